/** What people and workflows get in the end, in its order, and the exit code. */
import { setTimeout as sleep } from 'node:timers/promises';
import { failure } from '../errors/failure.ts';
import type { Environment, FailOn } from '../inputs/read-inputs.ts';
import { messageOf } from '../text/words.ts';
import { aggregate, isFailing, type RunResult } from '../verification/aggregate.ts';
import { annotate } from './annotations.ts';
import { docsOf } from './links.ts';
import type { Log } from './log.ts';
import { writeOutputs } from './outputs.ts';
import { writeSummary } from './summary.ts';

export interface ReportOptions {
  env: Environment;
  log: Log;
  cancelled: AbortSignal;
  failOn: ReadonlySet<FailOn>;
  /** Whether a job summary is wanted. */
  summary: boolean;
}

/** @returns the exit code */
export async function report(run: RunResult, options: ReportOptions): Promise<number> {
  const { log, cancelled, failOn, summary } = options;
  const lost = outputs(run, options);
  // First, since GitHub shows no more than ten.
  if (lost) log.annotation('error', ['The step failed: the outputs could not be written (internal).', lost]);
  if (summary) await summarize(run, options);
  if (cancelled.aborted && run.runError?.code !== 'cancelled') {
    return await report(aggregate(run.results, failure('cancelled'), run.durationMs), { ...options, summary: false });
  }
  annotate(run, failOn, log);
  return lost || isFailing(run, failOn) ? 1 : 0;
}

/** @returns why they could not be written; null where they were */
function outputs(run: RunResult, { env, log, cancelled }: ReportOptions): string | null {
  try {
    const warning = writeOutputs(run, env);
    if (warning) warn(warning, cancelled, log);
    return null;
  } catch (error) {
    return `${failure('internal').remedy} The runner said: "${messageOf(error)}"`;
  }
}

async function summarize(run: RunResult, { env, log, cancelled }: ReportOptions): Promise<void> {
  try {
    await Promise.race([writeSummary(run, docsOf(env), env.GITHUB_STEP_SUMMARY), tooLate(cancelled)]);
  } catch (error) {
    warn(`The job summary could not be written: ${messageOf(error)}`, cancelled, log);
  }
}

/** A disk that does not answer must not cost more than 5 s, and once the run is cancelled half a second. */
async function tooLate(cancelled: AbortSignal): Promise<never> {
  await sleep(4500, null, { ref: false, signal: cancelled }).catch(() => undefined);
  await sleep(500, null, { ref: false });
  throw new Error('the disk did not answer in time');
}

/** A cancelled run has one warning, which is about that. */
function warn(line: string, cancelled: AbortSignal, log: Log): void {
  if (cancelled.aborted) log.info(line);
  else log.warning(line);
}
