"use strict";
exports.id = 162;
exports.ids = [162];
exports.modules = {

/***/ 162:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  keepIssues: () => (/* binding */ keepIssues)
});

// EXTERNAL MODULE: ./lib/report/links.js
var links = __webpack_require__(842);
// EXTERNAL MODULE: ./lib/text/words.js
var words = __webpack_require__(399);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(24);
// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 2 modules
var mini_schemas = __webpack_require__(395);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/api.js + 1 modules
var api = __webpack_require__(305);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/core.js
var core_core = __webpack_require__(532);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/schemas.js + 2 modules
var core_schemas = __webpack_require__(41);
;// CONCATENATED MODULE: ./node_modules/zod/v4/mini/iso.js


const ZodMiniISODateTime = /*@__PURE__*/ core_core/* $constructor */.xI("ZodMiniISODateTime", (inst, def) => {
    core_schemas/* $ZodISODateTime */.Ko.init(inst, def);
    mini_schemas/* ZodMiniStringFormat */.zUr.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function datetime(params) {
    return api/* _isoDateTime */.G1(ZodMiniISODateTime, params);
}
const ZodMiniISODate = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniISODate", (inst, def) => {
    core.$ZodISODate.init(inst, def);
    schemas.ZodMiniStringFormat.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function date(params) {
    return core._isoDate(ZodMiniISODate, params);
}
const ZodMiniISOTime = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniISOTime", (inst, def) => {
    core.$ZodISOTime.init(inst, def);
    schemas.ZodMiniStringFormat.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function time(params) {
    return core._isoTime(ZodMiniISOTime, params);
}
const ZodMiniISODuration = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniISODuration", (inst, def) => {
    core.$ZodISODuration.init(inst, def);
    schemas.ZodMiniStringFormat.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function duration(params) {
    return core._isoDuration(ZodMiniISODuration, params);
}

// EXTERNAL MODULE: ./lib/http/proxy.js
var proxy = __webpack_require__(110);
// EXTERNAL MODULE: ./lib/text/urls.js
var urls = __webpack_require__(562);
// EXTERNAL MODULE: ./lib/version.js
var version = __webpack_require__(992);
// EXTERNAL MODULE: ./lib/errors/error-codes.js
var error_codes = __webpack_require__(319);
// EXTERNAL MODULE: ./lib/http/connection.js
var connection = __webpack_require__(873);
// EXTERNAL MODULE: ./lib/verification/backoff.js
var backoff = __webpack_require__(102);
;// CONCATENATED MODULE: ./lib/alert/trouble.js
/** What went wrong with GitHub -> what happened, what to do, and whether it may pass. None of it touches a verdict. */




class GitHubTrouble extends Error {
    /** The next step, line by line. */
    remedy;
    /** null where there was no answer. */
    status;
    /** GitHub's own words, not yet fit to be shown; null where it gave none. */
    said;
    /** Whether another try is worth while: after a pause of our own, or after so many milliseconds. */
    retry;
    constructor(what, remedy, more = {}) {
        super(what);
        this.remedy = remedy;
        this.status = more.status ?? null;
        this.said = more.said ?? null;
        this.retry = more.retry ?? 'never';
    }
    /** Whether GitHub surely did nothing: then even a change may be made again. */
    get undone() {
        return typeof this.retry === 'number' && this.status !== null && this.status < 500;
    }
    /** Whether only the one issue is affected, so that the next is worth trying. */
    get local() {
        return this.status === 422;
    }
}
const CATCH_UP = ['There is nothing to do: the next run will catch up.'];
const permissionNeeded = [
    'Add this to the job, beside the permissions that its other steps need (runs for forks and Dependabot cannot have it):',
    'permissions:',
    '  issues: write'
];
/** @param timeOfDayMs the time of day, which GitHub's dates are compared with */
function troubleOf(thrown, timeOfDayMs) {
    if (thrown instanceof GitHubTrouble)
        return thrown;
    const error = (thrown ?? {});
    if (error.name === 'GraphqlResponseError')
        return refusedQuery(error, timeOfDayMs);
    if (!error.response)
        return unreachable(error);
    const { headers = {}, data } = error.response;
    return refused(error.status ?? 0, headers, textOf(data?.message), timeOfDayMs);
}
function refused(status, headers, said, timeOfDayMs) {
    const limited = 'retry-after' in headers || headers['x-ratelimit-remaining'] === '0' || /rate limit/i.test(said ?? '');
    if (status === 429 || (status === 403 && limited))
        return tooMany(status, headers, said, timeOfDayMs);
    if (status >= 500) {
        const retry = (0,backoff/* retryAfterMs */.Vs)(headers['retry-after'], timeOfDayMs) ?? 'soon';
        return new GitHubTrouble(`GitHub is not available (it answered ${status})`, CATCH_UP, { status, said, retry });
    }
    const { what, remedy } = refusals[status] ?? { what: 'GitHub refused the request', remedy: [] };
    return new GitHubTrouble(`${what} (it answered ${status})`, remedy, { status, said });
}
const refusals = {
    401: {
        what: 'GitHub rejected the token',
        remedy: ['Leave `github-token` to its default, or give it a token that is valid for this repository.']
    },
    403: { what: 'GitHub does not let the token do this', remedy: permissionNeeded },
    404: { what: 'GitHub shows the token no issues of this repository', remedy: permissionNeeded },
    410: {
        what: 'issues are switched off in this repository',
        remedy: ['Switch them on (Settings, General, Features), or set `alert-issue` to false.']
    },
    422: { what: 'GitHub did not accept the issue', remedy: ['Check `alert-labels`.'] }
};
/** Primary limits name the second in which they end; secondary ones say how long to wait, or else mean a minute. */
function tooMany(status, headers, said, timeOfDayMs) {
    const resetMs = Number(headers['x-ratelimit-reset']) * 1000 - timeOfDayMs;
    const untilReset = headers['x-ratelimit-remaining'] === '0' && resetMs > 0 ? resetMs : 60_000;
    const retry = (0,backoff/* retryAfterMs */.Vs)(headers['retry-after'], timeOfDayMs) ?? untilReset;
    return new GitHubTrouble(`GitHub received too many requests (it answered ${status})`, ['The next run will catch up; if this happens often, let the workflow run less often.'], { status, said, retry });
}
/** GraphQL says no with the status 200. */
function refusedQuery({ errors = [], headers = {} }, timeOfDayMs) {
    const [first] = errors;
    const said = textOf(first?.message);
    if (first?.type === 'RATE_LIMITED')
        return tooMany(200, headers, said, timeOfDayMs);
    return new GitHubTrouble('GitHub did not say whose token it is', permissionNeeded, { status: 200, said });
}
function unreachable(error) {
    const code = codeOf(error);
    if (connection/* CERTIFICATE */.k.test(code)) {
        return new GitHubTrouble(`GitHub's certificate could not be trusted (${code})`, [error_codes/* explanations */.x.tls.remedy]);
    }
    return new GitHubTrouble(`GitHub could not be reached${code ? ` (${code})` : ''}`, ['Check that this runner reaches GitHub; behind a proxy set HTTPS_PROXY.'], { retry: 'soon' });
}
/** Node's code of the innermost error. */
function codeOf(error, depth = 0) {
    const { code, cause } = (error ?? {});
    const inner = cause && depth < 5 ? codeOf(cause, depth + 1) : '';
    return inner || (typeof code === 'string' && /^[A-Z_0-9]+$/.test(code) ? code : '');
}
function textOf(message) {
    return typeof message === 'string' && message !== '' ? message : null;
}
function unexpected(what, field) {
    const where = field ? `, beginning with ${(0,words/* quoted */.TL)(field)}` : '';
    return new GitHubTrouble(`GitHub's answer to ${what} could not be understood${where}`, [
        'Check GITHUB_API_URL, and that nothing in between (a login page, a proxy) answers instead.'
    ]);
}

;// CONCATENATED MODULE: ./lib/alert/github.js
/** GitHub's API as far as issues need it. `@actions/github` is loaded only when somebody connects. */







const PAGES = 5;
const LABEL = { color: 'd73a4a', description: 'An Edge Impulse bucket is or was unhealthy' };
const IssueAnswer = mini_schemas/* object */.Ikc({
    number: mini_schemas/* int */.Whr().check(api/* _positive */.NC()),
    body: mini_schemas/* optional */.lqM(mini_schemas/* nullable */.mee(mini_schemas/* string */.YjP())),
    created_at: datetime({ offset: true }),
    state_reason: mini_schemas/* catch */.MfU(mini_schemas/* optional */.lqM(mini_schemas/* nullable */.mee(mini_schemas/* string */.YjP())), null),
    user: mini_schemas/* nullable */.mee(mini_schemas/* object */.Ikc({ login: mini_schemas/* string */.YjP() })),
    pull_request: mini_schemas/* optional */.lqM(mini_schemas/* unknown */.L5J())
});
const IssueList = mini_schemas/* array */.YOg(IssueAnswer);
const Viewer = mini_schemas/* object */.Ikc({ viewer: mini_schemas/* object */.Ikc({ login: mini_schemas/* string */.YjP().check(api/* _minLength */.m9(1)) }) });
/** @throws GitHubTrouble where this run's surroundings do not allow to connect */
async function connectGitHub({ token, repository, env, clock, patience, onExchange }) {
    const octokit = await load(token, env);
    quieten(octokit, clock, onExchange);
    const [owner = '', repo = ''] = repository.split('/');
    const at = (signal) => ({ owner, repo, request: { signal } });
    const { issues } = octokit.rest;
    return {
        login: async () => {
            const query = '{ viewer { login } }';
            const data = await patience.read((signal) => octokit.graphql(query, { request: { signal } }));
            return parsed(Viewer, data, 'who the token is').viewer.login;
        },
        async *issuesBy(login, state) {
            for (let page = 1, more = true; more && page <= PAGES; page++) {
                const answer = await patience.read((signal) => issues.listForRepo({ ...at(signal), creator: login, state, per_page: 100, page }));
                const list = parsed(IssueList, answer.data, 'the list of issues');
                more = /\brel="?next\b/.test(answer.headers.link ?? '');
                // The filter is GitHub's; that nobody else's issue is ever touched is ours to see to.
                yield list.filter(({ user, pull_request }) => user?.login === login && !pull_request).map(issueOf);
            }
        },
        haveLabel: async (name) => {
            const known = await unless(404, patience.read((signal) => issues.getLabel({ ...at(signal), name })));
            // Another run may be faster.
            if (!known) {
                await unless(422, patience.write((signal) => issues.createLabel({ ...at(signal), name, ...LABEL })));
            }
        },
        open: async (issue) => {
            const answer = await patience.write((signal) => issues.create({ ...at(signal), ...issue }));
            return issueOf(parsed(IssueAnswer, answer.data, 'the new issue'));
        },
        edit: async (issue_number, changes) => {
            await patience.write((signal) => issues.update({ ...at(signal), issue_number, ...changes }));
        },
        comment: async (issue_number, body) => {
            await patience.write((signal) => issues.createComment({ ...at(signal), issue_number, body }));
        }
    };
}
/** Importing it reads the event and the environment, and throws where these are not as they should be. */
async function load(token, env) {
    const baseUrl = (env.GITHUB_API_URL || 'https://api.github.com').trim().replace(/\/+$/, '');
    const url = (0,urls/* parseWebUrl */.BD)(baseUrl);
    if (!url)
        throw new GitHubTrouble('GITHUB_API_URL is not a URL', []);
    const route = (0,proxy/* routeTo */.B)(url);
    if (!route.ok)
        throw new GitHubTrouble(route.failure.what, [route.failure.likelyCause, route.failure.remedy]);
    const event = env.GITHUB_EVENT_PATH;
    // Where the file is not there, it prints so past the text sanitizer.
    if (event && !(0,external_node_fs_.existsSync)(event))
        throw unloadable('there is no such file');
    try {
        const { getOctokit } = await __webpack_require__.e(/* import() */ 413).then(__webpack_require__.bind(__webpack_require__, 413));
        return getOctokit(token, { baseUrl });
    }
    catch (error) {
        throw unloadable((0,words/* messageOf */.bD)(error));
    }
}
function unloadable(why) {
    return new GitHubTrouble('the library for GitHub could not be loaded', [
        'It reads the file behind GITHUB_EVENT_PATH, which the runner provides: check what a step before changed of it.',
        `The error was ${(0,words/* quoted */.TL)(why)}.`
    ]);
}
/** Octokit would name itself in the user agent, and print deprecations past the text sanitizer. */
function quieten(octokit, clock, onExchange) {
    const ignore = () => { };
    const log = { debug: ignore, info: ignore, warn: ignore, error: ignore };
    octokit.hook.wrap('request', async (request, options) => {
        options.headers['user-agent'] = version/* userAgent */.N;
        options.request = { ...options.request, log };
        const beganMs = clock.now();
        const logOutcome = (outcome) => onExchange(`GitHub: ${options.method} ${options.url} -> ${outcome}, ${Math.round(clock.now() - beganMs)} ms`);
        try {
            const response = await request(options);
            logOutcome(response.status);
            return response;
        }
        catch (error) {
            const { response } = error;
            logOutcome(response?.status ?? 'no answer');
            throw error;
        }
    });
}
/** @returns whether it succeeded; false where GitHub answered with just this status */
async function unless(status, request) {
    try {
        await request;
        return true;
    }
    catch (error) {
        if (error instanceof GitHubTrouble && error.status === status)
            return false;
        throw error;
    }
}
function parsed(schema, data, what) {
    const result = schema.safeParse(data);
    if (result.success)
        return result.data;
    throw unexpected(what, result.error.issues[0]?.path.join('.') ?? '');
}
function issueOf({ number, body, created_at, state_reason }) {
    return { number, body: body ?? '', createdAt: created_at, duplicate: state_reason === 'duplicate' };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(598);
;// CONCATENATED MODULE: ./lib/alert/issue-state.js
/**
 * What an alert issue knows of its bucket: kept in a hidden comment at the head of the part of the body that is ours.
 * That part is one HTML block, which ends at the first blank line; whatever people write around it stays as it is.
 */


/** GitHub takes no longer ones. */
const LONGEST_BODY = 65_536;
const NAME = 'edge-impulse-verify-bucket';
const MARKER = new RegExp(`^<!-- ${NAME}:([0-9a-f]{16})(.*)-->`, 'm');
const SECTION = new RegExp(`${MARKER.source}.*(?:\\r?\\n[^\\S\\r\\n]*\\S.*)*`, 'm');
/** Of which bucket an issue tells: 16 hexadecimal digits, the same in every run that asks the same Studio for it. */
function identityOf({ id, request }, apiUrl, organizationId) {
    const { storageProvider, endpoint, bucket, prefix = '' } = request;
    const which = id === null ? [storageProvider, endpoint, bucket, prefix] : [id];
    const identity = JSON.stringify([new URL(apiUrl).host, organizationId, ...which]);
    return (0,external_node_crypto_.createHash)('sha256').update(identity).digest('hex').slice(0, 16);
}
/** The identity in an issue's body, if it is one of ours. */
function identityIn(body) {
    return MARKER.exec(body)?.[1] ?? null;
}
/** The comment itself: invisible on GitHub. */
function markerOf(identity, incident) {
    return `<!-- ${NAME}:${identity} ${JSON.stringify(incident)} -->`;
}
const issue_state_time = datetime();
const Stored = mini_schemas/* object */.Ikc({
    since: mini_schemas/* catch */.MfU(mini_schemas/* nullable */.mee(issue_state_time), null),
    seen: mini_schemas/* catch */.MfU(mini_schemas/* nullable */.mee(issue_state_time), null),
    runs: mini_schemas/* catch */.MfU(mini_schemas/* int */.Whr().check(api/* _positive */.NC()), 1),
    cause: mini_schemas/* catch */.MfU(mini_schemas/* nullable */.mee(mini_schemas/* string */.YjP().check(api/* _regex */.Fk(/^[a-z-]{1,40}$/))), null),
    firstRun: mini_schemas/* catch */.MfU(mini_schemas/* nullable */.mee(mini_schemas/* string */.YjP().check(api/* _regex */.Fk(/^\d{1,20}$/))), null),
    previous: mini_schemas/* catch */.MfU(mini_schemas/* nullable */.mee(mini_schemas/* int */.Whr().check(api/* _positive */.NC())), null)
});
/** What the body remembers. People may have edited it: what cannot be read any more begins anew. */
function incidentIn({ body, createdAt }) {
    const stored = Stored.safeParse(json(MARKER.exec(body)?.[2] ?? '')).data ?? Stored.parse({});
    const since = stored.since ?? createdAt;
    return { ...stored, since, seen: stored.seen ?? since };
}
function json(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return null;
    }
}
/** The body with our part made anew, and what people wrote around it. */
function withSection(body, section) {
    const replaced = body.replace(SECTION, () => section);
    if (replaced.length <= LONGEST_BODY)
        return replaced;
    // Notes that leave no room for it stay in the history that GitHub keeps of every edit.
    return `${section}\n\n${body.replace(SECTION, '')}`.slice(0, LONGEST_BODY).toWellFormed();
}
/** Our part of the body as it stands, without the marker. */
function sectionIn(body) {
    return SECTION.exec(body)?.[0].replace(MARKER, '').trimStart() ?? '';
}

// EXTERNAL MODULE: ./lib/report/html.js
var html = __webpack_require__(446);
// EXTERNAL MODULE: ./lib/report/wording.js
var wording = __webpack_require__(263);
// EXTERNAL MODULE: ./lib/text/duration.js
var text_duration = __webpack_require__(320);
;// CONCATENATED MODULE: ./lib/alert/issue-text.js
/**
 * The words of the alert issue, for somebody who opens it at night: what happened, why, what to do, since when. HTML
 * without blank lines, as in the job summary, and for the same reason; nothing in it ever pings anybody.
 */





/** Fixed but for the id: what is in a title cannot be set as code. */
function titleOf({ id }, identity) {
    return `Edge Impulse bucket ${id ?? identity.slice(0, 8)} is unhealthy`;
}
/** Our part of the body while the bucket is down. */
function openSection(down, identity, incident, place, sanitizer) {
    const { id, request } = down.bucket;
    const { since, seen, runs, firstRun, previous } = incident;
    const facts = [
        [
            'Bucket',
            `${(0,html/* code */.aY)(request.bucket, sanitizer)}${id === null ? '' : ` (id ${id})`} of organization ${place.organizationId}`
        ],
        ['Storage', `${(0,html/* code */.aY)(request.storageProvider, sanitizer)} at ${(0,html/* code */.aY)(request.endpoint, sanitizer)}`],
        ['Down since', `${utc(since)}${runLink(firstRun, place)}`],
        ['Last seen down', `${utc(seen)}${runLink(place.run, place)}`],
        ['Seen down', `in ${(0,words/* pluralize */.td)(runs, 'run')}`],
        ...(previous === null ? [] : [['Outage before', `#${previous}`]])
    ];
    return [
        markerOf(identity, incident),
        `<p>❌ ${happened(down, sanitizer)}</p>`,
        '<table>',
        ...facts.map(([name, value]) => `<tr><th align="left">${name}</th><td>${value}</td></tr>`),
        '</table>',
        ...explained(down, place, sanitizer),
        '<p><sub>Each run that finds the bucket down brings this up to date; the first that finds it healthy closes the issue. ' +
            'Notes are safe in comments, and here below an empty line.</sub></p>'
    ].join('\n');
}
/** The body of an issue whose bucket is back: how long it was down, above what was known of it. */
function closedBody(body, identity, incident, nowIso, place) {
    const { since, runs, cause } = incident;
    const downMs = Math.max(0, Date.parse(nowIso) - Date.parse(since));
    const last = cause ? `, the last time with <code>${cause}</code>` : '';
    const healthy = `<p>✅ Healthy again: ${utc(nowIso)}${runLink(place.run, place)}, after it was down for <b>${(0,text_duration/* formatDuration */.a)(downMs)}</b> ` +
        `and seen so in ${(0,words/* pluralize */.td)(runs, 'run')}${last}. What follows is how it was.</p>`;
    return withSection(body, [markerOf(identity, incident), healthy, sectionIn(body)].filter(Boolean).join('\n'));
}
/** The body of an issue that another one of the same bucket makes superfluous. */
function duplicateBody(body, identity, incident, other) {
    const section = sectionIn(body);
    return withSection(body, [markerOf(identity, incident), `<p>Duplicate of #${other}</p>`, section].join('\n'));
}
/** Written when the bucket is still down, but for another reason. */
function causeComment(down, before, place, sanitizer) {
    const was = before ? ` Before it was <code>${before}</code>.` : '';
    return [
        `<p>The cause has changed${runLink(place.run, place)}. ${happened(down, sanitizer)}${was}</p>`,
        ...explained(down, place, sanitizer)
    ].join('\n');
}
function happened({ bucket, status, failure }, sanitizer) {
    const name = (0,html/* code */.aY)(bucket.request.bucket, sanitizer);
    return `The bucket ${name} ${wording/* introductions */.mT[status]} ${(0,html/* own */.ZV)(failure.what, sanitizer)} (<code>${failure.code}</code>).`;
}
function explained({ failure }, { readme }, sanitizer) {
    return (0,html/* explanation */.Qb)(failure, readme, sanitizer);
}
function runLink(run, { repository }) {
    return run === null ? '' : ` (<a href="${repository}/actions/runs/${run}">run ${run}</a>)`;
}
/** "2026-01-05 10:00 UTC". */
function utc(iso) {
    return `${new Date(iso).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

;// CONCATENATED MODULE: ./lib/alert/issue-tracker.js
/** The work on the alert issues: finding, opening, closing them, and keeping them up to date. */




/** After a great outage nobody wants a hundred mails at once. */
const MOST_NEW = 5;
class IssueTracker {
    #options;
    constructor(options) {
        this.#options = options;
    }
    /** Gives each case the issues that are open for it. */
    async find(cases) {
        const open = await this.#openIssues();
        for (const each of cases) {
            const [issue, ...others] = open.get(each.identity) ?? [];
            each.others = others;
            if (issue)
                this.#take(each, issue);
        }
    }
    async openNew(cases) {
        const { github, labels, log } = this.#options;
        const without = cases.filter(({ down, issue }) => down && !issue);
        const now = without.slice(0, MOST_NEW);
        if (now.length === 0)
            return;
        if (without.length > MOST_NEW) {
            const rest = (0,words/* pluralize */.td)(without.length - MOST_NEW, 'more unhealthy bucket');
            log.warning(`No alert issue yet for ${rest}: a run opens at most ${MOST_NEW}, the next ones open theirs.`);
        }
        for (const label of labels)
            await github.haveLabel(label);
        const last = await this.#lastIssues(now);
        for (const each of now)
            await this.#attempt(() => this.#open(each, last.get(each.identity) ?? null));
        await this.#giveWay(now);
    }
    /** Closes the issues of buckets that are back, and the superfluous ones of any. */
    async close(cases) {
        for (const { identity, down, issue, others } of cases) {
            if (!issue)
                continue;
            for (const other of others)
                await this.#attempt(() => this.#closeDuplicate(identity, other, issue));
            if (!down)
                await this.#attempt(() => this.#closeHealthy(identity, issue));
        }
    }
    /** Brings the issues of buckets that are still down up to date: changed causes first, then the longest unseen ones. */
    async update(cases) {
        const known = cases.flatMap(({ identity, down, issue, opened }) => {
            if (!down || !issue || opened)
                return [];
            const incident = incidentIn(issue);
            return [{ identity, down, issue, incident, changed: hasChanged(incident, down) }];
        });
        const seenMs = ({ incident }) => Date.parse(incident.seen);
        known.sort((a, b) => Number(b.changed) - Number(a.changed) || seenMs(a) - seenMs(b));
        for (const each of known)
            await this.#attempt(() => this.#update(each));
    }
    /** All open issues of ours by identity, the oldest first. */
    async #openIssues() {
        const { github, login } = this.#options;
        const all = [];
        for await (const page of github.issuesBy(login, 'open'))
            all.push(...page);
        all.sort((a, b) => a.number - b.number);
        return Map.groupBy(all, ({ body }) => identityIn(body));
    }
    /** The numbers of the issues that told of the outages before. */
    async #lastIssues(cases) {
        const { github, login } = this.#options;
        const wanted = new Set(cases.map(({ identity }) => identity));
        const last = new Map();
        for await (const page of github.issuesBy(login, 'closed')) {
            for (const { number, body, duplicate } of page) {
                const identity = identityIn(body);
                if (duplicate || identity === null || !wanted.has(identity))
                    continue;
                last.set(identity, Math.max(number, last.get(identity) ?? 0));
            }
            // The youngest come first.
            if (last.size === wanted.size)
                break;
        }
        return last;
    }
    async #open(each, previous) {
        const { github, place, sanitizer, labels, nowIso } = this.#options;
        const { bucket, identity, down } = each;
        if (!down)
            return;
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
    async #giveWay(cases) {
        if (!cases.some(({ issue }) => issue))
            return;
        const open = await this.#openIssues();
        for (const each of cases) {
            const { identity, issue } = each;
            const [oldest] = open.get(identity) ?? [];
            if (!issue || !oldest || oldest.number >= issue.number)
                continue;
            await this.#attempt(() => this.#closeDuplicate(identity, issue, oldest));
            this.#take(each, oldest);
        }
    }
    async #closeDuplicate(identity, issue, other) {
        const body = duplicateBody(issue.body, identity, incidentIn(issue), other.number);
        await this.#options.github.edit(issue.number, { body, state: 'closed', state_reason: 'duplicate' });
        this.#tell(`closed as a duplicate of #${other.number}`, issue);
    }
    async #closeHealthy(identity, issue) {
        const { github, nowIso, place } = this.#options;
        const body = closedBody(issue.body, identity, incidentIn(issue), nowIso, place);
        await github.edit(issue.number, { body, state: 'closed', state_reason: 'completed' });
        this.#tell('closed', issue);
    }
    async #update({ identity, down, issue, incident, changed }) {
        const { github, place, sanitizer, nowIso } = this.#options;
        const now = { ...incident, seen: nowIso, runs: incident.runs + 1, cause: down.failure.code };
        const body = withSection(issue.body, openSection(down, identity, now, place, sanitizer));
        // The body first: where the comment fails, it is not repeated by every run to come.
        await github.edit(issue.number, { body });
        if (changed)
            await github.comment(issue.number, causeComment(down, incident.cause, place, sanitizer));
        this.#tell(changed ? 'commented on, since the cause has changed' : 'brought up to date', issue);
    }
    async #attempt(work) {
        try {
            await work();
        }
        catch (error) {
            if (!(error instanceof GitHubTrouble && error.local))
                throw error;
            this.#options.troubles.push(error);
        }
    }
    #take(each, issue) {
        each.issue = issue;
        each.url = this.#urlOf(issue);
    }
    #urlOf({ number }) {
        return `${this.#options.place.repository}/issues/${number}`;
    }
    #tell(what, issue) {
        this.#options.log.info(`Alert issue ${what}: ${this.#urlOf(issue)}`);
    }
}
/** Where the cause is not known any more, nobody can say that it has changed. */
function hasChanged({ cause }, { failure }) {
    return cause !== null && cause !== failure.code;
}

