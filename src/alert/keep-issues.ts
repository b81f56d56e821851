/** Keeps one issue per target for its whole life. Nothing that happens here changes a verdict. */
import type { Clock } from '../clock.ts';
import type { Log } from '../report/log.ts';
import { pluralize } from '../text/words.ts';
import type { RunResult } from '../verification/aggregate.ts';
import { type Connection, connectGitHub, type Issue } from './github.ts';
import { CATCH_UP, GitHubError, githubError } from './github-error.ts';
import { bodyWith, duplicateBody, identityIn, outagesIn } from './issue-body.ts';
import { type Organization, type Subject, subjectOf, watchOf } from './subject.ts';

export interface KeepIssuesOptions extends Organization, Connection {
  labels: string[];
  log: Pick<Log, 'info' | 'annotate' | 'debug'>;
  clock: Clock;
  cancelled: AbortSignal;
}

/** More new issues at once would flood mailboxes. */
const MAX_NEW = 5;

/** @returns the run with the addresses of its issues. Never throws, and sends GitHub no request once cancelled. */
export async function keepIssues(run: RunResult, options: KeepIssuesOptions): Promise<RunResult> {
  const { log, clock, cancelled } = options;
  const targets = run.results.map((result) => subjectOf(result, options));
  const subjects = [...targets, watchOf(run, options)].filter((each) => each !== null);
  if (subjects.length === 0 || cancelled.aborted) return run;
  const over = new AbortController();
  const ended = AbortSignal.any([cancelled, over.signal]);
  const minute = clock.sleep(60_000, ended).then(() => {
    throw new GitHubError('they took longer than a minute', CATCH_UP);
  });
  const problems: GitHubError[] = [];
  const work = trackIssues(subjects, options, ended, problems);
  await Promise.race([work, minute]).catch((error) => problems.unshift(githubError(error)));
  over.abort();
  const [first, ...others] = problems;
  // A cancelled run has only one warning, the one that says so.
  if (first && !cancelled.aborted) {
    const more = others.length > 0 ? ` (and ${pluralize(others.length, 'more problem')})` : '';
    const what = `The alert issues are not up to date: ${first.message}${more}. The verdict stands.`;
    log.annotate('warning', what, ...first.remedy);
  }
  return { ...run, results: run.results.map((each, index) => ({ ...each, issueUrl: targets[index]?.url ?? null })) };
}

/** @param problems receives what goes wrong with single issues @throws where no issue can be kept */
async function trackIssues(
  subjects: Subject[],
  options: KeepIssuesOptions,
  ended: AbortSignal,
  problems: GitHubError[]
): Promise<void> {
  const { token, env, labels, log, clock } = options;
  const repository = `${env.GITHUB_SERVER_URL || 'https://github.com'}/${env.GITHUB_REPOSITORY}`;
  // These characters need no encoding in HTML or a URL.
  if (!/^https?:\/\/[\w.:-]+\/[\w.-]+\/[\w.-]+$/.test(repository)) {
    throw new GitHubError('GITHUB_REPOSITORY does not name a repository');
  }
  if (!token) throw new GitHubError('`github-token` is empty', ['Leave it out: by default it is that of the job.']);
  const github = await connectGitHub(options, ended);
  const now = new Date(clock.timeOfDay()).toISOString();
  const run = /^\d{1,20}$/.exec(env.GITHUB_RUN_ID ?? '')?.[0] ?? null;

  const found = await findIssues();
  const missing: Subject[] = [];
  for (const subject of subjects) {
    const [issue, ...younger] = found.get(subject.identity) ?? [];
    if (issue) for (const each of younger) await attempt(() => closeDuplicate(each, issue));
    const isKept = issue && (await attempt(() => update(subject, issue)));
    if (!isKept && subject.cause) missing.push(subject);
  }
  for (const label of missing.length > 0 ? labels : []) await github.haveLabel(label);
  for (const subject of missing.slice(0, MAX_NEW)) await attempt(() => open(subject));
  const rest = missing.length - MAX_NEW;
  if (rest > 0) log.info(`A run opens at most ${MAX_NEW} alert issues; later runs open the other ${rest}`);

  /** By the identity of their subject, the oldest first. */
  async function findIssues(): Promise<Map<string | null, Issue[]>> {
    return Map.groupBy(await github.list(labels[0] ?? ''), ({ body }) => identityIn(body));
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
    if (!revise(listed, subject)) return;
    // People may have edited it since it was listed.
    const issue = await github.read(number);
    const revision = identityIn(issue.body) === subject.identity && revise(issue, subject);
    if (!revision) return;
    await github.edit(number, revision.body, subject.cause ? 'reopened' : 'completed');
    note(subject, number, revision.done);
    if (revision.comment) await github.comment(number, revision.comment);
  }

  async function open(subject: Subject): Promise<void> {
    const body = revise({ number: 0, state: 'open', body: '' }, subject)?.body ?? '';
    const issue = await github.open({ title: subject.title, body, labels });
    note(subject, issue.number, 'opened');
    // Of two runs at the same time, the younger issue yields. A list that contains it contains all older ones.
    for (;;) {
      const [oldest] = (await findIssues()).get(subject.identity) ?? [];
      if (oldest && oldest.number < issue.number) {
        note(subject, oldest.number);
        return await closeDuplicate(issue, oldest);
      }
      if (oldest) return;
      await clock.sleep(1000, ended);
    }
  }

  async function closeDuplicate({ number, body }: Issue, oldest: Issue): Promise<void> {
    await github.edit(number, duplicateBody(body, oldest.number), 'duplicate');
  }

  function note(subject: Subject, number: number, done?: string): void {
    subject.url = `${repository}/issues/${number}`;
    if (done) log.info(`Alert issue ${done}: ${subject.url}`);
  }

  /** @returns null where the issue is as it should be */
  function revise(issue: Issue, subject: Subject) {
    const { cause, report } = subject;
    const outages = outagesIn(issue.body);
    const last = outages.at(-1);
    const ongoing = last?.until === null ? last : null;
    const before = ongoing?.cause;
    if (!cause && !ongoing && issue.state === 'closed') return null;
    if (ongoing && cause) ongoing.cause = cause;
    else if (ongoing) ongoing.until = now;
    else if (cause) outages.push({ from: now, until: null, cause, run });
    const body = bodyWith(issue.body, subject, outages, repository);
    const isMoved = issue.state !== (cause ? 'open' : 'closed');
    if (body === issue.body && !isMoved) return null;
    const done = cause ? 'reopened' : 'closed';
    // Where the body cannot remember it, every run would comment again.
    const isNews = cause && body !== issue.body && (before ? before !== cause : isMoved);
    const news = before ? `The cause has changed. It was <code>${before}</code> before.` : 'Down again.';
    const comment = isNews ? [`<p>${news}</p>`, ...report].join('\n') : null;
    return { body, done: isMoved ? done : 'edited', comment };
  }
}
