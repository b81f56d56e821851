/**
 * What storage services say when they refuse: the table behind diagnosis.ts. The most specific rows come first, the
 * first that matches wins. A row matches the service's error code or its prose, whichever Studio passed on.
 *
 * Sources: AWS "Error responses" (docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html), Google "HTTP status and
 * error codes" (cloud.google.com/storage/docs/xml-api/reference-status), Azure "Common REST API error codes"
 * (learn.microsoft.com/rest/api/storageservices/common-rest-api-error-codes), Node's and OpenSSL's own error codes.
 */
import type { Explanation, StorageCode } from './error-codes.ts';

export interface StorageError extends Explanation {
  code: StorageCode;
  /**
   * Sees `*` in the place of names (see diagnosis.ts). What it captures stands for `$1` in the row's words: it may match
   * harmless characters only.
   */
  pattern: RegExp;
  /** Where the row applies; everywhere if absent. */
  providers?: readonly string[];
  /** Beside the pattern: the access key must look so. */
  accessKey?: RegExp;
  link: string;
}

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
  azure403:
    'https://learn.microsoft.com/troubleshoot/azure/azure-storage/blobs/authentication/storage-troubleshoot-403-errors',
  studio: 'https://docs.edgeimpulse.com/studio/organizations/data/cloud-data-storage',
  node: 'https://nodejs.org/api/errors.html'
};

