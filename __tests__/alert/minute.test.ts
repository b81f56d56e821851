/** A minute for GitHub in all: what does not fit into it is for the next runs, and a cancelled run asks for nothing. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type LoopbackGitHub, startGitHub } from '../../sandbox/github.ts';
import { keepIssues } from '../../src/alert/keep-issues.ts';
import { optionsFor, runOf } from './in-process.ts';

let github: LoopbackGitHub;
beforeAll(async () => {
  github = await startGitHub();
});
afterAll(() => github.stop());

test('when it is over, requests end and are not followed by others; verdicts and known addresses stand', async () => {
  const time = { nowMs: Date.UTC(2026, 0, 5) };
  const warnings: string[] = [];
  const options = optionsFor(github, time, (...lines) => void warnings.push(lines.join('\n')));
  const minute = Promise.withResolvers<void>();
  const late = { ...options, clock: { ...options.clock, sleep: () => minute.promise } };
  await keepIssues(runOf({ 1: 'denied', 2: 'denied' }), options);
  github.fault = ({ operation }) => {
    if (operation !== 'issues/update') return null;
    minute.resolve();
    return 'hang';
  };
  const { results } = await keepIssues(runOf({ 1: 'up', 2: 'up' }), late);
  expect(warnings).toEqual([expect.stringMatching(/they took longer than a minute.*\n.*next run/)]);
  expect(results.map(({ healthy }) => healthy)).toEqual([true, true]);
  expect(results[0]?.issueUrl).toMatch(/\/1$/);
  const asked = github.calls.length;
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(github.calls).toHaveLength(asked);
});

test('a cancelled run asks GitHub for nothing', async () => {
  const asked = github.calls.length;
  const options = optionsFor(github, { nowMs: 0 });
  await keepIssues(runOf({ 1: 'denied' }), { ...options, cancelled: AbortSignal.abort() });
  expect(github.calls).toHaveLength(asked);
});
