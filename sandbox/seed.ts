/** The buckets of the sandbox's organization: some healthy, the others each with one fault. */
import { type CORSRule, PutBucketCorsCommand, S3Client } from '@aws-sdk/client-s3';
import { ContainerClient, StorageSharedKeyCredential } from '@azure/storage-blob';
import type { AzureServer } from './azure-server.ts';
import type { RegisteredBucket } from './organization.ts';
import type { StorageTarget } from './providers.ts';
import { type DataFile, infoLabels, recordings } from './recordings.ts';
import type { S3Key, S3Server } from './s3-server.ts';

export interface SeededBucket extends RegisteredBucket {
  /** What is special about it, for people. */
  purpose: string;
  /** A part of the storage's error message; null where Studio connects. */
  refusal: string | null;
}

/** Made up: none of these is accepted by anything but the sandbox. */
export const KEYS = {
  s3: { accessKey: 'SANDBOXNOTAREALKEY01', secretKey: 'sandbox-s3-secret-this-is-not-a-real-one' },
  google: { accessKey: 'GOOGSANDBOXNOTAREALKEY01', secretKey: 'sandbox-google-secret-is-not-a-real-one0' },
  prefixOnly: {
    accessKey: 'SANDBOXNOTAREALKEY02',
    secretKey: 'sandbox-prefix-secret-is-not-a-real-one0',
    prefix: 'plant-a/'
  },
  azure: { accessKey: 'sandboxaccount', secretKey: 'sandbox/azure/key/this/is/not/a/real/one' }
} satisfies Record<string, S3Key>;
export const REGION = 'us-east-1';
export const REVOKED = 'sandbox/revoked/secret/also/not/real/000';

/** The rules in Edge Impulse's documentation of uploads from a browser. */
const STUDIO_CORS: CORSRule[] = [
  { AllowedOrigins: ['https://studio.edgeimpulse.com'], AllowedMethods: ['PUT', 'POST'], AllowedHeaders: ['*'] }
];

/** In sensor-raw: recordings that are old. */
export const OLD_FOLDER = 'campaign-2021/';
const OLD_SINCE = new Date('2021-06-30T12:00:00Z');

/** tcpmux, long out of use: nothing listens there. */
const CLOSED_PORT = 1;

export function seededBuckets(s3: S3Server, azure: AzureServer): SeededBucket[] {
  const onS3: StorageTarget = {
    ...{ storageProvider: 's3', bucket: 'sensor-data', endpoint: s3.endpoint, region: s3.region, prefix: '' },
    ...KEYS.s3
  };
  const onAzure: StorageTarget = {
    ...{ storageProvider: 'azure', bucket: 'sensor-azure', endpoint: azure.endpoint, region: '', prefix: '' },
    ...KEYS.azure
  };
  const onS3With = (bucket: string, fault: Partial<StorageTarget>): StorageTarget => ({ ...onS3, bucket, ...fault });
  const partners: StorageTarget = { ...onS3, ...KEYS.prefixOnly, bucket: 'sensor-partners' };
  const entries: [purpose: string, refusal: string | null, target: StorageTarget][] = [
    ['has labels and CORS rules', null, onS3],
    ['has neither labels nor CORS rules', null, { ...onS3, bucket: 'sensor-raw' }],
    ['takes a while to connect', null, onAzure],
    [
      'Google Cloud Storage, by its S3 interface',
      null,
      { ...onS3, ...KEYS.google, storageProvider: 'google', bucket: 'sensor-google' }
    ],
    ['self-hosted, S3-compatible', null, { ...onS3, storageProvider: 'other', bucket: 'sensor-onprem' }],
    ['key sees plant-a/ only, its prefix is registered', null, partners],
    ['key sees plant-a/ only, no prefix registered', 'AccessDenied', { ...partners, prefix: '' }],
    ['secret was revoked', 'SignatureDoesNotMatch', onS3With('sensor-archive', { secretKey: REVOKED })],
    ['access key was deleted', 'InvalidAccessKeyId', onS3With('sensor-lab', { accessKey: 'SANDBOXNOTAREALKEY99' })],
    ['bucket was deleted', 'NoSuchBucket', onS3With('sensor-retired', {})],
    ['wrong region', 'AuthorizationHeaderMalformed', onS3With('sensor-eu', { region: 'eu-west-1' })],
    ['host does not exist', 'getaddrinfo', onS3With('sensor-moved', { endpoint: 'http://storage.sandbox.invalid' })],
    ['nothing listens there', 'ECONNREFUSED', onS3With('sensor-off', { endpoint: `http://127.0.0.1:${CLOSED_PORT}` })],
    [
      'https to a port that speaks http',
      'EPROTO',
      onS3With('sensor-mixed', { endpoint: s3.endpoint.replace(/^http/, 'https') })
    ],
    ['self-signed certificate', 'self-signed', onS3With('sensor-tls', { endpoint: s3.selfSignedEndpoint })],
    ['account key was revoked', 'AuthorizationFailure', { ...onAzure, secretKey: REVOKED }],
    ['container was deleted', 'ContainerNotFound', { ...onAzure, bucket: 'sensor-retired' }]
  ];
  return entries.map(([purpose, refusal, target], i) => registered(101 + i, purpose, refusal, target));
}

