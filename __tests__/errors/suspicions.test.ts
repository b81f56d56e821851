import { describe, expect, it } from '@jest/globals';
import type { BucketSettings } from '../../src/errors/bucket-settings.ts';
import { diagnose } from '../../src/errors/diagnosis.ts';
import { suspicionsOf } from '../../src/errors/suspicions.ts';
import { at } from './bucket-settings.ts';

const seen = (more: Partial<BucketSettings>) => suspicionsOf(at(more)).join('\n');

it.each(['s3', 'google', 'azure', 'other', 'edgeimpulse', 'a-new-one'])(
  'nothing is suspicious in good inputs: %s',
  (storageProvider) => {
    expect(seen({ storageProvider })).toBe('');
  }
);

it.each(['oss-cn-hangzhou', 'cn-hangzhou'])('nothing is suspicious in a region of Alibaba: %s', (region) => {
  for (const host of ['s3.oss-cn-hangzhou', 'oss-cn-hangzhou-internal'])
    expect(seen({ storageProvider: 'other', endpoint: `https://${host}.aliyuncs.com`, region })).toBe('');
});

it.each<[string, Partial<BucketSettings>, RegExp]>([
  ['a temporary key', { accessKey: 'ASIAIOSFODNN7EXAMPLE' }, /ASIA.*temporary/],
  ['a key of another kind', { accessKey: 'minioadmin' }, /an access key of Amazon S3 has 20 characters/],
  ['a secret that is too short', { secretKey: 'x'.repeat(39) }, /a secret of Amazon S3 has 40 characters/],
  [
    'keys that were swapped',
    { storageProvider: 'other', accessKey: 'x'.repeat(40), secretKey: 'AKIAIOSFODNN7EXAMPLE' },
    /swapped/
  ],
  [
    'keys of a server that were swapped',
    { storageProvider: 'other', accessKey: 'x'.repeat(41), secretKey: 'minio-user-01' },
    /swapped/
  ],
  ['a secret that was trimmed', { secretTrimmed: true }, /White space around `secret-key`/],
  ['quotation marks', { storageProvider: 'other', secretKey: `"${'x'.repeat(40)}"` }, /quotation marks/],
  ['a key of R2', { storageProvider: 'other', endpoint: 'https://x.r2.cloudflarestorage.com' }, /Cloudflare R2 has 32/],
  [
    'the master key of B2',
    { storageProvider: 'other', endpoint: 'https://s3.us-west-004.backblazeb2.com', accessKey: '0123456789ab' },
    /25 hexadecimal digits/
  ],
  ['a Google account', { storageProvider: 'google', accessKey: 'me@x.iam.gserviceaccount.com' }, /24 or 61/],
  ['a key of another service', { accessKey: 'SCW0123456789ABCDEFG' }, /begins with AKIA/],
  ['a key of Azure', { storageProvider: 'azure', secretKey: 'x'.repeat(88) }, /88 characters/],
  ['a URL as the bucket', { bucket: 's3://sensor-data' }, /looks like a URL or a path/],
  ['a path as the bucket', { bucket: 'sensor-data/walks' }, /looks like a URL or a path/],
  [
    'the bucket in the host',
    { endpoint: 'https://sensor-data.s3.eu-west-1.amazonaws.com' },
    /holds the name of the bucket/
  ],
  [
    'the bucket in the path',
    { storageProvider: 'other', endpoint: 'https://minio.example.com/sensor-data/' },
    /holds the name of the bucket/
  ],
  [
    'http at a TLS port',
    { storageProvider: 'other', endpoint: 'http://minio.example.com:443' },
    /says http at port 443/
  ],
  [
    'https at a plain port',
    { storageProvider: 'other', endpoint: 'https://minio.example.com:80' },
    /says https at port 80/
  ],
  ["a console's port", { storageProvider: 'other', endpoint: 'https://minio.example.com:9001' }, /port 9001.*console/],
  ['a private address', { storageProvider: 'other', endpoint: 'http://192.168.1.7:9000' }, /private address/],
  ['two regions', { region: 'us-east-1' }, /different regions/],
  ['a part of a region', { region: 'eu' }, /different regions/],
  [
    'a region that is none',
    { region: 'frankfurt', given: ['accessKey', 'secretKey', 'bucket', 'region'] },
    /made from `region`/
  ],
  [
    'another provider',
    { storageProvider: 's3', endpoint: 'https://sensors.blob.core.windows.net' },
    /that of Azure Blob Storage, but `storage-provider`/
  ]
])('%s', (_what, more, sentence) => {
  expect(seen(more)).toMatch(sentence);
});

it('is not quoted', () => {
  const given = { accessKey: 'ASIACANARY', secretKey: '"canary-secret"', bucket: 's3://canary', secretTrimmed: true };
  for (const storageProvider of ['s3', 'google', 'azure', 'other'])
    expect(seen({ ...given, storageProvider })).not.toMatch(/canary/i);
});

it('is said of what Studio has stored, too, but not of a secret that nobody here knows', () => {
  const { secretKey: _, ...rest } = at({ bucketId: 7, given: [], accessKey: 'minioadmin' });
  expect(suspicionsOf(rest)).toEqual([expect.stringMatching(/^The access key in Studio looks odd/)]);
});

describe('beside a refusal', () => {
  const about = at({ secretTrimmed: true, region: 'us-east-1' });

  it('comes first', () => {
    expect(diagnose('SignatureDoesNotMatch', about).remedy).toMatch(
      /^`region` and `endpoint` name different regions\. White space.*Paste/
    );
  });

  it('is left out where it cannot be the cause', () => {
    expect(diagnose('ENOTFOUND', about).remedy).not.toContain('White space');
    expect(diagnose('QuotaExceeded', about).remedy).not.toMatch(/White space|different regions/);
  });

  it('is not said twice', () => {
    expect(diagnose('ExpiredToken', at({ accessKey: 'ASIAIOSFODNN7EXAMPLE' })).remedy).not.toContain('ASIA');
    expect(diagnose('InvalidBucketName', at({ bucket: 'a/b' })).remedy).not.toContain('looks like');
  });
});
