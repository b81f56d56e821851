import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseAnswer } from '../../src/studio/parse-response.ts';

/** The same, with everything held at once. */
function reference(text: string): unknown {
  const json = JSON.parse(text);
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return json;
  const { files } = json;
  if (!Array.isArray(files)) return { ...json, files: null };
  return { ...json, files: files.filter((file) => typeof file?.name === 'string').length };
}

const outcome = (parse: (text: string) => unknown, text: string) => {
  try {
    return JSON.stringify(parse(text));
  } catch (error) {
    return (error as Error).name;
  }
};
const agrees = (text: string) => expect([text, outcome(parseAnswer, text)]).toEqual([text, outcome(reference, text)]);

describe('an answer is parsed as JSON is, but for its files', () => {
  const name = fc.constantFrom('name', 'files', 'f', 'a"b', '');
  const value = fc.oneof(fc.jsonValue(), fc.string(), fc.dictionary(name, fc.oneof(fc.string(), fc.integer())));
  const files = fc.oneof(value, fc.array(value), fc.array(fc.record({ name: fc.string() })));
  const answer = fc.oneof(fc.jsonValue(), fc.dictionary(name, value), fc.record({ a: value, files, b: value }));
  const space = fc.constantFrom(0, 2, '\t\r\n ');
  const text = fc
    .tuple(answer, space)
    .map(([json, indent]) => JSON.stringify(json, null, indent))
    // Once Node has seen a name that ends in a backslash, it can mistake other names for it (nodejs/node#63785).
    .filter((json) => !/\\\\"\s*:/.test(json));

  it('whatever is in it', () => {
    fc.assert(fc.property(text, agrees), { numRuns: 2000 });
  });

  it('also where it is cut, or garbled', () => {
    const garbled = fc
      .tuple(text, fc.nat(), fc.nat(3), fc.constantFrom(...'[]{}",:\\ 1', '\u00a0', ''))
      .map(([whole, at, removed, put]) => {
        const place = at % (whole.length + 1);
        return whole.slice(0, place) + put + whole.slice(place + removed);
      });
    fc.assert(fc.property(garbled, agrees), { numRuns: 5000 });
  });

  it.each([
    '{"files":[]}',
    '{ "files" : [ ] }',
    '{"files":[,]}',
    '{"files":[{}}',
    '{"files":[{},]}',
    '{"a":{"files":[{"name":"a"}]}}',
    '{"files"[{"name":"a"}]}',
    '{"files":[{"name":"],\\\\"},{"name":"\\\\\\""}]}',
    '{"fileCount":7}',
    '{"__proto__":{"files":[]},"files":[{"__proto__":{"name":"a"}}]}',
    '[{"files":[]}]',
    '{}',
    ' ',
    ''
  ])('%s', agrees);
});
