import { describe, expect, it } from '@jest/globals';
import { errorPauseMs, faultPauseMs, fitPauseMs, pollPauseMs } from '../../src/verification/backoff.ts';

it('polls after 0.25 s, 0.5 s, 0.75 s, … at most the poll interval', () => {
  expect([1, 2, 3, 20, 21, 1e6].map((n) => pollPauseMs(n, 5000))).toEqual([250, 500, 750, 5000, 5000, 5000]);
  expect(pollPauseMs(1, 250)).toBe(250);
});

it('comes back from faults after 1, 4, 16, 32 s, ±25 %', () => {
  expect([1, 2, 3, 4].map((n) => faultPauseMs(n, 0.5))).toEqual([1000, 4000, 16_000, 32_000]);
  expect([1, 2, 3, 4].map((n) => faultPauseMs(n, 0))).toEqual([750, 3000, 12_000, 24_000]);
  expect([1, 2, 3, 4].map((n) => faultPauseMs(n, 1))).toEqual([1250, 5000, 20_000, 40_000]);
});

it('looks again after `error` verdicts after 10, 20, 40, then 60 s', () => {
  expect([1, 2, 3, 4, 5, 9].map(errorPauseMs)).toEqual([10_000, 20_000, 40_000, 60_000, 60_000, 60_000]);
});

describe('a pause before the deadline', () => {
  const at = (elapsedMs: number, slowestAnswerMs = 0) => ({ elapsedMs, timeoutMs: 100_000, slowestAnswerMs });

  it.each([
    ['that leaves room for a last look is kept', 5000, at(94_500), 5000],
    ['that would come too late is shortened', 5000, at(94_501), 4999],
    ['is shortened by twice the slowest answer', 5000, at(90_000, 3000), 4000],
    ['is shortened by a quarter of the timeout at most', 5000, at(74_000, 60_000), 1000],
    ['after the last look is not made', 5000, at(99_500), null],
    ['after the last look is made where slow answers left room for it', 5000, at(80_000, 60_000), 5000],
    ['never reaches the deadline', 5000, at(95_000, 60_000), null]
  ])('%s', (_, pauseMs, remaining, fitMs) => {
    expect(fitPauseMs(pauseMs, remaining)).toBe(fitMs);
  });
});
