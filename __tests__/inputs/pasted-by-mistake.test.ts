import { describe, expect, it } from '@jest/globals';
import { enough, fresh, named, read, type Values } from './read.ts';

/** Made up, and recognisable wherever they turn up. */
const canary = 'CanaryKeyX7Y1Z3abcdefgh';
const problemsOf = (inputs: Values) => read(inputs).problems;
const azure: Values = { ...fresh, 'storage-provider': 'azure', 'access-key': 'sensors01' };
const google: Values = { ...fresh, 'storage-provider': 'google' };
const other: Values = { ...fresh, 'storage-provider': 'other', endpoint: 'https://minio.example.com' };

describe('a secret key that cannot be one', () => {
  const connection = `DefaultEndpointsProtocol=https;AccountName=sensors01;AccountKey=${canary}==;EndpointSuffix=core.windows.net`;
  const account = { type: 'service_account', private_key_id: '1', private_key: canary, client_email: 'a@b.test' };

  it.each([
    ['a connection string', connection, /connection string.*`AccountKey=`/],
    ['a connection string in quotation marks', `"${connection}"`, /connection string/],
    ['a SAS token', `?sv=2025-01-05&ss=b&srt=co&sp=rl&sig=${canary}`, /SAS token.*Access keys/],
    ['a SAS token without its question mark', `sig=${canary}&sv=2025-01-05`, /SAS token/],
    [
      'a connection string with a SAS token',
      `BlobEndpoint=https://a.test;SharedAccessSignature=sv=1&sig=${canary}`,
      /SAS token/
    ],
    ['a service account', JSON.stringify(account), /HMAC key.*Interoperability/],
    ['a service account over several lines', JSON.stringify(account, null, 2), /HMAC key/],
    ['a private key', `-----BEGIN PRIVATE KEY-----\n${canary}\n-----END PRIVATE KEY-----`, /HMAC key/]
  ])('%s is named, not shown', (_, secret, message) => {
    for (const inputs of [fresh, azure, google, other, { ...enough, 'access-key': 'AKIAEXAMPLE' }]) {
      const problems = problemsOf({ ...inputs, 'secret-key': secret });
      expect(problems).toEqual([expect.stringMatching(message)]);
      expect(named(problems)).toEqual(['secret-key']);
      expect(problems.join()).not.toContain('Canary');
    }
  });
});

describe('quotation marks around a secret', () => {
  const quotes = ['"', "'", '`'];
  const aws = { ...fresh, endpoint: 'https://s3.eu-west-1.amazonaws.com' };

  it.each([fresh, { ...fresh, 'storage-provider': 's3' }, aws, azure, google])('are named: %j', (inputs) => {
    for (const quote of quotes) {
      const problems = problemsOf({ ...inputs, 'secret-key': `${quote}${canary}${quote}` });
      expect(named(problems)).toEqual(['secret-key']);
      expect(problems.join()).toMatch(/without the quotation marks/);
      expect(problems.join()).not.toContain('Canary');
    }
  });

  it('are named around an access key of AWS and Google, and around an API key', () => {
    for (const inputs of [fresh, google]) {
      expect(named(problemsOf({ ...inputs, 'access-key': '"AKIAEXAMPLE"' }))).toEqual(['access-key']);
    }
    expect(problemsOf({ ...enough, 'api-key': `"ei_${canary}"` })).toEqual([
      expect.stringMatching(/^`api-key`.*marks/)
    ]);
  });

  it.each([
    ['of other storage', other],
    ['of storage that only speaks like S3', { ...fresh, endpoint: 'https://minio.example.com' }],
    ['of a bucket whose storage only Studio knows', { ...enough, 'access-key': 'AKIAEXAMPLE' }],
    ['of a bucket whose endpoint only Studio knows', { ...enough, 'storage-provider': 's3' }]
  ])('may be right: %s', (_, inputs: Values) => {
    expect(problemsOf({ ...inputs, 'secret-key': `"${canary}"` })).toEqual([]);
  });
});

it.each([`Bearer ei_${canary}`, `bearer ei_${canary}`, `x-api-key: ei_${canary}`, `"Bearer ei_${canary}"`])(
  'an API key is not the whole header: %s',
  (key) => {
    const problems = problemsOf({ ...enough, 'api-key': key });
    expect(problems).toEqual([expect.stringMatching(/^`api-key`.*`ei_`.*header/)]);
    expect(problems.join()).not.toContain('Canary');
  }
);

