/** Studio's API: one exchange for each call, and what its answer means. */
import type * as z from 'zod/mini';
import type { Clock } from '../clock.ts';
import { explanations, type OwnCode } from '../errors/error-codes.ts';
import { type Failure, failure } from '../errors/failure.ts';
import { connectionFailure, fault, type NoAnswer, refusal } from '../http/connection-failure.ts';
import { Exchanger, mayPass, type Response } from '../http/exchange.ts';
import { routeTo } from '../http/proxy.ts';
import { retryAfterMs } from '../http/retry-after.ts';
import { quote } from '../text/words.ts';
import { BucketList, DatasetAnswer, Envelope, VerifyAnswer, type VerifyRequest } from './contract.ts';
import { type Parsed, parseResponse } from './parse-response.ts';
import type { Target } from './target.ts';

export type Reply<T> = { kind: 'answer'; body: T } | NoAnswer;

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

const LIMITS = {
  connectMs: 10_000,
  totalMs: 60_000,
  // Of a refusal only the reason is of interest.
  bodyBytes: (status: number) => (status === 200 ? 16 * 2 ** 20 : 2 ** 16)
};

interface Question {
  method: 'GET' | 'POST';
  /** Below that of the organization. */
  path: string;
  body?: VerifyRequest;
}

/** @throws Failure `proxy` where the proxy settings for Studio's address cannot be used */
export function createStudio({ apiUrl, apiKey, organizationId, clock, onExchange }: StudioOptions): Studio {
  const url = new URL(`${apiUrl}/api/organizations/${organizationId}/`);
  const route = routeTo(url);
  if (!route.ok) throw route.failure;
  const { proxy } = route;
  const exchanger = new Exchanger(LIMITS);

  async function ask<T>(
    { method, path, body }: Question,
    schema: z.ZodMiniType<T>,
    signal: AbortSignal,
    onSignedUrl: (url: string) => void = () => {}
  ): Promise<Reply<T>> {
    const startedMs = clock.now();
    const logOutcome = (outcome: string) =>
      onExchange(`${method} ${url.pathname}${path} -> ${outcome}, ${Math.round(clock.now() - startedMs)} ms`);
    const headers = { accept: 'application/json', 'x-api-key': apiKey };
    const content = body && { body: JSON.stringify(body), headers: { ...headers, 'content-type': 'application/json' } };
    try {
      const response = await exchanger.send({ method, url: url.href + path, headers, ...content }, signal);
      const parsed = parseResponse(response);
      const { signedUrl, connectionStatus } = Object(parsed.ok && parsed.json) as Record<string, unknown>;
      if (typeof signedUrl === 'string') onSignedUrl(signedUrl);
      const { data: state } = VerifyAnswer.shape.connectionStatus.safeParse(connectionStatus);
      logOutcome(`${response.status}${state ? ` ${state}` : ''}`);
      return replyOf(response, parsed, schema, clock.timeOfDay());
    } catch (error) {
      logOutcome('no answer');
      return connectionFailure(error, proxy, `Studio (${url.host})`);
    }
  }

  return {
    listBuckets: async (signal) => {
      const reply = await ask({ method: 'GET', path: 'buckets' }, BucketList, signal);
      return reply.kind === 'answer' ? { kind: 'answer', body: reply.body.buckets } : reply;
    },
    verify: (target, signal, onSignedUrl) => ask(verificationOf(target), VerifyAnswer, signal, onSignedUrl),
    lastFileCreated: async (dataset, signal) => {
      const path = `dataset/${encodeURIComponent(dataset)}`;
      const reply = await ask({ method: 'GET', path }, DatasetAnswer, signal);
      return reply.kind === 'answer' ? { kind: 'answer', body: reply.body.dataset.lastFileCreated ?? null } : reply;
    }
  };
}

function verificationOf(target: Target): Question {
  switch (target.kind) {
    case 'bucket':
      return { method: 'POST', path: 'buckets/verify', body: target.request };
    case 'dataset':
      return { method: 'POST', path: `dataset/${encodeURIComponent(target.dataset)}/verify` };
    case 'portal':
      return { method: 'GET', path: `portals/${target.portalId}/verify` };
  }
}

function replyOf<T>(response: Response, parsed: Parsed, schema: z.ZodMiniType<T>, timeOfDayMs: number): Reply<T> {
  const { status, headers } = response;
  const laterMs = retryAfterMs(headers['retry-after'], timeOfDayMs);
  const envelope = Envelope.safeParse(parsed.ok ? parsed.json : null);
  const reason = envelope.data?.error ?? null;
  if (status !== 200) {
    const why = refusalOf(codeOf(status), reason, `: it answered ${status}`);
    return mayPass(status) ? fault(why, laterMs) : refusal(why);
  }
  if (!parsed.ok) {
    const why = unexpected(`Studio's answer was ${parsed.problem}`);
    return parsed.passing ? fault(why, laterMs) : refusal(why);
  }
  if (envelope.data?.success === false) return refusal(refusalOf('request-refused', reason));
  const body = schema.safeParse(parsed.json);
  if (envelope.success && body.success) return { kind: 'answer', body: body.data };
  const path = (envelope.error ?? body.error)?.issues[0]?.path.join('.');
  const where = path ? `, beginning with ${quote(path)}` : '';
  return refusal(unexpected(`Studio's answer does not have the shape of the documented one${where}`));
}

const codes: Partial<Record<number, OwnCode>> = {
  401: 'api-key-rejected',
  403: 'api-key-forbidden',
  404: 'not-found',
  407: 'proxy',
  408: 'studio-unavailable',
  425: 'studio-unavailable',
  429: 'rate-limited'
};
/** By the first digit of the status. */
const classes: Partial<Record<number, OwnCode>> = { 3: 'redirected', 4: 'request-refused', 5: 'studio-unavailable' };

function codeOf(status: number): OwnCode {
  return codes[status] ?? classes[Math.floor(status / 100)] ?? 'unexpected-response';
}

const unexpected = (what: string) => failure('unexpected-response', { what });

/** A refusal in general that speaks of the API key is a refusal of the key. */
function refusalOf(code: OwnCode, reason: string | null, answered = ''): Failure {
  const said = reason ? { quote: { by: 'Studio' as const, text: reason } } : {};
  if (code === 'request-refused' && /\bapi[\s_-]?key\b/i.test(reason ?? '')) return failure('api-key-rejected', said);
  return failure(code, { what: `${explanations[code].what}${answered}`, ...said });
}
