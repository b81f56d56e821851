/** The error codes and what they mean: they are part of the action's interface, and none ever changes its meaning. */
import type { Service } from './storage-services.ts';

export interface Explanation {
  /** Follows a colon: "Studio rejected the API key". */
  what: string;
  /** The likely cause, as a sentence, or a list of causes with one in each line. */
  cause: string;
  remedy: string;
  /** Texts to be copied, such as a command or a policy. */
  blocks?: readonly string[];
  /** The service's own documentation. */
  link?: string;
}

/** The address of a form in this action's repository, but for the form's name. */
export const NEW_ISSUE = 'https://github.com/your-org/edge-impulse-verify-bucket/issues/new?template=';

/** Codes that do not come from a storage service, each with its default explanation. */
export const explanations = {
  'invalid-input': {
    what: 'the inputs are not valid',
    cause: 'An input is missing, misspelt or out of bounds.',
    remedy: 'Correct these inputs of the step, or the secrets and variables behind them.'
  },
  cancelled: {
    what: 'the workflow run was cancelled',
    cause: 'A person or a newer run cancelled it, or the job reached its time limit.',
    remedy: 'Run the workflow again. If the job has a `timeout-minutes`, keep it above `timeout`.'
  },
  internal: {
    what: 'the action failed in an unexpected way',
    cause: 'This is a bug in the action, or a problem of the runner such as a full disk.',
    remedy: `Run the job again with debug logging, and report the log: ${NEW_ISSUE}bug.yml`
  },
  'api-key-rejected': {
    what: 'Studio rejected the API key',
    cause: "Usually it is a project's key, not an organization's; or it expired, was deleted or is mistyped.",
    remedy: 'Create a key in Studio under the organization, Keys, and store it in the secret behind `api-key`.'
  },
  'api-key-forbidden': {
    what: 'the API key may not do this in this organization',
    cause: "It is a project's or another organization's, or its role is not admin; or a proxy answered.",
    remedy: 'Create a key with the role admin in Studio under this organization, Keys, or correct `organization-id`.'
  },
  'not-found': {
    what: 'Studio does not know what it was asked for',
    cause: '`organization-id`, `dataset` or `portal-id` is mistyped or of another organization, or `api-url` is wrong.',
    remedy:
      'Correct the input: `organization-id` is the number in the address studio.edgeimpulse.com/organization/7, the name of a dataset or the id of a portal is on its page.'
  },
  'rate-limited': {
    what: 'Studio received too many requests',
    cause: 'This key or this runner sent many requests in a short time.',
    remedy: 'Run the workflow less often, or raise `timeout` so that the action can wait longer.'
  },
  redirected: {
    what: 'Studio redirected the request',
    cause: '`api-url` is not the final address, or a proxy or login page stands in between.',
    remedy: 'Set `api-url` to the final address, which ends in /v1.'
  },
  'studio-unavailable': {
    what: 'Studio is not available',
    cause: 'Studio, or a proxy in front of it, is overloaded, restarting or under maintenance.',
    remedy: 'Run the job again later.'
  },
  'request-refused': {
    what: 'Studio refused the request',
    cause: "Studio does not accept one of the values, or the organization's plan does not include this.",
    remedy: "Correct the inputs of the step, or the bucket's settings in Studio under the organization, Data."
  },
  'unexpected-response': {
    what: "Studio's answer could not be understood",
    cause: '`api-url` is wrong, something in between changed the answer, or the API changed.',
    remedy: 'Leave `api-url` out, or let it end in /v1; if it is right, look for a newer version of this action.'
  },
  network: {
    what: 'Studio could not be reached',
    cause: 'The host name is wrong, or a network, firewall or proxy keeps this runner from it.',
    remedy: 'Try `curl -v` with `api-url` on this runner; correct `api-url`, the firewall or HTTPS_PROXY.'
  },
  tls: {
    what: "Studio's certificate could not be trusted",
    cause: 'A proxy inspects TLS, its authority is private, it expired, or it is for another host.',
    remedy: 'Set NODE_EXTRA_CA_CERTS to a file with the certificate authority, for the step or the runner.'
  },
  proxy: {
    what: 'the proxy did not let the request through',
    cause: 'The address, user name or password of the proxy is wrong, or it does not allow this host.',
    remedy:
      'Correct HTTPS_PROXY (`http://user:password@host:port`, percent-encoded), allow the host, or add it to NO_PROXY.'
  },
  'no-buckets': {
    what: 'there is no bucket to verify',
    cause: 'The organization has no bucket, or `exclude` leaves all of them out.',
    remedy: 'Add a bucket in Studio under the organization, Data, or correct `organization-id` or `exclude`.'
  },
  'unknown-bucket-id': {
    what: 'the organization has no bucket with this id',
    cause: 'The bucket was removed, or the id is mistyped or of another organization.',
    remedy: 'Correct `bucket-id`; the ids are in the message and in Studio under the organization, Data.'
  },
  timeout: {
    what: 'Studio was still connecting at the deadline',
    cause: 'Studio needs longer than usual (Azure takes longest), or the storage does not answer.',
    remedy: 'Raise `timeout`; if it happens again, check that the storage can be reached from the internet.'
  },
  'no-files': {
    what: "Studio's sample holds no file",
    cause: 'There is no data yet, or no file name begins with the prefix.',
    remedy: 'Upload the data, or correct the prefix. If it may be empty, set `require-files` to false.'
  },
  'no-info-labels': {
    what: 'there is no `info.labels` file',
    cause: 'No folder that Studio looked at holds an `info.labels` file.',
    remedy: 'Upload an `info.labels` file beside the data files, or set `require-info-labels` to false.'
  },
  'stale-data': {
    what: 'the newest file is older than `max-age` allows',
    cause: 'Uploads have stopped, or they go straight into the storage and Studio has not looked since.',
    remedy:
      'Check the device or job that uploads. If it uploads straight into the storage, run "Refresh data" on the page of the dataset in Studio.'
  },
  'freshness-unverifiable': {
    what: 'Studio does not say how old the newest file is',
    cause: 'Studio has not looked through the dataset yet; that says nothing about the age of the data.',
    remedy: 'Run "Refresh data" on the page of the dataset in Studio: direct uploads are not seen without it.'
  },
  cors: {
    what: 'browsers may not upload into the storage',
    cause: 'The CORS rules do not allow uploads from this origin, or there are none.',
    remedy: 'Apply CORS rules at the storage that allow PUT and POST from the origin of Studio.'
  },
  'cors-unverifiable': {
    what: 'the CORS rules could not be checked',
    cause: 'Studio reaches the storage, but this runner does not; that says nothing about the rules.',
    remedy: 'Run the step on a runner that reaches the storage, or set `check-cors` to false.'
  }
} as const satisfies Record<string, Explanation>;

