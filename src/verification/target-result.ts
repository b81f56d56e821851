/** The result of one target. Its texts from outside are made fit to be shown once, while all secrets that may be in them are known. */
import type { Check } from '../checks/run-checks.ts';
import type { Verdict } from '../checks/verdict.ts';
import { Failure } from '../errors/failure.ts';
import type { Target, UnresolvedTarget } from '../studio/target.ts';
import { type Sanitizer, SENTENCE } from '../text/sanitizer.ts';
import type { Effort } from './poll.ts';

/** What is known of one target in the end. Its texts are fit to be shown. */
export interface TargetResult {
  target: Target | UnresolvedTarget;
  verdict: Verdict;
  effort: Effort;
  checks: Check[];
  /** ISO 8601; of a dataset whose freshness was checked. */
  newestFile: string | null;
  healthy: boolean;
  /** What is wrong; null if healthy. */
  failure: Failure | null;
  /** Where the alert issue is; null where there is none. */
  issueUrl: string | null;
}

/** An endpoint or a prefix is longer than a name. */
export const ADDRESS = 1024;

export function sanitizeFailure(failure: Failure, sanitizer: Sanitizer): Failure {
  const { code, what, likelyCause, remedy, blocks, link, quote } = failure;
  const lines = (text: string) =>
    text
      .split('\n')
      .map((line) => (/^ */.exec(line)?.[0] ?? '') + sanitizer.line(line, SENTENCE))
      .join('\n');
  const explanation = {
    what: sanitizer.line(what, SENTENCE),
    cause: lines(likelyCause),
    remedy: sanitizer.line(remedy, SENTENCE),
    blocks: blocks.map(lines),
    ...(link && { link })
  };
  return new Failure(code, explanation, quote && { by: quote.by, text: sanitizer.quote(quote) });
}

export function sanitizeResult(result: TargetResult, sanitizer: Sanitizer): TargetResult {
  const clean = new Map<Failure, Failure>();
  // The same failure stays the same object: what is wrong with the target, and the check that found it.
  const cleaned = (failure: Failure): Failure => {
    const known = clean.get(failure) ?? sanitizeFailure(failure, sanitizer);
    clean.set(failure, known);
    return known;
  };
  return {
    ...result,
    target: sanitizeTarget(result.target, sanitizer, cleaned),
    verdict: sanitizeVerdict(result.verdict, sanitizer, cleaned),
    checks: result.checks.map((check): Check => {
      const reason = sanitizer.line(check.reason, SENTENCE);
      return check.result === 'failed' ? { ...check, reason, failure: cleaned(check.failure) } : { ...check, reason };
    }),
    failure: result.failure && cleaned(result.failure)
  };
}

/** Without the keys, which nobody needs any more. */
function sanitizeTarget(
  target: Target | UnresolvedTarget,
  sanitizer: Sanitizer,
  cleaned: (failure: Failure) => Failure
): Target | UnresolvedTarget {
  if (target.kind === 'unresolved') return { ...target, failure: cleaned(target.failure) };
  if (target.kind === 'dataset') return { ...target, dataset: sanitizer.line(target.dataset) };
  if (target.kind === 'portal') return target;
  const { storageProvider, bucket, endpoint, prefix } = target.request;
  const request = {
    storageProvider: sanitizer.line(storageProvider),
    accessKey: '',
    bucket: sanitizer.line(bucket),
    endpoint: sanitizer.line(endpoint, ADDRESS),
    ...(prefix !== undefined && { prefix: sanitizer.line(prefix, ADDRESS) })
  };
  return { ...target, request };
}

function sanitizeVerdict(verdict: Verdict, sanitizer: Sanitizer, cleaned: (failure: Failure) => Failure): Verdict {
  if (verdict.status === 'unverifiable') return { ...verdict, failure: cleaned(verdict.failure) };
  // What the storage said is in the failure.
  if (verdict.status === 'error') return { ...verdict, connectionError: null };
  if (verdict.status === 'timeout') return verdict;
  const { endpoint } = verdict.sample;
  return { ...verdict, sample: { ...verdict.sample, endpoint: endpoint && sanitizer.line(endpoint, ADDRESS) } };
}
