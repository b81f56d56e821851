import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cut, escapeHtml, Sanitizer, visible } from '../../src/text/sanitizer.ts';
import { secretsIn } from '../support/leaks.ts';

// The same cases each time: nobody's change fails for what somebody else broke.
fc.configureGlobal({ seed: 2026 });

const RUN = 12;

/** Whatever somebody may find to write, with what means something to terminals, runners and browsers in it. */
const text = fc.string({
  unit: fc.oneof(
    { weight: 4, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }) },
    fc.constantFrom(...'#[]:%&<>"\'`\\@/;= \t\r\n\u0000\u001b\u0085\u200b\u202e\u2028\ufeff\ud83d\ude00*…'),
    fc.constantFrom('##[', '::', '<!--', '%0A', '&#', '\r\n')
  ),
  maxLength: 80
});

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const secret = fc.oneof(
  fc.string({ unit: fc.constantFrom(...alphabet, ...'+/=_-'), minLength: 12, maxLength: 64 }),
  fc.string({
    unit: fc.constantFrom(...alphabet, ...'!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'),
    minLength: 12,
    maxLength: 40
  }),
  fc.string({ unit: 'grapheme', minLength: 12, maxLength: 30 })
);

const hex = (code: number, digits: number) => code.toString(16).padStart(digits, '0');
const bytesOf = (text: string) => [...Buffer.from(text)];

/** As others encode, not as the redactor does. */
const encoders: ((text: string) => string)[] = [
  (text) => text,
  (text) => encodeURIComponent(text),
  (text) => encodeURI(text),
  (text) => new URLSearchParams({ '': text }).toString().slice(1),
  (text) =>
    bytesOf(text)
      .map((byte) => `%${hex(byte, 2).toUpperCase()}`)
      .join(''),
  (text) => JSON.stringify(text).slice(1, -1),
  (text) => JSON.stringify(text).slice(1, -1).replaceAll('/', '\\/'),
  (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
  (text) => text.replace(/[^A-Za-z0-9 ]/gu, (c) => `&#${c.codePointAt(0)};`),
  (text) => [...text].map((c) => `&#${c.codePointAt(0)};`).join(''),
  (text) => [...text].map((c) => `&#x${hex(c.codePointAt(0) ?? 0, 1)};`).join('')
];

/** The part of base64 that nothing but the secret has a say in. */
function base64(secret: string, before: number, after: number, name: BufferEncoding) {
  const bytes = Buffer.from(secret);
  const whole = Buffer.concat([Buffer.alloc(before, 'u'), bytes, Buffer.alloc(after, 'v')]);
  const from = Math.ceil((before * 8) / 6);
  const to = Math.floor(((before + bytes.length) * 8) / 6);
  return { text: whole.toString(name), own: whole.toString(name).slice(from, to) };
}

/** Characters of it in a row that are still in the text. */
function survivor(form: string, text: string): string | undefined {
  const [lowerForm, lowerText] = [form.toLowerCase(), text.toLowerCase()];
  for (let at = 0; at + RUN <= form.length; at++) {
    const run = lowerForm.slice(at, at + RUN);
    if (lowerText.includes(run)) return run;
  }
  return undefined;
}

function sanitizerFor(...secrets: string[]): Sanitizer {
  const sanitizer = new Sanitizer();
  for (const secret of secrets) sanitizer.addSecret(secret);
  return sanitizer;
}

describe('no 12 characters in a row of a secret pass the sanitizer', () => {
  const encoded = fc.constantFrom(...encoders);

  it('in whichever form, wherever in the text, whole or in part', () => {
    const twice = fc.tuple(encoded, encoded).map(
      ([inner, outer]) =>
        (secret: string) =>
          outer(inner(secret))
    );
    const disguise = fc.oneof({ weight: 3, arbitrary: encoded }, { weight: 1, arbitrary: twice });
    fc.assert(
      fc.property(secret, disguise, text, text, fc.nat(20), fc.nat(20), (secret, encode, before, after, from, to) => {
        const form = encode(secret);
        const part = form.slice(from, form.length - to);
        const line = sanitizerFor(secret).line(`${before}${part}${after}${form}`, 5000);
        expect(secretsIn(line, [secret])).toEqual([]);
      }),
      { numRuns: 1000 }
    );
  });

  it('in base64, wherever in it', () => {
    const name = fc.constantFrom<BufferEncoding>('base64', 'base64url');
    fc.assert(
      fc.property(secret, fc.nat(8), fc.nat(8), name, (secret, before, after, name) => {
        const { text, own } = base64(secret, before, after, name);
        expect(survivor(own, sanitizerFor(secret).line(text, 5000))).toBeUndefined();
      }),
      { numRuns: 500 }
    );
  });

  it('of several secrets that touch, overlap or repeat', () => {
    fc.assert(
      fc.property(
        fc.array(secret, { minLength: 2, maxLength: 4 }),
        fc.array(fc.nat(3), { maxLength: 8 }),
        (secrets, order) => {
          const known = [...secrets, secrets.map((each) => each.slice(-8)).join('')];
          const text = order.map((index) => known[index % known.length]).join('');
          const line = sanitizerFor(...known).line(text, 5000);
          expect(known.map((each) => survivor(each, line))).toEqual(known.map(() => undefined));
        }
      ),
      { numRuns: 300 }
    );
  });

  it('at the edge where a text is cut', () => {
    fc.assert(
      fc.property(secret, fc.nat(120), fc.integer({ min: 20, max: 130 }), (secret, before, limit) => {
        const line = sanitizerFor(secret).line(`${'.'.repeat(before)}${secret}${secret}`, limit);
        expect(survivor(secret, line)).toBeUndefined();
      }),
      { numRuns: 500 }
    );
  });
});

describe('whatever the text', () => {
  it('nothing in it acts on a terminal, on the order of the letters or on the runner', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 50 }), (text, limit) => {
        const line = sanitizerFor().line(text, limit);
        expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u);
        expect(line.isWellFormed()).toBe(true);
        expect(line).not.toContain('##[');
        expect([...line].length).toBeLessThanOrEqual(limit);
      }),
      { numRuns: 2000 }
    );
  });

  it('making it visible twice changes nothing', () => {
    fc.assert(
      fc.property(text, (text) => expect(visible(visible(text))).toBe(visible(text))),
      { numRuns: 1000 }
    );
  });

  it('letters and digits stay what they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...alphabet, 'ß', 'é', '日', '٣'), maxLength: 60 }), (text) => {
        expect(sanitizerFor().line(text)).toBe(text);
      })
    );
  });

  it('HTML says what it said, with nothing left to interpret', () => {
    fc.assert(
      fc.property(text, (text) => {
        const line = visible(text);
        expect(escapeHtml(line)).toMatch(/^(?:[\p{L}\p{N}\p{M} ]|&#\d+;)*$/u);
        expect(escapeHtml(line).replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))).toBe(line);
      }),
      { numRuns: 1000 }
    );
  });

  it('a cut keeps its beginning, in whole characters', () => {
    fc.assert(
      fc.property(
        text.filter((each) => each.isWellFormed()),
        fc.integer({ min: 1, max: 40 }),
        (text, limit) => {
          const short = cut(text, limit);
          const characters = [...text];
          expect(short).toBe(characters.length <= limit ? text : `${characters.slice(0, limit - 1).join('')}…`);
        }
      ),
      { numRuns: 1000 }
    );
  });
});
