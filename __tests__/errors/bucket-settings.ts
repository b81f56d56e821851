import type { BucketSettings } from '../../src/errors/bucket-settings.ts';

const likely: Record<string, Partial<BucketSettings>> = {
  s3: { endpoint: 'https://s3.eu-west-1.amazonaws.com', accessKey: 'AKIAIOSFODNN7EXAMPLE' },
  google: { endpoint: 'https://storage.googleapis.com', accessKey: 'GOOGTS7C7FUP3AIRVJTE2BCD' },
  azure: { endpoint: 'https://sensors.blob.core.windows.net', accessKey: 'sensors', secretKey: `${'A'.repeat(86)}==` },
  other: { endpoint: 'https://storage.example.com', accessKey: 'minioadmin' }
};

/** New credentials of a bucket, in which nothing looks odd unless it is given so. */
export function at(more: Partial<BucketSettings>): BucketSettings {
  const { storageProvider = 's3' } = more;
  return {
    storageProvider,
    accessKey: 'minioadmin',
    secretKey: 'x'.repeat(40),
    bucket: 'sensor-data',
    endpoint: 'https://storage.example.com',
    given: ['storageProvider', 'accessKey', 'secretKey', 'bucket', 'endpoint'],
    secretTrimmed: false,
    ...likely[storageProvider],
    ...more
  };
}
