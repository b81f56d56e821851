/** What Studio was asked to verify, and where each of its settings is corrected. */
export interface BucketSettings {
  storageProvider: string;
  accessKey: string;
  /** Absent where Studio used the secret that it has stored. */
  secretKey?: string;
  /** Absent for new credentials, of which Studio has nothing stored. */
  bucketId?: number;
  bucket: string;
  endpoint: string;
  region?: string;
  prefix?: string;
  /** Which of these settings the step's inputs gave. */
  given: readonly string[];
  secretTrimmed: boolean;
}

export type Setting = keyof typeof inputNameOf;
export const inputNameOf = {
  accessKey: 'access-key',
  secretKey: 'secret-key',
  bucket: 'bucket',
  endpoint: 'endpoint',
  region: 'region',
  prefix: 'prefix',
  storageProvider: 'storage-provider'
} as const;

const isStored = (setting: Setting, about: BucketSettings | null) =>
  about === null || (about.bucketId !== undefined && !about.given.includes(setting));

/** Where people find a setting: an input of the step, the secret behind it, or Studio. */
export function placeOf(setting: Setting, about: BucketSettings | null): string {
  const name = inputNameOf[setting];
  if (isStored(setting, about)) return `the ${setting === 'bucket' ? 'bucket name' : name.replace('-', ' ')} in Studio`;
  const isSecret = setting === 'secretKey' || (setting === 'accessKey' && about?.storageProvider !== 'azure');
  return isSecret ? `the secret behind \`${name}\`` : `\`${name}\``;
}

/** The setting that the endpoint was made from: without `endpoint`, the region or the account. */
export function hostSource(about: BucketSettings | null): Setting {
  if (!about || isStored('endpoint', about) || about.given.includes('endpoint')) return 'endpoint';
  if (about.storageProvider === 'azure') return 'accessKey';
  return about.storageProvider === 's3' && about.region ? 'region' : 'endpoint';
}
