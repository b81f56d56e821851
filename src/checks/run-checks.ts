/** Verdict -> named checks -> healthy or not, and why. Pure. */
import type { Explanation } from '../errors/error-codes.ts';
import { type Failure, failure } from '../errors/failure.ts';
import { formatDuration } from '../text/duration.ts';
import { pluralize, quote } from '../text/words.ts';
import type { CorsVerdict, Verdict } from './verdict.ts';

export type CheckName = 'connected' | 'files' | 'info-labels' | 'cors' | 'fresh';

export type Check = { name: CheckName; reason: string } & (
  | { result: 'passed' | 'skipped' }
  | { result: 'failed'; failure: Failure }
);

export interface Expectations {
  requireFiles: boolean;
  requireInfoLabels: boolean;
  /** How old the newest file of a dataset may be, in milliseconds; null where that is not to be checked. */
  maxAgeMs: number | null;
}

/** What the checks look at beside the expectations. */
export interface Findings {
  verdict: Verdict;
  /** What a refusal by the storage means; null unless the verdict is `error`. */
  diagnosis: Failure | null;
  cors: CorsFinding;
  /** null where freshness was not looked at. */
  newestFile: FreshFinding | null;
  /** The time of day, in milliseconds since 1970. */
  nowMs: number;
  prefix: string | undefined;
  timeoutMs: number;
}

/** `advice` is what makes a failed check pass. */
export type CorsFinding = { verdict: CorsVerdict; advice?: Partial<Explanation> } | { skipped: string };
/** When the newest file was created, in ISO 8601, or why that is not known. */
export type FreshFinding = { time: string } | { unknown: string };

export interface Health {
  checks: Check[];
  healthy: boolean;
  /** What is wrong, the verdict first, then the checks in their order; null if healthy. */
  failure: Failure | null;
}

export function runChecks(findings: Findings, expected: Expectations): Health {
  const { verdict } = findings;
  if (verdict.status !== 'connected') return notConnected(findings);
  const { fileCount, hasInfoLabels } = verdict.sample;
  const checks: Check[] = [
    { name: 'connected', result: 'passed', reason: 'Studio reached it' },
    filesCheck(fileCount, expected.requireFiles, findings.prefix),
    labelsCheck(hasInfoLabels, expected.requireInfoLabels),
    corsCheck(findings.cors),
    freshCheck(findings.newestFile, expected.maxAgeMs, findings.nowMs)
  ];
  const failed = checks.find((check) => check.result === 'failed');
  return { checks, healthy: !failed, failure: failed?.failure ?? null };
}

function notConnected({ verdict, diagnosis, timeoutMs }: Findings): Health {
  const others = (['files', 'info-labels', 'cors', 'fresh'] as const).map((name) =>
    skipped(name, 'it is not connected')
  );
  if (verdict.status === 'unverifiable') {
    const checks = [skipped('connected', verdict.failure.what), ...others];
    return { checks, healthy: false, failure: verdict.failure };
  }
  const stillConnecting = { what: `Studio was still connecting after ${formatDuration(timeoutMs)}` };
  const why = diagnosis ?? failure('timeout', stillConnecting);
  return { checks: [failed('connected', why), ...others], healthy: false, failure: why };
}

function filesCheck(count: number | null, required: boolean, prefix: string | undefined): Check {
  const where = count === 0 && prefix ? ` under the prefix ${quote(prefix)}` : '';
  const found =
    count === null ? 'Studio did not say how many files it found' : `${pluralize(count, 'file')} in the sample${where}`;
  if (!required) return skipped('files', `${found}; not required`);
  if (count) return passed('files', found);
  const remedy =
    'Correct the prefix (it must match the names of the files from their first character), or upload data.';
  const what = count === null ? found : `Studio found no files${where}`;
  return failed('files', failure('no-files', { what, ...(where && { remedy }) }));
}

function labelsCheck(has: boolean | null, required: boolean): Check {
  const unknown = 'Studio did not say whether there is an info.labels file';
  const found = has === null ? unknown : has ? 'info.labels found' : 'no info.labels file found';
  if (!required) return skipped('info-labels', `${found}; not required`);
  if (has) return passed('info-labels', found);
  return failed(
    'info-labels',
    failure('no-info-labels', { what: has === null ? unknown : 'it has no info.labels file' })
  );
}

function corsCheck(cors: CorsFinding): Check {
  if ('skipped' in cors) return skipped('cors', cors.skipped);
  const { verdict } = cors;
  if (verdict.status === 'passed')
    return passed('cors', verdict.condition ? `browsers may upload: ${verdict.condition}` : 'browsers may upload');
  if (verdict.status === 'unverifiable') {
    return failed(
      'cors',
      failure('cors-unverifiable', { what: `its CORS rules could not be checked: ${verdict.reason}` })
    );
  }
  const what = `browsers may not upload into it: ${verdict.reason}`;
  const advice = verdict.remedy ? { remedy: verdict.remedy } : cors.advice;
  return failed('cors', failure('cors', { what, ...advice }));
}

function freshCheck(newest: FreshFinding | null, maxAgeMs: number | null, nowMs: number): Check {
  if (maxAgeMs === null) return skipped('fresh', '`max-age` is not set');
  if (!newest || 'unknown' in newest) {
    const why = newest?.unknown ?? 'Studio did not say when its newest file was created';
    return failed('fresh', failure('freshness-unverifiable', { what: `its age could not be checked: ${why}` }));
  }
  const ageMs = Math.max(0, nowMs - Date.parse(newest.time));
  const age = `its newest file is ${formatDuration(ageMs)} old`;
  if (ageMs <= maxAgeMs) return passed('fresh', age);
  return failed(
    'fresh',
    failure('stale-data', { what: `${age}, more than the ${formatDuration(maxAgeMs)} of \`max-age\`` })
  );
}

function passed(name: CheckName, reason: string): Check {
  return { name, result: 'passed', reason };
}

function skipped(name: CheckName, reason: string): Check {
  return { name, result: 'skipped', reason };
}

function failed(name: CheckName, why: Failure): Check {
  return { name, result: 'failed', reason: why.what, failure: why };
}
