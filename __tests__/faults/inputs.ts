import { accessKey, apiKey, newCredentials, noCredentials, secretKey } from '../support/canaries.ts';
import type { FaultCase } from './fault-case.ts';
import { rightInput, wrongInput } from './input-case.ts';

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

const empty: FaultCase[] = [
  rightInput('every optional one: empty', {
    ...all([...optional, 'prefix', 'alert-labels', 'github-token'], ''),
    endpoint: ''
  }),
  rightInput('every optional one: blank', {
    ...all([...optional, 'alert-labels', 'github-token'], ' \t \n'),
    endpoint: ' '
  }),
  ...['', ' \r\n\t'].flatMap((value) => {
    const kind = value ? 'blank' : 'empty';
    return [
      ...['api-key', 'organization-id'].map((name) => wrongInput(`${name}: ${kind}`, { [name]: value })),
      ...['bucket', 'access-key', 'secret-key'].map((name) => wrongInput(`${name}: ${kind}`, { [name]: value }))
    ];
  }),
  wrongInput('noCredentials at all', { ...all(Object.keys(newCredentials), '') }, [
    'api-key',
    'organization-id',
    'bucket-id',
    'bucket'
  ]),
  wrongInput('neither way', noCredentials, ['bucket-id', 'bucket']),
  wrongInput('endpoint: empty, for another provider', { 'storage-provider': 'other', endpoint: '' }, ['endpoint'])
];

