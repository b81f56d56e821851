/** The annotations of the step: one per unhealthy target, or one for what several have in common. */
import type { FailOn } from '../inputs/read-inputs.ts';
import { pluralize } from '../text/words.ts';
import { failsStep, isFailing, type RunResult } from '../verification/aggregate.ts';
import type { Log } from './log.ts';
import { advice, type Problem, problemsIn, runHeadline } from './wording.ts';

/** GitHub shows ten annotations of a kind per step. */
const ANNOTATIONS = 10;

/** Errors for what fails the step, warnings for the rest. */
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
    const rest = problems.slice(shown.length).reduce((sum, { count }) => sum + count, 0);
    const more = `${pluralize(rest, 'more unhealthy target')}: the job summary and the output results-file list them all.`;
    if (rest > 0) log.annotate(kind, more);
  }
}

/** Of several targets, the log has told the rest. */
function nextStep({ remedy, blocks }: Problem['failure']): string {
  return blocks.length > 0 ? `${remedy} The text to copy is in the job summary.` : remedy;
}
