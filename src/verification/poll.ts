/** One target: ask, pause, ask again, until Studio has an answer or the time is up. Knows neither HTTP nor GitHub. */
import type { Sample, Verdict } from '../checks/verdict.ts';
import { type Failure, failure } from '../errors/failure.ts';
import type { Studio } from '../studio/client.ts';
import type { VerifyAnswer } from '../studio/contract.ts';
import type { Target } from '../studio/target.ts';
import { formatDuration } from '../text/duration.ts';
import { parseWebUrl } from '../text/urls.ts';
import { askWithRetries, type PollContext, pause } from './ask-with-retries.ts';
import { errorPauseMs, pollPauseMs } from './backoff.ts';
import type { Deadline } from './deadline.ts';

/** What the verdict cost. */
export interface Effort {
  /** Verify requests sent, retries included. */
  attempts: number;
  durationMs: number;
  /** When Studio said `error`, in milliseconds since the first request. */
  errorsAtMs: number[];
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
  /** Called when the state changes, and for each `error` below the threshold with the pause after it. */
  onState: (state: PollState) => void | Promise<void>;
}

export type PollState =
  | { status: 'connecting' }
  /** The how-manieth of how many in a row. */
  | { status: 'error'; connectionError: string | null; inARow: number; of: number; pauseMs: number };

/** Never throws for anything that Studio or the network does. */
export async function poll(
  target: Target,
  studio: Studio,
  deadline: Deadline,
  context: PollContext,
  { pollIntervalMs, failureThreshold, onState }: PollOptions
): Promise<Polled> {
  const effort: Effort = { attempts: 0, durationMs: 0, errorsAtMs: [] };
  const signedUrls = new Set<string>();
  const startedMs = deadline.elapsedMs;
  const decided = (verdict: Verdict, signedUrl: string | null = null): Polled => {
    effort.durationMs = deadline.elapsedMs - startedMs;
    return { verdict, effort, signedUrl, signedUrls };
  };
  let last: VerifyAnswer | null = null;
  let connecting = 0;
  for (;;) {
    const asked = await askWithRetries(
      (signal) => {
        effort.attempts++;
        return studio.verify(target, signal, (url) => signedUrls.add(url));
      },
      deadline,
      context
    );
    if (asked.kind === 'cancelled') return decided({ status: 'unverifiable', failure: failure('cancelled') });
    if (asked.kind === 'refusal') return decided({ status: 'unverifiable', failure: asked.failure });
    if (asked.kind === 'gave-up') return decided(atTheDeadline(last, asked.fault, deadline, asked.cutOff));
    const answer = asked.body;
    const before = last?.connectionStatus;
    last = answer;
    if (answer.connectionStatus === 'connected') {
      return decided({ status: 'connected', since: timeOf(answer), sample: sampleOf(answer) }, answer.signedUrl);
    }
    if (answer.connectionStatus === 'error') {
      const { connectionError = null } = answer;
      const inARow = effort.errorsAtMs.push(deadline.elapsedMs - startedMs);
      const pauseMs = inARow < failureThreshold ? deadline.fit(errorPauseMs(inARow)) : null;
      if (pauseMs === null) return decided(refused(answer));
      await onState({ status: 'error', connectionError, inARow, of: failureThreshold, pauseMs });
      await pause(pauseMs, deadline, context);
    } else {
      if (before !== 'connecting') await onState({ status: 'connecting' });
      const pauseMs = deadline.fit(pollPauseMs(++connecting, pollIntervalMs));
      if (pauseMs === null) return decided(atTheDeadline(answer, null, deadline));
      await pause(pauseMs, deadline, context);
    }
  }
}

/** When the time is up, the last usable answer decides, unless it was `connecting` and Studio has failed since. */
function atTheDeadline(
  last: VerifyAnswer | null,
  fault: Failure | null,
  { timeoutMs }: Deadline,
  cutOff?: Failure
): Verdict {
  if (last?.connectionStatus === 'error') return refused(last);
  if (last && !fault) return { status: 'timeout', since: timeOf(last) };
  const what = `Studio did not answer within ${formatDuration(timeoutMs)}`;
  return { status: 'unverifiable', failure: fault ?? cutOff ?? failure('network', { what }) };
}

function refused(answer: VerifyAnswer): Verdict {
  return { status: 'error', since: timeOf(answer), connectionError: answer.connectionError ?? null };
}

function sampleOf({ fileCount, hasInfoLabelsFile, endpoint }: VerifyAnswer): Sample {
  return {
    fileCount,
    hasInfoLabels: hasInfoLabelsFile ?? null,
    endpoint: endpoint && parseWebUrl(endpoint) ? endpoint : null
  };
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
