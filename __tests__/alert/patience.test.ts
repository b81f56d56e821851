/** A minute for GitHub, ten seconds of it for a GitHub in trouble, a second between writes: to the millisecond. */
import { describe, expect, test } from '@jest/globals';
import { Cancelled, OutOfTime, Patience } from '../../src/alert/patience.ts';
import { FakeClock } from '../support/fake-clock.ts';

/** As octokit throws it. */
const answer = (status: number, headers: Record<string, string> = {}) =>
  Object.assign(new Error('refused'), { status, response: { headers, data: { message: 'refused' } } });

function begin() {
  const clock = new FakeClock();
  const cancellation = new AbortController();
  const patience = new Patience(clock, cancellation.signal);
  const startedMs: number[] = [];
  /** A request that takes a while, then succeeds or throws; cut off, it ends at once. */
  const request =
    (takesMs: number, thrown: unknown = null) =>
    async (signal: AbortSignal) => {
      startedMs.push(clock.elapsedMs);
      await clock.sleep(takesMs, signal);
      if (signal.aborted) throw new Error('aborted');
      if (thrown) throw thrown;
    };
  return { clock, cancellation, patience, startedMs, request };
}

const NEVER = Number.POSITIVE_INFINITY;

describe('a GitHub in trouble', () => {
  test('is asked again after 1, 2 and 4 s, then not any more', async () => {
    const { clock, patience, startedMs, request } = begin();
    await expect(patience.read(request(0, answer(503)))).rejects.toThrow('GitHub is not available');
    expect(startedMs).toEqual([0, 1000, 3000, 7000]);
    expect(clock.elapsedMs).toBe(7000);
  });

  test('that does not answer is left after 10 s', async () => {
    const { clock, patience, startedMs, request } = begin();
    await expect(patience.read(request(NEVER))).rejects.toThrow('GitHub did not answer within 10 s');
    expect(startedMs).toEqual([0]);
    expect(clock.elapsedMs).toBe(10_000);
  });

  test('has 10 s in all, however many requests it fails', async () => {
    const { clock, patience, startedMs, request } = begin();
    const fails = [answer(502), answer(502), null, answer(502)];
    const flaky = (signal: AbortSignal) => request(100, fails.shift())(signal);
    await patience.read(flaky);
    // Until here: two failures of 100 ms, and the pauses of 1 and 2 s after them.
    expect(clock.elapsedMs).toBe(3300);
    await expect(patience.read(request(NEVER))).rejects.toThrow('did not answer within 6.8 s');
    expect(clock.elapsedMs).toBe(10_100);
    expect(startedMs).toEqual([0, 1100, 3200, 3300]);
  });

  test('that answers slowly is in no trouble', async () => {
    const { patience, startedMs, request } = begin();
    for (let i = 0; i < 5; i++) await patience.read(request(9000));
    expect(startedMs).toEqual([0, 9000, 18_000, 27_000, 36_000]);
  });

  test.each([
    ['5', [0, 5000]],
    ['11', [0]]
  ])('that asks to come back in %s s is taken at its word, if there is time', async (seconds, expected) => {
    const { patience, startedMs, request } = begin();
    const limited = request(0, answer(429, { 'retry-after': seconds }));
    await expect(patience.write(limited)).rejects.toThrow(/too many requests/);
    expect(startedMs).toEqual(expected);
  });

  test.each([500, 502, 503])('a write that got %d may have been done: it is not repeated', async (status) => {
    const { patience, startedMs, request } = begin();
    await expect(patience.write(request(0, answer(status)))).rejects.toThrow();
    await expect(patience.write(request(0, answer(status, { 'retry-after': '1' })))).rejects.toThrow();
    expect(startedMs).toEqual([0, 1000]);
  });
});

test('writes are a second apart, from the end of one to the beginning of the next; reads do not wait', async () => {
  const { patience, startedMs, request } = begin();
  await patience.write(request(300));
  await patience.read(request(200));
  await patience.write(request(300));
  await patience.write(request(300, answer(422))).catch(() => {});
  await patience.write(request(300));
  expect(startedMs).toEqual([0, 300, 1300, 2600, 3900]);
});

test('after a minute all ends, also a request under way', async () => {
  const { clock, patience, startedMs, request } = begin();
  const all = async () => {
    for (;;) await patience.write(request(2000));
  };
  await expect(all()).rejects.toBeInstanceOf(OutOfTime);
  expect(startedMs).toHaveLength(20);
  expect(clock.elapsedMs).toBeLessThanOrEqual(60_000);
  await expect(patience.write(request(0))).rejects.toBeInstanceOf(OutOfTime);

  const second = begin();
  for (let i = 0; i < 6; i++) await second.patience.read(second.request(9000));
  await expect(second.patience.read(second.request(9000))).rejects.toBeInstanceOf(OutOfTime);
  expect(second.clock.elapsedMs).toBe(60_000);
});

test('cancellation ends a request and a pause at once, and nothing is asked after it', async () => {
  for (const cancelMs of [500, 1500]) {
    const { clock, cancellation, patience, startedMs, request } = begin();
    clock.at(cancelMs, () => cancellation.abort());
    await expect(patience.read(request(1000, answer(503)))).rejects.toBeInstanceOf(Cancelled);
    expect(clock.elapsedMs).toBe(cancelMs);
    await expect(patience.write(request(0))).rejects.toBeInstanceOf(Cancelled);
    expect(startedMs).toEqual([0]);
    expect(clock.pending).toBe(0);
  }
});
