/** What a step says leads to the place where something can be changed, the same wherever it is said. */
import { expect, test } from '@jest/globals';
import type { StepResult } from '../../sandbox/runner.ts';
import { existing, noCredentials } from '../support/canaries.ts';
import { commandsIn } from '../support/commands.ts';
import { connected, error, json, list, type Script } from '../support/studio.ts';
import { type Setup, withStudio } from './fault-case.ts';
import { runSetup } from './run-case.ts';

async function run(script: Script, inputs: Setup['inputs']): Promise<StepResult & { annotations: string }> {
  const setup = await withStudio(script, inputs && { inputs })();
  const { result } = await runSetup(setup);
  await setup.stop?.();
  const said = commandsIn(result.log).filter(({ name }) => name === 'error' || name === 'warning');
  return { ...result, annotations: said.map(({ data }) => data).join('\n') };
}

const suspicious = {
  endpoint: 'http://minio.example.com:443',
  'storage-provider': 'other',
  'secret-key': '"quotedsecret"'
};

test('what looks wrong in the inputs is a line in the log each, also where all is well', async () => {
  const { exitCode, annotations, log } = await run([connected()], suspicious);
  expect([exitCode, annotations]).toEqual([0, '']);
  expect(log).toMatch(/^.*`endpoint`.*http at port 443.*$/m);
  expect(log).toMatch(/^.*quotation marks around `secret-key`.*$/m);
});

test('what looks wrong in the inputs is said first where the storage refuses', async () => {
  const { annotations } = await run([error('SignatureDoesNotMatch')], suspicious);
  expect(annotations).toMatch(/What to do: `endpoint` says http at port 443/);
});

const ofDataset = { ...noCredentials, dataset: 'walks', 'max-age': '1d' };

test('of a dataset that the key may not read, what Studio said and its remedy are passed on', async () => {
  const said = 'Your role may not read datasets';
  const refusal = json({ success: false, error: said }, 403);
  const { outputs, annotations } = await run(
    ({ path }) => (path.endsWith('/verify') ? connected() : refusal),
    ofDataset
  );
  expect(outputs).toMatchObject({ status: 'connected', healthy: 'false', 'error-code': 'freshness-unverifiable' });
  for (const text of [outputs['error-message'], annotations]) {
    expect(text).toContain(`Studio said: "${said}"`);
    expect(text).toMatch(/What to do: Create a key/);
    expect(text).not.toContain('Refresh data');
  }
});

test('of a dataset that Studio has not looked through, the remedy is to refresh it', async () => {
  const silent = json({ success: true, dataset: {} });
  const { outputs } = await run(({ path }) => (path.endsWith('/verify') ? connected() : silent), ofDataset);
  expect(outputs['error-code']).toBe('freshness-unverifiable');
  expect(outputs['error-message']).toContain('Refresh data');
});

test('of a bucket that there is not, nothing says that it may be in order', async () => {
  const { annotations, summary, outputs } = await run([list([{ id: 1, bucket: 'walks' }])], {
    ...noCredentials,
    ...existing('9')
  });
  expect(outputs['error-code']).toBe('unknown-bucket-id');
  for (const text of [annotations, summary, outputs['error-message']]) expect(text).not.toContain('says nothing about');
  const refused = await run([json({}, 401)], undefined);
  for (const text of [refused.annotations, refused.summary]) expect(text).toContain('says nothing about the bucket');
});

test.each([['https://sensor-data.s3.eu-west-1.amazonaws.com/folder'], ['https://storage.googleapis.com/sensor-data']])(
  'a URL that was pasted as the bucket is answered with the name in it: %s',
  async (bucket) => {
    const { annotations } = await run([connected()], { bucket });
    expect(annotations).toMatch(/`bucket` must be the bare name, not an address: write `sensor-data`/);
  }
);

test('no value as long as a secret is repeated where an input is wrong', async () => {
  const names = [
    'timeout',
    'poll-interval',
    'require-files',
    'require-info-labels',
    'check-cors',
    'fail-on',
    'alert-issue'
  ];
  const stray = Object.fromEntries([...names, 'storage-provider', 'summary'].map((name) => [name, 'minio123']));
  const { log, outputs, summary } = await run([connected()], stray);
  expect(outputs['error-code']).toBe('invalid-input');
  expect(log + summary + JSON.stringify(outputs)).not.toContain('minio123');
});
