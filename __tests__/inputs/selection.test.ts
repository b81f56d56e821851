import { describe, expect, it } from '@jest/globals';
import { enough, fresh, inputsOf, named, read, type Values } from './read.ts';

const several: Values = { ...enough, 'bucket-id': '1, 2' };
const all: Values = { ...enough, 'bucket-id': 'all' };
const { 'bucket-id': _, ...neither } = enough;

const selectionOf = (inputs: Values) => inputsOf(inputs).selection;

describe('which buckets', () => {
  it('are existing ones, by one id, several, or all of them', () => {
    expect(selectionOf(enough)).toEqual({ kind: 'existing', ids: [42], overrides: {} });
    expect(selectionOf({ ...enough, 'bucket-id': '3\n1, 3 2,1' })).toEqual({
      kind: 'existing',
      ids: [3, 1, 2],
      overrides: {}
    });
    expect(selectionOf(all)).toEqual({ kind: 'all', exclude: [] });
    expect(selectionOf({ ...all, exclude: '5, 4 5' })).toEqual({ kind: 'all', exclude: [5, 4] });
  });

  it.each(['7,7', '7 7\n7', '7, 07'])('is one where only one is meant: %j', (ids) => {
    expect(selectionOf({ ...enough, 'bucket-id': ids, bucket: 'other' })).toEqual({
      kind: 'existing',
      ids: [7],
      overrides: { bucket: 'other' }
    });
  });

  it('overrides of one bucket only what is given', () => {
    const given = { 'secret-key': 'new-secret', region: 'eu-west-1', prefix: 'a/', 'storage-provider': 'other' };
    expect(selectionOf({ ...enough, ...given })).toEqual({
      kind: 'existing',
      ids: [42],
      overrides: { secretKey: 'new-secret', region: 'eu-west-1', prefix: 'a/', storageProvider: 'other' }
    });
  });

  it('is a new one, by its credentials', () => {
    const given = { 'storage-provider': 'other', endpoint: 'http://10.0.0.7:9000', region: 'home', prefix: 'a/' };
    expect(selectionOf({ ...fresh, ...given })).toEqual({
      kind: 'target',
      target: {
        kind: 'bucket',
        bucketId: null,
        request: {
          storageProvider: 'other',
          accessKey: 'AKIAEXAMPLE',
          secretKey: 'secret-0123456789',
          bucket: 'sensor-data',
          endpoint: 'http://10.0.0.7:9000',
          region: 'home',
          prefix: 'a/'
        },
        given: ['accessKey', 'secretKey', 'bucket', 'endpoint', 'region', 'prefix', 'storageProvider']
      }
    });
  });
});

describe('a dataset or a portal', () => {
  it('is a target by itself', () => {
    const dataset = { ...neither, dataset: 'walks/2026', 'max-age': '2 d' };
    expect(inputsOf(dataset)).toMatchObject({
      selection: { kind: 'target', target: { kind: 'dataset', dataset: 'walks/2026' } },
      maxAgeMs: 172_800_000
    });
    expect(selectionOf({ ...neither, 'portal-id': '12' })).toEqual({
      kind: 'target',
      target: { kind: 'portal', portalId: 12 }
    });
  });

  const others: Values = { ...fresh, endpoint: 'https://s3.test', region: 'eu', prefix: 'a', 'storage-provider': 's3' };
  const ways = ['bucket-id', 'bucket', 'access-key', 'secret-key', 'endpoint', 'region', 'prefix', 'storage-provider'];

  it.each(ways)('stands beside nothing of another way: %s', (name) => {
    for (const way of ['dataset', 'portal-id']) {
      const { problems } = read({ ...neither, [way]: '7', [name]: others[name] ?? '42' });
      expect(problems).toEqual([expect.stringMatching(new RegExp(`^\`${way}\`.*\`${name}\``))]);
    }
  });

  it('stands beside no other one, and all that is too much is named', () => {
    const { problems } = read({ ...enough, dataset: 'walks', 'portal-id': '7', bucket: 'a' });
    expect(problems).toEqual([expect.stringMatching(/^`dataset`.*`portal-id`, `bucket-id` and `bucket`/)]);
  });

  it.each([enough, fresh, { ...neither, 'portal-id': '7' }])('alone has an age', (inputs) => {
    expect(named(read({ ...inputs, 'max-age': '1d' }).problems)).toEqual(['max-age']);
  });
});

