/** One wait for Studio: until when, how patiently, and what it has cost so far. */
import type { Clock } from '../clock.ts';
import type { Failure } from '../errors/failure.ts';
import type { Reply } from '../studio/client.ts';
import { faultPauseMs, fittedPauseMs, MOST_FAULTS } from './backoff.ts';

/** What everybody who waits for Studio at the same time has in common. */
export interface Traffic {
  /** Why nobody is to ask any more, if so. */
  readonly stopped: Failure | null;
  /** Aborts together with that. */
  readonly stopping: AbortSignal;
  /** Studio said when to come back: nobody asks before, and whose deadline is earlier fails with this. */
  readonly held: { untilMs: number; failure: Failure } | null;
  stop(why: Failure): void;
  join(waiting: Waiting): void;
  leave(waiting: Waiting): void;
  /** Takes note of what one of them got for an answer, and when it was asked for. */
  note(asker: object, reply: Reply<unknown>, askedMs: number, nowMs: number): void;
}

export interface Waiting {
  /** All is over: exchanges and pauses end. */
  stop(): void;
  /** Nobody is to ask any more: pauses end. */
  wake(): void;
}

export type Asked<T> =
  | { kind: 'answer'; body: T }
  | { kind: 'refusal'; failure: Failure }
  /** Deadline, too many faults, or Studio wants to be asked later than that. `fault` is the last one since the last answer. */
  | { kind: 'over'; fault: Failure | null; silence: Failure | null }
  | { kind: 'cancelled' };

export interface Surroundings {
  clock: Clock;
  /** From 0 up to 1. */
  random: () => number;
  cancelled: AbortSignal;
  traffic: Traffic;
  onFault: (fault: Failure, pauseMs: number) => void;
}

export class Wait implements Waiting {
  readonly timeoutMs: number;
  readonly #around: Surroundings;
  readonly #beganMs: number;
  /** Aborts at the deadline and on cancellation. */
  readonly #over = new AbortController();
  /** Aborts together with that, and where nobody is to ask any more; but then requests in flight may finish. */
  readonly #awake = new AbortController();
  readonly #ended = new AbortController();
  #slowestMs = 0;

  /** The deadline starts now. `end` must be called, or its timer keeps the process alive. */
  constructor(timeoutMs: number, around: Surroundings) {
    this.timeoutMs = timeoutMs;
    this.#around = around;
    this.#beganMs = around.clock.now();
    around.traffic.join(this);
    if (around.cancelled.aborted) this.stop();
    void around.clock.sleep(timeoutMs, this.#ended.signal).then(() => {
      if (!this.#ended.signal.aborted) this.stop();
    });
  }

  end(): void {
    this.#ended.abort();
    this.#around.traffic.leave(this);
  }

  stop(): void {
    this.#over.abort();
    this.wake();
  }

  wake(): void {
    this.#awake.abort();
  }

  get elapsedMs(): number {
    return this.#around.clock.now() - this.#beganMs;
  }

  /** One usable answer, however many tries it takes. Aborts the exchange at the deadline and on cancellation. */
  async ask<T>(exchange: (signal: AbortSignal) => Promise<Reply<T>>): Promise<Asked<T>> {
    const { clock, traffic, random } = this.#around;
    let fault: Failure | null = null;
    for (let faults = 1; ; faults++) {
      const held = await this.#held(fault);
      if (held) return held;
      const beganMs = clock.now();
      const reply = await exchange(this.#over.signal);
      if (this.#around.cancelled.aborted && reply.kind !== 'answer') return { kind: 'cancelled' };
      // What the deadline cuts off is no fault of Studio's.
      if (this.#over.signal.aborted && reply.kind === 'fault') return { kind: 'over', fault, silence: reply.failure };
      traffic.note(this, reply, beganMs, clock.now());
      if (reply.kind === 'answer') this.#slowestMs = Math.max(this.#slowestMs, clock.now() - beganMs);
      if (reply.kind !== 'fault') return reply;
      fault = reply.failure;
      if (faults === MOST_FAULTS) return { kind: 'over', fault, silence: null };
      if (reply.retryAfterMs === null) {
        const pauseMs = this.#fitted(faultPauseMs(faults, random()));
        if (pauseMs === null) return { kind: 'over', fault, silence: null };
        this.#around.onFault(fault, pauseMs);
        await clock.sleep(pauseMs, this.#awake.signal);
      } else if (this.elapsedMs + reply.retryAfterMs < this.timeoutMs) {
        this.#around.onFault(fault, reply.retryAfterMs);
      }
    }
  }

  /**
   * Pauses, shortened for a last look where the deadline is near.
   * @param onPause told how long before it begins
   * @returns false where no further look fits
   */
  async pause(pauseMs: number, onPause: (pauseMs: number) => void = () => {}): Promise<boolean> {
    const fittedMs = this.#fitted(pauseMs);
    if (fittedMs === null) return false;
    onPause(fittedMs);
    await this.#around.clock.sleep(fittedMs, this.#awake.signal);
    return true;
  }

  /** Keeps the time that Studio asked for. @returns how the wait ends, if it does not go on */
  async #held(fault: Failure | null): Promise<Asked<never> | null> {
    const { clock, traffic, cancelled } = this.#around;
    while (!cancelled.aborted && !traffic.stopped && traffic.held && traffic.held.untilMs > clock.now()) {
      const waitMs = traffic.held.untilMs - clock.now();
      if (this.elapsedMs + waitMs >= this.timeoutMs) {
        return { kind: 'over', fault: traffic.held.failure, silence: null };
      }
      await clock.sleep(waitMs, this.#awake.signal);
    }
    if (cancelled.aborted) return { kind: 'cancelled' };
    if (traffic.stopped) return { kind: 'refusal', failure: traffic.stopped };
    return this.#over.signal.aborted ? { kind: 'over', fault, silence: null } : null;
  }

  #fitted(pauseMs: number): number | null {
    const nowMs = this.#around.clock.now();
    const deadlineMs = this.#beganMs + this.timeoutMs;
    return fittedPauseMs(pauseMs, { nowMs, deadlineMs, timeoutMs: this.timeoutMs, slowestMs: this.#slowestMs });
  }
}
