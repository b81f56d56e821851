import type { Sample, Verdict } from '../checks/verdict.ts';
import { type Failure, failure } from '../errors/failure.ts';
import type { VerifyAnswer } from '../studio/contract.ts';
import type { Target } from '../studio/target.ts';
import { formatDuration } from '../text/duration.ts';
import { parsePlainUrl } from '../text/urls.ts';
import { askWithRetries } from './ask-with-retries.ts';
import type { VerifyContext } from './context.ts';
import type { Deadline } from './deadline.ts';
import type { Effort } from './target-result.ts';

/** Says what a refusal by the storage means. */
export type Diagnose = (said: string | null) => Promise<Failure>;

interface Polled {
  verdict: Verdict;
  effort: Effort;
  /** Of the answer that decided: a write credential. */
  signedUrl: string | null;
  /** Those of all answers, to be kept out of all texts. */
  signedUrls: ReadonlySet<string>;
}

/** Asks for one target until Studio has a verdict. Never throws for anything that Studio or the network does. */
export async function poll(
  target: Target,
  deadline: Deadline,
  context: VerifyContext,
  diagnose: Diagnose
): Promise<Polled> {
  const { pollIntervalMs, failureThreshold } = context.inputs;
  const signedUrls = new Set<string>();
  let attempts = 0;
  const send = (signal: AbortSignal) => {
    attempts++;
    return context.studio.verify(target, signal, (url) => signedUrls.add(url));
  };
  const polled = (verdict: Verdict, signedUrl: string | null = null): Polled => {
    return { verdict, effort: { attempts, durationMs: deadline.elapsedMs }, signedUrl, signedUrls };
  };

  let last: VerifyAnswer | null = null;
  let pauseMs: number | null = 0;
  let connecting = 0;
  let errors = 0;
  for (;;) {
    const asked = await askWithRetries(send, deadline, context, pauseMs);
    if (asked.kind !== 'answer') {
      // The last usable answer decides, unless requests failed since Studio was connecting.
      const lastDecides = asked.kind === 'deadline' || (asked.kind === 'faults' && last?.connectionStatus === 'error');
      if (last && lastDecides) return polled(await verdictOf(last, deadline, diagnose));
      return polled({ status: 'unverifiable', since: null, failure: asked.failure });
    }
    const answer: VerifyAnswer = asked.body;
    const { connectionStatus } = answer;
    if (connectionStatus === 'error') pauseMs = deadline.fit(errorPauseMs(++errors));
    else pauseMs = deadline.fit(pollPauseMs(++connecting, pollIntervalMs));
    if (connectionStatus === 'connected' || errors === failureThreshold || pauseMs === null) {
      return polled(await verdictOf(answer, deadline, diagnose), answer.signedUrl);
    }
    if (connectionStatus === 'error') {
      const { code, what } = await diagnose(answer.connectionError);
      const count = `${errors} of ${failureThreshold} in a row`;
      context.observer.onChange(
        `Studio could not reach it: ${what} (${code}, ${count}); asking again in ${formatDuration(pauseMs)}`
      );
    } else if (last?.connectionStatus !== 'connecting') context.observer.onChange('Studio is connecting …');
    last = answer;
  }
}

/**
 * The pause after a number of `connecting` answers: 0.25 s, 0.5 s, 0.75 s, … up to the poll interval.
 * It grows with the time waited: few requests, and a change is seen soon in proportion to that time.
 */
export function pollPauseMs(answers: number, pollIntervalMs: number): number {
  return Math.min(answers * 250, pollIntervalMs);
}

/** The pause after a number of `error` verdicts: 10, 20, 40, then 60 s. */
function errorPauseMs(errors: number): number {
  return Math.min(10 * 2 ** (errors - 1), 60) * 1000;
}

async function verdictOf(answer: VerifyAnswer, { timeoutMs }: Deadline, diagnose: Diagnose): Promise<Verdict> {
  const since = isoTime(answer.connectionStatusSince);
  switch (answer.connectionStatus) {
    case 'connected':
      return { status: 'connected', since, sample: sampleOf(answer) };
    case 'error':
      return { status: 'error', since, failure: await diagnose(answer.connectionError) };
    case 'connecting': {
      const what = `Studio was still connecting after ${formatDuration(timeoutMs)}`;
      return { status: 'timeout', since, failure: failure('timeout', { what }) };
    }
  }
}

function sampleOf({ fileCount, hasInfoLabelsFile, endpoint }: VerifyAnswer): Sample {
  const isUsable = endpoint && parsePlainUrl(endpoint);
  return { fileCount, hasInfoLabels: hasInfoLabelsFile, endpoint: isUsable ? endpoint : null };
}

/** @returns the time in ISO 8601; null for a text that is no time */
export function isoTime(text: string | null): string | null {
  const isTime = text && /^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(Date.parse(text));
  return isTime ? new Date(text).toISOString() : null;
}
