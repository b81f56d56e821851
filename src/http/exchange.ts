/**
 * One HTTP exchange through http-client, with its traps closed: limits of time for connecting and for the whole,
 * and a bounded reader. (http-client's own reader never settles when a body is cut off,
 * and its socketTimeout is an idle timer that a dripping body never trips.)
 */
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { forgetAddresses } from './lookup.ts';
import { ClosedUnused, type Request, WatchedClient } from './watched-client.ts';

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

/** For the body of a refusal, which can hold a reason. */
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
   * Always settles: at the latest when the signal or a limit aborts it. Servers close idle connections as they please:
   * where one is closed just as it is used again, the request is sent once more, on a new connection.
   * @throws TooSlow, the signal's reason, or whatever error Node has for the connection
   */
  async send(request: Request, signal: AbortSignal): Promise<Response> {
    try {
      return await this.#sendOnce(request, signal, true);
    } catch (error) {
      if (error instanceof ClosedUnused) return await this.#sendOnce(request, signal, false);
      forgetAddresses();
      throw error;
    }
  }

  async #sendOnce(request: Request, cancelled: AbortSignal, reuse: boolean): Promise<Response> {
    cancelled.throwIfAborted();
    const late = new AbortController();
    const signal = AbortSignal.any([cancelled, late.signal]);
    const limit = (ms: number, missed: string) =>
      setTimeout(() => late.abort(new TooSlow(`no ${missed} within ${ms / 1000} s`)), ms);
    const connecting = limit(this.#limits.connectMs, 'connection');
    const timers = [connecting, limit(this.#limits.totalMs, 'complete answer')];
    // A status other than 200 is an answer already, also where its body breaks off or does not come.
    let refusal: (() => Response) | undefined;
    const exchange = async (): Promise<Response> => {
      const onConnected = () => clearTimeout(connecting);
      const message = await this.#client.send(request, { signal, reuse, onConnected });
      const { headers, statusCode: status = 0 } = message;
      const chunks: Buffer[] = [];
      if (status !== 200) {
        refusal = () => ({ status, headers, body: Buffer.concat(chunks) });
        timers.push(setTimeout(() => late.abort(), LONGEST_GLANCE_MS));
      }
      return { status, headers, body: await read(message, this.#limits.bodyBytes(status), chunks) };
    };
    try {
      return await orAborted(exchange(), signal);
    } catch (error) {
      if (refusal) return refusal();
      throw error;
    } finally {
      timers.forEach(clearTimeout);
    }
  }
}

/** http-client's promise does not settle in every case: the signal always does. */
function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    promise.then(resolve, (error) => reject(signal.aborted ? signal.reason : error));
  });
}

/** @returns what came, also in `chunks`; null where it is longer than the limit: then its connection is ended */
async function read(message: IncomingMessage, limit: number, chunks: Buffer[]): Promise<Buffer | null> {
  if (limit === 0) {
    message.destroy();
    return null;
  }
  let left = limit;
  for await (const chunk of message) {
    left -= chunk.length;
    if (left < 0) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
