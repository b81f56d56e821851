/** No secret leaves the process but in the requests that it is meant for, wherever a server or an input puts it. */
import { createServer } from 'node:http';
import { expect, test } from '@jest/globals';
import type { StepResult } from '../../sandbox/runner.ts';
import * as canaries from '../support/canaries.ts';
import { commandsIn, masksIn } from '../support/commands.ts';
import { encodings } from '../support/encodings.ts';
import { leaksOf, secretsIn } from '../support/leaks.ts';
import { onLoopback } from '../support/loopback.ts';
import { sideBySide } from '../support/side-by-side.ts';
import { connected, connectedBody, error, json, list, type Reply, type Script, type Seen } from '../support/studio.ts';
import { type Setup, withStudio } from './fault-case.ts';
import { runSetup } from './run-case.ts';

const { accessKey, apiKey, existing, githubToken, noCredentials, proxyPassword, secretKey, signature, signedUrl } =
  canaries;

/** Stand in the list of buckets: never printed as whole words, though the action need not register them. */
const listedKeys = ['LISTEDCANARYKEYP5T8N1', 'canaryadmin', 'svc:canary@team', `${'LongCanary+/='.repeat(12)}end`];

/** Loopback goes past the proxy; its password is a secret all the same. */
const env = { HTTP_PROXY: `http://user:${proxyPassword}@127.0.0.1:1` };

async function run(script: Script, setup: Setup = {}): Promise<StepResult> {
  const started = await withStudio(script, {
    env,
    ...setup,
    inputs: { 'github-token': githubToken, ...setup.inputs }
  })();
  const { result } = await runSetup(started);
  await started.stop?.();
  return result;
}

/** Where a server can put a text. Each answer also holds the signed URL, without which nobody could know that it is secret. */
const places: Record<string, (text: string) => Reply> = {
  'reason of an error': (text) => json({ ...connectedBody, connectionStatus: 'error', connectionError: text }),
  'reason of a refusal': (text) => json({ ...connectedBody, success: false, error: text }),
  'reason of a 400': (text) => json({ success: false, error: text, signedUrl }, 400),
  'details of a connected bucket': (text) =>
    connected({
      files: [{ name: text, size: 1, folderName: text }],
      endpoint: `https://x.invalid/${text}`,
      connectionStatusSince: text,
      connectionError: text,
      [text]: text
    }),
  'name of a field': (text) => json({ success: true, connectionStatus: { [text]: text }, signedUrl }),
  'a page': (text) => ({
    status: 404,
    headers: { 'content-type': 'text/html', location: '/', server: 'x' },
    body: `<p>${text}</p>`
  })
};

/** What a step without storage secrets knows. */
const known = { apiKey, githubToken, proxyPassword, signature, signedUrl };
const disguised = (secrets: Record<string, string>) =>
  Object.entries(secrets).flatMap(([name, secret]) =>
    Object.entries(encodings).map(([encoding, encode]) => ({ disguise: `${name}, ${encoding}`, text: encode(secret) }))
  );

/** All buckets of an organization, one for each disguise. */
async function runAll(
  disguises: { disguise: string; text: string }[],
  entry: (text: string) => object,
  place: (text: string) => Reply
) {
  const buckets = disguises.map(({ text }, index) => ({ bucket: `bucket-${index}`, ...entry(text), id: index + 1 }));
  const textFor = ({ body }: Seen) => disguises[(JSON.parse(body) as { bucketId: number }).bucketId - 1]?.text ?? '';
  const inputs = { ...noCredentials, ...existing('all'), timeout: '30s' };
  const result = await run((request) => (request.method === 'GET' ? list(buckets) : place(textFor(request))), {
    inputs,
    endsWithinMs: 40_000
  });
  const results = result.results as { bucketId: number }[];
  const leaking = results.filter((each) => secretsIn(JSON.stringify(each), canaries.secrets).length > 0);
  return { result, counted: results.length, leaking: leaking.map(({ bucketId }) => disguises[bucketId - 1]?.disguise) };
}

