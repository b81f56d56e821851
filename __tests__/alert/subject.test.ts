/** Issues are found again by the identity of their subject: it stays the same for years, whatever else changes. */
import { expect, it } from '@jest/globals';
import { subjectOf } from '../../src/alert/subject.ts';
import type { Target } from '../../src/studio/target.ts';
import { refused, result } from '../support/results.ts';
import { credentials } from '../verification/poll-one.ts';

const studio = { apiUrl: 'https://studio.edgeimpulse.com/v1', organizationId: 7, env: {} };

it.each<[string, Target, string]>([
  ['a registered bucket', { kind: 'bucket', bucketId: 42, request: credentials, given: [] }, '6412fbc5d104045c'],
  [
    'new credentials',
    { kind: 'bucket', bucketId: null, request: credentials, given: ['secretKey'] },
    '9edb61523f1aac51'
  ],
  ['a dataset', { kind: 'dataset', dataset: 'walks' }, '5a682a90dfb42858'],
  ['an upload portal', { kind: 'portal', portalId: 3 }, '983191083ffa1d92']
])('%s', (_, target, identity) => {
  expect(subjectOf({ ...result(refused()), target }, studio)?.identity).toBe(identity);
});
