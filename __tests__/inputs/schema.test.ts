import { describe, expect, it } from '@jest/globals';
import { inputNames } from '../../src/inputs/schema.ts';
import { enough, fresh, inputsOf, named, read, type Values } from './read.ts';

const { 'bucket-id': _, ...targetless } = enough;
/** What else has to be there for an input to be looked at by itself. */
const beside: Record<string, Values> = {
  exclude: { ...enough, 'bucket-id': 'all' },
  endpoint: fresh,
  'secret-key': fresh,
  'access-key': fresh,
  'storage-provider': { ...fresh, endpoint: 'https://s3.test' },
  bucket: fresh,
  region: fresh,
  prefix: fresh,
  dataset: targetless,
  'portal-id': targetless,
  'max-age': { ...targetless, dataset: 'walks' },
  'github-token': { ...enough, 'alert-issue': 'true' }
};
const withInput = (name: string, value: string) => ({ ...(beside[name] ?? enough), [name]: value });

const id = '9007199254740991';
const cases: Record<string, { accepted: string[]; refused: string[] }> = {
  'api-key': {
    accepted: ['12345678', 'ei_~!"#'.padEnd(300, 'x')],
    refused: ['1234567', 'ei_ 12345678', 'ei_1234567é']
  },
  'organization-id': {
    accepted: ['1', id],
    refused: ['0', '9007199254740992', '-1', '+7', '1e3', '1.0', '0x7', '7/../8', '７', '7 8', 'NaN']
  },
  'bucket-id': {
    accepted: ['all', '1', id, '1,2', '1 2\n3,\n 4', ',1,'],
    refused: ['ALL', 'all,1', '0', '1;2', '1,x', '-1', '1.5', '9007199254740992', ',', '１']
  },
  exclude: { accepted: ['1', '1, 2\n3'], refused: ['all', 'x', '0', ','] },
  'storage-provider': { accepted: ['s3', 'google', 'other'], refused: ['S3', 'aws', 'edgeimpulse', 's3,google'] },
  'secret-key': {
    accepted: ['12345678', 'with space inside', 'a/b+c=='.padEnd(88, 'x')],
    refused: ['1234567', 'a\nb345678']
  },
  endpoint: {
    accepted: ['https://s3.test', 'http://10.0.0.7:9000', 'https://S3.test/path/', 'http://[::1]:9000'],
    refused: [
      ...[
        's3.test',
        '//s3.test',
        'ftp://s3.test',
        'https://',
        'https:///x',
        'https://me:pw@s3.test',
        'https://me@s3.test'
      ],
      ...['https://s3.test?x', 'https://s3.test#x', 'https://s3.test/a b', 'https:\\\\s3.test', 'https://s3.test:99999']
    ]
  },
  region: {
    accepted: ['eu-west-1', '1', 'RegionOne', 'eu_west'],
    refused: ['eu west', 'eu.west', 'é', 'EU (Frankfurt)']
  },
  timeout: {
    accepted: ['1', '1s', '1.5', '90s', '5m', '1h', '6h', '21600', '360m', '5 min', '1h30m', 'PT5M'],
    refused: [
      '0',
      '0.999',
      '999ms',
      '21601',
      '6.001h',
      '7h',
      '-5',
      '1e3',
      '5M',
      '1h30',
      '30m1h',
      'P1M',
      'Infinity',
      '.5',
      '1,5'
    ]
  },
  'poll-interval': { accepted: ['0.25', '250ms', '5m', '300'], refused: ['249ms', '0', '301', '5.001m'] },
  'failure-threshold': { accepted: ['1', '10'], refused: ['0', '11', '1.5', '-1', '+1', '1e0', 'three', '٣'] },
  dataset: {
    accepted: ['walks', 'walks 2026/05', '...', 'x'.repeat(255), 'Ä👩'],
    refused: ['.', '..', 'x'.repeat(256), 'a\nb']
  },
  'portal-id': { accepted: ['1', id], refused: ['0', 'all', '1,2', '-1', '1.5'] },
  'max-age': { accepted: ['60', '1 min', '366 d', '36h', 'P7D', '2 weeks'], refused: ['59', '0', '367d', '1 year'] },
  'fail-on': {
    accepted: ['error', 'none', 'error, timeout', 'checks unverifiable\nerror', 'error,error', ',error,'],
    refused: ['errors', 'none, error', 'Error', ',', 'all', 'true', 'error;timeout']
  },
  'cors-origin': {
    accepted: ['https://studio.edgeimpulse.com', 'http://localhost:8080', 'http://[::1]:8080'],
    refused: [
      ...['*', 'null', 'studio.test', 'https://studio.test/', 'https://studio.test/x', 'https://studio.test?x'],
      ...['https://STUDIO.test', 'https://studio.test:443', 'https://me@studio.test', 'file://x']
    ]
  },
  'alert-labels': { accepted: ['a', 'a, b\nc', 'with space', 'x'.repeat(50)], refused: ['x'.repeat(51), ',', 'a\tb'] },
  'github-token': { accepted: ['ghs_0123'], refused: ['two words', 'é'] },
  'api-url': {
    accepted: [
      'https://studio.test',
      'https://studio.test/v1/',
      'http://localhost:4800',
      'http://127.0.0.1/v1',
      'http://[::1]:1/v1'
    ],
    refused: [
      'http://studio.test',
      'studio.test',
      'https://studio.test?x',
      'https://me:pw@studio.test',
      'https://studio.test/a/../v1'
    ]
  }
};
const booleans = ['require-files', 'require-info-labels', 'check-cors', 'summary', 'alert-issue'];
for (const name of booleans)
  cases[name] = {
    accepted: ['true', 'True', 'TRUE', 'false', 'False', 'FALSE'],
    refused: ['tRue', 'yes', 'on', '1', '0', 'n', '!!bool true', 'truefalse']
  };

