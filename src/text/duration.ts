/** Durations as people write and read them; inside, all are milliseconds. */

const unitsMs = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 } as const;

/** `90` (seconds), `250ms`, `90s`, `5m`, `1h`, also with decimals: in milliseconds, undefined for anything else. */
export function parseDurationMs(text: string): number | undefined {
  const [, amount, unit = 's'] = /^(\d{1,9}(?:\.\d{1,3})?)(ms|s|m|h)?$/.exec(text) ?? [];
  return amount === undefined ? undefined : Number(amount) * unitsMs[unit as keyof typeof unitsMs];
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
