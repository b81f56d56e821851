/** Many buckets: 16 side by side, waiting and stopping together. The only place that knows of more than one. */

import type { ErrorCode } from '../errors/error-codes.ts';
import { Failure, failure } from '../errors/failure.ts';
import type { Reply } from '../studio/client.ts';
import { formatDuration } from '../text/duration.ts';
import { type Surroundings, type Traffic, Wait, type Waiting } from './deadline.ts';
import type { Bucket, KnownBucket } from './resolve-targets.ts';
import { type TargetResult, unasked } from './verify-target.ts';

export const SIDE_BY_SIDE = 16;

/** The same key will be refused for every bucket. */
const REFUSES_ALL: ReadonlySet<string> = new Set<ErrorCode>(['api-key-rejected', 'api-key-forbidden']);

/** The longest time that so many buckets can take, unless Studio asks to be asked later. */
export function longestMs(buckets: number, timeoutMs: number): number {
  return Math.ceil(buckets / SIDE_BY_SIDE) * timeoutMs;
}

export interface Tour {
  timeoutMs: number;
  around: Surroundings;
  examine: (bucket: KnownBucket, wait: Wait) => Promise<TargetResult>;
  /** Told of each result as soon as it is there. */
  onResult: (result: TargetResult) => void;
}

/** @returns the results in the order of the buckets. One bucket's trouble never touches another's verdict. */
export async function examineAll(buckets: Bucket[], tour: Tour): Promise<TargetResult[]> {
  const results: TargetResult[] = [];
  const queue = buckets.entries();
  const work = async () => {
    for (const [index, bucket] of queue) {
      const result = await examineNext(bucket, tour);
      results[index] = result;
      tour.onResult(result);
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
  return results;
}

async function examineNext(bucket: Bucket, { timeoutMs, around, examine }: Tour): Promise<TargetResult> {
  if (!bucket.request) return unasked(bucket, bucket.failure);
  await heldOut(timeoutMs, around);
  if (around.cancelled.aborted) return unasked(bucket, failure('cancelled'));
  if (around.traffic.stopped) return unasked(bucket, around.traffic.stopped);
  const wait = new Wait(timeoutMs, around);
  try {
    const result = await examine(bucket, wait);
    if (result.failure && REFUSES_ALL.has(result.failure.code)) around.traffic.stop(result.failure);
    return result;
  } finally {
    wait.end();
  }
}

/** A deadline starts with the first request: what Studio asked for before it is waited out, unless it takes longer than that. */
async function heldOut(timeoutMs: number, { clock, cancelled, traffic }: Surroundings): Promise<void> {
  const heldMs = () => (traffic.held?.untilMs ?? 0) - clock.now();
  if (heldMs() <= 0) return;
  const awake = AbortSignal.any([cancelled, traffic.stopping]);
  while (heldMs() > 0 && heldMs() < timeoutMs && !awake.aborted) await clock.sleep(heldMs(), awake);
}

/** Faults in a row, of more than one bucket, that show that it is not the buckets. */
const FAULTS_OF_ALL = 5;

/** What buckets that are verified side by side learn from each other about Studio. */
export class CircuitBreaker implements Traffic {
  stopped: Failure | null = null;
  held: { untilMs: number; failure: Failure } | null = null;
  readonly #stopping = new AbortController();
  readonly stopping = this.#stopping.signal;
  #faults = 0;
  #lastFaultMs = Number.NEGATIVE_INFINITY;
  readonly #faulted = new Set<object>();
  readonly #waiting = new Set<Waiting>();

  /**
   * One listener tells them all. With one each, a bucket that is done would stay in memory until the next full garbage
   * collection: a listener that was removed still points to the next one.
   */
  constructor(cancelled: AbortSignal) {
    cancelled.addEventListener('abort', () => {
      for (const each of this.#waiting) each.stop();
    });
  }

  join(waiting: Waiting): void {
    this.#waiting.add(waiting);
  }

  leave(waiting: Waiting): void {
    this.#waiting.delete(waiting);
  }

  stop(why: Failure): void {
    this.stopped ??= why;
    this.#stopping.abort();
    for (const each of this.#waiting) each.wake();
  }

  note(asker: object, reply: Reply<unknown>, askedMs: number, nowMs: number): void {
    if (reply.kind === 'answer') {
      this.#faults = 0;
      this.#faulted.clear();
    } else if (reply.kind === 'fault') {
      this.#faulted.add(asker);
      if (reply.retryAfterMs !== null) this.#hold(reply.failure, reply.retryAfterMs, nowMs);
      // What was under way together met the same hiccup: that is one fault, not sixteen in a row.
      if (askedMs <= this.#lastFaultMs) return;
      this.#lastFaultMs = nowMs;
      if (++this.#faults >= FAULTS_OF_ALL && this.#faulted.size > 1) this.stop(reply.failure);
    }
  }

  #hold(fault: Failure, retryAfterMs: number, nowMs: number): void {
    const untilMs = nowMs + retryAfterMs;
    if (untilMs <= (this.held?.untilMs ?? 0)) return;
    const { code, what, likelyCause: cause, remedy, quote } = fault;
    const later = `${what}; it asks to come back in ${formatDuration(retryAfterMs)}, after the deadline`;
    this.held = { untilMs, failure: new Failure(code, { what: later, cause, remedy }, quote) };
  }
}
