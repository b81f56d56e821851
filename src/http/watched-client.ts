/** http-client, with a hand on each request: when it is connected, and over which connection it goes. */
import type { IncomingMessage, RequestOptions } from 'node:http';
import type { LookupFunction, Socket } from 'node:net';
import { HttpClient, type HttpClientResponse } from '@actions/http-client';
import type { RequestInfo } from '@actions/http-client/lib/interfaces';
import { userAgent } from '../version.ts';
import { sharedLookup } from './lookup.ts';

export interface Request {
  method: 'GET' | 'POST' | 'OPTIONS';
  url: string;
  headers: Record<string, string>;
  body?: string;
}

export interface Watcher {
  signal: AbortSignal;
  /** Whether a connection that was kept alive may serve the request. */
  reuse: boolean;
  onConnected: () => void;
}

/** A connection that was kept alive was closed before the first byte of an answer. */
export class ClosedUnused extends Error {}

/** Bytes of all headers of an answer. Node by itself stops at 16 KiB, browsers do not. */
const LONGEST_HEADERS = 64 * 1024;

/** What http-client's tunnel has for the connection to the proxy. */
interface Tunnel {
  proxyOptions?: { host: string; lookup?: LookupFunction };
}

/** An IPv6 address as Node connects to it: in URLs it stands in brackets. */
const withoutBrackets = (host: string) => host.replace(/^\[|\]$/g, '');

export class WatchedClient extends HttpClient {
  #watcher: Watcher | undefined;

  constructor() {
    super(undefined, [], { allowRedirects: false, allowRetries: false, keepAlive: true });
  }

  /** @throws ClosedUnused, or whatever error Node has for the connection */
  async send({ method, url, headers, body = '' }: Request, watcher: Watcher): Promise<IncomingMessage> {
    // http-client has no place for what belongs to one request alone, but comes to `requestRaw` before it returns.
    this.#watcher = watcher;
    return (await this.request(method, url, body, headers)).message;
  }

  /** The one place where http-client lets us see the request itself. */
  override async requestRaw(info: RequestInfo, data: string | NodeJS.ReadableStream): Promise<HttpClientResponse> {
    const { parsedUrl: url, options, httpModule } = info;
    const { signal, reuse, onConnected } = this.#watcher as Watcher;
    // http-client would add an id of the runner to the user agent.
    const headers = { ...options.headers, 'user-agent': userAgent };
    Object.assign(options, { headers, signal, lookup: sharedLookup, maxHeaderSize: LONGEST_HEADERS });
    const { proxyOptions: proxy } = options.agent as Tunnel;
    // It takes "[::1]" for a name and looks it up. A proxy is sent the address as it stands in the URL.
    if (proxy) Object.assign(proxy, { host: withoutBrackets(proxy.host), lookup: sharedLookup });
    else options.host = withoutBrackets(url.hostname);
    if (!reuse) options.agent = false;
    let closedUnused = false;
    const request = (given: RequestOptions, onResponse: (message: IncomingMessage) => void) => {
      const outgoing = httpModule.request(given, onResponse);
      outgoing.once('socket', (socket: Socket) => {
        const { bytesRead } = socket;
        outgoing.once('error', () => {
          closedUnused = outgoing.reusedSocket && socket.bytesRead === bytesRead;
        });
        const secure = url.protocol === 'https:';
        if (outgoing.reusedSocket || (!secure && !socket.connecting)) onConnected();
        else socket.once(secure ? 'secureConnect' : 'connect', onConnected);
      });
      // Without a listener, Node drops the connection without a word.
      outgoing.once('upgrade', (message, socket) => {
        socket.destroy();
        onResponse(message);
      });
      return outgoing;
    };
    try {
      return await super.requestRaw({ ...info, httpModule: { request } as typeof httpModule }, data);
    } catch (error) {
      throw closedUnused ? new ClosedUnused() : error;
    }
  }
}
