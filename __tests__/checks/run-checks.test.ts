import { describe, expect, it } from '@jest/globals';
import { type CheckName, type NewestFile, runChecks } from '../../src/checks/run-checks.ts';
import { failure } from '../../src/errors/failure.ts';
import { connected, late, type More, refused, result, unverifiable } from '../support/results.ts';

/** Each check's outcome by name. */
const outcomes = (verdict = connected(), more: More = {}) =>
  Object.fromEntries(result(verdict, more).checks.map((check) => [check.name, check.result]));
const check = (name: CheckName, verdict = connected(), more: More = {}) =>
  result(verdict, more).checks.find((each) => each.name === name);

describe('a bucket that Studio reached', () => {
  it('is healthy where nothing more is asked for', () => {
    const { healthy, failure } = result(connected());
    expect([healthy, failure]).toEqual([true, null]);
    expect(outcomes()).toEqual({
      connected: 'passed',
      files: 'skipped',
      'info-labels': 'skipped',
      cors: 'skipped',
      fresh: 'skipped'
    });
  });

  it.each([
    [1, true, 'passed'],
    [0, true, 'failed'],
    // What Studio did not say is no proof.
    [null, true, 'failed'],
    [0, false, 'skipped'],
    [null, false, 'skipped']
  ])('with %p files passes `require-files: %p` or not: %s', (fileCount, requireFiles, outcome) => {
    const judged = result(connected({ fileCount }), { expected: { requireFiles } });
    expect(check('files', connected({ fileCount }), { expected: { requireFiles } })?.result).toBe(outcome);
    expect([judged.healthy, judged.failure?.code]).toEqual(
      outcome === 'failed' ? [false, 'no-files'] : [true, undefined]
    );
  });

  it.each([
    [true, true, 'passed'],
    [false, true, 'failed'],
    [null, true, 'failed'],
    [false, false, 'skipped']
  ])('with info.labels %p passes `require-info-labels` %p or not: %s', (hasInfoLabels, requireInfoLabels, outcome) => {
    const judged = result(connected({ hasInfoLabels }), { expected: { requireInfoLabels } });
    expect(judged.checks[2]).toMatchObject({ name: 'info-labels', result: outcome });
    expect(judged.failure?.code).toBe(outcome === 'failed' ? 'no-info-labels' : undefined);
  });

  it.each([
    [{ status: 'passed' }, 'passed', undefined],
    [{ status: 'failed', reason: 'it answers 403' }, 'failed', 'cors'],
    [{ status: 'unverifiable', reason: 'no answer' }, 'failed', 'cors-unverifiable']
  ] as const)('is judged by its CORS rules: %j', (cors, outcome, code) => {
    const judged = result(connected(), { cors });
    expect(judged.checks[3]).toMatchObject({ name: 'cors', result: outcome });
    expect(judged.failure?.code).toBe(code);
  });

  it('names what failed first in the order files, info-labels, cors', () => {
    const cors = { status: 'failed', reason: 'x' } as const;
    const poor = connected({ fileCount: 0, hasInfoLabels: false });
    const failed = (expected: More['expected']) => result(poor, { cors, ...(expected && { expected }) }).failure?.code;
    expect(failed({ requireFiles: true, requireInfoLabels: true })).toBe('no-files');
    expect(failed({ requireInfoLabels: true })).toBe('no-info-labels');
    expect(failed({})).toBe('cors');
  });

  it('names the rules to apply where browsers may not upload', () => {
    const { failure } = result(connected(), { cors: { status: 'failed', reason: 'it answers 403' } });
    expect(failure).toMatchObject({ what: expect.stringContaining('it answers 403'), remedy: 'Apply these rules.' });
  });

  it('with an empty sample under a prefix hints at the prefix', () => {
    const expected = { requireFiles: true };
    const request = { prefix: 'wlaks/' };
    expect(result(connected({ fileCount: 0 }), { expected, request }).failure).toMatchObject({
      what: 'Studio found no files under the prefix "wlaks/"',
      remedy: expect.stringContaining('prefix')
    });
    // Also where nobody asked for files: it is worth knowing.
    expect(check('files', connected({ fileCount: 0 }), { request })?.reason).toContain('"wlaks/"');
    expect(check('files', connected({ fileCount: 3 }), { request, expected })?.reason).not.toContain('prefix');
    expect(result(connected({ fileCount: 0 }), { expected }).failure?.what).not.toContain('under');
  });

  it.each([
    [{ fileCount: 0 }, { requireFiles: true }, 'Studio found no files', /upload/i],
    [{ fileCount: null }, { requireFiles: true }, 'Studio did not say how many files it found', /Run the step again/],
    [{ hasInfoLabels: false }, { requireInfoLabels: true }, 'it has no info.labels file', /Upload an/],
    [
      { hasInfoLabels: null },
      { requireInfoLabels: true },
      'Studio did not say whether there is an info.labels file',
      /Upload an/
    ]
  ])('says what is wrong and what to do: %j, %j', (sample, expected, what, remedy) => {
    const { failure } = result(connected(sample), { expected });
    expect([failure?.what, remedy.test(failure?.remedy ?? '')]).toEqual([what, true]);
  });

  it('says of what Studio did not say that it did not', () => {
    const { checks } = result(connected({ fileCount: null, hasInfoLabels: null }), { cors: { status: 'passed' } });
    expect(checks.map(({ reason }) => reason)).toEqual([
      'Studio reached it',
      'not required: Studio did not say how many files it found',
      'not required: Studio did not say whether there is an info.labels file',
      'browsers may upload',
      '`max-age` is not set'
    ]);
    const without = result(connected({ fileCount: 2, hasInfoLabels: false }), { expected: { requireFiles: true } });
    expect(without.checks.slice(1, 3).map(({ reason }) => reason)).toEqual([
      '2 files sampled',
      'not required: no info.labels found'
    ]);
  });

  it('says of CORS rules that could not be checked that they could not', () => {
    const { failure } = result(connected(), { cors: { status: 'unverifiable', reason: 'nobody answers' } });
    expect(failure?.what).toBe('its CORS rules could not be checked: nobody answers');
  });

  it('says of each check why it passed, failed or was skipped', () => {
    const { checks } = result(connected({ fileCount: 1, hasInfoLabels: true }));
    expect(checks.map(({ reason }) => reason)).toEqual([
      'Studio reached it',
      'not required: 1 file sampled',
      'not required: info.labels found',
      '`check-cors` is false',
      '`max-age` is not set'
    ]);
  });
});

