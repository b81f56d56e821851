/** What targets that are verified side by side learn from each other about Studio. */
import type { Clock } from '../clock.ts';
import { Failure } from '../errors/failure.ts';
import type { Reply } from '../studio/client.ts';
import { formatDuration } from '../text/duration.ts';

/** Faults in a row, of more than one target, that show that the targets are not to blame. */
const FAULTS_OF_ALL = 5;

/** Stops asking Studio once it refuses or fails for everybody, and holds the pause that a `Retry-After` asks all for. */
export class CircuitBreaker {
  /** Why nobody is to ask any more; null while they may. */
  opened: Failure | null = null;
  /** What a wait that ends before the pause does fails with; null where there was no pause yet. */
  pausedBy: Failure | null = null;
  readonly #opening = new AbortController();
  /** Aborts when it opens: pauses end, requests in flight may finish. */
  readonly signal = this.#opening.signal;
  readonly #clock: Clock;
  #pausedUntilMs = Number.NEGATIVE_INFINITY;
  #faults = 0;
  #lastFaultMs = Number.NEGATIVE_INFINITY;
  readonly #faulted = new Set<object>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  open(why: Failure): void {
    this.opened ??= why;
    this.#opening.abort();
  }

  /** For so long nobody is to ask: in milliseconds, 0 or less where there is no pause. */
  get pauseMs(): number {
    return this.#pausedUntilMs - this.#clock.now();
  }

  /**
   * @param asker one and the same for all requests of a target
   * @param askedMs when the request was sent, on the clock
   */
  record(asker: object, reply: Reply<unknown>, askedMs: number): void {
    if (reply.kind === 'answer') {
      this.#faults = 0;
      this.#faulted.clear();
    } else if (reply.kind === 'fault') {
      this.#faulted.add(asker);
      if (reply.retryAfterMs !== null) this.#pause(reply.failure, reply.retryAfterMs);
      // Requests that were in flight together met the same fault: it counts once.
      if (askedMs <= this.#lastFaultMs) return;
      this.#lastFaultMs = this.#clock.now();
      if (++this.#faults >= FAULTS_OF_ALL && this.#faulted.size > 1) this.open(reply.failure);
    }
  }

  #pause({ code, what, likelyCause: cause, remedy, quote }: Failure, retryAfterMs: number): void {
    if (retryAfterMs <= this.pauseMs) return;
    this.#pausedUntilMs = this.#clock.now() + retryAfterMs;
    const later = `${what}; it asks to come back in ${formatDuration(retryAfterMs)}, after the deadline`;
    this.pausedBy = new Failure(code, { what: later, cause, remedy }, quote);
  }
}
