import { describe, expect, test } from '@jest/globals';
import { codesIn, withErrorCodes, withServices } from '../../scripts/docs.ts';
import { explanations, storageCodes } from '../../src/errors/error-codes.ts';
import { matrix } from '../faults/matrix.ts';
import { read } from './documents.ts';

const page = read('docs/errors.md');
const documented = codesIn(page);

test('the pages know what the tables in src do', () => {
  expect(withErrorCodes(page)).toBe(page);
  const permissions = read('docs/storage-permissions.md');
  expect(permissions).toContain('| Storage |');
  expect(withServices(permissions)).toBe(permissions);
  expect(page).not.toMatch(/\{\w+\}(?!`)|undefined/);
});

test('every code there is has its section, once', () => {
  const codes = [...Object.keys(explanations), ...Object.values(storageCodes).flat()];
  expect([...documented].sort()).toEqual(codes.sort());
});

const sections = page.split(/^(?=##? |### )/m).map((section) => [section.split('\n')[0] ?? '', section] as const);

test.each(documented)('%s: its heading is its anchor, and it says more than the message does', (code) => {
  const [, section = ''] = sections.find(([heading]) => heading === `### ${code}`) ?? [];
  const byHand = section.replace(/^### .*\n\n(?: *- .*\n)+/, '');
  expect(byHand.length).toBeGreaterThan(200);
  // A command, or a text to be copied, or a page of whoever is to act.
  expect(byHand).toMatch(/```|`[a-z]+ [^`]+`|\]\(https:/);
  expect(section).not.toContain('nodejs.org');
});

describe('what the fault matrix expects is explained', () => {
  test.each(Object.entries(matrix))('%s', (_theme, rows) => {
    const expected = rows.flatMap(({ code, or = [] }) => [code, ...or]).filter((code) => code !== '');
    expect(expected.filter((code) => !documented.some((known) => known === code))).toEqual([]);
  });
});
