import type { Status } from '../checks/verdict.ts';
import type { Failure } from '../errors/failure.ts';
import type { FailOn } from '../inputs/read-inputs.ts';
import type { TargetResult } from './target-result.ts';

export interface RunResult {
  results: TargetResult[];
  status: Status;
  healthy: boolean;
  /** What went wrong beside the targets, such as wrong inputs or a cancellation. */
  runError: Failure | null;
  /** null where all are healthy. */
  worst: TargetResult | null;
  durationMs: number;
}

const WORST_FIRST: readonly Status[] = ['error', 'timeout', 'unverifiable', 'connected'];
/** These codes fail the step whatever `fail-on` says. */
const ALWAYS_FAILING: ReadonlySet<string> = new Set(['invalid-input', 'cancelled', 'internal']);

export function aggregate(results: TargetResult[], runError: Failure | null, durationMs: number): RunResult {
  const status = WORST_FIRST.find((each) => results.some(({ verdict }) => verdict.status === each)) ?? 'unverifiable';
  const healthy = !runError && results.length > 0 && results.every((result) => result.healthy);
  const worst = worstFirst(results).find((result) => !result.healthy) ?? null;
  return { results, status, healthy, runError, worst, durationMs };
}

export function failsStep({ healthy, verdict, failure }: TargetResult, failOn: ReadonlySet<FailOn>): boolean {
  if (failure && ALWAYS_FAILING.has(failure.code)) return true;
  return !healthy && failOn.has(verdict.status === 'connected' ? 'checks' : verdict.status);
}

export function isFailing({ results, runError }: RunResult, failOn: ReadonlySet<FailOn>): boolean {
  if (runError && (ALWAYS_FAILING.has(runError.code) || failOn.has('unverifiable'))) return true;
  if (results.length === 0) return failOn.has('unverifiable');
  return results.some((result) => failsStep(result, failOn));
}

/** Unhealthy ones come first, by status and then by check; the order is kept otherwise. */
export function worstFirst(results: TargetResult[]): TargetResult[] {
  const rank = ({ healthy, verdict, checks }: TargetResult) => {
    if (healthy) return Number.POSITIVE_INFINITY;
    const failed = checks.findIndex(({ result }) => result === 'failed');
    return WORST_FIRST.indexOf(verdict.status) + Math.max(failed, 0);
  };
  return results.toSorted((a, b) => rank(a) - rank(b));
}

/** Unverifiable targets with the same key are shown together; any other failure is the target's own. */
export function failureKey({ verdict, failure }: TargetResult): Failure | string | null {
  if (!failure || verdict.status !== 'unverifiable') return failure;
  return [failure.code, failure.what, failure.quote?.text].join('\n');
}
