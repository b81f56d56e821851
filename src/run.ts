/** One run from top to bottom: inputs -> targets -> results -> alerts -> report -> exit code. */
import type { Clock } from './clock.ts';
import { failure, toFailure } from './errors/failure.ts';
import { type Environment, type Inputs, readInputs } from './inputs/read-inputs.ts';
import { Log } from './report/log.ts';
import { startProgress } from './report/progress.ts';
import { report } from './report/report.ts';
import { Sanitizer } from './text/sanitizer.ts';
import { aggregate, type RunResult } from './verification/aggregate.ts';
import { mapYielding } from './verification/map-yielding.ts';
import { sanitizeFailure, unverifiableResult } from './verification/target-result.ts';
import { verifySelection } from './verification/verify-all.ts';

export interface Runtime {
  env: Environment;
  clock: Clock;
  /** From 0 up to 1. */
  random: () => number;
  cancelled: AbortSignal;
  /** Rejects when an exception was not caught. */
  crashed: Promise<never>;
}

/** @returns the exit code */
export async function run(runtime: Runtime): Promise<number> {
  const { env, clock, random, cancelled, crashed } = runtime;
  const startedMs = clock.now();
  const sanitizer = new Sanitizer();
  const log = new Log(sanitizer);
  const read = readInputs(env, (secret) => log.mask(secret));
  if (!read.ok) {
    const result = aggregate([], sanitizeFailure(read.failure, sanitizer), clock.now() - startedMs);
    return await report(result, { env, log, cancelled, failOn: new Set(), summary: read.summary });
  }

  const { inputs } = read;
  const progress = startProgress(inputs, log, clock);
  const verified = verifySelection({ inputs, observer: progress, clock, random, cancelled, sanitizer, log });
  const thrown = await Promise.race([verified.then(() => null), crashed]).catch(toFailure);
  progress.stop();

  const runError = cancelled.aborted ? failure('cancelled') : thrown && sanitizeFailure(thrown, sanitizer);
  const undecided = sanitizeFailure(runError ?? failure('internal'), sanitizer);
  const results = await mapYielding(
    progress.targets(),
    (target, index) => progress.results[index] ?? unverifiableResult(target, undecided, sanitizer),
    clock
  );
  const result = aggregate(results, runError, clock.now() - startedMs);
  const { failOn, summary } = inputs;
  return await report(await withAlertIssues(result, inputs, runtime, log), { env, log, cancelled, failOn, summary });
}

/** No failure of the alert issues changes a verdict. */
async function withAlertIssues(result: RunResult, inputs: Inputs, runtime: Runtime, log: Log): Promise<RunResult> {
  const { alert, apiUrl, organizationId } = inputs;
  const { env, clock, cancelled } = runtime;
  if (!alert || cancelled.aborted) return result;
  // Most steps keep no issues, and do not load what that takes.
  const { keepIssues } = await import('./alert/keep-issues.ts');
  const options = { ...alert, apiUrl, organizationId, env, log, clock, cancelled };
  const kept = await keepIssues(result, options);
  return cancelled.aborted ? aggregate(kept.results, failure('cancelled'), kept.durationMs) : kept;
}
