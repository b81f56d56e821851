import { describe, expect, it } from '@jest/globals';
import { enough, fresh, inputsOf, named, read, type Values } from './read.ts';

const several: Values = { ...enough, 'bucket-id': '1, 2' };
const all: Values = { ...enough, 'bucket-id': 'all' };
const { 'bucket-id': _, ...neither } = enough;

const selectionOf = (inputs: Values) => inputsOf(inputs).selection;

describe('which buckets', () => {
  it('are existing ones, by one id, several, or all of them', () => {
    expect(selectionOf(enough)).toEqual({ kind: 'existing', id: 42, overrides: {} });
    expect(selectionOf({ ...enough, 'bucket-id': '3\n1, 3 2,1' })).toEqual({ kind: 'several', ids: [3, 1, 2] });
    expect(selectionOf(all)).toEqual({ kind: 'all', exclude: [] });
    expect(selectionOf({ ...all, exclude: '5, 4 5' })).toEqual({ kind: 'all', exclude: [5, 4] });
  });

  it.each(['7,7', '7 7\n7', '7, 07'])('is one where only one is meant: %j', (ids) => {
    expect(selectionOf({ ...enough, 'bucket-id': ids, bucket: 'other' })).toEqual({
      kind: 'existing',
      id: 7,
      overrides: { bucket: 'other' }
    });
  });

  it('overrides of one bucket only what is given', () => {
    const given = { 'secret-key': 'new-secret', region: 'eu-west-1', prefix: 'a/', 'storage-provider': 'other' };
    expect(selectionOf({ ...enough, ...given })).toEqual({
      kind: 'existing',
      id: 42,
      overrides: { secretKey: 'new-secret', region: 'eu-west-1', prefix: 'a/', storageProvider: 'other' }
    });
  });

  it('is a new one, by its credentials', () => {
    const given = { 'storage-provider': 'other', endpoint: 'http://10.0.0.7:9000', region: 'home', prefix: 'a/' };
    expect(selectionOf({ ...fresh, ...given })).toEqual({
      kind: 'new',
      credentials: {
        storageProvider: 'other',
        accessKey: 'AKIAEXAMPLE',
        secretKey: 'secret-0123456789',
        bucket: 'sensor-data',
        endpoint: 'http://10.0.0.7:9000',
        region: 'home',
        prefix: 'a/'
      }
    });
  });
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
    expect(selectionOf({ ...fresh, ...given })).toMatchObject({ credentials: { storageProvider, endpoint } });
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

  it('are told together', () => {
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
