/** The official client as a second opinion: it gets along with the sandbox as it does with Studio. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { EdgeImpulseApi, type VerifyOrganizationBucketRequest } from 'edge-impulse-api';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import type { SeededBucket } from '../../sandbox/seed.ts';
import { settled } from './api-request.ts';

let sandbox: Sandbox;
let client: EdgeImpulseApi['organizationData'];
let organization: number;

beforeAll(async () => {
  sandbox = await startSandbox();
  organization = sandbox.organizationId;
  client = await clientWith(sandbox.apiKey);
});
afterAll(() => sandbox.stop());

async function clientWith(apiKey: string): Promise<EdgeImpulseApi['organizationData']> {
  const api = new EdgeImpulseApi({ endpoint: sandbox.url });
  await api.authenticate({ method: 'apiKey', apiKey });
  return api.organizationData;
}

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

  test('are told apart with the credentials on file, of which the list tells all but the secret', async () => {
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

  test('are told apart with new credentials, whatever the provider', async () => {
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

describe('what Studio refuses is thrown', () => {
  test('a wrong API key', async () => {
    const stranger = await clientWith('ei_wrong_and_not_a_real_key');
    await expect(stranger.listOrganizationBuckets(organization)).rejects.toThrow('Invalid API key');
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
