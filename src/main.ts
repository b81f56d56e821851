/** Entry: process, clock, signals, exit code. Nothing else of the action touches them. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Runtime, run } from './run.ts';

// Whatever goes wrong from here on, also an event loop that runs dry, the step does not turn green.
process.exitCode = 1;

// What a dependency does in an old way is for us to see, in the tests, and not for users.
process.noDeprecation = true;

// NODE_DEBUG=net makes Node print requests with their headers, and so the API key, before any sanitizer of ours.
if (process.env.NODE_DEBUG) process.stderr.write = () => true;

// Nobody gets to see a stack; to make one for each of 10,000 failures takes a second.
Error.stackTraceLimit = 0;

/** How long the log's pipe may take nothing before the process ends without it. */
const STANDSTILL_MS = 500;

// Whoever read the log may have stopped: that is no failure of the step.
process.stdout.on('error', () => undefined);

const cancellation = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGBREAK'] as const) {
  process.on(signal, () => {
    // The second one is impatience: the runner's own, or a person's.
    if (cancellation.signal.aborted) exit(1);
    cancellation.abort();
  });
}

const crashed = new Promise<never>((_, reject) => {
  process.on('uncaughtException', reject);
});
// It is raced against in run.ts; before and after that, exit code 1 is all there is to say.
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
    // A connection that somebody keeps open must not keep the step waiting; what was written must not be lost,
    // unless nobody reads it: then the timeout of a pipe that does not move is all that comes.
    process.stdout.setTimeout?.(STANDSTILL_MS, () => exit());
    // Whatever called back to here is over only after this turn of the event loop.
    process.stdout.write('', () => setImmediate(exit));
  }
}

/**
 * Ends the process at once. `process.exit` waits for the threads that look up names and write
 * files, and neither can be cancelled: behind a resolver that is silent that takes half a minute, at a pipe that nobody
 * reads for ever. Another program in the place of this process (the runner itself needs a shell) waits for nobody.
 */
function exit(code = process.exitCode): void {
  // Requests to those threads are named so: GetAddrInfoReqWrap, FSReqCallback, FSReqPromise, FileHandleCloseReq.
  if (process.getActiveResourcesInfo().some((name) => name.includes('Req'))) {
    // No such thing on Windows, where a kill has the exit code 1, but nothing else has 0.
    process.execve?.('/bin/sh', ['sh', '-c', `exit ${code}`], {});
    if (code !== 0) process.kill(process.pid, 'SIGKILL');
  }
  process.exit(code);
}

/** Why this is no place for the action to run in; null where it is. */
function misplaced({ GITHUB_ACTIONS, GITHUB_OUTPUT }: NodeJS.ProcessEnv): string | null {
  const { node } = process.versions;
  if (Number.parseInt(node, 10) < 24) return `This action runs on Node 24, and this is Node ${node}.`;
  if (GITHUB_ACTIONS || GITHUB_OUTPUT) return null;
  return 'This action runs as a step of a GitHub workflow. To run it here: npm run verify -- bucket-id=42';
}

const advice = misplaced(process.env);
if (advice) console.log(advice);
else void main();
