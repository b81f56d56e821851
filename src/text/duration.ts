/** Durations as people write and read them; inside, all are milliseconds. */

/** What people write for each unit, from the largest one down, and its milliseconds. */
const units: readonly [name: RegExp, ms: number][] = [
  [/^(w|weeks?)$/i, 604_800_000],
  [/^(d|days?)$/i, 86_400_000],
  [/^(h|hrs?|hours?)$/i, 3_600_000],
  // A capital M alone may mean months.
  [/^(m|[Mm]ins?|[Mm]inutes?)$/, 60_000],
  [/^(s|secs?|seconds?)$/i, 1000],
  [/^(ms|milliseconds?)$/i, 1]
];
const LONGEST = 40;

/**
 * `90` (seconds), `90s`, `5 min`, `1h30m`, `2 days`, or ISO 8601 (`PT5M`), each number also with decimals.
 * @returns milliseconds; undefined for anything else
 */
export function parseDurationMs(text: string): number | undefined {
  if (text.length > LONGEST) return undefined;
  if (/^\d{1,9}(\.\d{1,3})?$/.test(text)) return Number(text) * 1000;
  const [, days = '', time = ''] = /^P([\dWD]*)(?:T([\d.HMS]+))?$/.exec(text) ?? [];
  const written = `${days}${time}`.toLowerCase() || text;
  if (!/^(\d{1,9}(\.\d{1,3})? *[a-z]+ *)+$/i.test(written)) return undefined;
  let durationMs = 0;
  let next = 0;
  for (const [, amount, name = ''] of written.matchAll(/([\d.]+) *([a-z]+)/gi)) {
    const index = units.findIndex(([pattern]) => pattern.test(name));
    // Each unit once, the larger before the smaller.
    if (index < next) return undefined;
    durationMs += Number(amount) * (units[index]?.[1] ?? 0);
    next = index + 1;
  }
  return durationMs;
}

/** @returns "80 ms", "4.2 s", "5 min" or "1 h 30 min": the two largest units that matter */
export function formatDuration(durationMs: number): string {
  if (durationMs < 950) return `${Math.round(durationMs)} ms`;
  if (durationMs < 59_950) return `${Number((durationMs / 1000).toFixed(1))} s`;
  const seconds = Math.round(durationMs / 1000);
  const parts = [
    `${Math.floor(seconds / 86_400)} d`,
    `${Math.floor(seconds / 3600) % 24} h`,
    `${Math.floor(seconds / 60) % 60} min`,
    `${seconds % 60} s`
  ];
  const isZero = (part: string) => part.startsWith('0 ');
  const first = parts.findIndex((part) => !isZero(part));
  const largest = parts.slice(first, first + 2);
  return largest.filter((part) => !isZero(part)).join(' ');
}
