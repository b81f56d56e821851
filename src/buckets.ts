/** Inputs -> the buckets to verify; what the request needs beside an id comes from the organization's bucket list. */
import { Failure, failure } from './failure.ts';
import type { Credentials, Selection } from './selection.ts';
import type { Studio } from './studio/client.ts';
import { ListedBucket, type VerifyRequest } from './studio/contract.ts';
import type { Wait } from './wait.ts';

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

/**
 * @param wait whose deadline the list counts against; not touched for new credentials
 * @throws Failure where it is not known which buckets there are, or there are none
 */
export async function findBuckets(selection: Selection, studio: Studio, wait: Wait): Promise<Lookup> {
  switch (selection.kind) {
    case 'new':
      return { buckets: [{ id: null, request: selection.credentials }], uselessExcludes: [] };
    case 'one': {
      const { id, overrides } = selection;
      const list = await fetchList(studio, wait);
      if (list instanceof Failure) return { buckets: [withoutList(id, overrides, list)], uselessExcludes: [] };
      return { buckets: [fromList(id, list, overrides)], uselessExcludes: [] };
    }
    case 'several': {
      const list = await fetchList(studio, wait);
      const found = (id: number) => (list instanceof Failure ? lost(id, list) : fromList(id, list, {}));
      return { buckets: selection.ids.map(found), uselessExcludes: [] };
    }
    case 'all': {
      const list = await fetchList(studio, wait);
      if (list instanceof Failure) throw list;
      return everything(list, selection.exclude);
    }
  }
}

interface Entry {
  id: number | null;
  raw: unknown;
}

async function fetchList(studio: Studio, wait: Wait): Promise<Entry[] | Failure> {
  const outcome = await wait.ask((signal) => studio.listBuckets(signal));
  switch (outcome.kind) {
    case 'answer':
      return outcome.body.map((raw) => ({ id: idOf(raw), raw }));
    case 'refusal':
      return outcome.failure;
    case 'cancelled':
      return failure('cancelled');
    case 'over':
      return outcome.fault ?? outcome.silence ?? failure('network');
  }
}

function idOf(raw: unknown): number | null {
  return ListedBucket.shape.id.safeParse((raw as { id?: unknown } | null)?.id).data ?? null;
}

function everything(list: Entry[], exclude: number[]): Lookup {
  const ids = new Set(list.map(({ id }) => id).filter((id) => id !== null));
  const wanted = [...ids].filter((id) => !exclude.includes(id)).sort((a, b) => a - b);
  const nameless = list.filter(({ id }) => id === null).map(() => lost(null, oddEntry(null)));
  const buckets = [...wanted.map((id) => fromList(id, list, {})), ...nameless];
  if (buckets.length === 0) {
    const what = ids.size === 0 ? 'the organization has no buckets' : '`exclude` leaves out every bucket';
    throw failure('no-buckets', { what });
  }
  return { buckets, uselessExcludes: exclude.filter((id) => !ids.has(id)) };
}

function fromList(id: number, list: Entry[], overrides: Partial<Credentials>): Bucket {
  const entry = list.find((each) => each.id === id);
  if (!entry) return lost(id, unknownId(id, list));
  const raw = entry.raw as Record<string, unknown>;
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

function unknownId(id: number, list: Entry[]): Failure {
  const ids = list.map((entry) => entry.id).filter((each) => each !== null);
  const shown = ids.slice(0, 20).join(', ') + (ids.length > 20 ? `, and ${ids.length - 20} more` : '');
  const has = ids.length > 0 ? `it has ${shown}` : 'it has none at all';
  return failure('unknown-bucket-id', { what: `the organization has no bucket with the id ${id} (${has})` });
}

function oddEntry(id: number | null, field = 'id'): Failure {
  const which = id === null ? 'an entry' : `the entry for ${id}`;
  return failure('unexpected-response', { what: `${which} in Studio's bucket list has no usable ${field}` });
}
