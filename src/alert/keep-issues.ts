/** Brings the issues of a repository in line with the verdicts, which nothing that happens here changes. */
import type { Clock } from '../clock.ts';
import type { Log } from '../report/log.ts';
import type { RunResult } from '../verification/aggregate.ts';
import { connectGitHub } from './github.ts';
import { CATCH_UP, GitHubError, githubError } from './github-error.ts';
import { trackIssues } from './issue-tracker.ts';
import { type Organization, type Subject, subjectOf, watchOf } from './subject.ts';

export interface KeepIssuesOptions extends Organization {
  labels: string[];
  token: string;
  log: Pick<Log, 'info' | 'annotate' | 'debug'>;
  clock: Clock;
  cancelled: AbortSignal;
  /** Tests connect without pauses. */
  connect?: typeof connectGitHub;
}

/** @returns the run with the addresses of its issues. Never throws, and sends GitHub no request once cancelled. */
export async function keepIssues(run: RunResult, options: KeepIssuesOptions): Promise<RunResult> {
  const { log, clock, cancelled } = options;
  const subjects = run.results.map((result) => subjectOf(result, options));
  const decided = [...subjects, watchOf(run, options)].filter((each) => each !== null);
  if (decided.length === 0 || cancelled.aborted) return run;
  const problems: GitHubError[] = [];
  const over = new AbortController();
  const ended = AbortSignal.any([cancelled, over.signal]);
  const minute = clock.sleep(60_000, ended).then(() => {
    throw new GitHubError('they took longer than a minute', CATCH_UP);
  });
  const work = keep(decided, options, ended, problems);
  await Promise.race([work, minute]).catch((error) => problems.unshift(githubError(error)));
  over.abort();
  const [first, ...others] = problems;
  // A cancelled run has only one warning, the one that says so.
  if (first && !cancelled.aborted) {
    const more = others.length > 0 ? `, and ${others.length} more problems like it` : '';
    const what = `The alert issues are not up to date: ${first.message}${more}. This does not change the verdict.`;
    log.annotate('warning', what, ...first.remedy);
  }
  return { ...run, results: run.results.map((each, index) => ({ ...each, issueUrl: subjects[index]?.url ?? null })) };
}

async function keep(
  subjects: Subject[],
  { token, env, labels, log, clock, connect = connectGitHub }: KeepIssuesOptions,
  ended: AbortSignal,
  problems: GitHubError[]
): Promise<void> {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: name = '', GITHUB_RUN_ID: id = '' } = env;
  const repository = `${server || 'https://github.com'}/${name}`;
  // These need no encoding, wherever the address is put.
  if (!/^https?:\/\/[\w.:-]+\/[\w.-]+\/[\w.-]+$/.test(repository)) {
    throw new GitHubError('GITHUB_REPOSITORY does not name a repository');
  }
  if (!token) throw new GitHubError('`github-token` is empty', ['Leave it out: by default it is that of the job.']);
  const github = await connect({ token, env, ended, onExchange: (line) => log.debug(line) });
  const pause = () => clock.sleep(1000, ended);
  const now = new Date(clock.timeOfDay()).toISOString();
  const run = /^\d{1,20}$/.test(id) ? id : null;
  await trackIssues(subjects, { github, repository, labels, log, now, run, pause, problems });
}
