/** The lives of three buckets, 200 runs each, with a GitHub that is not always there. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Fault, type LoopbackGitHub, startGitHub } from '../../sandbox/github.ts';
import { Repository } from '../../sandbox/github-repository.ts';
import { keepIssues } from '../../src/alert/keep-issues.ts';
import { render } from '../support/markdown.ts';
import { alerting, resultOf, STATES, type State, UNDECIDED } from './in-process.ts';

const IDS = [1, 2, 3] as const;

interface Turn {
  states: Record<string, State>;
  /** What GitHub does from a certain request of this run on. */
  trouble: { from: number; fault: Fault } | null;
  /** Whether two runs do the same at the same time. */
  twice: boolean;
  minutesLater: number;
}

const state = fc.oneof(
  { arbitrary: fc.constantFrom(...STATES), weight: 1 },
  { arbitrary: fc.constant<State>('up'), weight: 1 }
);
const fault = fc.constantFrom<Fault>(
  'drop',
  'lose',
  { status: 500 },
  { status: 401 },
  { status: 403 },
  { status: 422 },
  { status: 429, headers: { 'retry-after': '2' } }
);
const turn: fc.Arbitrary<Turn> = fc.record({
  states: fc.record(Object.fromEntries(IDS.map((id) => [id, state]))),
  trouble: fc.option(fc.record({ from: fc.nat(14), fault }), { freq: 3 }),
  twice: fc.boolean(),
  minutesLater: fc.integer({ min: 1, max: 600 })
});

let github: LoopbackGitHub;
beforeAll(async () => {
  github = await startGitHub();
});
afterAll(() => github.stop());

test('at most one open issue per bucket, open exactly while it is down, and nobody is ever mentioned', async () => {
  const life = fc.array(turn, { minLength: 200, maxLength: 200 });
  await fc.assert(fc.asyncProperty(life, live), { numRuns: 2, endOnFailure: true });
}, 120_000);

async function live(turns: Turn[]): Promise<void> {
  const repository = new Repository(github.env);
  Object.assign(github, { repository, calls: [], violations: [] });
  const time = { nowMs: Date.UTC(2026, 0, 5) };
  repository.now = () => new Date(time.nowMs);
  /** Whether an issue has to be open; unknown after a decided verdict that GitHub may not have heard of. */
  const expected = new Map<number, boolean | null>(IDS.map((id) => [id, false]));
  for (const [index, { states, trouble, twice, minutesLater }] of turns.entries()) {
    time.nowMs += minutesLater * 60_000;
    let failed = false;
    const before = github.calls.length;
    github.fault = (_, call) => {
      if (!trouble || call < before + trouble.from) return null;
      failed = true;
      return trouble.fault;
    };
    const results = IDS.map((id) => resultOf(id, states[id] ?? 'up'));
    await Promise.all(Array.from({ length: twice ? 2 : 1 }, () => keepIssues(results, alerting(github, time))));
    for (const id of IDS) {
      const current = states[id] ?? 'up';
      if (!UNDECIDED.includes(current)) expected.set(id, failed ? null : current !== 'up');
    }
    if (failed) continue;
    for (const [id, down] of expected) {
      const open = repository.open.filter(({ title }) => title === `Edge Impulse bucket ${id} is unhealthy`);
      if (down !== null) expect({ run: index, id, open: open.length }).toEqual({ run: index, id, open: down ? 1 : 0 });
    }
  }
  expect(github.violations).toEqual([]);
  expect(repository.issues.length).toBeGreaterThan(10);
  nobodyIsMentioned(repository);
}

function nobodyIsMentioned({ issues }: Repository): void {
  // What was once written and then edited would have pinged as well.
  const written = github.calls.map(({ body }) => String((body as { body?: string } | undefined)?.body ?? ''));
  const outsideOfCode = (html: string) => html.replace(/<code>[^<]*<\/code>/g, '');
  expect(written.filter((body) => /@|&#64;/.test(outsideOfCode(body)))).toEqual([]);
  const latest = issues
    .slice(-30)
    .flatMap(({ title, body, comments }) => [title, body, ...comments.map((each) => each.body)]);
  for (const text of latest) expect(render(text).mentions).toEqual([]);
}
