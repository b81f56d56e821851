import { accessKey, apiKey, newCredentials, secretKey } from '../support/canaries.ts';
import { none, right, wrong } from './given.ts';
import type { Row } from './row.ts';

/** A right value of each input that is more than free text. */
const sound: Record<string, string> = {
  'organization-id': '77',
  'storage-provider': 's3',
  endpoint: 'https://storage.invalid',
  region: 'eu-west-1',
  timeout: '20',
  'poll-interval': '20',
  'failure-threshold': '10',
  'require-files': 'true',
  'require-info-labels': 'true',
  'check-cors': 'false',
  'cors-origin': 'https://studio.invalid',
  'fail-on': 'error',
  summary: 'true',
  'alert-issue': 'false'
};
const secretInputs = { 'api-key': apiKey, 'secret-key': secretKey, 'access-key': accessKey };
const free = { bucket: 'sensor-data', 'alert-labels': 'bucket-alert' };
const optional = Object.keys(sound).filter((name) => !(name in newCredentials));

const each = (inputs: Record<string, string>, change: (value: string) => string) =>
  Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, change(value)]));
const all = (names: string[], value: string) => Object.fromEntries(names.map((name) => [name, value]));
/** Something in the middle of a value. */
const amid = (inserted: string) => (value: string) => value.slice(0, -1) + inserted + value.slice(-1);

const numbers = ['organization-id', 'timeout', 'poll-interval', 'failure-threshold'];
const booleans = ['require-files', 'require-info-labels', 'check-cors', 'summary', 'alert-issue'];

const empty: Row[] = [
  right('every optional one: empty', {
    ...all([...optional, 'prefix', 'alert-labels', 'github-token'], ''),
    endpoint: ''
  }),
  right('every optional one: blank', {
    ...all([...optional, 'alert-labels', 'github-token'], ' \t \n'),
    endpoint: ' '
  }),
  ...['', ' \r\n\t'].flatMap((value) => {
    const kind = value ? 'blank' : 'empty';
    return [
      ...['api-key', 'organization-id'].map((name) => wrong(`${name}: ${kind}`, { [name]: value })),
      ...['bucket', 'access-key', 'secret-key'].map((name) => wrong(`${name}: ${kind}`, { [name]: value }))
    ];
  }),
  wrong('none at all', { ...all(Object.keys(newCredentials), '') }, [
    'api-key',
    'organization-id',
    'bucket-id',
    'bucket'
  ]),
  wrong('neither way', none, ['bucket-id', 'bucket']),
  wrong('endpoint: empty, for another provider', { 'storage-provider': 'other', endpoint: '' }, ['endpoint'])
];

const whiteSpace: Row[] = [
  right(
    'every one: white space and line ends around',
    each({ ...sound, ...secretInputs, ...free }, (value) => ` \r\n\t${value}\n \u00a0`),
    ({ body, key, path }) =>
      key === apiKey &&
      path.includes('/organizations/77/') &&
      body.secretKey === secretKey &&
      body.accessKey === accessKey &&
      body.bucket === free.bucket &&
      body.region === sound.region
  ),
  right('prefix: white space is part of it', { prefix: '\n  a b / \r\n' }, ({ body }) => body.prefix === '  a b / '),
  right(
    'secret-key: a space inside',
    { 'secret-key': 'Canary Secret 5pL1nB6cV0' },
    ({ body }) => body.secretKey === 'Canary Secret 5pL1nB6cV0'
  ),
  wrong('every one: white space inside', each(sound, amid(' '))),
  wrong('every one: a tab inside', each(sound, amid('\t'))),
  wrong('every one: a line end inside', each(sound, amid('\n')))
];

const characters: Row[] = [
  wrong('every one: a control character inside', each({ ...sound, ...secretInputs }, amid('\u0001'))),
  wrong('every one: an escape sequence inside', each({ ...sound, ...secretInputs }, amid('\u001b[31m'))),
  wrong('every secret: a line end inside', each(secretInputs, amid('\n'))),
  wrong('every one: a zero-width character inside', each(sound, amid('\u200b'))),
  wrong('every one: a change of direction inside', each(sound, amid('\u202e'))),
  // It cannot be sent as a header.
  wrong('api-key: a zero-width character inside', { 'api-key': amid('\u200b')(apiKey) }),
  wrong('api-key: an em dash inside', { 'api-key': amid('—')(apiKey) }),
  wrong('every number: full-width digits', all(numbers, '１０')),
  right(
    'bucket and prefix: any script',
    { bucket: 'датчики-センサー', prefix: '日本語/' },
    ({ body }) => body.bucket === 'датчики-センサー' && body.prefix === '日本語/'
  )
];

