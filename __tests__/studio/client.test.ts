import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import '../support/native-error-instanceof.ts';
import { Failure } from '../../src/errors/failure.ts';
import { createStudio, type Studio as StudioClient, type Reply as StudioReply } from '../../src/studio/client.ts';
import type { Target } from '../../src/studio/target.ts';
import { version } from '../../src/version.ts';
import { FakeClock } from '../support/fake-clock.ts';
import {
  type ConnectionHandler,
  closes,
  hangs,
  type RawServer,
  resets,
  sends,
  startRawServer
} from '../support/raw-server.ts';
import {
  connected,
  connectedBody,
  json,
  list,
  type Reply,
  refused,
  type Script,
  type Studio,
  silence,
  startStudio
} from '../support/studio.ts';
import { credentials } from '../verification/poll-one.ts';

const apiKey = 'ei_canary_0123456789';
const servers: Studio[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
});

interface Asked {
  reply: StudioReply<unknown>;
  server: Studio;
  signedUrls: string[];
  lines: string[];
}

type Call = (studio: StudioClient, signal: AbortSignal) => Promise<StudioReply<unknown>>;
const listBuckets: Call = (studio, signal) => studio.listBuckets(signal);
const bucket: Target = { kind: 'bucket', bucketId: null, request: credentials, given: [] };

async function ask(
  script: Script,
  what: 'verify' | 'list' | Call = 'verify',
  signal = new AbortController().signal,
  url = ''
): Promise<Asked> {
  const server = await startStudio(script);
  servers.push(server);
  const signedUrls: string[] = [];
  const lines: string[] = [];
  const studio = createStudio({
    apiUrl: url || server.url,
    apiKey,
    organizationId: 7,
    clock: new FakeClock(),
    onExchange: (line) => lines.push(line)
  });
  const onSignedUrl = (url: string) => void signedUrls.push(url);
  const verify: Call = (each) => each.verify(bucket, signal, onSignedUrl);
  const call = what === 'list' ? listBuckets : what === 'verify' ? verify : what;
  const reply = await call(studio, signal);
  return { reply, server, signedUrls, lines };
}
const outcomeOf = ({ reply }: Asked) => ({
  kind: reply.kind,
  code: reply.kind === 'answer' ? null : reply.failure.code,
  retryAfterMs: reply.kind === 'fault' ? reply.retryAfterMs : null
});
const answered = async (reply: Reply) => outcomeOf(await ask([reply]));

describe('a request', () => {
  it('for a verdict is as the reference of the API has it', async () => {
    const { server, reply } = await ask([connected()]);
    const [seen] = server.requests;
    expect([seen?.method, seen?.path]).toEqual(['POST', '/v1/api/organizations/7/buckets/verify']);
    expect(seen?.headers).toMatchObject({
      'x-api-key': apiKey,
      'content-type': 'application/json',
      accept: 'application/json',
      'user-agent': `edge-impulse-verify-bucket/${version}`
    });
    expect(JSON.parse(seen?.body ?? '')).toEqual(credentials);
    expect(reply).toMatchObject({ kind: 'answer', body: { connectionStatus: 'connected', hasInfoLabelsFile: true } });
  });

  it('for the list is as the reference of the API has it', async () => {
    const { server, reply } = await ask([list([{ id: 1, bucket: 'a' }])], 'list');
    const [seen] = server.requests;
    expect([seen?.method, seen?.path, seen?.body]).toEqual(['GET', '/v1/api/organizations/7/buckets', '']);
    expect(reply).toMatchObject({ kind: 'answer', body: [{ id: 1, bucket: 'a' }] });
  });

  it('is one line for whoever debugs: no body, no header, no key', async () => {
    const { lines } = await ask([connected()]);
    expect(lines).toEqual([
      expect.stringMatching(/^POST \/v1\/api\/organizations\/7\/buckets\/verify -> 200 connected, \d+ ms$/)
    ]);
  });

  it('ends as soon as it is aborted', async () => {
    const controller = new AbortController();
    const asked = ask([silence], 'verify', controller.signal);
    setTimeout(() => controller.abort(), 50);
    expect(outcomeOf(await asked)).toMatchObject({ kind: 'fault', code: 'network' });
    const already = await ask([silence], 'verify', AbortSignal.abort());
    expect([outcomeOf(already).code, already.lines]).toEqual(['network', [expect.stringMatching(/-> no answer/)]]);
  });
});

describe('a signed URL is reported before anything else', () => {
  it.each<[string, Reply]>([
    ['in a good answer', connected()],
    ['in one of another shape', json({ success: true, signedUrl: connectedBody.signedUrl })],
    ['in one that says that it failed', json({ ...connectedBody, success: false, error: 'x' })],
    ['in a refusal', json(connectedBody, 403)]
  ])('%s', async (_, reply) => {
    expect((await ask([reply])).signedUrls).toEqual([connectedBody.signedUrl]);
  });
});

