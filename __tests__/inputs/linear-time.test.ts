/** Each value at its longest (Linux hands over 128 kB), full of what a pattern repeats: quadratic ones took up to 27 s. */
import { expect, it } from '@jest/globals';
import { inputNames } from '../../src/inputs/schema.ts';
import { parseDurationMs } from '../../src/text/duration.ts';
import { formsOf, isS3Host, parseApiUrl, parseOrigin, parsePlainUrl, withScheme } from '../../src/text/urls.ts';
import { cpuMsOf } from '../support/cpu-time.ts';
import { fresh, read } from './read.ts';

const pieces = [
  ...[
    '\n',
    '\r\n',
    ' ',
    '\u00a0',
    '/',
    '.',
    '-',
    ':',
    '@',
    '"',
    '{',
    '1',
    'a',
    '%40',
    '%',
    'a.',
    'a-',
    '-a',
    '.s3-',
    '.s3'
  ],
  ...[
    's3.',
    ' a',
    ', 1',
    '1h',
    '1.',
    ';',
    '&sig=',
    'AccountKey',
    'PRIVATE KEY',
    '"private_key',
    'https://',
    'arn:',
    'x-'
  ]
];
const longest = (piece: string) => `a${piece.repeat(120_000 / piece.length)}`;
const LIMIT_MS = 1500;

it.each(inputNames)('%s is read in linear time', (name) => {
  const values = pieces.flatMap((piece) => [longest(piece), `${piece}${longest(piece)}`, `${longest(piece)}b`]);
  const slow = values.filter((value) => cpuMsOf(() => read({ ...fresh, [name]: value })) > LIMIT_MS);
  expect(slow.map((value) => value.slice(0, 20))).toEqual([]);
});

it('so is a prefix of line ends with anything between them', () => {
  for (const value of ['\n', '\r\n'].map((end) => `a${end.repeat(60_000)}b${end.repeat(60_000)}c`)) {
    expect(cpuMsOf(() => read({ ...fresh, prefix: value }))).toBeLessThan(LIMIT_MS);
  }
});

it.each(['https_proxy', 'HTTP_PROXY'])('so is %s', (name) => {
  const slow = pieces.filter((piece) => cpuMsOf(() => read(fresh, { [name]: `http://a${longest(piece)}` })) > LIMIT_MS);
  expect(slow).toEqual([]);
});

it.each([parseDurationMs, parseApiUrl, parseOrigin, parsePlainUrl, isS3Host, formsOf, withScheme])(
  'so is what is read elsewhere: %p',
  (parse) => {
    for (const front of ['', 'https://a', 'https://a/', 'https://s3.test/']) {
      const slow = pieces.filter((piece) => cpuMsOf(() => parse(`${front}${longest(piece)}!`)) > LIMIT_MS);
      expect(slow).toEqual([]);
    }
  }
);
