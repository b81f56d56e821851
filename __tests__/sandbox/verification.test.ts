/** Verifications on real storage: what is in the bucket afterwards, and what the signed URL permits. */
import { ListObjectsV2Command, PutObjectCommand, paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3';
import { ContainerClient, StorageSharedKeyCredential } from '@azure/storage-blob';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { idOf, post, registered, settled, verified } from './api-request.ts';

let sandbox: Sandbox;
const clients: S3Client[] = [];
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(async () => {
  for (const client of clients) client.destroy();
  await sandbox.stop();
});

function s3With({ accessKey, secretKey }: { accessKey: string; secretKey: string }): S3Client {
  const client = new S3Client({
    endpoint: sandbox.s3.endpoint,
    region: sandbox.s3.region,
    forcePathStyle: true,
    credentials: { accessKeyId: accessKey, secretAccessKey: secretKey },
    requestChecksumCalculation: 'WHEN_REQUIRED'
  });
  clients.push(client);
  return client;
}

/** By the SDK, page after page, in the server's order. */
async function keysOnS3(Bucket: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const page of paginateListObjectsV2({ client: s3With(sandbox.keys.s3) }, { Bucket })) {
    keys.push(...(page.Contents ?? []).map(({ Key = '' }) => Key));
  }
  return keys;
}

async function keysOnAzure(name: string): Promise<string[]> {
  const { accessKey, secretKey } = sandbox.keys.azure;
  const credential = new StorageSharedKeyCredential(accessKey, secretKey);
  const keys: string[] = [];
  const container = new ContainerClient(`${sandbox.azure.endpoint}/${accessKey}/${name}`, credential);
  for await (const blob of container.listBlobsFlat()) keys.push(blob.name);
  return keys;
}

test('a verification leaves nothing behind', async () => {
  const before = await keysOnS3('sensor-data');
  await verified(sandbox, idOf(sandbox, 'sensor-data'));
  expect(await keysOnS3('sensor-data')).toEqual(before);
  expect(before).toContain('info.labels');
});

