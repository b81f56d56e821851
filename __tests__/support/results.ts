/** Results as a run makes them, from what Studio said of a bucket; and what the log makes of them. */
import { type Expectations, runChecks } from '../../src/checks/run-checks.ts';
import type { CorsVerdict, Sample, Verdict } from '../../src/checks/verdict.ts';
import { diagnose } from '../../src/errors/diagnosis.ts';
import { type Failure, failure } from '../../src/errors/failure.ts';
import type { VerifyRequest } from '../../src/studio/contract.ts';
import { Sanitizer } from '../../src/text/sanitizer.ts';
import type { Effort } from '../../src/verification/poll.ts';
import type { TargetResult } from '../../src/verification/target-result.ts';
import { sanitizeResult } from '../../src/verification/target-result.ts';
import { credentials } from '../verification/poll-one.ts';

const nothing: Sample = { fileCount: null, hasInfoLabels: null, endpoint: null };

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
  /** What of the request the inputs gave. */
  given?: (keyof VerifyRequest)[];
  expected?: Partial<Expectations>;
  cors?: CorsVerdict | null;
  effort?: Partial<Effort>;
  issueUrl?: string;
  sanitizer?: Sanitizer;
}

export function result(verdict: Verdict, more: More = {}): TargetResult {
  const { id = 1, cors = null, given = [], expected, effort, issueUrl = null, sanitizer = new Sanitizer() } = more;
  const request: VerifyRequest = { ...credentials, ...more.request };
  const circumstances = { ...request, given, secretTrimmed: false };
  const findings = {
    verdict,
    diagnosis: verdict.status === 'error' ? diagnose(verdict.connectionError, circumstances) : null,
    cors: cors
      ? { verdict: cors, advice: { remedy: 'Apply these rules.', blocks: ['{}'] } }
      : { skipped: '`check-cors` is false' },
    newestFile: null,
    nowMs: 0,
    prefix: request.prefix,
    timeoutMs: 300_000
  };
  const expectations = { requireFiles: false, requireInfoLabels: false, maxAgeMs: null, ...expected };
  return sanitizeResult(
    {
      target: { kind: 'bucket', bucketId: id, request, given },
      verdict,
      effort: { attempts: 1, durationMs: 1000, errorsAtMs: [], ...effort },
      newestFile: null,
      ...runChecks(findings, expectations),
      issueUrl
    },
    sanitizer
  );
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
