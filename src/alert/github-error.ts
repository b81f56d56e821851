/** What went wrong with GitHub: what happened, what to do, and whether other issues are affected. */
import { messageOf } from '../text/words.ts';

export class GitHubError extends Error {
  /** The next step and what GitHub said, not yet sanitized. */
  readonly remedy: readonly string[];
  /** `gone`: the issue does not exist; `issue`: only this one cannot be changed; `all`: none can. */
  readonly scope: 'gone' | 'issue' | 'all';

  constructor(what: string, remedy: readonly string[] = [], scope: GitHubError['scope'] = 'all') {
    super(what);
    this.remedy = remedy;
    this.scope = scope;
  }
}

type Explanation = ConstructorParameters<typeof GitHubError>;

export const MISUNDERSTOOD: Explanation = [
  "GitHub's answer could not be understood",
  ['Check GITHUB_API_URL and GITHUB_REPOSITORY.']
];
export const CATCH_UP = ['There is nothing to do: the next run will catch up.'];
const PERMISSION = [
  'Add this to the job, beside the permissions that its other steps need (forks and Dependabot cannot have it):',
  'permissions:',
  '  issues: write'
];

const refusals: Readonly<Record<number, Explanation>> = {
  401: ['GitHub rejected the token', ['Leave `github-token` at its default, or give it a token for this repository.']],
  403: ['GitHub does not let the token do this', PERMISSION],
  404: ['GitHub shows this token no issues in this repository', PERMISSION],
  410: ['issues are switched off in this repository', ['Switch them on, or set `alert-issue` to false.']],
  422: ['GitHub did not accept the issue', ['Check `alert-labels`.'], 'issue'],
  429: ['GitHub received too many requests', CATCH_UP]
};

/** Octokit gives a status also where no answer came. @param isOfIssue whether an existing issue was read or changed */
export function githubError(thrown: unknown, isOfIssue = false): GitHubError {
  if (thrown instanceof GitHubError) return thrown;
  const { response, status: sent } = Object(thrown);
  if (!response && !sent) return new GitHubError(`something unexpected happened: ${messageOf(thrown)}`);
  const remedyOfNetwork = 'Check that this runner reaches GitHub; it may need HTTPS_PROXY or NODE_EXTRA_CA_CERTS.';
  if (!response) return new GitHubError(`GitHub could not be reached: ${messageOf(thrown)}`, [remedyOfNetwork]);
  const { status, headers, data } = response;
  const said = String(data?.message ?? data?.errors?.[0]?.message ?? '');
  const isLimited = headers['x-ratelimit-remaining'] === '0' || /rate limit/i.test(said);
  const [what, remedy = [], scope] = explanationOf(isLimited ? 429 : status, isOfIssue, said);
  const quoted = said ? [`GitHub said: "${said}"`] : [];
  return new GitHubError(`${what}: it answered ${status}`, [...remedy, ...quoted], scope);
}

function explanationOf(status: number, isOfIssue: boolean, said: string): Explanation {
  if (isOfIssue && [301, 404, 410].includes(status)) return ['an issue is gone', CATCH_UP, 'gone'];
  if (isOfIssue && status === 403 && /\blocked\b/i.test(said)) return ['an issue is locked', ['Unlock it.'], 'issue'];
  if (status >= 500) return ['GitHub is not available', CATCH_UP];
  if (status < 400) return MISUNDERSTOOD;
  return refusals[status] ?? ['GitHub refused the request'];
}
