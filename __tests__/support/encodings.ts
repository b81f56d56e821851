/** The forms of a secret that are seen through: those that SECURITY.md lists, as others write them. */

const each = (text: string, encode: (character: string) => string) => Array.from(text, encode).join('');
const hex = (character: string, digits = 1) => (character.codePointAt(0) ?? 0).toString(16).padStart(digits, '0');
const base64 = (text: string, encoding: BufferEncoding = 'base64') => Buffer.from(text).toString(encoding);
const percent = (text: string) => base64(text, 'hex').replaceAll(/../g, '%$&');
const utf16 = (text: string) => text.split('').map((unit) => unit.charCodeAt(0));
const names: Record<string, string> = {
  '/': 'sol',
  '=': 'equals',
  '+': 'plus',
  _: 'lowbar',
  ':': 'colon',
  '?': 'quest',
  '&': 'amp'
};

/** Longer names of the same characters. */
const longNames: Record<string, string> = {
  _: 'UnderBar',
  '|': 'VerticalLine',
  '`': 'DiacriticalGrave',
  '*': 'midast'
};

export const forms: Record<string, (secret: string) => string> = {
  raw: (secret) => secret,
  'upper case': (secret) => secret.toUpperCase(),
  'lower case': (secret) => secret.toLowerCase(),
  'percent, where needed': encodeURIComponent,
  'percent, all of it': percent,
  'percent, upper case': (secret) => percent(secret).toUpperCase(),
  'percent, all but letters and digits': (secret) => secret.replaceAll(/[^a-z0-9]/giu, percent),
  'percent twice, where needed': (secret) => encodeURIComponent(encodeURIComponent(secret)),
  'percent twice, all of it': (secret) => percent(percent(secret)),
  JSON: (secret) => JSON.stringify(secret).slice(1, -1).replaceAll('/', '\\/'),
  'JSON, all of it': (secret) =>
    utf16(secret)
      .map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`)
      .join(''),
  'JavaScript, bytes': (secret) =>
    each(secret, (character) => (character <= '\xff' ? `\\x${hex(character, 2)}` : character)),
  'JavaScript, code points': (secret) => each(secret, (character) => `\\u{${hex(character, 6)}}`),
  'HTML, named': (secret) => each(secret, (character) => (names[character] ? `&${names[character]};` : character)),
  'HTML, by longer names': (secret) =>
    each(secret, (character) => (longNames[character] ? `&${longNames[character]};` : character)),
  'HTML, decimal': (secret) => each(secret, (character) => `&#${character.codePointAt(0)};`),
  'HTML, decimal, padded': (secret) => each(secret, (character) => `&#0000000${character.codePointAt(0)};`),
  'HTML, hexadecimal': (secret) => each(secret, (character) => `&#x${hex(character)};`),
  'HTML, hexadecimal, padded': (secret) => each(secret, (character) => `&#X${hex(character, 10).toUpperCase()};`),
  base64: (secret) => base64(secret),
  'base64, one byte later': (secret) => base64(`:${secret}`),
  'base64, two bytes later': (secret) => base64(`x:${secret}`),
  'base64, in the middle': (secret) => base64(`user:${secret}, and so on`),
  'base64 for URLs': (secret) => base64(secret, 'base64url'),
  'base64 for URLs, one byte later': (secret) => base64(`:${secret}`, 'base64url'),
  'base64 for URLs, two bytes later': (secret) => base64(`x:${secret}`, 'base64url'),
  'base64, percent': (secret) => encodeURIComponent(base64(`user:${secret}`)),
  hex: (secret) => base64(secret, 'hex'),
  'hex, upper case': (secret) => base64(secret, 'hex').toUpperCase()
};

/** As much of it as is too much. */
const parts: Record<string, (secret: string) => string> = {
  whole: (secret) => secret,
  'twelve characters of the middle': (secret) => secret.slice(3, 15)
};

/** Every form of every part, and a secret at the end of what is shown. */
export const encodings: Record<string, (secret: string) => string> = Object.fromEntries([
  ...Object.entries(forms).flatMap(([form, encode]) =>
    Object.entries(parts).map(([part, partOf]) => [`${form}, ${part}`, (secret: string) => encode(partOf(secret))])
  ),
  ['where a text is cut', (secret: string) => 'z'.repeat(182) + secret]
]);
