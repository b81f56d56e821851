/** The official client as a witness: it works with the sandbox as it does with Studio. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { EdgeImpulseApi, VerifyOrganizationBucketRequest } from 'edge-impulse-api';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import type { SeededBucket } from '../../sandbox/seed.ts';
import { settled } from './api-request.ts';
import { officialClient } from './official-client.ts';

let sandbox: Sandbox;
let client: EdgeImpulseApi['organizationData'];
let portals: EdgeImpulseApi['organizationPortals'];
let organization: number;

beforeAll(async () => {
  sandbox = await startSandbox();
  organization = sandbox.organizationId;
  ({ organizationData: client, organizationPortals: portals } = await officialClient(sandbox));
});
afterAll(() => sandbox.stop());

const verify = (request: VerifyOrganizationBucketRequest) =>
  settled(() => client.verifyOrganizationBucket(organization, request));

describe('good and bad buckets', () => {
  const verdicts = (request: (bucket: SeededBucket) => VerifyOrganizationBucketRequest) =>
    Promise.all(sandbox.buckets.map(async (bucket) => ({ bucket, verdict: await verify(request(bucket)) })));

  function agree({ bucket, verdict }: Awaited<ReturnType<typeof verdicts>>[number]): void {
    expect(verdict.success).toBe(true);
    expect(new Date(verdict.connectionStatusSince ?? '').valueOf()).not.toBeNaN();
    if (bucket.refusal === null) {
      expect(verdict).toMatchObject({ connectionStatus: 'connected', signedUrl: expect.stringMatching(/^http/) });
      expect(verdict.files).not.toHaveLength(0);
    } else {
      expect(verdict).toMatchObject({
        connectionStatus: 'error',
        connectionError: expect.stringContaining(bucket.refusal)
      });
      expect(verdict.signedUrl).toBeUndefined();
    }
    const connectedAzure = bucket.target.storageProvider === 'azure' && bucket.refusal === null;
    expect(typeof verdict.endpoint).toBe(connectedAzure ? 'string' : 'undefined');
  }

  test('are distinguished with the stored credentials, which are listed without the secret', async () => {
    const { buckets } = await client.listOrganizationBuckets(organization);
    const listed = new Map(buckets.map((bucket) => [bucket.id, bucket]));
    const all = await verdicts(({ id }) => {
      const { accessKey, bucket, endpoint, region, storageProvider, checkConnectivityPrefix } = listed.get(id) ?? {};
      const prefix = checkConnectivityPrefix && { prefix: checkConnectivityPrefix };
      return {
        bucketId: id,
        accessKey,
        bucket,
        endpoint,
        region,
        storageProvider,
        ...prefix
      } as VerifyOrganizationBucketRequest;
    });
    expect(all).toHaveLength(17);
    all.forEach(agree);
  });

  test('are distinguished with new credentials of every provider', async () => {
    const all = await verdicts(({ target }) => target as VerifyOrganizationBucketRequest);
    expect(new Set(all.map(({ bucket }) => bucket.target.storageProvider))).toEqual(
      new Set(['s3', 'google', 'other', 'azure'])
    );
    all.forEach(agree);
  });

  test('a registered bucket is verified under another prefix', async () => {
    const [bucket] = sandbox.buckets;
    const id = bucket?.id ?? 0;
    const { files } = await client.verifyExistingOrganizationBucket(organization, id, { prefix: 'plant-b/' });
    expect(new Set(files?.map(({ folderName }) => folderName))).toEqual(new Set(['plant-b/pump-01']));
  });
});

test('the list and a single bucket agree, and hold no secret', async () => {
  const { buckets } = await client.listOrganizationBuckets(organization);
  expect(buckets.map(({ id }) => id)).toEqual(sandbox.buckets.map(({ id }) => id));
  for (const bucket of buckets) {
    expect((await client.getOrganizationBucket(organization, bucket.id)).bucket).toEqual(bucket);
  }
  for (const { target } of sandbox.buckets) expect(JSON.stringify(buckets)).not.toContain(target.secretKey);
});

describe('a dataset', () => {
  /** Against its types, the client leaves dates below the top level as they are on the wire. */
  async function dataset(name: string) {
    const { dataset } = await client.getOrganizationDataset(organization, name);
    const { lastFileCreated } = dataset as { lastFileCreated: unknown };
    return { ...dataset, lastFileCreated: lastFileCreated === null ? null : new Date(String(lastFileCreated)) };
  }

  test('is verified in its own folder', async () => {
    const { connectionStatus, files, signedUrl } = await client.verifyDataset(organization, 'motors');
    expect(connectionStatus).toBe('connected');
    expect(new Set(files?.map(({ folderName }) => folderName))).toEqual(
      new Set(['plant-a/motor-01', 'plant-a/motor-02'])
    );
    expect(signedUrl).toContain('/sensor-data/plant-a/.ei-portal-check?');
  });

  test('is connecting for a while where its bucket is', async () => {
    const request = () => client.verifyDataset(organization, 'pumps');
    expect((await request()).connectionStatus).toBe('connecting');
    expect((await settled(request)).connectionStatus).toBe('connected');
  });

  test('is an error where its bucket is refused', async () => {
    expect(await client.verifyDataset(organization, 'lab-tests')).toMatchObject({
      connectionStatus: 'error',
      connectionError: expect.stringContaining('InvalidAccessKeyId')
    });
  });

  test('has the date of its newest file, from the storage itself', async () => {
    const motors = await dataset('motors');
    expect(Date.now() - Number(motors.lastFileCreated)).toBeLessThan(10 * 60_000);
    expect(motors).toMatchObject({ dataset: 'motors', totalFileCount: 8, type: 'files', bucketPath: 'plant-a/' });
    expect(motors.bucket).toMatchObject({ id: 101, bucket: 'sensor-data', path: 'plant-a/' });
    expect((await dataset('campaign-2021')).lastFileCreated).toEqual(new Date('2021-06-30T12:00:00Z'));

    const later = new Date('2031-01-01T00:00:00Z');
    await sandbox.s3.put('sensor-data', 'plant-a/later.csv', Buffer.from('x'), later);
    expect(await dataset('motors')).toMatchObject({ totalFileCount: 9, lastFileCreated: later });
  });

  test('keeps what was last seen while its bucket is refused, and has no date without files', async () => {
    expect((await dataset('lab-tests')).lastFileCreated).toEqual(new Date('2024-11-04T09:30:00Z'));
    expect(await dataset('new-site')).toMatchObject({ totalFileCount: 0, lastFileCreated: null });
    expect(await client.verifyDataset(organization, 'new-site')).toMatchObject({
      connectionStatus: 'connected',
      files: []
    });
  });
});