test.each(Object.entries(places))('a secret that Studio sends back is not shown: %s', async (_, place) => {
  const disguises = disguised(known);
  const { result, counted, leaking } = await runAll(disguises, () => ({}), place);
  expect(counted).toBe(disguises.length);
  expect(leaking).toEqual([]);
  expect(leaksOf(canaries.secrets, result)).toEqual([]);
});

test('a secret in the list of buckets is not shown', async () => {
  // Of the signed URL nobody knows yet.
  const disguises = disguised({ apiKey, githubToken, proxyPassword });
  const entry = (text: string) => ({ bucket: text, region: text, endpoint: `https://x.invalid/${text}` });
  const { result, counted, leaking } = await runAll(disguises, entry, () => error('AccessDenied'));
  expect(counted).toBe(disguises.length);
  expect(leaking).toEqual([]);
  expect(leaksOf(canaries.secrets, result)).toEqual([]);
});

test('a storage secret that Studio sends back is not shown', async () => {
  // Not every place again: a run has only one bucket here, and one answer.
  const replies = Object.entries(places).slice(0, 2);
  const cases = replies.flatMap(([place, reply]) =>
    Object.entries(encodings).map(([name, encode]) => ({
      leaking: `${place}: ${name}`,
      reply: reply(`${encode(secretKey)} ${encode(accessKey)}`)
    }))
  );
  const runs = sideBySide(cases, 4, async ({ leaking, reply }) =>
    leaksOf(canaries.secrets, await run([reply])).length > 0 ? [leaking] : []
  );
  expect((await Promise.all(runs)).flat()).toEqual([]);
});

test.each(Object.entries(places))('a request that Studio sends back is not shown: %s', async (_, place) => {
  const result = await run(({ headers, body }) => place(JSON.stringify({ headers, body: JSON.parse(body) })));
  expect(leaksOf(canaries.secrets, result)).toEqual([]);
});

/** Nobody listens on port 4, which is never given out as a free one; browsers do not block it. */
const uploadUrl = `http://127.0.0.1:4/CanaryUploadW3x9/probe?X-Amz-Signature=${signature}`;
const asking = { 'check-cors': 'true', endpoint: 'http://127.0.0.1:4', bucket: 'data' };

test('the signed URL is asked for CORS, and not shown', async () => {
  // Nobody answers there: what goes wrong with it is shown without its address.
  const result = await run([connected({ signedUrl: uploadUrl })], { inputs: asking });
  expect(result.outputs['error-code']).toBe('cors-unverifiable');
  expect(leaksOf([...canaries.secrets, uploadUrl.slice(uploadUrl.indexOf('Canary'))], result)).toEqual([]);
});

test('names of files are shown nowhere', async () => {
  const name = 'CanaryPatientJohnDoe.wav';
  const files = [{ name, size: 1, folderName: 'CanaryFolderJaneDoe' }];
  const result = await run([connected({ files, hasInfoLabelsFile: false })], {
    inputs: { 'require-info-labels': 'true' }
  });
  expect(result.outputs['error-code']).toBe('no-info-labels');
  expect(leaksOf([name, 'CanaryFolderJaneDoe'], result)).toEqual([]);
});

