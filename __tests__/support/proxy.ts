/** A CONNECT proxy on loopback. Every name leads to this machine, so that a made-up one can stand for Studio. */
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { onLoopback } from './loopback.ts';

export interface ConnectProxy {
  port: number;
  /** Each CONNECT that came in: what for, and with which credentials (decoded). */
  connects: { target: string; credentials: string | null }[];
  stop: () => Promise<void>;
}

/** `tunnel`: as a proxy should. A number: that status instead. `hang`: no answer. `drop`: closes instead of answering. */
export type ProxyManner = 'tunnel' | 'hang' | 'drop' | number;

export async function startProxy(manner: ProxyManner, host?: string): Promise<ConnectProxy> {
  const connects: ConnectProxy['connects'] = [];
  const server = createServer((_request, response) => response.writeHead(405).end());
  server.on('connect', (request, client, head) => {
    const target = request.url ?? '';
    const basic = request.headers['proxy-authorization']?.match(/^Basic (.+)$/)?.[1];
    connects.push({ target, credentials: basic ? Buffer.from(basic, 'base64').toString() : null });
    client.on('error', () => {});
    if (manner === 'hang') return;
    if (manner === 'drop') return client.destroy();
    if (manner !== 'tunnel') return client.end(`HTTP/1.1 ${manner} No\r\ncontent-length: 0\r\n\r\n`);
    const upstream = connect(Number(target.split(':').at(-1)), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      upstream.write(head);
      upstream.pipe(client).pipe(upstream);
    });
    upstream.on('error', () => client.destroy()).on('close', () => client.destroy());
    client.on('close', () => upstream.destroy());
  });
  const { port, stop } = await onLoopback(server, host);
  return { port, connects, stop };
}
