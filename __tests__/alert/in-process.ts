/** The work on issues within the test's own process: its pauses take no time, and its results are made up. */
import type { LoopbackGitHub } from '../../sandbox/github.ts';
import { TOKEN } from '../../sandbox/github-repository.ts';
import type { Alerting } from '../../src/alert/keep-issues.ts';
import type { Clock } from '../../src/clock.ts';
import { diagnose } from '../../src/errors/diagnosis.ts';
import { failure } from '../../src/errors/failure.ts';
import { Sanitizer } from '../../src/text/sanitizer.ts';
import type { TargetResult } from '../../src/verification/target-result.ts';

export const STATES = ['up', 'denied', 'no key', 'late', 'unlabelled', 'unverifiable', 'no look at CORS'] as const;
export type State = (typeof STATES)[number];
/** These say nothing about the bucket. */
export const UNDECIDED: readonly State[] = ['unverifiable', 'no look at CORS'];

/** In milliseconds since 1970. */
export interface Time {
  nowMs: number;
}

export function alerting(
  { env }: LoopbackGitHub,
  time: Time,
  warning: Alerting['log']['warning'] = () => {}
): Alerting {
  const cancelled = new AbortController().signal;
  const clock: Clock = {
    now: () => time.nowMs,
    timeOfDay: () => time.nowMs,
    // Pauses end when the run is cancelled. What ends otherwise are limits of requests, and GitHub never hangs here.
    sleep: async (ms, signal) => {
      if (signal === cancelled) time.nowMs += ms;
      else await new Promise((resolve) => signal.addEventListener('abort', resolve));
    }
  };
  return {
    labels: ['bucket-alert'],
    token: TOKEN,
    apiUrl: 'https://studio.edgeimpulse.com/v1',
    organizationId: 7,
    readme: null,
    env,
    sanitizer: new Sanitizer(),
    log: { info: () => {}, warning, debug: () => {} },
    clock,
    cancelled,
    crashed: new Promise(() => {})
  };
}

/** Whatever can come from outside tries to mention somebody. */
export function resultOf(id: number, state: State): TargetResult {
  const request = { storageProvider: 's3', bucket: '@octocat', endpoint: 'https://s3.test/@octocat', accessKey: 'A' };
  const effort = { attempts: 1, durationMs: 100, errorsAtMs: [] };
  const basics = { bucket: { id, request }, effort, checks: [], healthy: state === 'up', issueUrl: null };
  const sample = { fileCount: 1, hasInfoLabels: null, signedUrl: null, endpoint: null };
  const connected = { status: 'connected', since: null, sample } as const;
  const refused = (said: string): TargetResult => {
    const verdict = { status: 'error', since: null, connectionError: said } as const;
    return { ...basics, verdict, failure: diagnose(said, { ...request, given: [], secretTrimmed: false }) };
  };
  const silent = failure('network');
  const results: Record<State, TargetResult> = {
    up: { ...basics, verdict: connected, failure: null },
    denied: refused('AccessDenied: @octocat may not'),
    'no key': refused('InvalidAccessKeyId: "@octocat'),
    late: { ...basics, verdict: { status: 'timeout', since: null }, failure: failure('timeout') },
    unlabelled: { ...basics, verdict: connected, failure: failure('no-info-labels') },
    'no look at CORS': { ...basics, verdict: connected, failure: failure('cors-unverifiable') },
    unverifiable: { ...basics, verdict: { status: 'unverifiable', failure: silent }, failure: silent }
  };
  return results[state];
}
