import { describe, expect, it } from '@jest/globals';
import type { BucketSettings } from '../../src/errors/bucket-settings.ts';
import { diagnose } from '../../src/errors/diagnosis.ts';
import { storageCodes } from '../../src/errors/error-codes.ts';
import { storageErrors } from '../../src/errors/matching.ts';
import { cpuMsOf } from '../support/cpu-time.ts';
import { at } from './bucket-settings.ts';
import { refusals } from './refusals.ts';

const said = (text: string | null, more: Partial<BucketSettings> = {}) => diagnose(text, at(more));

const cases = refusals.flatMap(([code, providers, text, cure]) =>
  providers.split(' ').map((storageProvider) => [storageProvider, text, code, cure] as const)
);

const endpoints: Record<string, string> = {
  google: 'https://storage.googleapis.com',
  r2: 'https://x.r2.cloudflarestorage.com',
  b2: 'https://s3.us-west-004.backblazeb2.com'
};

describe('what a storage service says', () => {
  it.each(cases)('%s: %j is %s, with its remedy', (storageProvider, text, code, cure) => {
    const { code: found, remedy, quote } = said(text, { storageProvider });
    expect(found).toMatch(new RegExp(`^(?:${code})$`));
    expect(remedy).toMatch(cure);
    expect(quote).toEqual({ by: 'The storage service', text });
  });

  it.each(cases)('%s: %j means the same in capitals', (storageProvider, text, code) => {
    expect(said(text.toUpperCase(), { storageProvider }).code).toMatch(new RegExp(`^(?:${code})$`));
  });

  it.each(cases)('%s: %j leaves nothing in braces, and no amazonaws.com to others', (storageProvider, text) => {
    for (const failure of [said(text, { storageProvider }), diagnose(text, null)]) {
      const words = [failure.what, failure.likelyCause, failure.remedy, ...failure.blocks].join('\n');
      expect(words).not.toMatch(/\{\w+\}|undefined|\(\(|\)\)/);
      expect(failure.likelyCause).toMatch(/^[A-Z]/);
      expect(failure.remedy).toMatch(/^[A-Z`]/);
      expect(failure.link).toMatch(/^https:\/\//);
    }
    if (storageProvider !== 's3') expect(said(text, { storageProvider }).remedy).not.toContain('amazonaws.com');
  });

  it('has every code of the list', () => {
    const inTables = storageErrors.map(({ code }) => code);
    const seen = refusals.flatMap(([code]) => code.split('|'));
    for (const codes of [inTables, seen])
      expect(
        Object.values(storageCodes)
          .flat()
          .filter((code) => !codes.some((other) => other === code))
      ).toEqual(['storage-error']);
  });

  it.each(storageErrors.map((row) => [row.code, row.what, row] as const))(
    '%s (%s) is found by each of its wordings',
    (code, _what, row) => {
      const services: readonly string[] = row.services ?? [];
      const about = { storageProvider: services.length === 1 && services[0] === 'azure' ? 'azure' : 's3' };
      const endpoint = endpoints[services.length === 1 ? (services[0] ?? '') : ''];
      const codes = (row.says ?? '')
        .split('|')
        .map((wording) => said(wording.trim().replaceAll('*', 'x'), { ...about, ...(endpoint && { endpoint }) }).code);
      // A wording may belong to a more special row at this service, but never to none.
      if (row.says) expect(codes).not.toContain('storage-error');
      if (row.says) expect(codes).toContain(code);
    }
  );

  it.each(cases)('%s: %j has a remedy of a few lines, whatever is filled in', (storageProvider, text) => {
    const { secretKey: _, ...stored } = at({ storageProvider, bucketId: 7, given: [] });
    for (const failure of [said(text, { storageProvider }), diagnose(text, stored), diagnose(text, null)]) {
      expect(failure.remedy.length).toBeLessThanOrEqual(300);
      expect(failure.likelyCause.length).toBeLessThanOrEqual(200);
      expect([failure.what, failure.likelyCause, failure.remedy].join(' ')).not.toMatch(/ {2}|\n/);
    }
  });

  it.each([
    ['s3', 'The provider is on strike'],
    ['s3', 'InvalidArgument: Invalid argument.'],
    ['azure', 'InvalidHeaderValue: The value for one of the HTTP headers is not in the correct format.']
  ])('%s: %j is not guessed at', (storageProvider, text) => {
    const { code, quote, what, remedy } = said(text, { storageProvider });
    expect([code, quote?.text, what]).toEqual(['storage-error', text, 'the storage service refused']);
    expect(remedy).toContain('issues/new?template=remedy.yml');
  });

  it.each([null, '', ' \n'])('has no text to look up where there is none: %j', (nothing) => {
    const { code, quote, what, likelyCause, remedy } = said(nothing);
    expect([code, quote, what]).toEqual(['storage-error', null, 'Studio gave no reason']);
    expect(likelyCause + remedy).not.toMatch(/the text/i);
  });

  it.each(['UnknownError', 'Unknown', 'Error', 'UnknownError: null', 'UnknownError: UnknownError'])(
    'is said to have no message where it has none: %j',
    (text) =>
      expect(said(text)).toMatchObject({ code: 'storage-error', what: 'the storage service refused without a message' })
  );

  it('names what is missing, or expected, as it is written', () => {
    expect(said("the region 'us-east-1' is wrong; expecting &#39;SBG&#39;").remedy).toContain('`SBG`');
    expect(said('x is not authorized to perform: s3:PutObject').what).toContain('`s3:PutObject`');
    expect(said("Permission 'storage.objects.list' denied on resource", { storageProvider: 'google' }).what).toContain(
      '`storage.objects.list`'
    );
  });

  it('puts nothing but a name into a sentence', () => {
    const { what, remedy } = said("the region 'a' is wrong; expecting 'eu-west-1`](http://evil.test) @octocat'");
    expect(remedy).toContain('`eu-west-1`');
    expect(what + remedy).not.toMatch(/evil|octocat/);
  });
});

describe('a region or an endpoint that the text names', () => {
  const xml = (code: string, message: string, more: string) =>
    `<?xml version='1.0' encoding='UTF-8'?><Error><Code>${code}</Code><Message>${message}</Message>${more}</Error>`;

  it.each([
    ['google', xml('AuthorizationHeaderMalformed', 'Malformed.', '<Region>europe-west1</Region>'), /`europe-west1`/],
    [
      's3',
      xml('PermanentRedirect', 'Moved.', '<Endpoint>data.s3.eu-west-3.amazonaws.com</Endpoint>'),
      /`eu-west-3`.*https:\/\/s3\.eu-west-3\.amazonaws\.com/
    ],
    [
      's3',
      "incorrect region, the bucket is not in 'us-east-1' region at endpoint '', bucket is in 'eu-west-1' region",
      /`eu-west-1`/
    ]
  ])('%s: %s is in the remedy', (storageProvider, text, remedy) => {
    expect(said(text, { storageProvider })).toMatchObject({
      code: expect.stringMatching(/^wrong-/),
      remedy: expect.stringMatching(remedy)
    });
  });

  it('is not taken from what is about something else', () => {
    expect(said('XML parse error: expecting EOF').remedy).not.toContain('EOF');
  });
});

describe('the end of the sentence of Amazon says which policy', () => {
  const sentence = 'User: arn:aws:iam::123456789012:user/x is not authorized to perform: s3:PutObject on resource: "x"';

  it.each([
    ['because no identity-based policy allows the s3:PutObject action', /IAM.*bucket policy.*set `prefix`/],
    ['with an explicit deny in a resource-based policy', /Remove the statement.*bucket policy/],
    ['because no resource-based policy allows the s3:PutObject action', /to the user in the bucket policy/],
    ['with an explicit deny in a service control policy', /administrator.*service control policy/],
    ['with an explicit deny in a resource control policy', /administrator.*resource control policy/],
    ['because no permissions boundary allows the s3:PutObject action', /permissions boundary/],
    ['because no VPC endpoint policy allows the s3:PutObject action', /policy of the VPC endpoint/],
    ['with an explicit deny in a permissions boundary', /permissions boundary/],
    ['with an explicit deny', /"Effect": "Deny"/],
    ['', /set `prefix`/]
  ])('%j', (end, remedy) => {
    expect(said(`AccessDenied: ${sentence} ${end}`)).toMatchObject({
      code: 'missing-permission',
      remedy: expect.stringMatching(remedy)
    });
  });

  it('and a kms action is allowed on the key', () => {
    const kms = sentence.replace('s3:PutObject', 'kms:GenerateDataKey');
    for (const end of ['', ' with an explicit deny in a resource-based policy'])
      expect(said(kms + end).remedy).toMatch(/key policy of that KMS key/);
  });

  it('with the policy to be copied', () => {
    const [policy = ''] = said(`${sentence} because no identity-based policy allows it`).blocks;
    expect(JSON.parse(policy)).toMatchObject({
      Statement: [{ Resource: 'arn:aws:s3:::sensor-data' }, { Resource: 'arn:aws:s3:::sensor-data/*' }]
    });
    expect(said('AccessDenied', { bucket: 'a"b\n' }).blocks.join()).toContain('arn:aws:s3:::BUCKET/*');
  });
});

describe('whose storage it is', () => {
  const remedy = (text: string, endpoint: string, storageProvider = 'other') =>
    said(text, { endpoint, storageProvider }).remedy;

  it.each([
    ['https://s3.eu-central-1.wasabisys.com', /s3\.<region>\.wasabisys\.com/],
    ['https://fra1.digitaloceanspaces.com', /<region>\.digitaloceanspaces\.com/],
    ['https://s3.fr-par.scw.cloud', /scw\.cloud/],
    ['https://s3.gra.io.cloud.ovh.net', /cloud\.ovh\.net/],
    ['https://fsn1.your-objectstorage.com', /your-objectstorage\.com/],
    ['https://s3.amazonaws.com', /amazonaws\.com/],
    ['https://storage.googleapis.com', /storage\.googleapis\.com/],
    ['https://minio-1234.elb.eu-west-1.amazonaws.com', /<host>:<port>/],
    ['https://storage.example.com', /<host>:<port>/]
  ])('follows from the host: %s', (endpoint, form) => {
    expect(remedy('PermanentRedirect', endpoint)).toMatch(form);
  });

  it('decides between rows', () => {
    expect(
      remedy("InvalidRegionName: The region name 'x' is not valid.", 'https://x.r2.cloudflarestorage.com')
    ).toContain('Set `region` to `auto`');
    expect(remedy('InvalidAccessKeyId', 'https://s3.us-west-004.backblazeb2.com')).toContain('keyID');
    expect(remedy('InvalidAccessKeyId', 'https://storage.example.com')).not.toContain('IAM');
  });

  it('is found in the text where only Studio knows the target', () => {
    expect(diagnose('getaddrinfo ENOTFOUND sensors.blob.core.windows.net', null).code).toBe('account-not-found');
    expect(diagnose('The specified container does not exist.', null).code).toBe('no-such-bucket');
    expect(diagnose('UserProjectAccountProblem', null).code).toBe('billing-closed');
    expect(diagnose('InvalidSecurity', null).code).toBe('inactive-access-key');
    expect(diagnose('AccessDenied', null).remedy).not.toMatch(/AWS|Google|Azure/);
  });
});

describe('the place of what is to be corrected', () => {
  const stored = (text: string, given: string[] = [], more: Partial<BucketSettings> = {}) => {
    const { secretKey: _, ...rest } = at({ bucketId: 7, given, ...more });
    return diagnose(text, rest).remedy;
  };
  const inStudio = 'in Studio (under the organization, Data)';

  it('is the input of the step, or the secret behind it, where the step gave it', () => {
    expect(said('SignatureDoesNotMatch').remedy).toContain('the secret behind `secret-key`');
    expect(said('InvalidURI').remedy).toContain('Set `bucket`');
    expect(said('AuthenticationFailed', { storageProvider: 'azure' }).remedy).toContain(
      'that `access-key` is the name'
    );
    expect(said('SignatureDoesNotMatch').remedy).not.toContain('Studio');
  });

  it('is Studio, where Studio has it stored', () => {
    expect(stored('SignatureDoesNotMatch')).toContain(`to replace the secret key ${inStudio}`);
    expect(stored('SignatureDoesNotMatch')).not.toMatch(/`/);
    expect(diagnose('NoSuchBucket', null).remedy).toContain(`the bucket name ${inStudio}`);
  });

  it('is said once, and both halves of a key as one', () => {
    expect(stored('InvalidAccessKeyId')).toMatch(
      /the endpoint in Studio \(under the organization, Data\) is .*replace the access key and the secret key with it\.$/
    );
    expect(said('InvalidAccessKeyId').remedy).toContain('the secrets behind `access-key` and `secret-key`');
    for (const [, , text] of refusals) expect(stored(text).split('in Studio').length).toBeLessThanOrEqual(2);
  });

  it('is each field for itself, where one overrides what is stored', () => {
    const remedy = stored('InvalidAccessKeyId', ['accessKey', 'secretKey'], { storageProvider: 'other' });
    expect(remedy).toContain(`the endpoint ${inStudio}`);
    expect(remedy).toContain('the secrets behind `access-key` and `secret-key`');
  });

  it.each([
    'RequestTimeTooSkewed',
    'QuotaExceeded',
    'CERT_HAS_EXPIRED',
    'SlowDown',
    'UserSuspended: all',
    'explicit deny in a service control policy',
    'IpNotAllowed'
  ])('is the storage alone, where nothing else helps: %s', (text) => {
    expect(stored(text).replace(`the bucket name ${inStudio}`, '')).not.toContain('in Studio');
  });

  it('is the endpoint where a region was given, but no host is made from it, as at Google', () => {
    const given = ['storageProvider', 'accessKey', 'secretKey', 'bucket', 'region'];
    const { remedy } = said('getaddrinfo ENOTFOUND x', { storageProvider: 'google', region: 'auto', given });
    expect(remedy).toContain('`endpoint`');
    expect(remedy).not.toContain('made from');
  });

  it('is what the host was made from', () => {
    const made = { given: ['accessKey', 'secretKey', 'bucket', 'region'], region: 'eu-wst-1' };
    expect(said('getaddrinfo ENOTFOUND s3.eu-wst-1.amazonaws.com', made).remedy).toContain(
      'Correct `region`, which the endpoint was made from'
    );
    expect(said('ENOTFOUND').remedy).toContain('Correct `endpoint`:');
    expect(stored('ENOTFOUND', ['region'], { region: 'x' })).toContain('the endpoint in Studio');
  });
});

describe('a name within the text', () => {
  it.each([
    ['getaddrinfo ENOTFOUND forbidden.s3.eu-west-1.amazonaws.com', 'host-not-found'],
    ['getaddrinfo ENOTFOUND self-signed.example.com', 'host-not-found'],
    ['getaddrinfo ENOTFOUND invalidtoken.s3.amazonaws.com', 'host-not-found'],
    ['connect ECONNREFUSED forbidden.internal:9000', 'connection-refused'],
    ["ERR_TLS_CERT_ALTNAME_INVALID: Host: forbidden.example.com. is not in the cert's altnames", 'storage-certificate'],
    ['Get "https://quota.example.com/forbidden/worm": dial tcp: connection refused', 'connection-refused'],
    ['User is not authorized to perform: s3:GetObject on arn:aws:s3:::accessdenied/slowdown', 'missing-permission'],
    ['cannot read arn:aws:s3:::data/slowdown today', 'storage-error'],
    ['cannot read "arn:aws:s3:::data/x"AccessDenied', 'access-denied']
  ])('is not what is wrong: %s', (text, code) => {
    expect(said(text).code).toBe(code);
  });

  it.each([
    ['KMS.DisabledException: arn:aws:kms:x is disabled', 'encryption-key'],
    ['java.net.UnknownHostException: minio', 'host-not-found'],
    ['com.amazonaws.services.s3.model.AmazonS3Exception: nothing', 'storage-error'],
    ['It is Forbidden.Please ask', 'access-denied']
  ])('is not every word with a dot in it: %s', (text, code) => {
    expect(said(text).code).toBe(code);
  });

  it.each(['slowdown', 'forbidden', 'a.b+c', 'x'])(
    'is not what is wrong where it is that of the bucket: %s',
    (bucket) => {
      expect(said(`The bucket ${bucket} could not be listed`, { bucket }).code).toBe('storage-error');
      expect(said(`The bucket ${bucket} could not be listed: AccessDenied`, { bucket }).code).toBe('access-denied');
    }
  );

  it('does not spoil the words around it', () => {
    expect(said('The specified bucket does not exist', { bucket: 'bucket' }).code).toBe('no-such-bucket');
    expect(said('it-is-forbidden here', { bucket: 'forbidden' }).code).toBe('access-denied');
    expect(said('NoSuchBucket', { bucket: 'such' }).code).toBe('no-such-bucket');
    expect(said('slowdown: SlowDown', { bucket: 'slowdown' }).code).toBe('storage-busy');
  });

  it('is that of an account only where it is one of Azure', () => {
    const azure = { storageProvider: 'azure' };
    expect(said('getaddrinfo ENOTFOUND authenticationfailed.blob.core.windows.net', azure).code).toBe(
      'account-not-found'
    );
    expect(said('Container sensors not reached', { ...azure, accessKey: 'serverbusy' }).code).toBe('storage-error');
    expect(said('Account serverbusy not reached', { ...azure, accessKey: 'serverbusy' }).code).toBe('storage-error');
  });
});

it.each([
  'region ',
  "region 'a ",
  'is wrong; expecting ',
  'ENOTFOUND ',
  'perform: s3:',
  'UNABLE_TO_',
  'a.',
  'a-',
  '<a',
  '://',
  'arn:',
  '&#0',
  "'",
  'status ',
  '1',
  'a',
  ' ',
  '\n'
])('takes a moment only with 100 kB of what it looks for: %j', (part) => {
  const text = part.repeat(100_000 / part.length);
  for (const about of [at({}), at({ storageProvider: 'azure' }), at({ bucket: part.repeat(50) }), null])
    expect(cpuMsOf(() => diagnose(text, about))).toBeLessThan(1000);
});
