/** What the inputs select: resolved to targets, all of them verified. */
import type { Inputs } from '../inputs/read-inputs.ts';
import { createStudio } from '../studio/client.ts';
import type { Target, UnresolvedTarget } from '../studio/target.ts';
import { CircuitBreaker } from './circuit-breaker.ts';
import type { TargetResult } from './target-result.ts';
import { verifyAll } from './verify-all.ts';
import type { VerifyContext } from './verify-target.ts';

/** Filled while the verification goes on, so that what was decided is reported even if something breaks. */
export interface Progress {
  targets: (Target | UnresolvedTarget)[];
  /** By the index of their targets. */
  results: (TargetResult | undefined)[];
}

export interface SelectionOptions extends Omit<VerifyContext, 'studio' | 'circuitBreaker'> {
  progress: Progress;
  /** Called when the targets are known; with ids to be excluded that the organization does not have. */
  onTargets: (unknownExcludes: number[]) => void;
  onResult: (result: TargetResult) => void;
}

/** @throws Failure where it is not known which targets there are */
export async function verifySelection(inputs: Inputs, options: SelectionOptions): Promise<void> {
  const { apiUrl, apiKey, organizationId, selection, timeoutMs } = inputs;
  const { progress, onTargets, onResult, ...shared } = options;
  const { clock, log } = shared;
  const studio = createStudio({ apiUrl, apiKey, organizationId, clock, onExchange: log.debug });
  const context = { ...shared, studio, circuitBreaker: new CircuitBreaker(clock) };
  let unknownExcludes: number[] = [];
  if (selection.kind === 'target') progress.targets = [selection.target];
  else {
    // The bucket list is looked at only where ids have to be resolved.
    const { resolveTargets } = await import('./resolve-targets.ts');
    const resolved = await resolveTargets(selection, timeoutMs, context);
    progress.targets = resolved.targets;
    unknownExcludes = resolved.unknownExcludes;
  }
  onTargets(unknownExcludes);
  await verifyAll(progress.targets, inputs, context, (result, index) => {
    progress.results[index] = result;
    onResult(result);
  });
}
