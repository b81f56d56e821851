import { describe, expect, it } from '@jest/globals';
import { isLoopback, parseApiUrl, parseOrigin, parsePlainUrl, withScheme } from '../../src/text/urls.ts';

describe('the URL of the API', () => {
  it.each([
    ['https://studio.test', 'https://studio.test/v1'],
    ['https://studio.test/', 'https://studio.test/v1'],
    ['https://studio.test/v1', 'https://studio.test/v1'],
    ['https://studio.test/v1/', 'https://studio.test/v1'],
    ['https://STUDIO.test:443/v1', 'https://studio.test/v1'],
    ['https://studio.test:8443/edge/impulse', 'https://studio.test:8443/edge/impulse/v1'],
    ['https://10.0.0.7', 'https://10.0.0.7/v1'],
    ['http://localhost:4800', 'http://localhost:4800/v1'],
    ['http://127.0.0.1:4800/v1/', 'http://127.0.0.1:4800/v1'],
    ['http://127.9.8.7', 'http://127.9.8.7/v1'],
    ['http://[::1]:4800', 'http://[::1]:4800/v1']
  ])('%s is asked at %s', (text, url) => {
    expect(parseApiUrl(text)).toBe(url);
  });

  it.each([
    // http off loopback, and names and numbers that only look like it
    'http://studio.test',
    'http://10.0.0.7',
    'http://0.0.0.0',
    'http://localhost.studio.test',
    'http://127.0.0.1.studio.test',
    'http://localhost@studio.test',
    'http://[::ffff:127.0.0.1]',
    // numbers that become another host
    'https://2130706433',
    'http://0x7f.0.0.1',
    'http://0177.0.0.1',
    'http://127.1',
    // letters that become another host
    'https://ｓtudio.test',
    'https://studio。test',
    'https://stud\u0131o.test',
    'https://studio.te\u00adst',
    'https://studio%2etest',
    // credentials, query, fragment
    'https://me:pw@studio.test',
    'https://me@studio.test',
    'https://:@studio.test',
    'https://studio.test/v1?key=1',
    'https://studio.test/v1?',
    'https://studio.test/v1#x',
    'https://studio.test/v1#',
    // paths that become another one
    'https://studio.test/..',
    'https://studio.test/a/../v1',
    'https://studio.test/./v1',
    'https://studio.test/%2e%2e/v1',
    'https://studio.test/%2E/v1',
    'https://studio.test/a%2fb',
    'https://studio.test//v1',
    'https://studio.test/v1//',
    'https://studio.test\\v1',
    'https://studio.test/a\\..\\v1',
    // no absolute http(s) URL
    'studio.test',
    '//studio.test',
    'https:studio.test',
    'https:/studio.test',
    'https:///studio.test',
    'https://',
    'https://?',
    'ftp://studio.test',
    'file:///etc/passwd',
    'javascript://studio.test',
    'https://studio.test:0x50',
    'https://studio.test:65536',
    'https://studio test',
    'https://studio.test/a b',
    'https://studio.test\n/v1',
    ''
  ])('is not %j', (text) => {
    expect(parseApiUrl(text)).toBeUndefined();
  });
});

it('a plain URL keeps its path as it is written, and only then is one', () => {
  expect(parsePlainUrl('https://s3.test/Minio/v2/')?.href).toBe('https://s3.test/Minio/v2/');
  expect(parsePlainUrl('http://minio:9000')?.host).toBe('minio:9000');
  expect(parsePlainUrl('http://minio:9000/../x')).toBeUndefined();
});

describe('https:// is put in front', () => {
  it.each([
    ...['s3.eu-west-1.amazonaws.com', 'minio:9000', '10.0.0.7', '10.0.0.7:9000', 'localhost:4800', 's3.test:443/a/b'],
    'studio.edgeimpulse.com/v1/'
  ])('of an address: %s', (text) => {
    expect(withScheme(text)).toBe(`https://${text}`);
  });

  it.each([
    ...['https://s3.test', 'minio', 'canarysecret0123', 'eyJhbGci.eyJz.dGVzdA', 'me:pass-word@s3.test', '', '.test'],
    ...['s3.test?sig=x', 's3.test#x', 'CanarySecret/5pL+1nB6', 's3.test/Canary', 'a:b:c', 'x'.repeat(100)]
  ])('of nothing that may be a secret, or anything else: %s', (text) => {
    expect(withScheme(text)).toBeUndefined();
  });
});

it('an origin is taken only as browsers send it', () => {
  expect(parseOrigin('https://studio.test')).toBe('https://studio.test');
  expect(parseOrigin('http://localhost:3000')).toBe('http://localhost:3000');
  for (const text of ['https://studio.test/', 'https://Studio.test', 'https://studio.test:443', 'null', '*', '']) {
    expect(parseOrigin(text)).toBeUndefined();
  }
});

it('loopback is this machine and no other', () => {
  expect(['localhost', '127.0.0.1', '127.255.255.254', '[::1]'].map(isLoopback)).toEqual([true, true, true, true]);
  expect(['localhost.test', '128.0.0.1', '127.0.0.1.test', '1127.0.0.1', '[::2]', ''].some(isLoopback)).toBe(false);
});
