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
  body: z.catch(z.string(), ''),
  user: z.nullish(z.object({ login: z.string() })),
  pull_request: z.optional(z.unknown())
});
export type Issue = z.infer<typeof Issue>;
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

export interface Connection {
  token: string;
  env: Environment;
  log: { debug: (line: string) => void };
  /** Tests connect without pauses. */
  pace?: object;
}

/** Every call throws GitHubError where it does not succeed. @param ended ends all exchanges */
export async function connectGitHub(connection: Connection, ended: AbortSignal) {
  const octokit = await loadOctokit(connection, ended);
  const { issues } = octokit.rest;
  const [owner = '', repo = ''] = connection.env.GITHUB_REPOSITORY?.split('/') ?? [];
  const at = { owner, repo };
  const { viewer } = parse(Viewer, await octokit.graphql('{ viewer { login } }'));
  return {
    /** All issues with the label that the token's owner has opened, the oldest first. */
    async list(labels: string): Promise<Issue[]> {
      const query = { ...at, labels, creator: viewer.login, state: 'all', sort: 'created', direction: 'asc' } as const;
      const found = parse(z.array(Issue), await octokit.paginate(issues.listForRepo, { ...query, per_page: 100 }));
      return found.filter(({ user, pull_request }) => user?.login === viewer.login && !pull_request);
    },
    read: async (issue_number: number) => parse(Issue, (await issues.get({ ...at, issue_number })).data),
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

/** Octokit would print deprecations without the sanitizer. */
const silent = { debug() {}, info() {}, warn() {}, error() {} };

async function loadOctokit({ token, env, log, pace = PACE }: Connection, ended: AbortSignal) {
  const baseUrl = env.GITHUB_API_URL || 'https://api.github.com';
  const api = new URL(baseUrl);
  const proxy = proxyFor(api);
  if (proxy instanceof Failure) throw new GitHubError(proxy.what, [proxy.likelyCause, proxy.remedy]);
  // The library reads the event when it is imported, also where that is a pipe; nothing here needs it.
  delete process.env.GITHUB_EVENT_PATH;
  const { getOctokit } = await import('@actions/github');
  const octokit = getOctokit(token, { baseUrl, ...pace, log: silent }, retry, throttling);
  const fetch = boundedFetch(ended, (line) => log.debug(line));
  octokit.hook.wrap('request', async (send, options) => {
    // A link to the next page must not lead the token to another host.
    if (new URL(options.url, api).origin !== api.origin) throw new GitHubError(...MISUNDERSTOOD);
    options.headers['user-agent'] = userAgent;
    options.request = { ...options.request, fetch, log: silent };
    try {
      const response = await send(options);
      // Octokit takes redirects, login pages and refusals of GraphQL for successes.
      const isDone = response.status < 300 && typeof response.data === 'object' && !('errors' in Object(response.data));
      if (isDone) return response;
      throw { response };
    } catch (error) {
      throw githubError(error, options.url.includes('{issue_number}'));
    }
  });
  return octokit;
}
