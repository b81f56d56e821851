/**
 * Studio on loopback, as a process of its own: what it costs is nobody's start-up. Forked by studio.ts, which sends what
 * it is to be like, and gets its port. A bucket's name says when it connects ("after-3000-ms-7").
 */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Behaviour {
  /** Buckets in the organization's list. */
  buckets: number;
  /** From the arrival of a connection until it is accepted. */
  acceptMs: number;
  /** From the arrival of a request until its answer. */
  answerMs: number;
  /** For https on 127.0.0.1, in PEM; null for http. */
  certificate: { key: string; cert: string } | null;
}

const [{ buckets, acceptMs, answerMs, certificate }] = (await once(process, 'message')) as [Behaviour];

/** When each bucket was asked about, on the machine's monotonic clock in milliseconds. */
const asked = new Map<string, number[]>();
process.on('message', ({ bucket }: { bucket: string }) => process.send?.(asked.get(bucket) ?? []));
process.on('disconnect', () => process.exit());

const server = certificate ? createHttpsServer(certificate, respond) : createHttpServer(respond);
const port = createServer({ pauseOnConnect: true, noDelay: true }, async (socket) => {
  if (acceptMs > 0) await sleep(acceptMs);
  server.emit('connection', socket);
  socket.resume();
});
port.listen(0, '127.0.0.1', () => process.send?.((port.address() as AddressInfo).port));

async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await text(request);
  const answer = request.url?.endsWith('/verify') ? verification(body, Number(process.hrtime.bigint()) / 1e6) : list();
  if (answerMs > 0) await sleep(answerMs);
  const json = JSON.stringify(answer);
  response.writeHead(200, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(json)
  });
  response.end(json);
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
