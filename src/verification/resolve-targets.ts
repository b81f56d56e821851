/** Inputs -> the buckets to verify; what the request needs beside an id comes from the organization's bucket list. */
import { Failure, failure } from '../errors/failure.ts';
import type { Credentials, Selection } from '../inputs/selection.ts';
import type { Studio } from '../studio/client.ts';
import { ListedBucket, type VerifyRequest } from '../studio/contract.ts';
import type { Wait } from './deadline.ts';

/** A bucket that Studio can be asked about, or one that it cannot, with the reason. */
export type Bucket = KnownBucket | LostBucket;
export interface KnownBucket {
  id: number | null;
  request: VerifyRequest;
}
interface LostBucket {
  id: number | null;
  request: null;
  failure: Failure;
}

export interface Lookup {
  buckets: Bucket[];
  /** Ids to be excluded that the organization does not have. */
  uselessExcludes: number[];
}

/** @param wait whose deadline the list counts against; not touched for new credentials */
export async function findBucket(selection: Selection, studio: Studio, wait: Wait): Promise<Bucket> {
  if (selection.kind === 'target' && selection.target.kind === 'bucket') {
    return { id: null, request: selection.target.request };
  }
  if (selection.kind !== 'existing') throw failure('internal');
  const [id = 0] = selection.ids;
  const { overrides } = selection;
  const list = await fetchList(studio, wait);
  return list instanceof Failure ? withoutList(id, overrides, list) : fromList(id, list, overrides);
}

/** @throws Failure where it is not known which buckets there are, or there are none */
export async function findBuckets(selection: Selection, studio: Studio, wait: Wait): Promise<Lookup> {
  const list = await fetchList(studio, wait);
  if (selection.kind === 'existing') {
    const found = (id: number) => (list instanceof Failure ? lost(id, list) : fromList(id, list, {}));
    return { buckets: selection.ids.map(found), uselessExcludes: [] };
  }
  if (list instanceof Failure) throw list;
  return everything(list, selection.kind === 'all' ? selection.exclude : []);
}

/** Of entries that have no id, as many are reported: a list of millions of them is nonsense, and not a reason to run out of memory. */
const MOST_NAMELESS = 1000;

/** The organization's buckets, as they came. */
interface List {
  byId: Map<number, Record<string, unknown>>;
  /** How many entries have no usable id. */
  nameless: number;
}

async function fetchList(studio: Studio, wait: Wait): Promise<List | Failure> {
  const asked = await wait.ask((signal) => studio.listBuckets(signal));
  switch (asked.kind) {
    case 'answer':
      return listOf(asked.body);
    case 'refusal':
      return asked.failure;
    case 'cancelled':
      return failure('cancelled');
    case 'over':
      return asked.fault ?? asked.silence ?? failure('network');
  }
}

/** Of entries with the same id, the first counts. */
function listOf(entries: unknown[]): List {
  const list: List = { byId: new Map(), nameless: 0 };
  for (const entry of entries) {
    const id = ListedBucket.shape.id.safeParse((entry as { id?: unknown } | null)?.id).data;
    if (id === undefined) list.nameless++;
    else if (!list.byId.has(id)) list.byId.set(id, entry as Record<string, unknown>);
  }
  return list;
}

function everything(list: List, exclude: number[]): Lookup {
  const ids = [...list.byId.keys()].sort((a, b) => a - b);
  const excluded = new Set(exclude);
  const wanted = ids.filter((id) => !excluded.has(id)).map((id) => fromList(id, list, {}));
  const nameless = Array.from({ length: Math.min(list.nameless, MOST_NAMELESS) }, () => lost(null, oddEntry(null)));
  const buckets = [...wanted, ...nameless];
  if (buckets.length === 0) {
    const what = ids.length === 0 ? 'the organization has no buckets' : '`exclude` leaves out every bucket';
    throw failure('no-buckets', { what });
  }
  return { buckets, uselessExcludes: exclude.filter((id) => !list.byId.has(id)) };
}

function fromList(id: number, list: List, overrides: Partial<Credentials>): Bucket {
  const raw = list.byId.get(id);
  if (!raw) return lost(id, unknownId(id, [...list.byId.keys()]));
  // Azure's list may name the account beside the access key, which for Azure is the same thing.
  const accessKey = overrides.accessKey ?? (raw.accessKey || raw.storageAccountName);
  const listed = ListedBucket.safeParse({ ...raw, ...overrides, id, accessKey });
  if (!listed.success) return lost(id, oddEntry(id, String(listed.error.issues[0]?.path[0])));
  const { bucket, endpoint, region, storageProvider, checkConnectivityPrefix } = listed.data;
  return known(id, {
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
function withoutList(id: number, overrides: Partial<Credentials>, refused: Failure): Bucket {
  const { accessKey, bucket, endpoint } = overrides;
  const enough = accessKey !== undefined && bucket !== undefined && endpoint !== undefined;
  const refusedAsSuch = refused.code === 'api-key-forbidden' || refused.code === 'not-found';
  if (!enough || !refusedAsSuch) return lost(id, refused);
  return known(id, { storageProvider: 's3', ...overrides, accessKey, bucket, endpoint });
}

/** Leaves out what is empty: an empty region or prefix is not the same as none to every storage service. */
function known(id: number, { region, prefix, secretKey, ...request }: VerifyRequest): KnownBucket {
  return {
    id,
    request: {
      ...request,
      bucketId: id,
      ...(region ? { region } : {}),
      ...(prefix ? { prefix } : {}),
      ...(secretKey ? { secretKey } : {})
    }
  };
}

function lost(id: number | null, why: Failure): LostBucket {
  return { id, request: null, failure: why };
}

function unknownId(id: number, ids: number[]): Failure {
  const shown = ids.slice(0, 20).join(', ') + (ids.length > 20 ? `, and ${ids.length - 20} more` : '');
  const cause =
    ids.length > 0 ? `The organization has the buckets ${shown}.` : 'The organization has no buckets at all.';
  return failure('unknown-bucket-id', { what: `the organization has no bucket with the id ${id}`, cause });
}

function oddEntry(id: number | null, field = 'id'): Failure {
  const which = id === null ? 'an entry' : `the entry for ${id}`;
  return failure('unexpected-response', { what: `${which} in Studio's bucket list has no usable ${field}` });
}
