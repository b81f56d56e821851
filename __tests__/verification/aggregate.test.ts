import { describe, expect, it } from '@jest/globals';
import type { Verdict } from '../../src/checks/verdict.ts';
import { failure } from '../../src/errors/failure.ts';
import { aggregate, failsStep, failureKey, isFailing, worstFirst } from '../../src/verification/aggregate.ts';
import { connected, late, refused, result, unverifiable } from '../support/results.ts';

const fine = result(connected({ fileCount: 3 }));
const poor = result(connected({ fileCount: 0 }), { expected: { requireFiles: true } });
const outcome = (...verdicts: Verdict[]) =>
  aggregate(
    verdicts.map((verdict, id) => result(verdict, { id })),
    null,
    0
  );

describe('the overall status', () => {
  it.each<[Verdict[], string]>([
    [[connected(), connected()], 'connected'],
    [[connected(), unverifiable()], 'unverifiable'],
    [[unverifiable(), late(), connected()], 'timeout'],
    [[connected(), unverifiable(), late(), refused()], 'error']
  ])('is the worst of all (%#)', (verdicts, status) => {
    expect(outcome(...verdicts).status).toBe(status);
    expect(outcome(...verdicts.toReversed()).status).toBe(status);
  });

  it('is unverifiable where nothing was verified, and never healthy', () => {
    expect(aggregate([], null, 0)).toMatchObject({ status: 'unverifiable', healthy: false });
    expect(aggregate([], failure('no-buckets'), 0)).toMatchObject({ status: 'unverifiable', healthy: false });
  });

  it('is healthy only if all buckets are, and nothing went wrong beside them', () => {
    expect(aggregate([fine, fine], null, 0).healthy).toBe(true);
    expect(aggregate([fine, poor], null, 0)).toMatchObject({ status: 'connected', healthy: false });
    expect(aggregate([fine], failure('cancelled'), 0)).toMatchObject({ status: 'connected', healthy: false });
  });
});

describe('the bucket that stands for all unhealthy ones', () => {
  it('is the first with the overall status', () => {
    const { worst } = outcome(connected(), late(), refused('NoSuchBucket'), refused('InvalidAccessKeyId'));
    expect(worst).toMatchObject({ target: { bucketId: 2 }, failure: { code: 'no-such-bucket' } });
  });

  it('is that of the first failed check in the order files, info-labels, cors, whatever the order of buckets', () => {
    const cors = result(connected(), { cors: { status: 'failed', reason: 'x' } });
    const labels = result(connected(), { expected: { requireInfoLabels: true } });
    expect(aggregate([fine, cors, labels, poor], null, 0).worst).toBe(poor);
    expect(aggregate([fine, cors, labels], null, 0).worst).toBe(labels);
    expect(aggregate([fine, cors], null, 0).worst).toBe(cors);
    expect(aggregate([fine], null, 0).worst).toBeNull();
  });
});

it('shows the unhealthy first, the worst of them first, and else keeps the order', () => {
  const verdicts = [connected(), unverifiable(), connected(), refused(), late(), refused()];
  const results = [
    ...verdicts.map((verdict, id) => result(verdict, { id })),
    result(connected({ fileCount: 0 }), { id: 6, expected: { requireFiles: true } })
  ];
  const before = [...results];
  expect(worstFirst(results as typeof before).map(({ target }) => 'bucketId' in target && target.bucketId)).toEqual([
    3, 5, 4, 1, 6, 0, 2
  ]);
  expect(results).toEqual(before);
});

describe('one failure', () => {
  it('is shared by buckets that could not be verified for the same reason', () => {
    const [a, b] = [unverifiable(failure('api-key-rejected')), unverifiable(failure('api-key-rejected'))].map(
      (verdict) => result(verdict)
    );
    expect(a && b && failureKey(a) === failureKey(b)).toBe(true);
  });

  it.each([
    ['codes', unverifiable(failure('network')), unverifiable(failure('tls'))],
    ['reasons', unverifiable(failure('network', { what: 'a' })), unverifiable(failure('network', { what: 'b' }))],
    [
      'words of Studio',
      unverifiable(failure('request-refused', { quote: { by: 'Studio', text: 'a' } })),
      unverifiable(failure('request-refused', { quote: { by: 'Studio', text: 'b' } }))
    ],
    // The same words, but each bucket is to be mended for itself.
    ['refused buckets', refused('AccessDenied'), refused('AccessDenied')],
    ['late buckets', late(), late()]
  ])('is not shared by different %s', (_, one, other) => {
    expect(failureKey(result(one))).not.toBe(failureKey(result(other)));
  });
});

describe('`fail-on`', () => {
  const outcomes = { error: refused(), timeout: late(), unverifiable: unverifiable() };

  it.each(Object.entries(outcomes))('fails the step for %s where it is named, and only there', (name, verdict) => {
    const named = new Set([name as keyof typeof outcomes]);
    const others = new Set((['error', 'timeout', 'unverifiable', 'checks'] as const).filter((each) => each !== name));
    expect([failsStep(result(verdict), named), failsStep(result(verdict), others)]).toEqual([true, false]);
    expect(isFailing(outcome(connected(), verdict), named)).toBe(true);
    expect(isFailing(outcome(connected(), verdict), others)).toBe(false);
  });

  it('fails the step for checks of a connected target', () => {
    expect([failsStep(poor, new Set(['checks'])), failsStep(poor, new Set(['error']))]).toEqual([true, false]);
  });

  it('never fails it for what is healthy', () => {
    expect(failsStep(fine, new Set(['error', 'timeout', 'unverifiable', 'checks']))).toBe(false);
  });

  it.each(['invalid-input', 'cancelled', 'internal'] as const)('has no say in %s', (code) => {
    expect(isFailing(aggregate([], failure(code), 0), new Set())).toBe(true);
  });

  it('takes a bucket list that was refused for unverifiable', () => {
    const run = aggregate([], failure('no-buckets'), 0);
    expect([isFailing(run, new Set(['unverifiable'])), isFailing(run, new Set(['error']))]).toEqual([true, false]);
  });
});
