/** Issues kept within the test's own process: without pauses, for results that are made up. */
import type { LoopbackGitHub } from '../../sandbox/github.ts';
import { TOKEN } from '../../sandbox/github-repository.ts';
import type { KeepIssuesOptions } from '../../src/alert/keep-issues.ts';
import type { Clock } from '../../src/clock.ts';
import { aggregate, type RunResult } from '../../src/verification/aggregate.ts';
import type { TargetResult } from '../../src/verification/target-result.ts';
import { connected, late, refused, result, unverifiable } from '../support/results.ts';

export const STATES = ['up', 'denied', 'no key', 'late', 'unlabelled', 'unverifiable', 'no look at CORS'] as const;
export type State = (typeof STATES)[number];
/** These say nothing about the bucket. */
export const UNDECIDED: readonly State[] = ['unverifiable', 'no look at CORS'];

/** In milliseconds since 1970. */
export interface Time {
  nowMs: number;
}

/** Octokit's own plugins, without their pauses. */
const pace = { retry: { retries: 2, retryAfterBaseValue: 0 }, throttle: { enabled: false } };

export function optionsFor(
  { env }: LoopbackGitHub,
  time: Time,
  warn: (...lines: string[]) => void = () => {}
): KeepIssuesOptions {
  const clock: Clock = {
    now: () => time.nowMs,
    timeOfDay: () => time.nowMs,
    // The minute is never over; a pause that is to let GitHub's list catch up is.
    sleep: async (ms, signal) => {
      if (ms < 60_000) return;
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
    }
  };
  return {
    labels: ['bucket-alert'],
    token: TOKEN,
    apiUrl: 'https://studio.edgeimpulse.com/v1',
    organizationId: 7,
    env,
    log: { info: () => {}, debug: () => {}, annotate: (_, ...lines) => warn(...lines) },
    clock,
    cancelled: new AbortController().signal,
    pace
  };
}

/** Whatever can come from outside tries to mention somebody. */
export function runOf(states: Record<number, State>): RunResult {
  return aggregate(
    Object.entries(states).map(([id, state]) => resultOf(Number(id), state)),
    null,
    100
  );
}

function resultOf(id: number, state: State): TargetResult {
  const more = { id, request: { bucket: '@octocat', endpoint: 'https://s3.test/@octocat' } };
  const unseen = { status: 'unverifiable', reason: 'no answer from "@octocat"' } as const;
  const made: Record<State, () => TargetResult> = {
    up: () => result(connected(), more),
    denied: () => result(refused('AccessDenied: "@octocat` @octocat may not, see octo/home#3'), more),
    'no key': () => result(refused('InvalidAccessKeyId: "@octocat'), more),
    late: () => result(late(), more),
    unlabelled: () => result(connected(), { ...more, expected: { requireInfoLabels: true } }),
    'no look at CORS': () => result(connected(), { ...more, cors: unseen }),
    unverifiable: () => result(unverifiable(), more)
  };
  return made[state]();
}
