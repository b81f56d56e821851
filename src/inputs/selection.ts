/** Which targets are meant, and with which settings: the inputs that depend on each other. */
import { inputNameOf } from '../errors/bucket-settings.ts';
import type { VerifyRequest } from '../studio/contract.ts';
import type { Target } from '../studio/target.ts';
import { joinList } from '../text/words.ts';
import { type Given, isAccountName } from './gather.ts';
import { EMPTY_SECRET, type InputName, type RawInputs } from './schema.ts';
import { parseIds } from './shapes.ts';

/** What a verify request needs beside the id of an existing bucket. */
export type Credentials = Omit<VerifyRequest, 'bucketId'>;

export type Selection =
  /** New credentials, a dataset or a portal: nothing has to be looked up. */
  | { kind: 'target'; target: Target }
  /** Only one id has overrides. */
  | { kind: 'existing'; ids: number[]; overrides: Partial<Credentials> }
  | { kind: 'all'; exclude: number[] };

/** What is wrong with several inputs together, valid or not, so that all is reported at once. */
export function contradictions(given: Given): string[] {
  const { 'bucket-id': id = '', 'storage-provider': provider, 'access-key': accessKey } = given;
  const isGiven = (name: InputName) => given[name] !== undefined;
  const settings = Object.values(inputNameOf).filter(isGiven);
  const [way, ...otherWays] = (['dataset', 'portal-id', 'bucket-id'] as const).filter(isGiven);
  const isExisting = way === 'bucket-id';
  const isMany = isExisting && (id === 'all' || (parseIds(id) ?? []).length > 1);
  const isOne = isExisting && !isMany;
  const others = list([...otherWays, ...settings]);
  const absent = (['bucket', 'access-key', 'secret-key'] as const).filter((name) => !isGiven(name));
  const isNew = way === undefined && absent.length < 3;
  const are = absent.length > 1 ? 'are' : 'is';
  const hint = absent.includes('secret-key') ? ` (${EMPTY_SECRET})` : '';
  const isNoAccount = provider === 'azure' && accessKey !== undefined && !isAccountName(accessKey);
  const problems: [applies: unknown, problem: string][] = [
    [way && !isExisting && others, `\`${way}\` cannot be combined with ${others}: a step verifies one of them`],
    [isMany && settings.length, `${list(settings)} cannot be combined with more than one \`bucket-id\``],
    [
      isOne && isGiven('access-key') && !isGiven('secret-key'),
      `\`access-key\` beside \`bucket-id\` needs \`secret-key\` too (${EMPTY_SECRET}): the stored secret belongs to another key`
    ],
    [
      !way && !isNew,
      'nothing says what to verify: give `bucket-id`, `dataset` or `portal-id` (an undefined variable is empty), or `bucket`, `access-key` and `secret-key`'
    ],
    [isNew && absent.length, `${list(absent)} ${are} missing${hint}, or give \`bucket-id\``],
    [
      isNew && provider === 'other' && !isGiven('endpoint'),
      '`endpoint` is required for `storage-provider: other`: the URL of its S3 API'
    ],
    [isGiven('exclude') && id !== 'all', '`exclude` needs `bucket-id: all`'],
    [isGiven('max-age') && !isGiven('dataset'), '`max-age` needs `dataset`'],
    [isNoAccount, '`access-key` must be the storage account name for azure: 3 to 24 lower-case letters and digits']
  ];
  return problems.flatMap(([applies, problem]) => (applies ? [problem] : []));
}

const list = (names: readonly string[]) => joinList(names.map((name) => `\`${name}\``));

/** From inputs without contradictions. */
export function selectionOf(raw: RawInputs): Selection {
  const { 'bucket-id': ids, 'portal-id': portalId, dataset, exclude = [] } = raw;
  if (dataset !== undefined) return { kind: 'target', target: { kind: 'dataset', dataset } };
  if (portalId !== undefined) return { kind: 'target', target: { kind: 'portal', portalId } };
  if (ids === 'all') return { kind: 'all', exclude };
  const overrides = credentialsOf(raw);
  if (ids !== undefined) return { kind: 'existing', ids, overrides };
  const { storageProvider = 's3', accessKey = '', bucket = '', region } = overrides;
  const endpoint = overrides.endpoint ?? usualEndpoint(storageProvider, accessKey, region);
  const request = { ...overrides, storageProvider, accessKey, bucket, endpoint };
  const given = Object.keys(overrides) as (keyof Credentials)[];
  return { kind: 'target', target: { kind: 'bucket', bucketId: null, request, given } };
}

/** Only what was given: what is absent must not override the bucket list. */
function credentialsOf(raw: RawInputs): Partial<Credentials> {
  const all = Object.entries(inputNameOf).map(([field, name]) => [field, raw[name]] as const);
  return Object.fromEntries(all.filter(([, value]) => value !== undefined));
}

/** Where a provider's buckets usually are (docs.edgeimpulse.com, cloud data storage); `other` has no such place. */
function usualEndpoint(provider: string, account: string, region: string | undefined): string {
  if (provider === 'google') return 'https://storage.googleapis.com';
  if (provider === 'azure') return `https://${account}.blob.core.windows.net`;
  if (!region) return 'https://s3.amazonaws.com';
  return `https://s3.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;
}
