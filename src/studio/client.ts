/** Studio's API: one exchange for each call, and what its answer means. */
import type * as z from 'zod/mini';
import type { Clock } from '../clock.ts';
import { explanations, type OwnCode } from '../errors/error-codes.ts';
import { type Failure, failure, type Quote } from '../errors/failure.ts';
import { connectionFailure } from '../http/connection.ts';
import { Exchanger, mayPass, type Response } from '../http/exchange.ts';
import { routeTo } from '../http/proxy.ts';
import { retryAfterMs } from '../http/retry-after.ts';
import { quote } from '../text/words.ts';
import { BucketList, DatasetAnswer, Envelope, VerifyAnswer, type VerifyRequest } from './contract.ts';
import { type Parsed, parseResponse } from './parse-response.ts';
import type { Target } from './target.ts';

export type Reply<T> =
  | { kind: 'answer'; body: T }
  /** May pass: another try is worth while, after the time that Studio asks for if it does. */
  | { kind: 'fault'; failure: Failure; retryAfterMs: number | null }
  /** Will not get better by asking again. */
  | { kind: 'refusal'; failure: Failure };

/** What the rest of the action knows of Studio. Every call settles when its signal aborts. */
export interface Studio {
  /** The organization's buckets, entries as they came. */
  listBuckets(signal: AbortSignal): Promise<Reply<unknown[]>>;
  /** @param onSignedUrl called with the write credential in an answer, usable or not, before the reply is there */
  verify(target: Target, signal: AbortSignal, onSignedUrl: (url: string) => void): Promise<Reply<VerifyAnswer>>;
  /** When the newest file of a dataset was created, as Studio says it; null where it does not. */
  lastFileCreated(dataset: string, signal: AbortSignal): Promise<Reply<string | null>>;
}

export interface StudioOptions {
  apiUrl: string;
  apiKey: string;
  organizationId: number;
  clock: Clock;
  /** Called for each exchange, with one line without body and headers. */
  onExchange: (line: string) => void;
}

const MEBIBYTE = 1024 * 1024;
const LIMITS = {
  connectMs: 10_000,
  totalMs: 60_000,
  // Of a refusal only the reason is of interest.
  bodyBytes: (status: number) => (status === 200 ? 16 * MEBIBYTE : 64 * 1024)
};

/** @throws Failure `proxy` where the proxy settings for Studio's address cannot be used */
export function createStudio(options: StudioOptions): Studio {
  const { apiUrl, apiKey, organizationId, clock, onExchange } = options;
  const route = routeTo(new URL(apiUrl));
  if (!route.ok) throw route.failure;
  const { proxy } = route;
  const exchanger = new Exchanger(LIMITS);
  const { host, pathname } = new URL(apiUrl);
  const organization = `/api/organizations/${organizationId}`;
  const headers = { accept: 'application/json', 'x-api-key': apiKey };

  async function ask<T>(request: Question, schema: z.ZodMiniType<T>, options: AskOptions): Promise<Reply<T>> {
    const { method, path, body } = request;
    const startedMs = clock.now();
    const logOutcome = (outcome: string) =>
      onExchange(`${method} ${pathname}${path} -> ${outcome}, ${Math.round(clock.now() - startedMs)} ms`);
    const sent = body
      ? { body: JSON.stringify(body), headers: { ...headers, 'content-type': 'application/json' } }
      : { headers };
    try {
      const response = await exchanger.send({ method, url: `${apiUrl}${path}`, ...sent }, options.signal);
      const { reply, state } = understood(response, schema, clock.timeOfDay(), options.onSignedUrl);
      logOutcome(`${response.status}${state}`);
      return reply;
    } catch (error) {
      logOutcome('no answer');
      return connectionFailure(error, proxy, `Studio (${host})`);
    }
  }

  return {
    listBuckets: async (signal) => {
      const reply = await ask({ method: 'GET', path: `${organization}/buckets` }, BucketList, { signal });
      return reply.kind === 'answer' ? { kind: 'answer', body: reply.body.buckets } : reply;
    },
    verify: (target, signal, onSignedUrl) =>
      ask(verificationOf(target, organization), VerifyAnswer, { signal, onSignedUrl }),
    lastFileCreated: async (dataset, signal) => {
      const path = `${organization}/dataset/${encodeURIComponent(dataset)}`;
      const reply = await ask({ method: 'GET', path }, DatasetAnswer, { signal });
      return reply.kind === 'answer' ? { kind: 'answer', body: reply.body.dataset.lastFileCreated ?? null } : reply;
    }
  };
}

