/** Virtual time, and a Studio that lives in it: an hour of polling is tested in a millisecond, to the millisecond. */

import type { Clock } from '../../src/clock.ts';
import type { OwnCode } from '../../src/errors/error-codes.ts';
import { failure } from '../../src/errors/failure.ts';
import type { Reply, Studio } from '../../src/studio/client.ts';
import type { VerifyAnswer, VerifyRequest } from '../../src/studio/contract.ts';
import type { Target } from '../../src/studio/target.ts';
import { Sanitizer } from '../../src/text/sanitizer.ts';
import { CircuitBreaker } from '../../src/verification/circuit-breaker.ts';
import type { VerifyContext } from '../../src/verification/context.ts';
import { RateLimitPause } from '../../src/verification/rate-limit-pause.ts';
import { enough, inputsOf } from '../inputs/read.ts';

interface Timer {
  atMs: number;
  wake: () => void;
}

/** Goes on to the next timer by itself, as soon as everybody waits for one: nothing in it may wait for real input or output. */
export class FakeClock implements Clock {
  /** Monotonic clocks begin anywhere: nobody may take it for zero. */
  readonly #beganMs = 40_000;
  #nowMs = this.#beganMs;
  #timers: Timer[] = [];
  #turning = false;

  now(): number {
    return this.#nowMs;
  }

  timeOfDay(): number {
    return this.#nowMs;
  }

  /** Since the beginning of the test. */
  get elapsedMs(): number {
    return this.#nowMs - this.#beganMs;
  }

  /** Sleeps that have not ended: each of them would keep a process alive. */
  get pending(): number {
    return this.#timers.length;
  }

  sleep(ms: number, signal: AbortSignal): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    if (signal.aborted) resolve();
    else {
      const timer = this.#set(ms, () => {
        signal.removeEventListener('abort', stop);
        resolve();
      });
      const stop = () => {
        this.#timers = this.#timers.filter((each) => each !== timer);
        resolve();
      };
      signal.addEventListener('abort', stop, { once: true });
    }
    return promise;
  }

  /** Does something so long after the beginning. */
  at(elapsedMs: number, act: () => void): void {
    this.#set(this.#beganMs + elapsedMs - this.#nowMs, act);
  }

  #set(ms: number, wake: () => void): Timer {
    const timer = { atMs: this.#nowMs + Math.max(0, ms), wake };
    this.#timers.push(timer);
    this.#turn();
    return timer;
  }

  #turn(): void {
    if (this.#turning) return;
    this.#turning = true;
    // An immediate runs when no promise has anything left to do.
    setImmediate(() => {
      this.#turning = false;
      const next = this.#timers.reduce<Timer | null>((a, b) => (a && a.atMs <= b.atMs ? a : b), null);
      if (!next || next.atMs === Number.POSITIVE_INFINITY) return;
      this.#timers = this.#timers.filter((each) => each !== next);
      this.#nowMs = next.atMs;
      next.wake();
      if (this.#timers.length > 0) this.#turn();
    });
  }
}

/** What Studio answers, and how long that takes. */
export interface TimedReply<T = VerifyAnswer> {
  reply: Reply<T>;
  takesMs?: number;
}

/** One after the other, of which the last repeats; or whatever a function makes of the request. */
export type Script = TimedReply[] | ((index: number, request: VerifyRequest) => TimedReply);

export class FakeStudio implements Studio {
  /** When each request began, since the beginning of the test. */
  readonly listedAtMs: number[] = [];
  readonly verifiedAtMs: number[] = [];
  readonly requests: VerifyRequest[] = [];
  /** What is known of the newest file of any dataset. */
  lastFile: TimedReply<string | null> = { reply: { kind: 'answer', body: null } };
  /** Requests under way. */
  open = 0;
  readonly #clock: FakeClock;
  readonly #script: Script;
  readonly #lists: TimedReply<unknown[]>[];

  constructor(clock: FakeClock, script: Script, lists: TimedReply<unknown[]>[] = []) {
    this.#clock = clock;
    this.#script = script;
    this.#lists = lists;
  }

  listBuckets(signal: AbortSignal): Promise<Reply<unknown[]>> {
    const index = this.listedAtMs.push(this.#clock.elapsedMs) - 1;
    return this.#answered(this.#lists[index] ?? this.#lists.at(-1), signal);
  }

  verify(target: Target, signal: AbortSignal): Promise<Reply<VerifyAnswer>> {
    const request = target.kind === 'bucket' ? target.request : unknownRequest;
    const index = this.verifiedAtMs.push(this.#clock.elapsedMs) - 1;
    this.requests.push(request);
    const script = this.#script;
    return this.#answered(
      typeof script === 'function' ? script(index, request) : (script[index] ?? script.at(-1)),
      signal
    );
  }

  lastFileCreated(_dataset: string, signal: AbortSignal): Promise<Reply<string | null>> {
    return this.#answered(this.lastFile, signal);
  }

  async #answered<T>(timedReply: TimedReply<T> | undefined, signal: AbortSignal): Promise<Reply<T>> {
    if (!timedReply) throw new Error('the script has no reply to this request');
    this.open++;
    await this.#clock.sleep(timedReply.takesMs ?? 0, signal);
    this.open--;
    // As the client has it: what is cut off looks like any other connection that failed.
    return signal.aborted ? fault('network').reply : timedReply.reply;
  }
}

/** Datasets and portals have no request body. */
const unknownRequest: VerifyRequest = { storageProvider: '', accessKey: '', bucket: '', endpoint: '' };

const nothing = {
  connectionError: null,
  connectionStatusSince: null,
  files: null,
  hasInfoLabelsFile: null,
  signedUrl: null,
  endpoint: null
};

const answering = (answer: Partial<VerifyAnswer> & Pick<VerifyAnswer, 'connectionStatus'>): TimedReply => ({
  reply: { kind: 'answer', body: { ...nothing, ...answer } }
});
export const connecting = answering({ connectionStatus: 'connecting' });
export const connected = (answer: Partial<VerifyAnswer> = {}) =>
  answering({ ...answer, connectionStatus: 'connected' });
export const error = (connectionError: string | null = 'AccessDenied') =>
  answering({ connectionStatus: 'error', connectionError });

export const fault = (code: OwnCode = 'studio-unavailable', retryAfterMs: number | null = null) =>
  ({ reply: { kind: 'fault', failure: failure(code), retryAfterMs } }) satisfies TimedReply;
export const refusal = (code: OwnCode = 'request-refused') =>
  ({ reply: { kind: 'refusal', failure: failure(code) } }) satisfies TimedReply;
export const list = (buckets: unknown[]): TimedReply<unknown[]> => ({ reply: { kind: 'answer', body: buckets } });

export const slowly = <T>(takesMs: number, timedReply: TimedReply<T>): TimedReply<T> => ({ ...timedReply, takesMs });
/** Never answers. */
export const silence = slowly(Number.POSITIVE_INFINITY, connecting);

/** What the verifications of a run share: nobody cancels, nobody else asks, and chance is exactly in the middle. */
export function verifyContext(clock: Clock, studio: Studio, more: Partial<VerifyContext> = {}): VerifyContext {
  return {
    inputs: inputsOf(enough),
    observer: { onTargets: () => {}, onChange: () => {}, onResult: () => {} },
    studio,
    clock,
    random: () => 0.5,
    cancelled: new AbortController().signal,
    circuitBreaker: new CircuitBreaker(),
    rateLimitPause: new RateLimitPause(clock),
    sanitizer: new Sanitizer(),
    log: { debug: () => {}, mask: () => {}, maskInRunner: () => {} },
    ...more
  };
}
