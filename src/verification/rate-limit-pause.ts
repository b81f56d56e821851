import type { Clock } from '../clock.ts';
import { Failure } from '../errors/failure.ts';
import { formatDuration } from '../text/duration.ts';

/** The pause that a `Retry-After` header asks for: all targets keep it. */
export class RateLimitPause {
  /** Why a target gives up whose deadline comes before the end of the pause. */
  failure: Failure | null = null;
  readonly #clock: Clock;
  #untilMs = Number.NEGATIVE_INFINITY;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Not above 0 where there is no pause. */
  get leftMs(): number {
    return this.#untilMs - this.#clock.now();
  }

  extend(retryAfterMs: number, why: Failure): void {
    if (retryAfterMs <= this.leftMs) return;
    this.#untilMs = this.#clock.now() + retryAfterMs;
    const what = `Studio asks for a pause of ${formatDuration(retryAfterMs)}, which ends after the deadline`;
    this.failure = new Failure(why.code, { what, cause: why.likelyCause, remedy: why.remedy }, why.quote);
  }
}
