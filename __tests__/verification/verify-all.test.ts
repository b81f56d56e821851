import { describe, expect, it } from '@jest/globals';
import { failure } from '../../src/errors/failure.ts';
import { failureKey } from '../../src/verification/aggregate.ts';
import type { TargetResult } from '../../src/verification/target-result.ts';
import { longestMs, verifyAll } from '../../src/verification/verify-all.ts';
import {
  connected,
  connecting,
  error,
  FakeClock,
  FakeStudio,
  fault,
  refusal,
  silence,
  slowly,
  verifyContext
} from '../support/fake-clock.ts';
import { s } from './poll-one.ts';
import { attempts, codes, counted, verifyMany } from './verify-many.ts';

const quick = slowly(50, connected());

describe('many buckets', () => {
  it('are verified 16 side by side, a thousand in the time of 63', async () => {
    const { results, endedAtMs, mostOpen, pending } = await verifyMany([quick], { buckets: 1000 });
    expect(counted(codes(results))).toEqual({ connected: 1000 });
    expect([endedAtMs, mostOpen, pending]).toEqual([Math.ceil(1000 / 16) * 50, 16, 0]);
  });

  it('are reported in their order, and each as soon as it is decided', async () => {
    const { results, decided } = await verifyMany((_, { bucketId = 0 }) => slowly(1000 - bucketId * 50, connected()), {
      buckets: 10
    });
    expect(results.map(({ target }) => 'bucketId' in target && target.bucketId)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10
    ]);
    expect(decided.map(({ id }) => id)).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    expect(decided[0]?.atMs).toBe(500);
  });

  it('have each a deadline of its own, from its first request on', async () => {
    const { decided, results } = await verifyMany([connecting], { buckets: 17, timeoutMs: 10_000 });
    expect(counted(codes(results))).toEqual({ timeout: 17 });
    const [before, after] = [decided.at(15)?.atMs ?? 0, decided.at(16)?.atMs ?? 0];
    expect(after).toBe(2 * before);
  });

  it('have each its own count of requests, and its own time from the first of them on', async () => {
    const { results } = await verifyMany(
      (_, { bucketId }) => slowly(100, bucketId === 17 ? refusal('not-found') : connecting),
      { buckets: 17, timeoutMs: 1000 }
    );
    expect(results[0]?.effort).toEqual({ attempts: 3, durationMs: 850 });
    expect(results[16]?.effort).toEqual({ attempts: 1, durationMs: 100 });
  });

  it('do not suffer from one that hangs', async () => {
    const { results, endedAtMs, pending } = await verifyMany((_, { bucketId }) => (bucketId === 50 ? silence : quick), {
      buckets: 100
    });
    expect(counted(codes(results))).toEqual({ connected: 99, network: 1 });
    expect(codes(results)[49]).toBe('network');
    // It was the 50th, so it was asked after three rounds; all others were through long before it.
    expect([endedAtMs, pending]).toEqual([60_150, 0]);
  });

  it.each([refusal('not-found'), refusal('request-refused'), error('NoSuchBucket')])(
    'do not suffer from one that is refused for itself (%#)',
    async (timedReply) => {
      const { results } = await verifyMany((_, { bucketId }) => (bucketId === 3 ? timedReply : quick));
      expect(codes(results).filter((code) => code !== 'connected')).toHaveLength(1);
    }
  );

  it('leave out what Studio cannot be asked about', async () => {
    const results: TargetResult[] = [];
    const clock = new FakeClock();
    const studio = new FakeStudio(clock, [connected()]);
    const unknown = { kind: 'unresolved', bucketId: 9, failure: failure('unknown-bucket-id') } as const;
    const onResult = (result: TargetResult) => results.push(result);
    const observer = { onTargets: () => {}, onChange: () => {}, onResult };
    await verifyAll([unknown], verifyContext(clock, studio, { observer }));
    expect(studio.verifiedAtMs).toEqual([]);
    expect([codes(results), attempts(results)]).toEqual([['unknown-bucket-id'], [0]]);
  });

  it.each([
    [1, 60_000],
    [16, 60_000],
    [17, 120_000],
    [1000, 63 * 60_000]
  ])('take at most as long as the log says: %d', (buckets, ms) => {
    expect(longestMs(buckets, 60_000)).toBe(ms);
  });
});

