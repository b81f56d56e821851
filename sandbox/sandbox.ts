/** Studio and its storage, running in this process. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { CORSRule } from '@aws-sdk/client-s3';
import { type AzureServer, startAzure } from './azure-server.ts';
import { refusedBuckets } from './refused-buckets.ts';
import { startRefusingStorage } from './refusing-storage.ts';
import { type S3Server, startS3 } from './s3-server.ts';
import { fill, KEYS, manyBuckets, putCors, REGION, REVOKED, type SeededBucket, seededBuckets } from './seed.ts';
import { type SeededDataset, type SeededPortal, seededDatasets, seededPortals } from './seed-datasets.ts';
import { studio } from './studio.ts';

export interface SandboxOptions {
  /** A free one by default. */
  port?: number;
  /** How many buckets the organization has; beyond the seeded ones, they are healthy. */
  buckets?: number;
  /** Adds a bucket for each answer of a storage service that a storage server on this machine never gives. */
  refusals?: boolean;
}

export interface Sandbox {
  /** Ends in `/v1`. */
  url: string;
  organizationId: number;
  apiKey: string;
  /** As they were at the start; what is added later by the API is not among them. */
  buckets: SeededBucket[];
  datasets: SeededDataset[];
  portals: SeededPortal[];
  s3: S3Server;
  azure: AzureServer;
  /** Credentials of the storage servers; all of them made up. */
  keys: typeof KEYS;
  /** Replaces the secret that Studio has stored for this bucket by a wrong one. */
  revoke(bucketId: number): void;
  /** Undoes `revoke`. */
  restore(bucketId: number): void;
  /** Replaces the CORS rules of an S3 bucket. */
  putCors(bucket: string, rules: CORSRule[]): Promise<void>;
  stop(): Promise<void>;
}

const ORGANIZATION_ID = 7;
const API_KEY = 'ei_sandbox_0123456789_not_a_real_key';

export async function startSandbox({ port = 0, buckets: count, refusals }: SandboxOptions = {}): Promise<Sandbox> {
  const { azure: account, ...s3Keys } = KEYS;
  const [s3, azure] = await Promise.all([
    startS3(Object.values(s3Keys), REGION),
    startAzure(account.accessKey, account.secretKey)
  ]);
  const refusing = refusals ? await startRefusingStorage() : null;
  const special = seededBuckets(s3, azure).slice(0, count);
  const many = manyBuckets(count === undefined ? 0 : count - special.length, s3);
  const buckets = [...special, ...(refusing ? refusedBuckets(refusing, s3) : []), ...many];
  const datasets = seededDatasets(buckets);
  const portals = seededPortals(buckets);
  const server = studio({ id: ORGANIZATION_ID, apiKey: API_KEY, buckets: [...buckets], datasets, portals });
  const stop = async () => {
    server.close().closeAllConnections();
    await Promise.all([s3.stop(), azure.stop(), refusing?.stop()]);
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
    datasets,
    portals,
    s3,
    azure,
    keys: KEYS,
    revoke: (bucketId) => storeSecret(bucketId, REVOKED),
    restore: (bucketId) => storeSecret(bucketId, secrets.get(bucketId)),
    putCors: (bucket, rules) => putCors(s3, bucket, rules),
    stop
  };
}
