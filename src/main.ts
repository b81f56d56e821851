/** The door: process, clock, signals, exit code. Nothing else of the action touches them. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Runtime } from './run.ts';

// Whatever goes wrong from here on, also an event loop that runs dry, the step does not turn green.
process.exitCode = 1;

// What a dependency does in an old way is for us to see, in the tests, and not for users.
process.noDeprecation = true;

// NODE_DEBUG=net makes Node print requests with their headers, and so the API key, before any sanitizer of ours.
if (process.env.NODE_DEBUG) process.stderr.write = () => true;

const cancellation = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGBREAK'] as const) {
  process.on(signal, () => {
    // The second one is impatience: the runner's own, or a person's.
    if (cancellation.signal.aborted) process.exit(1);
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
    now: () => performance.now(),
    timeOfDay: Date.now,
    sleep: (ms, signal) => sleep(ms, undefined, { signal }).catch(() => undefined)
  },
  random: Math.random,
  cancelled: cancellation.signal,
  crashed,
  // V8 gives garbage as much room as the machine has, unless size matters more.
  saveMemory: () => process.getBuiltinModule('node:v8').setFlagsFromString('--optimize-for-size')
};

async function main(): Promise<void> {
  try {
    // Loaded only now, so that signals are heard from the first moment.
    const { run } = await import('./run.ts');
    process.exitCode = await run(runtime);
  } finally {
    // A connection that somebody keeps open must not keep the step waiting; what was written must not be lost.
    process.stdout.write('', () => process.exit());
  }
}
void main();
