/** The API's side of Studio: which requests are refused, with what answer, and what the organization has. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { apiRequest, idOf, post, verified } from './api-request.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ buckets: 25 });
});
afterAll(() => sandbox.stop());

describe('is refused, with success: false and the reason', () => {
  const request = { accessKey: 'x', secretKey: 'not-a-real-secret', bucket: 'x', endpoint: 'http://127.0.0.1:1' };
  const { endpoint: _endpoint, ...withoutEndpoint } = request;
  const { secretKey: _secretKey, ...withoutSecret } = request;

  test.each([
    ['without an API key', '/buckets', { headers: {} }, 401, 'Invalid API key'],
    [
      'with a wrong API key',
      '/buckets',
      { headers: { 'x-api-key': 'ei_wrong_and_not_a_real_key' } },
      401,
      'Invalid API key'
    ],
    ['for an unknown bucket', '/buckets/99', {}, 404, 'No bucket with ID 99'],
    ['for a verification of an unknown bucket', '/buckets/99/verify', { method: 'POST', body: '{}' }, 404, 'No bucket'],
    ['at an unknown path', '/buckets/verify/again', { method: 'POST', body: '{}' }, 404, 'Not found'],
    ['by a method that does not belong there', '/buckets/verify', {}, 404, 'Not found'],
    ['for a bucket to remove that is unknown', '/buckets/99', { method: 'DELETE' }, 404, 'No bucket with ID 99'],
    ['for an unknown dataset', '/dataset/nowhere', {}, 404, 'No dataset "nowhere"'],
    ['for an unknown upload portal', '/portals/99/verify', {}, 404, 'No upload portal with ID 99'],
    ['when the path is badly encoded', '/dataset/%E0%A4%A', {}, 400, 'percent-encoded'],
    [
      'when a new bucket lacks its secret',
      '/buckets',
      { method: 'POST', body: JSON.stringify(withoutSecret) },
      400,
      'secretKey'
    ],
    ['when the body is not JSON', '/buckets/verify', { method: 'POST', body: '{' }, 400, 'not JSON'],
    [
      'when a field is missing',
      '/buckets/verify',
      { method: 'POST', body: JSON.stringify(withoutEndpoint) },
      400,
      'endpoint'
    ],
    ['when the prefix is missing', '/buckets/101/verify', { method: 'POST', body: '{}' }, 400, 'prefix'],
    [
      'when there is neither a secret nor a bucket that has one',
      '/buckets/verify',
      { method: 'POST', body: JSON.stringify(withoutSecret) },
      400,
      'secretKey'
    ],
    [
      'when the bucket whose secret is meant is unknown',
      '/buckets/verify',
      { method: 'POST', body: JSON.stringify({ ...withoutSecret, bucketId: 99 }) },
      400,
      'No bucket with ID 99'
    ],
    [
      'when the provider is unknown',
      '/buckets/verify',
      { method: 'POST', body: JSON.stringify({ ...request, storageProvider: 'floppy' }) },
      400,
      'storageProvider'
    ]
  ])('%s', async (_, path, init, status, error) => {
    expect(await apiRequest(sandbox, path, init)).toEqual({
      status,
      body: { success: false, error: expect.stringContaining(error) }
    });
  });

  test('for another organization', async () => {
    const stranger = { ...sandbox, organizationId: 8 };
    expect(await apiRequest(stranger, '/buckets')).toEqual({
      status: 404,
      body: { success: false, error: 'No organization with ID 8' }
    });
  });
});

test('a large organization has as many buckets as asked for, and they exist', async () => {
  const { status, body } = await apiRequest(sandbox, '/buckets');
  expect(status).toBe(200);
  expect(new Set(body.buckets.map(({ id }: { id: number }) => id)).size).toBe(25);
  expect(await verified(sandbox, idOf(sandbox, 'site-00008'))).toMatchObject({
    connectionStatus: 'connected',
    hasInfoLabelsFile: true
  });
});

test('a registered prefix and an Azure account are listed, an absent prefix is not', async () => {
  const listed = async (name: string) => (await apiRequest(sandbox, `/buckets/${idOf(sandbox, name)}`)).body.bucket;
  expect(await listed('sensor-partners')).toMatchObject({ checkConnectivityPrefix: 'plant-a/' });
  expect(await listed('sensor-azure')).toMatchObject({ storageAccountName: 'sandboxaccount', region: '' });
  expect(Object.keys(await listed('sensor-data'))).toEqual([
    ...['id', 'storageProvider', 'accessKey', 'bucket', 'endpoint', 'region', 'connected']
  ]);
});

test('the provider is s3 by default', async () => {
  const { accessKey, secretKey } = sandbox.keys.s3;
  const request = { accessKey, secretKey, bucket: 'sensor-raw', endpoint: sandbox.s3.endpoint };
  expect((await post(sandbox, '/buckets/verify', request)).body).toMatchObject({ connectionStatus: 'connected' });
});

test('an occupied port is reported at once, and leaves nothing running', async () => {
  await expect(startSandbox({ port: Number(new URL(sandbox.url).port) })).rejects.toThrow('EADDRINUSE');
});

test('nothing answers after the sandbox has stopped', async () => {
  const other = await startSandbox();
  await other.stop();
  for (const url of [other.url, other.s3.endpoint, other.azure.endpoint]) await expect(fetch(url)).rejects.toThrow();
});
