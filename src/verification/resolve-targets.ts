/** Selection -> the targets to verify; what a request needs beside an id comes from the organization's bucket list. */
import { Failure, failure } from '../errors/failure.ts';
import { isMaskable } from '../inputs/gather.ts';
import type { Credentials, Selection } from '../inputs/selection.ts';
import type { VerifyRequest } from '../studio/contract.ts';
import { ListedBucket } from '../studio/listed-bucket.ts';
import type { BucketTarget, Target, UnresolvedTarget } from '../studio/target.ts';
import { joinList, quote } from '../text/words.ts';
import { askWithRetries } from './ask-with-retries.ts';
import { Deadline } from './deadline.ts';
import { mapYielding } from './map-yielding.ts';
import type { VerifyContext } from './verify-target.ts';

export interface Resolved {
  targets: (Target | UnresolvedTarget)[];
  /** Ids to be excluded that the organization does not have. */
  unknownExcludes: number[];
}

/** Of entries without an id, as many are reported. */
const MAX_WITHOUT_ID = 100;
/** Of the buckets that there are, as many are named where an id is unknown. */
const MAX_NAMED = 20;

/** An entry of the list as it came: each is looked at on its own, so that an odd one spoils only itself. */
type Entry = Record<string, unknown>;

interface List {
  byId: Map<number, Entry>;
  /** How many entries have no usable id. */
  withoutId: number;
  /** Which buckets there are, for an id that is not among them. */
  names: string;
}

/**
 * @param timeoutMs how long the bucket list is waited for
 * @throws Failure where it is not known which buckets there are, or there are none
 */
export async function resolveTargets(
  selection: Exclude<Selection, { kind: 'target' }>,
  timeoutMs: number,
  context: VerifyContext
): Promise<Resolved> {
  const list = await fetchList(timeoutMs, context);
  if (selection.kind === 'all') {
    if (list instanceof Failure) throw list;
    return await everything(list, selection.exclude, context);
  }
  const { ids, overrides } = selection;
  const targetOf =
    list instanceof Failure
      ? (id: number) => withoutList(id, overrides, list)
      : (id: number) => fromList(id, list, overrides);
  const targets = await mapYielding(ids, targetOf, context.clock, context.cancelled);
  for (const target of targets) maskAccessKey(target, overrides, context);
  return { targets, unknownExcludes: [] };
}

async function fetchList(timeoutMs: number, context: VerifyContext): Promise<List | Failure> {
  const deadline = new Deadline(timeoutMs, context.clock, context.cancelled);
  const asked = await askWithRetries((signal) => context.studio.listBuckets(signal), deadline, context);
  deadline.clear();
  if (asked.kind !== 'answer') return asked.failure;
  const list: List = { byId: new Map(), withoutId: 0, names: '' };
  const add = (each: unknown) => {
    const entry: Entry = Object(each);
    addListedKey(entry, context);
    const id = Number.isSafeInteger(entry.id) ? (entry.id as number) : 0;
    if (id < 1) list.withoutId++;
    // Of entries with the same id, the first counts.
    else if (!list.byId.has(id)) list.byId.set(id, entry);
  };
  await mapYielding(asked.body, add, context.clock, context.cancelled);
  return { ...list, names: namesIn(list.byId) };
}

async function everything(list: List, exclude: number[], context: VerifyContext): Promise<Resolved> {
  const { byId, withoutId } = list;
  const excluded = new Set(exclude);
  const ids = [...byId.keys()].filter((id) => !excluded.has(id)).sort((a, b) => a - b);
  const odd = Array.from({ length: Math.min(withoutId, MAX_WITHOUT_ID) }, () => oddEntry(null, 'id'));
  const found = await mapYielding(ids, (id) => fromList(id, list, {}), context.clock, context.cancelled);
  const targets = [...found, ...odd];
  if (targets.length > 0) return { targets, unknownExcludes: exclude.filter((id) => !byId.has(id)) };
  const what = byId.size === 0 ? 'the organization has no buckets' : '`exclude` leaves out every bucket';
  throw failure('no-buckets', { what });
}

