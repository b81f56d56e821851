import type { Clock } from '../clock.ts';
import type { Inputs } from '../inputs/read-inputs.ts';
import type { Studio } from '../studio/client.ts';
import type { Sanitizer } from '../text/sanitizer.ts';
import type { CircuitBreaker } from './circuit-breaker.ts';
import type { RateLimitPause } from './rate-limit-pause.ts';
import type { AnyTarget, TargetResult } from './target-result.ts';

/** What all verifications of a run share. */
export interface VerifyContext {
  inputs: Inputs;
  observer: Observer;
  clock: Clock;
  /** From 0 up to 1. */
  random: () => number;
  cancelled: AbortSignal;
  sanitizer: Sanitizer;
  log: {
    debug: (line: string) => void;
    /** Makes the runner and the sanitizer hide a secret. */
    mask: (secret: string) => void;
    /** Makes only the runner hide a secret. */
    maskInRunner: (secret: string) => void;
  };
  studio: Studio;
  circuitBreaker: CircuitBreaker;
  rateLimitPause: RateLimitPause;
}

export interface Observer {
  /** @param unknownExcludes ids in `exclude` that the organization does not have */
  onTargets(targets: AnyTarget[], unknownExcludes: number[]): void;
  /** @param line says what changed, or what went wrong and when Studio is asked again */
  onChange(line: string): void;
  /** @param index of the target */
  onResult(result: TargetResult, index: number): void;
}