/** Codes of what storage services say, by which inputs can be the cause; `keys` includes the address. */
export const storageCodes = {
  keys: [
    ...['invalid-access-key', 'inactive-access-key', 'signature-mismatch', 'authentication-failed', 'access-denied'],
    ...['storage-firewall', 'account-not-found', 'storage-error']
  ],
  address: [
    ...['key-access-disabled', 'no-such-bucket', 'wrong-region', 'wrong-endpoint', 'clock-skew', 'storage-proxy'],
    ...['host-not-found', 'connection-refused', 'storage-unreachable', 'storage-protocol', 'storage-certificate'],
    ...['invalid-endpoint', 'not-a-storage-api']
  ],
  none: [
    ...['temporary-credentials', 'missing-permission', 'invalid-bucket-name', 'account-suspended', 'account-state'],
    ...['billing-closed', 'quota-exceeded', 'object-locked', 'encryption-key', 'not-supported', 'storage-busy']
  ]
} as const;

export type StorageCode = (typeof storageCodes)[keyof typeof storageCodes][number];
export type OwnCode = keyof typeof explanations;
export type ErrorCode = OwnCode | StorageCode;

/** One refusal of a storage service; words in braces in its explanation are filled in. */
export interface StorageErrorRow extends Explanation {
  code: StorageCode;
  /**
   * Its wordings between ` | `: phrases decide before codes, longer ones before shorter ones. Case, quotation marks and
   * words such as "the" and "is" do not count; `*` stands for up to 100 characters.
   */
  says?: string;
  /** Said of many things: decides where nothing else does. */
  vague?: string;
  /** Where the row applies; everywhere if absent. */
  services?: readonly Service[];
}
