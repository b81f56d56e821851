/** One target from its first request to its result: poll, ask for what the checks need, run the checks. */
import { type NewestFile, runChecks } from '../checks/run-checks.ts';
import type { CorsVerdict, Verdict } from '../checks/verdict.ts';
import { type Failure, failure } from '../errors/failure.ts';
import type { Inputs } from '../inputs/read-inputs.ts';
import type { Target, UnresolvedTarget } from '../studio/target.ts';
import type { Sanitizer } from '../text/sanitizer.ts';
import { parseSignedUrl, secretsOfSignedUrl } from '../text/signed-url.ts';
import { askWithRetries, type PollContext } from './ask-with-retries.ts';
import { Deadline } from './deadline.ts';
import { isoTime, poll } from './poll.ts';
import { ADDRESS, resultOf, type TargetResult } from './target-result.ts';

/** What the verifications of a run share. */
export interface VerifyContext extends PollContext {
  sanitizer: Sanitizer;
  log: VerifyLog;
}

interface VerifyLog {
  /** Takes a line for each exchange, without body and headers. */
  debug: (line: string) => void;
  /** Makes the runner and the sanitizer hide a secret. */
  mask: (secret: string) => void;
  /** Makes the runner alone hide a secret. */
  maskInRunner: (secret: string) => void;
}

/** Never throws for anything that Studio, the storage or the network does. */
export async function verifyTarget(target: Target, inputs: Inputs, context: VerifyContext): Promise<TargetResult> {
  const { clock, cancelled } = context;
  const { timeoutMs, pollIntervalMs, failureThreshold } = inputs;
  const deadline = new Deadline(timeoutMs, clock, cancelled);
  const bucket = target.kind === 'bucket' ? target.request : null;
  const diagnose = (said: string | null) => diagnoseRefusal(said, target, inputs);
  try {
    const polled = await poll(target, deadline, context, { pollIntervalMs, failureThreshold, diagnose });
    const { verdict, effort, signedUrl, signedUrls } = polled;
    const names = bucket ?? (target.kind === 'dataset' ? { prefix: target.dataset } : {});
    const sanitizer = context.sanitizer.with([...signedUrls].flatMap((url) => secretsOfSignedUrl(url, names)));
    if (verdict.status !== 'connected') return resultOf({ target, verdict, effort }, sanitizer);
    const newestFile = await newestFileOf(target, inputs, deadline, context);
    const cors = await corsOf(target, signedUrl, inputs, { ...context, sanitizer });
    // What the checks needed was cut off: nothing is decided.
    if (cancelled.aborted && (newestFile || inputs.corsOrigin))
      return resultOf({ target, verdict: cancelledVerdict(), effort }, sanitizer);
    const { sample } = verdict;
    const checks = runChecks({ sample, prefix: bucket?.prefix, cors, newestFile, nowMs: clock.timeOfDay() }, inputs);
    const time = newestFile && 'time' in newestFile ? newestFile.time : null;
    return resultOf({ target, verdict, effort, checks, newestFile: time }, sanitizer);
  } finally {
    deadline.clear();
  }
}

function cancelledVerdict(): Verdict {
  return { status: 'unverifiable', since: null, failure: failure('cancelled') };
}

/** A target of which Studio was never asked. */
export function notAskedResult(target: Target | UnresolvedTarget, why: Failure, sanitizer: Sanitizer): TargetResult {
  const verdict = { status: 'unverifiable', since: null, failure: why } as const;
  return resultOf({ target, verdict, effort: { attempts: 0, durationMs: 0 } }, sanitizer);
}

/** The tables of storage errors are loaded only for a refusal. */
async function diagnoseRefusal(said: string | null, target: Target, { trimmed }: Inputs): Promise<Failure> {
  const { diagnose } = await import('../errors/diagnosis.ts');
  if (target.kind !== 'bucket') return diagnose(said, null);
  const { request, given } = target;
  return diagnose(said, { ...request, given, secretTrimmed: trimmed.includes('secret-key') });
}

async function newestFileOf(
  target: Target,
  { maxAgeMs }: Inputs,
  deadline: Deadline,
  context: PollContext
): Promise<NewestFile | null> {
  if (target.kind !== 'dataset' || maxAgeMs === null) return null;
  const ask = (signal: AbortSignal) => context.studio.lastFileCreated(target.dataset, signal);
  const asked = await askWithRetries(ask, deadline, context);
  if (asked.kind !== 'answer') return { unknown: asked.failure.what, why: asked.failure };
  const time = isoTime(asked.body);
  return time ? { time } : { unknown: 'Studio did not say when its newest file was created' };
}

/** @param context with a sanitizer that knows what must not be shown of the target */
async function corsOf(
  target: Target,
  signedUrl: string | null,
  { corsOrigin: origin }: Inputs,
  { cancelled, log, sanitizer }: VerifyContext
): Promise<CorsVerdict> {
  const skipped = (reason: string) => ({ status: 'skipped', reason }) as const;
  if (!origin) return skipped('`check-cors` is false');
  const home = target.kind === 'bucket' ? target.request : null;
  // Uploads to Azure need no rules (docs.edgeimpulse.com, cloud data storage).
  if (home?.storageProvider === 'azure') return skipped('Azure needs no CORS rules');
  if (!home && !signedUrl) return skipped('Studio gave no signed URL');
  // Loaded only where CORS is checked.
  const { checkCors } = await import('../checks/cors.ts');
  const { corsRemedy } = await import('../checks/cors-remedy.ts');
  const parsed = parseSignedUrl(signedUrl ?? '');
  const verdict = await checkCors({ signedUrl: parsed, home, origin, signal: cancelled, log });
  if (verdict.status !== 'failed' || verdict.remedy || !home) return verdict;
  // Sanitized before the shell's quotation marks could hide a secret.
  const [bucket, endpoint] = [sanitizer.line(home.bucket), sanitizer.line(home.endpoint, ADDRESS)];
  return { ...verdict, ...corsRemedy(home.storageProvider, bucket, origin, endpoint) };
}
