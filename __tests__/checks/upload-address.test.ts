/** What a page may send an upload to; __tests__/browser compares the whole of it with a browser. */
import { describe, expect, it } from '@jest/globals';
import { judgeUploadAddress } from '../../src/checks/upload-address.ts';
import type { CorsVerdict } from '../../src/checks/verdict.ts';

const STUDIO = 'https://studio.edgeimpulse.com';
const PATH = '/sensor-data/.ei-portal-check?X-Amz-Signature=0123456789abcdef';

/** The reason says nothing of the signed URL beyond its host and port. */
function verdictOn(address: string, origin = STUDIO): CorsVerdict {
  const verdict = judgeUploadAddress(new URL(`${address}${PATH}`), origin);
  expect(JSON.stringify(verdict)).not.toMatch(/sensor-data|Signature|0123456789abcdef/);
  return verdict;
}
const failed = (reason: string) => ({
  status: 'failed',
  reason: expect.stringContaining(reason),
  remedy: expect.stringContaining('https address')
});

describe('a page on the internet', () => {
  it.each([
    'https://s3.amazonaws.com',
    'https://storage.example.com:9000',
    'https://8.8.8.8',
    'https://[2606:4700::1]'
  ])('may upload to %s', (address) => {
    expect(verdictOn(address)).toEqual({ status: 'passed' });
  });

  it.each(['http://s3.amazonaws.com', 'http://8.8.8.8', 'http://notlocalhost', 'http://localhost.example.com'])(
    'may not upload to %s, because it came by https itself',
    (address) => {
      expect(verdictOn(address)).toEqual(failed('a page on https may not upload to http'));
      expect(verdictOn(address, 'http://studio.example.com')).toEqual({ status: 'passed' });
    }
  );

  it.each([
    ...['localhost', 'localhost.', 'storage.localhost', 'a.b.LOCALHOST.', '127.0.0.1', '127.255.255.255', '127.1'],
    ...['2130706433', '0.0.0.0', '0.255.255.255', '[::1]', '[::]', '[::ffff:127.0.0.1]', '[::ffff:a00:5]'],
    ...['10.0.0.0', '10.255.255.255', '172.16.0.0', '172.31.255.255', '192.168.0.0', '192.168.255.255'],
    ...['169.254.0.0', '169.254.255.255', '100.64.0.0', '100.127.255.255', 'nas.local', 'nas.local.', 'local'],
    ...['[fc00::]', '[fdff:ffff::]', '[fe80::1]', '[febf::1]', '[feff::1]', '[2001:db8:ffff::1]', '[3fff:fff::1]']
  ])('may upload to %s only with a permission', (host) => {
    for (const scheme of ['http', 'https']) {
      const permission = expect.stringMatching(
        /leads into a local network .* for permission before a page from elsewhere may upload there$/
      );
      expect(verdictOn(`${scheme}://${host}:9000`)).toEqual({ status: 'passed', condition: permission });
    }
    expect(verdictOn(`https://${host}`, 'http://studio.example.com')).toEqual({
      status: 'passed',
      condition: expect.stringContaining('no http page from elsewhere upload there')
    });
  });

  it.each([
    ...['1.0.0.0', '9.255.255.255', '11.0.0.0', '172.15.255.255', '172.32.0.0', '192.167.255.255', '192.169.0.0'],
    ...['169.253.255.255', '169.255.0.0', '100.63.255.255', '100.128.0.0', '126.255.255.255', '128.0.0.0'],
    ...['[::2]', '[::7f00:1]', '[::ffff:808:808]', '[fbff::1]', '[fe00::1]', '[fe7f::1]', '[ff02::1]'],
    ...['[2001:db7::1]', '[2001:db9::1]', '[3ffe::1]', '[3fff:1000::1]', 'nas.lan', 'minio', 'xlocal', 'a.local.test']
  ])('needs none for %s', (host) => {
    expect(verdictOn(`https://${host}`)).toEqual({ status: 'passed' });
  });
});

it.each([
  'http://localhost:4800',
  'https://studio.localhost',
  'http://10.0.0.9',
  'https://[fd12::1]',
  'http://a.local'
])('a page at %s may upload to local addresses, by http, too', (origin) => {
  expect(verdictOn('http://127.0.0.1:9000', origin)).toEqual({ status: 'passed' });
  expect(verdictOn('http://192.168.0.1:9000', origin)).toEqual({ status: 'passed' });
  const isSecure = origin.startsWith('https:');
  expect(verdictOn('http://8.8.8.8', origin).status).toBe(isSecure ? 'failed' : 'passed');
});

it('a page may upload to where it came from', () => {
  expect(verdictOn('http://storage.example.com:9000', 'http://storage.example.com:9000')).toEqual({
    status: 'passed'
  });
});

it.each([0, 1, 22, 25, 587, 2049, 4190, 6000, 6666, 6679, 10080])('port %d is blocked, wherever it is', (port) => {
  for (const address of [`https://storage.example.com:${port}`, `http://localhost:${port}`]) {
    expect(verdictOn(address)).toEqual(failed(`leads to port ${port}, which browsers block`));
    expect(verdictOn(address, address)).toMatchObject({ status: 'failed' });
  }
});

it.each([80, 443, 8080, 9000, 6670, 65535])('port %d is not', (port) => {
  expect(verdictOn(`https://storage.example.com:${port}`)).toEqual({ status: 'passed' });
});
