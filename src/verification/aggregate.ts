/** All results -> one: the worst status, the failure that stands for it, and whether the step fails. Pure. */
import type { CheckName } from '../checks/run-checks.ts';
import type { Status } from '../checks/verdict.ts';
import type { Failure } from '../errors/failure.ts';
import type { FailOn } from '../inputs/read-inputs.ts';
import type { TargetResult } from './target-result.ts';

export interface RunResult {
  results: TargetResult[];
  status: Status;
  healthy: boolean;
  /** What went wrong beside the targets (inputs, the list, cancellation, a fault of the action); null if nothing. */
  runError: Failure | null;
  /** The result that stands for all unhealthy ones; null where there is none. */
  worst: TargetResult | null;
  durationMs: number;
}

const WORST_FIRST: readonly Status[] = ['error', 'timeout', 'unverifiable', 'connected'];
const CHECK_ORDER: readonly CheckName[] = ['files', 'info-labels', 'cors', 'fresh'];
/** What no `fail-on` makes green. */
const ALWAYS_FAILING: ReadonlySet<string> = new Set(['invalid-input', 'cancelled', 'internal']);

export function aggregate(results: TargetResult[], runError: Failure | null, durationMs: number): RunResult {
  const status = WORST_FIRST.find((each) => results.some(({ verdict }) => verdict.status === each)) ?? 'unverifiable';
  const healthy = !runError && results.length > 0 && results.every((result) => result.healthy);
  const worst = worstFirst(results).find((result) => !result.healthy) ?? null;
  return { results, status, healthy, runError, worst, durationMs };
}

/** Whether an unhealthy target fails the step. */
export function failsStep({ healthy, verdict, failure }: TargetResult, failOn: ReadonlySet<FailOn>): boolean {
  if (failure && ALWAYS_FAILING.has(failure.code)) return true;
  return !healthy && failOn.has(verdict.status === 'connected' ? 'checks' : verdict.status);
}

/** Whether the step fails: for a target, or for what went wrong beside them. */
export function isFailing({ results, runError }: RunResult, failOn: ReadonlySet<FailOn>): boolean {
  if (runError && (ALWAYS_FAILING.has(runError.code) || failOn.has('unverifiable'))) return true;
  if (results.length === 0) return failOn.has('unverifiable');
  return results.some((result) => failsStep(result, failOn));
}

/** Unhealthy ones first, the worst of them first, by status and then by check; else as they were. */
export function worstFirst(results: TargetResult[]): TargetResult[] {
  const rank = ({ healthy, verdict, checks }: TargetResult) => {
    if (healthy) return Number.POSITIVE_INFINITY;
    const failed = CHECK_ORDER.findIndex((each) =>
      checks.some(({ name, result }) => name === each && result === 'failed')
    );
    return WORST_FIRST.indexOf(verdict.status) + Math.max(failed, 0);
  };
  return results.toSorted((a, b) => rank(a) - rank(b));
}

/**
 * Targets with the same key have the same failure in common, which is shown once. What is known of a target itself is its
 * own; that it could not be verified is not.
 */
export function failureKey({ verdict, failure }: TargetResult): Failure | string | null {
  if (!failure || verdict.status !== 'unverifiable') return failure;
  return [failure.code, failure.what, failure.quote?.text].join('\n');
}