describe('no further bucket is asked', () => {
  it.each(['api-key-rejected', 'api-key-forbidden'] as const)(
    'after %s; requests in flight finish, the rest is unverifiable with that code',
    async (code) => {
      const { results, endedAtMs } = await verifyMany((index) =>
        index === 3 ? slowly(100, refusal(code)) : slowly(200, connected())
      );
      expect(counted(codes(results))).toEqual({ connected: 15, [code]: 25 });
      expect(counted(attempts(results))).toEqual({ 1: 16, 0: 24 });
      expect(results.at(-1)).toMatchObject({ verdict: { status: 'unverifiable' }, healthy: false });
      expect(new Set(results.filter(({ healthy }) => !healthy).map(failureKey)).size).toBe(1);
      expect(endedAtMs).toBe(200);
    }
  );

  it('after a key is refused half-way; what was decided stays', async () => {
    const { results } = await verifyMany((index) => slowly(50, index < 20 ? connected() : refusal('api-key-rejected')));
    expect(codes(results).slice(0, 20)).toEqual(Array(20).fill('connected'));
    expect(counted(codes(results))).toEqual({ connected: 20, 'api-key-rejected': 20 });
  });

  it('after five faults in a row from several buckets', async () => {
    let pauses = 0;
    // As in life, no two of them come back at the same moment.
    const random = () => (pauses++ % 16) / 16;
    const { results, endedAtMs, studio, pending } = await verifyMany([slowly(10, fault())], { random });
    expect(counted(codes(results))).toEqual({ 'studio-unavailable': 40 });
    expect(counted(attempts(results))).toEqual({ 2: 4, 1: 12, 0: 24 });
    expect([studio.verifiedAtMs.length, pending]).toEqual([20, 0]);
    expect(endedAtMs).toBeLessThan(1000);
    expect(new Set(results.map(failureKey)).size).toBe(1);
  });

  it('not after one hiccup, which all requests under way have in common', async () => {
    const { results } = await verifyMany((index) =>
      index < 16 ? slowly(100 + index, fault()) : slowly(50, connected())
    );
    expect(counted(codes(results))).toEqual({ connected: 40 });
    expect(counted(attempts(results))).toEqual({ 2: 16, 1: 24 });
  });

  it('at the latest when the first of them would give up by itself', async () => {
    const { results, endedAtMs } = await verifyMany([slowly(100, fault())]);
    expect(counted(attempts(results))).toEqual({ 5: 16, 0: 24 });
    expect(endedAtMs).toBe(53_500);
  });

  it('after five faults of exactly two of them', async () => {
    const { results } = await verifyMany(
      (index, { bucketId = 0 }) => (bucketId < 3 ? slowly(10 + index, fault()) : slowly(100_000, connected())),
      { buckets: 17, timeoutMs: 300_000 }
    );
    expect(codes(results).slice(0, 2)).toEqual(['studio-unavailable', 'studio-unavailable']);
    expect(codes(results)[16]).toBe('studio-unavailable');
  });

  it('and the first reason is given', async () => {
    const { results } = await verifyMany((index) =>
      slowly(index === 0 ? 10 : 20, refusal(index === 0 ? 'api-key-forbidden' : 'api-key-rejected'))
    );
    expect(codes(results).at(-1)).toBe('api-key-forbidden');
  });

  it('but not after those of one, once another got an answer', async () => {
    // The first two fail; the second gets an answer, and from then on only the first one fails.
    const asked = new Map<number, number>();
    const { results } = await verifyMany(
      (_, { bucketId = 0 }) => {
        const times = (asked.get(bucketId) ?? 0) + 1;
        asked.set(bucketId, times);
        if (bucketId === 1) return slowly(times * 10, fault());
        if (bucketId === 2) return slowly(5, times === 1 ? fault() : connected());
        return slowly(200_000, connected());
      },
      // The last one is taken up by whoever had the first.
      { buckets: 18, timeoutMs: 300_000 }
    );
    expect(codes(results)).toEqual(['studio-unavailable', ...Array(17).fill('connected')]);
  });

  it('but five faults of one bucket are its own', async () => {
    // Nobody else gets an answer before: the others take their time.
    const { results, decided } = await verifyMany(
      (_, { bucketId = 0 }) => (bucketId === 1 ? fault() : bucketId < 17 ? slowly(100_000, connected()) : connected()),
      { buckets: 17, timeoutMs: 300_000 }
    );
    expect(codes(results)).toEqual(['studio-unavailable', ...Array(16).fill('connected')]);
    expect(decided.slice(0, 2)).toEqual([
      { id: 1, atMs: 53_000 },
      { id: 17, atMs: 53_000 }
    ]);
  });

  it('and any usable answer begins the count anew', async () => {
    const asked = new Map<number, number>();
    const { results } = await verifyMany(
      (_, { bucketId = 0 }) => {
        asked.set(bucketId, (asked.get(bucketId) ?? 0) + 1);
        return slowly(bucketId, bucketId % 5 === 0 || asked.get(bucketId) === 2 ? connected() : fault());
      },
      { buckets: 16 }
    );
    expect(counted(codes(results))).toEqual({ connected: 16 });
  });

  it('and nobody goes on pausing', async () => {
    const { decided, studio, pending } = await verifyMany(
      (_, { bucketId }) => (bucketId === 1 ? slowly(1000, refusal('api-key-rejected')) : error()),
      { buckets: 20, timeoutMs: 3_600_000, failureThreshold: 5 }
    );
    expect(counted(decided.map(({ atMs }) => atMs))).toEqual({ 1000: 20 });
    expect([studio.verifiedAtMs.length, pending]).toEqual([16, 0]);
  });
});

