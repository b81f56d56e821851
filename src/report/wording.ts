/** What happened to a target, in the words that log, outputs, summary and alert issue share. */
import { filesFound, labelsFound } from '../checks/run-checks.ts';
import type { Status } from '../checks/verdict.ts';
import type { ErrorCode } from '../errors/error-codes.ts';
import type { Failure } from '../errors/failure.ts';
import { secretSource } from '../studio/target.ts';
import { formatDuration } from '../text/duration.ts';
import { capitalize, pluralize, quote } from '../text/words.ts';
import { failureKey, worstFirst } from '../verification/aggregate.ts';
import type { AnyTarget, TargetResult } from '../verification/target-result.ts';

const nouns = { bucket: 'bucket', unresolved: 'bucket', dataset: 'dataset', portal: 'upload portal' } as const;

/** A target has a name, an id or both; an entry of the bucket list without an id has neither. */
export function partsOf(target: AnyTarget): { noun: string; name: string | null; id: number | null } {
  const noun = nouns[target.kind];
  if (target.kind === 'dataset') return { noun, name: target.dataset, id: null };
  if (target.kind === 'portal') return { noun, name: null, id: target.portalId };
  return { noun, name: target.kind === 'bucket' ? target.request.bucket : null, id: target.bucketId };
}

/** As in: bucket "sensor-data" (id 42). */
export function nameOf(target: AnyTarget): string {
  const { noun, name, id } = partsOf(target);
  if (name === null) return `${noun} ${id ?? 'without an id'}`;
  return `${noun} ${quote(name)}${id === null ? '' : ` (id ${id})`}`;
}

export function countTargets(targets: AnyTarget[]): string {
  return pluralize(targets.length, targets[0] ? partsOf(targets[0]).noun : 'bucket');
}

export function secretWords([target, ...others]: AnyTarget[]): string {
  if (target && secretSource(target) === 'given') return 'the secret given in this step';
  return `the ${others.length > 0 ? 'secrets' : 'secret'} that Studio has stored`;
}

export const introductions: Readonly<Record<Status, string>> = {
  connected: 'is connected, but',
  error: 'cannot be reached:',
  timeout: 'is not connected:',
  unverifiable: 'could not be verified:'
};

export function headline({ target, verdict, failure }: TargetResult, targets = [target]): string {
  const isOne = targets.length === 1;
  const who = isOne ? capitalize(nameOf(target)) : countTargets(targets);
  if (!failure) return `${who} is connected.`;
  const what = `${who} ${introductions[verdict.status]} ${failure.what} (${failure.code}).`;
  // A bucket that does not exist cannot be healthy, although it could not be verified.
  if (verdict.status !== 'unverifiable' || failure.code === 'unknown-bucket-id') return what;
  return `${what} This says nothing about ${isOne ? `the ${partsOf(target).noun}` : 'them'}.`;
}

export type Problem = ReturnType<typeof problemsIn>[number];

/** Each failure once, with how many targets have it and the result of the first; the worst first. */
export function problemsIn(results: TargetResult[]) {
  return [...Map.groupBy(worstFirst(results), failureKey).values()].flatMap((group) => {
    const [result] = group;
    if (!result?.failure) return [];
    const targets = group.map(({ target }) => target);
    return [{ failure: result.failure, headline: headline(result, targets), count: targets.length, result }];
  });
}

const beginnings: Partial<Record<ErrorCode, string>> = {
  'invalid-input': 'Nothing was verified',
  'no-buckets': 'Nothing was verified',
  internal: 'The step failed',
  cancelled: 'Stopped early'
};

export function runHeadline({ code, what }: Failure): string {
  if (beginnings[code]) return `${beginnings[code]}: ${what} (${code}).`;
  return `The buckets could not be verified: ${what} (${code}). This says nothing about them.`;
}

/** Likely cause, next step unless it is shown elsewhere, texts to copy, and the original words. */
export function advice(failure: Failure, withNextStep = true): string[] {
  const { remedy, blocks, quote } = failure;
  return [
    ...causesOf(failure).map(([label, cause]) => (label ? `${label} ${cause}` : cause)),
    ...(withNextStep ? [`What to do: ${remedy}`] : []),
    ...blocks.flatMap((block) => block.split('\n')),
    ...(quote ? [`${quote.by} said: "${quote.text}"`] : [])
  ];
}

/** Wrong inputs are certain causes, and each has a line of its own. */
export function causesOf({ code, likelyCause }: Failure): [label: string, cause: string][] {
  return code === 'invalid-input'
    ? likelyCause.split('\n').map((cause) => ['', cause])
    : [['Likely cause:', likelyCause]];
}

export function connectedLine({ target, verdict, effort, checks }: TargetResult): string {
  if (verdict.status !== 'connected') return '';
  const { fileCount, hasInfoLabels } = verdict.sample;
  const others = checks.filter(({ name, result }) => ['cors', 'fresh'].includes(name) && result === 'passed');
  const facts = [
    filesFound(fileCount, target.kind === 'bucket' ? target.request.prefix : undefined),
    ...(hasInfoLabels === null ? [] : [labelsFound(hasInfoLabels)]),
    ...others.map(({ reason }) => reason)
  ];
  return `connected after ${formatDuration(effort.durationMs)} and ${pluralize(effort.attempts, 'poll')}: ${facts.join(', ')}.`;
}
