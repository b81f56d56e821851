/** What happened to a target, in words: the same in the annotation, the outputs, the summary and the issue. */
import type { Status } from '../checks/verdict.ts';
import type { Failure } from '../errors/failure.ts';
import { secretSource, type Target, type UnresolvedTarget } from '../studio/target.ts';
import { formatDuration } from '../text/duration.ts';
import { capitalize, pluralize, quote } from '../text/words.ts';
import type { TargetResult } from '../verification/target-result.ts';

type AnyTarget = Target | UnresolvedTarget;

const NOUNS: Readonly<Record<AnyTarget['kind'], string>> = {
  bucket: 'bucket',
  unresolved: 'bucket',
  dataset: 'dataset',
  portal: 'upload portal'
};

export function nounOf(target: AnyTarget): string {
  return NOUNS[target.kind];
}

/** "bucket "sensor-data" (id 42)", "dataset "walks"", "upload portal 3". */
export function nameOf(target: AnyTarget): string {
  switch (target.kind) {
    case 'bucket':
      return `bucket ${quote(target.request.bucket)}${target.bucketId === null ? '' : ` (id ${target.bucketId})`}`;
    case 'dataset':
      return `dataset ${quote(target.dataset)}`;
    case 'portal':
      return `upload portal ${target.portalId}`;
    case 'unresolved':
      return target.bucketId === null ? 'a bucket without an id' : `bucket ${target.bucketId}`;
  }
}

/** "12 buckets", "1 dataset". */
export function countTargets(targets: AnyTarget[]): string {
  return pluralize(targets.length, targets[0] ? nounOf(targets[0]) : 'bucket');
}

export function secretWords(target: AnyTarget): string {
  return secretSource(target) === 'given' ? 'the secret given in this step' : 'the secret that Studio has stored';
}

/** "Bucket "sensor-data" cannot be reached: the access key does not exist (invalid-access-key)." */
export function headline({ target, failure, verdict }: TargetResult): string {
  const name = capitalize(nameOf(target));
  if (!failure) return `${name} is connected.`;
  const isUnknown = verdict.status === 'unverifiable' && failure.code !== 'unknown-bucket-id';
  const caveat = isUnknown ? ` This says nothing about the ${nounOf(target)}.` : '';
  return `${name} ${introductions[verdict.status]} ${failure.what} (${failure.code}).${caveat}`;
}

/** What stands between a target's name and what is wrong with it. */
export const introductions: Readonly<Record<Status, string>> = {
  connected: 'is connected, but',
  error: 'cannot be reached:',
  timeout: 'is not connected:',
  unverifiable: 'could not be verified:'
};

/** What went wrong beside the targets, or with several of them in common. */
export function headlineForAll({ code, what }: Failure, targets: AnyTarget[] = []): string {
  const why = `${what} (${code}).`;
  switch (code) {
    case 'invalid-input':
    case 'no-buckets':
      return `Nothing was verified: ${why}`;
    case 'internal':
      return `The step failed: ${why}`;
    case 'cancelled':
      return `Stopped early: ${why}`;
    default: {
      const who = targets.length > 0 ? countTargets(targets) : 'The buckets';
      return `${who} could not be verified: ${why} This says nothing about them.`;
    }
  }
}

/** Likely cause, next step, what is to be copied, and the original words. */
export function advice(failure: Failure): string[] {
  const { blocks, quote } = failure;
  return [
    ...causeLines(failure),
    `What to do: ${failure.remedy}`,
    ...blocks.flatMap((block) => block.split('\n')),
    ...(quote ? [`${quote.by} said: "${quote.text}"`] : [])
  ];
}

/** Of wrong inputs the cause is not likely, but certain, and there can be many. */
export function causeLines({ code, likelyCause }: Failure): string[] {
  if (likelyCause === '') return [];
  return code === 'invalid-input' ? likelyCause.split('\n') : [`Likely cause: ${likelyCause}`];
}

/** All of it in one line. */
export function explained(lines: string[]): string {
  return lines.filter((line) => line !== '').join(' ');
}

/** "connected after 4.2 s and 6 polls: 10 files sampled, info.labels found." */
export function connectedLine({ target, verdict, effort, checks }: TargetResult): string {
  if (verdict.status !== 'connected') return '';
  const { fileCount, hasInfoLabels } = verdict.sample;
  const prefix = target.kind === 'bucket' ? target.request.prefix : undefined;
  const where = fileCount === 0 && prefix ? ` under the prefix ${quote(prefix)}` : '';
  const facts = [
    fileCount === null ? 'Studio did not say which files it found' : `${pluralize(fileCount, 'file')} sampled${where}`,
    ...(hasInfoLabels === null ? [] : [hasInfoLabels ? 'info.labels found' : 'no info.labels']),
    ...checks.flatMap(({ name, result, reason }) =>
      ['cors', 'fresh'].includes(name) && result === 'passed' ? [reason] : []
    )
  ];
  return `connected after ${formatDuration(effort.durationMs)} and ${pluralize(effort.attempts, 'poll')}: ${facts.join(', ')}.`;
}