/** Healthy buckets, for a large organization. */
export function manyBuckets(count: number, s3: S3Server): SeededBucket[] {
  return Array.from({ length: count }, (_, i) =>
    registered(1001 + i, 'one of many', null, {
      ...{ storageProvider: 's3', endpoint: s3.endpoint, region: s3.region, prefix: '' },
      ...KEYS.s3,
      bucket: `site-${String(i + 1).padStart(5, '0')}`
    })
  );
}

function registered(id: number, purpose: string, refusal: string | null, target: StorageTarget): SeededBucket {
  return { id, purpose, refusal, target, connected: refusal === null };
}

/** Creates the buckets that exist, and puts recordings into them. */
export async function fill(s3: S3Server, azure: AzureServer, many: SeededBucket[]): Promise<void> {
  const unlabelled = recordings();
  const labelled = [infoLabels(), ...unlabelled];
  await Promise.all([
    ...['sensor-data', 'sensor-google', 'sensor-onprem'].map((bucket) => fillS3(s3, bucket, labelled)),
    ...['sensor-raw', 'sensor-partners', 'sensor-archive'].map((bucket) => fillS3(s3, bucket, unlabelled)),
    fillAzure(azure, 'sensor-azure', labelled)
  ]);
  for (const { key, content } of unlabelled) await s3.put('sensor-raw', OLD_FOLDER + key, content, OLD_SINCE);
  await putCors(s3, 'sensor-data', STUDIO_CORS);
  for (const { target } of many) await fillS3(s3, target.bucket, labelled.slice(0, 2));
}

async function fillS3(s3: S3Server, bucket: string, files: DataFile[]): Promise<void> {
  await s3.createBucket(bucket);
  for (const { key, content } of files) await s3.put(bucket, key, content);
}

async function fillAzure(azure: AzureServer, name: string, files: DataFile[]): Promise<void> {
  const { accessKey, secretKey } = KEYS.azure;
  const credential = new StorageSharedKeyCredential(accessKey, secretKey);
  const container = new ContainerClient(`${azure.endpoint}/${accessKey}/${name}`, credential);
  await container.create();
  await Promise.all(files.map(({ key, content }) => container.getBlockBlobClient(key).upload(content, content.length)));
}

/** Replaces the CORS rules of an S3 bucket. */
export async function putCors(s3: S3Server, Bucket: string, CORSRules: CORSRule[]): Promise<void> {
  const client = new S3Client({
    endpoint: s3.endpoint,
    region: s3.region,
    forcePathStyle: true,
    credentials: { accessKeyId: KEYS.s3.accessKey, secretAccessKey: KEYS.s3.secretKey }
  });
  await client.send(new PutBucketCorsCommand({ Bucket, CORSConfiguration: { CORSRules } }));
  client.destroy();
}
