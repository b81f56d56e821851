import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BucketList, Envelope, VerifyAnswer } from '../../src/studio/contract.ts';
import { ListedBucket } from '../../src/studio/listed-bucket.ts';

const answer = (more: object) => VerifyAnswer.safeParse({ connectionStatus: 'connected', ...more });
const entry = { id: 7, accessKey: 'AKIA', bucket: 'b', endpoint: 'https://s3.test' };

describe("what the verdict needs of Studio's answer fails closed", () => {
  it.each([undefined, null, '', 'Connected', ' connected', 'disconnected', true, 1, ['connected'], { toString: 0 }])(
    'a connection status of %j is none',
    (connectionStatus) => {
      expect(answer({ connectionStatus }).success).toBe(false);
    }
  );

  it.each([null, 42, 'connected', [], true])('an answer of %j is none', (body) => {
    expect([VerifyAnswer.safeParse(body).success, Envelope.safeParse(body).success]).toEqual([false, false]);
  });

  it.each([undefined, null, 'true', 1, 0])('a `success` of %j is neither success nor failure', (success) => {
    expect(Envelope.safeParse({ success }).success).toBe(false);
  });

  it.each([undefined, null, {}, 'x', 7])('a list of %j is none', (buckets) => {
    expect(BucketList.safeParse({ buckets }).success).toBe(false);
  });

  it.each([
    { id: '7' },
    { id: 0 },
    { id: 1.5 },
    { id: 2 ** 53 },
    { accessKey: null },
    { bucket: 7 },
    { endpoint: undefined }
  ])('an entry of the list with %j is none', (more) => {
    expect(ListedBucket.safeParse({ ...entry, ...more }).success).toBe(false);
  });
});

describe('what comes beside it never costs the verdict', () => {
  const besides = ['connectionError', 'connectionStatusSince', 'files', 'hasInfoLabelsFile', 'signedUrl', 'endpoint'];

  it('whatever stands there', () => {
    fc.assert(
      fc.property(fc.constantFrom(...besides), fc.jsonValue(), (field, value) => {
        expect(answer({ [field]: value })).toMatchObject({ success: true, data: { connectionStatus: 'connected' } });
      })
    );
  });

  it.each([
    ['hasInfoLabelsFile', 'true'],
    ['signedUrl', 7],
    ['connectionError', { message: 'x' }]
  ])('and counts as absent where it is odd: %s %j', (field, value) => {
    expect(answer({ [field]: value }).data).toMatchObject({ [field]: null });
  });

  it('nor fields that nobody knows', () => {
    expect(answer({ toBeInvented: [1], success: true }).success).toBe(true);
    expect(ListedBucket.safeParse({ ...entry, region: 7, storageProvider: null, connected: 'x' }).data).toEqual({
      ...entry,
      region: null,
      storageProvider: null,
      checkConnectivityPrefix: null
    });
  });

  it('nor a `__proto__`', () => {
    const hostile = JSON.parse('{"connectionStatus":"connecting","__proto__":{"connectionStatus":"connected"}}');
    expect(VerifyAnswer.parse(hostile).connectionStatus).toBe('connecting');
    expect(VerifyAnswer.safeParse(JSON.parse('{"__proto__":{"connectionStatus":"connected"}}')).success).toBe(false);
  });
});