it('a rotation cannot turn green by mistake: an access key beside an id needs its secret', () => {
  const given = { ...enough, 'access-key': 'AKIAEXAMPLE' };
  expect(read(given).problems).toEqual([expect.stringMatching(/^`access-key`.*`secret-key`.*misspelt/)]);
  expect(selectionOf({ ...given, 'secret-key': 'secret-0123456789' })).toMatchObject({
    overrides: { accessKey: 'AKIAEXAMPLE', secretKey: 'secret-0123456789' }
  });
});

it('of new credentials, only what was given is said to be', () => {
  const given = { ...fresh, region: 'eu-west-1' };
  expect(selectionOf(given)).toMatchObject({ target: { given: ['accessKey', 'secretKey', 'bucket', 'region'] } });
});

describe('the endpoint that is not given', () => {
  it.each([
    [{}, 's3', 'https://s3.amazonaws.com'],
    [{ region: 'eu-west-1' }, 's3', 'https://s3.eu-west-1.amazonaws.com'],
    [{ region: 'cn-north-1' }, 's3', 'https://s3.cn-north-1.amazonaws.com.cn'],
    [{ 'storage-provider': 's3' }, 's3', 'https://s3.amazonaws.com'],
    [{ 'storage-provider': 'google' }, 'google', 'https://storage.googleapis.com'],
    [{ 'storage-provider': 'google', region: 'eu' }, 'google', 'https://storage.googleapis.com'],
    [{ 'storage-provider': 'azure', 'access-key': 'sensors01' }, 'azure', 'https://sensors01.blob.core.windows.net']
  ])('with %j is that of the provider', (given: Values, storageProvider, endpoint) => {
    expect(selectionOf({ ...fresh, ...given })).toMatchObject({ target: { request: { storageProvider, endpoint } } });
  });

  it('is required for other storage, and left to the bucket list for an id', () => {
    expect(read({ ...fresh, 'storage-provider': 'other' }).problems).toEqual([expect.stringContaining('`endpoint`')]);
    expect(selectionOf({ ...enough, 'storage-provider': 'other' })).toMatchObject({
      overrides: { storageProvider: 'other' }
    });
  });
});

describe('contradictions', () => {
  const overrides = ['bucket', 'endpoint', 'region', 'prefix', 'storage-provider', 'access-key', 'secret-key'];
  const values: Values = { ...fresh, endpoint: 'https://s3.test', region: 'eu', prefix: 'a', 'storage-provider': 's3' };

  it.each(overrides)('%s cannot stand beside several buckets', (name) => {
    for (const buckets of [several, all]) {
      const { problems } = read({ ...buckets, [name]: values[name] ?? '' });
      expect(problems).toEqual([expect.stringContaining(`\`${name}\``)]);
      expect(problems.join()).toContain('`bucket-id`');
    }
  });

  it('are reported together', () => {
    const { problems } = read({ ...several, bucket: 'a', region: 'eu', exclude: '1' });
    expect(problems).toEqual([expect.stringMatching(/`bucket`.*`region`/), expect.stringContaining('`exclude`')]);
  });

  it.each([enough, several, fresh])('exclude stands beside nothing but all', (inputs) => {
    expect(named(read({ ...inputs, exclude: '1' }).problems)).toEqual(['exclude']);
  });

  it('names what is missing of new credentials', () => {
    const three = ['bucket', 'access-key', 'secret-key'];
    for (const name of three) {
      const { [name]: _, ...two } = fresh;
      expect(named(read(two).problems)).toEqual([name]);
      const { problems } = read({ ...neither, [name]: fresh[name] ?? '' });
      expect(three.filter((each) => problems[0]?.split('missing')[0]?.includes(`\`${each}\``))).toEqual(
        three.filter((each) => each !== name)
      );
    }
  });

  it('names both ways where neither was gone', () => {
    for (const inputs of [neither, { ...neither, endpoint: 'https://s3.test', region: 'eu' }]) {
      expect(read(inputs).problems).toEqual([
        expect.stringMatching(/`bucket-id`.*`bucket`.*`access-key`.*`secret-key`/)
      ]);
    }
  });

  it.each([
    ['abc', true],
    ['a23456789012345678901234', true],
    ['ab', false],
    ['a234567890123456789012345', false],
    ['Account', false],
    ['account-1', false],
    ['account.blob.core.windows.net', false]
  ])('knows the name of an Azure account: %s', (accessKey, fits) => {
    const { problems } = read({ ...fresh, 'storage-provider': 'azure', 'access-key': accessKey });
    expect(named(problems)).toEqual(fits ? [] : ['access-key']);
  });
});
