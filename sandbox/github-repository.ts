/** The state of the loopback GitHub: one repository with issues and labels, and what a token may do there. */

export interface StoredIssue {
  number: number;
  title: string;
  body: string;
  author: string;
  labels: string[];
  state: 'open' | 'closed';
  stateReason: string | null;
  comments: { author: string; body: string }[];
  createdAt: string;
  closedAt: string | null;
  isPullRequest: boolean;
  /** Nobody may comment on it. */
  locked: boolean;
  /** Moved to another repository, or deleted: it is in no list any more. */
  gone: 'transferred' | 'deleted' | null;
}

/** Becomes an answer with this status. */
export class Refusal extends Error {
  readonly status: number;
  readonly body: object;
  readonly headers: Record<string, string>;
  constructor(status: number, message: string, more: object = {}, headers: Record<string, string> = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
    this.body = { message, documentation_url: 'https://docs.github.com/rest', ...more };
  }
}

/** What GitHub counts as too long. */
const LONGEST = { body: 65_536, title: 256 };
/** The login of a workflow's own token, as REST and GraphQL both say it. */
export const BOT = 'github-actions[bot]';
export const TOKEN = 'ghs_NotARealTokenButALongOneForTheSandbox';

type Fields = Partial<Record<string, unknown>>;

export class Repository {
  readonly name: string;
  readonly apiUrl: string;
  readonly #htmlUrl: string;
  readonly issues: StoredIssue[] = [];
  readonly labels = new Map<string, { color: string; description: string }>();
  /** Who is behind which token. */
  readonly tokens = new Map([[TOKEN, BOT]]);
  permission: 'write' | 'read' | 'none' = 'write';
  hasIssues = true;
  /** How many of the youngest issues its lists do not show yet. */
  unlisted = 0;
  now = () => new Date();

  constructor(env: { GITHUB_API_URL: string; GITHUB_SERVER_URL: string; GITHUB_REPOSITORY: string }) {
    this.name = env.GITHUB_REPOSITORY;
    this.apiUrl = env.GITHUB_API_URL;
    this.#htmlUrl = `${env.GITHUB_SERVER_URL}/${this.name}`;
  }

  get open(): StoredIssue[] {
    return this.issues.filter(({ state }) => state === 'open');
  }

  /** Puts an issue there as if it had been for long. */
  add(issue: Partial<StoredIssue> = {}): StoredIssue {
    const stored: StoredIssue = {
      number: this.issues.length + 1,
      title: 'An issue',
      body: '',
      author: BOT,
      labels: [],
      state: 'open',
      stateReason: null,
      comments: [],
      createdAt: this.now().toISOString(),
      closedAt: null,
      isPullRequest: false,
      locked: false,
      gone: null,
      ...issue
    };
    this.issues.push(stored);
    return stored;
  }

  /** @throws Refusal for a token that nobody knows */
  loginOf(authorization = ''): string {
    const login = this.tokens.get(authorization.replace(/^(token|bearer) /i, ''));
    if (!login) throw new Refusal(401, 'Bad credentials');
    return login;
  }

  mustRead(): void {
    if (this.permission === 'none') throw new Refusal(404, 'Not Found');
  }

  mustWrite(): void {
    this.mustRead();
    if (this.permission === 'read') throw new Refusal(403, 'Resource not accessible by integration');
  }

