/** Studio's side of the API: who may ask, what is refused and how, and what the organization has. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { ask, idOf, post, verified } from './api-request.ts';

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
    ['without an API key', '', { headers: {} }, 401, 'Invalid API key'],
    ['with a wrong API key', '', { headers: { 'x-api-key': 'ei_wrong_and_not_a_real_key' } }, 401, 'Invalid API key'],
    ['for an unknown bucket', '/99', {}, 404, 'No bucket with ID 99'],
    ['for a verification of an unknown bucket', '/99/verify', { method: 'POST', body: '{}' }, 404, 'No bucket'],
    ['at an unknown path', '/verify/again', { method: 'POST', body: '{}' }, 404, 'Not found'],
    ['by a method that does not belong there', '/verify', {}, 404, 'Not found'],
    ['when the body is not JSON', '/verify', { method: 'POST', body: '{' }, 400, 'not JSON'],
    ['when a field is missing', '/verify', { method: 'POST', body: JSON.stringify(withoutEndpoint) }, 400, 'endpoint'],
    ['when the prefix is missing', '/101/verify', { method: 'POST', body: '{}' }, 400, 'prefix'],
    [
      'when there is neither a secret nor a bucket that has one',
      '/verify',
      { method: 'POST', body: JSON.stringify(withoutSecret) },
      400,
      'secretKey'
    ],
    [
      'when the bucket whose secret is meant is unknown',
      '/verify',
      { method: 'POST', body: JSON.stringify({ ...withoutSecret, bucketId: 99 }) },
      400,
      'No bucket with ID 99'
    ],
    [
      'when the provider is unknown',
      '/verify',
      { method: 'POST', body: JSON.stringify({ ...request, storageProvider: 'floppy' }) },
      400,
      'storageProvider'
    ]
  ])('%s', async (_, path, init, status, error) => {
    expect(await ask(sandbox, path, init)).toEqual({
      status,
      body: { success: false, error: expect.stringContaining(error) }
    });
  });

  test('for another organization', async () => {
    const stranger = { ...sandbox, organizationId: 8 };
    expect(await ask(stranger, '')).toEqual({
      status: 404,
      body: { success: false, error: 'No organization with ID 8' }
    });
  });
});

test('a large organization has as many buckets as asked for, and they exist', async () => {
  const { status, body } = await ask(sandbox, '');
  expect(status).toBe(200);
  expect(new Set(body.buckets.map(({ id }: { id: number }) => id)).size).toBe(25);
  expect(await verified(sandbox, idOf(sandbox, 'site-00008'))).toMatchObject({
    connectionStatus: 'connected',
    hasInfoLabelsFile: true
  });
});

test('a registered prefix and an Azure account are listed, an absent prefix is not', async () => {
  const listed = async (name: string) => (await ask(sandbox, `/${idOf(sandbox, name)}`)).body.bucket;
  expect(await listed('sensor-partners')).toMatchObject({ checkConnectivityPrefix: 'plant-a/' });
  expect(await listed('sensor-azure')).toMatchObject({ storageAccountName: 'sandboxaccount', region: '' });
  expect(Object.keys(await listed('sensor-data'))).toEqual([
    ...['id', 'storageProvider', 'accessKey', 'bucket', 'endpoint', 'region', 'connected']
  ]);
});

test('the provider is s3 unless said', async () => {
  const { accessKey, secretKey } = sandbox.keys.s3;
  const request = { accessKey, secretKey, bucket: 'sensor-raw', endpoint: sandbox.s3.endpoint };
  expect((await post(sandbox, '/verify', request)).body).toMatchObject({ connectionStatus: 'connected' });
});

test('a port that is taken is said at once, and leaves nothing running', async () => {
  await expect(startSandbox({ port: Number(new URL(sandbox.url).port) })).rejects.toThrow('EADDRINUSE');
});

test('after the end nothing answers any more', async () => {
  const other = await startSandbox();
  await other.stop();
  for (const url of [other.url, other.s3.endpoint, other.azure.endpoint]) await expect(fetch(url)).rejects.toThrow();
});
