/** One issue per subject for its whole life: found, opened once, kept as it should be. */
import type { Log } from '../report/log.ts';
import type { GitHub, Issue } from './github.ts';
import { GitHubError } from './github-error.ts';
import { bodyWith, duplicateBody, happened, identityIn, type Links, outagesIn } from './issue-body.ts';
import type { Subject } from './subject.ts';

/** After a great outage nobody wants a hundred mails at once. */
const MOST_NEW = 5;

export interface Tracking extends Links {
  github: GitHub;
  labels: string[];
  log: Pick<Log, 'info'>;
  /** ISO 8601; the id of this run, null outside of GitHub. */
  now: string;
  run: string | null;
  /** Lets GitHub's list catch up. */
  pause: () => Promise<void>;
  /** Receives what goes wrong with single issues; what would go wrong with all of them is thrown. */
  problems: GitHubError[];
}

/** @throws GitHubError */
export async function trackIssues(subjects: Subject[], tracking: Tracking): Promise<void> {
  const { github, labels, log } = tracking;
  const found = await findIssues(tracking);
  const missing: Subject[] = [];
  for (const subject of subjects) {
    const [issue, ...younger] = found.get(subject.identity) ?? [];
    for (const each of younger) await attempt(() => closeDuplicate(each, issue, tracking), tracking);
    const kept = issue && (await attempt(() => update(subject, issue, tracking), tracking));
    if (!kept && subject.failure) missing.push(subject);
  }
  for (const label of missing.length > 0 ? labels : []) await github.haveLabel(label);
  for (const subject of missing.slice(0, MOST_NEW)) await attempt(() => open(subject, tracking), tracking);
  const rest = missing.length - MOST_NEW;
  if (rest > 0) log.info(`A run opens at most ${MOST_NEW} alert issues; later runs open the other ${rest}`);
}

/** Issues by the identity of their subject, the oldest first. */
async function findIssues({ github, labels }: Tracking): Promise<Map<string | null, Issue[]>> {
  return Map.groupBy(await github.list(labels[0] ?? ''), ({ body }) => identityIn(body ?? ''));
}

/** @returns false where the issue is gone */
async function attempt(work: () => Promise<unknown>, { problems }: Tracking): Promise<boolean> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof GitHubError) || error.scope === 'all') throw error;
    if (error.scope === 'gone') return false;
    problems.push(error);
  }
  return true;
}

async function update(subject: Subject, listed: Issue, tracking: Tracking): Promise<void> {
  const { number, state } = listed;
  if (state === 'open') note(subject, number, tracking);
  if (!revise(subject, listed, tracking)) return;
  // The list may be old by now, and what people wrote since is not to be lost.
  const issue = await tracking.github.read(number);
  const revision = identityIn(issue.body ?? '') === subject.identity ? revise(subject, issue, tracking) : null;
  if (!revision) return;
  const { body, reason, comment } = revision;
  await tracking.github.edit(number, body, reason);
  note(subject, number, tracking, revision.moved ? (subject.failure ? 'reopened' : 'closed') : 'edited');
  if (comment) await tracking.github.comment(number, comment);
}

/** @returns null where the issue is as it should be */
function revise(subject: Subject, issue: Issue, tracking: Tracking) {
  const { now, run } = tracking;
  const code = subject.failure?.code;
  const outages = outagesIn(issue.body ?? '');
  const last = outages.at(-1);
  const lasting = last?.until === null ? last : null;
  const before = lasting?.cause;
  if (!code && !lasting && issue.state === 'closed') return null;
  if (lasting && code) lasting.cause = code;
  else if (lasting) lasting.until = now;
  else if (code) outages.push({ from: now, until: null, cause: code, run });
  const body = bodyWith(issue.body ?? '', subject, outages, tracking) ?? issue.body ?? '';
  const moved = issue.state !== (code ? 'open' : 'closed');
  if (body === issue.body && !moved) return null;
  // Where it cannot be remembered, every run to come would comment again.
  const isNews = code && body !== issue.body && (before ? before !== code : moved);
  const news = before ? `The cause has changed. It was <code>${before}</code> before.` : 'Down again.';
  const comment = isNews ? [`<p>${news}</p>`, ...happened(subject, tracking)].join('\n') : null;
  return { body, moved, reason: code ? 'reopened' : 'completed', comment } as const;
}

async function open(subject: Subject, tracking: Tracking): Promise<void> {
  const { github, labels, pause } = tracking;
  const body = revise(subject, { number: 0, state: 'open' }, tracking)?.body ?? '';
  const issue = await github.open({ title: subject.title, body, labels });
  note(subject, issue.number, tracking, 'opened');
  // Of two runs at the same time, the younger issue yields. A list that shows it shows all that are older.
  for (;;) {
    const [oldest] = (await findIssues(tracking)).get(subject.identity) ?? [];
    if (oldest && oldest.number < issue.number) {
      note(subject, oldest.number, tracking);
      return await closeDuplicate(issue, oldest, tracking);
    }
    if (oldest) return;
    await pause();
  }
}

async function closeDuplicate(issue: Issue, oldest: Issue | undefined, { github }: Tracking): Promise<void> {
  await github.edit(issue.number, duplicateBody(issue.body ?? '', oldest?.number ?? 0), 'duplicate');
}

function note(subject: Subject, number: number, { repository, log }: Tracking, done?: string): void {
  subject.url = `${repository}/issues/${number}`;
  if (done) log.info(`Alert issue ${done}: ${subject.url}`);
}
