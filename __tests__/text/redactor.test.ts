import { describe, expect, it } from '@jest/globals';
import { Redactor } from '../../src/text/redactor.ts';
import { secretsIn } from '../support/leaks.ts';
import { taken } from '../support/taken.ts';

const secret = 'wJalr~UtnF!MI/K7-MD+&"<\'ENG=bP.xR_fiCY';

function redactor(...secrets: string[]): Redactor {
  const redactor = new Redactor();
  for (const each of secrets) redactor.learn(each);
  return redactor;
}
const redact = (text: string, ...secrets: string[]) => redactor(...secrets).redact(text);

const base64 = (text: string) => Buffer.from(text).toString('base64');
const form = (text: string) => new URLSearchParams({ a: text }).toString().slice(2);
const hex = (code: string) => code.charCodeAt(0).toString(16);

/** As the HTML standard names them. */
const punctuation = Object.fromEntries(
  '! excl|" quot|# num|$ dollar|% percnt|& amp|\' apos|( lpar|) rpar|* ast|+ plus|, comma|. period|/ sol|: colon|; semi'
    .concat('|< lt|= equals|> gt|? quest|@ commat|[ lsqb|] rsqb|\\ bsol|^ Hat|_ lowbar|` grave|{ lcub|} rcub')
    .split('|')
    .map((pair) => pair.split(' ').reverse())
);

