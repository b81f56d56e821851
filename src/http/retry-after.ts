/** Longer than any deadline, and still a number that can be written. */
const MAX_MS = 10 * 365 * 86_400 * 1000;

/** RFC 9110, 10.2.3: seconds or a date. (`askWithRetries` and `RateLimitPause` obey it.) @returns null for nonsense, and for a time that is not in the future */
export function retryAfterMs(header = '', timeOfDayMs: number): number | null {
  const text = header.trim();
  // Without the name of the day, Date.parse would take "-5" for a year.
  const isDate = /^[A-Z][a-z]+,? /.test(text);
  // The old form of dates, "Sun Nov  6 08:49:37 1994", is in GMT, too, but does not say so.
  const date = /:\d\d \d{4}$/.test(text) ? `${text} GMT` : text;
  const waitMs = isDate ? Date.parse(date) - timeOfDayMs : /^\d+$/.test(text) ? Number(text) * 1000 : 0;
  return waitMs > 0 ? Math.min(waitMs, MAX_MS) : null;
}
