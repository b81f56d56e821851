/** Studio's API for buckets: one exchange each, and what it means. What to do about it is for others to decide. */
import type * as z from 'zod/mini';
import { type Failure, failure, type OwnCode, type Quote, quoted } from '../failure.ts';
import { retryAfterMs } from '../pace.ts';
import { version } from '../version.ts';
import { connectionFailure } from './connection.ts';
import { BucketList, Envelope, VerifyAnswer, type VerifyRequest } from './contract.ts';
import { Exchanger, type Request, type Response } from './exchange.ts';
import { routeTo } from './proxy.ts';

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
  verify(request: VerifyRequest, signal: AbortSignal): Promise<Reply<VerifyAnswer>>;
}

export interface StudioOptions {
  apiUrl: string;
  apiKey: string;
  organizationId: number;
  env: Readonly<Record<string, string | undefined>>;
  /** Told of each write credential in an answer before anything else looks at the answer. */
  onSignedUrl: (signedUrl: string, of: VerifyRequest) => void;
  /** Told of each exchange, one line without body and headers. */
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
  const { apiUrl, apiKey, organizationId, onExchange } = options;
  const route = routeTo(new URL(apiUrl), options.env);
  if (!route.ok) throw route.failure;
  const { proxy } = route;
  const exchanger = new Exchanger(LIMITS, `edge-impulse-verify-bucket/${version}`);
  const path = `/api/organizations/${organizationId}/buckets`;
  const headers = { accept: 'application/json', 'x-api-key': apiKey };

  async function ask<T>(
    request: Request,
    schema: z.ZodMiniType<T>,
    signal: AbortSignal,
    onSignedUrl: (signedUrl: string) => void
  ): Promise<Reply<T>> {
    const begun = performance.now();
    const told = (outcome: string) => {
      const { pathname } = new URL(request.url);
      onExchange(`${request.method} ${pathname} -> ${outcome}, ${Math.round(performance.now() - begun)} ms`);
    };
    try {
      const response = await exchanger.send(request, signal);
      const { reply, state } = understood(response, schema, onSignedUrl);
      told(`${response.status}${state}`);
      return reply;
    } catch (error) {
      told('no answer');
      return connectionFailure(error, proxy);
    }
  }

  return {
    listBuckets: async (signal) => {
      const reply = await ask({ method: 'GET', url: `${apiUrl}${path}`, headers }, BucketList, signal, () => {});
      return reply.kind === 'answer' ? { kind: 'answer', body: reply.body.buckets } : reply;
    },
    verify: (request, signal) =>
      ask(
        {
          method: 'POST',
          url: `${apiUrl}${path}/verify`,
          headers: { ...headers, 'content-type': 'application/json' },
          body: JSON.stringify(request)
        },
        VerifyAnswer,
        signal,
        (signedUrl) => options.onSignedUrl(signedUrl, request)
      )
  };
}

interface Understood<T> {
  reply: Reply<T>;
  /** For the debug log. */
  state: string;
}

function understood<T>(
  response: Response,
  schema: z.ZodMiniType<T>,
  onSignedUrl: (url: string) => void
): Understood<T> {
  const parsed = parse(response);
  const signedUrl = parsed.ok ? (parsed.json as { signedUrl?: unknown } | null)?.signedUrl : undefined;
  if (typeof signedUrl === 'string') onSignedUrl(signedUrl);
  const status = parsed.ok ? (parsed.json as { connectionStatus?: unknown } | null)?.connectionStatus : undefined;
  const known = VerifyAnswer.shape.connectionStatus.safeParse(status);
  return { reply: replyOf(response, parsed, schema), state: known.success ? ` ${known.data}` : '' };
}

function replyOf<T>(response: Response, parsed: Parsed, schema: z.ZodMiniType<T>): Reply<T> {
  const { status } = response;
  if (status !== 200) return refused(status, parsed, response.headers['retry-after']);
  if (!parsed.ok) {
    const unexpected = failure('unexpected-response', { what: `Studio's answer was ${parsed.problem}` });
    return parsed.passing
      ? { kind: 'fault', failure: unexpected, retryAfterMs: null }
      : { kind: 'refusal', failure: unexpected };
  }
  const envelope = Envelope.safeParse(parsed.json);
  if (envelope.success && !envelope.data.success) {
    return { kind: 'refusal', failure: refusalOf('request-refused', envelope.data.error ?? null) };
  }
  const body = schema.safeParse(parsed.json);
  if (envelope.success && body.success) return { kind: 'answer', body: body.data };
  const issue = (envelope.error ?? body.error)?.issues[0];
  const where = issue && issue.path.length > 0 ? `, beginning with ${quoted(issue.path.join('.'))}` : '';
  const what = `Studio's answer does not have the shape of the documented one${where}`;
  return { kind: 'refusal', failure: failure('unexpected-response', { what }) };
}

type Parsed =
  | { ok: true; json: unknown }
  | { ok: false; problem: string /** Another try may help. */; passing: boolean };

function parse({ body, headers }: Response): Parsed {
  if (body === null) return { ok: false, problem: 'longer than 16 MiB', passing: false };
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') return { ok: false, problem: 'compressed, which nobody had asked for', passing: true };
  if (body.length === 0) return { ok: false, problem: 'empty', passing: true };
  let text: string;
  try {
    // A byte order mark at the beginning is dropped, as the Encoding standard says.
    text = new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return { ok: false, problem: 'not UTF-8', passing: true };
  }
  try {
    return { ok: true, json: JSON.parse(text) };
  } catch {
    const problem = /^\s*</.test(text) ? 'an HTML page instead of JSON' : 'not JSON, or cut off';
    return { ok: false, problem, passing: true };
  }
}

const RETRIED: readonly number[] = [408, 425, 429];

function refused<T>(status: number, parsed: Parsed, retryAfter: string | undefined): Reply<T> {
  const envelope = parsed.ok ? Envelope.safeParse(parsed.json) : undefined;
  const reason = envelope?.data?.error ?? null;
  const code = codeOf(status);
  const described = refusalOf(code, reason, status);
  const passing = RETRIED.includes(status) || (status >= 500 && status !== 501);
  return passing
    ? { kind: 'fault', failure: described, retryAfterMs: retryAfterMs(retryAfter, Date.now()) }
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
  if (status >= 500) return 'studio-unavailable';
  if (status >= 400) return 'request-refused';
  return status >= 300 ? 'redirected' : 'unexpected-response';
}

/** A refusal in general that speaks of the API key is a refusal of the key. */
function refusalOf(code: OwnCode, reason: string | null, status?: number): Failure {
  const said: Quote | null = reason ? { by: 'Studio', text: reason } : null;
  if (code === 'request-refused' && reason && /\bapi[\s_-]?key\b/i.test(reason)) {
    return failure('api-key-rejected', { said });
  }
  const answered = status === undefined ? '' : ` (it answered ${status})`;
  return failure(code, { what: `${failure(code).what}${answered}`, said });
}
