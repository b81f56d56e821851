import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { StepResult } from '../../sandbox/runner.ts';
import { existing, githubToken, noCredentials, proxyPassword } from '../support/canaries.ts';
import { commandsIn } from '../support/commands.ts';
import { resolving } from '../support/preload.ts';
import { startProxy } from '../support/proxy.ts';
import { connected, error, list } from '../support/studio.ts';
import { startTlsStudio } from '../support/tls-studio.ts';
import { down, type FaultCase, healthy, invalidInput, type Setup, unless, withStudio } from './fault-case.ts';

/** A place where nobody can write, whatever the rights: a file in a folder that is a file. */
const unwritable = join(process.execPath, 'file');

const annotations = ({ log }: StepResult, kind: string) =>
  commandsIn(log)
    .filter(({ name }) => name === kind)
    .map(({ data }) => data);
const warned = (result: StepResult) => unless(annotations(result, 'warning').length > 0, 'no warning');
const says =
  (words: RegExp) =>
  (result: StepResult): string[] =>
    unless(words.test(annotations(result, 'error').join()), `the annotation does not speak of ${words.source}`);

const at = (env: Record<string, string | undefined>, more: Setup = {}) => withStudio([connected()], { env, ...more });

/** A run of GitHub's with this as its event file. */
const withEvent =
  (content: string, env: Record<string, string>, more: Setup = {}): FaultCase['setup'] =>
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'verify-bucket-event-'));
    const event = join(folder, 'event.json');
    await writeFile(event, content);
    const setup = await at({ GITHUB_EVENT_PATH: event, GITHUB_REPOSITORY: 'octo/home', ...env }, more)();
    return {
      ...setup,
      stop: async () => {
        await setup.stop?.();
        await rm(folder, { recursive: true });
      }
    };
  };

const pullRequest = (fork: boolean) =>
  JSON.stringify({
    pull_request: {
      number: 1,
      head: { repo: { fork, full_name: fork ? 'stranger/home' : 'octo/home' } },
      base: { repo: { full_name: 'octo/home' } }
    },
    repository: { full_name: 'octo/home' }
  });
const noKey = { inputs: { 'api-key': '' } };
const onPullRequest = { GITHUB_EVENT_NAME: 'pull_request', GITHUB_ACTOR: 'octocat' };

/** Nobody reads the summary, which is a pipe: to open it takes for ever. */
const hangingSummary = async (): Promise<Setup> => {
  const folder = await mkdtemp(join(tmpdir(), 'verify-bucket-pipe-'));
  const pipe = join(folder, 'summary');
  execFileSync('mkfifo', [pipe]);
  const output = join(folder, 'output');
  await writeFile(output, '');
  const setup = await at({ GITHUB_STEP_SUMMARY: pipe, GITHUB_OUTPUT: output })();
  return {
    ...setup,
    // The summary follows the outputs, of which this is the last.
    onStart: async (child) => {
      const written = () => readFile(output, 'utf8').catch(() => '');
      while (child.exitCode === null && !(await written()).includes('results-file')) await delay(10);
      await delay(100);
      child.kill('SIGTERM');
      await delay(100);
      child.kill('SIGTERM');
    },
    asked: () => 0,
    exact: false,
    lost: 'outputs',
    errors: 0,
    stop: async () => {
      await setup.stop?.();
      await rm(folder, { recursive: true });
    }
  };
};

/** A pipe that nobody writes to, where the event should be: to read it takes for ever. */
const hangingEvent: FaultCase['setup'] = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'verify-bucket-pipe-'));
  const pipe = join(folder, 'event');
  execFileSync('mkfifo', [pipe]);
  const setup = await at({ ...githubAway, GITHUB_REPOSITORY: 'octo/home', GITHUB_EVENT_PATH: pipe }, alerting)();
  return {
    ...setup,
    endsWithinMs: 8000,
    complaints: warned,
    stop: async () => {
      await setup.stop?.();
      await rm(folder, { recursive: true });
    }
  };
};

/** More than GitHub shows annotations for. */
const twelveDown = Array.from({ length: 12 }, (_, index) => ({ id: index + 1, bucket: `bucket-${index + 1}` }));

/** So many that their lines are more than a pipe holds. */
const many = Array.from({ length: 600 }, (_, index) => ({ id: index + 1, bucket: `${index + 1}-${'x'.repeat(250)}` }));

/** The issue is asked for, and GitHub is away: the verdict stands. */
const alerting = {
  inputs: { 'alert-issue': 'true', 'github-token': githubToken },
  endsWithinMs: 30_000
};
const githubAway = { GITHUB_API_URL: 'http://127.0.0.1:1', GITHUB_GRAPHQL_URL: 'http://127.0.0.1:1/graphql' };

/** Node tells of each connection on standard error, in words that are not ours: the secrets may not be among them. */
const debugged = (section: string) => at({ NODE_DEBUG: section }, { noisy: true });

/** The same where a password is sent to a proxy. */
const debuggedProxy: FaultCase['setup'] = async () => {
  const proxy = await startProxy('tunnel');
  const studio = await startTlsStudio([connected()], 'studio.test');
  return {
    noisy: true,
    inputs: { 'api-url': `https://studio.test:${studio.port}/v1` },
    env: {
      ...studio.trust,
      NODE_DEBUG: 'http,https,net,tls,tunnel',
      HTTPS_PROXY: `http://user:${proxyPassword}@127.0.0.1:${proxy.port}`
    },
    nodeOptions: resolving('studio.test'),
    stop: async () => {
      await studio.stop();
      await proxy.stop();
    }
  };
};

