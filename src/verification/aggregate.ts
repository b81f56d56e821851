/** All results -> one outcome: the worst status, and the failure that stands for it. Pure. */
import type { Check, CheckName } from '../checks/run-checks.ts';
import type { Failure } from '../errors/failure.ts';
import type { Status } from './poll.ts';
import type { TargetResult } from './verify-target.ts';

export interface RunResult {
  results: TargetResult[];
  status: Status;
  healthy: boolean;
  /** What went wrong beside the buckets (inputs, the list, cancellation, a fault of ours); null if nothing. */
  runError: Failure | null;
  /** The result that stands for all unhealthy ones; null where there is none. */
  worst: TargetResult | null;
  durationMs: number;
}

const WORST_FIRST: readonly Status[] = ['error', 'timeout', 'unverifiable', 'connected'];
const CHECK_ORDER: readonly CheckName[] = ['files', 'info-labels', 'cors'];

export function aggregate(results: TargetResult[], runError: Failure | null, durationMs: number): RunResult {
  const status = worstStatus(results);
  const healthy = !runError && results.length > 0 && results.every((result) => result.healthy);
  return { results, status, healthy, runError, worst: worstResult(results, status), durationMs };
}

function worstStatus(results: TargetResult[]): Status {
  return WORST_FIRST.find((status) => results.some(({ verdict }) => verdict.status === status)) ?? 'unverifiable';
}

function worstResult(results: TargetResult[], status: Status): TargetResult | null {
  if (status !== 'connected') return results.find(({ verdict }) => verdict.status === status) ?? null;
  const failing = (name: CheckName) => results.find((result) => hasFailed(result.checks, name));
  return CHECK_ORDER.map(failing).find((result) => result !== undefined) ?? null;
}

function hasFailed(checks: Check[], name: CheckName): boolean {
  return checks.some((check) => check.name === name && check.result === 'failed');
}

/** Unhealthy ones first, the worst of them first; else as they were. */
export function worstFirst(results: TargetResult[]): TargetResult[] {
  const rank = ({ healthy, verdict, checks }: TargetResult) => {
    const check = CHECK_ORDER.findIndex((name) => hasFailed(checks, name));
    return healthy ? Number.POSITIVE_INFINITY : WORST_FIRST.indexOf(verdict.status) + Math.max(check, 0);
  };
  return results.toSorted((a, b) => rank(a) - rank(b));
}

/**
 * What tells one runError from another. A bucket that could not be verified shares its runError with all others that could
 * not for the same reason: that is said once. Whatever is known of a bucket itself is its own.
 */
export function failureKey({ verdict, failure }: TargetResult): Failure | string | null {
  if (!failure || verdict.status !== 'unverifiable') return failure;
  return [failure.code, failure.what, failure.quote?.text].join('\n');
}
