/** How the action deals with GitHub: politely, wherever it is, and never more than is good for people. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { TOKEN } from '../../sandbox/github-repository.ts';
import { version } from '../../src/version.ts';
import { createAuthority } from '../support/certificates.ts';
import { render } from '../support/markdown.ts';
import { startProxy } from '../support/proxy.ts';
import { connected } from '../support/studio.ts';
import { buckets, onlyOpen, withServers, wrongKey } from './servers.ts';

test(
  'labels are made if they are missing',
  withServers(async ({ github, says, run }) => {
    const { repository } = github;
    repository.labels.set('storage', { color: 'ffffff', description: 'Ours' });
    says(wrongKey);
    const inputs = { ...buckets('3'), 'alert-labels': 'storage, on call\nSev/1 ü' };
    const { operations } = await run({ inputs });
    expect(onlyOpen(github).labels).toEqual(['storage', 'on call', 'Sev/1 ü']);
    expect(operations.filter((each) => each === 'issues/create-label')).toHaveLength(3);
    expect(repository.labels.get('storage')).toEqual({ color: 'ffffff', description: 'Ours' });
    // A label that another run makes meanwhile is as good.
    github.fault = ({ operation }) => {
      if (operation === 'issues/create-label') repository.createLabel({ name: 'new' });
      return null;
    };
    await run({ inputs: { ...buckets('4'), 'alert-labels': 'new' } });
    expect(repository.open.at(-1)?.labels).toEqual(['new']);
  })
);

test(
  'at most five issues are opened in a run, a second apart; the next run opens the rest',
  withServers(async ({ github, says, run }) => {
    const { repository, calls } = github;
    says(wrongKey);
    const inputs = buckets('1 2 3 4 5 6 7');
    const { warnings, outputs, results, log } = await run({ inputs });
    expect(repository.open).toHaveLength(5);
    expect(warnings).toEqual([]);
    expect(log).toContain('A run opens at most 5 alert issues; later runs open the other 2');
    expect(outputs['issue-url']).toBe('');
    expect(results).toMatchObject([
      ...Array(5).fill({ issueUrl: expect.any(String) }),
      ...Array(2).fill({ issueUrl: null })
    ]);
    const writes = calls.filter(({ method, operation }) => method !== 'GET' && operation !== 'viewer');
    const gaps = writes.slice(1).map(({ atMs }, index) => atMs - (writes[index]?.atMs ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThan(950);
    const next = await run({ inputs: buckets('5 6 7') });
    expect(repository.open.map(({ title }) => title.match(/\d/)?.[0])).toEqual(['1', '2', '3', '4', '5', '6', '7']);
    expect(next.warnings).toEqual([]);
    // Of several, each is closed as soon as its own bucket is back.
    says(connected(), 2);
    await run({ inputs: buckets('2 3') });
    expect(repository.open.map(({ title }) => title.match(/\d/)?.[0])).toEqual(['1', '3', '4', '5', '6', '7']);
  })
);

test(
  'requests carry the token and the name of the action, and no more about the runner',
  withServers(async ({ github, run }) => {
    await run({ env: { ACTIONS_ORCHESTRATION_ID: 'an-id-of-the-runner' } });
    for (const { headers } of github.calls) {
      expect(headers['user-agent']).toBe(`edge-impulse-verify-bucket/${version}`);
      expect(headers.authorization).toBe(`token ${TOKEN}`);
    }
  })
);

test(
  'GitHub Enterprise Server: the API of GITHUB_API_URL, addresses of GITHUB_SERVER_URL',
  withServers(
    async ({ github, says, run }) => {
      says(wrongKey);
      const { outputs, warnings, summary } = await run();
      expect(warnings).toEqual([]);
      expect(outputs['issue-url']).toBe('https://github.example.test/octo-org/sensors/issues/1');
      expect(onlyOpen(github).body).toContain('https://github.example.test/octo-org/sensors/actions/runs/1001');
      expect(render(summary).links).toContain('https://github.example.test/octo-org/sensors/issues/1');
      expect(github.calls.map(({ path }) => path.split('?')[0])).toEqual(
        expect.arrayContaining(['/api/graphql', '/api/v3/repos/octo-org/sensors/issues'])
      );
    },
    { enterprise: true, serverUrl: 'https://github.example.test' }
  )
);

test(
  'no server address',
  withServers(async ({ github, says, run }) => {
    says(wrongKey);
    const env = { GITHUB_SERVER_URL: '' };
    const { warnings, outputs } = await run({ env });
    expect(warnings).toEqual([]);
    expect(outputs['issue-url']).toBe('https://github.com/octo-org/sensors/issues/1');
    onlyOpen(github);
  })
);

const authority = await createAuthority();

test(
  'a certificate authority that the runner does not know',
  withServers(
    async ({ github, says, run }) => {
      says(wrongKey);
      const env = { GITHUB_API_URL: `https://127.0.0.1:${github.port}` };
      const { warnings, exitCode, durationMs } = await run({ env });
      expect(warnings).toEqual([expect.stringMatching(/could not be reached: .*certificate.*NODE_EXTRA_CA_CERTS/s)]);
      expect(exitCode).toBe(1);
      expect(durationMs).toBeLessThan(15_000);
    },
    { tls: await authority.issue('127.0.0.1') }
  )
);

test(
  'through a proxy, and with a private certificate authority',
  withServers(
    async ({ github, says, run }) => {
      const folder = await mkdtemp(join(tmpdir(), 'verify-bucket-authority-'));
      const file = join(folder, 'authority.pem');
      await writeFile(file, authority.pem);
      const proxy = await startProxy('tunnel');
      try {
        says(wrongKey);
        const env = {
          GITHUB_API_URL: `https://github.test:${github.port}`,
          HTTPS_PROXY: `http://me:secret%25@127.0.0.1:${proxy.port}`,
          NODE_EXTRA_CA_CERTS: file
        };
        const { warnings } = await run({ env });
        expect(warnings).toEqual([]);
        onlyOpen(github);
        expect(new Set(proxy.connects.map(({ target }) => target))).toEqual(new Set([`github.test:${github.port}`]));
        expect(proxy.connects[0]?.credentials).toBe('me:secret%');
      } finally {
        await proxy.stop();
        await rm(folder, { recursive: true });
      }
    },
    { tls: await authority.issue('github.test') }
  )
);
