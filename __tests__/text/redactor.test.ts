import { describe, expect, it } from '@jest/globals';
import { Redactor } from '../../src/text/redactor.ts';
import { quote } from '../../src/text/words.ts';
import { cpuMsOf } from '../support/cpu-time.ts';
import { encodings, forms } from '../support/encodings.ts';
import { secretsIn } from '../support/leaks.ts';

const secret = 'wJalr~UtnF!MI/K7-MD+&"<\'ENG=bP.xR_fiCY';

function redactor(...secrets: string[]): Redactor {
  const redactor = new Redactor();
  for (const each of secrets) redactor.addSecret(each);
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
  // The first and the last letter of base64 hold something of what stands before and after it, too.
  it.each(Object.entries(forms))('is removed as SECURITY.md lists it: %s', (_, encode) => {
    for (const each of [secret, 'correct horse battery staple', 'p\u00e4ssw\u00f6rd\ud83d\ude00xy1\ud83d\ude00Ab9!']) {
      expect(redact(`before ${encode(each)} after`, each)).toMatch(/^before .{0,8}\*\*\*.{0,20} after$/);
      expect(secretsIn(redact(`before ${encode(each)} after`, each), [each])).toEqual([]);
    }
  });

  it.each([
    ['in a form', form(secret)],
    ['JSON-encoded twice', JSON.stringify(JSON.stringify(secret)).slice(3, -3)],
    ['with escapes for all punctuation', secret.replace(/\W/g, (c) => `\\u${hex(c).padStart(4, '0')}`)],
    ['HTML-encoded as within a text', secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;')],
    ['in base64 that MIME breaks into lines', base64(`${'u'.repeat(30)}${secret}`).replaceAll(/.{20}/g, '$&\r\n')],
    ['quoted for a shell', `'${secret.replaceAll("'", "'\\''")}'`],
    ['quoted by words.ts', quote(secret)]
  ])('is removed %s', (_, text) => {
    expect(secretsIn(redact(text, secret), [secret])).toEqual([]);
    expect(redact(text, secret)).toContain('***');
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

  it.each([
    ['ends with an escape of JSON', 'p%41ss"wo%2Frd\\x%25"end'],
    ['looks like JSON and HTML', 'ab\\nfoo"bar\\t<qux>\\rr&lt;s'],
    ['has quotation marks', 'k3y"Pa55"w0rd`x9Q"zz!Lk']
  ])('that %s is removed in every form', (_, odd) => {
    for (const encode of Object.values(encodings)) {
      expect(redact(`before ${encode(odd)} after`, odd)).toContain('***');
      expect(secretsIn(redact(`before ${encode(odd)} after`, odd), [odd])).toEqual([]);
    }
    expect(redact(quote(odd), odd)).toBe('"***"');
  });

  it('is removed where the text has an entity that only looks like one of a property', () => {
    for (const entity of ['&constructor;', '&toString;', '&__proto__;', '&AMP;', '&nosuch;']) {
      expect(redact(`x ${entity} ${encodeURIComponent(secret)} tail`, secret)).toBe(`x ${entity} *** tail`);
    }
  });

  it.each(Object.entries({ ...punctuation, AMP: '&' }))(
    'is removed where HTML calls one of its characters %s',
    (name, character) => {
      expect(redact(`<pass&${name};word12>`, `pass${character}word12`)).toBe('<***>');
    }
  );

  it('shorter than a run is removed from base64, too', () => {
    expect(redact(`<${base64('abcdef')}>`, 'abcdef')).toBe('<***>');
    expect(redact(`<${base64(':abcde')}>`, 'abcde')).toBe('<Om***>');
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

describe('takes time by the length of the text only', () => {
  const periods = [
    'a',
    'ab',
    'abcdef',
    '%25',
    '%',
    '&#',
    '&#0',
    '&amp;',
    '\\',
    "'\\''",
    '\\u0061',
    '\n ',
    '%2525',
    '\u00e4',
    'A+/'
  ];

  it.each(periods)('for a secret of "a", "ab" or "abcdef" over and over, in 100 kB of %j', (period) => {
    const knowing = redactor(...['a', 'ab', 'abcdef'].map((each) => each.repeat(600)));
    const text = period.repeat(100_000 / period.length);
    expect(cpuMsOf(() => knowing.redact(text))).toBeLessThan(3000);
  });

  it('for a thousand secrets that begin alike', () => {
    const secrets = Array.from({ length: 1000 }, (_, i) => `X-Amz-Signature=${String(i).repeat(20)}`);
    const knowing = redactor(...secrets);
    expect(cpuMsOf(() => knowing.redact('X-Amz-Signature='.repeat(6000)))).toBeLessThan(3000);
  });
});
