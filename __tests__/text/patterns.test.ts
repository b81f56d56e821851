/** Every regular expression of src takes time by the length of its text only, also where the text is made of what it repeats. */
import { globSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';

const SIZE = 100_000;
/** For one text: linear ones take a hundredth of it, quadratic ones seconds. */
const LONGEST_MS = 1500;
/** For all texts of a pattern, where one takes for ever. */
const END_MS = 30_000;

/** Quadratic, but their callers bound the text: it passed a stricter pattern, or is cut to 2,000 characters. */
const BOUNDED = ['/([\\d.]+) *([a-z]+)/gi', '/(`[^`]*(?:`|$)|"[^"]*(?:"|$)|https?:\\/\\/\\S+|\\S*[@#]\\S*)/'];

const files = globSync('src/**/*.ts');
const sources = files.map((file) => ({
  file,
  source: withoutComments(stripTypeScriptTypes(readFileSync(file, 'utf8')))
}));

function withoutComments(source: string): string {
  return source.replaceAll(/\/\*\*?[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
}

/** A regular expression stands where an expression begins. */
const LITERAL =
  /(?<=[=(,:!&|?[{>;]\s*|\breturn\s+)\/(?![*/])((?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/([dgimsuvy]*)(?!\w)/g;

const patterns = sources.flatMap(({ file, source }) =>
  Array.from(source.matchAll(LITERAL), ([, pattern = '', flags = '']) => ({ file, pattern, flags }))
);

const marks = [...' \t\r\n\0-._/%&"\'`<>*\\:=,;@#+~?|{}[]()$!', 'é', '\r\n', '⏎', '\u2028'];
const words = ['a', '0', 'A', ...patterns.flatMap(({ pattern }) => pattern.match(/[a-z0-9]{2,}/gi) ?? [])];

/** What a pattern may repeat: each character alone, and beside a letter or a digit; the words in it, alone and beside a mark of it. */
function unitsFor(pattern: string): string[] {
  const own = [...new Set([...(pattern.match(/[a-z0-9]+/gi) ?? []), 'a', '0', 'A'])];
  const ownMarks = marks.filter((mark) => pattern.includes(mark));
  const beside = ownMarks.flatMap((mark) => own.flatMap((word) => [word + mark, `${mark}${word}`]));
  return [
    ...new Set([
      ...marks,
      ...words.slice(0, 3),
      ...own,
      ...marks.flatMap((mark) => [`a${mark}`, `${mark}0`]),
      ...beside
    ])
  ];
}

/** The text with which it begins, up to what is not fixed: behind that begin the repetitions. */
function beginningOf(pattern: string): string {
  const [, fixed = ''] = /^\^((?:[\w:"'<!@# -]|\\[/.]|s\?)*)/.exec(pattern) ?? [];
  return fixed.replaceAll('s?', 's').replaceAll('\\', '');
}

const texts = new Map<string, string>();
function repeated(unit: string): string {
  const text = texts.get(unit) ?? unit.repeat(Math.ceil(SIZE / unit.length));
  texts.set(unit, text);
  return text;
}

const PROGRAM = `
  for (const { unit, text } of tries) {
    state.unit = unit;
    const begunMs = Date.now();
    text.replace(new RegExp(pattern, flags), '');
    if (Date.now() - begunMs > longestMs) throw new Error('timed out');
  }
`;

/** What takes too long; null where nothing does. */
function slowUnit(pattern: string, flags: string): string | null {
  const state = { unit: '' };
  const beginnings = new Set(['', beginningOf(pattern), 'x']);
  const tries = unitsFor(pattern).flatMap((unit) =>
    Array.from(beginnings, (beginning) => ({ unit, text: `${beginning}${repeated(unit)}\0` }))
  );
  try {
    runInNewContext(PROGRAM, { tries, state, pattern, flags, longestMs: LONGEST_MS }, { timeout: END_MS });
    return null;
  } catch (error) {
    if (!/timed out/.test(String(error))) throw error;
    return state.unit;
  }
}

describe('in 100 kB of what it repeats, no pattern takes long', () => {
  it('all of them are seen', () => {
    for (const { file, source } of sources) {
      const uses =
        source.match(/\.(?:test|exec)\(|\.(?:replace|replaceAll|match|matchAll|split|search)\(\s*\/|z\.regex\(/g) ?? [];
      const seen = patterns.filter((each) => each.file === file).length;
      expect([file, seen > 0]).toEqual([file, uses.length > 0 || seen > 0]);
    }
  });

  it.each(files)('%s', (file) => {
    const slow = patterns
      .filter((each) => each.file === file && !BOUNDED.includes(`/${each.pattern}/${each.flags}`))
      .flatMap(({ pattern, flags }) => {
        const unit = slowUnit(pattern, flags);
        return unit === null ? [] : [`/${pattern}/${flags} by ${JSON.stringify(unit)}`];
      });
    expect(slow).toEqual([]);
  });
});