describe('the age of a dataset', () => {
  const nowMs = Date.parse('2026-01-10T00:00:00Z');
  const day = 86_400_000;
  const sample = { fileCount: null, hasInfoLabels: null, endpoint: null };
  const fresh = (newestFile: NewestFile, maxAgeMs: number | null = 2 * day) =>
    runChecks(
      { sample, prefix: undefined, cors: { status: 'skipped', reason: 'x' }, newestFile, nowMs },
      { requireFiles: false, requireInfoLabels: false, maxAgeMs }
    ).at(-1);

  it.each<[NewestFile, string | undefined, RegExp]>([
    ['2026-01-08T00:00:00.000Z', undefined, /^its newest file is 2 d old$/],
    ['2026-01-07T23:59:59.000Z', 'stale-data', /newest file is 2 d old, more than the 2 d of `max-age`/],
    // The clocks of two machines differ.
    ['2026-01-10T00:00:05.000Z', undefined, /newest file is 0 ms old/],
    [failure('network', { what: 'Studio was busy' }), 'freshness-unverifiable', /could not be checked: Studio was busy/]
  ])('%j: %s', (newestFile, code, reason) => {
    const check = fresh(newestFile);
    expect(check).toMatchObject({ name: 'fresh', reason: expect.stringMatching(reason) });
    expect(check?.result === 'failed' ? check.failure.code : undefined).toBe(code);
  });

  it('is not looked at without `max-age`', () => {
    expect(fresh(null, null)).toMatchObject({ result: 'skipped' });
  });
});

describe('a bucket that is not connected', () => {
  const skipped = { files: 'skipped', 'info-labels': 'skipped', cors: 'skipped', fresh: 'skipped' };
  const strict = { expected: { requireFiles: true, requireInfoLabels: true } };

  it.each([
    ['error', refused('NoSuchBucket'), 'failed', 'no-such-bucket'],
    ['timeout', late(), 'failed', 'timeout'],
    // Nothing is known of the bucket, so nothing of it has failed.
    ['unverifiable', unverifiable(failure('tls')), 'skipped', 'tls']
  ] as const)('because of %s fails for that alone', (_, verdict, outcome, code) => {
    const judged = result(verdict, strict);
    expect(outcomes(verdict, strict)).toEqual({ ...skipped, connected: outcome });
    expect([judged.healthy, judged.failure?.code]).toEqual([false, code]);
    expect(judged.checks.every(({ reason }) => reason !== '')).toBe(true);
  });

  it('at the deadline says how long it was waited for', () => {
    expect(result(late()).failure?.what).toContain('5 min');
  });
});
