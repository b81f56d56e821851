import type { Failure } from '../errors/failure.ts';

const MAX_FAULTS = 5;

/** Stops all requests after a refused key, or five faults in a row of at least two targets; it never closes again. */
export class CircuitBreaker {
  readonly #controller = new AbortController();
  /** Ends all pauses; requests in flight may finish. */
  readonly signal = this.#controller.signal;
  readonly #faultyTargets = new Set<object>();
  #faults = 0;
  #lastFaultMs = Number.NEGATIVE_INFINITY;

  get failure(): Failure | null {
    return this.signal.reason ?? null;
  }

  open(why: Failure): void {
    this.#controller.abort(why);
  }

  recordAnswer(): void {
    this.#faults = 0;
    this.#faultyTargets.clear();
  }

  /** @param target any object that stands for it @param sentMs when the request was sent */
  recordFault(target: object, why: Failure, sentMs: number, nowMs: number): void {
    this.#faultyTargets.add(target);
    // Requests that were in flight together met the same fault: it counts once.
    if (sentMs <= this.#lastFaultMs) return;
    this.#lastFaultMs = nowMs;
    // A single target may be to blame for its own faults.
    if (++this.#faults >= MAX_FAULTS && this.#faultyTargets.size > 1) this.open(why);
  }
}
