/** Servers for what HTTP cannot say: cut, reset, garbled and silent connections. */
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { onLoopback } from './loopback.ts';

export interface RawServer {
  url: string;
  port: number;
  /** Connections accepted so far. */
  connections: () => number;
  stop: () => Promise<void>;
}

/** What becomes of a connection, once the first bytes of a request are there. */
export type ConnectionHandler = (socket: Socket) => void | Promise<void>;

export async function startRawServer(handle: ConnectionHandler): Promise<RawServer> {
  let connections = 0;
  const server = createServer((socket) => {
    connections++;
    socket.once('data', () => void handle(socket));
  });
  const { port, stop } = await onLoopback(server);
  return { url: `http://127.0.0.1:${port}/v1`, port, connections: () => connections, stop };
}

export const hangs: ConnectionHandler = () => {};
export const closes: ConnectionHandler = (socket) => void socket.end();
export const resets: ConnectionHandler = (socket) => void socket.resetAndDestroy();

/** Sends the bytes, then does the next thing, a little later so that the bytes arrive first. */
export const sends =
  (bytes: string | Uint8Array, then: ConnectionHandler = hangs): ConnectionHandler =>
  async (socket) => {
    socket.write(bytes);
    await delay(50, undefined, { ref: false });
    await then(socket);
  };

/** Answers the first request of a connection, and does the next thing with the second one. */
export const reused =
  (answer: string, then: ConnectionHandler): ConnectionHandler =>
  (socket) => {
    socket.write(answer);
    socket.once('data', () => void then(socket));
  };

/** One connection after the other, of which the last repeats. */
export const inTurn = (...handlers: [ConnectionHandler, ...ConnectionHandler[]]): ConnectionHandler => {
  let connections = 0;
  return (socket) => (handlers[connections++] ?? handlers.at(-1) ?? hangs)(socket);
};

/** Sends the text, one byte a second. */
export const drips =
  (text: string): ConnectionHandler =>
  async (socket) => {
    for (const character of text) {
      if (socket.destroyed) return;
      socket.write(character);
      await delay(1000, undefined, { ref: false });
    }
  };

/**
 * A port where a connect never ends: the process behind it does not accept, and its backlog is full.
 * Node accepts whatever comes, so the server is a thread that stands still. Works where the kernel drops what
 * does not fit into a backlog, as Linux does.
 */
export async function startFullBacklog(): Promise<RawServer> {
  const released = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(
    `const { parentPort, workerData } = require('node:worker_threads');
    const server = require('node:net').createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
      parentPort.postMessage(server.address().port);
      Atomics.wait(workerData, 0, 0);
    });`,
    { eval: true, workerData: released }
  );
  const [port] = (await once(worker, 'message')) as [number];
  const waiting: Socket[] = [];
  let full = false;
  while (!full && waiting.length < 64) {
    const socket = connect(port, '127.0.0.1').on('error', () => {});
    waiting.push(socket);
    full = await Promise.race([once(socket, 'connect').then(() => false), delay(300, true)]);
  }
  return {
    url: `http://127.0.0.1:${port}/v1`,
    port,
    connections: () => 0,
    stop: async () => {
      for (const socket of waiting) socket.destroy();
      Atomics.store(released, 0, 1);
      Atomics.notify(released, 0);
      await worker.terminate();
    }
  };
}
