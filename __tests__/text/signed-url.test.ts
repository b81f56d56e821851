/** What of a signed URL is secret, and that nobody else can have something masked by way of it. */
import { describe, expect, it } from '@jest/globals';
import { parseSignedUrl, type SignedUrl, secretsOfSignedUrl } from '../../src/text/signed-url.ts';

const signature = 'f00dfeed'.repeat(8);
const aws = [
  'https://sensor-data.s3.eu-west-1.amazonaws.com/daily%20walks/.ei-portal-check?X-Amz-Algorithm=AWS4-HMAC-SHA256',
  'X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20260105%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20260105T100000Z',
  `X-Amz-Expires=300&X-Amz-SignedHeaders=content-type%3Bhost&X-Amz-Signature=${signature}`
].join('&');
const about = { bucket: 'sensor-data', prefix: 'daily walks/' };

describe('of a signed URL', () => {
  it('the key and the signature are secret, and nothing that stands in honest texts', () => {
    expect(secretsOfSignedUrl(aws, about)).toEqual(['AKIAIOSFODNN7EXAMPLE', signature]);
  });

  it('the whole and the signature are masked, once each', () => {
    expect(parseSignedUrl(aws)?.masks).toEqual([aws, signature]);
  });

  it.each([
    ['Signature=vjbyPxybdZaNmGa%2ByT272YEAiv4%3D&Expires=1', 'vjbyPxybdZaNmGa+yT272YEAiv4='],
    ['prompt=really?yes&Signature=vjbyPxybdZaNmGa%2ByT272YEAiv4%3D', 'vjbyPxybdZaNmGa+yT272YEAiv4='],
    ['sv=2025-01-05&se=2026-01-05T10%3A00%3A00Z&sp=cw&sig=ab%2Bcd%2Fefghijklmnop%3D', 'ab+cd/efghijklmnop='],
    [
      'temp_url_sig=da39a3ee5e6b4b0d3255bfef95601890afd80709&temp_url_expires=1',
      'da39a3ee5e6b4b0d3255bfef95601890afd80709'
    ]
  ])('the signature is masked as written and as meant: %s', (query, meant) => {
    const url = `https://storage.test/data/x?${query}`;
    expect(parsed(url).masks).toContain(meant);
    expect(secretsOfSignedUrl(url).map(decodeURIComponent)).toContain(meant);
  });

  it.each([
    ['a space', 'https://h/my walks/x'],
    ['an umlaut', 'https://h/Größe/x'],
    ['a tab', 'https://h/my\twalks/x'],
    ['another spelling of the host', 'HTTPS://H:443/x']
  ])('with %s, both what came and what is used is masked', (_, url) => {
    const text = `${url}?sig=${signature}`;
    expect(parsed(text)).toMatchObject({ href: new URL(text).href, masks: [text, new URL(text).href, signature] });
  });

  it('white space around it is no part of it', () => {
    expect(parseSignedUrl(` \r\n\t${aws}\n`)).toEqual(parseSignedUrl(aws));
  });

  it('a key that is written with a slash is secret without what follows it', () => {
    const url = 'https://h/x?X-Amz-Credential=AKIAIOSFODNN7EXAMPLE/20260105/eu-west-1/s3/aws4_request';
    expect(secretsOfSignedUrl(url)).toEqual(['AKIAIOSFODNN7EXAMPLE']);
  });

  it('the signature is masked and secret wherever it stands', () => {
    const others = Array.from({ length: 30 }, (_, i) => `p${i}=parameter-number-${i}`).join('&');
    const url = `https://h/x?${others}&sig=${signature}#fragment`;
    const secrets = secretsOfSignedUrl(url);
    expect([parsed(url).masks[1], secrets.includes(signature), secrets.length]).toEqual([signature, true, 31]);
  });

  it('a value is secret from 12 characters on', () => {
    expect(secretsOfSignedUrl('https://h/x?a=12345678901&b=123456789012')).toEqual(['123456789012']);
  });

  it('words are not taken away, nor the marks between them', () => {
    for (const words of ['is connected, but', 'sample under the prefix "', '" holds 0 files', '` of `require-files`']) {
      const url = `https://h/${encodeURIComponent(words)}?sig=${encodeURIComponent(words)}`;
      expect([parsed(url), secretsOfSignedUrl(url)]).toEqual([{ href: url, masks: [url] }, []]);
    }
  });

  it('a folder of the endpoint, or the account of an emulator, is no secret', () => {
    const url = `https://gateway.test/tenant-4711-main/devstoreaccount1/data/x?sig=${signature}`;
    const endpoint = 'https://gateway.test/tenant-4711-main';
    const account = { endpoint, bucket: 'data', accessKey: 'devstoreaccount1' };
    expect(secretsOfSignedUrl(url, { ...account, storageProvider: 'azure' })).toEqual([signature]);
    expect(secretsOfSignedUrl(url, { ...account, storageProvider: 's3' })).toEqual([signature, 'devstoreaccount1']);
  });

  it('a token that nobody knows by its name is secret, in the query or in the path', () => {
    const url = 'https://up.test/data/tokentokentoken/x?ticket=0123456789abcdef&X-Amz-Security-Token=IQoJb3JpZ2luX2Vj';
    expect(secretsOfSignedUrl(url)).toEqual(['0123456789abcdef', 'IQoJb3JpZ2luX2Vj', 'tokentokentoken']);
  });

  it('no short value is masked: they are words', () => {
    const url = 'https://h/?sig=true&Signature=connected&x-sig=';
    expect([parsed(url), secretsOfSignedUrl(url)]).toEqual([{ href: url, masks: [url] }, []]);
  });
});

describe('what cannot be masked is not used', () => {
  it.each([
    '',
    'e',
    'true',
    'not a URL at all',
    'x\ntrue\nconnected\nhealthy',
    'https://h/?sig=x\ntrue',
    'https://h/?sig=x\u2028true',
    'javascript:alert(1)',
    'https://user:password@h/x?sig=0123456789abcdef',
    `https://h/?sig=${'x'.repeat(9000)}`,
    `https://h/${'ö'.repeat(2000)}`,
    `https://h/?${'sig=abcdefghijkl1&'.repeat(3000)}`
  ])('%j', (text) => {
    expect(parseSignedUrl(text)).toBeNull();
  });
});

it('what cannot be used is not to be shown either', () => {
  expect(secretsOfSignedUrl(`https://h/b/x\n?X-Amz-Signature=${signature}`)).toContain(signature);
  expect(secretsOfSignedUrl(`https://u:p@h/b?code=${signature}`)).toContain(signature);
});

function parsed(text: string): SignedUrl {
  const signedUrl = parseSignedUrl(text);
  if (!signedUrl) throw new Error('It is none');
  return signedUrl;
}