describe('`Retry-After`', () => {
  it('pauses all; requests in flight finish', async () => {
    const { results, studio } = await verifyMany((index) =>
      index === 0 ? slowly(50, fault('rate-limited', 20_000)) : slowly(100, connected())
    );
    expect(counted(codes(results))).toEqual({ connected: 40 });
    expect(studio.verifiedAtMs.filter((atMs) => atMs > 50 && atMs < 20_050)).toEqual([]);
    expect(studio.verifiedAtMs.filter((atMs) => atMs <= 50)).toHaveLength(16);
  });

  it('is not shortened by a later one', async () => {
    const { studio, results } = await verifyMany((index) => {
      if (index === 0) return slowly(10, fault('rate-limited', 20_000));
      return index === 1 ? slowly(20, fault('rate-limited', 5000)) : slowly(100, connected());
    });
    expect(studio.verifiedAtMs.filter((atMs) => atMs > 20 && atMs < 20_010)).toEqual([]);
    expect(counted(codes(results))).toEqual({ connected: 40 });
  });

  it('past the deadline says when Studio wants to be asked again, and what to do', async () => {
    const { results } = await verifyMany([fault('rate-limited', 3_600_000)], { buckets: 2 });
    expect(results[1]?.failure?.what).toMatch(/^Studio asks for a pause of 1 h, which ends after the deadline$/);
    expect(results[1]?.failure).toMatchObject({ code: 'rate-limited', remedy: expect.stringMatching(/\w/) });
    expect(results[1]?.failure?.likelyCause).toMatch(/\w/);
  });

  it('counts once per pause, however many were in flight together', async () => {
    const { results } = await verifyMany((index) =>
      index < 16 ? slowly(index, fault('rate-limited', 5000)) : connected()
    );
    expect(counted(codes(results))).toEqual({ connected: 40 });
  });

  it('said five times in a row ends it all', async () => {
    const { results, endedAtMs, studio } = await verifyMany([fault('rate-limited', 1000)]);
    expect(counted(codes(results))).toEqual({ 'rate-limited': 40 });
    expect([endedAtMs, studio.verifiedAtMs.length]).toEqual([4000, 5 * 16]);
  });

  it('does not cost a queued bucket its time', async () => {
    const { results, studio, endedAtMs } = await verifyMany(
      (index, { bucketId }) =>
        index === 0 ? fault('rate-limited', 8000) : bucketId === 17 ? connecting : slowly(10, connected()),
      { buckets: 17, timeoutMs: 10_000 }
    );
    expect(codes(results)[16]).toBe('timeout');
    expect(studio.verifiedAtMs.slice(16, 18)).toEqual(s(8, 8));
    expect(endedAtMs).toBeGreaterThan(17_000);
  });

  it('past every deadline ends all at once, for one and the same reason', async () => {
    const { results, endedAtMs, pending } = await verifyMany(
      (index) => slowly(index * 100, index === 0 ? fault('rate-limited', 3_600_000) : connecting),
      { timeoutMs: 60_000 }
    );
    expect(counted(codes(results))).toEqual({ 'rate-limited': 40 });
    expect(counted(attempts(results))).toEqual({ 1: 16, 0: 24 });
    expect(new Set(results.map(failureKey)).size).toBe(1);
    expect(endedAtMs).toBeLessThan(2000);
    expect(pending).toBe(0);
  });
});

it('a cancellation half-way keeps what is decided, and ends at once', async () => {
  const { results, endedAtMs, pending, studio } = await verifyMany([slowly(100, connected())], { cancelledAtMs: 150 });
  // With those that were not begun, nothing is done any more.
  expect(codes(results)).toEqual([...Array(16).fill('connected'), ...Array(16).fill('cancelled')]);
  expect(counted(attempts(results))).toEqual({ 1: 32 });
  expect([endedAtMs, pending, studio.open]).toEqual([150, 0, 0]);
});
