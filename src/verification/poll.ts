import type { Sample, Verdict } from '../checks/verdict.ts';
import { type Failure, failure } from '../errors/failure.ts';
import type { Reply } from '../studio/client.ts';
import type { VerifyAnswer } from '../studio/contract.ts';
import { formatDuration } from '../text/duration.ts';
import { parsePlainUrl } from '../text/urls.ts';
import { askWithRetries } from './ask-with-retries.ts';
import type { VerifyContext } from './context.ts';
import type { Deadline } from './deadline.ts';

type Diagnose = (said: string | null) => Promise<Failure>;

/** Asks until Studio has a verdict. Never throws for anything that Studio or the network does. */
export async function poll(
  send: (signal: AbortSignal) => Promise<Reply<VerifyAnswer>>,
  deadline: Deadline,
  context: VerifyContext,
  diagnose: Diagnose
): Promise<Verdict> {
  const { inputs, observer } = context;
  const { pollIntervalMs, failureThreshold } = inputs;
  let last: VerifyAnswer | null = null;
  let pauseMs: number | null = 0;
  let connecting = 0;
  let errors = 0;
  for (;;) {
    const asked = await askWithRetries(send, deadline, context, pauseMs);
    if (asked.kind !== 'answer') {
      // The last usable answer decides, unless requests failed since Studio was connecting.
      const lastDecides = asked.kind === 'deadline' || (asked.kind === 'faults' && last?.connectionStatus === 'error');
      if (last && lastDecides) return await verdictOf(last, deadline, diagnose);
      return { status: 'unverifiable', since: null, failure: asked.failure };
    }
    const answer: VerifyAnswer = asked.body;
    const isError = answer.connectionStatus === 'error';
    pauseMs = deadline.fit(isError ? errorPauseMs(++errors) : pollPauseMs(++connecting, pollIntervalMs));
    if (answer.connectionStatus === 'connected' || errors === failureThreshold || pauseMs === null) {
      return await verdictOf(answer, deadline, diagnose);
    }
    if (isError) {
      const { code, what } = await diagnose(answer.connectionError);
      const count = `${errors} of ${failureThreshold} in a row`;
      const next = `asking again in ${formatDuration(pauseMs)}`;
      observer.onChange(`Studio could not reach it: ${what} (${code}, ${count}); ${next}`);
    } else if (last?.connectionStatus !== 'connecting') observer.onChange('Studio is connecting …');
    last = answer;
  }
}

/** 0.25 s, 0.5 s, 0.75 s, …: few requests, and a change is seen soon in proportion to the time waited. */
export function pollPauseMs(answers: number, pollIntervalMs: number): number {
  return Math.min(answers * 250, pollIntervalMs);
}

/** 10, 20, 40, then 60 s. */
function errorPauseMs(errors: number): number {
  return Math.min(10 * 2 ** (errors - 1), 60) * 1000;
}

async function verdictOf(answer: VerifyAnswer, { timeoutMs }: Deadline, diagnose: Diagnose): Promise<Verdict> {
  const { connectionStatus: status, connectionError } = answer;
  const since = isoTime(answer.connectionStatusSince);
  if (status === 'connected') return { status, since, sample: sampleOf(answer) };
  if (status === 'error') return { status, since, failure: await diagnose(connectionError) };
  const what = `Studio was still connecting after ${formatDuration(timeoutMs)}`;
  return { status: 'timeout', since, failure: failure('timeout', { what }) };
}

function sampleOf({ files: fileCount, hasInfoLabelsFile, endpoint }: VerifyAnswer): Sample {
  const isUsable = endpoint && parsePlainUrl(endpoint);
  return { fileCount, hasInfoLabels: hasInfoLabelsFile, endpoint: isUsable ? endpoint : null };
}

/** @returns the time in ISO 8601; null for a text that is no time */
export function isoTime(text: string | null): string | null {
  const isTime = text && /^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(Date.parse(text));
  return isTime ? new Date(text).toISOString() : null;
}
