/** One bucket from its request to its result: verify, check, judge. */

import { checkCors } from '../checks/cors.ts';
import { corsRules } from '../checks/cors-rules.ts';
import { type Check, type CorsFinding, type Expectations, judge } from '../checks/run-checks.ts';
import type { Clock } from '../clock.ts';
import { diagnose } from '../errors/diagnosis.ts';
import type { Failure } from '../errors/failure.ts';
import { parseSignedUrl } from '../text/signed-url.ts';
import type { Wait } from './deadline.ts';
import { type Effort, type Routine, type Verdict, verify } from './poll.ts';
import type { Bucket, KnownBucket } from './resolve-targets.ts';

/** One bucket's verdict, what it cost, and what the checks make of it. */
export interface TargetResult {
  bucket: Bucket;
  verdict: Verdict;
  effort: Effort;
  checks: Check[];
  healthy: boolean;
  /** What is wrong; null if healthy. */
  failure: Failure | null;
  /** Where the alert issue is; null where there is none. */
  issueUrl: string | null;
}

export interface Examination extends Omit<Routine, 'wait'> {
  expected: Expectations;
  /** Origin whose browsers are to be allowed to upload; null where that is not to be checked. */
  corsOrigin: string | null;
  secretTrimmed: boolean;
  clock: Clock;
  cancelled: AbortSignal;
  /** Told of each exchange with the storage, one line without body and headers. */
  onExchange: (line: string) => void;
  /** Told of each secret that is about to be sent somewhere. */
  register: (secret: string) => void;
}

export async function examine(bucket: KnownBucket, wait: Wait, examination: Examination): Promise<TargetResult> {
  const { request } = bucket;
  const { verdict, effort } = await verify(request, { ...examination, wait });
  const diagnosis =
    verdict.status === 'error'
      ? diagnose(verdict.connectionError, { ...request, secretTrimmed: examination.secretTrimmed })
      : null;
  const cors = await corsOf(bucket, verdict, examination);
  // A write credential that nobody needs any more.
  if (verdict.status === 'connected') verdict.sample.signedUrl = null;
  const findings = { verdict, diagnosis, cors, prefix: request.prefix, timeoutMs: wait.timeoutMs };
  return { bucket, verdict, effort, ...judge(findings, examination.expected), issueUrl: null };
}

/** A bucket of which Studio was never asked. */
export function unasked(bucket: Bucket, why: Failure): TargetResult {
  const verdict: Verdict = { status: 'unverifiable', failure: why };
  const cors = { skipped: 'Studio was not asked' };
  const findings = { verdict, diagnosis: null, cors, prefix: undefined, timeoutMs: 0 };
  const effort = { attempts: 0, durationMs: 0, errorsAtMs: [] };
  const nothing = { minFiles: 0, requireInfoLabels: false };
  return { bucket, verdict, effort, ...judge(findings, nothing), issueUrl: null };
}

async function corsOf({ request }: KnownBucket, verdict: Verdict, examination: Examination): Promise<CorsFinding> {
  const { corsOrigin, clock, cancelled, onExchange, register } = examination;
  const { endpoint, storageProvider: provider, bucket } = request;
  if (!corsOrigin) return { skipped: '`check-cors` is false' };
  if (verdict.status !== 'connected') return { skipped: 'the bucket is not connected' };
  // Uploads to Azure need no rules (docs.edgeimpulse.com, cloud data storage).
  if (provider === 'azure') return { skipped: 'Azure needs no CORS rules' };
  const signedUrl = parseSignedUrl(verdict.sample.signedUrl ?? '');
  const question = {
    signedUrl,
    endpoint,
    provider,
    origin: corsOrigin,
    clock,
    signal: cancelled,
    onExchange,
    register
  };
  const judged = await checkCors(question);
  // Nobody waited for the answer.
  if (cancelled.aborted) return { skipped: 'the run was cancelled' };
  return { verdict: judged, remedy: corsRules(provider, bucket, corsOrigin, endpoint) };
}
