import { describe, expect, it } from '@jest/globals';
import type { OneBucket } from '../../src/inputs/selection.ts';
import { Wait } from '../../src/verification/deadline.ts';
import { verify } from '../../src/verification/poll.ts';
import { findBucket } from '../../src/verification/resolve-targets.ts';
import {
  connected,
  connecting,
  error,
  FakeClock,
  FakeStudio,
  fault,
  list,
  refusal,
  type Scene,
  silence,
  slowly,
  surroundings
} from '../support/fake-clock.ts';
import { codeOf, credentials, routine, s } from './poll-one.ts';

describe('faults', () => {
  it.each([
    ['as they are', 0.5, [0, 1, 5, 21, 53]],
    ['25 % shorter at least', 0, [0, 0.75, 3.75, 15.75, 39.75]],
    ['25 % longer at most', 1, [0, 1.25, 6.25, 26.25, 66.25]]
  ])('are retried after 1, 4, 16 and 32 s, %s; the fifth ends the wait', async (_, random, seconds) => {
    const { studio, verdict, endedAtMs, effort, faults } = await routine([fault()], { random });
    expect(studio.verifiedAtMs).toEqual(s(...seconds));
    expect(endedAtMs).toBe(studio.verifiedAtMs.at(-1));
    expect([codeOf(verdict), effort.attempts]).toEqual(['studio-unavailable', 5]);
    // Nobody is told of a next try that does not come.
    expect(faults).toHaveLength(4);
  });

  it('are counted anew after any usable answer', async () => {
    const four = Array.from({ length: 4 }, () => fault());
    const { verdict, effort, studio } = await routine([...four, connecting, ...four, error(), ...four, connected()], {
      failureThreshold: 2
    });
    expect(verdict.status).toBe('connected');
    expect(effort.attempts).toBe(15);
    // 53 s, then 0.25 s after `connecting`, and the next pause after a fault is the first one again.
    expect(studio.verifiedAtMs.slice(4, 7)).toEqual(s(53, 53.25, 54.25));
  });

  it('say what went wrong and when Studio is asked again', async () => {
    const { faults } = await routine([fault('network'), fault('rate-limited', 7000), connected()]);
    expect(faults).toEqual([
      { code: 'network', pauseMs: 1000 },
      { code: 'rate-limited', pauseMs: 7000 }
    ]);
  });

  it('leave room for a last look before the deadline', async () => {
    const { studio, verdict } = await routine([fault()], { timeoutMs: 3000 });
    expect(studio.verifiedAtMs).toEqual(s(0, 1, 2.5));
    expect(codeOf(verdict)).toBe('studio-unavailable');
  });
});

describe('`Retry-After`', () => {
  it.each([
    ['longer', 30_000, [0, 1, 5, 35]],
    ['shorter', 200, [0, 1, 5, 5.2]]
  ])('is obeyed instead of the usual pause, also a %s one', async (_, retryAfterMs, seconds) => {
    const { studio } = await routine([fault(), fault(), fault('rate-limited', retryAfterMs), connected()]);
    expect(studio.verifiedAtMs).toEqual(s(...seconds));
  });

  it('ends the wait at once where it is past the deadline, and says so', async () => {
    const { verdict, endedAtMs, clock } = await routine([connecting, fault('rate-limited', 301_000)]);
    expect(endedAtMs).toBe(250);
    expect(verdict).toMatchObject({ failure: { code: 'rate-limited', what: expect.stringMatching(/5 min 1 s/) } });
    expect(clock.pending).toBe(0);
  });

  it('is obeyed to the last moment before the deadline', async () => {
    const { studio, verdict } = await routine([fault('rate-limited', 299_999), connected()]);
    expect(studio.verifiedAtMs).toEqual(s(0, 299.999));
    expect(verdict.status).toBe('connected');
  });

  it('counts among the faults in a row', async () => {
    const { effort, verdict } = await routine([fault('rate-limited', 100)]);
    expect([effort.attempts, codeOf(verdict)]).toEqual([5, 'rate-limited']);
  });
});

describe('cancellation', () => {
  it.each<[string, Scene[], number, number]>([
    ['before the first request', [connected()], 0, 0],
    ['during a request', [silence], 1234, 1],
    ['between two polls', [connecting], 600, 2],
    ['between two verdicts below the threshold', [error()], 5000, 1],
    ['after a fault', [fault()], 3000, 2],
    ['while Studio is left alone as it asked', [fault('rate-limited', 60_000)], 30_000, 1]
  ])('%s ends the wait at once', async (_, script, cancelledAtMs, attempts) => {
    const { verdict, endedAtMs, effort, clock, studio } = await routine(script, { cancelledAtMs, failureThreshold: 5 });
    expect([codeOf(verdict), endedAtMs, effort.attempts]).toEqual(['cancelled', cancelledAtMs, attempts]);
    expect([clock.pending, studio.open]).toEqual([0, 0]);
  });
});

describe('one deadline for the bucket list and the bucket', () => {
  const one = (overrides = {}): OneBucket => ({ kind: 'existing', id: 7, overrides });
  const entry = { id: 7, ...credentials };

  async function verifyOne(selection: OneBucket, studio: FakeStudio, clock: FakeClock, timeoutMs: number) {
    const wait = new Wait(timeoutMs, surroundings(clock));
    const bucket = await findBucket(selection, studio, wait);
    const routine = { studio, wait, pollIntervalMs: 5000, failureThreshold: 1, onState: () => {} };
    const verified = bucket.request ? await verify(bucket.request, routine) : null;
    wait.end();
    return { verified, lost: bucket.request === null ? bucket.failure.code : null };
  }

  it('leaves the bucket what the list has left over', async () => {
    const clock = new FakeClock();
    const studio = new FakeStudio(clock, [connecting], [slowly(2000, list([entry]))]);
    const { verified } = await verifyOne(one(), studio, clock, 10_000);
    // A list that took 2 s makes the margin 2.5 s: a quarter of the timeout, which is less than twice the time.
    expect(studio.verifiedAtMs).toEqual(expect.arrayContaining(s(2, 2.25, 2.75, 7.5)));
    expect(verified?.verdict.status).toBe('timeout');
    expect(clock.elapsedMs).toBeLessThanOrEqual(10_000);
    expect(clock.pending).toBe(0);
  });

  it.each<[string, Scene<unknown[]>, string, number]>([
    ['a list that never comes', slowly(Number.POSITIVE_INFINITY, list([])), 'network', 3000],
    ['a list that fails to the end', fault('network'), 'network', 2500],
    ['a list that is refused', refusal('api-key-rejected'), 'api-key-rejected', 0]
  ])('ends with %s', async (_, scene, code, endedAtMs) => {
    const clock = new FakeClock();
    const studio = new FakeStudio(clock, [connected()], [scene]);
    expect((await verifyOne(one(), studio, clock, 3000)).lost).toBe(code);
    expect([clock.elapsedMs, studio.verifiedAtMs, clock.pending]).toEqual([endedAtMs, [], 0]);
  });

  it.each(['api-key-forbidden', 'not-found'] as const)(
    'goes on without a list that is refused as %s, where the inputs say everything',
    async (code) => {
      const clock = new FakeClock();
      const studio = new FakeStudio(clock, [connected()], [refusal(code)]);
      const { accessKey, bucket, endpoint } = credentials;
      const { verified } = await verifyOne(one({ accessKey, bucket, endpoint }), studio, clock, 3000);
      expect(verified?.verdict.status).toBe('connected');
      expect(studio.requests).toEqual([{ storageProvider: 's3', accessKey, bucket, endpoint, bucketId: 7 }]);
    }
  );
});
