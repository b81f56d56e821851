import { describe, expect, it } from '@jest/globals';
import { type Circumstances, diagnose } from '../../src/errors/diagnosis.ts';
import { storageCodes } from '../../src/errors/error-codes.ts';
import { storageErrors } from '../../src/errors/storage-errors.ts';
import { advice } from '../../src/report/wording.ts';
import { Sanitizer } from '../../src/text/sanitizer.ts';
import { taken } from '../support/taken.ts';
import { refusals } from './refusals.ts';

/** Nothing in it looks odd at any provider. */
const about: Circumstances = {
  storageProvider: 's3',
  accessKey: 'GOOGTS7C7FUP3AIRVJTE2BCD',
  secretKey: 'x'.repeat(40),
  bucket: 'sensor-data',
  secretTrimmed: false
};
const said = (text: string | null, more: Partial<Circumstances> = {}) => diagnose(text, { ...about, ...more });
const remedy = (more: Partial<Circumstances>, text = 'AccessDenied') => said(text, more).remedy;

const cases = refusals.flatMap(([code, providers, text, cure]) =>
  providers.split(' ').map((storageProvider) => [storageProvider, text, code, cure] as const)
);

describe('what a storage service says', () => {
  it.each(cases)('%s: %j is %s, with its remedy', (storageProvider, text, code, cure) => {
    expect(said(text, { storageProvider })).toMatchObject({ code, remedy: expect.stringMatching(cure) });
    for (const each of [text.toUpperCase(), `UnknownError: (${text})`]) {
      expect(said(each, { storageProvider }).code).toBe(code);
    }
  });

  it('has every code of the list', () => {
    const seen = new Set(refusals.map(([code]) => code));
    expect(storageCodes.filter((code) => !seen.has(code))).toEqual(['storage-error']);
  });

  it.each(storageErrors.map((row) => [row.code, row.what, row] as const))(
    'has a text for the row %s: %s',
    (_code, what, { cause, link }) => {
      const words = new RegExp(`^${what.split('$1').map(RegExp.escape).join('.+')}$`);
      const hit = cases.filter(([storageProvider, text]) => {
        const { what: told, likelyCause, link: shown } = said(text, { storageProvider });
        return words.test(told) && likelyCause === cause && shown === link;
      });
      const temporary = said('InvalidAccessKeyId', { accessKey: 'ASIAIOSFODNN7EXAMPLE' });
      expect(hit.length > 0 || temporary.what === what).toBe(true);
    }
  );

  it.each(cases)('%s: %j is shown beside the diagnosis', (storageProvider, text) => {
    const quoted = said(text, { storageProvider }).quote;
    expect(quoted).toEqual({ by: 'The storage service', text });
  });

  it.each([
    ['s3', 'UnknownError'],
    ['s3', 'The provider is on strike'],
    // Words of one provider mean nothing, or something else, at another.
    ['s3', 'This request is not authorized to perform this operation.'],
    ['s3', 'ContainerNotFound'],
    ['azure', 'SignatureDoesNotMatch'],
    ['azure', 'NoSuchBucket'],
    ['a-new-one', 'AccessDenied']
  ])('%s: %j is not guessed at', (storageProvider, text) => {
    const { code, quote, what } = said(text, { storageProvider });
    expect([code, quote?.text, what]).toEqual(['storage-error', text, 'the storage service refused']);
  });

  it.each([null, '', ' \n'])('is not quoted where it is nothing: %j', (nothing) => {
    const { code, quote, what } = said(nothing);
    expect([code, quote, what]).toEqual(['storage-error', null, 'Studio gave no reason']);
  });

  it('names what is missing, or expected', () => {
    const region = "the region 'us-east-1' is wrong; expecting 'eu-west-1'";
    expect(said(region).what).toContain('`eu-west-1`');
    expect(said('x is not authorized to perform: s3:PutObject').what).toContain('s3:PutObject');
  });

  it('puts nothing but a name into a sentence', () => {
    const region = said("the region 'a' is wrong; expecting 'eu-west-1`](http://evil.test) @octocat'");
    expect(region.remedy).toContain('`eu-west-1`');
    expect(region.what + region.remedy).not.toMatch(/evil|octocat/);
  });

  it('does not show account ids', () => {
    const text = 'User: arn:aws:iam::123456789012:user/x, account 210987654321';
    const lines = advice(said(text), new Sanitizer()).join('\n');
    expect(lines).toContain('arn:aws:iam::***:user/x, account ***');
    expect(lines).not.toMatch(/\d{12}/);
    expect(advice(said('RequestId 1234567890123'), new Sanitizer()).join()).toContain('RequestId 1234567890123');
  });

  it.each([
    'endpoint ',
    "the region 'a",
    'region a is wrong; expecting ',
    'ENOTFOUND ',
    'is not authorized to perform: s3:',
    'UNABLE_TO_',
    'self signed ',
    'Access ',
    "unexpected token '",
    '1',
    'a',
    ' ',
    '\n'
  ])(
    'takes a moment only, as long as contract.ts lets it be, also where it is made for it: %j over and over',
    (part) => {
      const text = part.repeat(4096 / part.length);
      for (const storageProvider of ['s3', 'google', 'azure']) {
        expect(taken(() => said(text, { storageProvider }))).toBeLessThan(2000);
      }
    }
  );
});

