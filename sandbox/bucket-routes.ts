/** Registering, listing and verifying buckets, as the official client requests it. */
import type { IncomingMessage } from 'node:http';
import * as z from 'zod/mini';
import { ApiError, findOrRefuse, nonEmpty, type Routes, readBody } from './api-route.ts';
import type { Organization, RegisteredBucket } from './organization.ts';
import type { StorageTarget } from './providers.ts';
import type { Verifications, VerifyAnswer } from './verification.ts';

const StorageProvider = z._default(z.enum(['s3', 'google', 'azure', 'other', 'edgeimpulse']), 's3');
const VerifyRequest = z.object({
  storageProvider: StorageProvider,
  accessKey: nonEmpty,
  secretKey: z.optional(nonEmpty),
  bucketId: z.optional(z.int()),
  bucket: nonEmpty,
  endpoint: nonEmpty,
  region: z._default(z.string(), ''),
  prefix: z._default(z.string(), '')
});
const VerifyExistingRequest = z.object({ prefix: z.string() });
const AddRequest = z.object({
  storageProvider: StorageProvider,
  accessKey: nonEmpty,
  secretKey: nonEmpty,
  bucket: nonEmpty,
  endpoint: nonEmpty,
  region: z.string(),
  checkConnectivityPrefix: z._default(z.string(), '')
});
const UpdateRequest = z.object({
  accessKey: z.optional(nonEmpty),
  secretKey: z.optional(nonEmpty),
  bucket: z.optional(nonEmpty),
  endpoint: z.optional(nonEmpty),
  region: z.optional(z.string()),
  checkConnectivityPrefix: z.optional(z.string()),
  storageAccountName: z.optional(nonEmpty)
});

const ONE_BUCKET = '/buckets/:bucketId(\\d+)';

export function bucketRoutes({ buckets }: Organization, verifications: Verifications): Routes {
  let lastId = Math.max(0, ...buckets.map(({ id }) => id));
  const registered = (id: number, status = 404) =>
    findOrRefuse(buckets, (bucket) => bucket.id === id, status, `bucket with ID ${id}`);

  async function verifyAsStored(bucket: RegisteredBucket, changes: Partial<StorageTarget>): Promise<VerifyAnswer> {
    const answer = await verifications.answer({ ...bucket.target, ...changes });
    if (answer.connectionStatus !== 'connecting') bucket.connected = answer.connectionStatus === 'connected';
    return answer;
  }

  async function verify(request: IncomingMessage): Promise<VerifyAnswer> {
    const { bucketId, secretKey, ...target } = await readBody(request, VerifyRequest);
    if (secretKey !== undefined) return verifications.answer({ ...target, secretKey });
    if (bucketId === undefined) throw new ApiError(400, 'Give a secretKey, or the bucketId of a bucket that has one');
    return verifyAsStored(registered(bucketId, 400), target);
  }

  async function add(request: IncomingMessage): Promise<{ id: number }> {
    const { checkConnectivityPrefix: prefix, ...storage } = await readBody(request, AddRequest);
    // Ids of removed buckets are not used again. Whether Studio verifies a new bucket by itself is not documented.
    buckets.push({ id: ++lastId, target: { ...storage, prefix }, connected: false });
    return { id: lastId };
  }

  async function update(bucket: RegisteredBucket, request: IncomingMessage): Promise<object> {
    const { storageAccountName, checkConnectivityPrefix, ...changes } = await readBody(request, UpdateRequest);
    // For Azure, the account's name is the access key.
    const account = bucket.target.storageProvider === 'azure' ? storageAccountName : undefined;
    const updates = { ...changes, accessKey: account ?? changes.accessKey, prefix: checkConnectivityPrefix };
    for (const [field, value] of Object.entries(updates))
      if (value !== undefined) Object.assign(bucket.target, { [field]: value });
    bucket.connected = false;
    return {};
  }

  return {
    'GET /buckets': () => ({ buckets: buckets.map(withoutSecret) }),
    'POST /buckets': add,
    'POST /buckets/verify': verify,
    [`GET ${ONE_BUCKET}`]: (_, { bucketId }) => ({ bucket: withoutSecret(registered(Number(bucketId))) }),
    [`POST ${ONE_BUCKET}`]: (request, { bucketId }) => update(registered(Number(bucketId)), request),
    [`DELETE ${ONE_BUCKET}`]: (_, { bucketId }) => {
      buckets.splice(buckets.indexOf(registered(Number(bucketId))), 1);
      return {};
    },
    [`POST ${ONE_BUCKET}/verify`]: async (request, { bucketId }) => {
      const bucket = registered(Number(bucketId));
      return verifyAsStored(bucket, await readBody(request, VerifyExistingRequest));
    }
  };
}

/** Field by field, so that nothing else of a bucket is ever listed. */
function withoutSecret({ id, connected, target }: RegisteredBucket): object {
  const { storageProvider, accessKey, bucket, endpoint, region, prefix } = target;
  return {
    ...{ id, storageProvider, accessKey, bucket, endpoint, region, connected },
    ...(prefix && { checkConnectivityPrefix: prefix }),
    ...(storageProvider === 'azure' && { storageAccountName: accessKey })
  };
}
