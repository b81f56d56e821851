/**
 * The part of GitHub that alert issues need, on loopback: issues, comments, labels, and whose token it is, with state,
 * paging and permissions. Every request and every answer is held against GitHub's own description of its API.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { answerProblems, type Operation, operationFor, requestProblems } from './github-contract.ts';
import { Refusal, Repository } from './github-repository.ts';

interface Call {
  /** As GitHub's description calls it; `viewer` for GraphQL, null for what there is not. */
  operation: string | null;
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: unknown;
  /** On the clock of `performance.now()`. */
  atMs: number;
}

/**
 * Something else than GitHub's own answer. `hang`: none at all. `drop`: the connection ends instead. `lose`: it ends when
 * all is done, so that only the answer is lost.
 */
export type Fault = 'hang' | 'drop' | 'lose' | { status: number; headers?: Record<string, string>; body?: unknown };

export interface GitHubOptions {
  /** As on GitHub Enterprise Server, where the API is under /api/v3. */
  enterprise?: boolean;
  tls?: { cert: string; key: string };
  /** Where people would see the repository; only in addresses. */
  serverUrl?: string;
}

export interface LoopbackGitHub {
  /** As in the environment of a workflow run. */
  env: { GITHUB_API_URL: string; GITHUB_SERVER_URL: string; GITHUB_REPOSITORY: string; GITHUB_RUN_ID: string };
  port: number;
  repository: Repository;
  calls: Call[];
  /** Requests and answers that GitHub's description does not allow. */
  violations: string[];
  /** Asked before each answer; it may take its time. */
  fault: (call: Call, index: number) => Fault | null | Promise<Fault | null>;
  stop(): Promise<void>;
}

export async function startGitHub({ enterprise, tls, serverUrl }: GitHubOptions = {}): Promise<LoopbackGitHub> {
  const sockets = new Set<Socket>();
  const server = tls ? createTlsServer(tls) : createServer();
  server.on(tls ? 'secureConnection' : 'connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
  });
  server.on('request', (request, response) => void serve(github, request, response));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const env = {
    GITHUB_API_URL: `${tls ? 'https' : 'http'}://127.0.0.1:${port}${enterprise ? '/api/v3' : ''}`,
    GITHUB_SERVER_URL: serverUrl ?? 'https://github.com',
    GITHUB_REPOSITORY: 'octo-org/sensors',
    GITHUB_RUN_ID: '1001'
  };
  const github: LoopbackGitHub = {
    env,
    port,
    repository: new Repository(env),
    calls: [],
    violations: [],
    fault: () => null,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    }
  };
  return github;
}

interface Answer {
  status: number;
  headers?: Record<string, string>;
  body: unknown;
}

async function serve(github: LoopbackGitHub, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = '', url = '', headers } = request;
  const { pathname, searchParams } = new URL(url, 'http://127.0.0.1');
  const prefix = new URL(github.env.GITHUB_API_URL).pathname.replace(/\/$/, '');
  const graphql = prefix ? '/api/graphql' : '/graphql';
  const operation = pathname.startsWith(`${prefix}/`) ? operationFor(method, pathname.slice(prefix.length)) : null;
  const isViewer = method === 'POST' && pathname === graphql;
  const body = parsed(await text(request).catch(() => ''));
  const name = isViewer ? 'viewer' : (operation?.id ?? null);
  const call: Call = { operation: name, method, path: url, headers, body, atMs: performance.now() };
  const fault = await github.fault(call, github.calls.push(call) - 1);
  if (fault === 'hang') return;
  if (fault === 'drop') return void request.socket.destroy();
  if (fault && fault !== 'lose') return send(response, { body: { message: `Fault ${fault.status}` }, ...fault });
  if (isViewer) return send(response, viewer(github, call));
  if (!operation) {
    github.violations.push(`There is no ${method} ${pathname}`);
    return send(response, { status: 404, body: { message: 'Not Found' } });
  }
  github.violations.push(...requestProblems(operation, searchParams, body));
  const answer = handle(github.repository, operation, searchParams, call);
  // That anything can be refused with 401 or 403 goes without saying there.
  const unsaid = (answer.status === 401 || answer.status === 403) && !(answer.status in operation.described.responses);
  if (!unsaid) github.violations.push(...answerProblems(operation, answer.status, answer.body));
  if (fault === 'lose') request.socket.destroy();
  else send(response, answer);
}

function handle(repository: Repository, { id, parameters }: Operation, query: URLSearchParams, call: Call): Answer {
  try {
    const login = repository.loginOf(call.headers.authorization);
    const inside = { login, number: Number(parameters.issue_number), body: (call.body ?? {}) as Record<string, never> };
    if (`${parameters.owner}/${parameters.repo}` !== repository.name) throw new Refusal(404, 'Not Found');
    switch (id) {
      case 'issues/list-for-repo':
        repository.mustRead();
        return paged(repository.list(query), query, repository.apiUrl + call.path);
      case 'issues/get':
        repository.mustRead();
        return { status: 200, body: repository.read(inside.number) };
      case 'issues/create-label':
        repository.mustWrite();
        return { status: 201, body: repository.createLabel(inside.body) };
      case 'issues/create':
        repository.mustWrite();
        return { status: 201, body: repository.create(login, inside.body) };
      case 'issues/update':
        repository.mustWrite();
        return { status: 200, body: repository.update(inside.number, inside.body) };
      default:
        repository.mustWrite();
        return { status: 201, body: repository.comment(login, inside.number, inside.body) };
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { status, body, headers } = error;
    return { status, body, headers };
  }
}

/** GraphQL is not described: of it, there is this one question. */
function viewer({ repository, violations }: LoopbackGitHub, { body, headers }: Call): Answer {
  const query = String((body as { query?: unknown } | undefined)?.query).replace(/^query|\s/g, '');
  if (query !== '{viewer{login}}') violations.push(`There is no GraphQL query ${query}`);
  try {
    return { status: 200, body: { data: { viewer: { login: repository.loginOf(headers.authorization) } } } };
  } catch (error) {
    return { status: 401, body: (error as Refusal).body };
  }
}

function paged(items: object[], query: URLSearchParams, url: string): Answer {
  const size = Math.min(Number(query.get('per_page') ?? 30), 100);
  const page = Number(query.get('page') ?? 1);
  const last = Math.max(1, Math.ceil(items.length / size));
  const link = (to: number, rel: string) => {
    const address = new URL(url);
    address.searchParams.set('page', String(to));
    return `<${address}>; rel="${rel}"`;
  };
  const links = [
    ...(page > 1 ? [link(page - 1, 'prev'), link(1, 'first')] : []),
    ...(page < last ? [link(page + 1, 'next'), link(last, 'last')] : [])
  ];
  const body = items.slice((page - 1) * size, page * size);
  return { status: 200, body, ...(links.length > 0 && { headers: { link: links.join(', ') } }) };
}

function send(response: ServerResponse, { status, headers = {}, body }: { status: number } & Partial<Answer>): void {
  const raw = typeof body === 'string';
  const type = raw ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8';
  response.writeHead(status, { 'content-type': type, ...headers }).end(raw ? body : JSON.stringify(body));
}

function parsed(body: string): unknown {
  try {
    return body === '' ? undefined : JSON.parse(body);
  } catch {
    return body;
  }
}
