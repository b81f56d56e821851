import { describe, expect, it } from '@jest/globals';
import { cut, escapeHtml, Sanitizer, visible } from '../../src/text/sanitizer.ts';
import { cpuMsOf } from '../support/cpu-time.ts';

/** A sanitizer that knows these secrets. */
function sanitizer(...secrets: string[]): Sanitizer {
  const sanitizer = new Sanitizer();
  for (const secret of secrets) sanitizer.addSecret(secret);
  return sanitizer;
}

describe('visible text', () => {
  it.each([
    ['a line end as a mark', 'a\r\n  b\nc\rd', 'a ⏎ b ⏎ c ⏎ d'],
    ['the line ends that only Unicode knows', 'a\u0085b\u2028c\u2029d', 'a ⏎ b ⏎ c ⏎ d'],
    ['several line ends as one', '\n\na\n \n\nb\n', 'a ⏎ b'],
    ['a tab by its number, since a space could complete a secret again', 'a\tb', 'a<U+0009>b'],
    ['control characters by their numbers', 'a\u0000\u001b[31m\u007f', 'a<U+0000><U+001B>[31m<U+007F>'],
    ['other control characters by name', 'a\u009bb', 'a<U+009B>b'],
    ['zero-width characters by name', 'a\u200b\u200d\u2060\ufeffb', 'a<U+200B><U+200D><U+2060><U+FEFF>b'],
    ['marks that turn the direction by name', 'a\u202eb\u2066c\u061cd', 'a<U+202E>b<U+2066>c<U+061C>d'],
    [
      'fillers that nobody sees by name',
      '\u3164\u115f\u034f\ufe0f\u{e0041}',
      '<U+3164><U+115F><U+034F><U+FE0F><U+E0041>'
    ],
    ['half a character by name', 'a\ud83d', 'a<U+D83D>'],
    ['what people write as it is', 'Größe: 5 µm, 日本語 😀 e\u0301', 'Größe: 5 µm, 日本語 😀 e\u0301']
  ])('shows %s', (_, text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  it.each(['##[error]x', 'x##[set-output name=status]connected', '###[[group]', '##\u0000[x]', '#\n#[x]'])(
    'commands nothing: %j',
    (text) => {
      expect(visible(text)).not.toContain('##[');
    }
  );

  it('does not begin a command of the runner', () => {
    for (const text of ['::error::x', ' \t::error::x', '\u0000::x::', '\ufeff::error::x']) {
      expect(visible(text)).not.toMatch(/^\s*::/);
    }
  });
});

describe('text that is cut', () => {
  it.each([
    ['abc', 3, 'abc'],
    ['abcd', 3, 'ab…'],
    ['😀😀😀', 3, '😀😀😀'],
    ['😀😀😀😀', 3, '😀😀…'],
    ['a😀b😀', 3, 'a😀…'],
    ['', 3, '']
  ])('%j at %d code points is %j', (text, limit, result) => {
    expect(cut(text, limit)).toBe(result);
  });
});

it('leaves Markdown and HTML nothing to interpret', () => {
  expect(escapeHtml('<b> @octocat o/r#1 [x](https://y.z) `c` &amp; ~*_')).toMatch(/^(?:[A-Za-z0-9 ]|&#\d+;)+$/);
  expect(escapeHtml('Größe 日本 😀')).toBe('Größe 日本 &#128512;');
});

describe('the sanitizer', () => {
  const secret = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLE';

  it.each([
    ['https://h/x?a=1&X-Amz-Signature=5d67&b=2', 'https://h/x?a=1&X-Amz-Signature=***&b=2'],
    ['https://h/x?sig=ab%2Bcd more', 'https://h/x?sig=*** more'],
    ['x\\u0026X-Amz-Security-Token=Iqo\\u0026y=1', 'x\\u0026X-Amz-Security-Token=***\\u0026y=1'],
    ['h%3Fsig%3D5d67%26a%3D1', 'h%3Fsig%3D***%26a%3D1'],
    ['h?a=1%26temp_url_sig%3D5d67', 'h?a=1%26temp_url_sig%3D***'],
    ['AWS4-HMAC-SHA256 SignedHeaders=host, Signature=5d67', 'AWS4-HMAC-SHA256 SignedHeaders=host, Signature=***'],
    ['<a href="h;X-Goog-Credential=me">', '<a href="h;X-Goog-Credential=***">'],
    ['design=5d67 signature: 5d67', 'design=5d67 signature: 5d67']
  ])('removes a credential that it was not given: %s', (text, shown) => {
    expect(sanitizer().line(text)).toBe(shown);
  });

  it('removes the account from what the storage service says, and from nothing else', () => {
    const text = 'arn:aws:iam::123456789012:user/x';
    expect(sanitizer().quote({ by: 'The storage service', text })).toBe('arn:aws:iam::***:user/x');
    expect(sanitizer().quote({ by: 'Studio', text })).toBe(text);
  });

  it('removes a secret also from a text that it has seen before', () => {
    const knowing = sanitizer();
    const text = `it is ${secret}`;
    expect(knowing.line(text)).toBe(text);
    knowing.addSecret(secret);
    for (let i = 0; i < 250; i++) {
      expect(knowing.line(text)).toBe('it is ***');
      expect(knowing.line(`${i} ${secret}`)).toBe(`${i} ***`);
    }
  });

  it('knows more for one bucket, and forgets it', () => {
    const all = sanitizer(secret);
    const own = all.with(['f00dfeedf00dfeed']);
    all.addSecret('learnt-later-by-all');
    all.addWord('svc:team');
    const text = `${secret} f00dfeedf00dfeed learnt-later-by-all svc:team`;
    expect([own.line(text), all.line(text)]).toEqual(['*** *** *** ***', '*** f00dfeedf00dfeed *** ***']);
  });

  it('says the same if a text passes twice', () => {
    const text = `##[x] ${secret}\n\u202e?sig=abc ${'y'.repeat(300)}`;
    expect(sanitizer(secret).line(sanitizer(secret).line(text))).toBe(sanitizer(secret).line(text));
  });

  it('reads twice as far as it shows, and no further than it has to', () => {
    // Redacted, the first 1500 characters are three.
    const long = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLE'.repeat(41);
    expect(sanitizer(secret).line(`${long} and more`)).toBe('*** and more');
    expect(sanitizer(secret).line(`${long.repeat(2)} and more`, 4000)).toBe('*** and more');
  });

  it('cuts at exactly as many characters as are to be shown', () => {
    expect([sanitizer().line('abcde', 5), sanitizer().line('abcdef', 5), sanitizer().line('a😀b😀c', 5)]).toEqual([
      'abcde',
      'abcd…',
      'a😀b😀c'
    ]);
    expect(sanitizer().line(' a\n\n b \u2028c ')).toBe('a ⏎ b ⏎ c');
  });

  it('redacts before it cuts: no part of a secret is left at the edge', () => {
    for (let before = 150; before <= 200; before++) {
      expect(sanitizer(secret).line(`${'x'.repeat(before)}${secret}`)).not.toMatch(/wJalrX/i);
    }
  });

  it('redacts before it makes visible: a secret with a line end in it is still found', () => {
    expect(sanitizer('first-half\nsecond-half').line('<first-half\nsecond-half>')).toBe('<***>');
  });

  it('cuts what it was made visible as: a long line stays within its limit', () => {
    expect([...sanitizer().line('\u200b'.repeat(500))]).toHaveLength(200);
    expect([...sanitizer().line('\u200b'.repeat(500), 1000)]).toHaveLength(1000);
  });

  it('lets no secret together that other characters kept apart', () => {
    expect(sanitizer('correct horse battery staple').line('correct\thorse\tbattery\tstaple')).not.toContain(
      'horse battery'
    );
  });

  it.each([' ', '\t', '\n', '\r', '\u0000', '#', '😀', '&', 'a', '%'])(
    'takes a moment only for a text of megabytes: %j',
    (character) => {
      expect(cpuMsOf(() => sanitizer(secret).line(`x${character.repeat(2_000_000)}y`))).toBeLessThan(3000);
    }
  );
});
