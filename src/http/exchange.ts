/**
 * One HTTP exchange through http-client, with its traps closed: no redirects, nothing retried, an own deadline for
 * connecting and for the whole, an own bounded reader. (http-client's own reader never settles when a body is cut off,
 * and its socketTimeout is an idle timer that a dripping body never trips.)
 */
import type { IncomingHttpHeaders, IncomingMessage, RequestOptions } from 'node:http';
import type { Socket } from 'node:net';
import { HttpClient, type HttpClientResponse } from '@actions/http-client';
import type { RequestInfo } from '@actions/http-client/lib/interfaces';
import { getProxyUrl } from '@actions/http-client/lib/proxy';
import { userAgent } from '../version.ts';

export interface Request {
  method: 'GET' | 'POST' | 'OPTIONS';
  url: string;
  headers: Record<string, string>;
  body?: string;
}

export interface Response {
  status: number;
  headers: IncomingHttpHeaders;
  /** null where it is longer than asked for. */
  body: Buffer | null;
}

export interface Limits {
  /** Name, proxy, connect and TLS together. */
  connectMs: number;
  /** The whole exchange, up to the last byte of the body. */
  totalMs: number;
  /** Bytes of the body that are read, by status; 0 leaves it unread. */
  bodyBytes: (status: number) => number;
}

/** For the reason in a refusal. */
const LONGEST_GLANCE_MS = 2000;

/** An exchange that took too long. */
export class TooSlow extends Error {}

/** Whether another try may have another answer: overload, a restart, a server that is in trouble. */
export function mayPass(status: number): boolean {
  return [408, 425, 429].includes(status) || (status >= 500 && status < 600 && status !== 501);
}

/** Connections outlive an exchange: they are http-client's own, proxies included. */
export class Exchanger {
  readonly #client = new WatchedClient();
  readonly #limits: Limits;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /**
   * Always settles: at the latest when the signal or a limit aborts it.
   * @throws TooSlow, the signal's reason, or whatever error Node has for the connection
   */
  async send(request: Request, signal: AbortSignal): Promise<Response> {
    signal.throwIfAborted();
    const own = new AbortController();
    const { connectMs, totalMs } = this.#limits;
    const limit = (ms: number, missed: string) =>
      setTimeout(() => own.abort(new TooSlow(`no ${missed} within ${ms / 1000} s`)), ms);
    const timers = [limit(connectMs, 'connection'), limit(totalMs, 'complete answer')];
    const stop = () => own.abort(signal.reason);
    signal.addEventListener('abort', stop);
    let refusal: Response | null = null;
    const watcher: Watcher = {
      onConnected: () => clearTimeout(timers[0]),
      onRefusal: (known) => {
        refusal = known;
      }
    };
    try {
      return await orAborted(this.#exchange(request, own.signal, watcher), own.signal);
    } catch (error) {
      // Where the status is known, what is still to come of the body changes nothing.
      if (refusal) return refusal;
      throw error;
    } finally {
      signal.removeEventListener('abort', stop);
      timers.forEach(clearTimeout);
    }
  }

  async #exchange(request: Request, signal: AbortSignal, watcher: Watcher): Promise<Response> {
    const { message } = await this.#client.watched(request, signal, watcher.onConnected);
    const { headers, statusCode: status = 0 } = message;
    const limit = this.#limits.bodyBytes(status);
    if (limit === 0) return { status, headers, body: unread(message) };
    if (status === 200) return { status, headers, body: await read(message, limit) };
    watcher.onRefusal({ status, headers, body: Buffer.alloc(0) });
    return { status, headers, body: await glanceAt(message, limit) };
  }
}

/** Told of an exchange that is still under way. */
interface Watcher {
  onConnected: () => void;
  /** A status other than 200, without its body. */
  onRefusal: (refusal: Response) => void;
}

class WatchedClient extends HttpClient {
  #signal: AbortSignal | undefined;
  #onConnected: () => void = () => {};

  constructor() {
    super(undefined, [], { allowRedirects: false, allowRetries: false, keepAlive: true });
  }

  /** http-client has no place for what belongs to one request alone, but comes to `requestRaw` before it returns. */
  watched({ method, url, headers, body = '' }: Request, signal: AbortSignal, onConnected: () => void) {
    this.#signal = signal;
    this.#onConnected = onConnected;
    return this.request(method, url, body, headers);
  }

  /** The one place where http-client lets us see the request itself, and so the moment in which it is connected. */
  override requestRaw(info: RequestInfo, data: string | NodeJS.ReadableStream): Promise<HttpClientResponse> {
    const { parsedUrl: url, options, httpModule } = info;
    const onConnected = this.#onConnected;
    const secure = url.protocol === 'https:';
    options.signal = this.#signal;
    // http-client would add an id of the runner to it.
    options.headers = { ...options.headers, 'user-agent': userAgent };
    // It takes "[::1]" for a name and looks it up. A proxy is told the address as it stands in the URL.
    if (!getProxyUrl(url)) options.host = url.hostname.replace(/^\[|\]$/g, '');
    const request = (given: RequestOptions, onResponse: (message: IncomingMessage) => void) => {
      const outgoing = httpModule.request(given, onResponse);
      outgoing.once('socket', (socket: Socket) => {
        const connected = outgoing.reusedSocket || (!secure && !socket.connecting);
        if (connected) onConnected();
        else socket.once(secure ? 'secureConnect' : 'connect', onConnected);
      });
      // Without a listener, Node drops the connection without a word.
      outgoing.once('upgrade', (message, socket) => {
        socket.destroy();
        onResponse(message);
      });
      return outgoing;
    };
    return super.requestRaw({ ...info, httpModule: { request } as typeof httpModule }, data);
  }
}

/** http-client's promise does not settle in every case: the signal always does. */
function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const aborted = () => reject(signal.reason);
    signal.addEventListener('abort', aborted, { once: true });
    promise.then(resolve, (error) => reject(signal.aborted ? signal.reason : error));
  });
}

/** @param chunks where what was read so far is found, also where the rest does not come */
async function read(message: IncomingMessage, limit: number, chunks: Buffer[] = []): Promise<Buffer | null> {
  let size = 0;
  for await (const chunk of message) {
    size += chunk.length;
    if (size > limit) return unread(message);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * The body of a refusal: the status is the answer already, and stays one where the body breaks off or does not come.
 * @returns null where it is longer than the limit
 */
async function glanceAt(message: IncomingMessage, limit: number): Promise<Buffer | null> {
  const impatience = setTimeout(() => message.destroy(), LONGEST_GLANCE_MS);
  const chunks: Buffer[] = [];
  try {
    return await read(message, limit, chunks);
  } catch {
    return Buffer.concat(chunks);
  } finally {
    clearTimeout(impatience);
  }
}

function unread(message: IncomingMessage): null {
  message.destroy();
  return null;
}
