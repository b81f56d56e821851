/** What docs/storage-permissions.md offers to paste, on a storage server as far as there is one. */

import type { CORSRule } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { corsRemedy } from '../../src/checks/cors-remedy.ts';
import { documents } from './documents.ts';

const STUDIO = 'https://studio.edgeimpulse.com';
const BUCKET = 'sensor-raw';

const nodes = documents.find(({ path }) => path === 'docs/storage-permissions.md')?.nodes ?? [];
const blocks = nodes.flatMap(({ lang, value = '' }): unknown[] => (lang === 'json' ? [JSON.parse(value)] : []));
const [s3 = { CORSRules: [] }] = blocks.filter(
  (block): block is { CORSRules: CORSRule[] } => typeof block === 'object' && block !== null && 'CORSRules' in block
);

describe('the CORS rules for S3', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox();
  });
  afterAll(() => sandbox.stop());

  const preflight = (origin: string) =>
    fetch(`${sandbox.s3.endpoint}/${BUCKET}/upload.csv`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'PUT', 'access-control-request-headers': 'content-type' }
    });

  test('let Studio upload where nobody could, and nobody else', async () => {
    expect((await preflight(STUDIO)).status).toBe(403);
    await sandbox.putCors(BUCKET, s3.CORSRules);
    const allowed = await preflight(STUDIO);
    expect(allowed.status).toBe(200);
    expect(['*', STUDIO]).toContain(allowed.headers.get('access-control-allow-origin'));
    expect((await preflight('https://elsewhere.example.com')).status).toBe(403);
  });
});

test.each(['s3', 'google'])('the CORS rules for %s are those of the remedy', (provider) => {
  const [rules = ''] = corsRemedy(provider, 'sensor-data', STUDIO, 'https://s3.amazonaws.com').blocks;
  expect(blocks).toContainEqual(JSON.parse(rules));
});

test('every policy lets the key list, read, write and delete', () => {
  const policies = blocks.filter((block) => typeof block === 'object' && block !== null && 'Statement' in block);
  expect(policies).toHaveLength(2);
  for (const policy of policies) {
    const text = JSON.stringify(policy);
    for (const action of ['ListBucket', 'GetObject', 'PutObject', 'DeleteObject'])
      expect(text).toContain(`"s3:${action}"`);
  }
});
