import { type Check, skipChecks } from '../checks/run-checks.ts';
import type { Verdict } from '../checks/verdict.ts';
import { Failure } from '../errors/failure.ts';
import type { Target, UnresolvedTarget } from '../studio/target.ts';
import { type Sanitizer, SENTENCE } from '../text/sanitizer.ts';

export type AnyTarget = Target | UnresolvedTarget;

/** Its texts are fit to be shown. */
export interface TargetResult {
  target: AnyTarget;
  verdict: Verdict;
  /** `attempts` are the verify requests sent, retries included. */
  effort: { attempts: number; durationMs: number };
  checks: Check[];
  /** ISO 8601. */
  newestFile: string | null;
  healthy: boolean;
  /** The first thing that is wrong; null if healthy. */
  failure: Failure | null;
  issueUrl: string | null;
}

/** For endpoints and prefixes, in code points: they are longer than names. */
export const ADDRESS = 1024;

export type Found = Pick<TargetResult, 'target' | 'verdict' | 'effort'> & Partial<TargetResult>;

export function resultOf(found: Found, sanitizer: Sanitizer): TargetResult {
  const { effort, newestFile = null, checks: done = [] } = found;
  const target = sanitizeTarget(found.target, sanitizer);
  const verdict = sanitizeVerdict(found.verdict, sanitizer);
  const isConnected = verdict.status === 'connected';
  const checks = isConnected ? done.map((check) => sanitizeCheck(check, sanitizer)) : skipChecks(verdict);
  const failures = checks.flatMap((check) => (check.result === 'failed' ? [check.failure] : []));
  const failure = isConnected ? (failures[0] ?? null) : verdict.failure;
  return { target, verdict, effort, checks, newestFile, healthy: !failure, failure, issueUrl: null };
}

export function unverifiableResult(target: AnyTarget, why: Failure, sanitizer: Sanitizer): TargetResult {
  const verdict = { status: 'unverifiable', since: null, failure: why } as const;
  return resultOf({ target, verdict, effort: { attempts: 0, durationMs: 0 } }, sanitizer);
}

/** Failures that are sanitized already: thousands of targets can have the same one. */
const sanitized = new WeakSet<Failure>();

export function sanitizeFailure(failure: Failure, sanitizer: Sanitizer): Failure {
  if (sanitized.has(failure)) return failure;
  const { code, what, likelyCause, remedy, blocks, link, quote } = failure;
  const sentence = (text: string) => sanitizer.line(text, SENTENCE);
  // Keeps the indentation of what is to be copied.
  const indented = (line: string) => (/^ */.exec(line)?.[0] ?? '') + sentence(line);
  const lines = (text: string) => text.split('\n').map(indented).join('\n');
  const clean = new Failure(
    code,
    {
      what: sentence(what),
      cause: lines(likelyCause),
      remedy: sentence(remedy),
      blocks: blocks.map(lines),
      ...(link && { link })
    },
    quote && { by: quote.by, text: sanitizer.quote(quote) }
  );
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

/** Removes the keys, too. */
function sanitizeTarget(target: AnyTarget, sanitizer: Sanitizer): AnyTarget {
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
