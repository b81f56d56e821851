/** Selection -> the targets to verify; what a request needs beside an id comes from the organization's bucket list. */
import { type Failure, failure } from '../errors/failure.ts';
import type { Credentials, Selection } from '../inputs/selection.ts';
import type { Studio } from '../studio/client.ts';
import { ListedBucket, type VerifyRequest } from '../studio/contract.ts';
import type { BucketTarget, Target, UnresolvedTarget } from '../studio/target.ts';
import { joinList } from '../text/words.ts';
import { askWithRetries, type PollContext } from './ask-with-retries.ts';
import { Deadline } from './deadline.ts';

export interface Resolved {
  targets: (Target | UnresolvedTarget)[];
  /** Ids to be excluded that the organization does not have. */
  unknownExcludes: number[];
}

/** Of entries without an id, as many are reported. */
const MAX_WITHOUT_ID = 100;
/** Of the buckets that there are, as many are named where an id is unknown. */
const MAX_NAMED = 20;

/**
 * @param timeoutMs how long the bucket list is waited for
 * @param onAccessKey called with each access key of the list that is not an Azure account
 * @throws Failure where it is not known which buckets there are, or there are none
 */
export async function resolveTargets(
  selection: Exclude<Selection, { kind: 'target' }>,
  studio: Studio,
  timeoutMs: number,
  context: PollContext,
  onAccessKey: (accessKey: string) => void
): Promise<Resolved> {
  const list = await fetchList(studio, timeoutMs, context);
  if ('refused' in list) {
    if (selection.kind === 'all') throw list.refused;
    const { ids, overrides } = selection;
    return { targets: ids.map((id) => withoutList(id, overrides, list.refused)), unknownExcludes: [] };
  }
  for (const entry of list.byId.values()) hideAccessKey(entry, onAccessKey);
  if (selection.kind === 'all') return everything(list, selection.exclude);
  return { targets: selection.ids.map((id) => fromList(id, list, selection.overrides)), unknownExcludes: [] };
}

/** The organization's buckets as they came: each entry is looked at on its own, so that an odd one spoils only itself. */
interface List {
  byId: Map<number, Record<string, unknown>>;
  /** How many entries have no usable id. */
  withoutId: number;
}

async function fetchList(
  studio: Studio,
  timeoutMs: number,
  context: PollContext
): Promise<List | { refused: Failure }> {
  const deadline = new Deadline(timeoutMs, context.clock, context.cancelled);
  const asked = await askWithRetries((signal) => studio.listBuckets(signal), deadline, context);
  deadline.clear();
  switch (asked.kind) {
    case 'answer':
      return indexed(asked.body);
    case 'refusal':
      return { refused: asked.failure };
    case 'cancelled':
      return { refused: failure('cancelled') };
    case 'gave-up':
      return {
        refused: asked.fault ?? failure('network', { what: 'Studio did not answer with its bucket list in time' })
      };
  }
}

/** Of entries with the same id, the first counts. */
function indexed(entries: unknown[]): List {
  const list: List = { byId: new Map(), withoutId: 0 };
  for (const entry of entries) {
    const { id } = (entry ?? {}) as Record<string, unknown>;
    if (!Number.isSafeInteger(id) || (id as number) < 1) list.withoutId++;
    else if (!list.byId.has(id as number)) list.byId.set(id as number, entry as Record<string, unknown>);
  }
  return list;
}

/** Not where it is part of a name that everybody may read: hidden, it would blank what is wrong with the bucket. */
function hideAccessKey(entry: Record<string, unknown>, onAccessKey: (accessKey: string) => void): void {
  const { accessKey, storageProvider, bucket, endpoint } = entry;
  if (typeof accessKey !== 'string' || storageProvider === 'azure') return;
  const isPublic = [bucket, endpoint].some((name) => typeof name === 'string' && name.includes(accessKey));
  if (!isPublic) onAccessKey(accessKey);
}