const types: Row[] = [
  wrong('every number: words', all(numbers, 'ten')),
  wrong('every number: an exponent', all(numbers, '1e1')),
  wrong('every number: hexadecimal', all(numbers, '0x10')),
  wrong('every number: a list', all(numbers, '1,2')),
  wrong('every number: an object', all(numbers, '[object Object]')),
  wrong('every number: not a number', all(numbers, 'NaN')),
  wrong('every number: endless', all(numbers, 'Infinity')),
  ...['yes', 'on', '1', 'tRUE', 'null'].map((value) => wrong(`every boolean: ${value}`, all(booleans, value))),
  right('every boolean: True', all(['require-files', 'require-info-labels', 'summary'], 'True')),
  right('every boolean: FALSE', all(booleans, 'FALSE')),
  wrong('storage-provider: unknown', { 'storage-provider': 'ftp' }),
  wrong('region: not a region', { region: 'EU (Frankfurt)' }),
  right('region: as OpenStack has it', { region: 'Region_One' }, ({ body }) => body.region === 'Region_One'),
  ...['errors', 'none, error', 'true', ';'].map((value) => wrong(`fail-on: ${value}`, { 'fail-on': value })),
  right('fail-on: several lines', { 'fail-on': 'error\n checks' }),
  wrong('cors-origin: with a path', { 'cors-origin': 'https://studio.invalid/path' }),
  wrong('cors-origin: a name', { 'cors-origin': 'studio.invalid' }),
  ...['ab', 'a'.repeat(25), 'Account', 'my-account', 'my_account'].map((account) =>
    wrong(
      `access-key: Azure account ${account}`,
      { 'storage-provider': 'azure', 'access-key': account, endpoint: '' },
      ['access-key']
    )
  ),
  ...['90x', '5M', '-5s', '1h30', 's', '5.m', '30s5m', 'P1M'].map((value) =>
    wrong(`every duration: ${value}`, all(['timeout', 'poll-interval'], value))
  ),
  ...['20 s', '0.5 min', 'PT20S'].map((value) =>
    right(`every duration: ${value}`, all(['timeout', 'poll-interval'], value))
  )
];

const bounds: Row[] = [
  wrong('every number: negative', all(numbers, '-1')),
  wrong('every number: below', {
    'organization-id': '0',
    timeout: '0',
    'poll-interval': '0.1',
    'failure-threshold': '0'
  }),
  wrong('every number: above', {
    'organization-id': '9007199254740992',
    timeout: '7h',
    'poll-interval': '301',
    'failure-threshold': '11'
  }),
  wrong('every number: a fraction', { 'organization-id': '7.5', 'failure-threshold': '1.5' }),
  right('every number: lowest', {
    'organization-id': '1',
    timeout: '1',
    'poll-interval': '0.25',
    'failure-threshold': '1'
  }),
  right('every number: highest', {
    'organization-id': '9007199254740991',
    timeout: '6h',
    'poll-interval': '5m',
    'failure-threshold': '10'
  }),
  wrong('every secret: too short', { 'api-key': 'Zq7xKv2', 'secret-key': 'Wj4yRb9' })
];

const LONG = 20_000;
const sizes: Row[] = [
  wrong(
    'every one: absurdly long',
    each({ ...sound, endpoint: 'x' }, (value) => value.repeat(LONG / value.length))
  ),
  // Trimming it by a pattern took 27 s.
  wrong('prefix: full of line ends', { prefix: `a${'\n'.repeat(120_000)}b` }),
  // No service has names or keys of this length; to say so beats whatever Studio would make of them.
  wrong(
    'every text: absurdly long',
    each({ ...free, ...secretInputs, region: 'r', prefix: 'p/' }, (value) => value.repeat(LONG / value.length))
  )
];

const way: Row[] = [
  ...['dataset', 'portal-id'].map((name) =>
    wrong(`${name}: beside new credentials`, { [name]: '7' }, [name, 'bucket', 'access-key', 'secret-key', 'endpoint'])
  ),
  wrong('dataset: beside an id', { ...none, dataset: 'walks', 'bucket-id': '4' }, ['dataset', 'bucket-id']),
  wrong('max-age: without a dataset', { 'max-age': '1d' }, ['max-age', 'dataset']),
  wrong('exclude: without all', { ...none, 'bucket-id': '4', exclude: '5' }, ['exclude', 'bucket-id']),
  wrong('access-key: beside an id, without its secret', { ...none, 'bucket-id': '4', 'access-key': accessKey }, [
    'access-key',
    'bucket-id',
    'secret-key'
  ]),
  right('github-token: not evaluated, and of no use', { 'github-token': `$${'{{ github.token }}'}` })
];

const pasted: Row[] = [
  ...[`AccountName=a;AccountKey=${secretKey}`, `?sv=1&sig=${secretKey}`, `{"private_key": "${secretKey}"}`].map(
    (value) => wrong(`secret-key: ${value.slice(0, 10)}`, { 'secret-key': value })
  ),
  wrong('secret-key: in quotation marks', { 'secret-key': `"${secretKey}"`, endpoint: '' }, ['secret-key']),
  right('secret-key: in quotation marks, of other storage', { 'secret-key': `"${secretKey}"` }),
  wrong('api-key: with the name of its header', { 'api-key': `Bearer ${apiKey}` }),
  ...['s3://sensor-data/walks', 'https://sensor-data.s3.amazonaws.com', 'arn:aws:s3:::sensor-data'].map((bucket) =>
    wrong(`bucket: ${bucket}`, { bucket })
  ),
  wrong("endpoint: with the bucket's name", { endpoint: 'https://sensor-data.s3.eu-west-1.amazonaws.com' }),
  right('endpoint: with what may be a path of its own', { endpoint: 'https://storage.invalid/sensor-data' })
];

export const inputs: Row[] = [...way, ...pasted, ...empty, ...whiteSpace, ...characters, ...types, ...bounds, ...sizes];
