/** What Studio was asked to verify, and where each of its settings is corrected. */
import { regionAtHost, type Service, serviceOf } from './storage-services.ts';

/** The bucket as Studio was asked for it: the same words mean different things at different services. */
export interface BucketSettings {
  storageProvider: string;
  accessKey: string;
  /** Given in this run; absent where Studio used the secret that it has stored. */
  secretKey?: string;
  /** Absent for new credentials, of which Studio has nothing stored. */
  bucketId?: number;
  bucket: string;
  endpoint: string;
  region?: string;
  prefix?: string;
  /** Which of these settings this step's inputs gave. */
  given: readonly string[];
  /** Whether white space was taken off `secret-key`. */
  secretTrimmed: boolean;
}

/** The inputs of a verify request, by its settings. */
export const inputNameOf = {
  accessKey: 'access-key',
  secretKey: 'secret-key',
  bucket: 'bucket',
  endpoint: 'endpoint',
  region: 'region',
  prefix: 'prefix',
  storageProvider: 'storage-provider'
} as const;
export type Setting = keyof typeof inputNameOf;
export const settings = Object.keys(inputNameOf) as Setting[];

const isStored = (field: Setting, about: BucketSettings | null) =>
  about === null || (about.bucketId !== undefined && !about.given.includes(field));

/** The place where a setting is corrected, as people find it: an input of the step, the secret behind it, or Studio. */
export function placeOf(field: Setting, about: BucketSettings | null): string {
  const input = `\`${inputNameOf[field]}\``;
  if (isStored(field, about))
    return `the ${field === 'bucket' ? 'bucket name' : inputNameOf[field].replace('-', ' ')} in Studio`;
  const isSecret = field === 'secretKey' || (field === 'accessKey' && about?.storageProvider !== 'azure');
  return isSecret ? `the secret behind ${input}` : input;
}

/** The setting that the endpoint's host was made from: without `endpoint`, the region or the account. */
export function hostSource(about: BucketSettings | null): Setting {
  if (!about || isStored('endpoint', about) || about.given.includes('endpoint')) return 'endpoint';
  if (about.storageProvider === 'azure') return 'accessKey';
  return about.region ? 'region' : 'endpoint';
}

export const serviceOfBucket = (about: BucketSettings | null): Service =>
  about ? serviceOf(about.storageProvider, about.endpoint) : 'unknown';

export const regionInHost = (about: BucketSettings) =>
  regionAtHost(serviceOfBucket(about), URL.parse(about.endpoint)?.hostname ?? '');