  list(query: URLSearchParams): object[] {
    const state = query.get('state') ?? 'open';
    const creator = query.get('creator');
    const wanted = query.get('labels')?.toLowerCase().split(',') ?? [];
    const found = this.issues
      .slice(0, this.issues.length - this.unlisted)
      .filter(
        ({ gone, labels, author, ...issue }) =>
          gone === null &&
          (state === 'all' || issue.state === state) &&
          (creator === null || author === creator) &&
          wanted.every((label) => labels.some((each) => each.toLowerCase() === label))
      );
    const newestFirst = query.get('direction') !== 'asc';
    return found
      .sort((a, b) => (newestFirst ? b.number - a.number : a.number - b.number))
      .map((each) => this.#json(each));
  }

  create(author: string, { title, body = '', labels = [] }: Fields): object {
    if (!this.hasIssues) throw new Refusal(410, 'Issues has been disabled in this repository.');
    measured('title', title);
    measured('body', body);
    // Unknown ones are dropped in silence here, so that it shows who relies on their being made.
    const known = (labels as string[]).filter((label) => this.labels.has(label.toLowerCase()));
    return this.#json(this.add({ title: String(title), body: String(body), labels: known, author }));
  }

  update(number: number, { title, body, state, state_reason: reason }: Fields): object {
    const issue = this.#issue(number);
    measured('body', body);
    if (title !== undefined) issue.title = String(title);
    if (body !== undefined) issue.body = String(body);
    if (state !== undefined && state !== issue.state) {
      issue.state = state as StoredIssue['state'];
      issue.stateReason = (reason as string | undefined) ?? (state === 'closed' ? 'completed' : 'reopened');
      issue.closedAt = state === 'closed' ? this.now().toISOString() : null;
    }
    return this.#json(issue);
  }

  read(number: number): object {
    return this.#json(this.#issue(number));
  }

  comment(author: string, number: number, { body }: Fields): object {
    const issue = this.#issue(number);
    if (issue.locked) throw new Refusal(403, 'Unable to create comment because issue is locked.');
    measured('body', body);
    const id = issue.comments.push({ author, body: String(body) });
    const url = `${this.apiUrl}/repos/${this.name}/issues`;
    const at = this.now().toISOString();
    return {
      ...{ id, node_id: `IC_${id}`, body, user: this.#user(author), created_at: at, updated_at: at },
      ...{ url: `${url}/comments/${id}`, issue_url: `${url}/${number}`, author_association: 'NONE' },
      html_url: `${this.#htmlUrl}/issues/${number}#issuecomment-${id}`
    };
  }

  createLabel({ name, color = 'ededed', description = '' }: Fields): object {
    const key = String(name).toLowerCase();
    if (this.labels.has(key)) throw invalid('name', 'already_exists', 'Label');
    if (String(description).length > 100) throw invalid('description', 'invalid', 'Label');
    this.labels.set(key, { color: String(color), description: String(description) });
    return this.#label(String(name));
  }

  #issue(number: number): StoredIssue {
    const issue = this.issues.find((each) => each.number === number);
    if (!issue) throw new Refusal(404, 'Not Found');
    if (issue.gone === 'deleted') throw new Refusal(410, 'This issue was deleted');
    const url = `${this.apiUrl}/repositories/2/issues/1`;
    if (issue.gone === 'transferred') throw new Refusal(301, 'Moved Permanently', { url }, { location: url });
    return issue;
  }

  #json({ number, title, body, author, state, stateReason, createdAt, closedAt, ...issue }: StoredIssue): object {
    const url = `${this.apiUrl}/repos/${this.name}/issues/${number}`;
    const pull = { url: `${this.apiUrl}/repos/${this.name}/pulls/${number}`, html_url: null, diff_url: null };
    return {
      ...{ id: 9000 + number, node_id: `I_${number}`, number, title, body, state, state_reason: stateReason },
      ...{ user: this.#user(author), labels: issue.labels.map((name) => this.#label(name)), locked: issue.locked },
      ...{
        assignee: null,
        assignees: [],
        milestone: null,
        comments: issue.comments.length,
        author_association: 'NONE'
      },
      ...{ url, repository_url: `${this.apiUrl}/repos/${this.name}`, labels_url: `${url}/labels{/name}` },
      ...{ comments_url: `${url}/comments`, events_url: `${url}/events` },
      ...{ html_url: `${this.#htmlUrl}/issues/${number}`, created_at: createdAt, updated_at: createdAt },
      closed_at: closedAt,
      ...(issue.isPullRequest && { pull_request: { ...pull, patch_url: null } })
    };
  }

  #label(name: string): object {
    const url = `${this.apiUrl}/repos/${this.name}/labels/${encodeURIComponent(name)}`;
    const known = this.labels.get(name.toLowerCase()) ?? { color: 'ededed', description: '' };
    return { id: 1, node_id: 'LA_1', url, name, default: false, ...known };
  }

  #user(login: string): object {
    const url = `${this.apiUrl}/users/${encodeURIComponent(login)}`;
    const kinds = ['followers', 'following', 'gists', 'starred', 'subscriptions', 'organizations', 'repos', 'events'];
    return {
      ...{ login, id: 1, node_id: 'U_1', type: login.endsWith('[bot]') ? 'Bot' : 'User', site_admin: false },
      ...{ url, html_url: url, avatar_url: `${url}/avatar`, gravatar_id: null },
      ...Object.fromEntries([...kinds, 'received_events'].map((kind) => [`${kind}_url`, `${url}/${kind}`]))
    };
  }
}

function measured(field: 'title' | 'body', value: unknown): void {
  if (typeof value === 'string' && value.length > LONGEST[field]) throw invalid(field, 'custom', 'Issue');
}

function invalid(field: string, code: string, resource: string): Refusal {
  return new Refusal(422, 'Validation Failed', { errors: [{ resource, field, code }] });
}
