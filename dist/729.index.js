"use strict";
exports.id = 729;
exports.ids = [729];
exports.modules = {

/***/ 319:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ explanations)
/* harmony export */ });
/* unused harmony export storageCodes */
/** The error codes and what they mean. They are part of the action's interface: none ever changes its meaning. */
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


/***/ }),

/***/ 916:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ Failure),
/* harmony export */   V: () => (/* binding */ failure)
/* harmony export */ });
/* harmony import */ var _error_codes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(319);
/** The one error class: what happened, the likely cause, the next step, and a stable code. */

class Failure extends Error {
    code;
    what;
    /** Not called `cause`: that is what `Error` calls the error below. */
    likelyCause;
    remedy;
    /** Texts to be copied, such as a command or a policy, each a block of its own. */
    blocks;
    /** Documentation of the service that refused; null where there is none. */
    link;
    quote;
    constructor(code, explanation, quote = null) {
        super(explanation.what);
        this.name = 'Failure';
        this.code = code;
        this.what = explanation.what;
        this.likelyCause = explanation.cause;
        this.remedy = explanation.remedy;
        this.blocks = explanation.blocks ?? [];
        this.link = explanation.link ?? null;
        this.quote = quote;
    }
}
/** A failure with the explanation of its code, except where the caller knows better. */
function failure(code, better = {}) {
    const { quote = null, ...explanation } = better;
    return new Failure(code, { ..._error_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .explanations */ .x[code], ...explanation }, quote);
}


/***/ }),

/***/ 873:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ connectionFailure),
/* harmony export */   k: () => (/* binding */ CERTIFICATE)
/* harmony export */ });
/* harmony import */ var _errors_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(916);
/* harmony import */ var _text_words_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(399);
/* harmony import */ var _exchange_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(680);
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
/**
 * @param proxy the proxy that the request went through, told in the failure; never holds its password
 * @param whom who did not answer
 */
function connectionFailure(thrown, proxy, whom = 'Studio') {
    const error = innermost(thrown);
    const tunnel = /^tunneling socket could not be established, (statusCode|cause)=(.*)/s.exec(error.message);
    if (tunnel)
        return tunnelFailure(tunnel[1] === 'statusCode' ? Number(tunnel[2]) : null, tunnel[2] ?? '', proxy);
    const code = codeOf(error);
    if (CERTIFICATE.test(code)) {
        return {
            kind: 'refusal',
            failure: (0,_errors_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .failure */ .V)('tls', { what: `${whom}'s certificate could not be trusted (${code})` })
        };
    }
    if (code === 'EPROTO' || code.startsWith('ERR_SSL_')) {
        return {
            kind: 'refusal',
            failure: (0,_errors_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .failure */ .V)('tls', {
                what: `a TLS connection to ${whom} could not be made (${code})`,
                cause: 'The port of `api-url` does not speak TLS, or a proxy or firewall in between breaks it.'
            })
        };
    }
    const through = proxy ? ` through the proxy ${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_2__/* .quoted */ .TL)(proxy)}` : '';
    const reason = error instanceof _exchange_js__WEBPACK_IMPORTED_MODULE_1__/* .TooSlow */ .yY ? error.message : (reasons[code] ?? otherReason(error.name, code));
    const what = `${whom} could not be reached${through}: ${reason}`;
    return { kind: 'fault', failure: (0,_errors_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .failure */ .V)('network', { what }), retryAfterMs: null };
}
/** @param status what the proxy answered to CONNECT, null where it could not be reached itself */
function tunnelFailure(status, cause, proxy) {
    const name = proxy ? (0,_text_words_js__WEBPACK_IMPORTED_MODULE_2__/* .quoted */ .TL)(proxy) : 'in between';
    if (status === null) {
        const code = /\b(E[A-Z]+)\b/.exec(cause)?.[1] ?? '';
        const what = `the proxy ${name} could not be reached: ${reasons[code] ?? 'the connection failed'}`;
        return { kind: 'fault', failure: (0,_errors_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .failure */ .V)('proxy', { what }), retryAfterMs: null };
    }
    const described = (0,_errors_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .failure */ .V)('proxy', {
        what: `the proxy ${name} did not let the request through (it answered ${status})`
    });
    return (0,_exchange_js__WEBPACK_IMPORTED_MODULE_1__/* .mayPass */ .bg)(status)
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


/***/ }),

/***/ 680:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   bg: () => (/* binding */ mayPass),
/* harmony export */   uD: () => (/* binding */ Exchanger),
/* harmony export */   yY: () => (/* binding */ TooSlow)
/* harmony export */ });
/* harmony import */ var _actions_http_client__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(779);
/* harmony import */ var _actions_http_client_lib_proxy__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(783);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(992);



/** For the reason in a refusal. */
const LONGEST_GLANCE_MS = 2000;
/** An exchange that took too long. */
class TooSlow extends Error {
}
/** Whether another try may have another answer: overload, a restart, a server that is in trouble. */
function mayPass(status) {
    return [408, 425, 429].includes(status) || (status >= 500 && status < 600 && status !== 501);
}
/** Connections outlive an exchange: they are http-client's own, proxies included. */
class Exchanger {
    #client = new WatchedClient();
    #limits;
    constructor(limits) {
        this.#limits = limits;
    }
    /**
     * Always settles: at the latest when the signal or a limit aborts it.
     * @throws TooSlow, the signal's reason, or whatever error Node has for the connection
     */
    async send(request, signal) {
        signal.throwIfAborted();
        const own = new AbortController();
        const { connectMs, totalMs } = this.#limits;
        const limit = (ms, missed) => setTimeout(() => own.abort(new TooSlow(`no ${missed} within ${ms / 1000} s`)), ms);
        const timers = [limit(connectMs, 'connection'), limit(totalMs, 'complete answer')];
        const stop = () => own.abort(signal.reason);
        signal.addEventListener('abort', stop);
        let refusal = null;
        const watcher = {
            onConnected: () => clearTimeout(timers[0]),
            onRefusal: (known) => {
                refusal = known;
            }
        };
        try {
            return await orAborted(this.#exchange(request, own.signal, watcher), own.signal);
        }
        catch (error) {
            // Where the status is known, what is still to come of the body changes nothing.
            if (refusal)
                return refusal;
            throw error;
        }
        finally {
            signal.removeEventListener('abort', stop);
            timers.forEach(clearTimeout);
        }
    }
    async #exchange(request, signal, watcher) {
        const { message } = await this.#client.watched(request, signal, watcher.onConnected);
        const { headers, statusCode: status = 0 } = message;
        const limit = this.#limits.bodyBytes(status);
        if (limit === 0)
            return { status, headers, body: unread(message) };
        if (status === 200)
            return { status, headers, body: await read(message, limit) };
        watcher.onRefusal({ status, headers, body: Buffer.alloc(0) });
        return { status, headers, body: await glanceAt(message, limit) };
    }
}
class WatchedClient extends _actions_http_client__WEBPACK_IMPORTED_MODULE_0__/* .HttpClient */ .Qq {
    #signal;
    #onConnected = () => { };
    constructor() {
        super(undefined, [], { allowRedirects: false, allowRetries: false, keepAlive: true });
    }
    /** http-client has no place for what belongs to one request alone, but comes to `requestRaw` before it returns. */
    watched({ method, url, headers, body = '' }, signal, onConnected) {
        this.#signal = signal;
        this.#onConnected = onConnected;
        return this.request(method, url, body, headers);
    }
    /** The one place where http-client lets us see the request itself, and so the moment in which it is connected. */
    requestRaw(info, data) {
        const { parsedUrl: url, options, httpModule } = info;
        const onConnected = this.#onConnected;
        const secure = url.protocol === 'https:';
        options.signal = this.#signal;
        // http-client would add an id of the runner to it.
        options.headers = { ...options.headers, 'user-agent': _version_js__WEBPACK_IMPORTED_MODULE_2__/* .userAgent */ .N };
        // It takes "[::1]" for a name and looks it up. A proxy is told the address as it stands in the URL.
        if (!(0,_actions_http_client_lib_proxy__WEBPACK_IMPORTED_MODULE_1__/* .getProxyUrl */ .s)(url))
            options.host = url.hostname.replace(/^\[|\]$/g, '');
        const request = (given, onResponse) => {
            const outgoing = httpModule.request(given, onResponse);
            outgoing.once('socket', (socket) => {
                const connected = outgoing.reusedSocket || (!secure && !socket.connecting);
                if (connected)
                    onConnected();
                else
                    socket.once(secure ? 'secureConnect' : 'connect', onConnected);
            });
            // Without a listener, Node drops the connection without a word.
            outgoing.once('upgrade', (message, socket) => {
                socket.destroy();
                onResponse(message);
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
/** @param chunks where what was read so far is found, also where the rest does not come */
async function read(message, limit, chunks = []) {
    let size = 0;
    for await (const chunk of message) {
        size += chunk.length;
        if (size > limit)
            return unread(message);
        chunks.push(chunk);
    }
    return Buffer.concat(chunks);
}
/**
 * The body of a refusal: the status is the answer already, and stays one where the body breaks off or does not come.
 * @returns null where it is longer than the limit
 */
async function glanceAt(message, limit) {
    const impatience = setTimeout(() => message.destroy(), LONGEST_GLANCE_MS);
    const chunks = [];
    try {
        return await read(message, limit, chunks);
    }
    catch {
        return Buffer.concat(chunks);
    }
    finally {
        clearTimeout(impatience);
    }
}
function unread(message) {
    message.destroy();
    return null;
}


/***/ }),

/***/ 110:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ routeTo)
/* harmony export */ });
/* harmony import */ var _actions_http_client_lib_proxy__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(783);
/* harmony import */ var _errors_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(916);
/* harmony import */ var _text_words_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(399);
/**
 * The proxy that http-client will use, told without its password. http-client connects *directly* where it does not
 * understand the setting (a bad percent escape in the password, no scheme before "host:port"), and to a proxy that speaks TLS
 * it shows the name of the wrong server: both are refused here.
 */



/**
 * Of the process's own environment, since that is where http-client looks.
 * @returns how requests to the URL travel: directly (null), or through which proxy
 */
function routeTo(url) {
    const names = url.protocol === 'https:' ? ['https_proxy', 'HTTPS_PROXY'] : ['http_proxy', 'HTTP_PROXY'];
    const variable = names.find((name) => process.env[name]);
    if (!variable || (0,_actions_http_client_lib_proxy__WEBPACK_IMPORTED_MODULE_0__/* .checkBypass */ .H)(url))
        return { ok: true, proxy: null };
    const proxy = resolved(url);
    if (proxy?.hostname && proxy.protocol === 'http:') {
        return { ok: true, proxy: `${proxy.protocol}//${proxy.host}` };
    }
    return {
        ok: false,
        failure: (0,_errors_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .failure */ .V)('proxy', {
            what: `the proxy${addressIn(process.env[variable])} in ${variable} cannot be used`,
            cause: 'Its value is not of the form http://user:password@host:port (a proxy that is itself reached by https is not supported).',
            remedy: `Correct ${variable}; special characters in the user name and password are percent-encoded ("%" as %25, "@" as %40).`
        })
    };
}
/** Shown only where it is certain that nothing in it is the password: behind the one "@" that there is. */
function addressIn(setting = '') {
    const [, address] = /^https?:\/\/[^@]*@([\w.-]+(?::\d+)?)\/?$/i.exec(setting.trim()) ?? [];
    return address ? ` ${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_2__/* .quoted */ .TL)(address)}` : '';
}
function resolved(url) {
    try {
        return (0,_actions_http_client_lib_proxy__WEBPACK_IMPORTED_MODULE_0__/* .getProxyUrl */ .s)(url);
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 446:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qb: () => (/* binding */ explanation),
/* harmony export */   U1: () => (/* binding */ codeLink),
/* harmony export */   ZV: () => (/* binding */ own),
/* harmony export */   aY: () => (/* binding */ code)
/* harmony export */ });
/* harmony import */ var _text_sanitizer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(407);

/** A text from outside. */
function code(text, sanitizer) {
    return `<code>${(0,_text_sanitizer_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy)(sanitizer.line(text))}</code>`;
}
/**
 * Our own sentence. What it quotes, in backticks or quotation marks, can come from outside and is set as code, also where
 * the end of the quotation was cut off; so is whatever could mention somebody.
 */
function own(text, sanitizer) {
    const line = sanitizer.line(text, _text_sanitizer_js__WEBPACK_IMPORTED_MODULE_0__/* .SENTENCE */ .gz);
    // Where a secret took a quotation mark with it, nobody knows any more what is ours.
    if (line.includes('***') && marks(line) !== marks(text))
        return `<code>${(0,_text_sanitizer_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy)(line)}</code>`;
    return line
        .split(/(`[^`]*(?:`|$)|"[^"]*(?:"|$)|https?:\/\/\S+|\S*[@#]\S*)/)
        .map((part, index) => (index % 2 === 1 ? `<code>${(0,_text_sanitizer_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy)(part.replace(/^`|`$/g, ''))}</code>` : (0,_text_sanitizer_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy)(part)))
        .join('');
}
/** How many quotation marks there are. */
function marks(text) {
    return text.split(/["`]/).length - 1;
}
/** An error code, which leads to its explanation. */
function codeLink(errorCode, readme) {
    const shown = `<code>${errorCode}</code>`;
    return readme ? `<a href="${readme}#${errorCode}">${shown}</a>` : shown;
}
/**
 * What to know of a failure beside what happened: a list of the likely cause, the next step, the original words.
 * @param readme the README that explains the error codes; null where it is not known
 */
function explanation(failure, readme, sanitizer, more = []) {
    const { likelyCause, remedy, quote } = failure;
    const causes = likelyCause.split('\n').map((line) => own(line, sanitizer));
    const items = [
        // Of wrong inputs it is not likely, but certain, and there can be many.
        ...(failure.code === 'invalid-input' ? causes : [`<b>Likely cause:</b> ${causes.join('<br>')}`]),
        `<b>What to do:</b> ${nextStep(remedy, sanitizer)}`,
        ...(quote ? [`<b>${quote.by} said:</b> <code>${(0,_text_sanitizer_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy)(sanitizer.quote(quote))}</code>`] : []),
        ...more,
        ...furtherReading(failure, readme)
    ];
    return ['<ul>', ...items.map((item) => `<li>${item}</li>`), '</ul>'];
}
/** A sentence; what follows it is to be copied, with its line ends and indentation. */
function nextStep(remedy, sanitizer) {
    const [sentence = '', ...copied] = remedy.split('\n');
    const lines = copied.map((line) => verbatim(line, sanitizer));
    return lines.length === 0 ? own(sentence, sanitizer) : `${own(sentence, sanitizer)}\n<pre>${lines.join('\n')}</pre>`;
}
function verbatim(line, sanitizer) {
    const [indentation = ''] = /^ */.exec(line) ?? [];
    // An entity is not blank to Markdown.
    return `${indentation}${(0,_text_sanitizer_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy)(sanitizer.line(line, _text_sanitizer_js__WEBPACK_IMPORTED_MODULE_0__/* .SENTENCE */ .gz))}` || '&#32;';
}
function furtherReading({ code: errorCode, link }, readme) {
    const places = [
        ...(readme ? [`about ${codeLink(errorCode, readme)}`] : []),
        ...(link ? [`<a href="${link}">documentation</a>`] : [])
    ];
    return places.length > 0 ? [`<b>More:</b> ${places.join(' · ')}`] : [];
}


/***/ }),

/***/ 842:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ih: () => (/* binding */ pastIncidents),
/* harmony export */   _M: () => (/* binding */ repositoryOf),
/* harmony export */   qv: () => (/* binding */ readmeOf)
/* harmony export */ });
/** Only what needs no encoding, wherever it is put. */
function repositoryOf({ GITHUB_SERVER_URL, GITHUB_REPOSITORY: name = '' }) {
    const server = GITHUB_SERVER_URL || 'https://github.com';
    return /^https?:\/\/[\w.:-]+$/.test(server) && /^[\w.-]+\/[\w.-]+$/.test(name) ? `${server}/${name}` : null;
}
/** Closed alert issues, for the job summary; null where it is not known where they are, or the label is nothing to be shown. */
function pastIncidents(env, [label = ''], sanitizer) {
    if (sanitizer.line(label) !== label)
        return null;
    const query = `is:issue is:closed label:"${label.replaceAll('"', '\\"')}"`;
    const repository = repositoryOf(env);
    return repository && `${repository}/issues?q=${encodeURIComponent(query)}`;
}
/** Where this version of the action is explained; not known where the action runs from the workflow's own checkout. */
function readmeOf({ GITHUB_SERVER_URL: server, GITHUB_ACTION_REPOSITORY: name, GITHUB_ACTION_REF: ref }) {
    const url = `${server}/${name}/blob/${ref}/README.md`;
    return server && name && ref && /^https?:\/\/[\w.:/-]+$/.test(url) ? url : null;
}


