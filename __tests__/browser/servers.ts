/** What stands around the browser: a site that pages come from, and a storage whose answers to preflights are given. */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { selfSigned } from '../../sandbox/certificate.ts';
import { onLoopback } from '../support/loopback.ts';
import type { Answer } from './answers.ts';

/** Browsers, and only they, know that every name under localhost is this machine. */
const SITE = 'studio.localhost';

export interface Site {
  /** The same pages without and with TLS. */
  origin: string;
  secureOrigin: string;
  port: number;
  securePort: number;
  stop: () => Promise<unknown>;
}

/** Takes every upload, too. */
export async function startSite(): Promise<Site> {
  const headers = {
    'content-type': 'text/html',
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'PUT',
    'access-control-allow-headers': '*'
  };
  const serve = (request: IncomingMessage, response: ServerResponse) => {
    request.resume();
    response.writeHead(200, headers).end('<!doctype html><title>Studio</title>');
  };
  const [plain, tls] = await Promise.all([
    onLoopback(createServer(serve)),
    onLoopback(createTlsServer(await selfSigned(), serve))
  ]);
  return {
    origin: `http://${SITE}:${plain.port}`,
    secureOrigin: `https://${SITE}:${tls.port}`,
    port: plain.port,
    securePort: tls.port,
    stop: () => Promise.all([plain.stop(), tls.stop()])
  };
}

export interface AnsweringStorage {
  port: number;
  /** The URL of a new object, the preflights to which get this answer. */
  urlFor: (answer: Answer) => string;
  /** All that was asked so far, the oldest first. */
  requests: { method: string; url: string; headers: IncomingMessage['headers'] }[];
  stop: () => Promise<void>;
}

/**
 * Answers preflights with the very bytes it is given. Every PUT is taken, and its answer allows any origin: whether that
 * answer may be read is not what a preflight tells.
 * @param openly false: the answer to a PUT allows no origin
 */
export async function startAnsweringStorage(openly = true): Promise<AnsweringStorage> {
  const answers = new Map<string, Answer>();
  const requests: AnsweringStorage['requests'] = [];
  const server = createServer(async (request, response) => {
    const { method = '', url = '', headers } = request;
    requests.push({ method, url, headers });
    const answer = answers.get(url);
    // For pages that come from here themselves.
    if (!answer) return response.end();
    if (method === 'OPTIONS') return request.socket.end(bytes(answer, headers), 'latin1');
    await request.resume().toArray();
    return response.writeHead(200, openly ? { 'access-control-allow-origin': '*' } : {}).end();
  });
  const { port, stop } = await onLoopback(server);
  const urlFor = (answer: Answer) => {
    const path = `/bucket/${randomUUID()}?signature=made-up`;
    answers.set(path, answer);
    return `http://127.0.0.1:${port}${path}`;
  };
  return { port, urlFor, requests, stop };
}

function bytes(answer: Answer, asked: IncomingMessage['headers']): string {
  const [status, ...lines] = typeof answer === 'function' ? answer(asked['access-control-request-headers']) : answer;
  return [`HTTP/1.1 ${status}`, ...lines, 'content-length: 0', 'connection: close', '', ''].join('\r\n');
}
