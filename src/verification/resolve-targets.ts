import { type Failure, failure } from '../errors/failure.ts';
import { isMaskable } from '../inputs/gather.ts';
import type { Credentials, Selection } from '../inputs/selection.ts';
import { ListedBucket } from '../studio/listed-bucket.ts';
import type { BucketTarget, UnresolvedTarget } from '../studio/target.ts';
import { joinList, quote } from '../text/words.ts';
import { askWithRetries } from './ask-with-retries.ts';
import type { VerifyContext } from './context.ts';
import { Deadline } from './deadline.ts';
import { mapYielding } from './map-yielding.ts';
import type { AnyTarget } from './target-result.ts';

export interface Resolved {
  targets: AnyTarget[];
  unknownExcludes: number[];
}

const MAX_WITHOUT_ID = 100;
/** Where an id is unknown. */
const MAX_NAMED = 20;

/** As it came: an odd one makes only its own bucket unverifiable. */
type Entry = Record<string, unknown>;
type Overrides = Partial<Credentials>;

/** @throws Failure where it is not known which buckets there are, or there are none */
export async function resolveTargets(
  selection: Exclude<Selection, { kind: 'target' }>,
  context: VerifyContext
): Promise<Resolved> {
  const { inputs, studio, clock, cancelled, log } = context;
  const deadline = new Deadline(inputs.timeoutMs, clock, cancelled);
  const asked = await askWithRetries((signal) => studio.listBuckets(signal), deadline, context);
  deadline.clear();
  if (selection.kind === 'all') {
    if (asked.kind !== 'answer') throw asked.failure;
    return await resolveAll(asked.body, selection.exclude, context);
  }
  const { ids, overrides } = selection;
  let targets: Resolved['targets'];
  if (asked.kind === 'answer') {
    const byId = await indexById(asked.body, context);
    targets = ids.map((id) => fromList(id, byId, overrides));
  } else targets = ids.map((id) => withoutList(id, overrides, asked.failure));
  const { accessKey = '', storageProvider } = overrides;
  // Only the list tells whether it is an Azure account's name, which is public.
  const isAzure = targets.some((each) => each.kind === 'bucket' && each.request.storageProvider === 'azure');
  if (!isAzure && storageProvider !== 'azure' && isMaskable(accessKey)) log.mask(accessKey);
  return { targets, unknownExcludes: [] };
}

async function indexById(entries: unknown[], context: VerifyContext): Promise<Map<number, Entry>> {
  const byId = new Map<number, Entry>();
  const add = (each: unknown) => {
    const entry: Entry = Object(each);
    hideAccessKey(entry, context);
    if (isId(entry.id) && !byId.has(entry.id)) byId.set(entry.id, entry);
  };
  await mapYielding(entries, add, context.clock, context.cancelled);
  return byId;
}

const isId = (id: unknown): id is number => typeof id === 'number' && Number.isSafeInteger(id) && id > 0;

/** Azure's keys and those in a public name stay: without them, advice could not be read. */
function hideAccessKey({ accessKey, storageProvider, bucket, endpoint }: Entry, { sanitizer }: VerifyContext): void {
  if (typeof accessKey !== 'string' || storageProvider === 'azure') return;
  const isPublic = [bucket, endpoint].some((name) => typeof name === 'string' && name.includes(accessKey));
  if (!isPublic) sanitizer.addWord(accessKey);
}

async function resolveAll(entries: unknown[], exclude: number[], context: VerifyContext): Promise<Resolved> {
  const byId = await indexById(entries, context);
  const excluded = new Set(exclude);
  const ids = [...byId.keys()].filter((id) => !excluded.has(id)).sort((a, b) => a - b);
  const withoutId = entries.filter((entry) => !isId(Object(entry).id)).slice(0, MAX_WITHOUT_ID);
  if (ids.length + withoutId.length === 0) {
    const what = byId.size === 0 ? 'the organization has no buckets' : '`exclude` leaves out every bucket';
    throw failure('no-buckets', { what });
  }
  const listed = await mapYielding(ids, (id) => fromList(id, byId, {}), context.clock, context.cancelled);
  const targets = [...listed, ...withoutId.map(() => oddEntry(null, 'id'))];
  return { targets, unknownExcludes: exclude.filter((id) => !byId.has(id)) };
}

function fromList(id: number, byId: Map<number, Entry>, overrides: Overrides): AnyTarget {
  const entry = byId.get(id);
  if (!entry) {
    const what = `the organization has no bucket with the id ${id}`;
    return { kind: 'unresolved', bucketId: id, failure: failure('unknown-bucket-id', { what, cause: namesIn(byId) }) };
  }
  // For Azure, the list may hold the access key under the account's name.
  const accessKey = overrides.accessKey ?? (entry.accessKey || entry.storageAccountName);
  const listed = ListedBucket.safeParse({ ...entry, ...overrides, id, accessKey });
  if (!listed.success) return oddEntry(id, String(listed.error.issues[0]?.path[0]));
  const { checkConnectivityPrefix, storageProvider, region, id: _, ...required } = listed.data;
  const prefix = overrides.prefix ?? checkConnectivityPrefix;
  return bucketTarget(id, overrides, {
    ...required,
    storageProvider: storageProvider || 's3',
    // To storage services, an empty region or prefix is not the same as none.
    ...(region && { region }),
    ...(prefix && { prefix })
  });
}

/** Possible only where the inputs say all that the list would. */
function withoutList(id: number, overrides: Overrides, why: Failure): AnyTarget {
  const { accessKey, secretKey, bucket, endpoint, storageProvider = 's3' } = overrides;
  const isRefusal = why.code === 'api-key-forbidden' || why.code === 'not-found';
  if (!isRefusal || !accessKey || !secretKey || !bucket || !endpoint) {
    return { kind: 'unresolved', bucketId: id, failure: why };
  }
  return bucketTarget(id, overrides, { storageProvider, accessKey, bucket, endpoint });
}

function bucketTarget(bucketId: number, overrides: Overrides, request: BucketTarget['request']): BucketTarget {
  const given = Object.keys(overrides) as (keyof Credentials)[];
  return { kind: 'bucket', bucketId, request: { ...overrides, ...request, bucketId }, given };
}

function namesIn(byId: Map<number, Entry>): string {
  if (byId.size === 0) return 'The organization has no buckets at all.';
  const named = [...byId.entries().take(MAX_NAMED)].map(([id, { bucket }]) =>
    typeof bucket === 'string' ? `${id} (${quote(bucket.slice(0, 100))})` : `${id}`
  );
  const more = byId.size > MAX_NAMED ? [`${byId.size - MAX_NAMED} more`] : [];
  return `The organization has ${joinList([...named, ...more])}.`;
}

/** Says the same of all of them, so that it is shown once. */
function oddEntry(bucketId: number | null, field: string): UnresolvedTarget {
  const what = `the entry in Studio's bucket list has no usable \`${field}\``;
  return { kind: 'unresolved', bucketId, failure: failure('unexpected-response', { what }) };
}
