/** What storage with an S3 API says (Amazon, MinIO, Ceph, Garage, SeaweedFS, AWS SDKs), and Azure in the same sense. */
import type { StorageErrorRow } from './error-codes.ts';

/** Amazon says of keys that begin with ASIA that they do not exist. */
export const temporaryKey: StorageErrorRow = {
  code: 'temporary-credentials',
  says: `token must be refreshed | token malformed | security token | session token | token expired |
    no session policy allows | explicit deny in session policy | ExpiredToken | InvalidToken | InvalidTokenId |
    TokenRefreshRequired | InvalidSecurityToken`,
  what: 'the credentials are temporary',
  cause: 'Those of a session (SSO, STS) need a session token, which Studio does not support.',
  remedy: 'Create a long-term key (at Amazon, of an IAM user) {keys}, and replace {keyPair} with it.'
};

/** Everywhere but at Azure. */
export const s3: readonly StorageErrorRow[] = [
  temporaryKey,
  {
    code: 'invalid-access-key',
    says: `access key id you provided does not exist | does not exist in our records | no such key: |
      access key not found | unknown access key | invalid access key | no such access key | invalid credentials |
      credentials not valid | key * not valid | application key | anonymous caller does not have | InvalidAccessKeyId |
      InvalidClientTokenId | UnrecognizedClientException | InvalidCredential | NotAuthenticated`,
    what: 'the access key does not exist',
    cause: 'It was probably deleted or mistyped, was made a moment ago, or belongs to another provider or region.',
    remedy: 'Check that {endpoint} is {endpointForm}; then create a key {keys}, and replace {keyPair} with it.'
  },
  {
    code: 'invalid-access-key',
    says: 'seaweedfs s3 authentication | no identities | authentication not configured',
    vague: 'Unauthorized | InvalidSecurity | http-401 | authentication failed | authentication required | AuthFailure',
    what: 'the credentials are not accepted',
    cause: 'The access key or its secret is wrong, or the endpoint is not the S3 API.',
    remedy: 'Create a key {keys}, and replace {keyPair} with it. Check that {endpoint} is {endpointForm}.'
  },
  {
    code: 'inactive-access-key',
    says: `account is disabled | user disabled | access key * disabled | access key not active | key disabled |
      key expired | InactiveAccessKey | InvalidAccessKeyId.Inactive`,
    what: 'the access key, or its user, is disabled',
    cause: 'Somebody disabled the key or its user, or the key has expired.',
    remedy: 'Enable the key and its user {keys} (MinIO: `mc admin user enable`), or replace {keyPair}.'
  },
  {
    code: 'signature-mismatch',
    says: `signature we calculated | invalid signature | signature mismatch | signature does not match |
      signature validation failed | invalid secret key | required information to complete`,
    what: 'the secret does not belong to the access key',
    cause: 'The secret is that of another key, or was damaged when it was pasted.',
    remedy: 'Paste the secret again to replace {secretKey}, or create a new key {keys} and replace both halves.'
  },
  {
    code: 'wrong-region',
    says: 'wrong; expecting | bucket in this region | please use region',
    what: 'the bucket is in another region',
    cause: 'The region is wrong or missing.',
    remedy: 'Set {region} to {regions}, and {endpoint} to that region if it names one.'
  },
  {
    code: 'wrong-endpoint',
    says: `must be addressed using | exists in another region | location constraint incompatible |
      incorrect region, bucket | namespace * not found | PermanentRedirect | TemporaryRedirect |
      IllegalLocationConstraint | IncorrectEndpoint | BucketRegionError`,
    vague: 'moved permanently | http-301 | http-307',
    what: 'the bucket is in another region than the endpoint',
    cause: 'The endpoint or the region is not that of the bucket.',
    remedy: 'Set {region} to {regions}, and {endpoint} to {endpointForm}.'
  },
  {
    code: 'clock-skew',
    says: `difference between request time | date too old | date too new | request not valid yet | signature expired |
      request expired | RequestTimeTooSkewed | ExpiredRequest | InvalidRequestTime`,
    what: 'the clocks of Studio and the storage are too far apart',
    cause: 'The clock of the storage server is wrong.',
    remedy: 'Correct the clock of the storage server (NTP).'
  },
  {
    code: 'quota-exceeded',
    says: `quota | cap exceeded | storage limit | disk full | no space left | storage full | minimum free drive |
      insufficient storage | *QuotaExceeded | *CapExceeded | *LimitExceeded | ENOSPC`,
    vague: 'http-507',
    what: 'the storage is full, or a quota is used up',
    cause: 'There is no room for the small object that Studio writes to verify.',
    remedy: 'Delete objects at {service}, raise the quota or the spending cap, or add disk space.'
  },
  {
    code: 'storage-firewall',
    says: `source ip | ip address * not allowed | ip not allowed | ip filtering | firewall | vpc service controls |
      prohibited by organizations | SecurityPolicyViolated`,
    what: "the storage does not allow Studio's address",
    cause: 'A firewall, a service perimeter or a rule of the bucket admits only some networks.',
    remedy: 'Allow Edge Impulse in the firewall, service perimeter or IP rules of the storage.'
  },
  {
    code: 'not-supported',
    says: `not implemented | does not allow acls | blocked upload requests |
      authorization mechanism you have provided | unsupported header | payload trailer | not supported by this server |
      AccessControlListNotSupported`,
    vague: 'http-501',
    what: 'the storage does not support what Studio asks for',
    cause: 'It lacks a feature of the S3 API, or a setting of the bucket forbids it.',
    remedy:
      'Update the server, or at Amazon change object ownership (ACLs) or encryption; else report it at {issueForm}.'
  },
  {
    code: 'storage-proxy',
    says: `headers * not signed | content-sha256 * not match | content-md5 * not match | must provide content-length |
      request entity too large | attention required! | request blocked | XAmzContentSHA256Mismatch | BadDigest |
      MissingContentLength`,
    vague: 'http-413 | http-407',
    what: 'a proxy in front of the storage changes or refuses the request',
    cause: 'A proxy, CDN or firewall changes headers, limits the body, or blocks.',
    remedy:
      'Let the proxy pass path, headers (with Host) and body as they are, or set {endpoint} to the storage itself.'
  },
  {
    code: 'access-denied',
    says: `not allowed for this key | not entitled | use of objects | no right to access | InsufficientPermissions |
      PermissionDenied | NotAuthorized`,
    vague: `access denied | Forbidden | AccessForbidden | http-403 | insufficient permissions |
      insufficient privileges | permission denied | do not have permission | does not have permission |
      not authorized to access | not authorized | operation not permitted`,
    what: 'access is denied',
    cause: 'The key may not do all that Studio does, or in one folder only; or the bucket is in another region.',
    remedy: `Allow the key to list, read, write and delete {permissions}; for a key of one folder, set {prefix}
      to it. Check that {endpoint} is that of the bucket's region.`
  }
];

