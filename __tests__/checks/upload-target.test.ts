/** Whom the action asks: never a host that only an answer from outside names. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { uploadUrl } from '../../src/checks/cors.ts';
import { parseSignedUrl } from '../../src/text/signed-url.ts';

function verdictOn(signedUrl: string | null, endpoint: string, provider = 'other'): string {
  const url = uploadUrl({
    signedUrl: parseSignedUrl(signedUrl ?? ''),
    home: { endpoint, storageProvider: provider }
  });
  return typeof url === 'string' ? 'unverifiable' : 'asked';
}

describe('the signed URL is asked', () => {
  it.each([
    ['https://s3.example.com/b/k?sig', 'https://s3.example.com'],
    ['https://b.s3.example.com/k', 'https://s3.example.com/'],
    ['https://a.b.s3.example.com/k', 'https://S3.Example.com'],
    ['https://s3.example.com:9000/b/k', 'https://s3.example.com'],
    ['https://b.storage.googleapis.com/k', 'https://storage.googleapis.com'],
    ['http://127.0.0.1:9000/b/k', 'http://127.0.0.1:9000'],
    ['http://b.localhost:9000/k', 'http://localhost:9000'],
    ['http://[::1]:9000/b/k', 'http://[::1]:9000']
  ])('%s for the endpoint %s', (signedUrl, endpoint) => {
    expect(verdictOn(signedUrl, endpoint)).toBe('asked');
  });

  it.each([
    's3.amazonaws.com',
    'sensor-data.s3.amazonaws.com',
    'sensor.data.s3.eu-west-1.amazonaws.com',
    's3.dualstack.ap-southeast-2.amazonaws.com',
    's3-fips.us-gov-west-1.amazonaws.com',
    'sensor-data.s3-eu-west-1.amazonaws.com',
    'sensor-data.s3-accelerate.amazonaws.com',
    'sensor-data.s3-accelerate.dualstack.amazonaws.com',
    'point-123456789012.s3-accesspoint.eu-west-1.amazonaws.com',
    'data--use1-az4--x-s3.s3express-use1-az4.us-east-1.amazonaws.com',
    's3.cn-north-1.amazonaws.com.cn'
  ])('at S3 itself (%s), whatever the endpoint, but for the provider s3 only', (host) => {
    const endpoint = 'https://vpce.example.com';
    expect(verdictOn(`https://${host}/k?sig`, endpoint, 's3')).toBe('asked');
    expect(verdictOn(`https://${host}/k?sig`, endpoint, 'other')).toBe('unverifiable');
  });
});

describe('nobody is asked', () => {
  const endpoint = 'https://s3.example.com';

  it.each([
    ['no URL', null],
    ['an empty one', ''],
    ['no URL at all', 'sensor-data'],
    ['another scheme', 'ftp://s3.example.com/k'],
    ['a file', 'file:///etc/passwd'],
    ['a password', 'https://user:password@s3.example.com/k'],
    ['another host', 'https://storage.example.com/k'],
    ['a host above', 'https://example.com/k'],
    ['a host that ends alike', 'https://evils3.example.com/k'],
    ['a host that begins alike', 'https://s3.example.com.evil.net/k'],
    ['the host as a user', 'https://s3.example.com@evil.net/k'],
    ['the host as a path', 'https://evil.net/s3.example.com']
  ])('where Studio gave %s', (_, signedUrl) => {
    expect(verdictOn(signedUrl, endpoint, 's3')).toBe('unverifiable');
  });

  it.each([
    's3.amazonaws.com.evil.net',
    'evils3.amazonaws.com',
    'amazonaws.com',
    'ec2.us-east-1.amazonaws.com',
    // The names of load balancers and APIs are their owners' choice.
    's3-123456.us-east-1.elb.amazonaws.com',
    's3.execute-api.us-east-1.amazonaws.com',
    's3.compute.amazonaws.com'
  ])('at %s, which is not S3', (host) => {
    expect(verdictOn(`https://${host}/k`, endpoint, 's3')).toBe('unverifiable');
  });

  it.each(['', 's3.example.com', 'localhost:9000', 'ftp://s3.example.com'])('for an endpoint like "%s"', (odd) => {
    expect(verdictOn('https://s3.example.com./k', odd)).toBe('unverifiable');
  });

  it('whatever the host, if it is not that of the endpoint', () => {
    fc.assert(
      fc.property(fc.webUrl(), fc.webUrl(), (signedUrl, other) => {
        const [host, home] = [new URL(signedUrl).hostname, new URL(other).hostname];
        fc.pre(host !== home && !host.endsWith(`.${home}`));
        expect(verdictOn(signedUrl, other)).toBe('unverifiable');
      })
    );
  });
});
