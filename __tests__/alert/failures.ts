/** GitHub's own failure: one warning that says what to do, and the verdict stands. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Fault, LoopbackGitHub } from '../../sandbox/github.ts';
import type { Repository } from '../../sandbox/github-repository.ts';
import type { Step } from '../../sandbox/runner.ts';
import { commandsIn } from '../support/commands.ts';
import { connected } from '../support/studio.ts';
import { denied, onlyOpen, type Servers, withServers, wrongKey } from './servers.ts';

interface Row {
  failure: string;
  set: (github: LoopbackGitHub) => Partial<Step> | undefined | Promise<undefined>;
  /** What the warning says. */
  says: RegExp;
}

/** The same for every call of an operation, or of all. */
const always = (fault: Fault, of?: string) => (github: LoopbackGitHub) => {
  github.fault = ({ operation }) => (of === undefined || operation === of ? fault : null);
  return undefined;
};
const having = (state: Partial<Repository>) => (github: LoopbackGitHub) => {
  Object.assign(github.repository, state);
  return undefined;
};
/** Would be part of an address in the log, the summary and the outputs. */
const oddNumber = '5)](http://evil.invalid) @octocat ##[error]x\n::error::y';
const inHalfAnHour = () => String(Math.round(Date.now() / 1000) + 1800);
const yaml = /beside the permissions that its other steps need[^\n]*\npermissions:\n {2}issues: write/;

const rows: Row[] = [
  // The slowest first: they are tested side by side.
  { failure: 'no answer', set: always('hang'), says: /GitHub could not be reached: no complete answer within 10 s/ },
  { failure: '500 for good', set: always({ status: 500 }), says: /GitHub is not available: it answered 500/ },
  { failure: 'dropped connections', set: always('drop'), says: /GitHub could not be reached: \w+/ },
  {
    failure: 'nothing listens',
    // Nobody listens on port 4: it is never given out as a free one.
    set: () => ({ env: { GITHUB_API_URL: 'http://127.0.0.1:4' } }),
    says: /GitHub could not be reached: .*ECONNREFUSED/
  },
  {
    failure: '401',
    set: () => ({ inputs: { 'github-token': 'ghs_NotTheRightTokenOfTheSandbox' } }),
    says: /rejected the token: it answered 401.*\nLeave `github-token` at its default.*\nGitHub said: "Bad credentials/
  },
  {
    failure: '403, a token that may only read',
    set: having({ permission: 'read' }),
    says: new RegExp(`does not let the token do this: it answered 403[^]*${yaml.source}`)
  },
  {
    failure: '404, a token that may not even read',
    set: having({ permission: 'none' }),
    says: new RegExp(`: it answered 404[^]*${yaml.source}`)
  },
  {
    failure: '410, issues are off',
    set: having({ hasIssues: false }),
    says: /issues are switched off in this repository: it answered 410/
  },
  {
    failure: '422',
    set: always({ status: 422, body: { message: 'Validation Failed' } }, 'issues/create'),
    says: /did not accept the issue: it answered 422.*\nCheck `alert-labels`\.\nGitHub said: "Validation Failed"/
  },
  {
    failure: 'a 502 of a write, which may have been done all the same',
    set: always({ status: 502, body: '<html>Bad Gateway</html>' }, 'issues/create'),
    says: /GitHub is not available: it answered 502/
  },
  {
    failure: 'the primary rate limit',
    set: always({ status: 403, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': inHalfAnHour() } }),
    says: /too many requests: it answered 403/
  },
  {
    failure: 'the secondary rate limit',
    set: always({ status: 429, headers: { 'retry-after': '60' } }, 'issues/list-for-repo'),
    says: /too many requests: it answered 429/
  },
  {
    failure: 'the rate limit of GraphQL',
    set: always({ status: 200, body: { errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }] } }),
    says: /too many requests: it answered 200/
  },
  {
    failure: 'a redirect, which is not followed',
    set: (github) => {
      const headers = { location: `${github.env.GITHUB_API_URL}/elsewhere` };
      github.fault = ({ operation }) => (operation === 'issues/create' ? { status: 307, headers } : null);
      return undefined;
    },
    says: /GitHub's answer could not be understood: it answered 307/
  },
  {
    failure: 'an answer without an end',
    set: always({ status: 200, body: JSON.stringify('x'.repeat(17 * 1024 * 1024)) }, 'issues/list-for-repo'),
    says: /more than 16 MiB came/
  },
  {
    failure: 'the number of a new issue that is a text',
    set: always({ status: 201, body: { number: oddNumber, state: 'open', body: '' } }, 'issues/create'),
    says: /GitHub's answer could not be understood/
  },
  {
    failure: 'the number of a listed issue that is a text',
    set: always({ status: 200, body: [{ number: oddNumber, state: 'open', body: '' }] }, 'issues/list-for-repo'),
    says: /GitHub's answer could not be understood/
  },
  {
    failure: 'a next page at another host, which is not to see the token',
    set: always(
      { status: 200, headers: { link: '<http://elsewhere.invalid/?page=2>; rel="next"' }, body: [] },
      'issues/list-for-repo'
    ),
    says: /GitHub's answer could not be understood/
  },
  {
    failure: 'a login page',
    set: always({ status: 200, body: '<html>Sign in</html>' }, 'issues/list-for-repo'),
    says: /GitHub's answer could not be understood: it answered 200/
  },
  {
    failure: 'an empty token',
    set: () => ({ inputs: { 'github-token': '' } }),
    says: /`github-token` is empty/
  },
  {
    failure: 'no repository',
    set: () => ({ env: { GITHUB_REPOSITORY: undefined } }),
    says: /GITHUB_REPOSITORY does not name a repository/
  },
  {
    failure: 'a bad API address',
    set: () => ({ env: { GITHUB_API_URL: 'github' } }),
    says: /Invalid URL/
  },
  {
    failure: 'a bad proxy',
    set: () => ({ env: { GITHUB_API_URL: 'https://github.test', HTTPS_PROXY: 'http://me:p%zz@127.0.0.1:9' } }),
    says: /the proxy .*in HTTPS_PROXY cannot be used/
  }
];

