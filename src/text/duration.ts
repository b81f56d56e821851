/** From the largest to the smallest. A capital M alone may mean months. */
const units = [
  ['w|weeks?', 604_800_000],
  ['d|days?', 86_400_000],
  ['h|hrs?|hours?', 3_600_000],
  ['(?-i:m)|mins?|minutes?', 60_000],
  ['s|secs?|seconds?', 1000],
  ['ms|milliseconds?', 1]
] as const;

/** From `90` (seconds), `90s`, `5 min`, `1h30m`, `2 days` or ISO 8601 (`PT5M`); each number may have decimals. */
export function parseDurationMs(text: string): number | undefined {
  if (/^\d{1,9}(\.\d{1,3})?$/.test(text)) return Number(text) * 1000;
  const [, days = '', time = ''] = /^P([\dWD]*)(?:T([\d.HMS]+))?$/.exec(text) ?? [];
  const written = `${days}${time}`.toLowerCase() || text;
  const parts = units.map(([names]) => `(?:(\\d{1,9}(?:\\.\\d{1,3})?) *(?:${names})(?![a-z]) *)?`);
  const [whole, ...amounts] = new RegExp(`^${parts.join('')}$`, 'i').exec(written) ?? [];
  return whole ? units.reduce((sum, [, ms], index) => sum + Number(amounts[index] ?? 0) * ms, 0) : undefined;
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
  return parts
    .slice(first, first + 2)
    .filter((part) => !isZero(part))
    .join(' ');
}
