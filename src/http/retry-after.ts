/** Longer than any deadline, and still a number that can be written. */
const MAX_MS = 10 * 365 * 86_400 * 1000;

/** RFC 9110, 10.2.3: seconds or a date. @returns null for nonsense, and for a time that is not in the future */
export function retryAfterMs(header = '', timeOfDayMs: number): number | null {
  const text = header.trim();
  // Without the name of the day, Date.parse would take "-5" for a year.
  const isDate = /^[A-Z][a-z]+,? /.test(text);
  const waitMs = isDate ? Date.parse(text) - timeOfDayMs : /^\d+$/.test(text) ? Number(text) * 1000 : 0;
  return waitMs > 0 ? Math.min(waitMs, MAX_MS) : null;
}
