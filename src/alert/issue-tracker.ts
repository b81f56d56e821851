/** The work on the alert issues: finding, opening, closing them, and keeping them up to date. */

import type { Log } from '../report/log.ts';
import type { Sanitizer } from '../text/sanitizer.ts';
import { pluralize } from '../text/words.ts';
import type { KnownBucket } from '../verification/resolve-targets.ts';
import type { GitHub, Issue } from './github.ts';
import { type Incident, identityIn, incidentIn, withSection } from './issue-state.ts';
import { causeComment, closedBody, type Down, duplicateBody, openSection, type Place, titleOf } from './issue-text.ts';
import { GitHubTrouble } from './trouble.ts';

/** A bucket with a decided verdict. */
export interface Case {
  bucket: KnownBucket;
  identity: string;
  /** null if healthy. */
  down: Down | null;
  /** The open issue that tells of it; null where there is none. */
  issue: Issue | null;
  /** Further open issues that tell of it: runs that met, or were cut off. */
  others: Issue[];
  /** Whether this run has opened an issue for it, or tried to. */
  opened: boolean;
  /** Where the issue is that is open, or was closed in this run. */
  url: string | null;
}

export interface TrackerOptions {
  github: GitHub;
  /** Whose issues are ours. */
  login: string;
  place: Place;
  labels: string[];
  sanitizer: Sanitizer;
  log: Pick<Log, 'info' | 'warning'>;
  /** When this run looked at the buckets. */
  nowIso: string;
  /** What went wrong with single issues is added here; what would go wrong with all of them is thrown. */
  troubles: GitHubTrouble[];
}

/** After a great outage nobody wants a hundred mails at once. */
const MOST_NEW = 5;

export class IssueTracker {
  readonly #options: TrackerOptions;

  constructor(options: TrackerOptions) {
    this.#options = options;
  }

  /** Gives each case the issues that are open for it. */
  async find(cases: Case[]): Promise<void> {
    const open = await this.#openIssues();
    for (const each of cases) {
      const [issue, ...others] = open.get(each.identity) ?? [];
      each.others = others;
      if (issue) this.#take(each, issue);
    }
  }

  async openNew(cases: Case[]): Promise<void> {
    const { github, labels, log } = this.#options;
    const without = cases.filter(({ down, issue }) => down && !issue);
    const now = without.slice(0, MOST_NEW);
    if (now.length === 0) return;
    if (without.length > MOST_NEW) {
      const rest = pluralize(without.length - MOST_NEW, 'more unhealthy bucket');
      log.warning(`No alert issue yet for ${rest}: a run opens at most ${MOST_NEW}, the next ones open theirs.`);
    }
    for (const label of labels) await github.haveLabel(label);
    const last = await this.#lastIssues(now);
    for (const each of now) await this.#attempt(() => this.#open(each, last.get(each.identity) ?? null));
    await this.#giveWay(now);
  }

  /** Closes the issues of buckets that are back, and the superfluous ones of any. */
  async close(cases: Case[]): Promise<void> {
    for (const { identity, down, issue, others } of cases) {
      if (!issue) continue;
      for (const other of others) await this.#attempt(() => this.#closeDuplicate(identity, other, issue));
      if (!down) await this.#attempt(() => this.#closeHealthy(identity, issue));
    }
  }

  /** Brings the issues of buckets that are still down up to date: changed causes first, then the longest unseen ones. */
  async update(cases: Case[]): Promise<void> {
    const known = cases.flatMap(({ identity, down, issue, opened }) => {
      if (!down || !issue || opened) return [];
      const incident = incidentIn(issue);
      return [{ identity, down, issue, incident, changed: hasChanged(incident, down) }];
    });
    const seenMs = ({ incident }: Known) => Date.parse(incident.seen);
    known.sort((a, b) => Number(b.changed) - Number(a.changed) || seenMs(a) - seenMs(b));
    for (const each of known) await this.#attempt(() => this.#update(each));
  }

