/** One issue per subject for its whole life: found, opened once, kept as it should be. */
import type { Log } from '../report/log.ts';
import { pluralize } from '../text/words.ts';
import type { Edit, GitHub, Issue } from './github.ts';
import { GitHubError } from './github-error.ts';
import { bodyWith, duplicateBody, happened, identityIn, type Links, outagesIn } from './issue-body.ts';
import type { Subject } from './subject.ts';

/** After a great outage nobody wants a hundred mails at once. */
const MOST_NEW = 5;
/** How often a new issue is looked for in GitHub's list, which may lag behind, before that is left to the next run. */
const LOOKS = 3;

export interface IssueTrackerOptions {
  github: GitHub;
  links: Links;
  labels: string[];
  log: Pick<Log, 'info'>;
  /** ISO 8601. */
  now: string;
  /** Id of this run; null outside of GitHub. */
  run: string | null;
  pause: () => Promise<void>;
  /** What goes wrong with single issues is added here; what would go wrong with all of them is thrown. */
  problems: GitHubError[];
}

export class IssueTracker {
  readonly #options: IssueTrackerOptions;

  constructor(options: IssueTrackerOptions) {
    this.#options = options;
  }

  /** @throws GitHubError */
  async keep(subjects: Subject[]): Promise<void> {
    const found = await this.#find();
    const missing: Subject[] = [];
    for (const subject of subjects) {
      const [issue, ...younger] = found.get(subject.identity) ?? [];
      if (issue) for (const each of younger) await this.#attempt(() => this.#closeDuplicate(each, issue));
      const kept = issue && (await this.#attempt(() => this.#update(subject, issue)));
      if (!kept && subject.down) missing.push(subject);
    }
    const { github, labels, log } = this.#options;
    for (const label of missing.length > 0 ? labels : []) await github.haveLabel(label);
    for (const subject of missing.slice(0, MOST_NEW)) await this.#attempt(() => this.#open(subject));
    const rest = missing.length - MOST_NEW;
    if (rest > 0) log.info(`Later runs open ${pluralize(rest, 'more alert issue')}: a run opens ${MOST_NEW} at most`);
  }

  /** Issues by the identity of their subject, the oldest first. */
  async #find(): Promise<Map<string | null, Issue[]>> {
    const { github, labels } = this.#options;
    return Map.groupBy(await github.list(labels[0] ?? ''), ({ body }) => identityIn(body ?? ''));
  }

  /** @returns false where the issue is gone */
  async #attempt(work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof GitHubError) || error.scope === 'all') throw error;
      if (error.scope === 'gone') return false;
      this.#options.problems.push(error);
    }
    return true;
  }

  async #update(subject: Subject, listed: Issue): Promise<void> {
    const { number } = listed;
    if (listed.state === 'open') this.#say(null, subject, number);
    if (!this.#revise(subject, listed)) return;
    // The list may be old by now, and what people wrote since is not to be lost.
    const issue = await this.#options.github.read(number);
    const revision = identityIn(issue.body ?? '') === subject.identity ? this.#revise(subject, issue) : null;
    if (!revision) return;
    await this.#options.github.edit(number, revision.edit);
    this.#say(revision.edit.state_reason ?? 'edited', subject, number);
    if (revision.comment) await this.#options.github.comment(number, revision.comment);
  }

  /** @returns null where the issue is as it should be */
  #revise(subject: Subject, issue: Issue): { edit: Edit; comment: string | null } | null {
    const { links, now, run } = this.#options;
    const { down } = subject;
    const outages = outagesIn(issue.body ?? '');
    const last = outages.at(-1);
    const lasting = last?.until === null ? last : null;
    if (!down && !lasting && issue.state === 'closed') return null;
    const before = lasting?.cause;
    if (lasting && down) lasting.cause = down.failure.code;
    else if (lasting) lasting.until = now;
    else if (down) outages.push({ from: down.since, until: null, cause: down.failure.code, run });
    const body = bodyWith(issue.body ?? '', subject, outages, links);
    const edited = body !== null && body !== issue.body;
    const state = down ? 'open' : 'closed';
    if (!edited && state === issue.state) return null;
    const edit: Edit = {
      ...(edited && { body }),
      ...(state !== issue.state && { state, state_reason: down ? 'reopened' : 'completed' })
    };
    // Where it could not be remembered, every run to come would comment again. Opening and closing mails by itself.
    if (!down || !edited || before === down.failure.code || (!before && issue.state === 'open'))
      return { edit, comment: null };
    const news = before ? `The cause has changed; before it was <code>${before}</code>.` : 'Down again.';
    return { edit, comment: [`<p>${news}</p>`, ...happened(subject, links)].join('\n') };
  }

  async #open(subject: Subject): Promise<void> {
    const { github, labels, pause } = this.#options;
    const { edit } = this.#revise(subject, { number: 0, state: 'open' }) ?? {};
    const issue = await github.open({ title: subject.title, body: edit?.body ?? '', labels });
    this.#say('opened', subject, issue.number);
    // Of two runs at the same time, the younger issue yields. A list that shows it shows all that are older.
    for (let look = 1; look <= LOOKS; look++) {
      const [oldest] = (await this.#find()).get(subject.identity) ?? [];
      if (oldest && oldest.number < issue.number) {
        await this.#closeDuplicate(issue, oldest);
        return this.#say(null, subject, oldest.number);
      }
      if (oldest) return;
      await pause();
    }
  }

  async #closeDuplicate({ number, body }: Issue, oldest: Issue): Promise<void> {
    const duplicate = duplicateBody(body ?? '', oldest.number);
    await this.#options.github.edit(number, { body: duplicate, state: 'closed', state_reason: 'duplicate' });
  }

  #say(what: string | null, subject: Subject, number: number): void {
    subject.url = `${this.#options.links.repository}/issues/${number}`;
    if (what) this.#options.log.info(`Alert issue ${what}: ${subject.url}`);
  }
}
