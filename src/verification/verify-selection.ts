/** What the inputs select: resolved to targets, all of them verified. */
import type { Clock } from '../clock.ts';
import type { Failure } from '../errors/failure.ts';
import { isMaskable } from '../inputs/gather.ts';
import type { Inputs } from '../inputs/read-inputs.ts';
import { createStudio, type Studio } from '../studio/client.ts';
import type { Target, UnresolvedTarget } from '../studio/target.ts';
import type { Sanitizer } from '../text/sanitizer.ts';
import type { PollContext } from './ask-with-retries.ts';
import { CircuitBreaker } from './circuit-breaker.ts';
import type { TargetResult } from './target-result.ts';
import { verifyAll } from './verify-all.ts';
import { type VerifyEvents, verifyTarget } from './verify-target.ts';

/** Filled while the verification goes on, so that what was decided is reported even if something breaks. */
export interface Progress {
  targets: (Target | UnresolvedTarget)[];
  /** By the index of their targets. */
  results: (TargetResult | undefined)[];
}

export interface SelectionEvents extends VerifyEvents {
  /** Makes the runner and the sanitizer hide a secret. */
  mask: (secret: string) => void;
  onTargets: (targets: (Target | UnresolvedTarget)[], unknownExcludes: number[]) => void;
  /** Called before the pause that follows a fault. */
  onFault: (fault: Failure, pauseMs: number) => void;
  onResult: (result: TargetResult) => void;
}

export interface SelectionOptions {
  clock: Clock;
  /** From 0 up to 1. */
  random: () => number;
  cancelled: AbortSignal;
  sanitizer: Sanitizer;
  progress: Progress;
  events: SelectionEvents;
}

/** @throws Failure where it is not known which targets there are */
export async function verifySelection(inputs: Inputs, options: SelectionOptions): Promise<void> {
  const { clock, random, cancelled, sanitizer, progress, events } = options;
  const { apiUrl, apiKey, organizationId, timeoutMs } = inputs;
  const studio = createStudio({ apiUrl, apiKey, organizationId, clock, onExchange: events.onExchange });
  const context: PollContext = {
    clock,
    random,
    cancelled,
    circuitBreaker: new CircuitBreaker(),
    onFault: events.onFault
  };
  const { targets, unknownExcludes } = await targetsOf(inputs, studio, context, sanitizer);
  progress.targets = targets;
  for (const target of targets) maskAccessKey(target, events.mask);
  events.onTargets(targets, unknownExcludes);
  await verifyAll(targets, {
    timeoutMs,
    context,
    sanitizer,
    verify: (target) =>
      verifyTarget(target, {
        studio,
        context,
        sanitizer,
        events,
        timeoutMs,
        pollIntervalMs: inputs.pollIntervalMs,
        failureThreshold: inputs.failureThreshold,
        corsOrigin: inputs.corsOrigin,
        expectations: {
          requireFiles: inputs.requireFiles,
          requireInfoLabels: inputs.requireInfoLabels,
          maxAgeMs: inputs.maxAgeMs
        },
        secretTrimmed: inputs.trimmed.includes('secret-key')
      }),
    onResult: (result, index) => {
      progress.results[index] = result;
      events.onResult(result);
    }
  });
}

/** The bucket list is looked at only where ids have to be resolved. */
async function targetsOf({ selection, timeoutMs }: Inputs, studio: Studio, context: PollContext, sanitizer: Sanitizer) {
  if (selection.kind === 'target') return { targets: [selection.target], unknownExcludes: [] };
  const { resolveTargets } = await import('./resolve-targets.ts');
  return await resolveTargets(selection, studio, timeoutMs, context, (accessKey) => sanitizer.hide(accessKey));
}

/** Of an existing bucket, only the list tells whether the access key is the name of an Azure account, which is no secret. */
function maskAccessKey(target: Target | UnresolvedTarget, mask: (secret: string) => void): void {
  if (target.kind !== 'bucket' || !target.given.includes('accessKey')) return;
  const { accessKey, storageProvider } = target.request;
  if (storageProvider !== 'azure' && isMaskable(accessKey)) mask(accessKey);
}
