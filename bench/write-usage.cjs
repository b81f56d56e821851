// Preloaded into a measured process: at its end it writes what it took to the file named in BENCH_USAGE.
const { readFileSync, writeFileSync } = require('node:fs');

process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  writeFileSync(process.env.BENCH_USAGE, JSON.stringify({ peakBytes: peakBytes(), cpuMs: (user + system) / 1000 }));
});

function peakBytes() {
  // Linux counts the parent's memory at the time of the fork into maxRSS; the high-water mark begins anew.
  if (process.platform === 'linux') {
    return Number(/^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))[1]) * 1024;
  }
  return process.resourceUsage().maxRSS * 1024;
}
