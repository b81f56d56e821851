/** Brings the issues of a repository in line with the verdicts. Whatever GitHub does, no verdict changes. */
import type { Clock } from '../clock.ts';
import type { Failure } from '../errors/failure.ts';
import type { Environment } from '../inputs/read-inputs.ts';
import { repositoryOf } from '../report/links.ts';
import type { Log } from '../report/log.ts';
import { connectGitHub } from './github.ts';
import { CATCH_UP, GitHubError, githubError } from './github-error.ts';
import { IssueTracker } from './issue-tracker.ts';
import { type Result, type Subject, subjectOf, watchOf } from './subject.ts';

export interface KeepIssuesOptions {
  labels: string[];
  token: string;
  /** Studio's API, which is part of what a target is known by. */
  apiUrl: string;
  organizationId: number;
  env: Environment;
  log: Pick<Log, 'info' | 'warning' | 'debug'>;
  clock: Clock;
  cancelled: AbortSignal;
  /** The README that explains the error codes; null where it is not known. */
  docs: string | null;
  /** Tests connect without pauses. */
  connect?: typeof connectGitHub;
}

const LONGEST_MS = 60_000;

/**
 * @param results sanitized
 * @param runError why nothing could be verified; null where that is for each result to say
 * @returns the results with the addresses of their issues. Never throws, and asks nothing of GitHub once cancelled.
 */
export async function keepIssues<R extends Result>(
  results: R[],
  runError: Failure | null,
  options: KeepIssuesOptions
): Promise<R[]> {
  const { cancelled, clock, log } = options;
  const nowMs = clock.timeOfDay();
  const subjects = results.map((result) => subjectOf(result, nowMs, options));
  const decided = [...subjects, watchOf(results, runError, nowMs, options)].filter((each) => each !== null);
  if (decided.length === 0 || cancelled.aborted) return results;
  const problems: GitHubError[] = [];
  const ended = new AbortController();
  const signal = AbortSignal.any([cancelled, ended.signal]);
  const fail = (error: GitHubError) => signal.aborted || problems.unshift(error);
  const overtime = new GitHubError('the minute for them was over before all was done', CATCH_UP);
  const kept = keep(decided, signal, problems, options).catch((error) => fail(githubError(error)));
  await Promise.race([kept, clock.sleep(LONGEST_MS, signal).then(() => fail(overtime))]);
  ended.abort();
  // A cancelled run has one warning, which is about that.
  if (!cancelled.aborted) warn(problems, log);
  return results.map((result, index) => ({ ...result, issueUrl: subjects[index]?.url ?? null }));
}

/** @throws GitHubError where nothing more can be done */
async function keep(
  decided: Subject[],
  signal: AbortSignal,
  problems: GitHubError[],
  { token, env, docs, labels, log, clock, connect = connectGitHub }: KeepIssuesOptions
): Promise<void> {
  const repository = repositoryOf(env);
  if (!repository) throw new GitHubError('GITHUB_REPOSITORY does not name a repository', []);
  if (!token) throw new GitHubError('`github-token` is empty', ['Leave it out: by default it is that of the job.']);
  const github = await connect({ token, env, signal, onExchange: (line) => log.debug(line) });
  const run = /^\d{1,20}$/.exec(env.GITHUB_RUN_ID ?? '')?.[0] ?? null;
  const now = new Date(clock.timeOfDay()).toISOString();
  const pause = () => clock.sleep(1000, signal);
  const links = { repository, docs };
  await new IssueTracker({ github, links, labels, log, now, run, pause, problems }).keep(decided);
}

/** One warning in all. */
function warn([first, ...others]: GitHubError[], log: KeepIssuesOptions['log']): void {
  if (!first) return;
  const more = others.length > 0 ? `, and ${others.length} more of the kind` : '';
  const what = `The alert issues are not up to date: ${first.message}${more}. This does not change the verdict.`;
  log.warning(what, ...first.remedy);
}
