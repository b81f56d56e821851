/** Issues kept within the test's own process: without pauses, for results that are made up. */
import type { LoopbackGitHub } from '../../sandbox/github.ts';
import { TOKEN } from '../../sandbox/github-repository.ts';
import { connectGitHub } from '../../src/alert/github.ts';
import type { KeepIssuesOptions } from '../../src/alert/keep-issues.ts';
import type { Result } from '../../src/alert/subject.ts';
import type { Clock } from '../../src/clock.ts';
import { failure } from '../../src/errors/failure.ts';

export const STATES = ['up', 'denied', 'no key', 'late', 'unlabelled', 'unverifiable', 'no look at CORS'] as const;
export type State = (typeof STATES)[number];
/** These say nothing about the bucket. */
export const UNDECIDED: readonly State[] = ['unverifiable', 'no look at CORS'];

/** In milliseconds since 1970. */
export interface Time {
  nowMs: number;
}

/** Octokit's own plugins, without their pauses. */
const withoutPauses: typeof connectGitHub = (connection) =>
  connectGitHub(connection, { retry: { retries: 2, retryAfterBaseValue: 0 }, throttle: { enabled: false } });

export function optionsFor(
  { env }: LoopbackGitHub,
  time: Time,
  warning: KeepIssuesOptions['log']['warning'] = () => {}
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
    log: { info: () => {}, warning, debug: () => {} },
    clock,
    cancelled: new AbortController().signal,
    docs: null,
    connect: withoutPauses
  };
}

/** Whatever can come from outside tries to mention somebody. */
export function resultOf(bucketId: number, state: State): Result {
  const request = { storageProvider: 's3', bucket: '@octocat', endpoint: 'https://s3.test/@octocat', accessKey: '' };
  const effort = { attempts: 1, durationMs: 100, errorsAtMs: [] };
  const target = { kind: 'bucket', bucketId, request, given: [] } as const;
  const basics = { target, effort, healthy: state === 'up', issueUrl: null };
  const sample = { fileCount: 1, hasInfoLabels: null, signedUrl: null, endpoint: null };
  const connected = { status: 'connected', since: null, sample } as const;
  const texts = { what: 'no, "@octocat" may not', cause: 'It is `@octocat`.', remedy: 'Ask "@octocat".' };
  const refused = (code: 'access-denied' | 'invalid-access-key'): Result => {
    const verdict = { status: 'error', since: null, connectionError: null } as const;
    const quote = { by: 'The storage service', text: '"@octocat` @octocat may not, see octo/home#3' } as const;
    return { ...basics, verdict, failure: failure(code as 'timeout', { ...texts, quote }) };
  };
  const silent = failure('network');
  const results: Record<State, Result> = {
    up: { ...basics, verdict: connected, failure: null },
    denied: refused('access-denied'),
    'no key': refused('invalid-access-key'),
    late: { ...basics, verdict: { status: 'timeout', since: null }, failure: failure('timeout') },
    unlabelled: { ...basics, verdict: connected, failure: failure('no-info-labels') },
    'no look at CORS': { ...basics, verdict: connected, failure: failure('cors-unverifiable') },
    unverifiable: { ...basics, verdict: { status: 'unverifiable', failure: silent }, failure: silent }
  };
  return results[state];
}
