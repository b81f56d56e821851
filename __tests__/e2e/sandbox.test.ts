/** The built action against the sandbox: real storage servers, every provider, good and bad. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runStep, type StepResult } from '../../sandbox/runner.ts';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import '../support/native-error-instanceof.ts';
import { leaksOf } from '../support/leaks.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());

async function verify(inputs: Record<string, string>): Promise<StepResult> {
  const { url, apiKey, organizationId, keys } = sandbox;
  const studio = { 'api-url': url, 'api-key': apiKey, 'organization-id': String(organizationId) };
  const result = await runStep({ inputs: { ...studio, ...inputs } });
  const secrets = [apiKey, ...Object.values(keys).map(({ secretKey }) => secretKey)];
  expect(leaksOf(secrets, result)).toEqual([]);
  expect(result.stderr).toBe('');
  return result;
}

const found = (name: string, wanted: (connected: boolean) => boolean = () => true) => {
  const bucket = sandbox.buckets.find(({ target, connected }) => target.bucket === name && wanted(connected));
  if (!bucket) throw new Error(`the sandbox has no bucket ${name}`);
  return bucket;
};

describe('an existing bucket, by its id alone', () => {
  test.each(['sensor-data', 'sensor-google', 'sensor-onprem'])('%s is connected', async (name) => {
    const { exitCode, outputs } = await verify({ 'bucket-id': String(found(name).id) });
    expect(exitCode).toBe(0);
    expect(outputs).toMatchObject({
      status: 'connected',
      healthy: 'true',
      'file-count': '10',
      'has-info-labels': 'true'
    });
  });

  test('Azure is waited for while it is connecting, and its endpoint is an output', async () => {
    const { exitCode, log, outputs } = await verify({ 'bucket-id': String(found('sensor-azure').id) });
    expect(exitCode).toBe(0);
    expect(log).toContain('Studio is connecting');
    expect(outputs).toMatchObject({
      status: 'connected',
      endpoint: `${sandbox.azure.endpoint}/${sandbox.keys.azure.accessKey}`
    });
    expect(Number(outputs.attempts)).toBeGreaterThan(1);
  });

  test('a bucket that is only readable under its prefix is verified under that prefix', async () => {
    const { outputs } = await verify({ 'bucket-id': String(found('sensor-partners', (connected) => connected).id) });
    expect(outputs.status).toBe('connected');
  });

  test.each([
    ['sensor-archive', 'signature-mismatch'],
    ['sensor-lab', 'invalid-access-key'],
    ['sensor-retired', 'no-such-bucket'],
    ['sensor-eu', 'wrong-region'],
    ['sensor-moved', 'host-not-found'],
    ['sensor-off', 'connection-refused'],
    ['sensor-mixed', 'storage-protocol'],
    ['sensor-tls', 'storage-certificate']
  ])('%s is refused: %s', async (name, code) => {
    const { exitCode, outputs, summary } = await verify({ 'bucket-id': String(found(name).id) });
    expect(exitCode).toBe(1);
    expect(outputs).toMatchObject({ status: 'error', healthy: 'false', 'error-code': code, 'unhealthy-count': '1' });
    expect(summary).toContain(code);
  });

  test('a prefix that the key may not see is denied', async () => {
    const denied = found('sensor-partners', (connected) => !connected);
    expect((await verify({ 'bucket-id': String(denied.id) })).outputs['error-code']).toBe('access-denied');
  });

  test('a new secret beside the id is verified in place of the stored one', async () => {
    const { id, target } = found('sensor-archive');
    const right = { 'bucket-id': String(id), 'secret-key': sandbox.keys.s3.secretKey };
    expect((await verify(right)).outputs.status).toBe('connected');
    const wrong = { 'bucket-id': String(found('sensor-data').id), 'secret-key': `not-${target.secretKey}` };
    expect((await verify(wrong)).outputs['error-code']).toBe('signature-mismatch');
  });
});

describe('new credentials', () => {
  const onS3 = (more: Record<string, string> = {}) => ({
    bucket: 'sensor-data',
    endpoint: sandbox.s3.endpoint,
    region: sandbox.s3.region,
    'access-key': sandbox.keys.s3.accessKey,
    'secret-key': sandbox.keys.s3.secretKey,
    ...more
  });

  test.each(['s3', 'google', 'other'])('of %s are verified', async (provider) => {
    const { accessKey, secretKey } = provider === 'google' ? sandbox.keys.google : sandbox.keys.s3;
    const inputs = onS3({ 'storage-provider': provider, 'access-key': accessKey, 'secret-key': secretKey });
    const { exitCode, outputs } = await verify(inputs);
    expect(exitCode).toBe(0);
    expect(outputs).toMatchObject({ status: 'connected', 'bucket-count': '1' });
  });

  test('of Azure are verified', async () => {
    const { accessKey, secretKey } = sandbox.keys.azure;
    const { endpoint, bucket } = found('sensor-azure').target;
    const azure = { 'storage-provider': 'azure', endpoint, bucket, 'access-key': accessKey, 'secret-key': secretKey };
    const { log, outputs } = await verify(azure);
    expect(outputs.status).toBe('connected');
    // The account's name is part of the endpoint: masked, it would blank the output.
    expect(log).not.toContain(`::add-mask::${accessKey}`);
  });

  test.each([
    ['a wrong secret', { 'secret-key': 'another-secret-which-is-not-real' }, 'signature-mismatch'],
    ['an unknown key', { 'access-key': 'AKIANOTREALNOTREAL00' }, 'invalid-access-key'],
    ['a missing bucket', { bucket: 'sensor-nowhere' }, 'no-such-bucket'],
    ['an unknown organization', { 'organization-id': '8' }, 'not-found'],
    ['a wrong API key', { 'api-key': 'ei_another_key_which_is_not_real' }, 'api-key-rejected']
  ])('%s has its own code', async (_, more, code) => {
    const { exitCode, outputs } = await verify(onS3(more as Record<string, string>));
    expect(exitCode).toBe(1);
    expect(outputs['error-code']).toBe(code);
  });

  test('a sample without files, and labels that are missing, fail a bucket that is connected', async () => {
    const empty = await verify(onS3({ prefix: 'no-such-folder/', 'require-files': 'true' }));
    expect(empty.outputs).toMatchObject({ status: 'connected', healthy: 'false', 'error-code': 'no-files' });
    expect(empty.outputs['error-message']).toContain('prefix "no-such-folder/"');
    const unlabelled = await verify(onS3({ bucket: 'sensor-raw', 'require-info-labels': 'true' }));
    expect(unlabelled.outputs).toMatchObject({ healthy: 'false', 'error-code': 'no-info-labels' });
    expect([empty.exitCode, unlabelled.exitCode]).toEqual([1, 1]);
  });

  test('uploads from a browser are checked against the rules of the bucket itself', async () => {
    const allowed = await verify(onS3({ 'check-cors': 'true' }));
    expect(allowed.exitCode).toBe(0);
    expect(allowed.outputs).toMatchObject({ healthy: 'true', cors: 'passed' });
    const forbidden = await verify(onS3({ bucket: 'sensor-raw', 'check-cors': 'true' }));
    expect(forbidden.exitCode).toBe(1);
    expect(forbidden.outputs).toMatchObject({ status: 'connected', cors: 'failed', 'error-code': 'cors' });
    expect(forbidden.outputs['error-message']).toContain('put-bucket-cors');
  });
});

test('a whole organization, good and bad, is verified in one step', async () => {
  const { exitCode, outputs, results, summary } = await verify({ 'bucket-id': 'all' });
  const bad = sandbox.buckets.filter(({ connected }) => !connected).length;
  expect(exitCode).toBe(1);
  expect(outputs).toMatchObject({
    status: 'error',
    'bucket-count': String(sandbox.buckets.length),
    'unhealthy-count': String(bad)
  });
  const byId = (results as { bucketId: number; healthy: boolean }[]).map(({ bucketId, healthy }) => [
    bucketId,
    healthy
  ]);
  expect(byId).toEqual(sandbox.buckets.map(({ id, connected }) => [id, connected]));
  expect(summary).toContain(`${bad} of ${sandbox.buckets.length} buckets are unhealthy`);
});
