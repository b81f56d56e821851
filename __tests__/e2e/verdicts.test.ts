/** The built action as a process, against a Studio that plays a script: what a workflow sees of each verdict. */
import type { ChildProcess } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from '@jest/globals';
import { runStep, type Step } from '../../sandbox/runner.ts';
import { commandsIn } from '../support/commands.ts';
import { connected, connecting, error, json, list, type Script, type Studio, startStudio } from '../support/studio.ts';

const running: Studio[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((studio) => studio.stop()));
});

const credentials = {
  bucket: 'sensor-data',
  region: 'eu-west-1',
  'access-key': 'AKIANOTREALNOTREAL00',
  'secret-key': 'this-is-not-a-real-secret'
};

async function play(script: Script, inputs: Record<string, string> = credentials, more: Partial<Step> = {}) {
  const studio = await startStudio(script);
  running.push(studio);
  const basics = { 'api-key': 'ei_this_is_not_a_real_key', 'organization-id': '7', 'api-url': studio.url };
  const result = await runStep({ ...more, inputs: { ...basics, ...inputs } });
  return {
    ...result,
    studio,
    annotations: commandsIn(result.log).filter(({ name }) => /^(error|warning)$/.test(name))
  };
}

test('connecting twenty times, then connected: the step waits, and turns green', async () => {
  const script = [...Array.from({ length: 20 }, connecting), connected()] as unknown as Script;
  const { exitCode, outputs, log, annotations } = await play(script, { ...credentials, 'poll-interval': '250ms' });
  expect(exitCode).toBe(0);
  expect(outputs).toMatchObject({ status: 'connected', healthy: 'true', attempts: '21', 'error-code': '' });
  expect(annotations).toEqual([]);
  // One line per change of state, nothing per poll.
  expect(log.match(/connecting/g)).toHaveLength(1);
});

test('connecting for ever: a timeout, soon after the deadline at the latest', async () => {
  const { exitCode, outputs, durationMs } = await play([connecting()], { ...credentials, timeout: '3s' });
  expect(exitCode).toBe(1);
  expect(outputs).toMatchObject({ status: 'timeout', healthy: 'false', 'error-code': 'timeout' });
  expect(durationMs).toBeLessThan(8_000);
});

test('an error is one annotation with cause, remedy and the original words', async () => {
  const { outputs, annotations, summary } = await play([error('InvalidAccessKeyId: no such key')]);
  expect(annotations).toHaveLength(1);
  expect(annotations[0]).toMatchObject({ name: 'error' });
  for (const words of [
    '(invalid-access-key)',
    'deleted or mistyped',
    'create a key',
    'InvalidAccessKeyId: no such key'
  ]) {
    expect(annotations[0]?.data).toContain(words);
  }
  expect(outputs['error-message']).not.toContain('\n');
  expect(summary).toContain('invalid-access-key');
});

test('a preflight goes to the signed URL of the answer that says connected, and to none before it', async () => {
  const early = json({ success: true, connectionStatus: 'connecting', signedUrl: 'http://127.0.0.1:1/x' });
  const inputs = { ...credentials, endpoint: 'http://127.0.0.1:1', 'check-cors': 'true' };
  const { outputs } = await play([early, connected({ signedUrl: null })], inputs);
  expect(outputs).toMatchObject({ status: 'connected', 'error-code': 'cors-unverifiable' });
  expect(outputs['error-message']).toContain('Studio gave no signed URL');
});

test('fail-on: none leaves the step green, with a warning and the truth in the outputs', async () => {
  const { exitCode, outputs, annotations } = await play([error('AccessDenied')], {
    ...credentials,
    'fail-on': 'none'
  });
  expect(exitCode).toBe(0);
  expect(outputs).toMatchObject({ status: 'error', healthy: 'false' });
  expect(annotations.map(({ name }) => name)).toEqual(['warning']);
});

test('the request is what the API reference documents, with the key in its header only', async () => {
  const { studio } = await play([connected()], { ...credentials, prefix: 'walks/' });
  const [request] = studio.requests;
  expect(request).toMatchObject({
    method: 'POST',
    path: '/v1/api/organizations/7/buckets/verify',
    headers: { 'x-api-key': 'ei_this_is_not_a_real_key', 'content-type': 'application/json' }
  });
  expect(request?.headers['user-agent']).toMatch(/^edge-impulse-verify-bucket\/\d+\.\d+\.\d+$/);
  expect(JSON.parse(request?.body ?? '')).toEqual({
    storageProvider: 's3',
    accessKey: credentials['access-key'],
    secretKey: credentials['secret-key'],
    bucket: 'sensor-data',
    endpoint: 'https://s3.eu-west-1.amazonaws.com',
    region: 'eu-west-1',
    prefix: 'walks/'
  });
});

test('an id is completed from the bucket list; inputs beside it override what stands there', async () => {
  const buckets = list([{ id: 5, bucket: 'listed', checkConnectivityPrefix: 'from-the-list/' }]);
  const script: Script = ({ method }) => (method === 'GET' ? buckets : connected());
  const { studio } = await play(script, { 'bucket-id': '5', region: 'eu-north-1' });
  expect(JSON.parse(studio.verifications()[0]?.body ?? '')).toEqual({
    bucketId: 5,
    storageProvider: 's3',
    accessKey: 'LISTEDCANARYKEYP5T8N1',
    bucket: 'listed',
    endpoint: 'https://storage.invalid',
    region: 'eu-north-1',
    prefix: 'from-the-list/'
  });
});