describe('the inputs are looked at, too', () => {
  const asia = { accessKey: 'ASIAIOSFODNN7EXAMPLE' };

  it('for nothing where they look as they should', () => {
    for (const storageProvider of ['s3', 'google', 'azure', 'other']) {
      expect(remedy({ storageProvider })).not.toMatch(/ASIA|white space|URL|HMAC (access id|secret)/i);
    }
  });

  it('for a temporary key, whatever else is wrong', () => {
    expect(remedy(asia)).toContain('ASIA');
    expect(remedy(asia, 'who knows')).toContain('ASIA');
  });

  it('for a temporary key that does not exist: it cannot without its token', () => {
    const { code, likelyCause, remedy } = said('InvalidAccessKeyId', asia);
    expect([code, /ASIA/.test(likelyCause), /ASIA/.test(remedy)]).toEqual(['temporary-credentials', true, false]);
  });

  it('for white space that was around the secret', () => {
    expect(remedy({ secretTrimmed: true }, 'SignatureDoesNotMatch')).toMatch(/white space/i);
  });

  it.each(['s3://sensor-data', 'https://sensor-data.s3.amazonaws.com', 'sensor-data/walks'])(
    'for a URL or a path as the name of the bucket: %s',
    (bucket) => {
      expect(remedy({ bucket }, 'NoSuchBucket')).toMatch(/URL or a path/);
    }
  );

  it.each([
    [{ accessKey: 'G'.repeat(24) }, false, false],
    [{ accessKey: 'G'.repeat(61) }, false, false],
    [{ accessKey: 'me@project.iam.gserviceaccount.com' }, true, false],
    [{ secretKey: '-----BEGIN PRIVATE KEY-----' }, false, true]
  ])("for a key of Google's that is no HMAC key: %j", (given, id, secret) => {
    const told = remedy({ storageProvider: 'google', ...given });
    expect([told.includes('HMAC access id'), told.includes('HMAC secret')]).toEqual([id, secret]);
  });

  it('not for a secret that is not given: Studio has it', () => {
    const { secretKey: _, ...stored } = about;
    expect(diagnose('AccessDenied', { ...stored, storageProvider: 'google' }).remedy).not.toContain('HMAC secret');
  });

  it('and never quoted', () => {
    const given = { accessKey: 'ASIACANARY', secretKey: 'canary-secret', bucket: 's3://canary', secretTrimmed: true };
    for (const storageProvider of ['s3', 'google'])
      expect(remedy({ ...given, storageProvider })).not.toMatch(/canary/i);
  });
});

