/** One target from its first request to its result: poll, ask for what the checks need, run the checks. */

import { type CorsFinding, type Expectations, type FreshFinding, runChecks } from '../checks/run-checks.ts';
import type { Verdict } from '../checks/verdict.ts';
import type { Failure } from '../errors/failure.ts';
import type { Studio } from '../studio/client.ts';
import type { Target, UnresolvedTarget } from '../studio/target.ts';
import type { Sanitizer } from '../text/sanitizer.ts';
import { parseSignedUrl } from '../text/signed-url.ts';
import { askWithRetries, type PollContext } from './ask-with-retries.ts';
import { Deadline } from './deadline.ts';
import { isoTime, poll } from './poll.ts';
import { ADDRESS, sanitizeResult, type TargetResult } from './target-result.ts';

export interface VerifyEvents {
  onConnecting: () => void;
  /** Called for an `error` below the threshold. */
  onRefused: (failure: Failure, inARow: number, pauseMs: number) => void;
  /** Called for each exchange, with one line without body and headers. */
  onExchange: (line: string) => void;
  /** Makes the runner hide a secret. */
  register: (secret: string) => void;
}

export interface VerifyOptions {
  studio: Studio;
  context: PollContext;
  sanitizer: Sanitizer;
  events: VerifyEvents;
  timeoutMs: number;
  pollIntervalMs: number;
  failureThreshold: number;
  expectations: Expectations;
  /** Origin whose browsers are to be allowed to upload; null where that is not to be checked. */
  corsOrigin: string | null;
  /** Whether white space was taken off `secret-key`. */
  secretTrimmed: boolean;
}

/** Never throws for anything that Studio, the storage or the network does. */
export async function verifyTarget(target: Target, options: VerifyOptions): Promise<TargetResult> {
  const { studio, context, events, expectations, timeoutMs, pollIntervalMs, failureThreshold } = options;
  const deadline = new Deadline(timeoutMs, context.clock, context.cancelled);
  try {
    const { verdict, effort, signedUrl, signedUrls } = await poll(target, studio, deadline, context, {
      pollIntervalMs,
      failureThreshold,
      onState: async (state) => {
        if (state.status === 'connecting') return events.onConnecting();
        events.onRefused(await diagnosed(state.connectionError, target, options), state.inARow, state.pauseMs);
      }
    });
    const request =
      target.kind === 'bucket' ? target.request : target.kind === 'dataset' ? { prefix: target.dataset } : {};
    const secrets = [...signedUrls].flatMap((url) => parseSignedUrl(url, request)?.secrets ?? []);
    const sanitizer = options.sanitizer.with(secrets);
    const connected = verdict.status === 'connected';
    const fresh = connected && target.kind === 'dataset' && expectations.maxAgeMs !== null;
    const newestFile = fresh ? await lastFileCreated(target.dataset, studio, deadline, context) : null;
    const findings = {
      verdict,
      diagnosis: verdict.status === 'error' ? await diagnosed(verdict.connectionError, target, options) : null,
      cors: connected ? await corsOf(target, signedUrl, sanitizer, options) : { skipped: 'not connected' },
      newestFile,
      nowMs: context.clock.timeOfDay(),
      prefix: target.kind === 'bucket' ? target.request.prefix : undefined,
      timeoutMs
    };
    const result = { target, verdict, effort, ...runChecks(findings, expectations), issueUrl: null };
    return sanitizeResult(
      { ...result, newestFile: newestFile && 'time' in newestFile ? newestFile.time : null },
      sanitizer
    );
  } finally {
    deadline.clear();
  }
}

/** A target of which Studio was never asked. */
export function unasked(target: Target | UnresolvedTarget, why: Failure, sanitizer: Sanitizer): TargetResult {
  const verdict: Verdict = { status: 'unverifiable', failure: why };
  const effort = { attempts: 0, durationMs: 0, errorsAtMs: [] };
  const skipped = { skipped: 'Studio was not asked' };
  const findings = {
    verdict,
    diagnosis: null,
    cors: skipped,
    newestFile: null,
    nowMs: 0,
    prefix: undefined,
    timeoutMs: 0
  };
  const nothing = { requireFiles: false, requireInfoLabels: false, maxAgeMs: null };
  return sanitizeResult(
    { target, verdict, effort, newestFile: null, ...runChecks(findings, nothing), issueUrl: null },
    sanitizer
  );
}

/** The tables of storage errors are loaded only for a refusal. */
async function diagnosed(said: string | null, target: Target, { secretTrimmed }: VerifyOptions): Promise<Failure> {
  const { diagnose } = await import('../errors/diagnosis.ts');
  return diagnose(said, target.kind === 'bucket' ? { ...target.request, given: target.given, secretTrimmed } : null);
}

async function lastFileCreated(
  dataset: string,
  studio: Studio,
  deadline: Deadline,
  context: PollContext
): Promise<FreshFinding> {
  const asked = await askWithRetries((signal) => studio.lastFileCreated(dataset, signal), deadline, context);
  if (asked.kind === 'answer') {
    const time = isoTime(asked.body);
    return time ? { time } : { unknown: 'Studio did not say when its newest file was created' };
  }
  if (asked.kind === 'refusal') return { unknown: asked.failure.what };
  if (asked.kind === 'cancelled') return { unknown: 'the run was cancelled' };
  return { unknown: asked.fault?.what ?? 'Studio did not describe the dataset before the deadline' };
}

async function corsOf(
  target: Target,
  signedUrl: string | null,
  sanitizer: Sanitizer,
  { corsOrigin, context, events }: VerifyOptions
): Promise<CorsFinding> {
  const { clock, cancelled } = context;
  if (!corsOrigin) return { skipped: '`check-cors` is false' };
  const home = target.kind === 'bucket' ? target.request : null;
  // Uploads to Azure need no rules (docs.edgeimpulse.com, cloud data storage).
  if (home?.storageProvider === 'azure') return { skipped: 'Azure needs no CORS rules' };
  if (!home && !signedUrl) return { skipped: 'Studio gave no signed URL' };
  const parsed = parseSignedUrl(signedUrl ?? '');
  // Loaded only where CORS is checked.
  const { checkCors } = await import('../checks/cors.ts');
  const { corsRules } = await import('../checks/cors-rules.ts');
  const question = {
    signedUrl: parsed,
    home,
    origin: corsOrigin,
    clock,
    signal: cancelled,
    events
  };
  const verdict = await checkCors(question);
  if (cancelled.aborted) return { skipped: 'the run was cancelled' };
  if (!home) return { verdict };
  const [bucket, endpoint] = [sanitizer.line(home.bucket), sanitizer.line(home.endpoint, ADDRESS)];
  return { verdict, advice: corsRules(home.storageProvider, bucket, corsOrigin, endpoint) };
}
