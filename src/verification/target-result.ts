/** The result of one target. Its texts are made fit to be shown once, while all secrets that may be in them are known. */
import { type Check, skipChecks } from '../checks/run-checks.ts';
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
  /** What is wrong, the verdict before the checks in their order; null if healthy. */
  failure: Failure | null;
  /** Where the alert issue is; null where there is none. */
  issueUrl: string | null;
}

/** An endpoint or a prefix is longer than a name. */
export const ADDRESS = 1024;

/** What was found out; `checks` and `newestFile` of a target that is connected. */
export interface Found extends Pick<TargetResult, 'target' | 'verdict' | 'effort'> {
  checks?: Check[];
  newestFile?: string | null;
}

/** @param sanitizer knows all that must not be shown of the target */
export function resultOf({ target, effort, newestFile = null, ...found }: Found, sanitizer: Sanitizer): TargetResult {
  const verdict = sanitizeVerdict(found.verdict, sanitizer);
  const isConnected = verdict.status === 'connected';
  const checks = isConnected
    ? (found.checks ?? []).map((check) => sanitizeCheck(check, sanitizer))
    : skipChecks(verdict);
  const failed = checks.find(({ result }) => result === 'failed') as { failure: Failure } | undefined;
  const failure = isConnected ? (failed?.failure ?? null) : verdict.failure;
  const shown = sanitizeTarget(target, sanitizer);
  return { target: shown, verdict, effort, checks, newestFile, healthy: !failure, failure, issueUrl: null };
}

/** What many targets have in common passes once. */
const sanitized = new WeakSet<Failure>();

export function sanitizeFailure(failure: Failure, sanitizer: Sanitizer): Failure {
  if (sanitized.has(failure)) return failure;
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
  const clean = new Failure(code, explanation, quote && { by: quote.by, text: sanitizer.quote(quote) });
  sanitized.add(clean);
  return clean;
}

function sanitizeVerdict(verdict: Verdict, sanitizer: Sanitizer): Verdict {
  if (verdict.status !== 'connected') return { ...verdict, failure: sanitizeFailure(verdict.failure, sanitizer) };
  const { endpoint } = verdict.sample;
  return { ...verdict, sample: { ...verdict.sample, endpoint: endpoint && sanitizer.line(endpoint, ADDRESS) } };
}

function sanitizeCheck(check: Check, sanitizer: Sanitizer): Check {
  const reason = sanitizer.line(check.reason, SENTENCE);
  if (check.result !== 'failed') return { ...check, reason };
  return { ...check, reason, failure: sanitizeFailure(check.failure, sanitizer) };
}

/** Without the keys, which nobody needs any more. */
function sanitizeTarget(target: Target | UnresolvedTarget, sanitizer: Sanitizer): Target | UnresolvedTarget {
  if (target.kind === 'dataset') return { ...target, dataset: sanitizer.line(target.dataset) };
  if (target.kind !== 'bucket') return target;
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
