import { Failure, failure } from '../errors/failure.ts';
import type { Inputs } from '../inputs/read-inputs.ts';
import { formatDuration } from '../text/duration.ts';
import { pluralize, quote } from '../text/words.ts';
import type { CorsVerdict, Sample, Verdict } from './verdict.ts';

export type CheckName = 'connected' | 'files' | 'info-labels' | 'cors' | 'fresh';

export type Check = { name: CheckName; reason: string } & (
  | { result: 'passed' | 'skipped' }
  | { result: 'failed'; failure: Failure }
);

export type Expectations = Pick<Inputs, 'requireFiles' | 'requireInfoLabels' | 'maxAgeMs'>;

/** When it was created, in ISO 8601, or why that is not known; null where it was not asked for. */
export type NewestFile = string | Failure | null;

interface Findings {
  sample: Sample;
  prefix: string | undefined;
  cors: CorsVerdict;
  newestFile: NewestFile;
  nowMs: number;
}

/** The checks of a connected target, in the order in which the first failed one is reported. */
export function runChecks({ sample, prefix, cors, newestFile, nowMs }: Findings, expected: Expectations): Check[] {
  return [
    passed('connected', 'Studio reached it'),
    filesCheck(sample.fileCount, expected.requireFiles, prefix),
    labelsCheck(sample.hasInfoLabels, expected.requireInfoLabels),
    corsCheck(cors),
    freshCheck(newestFile, expected.maxAgeMs, nowMs)
  ];
}

/** Of a target that could not be verified, not even `connected` has failed. */
export function skipChecks({ status, failure: why }: Exclude<Verdict, { status: 'connected' }>): Check[] {
  const connected = status === 'unverifiable' ? skipped('connected', why.what) : failed('connected', why);
  const others = ['files', 'info-labels', 'cors', 'fresh'] as const;
  return [connected, ...others.map((name) => skipped(name, 'it is not connected'))];
}

export function filesFound(count: number | null, prefix?: string): string {
  if (count === null) return 'Studio did not say how many files it found';
  return count === 0 ? `0 files sampled${under(prefix)}` : `${pluralize(count, 'file')} sampled`;
}

export function labelsFound(has: boolean | null): string {
  if (has === null) return 'Studio did not say whether there is an info.labels file';
  return has ? 'info.labels found' : 'no info.labels found';
}

const under = (prefix: string | undefined) => (prefix ? ` under the prefix ${quote(prefix)}` : '');

function filesCheck(count: number | null, required: boolean, prefix: string | undefined): Check {
  const found = filesFound(count, prefix);
  if (!required) return skipped('files', `not required: ${found}`);
  if (count) return passed('files', found);
  if (count === 0) return failed('files', failure('no-files', { what: `Studio found no files${under(prefix)}` }));
  const cause = 'The answer of Studio had no list of files.';
  const remedy = 'Run the step again; if Studio never lists files, set `require-files` to false.';
  return failed('files', failure('no-files', { what: found, cause, remedy }));
}

function labelsCheck(has: boolean | null, required: boolean): Check {
  const found = labelsFound(has);
  if (!required) return skipped('info-labels', `not required: ${found}`);
  if (has) return passed('info-labels', found);
  const what = has === null ? found : 'it has no info.labels file';
  return failed('info-labels', failure('no-info-labels', { what }));
}

function corsCheck(cors: CorsVerdict): Check {
  if (cors.status === 'skipped') return skipped('cors', cors.reason);
  if (cors.status === 'passed') {
    return passed('cors', `browsers may upload${cors.condition ? `, with a condition: ${cors.condition}` : ''}`);
  }
  const { status, reason, ...advice } = cors;
  if (status === 'failed') {
    return failed('cors', failure('cors', { what: `browsers may not upload into it: ${reason}`, ...advice }));
  }
  return failed('cors', failure('cors-unverifiable', { what: `its CORS rules could not be checked: ${reason}` }));
}

function freshCheck(newest: NewestFile, maxAgeMs: number | null, nowMs: number): Check {
  if (!newest || maxAgeMs === null) return skipped('fresh', '`max-age` is not set');
  if (newest instanceof Failure) {
    const { likelyCause: cause, remedy, quote } = newest;
    const what = `its age could not be checked: ${newest.what}`;
    return failed('fresh', failure('freshness-unverifiable', { what, cause, remedy, quote }));
  }
  const ageMs = Math.max(0, nowMs - Date.parse(newest));
  const age = `its newest file is ${formatDuration(ageMs)} old`;
  if (ageMs <= maxAgeMs) return passed('fresh', age);
  const what = `${age}, more than the ${formatDuration(maxAgeMs)} of \`max-age\``;
  return failed('fresh', failure('stale-data', { what }));
}

const passed = (name: CheckName, reason: string): Check => ({ name, result: 'passed', reason });
const skipped = (name: CheckName, reason: string): Check => ({ name, result: 'skipped', reason });
const failed = (name: CheckName, why: Failure): Check => ({ name, result: 'failed', reason: why.what, failure: why });
