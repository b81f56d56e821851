/** The built action as a process: datasets and upload portals, which outcomes fail the step, which secret is verified. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { runStep } from '../../sandbox/runner.ts';
import { commandsIn } from '../support/commands.ts';
import {
  connected,
  connecting,
  error,
  json,
  list,
  type Reply,
  refused,
  type Script,
  type Studio,
  startStudio
} from '../support/studio.ts';

const running: Studio[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((studio) => studio.stop()));
});

async function play(script: Script, inputs: Record<string, string>) {
  const studio = await startStudio(script);
  running.push(studio);
  const basics = { 'api-key': 'ei_this_is_not_a_real_key', 'organization-id': '7', 'api-url': studio.url };
  const result = await runStep({ inputs: { ...basics, timeout: '5s', ...inputs } });
  const annotations = commandsIn(result.log).filter(({ name }) => /^(error|warning)$/.test(name));
  const asked = studio.requests.map(({ method, path, body }) => [
    method,
    path.replace('/v1/api/organizations/7', ''),
    body
  ]);
  return { ...result, annotations, asked, only: (result.results as Record<string, unknown>[])[0] ?? {} };
}

const hours = (ago: number) => new Date(Date.now() - ago * 3_600_000).toISOString();
/** Verifications connect; the dataset is described so. */
const describedAs =
  (dataset: object, verified: Reply = connected()): Script =>
  ({ method }) =>
    method === 'GET' ? json({ success: true, dataset }) : verified;

describe('a dataset', () => {
  test('is polled until it is connected, without a body', async () => {
    const { exitCode, outputs, asked, log, only } = await play([connecting(), connecting(), connected()], {
      dataset: 'walks'
    });
    expect([exitCode, outputs.status, outputs.attempts, outputs['newest-file']]).toEqual([0, 'connected', '3', '']);
    expect(asked).toEqual(Array(3).fill(['POST', '/dataset/walks/verify', '']));
    expect(log).toContain('Verifying dataset "walks" for organization 7');
    expect(only).toMatchObject({ dataset: 'walks', bucketId: null, portalId: null, secret: 'stored', healthy: true });
  });

  test('that the storage refuses is down, and its settings are corrected in Studio', async () => {
    const { exitCode, outputs, annotations } = await play([error('SignatureDoesNotMatch')], { dataset: 'walks' });
    expect([exitCode, outputs.status, outputs['error-code']]).toEqual([1, 'error', 'signature-mismatch']);
    expect(annotations[0]?.data).toMatch(/^Dataset "walks" cannot be reached: /);
    expect(annotations[0]?.data).toMatch(/in Studio \(under the organization, Data\)/);
  });

  test('that Studio does not have could not be verified', async () => {
    const { exitCode, outputs, annotations } = await play([refused('No such dataset', 404)], { dataset: 'wlaks' });
    expect([exitCode, outputs.status, outputs['error-code']]).toEqual([1, 'unverifiable', 'not-found']);
    expect(annotations[0]?.data).toContain('Studio said: "No such dataset"');
  });

  test('is fresh as long as its newest file is no older than `max-age`', async () => {
    const newest = hours(20);
    const { exitCode, outputs, asked, only } = await play(describedAs({ lastFileCreated: newest }), {
      dataset: 'walks',
      'max-age': '1d'
    });
    expect([exitCode, outputs.healthy, outputs['newest-file']]).toEqual([0, 'true', newest]);
    expect(asked.at(-1)).toEqual(['GET', '/dataset/walks', '']);
    expect(only).toMatchObject({ newestFile: newest });
  });

  test('is stale after that: connected, but not healthy', async () => {
    const { exitCode, outputs, annotations } = await play(describedAs({ lastFileCreated: hours(30) }), {
      dataset: 'walks',
      'max-age': '1d'
    });
    expect([exitCode, outputs.status, outputs.healthy, outputs['error-code']]).toEqual([
      1,
      'connected',
      'false',
      'stale-data'
    ]);
    expect(annotations[0]?.data).toContain('more than the 1 d of `max-age`');
  });

  test.each([{}, { lastFileCreated: null }, { lastFileCreated: 'yesterday' }])(
    'of which Studio does not say it fails the check, and names "Refresh data": %j',
    async (dataset) => {
      const { exitCode, outputs, annotations } = await play(describedAs(dataset), {
        dataset: 'walks',
        'max-age': '1d'
      });
      expect([exitCode, outputs['error-code'], outputs['newest-file']]).toEqual([1, 'freshness-unverifiable', '']);
      expect(annotations[0]?.data).toMatch(/refresh data/i);
    }
  );

  test('that is not connected is not asked for its age', async () => {
    const { asked } = await play([error('NoSuchBucket')], { dataset: 'walks', 'max-age': '1d' });
    expect(asked.map(([method]) => method)).toEqual(['POST']);
  });
});

