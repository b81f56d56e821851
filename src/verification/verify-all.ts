/** All targets that the inputs select, 16 side by side. */
import { failure, toFailure } from '../errors/failure.ts';
import type { Inputs } from '../inputs/read-inputs.ts';
import type { Target, UnresolvedTarget } from '../studio/target.ts';
import type { TargetResult } from './target-result.ts';
import { notAskedResult, type VerifyContext, verifyTarget } from './verify-target.ts';

export const SIDE_BY_SIDE = 16;
/** The same key will be refused for every target. */
const REFUSED_FOR_ALL: ReadonlySet<string> = new Set(['api-key-rejected', 'api-key-forbidden']);

/** @returns the longest time that so many targets can take, unless Studio asks for longer pauses */
export function longestMs(targets: number, timeoutMs: number): number {
  return Math.ceil(targets / SIDE_BY_SIDE) * timeoutMs;
}

/**
 * One target's failure never touches another's verdict.
 * @param onResult called with each result as soon as it is decided, and with the index of its target; once cancelled, no
 *   more with those that were not begun
 */
export async function verifyAll(
  targets: (Target | UnresolvedTarget)[],
  inputs: Inputs,
  context: VerifyContext,
  onResult: (result: TargetResult, index: number) => void
): Promise<void> {
  const queue = targets.entries();
  const work = async () => {
    for (const [index, target] of queue) {
      // Whoever cancelled knows what to make of the others.
      if (context.cancelled.aborted) return;
      onResult(await verifyNext(target, inputs, context), index);
      // Targets that nobody is asked about would keep the event loop, and so a signal, waiting.
      if (index % 10 === 9) await context.clock.sleep(0, context.cancelled);
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
}

async function verifyNext(
  target: Target | UnresolvedTarget,
  inputs: Inputs,
  context: VerifyContext
): Promise<TargetResult> {
  const { clock, cancelled, circuitBreaker, sanitizer } = context;
  if (target.kind === 'unresolved') return notAskedResult(target, target.failure, sanitizer);
  // A deadline starts with the first request: a pause that Studio asks for is kept before it, unless it is longer.
  while (circuitBreaker.pauseMs > 0 && circuitBreaker.pauseMs < inputs.timeoutMs) {
    if (cancelled.aborted || circuitBreaker.opened) break;
    await clock.sleep(circuitBreaker.pauseMs, AbortSignal.any([cancelled, circuitBreaker.signal]));
  }
  if (cancelled.aborted) return notAskedResult(target, failure('cancelled'), sanitizer);
  if (circuitBreaker.opened) return notAskedResult(target, circuitBreaker.opened, sanitizer);
  // Whatever breaks there, also in the action itself, costs no other target its verdict.
  const result = await verifyTarget(target, inputs, context).catch((error) =>
    notAskedResult(target, toFailure(error), sanitizer)
  );
  if (result.failure && REFUSED_FOR_ALL.has(result.failure.code)) circuitBreaker.open(result.failure);
  return result;
}