describe('a status', () => {
  it.each([
    [201, 'refusal', 'unexpected-response'],
    [204, 'refusal', 'unexpected-response'],
    [301, 'refusal', 'redirected'],
    [307, 'refusal', 'redirected'],
    [400, 'refusal', 'request-refused'],
    [401, 'refusal', 'api-key-rejected'],
    [403, 'refusal', 'api-key-forbidden'],
    [404, 'refusal', 'not-found'],
    [407, 'refusal', 'proxy'],
    [408, 'fault', 'studio-unavailable'],
    [422, 'refusal', 'request-refused'],
    [425, 'fault', 'studio-unavailable'],
    [429, 'fault', 'rate-limited'],
    [451, 'refusal', 'request-refused'],
    [500, 'fault', 'studio-unavailable'],
    [501, 'refusal', 'studio-unavailable'],
    [503, 'fault', 'studio-unavailable'],
    [520, 'fault', 'studio-unavailable']
  ])('of %d is a %s: %s', async (status, kind, code) => {
    expect(await answered({ ...connected(), status })).toMatchObject({ kind, code });
  });

  it.each([
    ['7', 7000],
    ['words', null],
    ['-5', null]
  ])('with `Retry-After: %s` asks to wait %p ms', async (header, retryAfterMs) => {
    expect(await answered({ status: 503, headers: { 'retry-after': header } })).toMatchObject({ retryAfterMs });
  });
});

describe('a refusal', () => {
  const failureOf = async (reply: Reply) => {
    const { reply: received } = await ask([reply]);
    return received.kind === 'answer' ? null : received.failure;
  };

  it('says what Studio said', async () => {
    expect((await failureOf(refused('No such thing')))?.quote).toEqual({ by: 'Studio', text: 'No such thing' });
    expect((await failureOf(refused('Invalid JWT', 401)))?.quote).toEqual({ by: 'Studio', text: 'Invalid JWT' });
    expect((await failureOf(json({ success: false })))?.quote).toBeNull();
  });

  it.each([
    [refused('Invalid API key'), 'api-key-rejected'],
    [refused('Invalid api_key', 400), 'api-key-rejected'],
    [refused('Access key is wrong'), 'request-refused'],
    [refused('This API key may not', 403), 'api-key-forbidden']
  ])('that speaks of the API key is one of the key, where nothing more is said (%#)', async (reply, code) => {
    expect((await failureOf(reply))?.code).toBe(code);
  });

  it('beats `connected` in the same answer', async () => {
    expect((await failureOf(json({ ...connectedBody, success: false })))?.code).toBe('request-refused');
  });
});

describe('a body', () => {
  const text = JSON.stringify(connectedBody);
  it.each<[string, Reply, string, RegExp]>([
    ['empty', { body: '' }, 'fault', /empty/],
    ['HTML', { body: '\n<!doctype html>' }, 'fault', /HTML/],
    ['cut off', { body: text.slice(0, -5) }, 'fault', /cut off/],
    ['not UTF-8', { body: Buffer.from(text.replace('walks', 'wälks'), 'latin1') }, 'fault', /not UTF-8/],
    ['compressed', { body: text, headers: { 'content-encoding': 'gzip' } }, 'fault', /compressed/],
    ['too long', { body: `${text}${' '.repeat(17 * 1024 * 1024)}` }, 'refusal', /16 MiB/],
    ['of another shape', json({ success: true, connectionStatus: 'CONNECTED' }), 'refusal', /connectionStatus/],
    [
      'of a status without text',
      json({ success: true, connectionStatus: { toString: 1 } }),
      'refusal',
      /connectionStatus/
    ],
    ['without `success`', json({ connectionStatus: 'connected' }), 'refusal', /success/]
  ])('that is %s is a fault or a refusal, and never a verdict', async (_, reply, kind, what) => {
    const { reply: received } = await ask([reply]);
    expect(received).toMatchObject({
      kind,
      failure: { code: 'unexpected-response', what: expect.stringMatching(what) }
    });
  });

  it.each<[string, Reply]>([
    ['a byte order mark', { body: `\ufeff${text}` }],
    ['no content type', { body: text }],
    ['an encoding that is none', { body: text, headers: { 'content-encoding': 'identity' } }]
  ])('with %s is fine', async (_, reply) => {
    expect((await answered(reply)).kind).toBe('answer');
  });
});

