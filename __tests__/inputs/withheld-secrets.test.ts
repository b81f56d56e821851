import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { secretsWithheldFrom } from '../../src/inputs/gather.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'event-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A run for this event in the repository o/r. */
function run(event: string | object, more: object = {}) {
  const GITHUB_EVENT_PATH = join(folder, 'event.json');
  writeFileSync(GITHUB_EVENT_PATH, typeof event === 'string' ? event : JSON.stringify(event));
  const env = { GITHUB_EVENT_NAME: 'pull_request', GITHUB_REPOSITORY: 'o/r', GITHUB_ACTOR: 'octocat' };
  return secretsWithheldFrom({ ...env, GITHUB_EVENT_PATH, ...more });
}
const pullRequest = (repo: unknown) => ({ pull_request: { number: 1, head: { ref: 'main', repo } } });

describe('GitHub gives no secrets', () => {
  it('to a pull request from a fork', () => {
    expect(run(pullRequest({ full_name: 'me/r', fork: true }))).toMatch(/forks/);
  });

  it('to a pull request from a fork that is gone', () => {
    expect(run(pullRequest(null))).toMatch(/forks/);
  });

  it('to Dependabot, which has secrets of its own', () => {
    expect(run(pullRequest({ full_name: 'o/r' }), { GITHUB_ACTOR: 'dependabot[bot]' })).toMatch(/Dependabot secrets/);
    expect(secretsWithheldFrom({ GITHUB_ACTOR: 'dependabot[bot]', GITHUB_EVENT_NAME: 'push' })).toMatch(/Dependabot/);
  });
});

describe('GitHub gives secrets', () => {
  it('to a pull request of the repository itself', () => {
    expect(run(pullRequest({ full_name: 'o/r' }))).toBeNull();
  });

  it.each(['push', 'schedule', 'workflow_dispatch', 'pull_request_target'])('to %s', (GITHUB_EVENT_NAME) => {
    expect(run(pullRequest({ full_name: 'me/r' }), { GITHUB_EVENT_NAME })).toBeNull();
  });

  it.each([
    '',
    '{',
    'null',
    '[]',
    '42',
    '{"pull_request":null}',
    '{"pull_request":{"head":{}}}',
    '{"pull_request":{"head":{"repo":7}}}'
  ])('for all that a broken event says: %j', (event) => {
    expect(run(event)).toBeNull();
  });

  it('for all that an event that is not there says', () => {
    expect(run({}, { GITHUB_EVENT_PATH: join(folder, 'nowhere.json') })).toBeNull();
    expect(run({}, { GITHUB_EVENT_PATH: folder })).toBeNull();
    expect(secretsWithheldFrom({})).toBeNull();
  });
});
