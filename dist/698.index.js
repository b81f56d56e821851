export const id = 698;
export const ids = [698];
export const modules = {

/***/ 4698:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run)
});

;// CONCATENATED MODULE: ./lib/failure.js
/** The error codes, and the one error class. Codes are part of the action's interface: they never change their meaning. */
/** Codes that do not come from a storage service, each with the explanation that it has unless told better. */
const explanations = {
    'invalid-input': {
        what: 'the inputs are not valid',
        cause: 'An input is missing, misspelt or out of bounds; the message names each one.',
        remedy: 'Correct what the message names. Nothing was requested yet.'
    },
    cancelled: {
        what: 'the workflow run was cancelled',
        cause: 'Somebody cancelled the run, a newer run took its place, or the job reached its own time limit.',
        remedy: 'Run the workflow again; where the job has a `timeout-minutes`, keep it above `timeout`.'
    },
    internal: {
        what: 'the action failed in an unexpected way',
        cause: 'This is a fault of the action, or of the machine that it runs on.',
        remedy: 'Run the job again with debug logging, and report the fault with that log.'
    },
    'api-key-rejected': {
        what: 'Studio rejected the API key',
        cause: 'The commonest cause is the key of a project where the key of an organization is needed (they look alike); else it was deleted or mistyped.',
        remedy: 'Create a key under the organization, Keys, and store it in the secret behind `api-key`.'
    },
    'api-key-forbidden': {
        what: 'the API key may not verify buckets of this organization',
        cause: 'The key belongs to a project or to another organization, or its role is too small; a proxy or firewall can also answer so.',
        remedy: 'Use a key of this organization with the role admin, and check `organization-id`.'
    },
    'not-found': {
        what: 'Studio does not know this organization',
        cause: '`organization-id` is mistyped or belongs to another Studio, or `api-url` points to another server.',
        remedy: "Take the id from the organization's address in Studio (studio.edgeimpulse.com/organization/<id>)."
    },
    'rate-limited': {
        what: 'Studio received too many requests',
        cause: 'Too many requests were made with this key or from this runner in a short time.',
        remedy: 'Run the workflow less often, or raise `timeout` so that the action can wait as long as Studio asks.'
    },
    redirected: {
        what: 'Studio redirected the request',
        cause: '`api-url` is not the final address, or a proxy or login page stands in between.',
        remedy: 'Set `api-url` to the final address. Redirects are not followed: they would carry the API key elsewhere.'
    },
    'studio-unavailable': {
        what: 'Studio is not available',
        cause: 'Studio, or a proxy in front of it, is overloaded, restarting or under maintenance.',
        remedy: 'Run the job again later; a longer `timeout` outlasts longer outages.'
    },
    'request-refused': {
        what: 'Studio refused the request',
        cause: 'Studio could not accept one of the values that it was sent.',
        remedy: 'Compare the inputs with what Studio said.'
    },
    'unexpected-response': {
        what: "Studio's answer could not be understood",
        cause: '`api-url` points to something else than the API, something in between changed the answer, or the API changed.',
        remedy: 'Check `api-url` (it ends in /v1), then whether a newer version of this action exists.'
    },
    network: {
        what: 'Studio could not be reached',
        cause: 'The name of the host is wrong, or the network, a firewall or a missing proxy setting keeps this runner from it.',
        remedy: 'Check `api-url`, and that this runner reaches it; behind a proxy set HTTPS_PROXY.'
    },
    tls: {
        what: "Studio's certificate could not be trusted",
        cause: 'A proxy that inspects TLS, a private certificate authority, or a certificate that expired or names another host.',
        remedy: 'Set the environment variable NODE_EXTRA_CA_CERTS to a file with the certificate authority, for the step or the runner.'
    },
    proxy: {
        what: 'the proxy did not let the request through',
        cause: 'The address, the user name or the password of the proxy is wrong, or the proxy does not allow this host.',
        remedy: 'Check HTTPS_PROXY (`http://user:password@host:port`, special characters percent-encoded) and NO_PROXY.'
    },
    'no-buckets': {
        what: 'there is no bucket to verify',
        cause: 'The organization has no bucket, or `exclude` leaves all of them out.',
        remedy: 'Add a bucket in Studio under the organization, Data, or correct `organization-id` or `exclude`.'
    },
    'unknown-bucket-id': {
        what: 'the organization has no bucket with this id',
        cause: 'The bucket was removed from the organization, or the id is mistyped or belongs to another organization.',
        remedy: 'Correct `bucket-id`; the ids are in the message and in Studio under the organization, Data.'
    },
    timeout: {
        what: 'Studio was still connecting at the deadline',
        cause: 'Studio needs longer than usual (Azure takes longest), or the storage does not answer it.',
        remedy: 'Raise `timeout`; if it happens again, check that the storage can be reached from the internet.'
    },
    'too-few-files': {
        what: 'the sample holds fewer files than `min-files`',
        cause: 'The bucket is empty, or the data lies outside of the prefix.',
        remedy: 'Upload the data, correct the prefix, or lower `min-files`.'
    },
    'no-info-labels': {
        what: 'there is no `info.labels` file',
        cause: 'No folder that Studio looked at holds an `info.labels` file.',
        remedy: 'Upload an `info.labels` file, or set `require-info-labels` to false.'
    },
    cors: {
        what: 'browsers may not upload into the bucket',
        cause: "The bucket's CORS rules do not allow it.",
        remedy: 'Apply the CORS rules that the message shows.'
    },
    'cors-unverifiable': {
        what: 'the CORS rules could not be checked',
        cause: 'This runner could not ask the storage itself; that says nothing about the rules.',
        remedy: 'Run the step on a runner that reaches the storage, or set `check-cors` to false.'
    }
};
/** Codes of what storage services say, see diagnosis.ts. */
const storageCodes = (/* unused pure expression or super */ null && ([
    'invalid-access-key',
    'signature-mismatch',
    'wrong-region',
    'wrong-endpoint',
    'missing-permission',
    'access-denied',
    'no-such-bucket',
    'invalid-bucket-name',
    'clock-skew',
    'account-suspended',
    'temporary-credentials',
    'inactive-access-key',
    'billing-closed',
    'key-access-disabled',
    'authentication-failed',
    'storage-firewall',
    'account-state',
    'account-not-found',
    'host-not-found',
    'connection-refused',
    'storage-unreachable',
    'storage-protocol',
    'storage-certificate',
    'invalid-endpoint',
    'not-a-storage-api',
    'storage-busy',
    'storage-error'
]));
/** What happened, the likely cause, the next step, and a stable code. */
class Failure extends Error {
    code;
    what;
    /** Not called `cause`: that is what `Error` calls the error below. */
    likelyCause;
    remedy;
    said;
    constructor(code, explanation, said = null, options) {
        super(explanation.what, options);
        this.name = 'Failure';
        this.code = code;
        this.what = explanation.what;
        this.likelyCause = explanation.cause;
        this.remedy = explanation.remedy;
        this.said = said;
    }
}
const LONGEST_WORD = 200;
/**
 * A word from outside within a sentence of ours: the quotation marks around it are the only ones, so that its end is
 * certain, and it stays on one line, since explanations are taken apart at their line ends.
 */
function quoted(text) {
    return `"${text
        .slice(0, LONGEST_WORD)
        .replace(/["`]/g, "'")
        .replace(/\s*\n\s*/g, ' ⏎ ')}"`;
}
/** A failure with the explanation of its code, except where the caller knows better. */
function failure(code, better = {}) {
    const { said = null, ...explanation } = better;
    return new Failure(code, { ...explanations[code], ...explanation }, said);
}
/** What was thrown, in its own words. */
function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}

// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 2 modules
var schemas = __webpack_require__(5395);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/api.js + 1 modules
var api = __webpack_require__(3305);
;// CONCATENATED MODULE: ./lib/studio/contract.js
/**
 * Studio's API for buckets, as its public reference documents it
 * (https://docs.edgeimpulse.com/apis/studio/organization-data). Answers come from outside:
 * what the verdict needs is checked and fails closed, what is only told beside it never costs the verdict,
 * and fields we do not know are left alone.
 */

/** Anything but a string counts as not told: an odd detail must not cost the verdict. */
const told = schemas/* catch */.MfU(schemas/* nullable */.mee(schemas/* optional */.lqM(schemas/* string */.YjP())), null);
/** Verification of a bucket. `files` is a sample chosen by Studio; names can be personal data, so only their number is kept. */
const VerifyAnswer = schemas/* object */.Ikc({
    connectionStatus: schemas/* enum */.k5n(['connected', 'connecting', 'error']),
    connectionError: told,
    connectionStatusSince: told,
    files: schemas/* catch */.MfU(schemas/* nullable */.mee(schemas/* optional */.lqM(schemas/* array */.YOg(schemas/* unknown */.L5J()))), null),
    hasInfoLabelsFile: schemas/* catch */.MfU(schemas/* nullable */.mee(schemas/* optional */.lqM(schemas/* boolean */.zMY())), null),
    /** A write credential: whoever has it may store an object. */
    signedUrl: told,
    /** Azure only: the endpoint in the form in which the bucket has to be registered. */
    endpoint: told
});
/** One bucket of `GET /api/organizations/{organizationId}/buckets`; no secret is ever in it. */
const ListedBucket = schemas/* object */.Ikc({
    id: schemas/* int */.Whr().check(api/* _positive */.NC()),
    accessKey: schemas/* string */.YjP(),
    bucket: schemas/* string */.YjP(),
    endpoint: schemas/* string */.YjP(),
    region: told,
    storageProvider: told,
    checkConnectivityPrefix: told
});
/** The list itself; each entry is looked at on its own, so that an odd one spoils only its own bucket. */
const BucketList = schemas/* object */.Ikc({ buckets: schemas/* array */.YOg(schemas/* unknown */.L5J()) });
/** What every answer of Studio says first: `success: false` means that the request failed, whatever else stands there. */
const Envelope = schemas/* object */.Ikc({ success: schemas/* boolean */.zMY(), error: told });

;// CONCATENATED MODULE: ./lib/buckets.js
/** Inputs -> the buckets to verify; what the request needs beside an id comes from the organization's bucket list. */


/**
 * @param wait whose deadline the list counts against; not touched for new credentials
 * @throws Failure where it is not known which buckets there are, or there are none
 */
async function findBuckets(selection, studio, wait) {
    switch (selection.kind) {
        case 'new':
            return { buckets: [{ id: null, request: selection.credentials }], uselessExcludes: [] };
        case 'one': {
            const { id, overrides } = selection;
            const list = await fetchList(studio, wait);
            if (list instanceof Failure)
                return { buckets: [withoutList(id, overrides, list)], uselessExcludes: [] };
            return { buckets: [fromList(id, list, overrides)], uselessExcludes: [] };
        }
        case 'several': {
            const list = await fetchList(studio, wait);
            const found = (id) => (list instanceof Failure ? lost(id, list) : fromList(id, list, {}));
            return { buckets: selection.ids.map(found), uselessExcludes: [] };
        }
        case 'all': {
            const list = await fetchList(studio, wait);
            if (list instanceof Failure)
                throw list;
            return everything(list, selection.exclude);
        }
    }
}
async function fetchList(studio, wait) {
    const outcome = await wait.ask((signal) => studio.listBuckets(signal));
    switch (outcome.kind) {
        case 'answer':
            return outcome.body.map((raw) => ({ id: idOf(raw), raw }));
        case 'refusal':
            return outcome.failure;
        case 'cancelled':
            return failure('cancelled');
        case 'over':
            return outcome.fault ?? outcome.silence ?? failure('network');
    }
}
function idOf(raw) {
    return ListedBucket.shape.id.safeParse(raw?.id).data ?? null;
}
function everything(list, exclude) {
    const ids = new Set(list.map(({ id }) => id).filter((id) => id !== null));
    const wanted = [...ids].filter((id) => !exclude.includes(id)).sort((a, b) => a - b);
    const nameless = list.filter(({ id }) => id === null).map(() => lost(null, oddEntry(null)));
    const buckets = [...wanted.map((id) => fromList(id, list, {})), ...nameless];
    if (buckets.length === 0) {
        const what = ids.size === 0 ? 'the organization has no buckets' : '`exclude` leaves out every bucket';
        throw failure('no-buckets', { what });
    }
    return { buckets, uselessExcludes: exclude.filter((id) => !ids.has(id)) };
}
function fromList(id, list, overrides) {
    const entry = list.find((each) => each.id === id);
    if (!entry)
        return lost(id, unknownId(id, list));
    const raw = entry.raw;
    // Azure's list may name the account beside the access key, which for Azure is the same thing.
    const accessKey = overrides.accessKey ?? (raw.accessKey || raw.storageAccountName);
    const listed = ListedBucket.safeParse({ ...raw, ...overrides, id, accessKey });
    if (!listed.success)
        return lost(id, oddEntry(id, String(listed.error.issues[0]?.path[0])));
    const { bucket, endpoint, region, storageProvider, checkConnectivityPrefix } = listed.data;
    return known(id, {
        // Passed on as it is, known or not: Studio is the one to judge it.
        storageProvider: storageProvider || 's3',
        accessKey: listed.data.accessKey,
        bucket,
        endpoint,
        region: region ?? '',
        prefix: overrides.prefix ?? checkConnectivityPrefix ?? '',
        secretKey: overrides.secretKey ?? ''
    });
}
/** Where the list is refused, inputs that say everything are as good. */
function withoutList(id, overrides, refused) {
    const { accessKey, bucket, endpoint } = overrides;
    const enough = accessKey !== undefined && bucket !== undefined && endpoint !== undefined;
    const refusedAsSuch = refused.code === 'api-key-forbidden' || refused.code === 'not-found';
    if (!enough || !refusedAsSuch)
        return lost(id, refused);
    return known(id, { storageProvider: 's3', ...overrides, accessKey, bucket, endpoint });
}
/** Leaves out what is empty: an empty region or prefix is not the same as none to every storage service. */
function known(id, { region, prefix, secretKey, ...request }) {
    return {
        id,
        request: {
            ...request,
            bucketId: id,
            ...(region ? { region } : {}),
            ...(prefix ? { prefix } : {}),
            ...(secretKey ? { secretKey } : {})
        }
    };
}
function lost(id, why) {
    return { id, request: null, failure: why };
}
function unknownId(id, list) {
    const ids = list.map((entry) => entry.id).filter((each) => each !== null);
    const shown = ids.slice(0, 20).join(', ') + (ids.length > 20 ? `, and ${ids.length - 20} more` : '');
    const has = ids.length > 0 ? `it has ${shown}` : 'it has none at all';
    return failure('unknown-bucket-id', { what: `the organization has no bucket with the id ${id} (${has})` });
}
function oddEntry(id, field = 'id') {
    const which = id === null ? 'an entry' : `the entry for ${id}`;
    return failure('unexpected-response', { what: `${which} in Studio's bucket list has no usable ${field}` });
}

;// CONCATENATED MODULE: ./lib/preflight.js
/** "CORS-safelisted method" */
const SAFELISTED = ['GET', 'HEAD', 'POST'];
/** "Redirect status" */
const REDIRECTS = [301, 302, 303, 307, 308];
/** @returns with a refusal the first thing that forbids the request, as the end of a sentence */
function judgePreflight(answer, request) {
    const { status, headers } = answer;
    const { origin, method, requestHeaders } = request;
    // The standard looks at the origin first. The outcome is the same, but a status tells people more than a missing header.
    if (REDIRECTS.includes(status)) {
        return failed(`the storage redirects the preflight (status ${status}), which browsers do not follow`);
    }
    if (status < 200 || status > 299) {
        return failed(`the storage answers ${status} to the preflight for ${asked(request)}`);
    }
    // "CORS check": byte for byte, so a list, a path or a slash at the end is no origin.
    const allowedOrigin = headers['access-control-allow-origin'];
    if (allowedOrigin === undefined) {
        return failed(`the answer to the preflight for ${asked(request)} has no Access-Control-Allow-Origin`);
    }
    if (allowedOrigin !== '*' && allowedOrigin !== origin) {
        return failed(`Access-Control-Allow-Origin is neither * nor exactly ${origin}`);
    }
    const methods = listed(headers['access-control-allow-methods']);
    if (!methods)
        return failed('Access-Control-Allow-Methods is not a list of methods');
    const names = listed(headers['access-control-allow-headers']?.toLowerCase());
    if (!names)
        return failed('Access-Control-Allow-Headers is not a list of header names');
    // Methods are compared with their case.
    if (!methods.includes(method) && !SAFELISTED.includes(method) && !methods.includes('*')) {
        return failed(`Access-Control-Allow-Methods does not name ${method}`);
    }
    // "CORS non-wildcard request-header name": the one that * does not stand for.
    const missing = requestHeaders.find((name) => !names.includes(name) && (name === 'authorization' || !names.includes('*')));
    if (missing !== undefined)
        return failed(`Access-Control-Allow-Headers does not name ${missing}`);
    return { status: 'passed' };
}
/**
 * "Extract header list values", with the list syntax of RFC 9110, 5.6.1: empty elements do no harm, spaces and tabs
 * around elements neither, but one element that is not a token spoils the whole.
 * @returns null where it is spoilt
 */
