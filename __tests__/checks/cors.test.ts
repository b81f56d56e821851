/** What is asked, of whom, and what becomes of it when there is no answer. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setImmediate as immediately } from 'node:timers/promises';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { type CorsQuestion, checkCors } from '../../src/checks/cors.ts';
import { parseSignedUrl } from '../../src/text/signed-url.ts';
import { onLoopback } from '../support/loopback.ts';
import { hangs, startRawServer } from '../support/raw-server.ts';

// A page on this machine, as the storage is: from elsewhere, browsers would want a permission.
const origin = 'https://studio.localhost';
const PATH = '/sensor-data/.ei-portal-check?X-Amz-Signature=0123456789abcdef';
const ALLOWING = {
  'access-control-allow-origin': origin,
  'access-control-allow-methods': 'PUT',
  'access-control-allow-headers': '*'
};

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  jest.useRealTimers();
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

function started<T extends { stop: () => Promise<unknown> }>(server: T): T {
  stops.push(server.stop);
  return server;
}

async function storage(serve: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  return `http://127.0.0.1:${started(await onLoopback(createServer(serve))).port}`;
}

function ask(endpoint: string, more: Partial<CorsQuestion> = {}) {
  const signal = new AbortController().signal;
  return checkCors({
    signedUrl: parseSignedUrl(`${endpoint}${PATH}`),
    home: { endpoint, storageProvider: 's3' },
    origin,
    signal,
    log: { debug: () => {}, maskInRunner: () => {} },
    ...more
  });
}

/** A reason without anything of the signed URL beyond its host. */
async function unverifiable(verdict: ReturnType<typeof checkCors>): Promise<string> {
  const found = await verdict;
  if (found.status !== 'unverifiable') throw new Error(`It is ${found.status}`);
  expect(found.reason).not.toMatch(/sensor-data|Signature|0123456789abcdef/);
  return found.reason;
}

describe('the storage is asked', () => {
  it('by two preflights, one for each kind of upload, which carry nobody’s key', async () => {
    const seen: { method?: string; url?: string; headers: IncomingMessage['headers'] }[] = [];
    const endpoint = await storage(({ method = '', url = '', headers: { host: _, ...headers } }, response) => {
      seen.push({ method, url, headers });
      response.writeHead(200, ALLOWING).end();
    });
    expect(await ask(endpoint)).toEqual({ status: 'passed' });
    const common = {
      accept: '*/*',
      origin,
      'access-control-request-method': 'PUT',
      'user-agent': expect.stringMatching(/^edge-impulse-verify-bucket\/\d/),
      connection: 'keep-alive'
    };
    expect(seen).toHaveLength(2);
    expect(seen).toContainEqual({ method: 'OPTIONS', url: PATH, headers: common });
    const withType = { ...common, 'access-control-request-headers': 'content-type' };
    expect(seen).toContainEqual({ method: 'OPTIONS', url: PATH, headers: withType });
  });

  it('and has to allow both kinds', async () => {
    const endpoint = await storage(({ headers }, response) => {
      response.writeHead(headers['access-control-request-headers'] ? 403 : 200, ALLOWING).end();
    });
    expect(await ask(endpoint)).toMatchObject({
      status: 'failed',
      reason: expect.stringContaining('with content-type')
    });
  });

  it('without following its redirects', async () => {
    const paths: (string | undefined)[] = [];
    const endpoint = await storage(({ url }, response) => {
      paths.push(url);
      response.writeHead(307, { ...ALLOWING, location: '/elsewhere' }).end();
    });
    expect(await ask(endpoint)).toMatchObject({ status: 'failed', reason: expect.stringContaining('redirects') });
    expect(paths).toEqual([PATH, PATH]);
  });

  it('without waiting for the end of its answer', async () => {
    const endpoint = await storage((_, response) => void response.writeHead(200, ALLOWING).write('<?xml'));
    expect(await ask(endpoint)).toEqual({ status: 'passed' });
  });

  it('one refusal is certain, whatever became of the other question', async () => {
    const endpoint = await storage(({ headers, socket }, response) => {
      if (headers['access-control-request-headers']) socket.destroy();
      else response.writeHead(403).end();
    });
    expect(await ask(endpoint)).toMatchObject({ status: 'failed' });
  });

  it('but not at all where page and storage have the same origin', async () => {
    const endpoint = await storage((_, response) => void response.writeHead(403).end());
    expect(await ask(endpoint, { origin: endpoint })).toEqual({ status: 'passed' });
  });
});

describe('the rules are not blamed', () => {
  it('for an overloaded storage', async () => {
    const endpoint = await storage((_, response) => void response.writeHead(503).end());
    expect(await unverifiable(ask(endpoint))).toBe('the storage answers 503 for the moment');
  });

  it.each(['connects and says nothing', 'never agrees on TLS'])(
    'for a storage that %s: after 10 s in all',
    async (how) => {
      const server = started(await startRawServer(hangs));
      const silent = how.startsWith('connects');
      jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'performance'] });
      const asked = ask(silent ? `http://127.0.0.1:${server.port}` : `https://127.0.0.1:${server.port}`);
      const reason = unverifiable(asked);
      const begun = performance.now();
      while (server.connections() < 2 && performance.now() - begun < 5_000) await immediately();
      jest.advanceTimersByTime(10_000);
      expect(await reason).toMatch(/no (connection|complete answer) within 10 s/);
    }
  );

  it.each([0, 50])('for a run that is cancelled after %d ms, and it ends at once', async (ms) => {
    const { port } = started(await startRawServer(hangs));
    const begun = performance.now();
    const signal = ms === 0 ? AbortSignal.abort() : AbortSignal.timeout(ms);
    await unverifiable(ask(`http://127.0.0.1:${port}`, { signal }));
    expect(performance.now() - begun).toBeLessThan(1000);
  });
});
