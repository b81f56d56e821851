/** Brings the issues of a repository in line with the verdicts. Whatever GitHub does, no verdict changes. */
import type { Clock } from '../clock.ts';
import type { Environment } from '../inputs/read-inputs.ts';
import { repositoryOf } from '../report/links.ts';
import type { Log } from '../report/log.ts';
import type { RunResult } from '../verification/aggregate.ts';
import { connectGitHub } from './github.ts';
import { CATCH_UP, GitHubError, githubError } from './github-error.ts';
import { trackIssues } from './issue-tracker.ts';
import { type Organization, subjectOf, watchOf } from './subject.ts';

export interface KeepIssuesOptions extends Organization {
  labels: string[];
  token: string;
  env: Environment;
  log: Pick<Log, 'info' | 'warning' | 'debug'>;
  clock: Clock;
  cancelled: AbortSignal;
  /** The page that explains the error codes; null where it is not known. */
  docs: string | null;
  /** Tests connect without pauses. */
  connect?: typeof connectGitHub;
}

/** @returns the run with the addresses of its issues. Never throws, and asks nothing of GitHub once cancelled. */
export async function keepIssues(run: RunResult, options: KeepIssuesOptions): Promise<RunResult> {
  const { token, env, docs, labels, log, clock, cancelled, connect = connectGitHub } = options;
  const subjects = run.results.map((result) => subjectOf(result, options));
  const decided = [...subjects, watchOf(run, options)].filter((each) => each !== null);
  if (decided.length === 0 || cancelled.aborted) return run;
  const problems: GitHubError[] = [];
  const over = new AbortController();
  const ended = AbortSignal.any([cancelled, over.signal]);
  const work = async () => {
    const repository = repositoryOf(env);
    if (!repository) throw new GitHubError('GITHUB_REPOSITORY does not name a repository', []);
    if (!token) throw new GitHubError('`github-token` is empty', ['Leave it out: by default it is that of the job.']);
    const github = await connect({ token, env, ended, onExchange: (line) => log.debug(line) });
    const id = /^\d{1,20}$/.exec(env.GITHUB_RUN_ID ?? '')?.[0] ?? null;
    const now = new Date(clock.timeOfDay()).toISOString();
    const pause = () => clock.sleep(1000, ended);
    await trackIssues(decided, { github, repository, docs, labels, log, now, run: id, pause, problems });
  };
  const fail = (error: GitHubError) => ended.aborted || problems.unshift(error);
  const overtime = new GitHubError('they took longer than a minute', CATCH_UP);
  const minute = clock.sleep(60_000, ended).then(() => fail(overtime));
  await Promise.race([work().catch((error) => fail(githubError(error))), minute]);
  over.abort();
  // A cancelled run has one warning, which is about that.
  if (!cancelled.aborted) warn(problems, log);
  return { ...run, results: run.results.map((each, index) => ({ ...each, issueUrl: subjects[index]?.url ?? null })) };
}

/** One warning in all. */
function warn([first, ...others]: GitHubError[], log: KeepIssuesOptions['log']): void {
  if (!first) return;
  const more = others.length > 0 ? `, and ${others.length} more problems like it` : '';
  const what = `The alert issues are not up to date: ${first.message}${more}. This does not change the verdict.`;
  log.warning(what, ...first.remedy);
}
