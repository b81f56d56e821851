/** Studio and its storage, running in this process. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { CORSRule } from '@aws-sdk/client-s3';
import { type AzureServer, startAzure } from './azure-server.ts';
import { type S3Server, startS3 } from './s3-server.ts';
import { catalogue, fill, KEYS, manyMore, putCors, REGION, REVOKED, type SeededBucket } from './seed.ts';
import { studio } from './studio.ts';

export interface SandboxOptions {
  /** A free one by default. */
  port?: number;
  /** How many buckets the organization has: the first so many, or as many healthy ones more. */
  buckets?: number;
}

export interface Sandbox {
  /** Ends in `/v1`. */
  url: string;
  organizationId: number;
  apiKey: string;
  buckets: SeededBucket[];
  s3: S3Server;
  azure: AzureServer;
  /** What opens the storage; all of it made up. */
  keys: typeof KEYS;
  /** From now on the secret that Studio has on file for this bucket is a wrong one. */
  revoke(bucketId: number): void;
  /** Undoes `revoke`. */
  restore(bucketId: number): void;
  /** Gives an S3 bucket these CORS rules, in place of those that it had. */
  putCors(bucket: string, rules: CORSRule[]): Promise<void>;
  stop(): Promise<void>;
}

const ORGANIZATION_ID = 7;
const API_KEY = 'ei_sandbox_0123456789_not_a_real_key';

export async function startSandbox({ port = 0, buckets: count }: SandboxOptions = {}): Promise<Sandbox> {
  const { azure: account, ...s3Keys } = KEYS;
  const [s3, azure] = await Promise.all([
    startS3(Object.values(s3Keys), REGION),
    startAzure(account.accessKey, account.secretKey)
  ]);
  const special = catalogue(s3, azure).slice(0, count);
  const many = manyMore(count === undefined ? 0 : count - special.length, s3);
  const buckets = [...special, ...many];
  const server = studio({ id: ORGANIZATION_ID, apiKey: API_KEY, buckets });
  const stop = async () => {
    server.close().closeAllConnections();
    await Promise.all([s3.stop(), azure.stop()]);
  };
  try {
    await fill(s3, azure, many);
    await once(server.listen(port, '127.0.0.1'), 'listening');
  } catch (error) {
    await stop();
    throw error;
  }

  const secrets = new Map(buckets.map(({ id, target }) => [id, target.secretKey]));
  const storeSecret = (bucketId: number, secret = '') => {
    const bucket = buckets.find(({ id }) => id === bucketId);
    if (!bucket) throw new Error(`The sandbox has no bucket ${bucketId}`);
    bucket.target.secretKey = secret;
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    organizationId: ORGANIZATION_ID,
    apiKey: API_KEY,
    buckets,
    s3,
    azure,
    keys: KEYS,
    revoke: (bucketId) => storeSecret(bucketId, REVOKED),
    restore: (bucketId) => storeSecret(bucketId, secrets.get(bucketId)),
    putCors: (bucket, rules) => putCors(s3, bucket, rules),
    stop
  };
}
