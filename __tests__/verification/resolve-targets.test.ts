import { describe, expect, it } from '@jest/globals';
import { Failure } from '../../src/errors/failure.ts';
import type { Credentials, Selection } from '../../src/inputs/selection.ts';
import type { Target, UnresolvedTarget } from '../../src/studio/target.ts';
import { Sanitizer } from '../../src/text/sanitizer.ts';
import { type Resolved, resolveTargets } from '../../src/verification/resolve-targets.ts';
import { enough, inputsOf } from '../inputs/read.ts';
import {
  connected,
  FakeClock,
  FakeStudio,
  fault,
  list,
  refusal,
  slowly,
  type TimedReply,
  verifyContext
} from '../support/fake-clock.ts';
import { credentials } from './poll-one.ts';

type Listed = Exclude<Selection, { kind: 'target' }>;

interface Found extends Resolved {
  studio: FakeStudio;
  clock: FakeClock;
  hidden: string[];
}

async function find(selection: Listed, timedReply: TimedReply<unknown[]>, timeoutMs = 60_000): Promise<Found> {
  const clock = new FakeClock();
  const studio = new FakeStudio(clock, [connected()], [timedReply]);
  const hidden: string[] = [];
  const sanitizer = new Sanitizer();
  sanitizer.addWord = (accessKey) => void hidden.push(accessKey);
  const inputs = { ...inputsOf(enough), timeoutMs };
  const resolved = await resolveTargets(selection, verifyContext(clock, studio, { inputs, sanitizer }));
  return { ...resolved, studio, clock, hidden };
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
const one = (overrides: Partial<Credentials> = {}): Listed => ({ kind: 'existing', ids: [7], overrides });
const all = (...exclude: number[]): Listed => ({ kind: 'all', exclude });
const several = (...ids: number[]): Listed => ({ kind: 'existing', ids, overrides: {} });

const shown = (targets: (Target | UnresolvedTarget)[]) =>
  targets.map((target) => {
    if (target.kind === 'unresolved') return `${target.bucketId}: ${target.failure.code}`;
    return target.kind === 'bucket' ? target.bucketId : target;
  });
const failureOf = ({ targets: [target] }: Resolved) => (target?.kind === 'unresolved' ? target.failure : null);
const requestOf = ({ targets: [target] }: Resolved) => (target?.kind === 'bucket' ? target.request : undefined);

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
      expect(shown(lookup.targets)).toEqual(['7: unexpected-response']);
      expect(failureOf(lookup)?.what).toContain(`\`${field}\``);
      expect(requestOf(await find(one({ [field]: 'given' }), odd))).toMatchObject({ [field]: 'given' });
    }
  );

  it.each(['accessKey', 'bucket', 'endpoint'] as const)(
    'is not verified without a list where no input says its %s',
    async (field) => {
      const { [field]: _, ...others } = credentials;
      const { targets } = await find(one(others), refusal('api-key-forbidden'));
      expect(shown(targets)).toEqual(['7: api-key-forbidden']);
    }
  );

  it('is not verified with a key that was rejected, whatever the inputs say', async () => {
    const { targets } = await find(one(credentials), refusal('api-key-rejected'));
    expect(shown(targets)).toEqual(['7: api-key-rejected']);
  });
});

describe('an id that the organization does not have', () => {
  it('is decided together with those that it has', async () => {
    const lookup = await find(one(), list([entry(3), entry(12)]));
    expect(shown(lookup.targets)).toEqual(['7: unknown-bucket-id']);
    expect(failureOf(lookup)?.what).toMatch(/\b7\b/);
    expect(failureOf(lookup)?.likelyCause).toBe('The organization has 3 ("bucket-3") and 12 ("bucket-12").');
  });

  it('is decided with the first ids and a count where there are many', async () => {
    const many = Array.from({ length: 5000 }, (_, i) => entry(100 + i));
    const why = failureOf(await find(one(), list(many)))?.likelyCause;
    expect(why).toMatch(/100 \("bucket-100"\), 101 .* and 4980 more/);
    expect(why?.length).toBeLessThan(600);
  });

  it('is decided where the organization has none at all', async () => {
    expect(failureOf(await find(one(), list([])))?.likelyCause).toMatch(/no buckets/);
  });
});

