import { accessKey, existing, noCredentials, secretKey } from '../support/canaries.ts';
import type { FaultCase } from './fault-case.ts';
import { rightInput, wrongInput } from './input-case.ts';

const apiUrl = (fault: string, url: (port: number) => string) =>
  wrongInput(`api-url: ${fault}`, (port) => ({ 'api-url': url(port) }));
const leadsHere = (fault: string, url: (port: number) => string) =>
  rightInput(
    `api-url: ${fault}`,
    (port) => ({ 'api-url': url(port) }),
    ({ path }) => path === '/v1/api/organizations/7/buckets/verify'
  );

const apiUrls: FaultCase[] = [
  leadsHere('without /v1', (port) => `http://127.0.0.1:${port}`),
  leadsHere('without /v1, with a slash', (port) => `http://127.0.0.1:${port}/`),
  leadsHere('with /v1 and a slash', (port) => `http://127.0.0.1:${port}/v1/`),
  leadsHere('by name', (port) => `http://localhost:${port}/v1`),
  leadsHere('in capitals', (port) => `HTTP://LOCALHOST:${port}/v1`),
  rightInput(
    'api-url: from the environment',
    { 'api-url': '' },
    ({ path }) => path === '/v1/api/organizations/7/buckets/verify',
    (port) => ({ env: { EI_API_ENDPOINT: `http://127.0.0.1:${port}/v1` } })
  ),
  apiUrl('http off loopback', () => 'http://studio.edgeimpulse.com/v1'),
  apiUrl('another scheme', (port) => `ftp://127.0.0.1:${port}/v1`),
  apiUrl('a file', () => 'file:///v1'),
  apiUrl('a script', () => 'javascript:alert(1)'),
  apiUrl('no scheme', (port) => `127.0.0.1:${port}/v1`),
  apiUrl('no scheme, by name', (port) => `localhost:${port}/v1`),
  apiUrl('only slashes', (port) => `//127.0.0.1:${port}/v1`),
  apiUrl('no host', () => 'https:///v1'),
  apiUrl('a port that is noCredentials', () => 'http://127.0.0.1:99999/v1'),
  apiUrl('credentials', (port) => `http://user:Canary5Password9@127.0.0.1:${port}/v1`),
  apiUrl('a user', (port) => `http://user@127.0.0.1:${port}/v1`),
  apiUrl('a query', (port) => `http://127.0.0.1:${port}/v1?key=1`),
  apiUrl('an empty query', (port) => `http://127.0.0.1:${port}/v1?`),
  apiUrl('a fragment', (port) => `http://127.0.0.1:${port}/v1#x`),
  apiUrl('an empty fragment', (port) => `http://127.0.0.1:${port}/v1#`),
  apiUrl('..', (port) => `http://127.0.0.1:${port}/v1/../v1`),
  apiUrl('%2e', (port) => `http://127.0.0.1:${port}/%2e%2e/v1`),
  apiUrl('%2E', (port) => `http://127.0.0.1:${port}/v1/%2E./v1`),
  apiUrl('back slashes', (port) => `http:\\\\127.0.0.1:${port}\\v1`),
  apiUrl('a back slash before another host', (port) => `http://127.0.0.1:${port}\\@studio.invalid/v1`),
  apiUrl('white space inside', (port) => `http://127.0.0.1:${port}/ v1`),
  apiUrl('a line end inside', (port) => `http://127.0.0.1:${port}/\nv1`),
  apiUrl('a tab inside', (port) => `http://127.0.0.1\t:${port}/v1`),
  apiUrl('a zero-width character inside', (port) => `http://127.0.0.1\u200b:${port}/v1`),
  apiUrl('begins like loopback', (port) => `http://127.0.0.1.studio.invalid:${port}/v1`),
  apiUrl('begins like localhost', (port) => `http://localhost.studio.invalid:${port}/v1`),
  apiUrl('ends like localhost', (port) => `http://notlocalhost:${port}/v1`),
  apiUrl('looks like localhost', (port) => `http://l\u043ecalhost:${port}/v1`),
  apiUrl('loopback as a user', (port) => `http://127.0.0.1:${port}@studio.invalid/v1`),
  apiUrl('every address', (port) => `http://0.0.0.0:${port}/v1`),
  apiUrl('zero', (port) => `http://0:${port}/v1`),
  apiUrl('every address of IPv6', (port) => `http://[::]:${port}/v1`),
  apiUrl('loopback as one number', (port) => `http://2130706433:${port}/v1`),
  apiUrl('loopback in hexadecimal', (port) => `http://0x7f.1:${port}/v1`),
  apiUrl('another host as one number', (port) => `http://3221225985:${port}/v1`),
  apiUrl('another host in octal', (port) => `http://0300.0.02.01:${port}/v1`),
  apiUrl('absurdly long', (port) => `http://127.0.0.1:${port}/${'v1/'.repeat(7000)}`)
];

const endpoints: FaultCase[] = [
  'storage.invalid',
  '/storage',
  'ftp://storage.invalid',
  's3://sensor-data',
  'https://',
  'https://user:Canary5Password9@storage.invalid',
  'https://storage.invalid?x=1',
  'https://storage.invalid#x',
  'https://sto rage.invalid',
  'javascript:alert(1)'
].map((endpoint) => wrongInput(`endpoint: ${endpoint}`, { endpoint }));

const organizationIds: FaultCase[] = [
  ...['../7', '7/../8', '7%2F8', '7?x=1', '7#', '1e3', '+7', '0x7', '7n', '７', '٧', '7_0', 'all', '9'.repeat(400)].map(
    (id) => wrongInput(`organization-id: ${id.length > 20 ? 'absurdly long' : id}`, { 'organization-id': id })
  )
];

const ids = (bucketIds: string, more: Record<string, string> = {}) => ({
  ...noCredentials,
  ...existing(bucketIds),
  ...more
});
const wrongIds = (fault: string, bucketIds: string, more: Record<string, string> = {}, blamed = ['bucket-id']) =>
  wrongInput(`bucket-id: ${fault}`, ids(bucketIds, more), blamed);

/** What several ids cannot share. */
const beside = {
  bucket: 'sensor-data',
  endpoint: 'https://storage.invalid',
  region: 'eu-west-1',
  prefix: 'walks/',
  'storage-provider': 's3',
  'access-key': accessKey,
  'secret-key': secretKey
};

const bucketIds: FaultCase[] = [
  ...['four', '0', '-4', '4.5', '1e3', '0x4', '４', '../4', '4;5', '4/5', '9007199254740992', '4 five'].map((id) =>
    wrongIds(id, id)
  ),
  wrongIds('absurdly long', '9'.repeat(20_000)),
  wrongIds('all beside an id', 'all 4'),
  ...['all', '4 5'].map((several) =>
    wrongIds(`${several}, beside what they cannot share`, several, beside, Object.keys(beside))
  ),
  wrongIds('exclude without all', '4', { exclude: '5' }, ['exclude']),
  wrongIds('exclude that is no id', 'all', { exclude: 'five' }, ['exclude']),
  { ...rightInput('bucket-id: several, with doubles', ids('4, 5\n6,,5 4')), asked: 3 },
  { ...rightInput('bucket-id: all, and an exclude that does not exist', ids('all', { exclude: '4, 9' })), asked: 2 }
];

export const addresses: FaultCase[] = [...apiUrls, ...endpoints, ...organizationIds, ...bucketIds];
