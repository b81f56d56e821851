import { describe, expect, it } from '@jest/globals';
import {
  connected,
  connecting,
  error,
  fault,
  refusal,
  silence,
  slowly,
  type TimedReply
} from '../support/fake-clock.ts';
import { codeOf, pollOne, s } from './poll-one.ts';

const times = (count: number, timedReply: TimedReply) => Array.from({ length: count }, () => timedReply);

describe('while Studio is connecting', () => {
  it('asks at once, after 0.25 s, 0.5 s, 0.75 s, … and every 5 s in the end', async () => {
    const { studio, verdict, endedAtMs } = await pollOne([...times(23, connecting), connected()]);
    expect(studio.verifiedAtMs).toEqual(
      s(
        ...[0, 0.25, 0.75, 1.5, 2.5, 3.75, 5.25, 7, 9, 11.25, 13.75, 16.5],
        ...[19.5, 22.75, 26.25, 30, 34, 38.25, 42.75, 47.5, 52.5, 57.5, 62.5, 67.5]
      )
    );
    expect(verdict.status).toBe('connected');
    expect(endedAtMs).toBe(67_500);
  });

  it('never pauses longer than `poll-interval`', async () => {
    const { studio } = await pollOne([...times(6, connecting), connected()], { pollIntervalMs: 600 });
    expect(studio.verifiedAtMs).toEqual(s(0, 0.25, 0.75, 1.35, 1.95, 2.55, 3.15));
  });

  it('pauses after the answer, however long it took', async () => {
    const { studio } = await pollOne([...times(3, slowly(2000, connecting)), connected()]);
    expect(studio.verifiedAtMs).toEqual(s(0, 2.25, 4.75, 7.5));
  });

  it('says so once, and again only after Studio said something else', async () => {
    const { lines } = await pollOne([connecting, connecting, error(), connecting, connecting, connected()], {
      failureThreshold: 2
    });
    expect(lines).toEqual([
      'Studio is connecting …',
      'Studio could not reach it: AccessDenied (internal, 1 of 2 in a row); asking again in 10 s',
      'Studio is connecting …'
    ]);
  });
});

describe('the last look', () => {
  it.each([
    ['0.5 s before a deadline of 3 s', 3000, 0, 2500],
    ['0.5 s before the deadline, where answers take 0.2 s', 60_000, 200, 59_500],
    ['0.5 s before the default deadline', 300_000, 0, 299_500],
    ['by twice the slowest answer before it', 300_000, 1000, 298_000],
    ['at most a quarter of a short timeout before it', 1000, 0, 750]
  ])('begins %s', async (_, timeoutMs, takesMs, lastMs) => {
    const { studio, verdict, endedAtMs } = await pollOne([slowly(takesMs, connecting)], { timeoutMs });
    expect(studio.verifiedAtMs.at(-1)).toBe(lastMs);
    expect(verdict.status).toBe('timeout');
    expect(endedAtMs).toBeLessThanOrEqual(timeoutMs);
  });

  it('takes the slowest answer so far, not the latest, and at most a quarter of the timeout', async () => {
    const { studio } = await pollOne([slowly(4000, connecting), connecting], { timeoutMs: 20_000 });
    expect(studio.verifiedAtMs).toEqual(expect.arrayContaining([13_000, 15_000]));
  });

  it('still sees the bucket connected', async () => {
    const { verdict } = await pollOne([...times(4, connecting), connected()], { timeoutMs: 3000 });
    expect(verdict.status).toBe('connected');
  });
});

