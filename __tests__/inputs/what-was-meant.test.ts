/** Where the right value can be made from the wrong one, it is shown; where nothing of it can be secret, so is the wrong one. */
import { describe, expect, it } from '@jest/globals';
import { enough, fresh, read, type Values } from './read.ts';

const { 'bucket-id': _, ...targetless } = enough;
const problemOf = (inputs: Values, name: string) => {
  const { problems } = read(inputs);
  expect(problems).toEqual([expect.stringMatching(new RegExp(`^\`${name}\``))]);
  return problems.join();
};

it.each([
  ['summary', 'yes', 'true'],
  ['summary', 'On', 'true'],
  ['summary', '1', 'true'],
  ['summary', 'no', 'false'],
  ['check-cors', '"false"', 'false'],
  ['alert-issue', 'tRue', 'true'],
  ['timeout', '300000', '5 min'],
  ['timeout', '5400000', '1 h 30 min'],
  ['poll-interval', '5000', '5 s'],
  ['fail-on', 'errors', 'error'],
  ['fail-on', 'Error, Timeouts, check', 'error, timeout, checks'],
  ['fail-on', 'None', 'none'],
  ['storage-provider', 'S3', 's3'],
  ['storage-provider', 'aws', 's3'],
  ['storage-provider', 'GCS', 'google'],
  ['storage-provider', 'azure-blob', 'azure'],
  ['endpoint', 's3.eu-west-1.amazonaws.com', 'https://s3.eu-west-1.amazonaws.com'],
  ['endpoint', 'minio.example.com:9000', 'https://minio.example.com:9000'],
  ['cors-origin', 'studio.edgeimpulse.com', 'https://studio.edgeimpulse.com'],
  ['cors-origin', 'https://studio.edgeimpulse.com/', 'https://studio.edgeimpulse.com'],
  ['cors-origin', 'http://localhost:3000/upload', 'http://localhost:3000'],
  ['api-url', 'studio.edgeimpulse.com/v1', 'https://studio.edgeimpulse.com/v1'],
  ['api-url', 'http://studio.test/v1', 'https://studio.test/v1'],
  ['organization-id', 'https://studio.edgeimpulse.com/organization/71/data', '71'],
  ['organization-id', 'studio.edgeimpulse.com/organization/7', '7'],
  ['bucket-id', 'ALL', 'all'],
  ['bucket-id', '*', 'all']
])('%s: %j is answered with %j', (name, value, corrected) => {
  const inputs =
    name === 'endpoint' || name === 'storage-provider' ? { ...fresh, endpoint: 'https://s3.test' } : enough;
  expect(problemOf({ ...inputs, [name]: value }, name)).toMatch(
    new RegExp(`write \`${corrected.replace('*', '\\*')}\`\\.$`)
  );
});

it.each([
  ['timeout', '99999999999'],
  ['timeout', '7h'],
  ['summary', 'perhaps'],
  ['fail-on', 'none, error'],
  ['fail-on', 'everything'],
  ['fail-on', 'everything, error'],
  ['storage-provider', 'ftp'],
  ['endpoint', 'sensordata0123456789'],
  ['endpoint', 'https://me:hunter2hunter2@s3.test'],
  ['cors-origin', '*'],
  ['organization-id', 'https://example.test/7'],
  ['failure-threshold', 'https://studio.edgeimpulse.com/organization/7']
])('%s: for %j nothing is made up', (name, value) => {
  const inputs =
    name === 'endpoint' || name === 'storage-provider' ? { ...fresh, endpoint: 'https://s3.test' } : enough;
  expect(problemOf({ ...inputs, [name]: value }, name)).not.toContain('write');
});

describe('the value', () => {
  it.each([
    ['summary', 'yes', '"yes"'],
    ['summary', '"true"', '`"true"`'],
    ['timeout', "'5m'x", `"'5m'x"`],
    ['organization-id', 'seven', '"seven"'],
    ['organization-id', '7.5', '"7.5"'],
    ['bucket-id', 'walks', '"walks"'],
    ['failure-threshold', '11', '"11"'],
    ['region', 'a"\nb', `"a' ⏎ b"`]
  ])('of %s is quoted as it was given: %s', (name, value, quoted) => {
    expect(problemOf({ ...enough, [name]: value }, name)).toContain(`is ${quoted}, but must be`);
  });

  it.each([
    ['organization-id', 'hunter2x'],
    ['bucket-id', 'hunter2x'],
    ...['timeout', 'poll-interval', 'max-age', 'failure-threshold', 'require-files', 'check-cors', 'summary'].map(
      (each) => [each, 'hunter2x'] as const
    ),
    ['fail-on', 'hunter2x'],
    ['storage-provider', 'hunter2x'],
    ['alert-issue', 'hunter2x'],
    ['timeout', 'hunter2-hunter2'],
    ['region', 'hunter2 x']
  ])('of %s is not quoted where it is as long as a secret: %s', (name, value) => {
    const dataset = { ...targetless, dataset: 'walks' };
    const others = { ...enough, 'storage-provider': 's3' };
    expect(problemOf({ ...(name === 'max-age' ? dataset : others), [name]: value }, name)).not.toContain('hunter');
  });

  it.each(['api-key', 'secret-key', 'access-key'])('of %s is never quoted', (name) => {
    expect(problemOf({ ...fresh, [name]: 'a\u0007b' }, name)).not.toMatch(/ is |a.b/);
  });
});

it('where it is not known what to verify, all four ways are named', () => {
  expect(read(targetless).problems).toEqual([
    expect.stringMatching(/`bucket-id`.*`dataset`.*`portal-id`.*`bucket`.*`access-key`.*`secret-key`/)
  ]);
});

it('where an organization is, is said of a missing organization-id alone', () => {
  for (const inputs of [{}, { 'organization-id': '7' }, { ...fresh, 'secret-key': '' }, { ...fresh, 'api-key': '' }]) {
    const problems = read(inputs).problems.filter((problem) => problem.includes('/organization/'));
    expect(problems.filter((problem) => !problem.startsWith('`organization-id`'))).toEqual([]);
  }
});