describe('an address instead of the bucket', () => {
  it.each([
    's3://sensor-data',
    's3://sensor-data/walks/',
    'S3://sensor-data/',
    'gs://sensor-data/walks',
    'wasbs://sensor-data@sensors01.blob.core.windows.net/walks',
    'arn:aws:s3:::sensor-data',
    'arn:aws-cn:s3:::sensor-data/walks/*',
    'https://sensor-data.s3.eu-west-1.amazonaws.com/walks/',
    'https://sensor-data.s3.amazonaws.com',
    'https://s3.eu-west-1.amazonaws.com/sensor-data/walks',
    'https://storage.googleapis.com/sensor-data',
    'https://sensor-data.storage.googleapis.com/walks',
    'https://sensors01.blob.core.windows.net/sensor-data?sv=1&sig=x',
    'https://sensor-data.fra1.digitaloceanspaces.com',
    'https://s3.us-west-004.backblazeb2.com/sensor-data',
    'https://sensor-data.s3.us-west-004.backblazeb2.com/walks'
  ])('is answered with the name in it: %s', (bucket) => {
    expect(problemsOf({ ...fresh, bucket })).toEqual([expect.stringMatching(/^`bucket`.*write `sensor-data`/)]);
  });

  it.each([
    'https://s3.console.aws.amazon.com/s3/buckets/sensor-data',
    'https://s3.eu-west-1.amazonaws.com/',
    'https://storage.googleapis.com',
    'https://minio.example.com/sensor-data',
    'https://a.sensor-data.s3.eu-west-1.amazonaws.com/walks',
    `https://minio.example.com/${canary}`,
    `https://storage.googleapis.com/${canary}`,
    `https://me:${canary}@storage.googleapis.com/sensor-data`,
    `s3://AKIA:${canary}@sensor-data`,
    'arn:aws:s3:eu-west-1:123456789012:accesspoint/sensors',
    's3://'
  ])('is refused, also where the name in it is not certain: %s', (bucket) => {
    const problems = problemsOf({ ...fresh, bucket });
    expect(problems).toEqual([expect.stringMatching(/^`bucket` (is "s3:\/\/", but )?must be the bare name/)]);
    expect(problems.join()).not.toMatch(/write|Canary/);
  });
});

describe("the bucket's name in the endpoint", () => {
  it.each([
    ['https://sensor-data.s3.eu-west-1.amazonaws.com', 'https://s3.eu-west-1.amazonaws.com'],
    ['https://sensor-data.s3.amazonaws.com/', 'https://s3.amazonaws.com'],
    ['https://s3.eu-west-1.amazonaws.com/sensor-data', 'https://s3.eu-west-1.amazonaws.com'],
    ['https://sensor-data.s3.cn-north-1.amazonaws.com.cn', 'https://s3.cn-north-1.amazonaws.com.cn'],
    ['https://sensor-data.storage.googleapis.com', 'https://storage.googleapis.com'],
    ['https://storage.googleapis.com/sensor-data/walks', 'https://storage.googleapis.com'],
    [
      `https://${'a1'.repeat(16)}.r2.cloudflarestorage.com/sensor-data`,
      `https://${'a1'.repeat(16)}.r2.cloudflarestorage.com`
    ],
    ['https://sensor-data.fra1.digitaloceanspaces.com', 'https://fra1.digitaloceanspaces.com'],
    ['https://sensor-data.s3.us-west-004.backblazeb2.com', 'https://s3.us-west-004.backblazeb2.com'],
    ['https://sensor-data.oss-cn-hangzhou.aliyuncs.com', 'https://oss-cn-hangzhou.aliyuncs.com']
  ])('%s is answered with what it should be', (endpoint, corrected) => {
    const problems = problemsOf({ ...fresh, 'storage-provider': 'other', endpoint });
    expect(problems).toEqual([`\`endpoint\` must not hold the bucket's name: write \`${corrected}\`.`]);
  });

  it.each([
    ['sensor-data', 'https://minio.example.com/sensor-data'],
    ['sensor-data', 'https://sensor-data.minio.example.com'],
    ['minio', 'https://minio.example.com'],
    ['s3', 'https://s3.amazonaws.com'],
    ['eu-west-1', 'https://s3.eu-west-1.amazonaws.com'],
    ['fra1', 'https://fra1.digitaloceanspaces.com'],
    ['storage', 'https://storage.googleapis.com'],
    ['sensors', 'https://sensors.compat.objectstorage.eu-frankfurt-1.oraclecloud.com'],
    ['sensors01', 'https://sensors01.blob.core.windows.net'],
    ['other-data', 'https://sensor-data.s3.eu-west-1.amazonaws.com'],
    ['bucket', 'https://bucket.vpce-1a2b3c4d.s3.us-east-1.vpce.amazonaws.com']
  ])('%s at %s may be right', (bucket, endpoint) => {
    expect(problemsOf({ ...fresh, bucket, endpoint })).toEqual([]);
  });
});
