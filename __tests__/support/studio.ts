/** A Studio on loopback that plays a script: what it answers is the test's choice, what it was asked it remembers. */
import { createServer, type IncomingHttpHeaders, type OutgoingHttpHeaders, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { signedUrl } from './canaries.ts';
import { onLoopback } from './loopback.ts';

export interface Seen {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
  /** When its body had arrived, on the clock of `performance.now()`. */
  atMs: number;
}

export interface Reply {
  status?: number;
  headers?: OutgoingHttpHeaders;
  body?: string | Uint8Array | AsyncIterable<string | Uint8Array>;
  /** Time until the answer begins; with `Infinity` it never does. */
  waitMs?: number;
}

/** One reply after the other, of which the last repeats; or whatever a function makes of the request. */
export type Script = [Reply, ...Reply[]] | ((request: Seen, index: number) => Reply);

export interface Studio {
  /** As for the input `api-url`. */
  url: string;
  port: number;
  requests: Seen[];
  /** The requests that ask for a bucket's verdict. */
  verifications: () => Seen[];
  stop: () => Promise<void>;
}

export async function startStudio(script: Script, tls?: { cert: string; key: string }): Promise<Studio> {
  const requests: Seen[] = [];
  const server = tls ? createTlsServer(tls) : createServer({ maxHeaderSize: 256 * 1024 });
  server.on('request', async (request, response) => {
    const chunks: Uint8Array[] = [];
    try {
      for await (const chunk of request) chunks.push(chunk as Uint8Array);
    } catch {
      return;
    }
    const { method = '', url = '', headers } = request;
    const seen = { method, path: url, headers, body: Buffer.concat(chunks).toString(), atMs: performance.now() };
    const index = requests.push(seen) - 1;
    await answer(response, typeof script === 'function' ? script(seen, index) : (script[index] ?? script.at(-1) ?? {}));
  });
  const { port, stop } = await onLoopback(server);
  return {
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${port}/v1`,
    port,
    requests,
    verifications: () => requests.filter(({ path }) => path.endsWith('/verify')),
    stop
  };
}

async function answer(response: ServerResponse, { status = 200, headers = {}, body = '', waitMs = 0 }: Reply) {
  if (waitMs === Number.POSITIVE_INFINITY) return;
  // Without a reference, a late answer keeps no test alive.
  if (waitMs > 0) await delay(waitMs, undefined, { ref: false });
  response.writeHead(status, headers);
  if (typeof body === 'string' || body instanceof Uint8Array) return response.end(body);
  // Whoever asked may well leave before the end.
  await pipeline(Readable.from(body), response).catch(() => {});
}

export const json = (value: unknown, status = 200): Reply => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value)
});

/** A bucket that is reached, with a sample of files and a signed URL. */
export const connectedBody = {
  success: true,
  connectionStatus: 'connected',
  connectionError: null,
  connectionStatusSince: '2026-01-05T10:00:00.000Z',
  files: ['a', 'b', 'c'].map((name) => ({ name: `${name}.wav`, size: 4096, folderName: 'walks' })),
  hasInfoLabelsFile: true,
  signedUrl
};

export const connected = (more: object = {}) => json({ ...connectedBody, ...more });
export const connecting = () => json({ success: true, connectionStatus: 'connecting' });
export const error = (connectionError: string | null) =>
  json({ success: true, connectionStatus: 'error', connectionError });
export const refused = (reason: string, status = 200) => json({ success: false, error: reason }, status);
export const silence: Reply = { waitMs: Number.POSITIVE_INFINITY };

export interface Listed {
  id: number;
  bucket: string;
  [field: string]: unknown;
}

/** The organization's buckets, on S3 unless an entry says otherwise. */
export const list = (buckets: Listed[]) =>
  json({
    success: true,
    buckets: buckets.map((bucket) => ({
      accessKey: 'LISTEDCANARYKEYP5T8N1',
      endpoint: 'https://storage.invalid',
      region: 'eu-west-1',
      storageProvider: 's3',
      connected: true,
      ...bucket
    }))
  });

/** The text, one byte a second. */
export async function* dripping(text: string): AsyncGenerator<string> {
  for (const character of text) {
    yield character;
    await delay(1000, undefined, { ref: false });
  }
}

/** So many mebibytes of white space in front of the text: still the same JSON. */
export async function* padded(mebibytes: number, text: string): AsyncGenerator<string> {
  const chunk = ' '.repeat(1024 * 1024);
  for (let i = 0; i < mebibytes; i++) yield chunk;
  yield text;
}
