/** What happened to a bucket, in words: the same in the annotation, the outputs, the summary and the issue. */
import type { Bucket } from '../buckets.ts';
import { plural } from '../checks.ts';
import { spoken } from '../duration.ts';
import type { BucketResult } from '../examine.ts';
import { type Failure, quoted } from '../failure.ts';
import type { Status } from '../verify.ts';
import type { TextGate } from './text.ts';

/** Our own sentences with words from outside in them: longer than those alone, shorter than anything that floods a log. */
const SENTENCES = 2000;

export function nameOf(bucket: Bucket, gate: TextGate): string {
  const { id, request } = bucket;
  if (!request) return id === null ? 'a bucket without an id' : `bucket ${id}`;
  return `bucket ${quoted(gate.line(request.bucket))}${id === null ? '' : ` (id ${id})`}`;
}

/** "Bucket "sensor-data" cannot be reached: the access key does not exist (invalid-access-key)." */
export function headline(result: BucketResult, gate: TextGate): string {
  const name = capitalized(nameOf(result.bucket, gate));
  const { failure, verdict } = result;
  if (!failure) return `${name} is connected.`;
  const why = `${gate.line(failure.what, SENTENCES)} (${failure.code}).`;
  const about = verdict.status === 'unverifiable' ? ` ${ABOUT_NO_BUCKET}` : '';
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
export function headlineForAll(failure: Failure, buckets: number, gate: TextGate): string {
  const why = `${gate.line(failure.what, SENTENCES)} (${failure.code}).`;
  switch (failure.code) {
    case 'invalid-input':
    case 'internal':
      return `Nothing was verified: ${why}`;
    case 'cancelled':
      return `Stopped early: ${why}`;
    default:
      return `${buckets > 1 ? `${buckets} buckets` : 'The buckets'} could not be verified: ${why} This says nothing about the buckets.`;
  }
}

/** Likely cause, next step, and the original words. */
export function advice({ likelyCause, remedy, said }: Failure, gate: TextGate): string[] {
  const lines = [likelyCause, remedy].flatMap((text) => text.split('\n').map((line) => gate.line(line, SENTENCES)));
  if (said) lines.push(`${said.by} said: "${gate.line(said.text)}"`);
  return lines.filter((line) => line !== '');
}

/** "Connected after 4.2 s and 6 polls: 10 files sampled, info.labels found." */
export function connectedLine({ verdict, effort }: BucketResult): string {
  if (verdict.status !== 'connected') return '';
  const { fileCount, hasInfoLabels } = verdict.sample;
  const sampled =
    fileCount === null ? 'Studio did not say which files it found' : `${plural(fileCount, 'file')} sampled`;
  const labels = hasInfoLabels === null ? '' : hasInfoLabels ? ', info.labels found' : ', no info.labels';
  return `Connected after ${spoken(effort.durationMs)} and ${plural(effort.attempts, 'poll')}: ${sampled}${labels}.`;
}

export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
