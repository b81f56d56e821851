import { networkInterfaces } from 'node:os';
import type { StepResult } from '../../sandbox/runner.ts';
import { proxyPassword } from '../support/canaries.ts';
import { commandsIn } from '../support/commands.ts';
import { resolving } from '../support/preload.ts';
import { type ConnectProxy, type ProxyManner, startProxy } from '../support/proxy.ts';
import { connected, startStudio } from '../support/studio.ts';
import { startTlsStudio } from '../support/tls-studio.ts';
import { type FaultCase, healthy, notRetried, retried, type Setup, unless, unverifiable } from './fault-case.ts';

const HOST = 'studio.test';
/** Whether this machine has the address `::1`: an element where it does. */
const hasIpv6 = Object.values(networkInterfaces()).filter((all) => all?.some(({ address }) => address === '::1'));

type Complaints = (proxy: ConnectProxy, result: StepResult) => string[];

interface Setting {
  manner?: ProxyManner;
  /** Where the proxy listens, if not at 127.0.0.1. */
  host?: string;
  /** The proxy's URL, as the variable gives it. */
  url?: (port: number) => string;
  variable?: string;
  env?: Record<string, string>;
  trusted?: boolean;
  complaints?: Complaints;
  timeout?: string;
}

/**
 * A TLS Studio behind a proxy. Its name leads to this machine without the proxy too: a direct connection, where one
 * must not be made, would succeed, and be seen.
 */
const behindProxy =
  (setting: Setting = {}): FaultCase['setup'] =>
  async () => {
    const { manner = 'tunnel', variable = 'HTTPS_PROXY', env = {}, trusted = true, timeout = '2s' } = setting;
    const proxy = await startProxy(manner, setting.host);
    const studio = await startTlsStudio([connected()], HOST);
    const url = setting.url?.(proxy.port) ?? `http://user:${proxyPassword}@127.0.0.1:${proxy.port}`;
    return {
      inputs: { 'api-url': `https://${HOST}:${studio.port}/v1`, timeout },
      env: { ...(trusted ? studio.trust : {}), [variable]: url, ...env },
      nodeOptions: resolving(HOST),
      complaints: (result) => [
        ...unless(
          result.outputs.status === 'connected' || studio.requests.length === 0,
          'Studio was asked all the same'
        ),
        ...(setting.complaints?.(proxy, result) ?? [])
      ],
      stop: async () => {
        await studio.stop();
        await proxy.stop();
      }
    };
  };

const tunnelled = (proxy: ConnectProxy) => [
  ...unless(proxy.connects.length === 1, `${proxy.connects.length} CONNECTs, not 1`),
  ...unless(proxy.connects[0]?.target.startsWith(`${HOST}:`) === true, 'CONNECT to another place'),
  ...unless(proxy.connects[0]?.credentials === `user:${proxyPassword}`, 'CONNECT without the credentials')
];
const passedBy = (proxy: ConnectProxy) => unless(proxy.connects.length === 0, 'the proxy was used');

/** What the user reads has to say which proxy it was. */
const named =
  (connects: (proxy: ConnectProxy) => boolean = () => true): Complaints =>
  (proxy, { log }) => {
    const annotation = commandsIn(log).find(({ name }) => name === 'error')?.data ?? '';
    return [
      ...unless(/127\.0\.0\.1/.test(annotation), 'the annotation does not name the proxy'),
      ...unless(connects(proxy), `${proxy.connects.length} CONNECTs`)
    ];
  };
const asked = (times: number) => named(({ connects }) => connects.length === times);

/** A Studio on loopback, with a proxy set that would refuse: loopback never goes through a proxy. */
const onLoopback = async (): Promise<Setup> => {
  const studio = await startStudio([connected()]);
  const proxy = `http://user:${proxyPassword}@127.0.0.1:1`;
  return {
    inputs: { 'api-url': studio.url },
    env: { HTTP_PROXY: proxy, HTTPS_PROXY: proxy },
    asked: () => studio.verifications().length,
    stop: studio.stop
  };
};

