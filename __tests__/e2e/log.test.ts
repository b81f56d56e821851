/** What somebody reads in the log of a step, line by line. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { runStep, type Step } from '../../sandbox/runner.ts';
import { existing, secretKey } from '../support/canaries.ts';
import { commandsIn, masksIn } from '../support/commands.ts';
import {
  connected,
  error,
  json,
  list,
  type Reply,
  type Script,
  type Seen,
  type Studio,
  startStudio
} from '../support/studio.ts';

const running: Studio[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((studio) => studio.stop()));
});

async function play(script: Script, inputs: Record<string, string>, more: Partial<Step> = {}) {
  const studio = await startStudio(script);
  running.push(studio);
  const result = await runStep({ ...more, inputs: { ...existing(''), 'api-url': studio.url, ...inputs } });
  const lines = result.log.split('\n').filter((line) => line !== '' && !line.startsWith('::add-mask::'));
  return { ...result, lines, studio, host: new URL(studio.url).host };
}
const credentials = {
  bucket: 'sensor-data',
  endpoint: 'https://storage.invalid',
  'access-key': 'AKIANOTREALNOTREAL00',
  'secret-key': 'this-is-not-a-real-secret'
};
const organization =
  (verdict: Script) =>
  (request: Seen, index: number): Reply => {
    if (request.method === 'GET') return list([1, 2, 3].map((id) => ({ id, bucket: `bucket-${id}` })));
    return typeof verdict === 'function' ? verdict(request, index) : (verdict[0] ?? {});
  };
const seconds = /\d+(\.\d+)? m?s/g;
const timeless = (lines: string[]) => lines.map((line) => line.replaceAll(seconds, 'T'));

describe('one bucket', () => {
  test('from its beginning to its end', async () => {
    const { lines, host } = await play([{ status: 503 }, connected()], credentials);
    expect(timeless(lines)).toEqual([
      `Studio's API is at ${host} (from api-url)`,
      'Verifying s3 bucket "sensor-data" for organization 7 at https://storage.invalid with the secret given in this step, up to 5 min',
      'Studio is not available: it answered 503; asking again in T',
      'Connected after T and 2 polls: 3 files sampled, info.labels found.'
    ]);
  });

  test('whose secret had white space around it, which is said again where the secret is refused', async () => {
    const inputs = { ...credentials, 'secret-key': ' this-is-not-a-real-secret\n' };
    const { lines, outputs } = await play([error('SignatureDoesNotMatch')], inputs);
    expect(lines).toContain('White space around `secret-key` was removed');
    expect(outputs['error-message']).toContain('White space around `secret-key`');
  });

  test('whose verdict needs more looks than there is time for', async () => {
    const inputs = { ...credentials, 'failure-threshold': '3', timeout: '2s' };
    const { lines, outputs } = await play([error('SlowDown')], inputs);
    expect(outputs).toMatchObject({ status: 'error', 'error-code': 'storage-busy' });
    expect(timeless(lines)[2]).toBe(
      'Studio could not reach it: the storage is busy (storage-busy, 1 of 3 in a row); asking again in T'
    );
    expect(lines[3]).toMatch(/^::error::/);
  });

  test('without a file under its prefix', async () => {
    const { lines } = await play([connected({ files: [] })], { ...credentials, prefix: 'wlaks/' });
    expect(lines.at(-1)).toMatch(/: 0 files sampled under the prefix "wlaks\/", info\.labels found\.$/);
  });
});

test('what merely looks wrong in the inputs is a line at the start, and said again where the storage refuses', async () => {
  const inputs = { ...credentials, endpoint: 'http://storage.invalid:443' };
  const { lines, outputs } = await play([error('InvalidAccessKeyId')], inputs);
  const suspicion = '`endpoint` says http at port 443, which usually speaks https.';
  expect(lines.slice(1, 3)).toEqual([expect.stringMatching(/^Verifying /), suspicion]);
  expect(outputs['error-message']).toContain(suspicion);
});

describe('several buckets', () => {
  test('from their beginning to their end', async () => {
    const verdict: Script = ({ body }) => (JSON.parse(body).bucketId === 2 ? error('NoSuchBucket') : connected());
    const { lines, host, log } = await play(organization(verdict), { 'bucket-id': '1 2 3', 'check-cors': 'false' });
    expect(timeless(lines.slice(0, 2))).toEqual([
      `Studio's API is at ${host} (from api-url)`,
      'Verifying 3 buckets for organization 7 with the secrets that Studio has stored, up to 5 min each and 5 min in all, longer only if Studio sends Retry-After'
    ]);
    expect(timeless(lines)).toContain(
      'Bucket "bucket-1" (id 1): connected after T and 1 poll: 3 files sampled, info.labels found.'
    );
    const group = lines.indexOf('::group::Bucket "bucket-2" (id 2): no-such-bucket');
    expect(lines.slice(group + 1, group + 4)).toEqual([
      expect.stringMatching(/^Likely cause: /),
      'The storage service said: "NoSuchBucket"',
      '::endgroup::'
    ]);
    const [annotation, ...others] = commandsIn(log).filter(({ name }) => name === 'error');
    expect(others).toEqual([]);
    const [what, next, ...more] = annotation?.data.split('\n') ?? [];
    expect(what).toBe('Bucket "bucket-2" (id 2) cannot be reached: the bucket does not exist (no-such-bucket).');
    expect([next, more]).toEqual([expect.stringContaining('in Studio'), []]);
    // No line twice, the parts of the annotation among them.
    const all = [...lines.slice(0, -1), what, next];
    expect(new Set(all).size).toBe(all.length);
  });

  test('whose preflights can take as long as they may', async () => {
    const { lines } = await play(organization([connected()]), {
      'bucket-id': 'all',
      'check-cors': 'true',
      timeout: '20s'
    });
    expect(lines[1]).toContain('up to 30 s each and 30 s in all');
  });

  test('of which an id to be left out is none', async () => {
    const { log, outputs } = await play(organization([connected()]), { 'bucket-id': 'all', exclude: '2, 99' });
    expect(commandsIn(log)).toContainEqual(
      expect.objectContaining({ name: 'notice', data: expect.stringMatching(/\b99$/) })
    );
    expect(outputs['bucket-count']).toBe('2');
  });

  test('that run into a fault each: nothing is said of it while they run', async () => {
    const verdict: Script = (_, index) => (index < 4 ? { status: 503 } : connected());
    const { log, outputs } = await play(organization(verdict), { 'bucket-id': 'all' });
    expect(outputs).toMatchObject({ healthy: 'true', attempts: '6' });
    expect(log).not.toContain('asking again');
  });

  test('whose list is late', async () => {
    const script: Script = (request, index) =>
      index === 0 ? { status: 503 } : organization([connected()])(request, index);
    const { lines } = await play(script, { 'bucket-id': 'all' });
    expect(timeless(lines)[1]).toBe('Studio is not available: it answered 503; asking again in T');
  });

  test('that there are none of', async () => {
    const { log, outputs } = await play([list([])], { 'bucket-id': 'all' });
    expect(outputs).toMatchObject({ status: 'unverifiable', 'error-code': 'no-buckets', 'bucket-count': '0' });
    expect(commandsIn(log).at(-1)?.data).toMatch(/^Nothing was verified: the organization has no buckets/);
    expect(log).not.toContain('says nothing about');
  });
});

describe('the name of an Azure account', () => {
  const azure = { id: 4, bucket: 'walks', storageProvider: 'azure', accessKey: 'sensoraccount' };
  const endpoint = 'https://sensoraccount.blob.core.windows.net';
  const rotation = { 'bucket-id': '4', 'secret-key': secretKey };

  test('is none of the secrets, also where the bucket list alone says whose it is', async () => {
    const script: Script = [list([azure]), connected({ endpoint, signedUrl: null })];
    const { log, outputs } = await play(script, { ...rotation, 'access-key': 'sensoraccount' });
    expect(masksIn(log)).not.toContain('sensoraccount');
    expect(outputs.endpoint).toBe(endpoint);
  });

  test('is none where it is a letter or two', async () => {
    const script: Script = [list([{ id: 4, bucket: 'walks' }]), connected({ signedUrl: null })];
    const { log } = await play(script, { ...rotation, 'access-key': 'abc' });
    expect(masksIn(log)).not.toContain('abc');
  });

  test('is one where it turns out to be a key', async () => {
    const script: Script = [list([{ id: 4, bucket: 'walks' }]), error('no such key: lowercasekey')];
    const { log, outputs } = await play(script, { ...rotation, 'access-key': 'lowercasekey' });
    expect(masksIn(log)).toContain('lowercasekey');
    expect(outputs['error-message']).toContain('no such key: ***');
  });
});

test('an answer without a signed URL, or with one of a letter, has nothing masked', async () => {
  for (const signedUrl of ['', 'e', 'x\ntrue', 'https://storage.invalid/?sig=e']) {
    const { log } = await play([connected({ signedUrl })], credentials);
    const masks = masksIn(log).filter((mask) => mask.length < 16);
    expect(masks).toEqual([]);
  }
});

test('whoever debugs sees each exchange, the preflights too', async () => {
  const script: Script = () =>
    json({ success: true, connectionStatus: 'connected', signedUrl: 'http://127.0.0.1:2/x' });
  const { log } = await play(
    script,
    { ...credentials, endpoint: 'http://127.0.0.1:2', 'check-cors': 'true' },
    { env: { RUNNER_DEBUG: '1' } }
  );
  const debugLines = commandsIn(log)
    .filter(({ name }) => name === 'debug')
    .map(({ data }) => data.replace(/\d+ ms/, 'T'));
  expect(debugLines).toEqual([
    'POST /v1/api/organizations/7/buckets/verify -> 200 connected, T',
    'OPTIONS 127.0.0.1:2 -> no answer, T',
    'OPTIONS 127.0.0.1:2 -> no answer, T'
  ]);
});
