/** The disguises in which a server can send a secret back. */

const each = (text: string, encode: (character: string) => string) => [...text].map(encode).join('');
const hex = (character: string) => (character.codePointAt(0) ?? 0).toString(16);
const base64 = (text: string) => Buffer.from(text).toString('base64');

export const encodings: Record<string, (secret: string) => string> = {
  raw: (secret) => secret,
  'upper case': (secret) => secret.toUpperCase(),
  'lower case': (secret) => secret.toLowerCase(),
  'percent, where needed': encodeURIComponent,
  'percent, all of it': (secret) => each(secret, (character) => `%${hex(character)}`),
  'percent, upper case': (secret) => each(secret, (character) => `%${hex(character).toUpperCase()}`),
  'percent, all but letters and digits': (secret) =>
    secret.replaceAll(/[^a-z0-9]/gi, (character) => `%${hex(character)}`),
  'HTML, named': (secret) =>
    secret.replaceAll('/', '&sol;').replaceAll('=', '&equals;').replaceAll('+', '&plus;').replaceAll('_', '&lowbar;'),
  'HTML, decimal': (secret) => each(secret, (character) => `&#${character.codePointAt(0)};`),
  'HTML, hexadecimal': (secret) => each(secret, (character) => `&#x${hex(character)};`),
  JSON: (secret) => JSON.stringify(secret).replaceAll('/', '\\/'),
  'JSON, all of it': (secret) => each(secret, (character) => `\\u${hex(character).padStart(4, '0')}`),
  base64,
  'base64, one byte later': (secret) => base64(`:${secret}`),
  'base64, two bytes later': (secret) => base64(`x:${secret}`),
  'base64, for URLs': (secret) => Buffer.from(`user:${secret}`).toString('base64url'),
  'the first half': (secret) => secret.slice(0, Math.max(12, secret.length / 2)),
  'the second half': (secret) => secret.slice(-Math.max(12, secret.length / 2)),
  'twelve characters of the middle': (secret) => secret.slice(3, 15),
  'where a text is cut': (secret) => 'z'.repeat(182) + secret
};
