/** The rules of the Fetch standard one by one; __tests__/browser holds the whole of them against a browser. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { judgePreflight } from '../../src/checks/preflight.ts';

const origin = 'https://studio.edgeimpulse.com';

type PreflightAnswer = Parameters<typeof judgePreflight>[0];

function answer(status: number, allowed: { origin?: string; methods?: string; headers?: string }): PreflightAnswer {
  const headers = Object.entries(allowed).map(([what, value]) => [`access-control-allow-${what}`, value]);
  return { status, headers: Object.fromEntries(headers) };
}

const generous = { origin, methods: 'PUT', headers: 'content-type' };
const reason = (given: PreflightAnswer, headerName: string | null = 'content-type') =>
  judgePreflight(given, origin, headerName);

describe('the reason says what forbids the upload', () => {
  it.each<[string, PreflightAnswer]>([
    ['answers 403 to the preflight for PUT with content-type from https://studio.edgeimpulse.com', answer(403, {})],
    ['redirects the preflight (status 307)', answer(307, generous)],
    ['has no Access-Control-Allow-Origin', answer(200, { methods: 'PUT', headers: '*' })],
    [`neither * nor exactly ${origin}`, answer(200, { ...generous, origin: `${origin}/` })],
    ['Access-Control-Allow-Methods is not a list', answer(200, { ...generous, methods: 'PUT POST' })],
    ['Access-Control-Allow-Headers is not a list', answer(200, { ...generous, headers: 'a/b' })],
    ['Access-Control-Allow-Methods does not name PUT', answer(200, { ...generous, methods: 'GET, put' })],
    ['Access-Control-Allow-Headers does not name content-type', answer(200, { ...generous, headers: 'x-amz-acl' })]
  ])('%s', (part, given) => {
    expect(reason(given)).toContain(part);
  });

  it('and no word of it comes from the server', () => {
    const given = answer(200, { ...generous, origin: '::error::look here' });
    expect(reason(given)).not.toContain('look here');
  });
});

describe('a request gets through', () => {
  it.each<[string, string | null, PreflightAnswer]>([
    ['by exact values', 'content-type', answer(204, generous)],
    ['by wildcards', 'content-type', answer(200, { origin: '*', methods: '*', headers: '*' })],
    ['without allowed headers, if it has none', null, answer(200, { origin, methods: 'PUT' })]
  ])('%s', (_, headerName, given) => {
    expect(reason(given, headerName)).toBeNull();
  });
});

describe('whatever the server says', () => {
  const token = fc.stringMatching(/^[\w!#$%&'*+.^`|~-]+$/);
  const space = fc.stringMatching(/^[ \t]*$/);
  const spaced = (elements: fc.Arbitrary<string>) => fc.tuple(space, elements, space).map((parts) => parts.join(''));
  const list = fc.array(spaced(fc.oneof(token, fc.constant(''))));

  it('every list of names that holds ours will do', () => {
    fc.assert(
      fc.property(list, list, list, (before, between, after) => {
        const methods = [...before, 'PUT', ...between].join(',');
        const headers = [...between, 'CONTENT-type', ...after].join(',');
        expect(reason(answer(200, { origin, methods, headers }))).toBeNull();
      })
    );
  });

  it('one element that is no name spoils the list, wildcard or not', () => {
    const noName = fc.tuple(token, fc.constantFrom(...' "(),/:;<=>?@[\\]{}é\u0000'.replace(',', '')), token);
    fc.assert(
      fc.property(list, noName, list, (before, parts, after) => {
        const spoilt = ['PUT', 'content-type', '*', ...before, parts.join(''), ...after].join(',');
        expect(reason(answer(200, { ...generous, methods: spoilt }))).toContain('is not a list');
        expect(reason(answer(200, { ...generous, headers: spoilt }))).toContain('is not a list');
      })
    );
  });

  it('it is read in time that grows with its length only', () => {
    const [blanks, tokens] = [' \t'.repeat(50_000), 'a'.repeat(100_000)];
    for (const value of [`GET${blanks}PUT`, `${blanks}/`, `PUT${blanks}/`, `${tokens}/`, `${','.repeat(100_000)}/`]) {
      const startedMs = performance.now();
      expect(reason(answer(200, { ...generous, methods: value }))).toContain('is not a list');
      // A quadratic trim took many seconds; the limit has room for a busy machine.
      expect(performance.now() - startedMs).toBeLessThan(1000);
    }
  });

  it('no origin but ours or * is ours', () => {
    const near = fc.tuple(fc.string(), fc.constant(origin), fc.string()).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(fc.string(), near), (allowed) => {
        fc.pre(allowed !== origin && allowed !== '*');
        expect(reason(answer(200, { ...generous, origin: allowed }))).not.toBeNull();
      })
    );
  });

  it('only a status from 200 to 299 allows anything', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 999 }), (status) => {
        expect(reason(answer(status, generous)) === null).toBe(status >= 200 && status <= 299);
      })
    );
  });
});
