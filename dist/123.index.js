export const id = 123;
export const ids = [123];
export const modules = {

/***/ 2123:
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
        remedy: 'Check HTTPS_PROXY (http://user:password@host:port, special characters percent-encoded) and NO_PROXY.'
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
/** A word from outside within a sentence of ours: the quotation marks around it are the only ones, so that its end is certain. */
function quoted(text) {
    return `"${text.replace(/["`]/g, "'")}"`;
}
/** A failure with the explanation of its code, except where the caller knows better. */
function failure(code, better = {}) {
    const { said = null, ...explanation } = better;
    return new Failure(code, { ...explanations[code], ...explanation }, said);
}

// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 5 modules
var schemas = __webpack_require__(8395);
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

;// CONCATENATED MODULE: ./lib/cors.js
async function checkCors(_question) {
    return { status: 'unverifiable', reason: 'stub' };
}
function corsRules(_p, _b, _o, _e) {
    return '';
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
        pattern: /invalid url|ERR_INVALID_URL|endpoint .*is not valid/i,
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


/** @param said Studio's `connectionError`, as it came; null where it gave no reason */
function diagnose(said, about) {
    const text = said?.trim() ?? '';
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
/** Documentation of a code, for the summary. */
function linkFor(code) {
    return storageErrors.find((row) => row.code === code)?.link ?? null;
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
/** One wait for Studio: until when, how patiently, and what it has cost so far. */



class Wait {
    timeoutMs;
    #around;
    #beganMs;
    #deadline = new AbortController();
    #ended = new AbortController();
    #signal;
    #slowestMs = 0;
    /** The deadline starts now. `end` must be called, or its timer keeps the process alive. */
    constructor(timeoutMs, around) {
        this.timeoutMs = timeoutMs;
        this.#around = around;
        this.#beganMs = around.clock.now();
        this.#signal = AbortSignal.any([around.cancelled, this.#deadline.signal]);
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
                await clock.sleep(pauseMs, this.#signal);
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
            await this.#around.clock.sleep(fittedMs, this.#signal);
        return fittedMs !== null;
    }
    /** Keeps the time that Studio asked for. @returns how the wait ends, if it does not go on */
    async #held(fault) {
        const { clock, traffic, cancelled } = this.#around;
        while (!cancelled.aborted && !traffic.stopped && traffic.held && traffic.held.untilMs > clock.now()) {
            const waitMs = traffic.held.untilMs - clock.now();
            if (this.elapsedMs + waitMs >= this.timeoutMs) {
                return { kind: 'over', fault: laterThanTheDeadline(traffic.held.fault, waitMs), silence: null };
            }
            await clock.sleep(waitMs, this.#signal);
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
function laterThanTheDeadline({ code, what, likelyCause, remedy, said }, waitMs) {
    const later = `${what}; it asks to come back in ${spoken(waitMs)}, after the deadline`;
    return new Failure(code, { what: later, cause: likelyCause, remedy }, said);
}

;// CONCATENATED MODULE: ./lib/fleet.js




const SIDE_BY_SIDE = 16;
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
    if (around.cancelled.aborted)
        return unasked(bucket, failure('cancelled'));
    if (around.traffic.stopped)
        return unasked(bucket, around.traffic.stopped);
    const wait = new Wait(timeoutMs, around);
    try {
        return await examine(bucket, wait);
    }
    finally {
        wait.end();
    }
}
/** What buckets that are verified side by side learn from each other about Studio. */
class SharedTraffic {
    stopped = null;
    held = null;
    #faults = 0;
    #faulted = new Set();
    note(asker, reply, nowMs) {
        if (reply.kind === 'answer') {
            this.#faults = 0;
            this.#faulted.clear();
        }
        else if (reply.kind === 'refusal') {
            // The same key will be refused for every bucket.
            const { code } = reply.failure;
            if (code === 'api-key-rejected' || code === 'api-key-forbidden')
                this.stopped ??= reply.failure;
        }
        else {
            this.#faulted.add(asker);
            this.#noteFault(reply.failure, reply.retryAfterMs, nowMs);
        }
    }
    #noteFault(fault, retryAfterMs, nowMs) {
        const untilMs = nowMs + (retryAfterMs ?? 0);
        if (retryAfterMs !== null && untilMs > (this.held?.untilMs ?? 0))
            this.held = { untilMs, fault };
        // One bucket alone gives up by itself; several show that it is not the bucket.
        if (++this.#faults >= MOST_FAULTS && this.#faulted.size > 1)
            this.stopped ??= fault;
    }
}

// EXTERNAL MODULE: ./node_modules/zod/v4/core/core.js
var core = __webpack_require__(8532);
;// CONCATENATED MODULE: ./lib/urls.js
/** URLs from inputs: taken only if they are written as they will be used, so that nobody reads another host than is asked. */
/** A URL for Studio's API: https, or http on loopback. @returns it normalised, ending in /v1; undefined if it is not acceptable */
function parseApiUrl(text) {
    const url = parsePlainUrl(text);
    if (!url || (url.protocol !== 'https:' && !isLoopback(url.hostname)))
        return undefined;
    const path = url.pathname.replace(/\/+$/, '');
    // Dot segments and escapes would make the path another one than is written.
    if (!/^(\/[\w~-][\w.~-]*)*$/.test(path))
        return undefined;
    return `${url.origin}${path.endsWith('/v1') ? path : `${path}/v1`}`;
}
/** An absolute http(s) URL without credentials, query and fragment; undefined for anything else. */
function parsePlainUrl(text) {
    const [, authority] = /^https?:\/\/([^/?#\\@\s]+)(?:\/[^?#\\\s]*)?$/i.exec(text) ?? [];
    if (!authority || !URL.canParse(text))
        return undefined;
    const url = new URL(text);
    // "2130706433", "0x7f.1" and look-alike letters become another host when they are parsed.
    const host = authority.replace(/:\d*$/, '').toLowerCase();
    return host === url.hostname && !/(^|\/)\.{1,2}(\/|$)/.test(text) ? url : undefined;
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
        const value = text.length > longest ? undefined : parse(text);
        if (value !== undefined)
            return value;
        const but = tellable ? `, but is ${quoted(text)}` : '';
        context.issues.push({ code: 'custom', message: `must be ${allowed}${but}`, input: text });
        return core/* NEVER */.tm;
    }));
}
function parseId(text) {
    const id = /^\d{1,16}$/.test(text) ? Number(text) : 0;
    return id >= 1 && id <= Number.MAX_SAFE_INTEGER ? id : undefined;
}
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
/** What is wrong with inputs only beside each other. Looks at what was given, so that it is told together with the rest. */
function contradictions(given) {
    const problems = [];
    const id = given['bucket-id'];
    // Doubles count once.
    const several = id === 'all' || new Set(id?.split(/[\s,]+/).filter((each) => each !== '')).size > 1;
    const credentials = ['bucket', 'access-key', 'secret-key'];
    const details = ['endpoint', 'region', 'prefix', 'storage-provider'];
    if (several) {
        const beside = [...credentials, ...details].filter((name) => given[name] !== undefined).map(selection_quoted);
        if (beside.length > 0)
            problems.push(`${listed(beside)} cannot stand beside more than one \`bucket-id\``);
    }
    if (given.exclude !== undefined && id !== 'all')
        problems.push('`exclude` needs `bucket-id: all`');
    if (id === undefined) {
        const absent = credentials.filter((name) => given[name] === undefined).map(selection_quoted);
        if (absent.length === credentials.length) {
            problems.push('neither `bucket-id` nor `bucket`, `access-key` and `secret-key` are given');
        }
        else if (absent.length > 0) {
            problems.push(`${listed(absent)} ${absent.length > 1 ? 'are' : 'is'} missing (or give \`bucket-id\`)`);
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
function listed(items) {
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
        const value = trimmed(name, env[variableOf(name)]) || trimmed(name, env[fallbackVariables[name] ?? '']);
        if (value)
            given[name] = value;
    }
    return given;
}
function variableOf(name) {
    return `INPUT_${name.toUpperCase()}`;
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
        apiUrlFrom: apiUrlFrom(given, env),
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
            const value = env[variableOf(name)] || env[fallbackVariables[name] ?? ''];
            return value !== undefined && value !== value.trim();
        })
    };
}
function apiUrlFrom(given, env) {
    if (given['api-url'] === undefined)
        return null;
    return env[variableOf('api-url')]?.trim() ? 'api-url' : 'EI_API_ENDPOINT';
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

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 12 modules
var lib_core = __webpack_require__(143);
;// CONCATENATED MODULE: ./lib/report/wording.js


/** Our own sentences with words from outside in them: longer than those alone, shorter than anything that floods a log. */
const SENTENCES = 2000;
function nameOf(bucket, gate) {
    const { id, request } = bucket;
    if (!request)
        return id === null ? 'a bucket without an id' : `bucket ${id}`;
    return `bucket "${gate.line(request.bucket)}"${id === null ? '' : ` (id ${id})`}`;
}
/** "Bucket "sensor-data" cannot be reached: the access key does not exist (invalid-access-key)." */
function headline(result, gate) {
    const name = capitalized(nameOf(result.bucket, gate));
    const { failure, verdict } = result;
    if (!failure)
        return `${name} is connected.`;
    const why = `${gate.line(failure.what, SENTENCES)} (${failure.code}).`;
    switch (verdict.status) {
        case 'connected':
            return `${name} is connected, but ${why}`;
        case 'error':
            return `${name} cannot be reached: ${why}`;
        case 'timeout':
            return `${name} is not connected: ${why}`;
        case 'unverifiable':
            return `${name} could not be verified: ${why} ${ABOUT_NO_BUCKET}`;
    }
}
const ABOUT_NO_BUCKET = 'This says nothing about the bucket.';
/** What failed beside, or for, several buckets at once. */
function headlineForAll(failure, buckets, gate) {
    const why = `${gate.line(failure.what, SENTENCES)} (${failure.code}).`;
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
    const lines = [likelyCause, remedy].flatMap((text) => text.split('\n').map((line) => gate.line(line, SENTENCES)));
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
    #told = new Set();
    constructor(gate) {
        this.#gate = gate;
    }
    /** Tells the runner and the gate to hide a secret. */
    mask(secret) {
        this.#gate.learn(secret);
        lib_core/* setSecret */.Pq(secret);
    }
    /** A signed URL is a secret as a whole, and so is its signature; host, path and dates stand in honest texts, too. */
    maskSignedUrl(signedUrl) {
        this.#gate.learnWhole(signedUrl);
        lib_core/* setSecret */.Pq(signedUrl);
        for (const signature of signaturesOf(signedUrl))
            this.mask(signature);
    }
    info(line) {
        lib_core/* info */.pq(this.#gate.line(line, LINE));
    }
    notice(line) {
        lib_core/* notice */.lm(this.#gate.line(line, LINE));
    }
    warning(line) {
        lib_core/* warning */.$e(this.#gate.line(line, LINE));
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
    beginOne(bucket, inputs) {
        const { storageProvider, endpoint } = bucket.request;
        const what = `${this.#gate.line(storageProvider)} ${nameOf(bucket, this.#gate)} at ${this.#gate.line(endpoint)}`;
        this.info(`Verifying ${what} for organization ${inputs.organizationId}, up to ${spoken(inputs.timeoutMs)}`);
        this.#circumstances(inputs);
    }
    beginMany(buckets, inputs, longestMs) {
        const what = `${plural(buckets, 'bucket')} of organization ${inputs.organizationId}`;
        this.info(`Verifying ${what}, up to ${spoken(inputs.timeoutMs)} each and ${spoken(longestMs)} in all`);
        this.#circumstances(inputs);
    }
    #circumstances({ apiUrl, apiUrlFrom, trimmed }) {
        if (apiUrlFrom)
            this.info(`Studio's API is at ${new URL(apiUrl).host} (from ${apiUrlFrom})`);
        for (const name of trimmed)
            this.info(`White space around \`${name}\` was removed`);
    }
    /** One bucket of many, as soon as it is decided: a line if healthy, else a group with all that is known. */
    result(result) {
        const { failure } = result;
        if (!failure) {
            this.info(`${capitalized(nameOf(result.bucket, this.#gate))}: ${connectedLine(result)}`);
            return;
        }
        // What hits many buckets in common is told once.
        if (this.#told.has(troubleOf(result)))
            return;
        this.#told.add(troubleOf(result));
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
        const texts = [...Map.groupBy(unhealthy, troubleOf).values()].map(([first, ...others]) => {
            if (!first?.failure)
                return [];
            const common = headlineForAll(first.failure, others.length + 1, this.#gate);
            return [others.length > 0 ? common : headline(first, this.#gate), ...advice(first.failure, this.#gate)];
        });
        const shown = texts.length > ANNOTATIONS ? texts.slice(0, ANNOTATIONS - 1) : texts;
        for (const lines of shown)
            this.#annotation(lines, failing);
        const rest = texts.length - shown.length;
        if (rest > 0)
            this.#annotation([`${plural(rest, 'more unhealthy bucket')}; the job summary and the output results-file list them all.`], failing);
    }
    /** One annotation for what happened to the step as a whole. */
    trouble(failure, failing) {
        this.#annotation([headlineForAll(failure, 0, this.#gate), ...advice(failure, this.#gate)], failing);
    }
    #annotation(lines, failing) {
        const text = lines.map((line) => this.#gate.line(line, LINE)).join('\n');
        if (failing)
            lib_core/* error */.z3(text);
        else
            lib_core/* warning */.$e(text);
    }
}
/** What presigned URLs are signed with: AWS Signature 4 and 2, Google's of the same kinds, Azure's SAS. */
function signaturesOf(signedUrl) {
    if (!URL.canParse(signedUrl))
        return [];
    const parameters = [...new URL(signedUrl).searchParams];
    return parameters.filter(([name]) => /(^|-)sig(nature)?$/i.test(name)).map(([, value]) => value);
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
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
const NAME = 1024;
const MESSAGE = 2000;
/**
 * Writes every output, also for a step that fails.
 * @param folder RUNNER_TEMP
 * @returns a warning, if there is one to give
 * @throws where an output or the results file cannot be written
 */
function writeOutputs(outcome, gate, folder) {
    const results = JSON.stringify(outcome.results.map((result) => describe(result, gate)));
    const file = (0,external_node_path_.join)(folder || (0,external_node_os_.tmpdir)(), `edge-impulse-verify-bucket-${(0,external_node_crypto_.randomUUID)()}.json`);
    const fits = Buffer.byteLength(results) <= LARGEST_RESULTS;
    const outputs = { ...outputsOf(outcome, gate), results: fits ? results : '' };
    for (const [name, value] of Object.entries(outputs))
        lib_core/* setOutput */.uH(name, value);
    (0,external_node_fs_.writeFileSync)(file, results, { mode: 0o600, flag: 'wx' });
    lib_core/* setOutput */.uH('results-file', file);
    return fits
        ? null
        : 'The output `results` is empty: it would be over 100 KiB. Read the file in the output `results-file` instead.';
}
/** All outputs but `results` and `results-file`. */
function outputsOf(outcome, gate) {
    const { results, trouble, worst } = outcome;
    const connected = results.map(({ verdict }) => verdict).filter((verdict) => verdict.status === 'connected');
    const counts = connected.map(({ sample }) => sample.fileCount).filter((count) => count !== null);
    const labels = connected.map(({ sample }) => sample.hasInfoLabels).filter((has) => has !== null);
    const known = trouble === null || results.length > 0;
    return {
        status: outcome.status,
        healthy: String(outcome.healthy),
        'file-count': counts.length > 0 ? String(counts.reduce((sum, count) => sum + count)) : '',
        'has-info-labels': labels.length > 0 ? String(labels.every(Boolean)) : '',
        'error-code': trouble?.code ?? worst?.failure?.code ?? '',
        'error-message': messageOf(outcome, gate),
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
function messageOf({ trouble, worst }, gate) {
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
    const outside = (text) => (text === undefined ? null : gate.line(text, NAME));
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
    return endpoint && gate.line(endpoint, NAME);
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

;// CONCATENATED MODULE: ./lib/report/redactor.js
/**
 * Finds the secrets of this run in a text, also encoded, and also in part: any 12 consecutive characters.
 *
 * Every form of a secret is indexed by the blocks of 6 characters that it is made of. A run of 12 common characters
 * always contains one whole block, so it is enough to look each position of the text up in the index and to grow a
 * hit to both sides. That keeps the index small where ten thousand signed URLs are known.
 */
const BLOCK = 6;
const RUN = 12;
/** Shorter ones are not secrets, and to remove them would only make holes in the text. */
const SHORTEST = 4;
class Redactor {
    #known = new Set();
    #blocks = new Map();
    /** From now on the secret is removed from every text, and so is any part of it that is long enough. */
    learn(secret) {
        for (const form of this.#newForms(secret)) {
            const run = Math.min(RUN, form.length);
            // Where only the whole form counts, one block of it is enough; it may be shorter than a block.
            const last = form.length < RUN ? 0 : form.length - BLOCK;
            for (let at = 0; at <= last; at += BLOCK)
                this.#index({ form, at, run });
        }
    }
    /** The same for a text of which only the whole is secret. Looked up by its end: addresses all begin alike. */
    learnWhole(secret) {
        for (const form of this.#newForms(secret)) {
            this.#index({ form, at: Math.max(0, form.length - BLOCK), run: form.length });
        }
    }
    /** The text with `***` in the place of each secret. */
    redact(text) {
        const spans = this.#find(folded(text)).sort((a, b) => a.start - b.start);
        let redacted = '';
        let end = -1;
        for (const span of spans) {
            if (span.end <= end)
                continue;
            // Spans that overlap or touch become one hole.
            if (span.start > end)
                redacted += `${text.slice(Math.max(end, 0), span.start)}***`;
            end = span.end;
        }
        return redacted + text.slice(Math.max(end, 0));
    }
    #newForms(secret) {
        if (secret.length < SHORTEST)
            return [];
        const forms = [...new Set(formsOf(secret).map(folded))].filter((form) => !this.#known.has(form));
        for (const form of forms)
            this.#known.add(form);
        return forms;
    }
    #index(place) {
        const block = place.form.slice(place.at, place.at + BLOCK);
        const places = this.#blocks.get(block);
        if (places)
            places.push(place);
        else
            this.#blocks.set(block, [place]);
    }
    #find(text) {
        if (this.#blocks.size === 0)
            return [];
        const spans = [];
        for (let at = 0; at + SHORTEST <= text.length; at++) {
            // Forms of 4 and 5 characters are blocks of their own.
            for (let length = BLOCK; length >= SHORTEST; length--) {
                for (const place of this.#blocks.get(text.slice(at, at + length)) ?? []) {
                    const span = grown(text, at, place);
                    if (span.end - span.start >= place.run)
                        spans.push(span);
                }
            }
        }
        return spans;
    }
}
/** The longest common run around one common block. */
function grown(text, at, { form, at: formAt }) {
    let before = 0;
    while (at > before && formAt > before && text[at - before - 1] === form[formAt - before - 1])
        before++;
    let after = 0;
    while (at + after < text.length && formAt + after < form.length && text[at + after] === form[formAt + after])
        after++;
    return { start: at - before, end: at + after };
}
/** ASCII only, so that every position stays where it is: percent escapes and hosts are written in either case. */
function folded(text) {
    return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
/** The forms in which a secret turns up in logs, answers and pages. */
function formsOf(secret) {
    const bytes = Buffer.from(secret);
    const codePoints = [...secret].map((character) => character.codePointAt(0) ?? 0);
    const escaped = encodeURIComponent(secret.toWellFormed());
    const json = JSON.stringify(secret).slice(1, -1);
    const strict = (pattern, text) => text.replace(pattern, (c) => `%${c.charCodeAt(0).toString(16)}`);
    const html = (quote, apostrophe) => secret
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', quote)
        .replaceAll("'", apostrophe);
    return [
        secret,
        escaped,
        strict(/[!'()*]/g, escaped),
        strict(/[!'()*~._-]/g, escaped),
        escaped.replaceAll('%20', '+'),
        encodeURI(secret.toWellFormed()),
        [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
        html('&quot;', '&#39;'),
        html('&#34;', '&#039;'),
        html('&quot;', '&#x27;'),
        html('&quot;', '&apos;'),
        secret.replace(/[^A-Za-z0-9 ]/gu, (c) => `&#${c.codePointAt(0)};`),
        secret.replace(/[^A-Za-z0-9 ]/gu, (c) => `&#x${c.codePointAt(0)?.toString(16)};`),
        codePoints.map((point) => `&#${point};`).join(''),
        codePoints.map((point) => `&#x${point.toString(16)};`).join(''),
        json,
        json.replaceAll('/', '\\/'),
        JSON.stringify(json).slice(1, -1),
        secret.replace(/[^A-Za-z0-9]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`),
        ...base64Forms(bytes)
    ];
}
/** Inside of a longer text, base64 of the same bytes looks three ways, by where in a group of three they begin. */
function base64Forms(bytes) {
    return [0, 1, 2].flatMap((offset) => {
        const padded = Buffer.concat([Buffer.alloc(offset), bytes]);
        const whole = padded.length - (padded.length % 3);
        // The first group holds foreign bits, and so does what follows the last whole group.
        const form = padded
            .subarray(0, whole)
            .toString('base64')
            .slice(offset === 0 ? 0 : 4);
        const tail = padded
            .toString('base64')
            .replace(/=+$/, '')
            .slice(offset === 0 ? 0 : 4);
        return [form, tail]
            .filter((text) => text.length >= SHORTEST)
            .flatMap((text) => [text, text.replaceAll('+', '-').replaceAll('/', '_')]);
    });
}

;// CONCATENATED MODULE: ./lib/report/text.js
/**
 * The only gate for text from outside. It redacts first, then makes visible, then cuts, then (for HTML) encodes:
 * in any other order a secret could be cut into a piece that is not recognised, or encoded into a form that is not.
 */

/** Code points of a text from outside that are shown. */
const SHOWN = 200;
/** Characters of it that are looked at: an answer of megabytes must not cost seconds. */
const READ = 65_536;
class TextGate {
    #redactor = new Redactor();
    /** From now on the secret is removed from whatever passes. */
    learn(secret) {
        this.#redactor.learn(secret);
    }
    /** The same for a text of which only the whole is secret: its parts may stand elsewhere. */
    learnWhole(secret) {
        this.#redactor.learnWhole(secret);
    }
    /** One safe line of at most `limit` code points. */
    line(text, limit = SHOWN) {
        return cut(visible(this.#redactor.redact(text.slice(0, READ))), limit);
    }
}
/** No character of the result acts on a terminal, on the order of the letters, or on GitHub's runner. */
function visible(text) {
    return (text
        .replace(/\s*(?:\r\n|[\n\r\u0085\u2028\u2029])\s*/g, ' ⏎ ')
        .replace(/\t/g, ' ')
        // The block "Control Pictures" shows each control character at the same offset.
        .replace(/[\u0000-\u001f]/g, (c) => String.fromCharCode(0x2400 + c.charCodeAt(0)))
        .replace(/\u007f/g, '\u2421')
        // Zero-width characters, marks that turn the direction of writing, halves of characters.
        .replace(/[\u0080-\u009f\p{Cf}\p{Default_Ignorable_Code_Point}\p{Cs}]/gu, (c) => `<U+${codeOf(c)}>`)
        // The runner obeys "##[command]" anywhere in a line.
        .replaceAll('##[', '## [')
        .trim());
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

;// CONCATENATED MODULE: ./lib/report/summary.js
/**
 * The job summary: the verdict and the counts first, one table, then cause and remedy of each unhealthy bucket.
 * It is one HTML block without blank lines, so that Markdown has no say in it; every text from outside stands in <code>
 * with its punctuation as entities, since entities alone do not keep GitHub from linking a mention.
 */







/** GitHub drops a summary over 1 MiB whole. */
const ROWS = 50;
/** @throws where the file behind GITHUB_STEP_SUMMARY is missing or cannot be written */
async function writeSummary(outcome, options, gate) {
    await lib_core/* summary */.z.addRaw(summaryOf(outcome, options, gate)).write();
}
function summaryOf(outcome, options, gate) {
    const { results, trouble } = outcome;
    const ranked = worstFirst(results);
    const groups = [
        ...Map.groupBy(ranked.filter(({ healthy }) => !healthy), troubleOf).values()
    ];
    const lines = [
        `<h3>${title(outcome)}</h3>`,
        ...(trouble ? troubleBlock(trouble, options, gate) : []),
        ...(results.length > 0 ? table(ranked, options.timeoutMs, gate) : []),
        ...(trouble ? [] : groups.slice(0, ROWS).map((group) => details(group, groups.length === 1, options, gate))),
        footer(outcome, options)
    ];
    return `${lines.join('\n')}\n`;
}
const icons = { connected: '✅', error: '❌', timeout: '⌛', unverifiable: '❔' };
function iconOf({ verdict, healthy }) {
    return verdict.status === 'connected' && !healthy ? '⚠️' : icons[verdict.status];
}
function title({ results, trouble, healthy }) {
    if (results.length === 0)
        return `${icons.unverifiable} Edge Impulse buckets: ${trouble?.code ?? 'nothing to verify'}`;
    const count = results.filter((result) => !result.healthy).length;
    if (results.length > 1) {
        return healthy
            ? `${icons.connected} All ${results.length} Edge Impulse buckets are healthy`
            : `${icons.error} ${count} of ${plural(results.length, 'Edge Impulse bucket')} unhealthy`;
    }
    const [only] = results;
    if (!only)
        return '';
    const words = {
        connected: 'connected',
        error: 'cannot be reached',
        timeout: 'is still connecting',
        unverifiable: 'could not be verified'
    };
    const state = only.verdict.status === 'connected' && !healthy ? 'connected, but not healthy' : words[only.verdict.status];
    return `${iconOf(only)} Edge Impulse bucket ${state}`;
}
function table(ranked, timeoutMs, gate) {
    const rest = ranked.length - ROWS;
    return [
        '<table>',
        '<tr><th></th><th>Bucket</th><th>Storage</th><th>Status</th><th>Files</th><th>info.labels</th><th>CORS</th><th>Waited</th></tr>',
        ...ranked.slice(0, ROWS).map((result) => row(result, timeoutMs, gate)),
        ...(rest > 0 ? [`<tr><td></td><td colspan="7">and ${rest} more, in the output results-file</td></tr>`] : []),
        '</table>'
    ];
}
function row(result, timeoutMs, gate) {
    const { bucket, verdict, effort, failure, checks } = result;
    const id = bucket.id === null ? '' : ` ${bucket.id}`;
    const name = bucket.request ? code(bucket.request.bucket, gate) : '';
    const storage = bucket.request ? code(bucket.request.storageProvider, gate) : '';
    const sample = verdict.status === 'connected' ? verdict.sample : null;
    const status = failure ? `${verdict.status}<br><code>${failure.code}</code>` : verdict.status;
    const waited = `<code>${bar(effort.durationMs, timeoutMs)}</code> ${spoken(effort.durationMs)}, ${plural(effort.attempts, 'poll')}`;
    const cells = [
        iconOf(result),
        `${name}${id}`.trim(),
        storage,
        status,
        sample?.fileCount ?? '',
        sample?.hasInfoLabels === true ? 'yes' : sample?.hasInfoLabels === false ? 'no' : '',
        checks.find(({ name }) => name === 'cors')?.result ?? '',
        waited
    ];
    return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}
/** The part of the timeout that was waited, as ten block characters. */
function bar(waitedMs, timeoutMs) {
    const full = Math.min(10, Math.ceil((waitedMs / timeoutMs) * 10));
    return '█'.repeat(full) + '░'.repeat(10 - full);
}
/** What is wrong with a bucket, or with several of them in common. */
function details(group, open, options, gate) {
    const [first, ...others] = group;
    if (!first?.failure)
        return '';
    const { id, request } = first.bucket;
    const name = request ? code(request.bucket, gate) : `bucket ${id ?? 'without an id'}`;
    const who = others.length > 0 ? plural(group.length, 'bucket') : name;
    return [
        `<details${open ? ' open' : ''}><summary>${iconOf(first)} ${who}: ${own(first.failure.what, gate)}</summary>`,
        ...explanation(first.failure, options, gate),
        ...asked(first),
        `<p>Checks: ${first.checks.map((check) => checkLine(check, gate)).join('; ')}.</p>`,
        '</details>'
    ].join('\n');
}
function explanation(failure, { readme }, gate) {
    const [remedy = '', ...rules] = failure.remedy.split('\n');
    const reference = readme ? ` <a href="${readme}#${failure.code}">More about <code>${failure.code}</code></a>` : '';
    const link = linkFor(failure.code);
    return [
        `<p><b>Likely cause.</b> ${own(failure.likelyCause, gate)}</p>`,
        `<p><b>What to do.</b> ${own(remedy, gate)}${reference}${link ? ` <a href="${link}">Documentation of the storage</a>` : ''}</p>`,
        ...(rules.length > 0 ? [`<pre>${rules.map((line) => html(gate.line(line, 2000))).join('\n')}</pre>`] : []),
        ...(failure.said ? [`<p><b>${failure.said.by} said.</b> ${code(failure.said.text, gate)}</p>`] : [])
    ];
}
/** How often Studio said `error`, and when: shown where more than one was needed. */
function asked({ effort: { errorsAtMs } }) {
    if (errorsAtMs.length < 2)
        return [];
    const times = errorsAtMs.map((ms) => spoken(ms)).join(', ');
    return [`<p>Studio said <code>error</code> ${errorsAtMs.length} times in a row, after ${times}.</p>`];
}
function checkLine(check, gate) {
    return `${check.name} ${check.result}${check.result === 'passed' ? '' : ` (${own(check.reason, gate)})`}`;
}
function troubleBlock(trouble, options, gate) {
    const [first = '', ...rest] = [headlineForAll(trouble, 0, gate), ...advice(trouble, gate)];
    const reference = options.readme
        ? ` <a href="${options.readme}#${trouble.code}">More about <code>${trouble.code}</code></a>`
        : '';
    return [`<p>${own(first, gate)}</p>`, `<p>${rest.map((line) => own(line, gate)).join('<br>')}${reference}</p>`];
}
function footer({ durationMs }, { history }) {
    const past = history ? ` · <a href="${history}">Past incidents</a>` : '';
    return `<p>Verified in ${spoken(durationMs)}.${past}</p>`;
}
/** A text from outside. */
function code(text, gate) {
    return `<code>${html(gate.line(text))}</code>`;
}
/** Our own sentence. What it quotes, in backticks or quotation marks, can come from outside and is set as code. */
function own(text, gate) {
    return gate
        .line(text, 2000)
        .split(/(`[^`]*`|"[^"]*"|https?:\/\/\S+)/)
        .map((part, index) => (index % 2 === 1 ? `<code>${html(part.replace(/^`|`$/g, ''))}</code>` : html(part)))
        .join('');
}

;// CONCATENATED MODULE: ./lib/report/report.js
/** Everything that people and workflows get to see in the end, in its order, and the exit code. */



/** @returns the exit code */
async function report(outcome, audience) {
    const { gate, log, env } = audience;
    if (audience.summary)
        await summarized(outcome, audience);
    const written = output(outcome, gate, env.RUNNER_TEMP);
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
async function summarized(outcome, { env, gate, log, timeoutMs }) {
    try {
        await writeSummary(outcome, { timeoutMs, readme: readmeOf(env), history: null }, gate);
    }
    catch (error) {
        log.warning(`The job summary could not be written: ${report_messageOf(error)}`);
    }
}
function output(outcome, gate, folder) {
    try {
        return { warning: writeOutputs(outcome, gate, folder), error: null };
    }
    catch (error) {
        const said = { by: 'This runner', text: report_messageOf(error) };
        return { warning: null, error: failure('internal', { what: 'the outputs could not be written', said }) };
    }
}
/** Where this version of the action is explained; not known where the action runs from the workflow's own checkout. */
function readmeOf({ GITHUB_SERVER_URL: server, GITHUB_ACTION_REPOSITORY: name, GITHUB_ACTION_REF: ref }) {
    const url = `${server}/${name}/blob/${ref}/README.md`;
    return server && name && ref && /^https?:\/\/[\w.:/-]+$/.test(url) ? url : null;
}
function report_messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}

;// CONCATENATED MODULE: ./lib/version.js
/** Travels in the user agent. A test holds it against package.json. */
const version = '1.0.0';

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
    const code = error.code ?? '';
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
    const reason = error instanceof TooSlow ? error.message : (reasons[code] ?? otherReason(error));
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
function otherReason({ name, code = '' }) {
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
            what: `the proxy in ${variable} cannot be used`,
            cause: 'Its value is not of the form http://user:password@host:port.',
            remedy: `Correct ${variable}; special characters in the user name and password are percent-encoded ("%" as %25, "@" as %40).`
        })
    };
}
function resolved(url) {
    try {
        return (0,lib_proxy/* getProxyUrl */.s)(url);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/studio/client.js







const MEBIBYTE = 1024 * 1024;
const LIMITS = {
    connectMs: 10_000,
    totalMs: 60_000,
    // Of a refusal only the reason is of interest.
    bodyBytes: (status) => (status === 200 ? 16 * MEBIBYTE : 64 * 1024)
};
/** @throws Failure `proxy` where the proxy settings for Studio's address cannot be used */
function createStudio(options) {
    const { apiUrl, apiKey, organizationId, onSignedUrl, onExchange } = options;
    const route = routeTo(new URL(apiUrl), options.env);
    const exchanger = new Exchanger(LIMITS, `edge-impulse-verify-bucket/${version}`);
    const path = `/api/organizations/${organizationId}/buckets`;
    const headers = { accept: 'application/json', 'x-api-key': apiKey };
    async function ask(request, schema, signal) {
        if (!route.ok)
            return { kind: 'refusal', failure: route.failure };
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
            return connectionFailure(error, route.proxy);
        }
    }
    return {
        listBuckets: async (signal) => {
            const reply = await ask({ method: 'GET', url: `${apiUrl}${path}`, headers }, BucketList, signal);
            return reply.kind === 'answer' ? { kind: 'answer', body: reply.body.buckets } : reply;
        },
        verify: (request, signal) => ask({
            method: 'POST',
            url: `${apiUrl}${path}/verify`,
            headers: { ...headers, 'content-type': 'application/json' },
            body: JSON.stringify(request)
        }, VerifyAnswer, signal)
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


const Event = schemas/* object */.Ikc({ pull_request: schemas/* object */.Ikc({ head: schemas/* object */.Ikc({ repo: schemas/* object */.Ikc({ full_name: schemas/* string */.YjP() }) }) }) });
/** @returns in words, or null where the run gets its secrets */
function secretsWithheldFrom(env) {
    if (env.GITHUB_ACTOR === 'dependabot[bot]')
        return 'runs that Dependabot triggers; store them as Dependabot secrets';
    if (env.GITHUB_EVENT_NAME !== 'pull_request' || !env.GITHUB_EVENT_PATH)
        return null;
    const event = Event.safeParse(withheld_read(env.GITHUB_EVENT_PATH));
    // A fork that was deleted has no repository any more.
    const head = event.data?.pull_request.head.repo.full_name;
    return head !== undefined && head !== env.GITHUB_REPOSITORY ? 'pull requests from forks' : null;
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
/** The story of one run, told top to bottom: inputs -> buckets -> verdicts -> report -> exit code. */














/** @returns the exit code of the step: 0 only if the buckets are healthy, or `fail-on-error: false` lets it pass */
async function run(world) {
    const { clock, env, cancelled } = world;
    const beganMs = clock.now();
    const gate = new TextGate();
    const log = new Log(gate);
    const audience = { env, gate, log, summary: true, failOnError: true, timeoutMs: 0 };
    const conclusion = (results, trouble) => report(conclude(results, trouble, clock.now() - beganMs), audience);
    try {
        const read = readInputs(env, (secret) => log.mask(secret), secretsWithheldFrom(env));
        audience.summary = read.ok ? read.inputs.summary : read.summary;
        if (!read.ok)
            return conclusion([], read.failure);
        const { inputs } = read;
        audience.timeoutMs = inputs.timeoutMs;
        audience.failOnError = inputs.failOnError;
        const results = await Promise.race([verifyBuckets(inputs, world, log), world.crashed]);
        return conclusion(results, cancelled.aborted ? failure('cancelled') : null);
    }
    catch (error) {
        return conclusion([], asFailure(error, cancelled.aborted));
    }
}
function asFailure(error, cancelled) {
    if (cancelled)
        return failure('cancelled');
    if (error instanceof Failure)
        return error;
    return failure('internal', {
        said: { by: 'This runner', text: error instanceof Error ? error.message : String(error) }
    });
}
/** @throws Failure where it is not known which buckets there are */
async function verifyBuckets(inputs, world, log) {
    const studio = createStudio({
        ...inputs,
        env: world.env,
        onSignedUrl: (url) => log.maskSignedUrl(url),
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
    const work = { inputs, studio, around, examination, log };
    return one ? [await verifyOne(work)] : await verifyMany(work);
}
/** One bucket: a single deadline, which includes the bucket list. */
async function verifyOne({ inputs, studio, around, examination, log }) {
    const wait = new Wait(inputs.timeoutMs, around);
    const heart = log.heartbeat(around.clock, () => `Still waiting for Studio after ${spoken(wait.elapsedMs)}`);
    try {
        const [bucket] = (await findBuckets(inputs.selection, studio, wait)).buckets;
        if (!bucket)
            throw failure('no-buckets');
        if (!bucket.request)
            return unasked(bucket, bucket.failure);
        log.beginOne(bucket, inputs);
        const result = await examine(bucket, wait, examination);
        if (result.verdict.status === 'connected')
            log.info(connectedLine(result));
        return result;
    }
    finally {
        heart.stop();
        wait.end();
    }
}
/** Several buckets: the list has a deadline of its own, and so has each bucket. */
async function verifyMany({ inputs, studio, around, examination, log }) {
    const { timeoutMs, selection } = inputs;
    const listing = new Wait(timeoutMs, around);
    let total = 0;
    let done = 0;
    let unhealthy = 0;
    const heart = log.heartbeat(around.clock, () => total === 0 ? 'Still waiting for the bucket list' : `${done} of ${total} done, ${unhealthy} unhealthy`);
    try {
        const { buckets, uselessExcludes } = await findBuckets(selection, studio, listing).finally(() => listing.end());
        total = buckets.length;
        log.beginMany(total, inputs, longestMs(total, timeoutMs));
        if (uselessExcludes.length > 0)
            log.notice(`\`exclude\` names ids that the organization does not have: ${uselessExcludes.join(', ')}`);
        return await examineAll(buckets, {
            timeoutMs,
            around,
            examine: (bucket, wait) => examine(bucket, wait, examination),
            onResult: (result) => {
                done++;
                if (!result.healthy)
                    unhealthy++;
                log.result(result);
            }
        });
    }
    finally {
        heart.stop();
    }
}


/***/ })

};
