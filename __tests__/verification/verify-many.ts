/** Many buckets, verified in virtual time. */
import type { Target } from '../../src/studio/target.ts';
import type { TargetResult } from '../../src/verification/target-result.ts';
import { verifyAll } from '../../src/verification/verify-all.ts';
import { enough, inputsOf } from '../inputs/read.ts';
import { FakeClock, FakeStudio, type Script, verifyContext } from '../support/fake-clock.ts';
import { credentials } from './poll-one.ts';

export interface Setting {
  buckets?: number;
  timeoutMs?: number;
  failureThreshold?: number;
  cancelledAtMs?: number;
  random?: () => number;
}

interface Observed {
  results: TargetResult[];
  studio: FakeStudio;
  /** When each result was decided, and of which bucket. */
  decided: { atMs: number; id: number }[];
  endedAtMs: number;
  /** Timers left behind. */
  pending: number;
  /** Most requests that were under way at once. */
  mostOpen: number;
}

/** Buckets have the ids 1, 2, 3, … */
export async function verifyMany(script: Script, setting: Setting = {}): Promise<Observed> {
  const { buckets = 40, timeoutMs = 60_000, failureThreshold = 1, cancelledAtMs, random = () => 0.5 } = setting;
  const clock = new FakeClock();
  const cancellation = new AbortController();
  if (cancelledAtMs !== undefined) clock.at(cancelledAtMs, () => cancellation.abort());
  let mostOpen = 0;
  const studio = new FakeStudio(clock, (index, request) => {
    mostOpen = Math.max(mostOpen, studio.open + 1);
    const timedReply = typeof script === 'function' ? script(index, request) : (script[index] ?? script.at(-1));
    if (!timedReply) throw new Error('the script is empty');
    return timedReply;
  });
  const decided: Observed['decided'] = [];
  const results: TargetResult[] = [];
  const targets = Array.from({ length: buckets }, (_, index): Target => {
    const bucketId = index + 1;
    return { kind: 'bucket', bucketId, request: { ...credentials, bucketId }, given: [] };
  });
  const onResult = (result: TargetResult, index: number) => {
    results[index] = result;
    decided.push({ atMs: clock.elapsedMs, id: index + 1 });
  };
  const context = verifyContext(clock, studio, {
    inputs: { ...inputsOf(enough), timeoutMs, failureThreshold },
    observer: { onTargets: () => {}, onChange: () => {}, onResult },
    cancelled: cancellation.signal,
    random
  });
  await verifyAll(targets, context);
  return { results, studio, decided, endedAtMs: clock.elapsedMs, pending: clock.pending, mostOpen };
}

/** Status or code of each bucket, in order. */
export const codes = (results: TargetResult[]) =>
  results.map(({ failure, verdict }) => failure?.code ?? verdict.status);
export const attempts = (results: TargetResult[]) => results.map(({ effort }) => effort.attempts);
/** How many there are of each. */
export const counted = (values: readonly (string | number)[]) =>
  Object.fromEntries([...Map.groupBy(values, (value) => value)].map(([value, all]) => [value, all.length]));
