import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sideBySide } from '../support/side-by-side.ts';
import { matrix } from './matrix.ts';
import { type CaseResult, runCase } from './run-case.ts';

/** As many steps run side by side: most of them wait. */
const SIDE_BY_SIDE = 6;

const cases = Object.values(matrix).flat();
const report: string[] = [];
let verdicts: Promise<CaseResult>[] = [];

beforeAll(() => {
  verdicts = sideBySide(cases, SIDE_BY_SIDE, runCase);
});

// Written at once, past the console, whose every line carries a place in this file.
afterAll(() => void process.stdout.write(`${report.join('\n')}\n`));

test('every fault has a name of its own', () => {
  expect(new Set(cases.map(({ fault }) => fault)).size).toBe(cases.length);
});

describe.each(Object.entries(matrix))('%s', (_theme, themeRows) => {
  test.each(themeRows.map((faultCase) => [faultCase.fault, faultCase] as const))('%s', async (fault, faultCase) => {
    const verdict = await verdicts[cases.indexOf(faultCase)];
    report.push(`${fault.padEnd(60)}  ${verdict?.line}`);
    expect(verdict?.complaints).toEqual([]);
  });
});
