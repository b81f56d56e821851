/** Entry: prepares the process, runs the action, and ends the process whatever still holds it. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Runtime, run } from './run.ts';

// A step fails unless the run ends well, also where the event loop runs dry.
process.exitCode = 1;

// A dependency's use of a deprecated API is no concern of users.
process.noDeprecation = true;

// NODE_DEBUG=net makes Node print requests with their headers, and so the API key, before any sanitizer.
if (process.env.NODE_DEBUG) process.stderr.write = () => true;

// Stacks are not shown, and making one for each of 10,000 failures takes a second.
Error.stackTraceLimit = 0;

/** How long the log's pipe may take nothing before the process ends without it. */
const STANDSTILL_MS = 500;

// A reader of the log that goes away is no failure of the step.
process.stdout.on('error', () => undefined);

const cancellation = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGBREAK'] as const) {
  process.on(signal, () => {
    if (cancellation.signal.aborted) exit(1);
    cancellation.abort();
  });
}

const crashed = new Promise<never>((_, reject) => {
  process.on('uncaughtException', reject);
});
// While run.ts does not wait for it, exit code 1 says enough.
crashed.catch(() => undefined);

const runtime: Runtime = {
  env: process.env,
  clock: {
    // `performance.now()` would load perf_hooks, which takes a millisecond.
    now: () => Number(process.hrtime.bigint()) / 1e6,
    timeOfDay: Date.now,
    sleep: (ms, signal) => sleep(ms, undefined, { signal }).catch(() => undefined)
  },
  random: Math.random,
  cancelled: cancellation.signal,
  crashed
};

async function main(): Promise<void> {
  try {
    process.exitCode = await run(runtime);
  } finally {
    // What was written must not be lost, but a pipe that stands still must not hold the step.
    process.stdout.setTimeout?.(STANDSTILL_MS, () => exit());
    // The callback's own turn of the event loop has to end first.
    process.stdout.write('', () => setImmediate(exit));
  }
}

/**
 * Ends the process at once. `process.exit` would wait for the threads that look up names and write files, for half a
 * minute behind a silent resolver, and for ever at a pipe without a reader: a shell takes the place of this process.
 */
function exit(code = process.exitCode): void {
  // Requests to those threads are called GetAddrInfoReqWrap, FSReqCallback, FSReqPromise, FileHandleCloseReq.
  if (process.getActiveResourcesInfo().some((name) => name.includes('Req'))) {
    // Windows has no execve; a kill has the exit code 1 there, but nothing else has 0.
    process.execve?.('/bin/sh', ['sh', '-c', `exit ${code}`], {});
    if (code !== 0) process.kill(process.pid, 'SIGKILL');
  }
  process.exit(code);
}

function obstacleIn({ GITHUB_ACTIONS, GITHUB_OUTPUT }: NodeJS.ProcessEnv): string | null {
  const { node } = process.versions;
  if (Number.parseInt(node, 10) < 24) return `This action runs on Node 24, and this is Node ${node}.`;
  if (GITHUB_ACTIONS || GITHUB_OUTPUT) return null;
  return 'This action runs as a step of a GitHub workflow. To run it here: npm run verify -- bucket-id=42';
}

const obstacle = obstacleIn(process.env);
if (obstacle) console.log(obstacle);
else void main();
