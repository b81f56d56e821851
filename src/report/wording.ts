/** What happened to a bucket, in words: the same in the annotation, the outputs, the summary and the issue. */

import type { Failure } from '../errors/failure.ts';
import { formatDuration } from '../text/duration.ts';
import { type Sanitizer, SENTENCE } from '../text/sanitizer.ts';
import { capitalize, pluralize, quote } from '../text/words.ts';
import type { Status } from '../verification/poll.ts';
import type { Bucket } from '../verification/resolve-targets.ts';
import type { TargetResult } from '../verification/verify-target.ts';

export function nameOf(bucket: Bucket, sanitizer: Sanitizer): string {
  const { id, request } = bucket;
  if (!request) return id === null ? 'a bucket without an id' : `bucket ${id}`;
  return `bucket ${quote(sanitizer.line(request.bucket))}${id === null ? '' : ` (id ${id})`}`;
}

/** "Bucket "sensor-data" cannot be reached: the access key does not exist (invalid-access-key)." */
export function headline(result: TargetResult, sanitizer: Sanitizer): string {
  const name = capitalize(nameOf(result.bucket, sanitizer));
  const { failure, verdict } = result;
  if (!failure) return `${name} is connected.`;
  const why = `${sanitizer.line(failure.what, SENTENCE)} (${failure.code}).`;
  const about = verdict.status === 'unverifiable' && failure.code !== 'unknown-bucket-id' ? ` ${ABOUT_NO_BUCKET}` : '';
  return `${name} ${introductions[verdict.status]} ${why}${about}`;
}

/** What stands between the bucket's name and what is wrong with it. */
export const introductions: Readonly<Record<Status, string>> = {
  connected: 'is connected, but',
  error: 'cannot be reached:',
  timeout: 'is not connected:',
  unverifiable: 'could not be verified:'
};

const ABOUT_NO_BUCKET = 'This says nothing about the bucket.';

/** What failed beside, or for, several buckets at once. */
export function headlineForAll(failure: Failure, buckets: number, sanitizer: Sanitizer): string {
  const why = `${sanitizer.line(failure.what, SENTENCE)} (${failure.code}).`;
  switch (failure.code) {
    case 'invalid-input':
    case 'no-buckets':
      return `Nothing was verified: ${why}`;
    case 'internal':
      return `The step failed: ${why}`;
    case 'cancelled':
      return `Stopped early: ${why}`;
    default:
      return `${buckets > 1 ? `${buckets} buckets` : 'The buckets'} could not be verified: ${why} This says nothing about the buckets.`;
  }
}

/** Likely cause, next step, and the original words. */
export function advice({ code, likelyCause, remedy, quote }: Failure, sanitizer: Sanitizer): string[] {
  // Of wrong inputs it is not likely, but certain.
  const cause = code === 'invalid-input' ? likelyCause : `Likely cause: ${likelyCause}`;
  const lines = [cause, `What to do: ${remedy}`].flatMap((text) => text.split('\n'));
  return [
    ...lines.map((line) => sanitizer.line(line, SENTENCE)).filter((line) => line !== ''),
    ...(quote ? [`${quote.by} said: "${sanitizer.quote(quote)}"`] : [])
  ];
}

/** "connected after 4.2 s and 6 polls: 10 files sampled, info.labels found." */
export function connectedLine({ bucket, verdict, effort, checks }: TargetResult, sanitizer: Sanitizer): string {
  if (verdict.status !== 'connected') return '';
  const { fileCount, hasInfoLabels } = verdict.sample;
  const prefix = bucket.request?.prefix;
  const where = fileCount === 0 && prefix ? ` under the prefix ${quote(sanitizer.line(prefix))}` : '';
  const facts = [
    fileCount === null ? 'Studio did not say which files it found' : `${pluralize(fileCount, 'file')} sampled${where}`,
    ...(hasInfoLabels === null ? [] : [hasInfoLabels ? 'info.labels found' : 'no info.labels']),
    ...checks.filter(({ name, result }) => name === 'cors' && result === 'passed').map(({ reason }) => reason)
  ];
  return `connected after ${formatDuration(effort.durationMs)} and ${pluralize(effort.attempts, 'poll')}: ${facts.join(', ')}.`;
}