export const anywhere: readonly StorageErrorRow[] = [
  {
    code: 'account-suspended',
    says: `all access to this * disabled | problem with * account | not signed up | user suspended |
      account suspended | account locked | overdue payment | please enable r2 | payment required | AllAccessDisabled |
      AccountProblem | InvalidPayer | UserDisable | AccountDisabled | AccountOverdue | NotEntitled | project disabled |
      subscription disabled | subscription not registered | DisabledSubscription`,
    vague: 'http-402',
    what: 'the account or the {container} is suspended',
    cause: 'It was disabled, often for billing, was never activated, or belongs to somebody else.',
    remedy: "Ask the storage's provider or administrator to enable the account; then check {bucket}."
  },
  {
    code: 'account-state',
    says: `being deleted | being created | ContainerBeingDeleted | AccountBeingCreated | conflicting conditional |
      BucketNotReady | OperationAborted | account is disabled | container disabled | disabled by administrator |
      write operations not allowed | sufficient permissions to execute | InsufficientAccountPermissions |
      ReadOnlyDisabledSubscription | not valid for objects storage class | is read-only | read only | bucket disabled |
      read-only mode | under maintenance | InvalidObjectState | InvalidBucketState`,
    what: 'the account or the {container} is disabled, read-only, or being created or deleted',
    cause: 'It was disabled or is being changed, its subscription ended, or maintenance is under way.',
    remedy: 'Wait some minutes if it is being changed; else enable it (read and write) at the storage, or recreate it.'
  },
  {
    code: 'object-locked',
    says: `object lock | object locked | worm | legal hold | retention period | retention policy | compliance mode |
      event-based hold | bucket lock | lease on | immutability policy | *Immutable | BlobImmutable* | LeaseIdMissing |
      RetentionPolicyNotMet`,
    what: 'the {container} does not let objects be deleted',
    cause: 'A lock, hold, lease or retention rule keeps the object that Studio writes to verify.',
    remedy: 'Use a {container} without object lock, WORM, retention or immutability policy, or remove these from it.'
  },
  {
    code: 'encryption-key',
    says: `kms* | encryption key | customer-managed key | customer managed key | key vault | encryption scope |
      CloudKms* | KeyVault*`,
    what: 'the encryption key of the {container} cannot be used',
    cause: 'It is disabled, deleted or in another region, or its policy does not allow this user.',
    remedy: 'Enable that KMS or Key Vault key, and allow this user in its policy; or encrypt the {container} otherwise.'
  },
  {
    code: 'invalid-access-key',
    says: `malformed access key id | access key length | credential mal-formed | credential malformed |
      non-empty access key | your-akid | invalid credential | authorization component * malformed |
      one and only one (space) | authorization header invalid | incomplete signature | access key empty |
      missing authentication token | missing credentials | MissingSecurityHeader | credential object not valid |
      load credentials | locate credentials | partial credentials found | no valid providers in chain |
      credentials empty | CredentialsProviderError | CredentialsError | NoCredentialsError | NoCredentialProviders |
      invalid character in header | invalid header field value | ERR_INVALID_CHAR`,
    what: 'the access key or its secret is missing or malformed',
    cause: 'One is empty, holds white space or is of another kind, or they were swapped.',
    remedy: 'Check {keyPair}: each alone on one line. If they are right, create a key {keys}, and replace both.'
  },
  {
    code: 'wrong-region',
    says: `region wrong | region does not match | region mismatch | unexpected scope | region * incorrect |
      region * not valid | non-empty region | invalid region | location-constraint not valid |
      region must be specified | must be one of: wnam | unknown region | secret key required to complete |
      region missing | must specify region | find region configuration | missing region | region not accepted |
      valid hostname component | unable to find region | AuthorizationHeaderMalformed |
      AuthorizationQueryParametersError | InvalidRegionName | NoRegionError`,
    vague: 'silent-400',
    what: 'the region is missing, or is not that of the storage',
    cause: 'The region or the endpoint is wrong; rarely, the access key is malformed.',
    remedy: 'Set {region} to {regions}, and {endpoint} to {endpointForm}. Then check {accessKey}.'
  },
  {
    code: 'wrong-endpoint',
    says: `virtual hosted style | virtual-hosted style | path-style * not supported | SecondLevelDomainForbidden |
      method not allowed | specified key does not exist | NoSuchKey | endpoint does not support |
      does not represent any resource | query parameters specified in | EndpointUnsupportedAccountFeatures`,
    vague: 'http-405',
    what: 'the endpoint is not that of the storage API',
    cause: 'It holds the name of the {container}, or is a web site, a console or another API.',
    remedy: 'Set {endpoint} to {endpointForm}, without the {container} or a path.'
  },
  {
    code: 'no-such-bucket',
    says: `no such bucket | bucket * does not exist | bucket * not found | does not belong to you |
      container does not exist | NoSuchContainer | ContainerNotFound | FilesystemNotFound`,
    vague: 'not found | http-404 | resource does not exist | ResourceNotFound',
    what: 'the {container} does not exist',
    cause: 'Its name is mistyped, it was deleted or is elsewhere, or what answered is no storage.',
    remedy: 'Correct {bucket}: it is the bare name of the {container}. If it is right, correct {host}.'
  },
  {
    code: 'invalid-bucket-name',
    says: `specified bucket not valid | not parse specified uri | input http label: bucket |
      resource name contains invalid characters | specifed resource name | request inputs out of range | InvalidURI |
      InvalidBucketName | InvalidResourceName | OutOfRangeInput`,
    vague: 'bucket name',
    what: 'no {container} can have this name',
    cause: 'It is empty, or a URL, an ARN or a path.',
    remedy: 'Set {bucket} to the bare name of the {container}; the path goes to {prefix}, the host to {endpoint}.'
  },
  {
    code: 'storage-busy',
    says: `encountered internal | server busy | unable to handle request | not initialized | server initializing |
      server starting | write quorum | too many simultaneous | too many requests | over account limit | rate limit |
      request rate | within timeout period | could not be completed within | internal server error | bad gateway |
      gateway timeout | service unavailable | SlowDown* | InternalError | OperationTimedOut | RequestTimeout |
      TooManyRequest | Throttling | RequestLimitExceeded | RateLimitExceeded`,
    vague: 'http-500 | http-502 | http-503 | http-504 | http-429 | please try again | try again later | please retry',
    what: 'the storage is busy',
    cause: 'The storage is overloaded, starting, or failed for a moment.',
    remedy: 'Run the job again later; in scheduled checks set `failure-threshold` to 3.'
  }
];