;// CONCATENATED MODULE: ./lib/alert/patience.js
/**
 * How long the action bothers with GitHub: a minute in all, of which ten seconds at most for a GitHub in trouble, and
 * about a second between two writes (https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api).
 */


const TOTAL_MS = 60_000;
const TROUBLE_MS = 10_000;
const BETWEEN_WRITES_MS = 1000;
/** The step is being cancelled: nothing more is asked of GitHub. */
class Cancelled extends Error {
}
/** The minute is over; what was not done is for later runs. */
class OutOfTime extends GitHubTrouble {
    constructor() {
        super(`the ${(0,text_duration/* formatDuration */.a)(TOTAL_MS)} for alert issues were over before all was done`, [
            'Later runs go on with it.'
        ]);
    }
}
class Patience {
    #clock;
    #cancelled;
    #endsMs;
    #troubledMs = 0;
    #nextWriteMs = 0;
    /** The minute begins now. */
    constructor(clock, cancelled) {
        this.#clock = clock;
        this.#cancelled = cancelled;
        this.#endsMs = clock.now() + TOTAL_MS;
    }
    /** A question, asked again while there is hope. @throws GitHubTrouble, Cancelled */
    read(send) {
        return this.#insist(send, () => true);
    }
    /** A change, made again only where GitHub surely did not make it: nobody wants two issues. @throws GitHubTrouble, Cancelled */
    async write(send) {
        await this.#pause(this.#nextWriteMs - this.#clock.now());
        try {
            return await this.#insist(send, ({ undone }) => undone);
        }
        finally {
            this.#nextWriteMs = this.#clock.now() + BETWEEN_WRITES_MS;
        }
    }
    async #insist(send, repeatable) {
        for (let tries = 1;; tries++) {
            this.#check();
            const beganMs = this.#clock.now();
            try {
                return await this.#once(send);
            }
            catch (thrown) {
                this.#check();
                const trouble = troubleOf(thrown, this.#clock.timeOfDay());
                if (trouble.retry === 'never' || !repeatable(trouble))
                    throw trouble;
                const pauseMs = trouble.retry === 'soon' ? 1000 * 2 ** (tries - 1) : trouble.retry;
                this.#troubledMs += this.#clock.now() - beganMs + pauseMs;
                if (this.#troubledMs >= TROUBLE_MS)
                    throw trouble.retry === 'soon' ? trouble : later(trouble, pauseMs);
                await this.#pause(pauseMs);
            }
        }
    }
    /** One exchange, ended when the step is cancelled, when the minute is over, or when it has hung for too long. */
    async #once(send) {
        const limitMs = Math.min(TROUBLE_MS - this.#troubledMs, this.#endsMs - this.#clock.now());
        const settled = new AbortController();
        const late = new AbortController();
        void this.#clock.sleep(limitMs, settled.signal).then(() => {
            if (!settled.signal.aborted)
                late.abort();
        });
        const signal = AbortSignal.any([this.#cancelled, late.signal]);
        const aborted = new Promise((_, reject) => {
            signal.addEventListener('abort', () => reject(hung(limitMs)), { once: true });
        });
        try {
            return await Promise.race([send(signal), aborted]);
        }
        finally {
            settled.abort();
        }
    }
    async #pause(ms) {
        if (ms <= 0)
            return;
        // Where the pause does not fit, neither does what was to follow.
        if (this.#clock.now() + ms >= this.#endsMs)
            throw new OutOfTime();
        await this.#clock.sleep(ms, this.#cancelled);
    }
    #check() {
        if (this.#cancelled.aborted)
            throw new Cancelled();
        if (this.#clock.now() >= this.#endsMs)
            throw new OutOfTime();
    }
}
function hung(limitMs) {
    return new GitHubTrouble(`GitHub did not answer within ${(0,text_duration/* formatDuration */.a)(limitMs)}`, CATCH_UP);
}
function later({ message, remedy, status, said }, pauseMs) {
    return new GitHubTrouble(`${message}; it asks to come back in ${(0,text_duration/* formatDuration */.a)(pauseMs)}`, remedy, { status, said });
}

;// CONCATENATED MODULE: ./lib/alert/keep-issues.js
/**
 * One issue per bucket, open while the bucket is down. Whatever GitHub does, no verdict changes: it is one warning.
 */







/** @returns the results with the addresses of their issues. Never throws, and asks nothing of GitHub once cancelled. */
async function keepIssues(results, alerting) {
    const cases = results.map((result) => caseOf(result, alerting));
    const decided = cases.filter((each) => each !== null);
    if (decided.length === 0)
        return results;
    const troubles = [];
    try {
        await Promise.race([keep(decided, troubles, alerting), alerting.crashed]);
    }
    catch (error) {
        if (!(error instanceof Cancelled))
            troubles.unshift(asTrouble(error));
    }
    // A cancelled run has one warning, which is about that.
    if (!alerting.cancelled.aborted)
        warn(troubles, alerting);
    return results.map((result, index) => ({ ...result, issueUrl: cases[index]?.url ?? null }));
}
/** null for a verdict that says nothing about the bucket: its issue, if any, is left alone. */
function caseOf(result, { apiUrl, organizationId }) {
    const { bucket, verdict, failure, effort } = result;
    if (!bucket.request || verdict.status === 'unverifiable' || failure?.code === 'cors-unverifiable')
        return null;
    const identity = identityOf(bucket, apiUrl, organizationId);
    const down = failure && { bucket, status: verdict.status, failure, lookedMs: effort.durationMs };
    return { bucket, identity, down, issue: null, others: [], opened: false, url: null };
}
/** @param troubles where the tracker leaves what goes wrong with single issues @throws GitHubTrouble, Cancelled */
async function keep(cases, troubles, alerting) {
    const { token, env, log, clock, cancelled } = alerting;
    const place = placeOf(alerting);
    if (!token) {
        throw new GitHubTrouble('`github-token` is empty', ['Leave it out: by default it is the token of the job.']);
    }
    const patience = new Patience(clock, cancelled);
    const onExchange = (line) => log.debug(line);
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
function placeOf({ env, readme, organizationId }) {
    const repository = (0,links/* repositoryOf */._M)(env);
    if (!repository)
        throw new GitHubTrouble('GITHUB_REPOSITORY does not name a repository', []);
    const run = /^\d{1,20}$/.exec(env.GITHUB_RUN_ID ?? '')?.[0] ?? null;
    return { repository, run, readme, organizationId };
}
function asTrouble(error) {
    if (error instanceof GitHubTrouble)
        return error;
    return new GitHubTrouble('something unexpected happened', [(0,words/* messageOf */.bD)(error)]);
}
/** One warning in all. */
function warn([first, ...others], { log, sanitizer }) {
    if (!first)
        return;
    const more = others.length > 0 ? `, and ${others.length} more of the kind` : '';
    log.warning(`The alert issues are not up to date: ${first.message}${more}. This does not change the verdict.`, ...first.remedy, ...(first.said ? [`GitHub said: "${sanitizer.line(first.said)}"`] : []));
}


/***/ })

};
;