describe('an upload portal', () => {
  test('is polled by GET, and reported by its id', async () => {
    const { exitCode, outputs, asked, summary, only } = await play([connecting(), connected()], { 'portal-id': '3' });
    expect([exitCode, outputs.status, outputs.attempts]).toEqual([0, 'connected', '2']);
    expect(asked).toEqual(Array(2).fill(['GET', '/portals/3/verify', '']));
    expect(summary).toContain('Edge Impulse: Upload portal 3 is connected');
    expect(only).toMatchObject({ portalId: 3, dataset: null, bucket: null });
  });

  test('counts as down after as many errors in a row as `failure-threshold` says', async () => {
    const { outputs, log } = await play([error('SlowDown'), connected()], {
      'portal-id': '3',
      'failure-threshold': '2',
      timeout: '12s'
    });
    expect([outputs.status, outputs.attempts]).toEqual(['connected', '2']);
    expect(log).toContain('(storage-busy, 1 of 2 in a row); asking again in');
  });
});

describe('`fail-on`', () => {
  const outcomes: [string, Script, Record<string, string>][] = [
    ['error', [error('NoSuchBucket')], {}],
    ['timeout', [connecting()], { timeout: '1s' }],
    ['unverifiable', [refused('Invalid API key', 401)], {}],
    ['checks', [connected({ files: [] })], { 'require-files': 'true' }]
  ];
  const others = (outcome: string) =>
    outcomes
      .map(([name]) => name)
      .filter((name) => name !== outcome)
      .join(', ');

  test.each(outcomes)(
    '%s fails the step where it is named, and is a warning where it is not',
    async (outcome, script, inputs) => {
      const failing = await play(script, { dataset: 'walks', 'fail-on': outcome, ...inputs });
      const passing = await play(script, { dataset: 'walks', 'fail-on': others(outcome), ...inputs });
      const none = await play(script, { dataset: 'walks', 'fail-on': 'none', ...inputs });
      expect([failing, passing, none].map(({ exitCode }) => exitCode)).toEqual([1, 0, 0]);
      const kinds = [failing, passing, none].map(({ annotations }) => annotations.map(({ name }) => name));
      expect(kinds).toEqual([['error'], ['warning'], ['warning']]);
      expect([failing, passing, none].map(({ outputs }) => outputs.healthy)).toEqual(['false', 'false', 'false']);
    }
  );
});

describe('rotation', () => {
  const script: Script = ({ method }) => (method === 'GET' ? list([{ id: 5, bucket: 'sensor-data' }]) : connected());

  test('with a secret whose name is misspelt is red: the access key alone verifies nothing new', async () => {
    const { exitCode, outputs, asked } = await play(script, {
      'bucket-id': '5',
      'access-key': 'AKIANEWKEY0123456789',
      'secret-key': ''
    });
    expect([exitCode, outputs['error-code'], asked]).toEqual([1, 'invalid-input', []]);
    expect(outputs['error-message']).toMatch(/`secret-key`/);
  });

  test.each([
    [
      { 'access-key': 'AKIANEWKEY0123456789', 'secret-key': 'this-is-not-a-real-secret' },
      'given',
      'the secret given in this step'
    ],
    [{}, 'stored', 'the secret that Studio has stored']
  ])('says in log, summary and results which secret was verified: %#', async (inputs, secret, words) => {
    const { exitCode, log, summary, only } = await play(script, {
      'bucket-id': '5',
      ...(inputs as Record<string, string>)
    });
    expect([exitCode, only.secret]).toEqual([0, secret]);
    expect(log).toContain(`with ${words}`);
    expect(summary).toContain(words);
  });
});
