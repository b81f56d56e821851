/** One's own storage in the sandbox: registered, corrected and removed by the official client. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { EdgeImpulseApi, VerifyOrganizationBucketRequest } from 'edge-impulse-api';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { settled } from './api-request.ts';
import { officialClient } from './official-client.ts';

let sandbox: Sandbox;
let client: EdgeImpulseApi['organizationData'];
let organization: number;

beforeAll(async () => {
  sandbox = await startSandbox();
  organization = sandbox.organizationId;
  client = (await officialClient(sandbox)).organizationData;
});
afterAll(() => sandbox.stop());

const verify = (request: VerifyOrganizationBucketRequest) =>
  settled(() => client.verifyOrganizationBucket(organization, request));

test('a bucket is registered, verified, corrected and removed', async () => {
  const { secretKey, ...settings } = { ...sandbox.keys.prefixOnly, bucket: 'sensor-partners', region: 'us-east-1' };
  const storage = { accessKey: settings.accessKey, bucket: settings.bucket, region: settings.region };
  const added = { ...storage, endpoint: sandbox.s3.endpoint, secretKey: 'wrong-and-not-a-real-secret' };
  const { id } = await client.addOrganizationBucket(organization, { ...added, storageProvider: 'other' });
  const stored = async () => (await client.getOrganizationBucket(organization, id)).bucket;
  const verifyStored = async () =>
    verify({ ...storage, endpoint: sandbox.s3.endpoint, prefix: 'plant-a/', bucketId: id });
  expect(await stored()).toEqual({
    ...storage,
    id,
    endpoint: sandbox.s3.endpoint,
    storageProvider: 'other',
    connected: false
  });
  expect((await verifyStored()).connectionError).toContain('SignatureDoesNotMatch');

  await client.updateOrganizationBucket(organization, id, { secretKey, checkConnectivityPrefix: 'plant-a/' });
  expect((await verifyStored()).connectionStatus).toBe('connected');
  expect(await stored()).toMatchObject({ checkConnectivityPrefix: 'plant-a/', connected: true });

  await client.removeOrganizationBucket(organization, id);
  await expect(stored()).rejects.toThrow(`No bucket with ID ${id}`);
  expect((await client.addOrganizationBucket(organization, added)).id).toBe(id + 1);
  await client.removeOrganizationBucket(organization, id + 1);
});

test('an Azure bucket is corrected by the name of its storage account', async () => {
  const { accessKey, secretKey } = sandbox.keys.azure;
  const { endpoint } = sandbox.azure;
  const azure = { endpoint, bucket: 'sensor-azure', region: '', storageProvider: 'azure' as const };
  const { id } = await client.addOrganizationBucket(organization, { ...azure, accessKey: 'misspelt', secretKey });
  await client.updateOrganizationBucket(organization, id, { storageAccountName: accessKey });
  const { bucket } = await client.getOrganizationBucket(organization, id);
  expect(bucket).toMatchObject({ accessKey, storageAccountName: accessKey });
  expect((await verify({ ...azure, accessKey, bucketId: id })).connectionStatus).toBe('connected');
  await client.removeOrganizationBucket(organization, id);
});
