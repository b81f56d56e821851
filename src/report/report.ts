/** What is left at the end: outputs, summary, annotations and the exit code. */
import { appendFile } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { failure } from '../errors/failure.ts';
import type { Environment, FailOn } from '../inputs/read-inputs.ts';
import { messageOf, pluralize } from '../text/words.ts';
import { aggregate, failsStep, isFailing, type RunResult } from '../verification/aggregate.ts';
import { docsOf } from './html.ts';
import type { Log } from './log.ts';
import { writeOutputs } from './outputs.ts';
import { summaryOf } from './summary.ts';
import { advice, type Problem, problemsIn, runHeadline } from './wording.ts';

/** GitHub shows ten annotations of a kind per step. */
const ANNOTATIONS = 10;

export interface ReportOptions {
  env: Environment;
  log: Log;
  cancelled: AbortSignal;
  failOn: ReadonlySet<FailOn>;
  summary: boolean;
}

/** @returns the exit code */
export async function report(run: RunResult, options: ReportOptions): Promise<number> {
  const { env, log, cancelled, failOn, summary } = options;
  let reported = run;
  let lost = tryToWriteOutputs(run, options);
  if (summary) {
    const written = Promise.race([writeSummary(run, env), failLate(cancelled)]);
    await written.catch((error) => warn(`The job summary could not be written: ${messageOf(error)}`, options));
  }
  if (cancelled.aborted && run.runError?.code !== 'cancelled') {
    reported = aggregate(run.results, failure('cancelled'), run.durationMs);
    lost = tryToWriteOutputs(reported, options);
  }
  // Before the others, since GitHub shows only ten.
  if (lost) log.annotate('error', 'The step failed: the outputs could not be written (internal).', lost);
  annotate(reported, failOn, log);
  return lost || isFailing(reported, failOn) ? 1 : 0;
}

/** @returns why they could not be written; null where they were */
function tryToWriteOutputs(run: RunResult, options: ReportOptions): string | null {
  try {
    const warning = writeOutputs(run, options.env);
    if (warning) warn(warning, options);
    return null;
  } catch (error) {
    return `${failure('internal').remedy} The runner said: "${messageOf(error)}"`;
  }
}

async function writeSummary(run: RunResult, env: Environment): Promise<void> {
  if (!env.GITHUB_STEP_SUMMARY) throw new Error('GITHUB_STEP_SUMMARY is not set');
  // The toolkit's own summary loads `fs.promises`, which takes two milliseconds.
  await promisify(appendFile)(env.GITHUB_STEP_SUMMARY, summaryOf(run, docsOf(env)));
}

/** A disk that does not answer may take 5 s, and half a second once the run is cancelled. */
async function failLate(cancelled: AbortSignal): Promise<never> {
  await sleep(4500, null, { ref: false, signal: cancelled }).catch(() => undefined);
  await sleep(500, null, { ref: false });
  throw new Error('the disk did not answer in time');
}

/** A cancelled run has only one warning, the one that says so. */
function warn(line: string, { cancelled, log }: ReportOptions): void {
  if (cancelled.aborted) log.info(line);
  else log.annotate('warning', line);
}

export function annotate(run: RunResult, failOn: ReadonlySet<FailOn>, log: Log): void {
  const { runError, results } = run;
  if (runError) {
    const kind = isFailing(run, failOn) && runError.code !== 'cancelled' ? 'error' : 'warning';
    log.annotate(kind, runHeadline(runError), ...advice(runError));
    return;
  }
  const kindOf = ({ result }: Problem) => (failsStep(result, failOn) ? 'error' : 'warning');
  for (const [kind, problems] of Map.groupBy(problemsIn(results), kindOf)) {
    const room = Math.max(1, ANNOTATIONS - log.annotations[kind]);
    const shown = problems.length > room ? problems.slice(0, room - 1) : problems;
    for (const { failure, headline } of shown) {
      log.annotate(kind, headline, ...(results.length > 1 ? [nextStep(failure)] : advice(failure)));
    }
    const others = problems.slice(shown.length);
    for (const { failure, headline } of others) log.info(`${headline} ${nextStep(failure)}`);
    const rest = others.reduce((sum, { count }) => sum + count, 0);
    const more = `${pluralize(rest, 'more unhealthy target')}: the file of the output results-file lists all.`;
    if (rest > 0) log.annotate(kind, more);
  }
}

/** Of several targets, the log holds the rest. */
function nextStep({ remedy, blocks }: Problem['failure']): string {
  return blocks.length > 0 ? `${remedy} The text to copy is in the log above.` : remedy;
}
