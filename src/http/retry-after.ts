/** Ten years: longer than any deadline, and still a number that can be written. */
const LONGEST_MS = 10 * 365 * 86_400 * 1000;

/**
 * How long a `Retry-After` header asks to wait (RFC 9110, 10.2.3: seconds or a date).
 * @param timeOfDayMs what a date is compared with, in milliseconds since 1970
 * @returns milliseconds; null for none, for nonsense, and for a time that is not in the future
 */
export function retryAfterMs(header: string | undefined, timeOfDayMs: number): number | null {
  const text = header?.trim() ?? '';
  let waitMs = Number.NaN;
  if (/^\d+$/.test(text)) waitMs = Number(text) * 1000;
  // An HTTP date begins with the name of the day; Date.parse alone would take "-5" for a year.
  else if (/^[A-Z][a-z]+,? /.test(text)) waitMs = Date.parse(text) - timeOfDayMs;
  return waitMs > 0 ? Math.min(waitMs, LONGEST_MS) : null;
}