test('wrong inputs are reported all at once, and nothing is requested', async () => {
  const inputs = {
    'organization-id': 'seven',
    timeout: 'soon',
    'access-key': 'AKIANOTREALNOTREAL00',
    'fail-on': 'none'
  };
  const { exitCode, outputs, annotations, studio } = await play([connected()], inputs);
  expect(exitCode).toBe(1);
  expect(outputs).toMatchObject({ status: 'unverifiable', healthy: 'false', 'error-code': 'invalid-input' });
  expect(annotations).toHaveLength(1);
  for (const name of ['organization-id', 'timeout', 'bucket', 'secret-key'])
    expect(annotations[0]?.data).toContain(`\`${name}\``);
  expect(studio.requests).toEqual([]);
});

test('one verdict for several buckets, each with its own', async () => {
  const script: Script = ({ method, body }) => {
    if (method === 'GET')
      return list([
        { id: 1, bucket: 'one' },
        { id: 2, bucket: 'two' },
        { id: 3, bucket: 'three' }
      ]);
    return JSON.parse(body).bucketId === 2 ? error('NoSuchBucket') : connected();
  };
  const { exitCode, outputs, results, annotations } = await play(script, { 'bucket-id': '3, 2 1,2 99' });
  expect(exitCode).toBe(1);
  expect(outputs).toMatchObject({
    status: 'error',
    'error-code': 'no-such-bucket',
    'bucket-count': '4',
    'unhealthy-count': '2'
  });
  expect((results as { bucketId: number; status: string }[]).map(({ bucketId, status }) => [bucketId, status])).toEqual(
    [
      [3, 'connected'],
      [2, 'error'],
      [1, 'connected'],
      [99, 'unverifiable']
    ]
  );
  expect(annotations).toHaveLength(2);
});

test('a refused key is reported once for all buckets, and the others are not asked', async () => {
  const buckets = Array.from({ length: 200 }, (_, index) => ({ id: index + 1, bucket: `bucket-${index + 1}` }));
  const script: Script = ({ method }) =>
    method === 'GET' ? list(buckets) : json({ success: false, error: 'Invalid API key' }, 401);
  const { outputs, annotations, studio } = await play(script, { 'bucket-id': 'all' });
  expect(outputs).toMatchObject({ status: 'unverifiable', 'error-code': 'api-key-rejected', 'unhealthy-count': '200' });
  expect(annotations.filter(({ name }) => name === 'error')).toHaveLength(1);
  expect(studio.verifications().length).toBeLessThanOrEqual(16);
});

test('more than a thousand buckets are verified like a few', async () => {
  const buckets = Array.from({ length: 1200 }, (_, index) => ({ id: index + 1, bucket: `bucket-${index + 1}` }));
  const { exitCode, outputs, results, stderr } = await play(
    ({ method }) => (method === 'GET' ? list(buckets) : connected()),
    {
      'bucket-id': 'all'
    }
  );
  expect([exitCode, stderr]).toEqual([0, '']);
  expect(outputs).toMatchObject({ status: 'connected', healthy: 'true', 'bucket-count': '1200', attempts: '1200' });
  expect((results as { bucketId: number }[]).map(({ bucketId }) => bucketId)).toEqual(buckets.map(({ id }) => id));
});

test('the built action needs nothing beside it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'verify-bucket-alone-'));
  try {
    await cp(fileURLToPath(new URL('../../dist', import.meta.url)), join(folder, 'dist'), { recursive: true });
    const { exitCode } = await play([connected()], credentials, { entry: join(folder, 'dist', 'index.js') });
    expect(exitCode).toBe(0);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test.each(['silent', 'refusing'])('ten thousand buckets, cancelled while Studio is %s: over soon', async (how) => {
  const ids = Array.from({ length: 10_000 }, (_, index) => ({ id: index + 1, bucket: `bucket-${index + 1}` }));
  let child: ChildProcess | undefined;
  let signalledAtMs = 0;
  let verifications = 0;
  const script: Script = ({ method }) => {
    if (method === 'GET') return list(ids);
    // While results are made as fast as they can be, or while nothing at all happens.
    if (++verifications === (how === 'silent' ? 16 : 2000)) {
      signalledAtMs = performance.now();
      child?.kill('SIGTERM');
    }
    return how === 'silent' ? { waitMs: Number.POSITIVE_INFINITY } : error('NoSuchBucket');
  };
  const inputs = { 'bucket-id': 'all' };
  const onStart = (started: ChildProcess) => {
    child = started;
  };
  const { exitCode, outputs, results, annotations } = await play(script, inputs, { onStart });
  const took = performance.now() - signalledAtMs;
  expect([exitCode, outputs['error-code'], outputs['bucket-count']]).toEqual([1, 'cancelled', '10000']);
  expect(results).toHaveLength(10_000);
  expect(annotations.map(({ name }) => name)).toEqual(['warning']);
  // Half a second of work on a machine of its own; here others are at work, too.
  expect(took).toBeLessThan(8000);
});
