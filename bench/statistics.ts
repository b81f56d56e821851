/** Medians, pairs, and tables in Markdown. */

export function quantile(values: number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = part * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place % 1);
}

export function median(values: number[]): number {
  return quantile(values, 0.5);
}

/** Median of the ratios of each pair: what slows the machine down for a while slows both of a pair. */
export function medianRatio(values: number[], bases: number[]): number {
  return median(values.map((value, index) => value / (bases[index] ?? Number.NaN)));
}

/** Runs the jobs by turns, there and back (A B, B A, A B, …), and gives the results of each. One round more is not counted. */
export async function byTurns<T>(rounds: number, jobs: (() => Promise<T>)[]): Promise<T[][]> {
  const results: T[][] = jobs.map(() => []);
  for (let round = 0; round <= rounds; round++) {
    const order = [...jobs.entries()];
    for (const [index, job] of round % 2 === 0 ? order : order.reverse()) {
      const result = await job();
      if (round > 0) results[index]?.push(result);
    }
  }
  return results;
}

export function table(header: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map((_, column) => (column === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

/** "1.62 (goal ≤ 1.8)". */
export function againstGoal(value: number, goal: number, digits = 2): string {
  return `${value.toFixed(digits)} (goal ≤ ${goal}${value <= goal ? '' : ', missed'})`;
}
