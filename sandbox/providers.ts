/** The two kinds of storage API that Studio uses, each through its official SDK. */
import { DeleteObjectCommand, PutObjectCommand, paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { BlobSASPermissions, ContainerClient, StorageSharedKeyCredential } from '@azure/storage-blob';

/** Location and credentials of a bucket: a verify request with its secret in place. */
export interface StorageTarget {
  storageProvider: string;
  accessKey: string;
  secretKey: string;
  bucket: string;
  endpoint: string;
  region: string;
  prefix: string;
}

interface StoredFile {
  key: string;
  /** In bytes. */
  size: number;
  modified: Date;
}

/** An open bucket. Its methods throw the SDK's errors, and `NotAListing`. */
export interface Bucket {
  /** Every file whose key begins with the prefix, page after page. */
  files(prefix: string): AsyncIterable<StoredFile>;
  write(key: string): Promise<unknown>;
  remove(key: string): Promise<unknown>;
  /** A URL that accepts a PUT of this key without further credentials, for a quarter of an hour. */
  signedPut(key: string): Promise<string>;
  close(): void;
  /** Azure only. */
  endpoint?: string;
}

/** Thrown where an endpoint answers a listing with 200, but with something else, and its SDK makes nothing of that. */
class NotAListing extends Error {
  constructor() {
    super('Deserialization error: the endpoint answered with HTTP status 200, but not with a listing');
  }
}

const CONTENT = 'Studio was here.';
const SIGNED_FOR_SECONDS = 15 * 60;
const TIMEOUT_MS = 5_000;

export function open(target: StorageTarget): Bucket {
  return target.storageProvider === 'azure' ? openAzure(target) : openS3(target);
}

function openS3({ endpoint, region, bucket: Bucket, accessKey, secretKey }: StorageTarget): Bucket {
  const client = new S3Client({
    endpoint,
    region: region || 'us-east-1',
    credentials: { accessKeyId: accessKey, secretAccessKey: secretKey },
    // Self-hosted storage seldom has DNS entries for bucket names.
    forcePathStyle: true,
    // Otherwise a signed URL contains the checksum of an empty body, and accepts no other.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    maxAttempts: 1,
    requestHandler: { connectionTimeout: TIMEOUT_MS, requestTimeout: TIMEOUT_MS, throwOnRequestTimeout: true }
  });
  return {
    async *files(Prefix) {
      for await (const page of paginateListObjectsV2({ client }, { Bucket, Prefix })) {
        // An empty body and XML of any other kind are parsed to an empty page. A real one repeats the bucket's name.
        if (page.Name === undefined) throw new NotAListing();
        for (const { Key = '', Size = 0, LastModified = new Date() } of page.Contents ?? []) {
          yield { key: Key, size: Size, modified: LastModified };
        }
      }
    },
    write: (Key) => client.send(new PutObjectCommand({ Bucket, Key, Body: CONTENT })),
    remove: (Key) => client.send(new DeleteObjectCommand({ Bucket, Key })),
    signedPut: (Key) => getSignedUrl(client, new PutObjectCommand({ Bucket, Key }), { expiresIn: SIGNED_FOR_SECONDS }),
    close: () => client.destroy()
  };
}

// The Azure SDK would use a proxy from the environment even for 127.0.0.1.
process.env.NO_PROXY = [process.env.NO_PROXY, '127.0.0.1'].filter(Boolean).join(',');

function openAzure({ endpoint, accessKey, secretKey, bucket }: StorageTarget): Bucket {
  const account = accountUrl(endpoint, accessKey);
  const container = new ContainerClient(
    `${account}/${encodeURIComponent(bucket)}`,
    new StorageSharedKeyCredential(accessKey, secretKey),
    { retryOptions: { maxTries: 1, tryTimeoutInMs: TIMEOUT_MS }, keepAliveOptions: { enable: false } }
  );
  return {
    async *files(prefix) {
      try {
        for await (const { name, properties } of container.listBlobsFlat({ prefix })) {
          yield { key: name, size: properties.contentLength ?? 0, modified: properties.lastModified };
        }
      } catch (error) {
        // The SDK reads the parts of a listing without a check that there is one.
        throw error instanceof TypeError ? new NotAListing() : error;
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
 * The URL of the storage account. In Azure, the account is part of the host's name, in Azurite it is the first part of
 * the path. Studio's form of it is not documented; here it is this URL, without a slash at its end.
 */
function accountUrl(endpoint: string, account: string): string {
  const url = new URL(endpoint);
  const named = url.hostname.startsWith(`${account}.`) || url.pathname.split('/')[1] === account;
  return named ? endpoint.replace(/\/+$/, '') : `${url.origin}/${account}`;
}