const whiteSpace: FaultCase[] = [
  rightInput(
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
  rightInput(
    'prefix: white space is part of it',
    { prefix: '\n  a b / \r\n' },
    ({ body }) => body.prefix === '  a b / '
  ),
  rightInput(
    'secret-key: a space inside',
    { 'secret-key': 'Canary Secret 5pL1nB6cV0' },
    ({ body }) => body.secretKey === 'Canary Secret 5pL1nB6cV0'
  ),
  wrongInput('every one: white space inside', each(sound, amid(' '))),
  wrongInput('every one: a tab inside', each(sound, amid('\t'))),
  wrongInput('every one: a line end inside', each(sound, amid('\n')))
];

const characters: FaultCase[] = [
  wrongInput('every one: a control character inside', each({ ...sound, ...secretInputs }, amid('\u0001'))),
  wrongInput('every one: an escape sequence inside', each({ ...sound, ...secretInputs }, amid('\u001b[31m'))),
  wrongInput('every secret: a line end inside', each(secretInputs, amid('\n'))),
  wrongInput('every one: a zero-width character inside', each(sound, amid('\u200b'))),
  wrongInput('every one: a change of direction inside', each(sound, amid('\u202e'))),
  // It cannot be sent as a header.
  wrongInput('api-key: a zero-width character inside', { 'api-key': amid('\u200b')(apiKey) }),
  wrongInput('api-key: an em dash inside', { 'api-key': amid('—')(apiKey) }),
  wrongInput('every number: full-width digits', all(numbers, '１０')),
  rightInput(
    'bucket and prefix: any script',
    { bucket: 'датчики-センサー', prefix: '日本語/' },
    ({ body }) => body.bucket === 'датчики-センサー' && body.prefix === '日本語/'
  )
];

const types: FaultCase[] = [
  wrongInput('every number: words', all(numbers, 'ten')),
  wrongInput('every number: an exponent', all(numbers, '1e1')),
  wrongInput('every number: hexadecimal', all(numbers, '0x10')),
  wrongInput('every number: a list', all(numbers, '1,2')),
  wrongInput('every number: an object', all(numbers, '[object Object]')),
  wrongInput('every number: not a number', all(numbers, 'NaN')),
  wrongInput('every number: endless', all(numbers, 'Infinity')),
  ...['yes', 'on', '1', 'tRUE', 'null'].map((value) => wrongInput(`every boolean: ${value}`, all(booleans, value))),
  rightInput('every boolean: True', all(['require-files', 'require-info-labels', 'summary'], 'True')),
  rightInput('every boolean: FALSE', all(booleans, 'FALSE')),
  wrongInput('storage-provider: unknown', { 'storage-provider': 'ftp' }),
  wrongInput('region: not a region', { region: 'EU (Frankfurt)' }),
  rightInput('region: as OpenStack has it', { region: 'Region_One' }, ({ body }) => body.region === 'Region_One'),
  ...['errors', 'noCredentials, error', 'true', ';'].map((value) =>
    wrongInput(`fail-on: ${value}`, { 'fail-on': value })
  ),
  rightInput('fail-on: several lines', { 'fail-on': 'error\n checks' }),
  wrongInput('cors-origin: with a path', { 'cors-origin': 'https://studio.invalid/path' }),
  wrongInput('cors-origin: a name', { 'cors-origin': 'studio.invalid' }),
  ...['ab', 'a'.repeat(25), 'Account', 'my-account', 'my_account'].map((account) =>
    wrongInput(
      `access-key: Azure account ${account}`,
      { 'storage-provider': 'azure', 'access-key': account, endpoint: '' },
      ['access-key']
    )
  ),
  ...['90x', '5M', '-5s', '1h30', 's', '5.m', '30s5m', 'P1M'].map((value) =>
    wrongInput(`every duration: ${value}`, all(['timeout', 'poll-interval'], value))
  ),
  ...['20 s', '0.5 min', 'PT20S'].map((value) =>
    rightInput(`every duration: ${value}`, all(['timeout', 'poll-interval'], value))
  )
];

const bounds: FaultCase[] = [
  wrongInput('every number: negative', all(numbers, '-1')),
  wrongInput('every number: below', {
    'organization-id': '0',
    timeout: '0',
    'poll-interval': '0.1',
    'failure-threshold': '0'
  }),
  wrongInput('every number: above', {
    'organization-id': '9007199254740992',
    timeout: '7h',
    'poll-interval': '301',
    'failure-threshold': '11'
  }),
  wrongInput('every number: a fraction', { 'organization-id': '7.5', 'failure-threshold': '1.5' }),
  rightInput('every number: lowest', {
    'organization-id': '1',
    timeout: '1',
    'poll-interval': '0.25',
    'failure-threshold': '1'
  }),
  rightInput('every number: highest', {
    'organization-id': '9007199254740991',
    timeout: '6h',
    'poll-interval': '5m',
    'failure-threshold': '10'
  }),
  wrongInput('every secret: too short', { 'api-key': 'Zq7xKv2', 'secret-key': 'Wj4yRb9' })
];

const LONG = 20_000;
const sizes: FaultCase[] = [
  wrongInput(
    'every one: absurdly long',
    each({ ...sound, endpoint: 'x' }, (value) => value.repeat(LONG / value.length))
  ),
  // Trimming it by a pattern took 27 s.
  wrongInput('prefix: full of line ends', { prefix: `a${'\n'.repeat(120_000)}b` }),
  // No service has names or keys of this length; to say so beats whatever Studio would make of them.
  wrongInput(
    'every text: absurdly long',
    each({ ...free, ...secretInputs, region: 'r', prefix: 'p/' }, (value) => value.repeat(LONG / value.length))
  )
];

const way: FaultCase[] = [
  ...['dataset', 'portal-id'].map((name) =>
    wrongInput(`${name}: beside new credentials`, { [name]: '7' }, [
      name,
      'bucket',
      'access-key',
      'secret-key',
      'endpoint'
    ])
  ),
  wrongInput('dataset: beside an id', { ...noCredentials, dataset: 'walks', 'bucket-id': '4' }, [
    'dataset',
    'bucket-id'
  ]),
  wrongInput('max-age: without a dataset', { 'max-age': '1d' }, ['max-age', 'dataset']),
  wrongInput('exclude: without all', { ...noCredentials, 'bucket-id': '4', exclude: '5' }, ['exclude', 'bucket-id']),
  wrongInput(
    'access-key: beside an id, without its secret',
    { ...noCredentials, 'bucket-id': '4', 'access-key': accessKey },
    ['access-key', 'bucket-id', 'secret-key']
  ),
  rightInput('github-token: not evaluated, and of no use', { 'github-token': `$${'{{ github.token }}'}` })
];

const pasted: FaultCase[] = [
  ...[`AccountName=a;AccountKey=${secretKey}`, `?sv=1&sig=${secretKey}`, `{"private_key": "${secretKey}"}`].map(
    (value) => wrongInput(`secret-key: ${value.slice(0, 10)}`, { 'secret-key': value })
  ),
  wrongInput('secret-key: in quotation marks', { 'secret-key': `"${secretKey}"`, endpoint: '' }, ['secret-key']),
  rightInput('secret-key: in quotation marks, of other storage', { 'secret-key': `"${secretKey}"` }),
  wrongInput('api-key: with the name of its header', { 'api-key': `Bearer ${apiKey}` }),
  ...['s3://sensor-data/walks', 'https://sensor-data.s3.amazonaws.com', 'arn:aws:s3:::sensor-data'].map((bucket) =>
    wrongInput(`bucket: ${bucket}`, { bucket })
  ),
  wrongInput("endpoint: with the bucket's name", { endpoint: 'https://sensor-data.s3.eu-west-1.amazonaws.com' }),
  rightInput('endpoint: with what may be a path of its own', { endpoint: 'https://storage.invalid/sensor-data' })
];

export const inputs: FaultCase[] = [
  ...way,
  ...pasted,
  ...empty,
  ...whiteSpace,
  ...characters,
  ...types,
  ...bounds,
  ...sizes
];
