/** What targets that are verified side by side learn from each other about Studio. */
import { Failure } from '../errors/failure.ts';
import type { Reply } from '../studio/client.ts';
import { formatDuration } from '../text/duration.ts';

/** Faults in a row, of more than one target, that show that the targets are not to blame. */
const FAULTS_OF_ALL = 5;

/** Stops asking Studio once it refuses or fails for everybody, and holds the pause that a `Retry-After` asks all for. */
export class CircuitBreaker {
  /** Why nobody is to ask any more; null while they may. */
  opened: Failure | null = null;
  /** Until when nobody is to ask, and what a wait that ends before then fails with. */
  paused: { untilMs: number; failure: Failure } | null = null;
  readonly #opening = new AbortController();
  /** Aborts when it opens: pauses end, requests in flight may finish. */
  readonly signal = this.#opening.signal;
  #faults = 0;
  #lastFaultMs = Number.NEGATIVE_INFINITY;
  readonly #faulted = new Set<object>();

  open(why: Failure): void {
    this.opened ??= why;
    this.#opening.abort();
  }

  /**
   * @param asker one and the same for all requests of a target
   * @param askedMs when the request was sent, on the clock of `nowMs`
   */
  record(asker: object, reply: Reply<unknown>, askedMs: number, nowMs: number): void {
    if (reply.kind === 'answer') {
      this.#faults = 0;
      this.#faulted.clear();
    } else if (reply.kind === 'fault') {
      this.#faulted.add(asker);
      if (reply.retryAfterMs !== null) this.#pause(reply.failure, reply.retryAfterMs, nowMs);
      // Requests that were in flight together met the same fault: it counts once.
      if (askedMs <= this.#lastFaultMs) return;
      this.#lastFaultMs = nowMs;
      if (++this.#faults >= FAULTS_OF_ALL && this.#faulted.size > 1) this.open(reply.failure);
    }
  }

  #pause(fault: Failure, retryAfterMs: number, nowMs: number): void {
    const untilMs = nowMs + retryAfterMs;
    if (untilMs <= (this.paused?.untilMs ?? 0)) return;
    const { code, what, likelyCause: cause, remedy, quote } = fault;
    const later = `${what}; it asks to come back in ${formatDuration(retryAfterMs)}, after the deadline`;
    this.paused = { untilMs, failure: new Failure(code, { what: later, cause, remedy }, quote) };
  }
}
