/**
 * One issue per bucket, open while the bucket is down. Whatever GitHub does, no verdict changes: it is one warning.
 */

import type { Clock } from '../clock.ts';
import type { Environment } from '../inputs/read-inputs.ts';
import { repositoryOf } from '../report/links.ts';
import type { Log } from '../report/log.ts';
import type { Sanitizer } from '../text/sanitizer.ts';
import { messageOf } from '../text/words.ts';
import type { TargetResult } from '../verification/target-result.ts';
import { connectGitHub } from './github.ts';
import { identityOf } from './issue-state.ts';
import type { Place } from './issue-text.ts';
import { type Case, IssueTracker } from './issue-tracker.ts';
import { Cancelled, Patience } from './patience.ts';
import { GitHubTrouble } from './trouble.ts';

export interface Alerting {
  labels: string[];
  token: string;
  /** Studio's API, which is part of a bucket's identity. */
  apiUrl: string;
  organizationId: number;
  /** The README that explains the error codes; null where it is not known. */
  readme: string | null;
  env: Environment;
  sanitizer: Sanitizer;
  log: Pick<Log, 'info' | 'warning' | 'debug'>;
  clock: Clock;
  cancelled: AbortSignal;
  /** Rejects when something was thrown where nobody could catch it. */
  crashed: Promise<never>;
}

/** @returns the results with the addresses of their issues. Never throws, and asks nothing of GitHub once cancelled. */
export async function keepIssues(results: TargetResult[], alerting: Alerting): Promise<TargetResult[]> {
  const cases = results.map((result) => caseOf(result, alerting));
  const decided = cases.filter((each) => each !== null);
  if (decided.length === 0) return results;
  const troubles: GitHubTrouble[] = [];
  try {
    await Promise.race([keep(decided, troubles, alerting), alerting.crashed]);
  } catch (error) {
    if (!(error instanceof Cancelled)) troubles.unshift(asTrouble(error));
  }
  // A cancelled run has one warning, which is about that.
  if (!alerting.cancelled.aborted) warn(troubles, alerting);
  return results.map((result, index) => ({ ...result, issueUrl: cases[index]?.url ?? null }));
}

/** null for a verdict that says nothing about the bucket: its issue, if any, is left alone. */
function caseOf(result: TargetResult, { apiUrl, organizationId }: Alerting): Case | null {
  const { bucket, verdict, failure, effort } = result;
  if (!bucket.request || verdict.status === 'unverifiable' || failure?.code === 'cors-unverifiable') return null;
  const identity = identityOf(bucket, apiUrl, organizationId);
  const down = failure && { bucket, status: verdict.status, failure, lookedMs: effort.durationMs };
  return { bucket, identity, down, issue: null, others: [], opened: false, url: null };
}

/** @param troubles where the tracker leaves what goes wrong with single issues @throws GitHubTrouble, Cancelled */
async function keep(cases: Case[], troubles: GitHubTrouble[], alerting: Alerting): Promise<void> {
  const { token, env, log, clock, cancelled } = alerting;
  const place = placeOf(alerting);
  if (!token) {
    throw new GitHubTrouble('`github-token` is empty', ['Leave it out: by default it is the token of the job.']);
  }
  const patience = new Patience(clock, cancelled);
  const onExchange = (line: string) => log.debug(line);
  const github = await connectGitHub({
    token,
    repository: env.GITHUB_REPOSITORY ?? '',
    env,
    clock,
    patience,
    onExchange
  });
  const nowIso = new Date(clock.timeOfDay()).toISOString();
  const tracker = new IssueTracker({ ...alerting, github, login: await github.login(), place, nowIso, troubles });
  await tracker.find(cases);
  await tracker.openNew(cases);
  // What is over first: the time may not be enough for all that is merely still so.
  await tracker.close(cases);
  await tracker.update(cases);
}

/** @throws GitHubTrouble where the run does not say which repository it belongs to */
function placeOf({ env, readme, organizationId }: Alerting): Place {
  const repository = repositoryOf(env);
  if (!repository) throw new GitHubTrouble('GITHUB_REPOSITORY does not name a repository', []);
  const run = /^\d{1,20}$/.exec(env.GITHUB_RUN_ID ?? '')?.[0] ?? null;
  return { repository, run, readme, organizationId };
}

function asTrouble(error: unknown): GitHubTrouble {
  if (error instanceof GitHubTrouble) return error;
  return new GitHubTrouble('something unexpected happened', [messageOf(error)]);
}

/** One warning in all. */
function warn([first, ...others]: GitHubTrouble[], { log, sanitizer }: Alerting): void {
  if (!first) return;
  const more = others.length > 0 ? `, and ${others.length} more of the kind` : '';
  log.warning(
    `The alert issues are not up to date: ${first.message}${more}. This does not change the verdict.`,
    ...first.remedy,
    ...(first.said ? [`GitHub said: "${sanitizer.line(first.said)}"`] : [])
  );
}
