/** GitHub's API as far as issues need it. */
import { statSync } from 'node:fs';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import * as z from 'zod/mini';
import { Failure } from '../errors/failure.ts';
import { boundedFetch } from '../http/bounded-fetch.ts';
import { proxyFor } from '../http/proxy.ts';
import type { Environment } from '../inputs/read-inputs.ts';
import { parseWebUrl } from '../text/urls.ts';
import { messageOf } from '../text/words.ts';
import { userAgent } from '../version.ts';
import { GitHubError, githubError, MISUNDERSTOOD } from './github-error.ts';

const Issue = z.object({
  number: z.int().check(z.positive()),
  state: z.string(),
  body: z.nullish(z.string()),
  user: z.nullish(z.object({ login: z.string() })),
  pull_request: z.optional(z.unknown())
});
export type Issue = z.infer<typeof Issue>;
const Issues = z.array(Issue);
const Viewer = z.object({ viewer: z.object({ login: z.string() }) });

/** Pages of 100: nobody has more alert issues, and what has no end is not to be read to the end. */
const MAX_PAGES = 10;
const ENDLESS = [
  `GitHub lists ${MAX_PAGES * 100} alert issues and more`,
  ['Take the first label of `alert-labels` off old ones.']
] as const;

const LABEL = { color: 'd73a4a', description: 'An Edge Impulse bucket is or was unhealthy' };
/** What may have been done although no answer came is not done again: nobody wants two issues. */
const request = { retries: 0 };

const waitOut = (afterS: number, _request: object, _octokit: object, count: number) => afterS <= 10 && count < 2;
/** Two more tries, after 1 and 4 s; 1 s between writes, 3 s between those that send mails. */
const PACE = {
  retry: { retries: 2, doNotRetry: [400, 401, 403, 404, 410, 422, 429, 451] },
  throttle: { onRateLimit: waitOut, onSecondaryRateLimit: waitOut }
};

export type GitHub = Awaited<ReturnType<typeof connectGitHub>>;

interface Connection {
  token: string;
  env: Environment;
  /** Ends all exchanges. */
  ended: AbortSignal;
  /** Called for each exchange, with one line without body and headers. */
  onExchange: (line: string) => void;
  pace?: object;
}

/** Every call throws GitHubError where it does not succeed. */
export async function connectGitHub({ token, env, ended, onExchange, pace = PACE }: Connection) {
  const octokit = await load({ token, env, ended, onExchange, pace });
  const { issues } = octokit.rest;
  const [owner = '', repo = ''] = env.GITHUB_REPOSITORY?.split('/') ?? [];
  const at = { owner, repo };
  const { viewer } = parsed(Viewer, await octokit.graphql('{ viewer { login } }'));
  return {
    /** All issues of the token's own with the label, the oldest first; nobody else's is ever touched. */
    async list(labels: string): Promise<Issue[]> {
      const query = { ...at, labels, creator: viewer.login, state: 'all', sort: 'created', direction: 'asc' } as const;
      const found: Issue[] = [];
      for (let page = 1; found.length === (page - 1) * 100; page++) {
        // To go on without those that are not known would open an issue again at every run.
        if (page > MAX_PAGES) throw new GitHubError(...ENDLESS);
        found.push(...parsed(Issues, (await issues.listForRepo({ ...query, per_page: 100, page })).data));
      }
      return found.filter(({ user, pull_request }) => user?.login === viewer.login && !pull_request);
    },
    read: async (issue_number: number) => parsed(Issue, (await issues.get({ ...at, issue_number })).data),
    /** Makes a label unless it exists. */
    haveLabel: async (name: string) => {
      await issues.createLabel({ ...at, name, ...LABEL }).catch((error: GitHubError) => {
        if (error.scope !== 'issue') throw error;
      });
    },
    open: async (issue: { title: string; body: string; labels: string[] }) =>
      parsed(Issue, (await issues.create({ ...at, ...issue, request })).data),
    edit: (issue_number: number, body: string, reason: 'reopened' | 'completed' | 'duplicate') => {
      const state = reason === 'reopened' ? 'open' : 'closed';
      // Where the state is as it was, the reason is ignored.
      return issues.update({ ...at, issue_number, body, state, state_reason: reason });
    },
    comment: (issue_number: number, body: string) => issues.createComment({ ...at, issue_number, body, request })
  };
}

function parsed<T>(schema: z.ZodMiniType<T>, data: unknown): T {
  const { success, data: answer } = schema.safeParse(data);
  if (success) return answer;
  throw new GitHubError(...MISUNDERSTOOD);
}

const ignore = () => {};
/** Octokit would print deprecations past the sanitizer. */
const log = { debug: ignore, info: ignore, warn: ignore, error: ignore };

async function load({ token, env, ended, onExchange, pace }: Connection) {
  const baseUrl = (env.GITHUB_API_URL || 'https://api.github.com').trim().replace(/\/$/, '');
  const url = parseWebUrl(baseUrl);
  if (!url) throw new GitHubError('GITHUB_API_URL is not a URL', []);
  const proxy = proxyFor(url);
  if (proxy instanceof Failure) throw new GitHubError(proxy.what, [proxy.likelyCause, proxy.remedy]);
  // Importing the library reads the event: of a missing file it prints so past the sanitizer, and a pipe it reads for ever.
  const event = env.GITHUB_EVENT_PATH;
  if (event && !statSync(event, { throwIfNoEntry: false })?.isFile()) {
    throw new GitHubError('there is no file at GITHUB_EVENT_PATH', []);
  }
  const { getOctokit } = await import('@actions/github').catch((error) => {
    throw new GitHubError(`its library, which reads GITHUB_EVENT_PATH, cannot be loaded: ${messageOf(error)}`, []);
  });
  const octokit = getOctokit(token, { baseUrl, ...pace, log }, retry, throttling);
  const fetch = boundedFetch(ended, onExchange);
  octokit.hook.wrap('request', async (send, options) => {
    options.headers['user-agent'] = userAgent;
    options.request = { ...options.request, fetch, log };
    try {
      const response = await send(options);
      // To Octokit, a redirect that is not followed is a success, and so are a login page and GraphQL's refusals.
      if (response.status < 300 && typeof response.data === 'object' && !('errors' in Object(response.data)))
        return response;
      throw { response };
    } catch (error) {
      throw githubError(error, options.url.includes('{issue_number}'));
    }
  });
  return octokit;
}
