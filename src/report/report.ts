/** What people and workflows get in the end, in its order, and the exit code. */
import { failure } from '../errors/failure.ts';
import type { Environment, FailOn } from '../inputs/read-inputs.ts';
import { messageOf } from '../text/words.ts';
import { isFailing, type RunResult } from '../verification/aggregate.ts';
import { annotate } from './annotations.ts';
import type { Log } from './log.ts';
import { writeOutputs } from './outputs.ts';

/** A disk that does not answer must not cost more. */
const SUMMARY_MS = 5000;
const CANCELLED_SUMMARY_MS = 500;

export interface ReportOptions {
  env: Environment;
  log: Log;
  failOn: ReadonlySet<FailOn>;
  cancelled: AbortSignal;
  summary: boolean;
  /** The page that explains the error codes; null where it is not known. */
  docs: string | null;
  /** Where alert issues are listed; null where none are kept. */
  alertIssues: string | null;
}

/** @returns the exit code */
export async function report(run: RunResult, options: ReportOptions): Promise<number> {
  const { env, log, failOn, summary } = options;
  const lost = outputs(run, env, log);
  if (summary) await summarize(run, options);
  annotate(run, failOn, log);
  if (lost) log.annotation('error', ['The step failed: the outputs could not be written (internal).', lost]);
  return lost || isFailing(run, failOn) ? 1 : 0;
}

/** @returns why they could not be written; null where they were */
function outputs(run: RunResult, env: Environment, log: Log): string | null {
  try {
    const warning = writeOutputs(run, env);
    if (warning) warn(warning, run, log);
    return null;
  } catch (error) {
    return `${failure('internal').remedy} The runner said: "${messageOf(error)}"`;
  }
}

async function summarize(run: RunResult, options: ReportOptions): Promise<void> {
  const { log, cancelled, docs, alertIssues } = options;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const limit = (ms: number) => {
      clearTimeout(timer);
      timer = setTimeout(() => reject(new Error('the disk did not answer in time')), ms);
    };
    limit(cancelled.aborted ? CANCELLED_SUMMARY_MS : SUMMARY_MS);
    cancelled.addEventListener('abort', () => limit(CANCELLED_SUMMARY_MS));
  });
  try {
    // Loaded only where there is a summary.
    const { writeSummary } = await import('./summary.ts');
    await Promise.race([writeSummary(run, { docs, alertIssues }), late]);
  } catch (error) {
    warn(`The job summary could not be written: ${messageOf(error)}`, run, log);
  } finally {
    clearTimeout(timer);
  }
}

/** A cancelled run has one warning, which is about that. */
function warn(line: string, { runError }: RunResult, log: Log): void {
  if (runError?.code === 'cancelled') log.info(line);
  else log.warning(line);
}