/***/ }),

/***/ 263:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pl: () => (/* binding */ headline),
/* harmony export */   RN: () => (/* binding */ headlineForAll),
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   mT: () => (/* binding */ introductions),
/* harmony export */   v9: () => (/* binding */ advice),
/* harmony export */   we: () => (/* binding */ connectedLine)
/* harmony export */ });
/* harmony import */ var _text_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(320);
/* harmony import */ var _text_sanitizer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(407);
/* harmony import */ var _text_words_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(399);
/** What happened to a bucket, in words: the same in the annotation, the outputs, the summary and the issue. */



function nameOf(bucket, sanitizer) {
    const { id, request } = bucket;
    if (!request)
        return id === null ? 'a bucket without an id' : `bucket ${id}`;
    return `bucket ${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_2__/* .quoted */ .TL)(sanitizer.line(request.bucket))}${id === null ? '' : ` (id ${id})`}`;
}
/** "Bucket "sensor-data" cannot be reached: the access key does not exist (invalid-access-key)." */
function headline(result, sanitizer) {
    const name = (0,_text_words_js__WEBPACK_IMPORTED_MODULE_2__/* .capitalize */ .ZH)(nameOf(result.bucket, sanitizer));
    const { failure, verdict } = result;
    if (!failure)
        return `${name} is connected.`;
    const why = `${sanitizer.line(failure.what, _text_sanitizer_js__WEBPACK_IMPORTED_MODULE_1__/* .SENTENCE */ .gz)} (${failure.code}).`;
    const about = verdict.status === 'unverifiable' && failure.code !== 'unknown-bucket-id' ? ` ${ABOUT_NO_BUCKET}` : '';
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
function headlineForAll(failure, buckets, sanitizer) {
    const why = `${sanitizer.line(failure.what, _text_sanitizer_js__WEBPACK_IMPORTED_MODULE_1__/* .SENTENCE */ .gz)} (${failure.code}).`;
    switch (failure.code) {
        case 'invalid-input':
        case 'no-buckets':
            return `Nothing was verified: ${why}`;
        case 'internal':
            return `The step failed: ${why}`;
        case 'cancelled':
            return `Stopped early: ${why}`;
        default:
            return `${buckets > 1 ? `${buckets} buckets` : 'The buckets'} could not be verified: ${why} This says nothing about the buckets.`;
    }
}
/** Likely cause, next step, and the original words. */
function advice({ code, likelyCause, remedy, quote }, sanitizer) {
    // Of wrong inputs it is not likely, but certain.
    const cause = code === 'invalid-input' ? likelyCause : `Likely cause: ${likelyCause}`;
    const lines = [cause, `What to do: ${remedy}`].flatMap((text) => text.split('\n'));
    return [
        ...lines.map((line) => sanitizer.line(line, _text_sanitizer_js__WEBPACK_IMPORTED_MODULE_1__/* .SENTENCE */ .gz)).filter((line) => line !== ''),
        ...(quote ? [`${quote.by} said: "${sanitizer.quote(quote)}"`] : [])
    ];
}
/** "connected after 4.2 s and 6 polls: 10 files sampled, info.labels found." */
function connectedLine({ bucket, verdict, effort, checks }, sanitizer) {
    if (verdict.status !== 'connected')
        return '';
    const { fileCount, hasInfoLabels } = verdict.sample;
    const prefix = bucket.request?.prefix;
    const where = fileCount === 0 && prefix ? ` under the prefix ${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_2__/* .quoted */ .TL)(sanitizer.line(prefix))}` : '';
    const facts = [
        fileCount === null ? 'Studio did not say which files it found' : `${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_2__/* .pluralize */ .td)(fileCount, 'file')} sampled${where}`,
        ...(hasInfoLabels === null ? [] : [hasInfoLabels ? 'info.labels found' : 'no info.labels']),
        ...checks.filter(({ name, result }) => name === 'cors' && result === 'passed').map(({ reason }) => reason)
    ];
    return `connected after ${(0,_text_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a)(effort.durationMs)} and ${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_2__/* .pluralize */ .td)(effort.attempts, 'poll')}: ${facts.join(', ')}.`;
}


/***/ }),

/***/ 729:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: ./lib/http/connection.js
var connection = __webpack_require__(873);
// EXTERNAL MODULE: ./lib/http/exchange.js
var exchange = __webpack_require__(680);
// EXTERNAL MODULE: ./lib/http/proxy.js
var http_proxy = __webpack_require__(110);
// EXTERNAL MODULE: ./lib/text/urls.js
var urls = __webpack_require__(562);
// EXTERNAL MODULE: ./lib/text/words.js
var words = __webpack_require__(399);
;// CONCATENATED MODULE: ./lib/checks/preflight.js
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
    const methods = parseList(headers['access-control-allow-methods']);
    if (!methods)
        return failed('Access-Control-Allow-Methods is not a list of methods');
    const names = parseList(headers['access-control-allow-headers']?.toLowerCase());
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
function parseList(header = '') {
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

;// CONCATENATED MODULE: ./lib/checks/cors.js
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
    const { clock } = question;
    const target = uploadTarget(question);
    if ('verdict' in target)
        return target.verdict;
    // "Main fetch": nobody has to allow what stays within an origin.
    if (target.url.origin === question.origin)
        return { status: 'passed' };
    const route = (0,http_proxy/* routeTo */.B)(target.url);
    if (!route.ok)
        return unverifiable(route.failure.what);
    const exchanger = new exchange/* Exchanger */.uD(LIMITS);
    const ask = async (requestHeaders) => {
        const request = { origin: question.origin, method: 'PUT', requestHeaders };
        const headers = {
            accept: '*/*',
            origin: request.origin,
            'access-control-request-method': request.method,
            ...(requestHeaders.length > 0 && { 'access-control-request-headers': requestHeaders.join(',') })
        };
        const beganMs = clock.now();
        const logOutcome = (outcome) => question.onExchange(`OPTIONS ${target.url.host} -> ${outcome}, ${Math.round(clock.now() - beganMs)} ms`);
        try {
            const answer = await exchanger.send({ method: 'OPTIONS', url: target.url.href, headers }, question.signal);
            logOutcome(answer.status);
            // A browser takes it as a refusal, too, but it comes from no rule: changing the rules would not help.
            if ((0,exchange/* mayPass */.bg)(answer.status))
                return unverifiable(`the storage answers ${answer.status} for the moment`);
            return judgePreflight(answer, request);
        }
        catch (error) {
            logOutcome('no answer');
            return unverifiable((0,connection/* connectionFailure */.D)(error, route.proxy, 'the storage').failure.what);
        }
    };
    const verdicts = await Promise.all(UPLOADS.map(ask));
    // One kind of upload that is forbidden is certain, whatever became of the other question.
    const first = (status) => verdicts.find((verdict) => verdict.status === status);
    return first('failed') ?? first('unverifiable') ?? { status: 'passed' };
}
/** Whether a runner may send something to the signed URL, and a page an upload: whoever answers for Studio chose its host. */
function uploadTarget({ signedUrl, endpoint, provider }) {
    if (!signedUrl)
        return { verdict: unverifiable('Studio gave no signed URL') };
    const url = (0,urls/* parseWebUrl */.BD)(signedUrl);
    if (!url)
        return { verdict: unverifiable('the signed URL that Studio gave is not a web address') };
    const home = (0,urls/* parseWebUrl */.BD)(endpoint);
    if (!home)
        return { verdict: unverifiable("the bucket's endpoint is not a web address") };
    const isHome = url.hostname === home.hostname || url.hostname.endsWith(`.${home.hostname}`);
    if (!isHome && !(provider === 's3' && (0,urls/* isS3Host */.RY)(url.hostname))) {
        const hosts = `${(0,words/* quoted */.TL)(url.hostname)}, not to that of the endpoint`;
        return { verdict: unverifiable(`the signed URL leads to the host ${hosts}`) };
    }
    // "Mixed Content": loopback alone is taken for as safe as https.
    if (url.protocol === 'http:' && !(isHome && (0,urls/* isLoopback */.U9)(home.hostname))) {
        const reason = 'the signed URL is an http address, and a page on https may not upload to http';
        return { verdict: { status: 'failed', reason } };
    }
    return { url };
}
function unverifiable(reason) {
    return { status: 'unverifiable', reason };
}

