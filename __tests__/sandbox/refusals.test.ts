/**
 * Error messages of the storage servers, word for word: the action's diagnosis is tested against the same sandbox, and a
 * new version of a server or an SDK with other wordings has to fail here.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { idOf, registered, verified } from './api-request.ts';
import '../support/native-error-instanceof.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());

/** The error of a verification of this bucket with these changes. */
async function refusal(bucket: string, changes: object): Promise<string> {
  const { secretKey } = registered(sandbox, idOf(sandbox, bucket)).target;
  const verdict = await verified(sandbox, idOf(sandbox, bucket), { secretKey, ...changes });
  expect(verdict).toEqual({
    success: true,
    connectionStatus: 'error',
    connectionError: expect.any(String),
    connectionStatusSince: expect.any(String)
  });
  return verdict.connectionError;
}

describe.each(['sensor-data', 'sensor-google', 'sensor-onprem'])('%s on S3', (bucket) => {
  test('an access key that does not exist', async () => {
    expect(await refusal(bucket, { accessKey: 'SANDBOXNOTAREALKEY99' })).toBe(
      'InvalidAccessKeyId: The AWS Access Key Id you provided does not exist in our records.'
    );
  });

  test('a wrong secret', async () => {
    expect(await refusal(bucket, { secretKey: 'wrong-and-not-a-real-secret' })).toBe(
      'SignatureDoesNotMatch: The request signature we calculated does not match the signature you provided. ' +
        'Check your key and signing method.'
    );
  });

  test('a bucket that does not exist', async () => {
    expect(await refusal(bucket, { bucket: 'no-such-bucket' })).toBe(
      'NoSuchBucket: The specified bucket does not exist'
    );
  });

  test('a region that is not the bucket’s', async () => {
    expect(await refusal(bucket, { region: 'eu-west-1' })).toBe(
      'AuthorizationHeaderMalformed: The authorization header is malformed; ' +
        "the region 'eu-west-1' is wrong; expecting 'us-east-1'"
    );
  });
});

test.each(['', 'plant-b/', 'plant'])('a key that may not see prefix "%s"', async (prefix) => {
  expect(await refusal('sensor-partners', { prefix })).toBe('AccessDenied: Access Denied');
});

describe('an endpoint', () => {
  test('whose host does not exist', async () => {
    // The second where this machine has no name server to ask.
    expect(await refusal('sensor-data', { endpoint: 'http://storage.sandbox.invalid' })).toMatch(
      /^getaddrinfo (ENOTFOUND|EAI_AGAIN) storage\.sandbox\.invalid$/
    );
  });

  test('where nothing listens', async () => {
    expect(await refusal('sensor-data', { endpoint: 'http://127.0.0.1:1' })).toBe('connect ECONNREFUSED 127.0.0.1:1');
  });

  test('that is https where the port speaks http', async () => {
    const endpoint = sandbox.s3.endpoint.replace('http:', 'https:');
    expect(await refusal('sensor-data', { endpoint })).toMatch(/^write EPROTO .*wrong version number/);
  });

  test('with a self-signed certificate', async () => {
    expect(await refusal('sensor-data', { endpoint: sandbox.s3.selfSignedEndpoint })).toBe(
      'DEPTH_ZERO_SELF_SIGNED_CERT: self-signed certificate; ' +
        'if the root CA is installed locally, try running Node.js with --use-system-ca'
    );
  });

  test('that is no URL', async () => {
    expect(await refusal('sensor-data', { endpoint: 'storage.example' })).toBe('ERR_INVALID_URL: Invalid URL');
  });
});

describe('Azure', () => {
  const trailer = String.raw`\nRequestId:[\da-f-]{36}\nTime:\S+Z`;
  const cases: [fault: string, changes: object, expected: string][] = [
    [
      // Azure itself says AuthenticationFailed.
      'a wrong account key',
      { secretKey: 'wrong/and/not/a/real/account/key/at/all/' },
      'AuthorizationFailure: Server failed to authenticate the request. Make sure the value of the Authorization ' +
        `header is formed correctly including the signature.${trailer}`
    ],
    [
      'a container that does not exist',
      { bucket: 'no-such-container' },
      `ContainerNotFound: The specified container does not exist.${trailer}`
    ],
    [
      // With Azure itself, it is the account's host that does not exist.
      'an account that does not exist',
      { accessKey: 'nosuchaccount' },
      `ResourceNotFound: The specified resource does not exist.${trailer}`
    ],
    [
      'a host that does not exist',
      { endpoint: 'http://sandboxaccount.blob.core.sandbox.invalid' },
      'getaddrinfo (ENOTFOUND|EAI_AGAIN) sandboxaccount.blob.core.sandbox.invalid'
    ],
    ['a port where nothing listens', { endpoint: 'http://127.0.0.1:1' }, 'connect ECONNREFUSED 127.0.0.1:1']
  ];

  // All at once, because each takes two seconds.
  let messages: string[];
  beforeAll(async () => {
    messages = await Promise.all(cases.map(([, changes]) => refusal('sensor-azure', changes)));
  });

  test.each(cases.map(([fault, , expected], i) => ({ fault, expected, i })))('$fault', ({ expected, i }) => {
    expect(messages[i]).toMatch(new RegExp(`^${expected}$`));
  });
});

describe('a CORS preflight', () => {
  async function preflight(bucket: string, headers: Record<string, string>): Promise<string> {
    const { signedUrl } = await verified(sandbox, idOf(sandbox, bucket));
    const response = await fetch(signedUrl, { method: 'OPTIONS', headers });
    const [, message = ''] = (await response.text()).match(/<Message>(.*)<\/Message>/) ?? [];
    return `${response.status} ${message}`.trim();
  }
  const upload = { origin: 'https://studio.edgeimpulse.com', 'access-control-request-method': 'PUT' };

  test('is allowed by the rules in the documentation of Edge Impulse', async () => {
    expect(await preflight('sensor-data', upload)).toBe('200');
    expect(await preflight('sensor-data', { ...upload, 'access-control-request-headers': 'content-type' })).toBe('200');
  });

  test('is refused to another origin', async () => {
    expect(await preflight('sensor-data', { ...upload, origin: 'https://elsewhere.example' })).toMatch(
      /^403 This CORS request is not allowed\./
    );
  });

  test('is refused where there are no rules', async () => {
    expect(await preflight('sensor-raw', upload)).toBe('403 CORS is not enabled for this bucket.');
  });

  test('is allowed once rules are put', async () => {
    const rules = [{ AllowedOrigins: ['https://elsewhere.example'], AllowedMethods: ['PUT'] }];
    await sandbox.putCors('sensor-onprem', rules);
    expect(await preflight('sensor-onprem', { ...upload, origin: 'https://elsewhere.example' })).toBe('200');
    expect(await preflight('sensor-onprem', upload)).toMatch(/^403/);
  });
});
