import { afterEach, describe, expect, it } from '@jest/globals';
import '../sandbox/realm.ts';
import { Failure } from '../../src/failure.ts';
import { createStudio, type Reply as Told } from '../../src/studio/client.ts';
import { version } from '../../src/version.ts';
import { FakeClock } from '../support/fake-clock.ts';
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
import { credentials } from './routine.ts';

const apiKey = 'ei_canary_0123456789';
const servers: Studio[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
});

interface Asked {
  reply: Told<unknown>;
  server: Studio;
  signedUrls: string[];
  lines: string[];
}

async function ask(
  script: Script,
  what: 'verify' | 'list' = 'verify',
  signal = new AbortController().signal
): Promise<Asked> {
  const server = await startStudio(script);
  servers.push(server);
  const [signedUrls, lines]: string[][] = [[], []];
  const studio = createStudio({
    apiUrl: server.url,
    apiKey,
    organizationId: 7,
    clock: new FakeClock(),
    onSignedUrl: (url) => signedUrls?.push(url),
    onAccessKey: () => {},
    onExchange: (line) => lines?.push(line)
  });
  const reply = await (what === 'list' ? studio.listBuckets(signal) : studio.verify(credentials, signal));
  return { reply, server, signedUrls: signedUrls ?? [], lines: lines ?? [] };
}
const told = ({ reply }: Asked) => ({
  kind: reply.kind,
  code: reply.kind === 'answer' ? null : reply.failure.code,
  retryAfterMs: reply.kind === 'fault' ? reply.retryAfterMs : null
});
const answered = async (reply: Reply) => told(await ask([reply]));

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
    expect(told(await asked)).toMatchObject({ kind: 'fault', code: 'network' });
    const already = await ask([silence], 'verify', AbortSignal.abort());
    expect([told(already).code, already.lines]).toEqual(['network', [expect.stringMatching(/-> no answer/)]]);
  });
});

describe('a signed URL is told before anything else', () => {
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
    const { reply: told } = await ask([reply]);
    return told.kind === 'answer' ? null : told.failure;
  };

  it('says what Studio said', async () => {
    expect((await failureOf(refused('No such thing')))?.said).toEqual({ by: 'Studio', text: 'No such thing' });
    expect((await failureOf(refused('Invalid JWT', 401)))?.said).toEqual({ by: 'Studio', text: 'Invalid JWT' });
    expect((await failureOf(json({ success: false })))?.said).toBeNull();
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
    ['without `success`', json({ connectionStatus: 'connected' }), 'refusal', /success/]
  ])('that is %s is a fault or a refusal, and never a verdict', async (_, reply, kind, what) => {
    const { reply: told } = await ask([reply]);
    expect(told).toMatchObject({
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

it('refuses proxy settings that cannot be used before it asks anything', () => {
  const before = process.env.https_proxy;
  process.env.https_proxy = 'http://me:50%@proxy.test:3128';
  try {
    const ignore = () => {};
    const told = { onSignedUrl: ignore, onAccessKey: ignore, onExchange: ignore };
    const create = () =>
      createStudio({ apiKey, organizationId: 7, apiUrl: 'https://studio.test/v1', clock: new FakeClock(), ...told });
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