test('an upload portal is verified in its own folder, and refused with its bucket', async () => {
  const connected = await portals.verifyOrganizationPortal(organization, 21);
  expect(connected).toMatchObject({ connectionStatus: 'connected', signedUrl: expect.stringContaining('/plant-b/') });
  expect(connected.files).toHaveLength(4);
  expect(await portals.verifyOrganizationPortal(organization, 22)).toMatchObject({
    connectionStatus: 'error',
    connectionError: expect.stringContaining('SignatureDoesNotMatch')
  });
});

describe('what Studio refuses is thrown', () => {
  test('a wrong API key', async () => {
    const stranger = await officialClient(sandbox, 'ei_wrong_and_not_a_real_key');
    await expect(stranger.organizationData.listOrganizationBuckets(organization)).rejects.toThrow('Invalid API key');
  });

  test('another organization', async () => {
    await expect(client.listOrganizationBuckets(8)).rejects.toThrow('No organization with ID 8');
  });

  test('a bucket that is not registered', async () => {
    await expect(client.getOrganizationBucket(organization, 99)).rejects.toThrow('No bucket with ID 99');
  });

  test('credentials without a secret', async () => {
    const request = { accessKey: 'SANDBOXNOTAREALKEY01', bucket: 'sensor-data', endpoint: sandbox.s3.endpoint };
    await expect(client.verifyOrganizationBucket(organization, request)).rejects.toThrow('secretKey');
  });
});
