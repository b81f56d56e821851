/** GitHub's API as far as issues need it. `@actions/github` is loaded only when somebody connects. */
import { existsSync } from 'node:fs';
import type { getOctokit } from '@actions/github';
import * as z from 'zod/mini';
import type { Clock } from '../clock.ts';
import { routeTo } from '../http/proxy.ts';
import type { Environment } from '../inputs/read-inputs.ts';
import { parseWebUrl } from '../text/urls.ts';
import { messageOf, quote } from '../text/words.ts';
import { userAgent } from '../version.ts';
import type { Patience } from './patience.ts';
import { GitHubTrouble, unexpected } from './trouble.ts';

export interface Issue {
  number: number;
  /** As it is now: people may have edited it. */
  body: string;
  /** ISO 8601. */
  createdAt: string;
  /** Whether it was closed as a duplicate. */
  duplicate: boolean;
}

/** Changes of one issue. */
interface Edit {
  body: string;
  state?: 'closed';
  state_reason?: 'completed' | 'duplicate';
}

/** Every call throws GitHubTrouble or Cancelled where it does not succeed. */
export interface GitHub {
  /** Whom the token acts for. */
  login(): Promise<string>;
  /** That login's issues, the youngest first, no pull requests, page by page: at most 5 pages of 100. */
  issuesBy(login: string, state: 'open' | 'closed'): AsyncGenerator<Issue[]>;
  /** Makes a label unless it exists. */
  haveLabel(name: string): Promise<void>;
  open(issue: { title: string; body: string; labels: string[] }): Promise<Issue>;
  edit(number: number, changes: Edit): Promise<void>;
  comment(number: number, body: string): Promise<void>;
}

export interface Connection {
  token: string;
  /** "owner/name". */
  repository: string;
  env: Environment;
  clock: Clock;
  patience: Patience;
  /** Told of each exchange, one line without body and headers. */
  onExchange: (line: string) => void;
}

const PAGES = 5;
const LABEL = { color: 'd73a4a', description: 'An Edge Impulse bucket is or was unhealthy' };

const IssueAnswer = z.object({
  number: z.int().check(z.positive()),
  body: z.optional(z.nullable(z.string())),
  created_at: z.iso.datetime({ offset: true }),
  state_reason: z.catch(z.optional(z.nullable(z.string())), null),
  user: z.nullable(z.object({ login: z.string() })),
  pull_request: z.optional(z.unknown())
});
const IssueList = z.array(IssueAnswer);
const Viewer = z.object({ viewer: z.object({ login: z.string().check(z.minLength(1)) }) });

/** @throws GitHubTrouble where this run's surroundings do not allow to connect */
export async function connectGitHub({
  token,
  repository,
  env,
  clock,
  patience,
  onExchange
}: Connection): Promise<GitHub> {
  const octokit = await load(token, env);
  quieten(octokit, clock, onExchange);
  const [owner = '', repo = ''] = repository.split('/');
  const at = (signal: AbortSignal) => ({ owner, repo, request: { signal } });
  const { issues } = octokit.rest;
  return {
    login: async () => {
      const query = '{ viewer { login } }';
      const data = await patience.read((signal) => octokit.graphql(query, { request: { signal } }));
      return parsed(Viewer, data, 'who the token is').viewer.login;
    },
    async *issuesBy(login, state) {
      for (let page = 1, more = true; more && page <= PAGES; page++) {
        const answer = await patience.read((signal) =>
          issues.listForRepo({ ...at(signal), creator: login, state, per_page: 100, page })
        );
        const list = parsed(IssueList, answer.data, 'the list of issues');
        more = /\brel="?next\b/.test(answer.headers.link ?? '');
        // The filter is GitHub's; that nobody else's issue is ever touched is ours to see to.
        yield list.filter(({ user, pull_request }) => user?.login === login && !pull_request).map(issueOf);
      }
    },
    haveLabel: async (name) => {
      const known = await unless(
        404,
        patience.read((signal) => issues.getLabel({ ...at(signal), name }))
      );
      // Another run may be faster.
      if (!known) {
        await unless(
          422,
          patience.write((signal) => issues.createLabel({ ...at(signal), name, ...LABEL }))
        );
      }
    },
    open: async (issue) => {
      const answer = await patience.write((signal) => issues.create({ ...at(signal), ...issue }));
      return issueOf(parsed(IssueAnswer, answer.data, 'the new issue'));
    },
    edit: async (issue_number, changes) => {
      await patience.write((signal) => issues.update({ ...at(signal), issue_number, ...changes }));
    },
    comment: async (issue_number, body) => {
      await patience.write((signal) => issues.createComment({ ...at(signal), issue_number, body }));
    }
  };
}

type Octokit = ReturnType<typeof getOctokit>;

/** Importing it reads the event and the environment, and throws where these are not as they should be. */
async function load(token: string, env: Environment): Promise<Octokit> {
  const baseUrl = (env.GITHUB_API_URL || 'https://api.github.com').trim().replace(/\/+$/, '');
  const url = parseWebUrl(baseUrl);
  if (!url) throw new GitHubTrouble('GITHUB_API_URL is not a URL', []);
  const route = routeTo(url);
  if (!route.ok) throw new GitHubTrouble(route.failure.what, [route.failure.likelyCause, route.failure.remedy]);
  const event = env.GITHUB_EVENT_PATH;
  // Where the file is not there, it prints so past the text sanitizer.
  if (event && !existsSync(event)) throw unloadable('there is no such file');
  try {
    const { getOctokit } = await import('@actions/github');
    return getOctokit(token, { baseUrl });
  } catch (error) {
    throw unloadable(messageOf(error));
  }
}

function unloadable(why: string): GitHubTrouble {
  return new GitHubTrouble('the library for GitHub could not be loaded', [
    'It reads the file behind GITHUB_EVENT_PATH, which the runner provides: check what a step before changed of it.',
    `The error was ${quote(why)}.`
  ]);
}

/** Octokit would name itself in the user agent, and print deprecations past the text sanitizer. */
function quieten(octokit: Octokit, clock: Clock, onExchange: (line: string) => void): void {
  const ignore = () => {};
  const log = { debug: ignore, info: ignore, warn: ignore, error: ignore };
  octokit.hook.wrap('request', async (request, options) => {
    options.headers['user-agent'] = userAgent;
    options.request = { ...options.request, log };
    const beganMs = clock.now();
    const logOutcome = (outcome: string | number) =>
      onExchange(`GitHub: ${options.method} ${options.url} -> ${outcome}, ${Math.round(clock.now() - beganMs)} ms`);
    try {
      const response = await request(options);
      logOutcome(response.status);
      return response;
    } catch (error) {
      const { response } = error as { response?: { status?: number } };
      logOutcome(response?.status ?? 'no answer');
      throw error;
    }
  });
}

/** @returns whether it succeeded; false where GitHub answered with just this status */
async function unless(status: number, request: Promise<unknown>): Promise<boolean> {
  try {
    await request;
    return true;
  } catch (error) {
    if (error instanceof GitHubTrouble && error.status === status) return false;
    throw error;
  }
}

function parsed<T>(schema: z.ZodMiniType<T>, data: unknown, what: string): T {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  throw unexpected(what, result.error.issues[0]?.path.join('.') ?? '');
}

function issueOf({ number, body, created_at, state_reason }: z.infer<typeof IssueAnswer>): Issue {
  return { number, body: body ?? '', createdAt: created_at, duplicate: state_reason === 'duplicate' };
}
