/**
 * Studio on loopback, as a process of its own: what it costs is nobody's start-up. Forked by studio.ts, which it tells
 * its port. It answers as the real one does; when a bucket connects is told by the bucket's name ("after-3000-ms-7").
 */
import { createHash } from 'node:crypto';
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Behaviour {
  /** Buckets in the organization's list. */
  buckets: number;
  /** From the arrival of a connection until somebody attends to it. */
  acceptMs: number;
  /** From the arrival of a request until its answer. */
  answerMs: number;
}

const { buckets, acceptMs, answerMs } = JSON.parse(process.argv[2] ?? '{}') as Behaviour;

/** When each bucket was asked about, on the machine's monotonic clock in milliseconds. */
const asked = new Map<string, number[]>();

const http = createHttpServer(async (request, response) => {
  const body = await text(request);
  const nowMs = Number(process.hrtime.bigint()) / 1e6;
  if (request.url?.startsWith('/asked/')) return send(response, asked.get(request.url.slice('/asked/'.length)) ?? []);
  const answer = request.url?.endsWith('/verify') ? verification(body, nowMs) : list();
  if (answerMs > 0) await sleep(answerMs);
  send(response, answer);
});

const server = createServer({ pauseOnConnect: true, noDelay: true }, async (socket) => {
  if (acceptMs > 0) await sleep(acceptMs);
  http.emit('connection', socket);
  socket.resume();
});
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.on('disconnect', () => process.exit());

function send(response: ServerResponse<IncomingMessage>, answer: unknown): void {
  const body = JSON.stringify(answer);
  response.writeHead(200, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body)
  });
  response.end(body);
}

function list() {
  const ids = Array.from({ length: buckets }, (_, index) => index + 1);
  return {
    success: true,
    buckets: ids.map((id) => ({
      id,
      bucket: `sensor-data-${id}`,
      accessKey: `AKIA${String(id).padStart(16, '0')}`,
      endpoint: 'https://s3.eu-west-1.amazonaws.com',
      region: 'eu-west-1',
      storageProvider: 's3',
      connected: true
    }))
  };
}

function verification(body: string, nowMs: number) {
  const { bucket } = JSON.parse(body) as { bucket: string };
  const times = asked.get(bucket) ?? [];
  asked.set(bucket, times);
  times.push(nowMs);
  const connectsAfterMs = Number(/^after-(\d+)-/.exec(bucket)?.[1] ?? 0);
  if (nowMs - (times[0] ?? nowMs) < connectsAfterMs) return { success: true, connectionStatus: 'connecting' };
  return {
    success: true,
    connectionStatus: 'connected',
    connectionError: null,
    connectionStatusSince: new Date().toISOString(),
    files: Array.from({ length: 10 }, (_, index) => ({
      name: `walking/recording-${index}.json`,
      size: 48_213,
      folderName: 'walking'
    })),
    hasInfoLabelsFile: true,
    signedUrl: signedUrl(bucket)
  };
}

/** A signature of its own for each bucket, as the real ones have: each is a secret to be remembered. */
function signedUrl(bucket: string): string {
  const signature = createHash('sha256').update(bucket).digest('hex');
  const credential = 'AKIAIOSFODNN7EXAMPLE%2F20260105%2Feu-west-1%2Fs3%2Faws4_request';
  return `https://s3.eu-west-1.amazonaws.com/${bucket}/.ei-portal-check?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=${credential}&X-Amz-Date=20260105T100000Z&X-Amz-Expires=300&X-Amz-SignedHeaders=host&X-Amz-Signature=${signature}`;
}
