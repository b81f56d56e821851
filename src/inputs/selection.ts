/** Which targets are meant, and with what: the inputs that depend on each other. */
import { inputNameOf } from '../errors/bucket-settings.ts';
import type { VerifyRequest } from '../studio/contract.ts';
import type { Target } from '../studio/target.ts';
import { joinList } from '../text/words.ts';
import { type Given, isAccountName } from './gather.ts';
import type { InputName, RawInputs } from './schema.ts';
import { parseIds } from './shapes.ts';

/** What a verify request needs beside the id of an existing bucket. */
export type Credentials = Omit<VerifyRequest, 'bucketId'>;

export type Selection =
  /** New credentials, a dataset or a portal: nothing has to be looked up. */
  | { kind: 'target'; target: Target }
  /** Overrides stand beside one id only. */
  | { kind: 'existing'; ids: number[]; overrides: Partial<Credentials> }
  | { kind: 'all'; exclude: number[] };

const required = ['bucket', 'access-key', 'secret-key'] as const;
const EMPTY = '(a secret whose name is misspelt is empty)';

/** What is wrong with inputs only beside each other. Looks at what was given, so that it is reported with the rest. */
export function contradictions(given: Given): string[] {
  const { 'bucket-id': id, 'storage-provider': provider, 'access-key': accessKey = '' } = given;
  return [
    ...contradictingWays(given),
    ...when(given.exclude !== undefined && id !== 'all', '`exclude` needs `bucket-id: all`'),
    ...when(given['max-age'] !== undefined && given.dataset === undefined, '`max-age` needs `dataset`'),
    ...when(
      provider === 'azure' && accessKey !== '' && !isAccountName(accessKey),
      '`access-key` must be the name of the storage account for azure: 3 to 24 lower-case letters and digits'
    )
  ];
}

const when = (applies: boolean, problem: string) => (applies ? [problem] : []);
const listed = (names: readonly string[]) => joinList(names.map((name) => `\`${name}\``));

function contradictingWays(given: Given): string[] {
  const isGiven = (name: InputName) => given[name] !== undefined;
  const id = given['bucket-id'];
  const besides = Object.values(inputNameOf).filter(isGiven);
  const [alone, ...others] = (['dataset', 'portal-id'] as const).filter(isGiven);
  if (alone !== undefined) {
    const all = [...others, ...(id === undefined ? [] : ['bucket-id']), ...besides];
    return when(all.length > 0, `\`${alone}\` cannot stand beside ${listed(all)}: a step verifies one of them`);
  }
  if (id === undefined) return incompleteCredentials(given);
  if (id === 'all' || (parseIds(id) ?? []).length > 1) {
    return when(besides.length > 0, `${listed(besides)} cannot stand beside more than one \`bucket-id\``);
  }
  return when(
    isGiven('access-key') && !isGiven('secret-key'),
    `\`access-key\` beside \`bucket-id\` needs \`secret-key\` too ${EMPTY}: the secret that is stored belongs to another key`
  );
}

function incompleteCredentials(given: Given): string[] {
  const absent = required.filter((name) => given[name] === undefined);
  if (absent.length === required.length) {
    return [
      'nothing says what to verify: give `bucket-id`, `dataset` or `portal-id` (a variable that is not defined is empty), or `bucket`, `access-key` and `secret-key`'
    ];
  }
  const hint = absent.includes('secret-key') ? ` ${EMPTY}` : '';
  return [
    ...when(
      absent.length > 0,
      `${listed(absent)} ${absent.length > 1 ? 'are' : 'is'} missing${hint}, or give \`bucket-id\``
    ),
    ...when(
      given['storage-provider'] === 'other' && given.endpoint === undefined,
      '`endpoint` is required for `storage-provider: other`: the URL of its S3 API'
    )
  ];
}

/** From inputs without contradictions. */
export function selectionOf(raw: RawInputs): Selection {
  if (raw.dataset !== undefined) return { kind: 'target', target: { kind: 'dataset', dataset: raw.dataset } };
  const portalId = raw['portal-id'];
  if (portalId !== undefined) return { kind: 'target', target: { kind: 'portal', portalId } };
  const ids = raw['bucket-id'];
  if (ids === 'all') return { kind: 'all', exclude: raw.exclude ?? [] };
  const given = credentialsOf(raw);
  if (ids !== undefined) return { kind: 'existing', ids, overrides: given };
  const { storageProvider = 's3', accessKey = '', bucket = '', region } = given;
  const endpoint = given.endpoint ?? usualEndpoint(storageProvider, accessKey, region);
  const request = { ...given, storageProvider, accessKey, bucket, endpoint };
  const target: Target = {
    kind: 'bucket',
    bucketId: null,
    request,
    given: Object.keys(given) as (keyof Credentials)[]
  };
  return { kind: 'target', target };
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
