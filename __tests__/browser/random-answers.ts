/** Answers to a preflight that nobody thought of, the same ones in every run. */
import fc from 'fast-check';
import type { Answer } from './answers.ts';

export function randomAnswers(origin: string, count: number): Answer[] {
  const space = fc.constantFrom('', '', ' ', '\t', ' \t ', ' '.repeat(500));
  // No control characters: Node takes an answer with one in it for no HTTP, and the action says so.
  const junk = fc.constantFrom(...'"\'(;/@:=?<\u00e9\u00a0 '.split(''));
  const near = (right: string) =>
    fc.oneof(
      { weight: 3, arbitrary: fc.constant(right) },
      fc.constantFrom(
        right.toUpperCase(),
        right.toLowerCase(),
        `"${right}"`,
        `'${right}'`,
        `"a, ${right}"`,
        '',
        '*',
        '**'
      ),
      junk.map((character) => right + character),
      fc.stringMatching(/^[\w!#$%&'*+.^`|~-]{1,8}$/)
    );
  const spaced = (text: fc.Arbitrary<string>) => fc.tuple(space, text, space).map((parts) => parts.join(''));
  const list = (right: string) => fc.array(spaced(near(right)), { maxLength: 3 }).map((elements) => elements.join(','));
  const values = (right: string, weight: number) =>
    fc.oneof(
      { weight, arbitrary: fc.constant([right]) },
      { weight: 3, arbitrary: list(right).map((value) => [value]) },
      fc.array(list(right), { maxLength: 2 })
    );
  const lines = (name: string, right: string, weight: number) =>
    values(right, weight).map((all) => all.map((value) => `Access-Control-Allow-${name}:${value}`));

  const status = fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom('200 OK', '200', '203 Odd', '204 No Content', '205 Odd', '299 Odd') },
    fc.constantFrom('300 Odd', '304 Not Modified', '403 Forbidden', '404')
  );
  const headers = fc.tuple(
    lines('Origin', origin, 16),
    lines('Methods', 'PUT', 3),
    lines('Headers', 'content-type', 3)
  );
  const answer = fc.tuple(status, headers).map(([first, others]) => [first, ...others.flat()]);
  return fc.sample(answer, { seed: 5, numRuns: count });
}