describe('several buckets', () => {
  it('come in the order in which they were asked for, the unknown ones among them', async () => {
    const { targets, studio } = await find(several(9, 7, 8), list([entry(7), entry(8), entry(1)]));
    expect(shown(targets)).toEqual(['9: unknown-bucket-id', 7, 8]);
    expect(studio.listedAtMs).toHaveLength(1);
  });

  it('are each unverifiable where the list is refused', async () => {
    const { targets } = await find(several(1, 2), refusal('not-found'));
    expect(shown(targets)).toEqual(['1: not-found', '2: not-found']);
  });
});

describe('all buckets', () => {
  it('come by id, doubles once, without those excluded', async () => {
    const listed = list([entry(10), entry(9), entry(2), entry(9), entry(1)]);
    const { targets, unknownExcludes } = await find(all(2, 77), listed);
    expect(shown(targets)).toEqual([1, 9, 10]);
    expect(unknownExcludes).toEqual([77]);
  });

  it.each([null, 42, 'x', [], {}, { id: '2' }, { id: 0 }, { id: 1.5 }, { id: -3, bucket: 'b' }])(
    'are verified beside an entry that cannot be understood, which is unverifiable: %j',
    async (odd) => {
      expect(shown((await find(all(), list([odd, entry(2)]))).targets)).toEqual([2, 'null: unexpected-response']);
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

  it('are unknown where the list is refused: nothing can be verified', async () => {
    const refused = await find(all(), refusal('api-key-rejected')).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Failure);
    expect(refused).toMatchObject({ code: 'api-key-rejected' });
  });
});

describe('the list', () => {
  it('has a deadline of its own', async () => {
    const { targets, clock } = await find(one(), slowly(Number.POSITIVE_INFINITY, list([])), 3000);
    expect([shown(targets), clock.elapsedMs, clock.pending]).toEqual([['7: network'], 3000, 0]);
  });

  it.each<[string, TimedReply<unknown[]>, string, number]>([
    ['fails to the end', fault('network'), 'network', 2500],
    ['is refused', refusal('api-key-rejected'), 'api-key-rejected', 0]
  ])('that %s leaves its buckets unverifiable', async (_, timedReply, code, endedAtMs) => {
    const { targets, clock } = await find(one(), timedReply, 3000);
    expect([shown(targets), clock.elapsedMs, clock.pending]).toEqual([[`7: ${code}`], endedAtMs, 0]);
  });

  it.each(['api-key-forbidden', 'not-found'] as const)(
    'that is refused as %s is not needed where the inputs say everything',
    async (code) => {
      const { accessKey, secretKey, bucket, endpoint } = credentials;
      const given = { accessKey, secretKey: String(secretKey), bucket, endpoint };
      const lookup = await find(one(given), refusal(code));
      expect(requestOf(lookup)).toEqual({ ...given, storageProvider: 's3', bucketId: 7 });
      expect(shown((await find(one({ accessKey, bucket, endpoint }), refusal(code))).targets)).toEqual([`7: ${code}`]);
    }
  );

  it('names access keys that are not to be shown, but neither accounts of Azure nor what is part of a public name', async () => {
    const { hidden } = await find(
      all(),
      list([
        entry(1, { accessKey: 'minioadmin' }),
        entry(2, { accessKey: 'account', storageProvider: 'azure' }),
        entry(3, { accessKey: 'walks', bucket: 'walks-3' }),
        entry(4, { accessKey: { toString: 'x' }, bucket: { toString: 'x' } }),
        { accessKey: 'of nobody' },
        entry(0, { accessKey: 'of an odd id' }),
        entry(1, { accessKey: 'of a double' })
      ])
    );
    expect(hidden).toEqual(['minioadmin', 'of nobody', 'of an odd id', 'of a double']);
  });

  it('reports at most a hundred entries without an id', async () => {
    expect((await find(all(), list(Array(100_000).fill({})))).targets).toHaveLength(100);
  });

  it('says which fields the inputs gave: the others are stored in Studio', async () => {
    const { targets } = await find(one({ secretKey: 'a new secret', region: 'eu-west-1' }), list([entry(7)]));
    expect(targets[0]).toMatchObject({ given: ['secretKey', 'region'] });
  });
});
