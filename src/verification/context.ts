import type { Clock } from '../clock.ts';
import type { Inputs } from '../inputs/read-inputs.ts';
import type { Studio } from '../studio/client.ts';
import type { Sanitizer } from '../text/sanitizer.ts';
import type { CircuitBreaker } from './circuit-breaker.ts';
import type { RateLimitPause } from './rate-limit-pause.ts';
import type { AnyTarget, TargetResult } from './target-result.ts';

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
    mask: (secret: string) => void;
    maskInRunner: (secret: string) => void;
  };
  studio: Studio;
  circuitBreaker: CircuitBreaker;
  rateLimitPause: RateLimitPause;
}

export interface Observer {
  /** @param unknownExcludes ids in `exclude` that the organization does not have */
  onTargets(targets: AnyTarget[], unknownExcludes: number[]): void;
  onChange(line: string): void;
  onResult(result: TargetResult, index: number): void;
}
