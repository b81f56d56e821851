import { type NewestFile, runChecks } from '../checks/run-checks.ts';
import type { CorsVerdict } from '../checks/verdict.ts';
import { Failure, failure } from '../errors/failure.ts';
import type { Inputs } from '../inputs/read-inputs.ts';
import type { Target } from '../studio/target.ts';
import { parseSignedUrl, secretsOfSignedUrl } from '../text/signed-url.ts';
import { askWithRetries } from './ask-with-retries.ts';
import type { VerifyContext } from './context.ts';
import { Deadline } from './deadline.ts';
import { isoTime, poll } from './poll.ts';
import { ADDRESS, resultOf, type TargetResult, unverifiableResult } from './target-result.ts';

/** Never throws for anything that comes from outside. */
export async function verifyTarget(target: Target, context: VerifyContext): Promise<TargetResult> {
  const { inputs, clock, cancelled, studio } = context;
  const deadline = new Deadline(inputs.timeoutMs, clock, cancelled);
  let attempts = 0;
  // Those of all answers are secrets, but only that of the last one may be used.
  const signedUrls = new Set<string>();
  let signedUrl = '';
  const send = (signal: AbortSignal) => {
    attempts++;
    signedUrl = '';
    return studio.verify(target, signal, (url) => {
      signedUrl = url;
      signedUrls.add(url);
    });
  };
  const diagnose = (said: string | null) => diagnoseRefusal(said, target, inputs);
  try {
    const verdict = await poll(send, deadline, context, diagnose);
    const effort = { attempts, durationMs: deadline.elapsedMs };
    const bucket = target.kind === 'bucket' ? target.request : null;
    const names = target.kind === 'dataset' ? { prefix: target.dataset } : (bucket ?? {});
    const sanitizer = context.sanitizer.with([...signedUrls].flatMap((url) => secretsOfSignedUrl(url, names)));
    if (verdict.status !== 'connected') return resultOf({ target, verdict, effort }, sanitizer);

    const newestFile = await newestFileOf(target, deadline, context);
    const cors = await corsOf(target, signedUrl, { ...context, sanitizer });
    // What the checks need was cut off.
    if (cancelled.aborted) return { ...unverifiableResult(target, failure('cancelled'), sanitizer), effort };
    const { sample } = verdict;
    const checks = runChecks({ sample, prefix: bucket?.prefix, cors, newestFile, nowMs: clock.timeOfDay() }, inputs);
    const time = newestFile instanceof Failure ? null : newestFile;
    return resultOf({ target, verdict, effort, checks, newestFile: time }, sanitizer);
  } finally {
    deadline.clear();
  }
}

/** Most steps do not need the tables of storage errors. */
async function diagnoseRefusal(said: string | null, target: Target, { trimmed }: Inputs): Promise<Failure> {
  const { diagnose } = await import('../errors/diagnosis.ts');
  if (target.kind !== 'bucket') return diagnose(said, null);
  const { request, given } = target;
  return diagnose(said, { ...request, given, secretTrimmed: trimmed.includes('secret-key') });
}

async function newestFileOf(target: Target, deadline: Deadline, context: VerifyContext): Promise<NewestFile> {
  if (target.kind !== 'dataset' || context.inputs.maxAgeMs === null) return null;
  const send = (signal: AbortSignal) => context.studio.lastFileCreated(target.dataset, signal);
  const asked = await askWithRetries(send, deadline, context);
  if (asked.kind !== 'answer') return asked.failure;
  const what = 'Studio did not say when its newest file was created';
  return isoTime(asked.body) ?? failure('freshness-unverifiable', { what });
}

async function corsOf(
  target: Target,
  signedUrl: string,
  { inputs, cancelled, log, sanitizer }: VerifyContext
): Promise<CorsVerdict> {
  const skipped = (reason: string) => ({ status: 'skipped', reason }) as const;
  const { corsOrigin: origin } = inputs;
  if (!origin) return skipped('`check-cors` is false');
  const home = target.kind === 'bucket' ? target.request : null;
  // Uploads to Azure need no rules (docs.edgeimpulse.com, cloud data storage).
  if (home?.storageProvider === 'azure') return skipped('Azure needs no CORS rules');
  if (!home && !signedUrl) return skipped('Studio gave no signed URL');
  const { checkCors } = await import('../checks/cors.ts');
  const { corsRemedy } = await import('../checks/cors-remedy.ts');
  const parsed = parseSignedUrl(signedUrl);
  const verdict = await checkCors({ signedUrl: parsed, home, origin, signal: cancelled, log });
  if (verdict.status !== 'failed' || verdict.remedy || !home) return verdict;
  // A secret has to be found before the shell's quotation marks are in it.
  const [bucket, endpoint] = [sanitizer.line(home.bucket), sanitizer.line(home.endpoint, ADDRESS)];
  return { ...verdict, ...corsRemedy(home.storageProvider, bucket, origin, endpoint) };
}
