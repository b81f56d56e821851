/** GitHub's API as far as issues need it. */
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import * as z from 'zod/mini';
import { Failure } from '../errors/failure.ts';
import { boundedFetch } from '../http/bounded-fetch.ts';
import { proxyFor } from '../http/proxy.ts';
import type { Environment } from '../inputs/read-inputs.ts';
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

const LABEL = { color: 'd73a4a', description: 'An Edge Impulse bucket is or was unhealthy' };
/** A write may have been done although no answer came: repeated, it would make a second issue or comment. */
const request = { retries: 0 };

const waitOut = (afterS: number, _request: object, _octokit: object, count: number) => afterS <= 10 && count < 2;
/** Two more tries, after 1 and 4 s; 1 s between writes, 3 s between those that send mails. */
const PACE = {
  retry: { retries: 2, doNotRetry: [400, 401, 403, 404, 410, 422, 429, 451] },
  throttle: { onRateLimit: waitOut, onSecondaryRateLimit: waitOut }
};

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
export async function connectGitHub(connection: Connection) {
  const octokit = await loadOctokit(connection);
  const { issues } = octokit.rest;
  const [owner = '', repo = ''] = connection.env.GITHUB_REPOSITORY?.split('/') ?? [];
  const at = { owner, repo };
  const { viewer } = parse(Viewer, await octokit.graphql('{ viewer { login } }'));
  return {
    /** All issues with the label that the token's owner has opened, the oldest first. */
    async list(labels: string): Promise<Issue[]> {
      const query = { ...at, labels, creator: viewer.login, state: 'all', sort: 'created', direction: 'asc' } as const;
      const found = parse(Issues, await octokit.paginate(issues.listForRepo, { ...query, per_page: 100 }));
      return found.filter(({ user, pull_request }) => user?.login === viewer.login && !pull_request);
    },
    read: async (issue_number: number) => parse(Issue, (await issues.get({ ...at, issue_number })).data),
    /** Makes a label unless it exists. */
    haveLabel: (name: string) =>
      issues.createLabel({ ...at, name, ...LABEL }).catch((error: GitHubError) => {
        if (error.scope !== 'issue') throw error;
      }),
    open: async (issue: { title: string; body: string; labels: string[] }) =>
      parse(Issue, (await issues.create({ ...at, ...issue, request })).data),
    edit: (issue_number: number, body: string, reason: 'reopened' | 'completed' | 'duplicate') => {
      const state = reason === 'reopened' ? 'open' : 'closed';
      // GitHub ignores the reason where the state stays the same.
      return issues.update({ ...at, issue_number, body, state, state_reason: reason });
    },
    comment: (issue_number: number, body: string) => issues.createComment({ ...at, issue_number, body, request })
  };
}

function parse<T>(schema: z.ZodMiniType<T>, answer: unknown): T {
  const { success, data } = schema.safeParse(answer);
  if (success) return data;
  throw new GitHubError(...MISUNDERSTOOD);
}

const ignore = () => {};
/** Octokit would print deprecations without the sanitizer. */
const log = { debug: ignore, info: ignore, warn: ignore, error: ignore };

async function loadOctokit({ token, env, ended, onExchange, pace = PACE }: Connection) {
  const baseUrl = env.GITHUB_API_URL || 'https://api.github.com';
  const api = new URL(baseUrl);
  const proxy = proxyFor(api);
  if (proxy instanceof Failure) throw new GitHubError(proxy.what, [proxy.likelyCause, proxy.remedy]);
  // The library reads the event when it is imported, also where that is a pipe; nothing here needs it.
  delete process.env.GITHUB_EVENT_PATH;
  const { getOctokit } = await import('@actions/github');
  const octokit = getOctokit(token, { baseUrl, ...pace, log }, retry, throttling);
  const fetch = boundedFetch(ended, onExchange);
  octokit.hook.wrap('request', async (send, options) => {
    // A link to the next page must not lead the token to another host.
    if (new URL(options.url, api).origin !== api.origin) throw new GitHubError(...MISUNDERSTOOD);
    options.headers['user-agent'] = userAgent;
    options.request = { ...options.request, fetch, log };
    try {
      const response = await send(options);
      const { status, data } = response;
      // Octokit takes redirects, login pages and refusals of GraphQL for successes.
      if (status < 300 && typeof data === 'object' && !('errors' in Object(data))) return response;
      throw { response };
    } catch (error) {
      throw githubError(error, options.url.includes('{issue_number}'));
    }
  });
  return octokit;
}
