/** A great outage: what matters most is done first, and what does not fit into a minute is for the next runs. */
import { expect, test } from '@jest/globals';
import { startGitHub } from '../../sandbox/github.ts';
import { identityOf, markerOf } from '../../src/alert/issue-state.ts';
import { keepIssues } from '../../src/alert/keep-issues.ts';
import { alerting, resultOf, type State } from './in-process.ts';

const BUCKETS = 90;

test('ninety issues: the closed and the changed ones first, then those that were not looked at for longest', async () => {
  const github = await startGitHub();
  try {
    const time = { nowMs: Date.UTC(2026, 0, 5) };
    const { repository, calls, violations } = github;
    const since = new Date(time.nowMs - 3_600_000).toISOString();
    const incident = { since, seen: since, runs: 1, cause: 'access-denied', firstRun: null, previous: null };
    const ids = Array.from({ length: BUCKETS }, (_, index) => index + 1);
    for (const id of ids) {
      const { bucket } = resultOf(id, 'denied');
      if (!bucket.request) continue;
      const identity = identityOf(bucket, 'https://studio.edgeimpulse.com/v1', 7);
      repository.add({ title: `${id}`, body: markerOf(identity, incident) });
    }
    const stateOf = (id: number): State => (id > 88 ? 'up' : id > 86 ? 'no key' : 'denied');
    const results = ids.map((id) => resultOf(id, stateOf(id)));
    const warnings: string[] = [];
    const touched = async () => {
      const before = calls.length;
      const beganMs = time.nowMs;
      await keepIssues(
        results,
        alerting(github, time, (...lines) => void warnings.push(lines.join('\n')))
      );
      expect(time.nowMs - beganMs).toBeLessThanOrEqual(60_000);
      const writes = calls.slice(before).filter(({ method, operation }) => method !== 'GET' && operation !== 'viewer');
      return writes.map(({ path }) => Number(/issues\/(\d+)/.exec(path)?.[1]));
    };

    const first = await touched();
    expect(first.slice(0, 7)).toEqual([89, 90, 87, 87, 88, 88, 1]);
    expect(first.at(-1)).toBeLessThan(86);
    expect(warnings).toEqual([expect.stringMatching(/the 1 min for alert issues were over before all was done/)]);
    // Each run has a time of its own.
    time.nowMs += 3_600_000;
    const second = await touched();
    expect(second[0]).toBe((first.at(-1) ?? 0) + 1);
    expect(new Set([...first, ...second]).size).toBe(BUCKETS);
    expect(violations).toEqual([]);
  } finally {
    await github.stop();
  }
});