describe('the verdict at the deadline', () => {
  const timeoutMs = 20_000;
  it.each<[string, TimedReply[], number, string]>([
    ['nothing was ever answered', [silence], 1, 'network'],
    ['it was still connecting', [connecting], 1, 'timeout'],
    ['it was connecting and the last request is cut off', [connecting, silence], 1, 'timeout'],
    ['a request failed since it was connecting', [connecting, fault(), silence], 1, 'studio-unavailable'],
    ['it failed in between, but was connecting again', [connecting, fault(), connecting, silence], 1, 'timeout'],
    ['only the last of several faults counts', [fault('network'), fault('rate-limited'), silence], 1, 'rate-limited'],
    ['it was `error`, below the threshold', [error()], 10, 'error'],
    ['it was `error`, and then failed', [error(), fault(), silence], 10, 'error'],
    ['it was `error`, and the next request is cut off', [error(), silence], 10, 'error'],
    ['it was `error`, but is connecting again', [error(), connecting], 10, 'timeout'],
    ['it was connecting, but then `error`', [connecting, error(), silence], 10, 'error']
  ])('%s', async (_, script, failureThreshold, code) => {
    const { verdict, endedAtMs, clock } = await pollOne(script, { timeoutMs, failureThreshold });
    expect(codeOf(verdict)).toBe(code);
    expect(endedAtMs).toBeLessThanOrEqual(timeoutMs);
    expect(clock.pending).toBe(0);
  });

  it('comes to the millisecond, where Studio does not answer', async () => {
    const { endedAtMs, studio, attempts } = await pollOne([connecting, silence], { timeoutMs: 3000 });
    expect(endedAtMs).toBe(3000);
    expect(studio.open).toBe(0);
    expect(attempts).toBe(2);
  });
});

describe('`failure-threshold`', () => {
  it('waits 10 s, 20 s, 40 s, then 60 s between the verdicts that it counts', async () => {
    const { studio, verdict, attempts, lines, endedAtMs } = await pollOne([error('first'), error('last')], {
      timeoutMs: 3_600_000,
      failureThreshold: 6
    });
    expect(studio.verifiedAtMs).toEqual(s(0, 10, 30, 70, 130, 190));
    expect(verdict).toMatchObject({ status: 'error', since: null, failure: { what: 'last' } });
    expect([attempts, endedAtMs]).toEqual([6, 190_000]);
    expect(lines.map((line) => /, (\d) of 6 in a row/.exec(line)?.[1])).toEqual(['1', '2', '3', '4', '5']);
  });

  it('decides at once where it is 1', async () => {
    const { studio, lines } = await pollOne([error()]);
    expect(studio.verifiedAtMs).toEqual([0]);
    expect(lines).toEqual([]);
  });

  it('shortens the pause for a last look, and reports `error` where the deadline comes before the threshold', async () => {
    const { studio, verdict } = await pollOne([error()], { timeoutMs: 60_000, failureThreshold: 10 });
    expect(studio.verifiedAtMs).toEqual(s(0, 10, 30, 59.5));
    expect(verdict.status).toBe('error');
  });

  it('neither counts nor resets for `connecting` and for faults that are retried', async () => {
    const script = [error(), connecting, error(), fault(), connecting, error(), connected()];
    const { verdict, attempts } = await pollOne(script, { failureThreshold: 3 });
    expect(verdict.status).toBe('error');
    expect(attempts).toBe(6);
  });

  it('ends with `connected`', async () => {
    const { verdict, studio } = await pollOne([error(), error(), connected()], { failureThreshold: 3 });
    expect(verdict.status).toBe('connected');
    expect(studio.verifiedAtMs).toEqual(s(0, 10, 30));
  });
});

describe('the verdict', () => {
  it('is unverifiable with the code of a refusal, at once', async () => {
    const { verdict, endedAtMs, attempts } = await pollOne([connecting, refusal('api-key-rejected')]);
    expect([codeOf(verdict), endedAtMs, attempts]).toEqual(['api-key-rejected', 250, 2]);
  });

  it('keeps what Studio said of the sample', async () => {
    const answer = {
      files: 2,
      hasInfoLabelsFile: false,
      endpoint: 'https://a.b'
    };
    const { verdict } = await pollOne([connected({ ...answer, connectionStatusSince: '2026-01-05T11:00:00+01:00' })]);
    expect(verdict).toEqual({
      status: 'connected',
      since: '2026-01-05T10:00:00.000Z',
      sample: { fileCount: 2, hasInfoLabels: false, endpoint: 'https://a.b' }
    });
  });

  it('does not know what Studio did not say', async () => {
    const { verdict } = await pollOne([connected({ connectionStatusSince: 'yesterday', endpoint: 'nowhere' })]);
    const sample = { fileCount: null, hasInfoLabels: null, endpoint: null };
    expect(verdict).toEqual({ status: 'connected', since: null, sample });
  });
});