test('step debugging tells of each exchange, and of no body and no header', async () => {
  const result = await run([{ status: 503 }, connected()], {
    env: { ...env, RUNNER_DEBUG: '1' },
    inputs: { timeout: '4s' }
  });
  const exchanges = commandsIn(result.log).filter(
    ({ name, data }) => name === 'debug' && data.includes('/buckets/verify')
  );
  expect(exchanges.map(({ data }) => /\b(200|503)\b/.exec(data)?.[0])).toEqual(['503', '200']);
  expect(leaksOf(canaries.secrets, result)).toEqual([]);
  expect(result.log).not.toMatch(/user-agent|content-type|connectionStatus"/i);
});

test.each(Object.entries(places))(
  'access keys of the bucket list are not shown, as whole words: %s',
  async (_, place) => {
    const oddKey = 'ODDCANARYKEYX7Y1Z3';
    const keys = [...listedKeys, oddKey];
    const texts = keys.flatMap((key) => [key, `key "${key}", denied`, `<Key>${key}</Key>`]);
    const disguises = texts.map((text) => ({ disguise: text, text }));
    const entry = (text: string) =>
      text === oddKey ? { accessKey: oddKey, endpoint: 42 } : { accessKey: keys.find((key) => text.includes(key)) };
    const { result, counted } = await runAll(disguises, entry, place);
    expect(counted).toBe(texts.length);
    const { log, summary, outputs, results } = result;
    const everything = [log, summary, JSON.stringify(outputs), JSON.stringify(results)].join('\n');
    expect(keys.filter((key) => everything.includes(key))).toEqual([]);
  }
);

test('the access key of a bucket that nobody asked about is not shown', async () => {
  const others = { id: 5, bucket: 'others', accessKey: 'OTHERSCANARYKEYQ2W9' };
  const script: Script = [list([{ id: 4, bucket: 'walks' }, others]), error(`no ${others.accessKey}`)];
  expect(leaksOf([others.accessKey], await run(script, { inputs: { ...noCredentials, ...existing('4') } }))).toEqual(
    []
  );
});

test('a signed URL that nobody calls so is not shown', async () => {
  const foreign = 'f0re1gn5ignature0123456789abcdef';
  const url = `https://data.s3.amazonaws.com/x?X-Amz-Date=20260105T100000Z&X-Amz-Signature=${foreign}`;
  const result = await run([error(`request to ${url} failed, reason: connect ETIMEDOUT`)]);
  expect(leaksOf([foreign], result)).toEqual([]);
  expect(result.outputs['error-code']).toBe('storage-unreachable');
  const endpoint = `https://account.blob.core.windows.net/?sv=2025-01-05&sig=${foreign}`;
  const azure = { 'storage-provider': 'azure', 'access-key': 'canaryaccount', endpoint: '' };
  expect(leaksOf([foreign], await run([connected({ endpoint })], { inputs: azure }))).toEqual([]);
});

const longQuery = `&x=${'y'.repeat(9000)}`;
test.each([
  ['a space', '/CanaryUploadW3x9/my walks?X-Amz-Signature=', '', true],
  ['an umlaut', '/CanaryUploadW3x9/Größe?X-Amz-Signature=', '', true],
  ['a tab', '/CanaryUploadW3x9/my\twalks?X-Amz-Signature=', '', true],
  ['white space around it', '/CanaryUploadW3x9/x?X-Amz-Signature=', ' \n', true],
  ['a line end', '/CanaryUploadW3x9/my\nwalks?X-Amz-Signature=', '', false],
  ['more than 8192 characters', '/CanaryUploadW3x9/x?X-Amz-Signature=', longQuery, false]
])('a signed URL with %s is used if and only if it is masked', async (_, path, end, used) => {
  const seen: string[] = [];
  const storage = await onLoopback(createServer(({ url = '' }, response) => seen.push(url) && response.end()));
  const endpoint = `http://127.0.0.1:${storage.port}`;
  const url = `${endpoint}${path}${signature}${end}`;
  const answer = connected({ signedUrl: url, endpoint: `https://x.invalid/?${used ? signature : ''}` });
  const result = await run([answer], { inputs: { ...asking, endpoint } });
  await storage.stop();
  const masks = masksIn(result.log);
  expect(seen.length > 0).toBe(used);
  for (const each of [url.trim(), new URL(url).href, signature]) expect(masks.includes(each)).toBe(used);
  expect(result.outputs['error-code']).toBe(used ? 'cors' : 'cors-unverifiable');
  expect(leaksOf(canaries.secrets, result)).toEqual([]);
});

const atStorage = 'https://storage.invalid/CanaryUploadW3x9';
test.each([
  ['a line end', `${atStorage}/my\nwalks?X-Amz-Signature=${signature}`],
  ['credentials', `https://me:pw@storage.invalid/data/x?X-Amz-Signature=${signature}`],
  ['more than 8192 characters in its path', `${atStorage}/${'a'.repeat(9000)}?X-Amz-Signature=${signature}`],
  ['more than 8192 characters in its query', `${atStorage}/x?X-Amz-Signature=${signature}${longQuery}`],
  ['another scheme', `ftp://storage.invalid/data/x?X-Amz-Signature=${signature}`],
  ['no name for its signature', `https://me:pw@storage.invalid/data/x?code=${signature}`]
])('the signature of a signed URL that cannot be used is not shown: %s', async (_, url) => {
  const answer = { ...connectedBody, connectionStatus: 'error', signedUrl: url };
  for (const said of [`PUT failed: ${signature} is not valid`, `PUT ${url.slice(-200)} failed`]) {
    const result = await run([json({ ...answer, connectionError: said })], { env: { ...env, RUNNER_DEBUG: '1' } });
    expect(result.outputs['error-message']).toContain('***');
    expect(leaksOf([signature], result)).toEqual([]);
  }
});

test.each([`?sv=1&code=${signature}`, `/data?${signature}`, `/#${signature}`, `?X-Amz-Signature=${signature}`])(
  'the output endpoint carries no query: %s',
  async (query) => {
    const result = await run([connected({ endpoint: `https://storage.invalid${query}`, signedUrl: null })]);
    expect(result.outputs).toMatchObject({ status: 'connected', endpoint: '' });
    expect(leaksOf([signature], result)).toEqual([]);
  }
);

test.each([403, 404, 500])('an access key beside an id, which the refusal of the list repeats: %d', async (status) => {
  // It could be the name of an Azure account, which is no secret; the list, which would tell, does not come.
  const key = 'minioadminkey77';
  const said = json({ success: false, error: `the key ${key} is unknown` }, status);
  const inputs = { ...noCredentials, ...existing('1'), 'access-key': key, 'secret-key': secretKey };
  const result = await run([said], { inputs, env: { ...env, RUNNER_DEBUG: '1' } });
  expect(result.outputs.status).toBe('unverifiable');
  expect(masksIn(result.log)).toContain(key);
  expect(leaksOf([key], result)).toEqual([]);
});

test('a secret that a remedy quotes for a shell is not shown', async () => {
  const odd = "it's-a-Canary'secret'w0rd";
  const storage = await onLoopback(createServer((_, response) => response.end()));
  const endpoint = `http://127.0.0.1:${storage.port}`;
  const script: Script = [list([{ id: 4, bucket: odd, endpoint }]), connected({ signedUrl: `${endpoint}/x` })];
  const inputs = { ...noCredentials, ...existing('4'), 'check-cors': 'true', 'api-key': odd };
  const result = await run(script, { inputs });
  await storage.stop();
  expect(result.outputs['error-code']).toBe('cors');
  expect(result.outputs['error-message']).toContain('put-bucket-cors');
  expect(leaksOf([odd], result)).toEqual([]);
});

test('a secret that is written with the longer names of HTML is not shown', async () => {
  const odd = 'canary_k3y|w1th`marks*of_all|kinds`x';
  const names: Record<string, string> = { _: 'UnderBar', '|': 'VerticalLine', '`': 'DiacriticalGrave', '*': 'midast' };
  const disguised = odd.replaceAll(/\W|_/g, (mark) => `&${names[mark]};`);
  const result = await run([error(`no ${disguised}`)], { inputs: { 'secret-key': odd } });
  expect(result.outputs['error-message']).toContain('no ***');
  expect(leaksOf([odd], result)).toEqual([]);
});

test('a secret that is in the wrong place is not shown', async () => {
  const stray = 'hunter2-hunter2-hunter2';
  for (const name of ['timeout', 'summary', 'fail-on', 'storage-provider', 'failure-threshold', 'check-cors']) {
    expect(leaksOf([stray], await run([connected()], { inputs: { [name]: stray } }))).toEqual([]);
  }
  const alerting = { 'alert-issue': 'true', 'alert-labels': secretKey };
  const variables = { ...env, GITHUB_REPOSITORY: 'o/r', GITHUB_API_URL: 'http://127.0.0.1:1' };
  expect(leaksOf(canaries.secrets, await run([connected()], { env: variables, inputs: alerting }))).toEqual([]);
});

test('a secret with quotation marks in it is not shown, wherever it is put', async () => {
  const odd = 'k3y"Pa55"w0rd`x9Q"zz!Lk';
  const given = { 'secret-key': odd, prefix: odd, 'require-files': 'true' };
  const { summary, log, outputs, results } = await run([connected({ files: [] })], { inputs: given });
  const everything = [
    summary,
    log.replaceAll(/^::add-mask::.*$/gm, ''),
    JSON.stringify(outputs),
    JSON.stringify(results)
  ].join();
  for (const form of [odd, odd.replaceAll(/["`]/g, "'")]) expect(secretsIn(everything, [form])).toEqual([]);
});

const registered = async (script: Script, inputs: Record<string, string>) =>
  masksIn((await run(script, { inputs })).log).sort();

test('registered is exactly what is secret: new credentials', async () => {
  expect(await registered([connected()], {})).toEqual(
    [apiKey, secretKey, accessKey, githubToken, proxyPassword].sort()
  );
});

test('registered is a signed URL that is used, notRetried, however often Studio sends it', async () => {
  const polled = json({ ...connectedBody, connectionStatus: 'connecting', signedUrl: uploadUrl });
  expect(await registered([polled, polled, polled, connected({ signedUrl: uploadUrl })], asking)).toEqual(
    [apiKey, secretKey, accessKey, githubToken, proxyPassword, uploadUrl, signature].sort()
  );
});

test('registered is exactly what is secret: Azure, whose account name is none', async () => {
  const azureUrl = `https://canaryaccount.blob.core.windows.net/data/probe?sv=2025-01-05&sp=cw&sig=${signature}`;
  const inputs = { 'storage-provider': 'azure', 'access-key': 'canaryaccount', endpoint: '', 'check-cors': 'true' };
  expect(await registered([connected({ signedUrl: azureUrl })], inputs)).toEqual(
    [apiKey, secretKey, githubToken, proxyPassword].sort()
  );
});

test('registered is exactly what is secret: existing buckets, whose listed access keys are not printed anyway', async () => {
  const script: Script = [list([{ id: 4, bucket: 'walks' }]), connected({ signedUrl: null })];
  expect(await registered(script, { ...noCredentials, ...existing('4') })).toEqual(
    [apiKey, githubToken, proxyPassword].sort()
  );
});

test('registered is what is secret before anything else is said, also where the inputs are wrong', async () => {
  const { log } = await run([connected()], { inputs: { timeout: 'soon', 'organization-id': apiKey } });
  expect(masksIn(log).sort()).toEqual([apiKey, secretKey, accessKey, githubToken, proxyPassword].sort());
  const said = log.split('\n').filter((line) => line !== '');
  expect(said.findLastIndex((line) => line.startsWith('::add-mask::'))).toBeLessThan(
    said.findIndex((line) => !line.startsWith('::add-mask::'))
  );
  expect(
    leaksOf(canaries.secrets, await run([connected()], { inputs: { timeout: apiKey, region: secretKey } }))
  ).toEqual([]);
});

test('registered is no access key so short that masking it would blank the log', async () => {
  expect(await registered([connected()], { 'access-key': 'abc' })).not.toContain('abc');
});
