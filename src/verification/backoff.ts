/** When to ask next. Pure: durations and points in time in milliseconds, on whatever clock the caller has. */

/**
 * Pause after the n-th `connecting` answer (n from 1): 0.25 s, 0.5 s, 0.75 s, … up to the poll interval.
 * Growing with the time already waited keeps the delay until a change is seen in proportion to it, for few requests.
 */
export function pollPauseMs(answers: number, pollIntervalMs: number): number {
  return Math.min(answers * 250, pollIntervalMs);
}

/** Faults in a row that end the wait. */
export const MAX_FAULTS = 5;

/**
 * Pause after the n-th fault in a row (n from 1): 1, 4, 16, 32 s, each ±25 % so that many runs do not come back together.
 * @param random from 0 up to 1
 */
export function faultPauseMs(faults: number, random: number): number {
  return Math.min(4 ** (faults - 1), 32) * 1000 * (0.75 + random / 2);
}

/** Pause after the n-th `error` verdict in a row (n from 1) while the threshold is not reached: 10, 20, 40, then 60 s. */
export function errorPauseMs(errors: number): number {
  return Math.min(10 * 2 ** (errors - 1), 60) * 1000;
}

/**
 * The pause, shortened so that a last look starts early enough to be answered before the deadline:
 * by twice the slowest answer so far, at least 0.5 s, at most a quarter of the timeout.
 * @returns null where no further look fits before the deadline
 */
export function fitPauseMs(
  pauseMs: number,
  { elapsedMs, timeoutMs, slowestAnswerMs }: Record<'elapsedMs' | 'timeoutMs' | 'slowestAnswerMs', number>
): number | null {
  const marginMs = Math.min(Math.max(2 * slowestAnswerMs, 500), timeoutMs / 4);
  const untilLastLookMs = timeoutMs - marginMs - elapsedMs;
  if (pauseMs <= untilLastLookMs) return pauseMs;
  if (untilLastLookMs > 0) return untilLastLookMs;
  // The last look is over. Where slow answers made the margin wide, there is room to go on at the usual pace.
  return elapsedMs + pauseMs < timeoutMs ? pauseMs : null;
}
