/** The error codes and what they mean. They are part of the action's interface: none ever changes its meaning. */

export interface Explanation {
  /** What happened, as the end of a sentence: "Studio rejected the API key". */
  what: string;
  /** The likely cause, a sentence; more than one line where there is a list of them. */
  cause: string;
  /** The next step, in sentences. */
  remedy: string;
  /** Texts to be copied, such as a command or a policy. */
  blocks?: readonly string[];
  /** Where the service's own documentation tells more. */
  link?: string;
}

/** Codes that do not come from a storage service, each with the explanation that it has unless the caller knows better. */
export const explanations = {
  'invalid-input': {
    what: 'the inputs are not valid',
    cause: 'An input is missing, misspelt or out of bounds: each is named with what is allowed and where to find it.',
    remedy: 'Change these inputs in the `with:` of the step, or the secrets and variables behind them.'
  },
  cancelled: {
    what: 'the workflow run was cancelled',
    cause: 'Somebody cancelled the run, a newer run took its place, or the job reached its own time limit.',
    remedy: 'Run the workflow again; where the job has a `timeout-minutes`, keep it above `timeout`.'
  },
  internal: {
    what: 'the action failed in an unexpected way',
    cause: 'This is a fault of the action, or of the machine that it runs on, such as a full disk.',
    remedy:
      'Run the job again with "Enable debug logging" ticked, and report the fault with that log: https://github.com/your-org/edge-impulse-verify-bucket/issues/new?template=bug.yml'
  },
  'api-key-rejected': {
    what: 'Studio rejected the API key',
    cause:
      "Most often it is a project's key where an organization's is needed; otherwise it has expired, was deleted or is mistyped.",
    remedy: 'Create a key in Studio under the organization, Keys, and store it in the secret behind `api-key`.'
  },
  'api-key-forbidden': {
    what: 'the API key may not do this in this organization',
    cause:
      "It is a project's or another organization's, or its role is not admin; a proxy or firewall can also give this answer.",
    remedy:
      'Create a key with the role admin in Studio under this organization, Keys, and check that `organization-id` is the number in its address (studio.edgeimpulse.com/organization/7).'
  },
  'not-found': {
    what: 'Studio does not know what it was asked for',
    cause: '`organization-id`, `dataset` or `portal-id` is mistyped or of another organization, or `api-url` is wrong.',
    remedy:
      "Take `organization-id` from the organization's address in Studio (studio.edgeimpulse.com/organization/7), the name of a dataset or the id of a portal from its own page there."
  },
  'rate-limited': {
    what: 'Studio received too many requests',
    cause: 'Too many requests were made with this key or from this runner in a short time.',
    remedy: 'Run the workflow less often, or raise `timeout` so that the action can wait as long as Studio asks.'
  },
  redirected: {
    what: 'Studio redirected the request',
    cause: '`api-url` is not the final address, or a proxy or login page stands in between.',
    remedy:
      'Set `api-url` to the final address, which ends in /v1. Redirects are not followed: they would carry the API key elsewhere.'
  },
  'studio-unavailable': {
    what: 'Studio is not available',
    cause: 'Studio, or a proxy in front of it, is overloaded, restarting or under maintenance.',
    remedy: 'Run the job again later; a longer `timeout` outlasts longer outages.'
  },
  'request-refused': {
    what: 'Studio refused the request',
    cause: 'Studio could not accept one of the values, or the plan of the organization does not have this.',
    remedy:
      'Look for the value that Studio speaks of among the inputs of the step, or else in Studio under the organization, Data.'
  },
  'unexpected-response': {
    what: "Studio's answer could not be understood",
    cause: '`api-url` is not that of the API, something in between changed the answer, or the API changed.',
    remedy:
      'Leave `api-url` out, or set it to the address of the API, which ends in /v1; if it is right, see whether a newer version of this action exists.'
  },
  network: {
    what: 'Studio could not be reached',
    cause: 'The host name is wrong, or the network, a firewall or a missing proxy setting keeps this runner from it.',
    remedy:
      'Try `curl -v` with the address of `api-url` on this runner; correct `api-url`, open the firewall, or set HTTPS_PROXY where the runner is behind a proxy.'
  },
  tls: {
    what: "Studio's certificate could not be trusted",
    cause: 'A proxy inspects TLS, the authority is a private one, or the certificate expired or is for another host.',
    remedy: 'Set NODE_EXTRA_CA_CERTS to a file with the certificate authority, for the step or the runner.'
  },
  proxy: {
    what: 'the proxy did not let the request through',
    cause: 'The address, the user name or the password of the proxy is wrong, or the proxy does not allow this host.',
    remedy:
      'Correct HTTPS_PROXY (`http://user:password@host:port`, special characters percent-encoded), have this host allowed at the proxy, or name it in NO_PROXY to go around the proxy.'
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
  'no-files': {
    what: "Studio's sample holds no file",
    cause: 'There is no data yet, or it lies outside of the prefix.',
    remedy:
      'Upload the data, or correct the prefix, which must match the names of the files from their first character; where no files are a normal state, set `require-files` to false.'
  },
  'no-info-labels': {
    what: 'there is no `info.labels` file',
    cause: 'No folder that Studio looked at holds an `info.labels` file.',
    remedy:
      'Upload an `info.labels` file to the folder of the data files, or, where labels come from elsewhere, set `require-info-labels` to false.'
  },
  'stale-data': {
    what: 'the newest file is older than `max-age` allows',
    cause:
      'Uploads into the dataset have stopped, or they go straight into the storage and Studio has not looked since.',
    remedy:
      'Check the device or the job that uploads. Files that are uploaded straight into the storage are not seen before "Refresh data" has run in Studio, on the page of the dataset.'
  },
  'freshness-unverifiable': {
    what: 'Studio does not say how old the newest file is',
    cause: 'Studio has not looked through the dataset yet; that says nothing about the age of the data.',
    remedy:
      'Run "Refresh data" in Studio, on the page of the dataset (without it, files that are uploaded straight into the storage are not seen). Then run the job again.'
  },
  cors: {
    what: 'browsers may not upload into the storage',
    cause: 'The CORS rules do not allow uploads from this origin, or there are none.',
    remedy: 'Apply CORS rules at the storage that allow PUT and POST from the origin of Studio.'
  },
  'cors-unverifiable': {
    what: 'the CORS rules could not be checked',
    cause: 'This runner could not ask the storage itself, which Studio reaches; that says nothing about the rules.',
    remedy: 'Run the step on a runner that reaches the storage, or set `check-cors` to false.'
  }
} as const satisfies Record<string, Explanation>;

/** Codes of what storage services say, see diagnosis.ts. */
export const storageCodes = [
  ...(['invalid-access-key', 'inactive-access-key', 'signature-mismatch', 'temporary-credentials'] as const),
  ...(['authentication-failed', 'key-access-disabled', 'missing-permission', 'access-denied'] as const),
  ...(['no-such-bucket', 'invalid-bucket-name', 'wrong-region', 'wrong-endpoint', 'clock-skew'] as const),
  ...(['account-suspended', 'account-state', 'billing-closed', 'quota-exceeded', 'object-locked'] as const),
  ...(['encryption-key', 'storage-firewall', 'not-supported', 'storage-proxy', 'account-not-found'] as const),
  ...(['host-not-found', 'connection-refused', 'storage-unreachable', 'storage-protocol'] as const),
  ...(['storage-certificate', 'invalid-endpoint', 'not-a-storage-api', 'storage-busy', 'storage-error'] as const)
] as const;

export type StorageCode = (typeof storageCodes)[number];
export type OwnCode = keyof typeof explanations;
export type ErrorCode = OwnCode | StorageCode;
