/** The annotations of the step: one per unhealthy target, or one for what several have in common. */
import type { FailOn } from '../inputs/read-inputs.ts';
import { pluralize } from '../text/words.ts';
import { failsStep, failureKey, isFailing, type RunResult, worstFirst } from '../verification/aggregate.ts';
import type { TargetResult } from '../verification/target-result.ts';
import type { Log } from './log.ts';
import { advice, headline, headlineForAll } from './wording.ts';

/** GitHub shows ten annotations of a kind per step. */
const ANNOTATIONS = 10;

/** Errors for what fails the step, warnings for the rest. */
export function annotate(run: RunResult, failOn: ReadonlySet<FailOn>, log: Log): void {
  const { runError, results } = run;
  if (runError) {
    const kind = isFailing(run, failOn) && runError.code !== 'cancelled' ? 'error' : 'warning';
    log.annotation(kind, [headlineForAll(runError), ...advice(runError)]);
    return;
  }
  const unhealthy = worstFirst(results).filter(({ healthy }) => !healthy);
  const failing = (result: TargetResult) => (failsStep(result, failOn) ? 'error' : 'warning');
  // Of several targets everything is in the log already: here are what is wrong and the next step.
  const lines = results.length === 1 ? fullText : shortText;
  for (const [kind, ofKind] of Map.groupBy(unhealthy, failing)) {
    const groups = [...Map.groupBy(ofKind, failureKey).values()];
    const room = Math.max(1, ANNOTATIONS - log.annotations[kind]);
    const shown = groups.length > room ? groups.slice(0, room - 1) : groups;
    for (const group of shown) log.annotation(kind, lines(group));
    const rest = ofKind.length - shown.flat().length;
    const more = `${pluralize(rest, 'more unhealthy target')}: the job summary and the output results-file list them all.`;
    if (rest > 0) log.annotation(kind, [more]);
  }
}

function fullText([result]: TargetResult[]): string[] {
  return result?.failure ? [headline(result), ...advice(result.failure)] : [];
}

function shortText(group: TargetResult[]): string[] {
  const [first] = group;
  if (!first?.failure) return [];
  const what =
    group.length > 1
      ? headlineForAll(
          first.failure,
          group.map(({ target }) => target)
        )
      : headline(first);
  return [what, first.failure.remedy];
}
