/** Results as a run makes them, from what Studio said of a bucket; and what the log makes of them. */
import { type Expectations, runChecks } from '../../src/checks/run-checks.ts';
import type { CorsVerdict, Sample, Verdict } from '../../src/checks/verdict.ts';
import { diagnose } from '../../src/errors/diagnosis.ts';
import { type Failure, failure, type Quote } from '../../src/errors/failure.ts';
import type { VerifyRequest } from '../../src/studio/contract.ts';
import { Sanitizer } from '../../src/text/sanitizer.ts';
import { type Found, resultOf, type TargetResult } from '../../src/verification/target-result.ts';
import { credentials } from '../verification/poll-one.ts';

const nothing: Sample = { fileCount: null, hasInfoLabels: null, endpoint: null };

export const connected = (sample: Partial<Sample> = {}, since: string | null = null): Verdict => ({
  status: 'connected',
  since,
  sample: { ...nothing, ...sample }
});
/** @param connectionError in the storage's words; what they mean is for `result` to find out, which knows the bucket */
export const refused = (connectionError: string | null = 'AccessDenied', since: string | null = null): Verdict => ({
  status: 'error',
  since,
  failure: failure('internal', { what: String(connectionError), quote: quoting(connectionError) })
});
const quoting = (text: string | null): Quote | null => (text === null ? null : { by: 'The storage service', text });
export const late = (since: string | null = null): Verdict => ({
  status: 'timeout',
  since,
  failure: failure('timeout', { what: 'Studio was still connecting after 5 min' })
});
export const unverifiable = (why: Failure = failure('network')): Verdict => ({
  status: 'unverifiable',
  since: null,
  failure: why
});

export interface More {
  id?: number | null;
  request?: Partial<VerifyRequest>;
  /** What of the request the inputs gave. */
  given?: (keyof VerifyRequest)[];
  expected?: Partial<Expectations>;
  cors?: CorsVerdict | null;
  effort?: Partial<TargetResult['effort']>;
  issueUrl?: string;
  sanitizer?: Sanitizer;
}

export function result(verdict: Verdict, more: More = {}): TargetResult {
  const { id = 1, cors = null, given = [], expected, effort, issueUrl = null, sanitizer = new Sanitizer() } = more;
  const request: VerifyRequest = { ...credentials, ...more.request };
  const diagnosed =
    verdict.status === 'error'
      ? { failure: diagnose(verdict.failure.quote?.text ?? null, { ...request, given, secretTrimmed: false }) }
      : {};
  const judged: CorsVerdict =
    cors?.status === 'failed'
      ? { ...cors, remedy: 'Apply these rules.', blocks: ['{}'] }
      : (cors ?? { status: 'skipped', reason: '`check-cors` is false' });
  const expectations = { requireFiles: false, requireInfoLabels: false, maxAgeMs: null, ...expected };
  const { prefix } = request;
  const checks =
    verdict.status === 'connected'
      ? runChecks({ sample: verdict.sample, prefix, cors: judged, newestFile: null, nowMs: 0 }, expectations)
      : [];
  const found: Found = {
    target: { kind: 'bucket', bucketId: id, request, given },
    verdict: { ...verdict, ...diagnosed } as Verdict,
    effort: { attempts: 1, durationMs: 1000, ...effort },
    checks
  };
  return { ...resultOf(found, sanitizer), issueUrl };
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
