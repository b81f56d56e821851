import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { failure } from '../../src/errors/failure.ts';
import { describeResult, outputsOf, writeOutputs } from '../../src/report/outputs.ts';
import { Sanitizer } from '../../src/text/sanitizer.ts';
import { aggregate } from '../../src/verification/aggregate.ts';
import { connected, late, type More, refused, result, unverifiable } from '../support/results.ts';

const outputs = (...results: ReturnType<typeof result>[]) => outputsOf(aggregate(results, null, 4321));
const sampled = (fileCount: number | null, hasInfoLabels: boolean | null, more: More = {}) =>
  result(connected({ fileCount, hasInfoLabels }), more);

const since = '2026-01-05T10:00:00.000Z';
const azure = 'https://account.blob.core.windows.net';

describe('the outputs for one bucket', () => {
  it('say all that is known of it', () => {
    const verdict = connected({ fileCount: 10, hasInfoLabels: true, endpoint: azure }, since);
    const more: More = { effort: { attempts: 6, durationMs: 4200 }, issueUrl: 'https://github.test/o/r/issues/1' };
    expect(outputs(result(verdict, { ...more, cors: { status: 'passed' } }))).toEqual({
      status: 'connected',
      healthy: 'true',
      'file-count': '10',
      'has-info-labels': 'true',
      'newest-file': '',
      'error-code': '',
      'error-message': '',
      'status-since': since,
      endpoint: azure,
      cors: 'passed',
      attempts: '6',
      'duration-seconds': '4.3',
      'bucket-count': '1',
      'unhealthy-count': '0',
      'issue-url': 'https://github.test/o/r/issues/1'
    });
  });

  it('leave empty what is not known: never 0, never false', () => {
    const unknown = { 'file-count': '', 'has-info-labels': '', 'status-since': '', endpoint: '', 'issue-url': '' };
    expect(outputs(sampled(null, null))).toMatchObject({ ...unknown, healthy: 'true', cors: 'skipped' });
    for (const verdict of [refused(), late(), unverifiable()]) {
      expect(outputs(result(verdict))).toMatchObject({ ...unknown, healthy: 'false', 'unhealthy-count': '1' });
    }
    expect(outputs(sampled(0, false))).toMatchObject({ 'file-count': '0', 'has-info-labels': 'false' });
  });

  it('say in one line what is wrong, what to do, and what the storage said', () => {
    const { 'error-code': code, 'error-message': message } = outputs(result(refused('NoSuchBucket\n\r\n::error::x')));
    expect(code).toBe('no-such-bucket');
    expect(message).toMatch(/^Bucket "sensor-data" .*\(no-such-bucket\)\. .*Correct `bucket`.*"NoSuchBucket/);
    expect(message).not.toMatch(/[\r\n]/);
  });

  it('hold no secret that the storage repeats', () => {
    const sanitizer = new Sanitizer();
    sanitizer.addSecret('canary-0123456789');
    const run = aggregate([result(refused('AccessDenied for canary-0123456789'), { sanitizer })], null, 0);
    expect(outputsOf(run)['error-message']).toContain('for ***');
  });
});

describe('the outputs for several buckets', () => {
  const [fine, poor] = [sampled(10, true), sampled(3, false)];

  it('add up files, attempts and buckets, and count the unhealthy ones, unverifiable included', () => {
    const lost = result(unverifiable(), { effort: { attempts: 0 } });
    expect(outputs(fine, poor, lost, result(refused(), { effort: { attempts: 5 } }))).toMatchObject({
      status: 'error',
      'file-count': '13',
      attempts: '7',
      'bucket-count': '4',
      'unhealthy-count': '2',
      'duration-seconds': '4.3'
    });
  });

  it.each([
    ['true', [true, true]],
    ['false', [true, false]],
    ['false', [null, false]],
    ['', [true, null]],
    ['', []]
  ])('say %j for info.labels %j: true only where all connected ones have them', (said, labels) => {
    // What is not connected has no say.
    const results = [...labels.map((each) => sampled(1, each)), result(refused())];
    expect(outputs(...results)['has-info-labels']).toBe(said);
  });

  it('say `failed` for CORS if any failed, else `passed` if any passed, else `skipped`', () => {
    const passed = result(connected(), { cors: { status: 'passed' } });
    const failed = result(connected(), { cors: { status: 'failed', reason: 'x' } });
    const unknown = result(connected(), { cors: { status: 'unverifiable', reason: 'x' } });
    const cors = (...results: ReturnType<typeof result>[]) => outputs(...results).cors;
    expect([cors(passed, failed, fine), cors(passed, unknown)]).toEqual(['failed', 'failed']);
    expect([cors(fine, passed, result(refused())), cors(fine, poor)]).toEqual(['passed', 'skipped']);
  });

  it('name endpoint, time and issue only where exactly one bucket has one', () => {
    const one = result(connected({ endpoint: azure }, since), { issueUrl: 'https://github.test/1' });
    const two = result(connected({ endpoint: azure }, since), { issueUrl: 'https://github.test/1' });
    const known = { endpoint: azure, 'status-since': since, 'issue-url': 'https://github.test/1' };
    expect(outputs(fine, one)).toMatchObject(known);
    expect(outputs(one, two)).toMatchObject({ endpoint: '', 'status-since': '', 'issue-url': '' });
  });

  it('give the error of the first target with the overall status', () => {
    const results = [fine, result(late()), result(refused('NoSuchBucket')), result(refused('SlowDown'))];
    expect(outputs(...results)).toMatchObject({ 'error-code': 'no-such-bucket' });
  });

  it('give the first failed check, where all are connected', () => {
    const labels = sampled(5, false, { expected: { requireInfoLabels: true } });
    const files = sampled(0, true, { expected: { requireFiles: true } });
    expect(outputs(labels, fine, files)).toMatchObject({ status: 'connected', 'error-code': 'no-files' });
  });
});

it('says `cancelled` beside the verdicts that were there, and nothing healthy', () => {
  const run = aggregate([sampled(1, true), result(unverifiable(failure('cancelled')))], failure('cancelled'), 0);
  expect(outputsOf(run)).toMatchObject({
    healthy: 'false',
    'error-code': 'cancelled',
    'bucket-count': '2'
  });
});

it('knows no number of buckets where there was no telling', () => {
  expect(outputsOf(aggregate([], failure('invalid-input'), 0))).toMatchObject({
    status: 'unverifiable',
    healthy: 'false',
    'error-code': 'invalid-input',
    'bucket-count': '',
    'unhealthy-count': '',
    attempts: '0'
  });
});

describe('one of the results', () => {
  const fields = [
    ...['bucketId', 'bucket', 'dataset', 'portalId', 'storageProvider', 'secret', 'status', 'healthy', 'fileCount'],
    ...['hasInfoLabels', 'newestFile', 'statusSince', 'endpoint', 'errorCode', 'errorMessage', 'checks', 'attempts'],
    ...['durationSeconds', 'issueUrl']
  ];
  const nullsOf = (described: Record<string, unknown>) => fields.filter((field) => described[field] === null);
  const unknown = ['fileCount', 'hasInfoLabels', 'newestFile', 'statusSince', 'endpoint'];

  it('has every field, null where it is not known', () => {
    const target = { kind: 'unresolved', bucketId: null, failure: failure('unexpected-response') } as const;
    const described = describeResult({ ...result(unverifiable()), target });
    expect(Object.keys(described)).toEqual(fields);
    expect(nullsOf(described)).toEqual([
      ...['bucketId', 'bucket', 'dataset', 'portalId', 'storageProvider'],
      ...unknown,
      'issueUrl'
    ]);
  });

  it.each([
    [{ kind: 'dataset', dataset: 'walks' } as const, { dataset: 'walks' }],
    [{ kind: 'portal', portalId: 3 } as const, { portalId: 3 }]
  ])('says which target it is of: %j', (target, expected) => {
    const described = describeResult({ ...result(connected()), target });
    expect(described).toMatchObject({ ...expected, bucketId: null, bucket: null, secret: 'stored' });
  });

  it('says which secret was verified', () => {
    const secretOf = (more: More) => describeResult(result(connected(), more)).secret;
    expect([secretOf({ given: ['secretKey'] }), secretOf({ given: ['region'] }), secretOf({})]).toEqual([
      ...['given', 'stored', 'stored']
    ]);
  });

  it('holds neither key', () => {
    const described = JSON.stringify(describeResult(result(connected(), { given: ['accessKey', 'secretKey'] })));
    expect(described).not.toContain('AKIAEXAMPLE');
    expect(described).not.toContain('a secret key');
  });
});

describe('writing them', () => {
  let folder = '';
  const before = process.env.GITHUB_OUTPUT;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'outputs-'));
    process.env.GITHUB_OUTPUT = join(folder, 'output');
    writeFileSync(process.env.GITHUB_OUTPUT, '');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
    if (before === undefined) delete process.env.GITHUB_OUTPUT;
    else process.env.GITHUB_OUTPUT = before;
  });
  const env = (more: object = {}) => ({ GITHUB_OUTPUT: process.env.GITHUB_OUTPUT, RUNNER_TEMP: folder, ...more });
  /** As the runner reads them. */
  const read = () => {
    const text = readFileSync(join(folder, 'output'), 'utf8');
    return Object.fromEntries(
      [...text.matchAll(/^([\w-]+)<<(ghadelimiter_\S+)\r?\n(.*?)\r?\n\2$/gms)].map(([, name, , value]) => [name, value])
    );
  };
  const many = (count: number) =>
    aggregate(
      Array.from({ length: count }, (_, id) => sampled(1, true, { id })),
      null,
      0
    );

  it('puts the same results into the output and into a file that only its owner can read', () => {
    expect(writeOutputs(many(2), env())).toBeNull();
    const { results, 'results-file': file = '' } = read();
    expect(JSON.parse(results ?? '')).toHaveLength(2);
    expect(readFileSync(file, 'utf8')).toBe(results);
    expect(file.startsWith(folder)).toBe(true);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('leaves the output empty, with a warning, where it is over 100 KiB; the file always holds all', () => {
    expect(writeOutputs(many(1000), env())).toMatch(/100 KiB.*results-file/);
    const { results, 'results-file': file = '', status } = read();
    expect([results, status]).toEqual(['', 'connected']);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toHaveLength(1000);
  });

  it('keeps results of several steps apart', () => {
    writeOutputs(many(1), env());
    const first = read()['results-file'];
    writeOutputs(many(1), env());
    expect(read()['results-file']).not.toBe(first);
  });

  it('writes all others where the file cannot be written, and says that it failed', () => {
    expect(() => writeOutputs(many(1), env({ RUNNER_TEMP: join(folder, 'nowhere') }))).toThrow(/ENOENT/);
    expect(read()).toMatchObject({ status: 'connected', healthy: 'true', 'results-file': '' });
  });

  it('fails where there is nowhere to write them to', () => {
    expect(() => writeOutputs(many(1), env({ GITHUB_OUTPUT: '' }))).toThrow(/GITHUB_OUTPUT/);
  });
});
