/** Notices the end of the process that started this one, which no signal reports if it was killed. */
import { execFile } from 'node:child_process';
import { fstatSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { promisify } from 'node:util';

const INTERVAL_MS = 500;
/** Standard input that is closed that early was never open: CI runners start processes so. */
const CLOSED_FROM_START_MS = 1_000;
/** Read at once, since an orphan has another one. */
const parent = process.ppid;
const SHELLS = /^-?(ba|da|z|k|a)?sh$|^cmd(\.exe)?$/;

/** Calls back once: when the parent has ended, when npm has ended, or when the pipe of standard input is closed. */
export async function onParentEnd(callback: () => void): Promise<void> {
  const watched = await ancestorsUpToNpm();
  const timer = setInterval(() => {
    // On POSIX an orphan gets another parent; on Windows it keeps the number of the one that is gone.
    if (process.ppid !== parent || !watched.every(isRunning)) ended();
  }, INTERVAL_MS).unref();
  const ended = () => {
    clearInterval(timer);
    callback();
  };
  // A terminal is not read: in the background, that would suspend this process.
  if (!isPipe(0)) return;
  const beganMs = performance.now();
  process.stdin.once('end', () => performance.now() - beganMs > CLOSED_FROM_START_MS && ended());
  process.stdin.resume().unref();
}

/** False as well for a process of another user, which a parent never becomes. */
export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** npm runs scripts in a shell, which survives npm: so the processes from the parent up to npm itself are watched. */
async function ancestorsUpToNpm(): Promise<number[]> {
  const ancestors = [parent];
  if (process.env.npm_lifecycle_event === undefined) return ancestors;
  try {
    for (let pid = parent; ; ) {
      const { name, parentPid } = await describeProcess(pid);
      if (!SHELLS.test(basename(name)) || !(parentPid > 1)) return ancestors;
      ancestors.push(parentPid);
      pid = parentPid;
    }
  } catch {
    // Without /proc, `ps` or PowerShell the parent alone is watched.
    return ancestors;
  }
}

async function describeProcess(pid: number): Promise<{ name: string; parentPid: number }> {
  if (process.platform === 'linux') {
    const [, name = '', parentPid] = (await readFile(`/proc/${pid}/stat`, 'utf8')).match(/\((.*)\) \S (\d+)/s) ?? [];
    return { name, parentPid: Number(parentPid) };
  }
  const [command, ...parameters] =
    process.platform === 'win32'
      ? [
          'powershell',
          '-NoProfile',
          '-Command',
          `Get-CimInstance Win32_Process -Filter "ProcessId=${pid}" | % { "$($_.ParentProcessId) $($_.Name)" }`
        ]
      : ['ps', '-o', 'ppid=,comm=', '-p', String(pid)];
  const { stdout } = await promisify(execFile)(command, parameters, { timeout: 10_000 });
  const [, parentPid, name = ''] = stdout.trim().match(/^(\d+) +(.*)$/) ?? [];
  return { name, parentPid: Number(parentPid) };
}

function isPipe(descriptor: number): boolean {
  try {
    const status = fstatSync(descriptor);
    return status.isFIFO() || status.isSocket();
  } catch {
    return false;
  }
}
