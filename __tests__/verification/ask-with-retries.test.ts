import { describe, expect, it } from '@jest/globals';
import { connected, connecting, error, fault, silence, type TimedReply } from '../support/fake-clock.ts';
import { codeOf, pollOne, s } from './poll-one.ts';

describe('faults', () => {
  it.each([
    ['as they are', 0.5, [0, 1, 5, 21, 53]],
    ['25 % shorter at least', 0, [0, 0.75, 3.75, 15.75, 39.75]],
    ['25 % longer at most', 1, [0, 1.25, 6.25, 26.25, 66.25]]
  ])('are retried after 1, 4, 16 and 32 s, %s; the fifth ends the wait', async (_, random, seconds) => {
    const { studio, verdict, endedAtMs, attempts, lines } = await pollOne([fault()], { random });
    expect(studio.verifiedAtMs).toEqual(s(...seconds));
    expect(endedAtMs).toBe(studio.verifiedAtMs.at(-1));
    expect([codeOf(verdict), attempts]).toEqual(['studio-unavailable', 5]);
    // Nothing is said of a next try that does not come.
    expect(lines).toHaveLength(4);
  });

  it('are counted anew after any usable answer', async () => {
    const four = Array.from({ length: 4 }, () => fault());
    const { verdict, attempts, studio } = await pollOne([...four, connecting, ...four, error(), ...four, connected()], {
      failureThreshold: 2
    });
    expect(verdict.status).toBe('connected');
    expect(attempts).toBe(15);
    // 53 s, then 0.25 s after `connecting`, and the next pause after a fault is the first one again.
    expect(studio.verifiedAtMs.slice(4, 7)).toEqual(s(53, 53.25, 54.25));
  });

  it('say what went wrong and when Studio is asked again', async () => {
    const { lines } = await pollOne([fault('network'), fault('rate-limited', 7000), connected()]);
    expect(lines).toEqual([
      'Studio could not be reached; asking again in 1 s',
      'Studio received too many requests; asking again in 7 s'
    ]);
  });

  it('leave room for a last look before the deadline', async () => {
    const { studio, verdict } = await pollOne([fault()], { timeoutMs: 3000 });
    expect(studio.verifiedAtMs).toEqual(s(0, 1, 2.5));
    expect(codeOf(verdict)).toBe('studio-unavailable');
  });
});

describe('`Retry-After`', () => {
  it.each([
    ['longer', 30_000, [0, 1, 5, 35]],
    ['shorter', 200, [0, 1, 5, 5.2]]
  ])('is obeyed instead of the usual pause, also a %s one', async (_, retryAfterMs, seconds) => {
    const { studio } = await pollOne([fault(), fault(), fault('rate-limited', retryAfterMs), connected()]);
    expect(studio.verifiedAtMs).toEqual(s(...seconds));
  });

  it('ends the wait at once where it is past the deadline, and says so', async () => {
    const { verdict, endedAtMs, clock, lines } = await pollOne([connecting, fault('rate-limited', 301_000)]);
    // Nobody is asked again.
    expect(lines).toEqual(['Studio is connecting …']);
    expect(endedAtMs).toBe(250);
    expect(verdict).toMatchObject({ failure: { code: 'rate-limited', what: expect.stringMatching(/5 min 1 s/) } });
    expect(clock.pending).toBe(0);
  });

  it('is obeyed to the last moment before the deadline', async () => {
    const { studio, verdict } = await pollOne([fault('rate-limited', 299_999), connected()]);
    expect(studio.verifiedAtMs).toEqual(s(0, 299.999));
    expect(verdict.status).toBe('connected');
  });

  it('counts among the faults in a row', async () => {
    const { attempts, verdict } = await pollOne([fault('rate-limited', 100)]);
    expect([attempts, codeOf(verdict)]).toEqual([5, 'rate-limited']);
  });
});

describe('cancellation', () => {
  it.each<[string, TimedReply[], number, number]>([
    ['before the first request', [connected()], 0, 0],
    ['during a request', [silence], 1234, 1],
    ['between two polls', [connecting], 600, 2],
    ['between two verdicts below the threshold', [error()], 5000, 1],
    ['after a fault', [fault()], 3000, 2],
    ['while Studio is left alone as it asked', [fault('rate-limited', 60_000)], 30_000, 1]
  ])('%s ends the wait at once', async (_, script, cancelledAtMs, attempts) => {
    const {
      verdict,
      endedAtMs,
      attempts: sent,
      clock,
      studio
    } = await pollOne(script, {
      cancelledAtMs,
      failureThreshold: 5
    });
    expect([codeOf(verdict), endedAtMs, sent]).toEqual(['cancelled', cancelledAtMs, attempts]);
    expect([clock.pending, studio.open]).toEqual([0, 0]);
  });
});
