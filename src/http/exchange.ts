/** HTTP with limits of time and size, over the agents of @actions/http-client, which know proxies. */
import http, { type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { HttpClient } from '@actions/http-client';
import { userAgent } from '../version.ts';
import { forgetAddresses, sharedLookup } from './lookup.ts';

export interface Request {
  method: string;
  url: URL;
  headers: Record<string, string>;
  body?: string | undefined;
}

export interface Response {
  status: number;
  headers: IncomingHttpHeaders;
  /** null where it is longer than its limit. */
  body: Buffer | null;
}

/** Name lookup, proxy, connect and TLS together. */
const CONNECT_MS = 10_000;
export const MAX_MIB = 16;
/** The body of a refusal may hold a reason, but the status alone is an answer. */
const REFUSAL_BODY_MS = 2000;
/** Node itself stops at 16 KiB, browsers do not. */
const MAX_HEADER_BYTES = 64 * 1024;

export class LimitError extends Error {
  /** Octokit does not repeat a request with this error. */
  override name = 'AbortError';
}

export function isTransient(status: number): boolean {
  return [408, 425, 429].includes(status) || (status >= 500 && status < 600 && status !== 501);
}

/** Without body and headers, which hold secrets. @returns logs how the exchange that begins now ended */
export function startExchangeLog(request: string, log: (line: string) => void): (outcome: string | number) => void {
  const startedMs = Date.now();
  return (outcome) => log(`${request} -> ${outcome}, ${Date.now() - startedMs} ms`);
}

/** Follows no redirects. */
export class Exchanger {
  readonly #client: HttpClient;
  readonly #totalMs: number;
  readonly #maxBytes: number;

  /**
   * @param totalMs for the whole exchange, up to the last byte of the body
   * @param maxBytes of the body; 0 leaves it unread
   * @param keepAlive whether connections are used again, and requests sent again where one was closed meanwhile
   */
  constructor(totalMs: number, maxBytes = MAX_MIB * 2 ** 20, keepAlive = true) {
    this.#client = new HttpClient(undefined, [], { keepAlive });
    this.#totalMs = totalMs;
    this.#maxBytes = maxBytes;
  }

  /** Settles at the latest when aborted. @throws LimitError, the signal's reason, or Node's error */
  async send(request: Request, cancelled: AbortSignal): Promise<Response> {
    const late = new AbortController();
    const signal = AbortSignal.any([cancelled, late.signal]);
    const timers = [setTimeout(() => late.abort(tooSlow('complete answer', this.#totalMs)), this.#totalMs)];
    const chunks: Buffer[] = [];
    let refusal: Omit<Response, 'body'> | undefined;
    try {
      signal.throwIfAborted();
      const message = await sendRequest(request, this.#client.getAgent(request.url.href), signal);
      const { headers, statusCode: status = 0 } = message;
      if (status !== 200) {
        refusal = { status, headers };
        timers.push(setTimeout(() => late.abort(), REFUSAL_BODY_MS));
      }
      return { status, headers, body: await read(message, this.#maxBytes, chunks) };
    } catch (error) {
      if (refusal) return { ...refusal, body: Buffer.concat(chunks) };
      forgetAddresses();
      throw signal.aborted ? signal.reason : error;
    } finally {
      timers.forEach(clearTimeout);
    }
  }
}

const tooSlow = (missing: string, ms: number) => new LimitError(`no ${missing} within ${ms / 1000} s`);

function sendRequest(request: Request, agent: http.Agent | false, signal: AbortSignal): Promise<IncomingMessage> {
  const { method, url, headers, body } = request;
  const { proxyOptions: proxy } = agent as { proxyOptions?: { host: string } };
  // An IPv6 address has brackets in a URL and for a proxy, but not where Node connects to it.
  if (proxy) Object.assign(proxy, { host: proxy.host.replace(/^\[|\]$/g, ''), lookup: sharedLookup });
  const options = {
    method,
    agent,
    signal,
    lookup: sharedLookup,
    maxHeaderSize: MAX_HEADER_BYTES,
    headers: { ...headers, 'user-agent': userAgent },
    ...(proxy && { hostname: url.hostname })
  };
  const isSecure = url.protocol === 'https:';
  // An import would load TLS at the start of every step, which takes ten milliseconds.
  const { request: open } = isSecure ? process.getBuiltinModule('node:https') : http;
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const outgoing = open(url, options, resolve);
  // Node emits nothing for an aborted request that still waits for its tunnel.
  const onAbort = () => reject(signal.reason);
  signal.addEventListener('abort', onAbort);
  const connecting = setTimeout(() => {
    reject(tooSlow('connection', CONNECT_MS));
    outgoing.destroy();
  }, CONNECT_MS).unref();
  let bytesBefore = 0;
  outgoing.on('socket', (socket: Socket) => {
    bytesBefore = socket.bytesRead;
    const onConnected = () => clearTimeout(connecting);
    if (outgoing.reusedSocket || !(isSecure || socket.connecting)) onConnected();
    else socket.once(isSecure ? 'secureConnect' : 'connect', onConnected);
  });
  outgoing.on('error', (error) => {
    // A server may close an idle connection just as it is used again: that is no failure.
    const isUnused = outgoing.reusedSocket && outgoing.socket?.bytesRead === bytesBefore && !signal.aborted;
    if (isUnused) resolve(sendRequest(request, false, signal));
    else reject(error);
  });
  // Without a listener, Node drops the connection without an answer.
  outgoing.on('upgrade', (message, socket) => {
    socket.destroy();
    resolve(message);
  });
  outgoing.end(body);
  // Otherwise the signal would keep the answer in memory until the run ends.
  return promise.finally(() => signal.removeEventListener('abort', onAbort));
}

/** @param chunks receives what came, also where it breaks off */
async function read(message: IncomingMessage, limit: number, chunks: Buffer[]): Promise<Buffer | null> {
  let left = limit;
  if (limit === 0) message.destroy();
  else
    for await (const chunk of message) {
      left -= chunk.length;
      if (left < 0) return null;
      chunks.push(chunk);
    }
  return Buffer.concat(chunks);
}
