import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import '../support/native-error-instanceof.ts';
import { connectionFailure } from '../../src/http/connection-failure.ts';
import { LimitError } from '../../src/http/exchange.ts';

const errorWith = (code: string, message = 'whatever Node says') => Object.assign(new Error(message), { code });
const described = (thrown: unknown, proxy: string | null = null) => {
  const { kind, failure } = connectionFailure(thrown, proxy);
  return { kind, code: failure.code, what: failure.what, cause: failure.likelyCause };
};
const tunnel = (how: string) => new Error(`tunneling socket could not be established, ${how}`);
const proxy = 'http://proxy.test:3128';

describe('a network fault is tried again, and says what went wrong:', () => {
  it.each([
    ['ENOTFOUND', /not found/],
    ['EAI_AGAIN', /looked up/],
    ['ECONNREFUSED', /refused/],
    ['ECONNRESET', /closed before the answer/],
    ['EPIPE', /closed before the request/],
    ['ETIMEDOUT', /timed out/],
    ['EHOSTUNREACH', /no route to it/],
    ['ENETUNREACH', /no route to its network/],
    ['HPE_INVALID_CONSTANT', /HTTP.*HPE_INVALID_CONSTANT/],
    ['EMFILE', /EMFILE/]
  ])('%s', (code, what) => {
    expect(described(errorWith(code))).toMatchObject({
      kind: 'fault',
      code: 'network',
      what: expect.stringMatching(what)
    });
  });

  it('an exchange that took too long, and what it was waiting for', () => {
    expect(described(new LimitError('no connection within 10 s')).what).toContain('no connection within 10 s');
    expect(described(new LimitError('no complete answer within 60 s')).what).toContain(
      'no complete answer within 60 s'
    );
  });

  it('an exchange that was aborted: what aborts has a number for a code', () => {
    const controller = new AbortController();
    controller.abort();
    for (const aborted of [
      controller.signal.reason,
      new DOMException('x', 'AbortError'),
      new DOMException('x', 'TimeoutError')
    ]) {
      expect(described(aborted)).toMatchObject({ kind: 'fault', code: 'network' });
    }
    expect(described(controller.signal.reason).what).toMatch(/did not answer in time/);
  });

  it('both addresses of a name, of which the first tells', async () => {
    const addresses = [
      { address: '127.0.0.1', family: 4 },
      { address: '::1', family: 6 }
    ];
    const socket = connect({ host: 'studio.test', port: 1, lookup: (_, __, callback) => callback(null, addresses) });
    const [both] = await once(socket, 'error');
    expect(both.errors).toHaveLength(2);
    expect(described(both).what).toMatch(/refused/);
  });

  it.each([undefined, null, 'a string', 42, {}])('and whatever is thrown: %p', (thrown) => {
    expect(described(thrown)).toMatchObject({ kind: 'fault', code: 'network' });
  });

  it('names the proxy that was used', () => {
    expect(described(errorWith('ECONNRESET'), proxy).what).toContain('through the proxy "http://proxy.test:3128"');
  });
});

describe('a certificate is not tried again:', () => {
  it.each([
    'CERT_HAS_EXPIRED',
    'CERT_NOT_YET_VALID',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'HOSTNAME_MISMATCH',
    'INVALID_PURPOSE'
  ])('%s', (code) => {
    const { failure, kind } = connectionFailure(errorWith(code), null);
    expect([kind, failure.code]).toEqual(['refusal', 'tls']);
    expect(failure.what).toContain(code);
    expect(failure.remedy).toContain('NODE_EXTRA_CA_CERTS');
  });

  it.each(['EPROTO', 'ERR_SSL_WRONG_VERSION_NUMBER'])('nor a port that speaks no TLS: %s', (code) => {
    expect(described(errorWith(code))).toMatchObject({
      kind: 'refusal',
      code: 'tls',
      cause: expect.stringMatching(/port/)
    });
  });
});

describe('the proxy', () => {
  it.each([
    [407, 'refusal'],
    [403, 'refusal'],
    [404, 'refusal'],
    [501, 'refusal'],
    [408, 'fault'],
    [425, 'fault'],
    [429, 'fault'],
    [502, 'fault'],
    [503, 'fault']
  ])('that answers %d is a %s', (status, kind) => {
    const { what, ...rest } = described(tunnel(`statusCode=${status}`), proxy);
    expect(rest).toMatchObject({ kind, code: 'proxy' });
    expect(what).toMatch(new RegExp(`"http://proxy.test:3128".*${status}`));
  });

  it.each([
    ['connect ECONNREFUSED 10.0.0.1:3128', /refused/],
    ['getaddrinfo ENOTFOUND proxy.test', /not found/],
    ['getaddrinfo EAI_AGAIN proxy.test', /looked up/],
    ['who knows', /connection failed/]
  ])('that cannot be reached is tried again: %s', (cause, what) => {
    expect(described(tunnel(`cause=${cause}`), proxy)).toMatchObject({
      kind: 'fault',
      code: 'proxy',
      what: expect.stringMatching(what)
    });
  });
});
