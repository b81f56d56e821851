/** More answers to a preflight: what proxies, hand-written servers and mistakes in a configuration make of them. */
import type { Answer } from './answers.ts';

// Node reads no more than 16 kB of headers.
const LONG = 12_000;

export function oddAnswers(origin: string): Record<string, Answer> {
  const OK = '200 OK';
  const allowOrigin = (value: string) => `Access-Control-Allow-Origin: ${value}`;
  const allowMethods = (value: string) => `Access-Control-Allow-Methods: ${value}`;
  const allowHeaders = (value: string) => `Access-Control-Allow-Headers: ${value}`;
  const [ours, put, type] = [allowOrigin(origin), allowMethods('PUT'), allowHeaders('content-type')];
  const withStatus = (status: string): Answer => [status, ours, put, type];
  const beside = (...more: string[]): Answer => [OK, ours, put, type, ...more];
  const withOrigin = (...values: string[]): Answer => [OK, ...values.map(allowOrigin), put, type];
  const withMethods = (...values: string[]): Answer => [OK, ours, ...values.map(allowMethods), type];
  const withHeaders = (...values: string[]): Answer => [OK, ours, put, ...values.map(allowHeaders)];
  const blanks = ' \t'.repeat(LONG / 2);
  const many = (count: number, name: string) => Array.from({ length: count }, (_, i) => `${name}${i}`);

  return {
    'status 200 without a phrase': withStatus('200'),
    'status 200 with letters outside of ASCII': withStatus('200 Autoris\u00e9'),
    'status 203': withStatus('203 Non-Authoritative Information'),
    'status 205': withStatus('205 Reset Content'),
    'status 207': withStatus('207 Multi-Status'),
    'status 208': withStatus('208 Already Reported'),
    'status 250': withStatus('250 Odd'),
    'status 305': withStatus('305 Use Proxy'),
    'status 306': withStatus('306 Unused'),
    'status 399': withStatus('399 Odd'),
    'status 407': withStatus('407 Proxy Authentication Required'),
    'status 418': withStatus('418 Odd'),
    'status 451': withStatus('451 Unavailable For Legal Reasons'),

    'NULL for an origin': withOrigin('NULL'),
    'null and our origin': withOrigin('null', origin),
    'any origin with blanks around': withOrigin('\t * \t'),
    'any origin with a comma behind': withOrigin('*,'),
    'any origin twice without a comma': withOrigin('**'),
    'any origin over http': withOrigin('http://*'),
    'any origin, percent-encoded': withOrigin('%2A'),
    'our origin with a query': withOrigin(`${origin}?`),
    'our origin with a fragment': withOrigin(`${origin}#`),
    'our origin with a user': withOrigin(origin.replace('//', '//user@')),
    'our origin in angle brackets': withOrigin(`<${origin}>`),
    'our origin in single quotes': withOrigin(`'${origin}'`),
    'our origin with a semicolon behind': withOrigin(`${origin};`),
    'our origin with a no-break space before': withOrigin(`\u00a0${origin}`),
    'our origin with a no-break space behind': withOrigin(`${origin}\u00a0`),
    'our origin with an accent behind': withOrigin(`${origin}\u00e9`),
    'our origin after very many blanks': withOrigin(blanks + origin),
    'our origin before very many blanks': withOrigin(origin + blanks),
    'our origin in a header of another name': [OK, `Access-Control-Allow-Origins: ${origin}`, put, type],

    'PUT with commas around': withMethods(',PUT,'),
    'PUT with a weight': withMethods('PUT;q=1'),
    'PUT with a value': withMethods('PUT=1'),
    'PUT in single quotes': withMethods("'PUT'"),
    'PUT with an open quote': withMethods('"PUT'),
    'PUT within a quoted list': withMethods('"GET, PUT"'),
    'PUT after an empty quoted text': withMethods('"", PUT'),
    'PUT after a comment': withMethods('(uploads) PUT'),
    'PUT, percent-encoded': withMethods('%50UT'),
    'PUT with a backslash': withMethods('PUT\\'),
    'PUT with a no-break space behind': withMethods('PUT\u00a0'),
    'PUT beside a no-break space': withMethods('PUT,\u00a0'),
    'PUT and a tab and another': withMethods('PUT\tGET'),
    'PUT with an asterisk before': withMethods('*PUT'),
    'two asterisks for methods': withMethods('**'),
    'PUT at the end of very many': withMethods([...many(1500, 'M'), 'PUT'].join(', ')),
    'PUT before very many': withMethods(['PUT', ...many(1500, 'M')].join(',')),
    'PUT in the last of many headers': withMethods(...many(100, 'M'), 'PUT'),
    'something that is no name in the last of many headers': withMethods('PUT', ...many(100, 'M'), 'G@T'),
    'PUT between very many blanks': withMethods(`${blanks}PUT${blanks.slice(0, 1000)}`),
    'PUT and another with very many blanks between': withMethods(`PUT${blanks}GET`),
    'PUT and very many blanks before a comma': withMethods(`PUT${blanks},GET`),
    'PUT after very many commas': withMethods(`${','.repeat(LONG)}PUT`),
    'very many commas': withMethods(','.repeat(LONG)),
    'very many blanks': withMethods(blanks),
    'an empty header for methods and one that counts': withMethods('', 'PUT', ''),
    'each thing twice': [OK, ours, put, put, type, type],

    'content-type in single quotes': withHeaders("'content-type'"),
    'content-type twice': withHeaders('content-type, Content-Type'),
    'content-type with an asterisk behind': withHeaders('content-type*'),
    'content-type with a semicolon behind': withHeaders('content-type;'),
    'content-type within a quoted list': withHeaders('"origin, content-type"'),
    'content-type with an accent': withHeaders('content-typ\u00e9'),
    'content-type beside an accent': withHeaders('content-type, \u00e9'),
    'content-type with a no-break space before': withHeaders('\u00a0content-type'),
    'two asterisks for headers': withHeaders('**'),
    'any header with a semicolon behind': withHeaders('*;'),
    'any header among empty elements': withHeaders(',\t, *,'),
    'any header beside something that is no name': withHeaders('*, a b'),
    'content-type at the end of very many': withHeaders([...many(1200, 'x-'), 'content-type'].join(', ')),
    'content-type in the last of many headers': withHeaders(...many(100, 'x-'), 'content-type'),
    'content-type between very many blanks': withHeaders(`${blanks}content-type `),
    'content-type and very many blanks before another': withHeaders(`content-type${blanks}origin`),

    'Vary by origin': beside('Vary: Origin'),
    'Vary by everything': beside('Vary: *'),
    'a place to go to, with status 200': beside('Location: /elsewhere'),
    'a refresh': beside('Refresh: 0; url=/elsewhere'),
    'a content type that is none': beside('Content-Type: /'),
    'a compressed body that is none': beside('Content-Encoding: gzip'),
    'a policy that forbids all': beside("Content-Security-Policy: default-src 'none'"),
    'a call for a password, with status 200': beside('WWW-Authenticate: Basic realm="storage"'),
    cookies: beside('Set-Cookie: a=b', 'Set-Cookie: c=d; Secure; SameSite=None'),
    'exposed headers that are no list': beside('Access-Control-Expose-Headers: a b'),
    'an age of zero': beside('Access-Control-Max-Age: 0'),
    'an age of very many digits': beside(`Access-Control-Max-Age: ${'9'.repeat(30)}`),
    'credentials allowed in odd case': beside('Access-Control-Allow-Credentials: TRUE'),
    'a wish for https': beside('Strict-Transport-Security: max-age=1'),
    'a header without a value': beside('X-Empty:'),
    'a header with letters outside of ASCII': beside('X-Owner: M\u00fcnchen'),
    'any origin, ours in a header of an older name': [OK, allowOrigin('*'), `Allow-Origin: ${origin}`, put, type]
  };
}
