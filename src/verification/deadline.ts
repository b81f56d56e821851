import type { Clock } from '../clock.ts';

export class Deadline {
  readonly timeoutMs: number;
  /** Aborts at the deadline and on cancellation. */
  readonly signal: AbortSignal;
  readonly #clock: Clock;
  readonly #reached = new AbortController();
  readonly #cleared = new AbortController();
  #startedMs: number | null = null;
  #slowestAnswerMs = 0;

  constructor(timeoutMs: number, clock: Clock, cancelled: AbortSignal) {
    this.timeoutMs = timeoutMs;
    this.#clock = clock;
    this.signal = AbortSignal.any([cancelled, this.#reached.signal]);
  }

  /** Starts with the first request; later calls do nothing. Without `clear`, the timer keeps the process alive. */
  start(): void {
    if (this.#startedMs !== null) return;
    this.#startedMs = this.#clock.now();
    void this.#clock.sleep(this.timeoutMs, this.#cleared.signal).then(() => {
      if (!this.#cleared.signal.aborted) this.#reached.abort();
    });
  }

  clear(): void {
    this.#cleared.abort();
  }

  get elapsedMs(): number {
    return this.#startedMs === null ? 0 : this.#clock.now() - this.#startedMs;
  }

  get leftMs(): number {
    return this.timeoutMs - this.elapsedMs;
  }

  recordAnswer(tookMs: number): void {
    this.#slowestAnswerMs = Math.max(this.#slowestAnswerMs, tookMs);
  }

  /** Shortens a pause so that one last request can be answered in time. @returns null where none can */
  fit(pauseMs: number): number | null {
    const marginMs = Math.min(Math.max(2 * this.#slowestAnswerMs, 500), this.timeoutMs / 4);
    const untilLastRequestMs = this.leftMs - marginMs;
    if (untilLastRequestMs > 0) return Math.min(pauseMs, untilLastRequestMs);
    // Within the margin, one more request follows only if the whole pause still fits.
    return pauseMs < this.leftMs ? pauseMs : null;
  }
}