export const proxy: FaultCase[] = [
  { fault: 'proxy: HTTPS_PROXY', ...healthy(), setup: behindProxy({ complaints: tunnelled }) },
  { fault: 'proxy: https_proxy', ...healthy(), setup: behindProxy({ variable: 'https_proxy', complaints: tunnelled }) },
  { fault: 'proxy: NO_PROXY', ...healthy(), setup: behindProxy({ env: { NO_PROXY: HOST }, complaints: passedBy }) },
  ...hasIpv6.map(() => ({
    fault: 'proxy: at an IPv6 address',
    ...healthy(),
    setup: behindProxy({
      host: '::1',
      url: (port) => `http://user:${proxyPassword}@[::1]:${port}`,
      complaints: tunnelled
    })
  })),
  { fault: 'proxy: loopback goes past it', ...healthy(), setup: onLoopback },
  { fault: 'proxy: unknown authority behind it', ...notRetried('tls'), setup: behindProxy({ trusted: false }) },
  { fault: 'proxy: 407', ...notRetried('proxy'), setup: behindProxy({ manner: 407, complaints: asked(1) }) },
  // Whether a proxy's other answers, or its silence, are worth another try is left open; that they are the proxy's is not.
  { fault: 'proxy: 403', ...unverifiable('any', 'proxy'), setup: behindProxy({ manner: 403, complaints: named() }) },
  {
    fault: 'proxy: 502',
    ...unverifiable('any', 'proxy', 'network'),
    setup: behindProxy({ manner: 502, complaints: named() })
  },
  {
    fault: 'proxy: refused',
    ...unverifiable('any', 'proxy', 'network'),
    setup: behindProxy({ url: () => `http://user:${proxyPassword}@127.0.0.1:1`, complaints: named() })
  },
  {
    fault: 'proxy: name not found',
    ...unverifiable('any', 'proxy', 'network'),
    setup: behindProxy({ url: () => `http://user:${proxyPassword}@proxy.invalid:3128` })
  },
  {
    fault: 'proxy: closes',
    ...retried('network', 'proxy'),
    setup: behindProxy({ manner: 'drop', complaints: named() })
  },
  {
    fault: 'proxy: hanging CONNECT',
    ...notRetried('network', 'proxy'),
    setup: behindProxy({ manner: 'hang', complaints: asked(1) })
  },
  {
    fault: 'proxy: hanging CONNECT is given up after 10 s, and tried again',
    ...retried('network', 'proxy'),
    setup: behindProxy({ manner: 'hang', timeout: '13s', complaints: asked(2) })
  },
  {
    fault: 'proxy: malformed password',
    ...unverifiable('never', 'proxy'),
    setup: behindProxy({ url: (port) => `http://user:%ZZ${proxyPassword}@127.0.0.1:${port}`, complaints: asked(0) })
  },
  {
    fault: 'proxy: one that speaks TLS',
    ...unverifiable('never', 'proxy'),
    setup: behindProxy({ url: (port) => `https://user:${proxyPassword}@127.0.0.1:${port}`, complaints: asked(0) })
  },
  {
    fault: 'proxy: its separator encoded like the password',
    ...unverifiable('never', 'proxy'),
    setup: behindProxy({ url: (port) => `http://user:${proxyPassword}%40127.0.0.1:${port}` })
  },
  {
    fault: 'proxy: the password behind the address',
    ...unverifiable('never', 'proxy'),
    setup: behindProxy({ url: (port) => `127.0.0.1:${port}:user:${proxyPassword}` })
  },
  {
    fault: 'proxy: another kind of proxy',
    ...unverifiable('never', 'proxy'),
    setup: behindProxy({ url: (port) => `socks5://user:${proxyPassword}@127.0.0.1:${port}`, complaints: passedBy })
  },
  {
    fault: 'proxy: no URL',
    ...unverifiable('never', 'proxy'),
    setup: behindProxy({ url: () => `::user:${proxyPassword}@@`, complaints: passedBy })
  }
];