describe('the files', () => {
  test('are a sample of ten that are in the bucket, with their sizes', async () => {
    const { files } = await verified(sandbox, idOf(sandbox, 'sensor-data'));
    expect(files).toHaveLength(10);
    const keys = files.map(({ folderName, name }: Record<string, string>) =>
      `${folderName}/${name}`.replace(/^\//, '')
    );
    expect(new Set(keys).size).toBe(10);
    expect(await keysOnS3('sensor-data')).toEqual(expect.arrayContaining(keys));
    for (const { size } of files) expect(size).toBeGreaterThan(50);
  });

  test('come from all pages of a bucket of more than a thousand', async () => {
    // A folder beside a file with which its name begins: S3 sorts by the whole key, and "-" comes before "/".
    const many = Array.from({ length: 1_010 }, (_, i) => `run/${String(i).padStart(4, '0')}.csv`);
    const keys = [...many, 'run-notes.txt', 'zz/info.labels'].sort();
    await sandbox.s3.createBucket('sensor-many');
    for (const key of keys) await sandbox.s3.put('sensor-many', key, Buffer.from('x'));

    expect(await keysOnS3('sensor-many')).toEqual(keys);
    const verdict = await verified(sandbox, idOf(sandbox, 'sensor-data'), { bucket: 'sensor-many' });
    expect(verdict).toMatchObject({ connectionStatus: 'connected', hasInfoLabelsFile: true });
  });

  test('have labels, or not', async () => {
    expect(await verified(sandbox, idOf(sandbox, 'sensor-data'))).toMatchObject({ hasInfoLabelsFile: true });
    expect(await verified(sandbox, idOf(sandbox, 'sensor-raw'))).toMatchObject({ hasInfoLabelsFile: false });
  });

  test('may be none', async () => {
    await sandbox.s3.createBucket('sensor-empty');
    const verdict = await verified(sandbox, idOf(sandbox, 'sensor-data'), { bucket: 'sensor-empty' });
    expect(verdict).toMatchObject({ connectionStatus: 'connected', files: [], hasInfoLabelsFile: false });
  });
});

describe('a key that sees one prefix only', () => {
  test('is enough to verify under it', async () => {
    const { files, signedUrl } = await verified(sandbox, idOf(sandbox, 'sensor-partners'));
    expect(files).toHaveLength(8);
    for (const { folderName } of files) expect(folderName).toMatch(/^plant-a\//);
    expect(signedUrl).toContain('/sensor-partners/plant-a/.ei-portal-check?');
  });

  test('has no access outside of it', async () => {
    const client = s3With(sandbox.keys.prefixOnly);
    const Bucket = 'sensor-partners';
    await expect(client.send(new ListObjectsV2Command({ Bucket }))).rejects.toThrow('Access Denied');
    const outside = new PutObjectCommand({ Bucket, Key: 'plant-b/stray.csv', Body: 'x' });
    await expect(client.send(outside)).rejects.toThrow('Access Denied');
  });
});

describe('the signed URL', () => {
  const body = 'uploaded by a browser';

  test('stores an object, and is refused once it is changed', async () => {
    const { signedUrl } = await verified(sandbox, idOf(sandbox, 'sensor-raw'));
    const headers = { 'content-type': 'text/csv' };
    expect((await fetch(signedUrl, { method: 'PUT', body, headers })).status).toBe(200);
    expect(await keysOnS3('sensor-raw')).toContain('.ei-portal-check');

    const elsewhere = signedUrl.replace('.ei-portal-check', 'stray.csv');
    expect((await fetch(elsewhere, { method: 'PUT', body })).status).toBe(403);
    const unsigned = signedUrl.split('?')[0];
    expect((await fetch(unsigned, { method: 'PUT', body })).status).toBe(403);
    expect((await fetch(`${sandbox.s3.endpoint}/sensor-raw`)).status).toBe(403);
  });
});

describe('the secret', () => {
  test('in the request takes precedence over the stored one', async () => {
    const revoked = idOf(sandbox, 'sensor-archive');
    expect(await verified(sandbox, revoked)).toMatchObject({ connectionStatus: 'error' });
    const { secretKey } = sandbox.keys.s3;
    expect(await verified(sandbox, revoked, { secretKey })).toMatchObject({ connectionStatus: 'connected' });
    expect(registered(sandbox, revoked).connected).toBe(false);
  });

  test('that is stored can be revoked and restored', async () => {
    const id = idOf(sandbox, 'sensor-google');
    const first = await verified(sandbox, id);
    expect(first.connectionStatus).toBe('connected');
    sandbox.revoke(id);
    expect(await verified(sandbox, id)).toMatchObject({ connectionStatus: 'error' });
    expect(registered(sandbox, id).connected).toBe(false);
    sandbox.restore(id);
    expect(await verified(sandbox, id)).toMatchObject({ connectionStatus: 'connected' });
    expect(registered(sandbox, id).connected).toBe(true);
  });
});

test('a verification on Azure runs in the background, until a request gets its verdict', async () => {
  const { accessKey, secretKey, bucket, endpoint } = registered(sandbox, idOf(sandbox, 'sensor-azure')).target;
  const request = { storageProvider: 'azure', accessKey, secretKey, bucket, endpoint };
  const once = async () => (await post(sandbox, '/buckets/verify', request)).body;
  const before = await keysOnAzure(bucket);

  const connecting = { success: true, connectionStatus: 'connecting', connectionStatusSince: expect.any(String) };
  const first = await once();
  expect(first).toEqual(connecting);
  expect(await once()).toEqual(first);
  const verdict = await settled(once);
  expect(verdict).toMatchObject({ connectionStatus: 'connected', endpoint: `${endpoint}/${accessKey}` });

  expect(before).toContain('info.labels');
  expect(await keysOnAzure(bucket)).toEqual(before);
  const blob = { method: 'PUT', body: 'uploaded by a browser', headers: { 'x-ms-blob-type': 'BlockBlob' } };
  expect((await fetch(verdict.signedUrl, blob)).status).toBe(201);
  expect(await keysOnAzure(bucket)).toEqual(['.ei-portal-check', ...before]);

  // A verdict is answered once; the next request starts a new verification.
  expect(await once()).toEqual(connecting);
});

test('the time since when a status holds stays until the status changes', async () => {
  const id = idOf(sandbox, 'sensor-onprem');
  const { connectionStatusSince } = await verified(sandbox, id);
  expect(await verified(sandbox, id)).toMatchObject({ connectionStatus: 'connected', connectionStatusSince });
});