describe('the documentation', () => {
  it.each(cases)('%s: of %j is linked', (storageProvider, text) => {
    expect(said(text, { storageProvider }).link).toMatch(/^https:\/\//);
  });

  it('is that of the provider', () => {
    expect(said('NoSuchBucket').link).toContain('aws.amazon.com');
    expect(said('ContainerNotFound', { storageProvider: 'azure' }).link).toContain('microsoft.com');
    expect(said('who knows').link).toBeNull();
  });
});

describe('a name within the text', () => {
  it.each([
    ['getaddrinfo ENOTFOUND forbidden.s3.eu-west-1.amazonaws.com', 'host-not-found'],
    ['getaddrinfo ENOTFOUND self-signed.example.com', 'host-not-found'],
    ['getaddrinfo ENOTFOUND nosuchbucket.s3.amazonaws.com', 'host-not-found'],
    ['getaddrinfo ENOTFOUND invalidtoken.s3.amazonaws.com', 'host-not-found'],
    ['connect ECONNREFUSED forbidden.internal:9000', 'connection-refused'],
    ["ERR_TLS_CERT_ALTNAME_INVALID: Host: forbidden.example.com. is not in the cert's altnames", 'storage-certificate'],
    ['User is not authorized to perform: s3:GetObject on arn:aws:s3:::accessdenied/slowdown', 'missing-permission']
  ])('is not what is wrong: %s', (text, code) => {
    expect(said(text).code).toBe(code);
  });

  it.each(['slowdown', 'forbidden', 'a.b+c', 'x'])(
    'is not what is wrong where it is that of the bucket: %s',
    (bucket) => {
      expect(said(`The bucket ${bucket} could not be listed`, { bucket }).code).toBe('storage-error');
      expect(said(`The bucket ${bucket} could not be listed: AccessDenied`, { bucket }).code).toBe('access-denied');
    }
  );

  it('is left alone where it is a part of a longer one', () => {
    expect(said('it-is-forbidden here', { bucket: 'forbidden' }).code).toBe('access-denied');
    expect(said('here forbidden-it-is', { bucket: 'forbidden' }).code).toBe('access-denied');
    expect(said('it is forbidden here', { bucket: 'forbidden' }).code).toBe('storage-error');
    expect(said('forbidden', { bucket: 'forbidden' }).code).toBe('storage-error');
  });

  it('of a resource is not what is wrong, but what stands behind it can be', () => {
    expect(said('cannot read arn:aws:s3:::data/slowdown today').code).toBe('storage-error');
    expect(said('cannot read "arn:aws:s3:::data/x"AccessDenied').code).toBe('access-denied');
    expect(said('cannot read arn:aws:s3:::data/x AccessDenied').code).toBe('access-denied');
  });

  it('is not missed where it is a part of a word', () => {
    expect(said('The latest token: ExpiredToken', { bucket: 'test' }).code).toBe('temporary-credentials');
    expect(said('AccessDenied-by-policy', { bucket: 'policy' }).code).toBe('access-denied');
    expect(said('NoSuchBucket', { bucket: 'such' }).code).toBe('no-such-bucket');
    expect(said('nosuchbucket', { bucket: '' }).code).toBe('no-such-bucket');
    expect(said('slowdown: SlowDown', { bucket: 'slowdown' }).code).toBe('storage-busy');
  });

  it('is that of an account only where it is one of Azure', () => {
    const azure = { storageProvider: 'azure' };
    expect(said('getaddrinfo ENOTFOUND authenticationfailed.blob.core.windows.net', azure).code).toBe(
      'account-not-found'
    );
    expect(said('getaddrinfo EAI_AGAIN sensors.blob.core.windows.net', azure).code).toBe('host-not-found');
  });
});

describe('what Studio has stored', () => {
  const { secretKey: _, ...withoutSecret } = about;
  const stored = (text: string) => diagnose(text, { ...withoutSecret, bucketId: 7 }).remedy;

  it('is to be corrected there, and not in the inputs', () => {
    expect(stored('SignatureDoesNotMatch')).toMatch(
      /into the bucket's settings in Studio \(under the organization, Data\), or create/
    );
    for (const text of ['SignatureDoesNotMatch', 'InvalidAccessKeyId', 'ExpiredToken']) {
      expect(stored(text)).not.toMatch(/behind `/);
    }
  });

  it('is told in whole sentences', () => {
    expect(stored('ExpiredToken')).toBe(
      "Create a long-term access key of an IAM user, and store it in the bucket's settings in Studio (under the organization, Data)."
    );
    expect(remedy({ accessKey: 'ASIAEXAMPLE' }, 'who knows')).toBe(
      'Look the original text up in the documentation of the storage service. The access key begins with ASIA: it is a temporary one, which Studio does not support.'
    );
    expect(remedy({ accessKey: 'NOTASIA' }, 'who knows')).not.toContain('ASIA:');
    expect(remedy({ bucket: 'a/b' }, 'InvalidBucketName')).not.toContain('looks like a URL');
  });

  it('is to be corrected there, whatever setting it is', () => {
    expect(stored("the region 'a' is wrong; expecting 'b'")).toMatch(
      /^Set `region` to `b`.*settings in Studio.*change them there/
    );
  });

  it('is not what is wrong where no setting would help', () => {
    for (const text of ['RequestTimeTooSkewed', 'ETIMEDOUT', 'who knows']) {
      expect(stored(text)).not.toContain('organization, Data');
    }
  });

  it('is not what is wrong with a new secret for the bucket, nor with new credentials', () => {
    for (const more of [{ bucketId: 7 }, {}]) {
      expect(remedy(more, 'SignatureDoesNotMatch')).toContain('`secret-key`');
      expect(remedy(more, 'SignatureDoesNotMatch')).not.toContain('organization, Data');
    }
  });
});
