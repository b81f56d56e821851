/** What the inputs select: resolved to targets, all of them verified. */
import type { Inputs } from '../inputs/read-inputs.ts';
import { createStudio } from '../studio/client.ts';
import type { Target, UnresolvedTarget } from '../studio/target.ts';
import { CircuitBreaker } from './circuit-breaker.ts';
import type { Resolved } from './resolve-targets.ts';
import type { TargetResult } from './target-result.ts';
import { verifyAll } from './verify-all.ts';
import type { VerifyContext } from './verify-target.ts';

/** Hears what is found out, as soon as it is. */
export interface Observer {
  /** @param unknownExcludes ids to be excluded that the organization does not have */
  onTargets(targets: (Target | UnresolvedTarget)[], unknownExcludes: number[]): void;
  /** Called with a line for each change of state, and for each pause after something went wrong. */
  onChange(line: string): void;
  /** @param index of its target */
  onResult(result: TargetResult, index: number): void;
}

/** @throws Failure where it is not known which targets there are */
export async function verifySelection(
  inputs: Inputs,
  observer: Observer,
  shared: Omit<VerifyContext, 'studio' | 'circuitBreaker' | 'onChange'>
): Promise<void> {
  const { apiUrl, apiKey, organizationId } = inputs;
  const { clock, log } = shared;
  const studio = createStudio({ apiUrl, apiKey, organizationId, clock, onExchange: (line) => log.debug(line) });
  const onChange = (line: string) => observer.onChange(line);
  const context = { ...shared, studio, circuitBreaker: new CircuitBreaker(clock), onChange };
  const { targets, unknownExcludes } = await targetsOf(inputs, context);
  observer.onTargets(targets, unknownExcludes);
  await verifyAll(targets, inputs, context, (result, index) => observer.onResult(result, index));
}

/** The bucket list is looked at only where ids have to be resolved. */
async function targetsOf({ selection, timeoutMs }: Inputs, context: VerifyContext): Promise<Resolved> {
  if (selection.kind === 'target') return { targets: [selection.target], unknownExcludes: [] };
  const { resolveTargets } = await import('./resolve-targets.ts');
  return await resolveTargets(selection, timeoutMs, context);
}
