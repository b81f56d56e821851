/** One issue per subject for its whole life: found, opened once, kept as it should be. */
import type { Log } from '../report/log.ts';
import type { GitHub, Issue } from './github.ts';
import { GitHubError } from './github-error.ts';
import { bodyWith, duplicateBody, identityIn, outagesIn } from './issue-body.ts';
import type { Subject } from './subject.ts';

/** More at once would flood mailboxes. */
const MAX_NEW = 5;

export interface Tracking {
  github: GitHub;
  /** The repository's address, without a slash at its end. */
  repository: string;
  labels: string[];
  log: Pick<Log, 'info'>;
  /** ISO 8601. */
  now: string;
  /** The id of this run, null outside of GitHub. */
  run: string | null;
  /** Lets GitHub's list catch up. */
  pause: () => Promise<void>;
  /** Receives what goes wrong with single issues. */
  problems: GitHubError[];
}

/** @throws GitHubError where no issue can be kept */
export async function trackIssues(subjects: Subject[], tracking: Tracking): Promise<void> {
  const { github, repository, labels, log, pause, problems } = tracking;
  const found = await findIssues();
  const missing: Subject[] = [];
  for (const subject of subjects) {
    const [issue, ...younger] = found.get(subject.identity) ?? [];
    for (const each of younger) await attempt(() => closeDuplicate(each, issue));
    const isKept = issue && (await attempt(() => update(subject, issue)));
    if (!isKept && subject.cause) missing.push(subject);
  }
  for (const label of missing.length > 0 ? labels : []) await github.haveLabel(label);
  for (const subject of missing.slice(0, MAX_NEW)) await attempt(() => open(subject));
  const rest = missing.length - MAX_NEW;
  if (rest > 0) log.info(`A run opens at most ${MAX_NEW} alert issues; later runs open the other ${rest}`);

  /** By the identity of their subject, the oldest first. */
  async function findIssues(): Promise<Map<string | null, Issue[]>> {
    return Map.groupBy(await github.list(labels[0] ?? ''), ({ body }) => identityIn(body ?? ''));
  }

  /** @returns false where the issue is gone */
  async function attempt(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof GitHubError) || error.scope === 'all') throw error;
      if (error.scope === 'gone') return false;
      problems.push(error);
    }
    return true;
  }

  async function update(subject: Subject, listed: Issue): Promise<void> {
    const { number, state } = listed;
    if (state === 'open') note(subject, number);
    if (!revise(listed, subject, tracking)) return;
    // People may have edited it since it was listed.
    const issue = await github.read(number);
    const revision = identityIn(issue.body ?? '') === subject.identity && revise(issue, subject, tracking);
    if (!revision) return;
    const { body, done, reason, comment } = revision;
    await github.edit(number, body, reason);
    note(subject, number, done);
    if (comment) await github.comment(number, comment);
  }

  async function open(subject: Subject): Promise<void> {
    const body = revise({ number: 0, state: 'open' }, subject, tracking)?.body ?? '';
    const issue = await github.open({ title: subject.title, body, labels });
    note(subject, issue.number, 'opened');
    // Of two runs at the same time, the younger issue yields. A list that shows it shows all that are older.
    for (;;) {
      const [oldest] = (await findIssues()).get(subject.identity) ?? [];
      if (oldest && oldest.number < issue.number) {
        note(subject, oldest.number);
        return await closeDuplicate(issue, oldest);
      }
      if (oldest) return;
      await pause();
    }
  }

  async function closeDuplicate({ number, body }: Issue, oldest: Issue | undefined): Promise<void> {
    await github.edit(number, duplicateBody(body ?? '', oldest?.number ?? 0), 'duplicate');
  }

  function note(subject: Subject, number: number, done?: string): void {
    subject.url = `${repository}/issues/${number}`;
    if (done) log.info(`Alert issue ${done}: ${subject.url}`);
  }
}

/** @returns null where the issue is as it should be */
function revise(issue: Issue, subject: Subject, { now, run, repository }: Tracking) {
  const { cause, report } = subject;
  const outages = outagesIn(issue.body ?? '');
  const last = outages.at(-1);
  const ongoing = last?.until === null ? last : null;
  const before = ongoing?.cause;
  if (!cause && !ongoing && issue.state === 'closed') return null;
  if (ongoing && cause) ongoing.cause = cause;
  else if (ongoing) ongoing.until = now;
  else if (cause) outages.push({ from: now, until: null, cause, run });
  const body = bodyWith(issue.body ?? '', subject, outages, repository);
  const isMoved = issue.state !== (cause ? 'open' : 'closed');
  if (body === issue.body && !isMoved) return null;
  const isNews = cause && (before ? before !== cause : isMoved);
  const news = before ? `The cause has changed. It was <code>${before}</code> before.` : 'Down again.';
  const comment = isNews ? [`<p>${news}</p>`, ...report].join('\n') : null;
  const reason = cause ? 'reopened' : 'completed';
  const done = isMoved ? { reopened: 'reopened', completed: 'closed' }[reason] : 'edited';
  return { body, done, reason, comment } as const;
}
