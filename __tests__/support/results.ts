/** Results as a run makes them, from what Studio said of a bucket; and what the log makes of them. */

import type { CorsVerdict } from '../../src/checks/cors.ts';
import type { Expectations } from '../../src/checks/run-checks.ts';
import { judge } from '../../src/checks/run-checks.ts';
import { diagnose } from '../../src/errors/diagnosis.ts';
import { type Failure, failure } from '../../src/errors/failure.ts';
import type { VerifyRequest } from '../../src/studio/contract.ts';
import type { Effort, Sample, Verdict } from '../../src/verification/poll.ts';
import type { TargetResult } from '../../src/verification/verify-target.ts';
import { credentials } from '../verification/poll-one.ts';

const nothing: Sample = { fileCount: null, hasInfoLabels: null, signedUrl: null, endpoint: null };

export const connected = (sample: Partial<Sample> = {}, since: string | null = null): Verdict => ({
  status: 'connected',
  since,
  sample: { ...nothing, ...sample }
});
export const refused = (connectionError: string | null = 'AccessDenied', since: string | null = null): Verdict => ({
  status: 'error',
  since,
  connectionError
});
export const late = (since: string | null = null): Verdict => ({ status: 'timeout', since });
export const unverifiable = (why: Failure = failure('network')): Verdict => ({ status: 'unverifiable', failure: why });

export interface More {
  id?: number | null;
  request?: Partial<VerifyRequest>;
  expected?: Partial<Expectations>;
  cors?: CorsVerdict | null;
  effort?: Partial<Effort>;
  issueUrl?: string;
}

export function result(verdict: Verdict, more: More = {}): TargetResult {
  const { id = 1, cors = null, expected, effort, issueUrl = null } = more;
  const request: VerifyRequest = { ...credentials, ...more.request };
  const findings = {
    verdict,
    diagnosis:
      verdict.status === 'error' ? diagnose(verdict.connectionError, { ...request, given: [], secretTrimmed: false }) : null,
    cors: cors ? { verdict: cors, remedy: 'Apply these rules.' } : { skipped: '`check-cors` is false' },
    prefix: request.prefix,
    timeoutMs: 300_000
  };
  return {
    bucket: { id, request },
    verdict,
    effort: { attempts: 1, durationMs: 1000, errorsAtMs: [], ...effort },
    ...judge(findings, { minFiles: 0, requireInfoLabels: false, ...expected }),
    issueUrl
  };
}

/** What some work writes to standard output, which the runner of this test is not to obey. */
export async function written(work: () => unknown): Promise<string> {
  const { write } = process.stdout;
  let log = '';
  process.stdout.write = (chunk: string | Uint8Array) => {
    log += chunk;
    return true;
  };
  try {
    await work();
  } finally {
    process.stdout.write = write;
  }
  return log;
}
