/** Name servers that do not answer, and what has to work with those that do. Real ones: a mock of getaddrinfo can be cancelled. */
import type { ChildProcess } from 'node:child_process';
import { expect, test } from '@jest/globals';
import { existing, githubToken, noCredentials, signature } from '../support/canaries.ts';
import { noResolvers, type Resolvers, startResolvers } from '../support/resolver.ts';
import { sideBySide } from '../support/side-by-side.ts';
import { connected, error, list, type Script } from '../support/studio.ts';
import { startTlsStudio } from '../support/tls-studio.ts';
import { down, type FaultCase, healthy, type Setup, unless, unverifiable, withStudio } from './fault-case.ts';
import { runCase } from './run-case.ts';

/** On a busy machine a process takes a while to start, and another one to end. */
const START_MS = 4000;
const HOST = 'studio.test';
const silentStudio = { 'api-url': `https://${HOST}/v1` };

/** A setup behind name servers that its process alone has. */
const behind =
  (
    setting: Parameters<typeof startResolvers>[0],
    setup: (resolvers: Resolvers) => Promise<Setup>
  ): FaultCase['setup'] =>
  async () => {
    const resolvers = await startResolvers(setting);
    const { stop, ...inner } = await setup(resolvers);
    return {
      nodeOptions: resolvers.nodeOptions,
      ...inner,
      stop: async () => {
        await stop?.();
        await resolvers.stop();
      }
    };
  };

const behindSilence = (servers: number, setup: Setup) => behind({ servers }, async () => setup);

/** The signal, as soon as the name is looked up, and then the end within a second; a busy machine may take three. */
const signalled = (signal: NodeJS.Signals) =>
  behind({ servers: 3 }, async ({ questioned }) => {
    let signalledMs = 0;
    let endedMs = Number.POSITIVE_INFINITY;
    return {
      inputs: { ...silentStudio, timeout: '55s' },
      onStart: async (child: ChildProcess) => {
        child.on('exit', () => {
          endedMs = performance.now();
        });
        await questioned;
        signalledMs = performance.now();
        child.kill(signal);
      },
      complaints: () =>
        unless(endedMs - signalledMs < 3000, `ended ${Math.round(endedMs - signalledMs)} ms after the signal`)
    };
  });

/** A Studio behind TLS, at a name that leads to this machine if the resolver says so. */
const named = async (script: Script, name: string, inputs: Record<string, string> = {}): Promise<Setup> => {
  const studio = await startTlsStudio(script, name);
  return {
    inputs: { 'api-url': `https://${name}:${studio.port}/v1`, timeout: '10s', ...inputs },
    env: studio.trust,
    asked: () => studio.verifications().length,
    exact: true,
    stop: studio.stop
  };
};

const many = Array.from({ length: 40 }, (_, index) => ({ id: index + 1, bucket: `bucket-${index + 1}` }));

const cases: FaultCase[] = [
  ...[1, 3].map((servers) => ({
    fault: `silent name servers: ${servers}`,
    ...unverifiable('any', 'network'),
    setup: behindSilence(servers, { inputs: { ...silentStudio, timeout: '3s' }, endsWithinMs: 4000 + START_MS })
  })),
  {
    fault: 'silent name servers, and a step that passes all the same',
    ...unverifiable('any', 'network'),
    exit: 0 as const,
    setup: behindSilence(1, {
      inputs: { ...silentStudio, timeout: '3s', 'fail-on': 'none' },
      endsWithinMs: 4000 + START_MS
    })
  },
  {
    fault: 'silent name servers, for several buckets at once',
    ...unverifiable('never', 'network'),
    setup: behindSilence(1, {
      inputs: { ...noCredentials, ...existing('all'), ...silentStudio, timeout: '3s' },
      endsWithinMs: 4000 + START_MS
    })
  },
  ...(['SIGINT', 'SIGTERM'] as const).map((signal) => ({
    fault: `silent name servers, and ${signal}`,
    ...unverifiable('any', 'cancelled'),
    setup: signalled(signal)
  })),
  {
    fault: 'silent name servers: the name of the proxy',
    ...unverifiable('any', 'network', 'proxy'),
    setup: behindSilence(1, {
      inputs: { ...silentStudio, timeout: '3s' },
      env: { HTTPS_PROXY: 'http://proxy.test:3128' },
      endsWithinMs: 4000 + START_MS
    })
  },
  {
    fault: 'silent name servers: the host of the signed URL',
    status: 'connected',
    code: 'cors-unverifiable',
    asked: 1,
    exit: 1,
    setup: behind({ servers: 3 }, () =>
      withStudio([connected({ signedUrl: `https://storage.test/x?X-Amz-Signature=${signature}` })], {
        inputs: { endpoint: 'https://storage.test', 'check-cors': 'true' },
        // The preflight has 10 s.
        endsWithinMs: 11_000 + START_MS
      })()
    )
  },
  {
    fault: 'silent name servers: the host of the alert issue',
    ...down('no-such-bucket'),
    setup: behind({ servers: 3 }, () =>
      withStudio([error('NoSuchBucket')], {
        inputs: { 'alert-issue': 'true', 'github-token': githubToken },
        env: { GITHUB_REPOSITORY: 'octo/home', GITHUB_API_URL: 'https://github.test/api/v3' },
        // GitHub has 10 s.
        endsWithinMs: 12_000 + START_MS
      })()
    )
  },
  {
    fault: 'one look-up for all connections',
    ...healthy(40),
    setup: behind({ names: [HOST] }, async ({ asked }) => ({
      ...(await named(
        ({ method }) =>
          method === 'GET' ? list(many) : { ...connected(), waitMs: 100, headers: { connection: 'close' } },
        HOST,
        { ...noCredentials, ...existing('all') }
      )),
      complaints: () => unless(asked.length === 1, `${asked.length} look-ups`)
    }))
  },
  {
    fault: 'a search domain',
    ...healthy(),
    setup: behind({ names: ['studio.corp.test'], search: 'corp.test' }, () => named([connected()], 'studio'))
  },
  {
    fault: '/etc/hosts, while the name servers are silent',
    ...healthy(),
    setup: behind({ hosts: `127.0.0.1 ${HOST}` }, () => named([connected()], HOST))
  },
  {
    fault: 'localhost, while the name servers are silent',
    ...healthy(),
    setup: behind({}, () => named([connected()], 'localhost'))
  }
];

const verdicts = noResolvers ? [] : sideBySide(cases, 4, runCase);
const tested = noResolvers ? test.skip : test;

tested.each(cases.map((faultCase, index) => [faultCase.fault, index] as const))(
  noResolvers ? `%s: skipped, ${noResolvers}` : '%s',
  async (_, index) => {
    const verdict = await verdicts[index];
    expect(verdict).toEqual({ complaints: [], line: verdict?.line });
  }
);
