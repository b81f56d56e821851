/** All targets, 16 side by side. */
import { failure } from '../errors/failure.ts';
import type { Target, UnresolvedTarget } from '../studio/target.ts';
import type { Sanitizer } from '../text/sanitizer.ts';
import type { PollContext } from './ask-with-retries.ts';
import type { TargetResult } from './target-result.ts';
import { unasked } from './verify-target.ts';

export const SIDE_BY_SIDE = 16;
/** The same key will be refused for every target. */
const REFUSED_FOR_ALL: ReadonlySet<string> = new Set(['api-key-rejected', 'api-key-forbidden']);
/** A loop that never waits hears no signal: it yields to the event loop after so long. */
const LONGEST_STRETCH_MS = 10;

/** @returns the longest time that so many targets can take, unless Studio asks for longer pauses */
export function longestMs(targets: number, timeoutMs: number): number {
  return Math.ceil(targets / SIDE_BY_SIDE) * timeoutMs;
}

export interface VerifyAllOptions {
  timeoutMs: number;
  context: PollContext;
  sanitizer: Sanitizer;
  verify: (target: Target) => Promise<TargetResult>;
  /** Called with each result as soon as it is decided, and with the index of its target. */
  onResult: (result: TargetResult, index: number) => void;
}

/** One target's failure never touches another's verdict. */
export async function verifyAll(targets: (Target | UnresolvedTarget)[], options: VerifyAllOptions): Promise<void> {
  const yieldIfDue = yielding(options.context);
  const queue = targets.entries();
  const work = async () => {
    for (const [index, target] of queue) {
      options.onResult(await verifyNext(target, options), index);
      await yieldIfDue();
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
}

async function verifyNext(target: Target | UnresolvedTarget, options: VerifyAllOptions): Promise<TargetResult> {
  const { context, sanitizer, verify } = options;
  const { cancelled, circuitBreaker } = context;
  if (target.kind === 'unresolved') return unasked(target, target.failure, sanitizer);
  await rateLimited(options);
  if (cancelled.aborted) return unasked(target, failure('cancelled'), sanitizer);
  if (circuitBreaker.opened) return unasked(target, circuitBreaker.opened, sanitizer);
  const result = await verify(target);
  if (result.failure && REFUSED_FOR_ALL.has(result.failure.code)) circuitBreaker.open(result.failure);
  return result;
}

/** A deadline starts with the first request: a pause that Studio asks for is kept before it, unless it is longer. */
async function rateLimited({ timeoutMs, context }: VerifyAllOptions): Promise<void> {
  const { clock, cancelled, circuitBreaker } = context;
  const pausedMs = () => (circuitBreaker.paused?.untilMs ?? 0) - clock.now();
  if (pausedMs() <= 0) return;
  const stopped = AbortSignal.any([cancelled, circuitBreaker.signal]);
  while (pausedMs() > 0 && pausedMs() < timeoutMs && !stopped.aborted) await clock.sleep(pausedMs(), stopped);
}

function yielding({ clock, cancelled }: PollContext): () => Promise<void> {
  let yieldedMs = clock.now();
  return async () => {
    if (clock.now() - yieldedMs < LONGEST_STRETCH_MS) return;
    await clock.sleep(0, cancelled);
    yieldedMs = clock.now();
  };
}
