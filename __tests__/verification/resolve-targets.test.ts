import { describe, expect, it } from '@jest/globals';
import { Failure } from '../../src/errors/failure.ts';
import type { ManyBuckets, OneBucket, Selection } from '../../src/inputs/selection.ts';
import { Wait } from '../../src/verification/deadline.ts';
import { type Bucket, findBucket, findBuckets, type Lookup } from '../../src/verification/resolve-targets.ts';
import { connected, FakeClock, FakeStudio, list, refusal, type Scene, surroundings } from '../support/fake-clock.ts';
import { credentials } from './poll-one.ts';

async function find(selection: Selection, scene: Scene<unknown[]>): Promise<Lookup & { studio: FakeStudio }> {
  const clock = new FakeClock();
  const studio = new FakeStudio(clock, [connected()], [scene]);
  const wait = new Wait(60_000, surroundings(clock));
  try {
    if (selection.kind === 'several' || selection.kind === 'all') {
      return { ...(await findBuckets(selection, studio, wait)), studio };
    }
    return { buckets: [await findBucket(selection, studio, wait)], uselessExcludes: [], studio };
  } finally {
    wait.end();
  }
}

/** As Studio lists a bucket, with more in it than is needed. */
const entry = (id: number, more: object = {}) => ({
  id,
  accessKey: 'AKIALISTED',
  bucket: `bucket-${id}`,
  endpoint: 'https://s3.eu-west-1.amazonaws.com',
  region: 'eu-west-1',
  storageProvider: 's3',
  connected: true,
  ...more
});
const one = (overrides: (OneBucket & { kind: 'existing' })['overrides'] = {}): OneBucket => ({
  kind: 'existing',
  id: 7,
  overrides
});
const all = (...exclude: number[]): ManyBuckets => ({ kind: 'all', exclude });
const several = (...ids: number[]): ManyBuckets => ({ kind: 'several', ids });

const shown = (buckets: Bucket[]) =>
  buckets.map(({ id, ...rest }) => (rest.request ? id : `${id}: ${'failure' in rest && rest.failure.code}`));
const failureOf = ({ buckets: [bucket] }: Lookup) => (bucket?.request === null ? bucket.failure : null);
const whyLost = (lookup: Lookup) => failureOf(lookup)?.what;
const requestOf = ({ buckets: [bucket] }: Lookup) => bucket?.request;

it('asks for no list where the credentials are new', async () => {
  const { buckets, studio } = await find({ kind: 'new', credentials }, refusal());
  expect(buckets).toEqual([{ id: null, request: credentials }]);
  expect(studio.listedAtMs).toEqual([]);
});

describe('one bucket', () => {
  it('is verified with what the list says of it, and with nothing else that stands there', async () => {
    const listed = entry(7, { checkConnectivityPrefix: 'walks/' });
    expect(requestOf(await find(one(), list([entry(6), listed])))).toEqual({
      bucketId: 7,
      storageProvider: 's3',
      accessKey: 'AKIALISTED',
      bucket: 'bucket-7',
      endpoint: 'https://s3.eu-west-1.amazonaws.com',
      region: 'eu-west-1',
      prefix: 'walks/'
    });
  });

  it('is verified with what the inputs say instead', async () => {
    const overrides = { ...credentials, storageProvider: 'other', region: 'home', prefix: 'a/' };
    expect(requestOf(await find(one(overrides), list([entry(7)])))).toEqual({ ...overrides, bucketId: 7 });
  });

  it.each(['google', 'edgeimpulse', 'a-new-one'])('keeps its provider, known or not: %s', async (storageProvider) => {
    expect(requestOf(await find(one(), list([entry(7, { storageProvider })])))).toMatchObject({ storageProvider });
  });

  it.each([null, '', undefined, 42])('has no region and no prefix where the list has none: %j', async (none) => {
    const request = requestOf(await find(one(), list([entry(7, { region: none, checkConnectivityPrefix: none })])));
    expect(Object.keys(request ?? {}).sort()).toEqual([
      'accessKey',
      'bucket',
      'bucketId',
      'endpoint',
      'storageProvider'
    ]);
  });

  it.each(['accessKey', 'bucket', 'endpoint'] as const)(
    'without a usable %s in the list is unverifiable, unless an input says it',
    async (field) => {
      const odd = list([entry(7, { [field]: null })]);
      const lookup = await find(one(), odd);
      expect(shown(lookup.buckets)).toEqual(['7: unexpected-response']);
      expect(whyLost(lookup)).toMatch(new RegExp(`7.*${field}`));
      expect(requestOf(await find(one({ [field]: 'given' }), odd))).toMatchObject({ [field]: 'given' });
    }
  );

  it.each(['accessKey', 'bucket', 'endpoint'] as const)(
    'is not verified without a list where no input says its %s',
    async (field) => {
      const { [field]: _, ...others } = credentials;
      const { buckets } = await find(one(others), refusal('api-key-forbidden'));
      expect(shown(buckets)).toEqual(['7: api-key-forbidden']);
    }
  );

  it('is not verified with a key that was rejected, whatever the inputs say', async () => {
    const { buckets } = await find(one(credentials), refusal('api-key-rejected'));
    expect(shown(buckets)).toEqual(['7: api-key-rejected']);
  });
});

