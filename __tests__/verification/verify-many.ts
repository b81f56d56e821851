/** A tour of many buckets in virtual time. */

import { examineAll } from '../../src/verification/verify-all.ts';
import type { Examination, TargetResult } from '../../src/verification/verify-target.ts';
import { examine } from '../../src/verification/verify-target.ts';
import { FakeClock, FakeStudio, type Script, surroundings } from '../support/fake-clock.ts';
import { credentials } from './poll-one.ts';

export interface Setting {
  buckets?: number;
  timeoutMs?: number;
  failureThreshold?: number;
  cancelledAtMs?: number;
  random?: () => number;
}

export interface Toured {
  results: TargetResult[];
  studio: FakeStudio;
  /** When each result was there, and which. */
  told: { atMs: number; id: number | null }[];
  endedAtMs: number;
  /** Timers left behind. */
  pending: number;
  /** Most requests that were under way at once. */
  mostOpen: number;
}

/** Buckets have the ids 1, 2, 3, … */
export async function tour(script: Script, setting: Setting = {}): Promise<Toured> {
  const { buckets = 40, timeoutMs = 60_000, failureThreshold = 1, cancelledAtMs, random = () => 0.5 } = setting;
  const clock = new FakeClock();
  const cancellation = new AbortController();
  if (cancelledAtMs !== undefined) clock.at(cancelledAtMs, () => cancellation.abort());
  let mostOpen = 0;
  const studio = new FakeStudio(clock, (index, request) => {
    mostOpen = Math.max(mostOpen, studio.open + 1);
    const scene = typeof script === 'function' ? script(index, request) : (script[index] ?? script.at(-1));
    if (!scene) throw new Error('the script is empty');
    return scene;
  });
  const examination: Examination = {
    studio,
    pollIntervalMs: 5000,
    failureThreshold,
    onState: () => {},
    expected: { minFiles: 0, requireInfoLabels: false },
    corsOrigin: null,
    secretTrimmed: false,
    clock,
    cancelled: cancellation.signal,
    onExchange: () => {},
    register: () => {}
  };
  const told: Toured['told'] = [];
  const ids = Array.from({ length: buckets }, (_, index) => index + 1);
  const results = await examineAll(
    ids.map((id) => ({ id, request: { ...credentials, bucketId: id } })),
    {
      timeoutMs,
      around: surroundings(clock, { cancelled: cancellation.signal, random }),
      examine: (bucket, wait) => examine(bucket, wait, examination),
      onResult: ({ bucket }) => told.push({ atMs: clock.elapsedMs, id: bucket.id })
    }
  );
  return { results, studio, told, endedAtMs: clock.elapsedMs, pending: clock.pending, mostOpen };
}

/** Status or code of each bucket, in order. */
export const codes = (results: TargetResult[]) =>
  results.map(({ failure, verdict }) => failure?.code ?? verdict.status);
export const attempts = (results: TargetResult[]) => results.map(({ effort }) => effort.attempts);
/** How many there are of each. */
export const counted = (values: readonly (string | number)[]) =>
  Object.fromEntries([...Map.groupBy(values, (value) => value)].map(([value, all]) => [value, all.length]));