export const storageErrors: readonly StorageError[] = [
  {
    code: 'temporary-credentials',
    pattern: /\bInvalidAccessKeyId\b|access key id you provided does not exist/i,
    providers: S3,
    accessKey: /^ASIA/,
    what: 'the access key is a temporary one',
    cause:
      'Access keys that begin with ASIA come from a session (SSO, STS) and work only with a session token, which Studio does not take.',
    remedy:
      'Create a long-term access key of an IAM user, and store it in the secrets behind `access-key` and `secret-key`.',
    link: links.studio
  },
  {
    code: 'temporary-credentials',
    pattern: /\b(?:ExpiredToken|InvalidToken)\b|provided token (?:has expired|is malformed)/i,
    providers: S3,
    what: 'the credentials are temporary ones',
    cause: 'They come from a session (SSO, STS), which has expired or whose token is missing.',
    remedy:
      'Create a long-term access key of an IAM user, and store it in the secrets behind `access-key` and `secret-key`.',
    link: links.studio
  },
  {
    code: 'invalid-access-key',
    pattern: /\bInvalidAccessKeyId\b|access key id you provided does not exist/i,
    providers: S3,
    what: 'the access key does not exist',
    cause: 'It was probably deleted or mistyped, or belongs to another provider or endpoint.',
    remedy: 'Create a key and store it in the secret behind `access-key`; check `storage-provider` and `endpoint`.',
    link: links.s3
  },
  {
    code: 'invalid-access-key',
    pattern: /\bInvalidAccessKeyId\b|access key id you provided does not exist|user id you provided does not exist/i,
    providers: GOOGLE,
    what: 'the HMAC access id does not exist',
    cause: 'The HMAC key was probably deleted or mistyped, or a key of a service account in JSON was used.',
    remedy:
      'Create an HMAC key (Cloud Storage, Settings, Interoperability) and store both halves in the secrets behind `access-key` and `secret-key`.',
    link: links.hmac
  },
  {
    code: 'signature-mismatch',
    pattern: /\bSignatureDoesNotMatch\b|signature we calculated does not match/i,
    providers: S3_AND_GOOGLE,
    what: 'the secret does not belong to the access key',
    cause: 'The secret is that of another key, or something was lost or added when it was pasted.',
    remedy: 'Paste the secret again into the secret behind `secret-key`, or create a new key.',
    link: links.s3
  },
  {
    code: 'wrong-region',
    pattern: /region(?: \S+)? is wrong; expecting (?:&#39;|\W){0,6}([a-z0-9-]+)/i,
    providers: S3_AND_GOOGLE,
    what: 'the bucket is in the region `$1`, and the request was made for another',
    cause: '`region` is wrong or missing.',
    remedy: 'Set `region` to `$1`, and `endpoint` to that region where you set it.',
    link: links.s3
  },
  {
    code: 'wrong-region',
    pattern: /\b(?:AuthorizationHeaderMalformed|AuthorizationQueryParametersError)\b|region(?: \S+)? is wrong/i,
    providers: S3_AND_GOOGLE,
    what: 'the request was made for another region than the one of the bucket',
    cause: '`region` is wrong or missing.',
    remedy: 'Set `region` to the region of the bucket, and `endpoint` to that region where you set it.',
    link: links.s3
  },
  {
    code: 'wrong-endpoint',
    pattern: /\b(?:PermanentRedirect|IllegalLocationConstraint)|must be addressed using the specified endpoint/i,
    providers: S3,
    what: 'the bucket is in another region than the endpoint',
    cause: '`endpoint` is that of another region.',
    remedy:
      'Set `endpoint` to https://s3.<region>.amazonaws.com with the region of the bucket, and `region` to that region.',
    link: links.s3
  },
  {
    code: 'missing-permission',
    pattern: /is not authorized to perform: ((?:s3|kms):[a-z]+)/i,
    providers: S3,
    what: 'the key may not do $1',
    cause: 'The IAM policy of its user lacks this action, or limits it to a prefix.',
    remedy:
      'Allow `$1` for the bucket (Studio lists, reads, writes and deletes), or set `prefix` to the folder that the policy allows.',
    link: links.iam
  },
  {
    code: 'authentication-failed',
    pattern: /\bAuthenticationFailed\b|server failed to authenticate the request/i,
    providers: AZURE,
    what: 'the account key is not accepted',
    cause: 'The key is wrong, or was rotated.',
    remedy: 'Copy a current key (storage account, Access keys) into the secret behind `secret-key`.',
    link: links.azure403
  },
  {
    code: 'storage-firewall',
    pattern: /\bAuthorizationFailure\b|not authorized to perform this operation(?! using)/i,
    providers: AZURE,
    what: 'the storage account does not let Studio in',
    cause: "Mostly the storage account's firewall.",
    remedy: 'Allow access from Edge Impulse in the networking settings of the storage account, then check the key.',
    link: links.azure403
  },
  {
    code: 'key-access-disabled',
    pattern: /\bKeyBasedAuthenticationNotPermitted\b|key based authentication is not permitted/i,
    providers: AZURE,
    what: 'the storage account does not accept account keys',
    cause: '"Allow storage account key access" is switched off.',
    remedy: 'Switch "Allow storage account key access" on in the configuration of the storage account.',
    link: links.azure403
  },
  {
    code: 'no-such-bucket',
    pattern: /\bContainerNotFound\b|specified container does not exist/i,
    providers: AZURE,
    what: 'the container does not exist',
    cause: 'Its name is mistyped, or it is in another storage account.',
    remedy: 'Set `bucket` to the bare name of the container, and `access-key` to the name of its storage account.',
    link: links.azure
  },
  {
    code: 'account-state',
    pattern:
      /\b(?:ContainerBeingDeleted|AccountIsDisabled)\b|specified account is disabled|container is being deleted/i,
    providers: AZURE,
    what: 'the container is being deleted, or the account is disabled',
    cause: 'The state of the storage account does not allow the request.',
    remedy: 'Wait until the deletion is done and create the container again, or enable the account.',
    link: links.azure
  },
  {
    code: 'invalid-bucket-name',
    pattern: /\bInvalidResourceName\b|specifi?ed resource name contains invalid characters/i,
    providers: AZURE,
    what: 'this is no name that a container can have',
    cause: 'Container names are 3 to 63 lower-case letters, digits and hyphens.',
    remedy: 'Set `bucket` to the bare name of the container; a path goes to `prefix`.',
    link: links.azure
  },
  {
    code: 'account-not-found',
    pattern: /\bENOTFOUND \*\.blob\.core/i,
    what: 'there is no storage account of this name',
    cause: 'The account name is mistyped, or its name is resolved in a private network only.',
    remedy:
      'Set `access-key` to the name of the storage account (it is no secret), and allow access from public networks.',
    link: links.azure
  },
  {
    code: 'no-such-bucket',
    pattern: /\bNoSuchBucket\b|specified bucket does not exist/i,
    providers: S3_AND_GOOGLE,
    what: 'the bucket does not exist',
    cause: 'Its name is mistyped, it was deleted, or it is at another endpoint or in another account.',
    remedy: 'Correct `bucket`, or `endpoint` where the bucket is elsewhere.',
    link: links.s3
  },
  {
    code: 'invalid-bucket-name',
    pattern: /\bInvalidBucketName\b|specified bucket is not valid/i,
    providers: S3_AND_GOOGLE,
    what: 'this is no name that a bucket can have',
    cause: 'A URL or a path was probably given as the name.',
    remedy: 'Set `bucket` to the bare name; the path goes to `prefix`, the host to `endpoint`.',
    link: links.s3
  },
  {
    code: 'clock-skew',
    pattern:
      /\bRequestTimeTooSkewed\b|difference between the request time and the (?:current|server's) time is too large/i,
    providers: S3_AND_GOOGLE,
    what: 'the clocks of Studio and the storage are too far apart',
    cause: 'The clock of a self-hosted storage is wrong.',
    remedy: 'Correct the clock of the storage server (NTP).',
    link: links.s3
  },
  {
    code: 'account-suspended',
    pattern:
      /\b(?:AllAccessDisabled|AccountProblem|NotSignedUp)\b|all access to this (?:amazon s3 )?(?:object|bucket|resource) has been disabled|problem with your aws account|not signed up/i,
    providers: S3,
    what: 'the account or the bucket is suspended',
    cause: 'The provider has disabled it, often for billing.',
    remedy: 'Ask the provider of the storage.',
    link: links.s3
  },
  {
    code: 'inactive-access-key',
    pattern: /\bInvalidSecurity\b|provided security credentials are not valid/i,
    providers: GOOGLE,
    what: 'the HMAC key is not active',
    cause: 'The key was deactivated, or was created a moment ago.',
    remedy: 'Activate it (Cloud Storage, Settings, Interoperability); that takes a few minutes to work.',
    link: links.hmac
  },
  {
    code: 'billing-closed',
    pattern: /\bUserProjectAccountProblem\b|billing account/i,
    providers: GOOGLE,
    what: 'billing of the project is closed',
    cause: 'The billing account of the project is closed or not linked.',
    remedy: 'Open or link the billing account of the project.',
    link: links.google
  },
  {
    code: 'access-denied',
    pattern: /\bAccessDenied\b|access denied|\bforbidden\b/i,
    providers: GOOGLE,
    what: 'access is denied',
    cause:
      'Google says the same of a wrong secret, of a missing role, and where an organization policy restricts HMAC keys.',
    remedy: 'Paste the secret again; then grant the service account the role Storage Object Admin on the bucket.',
    link: links.google
  },
  {
    code: 'access-denied',
    pattern: /\bAccessDenied\b|access denied|\bforbidden\b/i,
    providers: S3,
    what: 'access is denied',
    cause:
      'A policy denies it, the key may see a prefix only, may not write or delete, or may not use the KMS key of the bucket.',
    remedy:
      'Allow the key to list, read, write and delete in the bucket, or set `prefix` to the folder that it may see.',
    link: links.iam
  },
  {
    code: 'storage-certificate',
    pattern:
      /self[- ]signed|UNABLE_TO_\w+|unable to (?:verify the first|get (?:local )?issuer) certificate|CERT_HAS_EXPIRED|certificate has expired|ERR_TLS_CERT_ALTNAME_INVALID|does not match certificate's altnames/i,
    what: "the storage's certificate cannot be trusted",
    cause: 'It is self-signed, expired, incomplete, or for another name.',
    remedy: 'Give the storage a certificate of a public authority, with its whole chain, for the name in `endpoint`.',
    link: links.node
  },
  {
    code: 'storage-protocol',
    pattern: /\bEPROTO\b(?!.*\balert\b)|wrong version number|packet length too long/i,
    what: 'the storage does not speak TLS on this port',
    cause: '`endpoint` says https where the port speaks plain http.',
    remedy: 'Correct the scheme or the port of `endpoint`.',
    link: links.node
  },
  {
    code: 'connection-refused',
    pattern: /\bECONNREFUSED\b/i,
    what: 'nothing listens at the endpoint',
    cause: 'The port is closed, or a firewall rejects Edge Impulse.',
    remedy: 'Correct the port of `endpoint`, or open it to Edge Impulse.',
    link: links.node
  },
  {
    code: 'host-not-found',
    pattern: /\b(?:ENOTFOUND|EAI_AGAIN)\b|inaccessible host/i,
    what: "the endpoint's host name does not exist",
    cause: 'It is mistyped, or known in a private network only.',
    remedy: 'Correct `endpoint`; its name must be known on the public internet.',
    link: links.node
  },
  {
    code: 'storage-unreachable',
    pattern: /\b(?:ETIMEDOUT|ECONNRESET|EHOSTUNREACH|ENETUNREACH|TimeoutError)\b|socket hang up|timed out/i,
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
    pattern:
      /\b(?:SlowDown|ServiceUnavailable|ServerBusy|InternalError)\b|reduce your request rate|encountered an internal error|server is busy/i,
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
export const undiagnosed: Explanation = {
  what: 'the storage service refused',
  cause: 'This action does not know the reason that the storage service gave.',
  remedy: 'Look the original text up in the documentation of the storage service.'
};
