import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sideBySide } from '../support/pool.ts';
import { type Verdict, verdictOf } from './judge.ts';
import { matrix } from './matrix.ts';

/** As many steps run side by side: most of them wait. */
const SIDE_BY_SIDE = 6;

const rows = Object.values(matrix).flat();
const report: string[] = [];
let verdicts: Promise<Verdict>[] = [];

beforeAll(() => {
  verdicts = sideBySide(rows, SIDE_BY_SIDE, verdictOf);
});

// Written at once, past the console, whose every line carries a place in this file.
afterAll(() => void process.stdout.write(`${report.join('\n')}\n`));

test('every fault has a name of its own', () => {
  expect(new Set(rows.map(({ fault }) => fault)).size).toBe(rows.length);
});

describe.each(Object.entries(matrix))('%s', (_theme, themeRows) => {
  test.each(themeRows.map((row) => [row.fault, row] as const))('%s', async (fault, row) => {
    const verdict = await verdicts[rows.indexOf(row)];
    report.push(`${fault.padEnd(60)}  ${verdict?.line}`);
    expect(verdict?.complaints).toEqual([]);
  });
});
