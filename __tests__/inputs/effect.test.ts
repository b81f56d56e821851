/** An input that is declared, but changes nothing, would be a promise that nobody keeps. */
import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { enough, fresh, read, type Values } from './read.ts';

const { inputs } = parse(readFileSync('action.yml', 'utf8')) as { inputs: Record<string, { default?: string }> };
const { 'bucket-id': _, ...targetless } = enough;
const dataset: Values = { ...targetless, dataset: 'walks' };
const alerting: Values = { ...enough, 'alert-issue': 'true', 'github-token': 'ghs_0123456789' };

/** What stands beside the input, and another value of it than the default or than what stands there. */
const changes: Record<string, [beside: Values, value: string]> = {
  'api-key': [enough, 'ei_9876543210'],
  'organization-id': [enough, '8'],
  'bucket-id': [enough, '43'],
  exclude: [{ ...enough, 'bucket-id': 'all' }, '5'],
  dataset: [dataset, 'runs'],
  'portal-id': [{ ...targetless, 'portal-id': '1' }, '2'],
  'max-age': [dataset, '2 d'],
  bucket: [fresh, 'other-data'],
  'storage-provider': [fresh, 'google'],
  'access-key': [fresh, 'AKIAOTHER'],
  'secret-key': [fresh, 'another-0123456789'],
  endpoint: [fresh, 'https://s3.test'],
  region: [fresh, 'eu-west-1'],
  prefix: [fresh, 'walks/'],
  timeout: [enough, '10m'],
  'poll-interval': [enough, '10s'],
  'failure-threshold': [enough, '3'],
  'require-files': [enough, 'true'],
  'require-info-labels': [enough, 'true'],
  'check-cors': [enough, 'true'],
  'cors-origin': [{ ...enough, 'check-cors': 'true' }, 'https://studio.test'],
  'fail-on': [enough, 'none'],
  summary: [enough, 'false'],
  'alert-issue': [enough, 'true'],
  'alert-labels': [alerting, 'storage'],
  'github-token': [alerting, 'ghs_9876543210'],
  'api-url': [enough, 'https://studio.test']
};

/** As the runner calls the action: with its defaults, which it evaluates. */
const declared = Object.fromEntries(
  Object.entries(inputs).map(([name, { default: value = '' }]) => [name, value.startsWith('$') ? 'ghs_0000' : value])
);
const outcomeOf = (values: Values) => read({ ...declared, ...values }).outcome;

it.each(Object.keys(inputs))('%s changes something', (name) => {
  const [beside, value] = changes[name] ?? [{}, ''];
  const before = outcomeOf(beside);
  const after = outcomeOf({ ...beside, [name]: value });
  expect([before.ok, after.ok]).toEqual([true, true]);
  expect(after).not.toEqual(before);
});

it('every input has a default that is valid, or none', () => {
  expect(outcomeOf(enough)).toEqual(read(enough).outcome);
});