describe('an id that the organization does not have', () => {
  it('is told together with those that it has', async () => {
    const lookup = await find(one(), list([entry(3), entry(12)]));
    expect(shown(lookup.buckets)).toEqual(['7: unknown-bucket-id']);
    expect(whyLost(lookup)).toMatch(/\b7\b/);
    expect(failureOf(lookup)?.likelyCause).toMatch(/\b3, 12\b/);
  });

  it('is told with the first ids and a count where there are many', async () => {
    const many = Array.from({ length: 5000 }, (_, i) => entry(100 + i));
    const why = failureOf(await find(one(), list(many)))?.likelyCause;
    expect(why).toMatch(/100, 101, .*4980 more/);
    expect(why?.length).toBeLessThan(300);
  });

  it('is told where the organization has none at all', async () => {
    expect(failureOf(await find(one(), list([])))?.likelyCause).toMatch(/no buckets/);
  });
});

describe('several buckets', () => {
  it('come in the order in which they were asked for, the unknown ones among them', async () => {
    const { buckets, studio } = await find(several(9, 7, 8), list([entry(7), entry(8), entry(1)]));
    expect(shown(buckets)).toEqual(['9: unknown-bucket-id', 7, 8]);
    expect(studio.listedAtMs).toHaveLength(1);
  });

  it('are each unverifiable where the list is refused', async () => {
    const { buckets } = await find(several(1, 2), refusal('not-found'));
    expect(shown(buckets)).toEqual(['1: not-found', '2: not-found']);
  });
});

describe('all buckets', () => {
  it('come by id, doubles once, without those excluded', async () => {
    const listed = list([entry(10), entry(9), entry(2), entry(9), entry(1)]);
    const { buckets, uselessExcludes } = await find(all(2, 77), listed);
    expect(shown(buckets)).toEqual([1, 9, 10]);
    expect(uselessExcludes).toEqual([77]);
  });

  it.each([null, 42, 'x', [], {}, { id: '2' }, { id: 0 }, { id: 1.5 }, { id: -3, bucket: 'b' }])(
    'are verified beside an entry that cannot be understood, which is unverifiable: %j',
    async (odd) => {
      expect(shown((await find(all(), list([odd, entry(2)]))).buckets)).toEqual([2, 'null: unexpected-response']);
    }
  );

  it('never turn into none without a word', async () => {
    await expect(find(all(), list([]))).rejects.toMatchObject({
      code: 'no-buckets',
      what: expect.stringMatching(/no buckets/)
    });
    const excluded = find(all(1, 2), list([entry(1), entry(2)]));
    await expect(excluded).rejects.toMatchObject({ code: 'no-buckets', what: expect.stringMatching(/exclude/) });
  });

  it('are unknown where the list is refused: that is the trouble of the step', async () => {
    const refused = await find(all(), refusal('api-key-rejected')).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Failure);
    expect(refused).toMatchObject({ code: 'api-key-rejected' });
  });
});
