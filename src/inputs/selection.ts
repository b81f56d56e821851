/** Which buckets are meant, and with what: the inputs that depend on each other. */

import type { VerifyRequest } from '../studio/contract.ts';
import { joinList } from '../text/words.ts';
import { type InputName, parseIds, type RawInputs } from './schema.ts';

/** What a verify request needs beside the id of an existing bucket. */
export type Credentials = Omit<VerifyRequest, 'bucketId'>;

/** New credentials, or an existing bucket with what overrides its entry in the list. */
export type OneBucket =
  | { kind: 'new'; credentials: Credentials }
  | { kind: 'existing'; id: number; overrides: Partial<Credentials> };
export type ManyBuckets = { kind: 'several'; ids: number[] } | { kind: 'all'; exclude: number[] };
export type Selection = OneBucket | ManyBuckets;

/** The inputs that were given, by name. */
export type Given = Partial<Record<InputName, string>>;

/** What is wrong with inputs only beside each other. Looks at what was given, so that it is told together with the rest. */
export function contradictions(given: Given): string[] {
  const problems: string[] = [];
  const id = given['bucket-id'];
  const several = id === 'all' || (parseIds(id ?? '')?.length ?? 0) > 1;
  const credentials = ['bucket', 'access-key', 'secret-key'] as const;
  const details = ['endpoint', 'region', 'prefix', 'storage-provider'] as const;
  if (several) {
    const beside = [...credentials, ...details].filter((name) => given[name] !== undefined).map(inputName);
    if (beside.length > 0) problems.push(`${joinList(beside)} cannot stand beside more than one \`bucket-id\``);
  }
  if (given.exclude !== undefined && id !== 'all') problems.push('`exclude` needs `bucket-id: all`');
  if (id === undefined) {
    const absent = credentials.filter((name) => given[name] === undefined).map(inputName);
    if (absent.length === credentials.length) {
      problems.push(
        'nothing says which bucket: give `bucket-id` (a variable that is not defined is empty), or `bucket`, `access-key` and `secret-key`'
      );
    } else if (absent.length > 0) {
      problems.push(`${joinList(absent)} ${absent.length > 1 ? 'are' : 'is'} missing (or give \`bucket-id\`)`);
    }
    if (given['storage-provider'] === 'other' && given.endpoint === undefined) {
      problems.push('`endpoint` is required for `storage-provider: other`');
    }
  }
  const account = given['storage-provider'] === 'azure' ? given['access-key'] : undefined;
  if (account !== undefined && !isAccountName(account)) {
    problems.push(
      '`access-key` must be the name of the storage account for azure: 3 to 24 lower-case letters and digits'
    );
  }
  return problems;
}

/** Whether it can be the name of an Azure storage account. */
export function isAccountName(text: string): boolean {
  return /^[a-z0-9]{3,24}$/.test(text);
}

/** From inputs without contradictions. */
export function selectionOf(raw: RawInputs): Selection {
  const id = raw['bucket-id'];
  if (id === 'all') return { kind: 'all', exclude: raw.exclude ?? [] };
  const [first, ...others] = id ?? [];
  if (first !== undefined && others.length > 0) return { kind: 'several', ids: [first, ...others] };
  const overrides = credentialsOf(raw);
  if (first !== undefined) return { kind: 'existing', id: first, overrides };
  const provider = overrides.storageProvider ?? 's3';
  const { accessKey = '', bucket = '', region } = overrides;
  return {
    kind: 'new',
    credentials: {
      ...overrides,
      storageProvider: provider,
      accessKey,
      bucket,
      endpoint: overrides.endpoint ?? usualEndpoint(provider, accessKey, region)
    }
  };
}

/** Only what was given: what is absent must not override the bucket list. */
function credentialsOf(raw: RawInputs): Partial<Credentials> {
  const all = {
    storageProvider: raw['storage-provider'],
    accessKey: raw['access-key'],
    secretKey: raw['secret-key'],
    bucket: raw.bucket,
    endpoint: raw.endpoint,
    region: raw.region,
    prefix: raw.prefix
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** Where a provider's buckets usually are (docs.edgeimpulse.com, cloud data storage); `other` has no such place. */
function usualEndpoint(provider: string, account: string, region: string | undefined): string {
  if (provider === 'google') return 'https://storage.googleapis.com';
  if (provider === 'azure') return `https://${account}.blob.core.windows.net`;
  if (!region) return 'https://s3.amazonaws.com';
  return `https://s3.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;
}

const inputName = (name: string) => `\`${name}\``;
