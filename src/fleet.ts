/** Many buckets: 16 side by side, waiting and stopping together. The only place that knows of more than one. */
import type { Bucket, KnownBucket } from './buckets.ts';
import { type BucketResult, unasked } from './examine.ts';
import { type ErrorCode, type Failure, failure } from './failure.ts';
import { MOST_FAULTS } from './pace.ts';
import type { Reply } from './studio/client.ts';
import { type Surroundings, type Traffic, Wait } from './wait.ts';

const SIDE_BY_SIDE = 16;

/** The same key will be refused for every bucket. */
const REFUSES_ALL: ReadonlySet<string> = new Set<ErrorCode>(['api-key-rejected', 'api-key-forbidden']);

/** The longest time that so many buckets can take. */
export function longestMs(buckets: number, timeoutMs: number): number {
  return Math.ceil(buckets / SIDE_BY_SIDE) * timeoutMs;
}

export interface Tour {
  timeoutMs: number;
  around: Surroundings;
  examine: (bucket: KnownBucket, wait: Wait) => Promise<BucketResult>;
  /** Told of each result as soon as it is there. */
  onResult: (result: BucketResult) => void;
}

/** @returns the results in the order of the buckets. One bucket's trouble never touches another's verdict. */
export async function examineAll(buckets: Bucket[], tour: Tour): Promise<BucketResult[]> {
  const results: BucketResult[] = [];
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

async function examineNext(bucket: Bucket, { timeoutMs, around, examine }: Tour): Promise<BucketResult> {
  if (!bucket.request) return unasked(bucket, bucket.failure);
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

/** What buckets that are verified side by side learn from each other about Studio. */
export class SharedTraffic implements Traffic {
  stopped: Failure | null = null;
  held: { untilMs: number; fault: Failure } | null = null;
  #faults = 0;
  readonly #faulted = new Set<object>();

  stop(why: Failure): void {
    this.stopped ??= why;
  }

  note(asker: object, reply: Reply<unknown>, nowMs: number): void {
    if (reply.kind === 'answer') {
      this.#faults = 0;
      this.#faulted.clear();
    } else if (reply.kind === 'fault') {
      this.#faulted.add(asker);
      this.#noteFault(reply.failure, reply.retryAfterMs, nowMs);
    }
  }

  #noteFault(fault: Failure, retryAfterMs: number | null, nowMs: number): void {
    const untilMs = nowMs + (retryAfterMs ?? 0);
    if (retryAfterMs !== null && untilMs > (this.held?.untilMs ?? 0)) this.held = { untilMs, fault };
    // One bucket alone gives up by itself; several show that it is not the bucket.
    if (++this.#faults >= MOST_FAULTS && this.#faulted.size > 1) this.stop(fault);
  }
}
