import type * as z from 'zod/mini';
import type { Clock } from '../clock.ts';
import { explanations, type OwnCode } from '../errors/error-codes.ts';
import { Failure, failure } from '../errors/failure.ts';
import { connectionFailure, type NoAnswer, noAnswer } from '../http/connection-failure.ts';
import { Exchanger, isTransient, type Response, startExchangeLog } from '../http/exchange.ts';
import { proxyFor } from '../http/proxy.ts';
import { retryAfterMs } from '../http/retry-after.ts';
import { quote } from '../text/words.ts';
import { BucketList, DatasetAnswer, Envelope, VerifyAnswer, type VerifyRequest } from './contract.ts';
import { type Parsed, parseResponse } from './parse-response.ts';
import type { Target } from './target.ts';

export type Reply<T> = { kind: 'answer'; body: T } | NoAnswer;

/** Every call settles when its signal aborts. */
export type Studio = ReturnType<typeof createStudio>;

export interface StudioOptions {
  apiUrl: string;
  apiKey: string;
  organizationId: number;
  clock: Clock;
  onExchange: (line: string) => void;
}

/** @throws Failure where the proxy settings for Studio's address cannot be used */
export function createStudio({ apiUrl, apiKey, organizationId, clock, onExchange }: StudioOptions) {
  const base = new URL(`${apiUrl}/api/organizations/${organizationId}/`);
  const proxy = proxyFor(base);
  if (proxy instanceof Failure) throw proxy;
  const exchanger = new Exchanger(60_000);

  /** @param path below that of the organization */
  const ask = async <T>(
    method: 'GET' | 'POST',
    path: string,
    schema: z.ZodMiniType<T>,
    signal: AbortSignal,
    { body, onSignedUrl }: { body?: VerifyRequest | undefined; onSignedUrl?: (url: string) => void } = {}
  ): Promise<Reply<T>> => {
    const url = new URL(path, base);
    const logOutcome = startExchangeLog(`${method} ${url.pathname}`, onExchange);
    const headers = {
      accept: 'application/json',
      'x-api-key': apiKey,
      ...(body && { 'content-type': 'application/json' })
    };
    try {
      const response = await exchanger.send({ method, url, headers, body: body && JSON.stringify(body) }, signal);
      const parsed = parseResponse(response);
      const { signedUrl, connectionStatus } = Object(parsed.ok && parsed.json) as Record<string, unknown>;
      if (typeof signedUrl === 'string') onSignedUrl?.(signedUrl);
      // An object of JSON may have a `toString` that is no function.
      const state =
        typeof connectionStatus === 'string' && /^(connected|connecting|error)$/.exec(connectionStatus)?.[0];
      logOutcome(`${response.status}${state ? ` ${state}` : ''}`);
      return replyOf(response, parsed, schema, clock.timeOfDay());
    } catch (error) {
      logOutcome('no answer');
      return connectionFailure(error, proxy, `Studio (${base.host})`);
    }
  };

  return {
    listBuckets: (signal: AbortSignal) => ask('GET', 'buckets', BucketList, signal),
    /** @param onSignedUrl gets the write credential in an answer, usable or not, before the reply is there */
    verify(target: Target, signal: AbortSignal, onSignedUrl: (url: string) => void) {
      const method = target.kind === 'portal' ? 'GET' : 'POST';
      const body = target.kind === 'bucket' ? target.request : undefined;
      return ask(method, `${pathOf(target)}/verify`, VerifyAnswer, signal, { body, onSignedUrl });
    },
    /** In Studio's words; null where Studio does not say it. */
    lastFileCreated: (dataset: string, signal: AbortSignal) =>
      ask('GET', pathOf({ kind: 'dataset', dataset }), DatasetAnswer, signal)
  };
}

function pathOf(target: Target): string {
  if (target.kind === 'bucket') return 'buckets';
  return target.kind === 'portal' ? `portals/${target.portalId}` : `dataset/${encodeURIComponent(target.dataset)}`;
}

function replyOf<T>(response: Response, parsed: Parsed, schema: z.ZodMiniType<T>, timeOfDayMs: number): Reply<T> {
  const { status, headers } = response;
  const waitMs = retryAfterMs(headers['retry-after'], timeOfDayMs);
  const envelope = Envelope.safeParse(parsed.ok ? parsed.json : null);
  const reason = envelope.data?.error ?? null;
  if (status !== 200) {
    return noAnswer(isTransient(status), refusalOf(codeOf(status), reason, `: it answered ${status}`), waitMs);
  }
  if (!parsed.ok) return noAnswer(parsed.isTransient, unexpected(`Studio's answer was ${parsed.problem}`), waitMs);
  if (envelope.data?.success === false) return noAnswer(false, refusalOf('request-refused', reason));
  const body = schema.safeParse(parsed.json);
  if (envelope.success && body.success) return { kind: 'answer', body: body.data };
  const path = (envelope.error ?? body.error)?.issues[0]?.path.join('.');
  return noAnswer(false, unexpected(`Studio's answer is not as documented${path ? `, from ${quote(path)} on` : ''}`));
}

/** By the status, else by its first digit. */
const codes: Partial<Record<number, OwnCode>> = {
  3: 'redirected',
  4: 'request-refused',
  5: 'studio-unavailable',
  401: 'api-key-rejected',
  403: 'api-key-forbidden',
  404: 'not-found',
  407: 'proxy',
  408: 'studio-unavailable',
  425: 'studio-unavailable',
  429: 'rate-limited'
};

function codeOf(status: number): OwnCode {
  return codes[status] ?? codes[Math.floor(status / 100)] ?? 'unexpected-response';
}

const unexpected = (what: string) => failure('unexpected-response', { what });

function refusalOf(code: OwnCode, reason: string | null, answered = ''): Failure {
  const quoted = reason ? { quote: { by: 'Studio' as const, text: reason } } : {};
  // Studio also refuses a key with 400, or with 200 and `success: false`.
  if (code === 'request-refused' && /\bapi[\s_-]?key\b/i.test(reason ?? '')) return failure('api-key-rejected', quoted);
  return failure(code, { what: `${explanations[code].what}${answered}`, ...quoted });
}
