/** Everything that people and workflows get to see in the end, in its order, and the exit code. */

import type { ErrorCode } from '../errors/error-codes.ts';
import { failure } from '../errors/failure.ts';
import type { Environment } from '../inputs/read-inputs.ts';
import type { Sanitizer } from '../text/sanitizer.ts';
import { messageOf } from '../text/words.ts';
import type { RunResult } from '../verification/aggregate.ts';
import type { Log } from './log.ts';
import { writeOutputs } from './outputs.ts';
import { writeSummary } from './summary.ts';

export interface ReportOptions {
  env: Environment;
  sanitizer: Sanitizer;
  log: Log;
  /** The README that explains the error codes; null where it is not known. */
  readme: string | null;
  summary: boolean;
  failOnError: boolean;
  timeoutMs: number;
  /** Where past incidents are listed; null where no issues are kept. */
  history: string | null;
}

/** @returns the exit code */
export async function report(run: RunResult, audience: ReportOptions): Promise<number> {
  const { sanitizer, log, env } = audience;
  if (audience.summary) await summarized(run, audience);
  const written = output(run, sanitizer, env);
  const { runError, results } = run;
  // A cancelled run has one warning, which is about that.
  if (written.warning && runError?.code === 'cancelled') log.info(written.warning);
  else if (written.warning) log.warning(written.warning);
  const passing = run.healthy || (!audience.failOnError && !(runError && ALWAYS_FAILING.has(runError.code)));
  if (runError) log.runError(runError, !passing && runError.code !== 'cancelled');
  else log.annotate(results, !passing);
  if (written.error) log.runError(written.error, true);
  return passing && !written.error ? 0 : 1;
}

/** What no `fail-on-error: false` makes green. */
const ALWAYS_FAILING: ReadonlySet<string> = new Set<ErrorCode>(['invalid-input', 'cancelled', 'internal']);

async function summarized(
  run: RunResult,
  { sanitizer, log, readme, timeoutMs, history }: ReportOptions
): Promise<void> {
  try {
    await writeSummary(run, { timeoutMs, readme, history }, sanitizer);
  } catch (error) {
    log.warning(`The job summary could not be written: ${messageOf(error)}`);
  }
}

function output(run: RunResult, sanitizer: Sanitizer, env: Environment) {
  try {
    return { warning: writeOutputs(run, sanitizer, env), error: null };
  } catch (error) {
    const quote = { by: 'This runner', text: messageOf(error) } as const;
    return { warning: null, error: failure('internal', { what: 'the outputs could not be written', quote }) };
  }
}
