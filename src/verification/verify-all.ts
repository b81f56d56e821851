import { toFailure } from '../errors/failure.ts';
import { createStudio } from '../studio/client.ts';
import { CircuitBreaker } from './circuit-breaker.ts';
import type { VerifyContext } from './context.ts';
import { RateLimitPause } from './rate-limit-pause.ts';
import { type AnyTarget, type TargetResult, unverifiableResult } from './target-result.ts';
import { verifyTarget } from './verify-target.ts';

export const SIDE_BY_SIDE = 16;

/** With these codes, Studio refuses the API key for every target. */
const REFUSED_FOR_ALL: ReadonlySet<string> = new Set(['api-key-rejected', 'api-key-forbidden']);

/** Unless Studio asks for pauses. */
export function longestMs(targets: number, timeoutMs: number): number {
  return Math.ceil(targets / SIDE_BY_SIDE) * timeoutMs;
}

/** @throws Failure where it is not known which targets the inputs select */
export async function verifySelection(
  options: Omit<VerifyContext, 'studio' | 'circuitBreaker' | 'rateLimitPause'>
): Promise<void> {
  const { inputs, observer, clock, log } = options;
  const { apiUrl, apiKey, organizationId, selection } = inputs;
  const studio = createStudio({ apiUrl, apiKey, organizationId, clock, onExchange: (line) => log.debug(line) });
  const rateLimitPause = new RateLimitPause(clock);
  const context = { ...options, studio, circuitBreaker: new CircuitBreaker(), rateLimitPause };
  // The code for bucket lists is loaded only if there is an id to look up.
  const { targets, unknownExcludes } =
    selection.kind === 'target'
      ? { targets: [selection.target], unknownExcludes: [] }
      : await (await import('./resolve-targets.ts')).resolveTargets(selection, context);
  observer.onTargets(targets, unknownExcludes);
  await verifyAll(targets, context);
}

export async function verifyAll(targets: AnyTarget[], context: VerifyContext): Promise<void> {
  const { observer, clock, cancelled } = context;
  const queue = targets.entries();
  const work = async () => {
    for (const [index, target] of queue) {
      if (cancelled.aborted) return;
      observer.onResult(await resultFor(target, context), index);
      // Signals are heard in between, also where thousands of targets need no request.
      if (index % 10 === 9) await clock.sleep(0, cancelled);
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
}

async function resultFor(target: AnyTarget, context: VerifyContext): Promise<TargetResult> {
  const { circuitBreaker, sanitizer } = context;
  if (target.kind === 'unresolved') return unverifiableResult(target, target.failure, sanitizer);
  if (circuitBreaker.failure) return unverifiableResult(target, circuitBreaker.failure, sanitizer);
  // A fault of the action itself must not cost the other targets their verdicts.
  const result = await verifyTarget(target, context).catch((error) =>
    unverifiableResult(target, toFailure(error), sanitizer)
  );
  if (result.failure && REFUSED_FOR_ALL.has(result.failure.code)) circuitBreaker.open(result.failure);
  return result;
}