// EXTERNAL MODULE: ./lib/errors/failure.js
var failure = __webpack_require__(916);
// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 2 modules
var schemas = __webpack_require__(395);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/core.js
var core = __webpack_require__(532);
// EXTERNAL MODULE: ./lib/text/duration.js
var duration = __webpack_require__(320);
;// CONCATENATED MODULE: ./lib/inputs/schema.js
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
/** A longer value is no misspelt one: perhaps a secret that is in the wrong place. */
const LONGEST_TOLD = 12;
/** No value of a storage service comes near it; lists of ids have no such bound. */
const LONGEST = 4096;
function input({ parse, allowed, tellable = false, longest = LONGEST }) {
    return schemas/* pipe */.FsL(schemas/* string */.YjP(), schemas/* transform */.pdi((text, context) => {
        const fits = text.length <= longest;
        const value = fits ? parse(text) : undefined;
        if (value !== undefined)
            return value;
        const but = tellable && text.length <= LONGEST_TOLD ? `, but is ${(0,words/* quoted */.TL)(text)}` : '';
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
const schema_duration = (fromMs, toMs) => input({
    parse: (value) => {
        const ms = (0,duration/* parseDurationMs */.y)(value) ?? 0;
        return ms >= fromMs && ms <= toMs ? ms : undefined;
    },
    allowed: `a duration from ${(0,duration/* formatDuration */.a)(fromMs)} to ${(0,duration/* formatDuration */.a)(toMs)}, in seconds or as in 90s, 5m, 1h`,
    tellable: true
});
const whole = (from, to) => input({
    parse: (value) => /^\d{1,6}$/.test(value) && Number(value) >= from && Number(value) <= to ? Number(value) : undefined,
    allowed: `a whole number from ${from} to ${to}`,
    tellable: true
});
/** Each input on its own, by name; what depends on more than one input is checked in selection.ts. */
const InputSchema = schemas/* object */.Ikc({
    // It travels in a header: visible ASCII is all that fits there.
    'api-key': matching(/^[!-~]{8,}$/, 'an API key: at least 8 visible ASCII characters'),
    'organization-id': input({
        parse: parseId,
        allowed: 'a whole number from 1 to 2^53 - 1, digits only'
    }),
    'bucket-id': schemas/* optional */.lqM(input({
        parse: (value) => (value === 'all' ? 'all' : parseIds(value)),
        allowed: '`all`, or whole numbers, separated by commas, white space or line ends (they are in Studio under the organization, Data; a name goes to `bucket`)',
        longest: Number.POSITIVE_INFINITY
    })),
    exclude: schemas/* optional */.lqM(ids),
    bucket: schemas/* optional */.lqM(schema_text('the name of a bucket or container')),
    'storage-provider': schemas/* optional */.lqM(matching(/^(s3|google|azure|other)$/, '`s3`, `google`, `azure` or `other`', true)),
    'access-key': schemas/* optional */.lqM(schema_text('an access key')),
    'secret-key': schemas/* optional */.lqM(schema_text('a secret key', 8)),
    endpoint: schemas/* optional */.lqM(input({
        parse: (value) => ((0,urls/* parsePlainUrl */.VI)(value) && isClean(value) ? value : undefined),
        allowed: 'a URL that begins with https:// or http://, as it will be used: no credentials, query, fragment, escapes and dot segments'
    })),
    region: schemas/* optional */.lqM(matching(/^[a-z0-9-]+$/, 'lower-case letters, digits and hyphens')),
    // Passed on verbatim: an object's name may hold any character, and emoji are made with invisible ones.
    prefix: schemas/* optional */.lqM(matching(/^\P{Cc}+$/u, 'a prefix without control characters')),
    timeout: schema_duration(1000, 6 * 3_600_000),
    'poll-interval': schema_duration(250, 5 * 60_000),
    'failure-threshold': whole(1, 10),
    'min-files': whole(0, 10_000),
    'require-info-labels': schema_boolean,
    'check-cors': schema_boolean,
    'cors-origin': input({ parse: urls/* parseOrigin */.ef, allowed: 'an origin such as https://studio.edgeimpulse.com' }),
    'fail-on-error': schema_boolean,
    summary: schema_boolean,
    'alert-issue': schema_boolean,
    'alert-labels': input({
        parse: parseLabels,
        allowed: 'at most 20 labels of at most 50 characters each, separated by commas or line ends'
    }),
    'github-token': schemas/* optional */.lqM(matching(/^[!-~]+$/, 'a token of visible ASCII characters')),
    'api-url': input({
        parse: urls/* parseApiUrl */.nV,
        allowed: 'an https URL (http only on loopback) without credentials, query, fragment, escapes and dot segments'
    })
});
const inputNames = Object.keys(InputSchema.shape);

;// CONCATENATED MODULE: ./lib/inputs/selection.js
/** Which buckets are meant, and with what: the inputs that depend on each other. */


/** What is wrong with inputs only beside each other. Looks at what was given, so that it is told together with the rest. */
function contradictions(given) {
    const problems = [];
    const id = given['bucket-id'];
    const several = id === 'all' || (parseIds(id ?? '')?.length ?? 0) > 1;
    const credentials = ['bucket', 'access-key', 'secret-key'];
    const details = ['endpoint', 'region', 'prefix', 'storage-provider'];
    if (several) {
        const beside = [...credentials, ...details].filter((name) => given[name] !== undefined).map(inputName);
        if (beside.length > 0)
            problems.push(`${(0,words/* joinList */.D7)(beside)} cannot stand beside more than one \`bucket-id\``);
    }
    if (given.exclude !== undefined && id !== 'all')
        problems.push('`exclude` needs `bucket-id: all`');
    if (id === undefined) {
        const absent = credentials.filter((name) => given[name] === undefined).map(inputName);
        if (absent.length === credentials.length) {
            problems.push('nothing says which bucket: give `bucket-id` (a variable that is not defined is empty), or `bucket`, `access-key` and `secret-key`');
        }
        else if (absent.length > 0) {
            problems.push(`${(0,words/* joinList */.D7)(absent)} ${absent.length > 1 ? 'are' : 'is'} missing (or give \`bucket-id\`)`);
        }
        if (given['storage-provider'] === 'other' && given.endpoint === undefined) {
            problems.push('`endpoint` is required for `storage-provider: other`');
        }
    }
    const account = given['storage-provider'] === 'azure' ? given['access-key'] : undefined;
    if (account !== undefined && !isAccountName(account)) {
        problems.push('`access-key` must be the name of the storage account for azure: 3 to 24 lower-case letters and digits');
    }
    return problems;
}
/** Whether it can be the name of an Azure storage account. */
function isAccountName(text) {
    return /^[a-z0-9]{3,24}$/.test(text);
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
        return { kind: 'existing', id: first, overrides };
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
const inputName = (name) => `\`${name}\``;

;// CONCATENATED MODULE: ./lib/inputs/read-inputs.js
/** INPUT_* and the environment -> Inputs: gather, mask, then validate. Nothing is requested before all of it is right. */




/**
 * Reads all inputs. Every secret is handed to `mask` before anything is looked at.
 * @param withheldFrom whom GitHub gives no secrets in this run, if anybody: the commonest cause of an empty API key
 */
function readInputs(env, mask, withheldFrom) {
    const gathered = gather(env);
    const { given } = gathered;
    for (const secret of secretsOf(given, env))
        mask(secret);
    const problems = [];
    const parsed = InputSchema.safeParse({ ...defaults, ...given });
    for (const issue of parsed.error?.issues ?? []) {
        const name = issue.path[0];
        const from = gathered.variables[name] ? ` (from ${gathered.variables[name]})` : '';
        problems.push(given[name] === undefined ? missing(name, withheldFrom) : `\`${name}\`${from} ${issue.message}`);
    }
    problems.push(...contradictions(given));
    if (parsed.success && problems.length === 0)
        return { ok: true, inputs: assembled(parsed.data, gathered) };
    const summary = !/^false$/i.test(given.summary ?? '');
    return { ok: false, failure: invalidInputs(problems), summary };
}
/** Each input, or else the variable that stands in for it. */
function gather(env) {
    const gathered = { given: {}, trimmed: new Set(), variables: {} };
    for (const name of inputNames) {
        const sources = [`INPUT_${name.toUpperCase()}`, fallbackVariables[name] ?? ''];
        const source = sources.find((each) => stripped(name, env[each]) !== '');
        if (source === undefined)
            continue;
        const value = stripped(name, env[source]);
        gathered.given[name] = value;
        if (value !== env[source])
            gathered.trimmed.add(name);
        if (source !== sources[0])
            gathered.variables[name] = source;
    }
    return gathered;
}
/** A prefix may begin or end in spaces: only line ends, which YAML's block scalars leave, are taken off. */
function stripped(name, value = '') {
    return name === 'prefix' ? value.replace(/^[\r\n]+|[\r\n]+$/g, '') : value.trim();
}
/** A mask of a letter or two protects nothing, and makes the log unreadable. */
function isMaskable(secret) {
    return secret.length >= 4;
}
function secretsOf(given, env) {
    // Azure's access key is the account's name: masked, it would blank the endpoint's host and drop outputs that hold it.
    const { 'access-key': key = '', 'storage-provider': provider, 'bucket-id': id } = given;
    // Of an existing bucket, only the list can tell whether it is one of Azure's: then what looks so waits for it, see run.ts.
    const isAccount = provider === 'azure' || (provider === undefined && id !== undefined && isAccountName(key));
    const accessKey = isAccount ? undefined : key;
    const proxies = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'].flatMap((name) => passwordsOf(env[name]));
    const secrets = [given['api-key'], given['secret-key'], given['github-token'], accessKey, ...proxies];
    return secrets.filter((secret) => secret !== undefined).filter(isMaskable);
}
/** The password in a proxy's URL as written and as meant. Where it is too wrong to be parsed, whatever can be the password. */
function passwordsOf(proxy = '') {
    const [, rest = ''] = /^(?:[a-z][a-z0-9+.-]*:\/\/)?(.*)$/is.exec(proxy.trim()) ?? [];
    const [, password] = /^[^:@]*:(.*)@/s.exec(rest) ?? [];
    const isUsable = /^[a-z]+:\/\//i.test(proxy) && URL.canParse(proxy) && !rest.includes('%40');
    // "host:port" lacks the scheme, which is the commonest mistake, and has no password.
    const isHarmless = isUsable || /^(?:https?:)?[\w.-]+(?::\d{1,5})?\/?$/i.test(rest);
    const suspects = password ? [password] : isHarmless ? [] : rest.split(/[:@#/]|%40/i);
    return [...new Set(suspects.flatMap(urls/* formsOf */.XP))];
}
function missing(name, withheldFrom) {
    const variable = fallbackVariables[name];
    const fallback = variable ? `, and so is the environment variable ${variable}` : '';
    const withheld = withheldFrom ? ` (GitHub gives no secrets to ${withheldFrom})` : SECRET_IS_EMPTY;
    return `\`${name}\` is empty${fallback}${name === 'api-key' ? withheld : ''}`;
}
const SECRET_IS_EMPTY = ': a secret that this repository, organization or environment does not have is empty, and so is one whose name is misspelt';
function invalidInputs(problems) {
    const what = problems.length === 1 ? 'an input is not valid' : `${problems.length} inputs are not valid`;
    const cause = problems.map((problem) => `${problem}.`).join('\n');
    return (0,failure/* failure */.V)('invalid-input', { what, cause });
}
function assembled(raw, { trimmed, variables }) {
    return {
        apiKey: raw['api-key'],
        organizationId: raw['organization-id'],
        apiUrl: raw['api-url'],
        apiUrlFrom: raw['api-url'] === defaults['api-url'] ? null : (variables['api-url'] ?? 'api-url'),
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
        trimmed: ['api-key', 'secret-key', 'access-key', 'github-token'].filter((name) => trimmed.has(name))
    };
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(24);
;// CONCATENATED MODULE: ./lib/inputs/withheld-secrets.js
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
    const event = Event.safeParse(read(env.GITHUB_EVENT_PATH));
    // A fork that was deleted has no repository any more.
    const fromFork = event.success && event.data.pull_request.head.repo?.full_name !== env.GITHUB_REPOSITORY;
    return fromFork ? 'pull requests from forks' : null;
}
/** It is only a hint: a broken event file must not cost the verdict. */
function read(path) {
    try {
        return JSON.parse((0,external_node_fs_.readFileSync)(path, 'utf8'));
    }
    catch {
        return null;
    }
}

// EXTERNAL MODULE: ./lib/report/links.js
var links = __webpack_require__(842);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 12 modules
var lib_core = __webpack_require__(143);
;// CONCATENATED MODULE: ./lib/text/signed-url.js
/** What of a signed URL is secret. Its host and the names in it stand in honest texts, too. */

/** Whoever answers for Studio chooses the text: no mask of his may blank the log, or be endless. */
const LONGEST_URL = 8192;
const MOST_PIECES = 12;
const SHORTEST_PIECE = 12;
/** @param names what everybody may read, though it is part of the URL: of the bucket, its prefix, its endpoint, of Azure's account */
function secretsOfSignedUrl(text, names) {
    if (text.length > LONGEST_URL || !/^https?:\/\/[!-~]+$/i.test(text) || !URL.canParse(text)) {
        return { masked: [], removed: [] };
    }
    const [, path = '', query = ''] = /^https?:\/\/[^/?#]*([^?#]*)\??([^#]*)/i.exec(text) ?? [];
    const folders = path.split('/').filter((folder) => !isKnown(folder, names));
    const parameters = query.split('&').map((parameter) => {
        const [name = '', ...value] = parameter.split('=');
        return { name, value: value.join('=') };
    });
    const signatures = parameters.filter(({ name }) => /(^|[-_])sig(nature)?$/i.test(name)).map(({ value }) => value);
    const values = parameters
        .filter(isSecret)
        .map(({ name, value }) => (/credential$/i.test(name) ? keyIn(value) : value));
    // Signatures first: Azure may put a dozen parameters before its own.
    const pieces = [...new Set([...signatures, ...values, ...folders])].filter(isNoSentence).slice(0, MOST_PIECES);
    const removed = pieces.flatMap(urls/* formsOf */.XP).filter((piece) => piece.length >= SHORTEST_PIECE);
    const masked = signatures.flatMap(urls/* formsOf */.XP).filter((piece) => removed.includes(piece));
    return { masked: [text, ...masked], removed };
}
/** Whoever answers for Studio must not take words of ours away, or the marks between them. */
function isNoSentence(piece) {
    return piece.length >= SHORTEST_PIECE && (0,urls/* formsOf */.XP)(piece).every((form) => /^[^\s"`]+$/.test(form));
}
function isKnown(folder, names) {
    return (0,urls/* formsOf */.XP)(folder).some((form) => form === '.ei-portal-check' || names.some((name) => name.includes(form)));
}
/** Algorithms, times and names of headers are the same in every signed URL. */
function isSecret({ name, value }) {
    return !/headers$/i.test(name) && !/^\d{4}-?\d\d-?\d\dT/.test(value) && !/^[A-Z0-9-]+-SHA256$/.test(value);
}
/** "AKIA…/20260105/eu-west-1/s3/aws4_request": what follows the key is no secret. */
function keyIn(credential) {
    return credential.split(/\/|%2f/i)[0] ?? '';
}

;// CONCATENATED MODULE: ./lib/verification/aggregate.js
const WORST_FIRST = ['error', 'timeout', 'unverifiable', 'connected'];
const CHECK_ORDER = ['files', 'info-labels', 'cors'];
function aggregate(results, runError, durationMs) {
    const status = worstStatus(results);
    const healthy = !runError && results.length > 0 && results.every((result) => result.healthy);
    return { results, status, healthy, runError, worst: worstResult(results, status), durationMs };
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
    const rank = ({ healthy, verdict, checks }) => {
        const check = CHECK_ORDER.findIndex((name) => hasFailed(checks, name));
        return healthy ? Number.POSITIVE_INFINITY : WORST_FIRST.indexOf(verdict.status) + Math.max(check, 0);
    };
    return results.toSorted((a, b) => rank(a) - rank(b));
}
/**
 * What tells one runError from another. A bucket that could not be verified shares its runError with all others that could
 * not for the same reason: that is said once. Whatever is known of a bucket itself is its own.
 */
function failureKey({ verdict, failure }) {
    if (!failure || verdict.status !== 'unverifiable')
        return failure;
    return [failure.code, failure.what, failure.quote?.text].join('\n');
}

// EXTERNAL MODULE: ./lib/report/wording.js
var wording = __webpack_require__(263);
;// CONCATENATED MODULE: ./lib/report/log.js
/** The log: every line passes the text sanitizer on its way, and nothing else of the action writes to standard output. */






/** GitHub shows ten annotations of a kind per step. */
const ANNOTATIONS = 10;
const LINE = 4000;
class Log {
    #sanitizer;
    #masked = new Set();
    #troubles = new Set();
    /** How many annotations there are, by their kind. */
    #annotations = { error: 0, warning: 0 };
    constructor(sanitizer) {
        this.#sanitizer = sanitizer;
    }
    /** Tells the runner and the sanitizer to hide a secret. */
    mask(secret) {
        if (this.#masked.has(secret))
            return;
        this.#masked.add(secret);
        this.#sanitizer.learn(secret);
        lib_core/* setSecret */.Pq(secret);
    }
    maskSignedUrl(signedUrl, { storageProvider, accessKey, bucket, endpoint, prefix = '' }) {
        const names = [bucket, prefix, endpoint, ...(storageProvider === 'azure' ? [accessKey] : [])];
        const { masked, removed } = secretsOfSignedUrl(signedUrl, names);
        for (const secret of masked)
            lib_core/* setSecret */.Pq(secret);
        for (const secret of removed)
            this.#sanitizer.learn(secret);
    }
    /** An access key that the bucket list names is not to be shown, but no secret either: words are found anywhere. */
    conceal(accessKey) {
        if (/^(?![a-z]+$)[\w.~%+/=-]{8,128}$/.test(accessKey))
            this.#sanitizer.learn(accessKey);
    }
    info(line) {
        lib_core/* info */.pq(this.#sanitizer.line(line, LINE));
    }
    notice(line) {
        lib_core/* notice */.lm(this.#sanitizer.line(line, LINE));
    }
    warning(...lines) {
        this.#annotation(lines, false);
    }
    /** Costs nothing while nobody debugs the step: ten thousand buckets make a lot of lines. */
    debug(line) {
        if (lib_core/* isDebug */._o())
            lib_core/* debug */.Yz(this.#sanitizer.line(line, LINE));
    }
    /** What went wrong in between, and when Studio is asked again. */
    fault = (fault, pauseMs) => {
        this.info(`${(0,words/* capitalize */.ZH)(fault.what)}; asking again in ${(0,duration/* formatDuration */.a)(pauseMs)}`);
    };
    /** A change of state. */
    state = (state) => {
        if (state.status === 'connecting')
            return this.info('Studio is connecting …');
        const { inARow, of, pauseMs } = state;
        this.info(`Studio could not reach the bucket (${inARow} of ${of} in a row); asking again in ${(0,duration/* formatDuration */.a)(pauseMs)}`);
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
    /** What is not as usual, and can be why the rest is not either. */
    circumstances({ apiUrl, apiUrlFrom, trimmed }) {
        if (apiUrlFrom)
            this.info(`Studio's API is at ${new URL(apiUrl).host} (from ${apiUrlFrom})`);
        for (const name of trimmed)
            this.info(`White space around \`${name}\` was removed`);
    }
    /** What is going to happen, and how long it can take. */
    beginOne(bucket, { organizationId, timeoutMs }) {
        const { storageProvider, endpoint } = bucket.request;
        const what = `${this.#sanitizer.line(storageProvider)} ${(0,wording/* nameOf */.Vb)(bucket, this.#sanitizer)} at ${this.#sanitizer.line(endpoint)}`;
        this.info(`Verifying ${what} for organization ${organizationId}, up to ${(0,duration/* formatDuration */.a)(timeoutMs)}`);
    }
    beginMany(buckets, { organizationId, timeoutMs }, longestMs) {
        const what = `${(0,words/* pluralize */.td)(buckets, 'bucket')} of organization ${organizationId}`;
        const longest = `up to ${(0,duration/* formatDuration */.a)(timeoutMs)} each and ${(0,duration/* formatDuration */.a)(longestMs)} in all`;
        this.info(`Verifying ${what}, ${longest} (longer only if Studio asks to be asked later)`);
    }
    /** A bucket that is alone; what is wrong with it is told by its annotation. */
    endOne(result, inputs) {
        if (result.verdict.status === 'connected')
            this.info((0,words/* capitalize */.ZH)((0,wording/* connectedLine */.we)(result, this.#sanitizer)));
        this.#looks(result, inputs);
    }
    /** One bucket of many, as soon as it is decided: a line if healthy, else a group with all that is known. */
    result(result, inputs) {
        const { bucket, failure } = result;
        const name = (0,words/* capitalize */.ZH)((0,wording/* nameOf */.Vb)(bucket, this.#sanitizer));
        if (!failure) {
            this.info(`${name}: ${(0,wording/* connectedLine */.we)(result, this.#sanitizer)}`);
            return;
        }
        // What hits many buckets in common is told once.
        if (this.#troubles.has(failureKey(result)))
            return;
        this.#troubles.add(failureKey(result));
        lib_core/* startGroup */.Oh(this.#sanitizer.line(`${name}: ${failure.code}`, LINE));
        for (const line of [(0,wording/* headline */.Pl)(result, this.#sanitizer), ...(0,wording/* advice */.v9)(failure, this.#sanitizer)])
            this.info(line);
        this.#looks(result, inputs);
        lib_core/* endGroup */.N4();
    }
    endMany(buckets, unhealthy) {
        const rest = unhealthy === 0 ? 'all healthy' : `${buckets - unhealthy} healthy, ${unhealthy} not`;
        this.info(`${(0,words/* pluralize */.td)(buckets, 'bucket')} verified: ${rest}`);
    }
    /** How often Studio said `error`, and when, where more than one look at it was wanted. */
    #looks({ verdict, effort: { errorsAtMs } }, { failureThreshold }) {
        if (failureThreshold === 1 || errorsAtMs.length === 0)
            return;
        const times = `${(0,words/* pluralize */.td)(errorsAtMs.length, 'time')} in a row, after ${errorsAtMs.map(duration/* formatDuration */.a).join(', ')}`;
        const tooFew = verdict.status === 'error' && errorsAtMs.length < failureThreshold;
        const wanted = tooFew
            ? `; for ${failureThreshold} times, as \`failure-threshold\` wants, \`timeout\` is too short`
            : '';
        this.info(`Studio said error ${times}${wanted}`);
    }
    /**
     * One annotation per unhealthy bucket, but one in all for what hit several of them in common; warnings where the step
     * is to stay green.
     */
    annotate(results, failing) {
        const unhealthy = worstFirst(results).filter(({ healthy }) => !healthy);
        const groups = [...Map.groupBy(unhealthy, failureKey).values()];
        const room = Math.max(1, ANNOTATIONS - this.#annotations[failing ? 'error' : 'warning']);
        const shown = groups.length > room ? groups.slice(0, room - 1) : groups;
        for (const group of shown)
            this.#annotation(this.#told(group), failing);
        const rest = unhealthy.length - shown.flat().length;
        const more = `${(0,words/* pluralize */.td)(rest, 'more unhealthy bucket')}; the job summary and the output results-file list them all.`;
        if (rest > 0)
            this.#annotation([more], failing);
    }
    /** What is wrong with one bucket, or with several in common. */
    #told([first, ...others]) {
        if (!first?.failure)
            return [];
        const common = (0,wording/* headlineForAll */.RN)(first.failure, others.length + 1, this.#sanitizer);
        return [others.length > 0 ? common : (0,wording/* headline */.Pl)(first, this.#sanitizer), ...(0,wording/* advice */.v9)(first.failure, this.#sanitizer)];
    }
    /** One annotation for what happened to the step as a whole. */
    runError(failure, failing) {
        this.#annotation([(0,wording/* headlineForAll */.RN)(failure, 0, this.#sanitizer), ...(0,wording/* advice */.v9)(failure, this.#sanitizer)], failing);
    }
    /** Lines keep their indentation: some are YAML, to be copied. */
    #annotation(lines, failing) {
        const text = lines.map((line) => (/^ +/.exec(line)?.[0] ?? '') + this.#sanitizer.line(line, LINE)).join('\n');
        const kind = failing ? 'error' : 'warning';
        this.#annotations[kind]++;
        if (failing)
            lib_core/* error */.z3(text);
        else
            lib_core/* warning */.$e(text);
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(598);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(760);
// EXTERNAL MODULE: ./lib/text/sanitizer.js + 2 modules
var text_sanitizer = __webpack_require__(407);
;// CONCATENATED MODULE: ./lib/report/outputs.js
/** The step's outputs and its results file. What is not known is an empty string, and null in the results. */







/** Larger values cannot be used in `env:`, where most people need them. */
const LARGEST_RESULTS = 100 * 1024;
/** Names, keys and addresses are longer than sentences are pleasant. */
const NAME = 1024;
/**
 * Writes every output, also for a step that fails.
 * @returns a warning, if there is one to give
 * @throws where an output or the results file cannot be written; the others are written all the same, if there is a place
 */
function writeOutputs(run, sanitizer, env) {
    const results = `[${run.results.map((result) => JSON.stringify(describe(result, sanitizer))).join(',')}]`;
    const fits = Buffer.byteLength(results) <= LARGEST_RESULTS;
    const outputs = { ...outputsOf(run, sanitizer), results: fits ? results : '', 'results-file': '' };
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
function outputsOf(run, sanitizer) {
    const { results, runError, worst } = run;
    const connected = results.map(({ verdict }) => verdict).filter((verdict) => verdict.status === 'connected');
    const counts = connected.map(({ sample }) => sample.fileCount);
    const labels = connected.map(({ sample }) => sample.hasInfoLabels);
    const known = runError === null || runError.code === 'no-buckets' || results.length > 0;
    return {
        status: run.status,
        healthy: String(run.healthy),
        'file-count': sumOf(counts),
        'has-info-labels': labels.includes(false) ? 'false' : labels.length === 0 || labels.includes(null) ? '' : 'true',
        'error-code': runError?.code ?? worst?.failure?.code ?? '',
        'error-message': errorMessage(run, sanitizer),
        'status-since': onlyOne(results.map(sinceOf)),
        endpoint: onlyOne(results.map((result) => endpointOf(result, sanitizer))),
        cors: corsOf(results),
        attempts: String(results.reduce((sum, { effort }) => sum + effort.attempts, 0)),
        'duration-seconds': seconds(run.durationMs),
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
function errorMessage({ runError, worst }, sanitizer) {
    const lines = runError
        ? [(0,wording/* headlineForAll */.RN)(runError, 0, sanitizer), ...(0,wording/* advice */.v9)(runError, sanitizer)]
        : worst?.failure
            ? [(0,wording/* headline */.Pl)(worst, sanitizer), ...(0,wording/* advice */.v9)(worst.failure, sanitizer)]
            : [];
    return sanitizer.line(lines.join(' '), text_sanitizer/* SENTENCE */.gz);
}
/** One bucket, as it stands in `results`. */
function describe(result, sanitizer) {
    const { bucket, verdict, effort, checks, healthy, failure, issueUrl } = result;
    const outside = (text) => (text === undefined ? null : sanitizer.line(text, NAME));
    return {
        bucketId: bucket.id,
        bucket: outside(bucket.request?.bucket),
        storageProvider: outside(bucket.request?.storageProvider),
        status: verdict.status,
        healthy,
        fileCount: verdict.status === 'connected' ? verdict.sample.fileCount : null,
        hasInfoLabels: verdict.status === 'connected' ? verdict.sample.hasInfoLabels : null,
        statusSince: sinceOf(result),
        endpoint: endpointOf(result, sanitizer),
        errorCode: failure?.code ?? null,
        errorMessage: failure
            ? sanitizer.line([(0,wording/* headline */.Pl)(result, sanitizer), ...(0,wording/* advice */.v9)(failure, sanitizer)].join(' '), text_sanitizer/* SENTENCE */.gz)
            : null,
        checks: checks.map(({ name, result: outcome, reason }) => ({
            name,
            result: outcome,
            reason: sanitizer.line(reason, text_sanitizer/* SENTENCE */.gz)
        })),
        attempts: effort.attempts,
        durationSeconds: Number(seconds(effort.durationMs)),
        issueUrl
    };
}
function sinceOf({ verdict }) {
    return verdict.status === 'unverifiable' ? null : verdict.since;
}
function endpointOf({ verdict }, sanitizer) {
    const endpoint = verdict.status === 'connected' ? verdict.sample.endpoint : null;
    return endpoint && sanitizer.line(endpoint, NAME);
}
function corsOf(results) {
    const found = results.flatMap(({ checks }) => checks.filter(({ name }) => name === 'cors').map(({ result }) => result));
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

// EXTERNAL MODULE: ./lib/report/html.js
var html = __webpack_require__(446);
;// CONCATENATED MODULE: ./lib/report/summary-table.js
/** The table of the job summary: one row per bucket, and no column that has nothing to tell in this run. */


/** Nobody reads the thousandth row. */
const ROWS = 50;
/** @param ranked in the order of the rows */
function table(ranked, options, sanitizer) {
    const results = ranked.slice(0, ROWS);
    const columns = columnsFor(options, sanitizer)
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
function columnsFor({ timeoutMs, readme }, sanitizer) {
    return [
        { title: 'Status', align: 'left', cell: (result) => statusOf(result, readme) },
        {
            title: 'Bucket',
            align: 'left',
            cell: ({ bucket }) => (bucket.request ? (0,html/* code */.aY)(bucket.request.bucket, sanitizer) : '')
        },
        { title: 'Id', align: 'right', cell: ({ bucket }) => String(bucket.id ?? '') },
        { title: 'Storage', align: 'left', cell: ({ bucket }) => storageOf(bucket.request?.storageProvider, sanitizer) },
        { title: 'Files', align: 'right', cell: (result) => filesOf(result, sanitizer) },
        { title: 'info.labels', align: 'left', cell: ({ verdict }) => labelsOf(verdict) },
        { title: 'CORS', align: 'left', cell: summary_table_corsOf },
        { title: `Waited, of ${(0,duration/* formatDuration */.a)(timeoutMs)}`, align: 'left', cell: ({ effort }) => waited(effort, timeoutMs) }
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
    return `${iconOf(result)}&nbsp;${failure ? (0,html/* codeLink */.U1)(failure.code, readme) : verdict.status}`;
}
/** Those that we know need not be set as code; Studio's list may name others. */
const PROVIDERS = new Set(['s3', 'google', 'azure', 'other']);
function storageOf(provider, sanitizer) {
    if (provider === undefined)
        return '';
    return PROVIDERS.has(provider) ? provider : (0,html/* code */.aY)(provider, sanitizer);
}
function filesOf({ bucket, verdict }, sanitizer) {
    const count = verdict.status === 'connected' ? verdict.sample.fileCount : null;
    const prefix = bucket.request?.prefix;
    return count === 0 && prefix ? `0 under ${(0,html/* code */.aY)(prefix, sanitizer)}` : String(count ?? '');
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
        : `<code>${bar(durationMs, timeoutMs)}</code>&nbsp;${(0,duration/* formatDuration */.a)(durationMs).replaceAll(' ', '&nbsp;')}`;
}
/** The part of the timeout that was waited, as ten block characters. */
function bar(waitedMs, timeoutMs) {
    const full = Math.min(10, Math.round((waitedMs / timeoutMs) * 10));
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
async function writeSummary(run, options, sanitizer) {
    await lib_core/* summary */.z.addRaw(summaryOf(run, options, sanitizer)).write();
}
function summaryOf(run, options, sanitizer) {
    const { results, runError } = run;
    const ranked = worstFirst(results);
    const lines = [
        `<h3>${title(run, sanitizer)}</h3>`,
        ...counts(ranked),
        ...(runError ? (0,html/* explanation */.Qb)(runError, options.readme, sanitizer) : []),
        ...(results.length > 0 ? table(ranked, options, sanitizer) : [])
    ];
    const troubles = troublesOf(ranked, runError);
    // What is wrong with a bucket that is alone stands in the title.
    const block = results.length === 1 && !runError ? remedies : details;
    const blocks = troubles.slice(0, ROWS).map((group) => block(group, options, sanitizer));
    const shown = fitting(blocks, LARGEST_BYTES - Buffer.byteLength(lines.join('\n')));
    return [...lines, ...shown, ...footer(run, troubles.length - shown.length, options), ''].join('\n');
}
function title({ results, runError, healthy }, sanitizer) {
    const [worst, ...others] = worstFirst(results);
    if (!worst)
        return `❓ Nothing was verified: ${runError ? (0,html/* own */.ZV)(runError.what, sanitizer) : 'there is no bucket'}`;
    const all = (0,words/* pluralize */.td)(results.length, 'Edge Impulse bucket');
    if (runError) {
        const verified = results.filter(({ verdict }) => verdict.status !== 'unverifiable').length;
        return `⏹️ Stopped early: ${verified} of ${all} verified`;
    }
    const icon = iconOf(worst);
    if (others.length === 0)
        return `${icon} Edge Impulse${worst.bucket.request ? ' bucket' : ''} ${nameOf(worst, sanitizer)} ${stateOf(worst, sanitizer)}`;
    if (healthy)
        return `${icon} All ${all} are healthy`;
    return `${icon} ${results.filter((result) => !result.healthy).length} of ${all} unhealthy`;
}
function stateOf({ verdict, failure }, sanitizer) {
    return failure ? `${wording/* introductions */.mT[verdict.status]} ${(0,html/* own */.ZV)(failure.what, sanitizer)}` : 'is connected';
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
/** Unhealthy buckets, those with a runError in common together; without those whose runError is that of the whole run. */
function troublesOf(ranked, runError) {
    const unhealthy = ranked.filter(({ failure }) => failure && failure.code !== runError?.code);
    return [...Map.groupBy(unhealthy, failureKey).values()];
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
function details(group, options, sanitizer) {
    const [first, ...others] = group;
    if (!first?.failure)
        return '';
    const who = others.length > 0 ? (0,words/* pluralize */.td)(group.length, 'bucket') : nameOf(first, sanitizer);
    return [
        `<details><summary>${iconOf(first)} ${who}: ${(0,html/* own */.ZV)(first.failure.what, sanitizer)}</summary>`,
        remedies(group, options, sanitizer),
        '</details>'
    ].join('\n');
}
function remedies([first], { readme }, sanitizer) {
    if (!first?.failure)
        return '';
    return [
        ...(0,html/* explanation */.Qb)(first.failure, readme, sanitizer, [
            ...summary_asked(first),
            ...checked(first, sanitizer),
            ...alerted(first)
        ]),
        ...furtherFailures(first).flatMap((further) => [
            `<p><b>Also:</b> ${(0,html/* own */.ZV)(further.what, sanitizer)}</p>`,
            ...(0,html/* explanation */.Qb)(further, readme, sanitizer)
        ])
    ].join('\n');
}
/** A connected bucket can have failed several checks. */
function furtherFailures({ checks, failure }) {
    return checks.flatMap((check) => (check.result === 'failed' && check.failure !== failure ? [check.failure] : []));
}
function nameOf({ bucket: { id, request } }, sanitizer) {
    if (!request)
        return id === null ? 'bucket without an id' : `bucket ${id}`;
    return `${(0,html/* code */.aY)(request.bucket, sanitizer)}${id === null ? '' : ` (${id})`}`;
}
/** How often Studio said `error`, and when: shown where more than one was needed. */
function summary_asked({ effort: { errorsAtMs } }) {
    if (errorsAtMs.length < 2)
        return [];
    const times = errorsAtMs.map((ms) => (0,duration/* formatDuration */.a)(ms)).join(', ');
    return [`<b>Asked again:</b> Studio said <code>error</code> ${errorsAtMs.length} times, after ${times}`];
}
/** Those with the same result for the same reason together. */
function checked({ checks, verdict }, sanitizer) {
    if (verdict.status === 'unverifiable')
        return ['<b>Checks:</b> none could be made; this says nothing about the bucket'];
    const why = ({ result, reason }) => (result === 'skipped' ? ` (${(0,html/* own */.ZV)(reason, sanitizer)})` : '');
    const groups = Map.groupBy(checks, (check) => `${check.result}${why(check)}`);
    const texts = [...groups].map(([outcome, made]) => `${made.map(({ name }) => name).join(', ')} ${outcome}`);
    return [`<b>Checks:</b> ${texts.join(' · ')}`];
}
function alerted({ issueUrl }) {
    return issueUrl ? [`<b>Alert:</b> <a href="${(0,text_sanitizer/* html */.qy)(issueUrl)}">the issue of this bucket</a>`] : [];
}
/** @param hidden how many explanations are not shown */
function footer({ results, durationMs }, hidden, { history }) {
    const parts = [
        ...(hidden > 0 ? [`${hidden} more explained in the file of the output <code>results-file</code>`] : []),
        ...(results.length > 0 ? [`Verified in ${(0,duration/* formatDuration */.a)(durationMs)}`] : []),
        ...(history ? [`<a href="${history}">Past incidents</a>`] : [])
    ];
    return parts.length > 0 ? [`<p>${parts.join(' · ')}</p>`] : [];
}

;// CONCATENATED MODULE: ./lib/report/report.js
/** Everything that people and workflows get to see in the end, in its order, and the exit code. */




/** @returns the exit code */
async function report(run, audience) {
    const { sanitizer, log, env } = audience;
    if (audience.summary)
        await summarized(run, audience);
    const written = output(run, sanitizer, env);
    const { runError, results } = run;
    // A cancelled run has one warning, which is about that.
    if (written.warning && runError?.code === 'cancelled')
        log.info(written.warning);
    else if (written.warning)
        log.warning(written.warning);
    const passing = run.healthy || (!audience.failOnError && !(runError && ALWAYS_FAILING.has(runError.code)));
    if (runError)
        log.runError(runError, !passing && runError.code !== 'cancelled');
    else
        log.annotate(results, !passing);
    if (written.error)
        log.runError(written.error, true);
    return passing && !written.error ? 0 : 1;
}
/** What no `fail-on-error: false` makes green. */
const ALWAYS_FAILING = new Set(['invalid-input', 'cancelled', 'internal']);
async function summarized(run, { sanitizer, log, readme, timeoutMs, history }) {
    try {
        await writeSummary(run, { timeoutMs, readme, history }, sanitizer);
    }
    catch (error) {
        log.warning(`The job summary could not be written: ${(0,words/* messageOf */.bD)(error)}`);
    }
}
function output(run, sanitizer, env) {
    try {
        return { warning: writeOutputs(run, sanitizer, env), error: null };
    }
    catch (error) {
        const quote = { by: 'This runner', text: (0,words/* messageOf */.bD)(error) };
        return { warning: null, error: (0,failure/* failure */.V)('internal', { what: 'the outputs could not be written', quote }) };
    }
}

// EXTERNAL MODULE: ./lib/errors/error-codes.js
var error_codes = __webpack_require__(319);
// EXTERNAL MODULE: ./lib/verification/backoff.js
var backoff = __webpack_require__(102);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/api.js + 1 modules
var api = __webpack_require__(305);
;// CONCATENATED MODULE: ./lib/studio/contract.js
/**
 * Studio's API for buckets, as its public reference documents it
 * (https://docs.edgeimpulse.com/apis/studio/organization-data). Answers come from outside:
 * what the verdict needs is checked and fails closed, what is only optionalString beside it never costs the verdict,
 * and fields we do not know are left alone.
 */

/** Anything but a string counts as not optionalString: an odd detail must not cost the verdict. */
const optionalString = schemas/* catch */.MfU(schemas/* nullable */.mee(schemas/* optional */.lqM(schemas/* string */.YjP())), null);
/** Of what is only shown to people, the beginning is enough; thousands of answers of megabytes are not to be kept. */
const optionalText = schemas/* catch */.MfU(schemas/* nullable */.mee(schemas/* optional */.lqM(schemas/* pipe */.FsL(schemas/* string */.YjP(), schemas/* transform */.pdi(shortened)))), null);
const LONGEST_WORDS = 4096;
function shortened(text) {
    // Copied, because a part of a string keeps the whole of it in memory.
    return text.length > LONGEST_WORDS ? Buffer.from(text.slice(0, LONGEST_WORDS)).toString() : text;
}
/** Verification of a bucket. `files` is a sample chosen by Studio; names can be personal data, so only their number is kept. */
const VerifyAnswer = schemas/* object */.Ikc({
    connectionStatus: schemas/* enum */.k5n(['connected', 'connecting', 'error']),
    connectionError: optionalText,
    connectionStatusSince: optionalString,
    files: schemas/* catch */.MfU(schemas/* nullable */.mee(schemas/* optional */.lqM(schemas/* array */.YOg(schemas/* unknown */.L5J()))), null),
    hasInfoLabelsFile: schemas/* catch */.MfU(schemas/* nullable */.mee(schemas/* optional */.lqM(schemas/* boolean */.zMY())), null),
    /** A write credential: whoever has it may store an object. */
    signedUrl: optionalString,
    /** Azure only: the endpoint in the form in which the bucket has to be registered. */
    endpoint: optionalString
});
/** One bucket of `GET /api/organizations/{organizationId}/buckets`; no secret is ever in it. */
const ListedBucket = schemas/* object */.Ikc({
    id: schemas/* int */.Whr().check(api/* _positive */.NC()),
    accessKey: schemas/* string */.YjP(),
    bucket: schemas/* string */.YjP(),
    endpoint: schemas/* string */.YjP(),
    region: optionalString,
    storageProvider: optionalString,
    checkConnectivityPrefix: optionalString
});
/** The list itself; each entry is looked at on its own, so that an odd one spoils only its own bucket. */
const BucketList = schemas/* object */.Ikc({ buckets: schemas/* array */.YOg(schemas/* unknown */.L5J()) });
/** What every answer of Studio says first: `success: false` means that the request failed, whatever else stands there. */
const Envelope = schemas/* object */.Ikc({ success: schemas/* boolean */.zMY(), error: optionalText });

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
    const { apiUrl, apiKey, organizationId, clock, onSignedUrl, onAccessKey, onExchange } = options;
    const route = (0,http_proxy/* routeTo */.B)(new URL(apiUrl));
    if (!route.ok)
        throw route.failure;
    const { proxy } = route;
    const exchanger = new exchange/* Exchanger */.uD(client_LIMITS);
    const { host, pathname } = new URL(apiUrl);
    const buckets = `/api/organizations/${organizationId}/buckets`;
    const headers = { accept: 'application/json', 'x-api-key': apiKey };
    async function ask(request, schema, signal) {
        const { method, path, body } = request;
        const beganMs = clock.now();
        const logOutcome = (outcome) => onExchange(`${method} ${pathname}${path} -> ${outcome}, ${Math.round(clock.now() - beganMs)} ms`);
        const sent = body
            ? { body: JSON.stringify(body), headers: { ...headers, 'content-type': 'application/json' } }
            : { headers };
        try {
            const response = await exchanger.send({ method, url: `${apiUrl}${path}`, ...sent }, signal);
            const { reply, state } = understood(response, schema, clock.timeOfDay(), (url) => body && onSignedUrl(url, body));
            logOutcome(`${response.status}${state}`);
            return reply;
        }
        catch (error) {
            logOutcome('no answer');
            return (0,connection/* connectionFailure */.D)(error, proxy, `Studio (${host})`);
        }
    }
    return {
        listBuckets: async (signal) => {
            const reply = await ask({ method: 'GET', path: buckets }, BucketList, signal);
            if (reply.kind !== 'answer')
                return reply;
            const entries = reply.body.buckets;
            for (const key of entries.map(accessKeyOf))
                if (key !== null)
                    onAccessKey(key);
            return { kind: 'answer', body: entries };
        },
        verify: (body, signal) => ask({ method: 'POST', path: `${buckets}/verify`, body }, VerifyAnswer, signal)
    };
}
/** null where it is none, or is part of a name that everybody may read. */
function accessKeyOf(entry) {
    const { accessKey, storageProvider, bucket, endpoint } = (entry ?? {});
    if (typeof accessKey !== 'string' || storageProvider === 'azure')
        return null;
    return `${bucket} ${endpoint}`.includes(accessKey) ? null : accessKey;
}
function understood(response, schema, timeOfDayMs, onSignedUrl) {
    const parsed = parse(response);
    const signedUrl = parsed.ok ? parsed.json?.signedUrl : undefined;
    if (typeof signedUrl === 'string')
        onSignedUrl(signedUrl);
    const status = parsed.ok ? parsed.json?.connectionStatus : undefined;
    const known = VerifyAnswer.shape.connectionStatus.safeParse(status);
    return { reply: replyOf(response, parsed, schema, timeOfDayMs), state: known.success ? ` ${known.data}` : '' };
}
function replyOf(response, parsed, schema, timeOfDayMs) {
    const { status, headers } = response;
    const laterMs = (0,backoff/* retryAfterMs */.Vs)(headers['retry-after'], timeOfDayMs);
    if (status !== 200)
        return refused(status, parsed, laterMs);
    if (!parsed.ok) {
        const unexpected = (0,failure/* failure */.V)('unexpected-response', { what: `Studio's answer was ${parsed.problem}` });
        return parsed.passing
            ? { kind: 'fault', failure: unexpected, retryAfterMs: laterMs }
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
    const where = issue && issue.path.length > 0 ? `, beginning with ${(0,words/* quoted */.TL)(issue.path.join('.'))}` : '';
    const what = `Studio's answer does not have the shape of the documented one${where}`;
    return { kind: 'refusal', failure: (0,failure/* failure */.V)('unexpected-response', { what }) };
}
function parse({ body, headers }) {
    if (body === null)
        return { ok: false, problem: 'longer than 16 MiB', passing: false };
    const codings = (headers['content-encoding'] ?? '').toLowerCase().split(',');
    if (codings.some((coding) => !['', 'identity'].includes(coding.trim())))
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
function refused(status, parsed, laterMs) {
    const envelope = parsed.ok ? Envelope.safeParse(parsed.json) : undefined;
    const reason = envelope?.data?.error ?? null;
    const described = refusalOf(codeOf(status), reason, status);
    return (0,exchange/* mayPass */.bg)(status)
        ? { kind: 'fault', failure: described, retryAfterMs: laterMs }
        : { kind: 'refusal', failure: described };
}
function codeOf(status) {
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
    const byClass = { 3: 'redirected', 4: 'request-refused', 5: 'studio-unavailable' };
    return byClass[Math.floor(status / 100)] ?? 'unexpected-response';
}
/** A refusal in general that speaks of the API key is a refusal of the key. */
function refusalOf(code, reason, status) {
    const quote = reason ? { by: 'Studio', text: reason } : null;
    if (code === 'request-refused' && reason && /\bapi[\s_-]?key\b/i.test(reason)) {
        return (0,failure/* failure */.V)('api-key-rejected', { quote });
    }
    const answered = status === undefined ? '' : ` (it answered ${status})`;
    return (0,failure/* failure */.V)(code, { what: `${error_codes/* explanations */.x[code].what}${answered}`, quote });
}

;// CONCATENATED MODULE: ./lib/verification/deadline.js

class Wait {
    timeoutMs;
    #around;
    #beganMs;
    /** Aborts at the deadline and on cancellation. */
    #over = new AbortController();
    /** Aborts together with that, and where nobody is to ask any more; but then requests in flight may finish. */
    #awake = new AbortController();
    #ended = new AbortController();
    #slowestMs = 0;
    /** The deadline starts now. `end` must be called, or its timer keeps the process alive. */
    constructor(timeoutMs, around) {
        this.timeoutMs = timeoutMs;
        this.#around = around;
        this.#beganMs = around.clock.now();
        around.traffic.join(this);
        if (around.cancelled.aborted)
            this.stop();
        void around.clock.sleep(timeoutMs, this.#ended.signal).then(() => {
            if (!this.#ended.signal.aborted)
                this.stop();
        });
    }
    end() {
        this.#ended.abort();
        this.#around.traffic.leave(this);
    }
    stop() {
        this.#over.abort();
        this.wake();
    }
    wake() {
        this.#awake.abort();
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
            const reply = await exchange(this.#over.signal);
            if (this.#around.cancelled.aborted && reply.kind !== 'answer')
                return { kind: 'cancelled' };
            // What the deadline cuts off is no fault of Studio's.
            if (this.#over.signal.aborted && reply.kind === 'fault')
                return { kind: 'over', fault, silence: reply.failure };
            traffic.note(this, reply, beganMs, clock.now());
            if (reply.kind === 'answer')
                this.#slowestMs = Math.max(this.#slowestMs, clock.now() - beganMs);
            if (reply.kind !== 'fault')
                return reply;
            fault = reply.failure;
            if (faults === backoff/* MOST_FAULTS */.ws)
                return { kind: 'over', fault, silence: null };
            if (reply.retryAfterMs === null) {
                const pauseMs = this.#fitted((0,backoff/* faultPauseMs */.zw)(faults, random()));
                if (pauseMs === null)
                    return { kind: 'over', fault, silence: null };
                this.#around.onFault(fault, pauseMs);
                await clock.sleep(pauseMs, this.#awake.signal);
            }
            else if (this.elapsedMs + reply.retryAfterMs < this.timeoutMs) {
                this.#around.onFault(fault, reply.retryAfterMs);
            }
        }
    }
    /**
     * Pauses, shortened for a last look where the deadline is near.
     * @param onPause told how long before it begins
     * @returns false where no further look fits
     */
    async pause(pauseMs, onPause = () => { }) {
        const fittedMs = this.#fitted(pauseMs);
        if (fittedMs === null)
            return false;
        onPause(fittedMs);
        await this.#around.clock.sleep(fittedMs, this.#awake.signal);
        return true;
    }
    /** Keeps the time that Studio asked for. @returns how the wait ends, if it does not go on */
    async #held(fault) {
        const { clock, traffic, cancelled } = this.#around;
        while (!cancelled.aborted && !traffic.stopped && traffic.held && traffic.held.untilMs > clock.now()) {
            const waitMs = traffic.held.untilMs - clock.now();
            if (this.elapsedMs + waitMs >= this.timeoutMs) {
                return { kind: 'over', fault: traffic.held.failure, silence: null };
            }
            await clock.sleep(waitMs, this.#awake.signal);
        }
        if (cancelled.aborted)
            return { kind: 'cancelled' };
        if (traffic.stopped)
            return { kind: 'refusal', failure: traffic.stopped };
        return this.#over.signal.aborted ? { kind: 'over', fault, silence: null } : null;
    }
    #fitted(pauseMs) {
        const nowMs = this.#around.clock.now();
        const deadlineMs = this.#beganMs + this.timeoutMs;
        return (0,backoff/* fittedPauseMs */.rX)(pauseMs, { nowMs, deadlineMs, timeoutMs: this.timeoutMs, slowestMs: this.#slowestMs });
    }
}

;// CONCATENATED MODULE: ./lib/verification/resolve-targets.js
/** Inputs -> the buckets to verify; what the request needs beside an id comes from the organization's bucket list. */


/** @param wait whose deadline the list counts against; not touched for new credentials */
async function findBucket(selection, studio, wait) {
    if (selection.kind === 'new')
        return { id: null, request: selection.credentials };
    const { id, overrides } = selection;
    const list = await fetchList(studio, wait);
    return list instanceof failure/* Failure */.H ? withoutList(id, overrides, list) : fromList(id, list, overrides);
}
/** @throws Failure where it is not known which buckets there are, or there are none */
async function findBuckets(selection, studio, wait) {
    const list = await fetchList(studio, wait);
    if (selection.kind === 'several') {
        const found = (id) => (list instanceof failure/* Failure */.H ? lost(id, list) : fromList(id, list, {}));
        return { buckets: selection.ids.map(found), uselessExcludes: [] };
    }
    if (list instanceof failure/* Failure */.H)
        throw list;
    return everything(list, selection.exclude);
}
/** Of entries that have no id, as many are reported: a list of millions of them is nonsense, and not a reason to run out of memory. */
const MOST_NAMELESS = 1000;
async function fetchList(studio, wait) {
    const asked = await wait.ask((signal) => studio.listBuckets(signal));
    switch (asked.kind) {
        case 'answer':
            return listOf(asked.body);
        case 'refusal':
            return asked.failure;
        case 'cancelled':
            return (0,failure/* failure */.V)('cancelled');
        case 'over':
            return asked.fault ?? asked.silence ?? (0,failure/* failure */.V)('network');
    }
}
/** Of entries with the same id, the first counts. */
function listOf(entries) {
    const list = { byId: new Map(), nameless: 0 };
    for (const entry of entries) {
        const id = ListedBucket.shape.id.safeParse(entry?.id).data;
        if (id === undefined)
            list.nameless++;
        else if (!list.byId.has(id))
            list.byId.set(id, entry);
    }
    return list;
}
function everything(list, exclude) {
    const ids = [...list.byId.keys()].sort((a, b) => a - b);
    const excluded = new Set(exclude);
    const wanted = ids.filter((id) => !excluded.has(id)).map((id) => fromList(id, list, {}));
    const nameless = Array.from({ length: Math.min(list.nameless, MOST_NAMELESS) }, () => lost(null, oddEntry(null)));
    const buckets = [...wanted, ...nameless];
    if (buckets.length === 0) {
        const what = ids.length === 0 ? 'the organization has no buckets' : '`exclude` leaves out every bucket';
        throw (0,failure/* failure */.V)('no-buckets', { what });
    }
    return { buckets, uselessExcludes: exclude.filter((id) => !list.byId.has(id)) };
}
function fromList(id, list, overrides) {
    const raw = list.byId.get(id);
    if (!raw)
        return lost(id, unknownId(id, [...list.byId.keys()]));
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
function unknownId(id, ids) {
    const shown = ids.slice(0, 20).join(', ') + (ids.length > 20 ? `, and ${ids.length - 20} more` : '');
    const cause = ids.length > 0 ? `The organization has the buckets ${shown}.` : 'The organization has no buckets at all.';
    return (0,failure/* failure */.V)('unknown-bucket-id', { what: `the organization has no bucket with the id ${id}`, cause });
}
function oddEntry(id, field = 'id') {
    const which = id === null ? 'an entry' : `the entry for ${id}`;
    return (0,failure/* failure */.V)('unexpected-response', { what: `${which} in Studio's bucket list has no usable ${field}` });
}

;// CONCATENATED MODULE: ./lib/checks/cors-rules.js
/** The remedy for a failed CORS check. */

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
    const isAws = provider === 's3' && (0,urls/* isS3Host */.RY)((0,urls/* parseWebUrl */.BD)(endpoint)?.hostname ?? '');
    const elsewhere = isAws ? '' : ` --endpoint-url ${shellWord(endpoint)}`;
    return recipe({ CORSRules: rules }, `aws s3api put-bucket-cors --bucket ${shellWord(bucket)} --cors-configuration file://cors.json${elsewhere}`, ' A web console takes only the list, from [ to the last ].');
}
function recipe(rules, command, beside = '') {
    const how = `Save the JSON that follows as cors.json, and run the command after it.${beside}`;
    const care = 'They replace all CORS rules of the bucket: if it has others that are needed, add them to the file first.';
    return [`${how} ${care}`, JSON.stringify(rules), command].join('\n');
}
/** One word to a POSIX shell. Control characters are in no name of a bucket, and would end the line that is to be copied. */
function shellWord(text) {
    const line = text.replace(/[\u0000-\u001f\u007f]/g, '?');
    return /^[\w.:/-]+$/.test(line) ? line : `'${line.replaceAll("'", "'\\''")}'`;
}

;// CONCATENATED MODULE: ./lib/checks/run-checks.js
/** Verdict -> named checks -> healthy or not, and why. Pure. */



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
    const stillConnecting = (0,failure/* failure */.V)('timeout', {
        what: `Studio was still connecting after ${(0,duration/* formatDuration */.a)(timeoutMs)}`
    });
    const why = diagnosis ?? stillConnecting;
    return { checks: [failedCheck('connected', why), ...others], healthy: false, failure: why };
}
function filesCheck(count, minFiles, prefix) {
    const name = 'files';
    const where = count === 0 && prefix ? ` under the prefix ${(0,words/* quoted */.TL)(prefix)}` : '';
    const found = count === null ? 'Studio did not say how many files it found' : `${(0,words/* pluralize */.td)(count, 'file')} in the sample${where}`;
    if (minFiles === 0)
        return { name, result: 'skipped', reason: `${found}; \`min-files\` is 0` };
    if (count !== null && count >= minFiles)
        return { name, result: 'passed', reason: found };
    const what = count === null
        ? found
        : `Studio's sample${where} holds ${(0,words/* pluralize */.td)(count, 'file')}, fewer than the ${minFiles} of \`min-files\``;
    const remedy = where
        ? 'Correct the prefix (it must match the names of the files from their first character), upload the data, or lower `min-files`.'
        : undefined;
    return failedCheck(name, (0,failure/* failure */.V)('too-few-files', { what, ...(remedy && { remedy }) }));
}
function labelsCheck(has, required) {
    const name = 'info-labels';
    const unknown = 'Studio did not say whether there is an info.labels file';
    const found = has ? 'info.labels found' : 'no info.labels file found';
    if (!required)
        return { name, result: 'skipped', reason: `${has === null ? unknown : found}; not required` };
    if (has)
        return { name, result: 'passed', reason: found };
    return failedCheck(name, (0,failure/* failure */.V)('no-info-labels', { what: has === null ? unknown : 'it has no info.labels file' }));
}
function corsCheck(cors) {
    const name = 'cors';
    if ('skipped' in cors)
        return { name, result: 'skipped', reason: cors.skipped };
    const { verdict, remedy } = cors;
    if (verdict.status === 'passed')
        return { name, result: 'passed', reason: 'browsers may upload' };
    return failedCheck(name, verdict.status === 'failed'
        ? (0,failure/* failure */.V)('cors', { what: `browsers may not upload into it: ${verdict.reason}`, remedy })
        : (0,failure/* failure */.V)('cors-unverifiable', { what: `its CORS rules could not be checked: ${verdict.reason}` }));
}
function failedCheck(name, why) {
    return { name, result: 'failed', reason: why.what, failure: why };
}

;// CONCATENATED MODULE: ./lib/errors/storage-errors.js
const S3 = ['s3', 'other', 'edgeimpulse'];
const S3_AND_GOOGLE = [...S3, 'google'];
const GOOGLE = ['google'];
const AZURE = ['azure'];
const storage_errors_links = {
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
        pattern: /\bInvalidAccessKeyId\b|access key id you provided does not exist/i,
        providers: S3,
        accessKey: /^ASIA/,
        what: 'the access key is a temporary one',
        cause: 'Access keys that begin with ASIA come from a session (SSO, STS) and work only with a session token, which Studio does not take.',
        remedy: 'Create a long-term access key of an IAM user, and store it in the secrets behind `access-key` and `secret-key`.',
        link: storage_errors_links.studio
    },
    {
        code: 'temporary-credentials',
        pattern: /\b(?:ExpiredToken|InvalidToken)\b|provided token (?:has expired|is malformed)/i,
        providers: S3,
        what: 'the credentials are temporary ones',
        cause: 'They come from a session (SSO, STS), which has expired or whose token is missing.',
        remedy: 'Create a long-term access key of an IAM user, and store it in the secrets behind `access-key` and `secret-key`.',
        link: storage_errors_links.studio
    },
    {
        code: 'invalid-access-key',
        pattern: /\bInvalidAccessKeyId\b|access key id you provided does not exist/i,
        providers: S3,
        what: 'the access key does not exist',
        cause: 'It was probably deleted or mistyped, or belongs to another provider or endpoint.',
        remedy: 'Create a key and store it in the secret behind `access-key`; check `storage-provider` and `endpoint`.',
        link: storage_errors_links.s3
    },
    {
        code: 'invalid-access-key',
        pattern: /\bInvalidAccessKeyId\b|access key id you provided does not exist|user id you provided does not exist/i,
        providers: GOOGLE,
        what: 'the HMAC access id does not exist',
        cause: 'The HMAC key was probably deleted or mistyped, or a key of a service account in JSON was used.',
        remedy: 'Create an HMAC key (Cloud Storage, Settings, Interoperability) and store both halves in the secrets behind `access-key` and `secret-key`.',
        link: storage_errors_links.hmac
    },
    {
        code: 'signature-mismatch',
        pattern: /\bSignatureDoesNotMatch\b|signature we calculated does not match/i,
        providers: S3_AND_GOOGLE,
        what: 'the secret does not belong to the access key',
        cause: 'The secret is that of another key, or something was lost or added when it was pasted.',
        remedy: 'Paste the secret again into the secret behind `secret-key`, or create a new key.',
        link: storage_errors_links.s3
    },
    {
        code: 'wrong-region',
        pattern: /region(?: \S+)? is wrong; expecting (?:&#39;|\W){0,6}([a-z0-9-]+)/i,
        providers: S3_AND_GOOGLE,
        what: 'the bucket is in the region `$1`, and the request was made for another',
        cause: '`region` is wrong or missing.',
        remedy: 'Set `region` to `$1`, and `endpoint` to that region where you set it.',
        link: storage_errors_links.s3
    },
    {
        code: 'wrong-region',
        pattern: /\b(?:AuthorizationHeaderMalformed|AuthorizationQueryParametersError)\b|region(?: \S+)? is wrong/i,
        providers: S3_AND_GOOGLE,
        what: 'the request was made for another region than the one of the bucket',
        cause: '`region` is wrong or missing.',
        remedy: 'Set `region` to the region of the bucket, and `endpoint` to that region where you set it.',
        link: storage_errors_links.s3
    },
    {
        code: 'wrong-endpoint',
        pattern: /\b(?:PermanentRedirect|IllegalLocationConstraint)|must be addressed using the specified endpoint/i,
        providers: S3,
        what: 'the bucket is in another region than the endpoint',
        cause: '`endpoint` is that of another region.',
        remedy: 'Set `endpoint` to https://s3.<region>.amazonaws.com with the region of the bucket, and `region` to that region.',
        link: storage_errors_links.s3
    },
    {
        code: 'missing-permission',
        pattern: /is not authorized to perform: ((?:s3|kms):[a-z]+)/i,
        providers: S3,
        what: 'the key may not do $1',
        cause: 'The IAM policy of its user lacks this action, or limits it to a prefix.',
        remedy: 'Allow `$1` for the bucket (Studio lists, reads, writes and deletes), or set `prefix` to the folder that the policy allows.',
        link: storage_errors_links.iam
    },
    {
        code: 'authentication-failed',
        pattern: /\bAuthenticationFailed\b|server failed to authenticate the request/i,
        providers: AZURE,
        what: 'the account key is not accepted',
        cause: 'The key is wrong, or was rotated.',
        remedy: 'Copy a current key (storage account, Access keys) into the secret behind `secret-key`.',
        link: storage_errors_links.azure403
    },
    {
        code: 'storage-firewall',
        pattern: /\bAuthorizationFailure\b|not authorized to perform this operation(?! using)/i,
        providers: AZURE,
        what: 'the storage account does not let Studio in',
        cause: "Mostly the storage account's firewall.",
        remedy: 'Allow access from Edge Impulse in the networking settings of the storage account, then check the key.',
        link: storage_errors_links.azure403
    },
    {
        code: 'key-access-disabled',
        pattern: /\bKeyBasedAuthenticationNotPermitted\b|key based authentication is not permitted/i,
        providers: AZURE,
        what: 'the storage account does not accept account keys',
        cause: '"Allow storage account key access" is switched off.',
        remedy: 'Switch "Allow storage account key access" on in the configuration of the storage account.',
        link: storage_errors_links.azure403
    },
    {
        code: 'no-such-bucket',
        pattern: /\bContainerNotFound\b|specified container does not exist/i,
        providers: AZURE,
        what: 'the container does not exist',
        cause: 'Its name is mistyped, or it is in another storage account.',
        remedy: 'Set `bucket` to the bare name of the container, and `access-key` to the name of its storage account.',
        link: storage_errors_links.azure
    },
    {
        code: 'account-state',
        pattern: /\b(?:ContainerBeingDeleted|AccountIsDisabled)\b|specified account is disabled|container is being deleted/i,
        providers: AZURE,
        what: 'the container is being deleted, or the account is disabled',
        cause: 'The state of the storage account does not allow the request.',
        remedy: 'Wait until the deletion is done and create the container again, or enable the account.',
        link: storage_errors_links.azure
    },
    {
        code: 'invalid-bucket-name',
        pattern: /\bInvalidResourceName\b|specifi?ed resource name contains invalid characters/i,
        providers: AZURE,
        what: 'this is no name that a container can have',
        cause: 'Container names are 3 to 63 lower-case letters, digits and hyphens.',
        remedy: 'Set `bucket` to the bare name of the container; a path goes to `prefix`.',
        link: storage_errors_links.azure
    },
    {
        code: 'account-not-found',
        pattern: /\bENOTFOUND \*\.blob\.core/i,
        what: 'there is no storage account of this name',
        cause: 'The account name is mistyped, or its name is resolved in a private network only.',
        remedy: 'Set `access-key` to the name of the storage account (it is no secret), and allow access from public networks.',
        link: storage_errors_links.azure
    },
    {
        code: 'no-such-bucket',
        pattern: /\bNoSuchBucket\b|specified bucket does not exist/i,
        providers: S3_AND_GOOGLE,
        what: 'the bucket does not exist',
        cause: 'Its name is mistyped, it was deleted, or it is at another endpoint or in another account.',
        remedy: 'Correct `bucket`, or `endpoint` where the bucket is elsewhere.',
        link: storage_errors_links.s3
    },
    {
        code: 'invalid-bucket-name',
        pattern: /\bInvalidBucketName\b|specified bucket is not valid/i,
        providers: S3_AND_GOOGLE,
        what: 'this is no name that a bucket can have',
        cause: 'A URL or a path was probably given as the name.',
        remedy: 'Set `bucket` to the bare name; the path goes to `prefix`, the host to `endpoint`.',
        link: storage_errors_links.s3
    },
    {
        code: 'clock-skew',
        pattern: /\bRequestTimeTooSkewed\b|difference between the request time and the (?:current|server's) time is too large/i,
        providers: S3_AND_GOOGLE,
        what: 'the clocks of Studio and the storage are too far apart',
        cause: 'The clock of a self-hosted storage is wrong.',
        remedy: 'Correct the clock of the storage server (NTP).',
        link: storage_errors_links.s3
    },
    {
        code: 'account-suspended',
        pattern: /\b(?:AllAccessDisabled|AccountProblem|NotSignedUp)\b|all access to this (?:amazon s3 )?(?:object|bucket|resource) has been disabled|problem with your aws account|not signed up/i,
        providers: S3,
        what: 'the account or the bucket is suspended',
        cause: 'The provider has disabled it, often for billing.',
        remedy: 'Ask the provider of the storage.',
        link: storage_errors_links.s3
    },
    {
        code: 'inactive-access-key',
        pattern: /\bInvalidSecurity\b|provided security credentials are not valid/i,
        providers: GOOGLE,
        what: 'the HMAC key is not active',
        cause: 'The key was deactivated, or was created a moment ago.',
        remedy: 'Activate it (Cloud Storage, Settings, Interoperability); that takes a few minutes to work.',
        link: storage_errors_links.hmac
    },
    {
        code: 'billing-closed',
        pattern: /\bUserProjectAccountProblem\b|billing account/i,
        providers: GOOGLE,
        what: 'billing of the project is closed',
        cause: 'The billing account of the project is closed or not linked.',
        remedy: 'Open or link the billing account of the project.',
        link: storage_errors_links.google
    },
    {
        code: 'access-denied',
        pattern: /\bAccessDenied\b|access denied|\bforbidden\b/i,
        providers: GOOGLE,
        what: 'access is denied',
        cause: 'Google says the same of a wrong secret, of a missing role, and where an organization policy restricts HMAC keys.',
        remedy: 'Paste the secret again; then grant the service account the role Storage Object Admin on the bucket.',
        link: storage_errors_links.google
    },
    {
        code: 'access-denied',
        pattern: /\bAccessDenied\b|access denied|\bforbidden\b/i,
        providers: S3,
        what: 'access is denied',
        cause: 'A policy denies it, the key may see a prefix only, may not write or delete, or may not use the KMS key of the bucket.',
        remedy: 'Allow the key to list, read, write and delete in the bucket, or set `prefix` to the folder that it may see.',
        link: storage_errors_links.iam
    },
    {
        code: 'storage-certificate',
        pattern: /self[- ]signed|UNABLE_TO_\w+|unable to (?:verify the first|get (?:local )?issuer) certificate|CERT_HAS_EXPIRED|certificate has expired|ERR_TLS_CERT_ALTNAME_INVALID|does not match certificate's altnames/i,
        what: "the storage's certificate cannot be trusted",
        cause: 'It is self-signed, expired, incomplete, or for another name.',
        remedy: 'Give the storage a certificate of a public authority, with its whole chain, for the name in `endpoint`.',
        link: storage_errors_links.node
    },
    {
        code: 'storage-protocol',
        pattern: /\bEPROTO\b(?!.*\balert\b)|wrong version number|packet length too long/i,
        what: 'the storage does not speak TLS on this port',
        cause: '`endpoint` says https where the port speaks plain http.',
        remedy: 'Correct the scheme or the port of `endpoint`.',
        link: storage_errors_links.node
    },
    {
        code: 'connection-refused',
        pattern: /\bECONNREFUSED\b/i,
        what: 'nothing listens at the endpoint',
        cause: 'The port is closed, or a firewall rejects Edge Impulse.',
        remedy: 'Correct the port of `endpoint`, or open it to Edge Impulse.',
        link: storage_errors_links.node
    },
    {
        code: 'host-not-found',
        pattern: /\b(?:ENOTFOUND|EAI_AGAIN)\b|inaccessible host/i,
        what: "the endpoint's host name does not exist",
        cause: 'It is mistyped, or known in a private network only.',
        remedy: 'Correct `endpoint`; its name must be known on the public internet.',
        link: storage_errors_links.node
    },
    {
        code: 'storage-unreachable',
        pattern: /\b(?:ETIMEDOUT|ECONNRESET|EHOSTUNREACH|ENETUNREACH|TimeoutError)\b|socket hang up|timed out/i,
        what: 'the storage does not answer',
        cause: 'A firewall or a private network: the storage must be reachable from Edge Impulse, not from this runner.',
        remedy: 'Let Edge Impulse reach the endpoint from the internet.',
        link: storage_errors_links.studio
    },
    {
        code: 'invalid-endpoint',
        pattern: /invalid url|ERR_INVALID_URL|endpoint .{0,200}is not valid/i,
        what: 'the endpoint is not a URL',
        cause: '`endpoint` lacks its scheme.',
        remedy: 'Write `endpoint` with https:// in front.',
        link: storage_errors_links.studio
    },
    {
        code: 'storage-busy',
        pattern: /\b(?:SlowDown|ServiceUnavailable|ServerBusy|InternalError)\b|reduce your request rate|encountered an internal error|server is busy/i,
        what: 'the storage is busy',
        cause: 'The storage is overloaded or failed for a moment.',
        remedy: 'Run the job again later; in scheduled checks set `failure-threshold` to 3.',
        link: storage_errors_links.s3
    },
    {
        code: 'not-a-storage-api',
        pattern: /XML parse error|Deserialization error|char '.' is not expected|unexpected token '?<|is not valid JSON/i,
        what: 'what answers at the endpoint is no storage API',
        cause: 'The endpoint is a web console, a proxy or a login page.',
        remedy: 'Set `endpoint` to the host of the S3 API (for MinIO that is another port than the console).',
        link: storage_errors_links.studio
    }
];
/** Where no row matches: no diagnosis, no guess. */
const undiagnosed = {
    what: 'the storage service refused',
    cause: 'This action does not know the reason that the storage service gave.',
    remedy: 'Look the original text up in the documentation of the storage service.'
};

;// CONCATENATED MODULE: ./lib/errors/diagnosis.js
/** What a storage service said -> code, cause, remedy. The table is in storage-errors.ts. */


/** @param said Studio's `connectionError`, as it came; null where it gave no reason */
function diagnose(said, about) {
    const text = (said ?? '').trim();
    const quote = text ? { by: 'The storage service', text } : null;
    const telling = withoutNames(text, about.bucket);
    const row = storageErrors.find(({ pattern, providers, accessKey }) => pattern.test(telling) &&
        (providers?.includes(about.storageProvider) ?? true) &&
        (accessKey?.test(about.accessKey) ?? true));
    if (!row) {
        const what = text ? undiagnosed.what : 'Studio gave no reason';
        const remedy = [undiagnosed.remedy, ...hintsFor(about, 'storage-error')].join(' ');
        return new failure/* Failure */.H('storage-error', { ...undiagnosed, what, remedy }, quote);
    }
    const captured = row.pattern.exec(telling)?.[1] ?? '';
    const filled = (words) => words.replaceAll('$1', captured);
    const remedy = isStored(about) ? elsewhere(row.remedy) : row.remedy;
    const explanation = {
        ...row,
        what: filled(row.what),
        remedy: [filled(remedy), ...hintsFor(about, row.code, remedy)].join(' ')
    };
    return new failure/* Failure */.H(row.code, explanation, quote);
}
/** A bucket may be called "forbidden", and a host "self-signed.example.com": their names do not say what is wrong. */
function withoutNames(text, bucket) {
    const rest = text
        .replace(/\barn:[^\s"']+/g, '*')
        .replace(/(?<![\w.-])[\w-]+(?:\.[\w-]+)+/g, (host) => (/\.blob\.core\./i.test(host) ? '*.blob.core' : '*'));
    if (bucket === '')
        return rest;
    const belongs = (neighbour = ' ') => /[\w-]/.test(neighbour);
    return rest.split(bucket).reduce((before, after) => {
        const isPart = belongs(before.at(-1)) || belongs(after[0]);
        return `${before}${isPart ? bucket : '*'}${after}`;
    });
}
/** Whether Studio used what it has stored for the bucket, and not what this step was given. */
function isStored({ bucketId, secretKey }) {
    return bucketId !== undefined && secretKey === undefined;
}
const SETTINGS = "the bucket's settings in Studio (under the organization, Data)";
function elsewhere(remedy) {
    return remedy.replace(/the secrets? behind `[a-z-]+`(?: and `[a-z-]+`)?/g, SETTINGS);
}
/** What can be seen in the inputs, said beside the refusal unless the code says it. Never quotes them. */
function hintsFor(about, code, remedy = '') {
    const { storageProvider, accessKey, secretKey, bucket, secretTrimmed } = about;
    const google = storageProvider === 'google';
    const hints = [
        [
            isStored(about) && !remedy.includes(SETTINGS) && remedy.includes('`'),
            `These are ${SETTINGS}: change them there.`
        ],
        [
            code !== 'temporary-credentials' && /^ASIA/.test(accessKey),
            'The access key begins with ASIA: it is a temporary one, which Studio does not support.'
        ],
        [
            secretTrimmed,
            'White space around `secret-key` was taken off before it was sent: it may have been damaged when it was pasted.'
        ],
        [
            code !== 'invalid-bucket-name' && /:\/\/|\//.test(bucket),
            '`bucket` looks like a URL or a path: give the bare name, and the path as `prefix`.'
        ],
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

;// CONCATENATED MODULE: ./lib/verification/poll.js
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
        if (answer.connectionStatus === 'error') {
            const inARow = effort.errorsAtMs.push(wait.elapsedMs - beganMs);
            if (inARow >= failureThreshold)
                return decided(poll_refused(answer));
            const paused = await wait.pause((0,backoff/* errorPauseMs */.Lh)(inARow), (pauseMs) => onState({ status: 'error', inARow, of: failureThreshold, pauseMs }));
            if (!paused)
                return decided(poll_refused(answer));
        }
        else {
            if (last?.connectionStatus !== 'connecting')
                onState({ status: 'connecting' });
            const paused = await wait.pause((0,backoff/* pollPauseMs */.CF)(++connecting, pollIntervalMs));
            if (!paused)
                return decided(atTheEnd(answer, null, silence(wait)));
        }
        last = answer;
    }
}
/** When the time is up, the last usable answer decides, unless it was `connecting` and Studio has failed since. */
function atTheEnd(last, fault, silence) {
    if (last?.connectionStatus === 'error')
        return poll_refused(last);
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
        endpoint: answer.endpoint && (0,urls/* parseWebUrl */.BD)(answer.endpoint) ? answer.endpoint : null
    };
    return { status: 'connected', since: timeOf(answer), sample };
}
function poll_refused(answer) {
    return { status: 'error', since: timeOf(answer), connectionError: answer.connectionError ?? null };
}
function cancelled() {
    return { status: 'unverifiable', failure: (0,failure/* failure */.V)('cancelled') };
}
function silence(wait) {
    return (0,failure/* failure */.V)('network', { what: `Studio did not answer within ${(0,duration/* formatDuration */.a)(wait.timeoutMs)}` });
}
/** An ISO 8601 time, null for anything else. */
function timeOf({ connectionStatusSince: since }) {
    return since && /^\d{4}-\d\d-\d\dT/.test(since) && !Number.isNaN(Date.parse(since))
        ? new Date(since).toISOString()
        : null;
}

;// CONCATENATED MODULE: ./lib/verification/verify-target.js
/** One bucket from its request to its result: verify, check, judge. */





async function examine(bucket, wait, examination) {
    const { request } = bucket;
    const { verdict, effort } = await verify(request, { ...examination, wait });
    const diagnosis = verdict.status === 'error'
        ? diagnose(verdict.connectionError, { ...request, secretTrimmed: examination.secretTrimmed })
        : null;
    const cors = await verify_target_corsOf(bucket, verdict, examination);
    // A write credential that nobody needs any more.
    if (verdict.status === 'connected')
        verdict.sample.signedUrl = null;
    const findings = { verdict, diagnosis, cors, prefix: request.prefix, timeoutMs: wait.timeoutMs };
    return { bucket, verdict, effort, ...judge(findings, examination.expected), issueUrl: null };
}
/** A bucket of which Studio was never asked. */
function unasked(bucket, why) {
    const verdict = { status: 'unverifiable', failure: why };
    const cors = { skipped: 'Studio was not asked' };
    const findings = { verdict, diagnosis: null, cors, prefix: undefined, timeoutMs: 0 };
    const effort = { attempts: 0, durationMs: 0, errorsAtMs: [] };
    const nothing = { minFiles: 0, requireInfoLabels: false };
    return { bucket, verdict, effort, ...judge(findings, nothing), issueUrl: null };
}
async function verify_target_corsOf({ request }, verdict, examination) {
    const { corsOrigin, clock, cancelled, onExchange } = examination;
    const { endpoint, storageProvider: provider, bucket } = request;
    if (!corsOrigin)
        return { skipped: '`check-cors` is false' };
    if (verdict.status !== 'connected')
        return { skipped: 'the bucket is not connected' };
    // Uploads to Azure need no rules (docs.edgeimpulse.com, cloud data storage).
    if (provider === 'azure')
        return { skipped: 'Azure needs no CORS rules' };
    const { signedUrl } = verdict.sample;
    const question = { signedUrl, endpoint, provider, origin: corsOrigin, clock, signal: cancelled, onExchange };
    const judged = await checkCors(question);
    // Nobody waited for the answer.
    if (cancelled.aborted)
        return { skipped: 'the run was cancelled' };
    return { verdict: judged, remedy: corsRules(provider, bucket, corsOrigin, endpoint) };
}

;// CONCATENATED MODULE: ./lib/verification/verify-all.js
/** Many buckets: 16 side by side, waiting and stopping together. The only place that knows of more than one. */




const SIDE_BY_SIDE = 16;
/** The same key will be refused for every bucket. */
const REFUSES_ALL = new Set(['api-key-rejected', 'api-key-forbidden']);
/** The longest time that so many buckets can take, unless Studio asks to be asked later. */
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
        return unasked(bucket, (0,failure/* failure */.V)('cancelled'));
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
    const heldMs = () => (traffic.held?.untilMs ?? 0) - clock.now();
    if (heldMs() <= 0)
        return;
    const awake = AbortSignal.any([cancelled, traffic.stopping]);
    while (heldMs() > 0 && heldMs() < timeoutMs && !awake.aborted)
        await clock.sleep(heldMs(), awake);
}
/** Faults in a row, of more than one bucket, that show that it is not the buckets. */
const FAULTS_OF_ALL = 5;
/** What buckets that are verified side by side learn from each other about Studio. */
class CircuitBreaker {
    stopped = null;
    held = null;
    #stopping = new AbortController();
    stopping = this.#stopping.signal;
    #faults = 0;
    #lastFaultMs = Number.NEGATIVE_INFINITY;
    #faulted = new Set();
    #waiting = new Set();
    /**
     * One listener tells them all. With one each, a bucket that is done would stay in memory until the next full garbage
     * collection: a listener that was removed still points to the next one.
     */
    constructor(cancelled) {
        cancelled.addEventListener('abort', () => {
            for (const each of this.#waiting)
                each.stop();
        });
    }
    join(waiting) {
        this.#waiting.add(waiting);
    }
    leave(waiting) {
        this.#waiting.delete(waiting);
    }
    stop(why) {
        this.stopped ??= why;
        this.#stopping.abort();
        for (const each of this.#waiting)
            each.wake();
    }
    note(asker, reply, askedMs, nowMs) {
        if (reply.kind === 'answer') {
            this.#faults = 0;
            this.#faulted.clear();
        }
        else if (reply.kind === 'fault') {
            this.#faulted.add(asker);
            if (reply.retryAfterMs !== null)
                this.#hold(reply.failure, reply.retryAfterMs, nowMs);
            // What was under way together met the same hiccup: that is one fault, not sixteen in a row.
            if (askedMs <= this.#lastFaultMs)
                return;
            this.#lastFaultMs = nowMs;
            if (++this.#faults >= FAULTS_OF_ALL && this.#faulted.size > 1)
                this.stop(reply.failure);
        }
    }
    #hold(fault, retryAfterMs, nowMs) {
        const untilMs = nowMs + retryAfterMs;
        if (untilMs <= (this.held?.untilMs ?? 0))
            return;
        const { code, what, likelyCause: cause, remedy, quote } = fault;
        const later = `${what}; it asks to come back in ${(0,duration/* formatDuration */.a)(retryAfterMs)}, after the deadline`;
        this.held = { untilMs, failure: new failure/* Failure */.H(code, { what: later, cause, remedy }, quote) };
    }
}

;// CONCATENATED MODULE: ./lib/run.js
/** The story of one run, told top to bottom: inputs -> buckets -> verdicts -> issues -> report -> exit code. */
















/** More buckets than that leave enough garbage for memory to matter. */
const MANY = 1000;
/** @returns the exit code of the step: 0 only if the buckets are healthy, or `fail-on-error: false` lets it pass */
async function run(runtime) {
    const { clock, env, cancelled } = runtime;
    const beganMs = clock.now();
    const sanitizer = new text_sanitizer/* Sanitizer */.If();
    const log = new Log(sanitizer);
    const readme = (0,links/* readmeOf */.qv)(env);
    const audience = {
        env,
        sanitizer,
        log,
        readme,
        summary: true,
        failOnError: true,
        timeoutMs: 0,
        history: null
    };
    const conclusion = (results, runError) => report(aggregate(results, runError, clock.now() - beganMs), audience);
    const progress = { buckets: [], decided: new Map() };
    try {
        const read = readInputs(env, (secret) => log.mask(secret), secretsWithheldFrom(env));
        audience.summary = read.ok ? read.inputs.summary : read.summary;
        if (!read.ok)
            return await conclusion([], read.failure);
        const { inputs } = read;
        audience.timeoutMs = inputs.timeoutMs;
        audience.failOnError = inputs.failOnError;
        audience.history = inputs.alert && (0,links/* pastIncidents */.Ih)(env, inputs.alert.labels, sanitizer);
        const verified = await Promise.race([verifyBuckets(inputs, runtime, log, progress), runtime.crashed]);
        const results = await run_alerted(verified, inputs, runtime, audience);
        return await conclusion(results, cancelled.aborted ? (0,failure/* failure */.V)('cancelled') : null);
    }
    catch (error) {
        const runError = asFailure(error, cancelled.aborted);
        const soFar = progress.buckets.map((bucket) => progress.decided.get(bucket) ?? unasked(bucket, runError));
        return await conclusion(soFar, runError);
    }
}
/** @throws Failure where it is not known which buckets there are */
async function verifyBuckets(inputs, runtime, log, progress) {
    const onExchange = (line) => log.debug(line);
    const studio = createStudio({
        ...inputs,
        clock: runtime.clock,
        onSignedUrl: (url, request) => log.maskSignedUrl(url, request),
        onAccessKey: (key) => log.conceal(key),
        onExchange
    });
    const { selection } = inputs;
    const one = selection.kind === 'new' || selection.kind === 'existing';
    const around = { ...runtime, traffic: new CircuitBreaker(runtime.cancelled), onFault: log.fault };
    const examination = {
        ...inputs,
        studio,
        expected: inputs,
        secretTrimmed: inputs.trimmed.includes('secret-key'),
        clock: runtime.clock,
        cancelled: runtime.cancelled,
        onExchange,
        onState: one ? log.state : () => { }
    };
    const work = { inputs, studio, around, examination, log, progress, runtime };
    log.circumstances(inputs);
    return one ? [await verifyOne(selection, work)] : await verifyMany(selection, work);
}
/** One bucket: a single deadline, which includes the bucket list. */
async function verifyOne(selection, { inputs, studio, around, examination, log, progress }) {
    const wait = new Wait(inputs.timeoutMs, around);
    const heart = log.heartbeat(around.clock, () => `No verdict yet after ${(0,duration/* formatDuration */.a)(wait.elapsedMs)}`);
    try {
        const bucket = await findBucket(selection, studio, wait);
        progress.buckets = [bucket];
        const accessKey = selection.kind === 'existing' ? selection.overrides.accessKey : undefined;
        // Whether it is a secret may be known only now: Azure's is the name of the account.
        if (accessKey && isMaskable(accessKey) && bucket.request?.storageProvider !== 'azure')
            log.mask(accessKey);
        if (!bucket.request)
            return unasked(bucket, bucket.failure);
        log.beginOne(bucket, inputs);
        const result = await examine(bucket, wait, examination);
        progress.decided.set(bucket, result);
        log.endOne(result, inputs);
        return result;
    }
    finally {
        heart.stop();
        wait.end();
    }
}
/** Several buckets: the list has a deadline of its own, and so has each bucket. */
async function verifyMany(selection, { inputs, studio, around, examination, log, progress, runtime }) {
    const { timeoutMs } = inputs;
    const { decided } = progress;
    const listing = new Wait(timeoutMs, around);
    const unhealthy = () => [...decided.values()].filter(({ healthy }) => !healthy).length;
    const heart = log.heartbeat(around.clock, () => {
        const total = progress.buckets.length;
        return total === 0 ? 'No bucket list yet' : `${decided.size} of ${total} done, ${unhealthy()} unhealthy`;
    });
    try {
        const { buckets, uselessExcludes } = await findBuckets(selection, studio, listing).finally(() => listing.end());
        progress.buckets = buckets;
        const total = buckets.length;
        if (total > MANY)
            runtime.saveMemory();
        log.beginMany(total, inputs, longestMs(total, timeoutMs + (inputs.corsOrigin ? LONGEST_PREFLIGHT_MS : 0)));
        if (uselessExcludes.length > 0) {
            log.notice(`\`exclude\` names ids that the organization does not have: ${uselessExcludes.join(', ')}`);
        }
        const results = await examineAll(buckets, {
            timeoutMs,
            // What goes wrong with single buckets is told when they are decided.
            around: { ...around, onFault: () => { } },
            examine: (bucket, wait) => examine(bucket, wait, examination),
            onResult: (result) => {
                decided.set(result.bucket, result);
                log.result(result, inputs);
            }
        });
        log.endMany(total, unhealthy());
        return results;
    }
    finally {
        heart.stop();
    }
}
/** Brings the alert issues in line with the verdicts; nothing that happens there changes one. */
async function run_alerted(results, inputs, runtime, audience) {
    if (!inputs.alert || runtime.cancelled.aborted)
        return results;
    // Loaded only where issues are kept: most steps keep none.
    const { keepIssues } = await __webpack_require__.e(/* import() */ 162).then(__webpack_require__.bind(__webpack_require__, 162));
    return await keepIssues(results, { ...inputs, ...inputs.alert, ...runtime, ...audience });
}
function asFailure(error, cancelled) {
    if (cancelled)
        return (0,failure/* failure */.V)('cancelled');
    if (error instanceof failure/* Failure */.H)
        return error;
    return (0,failure/* failure */.V)('internal', { quote: { by: 'This runner', text: (0,words/* messageOf */.bD)(error) } });
}


/***/ }),

/***/ 320:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ formatDuration),
/* harmony export */   y: () => (/* binding */ parseDurationMs)
/* harmony export */ });
/** Durations as people write and read them; inside, all are milliseconds. */
const unitsMs = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
/** `90` (seconds), `250ms`, `90s`, `5m`, `1h`, also with decimals: in milliseconds, undefined for anything else. */
function parseDurationMs(text) {
    const [, amount, unit = 's'] = /^(\d{1,9}(?:\.\d{1,3})?)(ms|s|m|h)?$/.exec(text) ?? [];
    return amount === undefined ? undefined : Number(amount) * unitsMs[unit];
}
/** "80 ms", "4.2 s", "5 min", "1 h 30 min": the two largest units that matter. */
function formatDuration(durationMs) {
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


/***/ }),

/***/ 407:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  gz: () => (/* binding */ SENTENCE),
  If: () => (/* binding */ Sanitizer),
  qy: () => (/* binding */ html)
});

// UNUSED EXPORTS: cut, visible

;// CONCATENATED MODULE: ./lib/text/decodings.js
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
const ESCAPE = /%([0-9a-f]{2})|&#(\d{1,7});?|&#x([0-9a-f]{1,6});?|&([a-z]+);|\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})|\\u([0-9a-f]{4})|\\u\{([0-9a-f]{1,6})\}|\\x([0-9a-f]{2})|\\([\\"'/bfnrt])/gi;
/** The names that HTML has for what secrets are made of. */
const ENTITIES = new Map([
    ['amp', '&'],
    ['apos', "'"],
    ['ast', '*'],
    ['bsol', '\\'],
    ['colon', ':'],
    ['comma', ','],
    ['commat', '@'],
    ['dollar', '$'],
    ['equals', '='],
    ['excl', '!'],
    ['grave', '`'],
    ['gt', '>'],
    ['hat', '^'],
    ['hyphen', '-'],
    ['lbrace', '{'],
    ['lbrack', '['],
    ['lcub', '{'],
    ['lowbar', '_'],
    ['lpar', '('],
    ['lsqb', '['],
    ['lt', '<'],
    ['nbsp', ' '],
    ['newline', '\n'],
    ['num', '#'],
    ['percnt', '%'],
    ['period', '.'],
    ['plus', '+'],
    ['quest', '?'],
    ['quot', '"'],
    ['rbrace', '}'],
    ['rbrack', ']'],
    ['rcub', '}'],
    ['rpar', ')'],
    ['rsqb', ']'],
    ['semi', ';'],
    ['sol', '/'],
    ['tab', '\t'],
    ['verbar', '|'],
    ['vert', '|']
]);
/** What stands behind a backslash and does not mean itself. */
const CONTROLS = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };
/** Percent escapes, HTML entities, JSON and JavaScript escapes, all at once; null where there are none. */
function unescaped(view) {
    if (!/[%&\\]/.test(view.text))
        return null;
    const inner = new Composer(view);
    let done = 0;
    for (const match of view.text.matchAll(ESCAPE)) {
        const bytes = meaning(match);
        if (bytes === null)
            continue;
        inner.copy(done, match.index);
        inner.add(bytes, match.index, match.index + match[0].length);
        done = match.index + match[0].length;
    }
    if (done === 0)
        return null;
    inner.copy(done, view.text.length);
    return inner.done();
}
/** null where it is no escape. */
function meaning(match) {
    const [, percent, decimal, hex, entity, high, low, unit, point, byte, letter] = match;
    if (percent ?? byte)
        return String.fromCharCode(Number.parseInt(percent ?? byte ?? '', 16));
    if (entity !== undefined)
        return ENTITIES.get(entity.toLowerCase()) ?? null;
    if (letter !== undefined)
        return CONTROLS[letter.toLowerCase()] ?? letter;
    if (high !== undefined)
        return bytesOf(String.fromCharCode(Number.parseInt(high, 16), Number.parseInt(low ?? '', 16)));
    const codePoint = decimal === undefined ? Number.parseInt(hex ?? unit ?? point ?? '', 16) : Number(decimal);
    return codePoint <= 0x10ffff ? bytesOf(String.fromCodePoint(codePoint)) : '';
}
/** Both alphabets, the one for URLs, too; MIME and PEM break it into lines. */
const BASE64 = /[\w+/-]{8,}(?:[ \t]*\r?\n[ \t]*[\w+/-]+)*/g;
/** A stretch may begin anywhere within a group of four. */
function base64(view, shortest) {
    return [...view.text.matchAll(BASE64)].flatMap(({ 0: stretch, index }) => {
        const letters = stretch.replace(/\s+/g, '');
        if (letters.length * 3 < shortest * 4)
            return [];
        const places = letters.length === stretch.length ? null : placesOf(stretch);
        const placeOf = (letter) => index + (places?.[letter] ?? letter);
        return [0, 1, 2, 3].map((offset) => {
            // Three bytes come of four letters: byte i begins in letter 4i/3 and ends in the one after it.
            const letterOf = (byte) => offset + Math.floor((byte * 4) / 3);
            return {
                text: Buffer.from(letters.slice(offset), 'base64').toString('latin1'),
                from: (byte) => view.from(placeOf(letterOf(byte))),
                to: (byte) => view.to(placeOf(Math.min(letterOf(byte) + 1, letters.length - 1)))
            };
        });
    });
}
/** Where the letters stand that are not white space. */
function placesOf(stretch) {
    return [...stretch.matchAll(/\S/g)].map(({ index }) => index);
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

;// CONCATENATED MODULE: ./lib/text/redactor.js
/**
 * Removes the secrets of this run from a text: whole or in part (any 12 consecutive characters), raw or encoded.
 *
 * It does not encode the secrets in every way that somebody could think of, but decodes the text, layer by layer, and
 * remembers where each character came from. So any mixture of encodings is seen through, and ten thousand signed URLs
 * cost no more than their length.
 */

/** So many consecutive characters of a secret are too many. */
const RUN = 12;
/** Secrets are indexed by blocks of 6, one in 7 characters: a common run of 12 always holds one of them whole. */
const BLOCK = 6;
const STRIDE = RUN - BLOCK + 1;
/** Shorter ones are not secrets, and to remove them would only make holes in the text. */
const SHORTEST = 4;
/**
 * A block that stands in so many places, or secrets, tells none of them apart: those that come after are known by their
 * other blocks. Without a bound, whoever chooses the secrets could choose a text that takes minutes.
 */
const CROWD = 64;
/** Layers of encoding that are seen through. */
const LAYERS = 3;
class Redactor {
    #known = new Set();
    /** The latest block with this hash, so that looking up makes no garbage. Each bucket adds a dozen: numbers need least room. */
    #latest = new Map();
    #blocks = {
        secret: [],
        at: [],
        earlier: [],
        howMany: []
    };
    /** The lengths of blocks there are: a secret of 4 or 5 characters is a block of its own. */
    #lengths = [];
    /** The length of the shortest run that counts. */
    #shortest = RUN;
    /** From now on the secret is removed from every text, and so is any part of it that is long enough. */
    learn(secret) {
        // As words.ts puts it between quotation marks; as forms, where a space is a plus sign, write it.
        for (const form of new Set([secret, secret.replace(/["`]/g, "'"), secret.replaceAll(' ', '+')])) {
            let view = viewOf(form);
            // A text is decoded as a whole, and with it what only looks like an escape in the secret.
            for (let layer = 0; view && layer <= LAYERS; layer++) {
                this.#learn(folded(view.text));
                view = unescaped(view);
            }
        }
    }
    #learn(text) {
        if (text.length < SHORTEST || this.#known.has(text))
            return;
        // A copy: a part of a longer text would keep the whole of it in memory.
        const secret = Buffer.from(text, 'latin1').toString('latin1');
        this.#known.add(secret);
        this.#shortest = Math.min(this.#shortest, secret.length);
        const length = Math.min(BLOCK, secret.length);
        if (!this.#lengths.includes(length))
            this.#lengths.push(length);
        // A secret shorter than a run counts as a whole only: one block of it is enough.
        const last = secret.length < RUN ? 0 : secret.length - BLOCK;
        for (let at = 0; at <= last; at += STRIDE) {
            const hash = hashOf(secret, at, length);
            const earlier = this.#latest.get(hash);
            const howMany = 1 + (earlier === undefined ? 0 : (this.#blocks.howMany[earlier] ?? 0));
            if (howMany > CROWD)
                continue;
            this.#blocks.secret.push(secret);
            this.#blocks.at.push(at);
            this.#blocks.earlier.push(earlier);
            this.#latest.set(hash, this.#blocks.howMany.push(howMany) - 1);
        }
    }
    /** The text with `***` in the place of each secret. */
    redact(text) {
        if (this.#known.size === 0)
            return text;
        const spans = this.#find(viewOf(text), LAYERS);
        if (spans.length === 0)
            return text;
        let redacted = '';
        let done = -1;
        for (const [start, end] of spans.sort(([a], [b]) => a - b)) {
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
        const inner = layers > 0 ? decodings(view, this.#shortest) : [];
        return inner.length === 0 ? spans : [spans, ...inner.map((each) => this.#find(each, layers - 1))].flat();
    }
    /** Where the text has a long enough run in common with a secret, from left to right. */
    #common(text) {
        const spans = [];
        for (let at = 0; at + SHORTEST <= text.length; at++) {
            const span = this.#around(text, at);
            const last = spans.at(-1);
            if (!span)
                continue;
            if (last && span[0] <= last[1])
                spans[spans.length - 1] = [Math.min(last[0], span[0]), Math.max(last[1], span[1])];
            else
                spans.push(span);
        }
        return spans;
    }
    /** What surrounds a block of a secret at this place in the text and is common to both. */
    #around(text, at) {
        let start = at;
        let end = at;
        for (const length of this.#lengths) {
            let block = this.#latest.get(hashOf(text, at, length));
            for (; block !== undefined; block = this.#blocks.earlier[block]) {
                const secret = this.#blocks.secret[block] ?? '';
                const secretAt = this.#blocks.at[block] ?? 0;
                const before = commonBefore(text, at, secret, secretAt);
                const after = commonAfter(text, at, secret, secretAt);
                if (before + after < Math.min(RUN, secret.length))
                    continue;
                start = Math.min(start, at - before);
                end = Math.max(end, at + after);
                // In a secret that repeats itself the same block stands in many places: none has more to tell.
                if (at - start === RUN && end - at === RUN)
                    return [start, end];
            }
        }
        return end > start ? [start, end] : null;
    }
}
/** Blocks that differ may share it: what is found is compared in any case. */
function hashOf(text, at, length) {
    let hash = length;
    for (let i = at; i < at + length; i++)
        hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
    return hash;
}
/** How many characters before the block are common, up to a run: what lies further off has blocks of its own. */
function commonBefore(text, at, secret, secretAt) {
    let before = 0;
    while (before < Math.min(RUN, at, secretAt) &&
        text.charCodeAt(at - before - 1) === secret.charCodeAt(secretAt - before - 1)) {
        before++;
    }
    return before;
}
/** How many characters from the block on are common, up to a run. */
function commonAfter(text, at, secret, secretAt) {
    const most = Math.min(RUN, text.length - at, secret.length - secretAt);
    let after = 0;
    while (after < most && text.charCodeAt(at + after) === secret.charCodeAt(secretAt + after))
        after++;
    return after;
}
/** ASCII only, so that every position stays where it is: hosts and escapes are written in either case. */
function folded(text) {
    return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

;// CONCATENATED MODULE: ./lib/text/sanitizer.js

/** Code points of a text from outside that are shown. */
const SHOWN = 200;
/** Code points of a sentence of ours with words from outside in it: shorter than anything that floods a log. */
const SENTENCE = 2000;
const REMEMBERED = 100;
/** A credential in a URL that nobody has told us of. */
const CREDENTIAL = /((?:[?&;,\s]|%3f|%26|\\u0026)[\w.-]*(?:sig|signature|token|credential)(?:=|%3d))(?:(?!%26|\\u)[^&,\s"'<>])+/gi;
/** AWS names the account, by twelve digits, in what it says of missing permissions. */
const ACCOUNT_ID = /(?<!\d)\d{12}(?!\d)/g;
class Sanitizer {
    #redactor = new Redactor();
    /** What was redacted since the last secret was learnt: ten thousand buckets have most words in common. */
    #known = new Map();
    /** From now on the secret is removed from whatever passes. */
    learn(secret) {
        this.#redactor.learn(secret);
        this.#known.clear();
    }
    /** One safe line of at most `limit` code points. */
    line(text, limit = SHOWN) {
        return cut(visible(this.#redacted(text, limit)), limit);
    }
    /** What somebody else said, as one safe line. */
    quote({ by, text }) {
        const redacted = this.#redacted(text, SHOWN);
        return cut(visible(by === 'The storage service' ? redacted.replace(ACCOUNT_ID, '***') : redacted), SHOWN);
    }
    #redacted(text, limit) {
        // More than is shown, since redacted it can be shorter; but an answer of megabytes must not cost seconds.
        const read = text.slice(0, 2 * Math.max(limit, 1000));
        const known = this.#known.get(read);
        if (known !== undefined)
            return known;
        const redacted = this.#redactor.redact(read).replace(CREDENTIAL, '$1***');
        if (this.#known.size >= REMEMBERED)
            this.#known.clear();
        this.#known.set(read, redacted);
        return redacted;
    }
}
/** No character of the result acts on a terminal, on the order of the letters, or on GitHub's runner. */
function visible(text) {
    return (oneLine(text)
        // The block "Control Pictures" shows each control character at the same offset.
        .replace(/[\u0000-\u001f]/g, (c) => String.fromCharCode(0x2400 + c.charCodeAt(0)))
        .replace(/\u007f/g, '\u2421')
        // Zero-width characters, marks that turn the direction of writing, halves of characters.
        .replace(/[\u0080-\u009f\p{Cf}\p{Default_Ignorable_Code_Point}\p{Cs}]/gu, (c) => `<U+${codeOf(c)}>`)
        // The runner obeys "##[command]" anywhere in a line, and "::command" at the beginning of one.
        .replaceAll('##[', '## [')
        .replace(/^::/, ': :'));
}
function oneLine(text) {
    const lines = text.split(/\r\n|[\n\r\u0085\u2028\u2029]/).map((line) => line.trim());
    return lines.length === 1 ? text.trim() : lines.filter((line) => line !== '').join(' ⏎ ');
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
function codeOf(character) {
    return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}


/***/ }),

/***/ 562:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BD: () => (/* binding */ parseWebUrl),
/* harmony export */   RY: () => (/* binding */ isS3Host),
/* harmony export */   U9: () => (/* binding */ isLoopback),
/* harmony export */   VI: () => (/* binding */ parsePlainUrl),
/* harmony export */   XP: () => (/* binding */ formsOf),
/* harmony export */   ef: () => (/* binding */ parseOrigin),
/* harmony export */   nV: () => (/* binding */ parseApiUrl)
/* harmony export */ });
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
/** A URL that a browser would send something to: it sends nothing where a user name or a password is in it. */
function parseWebUrl(text) {
    const url = URL.parse(text);
    return url && /^https?:$/.test(url.protocol) && !url.username && !url.password ? url : null;
}
/** Whether it is one of `[bucket.]s3[-variant][.dualstack][.region].amazonaws.com`, the names in which nobody but S3 has a say. */
function isS3Host(hostname) {
    return /(^|\.)s3(express)?(-[a-z0-9-]+)?(\.dualstack)?(\.[a-z]+(-[a-z]+)+-\d+)?\.amazonaws\.com(\.cn)?$/.test(hostname);
}
/** As written and, where it is percent-encoded, as meant. */
function formsOf(text) {
    try {
        return [...new Set([text, decodeURIComponent(text)])];
    }
    catch {
        return [text];
    }
}
/** Whether a URL's host name is this machine itself. */
function isLoopback(hostname) {
    return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}


/***/ }),

/***/ 399:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D7: () => (/* binding */ joinList),
/* harmony export */   TL: () => (/* binding */ quoted),
/* harmony export */   ZH: () => (/* binding */ capitalize),
/* harmony export */   bD: () => (/* binding */ messageOf),
/* harmony export */   td: () => (/* binding */ pluralize)
/* harmony export */ });
/** Words and the marks between them. */
/** "1 file", "2 files". */
function pluralize(count, noun) {
    return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
/** "a, b and c". */
function joinList(items) {
    return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
function capitalize(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
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
/** What was thrown, in its own words. */
function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}


/***/ }),

/***/ 102:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CF: () => (/* binding */ pollPauseMs),
/* harmony export */   Lh: () => (/* binding */ errorPauseMs),
/* harmony export */   Vs: () => (/* binding */ retryAfterMs),
/* harmony export */   rX: () => (/* binding */ fittedPauseMs),
/* harmony export */   ws: () => (/* binding */ MOST_FAULTS),
/* harmony export */   zw: () => (/* binding */ faultPauseMs)
/* harmony export */ });
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
    return Math.min(4 ** (faults - 1), 32) * SECOND * (0.75 + random / 2);
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
 * @param timeOfDayMs the time of day, in milliseconds since 1970, which a date is compared with
 * @returns null for none, for nonsense, and for a time that is not in the future: then our own pause applies
 */
function retryAfterMs(header, timeOfDayMs) {
    const text = header?.trim() ?? '';
    // An HTTP date begins with the name of the day; Date.parse alone would take "-5" for a year.
    const waitMs = /^\d+$/.test(text)
        ? Number(text) * SECOND
        : /^[A-Z][a-z]+,? /.test(text)
            ? Date.parse(text) - timeOfDayMs
            : Number.NaN;
    return waitMs > 0 ? Math.min(waitMs, LONGEST_MS) : null;
}


/***/ }),

/***/ 992:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ userAgent)
/* harmony export */ });
/* unused harmony export version */
/** A test holds it against package.json. */
const version = '1.0.0';
/** How every request says who asks. */
const userAgent = `edge-impulse-verify-bucket/${version}`;


/***/ })

};
;