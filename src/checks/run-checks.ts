/** Verdict -> named checks -> healthy or not, and why. Pure. */

import { type Failure, failure } from '../errors/failure.ts';
import { formatDuration } from '../text/duration.ts';
import { pluralize, quoted } from '../text/words.ts';
import type { Verdict } from '../verification/poll.ts';
import type { CorsVerdict } from './cors.ts';

export type CheckName = 'connected' | 'files' | 'info-labels' | 'cors';

export type Check = { name: CheckName; reason: string } & (
  | { result: 'passed' | 'skipped' }
  | { result: 'failed'; failure: Failure }
);

export interface Expectations {
  minFiles: number;
  requireInfoLabels: boolean;
}

/** What the checks look at beside the expectations. */
export interface Findings {
  verdict: Verdict;
  /** What a refusal by the storage means; null unless the verdict is `error`. */
  diagnosis: Failure | null;
  cors: CorsFinding;
  prefix: string | undefined;
  timeoutMs: number;
}

export type CorsFinding = { verdict: CorsVerdict; remedy: string } | { skipped: string };

export interface Health {
  checks: Check[];
  healthy: boolean;
  /** What is wrong, the verdict first, then the checks in their order; null if healthy. */
  failure: Failure | null;
}

export function judge(findings: Findings, expected: Expectations): Health {
  const { verdict } = findings;
  if (verdict.status !== 'connected') return notConnected(findings);
  const checks: Check[] = [
    { name: 'connected', result: 'passed', reason: 'Studio reached the bucket' },
    filesCheck(verdict.sample.fileCount, expected.minFiles, findings.prefix),
    labelsCheck(verdict.sample.hasInfoLabels, expected.requireInfoLabels),
    corsCheck(findings.cors)
  ];
  const failed = checks.find((check) => check.result === 'failed');
  return { checks, healthy: !failed, failure: failed?.failure ?? null };
}

function notConnected({ verdict, diagnosis, timeoutMs }: Findings): Health {
  const others: Check[] = (['files', 'info-labels', 'cors'] as const).map((name) => ({
    name,
    result: 'skipped',
    reason: 'the bucket is not connected'
  }));
  if (verdict.status === 'unverifiable') {
    const skipped: Check = { name: 'connected', result: 'skipped', reason: verdict.failure.what };
    return { checks: [skipped, ...others], healthy: false, failure: verdict.failure };
  }
  const stillConnecting = failure('timeout', {
    what: `Studio was still connecting after ${formatDuration(timeoutMs)}`
  });
  const why = diagnosis ?? stillConnecting;
  return { checks: [failedCheck('connected', why), ...others], healthy: false, failure: why };
}

function filesCheck(count: number | null, minFiles: number, prefix: string | undefined): Check {
  const name = 'files';
  const where = count === 0 && prefix ? ` under the prefix ${quoted(prefix)}` : '';
  const found =
    count === null ? 'Studio did not say how many files it found' : `${pluralize(count, 'file')} in the sample${where}`;
  if (minFiles === 0) return { name, result: 'skipped', reason: `${found}; \`min-files\` is 0` };
  if (count !== null && count >= minFiles) return { name, result: 'passed', reason: found };
  const what =
    count === null
      ? found
      : `Studio's sample${where} holds ${pluralize(count, 'file')}, fewer than the ${minFiles} of \`min-files\``;
  const remedy = where
    ? 'Correct the prefix (it must match the names of the files from their first character), upload the data, or lower `min-files`.'
    : undefined;
  return failedCheck(name, failure('no-files', { what, ...(remedy && { remedy }) }));
}

function labelsCheck(has: boolean | null, required: boolean): Check {
  const name = 'info-labels';
  const unknown = 'Studio did not say whether there is an info.labels file';
  const found = has ? 'info.labels found' : 'no info.labels file found';
  if (!required) return { name, result: 'skipped', reason: `${has === null ? unknown : found}; not required` };
  if (has) return { name, result: 'passed', reason: found };
  return failedCheck(name, failure('no-info-labels', { what: has === null ? unknown : 'it has no info.labels file' }));
}

function corsCheck(cors: CorsFinding): Check {
  const name = 'cors';
  if ('skipped' in cors) return { name, result: 'skipped', reason: cors.skipped };
  const { verdict, remedy } = cors;
  if (verdict.status === 'passed') return { name, result: 'passed', reason: 'browsers may upload' };
  return failedCheck(
    name,
    verdict.status === 'failed'
      ? failure('cors', { what: `browsers may not upload into it: ${verdict.reason}`, remedy })
      : failure('cors-unverifiable', { what: `its CORS rules could not be checked: ${verdict.reason}` })
  );
}

function failedCheck(name: CheckName, why: Failure): Check {
  return { name, result: 'failed', reason: why.what, failure: why };
}
