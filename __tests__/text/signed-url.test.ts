/** What of a signed URL is secret, and that nobody else can have something masked by way of it. */
import { describe, expect, it } from '@jest/globals';
import { secretsOfSignedUrl } from '../../src/text/signed-url.ts';

const signature = 'f00dfeed'.repeat(8);
const aws = [
  'https://sensor-data.s3.eu-west-1.amazonaws.com/daily%20walks/.ei-portal-check?X-Amz-Algorithm=AWS4-HMAC-SHA256',
  'X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20260105%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20260105T100000Z',
  `X-Amz-Expires=300&X-Amz-SignedHeaders=content-type%3Bhost&X-Amz-Signature=${signature}`
].join('&');
const names = ['sensor-data', 'daily walks/'];

describe('of a signed URL', () => {
  it('the key and the signature are removed, and nothing that stands in honest texts', () => {
    expect(secretsOfSignedUrl(aws, names).removed).toEqual([signature, 'AKIAIOSFODNN7EXAMPLE']);
  });

  it('the whole and the signature are masked', () => {
    expect(secretsOfSignedUrl(aws, names).masked).toEqual([aws, signature]);
  });

  it.each([
    ['Signature=vjbyPxybdZaNmGa%2ByT272YEAiv4%3D&Expires=1', 'vjbyPxybdZaNmGa+yT272YEAiv4='],
    ['sv=2025-01-05&se=2026-01-05T10%3A00%3A00Z&sp=cw&sig=ab%2Bcd%2Fefghijklmnop%3D', 'ab+cd/efghijklmnop='],
    [
      'temp_url_sig=da39a3ee5e6b4b0d3255bfef95601890afd80709&temp_url_expires=1',
      'da39a3ee5e6b4b0d3255bfef95601890afd80709'
    ]
  ])('the signature is masked and removed, as written and as meant: %s', (query, meant) => {
    const { masked, removed } = secretsOfSignedUrl(`https://storage.test/data/x?${query}`, ['data']);
    expect(masked).toContain(meant);
    expect(removed).toContain(meant);
  });

  it('a key that is written with a slash is removed without what follows it', () => {
    const url = 'https://h/x?X-Amz-Credential=AKIAIOSFODNN7EXAMPLE/20260105/eu-west-1/s3/aws4_request';
    expect(secretsOfSignedUrl(url, []).removed).toEqual(['AKIAIOSFODNN7EXAMPLE']);
  });

  it('the signature is masked and removed wherever it stands', () => {
    const others = Array.from({ length: 30 }, (_, i) => `p${i}=parameter-number-${i}`).join('&');
    const { masked, removed } = secretsOfSignedUrl(`https://h/x?${others}&sig=${signature}#fragment`, []);
    expect([masked[1], removed[0], removed.length]).toEqual([signature, signature, 12]);
  });

  it('a value is removed from 12 characters on', () => {
    expect(secretsOfSignedUrl('https://h/x?a=12345678901&b=123456789012', []).removed).toEqual(['123456789012']);
  });

  it('words are not taken away, nor the marks between them', () => {
    for (const words of ['is connected, but', 'sample under the prefix "', '" holds 0 files', '` of `min-files`']) {
      const url = `https://h/${encodeURIComponent(words)}?sig=${encodeURIComponent(words)}`;
      expect(secretsOfSignedUrl(url, [])).toEqual({ masked: [url], removed: [] });
    }
  });

  it('a folder of the endpoint, or the account of an emulator, is no secret', () => {
    const url = `https://gateway.test/tenant-4711-main/devstoreaccount1/data/x?sig=${signature}`;
    const { removed } = secretsOfSignedUrl(url, ['data', 'https://gateway.test/tenant-4711-main', 'devstoreaccount1']);
    expect(removed).toEqual([signature]);
  });

  it('a token that nobody knows by its name is removed, in the query or in the path', () => {
    const url = 'https://up.test/data/tokentokentoken/x?ticket=0123456789abcdef&X-Amz-Security-Token=IQoJb3JpZ2luX2Vj';
    expect(secretsOfSignedUrl(url, ['data']).removed).toEqual([
      '0123456789abcdef',
      'IQoJb3JpZ2luX2Vj',
      'tokentokentoken'
    ]);
  });
});

describe('what is no signed URL masks nothing and removes nothing', () => {
  it.each([
    '',
    'e',
    'true',
    'not a URL at all',
    'x\ntrue\nconnected\nhealthy',
    'https://h/?sig=x\ntrue',
    'javascript:alert(1)',
    `https://h/?sig=${'x'.repeat(9000)}`,
    `https://h/?${'sig=abcdefghijkl1&'.repeat(3000)}`
  ])('%j', (text) => {
    expect(secretsOfSignedUrl(text, [])).toEqual({ masked: [], removed: [] });
  });

  it('not even in part: short values are words', () => {
    expect(secretsOfSignedUrl('https://h/?sig=true&Signature=connected&x-sig=', [])).toEqual({
      masked: ['https://h/?sig=true&Signature=connected&x-sig='],
      removed: []
    });
  });

  it('and of many values only so many', () => {
    const many = Array.from({ length: 200 }, (_, i) => `a${i}=secretsecret${i}`).join('&');
    expect(secretsOfSignedUrl(`https://h/?${many}`, []).removed.length).toBeLessThan(20);
  });
});