describe('whatever becomes of its body, a status', () => {
  const servers: RawServer[] = [];
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.stop();
  });
  async function said(bytes: string, then: ConnectionHandler) {
    const server = await startRawServer(sends(bytes, then));
    servers.push(server);
    return outcomeOf(await ask([silence], 'verify', undefined, server.url));
  }
  const head = (status: number, ...headers: string[]) => [`HTTP/1.1 ${status} X`, ...headers, '', ''].join('\r\n');

  it.each([
    [401, 'refusal', 'api-key-rejected'],
    [403, 'refusal', 'api-key-forbidden'],
    [302, 'refusal', 'redirected'],
    [503, 'fault', 'studio-unavailable']
  ])('%d means the same where it is cut off', async (status, kind, code) => {
    expect(await said(`${head(status, 'content-length: 100')}{"succ`, closes)).toMatchObject({ kind, code });
    expect(await said(`${head(status, 'content-length: 100')}{"succ`, resets)).toMatchObject({ kind, code });
  });

  it('tells what is there of it', async () => {
    const reason = '{"success":false,"error":"Invalid API key"}';
    const chunked = `${head(400, 'transfer-encoding: chunked')}${reason.length.toString(16)}\r\n${reason}\r\n`;
    expect(await said(chunked, hangs)).toMatchObject({ kind: 'refusal', code: 'api-key-rejected' });
  });

  it('401 means the same where the deadline cuts it off', async () => {
    const server = await startRawServer(sends(head(401, 'content-length: 100'), hangs));
    servers.push(server);
    const asked = await ask([silence], 'verify', AbortSignal.timeout(500), server.url);
    expect(outcomeOf(asked)).toMatchObject({ kind: 'refusal', code: 'api-key-rejected' });
  });

  it('401 means the same where it never comes', async () => {
    expect(await said(head(401, 'content-length: 100'), hangs)).toMatchObject({ code: 'api-key-rejected' });
  });

  it('503 says when to come back all the same', async () => {
    const cutOff = head(503, 'retry-after: 3', 'content-length: 100');
    expect(await said(cutOff, closes)).toMatchObject({ kind: 'fault', retryAfterMs: 3000 });
  });

  it('101 is one, too', async () => {
    const switching = head(101, 'connection: upgrade', 'upgrade: websocket');
    expect(await said(switching, hangs)).toMatchObject({ kind: 'refusal', code: 'unexpected-response' });
  });

  it.each([600, 999])('%d is of no kind', async (status) => {
    expect(await said(`${head(status, 'content-length: 2')}{}`, closes)).toMatchObject({
      kind: 'refusal',
      code: 'unexpected-response'
    });
  });
});

it('obeys `Retry-After` also where the answer is of no use', async () => {
  const page = { headers: { 'retry-after': '7' }, body: '<html>' };
  expect(await answered(page)).toMatchObject({ kind: 'fault', code: 'unexpected-response', retryAfterMs: 7000 });
});

it.each(['Identity', 'identity, identity', ''])('takes the content coding %j for none', async (coding) => {
  const reply = { ...connected(), headers: { 'content-encoding': coding } };
  expect((await answered(reply)).kind).toBe('answer');
});

it('keeps no more of a reason than people read', async () => {
  const { reply } = await ask([refused('x'.repeat(1_000_000))]);
  expect(reply.kind === 'refusal' && reply.failure.quote?.text.length).toBe(4096);
});

it.each<[string, Target, string, string]>([
  ['a dataset', { kind: 'dataset', dataset: 'walks & runs/2' }, 'POST', 'dataset/walks%20%26%20runs%2F2/verify'],
  ['an upload portal', { kind: 'portal', portalId: 3 }, 'GET', 'portals/3/verify']
])('asks for the verdict on %s without a body', async (_, target, method, path) => {
  const { server, reply } = await ask([connected()], (studio, signal) => studio.verify(target, signal, () => {}));
  expect(reply.kind).toBe('answer');
  expect(server.requests).toEqual([
    expect.objectContaining({ method, path: `/v1/api/organizations/7/${path}`, body: '' })
  ]);
});

it.each([
  [{ dataset: { lastFileCreated: '2026-01-05T10:00:00Z' } }, '2026-01-05T10:00:00Z'],
  [{ dataset: { lastFileCreated: null } }, null],
  [{ dataset: {} }, null]
])('knows when the newest file of a dataset was created: %j', async (body, time) => {
  const { server, reply } = await ask([{ body: JSON.stringify({ success: true, ...body }) }], (studio, signal) =>
    studio.lastFileCreated('walks', signal)
  );
  expect(reply).toEqual({ kind: 'answer', body: time });
  expect(server.requests[0]).toMatchObject({ method: 'GET', path: '/v1/api/organizations/7/dataset/walks' });
});

it('reaches an IPv6 address', async () => {
  const server = createServer((_, response) => response.end(JSON.stringify(connectedBody)));
  const listening = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false)).listen(0, '::1', () => resolve(true));
  });
  // Not every machine has one.
  if (!listening) return;
  const { port } = server.address() as AddressInfo;
  const { reply } = await ask([silence], 'verify', undefined, `http://[::1]:${port}/v1`);
  server.close().closeAllConnections();
  expect(reply.kind).toBe('answer');
});

it('refuses proxy settings that cannot be used before it asks anything', () => {
  const before = process.env.https_proxy;
  process.env.https_proxy = 'http://me:50%@proxy.test:3128';
  try {
    const address = { apiUrl: 'https://studio.test/v1', apiKey, organizationId: 7 };
    const create = () => createStudio({ ...address, clock: new FakeClock(), onExchange: () => {} });
    expect(create).toThrow(Failure);
    expect(create).toThrow(
      expect.objectContaining({ code: 'proxy', what: 'the proxy "proxy.test:3128" in https_proxy cannot be used' })
    );
    expect(create).not.toThrow(/50%/);
  } finally {
    if (before === undefined) delete process.env.https_proxy;
    else process.env.https_proxy = before;
  }
});
