/** Faults that the storage servers cannot show: each reaches the verdict with the message that the service sends. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import '../support/native-error-instanceof.ts';
import { verified } from './api-request.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ refusals: true });
});
afterAll(() => sandbox.stop());

test('every refused bucket is an error with the message of its service', async () => {
  const refused = sandbox.buckets.filter(({ id }) => id > 200);
  expect(refused.length).toBeGreaterThanOrEqual(30);
  const verdicts = await Promise.all(
    refused.map(async ({ id, target, refusal }) => ({
      bucket: target.bucket,
      refusal,
      ...(await verified(sandbox, id))
    }))
  );
  for (const { bucket, refusal, connectionStatus, connectionError } of verdicts) {
    expect({ bucket, connectionStatus }).toEqual({ bucket, connectionStatus: 'error' });
    expect(connectionError).toContain(refusal);
  }
});

test.each([
  ['silent-403', 'UnknownError (HTTP status 403)'],
  ['silent-404', 'NotFound: UnknownError (HTTP status 404)'],
  ['quota-ceph', 'QuotaExceeded: UnknownError (HTTP status 403)'],
  ['nothing', 'Error: Deserialization error: the endpoint answered with HTTP status 200, but not with a listing'],
  ['xhtml', 'Error: Deserialization error: the endpoint answered with HTTP status 200, but not with a listing']
])(
  'what answers without a message or without a listing is refused with the HTTP status: %s',
  async (name, expected) => {
    const { id = 0 } = sandbox.buckets.find(({ target }) => target.bucket === name) ?? {};
    expect((await verified(sandbox, id)).connectionError).toBe(expected);
  }
);

test.each(['console', 'xhtml', 'nothing', 'json', 'silent-403'])(
  'Azure is not connected by %s either',
  async (name) => {
    const { id = 0, target } = sandbox.buckets.find(({ target }) => target.bucket === name) ?? {};
    const { accessKey, secretKey } = sandbox.keys.azure;
    const asAzure = { ...target, storageProvider: 'azure', accessKey, secretKey };
    const { connectionStatus, connectionError } = await verified(sandbox, id, asAzure);
    expect(connectionStatus).toBe('error');
    expect(connectionError).toContain('HTTP status');
  }
);
