/** One bucket: ask, pause, ask again, until Studio has an answer or the time is up. Knows neither HTTP nor GitHub. */

import { type Failure, failure } from '../errors/failure.ts';
import type { Studio } from '../studio/client.ts';
import type { VerifyAnswer, VerifyRequest } from '../studio/contract.ts';
import { formatDuration } from '../text/duration.ts';
import { parseWebUrl } from '../text/urls.ts';
import { errorPauseMs, pollPauseMs } from './backoff.ts';
import type { Wait } from './deadline.ts';

/** What is known of one bucket in the end; each case holds exactly what it knows. */
export type Verdict =
  | { status: 'connected'; since: string | null; sample: Sample }
  | { status: 'error'; since: string | null; connectionError: string | null }
  | { status: 'timeout'; since: string | null }
  | { status: 'unverifiable'; failure: Failure };

export type Status = Verdict['status'];

/** What Studio found in a bucket that it reached; null where it did not say. */
export interface Sample {
  fileCount: number | null;
  hasInfoLabels: boolean | null;
  signedUrl: string | null;
  endpoint: string | null;
}

/** What the verdict cost. */
export interface Effort {
  /** Verify requests sent, retries included. */
  attempts: number;
  durationMs: number;
  /** When Studio said `error`, in milliseconds since the first request. */
  errorsAtMs: number[];
}

export interface Verified {
  verdict: Verdict;
  effort: Effort;
}

export interface Routine {
  studio: Studio;
  wait: Wait;
  pollIntervalMs: number;
  failureThreshold: number;
  /** Told when the state changes, and of each `error` below the threshold with the pause after it. */
  onState: (state: State) => void;
}

type State =
  | { status: 'connecting' }
  /** The how-manieth of how many in a row. */
  | { status: 'error'; inARow: number; of: number; pauseMs: number };

/** Never throws for anything that Studio or the network does. */
export async function verify(request: VerifyRequest, routine: Routine): Promise<Verified> {
  const { studio, wait, pollIntervalMs, failureThreshold, onState } = routine;
  const effort: Effort = { attempts: 0, durationMs: 0, errorsAtMs: [] };
  const beganMs = wait.elapsedMs;
  const decided = (verdict: Verdict): Verified => {
    effort.durationMs = wait.elapsedMs - beganMs;
    return { verdict, effort };
  };
  let last: VerifyAnswer | null = null;
  let connecting = 0;
  for (;;) {
    const outcome = await wait.ask((signal) => {
      effort.attempts++;
      return studio.verify(request, signal);
    });
    if (outcome.kind === 'cancelled') return decided(cancelled());
    if (outcome.kind === 'refusal') return decided({ status: 'unverifiable', failure: outcome.failure });
    if (outcome.kind === 'over') return decided(atTheEnd(last, outcome.fault, outcome.silence ?? silence(wait)));
    const answer = outcome.body;
    if (answer.connectionStatus === 'connected') return decided(connected(answer));
    if (answer.connectionStatus === 'error') {
      const inARow = effort.errorsAtMs.push(wait.elapsedMs - beganMs);
      if (inARow >= failureThreshold) return decided(refused(answer));
      const paused = await wait.pause(errorPauseMs(inARow), (pauseMs) =>
        onState({ status: 'error', inARow, of: failureThreshold, pauseMs })
      );
      if (!paused) return decided(refused(answer));
    } else {
      if (last?.connectionStatus !== 'connecting') onState({ status: 'connecting' });
      const paused = await wait.pause(pollPauseMs(++connecting, pollIntervalMs));
      if (!paused) return decided(atTheEnd(answer, null, silence(wait)));
    }
    last = answer;
  }
}

/** When the time is up, the last usable answer decides, unless it was `connecting` and Studio has failed since. */
function atTheEnd(last: VerifyAnswer | null, fault: Failure | null, silence: Failure): Verdict {
  if (last?.connectionStatus === 'error') return refused(last);
  if (last && !fault) return { status: 'timeout', since: timeOf(last) };
  return { status: 'unverifiable', failure: fault ?? silence };
}

function connected(answer: VerifyAnswer): Verdict {
  const sample = {
    fileCount: answer.fileCount,
    hasInfoLabels: answer.hasInfoLabelsFile ?? null,
    signedUrl: answer.signedUrl ?? null,
    endpoint: answer.endpoint && parseWebUrl(answer.endpoint) ? answer.endpoint : null
  };
  return { status: 'connected', since: timeOf(answer), sample };
}

function refused(answer: VerifyAnswer): Verdict {
  return { status: 'error', since: timeOf(answer), connectionError: answer.connectionError ?? null };
}

function cancelled(): Verdict {
  return { status: 'unverifiable', failure: failure('cancelled') };
}

function silence(wait: Wait): Failure {
  return failure('network', { what: `Studio did not answer within ${formatDuration(wait.timeoutMs)}` });
}

/** An ISO 8601 time, null for anything else. */
function timeOf({ connectionStatusSince: since }: VerifyAnswer): string | null {
  return since && /^\d{4}-\d\d-\d\dT/.test(since) && !Number.isNaN(Date.parse(since))
    ? new Date(since).toISOString()
    : null;
}
