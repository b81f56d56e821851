/** The lives of three targets and their watch, 200 runs each, with people who edit and a GitHub that is not always there. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Fault, type LoopbackGitHub, startGitHub } from '../../sandbox/github.ts';
import { Repository, type StoredIssue } from '../../sandbox/github-repository.ts';
import { keepIssues } from '../../src/alert/keep-issues.ts';
import { render } from '../support/markdown.ts';
import { optionsFor, runOf, STATES, type State, UNDECIDED } from './in-process.ts';

const IDS = [1, 2, 3] as const;

/** What people do to an issue between two runs. */
const DEEDS = {
  'write above': (issue: StoredIssue, note: string) => Object.assign(issue, { body: `${note}\r\n\r\n${issue.body}` }),
  'write below': (issue: StoredIssue, note: string) => Object.assign(issue, { body: `${issue.body}\n\n${note}` }),
  'write between our lines': (issue: StoredIssue, note: string) => {
    const lines = issue.body.split('\n');
    const at = 1 + lines.findIndex((line) => line.startsWith('<p>'));
    lines.splice(at, 0, ...(at > 0 ? ['', note] : [note]));
    issue.body = lines.join('\n');
  },
  close: (issue: StoredIssue) => Object.assign(issue, { state: 'closed', stateReason: 'not_planned' }),
  reopen: (issue: StoredIssue) => Object.assign(issue, { state: 'open', stateReason: 'reopened' }),
  lock: (issue: StoredIssue) => Object.assign(issue, { locked: true }),
  unlock: (issue: StoredIssue) => Object.assign(issue, { locked: false }),
  delete: (issue: StoredIssue) => Object.assign(issue, { gone: 'deleted' }),
  transfer: (issue: StoredIssue) => Object.assign(issue, { gone: 'transferred' }),
  'spoil what we keep': (issue: StoredIssue) =>
    Object.assign(issue, { body: issue.body.replace(/ \[.*\] -->/, ' [{"from":"yesterday"}] -->') }),
  'rewrite it all': (issue: StoredIssue) => Object.assign(issue, { body: 'Nothing left.' })
} as const;
type Deed = keyof typeof DEEDS;
const ENDS: readonly Deed[] = ['delete', 'transfer', 'rewrite it all'];

interface Turn {
  states: Record<string, State>;
  deed: { id: number; what: Deed } | null;
  /** What GitHub does from a certain request of this run on. */
  failing: { from: number; fault: Fault } | null;
  /** Whether two runs do the same at the same time. */
  twice: boolean;
  minutesLater: number;
}

const state = fc.oneof(
  { arbitrary: fc.constantFrom(...STATES), weight: 1 },
  { arbitrary: fc.constant<State>('up'), weight: 1 }
);
const fault = fc.constantFrom<Fault>(
  ...(['drop', 'lose', { status: 500 }, { status: 401 }, { status: 403 }, { status: 422 }] as const),
  { status: 301, headers: { location: 'http://127.0.0.1:4/' } },
  { status: 429, headers: { 'retry-after': '2' } }
);
const deed = fc.record({
  id: fc.constantFrom(...IDS),
  what: fc.oneof(
    { arbitrary: fc.constantFrom(...(Object.keys(DEEDS) as Deed[])), weight: 1 },
    { arbitrary: fc.constantFrom<Deed>('write above', 'write below', 'write between our lines', 'unlock'), weight: 2 }
  )
});
const turn: fc.Arbitrary<Turn> = fc.record({
  states: fc.record(Object.fromEntries(IDS.map((id) => [id, state]))),
  deed: fc.option(deed, { freq: 2 }),
  failing: fc.option(fc.record({ from: fc.nat(14), fault }), { freq: 3 }),
  twice: fc.boolean(),
  minutesLater: fc.integer({ min: 1, max: 600 })
});

let github: LoopbackGitHub;
beforeAll(async () => {
  github = await startGitHub();
});
afterAll(() => github.stop());

test('one issue per target, open exactly while it is down; no note is lost, and nobody is ever mentioned', async () => {
  const life = fc.array(turn, { minLength: 200, maxLength: 200 });
  await fc.assert(fc.asyncProperty(life, live), { numRuns: 2, endOnFailure: true });
}, 240_000);

