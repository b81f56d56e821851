/** The annotations of the step: one per unhealthy target, or one for what several have in common. */
import type { Failure } from '../errors/failure.ts';
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
  const kindOf = (result: TargetResult) => (failsStep(result, failOn) ? 'error' : 'warning');
  for (const [kind, ofKind] of Map.groupBy(unhealthy, kindOf)) {
    const groups = [...Map.groupBy(ofKind, failureKey).values()];
    const room = Math.max(1, ANNOTATIONS - log.annotations[kind]);
    const shown = groups.length > room ? groups.slice(0, room - 1) : groups;
    for (const group of shown) log.annotation(kind, linesOf(group, results.length > 1));
    const rest = ofKind.length - shown.flat().length;
    const more = `${pluralize(rest, 'more unhealthy target')}: the job summary and the output results-file list them all.`;
    if (rest > 0) log.annotation(kind, [more]);
  }
}

/** @param inShort what is wrong, and the first step to take: of several targets, the log has the rest already */
function linesOf([first, ...others]: TargetResult[], inShort: boolean): string[] {
  if (!first?.failure) return [];
  const { failure, target } = first;
  const targets = [target, ...others.map((other) => other.target)];
  const what = others.length > 0 ? headlineForAll(failure, targets) : headline(first);
  return [what, ...(inShort ? [nextStep(failure)] : advice(failure))];
}

function nextStep({ remedy, blocks }: Failure): string {
  const [first = remedy] = remedy.split(/(?<=\.) (?=["`A-Z])/);
  return blocks.length > 0 ? `${first} The text to copy is in the job summary.` : first;
}