export const runnerEnvironment: FaultCase[] = [
  { fault: 'no GITHUB_STEP_SUMMARY', ...healthy(), setup: at({ GITHUB_STEP_SUMMARY: undefined }) },
  {
    fault: 'an unwritable summary',
    ...healthy(),
    setup: at({ GITHUB_STEP_SUMMARY: unwritable }, { complaints: warned })
  },
  {
    fault: 'an unwritable summary of a bucket that is down',
    ...down('no-such-bucket'),
    setup: withStudio([error('NoSuchBucket')], { env: { GITHUB_STEP_SUMMARY: unwritable }, complaints: warned })
  },
  {
    fault: 'a log that nobody reads any more',
    ...healthy('any'),
    setup: withStudio(({ method }) => (method === 'GET' ? list(many) : connected()), {
      inputs: { ...noCredentials, ...existing('all') },
      env: { RUNNER_DEBUG: '1' },
      endsWithinMs: 20_000,
      onStart: (child) => {
        child.stdout?.pause();
        // Or else what is in the pipe would keep the test waiting.
        child.on('exit', () => child.stdout?.resume());
      }
    })
  },
  {
    fault: 'a log whose reader goes away',
    ...healthy('any'),
    setup: withStudio(({ method }) => (method === 'GET' ? list(many.slice(0, 40)) : { ...connected(), waitMs: 200 }), {
      inputs: { ...noCredentials, ...existing('all') },
      env: { RUNNER_DEBUG: '1' },
      endsWithinMs: 20_000,
      onStart: (child) => child.stdout?.once('data', () => child.stdout?.destroy())
    })
  },
  {
    fault: 'a pipe as the event file, with the issue',
    ...healthy(),
    setup: hangingEvent
  },
  {
    fault: 'an unwritable GITHUB_OUTPUT, and more down than annotations are shown: that comes first',
    ...down('access-denied', 'any'),
    setup: withStudio(({ method }) => (method === 'GET' ? list(twelveDown) : error('AccessDenied')), {
      inputs: { ...noCredentials, ...existing('all') },
      env: { GITHUB_OUTPUT: unwritable },
      lost: 'outputs',
      asked: () => 12,
      exact: false,
      errors: 10,
      complaints: (result) =>
        unless(/outputs could not be written/.test(annotations(result, 'error')[0] ?? ''), 'another one comes first')
    })
  },
  {
    fault: 'a summary that hangs, and two signals',
    ...healthy('never'),
    exit: 1,
    setup: hangingSummary
  },
  // Outputs that could not be written never pass, however healthy the bucket is.
  { fault: 'no GITHUB_OUTPUT', ...healthy(), exit: 1, setup: at({ GITHUB_OUTPUT: undefined }, { lost: 'outputs' }) },
  {
    fault: 'an unwritable GITHUB_OUTPUT',
    ...healthy(),
    exit: 1,
    setup: at({ GITHUB_OUTPUT: unwritable }, { lost: 'outputs' })
  },
  {
    fault: 'an unwritable GITHUB_OUTPUT, with fail-on: none',
    ...healthy(),
    exit: 1,
    setup: at({ GITHUB_OUTPUT: unwritable }, { lost: 'outputs', inputs: { 'fail-on': 'none' } })
  },
  {
    fault: 'an unwritable RUNNER_TEMP',
    ...healthy(),
    exit: 1,
    setup: at({ RUNNER_TEMP: unwritable }, { lost: 'results' })
  },
  { fault: 'no RUNNER_TEMP', ...healthy(), setup: at({ RUNNER_TEMP: undefined }) },
  { fault: 'hardly an environment', ...healthy(), setup: at({ GITHUB_ACTIONS: undefined, PATH: undefined }) },
  { fault: 'a home that does not exist', ...healthy(), setup: at({ HOME: unwritable, TMPDIR: unwritable }) },
  { fault: 'an event file of garbage', ...healthy(), setup: withEvent('{"pull_request": {', {}) },
  { fault: 'an empty event file', ...healthy(), setup: withEvent('', onPullRequest) },
  { fault: 'an event file that is null', ...healthy(), setup: withEvent('null', onPullRequest) },
  { fault: 'an event file of odd shape', ...healthy(), setup: withEvent('{"pull_request": 7}', onPullRequest) },
  {
    fault: 'an event file that is not there',
    ...healthy(),
    setup: at({ GITHUB_EVENT_PATH: unwritable, ...onPullRequest })
  },
  {
    fault: 'an event file of garbage, with the issue',
    ...healthy(),
    setup: withEvent('{"issue": {', githubAway, alerting)
  },
  {
    fault: 'a fork, without its secrets',
    ...invalidInput,
    setup: withEvent(pullRequest(true), onPullRequest, { ...noKey, complaints: says(/fork/i) })
  },
  {
    fault: 'Dependabot, without its secrets',
    ...invalidInput,
    setup: withEvent(
      pullRequest(false),
      { ...onPullRequest, GITHUB_ACTOR: 'dependabot[bot]' },
      { ...noKey, complaints: says(/dependabot/i) }
    )
  },
  {
    fault: 'an empty key and an event file of garbage',
    ...invalidInput,
    setup: withEvent('[', onPullRequest, { ...noKey, complaints: says(/api-key/) })
  },
  ...['http', 'https,net', 'tls,stream', 'tunnel', '*'].map((section) => ({
    fault: `NODE_DEBUG=${section}`,
    ...healthy(),
    setup: debugged(section)
  })),
  { fault: 'NODE_DEBUG with a proxy', ...healthy(), setup: debuggedProxy }
];
