/** What happened to a bucket, in words: the same in the annotation, the outputs, the summary and the issue. */
import type { Bucket } from '../verification/resolve-targets.ts';
import { spoken } from '../text/duration.ts';
import type { BucketResult } from '../verification/verify-target.ts';
import type { Failure } from '../errors/failure.ts';
import type { Status } from '../verification/poll.ts';
import { capitalized, plural, quoted } from '../text/words.ts';
import { SENTENCE, type TextGate } from '../text/sanitizer.ts';

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
  const why = `${gate.line(failure.what, SENTENCE)} (${failure.code}).`;
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
export function headlineForAll(failure: Failure, buckets: number, gate: TextGate): string {
  const why = `${gate.line(failure.what, SENTENCE)} (${failure.code}).`;
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
export function advice({ code, likelyCause, remedy, said }: Failure, gate: TextGate): string[] {
  // Of wrong inputs it is not likely, but certain.
  const cause = code === 'invalid-input' ? likelyCause : `Likely cause: ${likelyCause}`;
  const lines = [cause, `What to do: ${remedy}`].flatMap((text) => text.split('\n'));
  return [
    ...lines.map((line) => gate.line(line, SENTENCE)).filter((line) => line !== ''),
    ...(said ? [`${said.by} said: "${gate.said(said)}"`] : [])
  ];
}

/** "connected after 4.2 s and 6 polls: 10 files sampled, info.labels found." */
export function connectedLine({ bucket, verdict, effort, checks }: BucketResult, gate: TextGate): string {
  if (verdict.status !== 'connected') return '';
  const { fileCount, hasInfoLabels } = verdict.sample;
  const prefix = bucket.request?.prefix;
  const where = fileCount === 0 && prefix ? ` under the prefix ${quoted(gate.line(prefix))}` : '';
  const facts = [
    fileCount === null ? 'Studio did not say which files it found' : `${plural(fileCount, 'file')} sampled${where}`,
    ...(hasInfoLabels === null ? [] : [hasInfoLabels ? 'info.labels found' : 'no info.labels']),
    ...checks.filter(({ name, result }) => name === 'cors' && result === 'passed').map(({ reason }) => reason)
  ];
  return `connected after ${spoken(effort.durationMs)} and ${plural(effort.attempts, 'poll')}: ${facts.join(', ')}.`;
}