function everything(list: List, exclude: number[]): Resolved {
  const excluded = new Set(exclude);
  const ids = [...list.byId.keys()].filter((id) => !excluded.has(id)).sort((a, b) => a - b);
  const withoutId = Array.from({ length: Math.min(list.withoutId, MAX_WITHOUT_ID) }, () => oddEntry(null, 'id'));
  const targets = [...ids.map((id) => fromList(id, list, {})), ...withoutId];
  if (targets.length === 0) {
    const hasNone = list.byId.size === 0;
    throw failure('no-buckets', {
      what: hasNone ? 'the organization has no buckets' : '`exclude` leaves out every bucket'
    });
  }
  return { targets, unknownExcludes: exclude.filter((id) => !list.byId.has(id)) };
}

function fromList(id: number, list: List, overrides: Partial<Credentials>): Target | UnresolvedTarget {
  const entry = list.byId.get(id);
  if (!entry) return unresolved(id, unknownId(id, list));
  // Azure's list may name the account beside the access key, which for Azure is the same thing.
  const accessKey = overrides.accessKey ?? (entry.accessKey || entry.storageAccountName);
  const listed = ListedBucket.safeParse({ ...entry, ...overrides, id, accessKey });
  if (!listed.success) return oddEntry(id, String(listed.error.issues[0]?.path[0]));
  const { bucket, endpoint, region, storageProvider, checkConnectivityPrefix } = listed.data;
  return bucketTarget(id, overrides, {
    // Passed on as it is, known or not: Studio is the one to judge it.
    storageProvider: storageProvider || 's3',
    accessKey: listed.data.accessKey,
    bucket,
    endpoint,
    region: region ?? '',
    prefix: overrides.prefix ?? checkConnectivityPrefix ?? '',
    secretKey: overrides.secretKey ?? ''
  });
}

/** Where the list is refused, inputs that say everything are as good. */
function withoutList(id: number, overrides: Partial<Credentials>, refused: Failure): Target | UnresolvedTarget {
  const { accessKey, secretKey, bucket, endpoint } = overrides;
  const isRefusal = refused.code === 'api-key-forbidden' || refused.code === 'not-found';
  if (!isRefusal || !accessKey || !secretKey || !bucket || !endpoint) return unresolved(id, refused);
  return bucketTarget(id, overrides, { storageProvider: 's3', ...overrides, accessKey, bucket, endpoint });
}

/** Leaves out what is empty: an empty region or prefix is not the same as none to every storage service. */
function bucketTarget(bucketId: number, overrides: Partial<Credentials>, request: VerifyRequest): BucketTarget {
  const { region, prefix, secretKey, ...rest } = request;
  return {
    kind: 'bucket',
    bucketId,
    request: {
      ...rest,
      bucketId,
      ...(region ? { region } : {}),
      ...(prefix ? { prefix } : {}),
      ...(secretKey ? { secretKey } : {})
    },
    given: Object.keys(overrides) as (keyof Credentials)[]
  };
}

function unresolved(bucketId: number | null, why: Failure): UnresolvedTarget {
  return { kind: 'unresolved', bucketId, failure: why };
}

function unknownId(id: number, { byId }: List): Failure {
  const what = `the organization has no bucket with the id ${id}`;
  if (byId.size === 0) return failure('unknown-bucket-id', { what, cause: 'The organization has no buckets at all.' });
  const named = [...byId]
    .slice(0, MAX_NAMED)
    .map(([known, { bucket }]) => (typeof bucket === 'string' ? `${known} ("${bucket.slice(0, 100)}")` : `${known}`));
  const more = byId.size > MAX_NAMED ? [`${byId.size - MAX_NAMED} more`] : [];
  return failure('unknown-bucket-id', { what, cause: `The organization has ${joinList([...named, ...more])}.` });
}

/** The same words for all of a kind, so that they are shown once. */
function oddEntry(id: number | null, field: string): UnresolvedTarget {
  const what = `the entry in Studio's bucket list has no usable \`${field}\``;
  return unresolved(id, failure('unexpected-response', { what }));
}