const accepted = Object.entries(cases).flatMap(([name, { accepted }]) =>
  accepted.map((value) => [name, value] as const)
);
const refused = Object.entries(cases).flatMap(([name, { refused }]) => refused.map((value) => [name, value] as const));

describe('each input by itself', () => {
  it.each(accepted)('%s may be %j', (name, value) => {
    expect(read(withInput(name, value)).problems).toEqual([]);
    expect(read(withInput(name, ` \t${value}\r\n`)).problems).toEqual([]);
  });

  it.each(refused)('%s may not be %j', (name, value) => {
    expect(named(read(withInput(name, value)).problems)).toEqual([name]);
  });

  it.each(inputNames)('%s may hold no control character', (name) => {
    const fitting = cases[name]?.accepted[0] ?? 'abcdefgh';
    for (const c of ['\u0000', '\u0007', '\u001b', '\u007f', '\u0085']) {
      expect(named(read(withInput(name, `${fitting}${c}${fitting}`)).problems)).toContain(name);
    }
  });

  // Names of objects may hold them, and emoji do.
  it.each(inputNames.filter((name) => name !== 'prefix'))('%s may hold no invisible character', (name) => {
    const fitting = cases[name]?.accepted[0] ?? 'abcdefgh';
    for (const c of ['\u200b', '\u200d', '\u2060', '\u202e', '\u00ad', '\ufe0f', '\u{e0041}']) {
      expect(named(read(withInput(name, `${fitting}${c}${fitting}`)).problems)).toContain(name);
    }
  });

  it.each(inputNames)('%s may not be absurdly long, and is not repeated at length', (name) => {
    const { problems } = read(withInput(name, 'x1'.repeat(500_000)));
    expect(named(problems)).toContain(name);
    expect(problems.join('\n').length).toBeLessThan(5000);
  });
});

describe('what is read from an input', () => {
  it.each([
    ['90', 90_000],
    ['90s', 90_000],
    ['5m', 300_000],
    ['1h', 3_600_000],
    ['1.5m', 90_000],
    ['2500ms', 2500]
  ])('timeout %s is %d ms', (timeout, timeoutMs) => {
    expect(inputsOf({ ...enough, timeout })).toMatchObject({ timeoutMs });
  });

  it('is whatever YAML takes for a boolean', () => {
    const inputs = { ...enough, 'require-info-labels': 'TRUE', 'require-files': 'True', summary: 'FALSE' };
    expect(inputsOf(inputs)).toMatchObject({ requireInfoLabels: true, requireFiles: true, summary: false });
  });

  it('is each label once, without the white space around it', () => {
    const inputs = { ...enough, 'alert-issue': 'true', 'alert-labels': ' a ,b c\n\na,\r\nd ' };
    expect(inputsOf(inputs).alert?.labels).toEqual(['a', 'b c', 'd']);
  });

  it('is a prefix to the letter, but for the line ends that YAML leaves', () => {
    const prefix = (text: string) => inputsOf({ ...fresh, prefix: text }).selection;
    expect(prefix('\n  a folder/ÄÖ👩‍👧 \n')).toMatchObject({ target: { request: { prefix: '  a folder/ÄÖ👩‍👧 ' } } });
    expect(named(read({ ...fresh, prefix: 'a\nb' }).problems)).toEqual(['prefix']);
  });
});
