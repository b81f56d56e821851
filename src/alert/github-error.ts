/** What went wrong with GitHub -> what happened, what to do, and whether other issues are affected. No verdict is. */
import { LimitError } from '../http/exchange.ts';
import { messageOf } from '../text/words.ts';

/** `gone`: the issue is not there any more; `issue`: nothing can be done with this one; `all`: with no issue. */
type Explained = [what: string, remedy: readonly string[], scope?: 'gone' | 'issue' | 'all'];

export class GitHubError extends Error {
  /** The next step, line by line, and what GitHub said: not yet sanitized. */
  readonly remedy: readonly string[];
  readonly scope: 'gone' | 'issue' | 'all';

  constructor(...[what, remedy, scope = 'all']: Explained) {
    super(what);
    this.remedy = remedy;
    this.scope = scope;
  }
}

/** A login page, an answer of another form, a redirect. */
export const MISUNDERSTOOD: Explained = [
  "GitHub's answer could not be understood",
  ['Check GITHUB_API_URL and GITHUB_REPOSITORY.']
];
export const CATCH_UP = ['There is nothing to do: the next run will catch up.'];
const REACH = ['Check that this runner reaches GitHub; it may need HTTPS_PROXY or NODE_EXTRA_CA_CERTS.'];
const PERMISSION = [
  'Add this to the job, beside the permissions that its other steps need (runs for forks and Dependabot cannot have it):',
  'permissions:',
  '  issues: write'
];

const refusals: Readonly<Record<number, Explained>> = {
  401: ['GitHub rejected the token', ['Leave `github-token` at its default, or give it a token for this repository.']],
  403: ['GitHub does not let the token do this', PERMISSION],
  404: ['GitHub shows this token no issues in this repository', PERMISSION],
  410: ['issues are switched off in this repository', ['Switch them on, or set `alert-issue` to false.']],
  422: ['GitHub did not accept the issue', ['Check `alert-labels`.'], 'issue'],
  429: ['GitHub received too many requests', CATCH_UP]
};

/** What Octokit throws: with a status also where no answer came. */
interface Thrown {
  status?: number;
  response?: { status: number; headers: Record<string, unknown>; data: unknown };
}

/** @param ofIssue whether an existing issue was read or changed */
export function githubError(thrown: unknown, ofIssue = false): GitHubError {
  if (thrown instanceof GitHubError) return thrown;
  if (thrown instanceof LimitError)
    return new GitHubError(`GitHub answers too slowly or too much: ${thrown.message}`, CATCH_UP);
  const { response, status: sent } = Object(thrown) as Thrown;
  const what = sent ? 'GitHub could not be reached' : 'something unexpected happened';
  if (!response) return new GitHubError(`${what}: ${messageOf(thrown)}`, sent ? REACH : []);
  const { status, headers } = response;
  const { message, errors } = Object(response.data) as { message?: unknown; errors?: { message?: unknown }[] };
  const said = String(message ?? errors?.[0]?.message ?? '');
  const limited = headers['x-ratelimit-remaining'] === '0' || /rate limit/i.test(said);
  const [why, remedy, scope] = explained(limited ? 429 : status, ofIssue, said);
  return new GitHubError(`${why}: it answered ${status}`, said ? [...remedy, `GitHub said: "${said}"`] : remedy, scope);
}

function explained(status: number, ofIssue: boolean, said: string): Explained {
  if (ofIssue && [301, 404, 410].includes(status)) return ['an issue is gone', CATCH_UP, 'gone'];
  if (ofIssue && status === 403 && /\blocked\b/i.test(said)) return ['an issue is locked', ['Unlock it.'], 'issue'];
  if (status >= 500) return ['GitHub is not available', CATCH_UP];
  if (status < 400) return MISUNDERSTOOD;
  return refusals[status] ?? ['GitHub refused the request', []];
}
