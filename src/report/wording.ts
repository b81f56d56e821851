/** What happened to a target, in words: the same in the log, the annotation, the outputs, the summary and the issue. */
import { filesFound, labelsFound } from '../checks/run-checks.ts';
import type { Status } from '../checks/verdict.ts';
import type { Failure } from '../errors/failure.ts';
import { secretSource } from '../studio/target.ts';
import { formatDuration } from '../text/duration.ts';
import { capitalize, pluralize, quote } from '../text/words.ts';
import type { TargetResult } from '../verification/target-result.ts';

export type AnyTarget = TargetResult['target'];

/** What a target is, and what it is called: it has a name, an id or both; only an entry of the list without an id has neither. */
export function partsOf(target: AnyTarget): { noun: string; name: string | null; id: number | null } {
  switch (target.kind) {
    case 'bucket':
      return { noun: 'bucket', name: target.request.bucket, id: target.bucketId };
    case 'unresolved':
      return { noun: 'bucket', name: null, id: target.bucketId };
    case 'dataset':
      return { noun: 'dataset', name: target.dataset, id: null };
    case 'portal':
      return { noun: 'upload portal', name: null, id: target.portalId };
  }
}

export function nounOf(target: AnyTarget): string {
  return partsOf(target).noun;
}

/** "bucket "sensor-data" (id 42)", "dataset "walks"", "upload portal 3". */
export function nameOf(target: AnyTarget): string {
  const { noun, name, id } = partsOf(target);
  if (name === null) return `${noun} ${id ?? 'without an id'}`;
  return `${noun} ${quote(name)}${id === null ? '' : ` (id ${id})`}`;
}

/** "12 buckets", "1 dataset". */
export function countTargets(targets: AnyTarget[]): string {
  return pluralize(targets.length, targets[0] ? nounOf(targets[0]) : 'bucket');
}

export function secretWords(target: AnyTarget): string {
  return secretSource(target) === 'given' ? 'the secret given in this step' : 'the secret that Studio has stored';
}

/** "Bucket "sensor-data" cannot be reached: the access key does not exist (invalid-access-key)." */
export function headline(result: TargetResult): string {
  const { target, failure, verdict } = result;
  const name = capitalize(nameOf(target));
  if (!failure) return `${name} is connected.`;
  return `${name} ${introductions[verdict.status]} ${failure.what} (${failure.code}). ${caveat(result)}`.trimEnd();
}

/** What could not be verified may be in order; a bucket that there is not may not. */
export function caveat({ target, failure, verdict }: TargetResult): string {
  const isOpen = verdict.status === 'unverifiable' && failure?.code !== 'unknown-bucket-id';
  return isOpen ? `This says nothing about the ${nounOf(target)}.` : '';
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
  const { remedy, blocks, quote } = failure;
  return [
    ...causesOf(failure).map(({ label, text }) => `${label}${text}`),
    `What to do: ${remedy}`,
    ...blocks.flatMap((block) => block.split('\n')),
    ...(quote ? [`${quote.by} said: "${quote.text}"`] : [])
  ];
}

/** Of wrong inputs the cause is not likely, but certain, and there can be many. */
export function causesOf({ code, likelyCause }: Failure): { label: string; text: string }[] {
  if (likelyCause === '') return [];
  const texts = code === 'invalid-input' ? likelyCause.split('\n') : [likelyCause];
  return texts.map((text) => ({ label: code === 'invalid-input' ? '' : 'Likely cause: ', text }));
}

/** "connected after 4.2 s and 6 polls: 10 files sampled, info.labels found." */
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
