/** What went wrong with GitHub -> what happened, what to do, and whether it may pass. None of it touches a verdict. */

import { explanations } from '../errors/error-codes.ts';
import { CERTIFICATE } from '../http/connection.ts';
import { retryAfterMs } from '../http/retry-after.ts';
import { quote } from '../text/words.ts';

export class GitHubTrouble extends Error {
  /** The next step, line by line. */
  readonly remedy: readonly string[];
  /** null where there was no answer. */
  readonly status: number | null;
  /** GitHub's own words, not yet fit to be shown; null where it gave none. */
  readonly said: string | null;
  /** Whether another try is worth while: after a pause of our own, or after so many milliseconds. */
  readonly retry: 'never' | 'soon' | number;

  constructor(what: string, remedy: readonly string[], more: Partial<Details> = {}) {
    super(what);
    this.remedy = remedy;
    this.status = more.status ?? null;
    this.said = more.said ?? null;
    this.retry = more.retry ?? 'never';
  }

  /** Whether GitHub surely did nothing: then even a change may be made again. */
  get undone(): boolean {
    return typeof this.retry === 'number' && this.status !== null && this.status < 500;
  }

  /** Whether only the one issue is affected, so that the next is worth trying. */
  get local(): boolean {
    return this.status === 422;
  }
}
type Details = Pick<GitHubTrouble, 'status' | 'said' | 'retry'>;

export const CATCH_UP = ['There is nothing to do: the next run will catch up.'];

const permissionNeeded = [
  'Add this to the job, beside the permissions that its other steps need (runs for forks and Dependabot cannot have it):',
  'permissions:',
  '  issues: write'
];

/** What octokit throws, as far as it is of interest; a connection that failed has no response. */
interface Thrown {
  name?: string;
  status?: number;
  response?: { headers?: Record<string, string | undefined>; data?: { message?: unknown } };
  headers?: Record<string, string | undefined>;
  errors?: { type?: string; message?: unknown }[];
  cause?: unknown;
  code?: string;
}

/** @param timeOfDayMs the time of day, which GitHub's dates are compared with */
export function troubleOf(thrown: unknown, timeOfDayMs: number): GitHubTrouble {
  if (thrown instanceof GitHubTrouble) return thrown;
  const error = (thrown ?? {}) as Thrown;
  if (error.name === 'GraphqlResponseError') return refusedQuery(error, timeOfDayMs);
  if (!error.response) return unreachable(error);
  const { headers = {}, data } = error.response;
  return refused(error.status ?? 0, headers, textOf(data?.message), timeOfDayMs);
}

type Headers = Record<string, string | undefined>;

function refused(status: number, headers: Headers, said: string | null, timeOfDayMs: number): GitHubTrouble {
  const limited =
    'retry-after' in headers || headers['x-ratelimit-remaining'] === '0' || /rate limit/i.test(said ?? '');
  if (status === 429 || (status === 403 && limited)) return tooMany(status, headers, said, timeOfDayMs);
  if (status >= 500) {
    const retry = retryAfterMs(headers['retry-after'], timeOfDayMs) ?? 'soon';
    return new GitHubTrouble(`GitHub is not available (it answered ${status})`, CATCH_UP, { status, said, retry });
  }
  const { what, remedy } = refusals[status] ?? { what: 'GitHub refused the request', remedy: [] };
  return new GitHubTrouble(`${what} (it answered ${status})`, remedy, { status, said });
}

const refusals: Readonly<Record<number, { what: string; remedy: readonly string[] }>> = {
  401: {
    what: 'GitHub rejected the token',
    remedy: ['Leave `github-token` to its default, or give it a token that is valid for this repository.']
  },
  403: { what: 'GitHub does not let the token do this', remedy: permissionNeeded },
  404: { what: 'GitHub shows the token no issues of this repository', remedy: permissionNeeded },
  410: {
    what: 'issues are switched off in this repository',
    remedy: ['Switch them on (Settings, General, Features), or set `alert-issue` to false.']
  },
  422: { what: 'GitHub did not accept the issue', remedy: ['Check `alert-labels`.'] }
};

/** Primary limits name the second in which they end; secondary ones say how long to wait, or else mean a minute. */
function tooMany(status: number, headers: Headers, said: string | null, timeOfDayMs: number): GitHubTrouble {
  const resetMs = Number(headers['x-ratelimit-reset']) * 1000 - timeOfDayMs;
  const untilReset = headers['x-ratelimit-remaining'] === '0' && resetMs > 0 ? resetMs : 60_000;
  const retry = retryAfterMs(headers['retry-after'], timeOfDayMs) ?? untilReset;
  return new GitHubTrouble(
    `GitHub received too many requests (it answered ${status})`,
    ['The next run will catch up; if this happens often, let the workflow run less often.'],
    { status, said, retry }
  );
}

/** GraphQL says no with the status 200. */
function refusedQuery({ errors = [], headers = {} }: Thrown, timeOfDayMs: number): GitHubTrouble {
  const [first] = errors;
  const said = textOf(first?.message);
  if (first?.type === 'RATE_LIMITED') return tooMany(200, headers, said, timeOfDayMs);
  return new GitHubTrouble('GitHub did not say whose token it is', permissionNeeded, { status: 200, said });
}

function unreachable(error: Thrown): GitHubTrouble {
  const code = codeOf(error);
  if (CERTIFICATE.test(code)) {
    return new GitHubTrouble(`GitHub's certificate could not be trusted (${code})`, [explanations.tls.remedy]);
  }
  return new GitHubTrouble(
    `GitHub could not be reached${code ? ` (${code})` : ''}`,
    ['Check that this runner reaches GitHub; behind a proxy set HTTPS_PROXY.'],
    { retry: 'soon' }
  );
}

/** Node's code of the innermost error. */
function codeOf(error: unknown, depth = 0): string {
  const { code, cause } = (error ?? {}) as Thrown;
  const inner = cause && depth < 5 ? codeOf(cause, depth + 1) : '';
  return inner || (typeof code === 'string' && /^[A-Z_0-9]+$/.test(code) ? code : '');
}

function textOf(message: unknown): string | null {
  return typeof message === 'string' && message !== '' ? message : null;
}

export function unexpected(what: string, field: string): GitHubTrouble {
  const where = field ? `, beginning with ${quote(field)}` : '';
  return new GitHubTrouble(`GitHub's answer to ${what} could not be understood${where}`, [
    'Check GITHUB_API_URL, and that nothing in between (a login page, a proxy) answers instead.'
  ]);
}
