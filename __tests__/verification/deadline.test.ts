import { describe, expect, it } from '@jest/globals';
import { Deadline } from '../../src/verification/deadline.ts';
import { FakeClock } from '../support/fake-clock.ts';

const { signal: never } = new AbortController();

describe('a pause before the deadline', () => {
  it.each([
    ['that leaves room for a last request is kept', 5000, 94_500, 0, 5000],
    ['that would come too late is shortened', 5000, 94_501, 0, 4999],
    ['is shortened by twice the slowest answer', 5000, 90_000, 3000, 4000],
    ['is shortened by a quarter of the timeout at most', 5000, 74_000, 60_000, 1000],
    ['after the last request is not made', 5000, 99_500, 0, null],
    ['after the last request is made where slow answers left room for it', 5000, 80_000, 60_000, 5000],
    ['never reaches the deadline', 5000, 95_000, 60_000, null]
  ])('%s', async (_, pauseMs, elapsedMs, slowestAnswerMs, fitMs) => {
    const clock = new FakeClock();
    const deadline = new Deadline(100_000, clock, never);
    deadline.start();
    deadline.recordAnswer(slowestAnswerMs);
    await clock.sleep(elapsedMs, never);
    expect(deadline.fit(pauseMs)).toBe(fitMs);
    deadline.clear();
  });
});