interface Question {
  method: 'GET' | 'POST';
  path: string;
  body?: VerifyRequest;
}

interface AskOptions {
  signal: AbortSignal;
  onSignedUrl?: (url: string) => void;
}

function verificationOf(target: Target, organization: string): Question {
  switch (target.kind) {
    case 'bucket':
      return { method: 'POST', path: `${organization}/buckets/verify`, body: target.request };
    case 'dataset':
      return { method: 'POST', path: `${organization}/dataset/${encodeURIComponent(target.dataset)}/verify` };
    case 'portal':
      return { method: 'GET', path: `${organization}/portals/${target.portalId}/verify` };
  }
}

interface Understood<T> {
  reply: Reply<T>;
  /** For the debug log. */
  state: string;
}

function understood<T>(
  response: Response,
  schema: z.ZodMiniType<T>,
  timeOfDayMs: number,
  onSignedUrl: (url: string) => void = () => {}
): Understood<T> {
  const parsed = parseResponse(response);
  const signedUrl = parsed.ok ? (parsed.json as { signedUrl?: unknown } | null)?.signedUrl : undefined;
  if (typeof signedUrl === 'string') onSignedUrl(signedUrl);
  const status = parsed.ok ? (parsed.json as { connectionStatus?: unknown } | null)?.connectionStatus : undefined;
  const known = VerifyAnswer.shape.connectionStatus.safeParse(status);
  return { reply: replyOf(response, parsed, schema, timeOfDayMs), state: known.success ? ` ${known.data}` : '' };
}

function replyOf<T>(response: Response, parsed: Parsed, schema: z.ZodMiniType<T>, timeOfDayMs: number): Reply<T> {
  const { status, headers } = response;
  const laterMs = retryAfterMs(headers['retry-after'], timeOfDayMs);
  if (status !== 200) return refused(status, parsed, laterMs);
  if (!parsed.ok) {
    const unexpected = failure('unexpected-response', { what: `Studio's answer was ${parsed.problem}` });
    return parsed.passing
      ? { kind: 'fault', failure: unexpected, retryAfterMs: laterMs }
      : { kind: 'refusal', failure: unexpected };
  }
  const envelope = Envelope.safeParse(parsed.json);
  if (envelope.success && !envelope.data.success) {
    return { kind: 'refusal', failure: refusalOf('request-refused', envelope.data.error ?? null) };
  }
  const body = schema.safeParse(parsed.json);
  if (envelope.success && body.success) return { kind: 'answer', body: body.data };
  const issue = (envelope.error ?? body.error)?.issues[0];
  const where = issue && issue.path.length > 0 ? `, beginning with ${quote(issue.path.join('.'))}` : '';
  const what = `Studio's answer does not have the shape of the documented one${where}`;
  return { kind: 'refusal', failure: failure('unexpected-response', { what }) };
}

function refused<T>(status: number, parsed: Parsed, laterMs: number | null): Reply<T> {
  const envelope = parsed.ok ? Envelope.safeParse(parsed.json) : undefined;
  const reason = envelope?.data?.error ?? null;
  const described = refusalOf(codeOf(status), reason, status);
  return mayPass(status)
    ? { kind: 'fault', failure: described, retryAfterMs: laterMs }
    : { kind: 'refusal', failure: described };
}

function codeOf(status: number): OwnCode {
  const exact: Partial<Record<number, OwnCode>> = {
    401: 'api-key-rejected',
    403: 'api-key-forbidden',
    404: 'not-found',
    407: 'proxy',
    408: 'studio-unavailable',
    425: 'studio-unavailable',
    429: 'rate-limited'
  };
  if (exact[status]) return exact[status];
  const byClass: Partial<Record<number, OwnCode>> = { 3: 'redirected', 4: 'request-refused', 5: 'studio-unavailable' };
  return byClass[Math.floor(status / 100)] ?? 'unexpected-response';
}

/** A refusal in general that speaks of the API key is a refusal of the key. */
function refusalOf(code: OwnCode, reason: string | null, status?: number): Failure {
  const quote: Quote | null = reason ? { by: 'Studio', text: reason } : null;
  if (code === 'request-refused' && reason && /\bapi[\s_-]?key\b/i.test(reason)) {
    return failure('api-key-rejected', { quote });
  }
  const answered = status === undefined ? '' : ` (it answered ${status})`;
  return failure(code, { what: `${explanations[code].what}${answered}`, quote });
}