function listed(header = '') {
    const elements = header.split(',').map((element) => element.replace(/^[ \t]+|[ \t]+$/g, ''));
    const present = elements.filter((element) => element !== '');
    return present.every((element) => /^[\w!#$%&'*+.^`|~-]+$/.test(element)) ? present : null;
}
function asked({ origin, method, requestHeaders }) {
    const carrying = requestHeaders.length > 0 ? ` with ${requestHeaders.join(', ')}` : '';
    return `${method}${carrying} from ${origin}`;
}
function failed(reason) {
    return { status: 'failed', reason };
}

// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/index.js
var lib = __webpack_require__(2779);
;// CONCATENATED MODULE: ./lib/studio/exchange.js

/** An exchange that took too long; `phase` says what it was waiting for. */
class TooSlow extends Error {
    phase;
    constructor(phase, ms) {
        super(phase === 'connecting' ? `no connection within ${ms / 1000} s` : `no complete answer within ${ms / 1000} s`);
        this.phase = phase;
    }
}
/** A connection pool that outlives one exchange; the agent is http-client's own, proxies included. */
class Exchanger {
    #agent;
    #limits;
    #userAgent;
    constructor(limits, userAgent) {
        this.#limits = limits;
        this.#userAgent = userAgent;
    }
    /**
     * Always settles: at the latest when the signal or a limit aborts it.
     * @throws TooSlow, the signal's reason, or whatever error Node has for the connection
     */
    async send(request, signal) {
        const own = new AbortController();
        const { connectMs, totalMs } = this.#limits;
        const timers = [
            setTimeout(() => own.abort(new TooSlow('connecting', connectMs)), connectMs),
            setTimeout(() => own.abort(new TooSlow('answering', totalMs)), totalMs)
        ];
        const stop = () => own.abort(signal.reason);
        signal.addEventListener('abort', stop);
        if (signal.aborted)
            stop();
        try {
            return await orAborted(this.#exchange(request, own.signal, () => clearTimeout(timers[0])), own.signal);
        }
        finally {
            signal.removeEventListener('abort', stop);
            timers.forEach(clearTimeout);
        }
    }
    async #exchange(request, signal, onConnected) {
        const client = new WatchedClient(onConnected, (options) => {
            this.#agent ??= options.agent;
            options.agent = this.#agent;
            options.signal = signal;
            // http-client would add an id of the runner to it.
            options.headers = { ...options.headers, 'user-agent': this.#userAgent };
        });
        const { message } = await client.request(request.method, request.url, request.body ?? '', request.headers);
        const status = message.statusCode ?? 0;
        const limit = this.#limits.bodyBytes(status);
        return { status, headers: message.headers, body: limit === 0 ? unread(message) : await read(message, limit) };
    }
}
class WatchedClient extends lib/* HttpClient */.Qq {
    #onConnected;
    constructor(onConnected, prepareRequest) {
        const handler = {
            prepareRequest,
            canHandleAuthentication: () => false,
            handleAuthentication: () => Promise.reject(new Error('no handler authenticates'))
        };
        super(undefined, [handler], { allowRedirects: false, allowRetries: false, keepAlive: true });
        this.#onConnected = onConnected;
    }
    /** The one place where http-client lets us see the request itself, and so the moment in which it is connected. */
    requestRaw(info, data) {
        const secure = info.parsedUrl.protocol === 'https:';
        const request = (options, onResponse) => {
            const outgoing = info.httpModule.request(options, onResponse);
            outgoing.once('socket', (socket) => {
                const connected = outgoing.reusedSocket || (!secure && !socket.connecting);
                if (connected)
                    this.#onConnected();
                else
                    socket.once(secure ? 'secureConnect' : 'connect', this.#onConnected);
            });
            return outgoing;
        };
        return super.requestRaw({ ...info, httpModule: { request } }, data);
    }
}
/** http-client's promise does not settle in every case: the signal always does. */
function orAborted(promise, signal) {
    return new Promise((resolve, reject) => {
        const aborted = () => reject(signal.reason);
        signal.addEventListener('abort', aborted, { once: true });
        promise.then(resolve, (error) => reject(signal.aborted ? signal.reason : error));
    });
}
async function read(message, limit) {
    const chunks = [];
    let size = 0;
    for await (const chunk of message) {
        size += chunk.length;
        if (size > limit)
            return unread(message);
        chunks.push(chunk);
    }
    return Buffer.concat(chunks);
}
function unread(message) {
    message.destroy();
    return null;
}

;// CONCATENATED MODULE: ./lib/studio/connection.js
/** Why there was no answer: what Node, TLS and the proxy tunnel call it -> a failure that says what to do. */


/** The codes that Node's TLS gives to certificates that it does not accept (tls and OpenSSL's X509_V_ERR_*). */
const CERTIFICATE = /^(CERT_|UNABLE_TO_|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|ERR_TLS_CERT_ALTNAME|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED|CRL_)/;
const reasons = {
    ENOTFOUND: 'its host name was not found',
    EAI_AGAIN: 'its host name could not be looked up',
    ECONNREFUSED: 'it refused the connection',
    ECONNRESET: 'the connection was closed before the answer was complete',
    EPIPE: 'the connection was closed before the request was sent',
    ETIMEDOUT: 'the connection timed out',
    EHOSTUNREACH: 'there is no route to it',
    ENETUNREACH: 'there is no route to its network'
};
/** @param proxy the proxy that the request went through, told in the failure; never holds its password */
function connectionFailure(thrown, proxy) {
    const error = innermost(thrown);
    const tunnel = /^tunneling socket could not be established, (statusCode|cause)=(.*)/s.exec(error.message);
    if (tunnel)
        return tunnelFailure(tunnel[1] === 'statusCode' ? Number(tunnel[2]) : null, tunnel[2] ?? '', proxy);
    const code = codeOf(error);
    if (CERTIFICATE.test(code)) {
        return {
            kind: 'refusal',
            failure: failure('tls', { what: `Studio's certificate could not be trusted (${code})` })
        };
    }
    if (code === 'EPROTO' || code.startsWith('ERR_SSL_')) {
        return {
            kind: 'refusal',
            failure: failure('tls', {
                what: `a TLS connection to Studio could not be made (${code})`,
                cause: 'The port of `api-url` does not speak TLS, or a proxy or firewall in between breaks it.'
            })
        };
    }
    const through = proxy ? ` through the proxy ${quoted(proxy)}` : '';
    const reason = error instanceof TooSlow ? error.message : (reasons[code] ?? otherReason(error.name, code));
    const what = `Studio could not be reached${through}: ${reason}`;
    return { kind: 'fault', failure: failure('network', { what }), retryAfterMs: null };
}
/** @param status what the proxy answered to CONNECT, null where it could not be reached itself */
function tunnelFailure(status, cause, proxy) {
    const name = proxy ? quoted(proxy) : 'in between';
    if (status === null) {
        const code = /\b(E[A-Z]+)\b/.exec(cause)?.[1] ?? '';
        const what = `the proxy ${name} could not be reached: ${reasons[code] ?? 'the connection failed'}`;
        return { kind: 'fault', failure: failure('proxy', { what }), retryAfterMs: null };
    }
    const described = failure('proxy', {
        what: `the proxy ${name} did not let the request through (it answered ${status})`
    });
    // As with Studio's own answers: what may pass is tried again, a wrong password or a forbidden host is not.
    return status >= 500 || status === 408 || status === 429
        ? { kind: 'fault', failure: described, retryAfterMs: null }
        : { kind: 'refusal', failure: described };
}
function otherReason(name, code) {
    if (name === 'AbortError')
        return 'it did not answer in time';
    if (code.startsWith('HPE_'))
        return `what answered does not speak HTTP as it should (${code})`;
    return code ? `the connection failed (${code})` : 'the connection failed';
}
/** A name with two addresses fails with an AggregateError that says nothing itself. */
function innermost(thrown) {
    if (thrown instanceof AggregateError && thrown.errors.length > 0)
        return innermost(thrown.errors[0]);
    return thrown instanceof Error ? thrown : new Error(String(thrown));
}
/** Node's name of the error; what is aborted has a number there. */
function codeOf(error) {
    const { code } = error;
    return typeof code === 'string' ? code : '';
}

// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/proxy.js
var lib_proxy = __webpack_require__(9783);
;// CONCATENATED MODULE: ./lib/studio/proxy.js
/**
 * The proxy that http-client will use, told without its password. http-client connects *directly* where it does not
 * understand the setting (a bad percent escape in the password, no scheme before "host:port"): that is refused here.
 */


/** @returns how requests to the URL travel: directly (null), or through which proxy */
function routeTo(url, env) {
    const names = url.protocol === 'https:' ? ['https_proxy', 'HTTPS_PROXY'] : ['http_proxy', 'HTTP_PROXY'];
    const variable = names.find((name) => env[name]);
    if (!variable || (0,lib_proxy/* checkBypass */.H)(url))
        return { ok: true, proxy: null };
    const proxy = resolved(url);
    if (proxy?.hostname && (proxy.protocol === 'http:' || proxy.protocol === 'https:')) {
        return { ok: true, proxy: `${proxy.protocol}//${proxy.host}` };
    }
    return {
        ok: false,
        failure: failure('proxy', {
            what: `the proxy ${quoted(addressIn(env[variable]))} in ${variable} cannot be used`,
            cause: 'Its value is not of the form http://user:password@host:port.',
            remedy: `Correct ${variable}; special characters in the user name and password are percent-encoded ("%" as %25, "@" as %40).`
        })
    };
}
/** What is left of a setting that is too wrong to be parsed when everything that can be a password is gone. */
function addressIn(setting = '') {
    return setting.slice(setting.lastIndexOf('@') + 1);
}
function resolved(url) {
    try {
        return (0,lib_proxy/* getProxyUrl */.s)(url);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/urls.js
/** URLs from inputs: taken only if they are written as they will be used, so that nobody reads another host than is asked. */
/** A URL for Studio's API: https, or http on loopback. @returns it normalised, ending in /v1; undefined if it is not acceptable */
function parseApiUrl(text) {
    const url = parsePlainUrl(text);
    if (!url || (url.protocol !== 'https:' && !isLoopback(url.hostname)))
        return undefined;
    const path = url.pathname.replace(/\/+$/, '');
    if (!/^(\/[\w.~-]+)*$/.test(path))
        return undefined;
    return `${url.origin}${path.endsWith('/v1') ? path : `${path}/v1`}`;
}
/** An absolute http(s) URL without credentials, query and fragment; undefined for anything else. */
function parsePlainUrl(text) {
    const [, authority, path] = /^https?:\/\/([^/?#\\@\s]+)(\/[^?#\\\s]*)?$/i.exec(text) ?? [];
    if (!authority || !URL.canParse(text))
        return undefined;
    const url = new URL(text);
    // Parsing would make another host of "2130706433", "0x7f.1" and look-alike letters, another path of ".." and "%2e".
    const host = authority.replace(/:\d*$/, '').toLowerCase();
    return host === url.hostname && (path ?? '/') === url.pathname ? url : undefined;
}
/** An origin as browsers send it; undefined for anything else. */
function parseOrigin(text) {
    const url = parsePlainUrl(text);
    return url?.origin === text ? text : undefined;
}
/** Whether a URL's host name is this machine itself. */
function isLoopback(hostname) {
    return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

;// CONCATENATED MODULE: ./lib/version.js
/** Travels in the user agent. A test holds it against package.json. */
const version = '1.0.0';

;// CONCATENATED MODULE: ./lib/cors.js
/**
 * Would a browser be allowed to upload? The storage is asked what the browser would ask it, and the answer is judged as the
 * browser would. What stays unknown: whether the answer to the upload itself carries `Access-Control-Allow-Origin` (to
 * learn that, an object would have to be stored).
 */







/** By the headers that the preflight asks for: an upload of plain bytes, and one of a File, which brings its type along. */
const UPLOADS = [[], ['content-type']];
/** For both preflights, which go side by side. */
const LONGEST_PREFLIGHT_MS = 10_000;
const LIMITS = { connectMs: LONGEST_PREFLIGHT_MS, totalMs: LONGEST_PREFLIGHT_MS, bodyBytes: () => 0 };
/** Sends two preflights side by side, and nothing else. Always settles, within 10 s, and as soon as the signal aborts. */
async function checkCors(question) {
    const target = uploadTarget(question);
    if ('verdict' in target)
        return target.verdict;
    // "Main fetch": nobody has to allow what stays within an origin.
    if (target.url.origin === question.origin)
        return { status: 'passed' };
    const route = routeTo(target.url, question.env);
    if (!route.ok)
        return unverifiable(route.failure.what);
    const exchanger = new Exchanger(LIMITS, `edge-impulse-verify-bucket/${version}`);
    const ask = async (requestHeaders) => {
        const request = { origin: question.origin, method: 'PUT', requestHeaders };
        const headers = {
            accept: '*/*',
            origin: request.origin,
            'access-control-request-method': request.method,
            ...(requestHeaders.length > 0 && { 'access-control-request-headers': requestHeaders.join(',') })
        };
        try {
            const answer = await exchanger.send({ method: 'OPTIONS', url: target.url.href, headers }, question.signal);
            return isPassing(answer.status)
                ? unverifiable(`the storage answers ${answer.status} for the moment`)
                : judgePreflight(answer, request);
        }
        catch (error) {
            if (question.signal.aborted)
                return unverifiable('the run was cancelled');
            const { what } = connectionFailure(error, route.proxy).failure;
            return unverifiable(what.replace('Studio', 'the storage'));
        }
    };
    const verdicts = await Promise.all(UPLOADS.map(ask));
    // One kind of upload that is forbidden is certain, whatever became of the other question.
    const first = (status) => verdicts.find((verdict) => verdict.status === status);
    return first('failed') ?? first('unverifiable') ?? { status: 'passed' };
}
/**
 * Answers of a service that is overloaded or down, those after which Studio would be asked again. A browser takes them as
 * a refusal, too, but they come from no rule, and changing the rules would not help.
 */
function isPassing(status) {
    return [408, 425, 429].includes(status) || (status >= 500 && status !== 501);
}
/** `[bucket.]s3[-variant][.dualstack][.region].amazonaws.com`: the names in which nobody but S3 has a say. */
const S3_HOST = /(^|\.)s3(express)?(-[a-z0-9-]+)?(\.dualstack)?(\.[a-z]+(-[a-z]+)+-\d+)?\.amazonaws\.com(\.cn)?$/;
/** Whether a runner may send something to the signed URL, and a page an upload: whoever answers for Studio chose its host. */
function uploadTarget({ signedUrl, endpoint, provider }) {
    if (!signedUrl)
        return { verdict: unverifiable('Studio gave no signed URL') };
    const url = webUrl(signedUrl);
    if (!url)
        return { verdict: unverifiable('the signed URL that Studio gave is not a web address') };
    const home = webUrl(endpoint);
    if (!home)
        return { verdict: unverifiable("the bucket's endpoint is not a web address") };
    const isHome = url.hostname === home.hostname || url.hostname.endsWith(`.${home.hostname}`);
    if (!isHome && !(provider === 's3' && S3_HOST.test(url.hostname))) {
        const hosts = `${quoted(url.hostname)}, not to that of the endpoint`;
        return { verdict: unverifiable(`the signed URL leads to the host ${hosts}`) };
    }
    // "Mixed Content": loopback alone is taken for as safe as https.
    if (url.protocol === 'http:' && !(isHome && isLoopback(home.hostname))) {
        const reason = 'the signed URL is an http address, and a page on https may not upload to http';
        return { verdict: { status: 'failed', reason } };
    }
    return { url };
}
/** Browsers send nothing to URLs with a user name or a password in them. */
function webUrl(text) {
    const url = URL.parse(text);
    return url && /^https?:$/.test(url.protocol) && !url.username && !url.password ? url : null;
}
function unverifiable(reason) {
    return { status: 'unverifiable', reason };
}
/**
 * The rules that Edge Impulse documents for its uploads, for this origin, and the command that applies them.
 * @returns a sentence and two lines to copy
 */
function corsRules(provider, bucket, origin, endpoint) {
    const methods = ['PUT', 'POST'];
    if (provider === 'google') {
        const rules = [{ origin: [origin], method: methods, responseHeader: ['*'], maxAgeSeconds: 31_536_000 }];
        return recipe(rules, `gcloud storage buckets update ${shellWord(`gs://${bucket}`)} --cors-file=cors.json`);
    }
    const rules = [{ AllowedOrigins: [origin], AllowedMethods: methods, AllowedHeaders: ['*'], ExposeHeaders: [] }];
    const isAws = provider === 's3' && (!endpoint || S3_HOST.test(webUrl(endpoint)?.hostname ?? ''));
    const elsewhere = endpoint && !isAws ? ` --endpoint-url ${shellWord(endpoint)}` : '';
    return recipe({ CORSRules: rules }, `aws s3api put-bucket-cors --bucket ${shellWord(bucket)} --cors-configuration file://cors.json${elsewhere}`, ' A web console takes only the list, from [ to the last ].');
}
function recipe(rules, command, beside = '') {
    const how = `Save the first line below as cors.json, and run the second.${beside}`;
    const care = 'They replace all CORS rules of the bucket: if it has others that are needed, add them to the file first.';
    return [`${how} ${care}`, JSON.stringify(rules), command].join('\n');
}
/** One word to a POSIX shell. Control characters are in no name of a bucket, and would end the line that is to be copied. */
function shellWord(text) {
    const line = text.replace(/[\u0000-\u001f\u007f]/g, '?');
    return /^[\w.:/-]+$/.test(line) ? line : `'${line.replaceAll("'", "'\\''")}'`;
}

;// CONCATENATED MODULE: ./lib/duration.js
/** Durations as people write and read them; inside, all are milliseconds. */
const unitsMs = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
/** `90` (seconds), `250ms`, `90s`, `5m`, `1h`, also with decimals: in milliseconds, undefined for anything else. */
function parseDurationMs(text) {
    const [, amount, unit = 's'] = /^(\d{1,9}(?:\.\d{1,3})?)(ms|s|m|h)?$/.exec(text) ?? [];
    return amount === undefined ? undefined : Number(amount) * unitsMs[unit];
}
/** "80 ms", "4.2 s", "5 min", "1 h 30 min": the two largest units that matter. */
function spoken(durationMs) {
    if (durationMs < 950)
        return `${Math.round(durationMs)} ms`;
    if (durationMs < 59_950)
        return `${Number((durationMs / unitsMs.s).toFixed(1))} s`;
    const seconds = Math.round(durationMs / unitsMs.s);
    const parts = [
        [Math.floor(seconds / 86_400), 'd'],
        [Math.floor(seconds / 3600) % 24, 'h'],
        [Math.floor(seconds / 60) % 60, 'min'],
        [seconds % 60, 's']
    ];
    const first = parts.findIndex(([amount]) => amount > 0);
    return parts
        .slice(first, first + 2)
        .filter(([amount]) => amount > 0)
        .map(([amount, unit]) => `${amount} ${unit}`)
        .join(' ');
}

;// CONCATENATED MODULE: ./lib/checks.js


function judge(findings, expected) {
    const { verdict } = findings;
    if (verdict.status !== 'connected')
        return notConnected(findings);
    const checks = [
        { name: 'connected', result: 'passed', reason: 'Studio reached the bucket' },
        filesCheck(verdict.sample.fileCount, expected.minFiles, findings.prefix),
        labelsCheck(verdict.sample.hasInfoLabels, expected.requireInfoLabels),
        corsCheck(findings.cors)
    ];
    const failed = checks.find((check) => check.result === 'failed');
    return { checks, healthy: !failed, failure: failed?.failure ?? null };
}
function notConnected({ verdict, diagnosis, timeoutMs }) {
    const others = ['files', 'info-labels', 'cors'].map((name) => ({
        name,
        result: 'skipped',
        reason: 'the bucket is not connected'
    }));
    if (verdict.status === 'unverifiable') {
        const skipped = { name: 'connected', result: 'skipped', reason: verdict.failure.what };
        return { checks: [skipped, ...others], healthy: false, failure: verdict.failure };
    }
    const stillConnecting = failure('timeout', {
        what: `Studio was still connecting when ${spoken(timeoutMs)} were over`
    });
    const why = diagnosis ?? stillConnecting;
    const failed = { name: 'connected', result: 'failed', reason: why.what, failure: why };
    return { checks: [failed, ...others], healthy: false, failure: why };
}
function filesCheck(count, minFiles, prefix) {
    const name = 'files';
    const under = count === 0 && prefix ? ` under the prefix ${quoted(prefix)}` : '';
    const found = count === null ? 'Studio did not say how many files it found' : `${plural(count, 'file')} in the sample${under}`;
    if (minFiles === 0)
        return { name, result: 'skipped', reason: `${found}; min-files is 0` };
    if (count !== null && count >= minFiles)
        return { name, result: 'passed', reason: found };
    const remedy = under
        ? 'Correct the prefix (it must match the names of the files from their first character), upload the data, or lower `min-files`.'
        : undefined;
    const what = `${found}, fewer than the ${minFiles} of \`min-files\``;
    return {
        name,
        result: 'failed',
        reason: what,
        failure: failure('too-few-files', { what, ...(remedy && { remedy }) })
    };
}
function labelsCheck(has, required) {
    const name = 'info-labels';
    const found = has === null
        ? 'Studio did not say whether there is an info.labels file'
        : has
            ? 'info.labels found'
            : 'no info.labels file found';
    if (!required)
        return { name, result: 'skipped', reason: `${found}; not required` };
    if (has)
        return { name, result: 'passed', reason: found };
    return { name, result: 'failed', reason: found, failure: failure('no-info-labels', { what: found }) };
}
function corsCheck(cors) {
    const name = 'cors';
    if (!cors)
        return { name, result: 'skipped', reason: 'not asked for, or not needed' };
    const { verdict, remedy } = cors;
    if (verdict.status === 'passed')
        return { name, result: 'passed', reason: 'browsers may upload' };
    const described = verdict.status === 'failed'
        ? failure('cors', { what: `browsers may not upload into it: ${verdict.reason}`, remedy })
        : failure('cors-unverifiable', { what: `its CORS rules could not be checked: ${verdict.reason}` });
    return { name, result: 'failed', reason: described.what, failure: described };
}
/** "1 file", "2 files". */
function plural(count, noun) {
    return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

;// CONCATENATED MODULE: ./lib/storage-errors.js
const S3 = ['s3', 'other', 'edgeimpulse'];
const S3_AND_GOOGLE = [...S3, 'google'];
const GOOGLE = ['google'];
const AZURE = ['azure'];
const links = {
    s3: 'https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html',
    iam: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html',
    google: 'https://cloud.google.com/storage/docs/xml-api/reference-status',
    hmac: 'https://cloud.google.com/storage/docs/authentication/hmackeys',
    azure: 'https://learn.microsoft.com/rest/api/storageservices/common-rest-api-error-codes',
    azure403: 'https://learn.microsoft.com/troubleshoot/azure/azure-storage/blobs/authentication/storage-troubleshoot-403-errors',
    studio: 'https://docs.edgeimpulse.com/studio/organizations/data/cloud-data-storage',
    node: 'https://nodejs.org/api/errors.html'
};
const storageErrors = [
    {
        code: 'temporary-credentials',
        pattern: /InvalidAccessKeyId|access key id you provided does not exist/i,
        providers: S3,
        accessKey: /^ASIA/,
        what: 'the access key is a temporary one',
        cause: 'Access keys that begin with ASIA come from a session (SSO, STS) and work only with a session token, which Studio does not take.',
        remedy: 'Create a long-term access key of an IAM user, and store it in the secrets behind `access-key` and `secret-key`.',
        link: links.studio
    },
    {
        code: 'temporary-credentials',
        pattern: /\b(?:ExpiredToken|InvalidToken)\b/i,
        providers: S3,
        what: 'the credentials are temporary ones',
        cause: 'They come from a session (SSO, STS), which has expired or whose token is missing.',
        remedy: 'Create a long-term access key of an IAM user, and store it in the secrets behind `access-key` and `secret-key`.',
        link: links.studio
    },
    {
        code: 'invalid-access-key',
        pattern: /InvalidAccessKeyId|access key id you provided does not exist/i,
        providers: S3,
        what: 'the access key does not exist',
        cause: 'It was probably deleted or mistyped, or belongs to another provider or endpoint.',
        remedy: 'Create a key and store it in the secret behind `access-key`; check `storage-provider` and `endpoint`.',
        link: links.s3
    },
    {
        code: 'invalid-access-key',
        pattern: /InvalidAccessKeyId|access key id you provided does not exist|user id you provided does not exist/i,
        providers: GOOGLE,
        what: 'the HMAC access id does not exist',
        cause: 'The HMAC key was probably deleted or mistyped, or a key of a service account in JSON was used.',
        remedy: 'Create an HMAC key (Cloud Storage, Settings, Interoperability) and store both halves in the secrets behind `access-key` and `secret-key`.',
        link: links.hmac
    },
    {
        code: 'signature-mismatch',
        pattern: /SignatureDoesNotMatch|signature we calculated does not match/i,
        providers: S3_AND_GOOGLE,
        what: 'the secret does not belong to the access key',
        cause: 'The secret is that of another key, or something was lost or added when it was pasted.',
        remedy: 'Paste the secret again into the secret behind `secret-key`, or create a new key.',
        link: links.s3
    },
    {
        code: 'wrong-region',
        pattern: /region '?[\w-]*'? is wrong; expecting '?([a-z0-9-]+)/i,
        providers: S3_AND_GOOGLE,
        what: 'the bucket is in the region `$1`, and the request was made for another',
        cause: '`region` is wrong or missing.',
        remedy: 'Set `region` to `$1`, and `endpoint` to that region where you set it.',
        link: links.s3
    },
    {
        code: 'wrong-region',
        pattern: /AuthorizationHeaderMalformed|AuthorizationQueryParametersError/i,
        providers: S3_AND_GOOGLE,
        what: 'the request was made for another region than the one of the bucket',
        cause: '`region` is wrong or missing.',
        remedy: 'Set `region` to the region of the bucket, and `endpoint` to that region where you set it.',
        link: links.s3
    },
    {
        code: 'wrong-endpoint',
        pattern: /PermanentRedirect|IllegalLocationConstraint|must be addressed using the specified endpoint/i,
        providers: S3,
        what: 'the bucket is in another region than the endpoint',
        cause: '`endpoint` is that of another region.',
        remedy: 'Set `endpoint` to https://s3.<region>.amazonaws.com with the region of the bucket, and `region` to that region.',
        link: links.s3
    },
    {
        code: 'missing-permission',
        pattern: /is not authorized to perform: (s3:[a-z]+)/i,
        providers: S3,
        what: 'the key may not do $1',
        cause: 'The IAM policy of its user lacks this action, or limits it to a prefix.',
        remedy: 'Allow `$1` for the bucket (Studio lists, reads, writes and deletes), or set `prefix` to the folder that the policy allows.',
        link: links.iam
    },
    {
        code: 'storage-firewall',
        pattern: /AuthorizationFailure|not authorized to perform this operation/i,
        providers: AZURE,
        what: 'the storage account does not let Studio in',
        cause: "Mostly the storage account's firewall; Azure's emulator says the same of a wrong key.",
        remedy: 'Allow access from Edge Impulse in the networking settings of the storage account, then check the key.',
        link: links.azure403
    },
    {
        code: 'key-access-disabled',
        pattern: /KeyBasedAuthenticationNotPermitted|key based authentication is not permitted/i,
        providers: AZURE,
        what: 'the storage account does not accept account keys',
        cause: '"Allow storage account key access" is switched off.',
        remedy: 'Switch "Allow storage account key access" on in the configuration of the storage account.',
        link: links.azure403
    },
    {
        code: 'authentication-failed',
        pattern: /AuthenticationFailed|server failed to authenticate the request/i,
        providers: AZURE,
        what: 'the account key is not accepted',
        cause: 'The key is wrong, or was rotated.',
        remedy: 'Copy a current key (storage account, Access keys) into the secret behind `secret-key`.',
        link: links.azure403
    },
    {
        code: 'no-such-bucket',
        pattern: /ContainerNotFound|specified container does not exist/i,
        providers: AZURE,
        what: 'the container does not exist',
        cause: 'Its name is mistyped, or it is in another storage account.',
        remedy: 'Set `bucket` to the bare name of the container, and `access-key` to the name of its storage account.',
        link: links.azure
    },
    {
        code: 'account-state',
        pattern: /ContainerBeingDeleted|AccountIsDisabled|specified account is disabled|container is being deleted/i,
        providers: AZURE,
        what: 'the container is being deleted, or the account is disabled',
        cause: 'The state of the storage account does not allow the request.',
        remedy: 'Wait until the deletion is done and create the container again, or enable the account.',
        link: links.azure
    },
    {
        code: 'invalid-bucket-name',
        pattern: /InvalidResourceName|specified resource name contains invalid characters/i,
        providers: AZURE,
        what: 'this is no name that a container can have',
        cause: 'Container names are 3 to 63 lower-case letters, digits and hyphens.',
        remedy: 'Set `bucket` to the bare name of the container; a path goes to `prefix`.',
        link: links.azure
    },
    {
        code: 'account-not-found',
        pattern: /ENOTFOUND \S*\.blob\.core|EAI_AGAIN \S*\.blob\.core/i,
        what: 'there is no storage account of this name',
        cause: 'The account name is mistyped, or its name is resolved in a private network only.',
        remedy: 'Set `access-key` to the name of the storage account (it is no secret), and allow access from public networks.',
        link: links.azure
    },
    {
        code: 'no-such-bucket',
        pattern: /NoSuchBucket|specified bucket does not exist/i,
        providers: S3_AND_GOOGLE,
        what: 'the bucket does not exist',
        cause: 'Its name is mistyped, it was deleted, or it is at another endpoint or in another account.',
        remedy: 'Correct `bucket`, or `endpoint` where the bucket is elsewhere.',
        link: links.s3
    },
    {
        code: 'invalid-bucket-name',
        pattern: /InvalidBucketName|specified bucket is not valid/i,
        providers: S3_AND_GOOGLE,
        what: 'this is no name that a bucket can have',
        cause: 'A URL or a path was probably given as the name.',
        remedy: 'Set `bucket` to the bare name; the path goes to `prefix`, the host to `endpoint`.',
        link: links.s3
    },
    {
        code: 'clock-skew',
        pattern: /RequestTimeTooSkewed|difference between the request time and the (?:current|server's) time is too large/i,
        providers: S3_AND_GOOGLE,
        what: 'the clocks of Studio and the storage are too far apart',
        cause: 'The clock of a self-hosted storage is wrong.',
        remedy: 'Correct the clock of the storage server (NTP).',
        link: links.s3
    },
    {
        code: 'account-suspended',
        pattern: /AllAccessDisabled|AccountProblem|NotSignedUp|all access to this (?:object|bucket|resource) has been disabled/i,
        providers: S3,
        what: 'the account or the bucket is suspended',
        cause: 'The provider has disabled it, often for billing.',
        remedy: 'Ask the provider of the storage.',
        link: links.s3
    },
    {
        code: 'inactive-access-key',
        pattern: /InvalidSecurity\b|provided security credentials are not valid/i,
        providers: GOOGLE,
        what: 'the HMAC key is not active',
        cause: 'The key was deactivated, or was created a moment ago.',
        remedy: 'Activate it (Cloud Storage, Settings, Interoperability); that takes a few minutes to work.',
        link: links.hmac
    },
    {
        code: 'billing-closed',
        pattern: /UserProjectAccountProblem|billing account/i,
        providers: GOOGLE,
        what: 'billing of the project is closed',
        cause: 'The billing account of the project is closed or not linked.',
        remedy: 'Open or link the billing account of the project.',
        link: links.google
    },
    {
        code: 'access-denied',
        pattern: /AccessDenied|access denied|\bforbidden\b/i,
        providers: GOOGLE,
        what: 'access is denied',
        cause: 'Google says the same of a wrong secret, of a missing role, and where an organization policy restricts HMAC keys.',
        remedy: 'Paste the secret again; then grant the service account the role Storage Object Admin on the bucket.',
        link: links.google
    },
    {
        code: 'access-denied',
        pattern: /AccessDenied|access denied|\bforbidden\b/i,
        providers: S3,
        what: 'access is denied',
        cause: 'A policy denies it, the key may see a prefix only, may not write or delete, or may not use the KMS key of the bucket.',
        remedy: 'Allow the key to list, read, write and delete in the bucket, or set `prefix` to the folder that it may see.',
        link: links.iam
    },
    {
        code: 'storage-certificate',
        pattern: /self[- ]signed|UNABLE_TO_\w+|unable to (?:verify the first|get (?:local )?issuer) certificate|CERT_HAS_EXPIRED|certificate has expired|ERR_TLS_CERT_ALTNAME_INVALID|does not match certificate's altnames/i,
        what: "the storage's certificate cannot be trusted",
        cause: 'It is self-signed, expired, incomplete, or for another name.',
        remedy: 'Give the storage a certificate of a public authority, with its whole chain, for the name in `endpoint`.',
        link: links.node
    },
    {
        code: 'storage-protocol',
        pattern: /EPROTO|wrong version number|packet length too long/i,
        what: 'the storage does not speak TLS on this port',
        cause: '`endpoint` says https where the port speaks plain http.',
        remedy: 'Correct the scheme or the port of `endpoint`.',
        link: links.node
    },
    {
        code: 'connection-refused',
        pattern: /ECONNREFUSED/i,
        what: 'nothing listens at the endpoint',
        cause: 'The port is closed, or a firewall rejects Edge Impulse.',
        remedy: 'Correct the port of `endpoint`, or open it to Edge Impulse.',
        link: links.node
    },
    {
        code: 'host-not-found',
        pattern: /ENOTFOUND|EAI_AGAIN|inaccessible host/i,
        what: "the endpoint's host name does not exist",
        cause: 'It is mistyped, or known in a private network only.',
        remedy: 'Correct `endpoint`; its name must be known on the public internet.',
        link: links.node
    },
    {
        code: 'storage-unreachable',
        pattern: /ETIMEDOUT|ECONNRESET|EHOSTUNREACH|ENETUNREACH|socket hang up|TimeoutError|timed out/i,
        what: 'the storage does not answer',
        cause: 'A firewall or a private network: the storage must be reachable from Edge Impulse, not from this runner.',
        remedy: 'Let Edge Impulse reach the endpoint from the internet.',
        link: links.studio
    },
    {
        code: 'invalid-endpoint',
        pattern: /invalid url|ERR_INVALID_URL|endpoint .{0,200}is not valid/i,
        what: 'the endpoint is not a URL',
        cause: '`endpoint` lacks its scheme.',
        remedy: 'Write `endpoint` with https:// in front.',
        link: links.studio
    },
    {
        code: 'storage-busy',
        pattern: /SlowDown|ServiceUnavailable|ServerBusy|InternalError|reduce your request rate/i,
        what: 'the storage is busy',
        cause: 'The storage is overloaded or failed for a moment.',
        remedy: 'Run the job again later; in scheduled checks set `failure-threshold` to 3.',
        link: links.s3
    },
    {
        code: 'not-a-storage-api',
        pattern: /XML parse error|Deserialization error|char '.' is not expected|unexpected token '?<|is not valid JSON/i,
        what: 'what answers at the endpoint is no storage API',
        cause: 'The endpoint is a web console, a proxy or a login page.',
        remedy: 'Set `endpoint` to the host of the S3 API (for MinIO that is another port than the console).',
        link: links.studio
    }
];
/** Where no row matches: no diagnosis, no guess. */
const undiagnosed = {
    what: 'the storage service refused',
    cause: 'This action does not know the reason that the storage service gave.',
    remedy: 'Look the original text up in the documentation of the storage service.'
};

;// CONCATENATED MODULE: ./lib/diagnosis.js
/** What a storage service said -> code, cause, remedy. The table is in storage-errors.ts. */


/** Characters of a refusal that are looked at: the reason stands at its beginning. */
const READ = 4096;
/** AWS names the account, by twelve digits, in what it says of missing permissions. */
const ACCOUNT_ID = /(?<!\d)\d{12}(?!\d)/g;
/** @param said Studio's `connectionError`, as it came; null where it gave no reason */
function diagnose(said, about) {
    const text = (said ?? '').slice(0, READ).replace(ACCOUNT_ID, '***').trim();
    const hints = hintsFor(about);
    const row = storageErrors.find(({ pattern, providers, accessKey }) => pattern.test(text) &&
        (providers?.includes(about.storageProvider) ?? true) &&
        (accessKey?.test(about.accessKey) ?? true));
    if (!row) {
        const what = text ? undiagnosed.what : 'Studio gave no reason';
        const explanation = { ...undiagnosed, what, remedy: [undiagnosed.remedy, ...hints].join(' ') };
        return new Failure('storage-error', explanation, text ? { by: 'The storage service', text } : null);
    }
    const captured = row.pattern.exec(text)?.[1] ?? '';
    const filled = (words) => words.replaceAll('$1', captured);
    const others = row.code === 'temporary-credentials' ? hints.filter((hint) => hint !== temporaryKey) : hints;
    return new Failure(row.code, { what: filled(row.what), cause: row.cause, remedy: [filled(row.remedy), ...others].join(' ') }, { by: 'The storage service', text });
}
/** Documentation of a code, for the summary. Without a provider only what is the same for all. */
function linkFor(code, provider = '') {
    const row = storageErrors.find((each) => each.code === code && (each.providers?.includes(provider) ?? true));
    return row?.link ?? null;
}
const temporaryKey = 'The access key begins with ASIA: it is a temporary one, which Studio does not support.';
/** What can be seen in the inputs, said beside the refusal. Never quotes them. */
function hintsFor({ storageProvider, accessKey, secretKey, bucket, secretTrimmed }) {
    const google = storageProvider === 'google';
    const hints = [
        [/^ASIA/.test(accessKey), temporaryKey],
        [
            secretTrimmed,
            'White space around `secret-key` was taken off before it was sent: it may have been damaged when it was pasted.'
        ],
        [/:\/\/|\//.test(bucket), '`bucket` looks like a URL or a path: give the bare name, and the path as `prefix`.'],
        [
            google && ![24, 61].includes(accessKey.length),
            'An HMAC access id of Google has 24 or 61 characters; this one has not.'
        ],
        [
            google && secretKey !== undefined && secretKey.length !== 40,
            'An HMAC secret of Google has 40 characters; this one has not.'
        ]
    ];
    return hints.filter(([applies]) => applies).map(([, hint]) => hint);
}

;// CONCATENATED MODULE: ./lib/pace.js
/** When to ask next. Pure: durations and points in time in milliseconds, on whatever clock the caller has. */
const SECOND = 1000;
/**
 * Pause after the n-th `connecting` answer (n from 1): 0.25 s, 0.5 s, 0.75 s, … up to the poll interval.
 * Growing with the time already waited keeps the delay until a change is seen in proportion to it, for few requests.
 */
function pollPauseMs(answers, pollIntervalMs) {
    return Math.min(answers * 250, pollIntervalMs);
}
/** Faults in a row that end the wait. */
const MOST_FAULTS = 5;
/**
 * Pause after the n-th fault in a row (n from 1): 1, 4, 16, 32 s, each ±25 % so that many runs do not come back together.
 * @param random from 0 up to 1
 */
function faultPauseMs(faults, random) {
    const seconds = [1, 4, 16, 32][Math.min(faults, MOST_FAULTS - 1) - 1] ?? 1;
    return seconds * SECOND * (0.75 + random / 2);
}
/** Pause after the n-th `error` verdict in a row (n from 1) while the threshold is not reached: 10, 20, 40, then 60 s. */
function errorPauseMs(errors) {
    return Math.min(10 * 2 ** (errors - 1), 60) * SECOND;
}
/**
 * The pause, shortened so that a last look starts early enough to be answered before the deadline:
 * by twice the slowest answer so far, at least 0.5 s, at most a quarter of the timeout.
 * @returns null where no further look fits before the deadline
 */
function fittedPauseMs(pauseMs, { nowMs, deadlineMs, timeoutMs, slowestMs }) {
    const margin = Math.min(Math.max(2 * slowestMs, 500), timeoutMs / 4);
    const untilLastLookMs = deadlineMs - margin - nowMs;
    if (pauseMs <= untilLastLookMs)
        return pauseMs;
    if (untilLastLookMs > 0)
        return untilLastLookMs;
    // The last look is behind us. Where slow answers made the margin wide, there is room to go on at the usual pace.
    return nowMs + pauseMs < deadlineMs ? pauseMs : null;
}
/** Ten years: longer than any deadline, and still a number that can be told. */
const LONGEST_MS = 10 * 365 * 86_400 * SECOND;
/**
 * How long a `Retry-After` header asks to wait (RFC 9110, 10.2.3: seconds or a date).
 * @param wallClockMs the time of day, in milliseconds since 1970, which a date is compared with
 * @returns null for none, for nonsense, and for a time that is not in the future: then our own pause applies
 */
function retryAfterMs(header, wallClockMs) {
    const text = header?.trim() ?? '';
    // An HTTP date begins with the name of the day; Date.parse alone would take "-5" for a year.
    const waitMs = /^\d+$/.test(text)
        ? Number(text) * SECOND
        : /^[A-Z][a-z]+, /.test(text)
            ? Date.parse(text) - wallClockMs
            : Number.NaN;
    return waitMs > 0 ? Math.min(waitMs, LONGEST_MS) : null;
}

;// CONCATENATED MODULE: ./lib/verify.js
/** One bucket: ask, pause, ask again, until Studio has an answer or the time is up. Knows neither HTTP nor GitHub. */



/** Never throws for anything that Studio or the network does. */
async function verify(request, routine) {
    const { studio, wait, pollIntervalMs, failureThreshold, onState } = routine;
    const effort = { attempts: 0, durationMs: 0, errorsAtMs: [] };
    const beganMs = wait.elapsedMs;
    const decided = (verdict) => {
        effort.durationMs = wait.elapsedMs - beganMs;
        return { verdict, effort };
    };
    let last = null;
    let connecting = 0;
    for (;;) {
        const outcome = await wait.ask((signal) => {
            effort.attempts++;
            return studio.verify(request, signal);
        });
        if (outcome.kind === 'cancelled')
            return decided(cancelled());
        if (outcome.kind === 'refusal')
            return decided({ status: 'unverifiable', failure: outcome.failure });
        if (outcome.kind === 'over')
            return decided(atTheEnd(last, outcome.fault, outcome.silence ?? silence(wait)));
        const answer = outcome.body;
        if (answer.connectionStatus === 'connected')
            return decided(connected(answer));
        let pauseMs;
        if (answer.connectionStatus === 'connecting') {
            pauseMs = pollPauseMs(++connecting, pollIntervalMs);
            if (last?.connectionStatus !== 'connecting')
                onState({ status: 'connecting' });
        }
        else {
            const inARow = effort.errorsAtMs.push(wait.elapsedMs - beganMs);
            if (inARow >= failureThreshold)
                return decided(refused(answer));
            pauseMs = errorPauseMs(inARow);
            onState({ status: 'error', inARow, pauseMs });
        }
        last = answer;
        if (!(await wait.pause(pauseMs)))
            return decided(atTheEnd(last, null, silence(wait)));
    }
}
/** When the time is up, the last usable answer decides, unless it was `connecting` and Studio has failed since. */
function atTheEnd(last, fault, silence) {
    if (last?.connectionStatus === 'error')
        return refused(last);
    if (last && !fault)
        return { status: 'timeout', since: timeOf(last) };
    return { status: 'unverifiable', failure: fault ?? silence };
}
function connected(answer) {
    // An odd entry is not counted, but does not lose the verdict either.
    const files = answer.files?.filter((file) => typeof file?.name === 'string');
    const sample = {
        fileCount: files?.length ?? null,
        hasInfoLabels: answer.hasInfoLabelsFile ?? null,
        signedUrl: answer.signedUrl ?? null,
        endpoint: answer.endpoint && URL.canParse(answer.endpoint) ? answer.endpoint : null
    };
    return { status: 'connected', since: timeOf(answer), sample };
}
function refused(answer) {
    return { status: 'error', since: timeOf(answer), connectionError: answer.connectionError ?? null };
}
function cancelled() {
    return { status: 'unverifiable', failure: failure('cancelled') };
}
function silence(wait) {
    return failure('network', { what: `Studio did not answer within ${spoken(wait.timeoutMs)}` });
}
/** An ISO 8601 time, null for anything else. */
function timeOf({ connectionStatusSince: since }) {
    return since && /^\d{4}-\d\d-\d\dT/.test(since) && !Number.isNaN(Date.parse(since))
        ? new Date(since).toISOString()
        : null;
}

;// CONCATENATED MODULE: ./lib/examine.js




async function examine(bucket, wait, examination) {
    const { request } = bucket;
    const { verdict, effort } = await verify(request, { ...examination, wait });
    const diagnosis = verdict.status === 'error'
        ? diagnose(verdict.connectionError, { ...request, secretTrimmed: examination.secretTrimmed })
        : null;
    const cors = await corsOf(bucket, verdict, examination);
    const findings = { verdict, diagnosis, cors, prefix: request.prefix, timeoutMs: wait.timeoutMs };
    return { bucket, verdict, effort, ...judge(findings, examination.expected), issueUrl: null };
}
/** A bucket of which Studio was never asked. */
function unasked(bucket, why) {
    const verdict = { status: 'unverifiable', failure: why };
    const findings = { verdict, diagnosis: null, cors: null, prefix: undefined, timeoutMs: 0 };
    const effort = { attempts: 0, durationMs: 0, errorsAtMs: [] };
    const nothing = { minFiles: 0, requireInfoLabels: false };
    return { bucket, verdict, effort, ...judge(findings, nothing), issueUrl: null };
}
async function corsOf({ request }, verdict, { corsOrigin, env, cancelled }) {
    // Uploads to Azure need no rules (docs.edgeimpulse.com, cloud data storage).
    if (!corsOrigin || verdict.status !== 'connected' || request.storageProvider === 'azure')
        return null;
    const { signedUrl } = verdict.sample;
    const { endpoint, storageProvider: provider, bucket } = request;
    return {
        verdict: await checkCors({ signedUrl, endpoint, provider, origin: corsOrigin, env, signal: cancelled }),
        remedy: corsRules(provider, bucket, corsOrigin, endpoint)
    };
}

;// CONCATENATED MODULE: ./lib/wait.js

class Wait {
    timeoutMs;
    #around;
    #beganMs;
    #deadline = new AbortController();
    #ended = new AbortController();
    #signal;
    #awake;
    #slowestMs = 0;
    /** The deadline starts now. `end` must be called, or its timer keeps the process alive. */
    constructor(timeoutMs, around) {
        this.timeoutMs = timeoutMs;
        this.#around = around;
        this.#beganMs = around.clock.now();
        this.#signal = AbortSignal.any([around.cancelled, this.#deadline.signal]);
        // Nobody pauses where nobody is to ask any more; but requests in flight may finish.
        this.#awake = AbortSignal.any([this.#signal, around.traffic.stopping]);
        void around.clock.sleep(timeoutMs, this.#ended.signal).then(() => {
            if (!this.#ended.signal.aborted)
                this.#deadline.abort();
        });
    }
    end() {
        this.#ended.abort();
    }
    get elapsedMs() {
        return this.#around.clock.now() - this.#beganMs;
    }
    /** One usable answer, however many tries it takes. Aborts the exchange at the deadline and on cancellation. */
    async ask(exchange) {
        const { clock, traffic, random } = this.#around;
        let fault = null;
        for (let faults = 1;; faults++) {
            const held = await this.#held(fault);
            if (held)
                return held;
            const beganMs = clock.now();
            const reply = await exchange(this.#signal);
            if (this.#around.cancelled.aborted && reply.kind !== 'answer')
                return { kind: 'cancelled' };
            // What the deadline cuts off is no fault of Studio's.
            if (this.#signal.aborted && reply.kind === 'fault')
                return { kind: 'over', fault, silence: reply.failure };
            traffic.note(this, reply, clock.now());
            if (reply.kind === 'answer')
                this.#slowestMs = Math.max(this.#slowestMs, clock.now() - beganMs);
            if (reply.kind !== 'fault')
                return reply;
            fault = reply.failure;
            if (faults === MOST_FAULTS)
                return { kind: 'over', fault, silence: null };
            if (reply.retryAfterMs === null) {
                const pauseMs = this.#fitted(faultPauseMs(faults, random()));
                if (pauseMs === null)
                    return { kind: 'over', fault, silence: null };
                this.#around.onFault(fault, pauseMs);
                await clock.sleep(pauseMs, this.#awake);
            }
            else if (this.elapsedMs + reply.retryAfterMs < this.timeoutMs) {
                this.#around.onFault(fault, reply.retryAfterMs);
            }
        }
    }
    /** Pauses, shortened for a last look where the deadline is near. @returns false where no further look fits */
    async pause(pauseMs) {
        const fittedMs = this.#fitted(pauseMs);
        if (fittedMs !== null)
            await this.#around.clock.sleep(fittedMs, this.#awake);
        return fittedMs !== null;
    }
    /** Keeps the time that Studio asked for. @returns how the wait ends, if it does not go on */
    async #held(fault) {
        const { clock, traffic, cancelled } = this.#around;
        while (!cancelled.aborted && !traffic.stopped && traffic.held && traffic.held.untilMs > clock.now()) {
            const waitMs = traffic.held.untilMs - clock.now();
            if (this.elapsedMs + waitMs >= this.timeoutMs) {
                return { kind: 'over', fault: traffic.held.failure, silence: null };
            }
            await clock.sleep(waitMs, this.#awake);
        }
        if (cancelled.aborted)
            return { kind: 'cancelled' };
        if (traffic.stopped)
            return { kind: 'refusal', failure: traffic.stopped };
        return this.#signal.aborted ? { kind: 'over', fault, silence: null } : null;
    }
    #fitted(pauseMs) {
        const nowMs = this.#around.clock.now();
        const deadlineMs = this.#beganMs + this.timeoutMs;
        return fittedPauseMs(pauseMs, { nowMs, deadlineMs, timeoutMs: this.timeoutMs, slowestMs: this.#slowestMs });
    }
}

;// CONCATENATED MODULE: ./lib/fleet.js




const SIDE_BY_SIDE = 16;
/** The same key will be refused for every bucket. */
const REFUSES_ALL = new Set(['api-key-rejected', 'api-key-forbidden']);
/** The longest time that so many buckets can take. */
function longestMs(buckets, timeoutMs) {
    return Math.ceil(buckets / SIDE_BY_SIDE) * timeoutMs;
}
/** @returns the results in the order of the buckets. One bucket's trouble never touches another's verdict. */
async function examineAll(buckets, tour) {
    const results = [];
    const queue = buckets.entries();
    const work = async () => {
        for (const [index, bucket] of queue) {
            const result = await examineNext(bucket, tour);
            results[index] = result;
            tour.onResult(result);
        }
    };
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
    return results;
}
async function examineNext(bucket, { timeoutMs, around, examine }) {
    if (!bucket.request)
        return unasked(bucket, bucket.failure);
    await heldOut(timeoutMs, around);
    if (around.cancelled.aborted)
        return unasked(bucket, failure('cancelled'));
    if (around.traffic.stopped)
        return unasked(bucket, around.traffic.stopped);
    const wait = new Wait(timeoutMs, around);
    try {
        const result = await examine(bucket, wait);
        if (result.failure && REFUSES_ALL.has(result.failure.code))
            around.traffic.stop(result.failure);
        return result;
    }
    finally {
        wait.end();
    }
}
/** A deadline starts with the first request: what Studio asked for before it is waited out, unless it takes longer than that. */
async function heldOut(timeoutMs, { clock, cancelled, traffic }) {
    const awake = AbortSignal.any([cancelled, traffic.stopping]);
    const heldMs = () => (traffic.held?.untilMs ?? 0) - clock.now();
    while (heldMs() > 0 && heldMs() < timeoutMs && !awake.aborted)
        await clock.sleep(heldMs(), awake);
}
/** Faults in a row, of more than one bucket, that show that it is not the buckets. */
const FAULTS_OF_ALL = 5;
/** What buckets that are verified side by side learn from each other about Studio. */
class SharedTraffic {
    stopped = null;
    held = null;
    #stopping = new AbortController();
    stopping = this.#stopping.signal;
    #faults = 0;
    #faulted = new Set();
    stop(why) {
        this.stopped ??= why;
        this.#stopping.abort();
    }
    note(asker, reply, nowMs) {
        if (reply.kind === 'answer') {
            this.#faults = 0;
            this.#faulted.clear();
        }
        else if (reply.kind === 'fault') {
            this.#faulted.add(asker);
            const heldAlready = (this.held?.untilMs ?? 0) > nowMs;
            if (reply.retryAfterMs !== null)
                this.#hold(reply.failure, reply.retryAfterMs, nowMs);
            // Requests that were in flight together are all told to come back later: that is one fault, not sixteen.
            if (reply.retryAfterMs !== null && heldAlready)
                return;
            if (++this.#faults >= FAULTS_OF_ALL && this.#faulted.size > 1)
                this.stop(reply.failure);
        }
    }
    #hold(fault, retryAfterMs, nowMs) {
        const untilMs = nowMs + retryAfterMs;
        if (untilMs <= (this.held?.untilMs ?? 0))
            return;
        const { code, what, likelyCause: cause, remedy, said } = fault;
        const later = `${what}; it asks to come back in ${spoken(retryAfterMs)}, after the deadline`;
        this.held = { untilMs, failure: new Failure(code, { what: later, cause, remedy }, said) };
    }
}

// EXTERNAL MODULE: ./node_modules/zod/v4/core/core.js
var core = __webpack_require__(8532);
;// CONCATENATED MODULE: ./lib/schema.js
/** The inputs as they may be: defaults, bounds, and the words that say what is allowed. */




/** What an input that is not given means; the same in action.yml. */
const defaults = {
    timeout: '5m',
    'poll-interval': '5s',
    'failure-threshold': '1',
    'min-files': '0',
    'require-info-labels': 'false',
    'check-cors': 'false',
    'cors-origin': 'https://studio.edgeimpulse.com',
    'fail-on-error': 'true',
    summary: 'true',
    'alert-issue': 'false',
    'alert-labels': 'bucket-alert',
    'api-url': 'https://studio.edgeimpulse.com/v1'
};
/** Where else the value of an input that is not given comes from. */
const fallbackVariables = {
    'api-key': 'EI_API_KEY',
    'organization-id': 'EI_ORGANIZATION_ID',
    'api-url': 'EI_API_ENDPOINT'
};
/** No value of a storage service comes near it; lists of ids have no such bound. */
const LONGEST = 4096;
function input({ parse, allowed, tellable = false, longest = LONGEST }) {
    return schemas/* pipe */.FsL(schemas/* string */.YjP(), schemas/* transform */.pdi((text, context) => {
        const fits = text.length <= longest;
        const value = fits ? parse(text) : undefined;
        if (value !== undefined)
            return value;
        const but = tellable ? `, but is ${quoted(text)}` : '';
        const message = fits ? `must be ${allowed}${but}` : `must be at most ${longest} characters long`;
        context.issues.push({ code: 'custom', message, input: text });
        return core/* NEVER */.tm;
    }));
}
function parseId(text) {
    const id = /^\d{1,16}$/.test(text) ? Number(text) : 0;
    return id >= 1 && id <= Number.MAX_SAFE_INTEGER ? id : undefined;
}
/** Ids between commas and white space; doubles count once. */
function parseIds(text) {
    const ids = text.split(/[\s,]+/).filter((id) => id !== '');
    const numbers = ids.map(parseId).filter((id) => id !== undefined);
    return ids.length > 0 && numbers.length === ids.length ? [...new Set(numbers)] : undefined;
}
function parseBoolean(text) {
    if (/^(true|True|TRUE)$/.test(text))
        return true;
    return /^(false|False|FALSE)$/.test(text) ? false : undefined;
}
function parseLabels(text) {
    const labels = [...new Set(text.split(/[,\r\n]+/).map((label) => label.trim()))].filter((label) => label !== '');
    return labels.length > 0 && labels.length <= 20 && labels.every((label) => label.length <= 50 && isClean(label))
        ? labels
        : undefined;
}
/** Control characters and invisible ones come from copying, and fail in ways that nobody can see. */
const isClean = (text) => !/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u.test(text);
const schema_text = (what, shortest = 1) => input({
    parse: (value) => (value.length >= shortest && isClean(value) ? value : undefined),
    allowed: `${what}${shortest > 1 ? ` of at least ${shortest} characters` : ''}, without control or invisible characters`
});
const matching = (pattern, allowed, tellable = false) => input({ parse: (value) => (pattern.test(value) ? value : undefined), allowed, tellable });
const ids = input({
    parse: parseIds,
    allowed: 'whole numbers, separated by commas, white space or line ends',
    longest: Number.POSITIVE_INFINITY
});
const schema_boolean = input({ parse: parseBoolean, allowed: '`true` or `false`', tellable: true });
const duration = (fromMs, toMs) => input({
    parse: (value) => {
        const ms = parseDurationMs(value) ?? 0;
        return ms >= fromMs && ms <= toMs ? ms : undefined;
    },
    allowed: `a duration from ${spoken(fromMs)} to ${spoken(toMs)}, in seconds or as in 90s, 5m, 1h`,
    tellable: true
});
const whole = (from, to) => input({
    parse: (value) => /^\d{1,6}$/.test(value) && Number(value) >= from && Number(value) <= to ? Number(value) : undefined,
    allowed: `a whole number from ${from} to ${to}`,
    tellable: true
});
/** Each input on its own, by name; what depends on more than one input is checked in inputs.ts. */
const InputSchema = schemas/* object */.Ikc({
    // It travels in a header: visible ASCII is all that fits there.
    'api-key': matching(/^[!-~]{8,}$/, 'an API key: at least 8 visible ASCII characters'),
    'organization-id': input({
        parse: parseId,
        allowed: `a whole number from 1 to ${Number.MAX_SAFE_INTEGER}, digits only`
    }),
    'bucket-id': schemas/* optional */.lqM(input({
        parse: (value) => (value === 'all' ? 'all' : parseIds(value)),
        allowed: '`all`, or whole numbers, separated by commas, white space or line ends',
        longest: Number.POSITIVE_INFINITY
    })),
    exclude: schemas/* optional */.lqM(ids),
    bucket: schemas/* optional */.lqM(schema_text('the name of a bucket or container')),
    'storage-provider': schemas/* optional */.lqM(matching(/^(s3|google|azure|other)$/, '`s3`, `google`, `azure` or `other`', true)),
    'access-key': schemas/* optional */.lqM(schema_text('an access key')),
    'secret-key': schemas/* optional */.lqM(schema_text('a secret key', 8)),
    endpoint: schemas/* optional */.lqM(input({
        parse: (value) => (parsePlainUrl(value) && isClean(value) ? value : undefined),
        allowed: 'an absolute http(s) URL without credentials, query and fragment'
    })),
    region: schemas/* optional */.lqM(matching(/^[a-z0-9-]+$/, 'lower-case letters, digits and hyphens')),
    // Passed on verbatim: an object's name may hold any character, and emoji are made with invisible ones.
    prefix: schemas/* optional */.lqM(matching(/^\P{Cc}+$/u, 'a prefix without control characters')),
    timeout: duration(1000, 6 * 3_600_000),
    'poll-interval': duration(250, 5 * 60_000),
    'failure-threshold': whole(1, 10),
    'min-files': whole(0, 10_000),
    'require-info-labels': schema_boolean,
    'check-cors': schema_boolean,
    'cors-origin': input({ parse: parseOrigin, allowed: 'an origin such as https://studio.edgeimpulse.com' }),
    'fail-on-error': schema_boolean,
    summary: schema_boolean,
    'alert-issue': schema_boolean,
    'alert-labels': input({
        parse: parseLabels,
        allowed: 'labels of at most 50 characters, separated by commas or line ends'
    }),
    'github-token': schemas/* optional */.lqM(matching(/^[!-~]+$/, 'a token of visible ASCII characters')),
    'api-url': input({
        parse: parseApiUrl,
        allowed: 'an https URL (http only on loopback) without credentials, query, fragment, escapes and dot segments'
    })
});
const inputNames = Object.keys(InputSchema.shape);

;// CONCATENATED MODULE: ./lib/selection.js
/** Which buckets are meant, and with what: the inputs that depend on each other. */

/** What is wrong with inputs only beside each other. Looks at what was given, so that it is told together with the rest. */
function contradictions(given) {
    const problems = [];
    const id = given['bucket-id'];
    const several = id === 'all' || (parseIds(id ?? '')?.length ?? 0) > 1;
    const credentials = ['bucket', 'access-key', 'secret-key'];
    const details = ['endpoint', 'region', 'prefix', 'storage-provider'];
    if (several) {
        const beside = [...credentials, ...details].filter((name) => given[name] !== undefined).map(selection_quoted);
        if (beside.length > 0)
            problems.push(`${selection_listed(beside)} cannot stand beside more than one \`bucket-id\``);
    }
    if (given.exclude !== undefined && id !== 'all')
        problems.push('`exclude` needs `bucket-id: all`');
    if (id === undefined) {
        const absent = credentials.filter((name) => given[name] === undefined).map(selection_quoted);
        if (absent.length === credentials.length) {
            problems.push('neither `bucket-id` nor `bucket`, `access-key` and `secret-key` are given');
        }
        else if (absent.length > 0) {
            problems.push(`${selection_listed(absent)} ${absent.length > 1 ? 'are' : 'is'} missing (or give \`bucket-id\`)`);
        }
        if (given['storage-provider'] === 'other' && given.endpoint === undefined) {
            problems.push('`endpoint` is required for `storage-provider: other`');
        }
    }
    if (given['storage-provider'] === 'azure' && !/^[a-z0-9]{3,24}$/.test(given['access-key'] ?? 'none')) {
        problems.push('`access-key` must be the name of the storage account for azure: 3 to 24 lower-case letters and digits');
    }
    return problems;
}
/** From inputs without contradictions. */
function selectionOf(raw) {
    const id = raw['bucket-id'];
    if (id === 'all')
        return { kind: 'all', exclude: raw.exclude ?? [] };
    const [first, ...others] = id ?? [];
    if (first !== undefined && others.length > 0)
        return { kind: 'several', ids: [first, ...others] };
    const overrides = credentialsOf(raw);
    if (first !== undefined)
        return { kind: 'one', id: first, overrides };
    const provider = overrides.storageProvider ?? 's3';
    const { accessKey = '', bucket = '', region } = overrides;
    return {
        kind: 'new',
        credentials: {
            ...overrides,
            storageProvider: provider,
            accessKey,
            bucket,
            endpoint: overrides.endpoint ?? usualEndpoint(provider, accessKey, region)
        }
    };
}
/** Only what was given: what is absent must not override the bucket list. */
function credentialsOf(raw) {
    const all = {
        storageProvider: raw['storage-provider'],
        accessKey: raw['access-key'],
        secretKey: raw['secret-key'],
        bucket: raw.bucket,
        endpoint: raw.endpoint,
        region: raw.region,
        prefix: raw.prefix
    };
    return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}
/** Where a provider's buckets usually are (docs.edgeimpulse.com, cloud data storage); `other` has no such place. */
function usualEndpoint(provider, account, region) {
    if (provider === 'google')
        return 'https://storage.googleapis.com';
    if (provider === 'azure')
        return `https://${account}.blob.core.windows.net`;
    if (!region)
        return 'https://s3.amazonaws.com';
    return `https://s3.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;
}
const selection_quoted = (name) => `\`${name}\``;
/** "a, b and c". */
function selection_listed(items) {
    return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

;// CONCATENATED MODULE: ./lib/inputs.js
/** INPUT_* and the environment -> Inputs: gather, mask, then validate. Nothing is requested before all of it is right. */



/**
 * Reads all inputs. Every secret is handed to `mask` before anything is looked at.
 * @param withheldFrom whom GitHub gives no secrets in this run, if anybody: the commonest cause of an empty API key
 */
function readInputs(env, mask, withheldFrom) {
    const given = gather(env);
    for (const secret of secretsOf(given, env))
        mask(secret);
    const problems = [];
    const parsed = InputSchema.safeParse(withDefaults(given));
    for (const issue of parsed.error?.issues ?? []) {
        const name = issue.path[0];
        problems.push(given[name] === undefined ? missing(name, withheldFrom) : `\`${name}\` ${issue.message}`);
    }
    problems.push(...contradictions(given));
    if (parsed.success && problems.length === 0) {
        return { ok: true, inputs: assembled(parsed.data, given, env) };
    }
    const summary = !/^false$/i.test(given.summary ?? '');
    return { ok: false, failure: invalidInputs(problems), summary };
}
/** What was given: trimmed, empty means not given; else the variable that stands in for the input. */
function gather(env) {
    const given = {};
    for (const name of inputNames) {
        const { input, fallback } = sourcesOf(name, env);
        const value = trimmed(name, input) || trimmed(name, fallback);
        if (value)
            given[name] = value;
    }
    return given;
}
/** The variable of the input, and the one that stands in for it. */
function sourcesOf(name, env) {
    return { input: env[`INPUT_${name.toUpperCase()}`] ?? '', fallback: env[fallbackVariables[name] ?? ''] ?? '' };
}
/** A prefix may begin or end in spaces: only line ends, which YAML's block scalars leave, are taken off. */
function trimmed(name, value = '') {
    return name === 'prefix' ? value.replace(/^[\r\n]+|[\r\n]+$/g, '') : value.trim();
}
function withDefaults(given) {
    return { ...defaults, ...given };
}
function secretsOf(given, env) {
    // Azure's access key is the account's name: masked, it would blank the endpoint's host and drop outputs that hold it.
    const accessKey = given['storage-provider'] === 'azure' ? undefined : given['access-key'];
    const proxies = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'].flatMap((name) => passwordsOf(env[name]));
    const secrets = [given['api-key'], given['secret-key'], given['github-token'], accessKey, ...proxies];
    // A mask of a letter or two protects nothing and makes the log unreadable.
    return secrets.filter((secret) => secret !== undefined).filter((secret) => secret.length >= 4);
}
/** The password in a proxy's URL as written and as meant; also where the URL is too wrong to be parsed. */
function passwordsOf(proxy = '') {
    const [, password] = /^(?:[a-z][a-z0-9+.-]*:\/\/)?[^:@]*:(.*)@/is.exec(proxy.trim()) ?? [];
    if (!password)
        return [];
    try {
        return [...new Set([password, decodeURIComponent(password)])];
    }
    catch {
        return [password];
    }
}
function missing(name, withheldFrom) {
    const variable = fallbackVariables[name];
    const fallback = variable ? `, and so is the environment variable ${variable}` : '';
    const why = name === 'api-key' && withheldFrom ? ` (GitHub gives no secrets to ${withheldFrom})` : '';
    return `\`${name}\` is empty${fallback}${why}`;
}
function invalidInputs(problems) {
    const what = problems.length === 1 ? 'an input is not valid' : `${problems.length} inputs are not valid`;
    const cause = problems.map((problem) => `${problem}.`).join('\n');
    return failure('invalid-input', { what, cause });
}
function assembled(raw, given, env) {
    return {
        apiKey: raw['api-key'],
        organizationId: raw['organization-id'],
        apiUrl: raw['api-url'],
        apiUrlFrom: raw['api-url'] === defaults['api-url'] ? null : apiUrlFrom(env),
        selection: selectionOf(raw),
        timeoutMs: raw.timeout,
        pollIntervalMs: raw['poll-interval'],
        failureThreshold: raw['failure-threshold'],
        minFiles: raw['min-files'],
        requireInfoLabels: raw['require-info-labels'],
        corsOrigin: raw['check-cors'] ? raw['cors-origin'] : null,
        failOnError: raw['fail-on-error'],
        summary: raw.summary,
        alert: raw['alert-issue'] ? { labels: raw['alert-labels'], token: raw['github-token'] ?? '' } : null,
        trimmed: ['api-key', 'secret-key', 'access-key', 'github-token'].filter((name) => {
            const { input, fallback } = sourcesOf(name, env);
            const used = input.trim() ? input : fallback;
            return used !== used.trim() && given[name] !== undefined;
        })
    };
}
function apiUrlFrom(env) {
    return sourcesOf('api-url', env).input.trim() ? 'api-url' : (fallbackVariables['api-url'] ?? null);
}

;// CONCATENATED MODULE: ./lib/outcome.js
const WORST_FIRST = ['error', 'timeout', 'unverifiable', 'connected'];
const CHECK_ORDER = ['files', 'info-labels', 'cors'];
function conclude(results, trouble, durationMs) {
    const status = trouble && results.length === 0 ? 'unverifiable' : worstStatus(results);
    const healthy = !trouble && results.length > 0 && results.every((result) => result.healthy);
    return { results, status, healthy, trouble, worst: worstResult(results, status), durationMs };
}
function worstStatus(results) {
    return WORST_FIRST.find((status) => results.some(({ verdict }) => verdict.status === status)) ?? 'unverifiable';
}
function worstResult(results, status) {
    if (status !== 'connected')
        return results.find(({ verdict }) => verdict.status === status) ?? null;
    const failing = (name) => results.find((result) => hasFailed(result.checks, name));
    return CHECK_ORDER.map(failing).find((result) => result !== undefined) ?? null;
}
function hasFailed(checks, name) {
    return checks.some((check) => check.name === name && check.result === 'failed');
}
/** Unhealthy ones first, the worst of them first; else as they were. */
function worstFirst(results) {
    const rank = ({ healthy, verdict }) => healthy ? WORST_FIRST.length : WORST_FIRST.indexOf(verdict.status);
    return results.toSorted((a, b) => rank(a) - rank(b));
}
/**
 * What tells one trouble from another. A bucket that could not be verified shares its trouble with all others that could
 * not for the same reason: that is said once. Whatever is known of a bucket itself is its own.
 */
function troubleOf({ verdict, failure }) {
    if (!failure || verdict.status !== 'unverifiable')
        return failure;
    return [failure.code, failure.what, failure.said?.text].join('\n');
}

// EXTERNAL MODULE: ./node_modules/zod/v4/mini/iso.js
var iso = __webpack_require__(3102);
;// CONCATENATED MODULE: ./lib/github/trouble.js
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
/** @param wallClockMs the time of day, which GitHub's dates are compared with */
function trouble_troubleOf(thrown, wallClockMs) {
    if (thrown instanceof GitHubTrouble)
        return thrown;
    const error = (thrown ?? {});
    if (error.name === 'GraphqlResponseError')
        return refusedQuery(error, wallClockMs);
    if (!error.response)
        return unreachable(error);
    const { headers = {}, data } = error.response;
    return trouble_refused(error.status ?? 0, headers, textOf(data?.message), wallClockMs);
}
function trouble_refused(status, headers, said, wallClockMs) {
    const limited = 'retry-after' in headers || headers['x-ratelimit-remaining'] === '0' || /rate limit/i.test(said ?? '');
    if (status === 429 || (status === 403 && limited))
        return tooMany(status, headers, said, wallClockMs);
    if (status >= 500) {
        const retry = retryAfterMs(headers['retry-after'], wallClockMs) ?? 'soon';
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
function tooMany(status, headers, said, wallClockMs) {
    const resetMs = Number(headers['x-ratelimit-reset']) * 1000 - wallClockMs;
    const untilReset = headers['x-ratelimit-remaining'] === '0' && resetMs > 0 ? resetMs : 60_000;
    const retry = retryAfterMs(headers['retry-after'], wallClockMs) ?? untilReset;
    return new GitHubTrouble(`GitHub received too many requests (it answered ${status})`, ['The next run will catch up; if this happens often, let the workflow run less often.'], { status, said, retry });
}
/** GraphQL says no with the status 200. */
function refusedQuery({ errors = [], headers = {} }, wallClockMs) {
    const [first] = errors;
    const said = textOf(first?.message);
    if (first?.type === 'RATE_LIMITED')
        return tooMany(200, headers, said, wallClockMs);
    return new GitHubTrouble('GitHub did not say whose token it is', permissionNeeded, { status: 200, said });
}
function unreachable(error) {
    const code = trouble_codeOf(error);
    return new GitHubTrouble(`GitHub could not be reached${code ? ` (${code})` : ''}`, ['Check that this runner reaches GitHub; behind a proxy set HTTPS_PROXY.'], { retry: 'soon' });
}
/** Node's code of the innermost error. */
function trouble_codeOf(error, depth = 0) {
    const { code, cause } = (error ?? {});
    const inner = cause && depth < 5 ? trouble_codeOf(cause, depth + 1) : '';
    return inner || (typeof code === 'string' && /^[A-Z_0-9]+$/.test(code) ? code : '');
}
function textOf(message) {
    return typeof message === 'string' && message !== '' ? message : null;
}
function unexpected(what, field) {
    const where = field ? `, beginning with ${quoted(field)}` : '';
    return new GitHubTrouble(`GitHub's answer to ${what} could not be understood${where}`, [
        'Check GITHUB_API_URL, and that nothing in between (a login page, a proxy) answers instead.'
    ]);
}

;// CONCATENATED MODULE: ./lib/github/client.js





const PAGES = 5;
const LABEL = { color: 'd73a4a', description: 'An Edge Impulse bucket is or was unhealthy' };
const IssueAnswer = schemas/* object */.Ikc({
    number: schemas/* int */.Whr().check(api/* _positive */.NC()),
    body: schemas/* optional */.lqM(schemas/* nullable */.mee(schemas/* string */.YjP())),
    created_at: iso/* datetime */.w$({ offset: true }),
    state_reason: schemas/* catch */.MfU(schemas/* optional */.lqM(schemas/* nullable */.mee(schemas/* string */.YjP())), null),
    user: schemas/* nullable */.mee(schemas/* object */.Ikc({ login: schemas/* string */.YjP() })),
    pull_request: schemas/* optional */.lqM(schemas/* unknown */.L5J())
});
const IssueList = schemas/* array */.YOg(IssueAnswer);
const Viewer = schemas/* object */.Ikc({ viewer: schemas/* object */.Ikc({ login: schemas/* string */.YjP().check(api/* _minLength */.m9(1)) }) });
/** @throws GitHubTrouble where this run's surroundings do not allow to connect */
async function connectGitHub({ token, repository, env, patience, onExchange }) {
    const octokit = await load(token, env);
    quieten(octokit, onExchange);
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
    const baseUrl = env.GITHUB_API_URL || 'https://api.github.com';
    if (!URL.canParse(baseUrl))
        throw new GitHubTrouble('GITHUB_API_URL is not a URL', []);
    const route = routeTo(new URL(baseUrl), env);
    if (!route.ok)
        throw new GitHubTrouble(route.failure.what, [route.failure.likelyCause, route.failure.remedy]);
    try {
        const { getOctokit } = await __webpack_require__.e(/* import() */ 413).then(__webpack_require__.bind(__webpack_require__, 2413));
        return getOctokit(token, { baseUrl });
    }
    catch (error) {
        const said = error instanceof Error ? error.message : String(error);
        throw new GitHubTrouble('the library for GitHub could not be loaded', [
            'It reads the file behind GITHUB_EVENT_PATH, which the runner provides: check what a step before changed of it.',
            `The error was ${quoted(said)}.`
        ]);
    }
}
/** Octokit would name itself in the user agent, and print deprecations past the text gate. */
function quieten(octokit, onExchange) {
    const ignore = () => { };
    const log = { debug: ignore, info: ignore, warn: ignore, error: ignore };
    octokit.hook.wrap('request', async (request, options) => {
        options.headers['user-agent'] = `edge-impulse-verify-bucket/${version}`;
        options.request = { ...options.request, log };
        const begun = performance.now();
        const told = (outcome) => onExchange(`GitHub: ${options.method} ${options.url} -> ${outcome}, ${Math.round(performance.now() - begun)} ms`);
        try {
            const response = await request(options);
            told(response.status);
            return response;
        }
        catch (error) {
            const { response } = error;
            told(response?.status ?? 'no answer');
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

;// CONCATENATED MODULE: ./lib/github/patience.js
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
        super(`the ${spoken(TOTAL_MS)} for alert issues were over before all was done`, ['Later runs go on with it.']);
    }
}
class Patience {
    #clock;
    #cancelled;
    #wallClock;
    #endsMs;
    #troubledMs = 0;
    #nextWriteMs = 0;
    /** The minute begins now. */
    constructor(clock, cancelled, wallClock) {
        this.#clock = clock;
        this.#cancelled = cancelled;
        this.#wallClock = wallClock;
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
                const trouble = trouble_troubleOf(thrown, this.#wallClock());
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
    return new GitHubTrouble(`GitHub did not answer within ${spoken(limitMs)}`, CATCH_UP);
}
function later({ message, remedy, status, said }, pauseMs) {
    return new GitHubTrouble(`${message}; it asks to come back in ${spoken(pauseMs)}`, remedy, { status, said });
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./lib/report/issue-state.js
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
const time = iso/* datetime */.w$();
const Stored = schemas/* object */.Ikc({
    since: schemas/* catch */.MfU(schemas/* nullable */.mee(time), null),
    seen: schemas/* catch */.MfU(schemas/* nullable */.mee(time), null),
    runs: schemas/* catch */.MfU(schemas/* int */.Whr().check(api/* _positive */.NC()), 1),
    cause: schemas/* catch */.MfU(schemas/* nullable */.mee(schemas/* string */.YjP().check(api/* _regex */.Fk(/^[a-z-]{1,40}$/))), null),
    firstRun: schemas/* catch */.MfU(schemas/* nullable */.mee(schemas/* string */.YjP().check(api/* _regex */.Fk(/^\d{1,20}$/))), null),
    previous: schemas/* catch */.MfU(schemas/* nullable */.mee(schemas/* int */.Whr().check(api/* _positive */.NC())), null)
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

;// CONCATENATED MODULE: ./lib/report/decodings.js
/** What a text says once its escapes or its base64 are undone, and where in the original each character of that stands. */
function viewOf(original) {
    // Most texts are ASCII, where a byte is a character and stands where it stood.
    if (/^[\0-\x7f]*$/.test(original))
        return { text: original, from: (index) => index, to: (index) => index + 1 };
    const view = new Composer();
    let at = 0;
    for (const character of original) {
        view.add(bytesOf(character), at, at + character.length);
        at += character.length;
    }
    return view.done();
}
/**
 * One layer further in: escapes undone, and every stretch decoded that can be base64.
 * @param shortest so many bytes have to be in the base64 to be of interest
 */
function decodings(view, shortest) {
    const inner = base64(view, shortest);
    const plain = unescaped(view);
    return plain ? [plain, ...inner] : inner;
}
const ESCAPE = /%([0-9a-f]{2})|&#(\d{1,7});?|&#x([0-9a-f]{1,6});?|&(amp|lt|gt|quot|apos|sol|plus|equals|nbsp);|\\u([0-9a-f]{4})|\\u\{([0-9a-f]{1,6})\}|\\x([0-9a-f]{2})|\\([\\"'/bfnrt])/gi;
const NAMED = {
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    sol: '/',
    plus: '+',
    equals: '=',
    nbsp: ' ',
    b: '\b',
    f: '\f',
    n: '\n',
    r: '\r',
    t: '\t'
};
/** Percent escapes, HTML entities, JSON and JavaScript escapes, all at once; null where there are none. */
function unescaped(view) {
    const inner = new Composer(view);
    let done = 0;
    for (const match of view.text.matchAll(ESCAPE)) {
        inner.copy(done, match.index);
        inner.add(meaning(match), match.index, match.index + match[0].length);
        done = match.index + match[0].length;
    }
    if (done === 0)
        return null;
    inner.copy(done, view.text.length);
    return inner.done();
}
function meaning([, percent, decimal, hex, entity, unit, point, byte, letter]) {
    if (percent ?? byte)
        return String.fromCharCode(Number.parseInt(percent ?? byte ?? '', 16));
    const name = entity?.toLowerCase() ?? letter;
    if (name !== undefined)
        return NAMED[name] ?? name;
    const codePoint = decimal === undefined ? Number.parseInt(hex ?? unit ?? point ?? '', 16) : Number(decimal);
    return codePoint <= 0x10ffff ? bytesOf(String.fromCodePoint(codePoint)) : '';
}
/** Both alphabets, the one for URLs, too. */
const BASE64 = /[A-Za-z0-9+/_-]+/g;
/** A stretch may begin anywhere within a group of four. */
function base64(view, shortest) {
    const stretches = [...view.text.matchAll(BASE64)].filter(({ 0: stretch }) => stretch.length * 3 >= shortest * 4);
    return stretches.flatMap(({ 0: stretch, index }) => [0, 1, 2, 3].map((offset) => {
        const bytes = Buffer.from(stretch.slice(offset), 'base64').toString('latin1');
        // Three bytes come of four characters: byte i begins in character 4i/3 and ends in the one after it.
        const origin = (byte) => index + offset + Math.floor((byte * 4) / 3);
        const last = index + stretch.length - 1;
        return {
            text: bytes,
            from: (byte) => view.from(origin(byte)),
            to: (byte) => view.to(Math.min(origin(byte) + 1, last))
        };
    }));
}
/** Builds a view piece by piece. */
class Composer {
    #text = '';
    #from = [];
    #to = [];
    #outer;
    /** @param outer the view that positions refer to; the original text itself if absent */
    constructor(outer) {
        this.#outer = outer;
    }
    /** Bytes that come of the stretch from `start` to `end`. */
    add(bytes, start, end) {
        this.#text += bytes;
        for (let i = 0; i < bytes.length; i++) {
            this.#from.push(this.#outer?.from(start) ?? start);
            this.#to.push(this.#outer?.to(end - 1) ?? end);
        }
    }
    copy(start, end) {
        for (let at = start; at < end; at++)
            this.add(this.#outer?.text[at] ?? '', at, at + 1);
    }
    done() {
        const [from, to] = [this.#from, this.#to];
        return { text: this.#text, from: (index) => from[index] ?? 0, to: (index) => to[index] ?? 0 };
    }
}
function bytesOf(text) {
    return Buffer.from(text).toString('latin1');
}

;// CONCATENATED MODULE: ./lib/report/redactor.js
/**
 * Removes the secrets of this run from a text: whole or in part (any 12 consecutive characters), raw or encoded.
 *
 * It does not encode the secrets in every way that somebody could think of, but decodes the text, layer by layer, and
 * remembers where each character came from. So any mixture of encodings is seen through, and ten thousand signed URLs
 * cost no more than their length.
 */

/** So many consecutive characters of a secret are too many. */
const RUN = 12;
/** Secrets are indexed by blocks: a common run of 12 always holds one whole block of 6, wherever it begins. */
const BLOCK = 6;
/** Shorter ones are not secrets, and to remove them would only make holes in the text. */
const SHORTEST = 4;
/** Layers of encoding that are seen through. */
const LAYERS = 3;
class Redactor {
    #known = new Set();
    /** By the hash of the block, so that looking up makes no garbage. */
    #blocks = new Map();
    /** The lengths of blocks there are: a secret of 4 or 5 characters is a block of its own. */
    #lengths = new Set();
    /** The length of the shortest run that counts. */
    #shortest = RUN;
    /** From now on the secret is removed from every text, and so is any part of it that is long enough. */
    learn(text) {
        const secret = folded(viewOf(text).text);
        if (secret.length < SHORTEST || this.#known.has(secret))
            return;
        // Forms write a space as a plus sign, which everywhere else is a plus sign.
        if (secret.includes(' '))
            this.learn(secret.replaceAll(' ', '+'));
        this.#known.add(secret);
        this.#shortest = Math.min(this.#shortest, secret.length);
        // A secret shorter than a run counts as a whole only: one block of it is enough.
        const last = secret.length < RUN ? 0 : secret.length - BLOCK;
        for (let at = 0; at <= last; at += BLOCK) {
            const length = Math.min(BLOCK, secret.length);
            this.#lengths.add(length);
            const block = hashOf(secret, at, length);
            const places = this.#blocks.get(block);
            if (places)
                places.push({ secret, at });
            else
                this.#blocks.set(block, [{ secret, at }]);
        }
    }
    /** The text with `***` in the place of each secret. */
    redact(text) {
        if (this.#blocks.size === 0)
            return text;
        const spans = this.#find(viewOf(text), LAYERS).sort(([a], [b]) => a - b);
        let redacted = '';
        let done = -1;
        for (const [start, end] of spans) {
            if (end <= done)
                continue;
            // Spans that overlap or touch become one hole.
            if (start > done)
                redacted += `${text.slice(Math.max(done, 0), start)}***`;
            done = end;
        }
        return redacted + text.slice(Math.max(done, 0));
    }
    /** Where secrets are, in the text that the view was made of. */
    #find(view, layers) {
        const spans = this.#common(folded(view.text)).map(([start, end]) => [view.from(start), view.to(end - 1)]);
        if (layers > 0)
            for (const inner of decodings(view, this.#shortest))
                spans.push(...this.#find(inner, layers - 1));
        return spans;
    }
    /** Where the text has a long enough run in common with a secret. */
    #common(text) {
        const spans = [];
        for (let at = 0; at + SHORTEST <= text.length; at++) {
            for (const length of this.#lengths) {
                for (const place of this.#blocks.get(hashOf(text, at, length)) ?? NONE) {
                    const span = grown(text, at, place);
                    if (span[1] - span[0] >= Math.min(RUN, place.secret.length))
                        spans.push(span);
                }
            }
        }
        return spans;
    }
}
const NONE = [];
/** Blocks that differ may share it: what is found is compared in any case. */
function hashOf(text, at, length) {
    let hash = length;
    for (let i = at; i < at + length; i++)
        hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
    return hash;
}
/** The longest common run around a common block. */
function grown(text, at, { secret, at: secretAt }) {
    let before = 0;
    while (at > before && secretAt > before && text[at - before - 1] === secret[secretAt - before - 1])
        before++;
    let after = 0;
    while (at + after < text.length && text[at + after] === secret[secretAt + after])
        after++;
    return [at - before, at + after];
}
/** ASCII only, so that every position stays where it is: hosts and escapes are written in either case. */
function folded(text) {
    return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

;// CONCATENATED MODULE: ./lib/report/text.js
/**
 * The only gate for text from outside. It redacts first, then makes visible, then cuts, then (for HTML) encodes:
 * in any other order a secret could be cut into a piece that is not recognised, or encoded into a form that is not.
 */

/** Code points of a text from outside that are shown. */
const SHOWN = 200;
/** Characters of it that are looked at: an answer of megabytes must not cost seconds. */
const text_READ = 65_536;
class TextGate {
    #redactor = new Redactor();
    /** From now on the secret is removed from whatever passes. */
    learn(secret) {
        this.#redactor.learn(secret);
    }
    /** One safe line of at most `limit` code points. */
    line(text, limit = SHOWN) {
        return cut(visible(this.#redactor.redact(text.slice(0, text_READ))), limit);
    }
}
/** No character of the result acts on a terminal, on the order of the letters, or on GitHub's runner. */
function visible(text) {
    return (text
        .split(/\r\n|[\n\r\u0085\u2028\u2029]/)
        .map((line) => line.trim())
        .filter((line) => line !== '')
        .join(' ⏎ ')
        // The block "Control Pictures" shows each control character at the same offset.
        .replace(/[\u0000-\u001f]/g, (c) => String.fromCharCode(0x2400 + c.charCodeAt(0)))
        .replace(/\u007f/g, '\u2421')
        // Zero-width characters, marks that turn the direction of writing, halves of characters.
        .replace(/[\u0080-\u009f\p{Cf}\p{Default_Ignorable_Code_Point}\p{Cs}]/gu, (c) => `<U+${text_codeOf(c)}>`)
        // The runner obeys "##[command]" anywhere in a line, and "::command" at the beginning of one.
        .replaceAll('##[', '## [')
        .replace(/^::/, ': :'));
}
/** For HTML and Markdown alike: every punctuation mark as an entity, so that none of them means anything. */
function html(text) {
    return text.replace(/[^\p{L}\p{N}\p{M} ]/gu, (c) => `&#${c.codePointAt(0)};`);
}
/** At most `limit` code points, the last one an ellipsis where something was cut. */
function cut(text, limit) {
    // A string has at least as many code units as code points: most texts need not be taken apart.
    if (text.length <= limit)
        return text;
    const characters = [...text.slice(0, limit * 2 + 2)];
    return characters.length <= limit ? text : `${characters.slice(0, limit - 1).join('')}…`;
}
function text_codeOf(character) {
    return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}

;// CONCATENATED MODULE: ./lib/report/html.js
/**
 * The words of the job summary and of the alert issue, as HTML. Every text from outside stands in <code> with its
 * punctuation as entities, since entities alone do not keep GitHub from linking a mention. No line of it is blank: to
 * Markdown that would be the end of the HTML.
 */


/** Our own sentences with words from outside in them: longer than those alone. */
const SENTENCES = 2000;
/** A text from outside. */
function code(text, gate) {
    return `<code>${html(gate.line(text))}</code>`;
}
/**
 * Our own sentence. What it quotes, in backticks or quotation marks, can come from outside and is set as code, also where
 * the end of the quotation was cut off; so is whatever could mention somebody.
 */
function own(text, gate) {
    return gate
        .line(text, SENTENCES)
        .split(/(`[^`]*(?:`|$)|"[^"]*(?:"|$)|https?:\/\/\S+|\S*[@#]\S*)/)
        .map((part, index) => (index % 2 === 1 ? `<code>${html(part.replace(/^`|`$/g, ''))}</code>` : html(part)))
        .join('');
}
/** An error code, which leads to its explanation. */
function codeLink(errorCode, readme) {
    const shown = `<code>${errorCode}</code>`;
    return readme ? `<a href="${readme}#${errorCode}">${shown}</a>` : shown;
}
/** What to know of a failure beside what happened: a list of the likely cause, the next step, the original words. */
function explanation(failure, references, gate, more = []) {
    const { likelyCause, remedy, said } = failure;
    const causes = likelyCause.split('\n').map((line) => own(line, gate));
    const items = [
        // Of wrong inputs it is not likely, but certain, and there can be many.
        ...(failure.code === 'invalid-input' ? causes : [`<b>Likely cause:</b> ${causes.join('<br>')}`]),
        `<b>What to do:</b> ${nextStep(remedy, gate)}`,
        ...(said ? [`<b>${said.by} said:</b> ${code(said.text, gate)}`] : []),
        ...more,
        ...furtherReading(failure, references)
    ];
    return ['<ul>', ...items.map((item) => `<li>${item}</li>`), '</ul>'];
}
/** A sentence; what follows it is to be copied, with its line ends and indentation. */
function nextStep(remedy, gate) {
    const [sentence = '', ...copied] = remedy.split('\n');
    const lines = copied.map((line) => verbatim(line, gate));
    return lines.length === 0 ? own(sentence, gate) : `${own(sentence, gate)}\n<pre>${lines.join('\n')}</pre>`;
}
function verbatim(line, gate) {
    const [indentation = ''] = /^ */.exec(line) ?? [];
    // An entity is not blank to Markdown.
    return `${indentation}${html(gate.line(line, SENTENCES))}` || '&#32;';
}
function furtherReading({ code: errorCode }, { readme, provider }) {
    const documentation = linkFor(errorCode, provider);
    const places = [
        ...(readme ? [`about ${codeLink(errorCode, readme)}`] : []),
        ...(documentation ? [`<a href="${documentation}">documentation</a>`] : [])
    ];
    return places.length > 0 ? [`<b>More:</b> ${places.join(' · ')}`] : [];
}

;// CONCATENATED MODULE: ./lib/report/issue-text.js




/** Fixed but for the id: what is in a title cannot be set as code. */
function titleOf({ id }, identity) {
    return `Edge Impulse bucket ${id ?? identity.slice(0, 8)} is unhealthy`;
}
/** Our part of the body while the bucket is down. */
function openSection(down, identity, incident, place, gate) {
    const { id, request } = down.bucket;
    const { since, seen, runs, firstRun, previous } = incident;
    const facts = [
        [
            'Bucket',
            `${code(request.bucket, gate)}${id === null ? '' : ` (id ${id})`} of organization ${place.organizationId}`
        ],
        ['Storage', `${code(request.storageProvider, gate)} at ${code(request.endpoint, gate)}`],
        ['Down since', `${utc(since)}${runLink(firstRun, place)}`],
        ['Last seen down', `${utc(seen)}${runLink(place.run, place)}`],
        ['Seen down', `in ${plural(runs, 'run')}`],
        ...(previous === null ? [] : [['Outage before', `#${previous}`]])
    ];
    return [
        markerOf(identity, incident),
        `<p>❌ ${happened(down, gate)}</p>`,
        '<table>',
        ...facts.map(([name, value]) => `<tr><th align="left">${name}</th><td>${value}</td></tr>`),
        '</table>',
        ...explained(down, place, gate),
        '<p><sub>Each run that finds the bucket down brings this up to date; the first that finds it healthy closes the issue. ' +
            'Notes are safe in comments, and here after an empty line.</sub></p>'
    ].join('\n');
}
/** The body of an issue whose bucket is back: how long it was down, above what was known of it. */
function closedBody(body, identity, incident, nowIso, place) {
    const { since, runs, cause } = incident;
    const downMs = Math.max(0, Date.parse(nowIso) - Date.parse(since));
    const last = cause ? `, the last time with <code>${cause}</code>` : '';
    const healthy = `<p>✅ Healthy again: ${utc(nowIso)}${runLink(place.run, place)}, after it was down for <b>${spoken(downMs)}</b> ` +
        `and seen so in ${plural(runs, 'run')}${last}. What follows is how it was.</p>`;
    return withSection(body, [markerOf(identity, incident), healthy, sectionIn(body)].filter(Boolean).join('\n'));
}
/** The body of an issue that another one of the same bucket makes superfluous. */
function duplicateBody(body, identity, incident, other) {
    const section = sectionIn(body);
    return withSection(body, [markerOf(identity, incident), `<p>Duplicate of #${other}</p>`, section].join('\n'));
}
/** Written when the bucket is still down, but for another reason. */
function causeComment(down, before, place, gate) {
    const was = before ? ` Before it was <code>${before}</code>.` : '';
    return [
        `<p>The cause has changed${runLink(place.run, place)}. ${happened(down, gate)}${was}</p>`,
        ...explained(down, place, gate)
    ].join('\n');
}
function happened({ bucket, status, failure }, gate) {
    const state = {
        connected: 'is connected, but',
        error: 'cannot be reached:',
        timeout: 'is not connected:',
        unverifiable: 'could not be verified:'
    };
    const name = code(bucket.request.bucket, gate);
    return `The bucket ${name} ${state[status]} ${own(failure.what, gate)} (<code>${failure.code}</code>).`;
}
function explained({ bucket, failure }, { readme }, gate) {
    return explanation(failure, { readme, provider: bucket.request.storageProvider }, gate);
}
function runLink(run, { repository }) {
    return run === null ? '' : ` (<a href="${repository}/actions/runs/${run}">run ${run}</a>)`;
}
/** "2026-01-05 10:00 UTC". */
function utc(iso) {
    return `${new Date(iso).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

;// CONCATENATED MODULE: ./lib/report/issue-desk.js




/** After a great outage nobody wants a hundred mails at once. */
const MOST_NEW = 5;
class IssueDesk {
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
            const rest = plural(without.length - MOST_NEW, 'more unhealthy bucket');
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
        const { github, place, gate, labels, nowIso } = this.#options;
        const { bucket, identity, down } = each;
        if (!down)
            return;
        const since = new Date(Date.parse(nowIso) - down.lookedMs).toISOString();
        const cause = down.failure.code;
        const incident = { since, seen: nowIso, runs: 1, cause, firstRun: place.run, previous };
        const body = openSection(down, identity, incident, place, gate);
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
        const { github, place, gate, nowIso } = this.#options;
        const now = { ...incident, seen: nowIso, runs: incident.runs + 1, cause: down.failure.code };
        const body = withSection(issue.body, openSection(down, identity, now, place, gate));
        // The body first: where the comment fails, it is not repeated by every run to come.
        await github.edit(issue.number, { body });
        if (changed)
            await github.comment(issue.number, causeComment(down, incident.cause, place, gate));
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

;// CONCATENATED MODULE: ./lib/report/issue.js





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
/** Closed alert issues, for the job summary; null where it is not known where they are. */
function pastIncidents(env, [label = '']) {
    const query = `is:issue is:closed label:"${label.replaceAll('"', '\\"')}"`;
    const repository = repositoryOf(env);
    return repository && `${repository}/issues?q=${encodeURIComponent(query)}`;
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
/** @param troubles where the desk leaves what goes wrong with single issues @throws GitHubTrouble, Cancelled */
async function keep(cases, troubles, alerting) {
    const { token, env, log, clock, cancelled, wallClock } = alerting;
    const place = placeOf(alerting);
    if (!token) {
        throw new GitHubTrouble('`github-token` is empty', ['Leave it out: by default it is the token of the job.']);
    }
    const patience = new Patience(clock, cancelled, wallClock);
    const onExchange = (line) => log.debug(line);
    const github = await connectGitHub({ token, repository: env.GITHUB_REPOSITORY ?? '', env, patience, onExchange });
    const nowIso = new Date(wallClock()).toISOString();
    const desk = new IssueDesk({ ...alerting, github, login: await github.login(), place, nowIso, troubles });
    await desk.find(cases);
    await desk.openNew(cases);
    // What is over first: the time may not be enough for all that is merely still so.
    await desk.close(cases);
    await desk.update(cases);
}
/** @throws GitHubTrouble where the run does not say which repository it belongs to */
function placeOf({ env, readme, organizationId }) {
    const repository = repositoryOf(env);
    if (!repository)
        throw new GitHubTrouble('GITHUB_REPOSITORY does not name a repository', []);
    const run = /^\d{1,20}$/.exec(env.GITHUB_RUN_ID ?? '')?.[0] ?? null;
    return { repository, run, readme, organizationId };
}
/** Only what needs no encoding, wherever it is put. */
function repositoryOf({ GITHUB_SERVER_URL: server = 'https://github.com', GITHUB_REPOSITORY: name }) {
    return /^https?:\/\/[\w.:-]+$/.test(server) && /^[\w.-]+\/[\w.-]+$/.test(name ?? '') ? `${server}/${name}` : null;
}
function asTrouble(error) {
    if (error instanceof GitHubTrouble)
        return error;
    return new GitHubTrouble('something unexpected happened', [`${error}`]);
}
/** One warning in all. */
function warn([first, ...others], { log, gate }) {
    if (!first)
        return;
    const more = others.length > 0 ? `, and ${others.length} more of the kind` : '';
    log.warning(`The alert issues are not up to date: ${first.message}${more}. This does not change the verdict.`, ...first.remedy, ...(first.said ? [`GitHub said: "${gate.line(first.said)}"`] : []));
}

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 12 modules
var lib_core = __webpack_require__(143);
;// CONCATENATED MODULE: ./lib/report/wording.js



/** Our own sentences with words from outside in them: longer than those alone, shorter than anything that floods a log. */
const wording_SENTENCES = 2000;
function nameOf(bucket, gate) {
    const { id, request } = bucket;
    if (!request)
        return id === null ? 'a bucket without an id' : `bucket ${id}`;
    return `bucket ${quoted(gate.line(request.bucket))}${id === null ? '' : ` (id ${id})`}`;
}
/** "Bucket "sensor-data" cannot be reached: the access key does not exist (invalid-access-key)." */
function headline(result, gate) {
    const name = capitalized(nameOf(result.bucket, gate));
    const { failure, verdict } = result;
    if (!failure)
        return `${name} is connected.`;
    const why = `${gate.line(failure.what, wording_SENTENCES)} (${failure.code}).`;
    const about = verdict.status === 'unverifiable' ? ` ${ABOUT_NO_BUCKET}` : '';
    return `${name} ${introductions[verdict.status]} ${why}${about}`;
}
/** What stands between the bucket's name and what is wrong with it. */
const introductions = {
    connected: 'is connected, but',
    error: 'cannot be reached:',
    timeout: 'is not connected:',
    unverifiable: 'could not be verified:'
};
const ABOUT_NO_BUCKET = 'This says nothing about the bucket.';
/** What failed beside, or for, several buckets at once. */
function headlineForAll(failure, buckets, gate) {
    const why = `${gate.line(failure.what, wording_SENTENCES)} (${failure.code}).`;
    switch (failure.code) {
        case 'invalid-input':
        case 'internal':
            return `Nothing was verified: ${why}`;
        case 'cancelled':
            return `Stopped early: ${why}`;
        default:
            return `${buckets > 1 ? `${buckets} buckets` : 'The buckets'} could not be verified: ${why} This says nothing about the buckets.`;
    }
}
/** Likely cause, next step, and the original words. */
function advice({ likelyCause, remedy, said }, gate) {
    const lines = [likelyCause, remedy].flatMap((text) => text.split('\n').map((line) => gate.line(line, wording_SENTENCES)));
    if (said)
        lines.push(`${said.by} said: "${gate.line(said.text)}"`);
    return lines.filter((line) => line !== '');
}
/** "Connected after 4.2 s and 6 polls: 10 files sampled, info.labels found." */
function connectedLine({ verdict, effort }) {
    if (verdict.status !== 'connected')
        return '';
    const { fileCount, hasInfoLabels } = verdict.sample;
    const sampled = fileCount === null ? 'Studio did not say which files it found' : `${plural(fileCount, 'file')} sampled`;
    const labels = hasInfoLabels === null ? '' : hasInfoLabels ? ', info.labels found' : ', no info.labels';
    return `Connected after ${spoken(effort.durationMs)} and ${plural(effort.attempts, 'poll')}: ${sampled}${labels}.`;
}
function capitalized(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
}

;// CONCATENATED MODULE: ./lib/report/log.js
/** The log: every line passes the text gate on its way, and nothing else of the action writes to standard output. */





/** GitHub shows ten annotations of a kind per step. */
const ANNOTATIONS = 10;
const LINE = 4000;
class Log {
    #gate;
    #troubles = new Set();
    constructor(gate) {
        this.#gate = gate;
    }
    /** Tells the runner and the gate to hide a secret. */
    mask(secret) {
        this.#gate.learn(secret);
        lib_core/* setSecret */.Pq(secret);
    }
    /** A signed URL and its signature are secret; what the URL has in common with honest texts about the bucket is not. */
    maskSignedUrl(signedUrl, request) {
        lib_core/* setSecret */.Pq(signedUrl);
        for (const signature of signaturesOf(signedUrl))
            this.mask(signature);
        const { storageProvider, accessKey, endpoint, bucket, prefix = '' } = request;
        const host = URL.canParse(endpoint) ? new URL(endpoint).host : endpoint;
        const account = storageProvider === 'azure' ? accessKey : '';
        const known = [host, account, bucket, prefix, '.ei-portal-check'].filter((part) => part !== '');
        for (const part of unshared(signedUrl, known))
            this.#gate.learn(part);
    }
    /** The access keys that the bucket list names are not to be shown, but no secrets either. Azure's is the account's name. */
    conceal(buckets) {
        for (const { request } of buckets)
            if (request && request.storageProvider !== 'azure')
                this.#gate.learn(request.accessKey);
    }
    info(line) {
        lib_core/* info */.pq(this.#gate.line(line, LINE));
    }
    notice(line) {
        lib_core/* notice */.lm(this.#gate.line(line, LINE));
    }
    warning(...lines) {
        this.#annotation(lines, false);
    }
    /** Costs nothing while nobody debugs the step: ten thousand buckets make a lot of lines. */
    debug(line) {
        if (lib_core/* isDebug */._o())
            lib_core/* debug */.Yz(this.#gate.line(line, LINE));
    }
    /** What went wrong in between, and when Studio is asked again. */
    fault = (fault, pauseMs) => {
        this.info(`${capitalized(fault.what)}; asking again in ${spoken(pauseMs)}`);
    };
    /** A change of state. */
    state = (state) => {
        if (state.status === 'connecting')
            this.info('Studio is connecting …');
        else
            this.info(`Studio could not reach the bucket, ${state.inARow} in a row; asking again in ${spoken(state.pauseMs)}`);
    };
    /** A sign of life every 30 s until it is stopped. */
    heartbeat(clock, line) {
        const stopped = new AbortController();
        const beat = async () => {
            for (;;) {
                await clock.sleep(30_000, stopped.signal);
                if (stopped.signal.aborted)
                    return;
                this.info(line());
            }
        };
        void beat();
        return { stop: () => stopped.abort() };
    }
    /** What is going to happen, and how long it can take. */
    beginOne(bucket, { organizationId, timeoutMs }) {
        const { storageProvider, endpoint } = bucket.request;
        const what = `${this.#gate.line(storageProvider)} ${nameOf(bucket, this.#gate)} at ${this.#gate.line(endpoint)}`;
        this.info(`Verifying ${what} for organization ${organizationId}, up to ${spoken(timeoutMs)}`);
    }
    beginMany(buckets, { organizationId, timeoutMs }, longestMs) {
        const what = `${plural(buckets, 'bucket')} of organization ${organizationId}`;
        this.info(`Verifying ${what}, up to ${spoken(timeoutMs)} each and ${spoken(longestMs)} in all`);
    }
    /** What is not as usual, and can be why the rest is not either. */
    circumstances({ apiUrl, apiUrlFrom, trimmed }) {
        if (apiUrlFrom)
            this.info(`Studio's API is at ${new URL(apiUrl).host} (from ${apiUrlFrom})`);
        for (const name of trimmed)
            this.info(`White space around \`${name}\` was removed`);
    }
    /** How often Studio said `error`, and when, where once was not enough. */
    askedAgain({ effort: { errorsAtMs } }) {
        if (errorsAtMs.length < 2)
            return;
        this.info(`Studio said error ${errorsAtMs.length} times in a row, after ${errorsAtMs.map(spoken).join(', ')}`);
    }
    /** One bucket of many, as soon as it is decided: a line if healthy, else a group with all that is known. */
    result(result) {
        const { failure } = result;
        if (!failure) {
            this.info(`${capitalized(nameOf(result.bucket, this.#gate))}: ${connectedLine(result)}`);
            return;
        }
        // What hits many buckets in common is told once.
        if (this.#troubles.has(troubleOf(result)))
            return;
        this.#troubles.add(troubleOf(result));
        lib_core/* startGroup */.Oh(this.#gate.line(headline(result, this.#gate), LINE));
        for (const line of advice(failure, this.#gate))
            this.info(line);
        lib_core/* endGroup */.N4();
    }
    /**
     * One annotation per unhealthy bucket, but one in all for what hit several of them in common; warnings where the step
     * is to stay green.
     */
    annotate(results, failing) {
        const unhealthy = worstFirst(results).filter(({ healthy }) => !healthy);
        const groups = [...Map.groupBy(unhealthy, troubleOf).values()];
        const shown = groups.length > ANNOTATIONS ? groups.slice(0, ANNOTATIONS - 1) : groups;
        for (const group of shown)
            this.#annotation(this.#told(group), failing);
        const rest = unhealthy.length - shown.flat().length;
        const more = `${plural(rest, 'more unhealthy bucket')}; the job summary and the output results-file list them all.`;
        if (rest > 0)
            this.#annotation([more], failing);
    }
    /** What is wrong with one bucket, or with several in common. */
    #told([first, ...others]) {
        if (!first?.failure)
            return [];
        const common = headlineForAll(first.failure, others.length + 1, this.#gate);
        return [others.length > 0 ? common : headline(first, this.#gate), ...advice(first.failure, this.#gate)];
    }
    /** One annotation for what happened to the step as a whole. */
    trouble(failure, failing) {
        this.#annotation([headlineForAll(failure, 0, this.#gate), ...advice(failure, this.#gate)], failing);
    }
    /** Lines keep their indentation: some are YAML, to be copied. */
    #annotation(lines, failing) {
        const text = lines.map((line) => (/^ +/.exec(line)?.[0] ?? '') + this.#gate.line(line, LINE)).join('\n');
        if (failing)
            lib_core/* error */.z3(text);
        else
            lib_core/* warning */.$e(text);
    }
}
/** The pieces of a signed URL that stand in no honest text: without the known parts and the times in it. */
function unshared(signedUrl, known) {
    const times = /\d{4}-\d\d-\d\dT[\d:%A.-]*Z?/gi;
    const pieces = known.reduce((parts, each) => parts.flatMap((part) => part.split(each)), [signedUrl]);
    return pieces.flatMap((piece) => piece.replace(times, '&').split(/[?&=]/)).filter((piece) => piece.length >= 12);
}
/** What presigned URLs are signed with: AWS Signature 4 and 2, Google's of the same kinds, Azure's SAS. */
function signaturesOf(signedUrl) {
    if (!URL.canParse(signedUrl))
        return [];
    const parameters = [...new URL(signedUrl).searchParams];
    return parameters.filter(([name]) => /(^|-)sig(nature)?$/i.test(name)).map(([, value]) => value);
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./lib/report/outputs.js
/** The step's outputs and its results file. What is not known is an empty string, and null in the results. */






/** Larger values cannot be used in `env:`, where most people need them. */
const LARGEST_RESULTS = 100 * 1024;
/** Names, keys and addresses are longer than sentences are pleasant. */
const outputs_NAME = 1024;
const MESSAGE = 2000;
/**
 * Writes every output, also for a step that fails.
 * @returns a warning, if there is one to give
 * @throws where an output or the results file cannot be written; the others are written all the same
 */
function writeOutputs(outcome, gate, env) {
    const results = JSON.stringify(outcome.results.map((result) => describe(result, gate)));
    const fits = Buffer.byteLength(results) <= LARGEST_RESULTS;
    const outputs = { ...outputsOf(outcome, gate), results: fits ? results : '', 'results-file': '' };
    // Without the file, the toolkit would fall back to a command that runners are about to forget.
    if (!env.GITHUB_OUTPUT)
        throw new Error('GITHUB_OUTPUT is not set');
    try {
        outputs['results-file'] = writeResults(results, env.RUNNER_TEMP || (0,external_node_os_.tmpdir)());
    }
    finally {
        for (const [name, value] of Object.entries(outputs))
            lib_core/* setOutput */.uH(name, value);
    }
    return fits
        ? null
        : 'The output `results` is empty: it would be over 100 KiB. Read the file in the output `results-file` instead.';
}
/** A file of its own, for nobody else on the machine. */
function writeResults(results, folder) {
    const file = (0,external_node_path_.join)(folder, `edge-impulse-verify-bucket-${(0,external_node_crypto_.randomUUID)()}.json`);
    (0,external_node_fs_.writeFileSync)(file, results, { mode: 0o600, flag: 'wx' });
    return file;
}
/** All outputs but `results` and `results-file`. */
function outputsOf(outcome, gate) {
    const { results, trouble, worst } = outcome;
    const connected = results.map(({ verdict }) => verdict).filter((verdict) => verdict.status === 'connected');
    const counts = connected.map(({ sample }) => sample.fileCount);
    const labels = connected.map(({ sample }) => sample.hasInfoLabels);
    const known = trouble === null || results.length > 0;
    return {
        status: outcome.status,
        healthy: String(outcome.healthy),
        'file-count': sumOf(counts),
        'has-info-labels': labels.includes(false) ? 'false' : labels.length === 0 || labels.includes(null) ? '' : 'true',
        'error-code': trouble?.code ?? worst?.failure?.code ?? '',
        'error-message': outputs_messageOf(outcome, gate),
        'status-since': onlyOne(results.map(sinceOf)),
        endpoint: onlyOne(results.map((result) => endpointOf(result, gate))),
        cors: outputs_corsOf(results),
        attempts: String(results.reduce((sum, { effort }) => sum + effort.attempts, 0)),
        'duration-seconds': seconds(outcome.durationMs),
        'bucket-count': known ? String(results.length) : '',
        'unhealthy-count': known ? String(results.filter(({ healthy }) => !healthy).length) : '',
        'issue-url': onlyOne(results.map(({ issueUrl }) => issueUrl))
    };
}
/** Empty where there is nothing to add up, or not everything is known. */
function sumOf(counts) {
    const known = counts.filter((count) => count !== null);
    return known.length > 0 && known.length === counts.length ? String(known.reduce((sum, count) => sum + count)) : '';
}
function outputs_messageOf({ trouble, worst }, gate) {
    const lines = trouble
        ? [headlineForAll(trouble, 0, gate), ...advice(trouble, gate)]
        : worst?.failure
            ? [headline(worst, gate), ...advice(worst.failure, gate)]
            : [];
    return gate.line(lines.join(' '), MESSAGE);
}
/** One bucket, as it stands in `results`. */
function describe(result, gate) {
    const { bucket, verdict, effort, checks, healthy, failure, issueUrl } = result;
    const outside = (text) => (text === undefined ? null : gate.line(text, outputs_NAME));
    return {
        bucketId: bucket.id,
        bucket: outside(bucket.request?.bucket),
        storageProvider: outside(bucket.request?.storageProvider),
        status: verdict.status,
        healthy,
        fileCount: verdict.status === 'connected' ? verdict.sample.fileCount : null,
        hasInfoLabels: verdict.status === 'connected' ? verdict.sample.hasInfoLabels : null,
        statusSince: sinceOf(result),
        endpoint: endpointOf(result, gate),
        errorCode: failure?.code ?? null,
        errorMessage: failure ? gate.line([headline(result, gate), ...advice(failure, gate)].join(' '), MESSAGE) : null,
        checks: checks.map(({ name, result: outcome, reason }) => ({
            name,
            result: outcome,
            reason: gate.line(reason, MESSAGE)
        })),
        attempts: effort.attempts,
        durationSeconds: Number(seconds(effort.durationMs)),
        issueUrl
    };
}
function sinceOf({ verdict }) {
    return verdict.status === 'unverifiable' ? null : verdict.since;
}
function endpointOf({ verdict }, gate) {
    const endpoint = verdict.status === 'connected' ? verdict.sample.endpoint : null;
    return endpoint && gate.line(endpoint, outputs_NAME);
}
function outputs_corsOf(results) {
    const cors = 'cors';
    const found = results.flatMap(({ checks }) => checks.filter(({ name }) => name === cors).map(({ result }) => result));
    return found.includes('failed') ? 'failed' : found.includes('passed') ? 'passed' : 'skipped';
}
/** The value that exactly one bucket has, else empty. */
function onlyOne(values) {
    const [first, ...others] = values.filter((value) => value !== null);
    return first !== undefined && others.length === 0 ? first : '';
}
function seconds(durationMs) {
    return (durationMs / 1000).toFixed(1);
}

;// CONCATENATED MODULE: ./lib/report/summary-table.js
/** The table of the job summary: one row per bucket, and no column that has nothing to tell in this run. */


/** Nobody reads the thousandth row. */
const ROWS = 50;
/** @param ranked in the order of the rows */
function table(ranked, options, gate) {
    const results = ranked.slice(0, ROWS);
    const columns = columnsFor(options, gate)
        .map((column) => ({ ...column, cells: results.map(column.cell) }))
        .filter(({ cells }) => cells.some((cell) => cell !== ''));
    const row = (index) => columns.map(({ align, cells }) => `<td align="${align}">${cells[index]}</td>`).join('');
    return [
        '<table>',
        `<tr>${columns.map(({ title, align }) => `<th align="${align}">${title}</th>`).join('')}</tr>`,
        ...results.map((_, index) => `<tr>${row(index)}</tr>`),
        ...remainder(ranked.slice(ROWS), columns.length),
        '</table>'
    ];
}
function columnsFor({ timeoutMs, readme }, gate) {
    return [
        { title: 'Status', align: 'left', cell: (result) => statusOf(result, readme) },
        { title: 'Bucket', align: 'left', cell: ({ bucket }) => (bucket.request ? code(bucket.request.bucket, gate) : '') },
        { title: 'Id', align: 'right', cell: ({ bucket }) => String(bucket.id ?? '') },
        { title: 'Storage', align: 'left', cell: ({ bucket }) => storageOf(bucket.request?.storageProvider, gate) },
        { title: 'Files', align: 'right', cell: ({ verdict }) => filesOf(verdict) },
        { title: 'info.labels', align: 'left', cell: ({ verdict }) => labelsOf(verdict) },
        { title: 'CORS', align: 'left', cell: summary_table_corsOf },
        { title: `Waited, of ${spoken(timeoutMs)}`, align: 'left', cell: ({ effort }) => waited(effort, timeoutMs) }
    ];
}
function remainder(results, columns) {
    if (results.length === 0)
        return [];
    const unhealthy = results.filter(({ healthy }) => !healthy).length;
    const count = `and ${results.length} more${unhealthy > 0 ? ` (${unhealthy} unhealthy)` : ''}`;
    return [`<tr><td colspan="${columns}">${count}, all in the file of the output <code>results-file</code></td></tr>`];
}
const icons = { connected: '✅', error: '❌', timeout: '⌛', unverifiable: '❓' };
/** Stands for the status of a bucket in the title, in the table and above its explanation. */
function iconOf({ verdict, healthy }) {
    return verdict.status === 'connected' && !healthy ? '⚠️' : icons[verdict.status];
}
/** The icon tells the status: beside it, the reason is worth more than the same once again in a word. */
function statusOf(result, readme) {
    const { failure, verdict } = result;
    return `${iconOf(result)}&nbsp;${failure ? codeLink(failure.code, readme) : verdict.status}`;
}
/** Those that we know need not be set as code; Studio's list may name others. */
const PROVIDERS = new Set(['s3', 'google', 'azure', 'other']);
function storageOf(provider, gate) {
    if (provider === undefined)
        return '';
    return PROVIDERS.has(provider) ? provider : code(provider, gate);
}
function filesOf(verdict) {
    return verdict.status === 'connected' ? String(verdict.sample.fileCount ?? '') : '';
}
function labelsOf(verdict) {
    const has = verdict.status === 'connected' ? verdict.sample.hasInfoLabels : null;
    return has === null ? '' : has ? 'yes' : 'no';
}
function summary_table_corsOf({ checks }) {
    const result = checks.find(({ name }) => name === 'cors')?.result ?? 'skipped';
    return result === 'skipped' ? '' : result;
}
function waited({ attempts, durationMs }, timeoutMs) {
    return attempts === 0
        ? 'not asked'
        : `<code>${bar(durationMs, timeoutMs)}</code>&nbsp;${spoken(durationMs).replaceAll(' ', '&nbsp;')}`;
}
/** The part of the timeout that was waited, as ten block characters. */
function bar(waitedMs, timeoutMs) {
    const full = Math.min(10, Math.ceil((waitedMs / timeoutMs) * 10));
    return '█'.repeat(full) + '▁'.repeat(10 - full);
}

;// CONCATENATED MODULE: ./lib/report/summary.js
/**
 * The job summary: the verdict and the counts first, one table, then cause and remedy of each unhealthy bucket.
 * It is one HTML block without blank lines, so that Markdown has no say in it.
 */








/** GitHub drops a summary over 1 MiB whole. What is left up to that is for the last lines. */
const LARGEST_BYTES = 1_000_000;
/** @throws where the file behind GITHUB_STEP_SUMMARY is missing or cannot be written */
async function writeSummary(outcome, options, gate) {
    await lib_core/* summary */.z.addRaw(summaryOf(outcome, options, gate)).write();
}
function summaryOf(outcome, options, gate) {
    const { results, trouble } = outcome;
    const ranked = worstFirst(results);
    const lines = [
        `<h3>${title(outcome, gate)}</h3>`,
        ...counts(ranked),
        ...(trouble ? explanation(trouble, options, gate) : []),
        ...(results.length > 0 ? table(ranked, options, gate) : [])
    ];
    const troubles = troublesOf(ranked, trouble);
    // What is wrong with a bucket that is alone stands in the title.
    const block = results.length === 1 && !trouble ? remedies : details;
    const blocks = troubles.slice(0, ROWS).map((group) => block(group, options, gate));
    const shown = fitting(blocks, LARGEST_BYTES - Buffer.byteLength(lines.join('\n')));
    return [...lines, ...shown, ...footer(outcome, troubles.length - shown.length, options), ''].join('\n');
}
function title({ results, trouble, healthy }, gate) {
    const [worst, ...others] = worstFirst(results);
    if (!worst)
        return `❓ Nothing was verified: ${trouble ? own(trouble.what, gate) : 'there is no bucket'}`;
    const all = plural(results.length, 'Edge Impulse bucket');
    if (trouble) {
        const verified = results.filter(({ verdict }) => verdict.status !== 'unverifiable').length;
        return `⏹️ Stopped early: ${verified} of ${all} verified`;
    }
    const icon = iconOf(worst);
    if (others.length === 0)
        return `${icon} Edge Impulse${worst.bucket.request ? ' bucket' : ''} ${summary_nameOf(worst, gate)} ${stateOf(worst, gate)}`;
    if (healthy)
        return `${icon} All ${all} are healthy`;
    return `${icon} ${results.filter((result) => !result.healthy).length} of ${all} unhealthy`;
}
function stateOf({ verdict, failure }, gate) {
    return failure ? `${introductions[verdict.status]} ${own(failure.what, gate)}` : 'is connected';
}
/** How many there are of each kind, which explains the icons, too; of one kind alone the title has told it. */
function counts(ranked) {
    const kinds = [...Map.groupBy(ranked, kindOf)];
    if (kinds.length < 2)
        return [];
    const texts = kinds.map(([kind, [first, ...others]]) => `${first ? iconOf(first) : ''}&nbsp;<b>${others.length + 1}</b> ${kind}`);
    return [`<p>${texts.join(' · ')}</p>`];
}
function kindOf({ verdict, healthy }) {
    if (verdict.status !== 'connected')
        return verdict.status;
    return healthy ? 'healthy' : 'connected, but with a failed check';
}
/** Unhealthy buckets, those with a trouble in common together; without those whose trouble is that of the whole run. */
function troublesOf(ranked, trouble) {
    const unhealthy = ranked.filter(({ failure }) => failure && failure.code !== trouble?.code);
    return [...Map.groupBy(unhealthy, troubleOf).values()];
}
/** As many blocks, from the first one, as there is room for. */
function fitting(blocks, roomBytes) {
    let bytes = 0;
    const tooMuch = blocks.findIndex((block) => {
        bytes += Buffer.byteLength(block) + 1;
        return bytes > roomBytes;
    });
    return tooMuch < 0 ? blocks : blocks.slice(0, tooMuch);
}
/** What is wrong with a bucket, or with several of them in common, and below it what to do, folded. */
function details(group, options, gate) {
    const [first, ...others] = group;
    if (!first?.failure)
        return '';
    const who = others.length > 0 ? plural(group.length, 'bucket') : summary_nameOf(first, gate);
    return [
        `<details><summary>${iconOf(first)} ${who}: ${own(first.failure.what, gate)}</summary>`,
        remedies(group, options, gate),
        '</details>'
    ].join('\n');
}
function remedies([first], { readme }, gate) {
    if (!first?.failure)
        return '';
    const references = { readme, provider: first.bucket.request?.storageProvider };
    return [
        ...explanation(first.failure, references, gate, [...summary_asked(first), ...checked(first, gate), ...alerted(first)]),
        ...furtherFailures(first).flatMap((further) => [
            `<p><b>Also:</b> ${own(further.what, gate)}</p>`,
            ...explanation(further, references, gate)
        ])
    ].join('\n');
}
/** A connected bucket can have failed several checks. */
function furtherFailures({ checks, failure }) {
    return checks.flatMap((check) => (check.result === 'failed' && check.failure !== failure ? [check.failure] : []));
}
function summary_nameOf({ bucket: { id, request } }, gate) {
    if (!request)
        return id === null ? 'bucket without an id' : `bucket ${id}`;
    return `${code(request.bucket, gate)}${id === null ? '' : ` (${id})`}`;
}
/** How often Studio said `error`, and when: shown where more than one was needed. */
function summary_asked({ effort: { errorsAtMs } }) {
    if (errorsAtMs.length < 2)
        return [];
    const times = errorsAtMs.map((ms) => spoken(ms)).join(', ');
    return [`<b>Asked again:</b> Studio said <code>error</code> ${errorsAtMs.length} times, after ${times}`];
}
/** Those with the same result for the same reason together. */
function checked({ checks, verdict }, gate) {
    if (verdict.status === 'unverifiable')
        return ['<b>Checks:</b> none could be made; this says nothing about the bucket'];
    const why = ({ result, reason }) => (result === 'skipped' ? ` (${own(reason, gate)})` : '');
    const groups = Map.groupBy(checks, (check) => `${check.result}${why(check)}`);
    const texts = [...groups].map(([outcome, made]) => `${made.map(({ name }) => name).join(', ')} ${outcome}`);
    return [`<b>Checks:</b> ${texts.join(' · ')}`];
}
function alerted({ issueUrl }) {
    return issueUrl ? [`<b>Alert:</b> <a href="${html(issueUrl)}">the issue of this bucket</a>`] : [];
}
/** @param hidden how many explanations are not shown */
function footer({ results, durationMs }, hidden, { history }) {
    const parts = [
        ...(hidden > 0 ? [`${hidden} more explained in the file of the output <code>results-file</code>`] : []),
        ...(results.length > 0 ? [`Verified in ${spoken(durationMs)}`] : []),
        ...(history ? [`<a href="${history}">Past incidents</a>`] : [])
    ];
    return parts.length > 0 ? [`<p>${parts.join(' · ')}</p>`] : [];
}

;// CONCATENATED MODULE: ./lib/report/report.js
/** Everything that people and workflows get to see in the end, in its order, and the exit code. */



/** @returns the exit code */
async function report(outcome, audience) {
    const { gate, log, env } = audience;
    if (audience.summary)
        await summarized(outcome, audience);
    const written = output(outcome, gate, env);
    const { trouble, results } = outcome;
    const passing = outcome.healthy || (!audience.failOnError && !(trouble && ALWAYS_FAILING.has(trouble.code)));
    if (trouble)
        log.trouble(trouble, !passing && trouble.code !== 'cancelled');
    else
        log.annotate(results, !passing);
    if (written.warning)
        log.warning(written.warning);
    if (written.error)
        log.trouble(written.error, true);
    return passing && !written.error ? 0 : 1;
}
/** What no `fail-on-error: false` makes green. */
const ALWAYS_FAILING = new Set(['invalid-input', 'cancelled', 'internal']);
async function summarized(outcome, { env, gate, log, timeoutMs, history }) {
    try {
        await writeSummary(outcome, { timeoutMs, readme: readmeOf(env), history }, gate);
    }
    catch (error) {
        log.warning(`The job summary could not be written: ${messageOf(error)}`);
    }
}
function output(outcome, gate, env) {
    try {
        return { warning: writeOutputs(outcome, gate, env), error: null };
    }
    catch (error) {
        const said = { by: 'This runner', text: messageOf(error) };
        return { warning: null, error: failure('internal', { what: 'the outputs could not be written', said }) };
    }
}
/** Where this version of the action is explained; not known where the action runs from the workflow's own checkout. */
function readmeOf({ GITHUB_SERVER_URL: server, GITHUB_ACTION_REPOSITORY: name, GITHUB_ACTION_REF: ref }) {
    const url = `${server}/${name}/blob/${ref}/README.md`;
    return server && name && ref && /^https?:\/\/[\w.:/-]+$/.test(url) ? url : null;
}

;// CONCATENATED MODULE: ./lib/studio/client.js







const MEBIBYTE = 1024 * 1024;
const client_LIMITS = {
    connectMs: 10_000,
    totalMs: 60_000,
    // Of a refusal only the reason is of interest.
    bodyBytes: (status) => (status === 200 ? 16 * MEBIBYTE : 64 * 1024)
};
/** @throws Failure `proxy` where the proxy settings for Studio's address cannot be used */
function createStudio(options) {
    const { apiUrl, apiKey, organizationId, onExchange } = options;
    const route = routeTo(new URL(apiUrl), options.env);
    if (!route.ok)
        throw route.failure;
    const { proxy } = route;
    const exchanger = new Exchanger(client_LIMITS, `edge-impulse-verify-bucket/${version}`);
    const path = `/api/organizations/${organizationId}/buckets`;
    const headers = { accept: 'application/json', 'x-api-key': apiKey };
    async function ask(request, schema, signal, onSignedUrl) {
        const begun = performance.now();
        const told = (outcome) => {
            const { pathname } = new URL(request.url);
            onExchange(`${request.method} ${pathname} -> ${outcome}, ${Math.round(performance.now() - begun)} ms`);
        };
        try {
            const response = await exchanger.send(request, signal);
            const { reply, state } = understood(response, schema, onSignedUrl);
            told(`${response.status}${state}`);
            return reply;
        }
        catch (error) {
            told('no answer');
            return connectionFailure(error, proxy);
        }
    }
    return {
        listBuckets: async (signal) => {
            const reply = await ask({ method: 'GET', url: `${apiUrl}${path}`, headers }, BucketList, signal, () => { });
            return reply.kind === 'answer' ? { kind: 'answer', body: reply.body.buckets } : reply;
        },
        verify: (request, signal) => ask({
            method: 'POST',
            url: `${apiUrl}${path}/verify`,
            headers: { ...headers, 'content-type': 'application/json' },
            body: JSON.stringify(request)
        }, VerifyAnswer, signal, (signedUrl) => options.onSignedUrl(signedUrl, request))
    };
}
function understood(response, schema, onSignedUrl) {
    const parsed = parse(response);
    const signedUrl = parsed.ok ? parsed.json?.signedUrl : undefined;
    if (typeof signedUrl === 'string')
        onSignedUrl(signedUrl);
    const status = parsed.ok ? parsed.json?.connectionStatus : undefined;
    const known = VerifyAnswer.shape.connectionStatus.safeParse(status);
    return { reply: replyOf(response, parsed, schema), state: known.success ? ` ${known.data}` : '' };
}
function replyOf(response, parsed, schema) {
    const { status } = response;
    if (status !== 200)
        return client_refused(status, parsed, response.headers['retry-after']);
    if (!parsed.ok) {
        const unexpected = failure('unexpected-response', { what: `Studio's answer was ${parsed.problem}` });
        return parsed.passing
            ? { kind: 'fault', failure: unexpected, retryAfterMs: null }
            : { kind: 'refusal', failure: unexpected };
    }
    const envelope = Envelope.safeParse(parsed.json);
    if (envelope.success && !envelope.data.success) {
        return { kind: 'refusal', failure: refusalOf('request-refused', envelope.data.error ?? null) };
    }
    const body = schema.safeParse(parsed.json);
    if (envelope.success && body.success)
        return { kind: 'answer', body: body.data };
    const issue = (envelope.error ?? body.error)?.issues[0];
    const where = issue && issue.path.length > 0 ? `, beginning with ${quoted(issue.path.join('.'))}` : '';
    const what = `Studio's answer does not have the shape of the documented one${where}`;
    return { kind: 'refusal', failure: failure('unexpected-response', { what }) };
}
function parse({ body, headers }) {
    if (body === null)
        return { ok: false, problem: 'longer than 16 MiB', passing: false };
    const encoding = headers['content-encoding'] ?? 'identity';
    if (encoding !== 'identity')
        return { ok: false, problem: 'compressed, which nobody had asked for', passing: true };
    if (body.length === 0)
        return { ok: false, problem: 'empty', passing: true };
    let text;
    try {
        // A byte order mark at the beginning is dropped, as the Encoding standard says.
        text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    }
    catch {
        return { ok: false, problem: 'not UTF-8', passing: true };
    }
    try {
        return { ok: true, json: JSON.parse(text) };
    }
    catch {
        const problem = /^\s*</.test(text) ? 'an HTML page instead of JSON' : 'not JSON, or cut off';
        return { ok: false, problem, passing: true };
    }
}
const RETRIED = [408, 425, 429];
function client_refused(status, parsed, retryAfter) {
    const envelope = parsed.ok ? Envelope.safeParse(parsed.json) : undefined;
    const reason = envelope?.data?.error ?? null;
    const code = client_codeOf(status);
    const described = refusalOf(code, reason, status);
    const passing = RETRIED.includes(status) || (status >= 500 && status !== 501);
    return passing
        ? { kind: 'fault', failure: described, retryAfterMs: retryAfterMs(retryAfter, Date.now()) }
        : { kind: 'refusal', failure: described };
}
function client_codeOf(status) {
    const exact = {
        401: 'api-key-rejected',
        403: 'api-key-forbidden',
        404: 'not-found',
        407: 'proxy',
        408: 'studio-unavailable',
        425: 'studio-unavailable',
        429: 'rate-limited'
    };
    if (exact[status])
        return exact[status];
    if (status >= 500)
        return 'studio-unavailable';
    if (status >= 400)
        return 'request-refused';
    return status >= 300 ? 'redirected' : 'unexpected-response';
}
/** A refusal in general that speaks of the API key is a refusal of the key. */
function refusalOf(code, reason, status) {
    const said = reason ? { by: 'Studio', text: reason } : null;
    if (code === 'request-refused' && reason && /\bapi[\s_-]?key\b/i.test(reason)) {
        return failure('api-key-rejected', { said });
    }
    const answered = status === undefined ? '' : ` (it answered ${status})`;
    return failure(code, { what: `${failure(code).what}${answered}`, said });
}

;// CONCATENATED MODULE: ./lib/withheld.js
/** Whom GitHub gives no secrets: the commonest cause of an empty API key. */


const Event = schemas/* object */.Ikc({
    pull_request: schemas/* object */.Ikc({ head: schemas/* object */.Ikc({ repo: schemas/* nullable */.mee(schemas/* object */.Ikc({ full_name: schemas/* string */.YjP() })) }) })
});
/** @returns in words, or null where the run gets its secrets */
function secretsWithheldFrom(env) {
    if (env.GITHUB_ACTOR === 'dependabot[bot]')
        return 'runs that Dependabot triggers; store them as Dependabot secrets';
    if (env.GITHUB_EVENT_NAME !== 'pull_request' || !env.GITHUB_EVENT_PATH)
        return null;
    const event = Event.safeParse(withheld_read(env.GITHUB_EVENT_PATH));
    // A fork that was deleted has no repository any more.
    const fromFork = event.success && event.data.pull_request.head.repo?.full_name !== env.GITHUB_REPOSITORY;
    return fromFork ? 'pull requests from forks' : null;
}
/** It is only a hint: a broken event file must not cost the verdict. */
function withheld_read(path) {
    try {
        return JSON.parse((0,external_node_fs_.readFileSync)(path, 'utf8'));
    }
    catch {
        return null;
    }
}

;// CONCATENATED MODULE: ./lib/run.js
/** The story of one run, told top to bottom: inputs -> buckets -> verdicts -> issues -> report -> exit code. */
















/** @returns the exit code of the step: 0 only if the buckets are healthy, or `fail-on-error: false` lets it pass */
async function run(world) {
    const { clock, env, cancelled } = world;
    const beganMs = clock.now();
    const gate = new TextGate();
    const log = new Log(gate);
    const audience = { env, gate, log, summary: true, failOnError: true, timeoutMs: 0, history: null };
    const conclusion = (results, trouble) => report(conclude(results, trouble, clock.now() - beganMs), audience);
    /** Kept here, so that what was decided is told even if something breaks. */
    const decided = [];
    try {
        const read = readInputs(env, (secret) => log.mask(secret), secretsWithheldFrom(env));
        audience.summary = read.ok ? read.inputs.summary : read.summary;
        if (!read.ok)
            return await conclusion([], read.failure);
        const { inputs } = read;
        audience.timeoutMs = inputs.timeoutMs;
        audience.failOnError = inputs.failOnError;
        audience.history = inputs.alert && pastIncidents(env, inputs.alert.labels);
        const verified = await Promise.race([verifyBuckets(inputs, world, log, decided), world.crashed]);
        const results = await run_alerted(verified, inputs, world, audience);
        return await conclusion(results, cancelled.aborted ? failure('cancelled') : null);
    }
    catch (error) {
        return await conclusion(decided, asFailure(error, cancelled.aborted));
    }
}
/** Brings the alert issues in line with the verdicts; nothing that happens there changes one. */
async function run_alerted(results, inputs, world, audience) {
    if (!inputs.alert || world.cancelled.aborted)
        return results;
    const readme = readmeOf(world.env);
    try {
        return await keepIssues(results, {
            ...inputs,
            ...inputs.alert,
            ...world,
            ...audience,
            readme,
            wallClock: Date.now
        });
    }
    catch (error) {
        audience.log.warning(`The alert issues could not be kept: ${messageOf(error)}`);
        return results;
    }
}
function asFailure(error, cancelled) {
    if (cancelled)
        return failure('cancelled');
    if (error instanceof Failure)
        return error;
    return failure('internal', { said: { by: 'This runner', text: messageOf(error) } });
}
/** @throws Failure where it is not known which buckets there are */
async function verifyBuckets(inputs, world, log, decided) {
    const studio = createStudio({
        ...inputs,
        env: world.env,
        onSignedUrl: (url, request) => log.maskSignedUrl(url, request),
        onExchange: (line) => log.debug(line)
    });
    const one = inputs.selection.kind === 'new' || inputs.selection.kind === 'one';
    const around = { ...world, traffic: new SharedTraffic(), onFault: one ? log.fault : () => { } };
    const examination = {
        ...inputs,
        studio,
        expected: inputs,
        secretTrimmed: inputs.trimmed.includes('secret-key'),
        env: world.env,
        cancelled: world.cancelled,
        onState: one ? log.state : () => { }
    };
    const work = { inputs, studio, around, examination, log, decided };
    return one ? [await verifyOne(work)] : await verifyMany(work);
}
/** One bucket: a single deadline, which includes the bucket list. */
async function verifyOne({ inputs, studio, around, examination, log }) {
    const wait = new Wait(inputs.timeoutMs, around);
    const heart = log.heartbeat(around.clock, () => `Still waiting for Studio after ${spoken(wait.elapsedMs)}`);
    try {
        log.circumstances(inputs);
        const { buckets } = await findBuckets(inputs.selection, studio, wait);
        log.conceal(buckets);
        const [bucket] = buckets;
        if (!bucket)
            throw failure('no-buckets');
        if (!bucket.request)
            return unasked(bucket, bucket.failure);
        log.beginOne(bucket, inputs);
        const result = await examine(bucket, wait, examination);
        if (result.verdict.status === 'connected')
            log.info(connectedLine(result));
        log.askedAgain(result);
        return result;
    }
    finally {
        heart.stop();
        wait.end();
    }
}
/** Several buckets: the list has a deadline of its own, and so has each bucket. */
async function verifyMany({ inputs, studio, around, examination, log, decided }) {
    const { timeoutMs, selection } = inputs;
    const listing = new Wait(timeoutMs, around);
    let total = 0;
    const heart = log.heartbeat(around.clock, () => {
        const unhealthy = decided.filter(({ healthy }) => !healthy).length;
        return total === 0
            ? 'Still waiting for the bucket list'
            : `${decided.length} of ${total} done, ${unhealthy} unhealthy`;
    });
    try {
        const { buckets, uselessExcludes } = await findBuckets(selection, studio, listing).finally(() => listing.end());
        log.conceal(buckets);
        total = buckets.length;
        log.beginMany(total, inputs, longestMs(total, timeoutMs + (inputs.corsOrigin ? LONGEST_PREFLIGHT_MS : 0)));
        log.circumstances(inputs);
        if (uselessExcludes.length > 0) {
            log.notice(`\`exclude\` names ids that the organization does not have: ${uselessExcludes.join(', ')}`);
        }
        return await examineAll(buckets, {
            timeoutMs,
            around,
            examine: (bucket, wait) => examine(bucket, wait, examination),
            onResult: (result) => {
                decided.push(result);
                log.result(result);
            }
        });
    }
    finally {
        // After the line that says how long it can take, or in its place.
        if (total === 0)
            log.circumstances(inputs);
        heart.stop();
    }
}


/***/ })

};
