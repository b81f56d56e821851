import { describe, expect, test } from '@jest/globals';
import { documentedCodes, withErrorCodes } from '../../scripts/docs.ts';
import { explanations, storageCodes } from '../../src/errors/error-codes.ts';
import { matrix } from '../faults/matrix.ts';
import { read } from './documents.ts';

test('the README explains the error codes as the tables in src do', () => {
  const readme = read('README.md');
  expect(withErrorCodes(readme)).toBe(readme);
});

test('every code there is has its place in the README, once', () => {
  const codes = [...Object.keys(explanations), ...storageCodes];
  expect([...documentedCodes].sort()).toEqual(codes.sort());
  const anchors = [...read('README.md').matchAll(/<a id="([^"]*)">/g)].map(([, id]) => id);
  expect(anchors).toEqual(documentedCodes);
});

describe('what the fault matrix expects is explained', () => {
  test.each(Object.entries(matrix))('%s', (_theme, rows) => {
    const expected = rows.flatMap(({ code, or = [] }) => [code, ...or]).filter((code) => code !== '');
    expect(expected.filter((code) => !documentedCodes.some((known) => known === code))).toEqual([]);
  });
});