const titleOf = (id: number) => `Edge Impulse bucket ${id} is unhealthy`;

async function live(turns: Turn[]): Promise<void> {
  const repository = new Repository(github.env);
  Object.assign(github, { repository, calls: [], violations: [] });
  const time = { nowMs: Date.UTC(2026, 0, 5) };
  repository.now = () => new Date(time.nowMs);
  /** Whether its issue has to be open; unknown after a decided verdict that GitHub may not have heard of. */
  const expected = new Map<number, boolean | null>(IDS.map((id) => [id, false]));
  /** What is written on issues that are still there. */
  const notes = new Map<StoredIssue, string[]>();
  const lives = new Map<number, number>(IDS.map((id) => [id, 1]));
  const ours = (id: number) =>
    repository.issues.filter(
      ({ title, gone, stateReason, body }) =>
        title === titleOf(id) && gone === null && stateReason !== 'duplicate' && body !== 'Nothing left.'
    );
  for (const [index, { states, deed: done, failing, twice, minutesLater }] of turns.entries()) {
    time.nowMs += minutesLater * 60_000;
    const [touched] = done ? ours(done.id) : [];
    if (done && touched) {
      const note = `Note ${index} of Kim`;
      DEEDS[done.what](touched, note);
      if (done.what.startsWith('write')) notes.set(touched, [...(notes.get(touched) ?? []), note]);
      if (ENDS.includes(done.what)) {
        notes.delete(touched);
        lives.set(done.id, (lives.get(done.id) ?? 0) + 1);
      }
      // What people closed or opened is put right by the next run that looks at the target.
      if (done.what === 'close' || done.what === 'reopen' || ENDS.includes(done.what)) expected.set(done.id, null);
    }
    let failed = false;
    const before = github.calls.length;
    github.fault = (_, call) => {
      if (!failing || call < before + failing.from) return null;
      failed = true;
      return failing.fault;
    };
    const warnings: string[] = [];
    const warn = (...lines: string[]) => void warnings.push(lines.join(' '));
    const runs = Array.from({ length: twice ? 2 : 1 }, () => keepIssues(runOf(states), optionsFor(github, time, warn)));
    await Promise.all(runs);
    // A machine that is busy for ten seconds looks like a GitHub that does not answer.
    failed ||= warnings.some((text) => text.includes('no answer within'));
    for (const id of IDS) {
      const current = states[id] ?? 'up';
      if (!UNDECIDED.includes(current)) expected.set(id, failed ? null : current !== 'up');
    }
    for (const [issue, written] of notes) {
      if (issue.stateReason !== 'duplicate') expect(written.filter((each) => !issue.body.includes(each))).toEqual([]);
    }
    if (failed) continue;
    // What is locked can still be edited; it only cannot be commented on.
    expect(warnings.filter((text) => !text.includes('locked'))).toEqual([]);
    for (const [id, down] of expected) {
      if (down === null) continue;
      const [first, ...others] = ours(id);
      expect({ index, id, others: others.length }).toEqual({ index, id, others: 0 });
      if (first) expect({ index, id, open: first.state === 'open' }).toEqual({ index, id, open: down });
      else expect({ index, id, down }).toEqual({ index, id, down: false });
    }
  }
  expect(github.violations).toEqual([]);
  for (const id of IDS) {
    const issues = repository.issues.filter(
      ({ title, stateReason }) => title === titleOf(id) && stateReason !== 'duplicate'
    );
    // One per life: a new one is opened only where the one before is gone.
    expect(issues.length).toBeLessThanOrEqual(lives.get(id) ?? 0);
  }
  nobodyIsMentioned(repository);
}

function nobodyIsMentioned({ issues }: Repository): void {
  // What was once written and then edited would have pinged as well.
  const written = github.calls.map(({ body }) => String((body as { body?: string } | undefined)?.body ?? ''));
  const outsideOfCode = (html: string) => html.replace(/<code>[^<]*<\/code>/g, '');
  expect(written.filter((body) => /@|&#64;/.test(outsideOfCode(body)))).toEqual([]);
  const latest = issues
    .slice(-10)
    .flatMap(({ title, body, comments }) => [title, body, ...comments.slice(-10).map((each) => each.body)]);
  for (const text of latest) expect(render(text).mentions).toEqual([]);
}
