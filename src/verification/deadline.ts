/** Until when one target, or the bucket list, is waited for. */
import type { Clock } from '../clock.ts';
import { fitPauseMs } from './backoff.ts';

export class Deadline {
  readonly timeoutMs: number;
  /** Aborts at the deadline and on cancellation. */
  readonly signal: AbortSignal;
  /** The slowest answer so far, 0 before the first: a last look has to start early enough for another one like it. */
  slowestAnswerMs = 0;
  readonly #clock: Clock;
  readonly #startedMs: number;
  readonly #cleared = new AbortController();

  /** Starts now. `clear` has to be called, or the timer keeps the process alive. */
  constructor(timeoutMs: number, clock: Clock, cancelled: AbortSignal) {
    this.timeoutMs = timeoutMs;
    this.#clock = clock;
    this.#startedMs = clock.now();
    const reached = new AbortController();
    const abort = () => reached.abort();
    this.signal = reached.signal;
    if (cancelled.aborted) abort();
    cancelled.addEventListener('abort', abort);
    void clock.sleep(timeoutMs, this.#cleared.signal).then(() => {
      cancelled.removeEventListener('abort', abort);
      if (!this.#cleared.signal.aborted) abort();
    });
  }

  clear(): void {
    this.#cleared.abort();
  }

  get elapsedMs(): number {
    return this.#clock.now() - this.#startedMs;
  }

  /** @returns the pause, shortened for a last look where the deadline is near; null where no further look fits */
  fit(pauseMs: number): number | null {
    return fitPauseMs(pauseMs, this);
  }
}