describe('a secret', () => {
  it.each([
    ['raw', secret],
    ['in the other case', secret.toUpperCase()],
    ['percent-encoded', encodeURIComponent(secret)],
    ['percent-encoded in lower case', encodeURIComponent(secret).toLowerCase()],
    ['percent-encoded to the last character', [...secret].map((c) => `%${hex(c)}`).join('')],
    ['in a form', new URLSearchParams({ a: secret }).toString().slice(2)],
    ['JSON-encoded', JSON.stringify(secret).slice(1, -1)],
    ['JSON-encoded with escaped slashes', JSON.stringify(secret).slice(1, -1).replaceAll('/', '\\/')],
    ['JSON-encoded twice', JSON.stringify(JSON.stringify(secret)).slice(3, -3)],
    ['with escapes for all punctuation', secret.replace(/\W/g, (c) => `\\u${hex(c).padStart(4, '0')}`)],
    [
      'HTML-encoded with names',
      secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll("'", '&apos;')
    ],
    ['HTML-encoded as within a text', secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;')],
    [
      'HTML-encoded as within quotation marks',
      secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
    ],
    ['HTML-encoded with numbers', secret.replace(/\W/g, (c) => `&#${c.charCodeAt(0)};`)],
    ['HTML-encoded with hexadecimal numbers', secret.replace(/\W/g, (c) => `&#x${hex(c).toUpperCase()};`)],
    ['HTML-encoded to the last character', [...secret].map((c) => `&#${c.charCodeAt(0)};`).join('')],
    ['in base64', base64(secret)],
    ['in base64 for URLs', Buffer.from(secret).toString('base64url')]
  ])('is removed %s', (_, text) => {
    // The padding of base64 holds nothing of it.
    expect(redact(`before ${text} after`, secret)).toMatch(/^before \*\*\*=* after$/);
  });

  it.each([0, 1, 2, 3])('is removed from base64 of a longer text, %d bytes in', (offset) => {
    const text = base64(`${'u'.repeat(offset)}${secret}:x`);
    const left = Buffer.from(redact(text, secret).replaceAll('***', ''), 'base64').toString('latin1');
    expect(text).toHaveLength(base64(`${'u'.repeat(offset)}${secret}:x`).length);
    expect(left.length).toBeLessThan(offset + 8);
  });

  it('is removed in part, from 12 characters on', () => {
    for (let at = 0; at + 12 <= secret.length; at++) {
      expect(redact(`|${secret.slice(at, at + 12)}|`, secret)).toBe('|***|');
      expect(redact(`|${secret.slice(at, at + 11)}|`, secret)).toBe(`|${secret.slice(at, at + 11)}|`);
    }
  });

  const lines = (text: string, width: number) => text.replaceAll(new RegExp(`.{${width}}`, 'g'), '$&\r\n');
  it.each([
    ['MIME breaks it', lines(base64(`{"padding":"${'u'.repeat(40)}","secretKey":"${secret}","more":1}`), 20)],
    ['PEM breaks it', lines(base64(`${'u'.repeat(30)}${secret}${'u'.repeat(60)}`), 64)],
    ['breaks escaped in JSON', JSON.stringify(lines(base64(`user:${secret}:more`), 24))]
  ])('is removed from base64 that is broken into lines: %s', (_, text) => {
    const left = redact(text, secret)
      .replaceAll('***', '')
      .replaceAll(/\\r\\n|\s/g, '');
    const decoded = [0, 1, 2, 3].map((offset) => Buffer.from(left.slice(offset), 'base64').toString('latin1')).join();
    for (let at = 0; at + 12 <= secret.length; at++) expect(decoded).not.toContain(secret.slice(at, at + 12));
  });

  it.each([
    ['ends with an escape of JSON', 'p%41ss"wo%2Frd\\x%25"end'],
    ['looks like JSON and HTML', 'ab\\nfoo"bar\\t<qux>\\rr&lt;s'],
    ['has quotation marks', 'k3y"Pa55"w0rd`x9Q"zz!Lk'],
    ['is not ASCII', 'p\u00e4ssw\u00f6rd\ud83d\ude00xy1\ud83d\ude00Ab9!'],
    ['has spaces', 'correct horse battery staple']
  ])('that %s is removed in every disguise', (_, odd) => {
    const ascii = (text: string) =>
      text.replace(/[^ -~]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
    const entities = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' } as Record<string, string>;
    const html = odd.replaceAll(/[&<>"]/g, (c) => `&${entities[c]};`);
    const disguises = [
      odd,
      JSON.stringify(odd),
      ascii(JSON.stringify(odd)),
      encodeURIComponent(odd),
      form(odd),
      html,
      base64(odd)
    ];
    // As words.ts puts it between quotation marks.
    for (const text of [...disguises, odd.replaceAll(/["`]/g, "'")]) {
      expect(redact(`before ${text} after`, odd)).toMatch(/^before "?\*\*\*=*"? after$/);
    }
    for (const text of [
      encodeURIComponent(JSON.stringify(base64(odd))),
      base64(encodeURIComponent(JSON.stringify(odd)))
    ]) {
      expect(secretsIn(redact(text, odd), [odd])).toEqual([]);
    }
  });

  it('is removed where the text has an entity that only looks like one of a property', () => {
    for (const entity of ['&constructor;', '&toString;', '&__proto__;', '&AMP;', '&nosuch;']) {
      expect(redact(`x ${entity} ${encodeURIComponent(secret)} tail`, secret)).toBe(`x ${entity} *** tail`);
    }
  });

  it.each(Object.entries({ ...punctuation, AMP: '&', NewLine: '\n', Tab: '\t' }))(
    'is removed where HTML calls one of its characters %s',
    (name, character) => {
      expect(redact(`<pass&${name};word12>`, `pass${character}word12`)).toBe('<***>');
    }
  );

  it('shorter than a run is removed from base64, too', () => {
    expect(redact(`<${base64('abcdef')}>`, 'abcdef')).toBe('<***>');
  });

  it('is removed where HTML has a name for each of its punctuation marks', () => {
    const text = 'p&excl;a&num;s&dollar;s&percnt;w&lowbar;o&commat;r&ast;d&lpar;x&rpar;y&semi;z';
    expect(redact(text, 'p!a#s$s%w_o@r*d(x)y;z')).toBe('***');
  });

  it('is removed each time, also where two of them overlap or touch', () => {
    const [a, b] = ['abcdefghijklmnop', 'klmnopqrstuvwxyz'];
    expect(redact(`${a} ${b} ${a}`, a, b)).toBe('*** *** ***');
    expect(redact('<abcdefghijklmnopqrstuvwxyz>', a, b)).toBe('<***>');
    expect(redact(`<${a}${a}>`, a)).toBe('<***>');
  });

  it('of less than 12 characters is removed as a whole only', () => {
    for (const short of ['abcd', 'abcde', 'abcdef', 'abcdefg', 'abcdefghijk']) {
      expect(redact(`<${short}>`, short)).toBe('<***>');
      expect(redact(`<${short.slice(1)}>`, short)).toBe(`<${short.slice(1)}>`);
    }
  });

  it('of less than 4 characters is none', () => {
    expect(redact('abc and so on', 'abc', '')).toBe('abc and so on');
  });
});

it('leaves a text alone that holds no secret', () => {
  const text = 'Größe 日本語 😀 \ud83d \u0000 <&> 100 %';
  expect(redact(text, secret)).toBe(text);
  expect(redact(text)).toBe(text);
  expect(redact('', secret)).toBe('');
});

it('copes with as many finds as there can be', () => {
  expect(redact(`%61${'a'.repeat(8000)}`, 'a'.repeat(100))).toBe('***');
});

/** In texts as long as the sanitizer reads them. */
describe('takes a moment only', () => {
  const hash = (i: number) =>
    `${Math.sin(i)}${Math.cos(i)}${Math.sin(-i)}`.replaceAll(/\D/g, '').padEnd(48, '5').slice(0, 48);
  it('for ten thousand secrets that begin alike', () => {
    const knowing = new Redactor();
    const learning = taken(() => {
      for (let i = 0; i < 10_000; i++) knowing.learn(`X-Amz-Signature=${hash(i)}`);
    });
    const redacting = taken(() => {
      for (let i = 0; i < 100; i++) knowing.redact(`${i} at https://s3.amazonaws.com: no X-Amz-Signature=`);
    });
    expect([learning < 10_000, redacting < 15_000]).toEqual([true, true]);
  });

  it.each([
    ['a block', (i: number) => `aaaaaa${hash(i).slice(0, 20)}`],
    ['all but their end', (i: number) => `${'a'.repeat(100)}${hash(i).slice(0, 20)}`]
  ])('for ten thousand secrets that have %s in common, in a text that is made for it', (_, secretOf) => {
    const knowing = new Redactor();
    for (let i = 0; i < 10_000; i++) knowing.learn(secretOf(i));
    expect(taken(() => knowing.redact('a'.repeat(8000)))).toBeLessThan(15_000);
    expect(knowing.redact(`<${secretOf(9999)}>`)).not.toContain(secretOf(9999).slice(-12));
  });

  const nested = (encode: (text: string) => string) =>
    encode(encode(encode('Any text, as long as it is nested. '.repeat(800))));
  it.each([
    ['a', 'a'.repeat(8192)],
    ['ab', 'ab'.repeat(4096)],
    ['abcdef', 'abcdef'.repeat(1365)],
    ['a', '%25'.repeat(2730)],
    ['a', '&#'.repeat(4096)],
    ['a', '\\'.repeat(8192)],
    ['a', nested(base64).slice(0, 8192)],
    ['a', nested(encodeURIComponent).slice(0, 8192)]
  ])('for a secret of %j over and over, in a text that is made for it (%#)', (period, text) => {
    for (const length of [100, 4096]) {
      const knowing = redactor(period.repeat(length).slice(0, length));
      expect(taken(() => knowing.redact(text))).toBeLessThan(15_000);
    }
  });
});