  /** All open issues of ours by identity, the oldest first. */
  async #openIssues(): Promise<Map<string | null, Issue[]>> {
    const { github, login } = this.#options;
    const all: Issue[] = [];
    for await (const page of github.issuesBy(login, 'open')) all.push(...page);
    all.sort((a, b) => a.number - b.number);
    return Map.groupBy(all, ({ body }) => identityIn(body));
  }

  /** The numbers of the issues that told of the outages before. */
  async #lastIssues(cases: Case[]): Promise<Map<string, number>> {
    const { github, login } = this.#options;
    const wanted = new Set(cases.map(({ identity }) => identity));
    const last = new Map<string, number>();
    for await (const page of github.issuesBy(login, 'closed')) {
      for (const { number, body, duplicate } of page) {
        const identity = identityIn(body);
        if (duplicate || identity === null || !wanted.has(identity)) continue;
        last.set(identity, Math.max(number, last.get(identity) ?? 0));
      }
      // The youngest come first.
      if (last.size === wanted.size) break;
    }
    return last;
  }

  async #open(each: Case, previous: number | null): Promise<void> {
    const { github, place, sanitizer, labels, nowIso } = this.#options;
    const { bucket, identity, down } = each;
    if (!down) return;
    const since = new Date(Date.parse(nowIso) - down.lookedMs).toISOString();
    const cause = down.failure.code;
    const incident = { since, seen: nowIso, runs: 1, cause, firstRun: place.run, previous };
    const body = openSection(down, identity, incident, place, sanitizer);
    each.opened = true;
    const issue = await github.open({ title: titleOf(bucket, identity), body, labels });
    this.#take(each, issue);
    this.#tell('opened', issue);
  }

  /** Another run may have opened an issue at the same time: the younger one makes way. */
  async #giveWay(cases: Case[]): Promise<void> {
    if (!cases.some(({ issue }) => issue)) return;
    const open = await this.#openIssues();
    for (const each of cases) {
      const { identity, issue } = each;
      const [oldest] = open.get(identity) ?? [];
      if (!issue || !oldest || oldest.number >= issue.number) continue;
      await this.#attempt(() => this.#closeDuplicate(identity, issue, oldest));
      this.#take(each, oldest);
    }
  }

  async #closeDuplicate(identity: string, issue: Issue, other: Issue): Promise<void> {
    const body = duplicateBody(issue.body, identity, incidentIn(issue), other.number);
    await this.#options.github.edit(issue.number, { body, state: 'closed', state_reason: 'duplicate' });
    this.#tell(`closed as a duplicate of #${other.number}`, issue);
  }

  async #closeHealthy(identity: string, issue: Issue): Promise<void> {
    const { github, nowIso, place } = this.#options;
    const body = closedBody(issue.body, identity, incidentIn(issue), nowIso, place);
    await github.edit(issue.number, { body, state: 'closed', state_reason: 'completed' });
    this.#tell('closed', issue);
  }

  async #update({ identity, down, issue, incident, changed }: Known): Promise<void> {
    const { github, place, sanitizer, nowIso } = this.#options;
    const now = { ...incident, seen: nowIso, runs: incident.runs + 1, cause: down.failure.code };
    const body = withSection(issue.body, openSection(down, identity, now, place, sanitizer));
    // The body first: where the comment fails, it is not repeated by every run to come.
    await github.edit(issue.number, { body });
    if (changed) await github.comment(issue.number, causeComment(down, incident.cause, place, sanitizer));
    this.#tell(changed ? 'commented on, since the cause has changed' : 'brought up to date', issue);
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof GitHubTrouble && error.local)) throw error;
      this.#options.troubles.push(error);
    }
  }

  #take(each: Case, issue: Issue): void {
    each.issue = issue;
    each.url = this.#urlOf(issue);
  }

  #urlOf({ number }: Issue): string {
    return `${this.#options.place.repository}/issues/${number}`;
  }

  #tell(what: string, issue: Issue): void {
    this.#options.log.info(`Alert issue ${what}: ${this.#urlOf(issue)}`);
  }
}

/** An issue that is to be brought up to date. */
interface Known {
  identity: string;
  down: Down;
  issue: Issue;
  incident: Incident;
  changed: boolean;
}

/** Where the cause is not known any more, nobody can say that it has changed. */
function hasChanged({ cause }: Incident, { failure }: Down): boolean {
  return cause !== null && cause !== failure.code;
}
