/** One target: ask, pause, ask again, until Studio has an answer or the time is up. Knows neither HTTP nor GitHub. */
import type { Sample, Verdict } from '../checks/verdict.ts';
import { type Failure, failure } from '../errors/failure.ts';
import type { VerifyAnswer } from '../studio/contract.ts';
import type { Target } from '../studio/target.ts';
import { formatDuration } from '../text/duration.ts';
import { parsePlainUrl } from '../text/urls.ts';
import { askWithRetries, type PollContext, pause } from './ask-with-retries.ts';
import { errorPauseMs, pollPauseMs } from './backoff.ts';
import type { Deadline } from './deadline.ts';

/** What the verdict cost. */
export interface Effort {
  /** Verify requests sent, retries included. */
  attempts: number;
  durationMs: number;
}

export interface Polled {
  verdict: Verdict;
  effort: Effort;
  /** Of the answer that said `connected`: a write credential. */
  signedUrl: string | null;
  /** Those of all answers, usable or not: none of them may be shown. */
  signedUrls: ReadonlySet<string>;
}

export interface PollOptions {
  pollIntervalMs: number;
  failureThreshold: number;
  /** What a refusal by the storage means. */
  diagnose: (said: string | null) => Promise<Failure>;
}

/** Never throws for anything that Studio or the network does. */
export async function poll(
  target: Target,
  deadline: Deadline,
  context: PollContext,
  { pollIntervalMs, failureThreshold, diagnose }: PollOptions
): Promise<Polled> {
  const effort: Effort = { attempts: 0, durationMs: 0 };
  const signedUrls = new Set<string>();
  const decided = (verdict: Verdict, signedUrl: string | null = null): Polled => {
    effort.durationMs = deadline.elapsedMs;
    return { verdict, effort, signedUrl, signedUrls };
  };
  const send = (signal: AbortSignal) => {
    effort.attempts++;
    return context.studio.verify(target, signal, (url) => signedUrls.add(url));
  };
  let last: VerifyAnswer | null = null;
  let connecting = 0;
  let errors = 0;
  for (;;) {
    const asked = await askWithRetries(send, deadline, context);
    if (asked.kind !== 'answer') {
      // When the time is up, the last usable answer decides, unless it was `connecting` and Studio has failed since.
      if (asked.kind === 'gave-up' && last?.connectionStatus === 'error') return decided(await refused(last, diagnose));
      if (asked.kind === 'gave-up' && last && !asked.faulted) return decided(late(last, deadline));
      return decided({ status: 'unverifiable', since: null, failure: asked.failure });
    }
    const answer = asked.body;
    const { connectionStatus } = answer;
    if (connectionStatus === 'connected') {
      return decided({ status: 'connected', since: timeOf(answer), sample: sampleOf(answer) }, answer.signedUrl);
    }
    const isError = connectionStatus === 'error';
    const usualMs = isError ? errorPauseMs(++errors) : pollPauseMs(++connecting, pollIntervalMs);
    const pauseMs = isError && errors === failureThreshold ? null : deadline.fit(usualMs);
    if (pauseMs === null) return decided(isError ? await refused(answer, diagnose) : late(answer, deadline));
    if (isError) {
      const { code, what } = await diagnose(answer.connectionError ?? null);
      const count = `${errors} of ${failureThreshold} in a row`;
      context.onChange(
        `Studio could not reach it: ${what} (${code}, ${count}); asking again in ${formatDuration(pauseMs)}`
      );
    } else if (last?.connectionStatus !== 'connecting') context.onChange('Studio is connecting …');
    last = answer;
    await pause(pauseMs, deadline, context);
  }
}

function late(answer: VerifyAnswer, { timeoutMs }: Deadline): Verdict {
  const what = `Studio was still connecting after ${formatDuration(timeoutMs)}`;
  return { status: 'timeout', since: timeOf(answer), failure: failure('timeout', { what }) };
}

async function refused(answer: VerifyAnswer, diagnose: PollOptions['diagnose']): Promise<Verdict> {
  return { status: 'error', since: timeOf(answer), failure: await diagnose(answer.connectionError ?? null) };
}

function sampleOf({ files: fileCount, hasInfoLabelsFile, endpoint }: VerifyAnswer): Sample {
  const isUsable = endpoint && parsePlainUrl(endpoint);
  return { fileCount, hasInfoLabels: hasInfoLabelsFile ?? null, endpoint: isUsable ? endpoint : null };
}

function timeOf({ connectionStatusSince }: VerifyAnswer): string | null {
  return isoTime(connectionStatusSince);
}

/** @returns the time in ISO 8601, null for anything else */
export function isoTime(text: string | null | undefined): string | null {
  return text && /^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(Date.parse(text))
    ? new Date(text).toISOString()
    : null;
}