/** Not where it is part of a name that everybody may read: hidden, it would blank what is wrong with the bucket. */
function addListedKey({ accessKey, storageProvider, bucket, endpoint }: Entry, { sanitizer }: VerifyContext): void {
  if (typeof accessKey !== 'string' || storageProvider === 'azure') return;
  const isPublic = [bucket, endpoint].some((name) => typeof name === 'string' && name.includes(accessKey));
  if (!isPublic) sanitizer.addWord(accessKey);
}

function fromList(id: number, list: List, overrides: Partial<Credentials>): Target | UnresolvedTarget {
  const entry = list.byId.get(id);
  if (!entry) return unresolved(id, unknownId(id, list));
  // Azure's list may name the account beside the access key, which for Azure is the same thing.
  const accessKey = overrides.accessKey ?? (entry.accessKey || entry.storageAccountName);
  const listed = ListedBucket.safeParse({ ...entry, ...overrides, id, accessKey });
  if (!listed.success) return oddEntry(id, String(listed.error.issues[0]?.path[0]));
  const { id: _, checkConnectivityPrefix, storageProvider, ...request } = listed.data;
  return bucketTarget(id, overrides, {
    ...request,
    // Passed on as it is, known or not: Studio is the one to judge it.
    storageProvider: storageProvider || 's3',
    prefix: overrides.prefix ?? checkConnectivityPrefix,
    secretKey: overrides.secretKey
  });
}

/** Where the list is refused, inputs that say everything are as good. */
function withoutList(id: number, overrides: Partial<Credentials>, refused: Failure): Target | UnresolvedTarget {
  const { accessKey, secretKey, bucket, endpoint, storageProvider = 's3' } = overrides;
  const isRefusal = refused.code === 'api-key-forbidden' || refused.code === 'not-found';
  if (!isRefusal || !accessKey || !secretKey || !bucket || !endpoint) return unresolved(id, refused);
  return bucketTarget(id, overrides, { ...overrides, storageProvider, accessKey, bucket, endpoint });
}

type Optional = 'region' | 'prefix' | 'secretKey';
type Known = Omit<VerifyRequest, Optional> & { [Field in Optional]?: string | null | undefined };

/** Leaves out what is empty: an empty region or prefix is not the same as none to every storage service. */
function bucketTarget(bucketId: number, overrides: Partial<Credentials>, known: Known): BucketTarget {
  const { region, prefix, secretKey, ...rest } = known;
  const optional = { ...(region && { region }), ...(prefix && { prefix }), ...(secretKey && { secretKey }) };
  const given = Object.keys(overrides) as (keyof Credentials)[];
  return { kind: 'bucket', bucketId, request: { ...rest, bucketId, ...optional }, given };
}

/** Of an existing bucket, only the list tells whether the access key is the name of an Azure account, which is no secret. */
function maskAccessKey(
  target: Target | UnresolvedTarget,
  { accessKey, storageProvider }: Partial<Credentials>,
  { log }: VerifyContext
): void {
  const provider = target.kind === 'bucket' ? target.request.storageProvider : storageProvider;
  if (accessKey && provider !== 'azure' && isMaskable(accessKey)) log.mask(accessKey);
}

function unresolved(bucketId: number | null, why: Failure): UnresolvedTarget {
  return { kind: 'unresolved', bucketId, failure: why };
}

function unknownId(id: number, { names }: List): Failure {
  return failure('unknown-bucket-id', { what: `the organization has no bucket with the id ${id}`, cause: names });
}

function namesIn(byId: List['byId']): string {
  if (byId.size === 0) return 'The organization has no buckets at all.';
  const named = [...byId.entries().take(MAX_NAMED)].map(([id, { bucket }]) =>
    typeof bucket === 'string' ? `${id} (${quote(bucket.slice(0, 100))})` : `${id}`
  );
  const more = byId.size > MAX_NAMED ? [`${byId.size - MAX_NAMED} more`] : [];
  return `The organization has ${joinList([...named, ...more])}.`;
}

/** The same words for all of a kind, so that they are shown once. */
function oddEntry(bucketId: number | null, field: string): UnresolvedTarget {
  const what = `the entry in Studio's bucket list has no usable \`${field}\``;
  return unresolved(bucketId, failure('unexpected-response', { what }));
}
