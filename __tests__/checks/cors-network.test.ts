/**
 * What keeps this runner from the storage, in words. In a process of its own: the environment has to be the real one, and to
 * jest the errors of Node are no `Error`s.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, expect, it } from '@jest/globals';
import { selfSigned } from '../../sandbox/certificate.ts';
import { createAuthority } from '../support/certificates.ts';
import { onLoopback } from '../support/loopback.ts';
import { type ProxyManner, startProxy } from '../support/proxy.ts';
import { closes, sends, startRawServer } from '../support/raw-server.ts';

// A page on this machine, as most of the storage here is: from elsewhere, browsers would want a permission.
const ORIGIN = 'https://studio.localhost';
const PATH = '/sensor-data/.ei-portal-check?X-Amz-Signature=0123456789abcdef';
const PROGRAM = `
  const { checkCors } = await import(process.argv[1]);
  const [href, endpoint, origin] = process.argv.slice(2);
  const home = { endpoint, storageProvider: 's3' };
  const about = { signedUrl: { href, masks: [], secrets: [] }, home, origin };
  const log = { debug: () => {}, maskInRunner: () => {} };
  const { signal } = new AbortController();
  const verdict = await checkCors({ ...about, clock: performance, signal, log });
  console.log(JSON.stringify(verdict));
  process.exit();
`;

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

async function portOf(server: Promise<{ port: number; stop: () => Promise<unknown> }>): Promise<number> {
  const { port, stop } = await server;
  stops.push(stop);
  return port;
}

/** The verdict of a process with this environment; it says nothing of the signed URL beyond its host. */
async function ask(endpoint: string, env: Record<string, string> = {}): Promise<{ status: string; reason?: string }> {
  const module = new URL('../../src/checks/cors.ts', import.meta.url).href;
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '-e', PROGRAM, module, `${endpoint}${PATH}`, endpoint, ORIGIN],
    { env }
  );
  expect(stdout + stderr).not.toMatch(/sensor-data|Signature|0123456789abcdef|hidden/);
  return JSON.parse(stdout);
}

const unverifiable = (reason: string) => ({ status: 'unverifiable', reason });

it('a closed port', async () => {
  const { port, stop } = await onLoopback(createServer());
  await stop();
  const reason = 'the storage could not be reached: it refused the connection';
  expect(await ask(`http://127.0.0.1:${port}`)).toEqual(unverifiable(reason));
});

it('a connection that is closed', async () => {
  const port = await portOf(startRawServer(closes));
  const reason = 'the storage could not be reached: the connection was closed before the answer was complete';
  expect(await ask(`http://127.0.0.1:${port}`)).toEqual(unverifiable(reason));
});

it('something that does not speak HTTP', async () => {
  const port = await portOf(startRawServer(sends('220 ready\r\n')));
  expect((await ask(`http://127.0.0.1:${port}`)).reason).toContain('does not speak HTTP');
});

it('a certificate that this runner does not trust', async () => {
  const port = await portOf(onLoopback(createTlsServer(await selfSigned())));
  const reason = "the storage's certificate could not be trusted: DEPTH_ZERO_SELF_SIGNED_CERT";
  expect(await ask(`https://127.0.0.1:${port}`)).toEqual(unverifiable(reason));
});

it('a port without TLS', async () => {
  const port = await portOf(onLoopback(createServer()));
  expect((await ask(`https://127.0.0.1:${port}`)).reason).toContain(
    'a TLS connection to the storage could not be made'
  );
});

it('a proxy setting that cannot be used: it is not gone round', async () => {
  const reason = 'the proxy "127.0.0.1:1" in HTTPS_PROXY cannot be used';
  const env = { HTTPS_PROXY: 'http://user:hidden%password@127.0.0.1:1' };
  expect(await ask('https://storage.test', env)).toEqual(unverifiable(reason));
});

async function proxyOf(handle: ProxyManner) {
  const proxy = await startProxy(handle);
  stops.push(proxy.stop);
  return { ...proxy, env: { HTTPS_PROXY: `http://user:hidden@127.0.0.1:${proxy.port}` } };
}

it('a proxy that does not let the question through', async () => {
  const { port, env } = await proxyOf(403);
  const reason = `the proxy "http://127.0.0.1:${port}" did not let the request through: it answered 403`;
  expect(await ask('https://storage.test', env)).toEqual(unverifiable(reason));
});

it('a proxy that lets it through is none', async () => {
  const authority = await createAuthority();
  const folder = await mkdtemp(join(tmpdir(), 'verify-bucket-cors-'));
  stops.push(() => rm(folder, { recursive: true }));
  const file = join(folder, 'authority.pem');
  await writeFile(file, authority.pem);
  const allowing = {
    'access-control-allow-origin': '*',
    'access-control-allow-methods': '*',
    'access-control-allow-headers': '*'
  };
  const server = createTlsServer(await authority.issue('storage.test', 1), (_, response) =>
    response.writeHead(204, allowing).end()
  );
  const port = await portOf(onLoopback(server));
  const { env, connects } = await proxyOf('tunnel');
  expect(await ask(`https://storage.test:${port}`, { ...env, NODE_EXTRA_CA_CERTS: file })).toEqual({
    status: 'passed'
  });
  expect(connects.map(({ target }) => target)).toEqual([`storage.test:${port}`, `storage.test:${port}`]);
});
