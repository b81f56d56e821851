/** Durations as people write and read them; inside, all are milliseconds. */

const unitsMs = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** What people write for each unit, from the largest one down. */
const units: readonly { name: RegExp; ms: number }[] = [
  { name: /^(w|weeks?)$/i, ms: 7 * unitsMs.d },
  { name: /^(d|days?)$/i, ms: unitsMs.d },
  { name: /^(h|hrs?|hours?)$/i, ms: unitsMs.h },
  // A capital M alone may mean months.
  { name: /^(m|[Mm]ins?|[Mm]inutes?)$/, ms: unitsMs.m },
  { name: /^(s|secs?|seconds?)$/i, ms: unitsMs.s },
  { name: /^(ms|milliseconds?)$/i, ms: 1 }
];
const LONGEST = 40;

/**
 * `90` (seconds), `90s`, `5 min`, `1h30m`, `2 days`, or ISO 8601 (`PT5M`), each number also with decimals.
 * @returns milliseconds; undefined for anything else
 */
export function parseDurationMs(text: string): number | undefined {
  if (text.length > LONGEST) return undefined;
  if (/^\d{1,9}(\.\d{1,3})?$/.test(text)) return Number(text) * unitsMs.s;
  const [, days = '', time = ''] = /^P([\dWD]*)(?:T([\d.HMS]+))?$/.exec(text) ?? [];
  const written = `${days}${time}`.toLowerCase() || text;
  if (!/^(\d{1,9}(\.\d{1,3})? *[a-z]+ *)+$/i.test(written)) return undefined;
  let durationMs = 0;
  let largest = 0;
  for (const [, amount, name = ''] of written.matchAll(/([\d.]+) *([a-z]+)/gi)) {
    const index = units.findIndex((unit) => unit.name.test(name));
    // Each unit once, the larger before the smaller.
    if (index < largest) return undefined;
    durationMs += Number(amount) * (units[index]?.ms ?? 0);
    largest = index + 1;
  }
  return durationMs;
}

/** "80 ms", "4.2 s", "5 min", "1 h 30 min": the two largest units that matter. */
export function formatDuration(durationMs: number): string {
  if (durationMs < 950) return `${Math.round(durationMs)} ms`;
  if (durationMs < 59_950) return `${Number((durationMs / unitsMs.s).toFixed(1))} s`;
  const seconds = Math.round(durationMs / unitsMs.s);
  const parts: [number, string][] = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor(seconds / 3600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's']
  ];
  const first = parts.findIndex(([amount]) => amount > 0);
  return parts
    .slice(first, first + 2)
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) => `${amount} ${unit}`)
    .join(' ');
}