const tested = ({ set, says }: Row) =>
  withServers(async (servers) => {
    servers.says(wrongKey);
    const { exitCode, outputs, summary, warnings, log, durationMs } = await servers.run(await set(servers.github));
    expect(warnings).toEqual([expect.stringMatching(/^The alert issues are not up to date: .*verdict/)]);
    expect(warnings[0]).toMatch(says);
    expect(outputs['issue-url']).toBe('');
    expect(summary + log + JSON.stringify(outputs)).not.toContain('evil');
    expect(commandsIn(log).filter(({ name }) => name === 'error')).toHaveLength(1);
    expect(exitCode).toBe(1);
    expect(outputs).toMatchObject({ status: 'error', 'error-code': 'invalid-access-key', 'unhealthy-count': '1' });
    // Ten seconds for one answer, two more tries, and what a busy machine needs for the rest.
    expect(durationMs).toBeLessThan(45_000);
  });
for (const row of rows) test(row.failure, tested(row));

test(
  'a broken event file, which the library would read, is no failure',
  withServers(async ({ github, says, run }) => {
    const folder = await mkdtemp(join(tmpdir(), 'verify-bucket-event-'));
    const event = join(folder, 'event.json');
    await writeFile(event, '{"inputs": oops ##[error]injected');
    says(wrongKey);
    const { warnings, log } = await run({ env: { GITHUB_EVENT_PATH: event } });
    await rm(folder, { recursive: true });
    expect(warnings).toEqual([]);
    onlyOpen(github);
    expect(commandsIn(log).filter(({ form }) => form === '##')).toEqual([]);
  })
);

test(
  'a healthy bucket stays healthy, and the step green',
  withServers(async ({ github, says, run }) => {
    says(wrongKey);
    await run();
    says(connected());
    always({ status: 422 }, 'issues/update')(github);
    const { exitCode, outputs, warnings } = await run();
    expect(exitCode).toBe(0);
    expect(outputs).toMatchObject({ status: 'connected', healthy: 'true' });
    expect(warnings).toHaveLength(1);
    onlyOpen(github);
  })
);

describe('a passing failure is sat out', () => {
  const fails = (faults: Fault[], of: string) => async (servers: Servers) => {
    const { github } = servers;
    github.fault = ({ operation }) => (operation === of ? (faults.shift() ?? null) : null);
    servers.says(wrongKey);
    const { warnings } = await servers.run();
    expect(warnings).toEqual([]);
    onlyOpen(github);
  };
  test('a question is asked again', withServers(fails([{ status: 503 }, 'drop'], 'issues/list-for-repo')));
  test(
    'a change is made again only where GitHub said that it did not make it',
    withServers(
      fails(
        [
          {
            status: 403,
            headers: { 'retry-after': '1' },
            body: { message: 'You have exceeded a secondary rate limit' }
          }
        ],
        'issues/create'
      )
    )
  );
});

test(
  'what may have been written is not written again, also where its answer is lost',
  withServers(async ({ github, says, run }) => {
    const { issues } = github.repository;
    says(wrongKey);
    always('lose', 'issues/create')(github);
    expect((await run()).warnings).toHaveLength(1);
    expect(issues).toHaveLength(1);
    says(denied);
    always('lose', 'issues/create-comment')(github);
    expect((await run()).warnings).toHaveLength(1);
    expect(issues).toMatchObject([{ comments: [expect.anything()] }]);
  })
);

describe('cancellation', () => {
  const cancelledDuring = (operation: string) =>
    withServers(async ({ github, says, run }) => {
      says(wrongKey);
      let terminate = () => {};
      let at = 0;
      github.fault = (call) => {
        if (call.operation !== operation) return null;
        at = performance.now();
        terminate();
        return 'hang';
      };
      const { exitCode, outputs, results, warnings, operations } = await run({
        onStart: (child) => {
          terminate = () => child.kill('SIGTERM');
        }
      });
      // A second, and what a busy machine needs to end a process.
      expect(performance.now() - at).toBeLessThan(3000);
      expect(exitCode).toBe(1);
      expect(outputs).toMatchObject({ 'error-code': 'cancelled', healthy: 'false' });
      expect(results).toMatchObject([{ status: 'error' }]);
      expect(warnings).toHaveLength(1);
      expect(operations.at(-1)).toBe(operation);
    });
  // A signal that is sent on Windows simply ends the process.
  const signalled = process.platform === 'win32' ? test.skip : test;
  signalled('ends the work on issues within a second', cancelledDuring('issues/list-for-repo'));
  signalled('also in the middle of it', cancelledDuring('issues/create'));
});
