/** The two kinds of storage that Studio speaks to, through their official SDKs. */
import { DeleteObjectCommand, PutObjectCommand, paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { BlobSASPermissions, ContainerClient, StorageSharedKeyCredential } from '@azure/storage-blob';

/** Where a bucket is and what opens it: a verify request with its secret in place. */
export interface Target {
  storageProvider: string;
  accessKey: string;
  secretKey: string;
  bucket: string;
  endpoint: string;
  region: string;
  prefix: string;
}

/** An open bucket. Whatever the storage service refuses is thrown as its SDK puts it. */
export interface Bucket {
  /** Every file whose key begins with the prefix, page after page. */
  files(prefix: string): AsyncIterable<{ key: string; size: number }>;
  write(key: string): Promise<unknown>;
  remove(key: string): Promise<unknown>;
  /** A URL that whoever has it may PUT to, for a quarter of an hour. */
  signedPut(key: string): Promise<string>;
  close(): void;
  /** Azure only. */
  endpoint?: string;
}

const CONTENT = 'Studio was here.';
const SIGNED_FOR_SECONDS = 15 * 60;
const PATIENCE_MS = 5_000;

export function open(target: Target): Bucket {
  return target.storageProvider === 'azure' ? openAzure(target) : openS3(target);
}

function openS3({ endpoint, region, bucket: Bucket, accessKey, secretKey }: Target): Bucket {
  const client = new S3Client({
    endpoint,
    region: region || 'us-east-1',
    credentials: { accessKeyId: accessKey, secretAccessKey: secretKey },
    // Bucket names as host names would have to be resolved, which self-hosted storage seldom arranges for.
    forcePathStyle: true,
    // Otherwise a signed URL carries the checksum of an empty body, and fits no other.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    maxAttempts: 1,
    requestHandler: { connectionTimeout: PATIENCE_MS, requestTimeout: PATIENCE_MS, throwOnRequestTimeout: true }
  });
  return {
    async *files(Prefix) {
      for await (const page of paginateListObjectsV2({ client }, { Bucket, Prefix })) {
        for (const { Key = '', Size = 0 } of page.Contents ?? []) yield { key: Key, size: Size };
      }
    },
    write: (Key) => client.send(new PutObjectCommand({ Bucket, Key, Body: CONTENT })),
    remove: (Key) => client.send(new DeleteObjectCommand({ Bucket, Key })),
    signedPut: (Key) => getSignedUrl(client, new PutObjectCommand({ Bucket, Key }), { expiresIn: SIGNED_FOR_SECONDS }),
    close: () => client.destroy()
  };
}

// The Azure SDK takes a proxy from the environment, even on the way to its own machine, unless told not to.
process.env.NO_PROXY = [process.env.NO_PROXY, '127.0.0.1'].filter(Boolean).join(',');

function openAzure({ endpoint, accessKey, secretKey, bucket }: Target): Bucket {
  const account = accountUrl(endpoint, accessKey);
  const container = new ContainerClient(
    `${account}/${encodeURIComponent(bucket)}`,
    new StorageSharedKeyCredential(accessKey, secretKey),
    { retryOptions: { maxTries: 1, tryTimeoutInMs: PATIENCE_MS }, keepAliveOptions: { enable: false } }
  );
  return {
    async *files(prefix) {
      for await (const { name, properties } of container.listBlobsFlat({ prefix })) {
        yield { key: name, size: properties.contentLength ?? 0 };
      }
    },
    write: (key) => container.getBlockBlobClient(key).upload(CONTENT, CONTENT.length),
    remove: (key) => container.deleteBlob(key),
    signedPut: (key) =>
      container.getBlockBlobClient(key).generateSasUrl({
        permissions: BlobSASPermissions.parse('cw'),
        expiresOn: new Date(Date.now() + SIGNED_FOR_SECONDS * 1_000)
      }),
    close: () => {},
    endpoint: account
  };
}

/**
 * The URL of the storage account. In Azure the account is in the host's name, in Azurite it is the first part of the path.
 * Studio's own form is documented nowhere beyond "reformatted"; here it is this URL, without a slash at its end.
 */
function accountUrl(endpoint: string, account: string): string {
  const url = new URL(endpoint);
  const named = url.hostname.startsWith(`${account}.`) || url.pathname.split('/')[1] === account;
  return named ? endpoint.replace(/\/+$/, '') : `${url.origin}/${account}`;
}
