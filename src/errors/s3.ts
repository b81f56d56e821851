/**
 * What storage with an S3 API says: Amazon, those that are compatible with it, and the servers that people run themselves;
 * and what Azure says in the same sense.
 *
 * Sources: docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html; MinIO cmd/api-errors.go; Ceph rgw_common.cc;
 * Garage src/api/s3/error.rs; SeaweedFS weed/s3api/s3err; the AWS SDKs; backblaze.com/docs (S3-compatible API);
 * developers.cloudflare.com/r2/api/error-codes; alibabacloud.com/help/en/oss (error codes); docs.oracle.com (S3
 * compatibility API); cloud.ibm.com/docs/cloud-object-storage; cloud.google.com/storage/docs/xml-api/reference-status;
 * learn.microsoft.com/rest/api/storageservices/blob-service-error-codes.
 */
import type { StorageError } from './storage-error.ts';
import { type Service, storageServices } from './storage-services.ts';

const notAzure = (Object.keys(storageServices) as Service[]).filter((service) => service !== 'azure');

/** Also for access keys that begin with ASIA, of which Amazon says that they do not exist. */
export const temporaryKey: StorageError = {
  code: 'temporary-credentials',
  says: `provided token is malformed | provided token must be refreshed | security token included in the request |
    session token | token has expired | token is expired | security token * expired | no session policy allows |
    explicit deny in a session policy | ExpiredToken | InvalidToken | InvalidTokenId | TokenRefreshRequired |
    InvalidSecurityToken`,
  what: 'the credentials are temporary ones',
  cause: `They come from a session (SSO, STS; at Amazon the key begins with ASIA) and need a session token, which Studio
    does not take.`,
  remedy: 'Create a long-term key (at Amazon, of an IAM user) {keys}, and replace {keyPair} with it.'
};

const notAzures: readonly StorageError[] = [
  temporaryKey,
  {
    code: 'invalid-access-key',
    says: `access key id you provided does not exist | does not exist in our records | forbidden: no such key |
      access key not found | access key does not exist | access key was not found | unknown access key |
      invalid access key | no such access key | key id * not found | invalid credentials | bad credentials |
      credentials are not valid | the key * is not valid | user id you provided does not exist | application key |
      anonymous caller does not have | InvalidAccessKeyId | InvalidClientTokenId | UnrecognizedClientException |
      InvalidCredential | NotAuthenticated`,
    what: 'the access key does not exist',
    cause: `It was probably deleted or mistyped, was made a moment ago (Amazon then needs some seconds), or belongs to
      another provider or region.`,
    remedy: 'Check that {endpoint} is {endpointForm}; else create a key {keys}, and replace {keyPair} with it.'
  },
  {
    code: 'invalid-access-key',
    vague: `Unauthorized | InvalidSecurity | http-401 | authentication failed | authentication required |
      AuthFailure | requires authentication | could not verify that you are authorized`,
    what: 'the credentials are not accepted',
    cause: 'The access key or its secret is wrong or was deleted, or the endpoint is not that of the S3 API.',
    remedy: 'Create a key {keys}, and replace {keyPair} with it. Check that {endpoint} is {endpointForm}.'
  },
  {
    code: 'invalid-access-key',
    says: 'requires setting up seaweedfs s3 authentication | no identities | authentication is not configured',
    what: 'the server knows no access keys at all',
    cause: 'No identity, that is no pair of access key and secret, is configured on the server.',
    remedy:
      'Configure an identity on the server (SeaweedFS: `s3.configure` in `weed shell`), and replace {keyPair} with its key.'
  },
  {
    code: 'inactive-access-key',
    says: `your account is disabled | account is disabled | user is disabled | access key is disabled |
      access key * is disabled | access key * is inactive | access key * has been disabled |
      access key is not active | key is inactive | key has been disabled | key has expired |
      application key has expired | InactiveAccessKey | AccessKeyDisabled | AccessKeyInactive | DisabledAccessKey |
      InvalidAccessKeyId.Inactive`,
    what: 'the access key, or the user that it belongs to, is disabled',
    cause: 'Somebody disabled the key or its user, or it has expired; a new key of a disabled user is disabled, too.',
    remedy:
      'Enable the key or its user {keys} (MinIO: `mc admin user enable`), or replace {keyPair} with the key of another user.'
  },
  {
    code: 'signature-mismatch',
    says: `signature we calculated does not match | invalid signature | signature mismatch |
      signature does not match | signature validation failed | bad signature | invalid secret key |
      required information to complete authentication was not provided`,
    what: 'the secret does not belong to the access key',
    cause: 'The secret is that of another key, or something was lost or added when it was pasted.',
    remedy: 'Paste the secret again to replace {secretKey}, or create a new key {keys} and replace both halves.'
  },
  {
    code: 'wrong-region',
    says: 'is wrong; expecting | bucket is in this region | please use region',
    what: 'the bucket is in the region {namedRegion}, and the request was made for another',
    cause: 'The region is wrong or missing.',
    remedy: 'Set {region} to {namedRegion}, and {endpoint} to that region where it names one.'
  },
  {
    code: 'wrong-endpoint',
    says: `must be addressed using the specified endpoint | bucket exists in another region |
      location constraint is incompatible | incorrect region, the bucket is not in | namespace * not found |
      PermanentRedirect | TemporaryRedirect | IllegalLocationConstraint | IncorrectEndpoint | EndpointNotFound |
      BucketRegionError`,
    vague: 'moved permanently | http-301 | http-307',
    what: 'the bucket is in another region than the endpoint',
    cause: 'The endpoint or the region is not that of the bucket.',
    remedy: 'Set {region} to {regions}, and {endpoint} to {endpointForm}.'
  },
  {
    code: 'wrong-endpoint',
    says: `virtual hosted style | virtual-hosted style | path-style * not supported | path style * not supported |
      SecondLevelDomainForbidden | PathStyleDomainForbidden | InvalidHostHeader`,
    what: 'this endpoint takes the name of the bucket in the host only',
    cause: 'The service refuses path-style addresses at this endpoint, which serves its own API.',
    remedy:
      'Set {endpoint} to the S3-compatible endpoint, {endpointForm}; on a server of your own, allow path-style addresses.'
  },
  {
    code: 'clock-skew',
    says: `difference between the request time | date is too old | date is too new | date is in the future |
      request is not valid yet | signature not yet current | signature expired | request has expired |
      request expired | request is expired | too far in the | times are too far apart | RequestTimeTooSkewed |
      ExpiredRequest | RequestInTheFuture | InvalidRequestTime`,
    what: 'the clocks of Studio and the storage are too far apart',
    cause: 'The clock of a self-hosted storage is wrong.',
    remedy: 'Correct the clock of the storage server: it should follow NTP.'
  },
  {
    code: 'quota-exceeded',
    says: `quota | cap exceeded | transaction cap | storage cap | caps & alerts | storage limit |
      size limit of the bucket | disk full | disk is full | disk path full | no space left | out of space |
      out of disk | storage full | storage is full | storage backend has reached | minimum free drive threshold |
      insufficient storage | insufficient capacity | not enough space | no writable volumes | no free volumes |
      exceeded your storage | maximum number of objects | QuotaExceeded | XMinioAdminBucketQuotaExceeded |
      XRustfsQuotaExceeded | ServiceQuotaExceeded | StorageCapExceeded | StorageLimitExceeded | BucketQuotaExceeded |
      UserQuotaExceeded | ENOSPC`,
    vague: 'http-507',
    what: 'the storage is full, or a quota is used up',
    cause:
      'The quota or spending cap of the bucket or account, or the disk, leaves no room for the object of the test.',
    remedy: 'At {service}, delete objects that are not needed, raise the quota or the cap, or add disk space.'
  },
  {
    code: 'storage-firewall',
    says: `source ip | client ip | your ip | ip address * not allowed | ip address * is not | ip is not allowed |
      ip not allowed | ip whitelist | ip allowlist | ip filtering | firewall | vpc service controls |
      prohibited by organizations policy | AccessDeniedByFirewall | SecurityPolicyViolated`,
    what: 'the storage does not admit the address that Studio comes from',
    cause: 'A firewall, a service perimeter or a rule of the bucket admits only some networks.',
    remedy: 'Admit Edge Impulse in the firewall, the service perimeter or the IP rules of the storage.'
  },
  {
    code: 'not-supported',
    says: `not implemented | does not allow acls | blocked upload requests that specify server side encryption |
      this bucket has blocked upload requests | authorization mechanism you have provided is not supported |
      unsupported header | payload trailer | unsupported signature | is not supported by this server |
      AccessControlListNotSupported | InvalidEncryptionAlgorithmError`,
    vague: 'http-501',
    what: 'the storage does not support something that Studio asks for',
    cause: 'It lacks a feature of the S3 API, or a setting of the bucket forbids it (ACLs, types of encryption).',
    remedy: `Update the server; at Amazon, change the object ownership (ACLs) or the allowed encryption of the bucket. If
      that does not help, report it with {issueForm}.`
  },
  {
    code: 'storage-proxy',
    says: `headers present in the request which were not signed | content-sha256 * does not match |
      content-md5 you specified did not match | must provide the content-length |
      did not provide the number of bytes specified | request entity too large | header or cookie too large |
      attention required! | request blocked | error code: 1020 | XAmzContentSHA256Mismatch | BadDigest |
      IncompleteBody | MissingContentLength`,
    vague: 'http-413 | http-407',
    what: 'something between Studio and the storage changes or refuses the request',
    cause: 'A proxy, a CDN or a web application firewall in front of it changes headers, or blocks.',
    remedy: `Let the proxy pass on the path, Host and all other headers unchanged, without a limit for the body; or set
      {endpoint} to the storage itself.`
  },
  {
    code: 'access-denied',
    says: `operation is not allowed for this key | not entitled | use of objects is not allowed by this account |
      have no right to access | InsufficientPermissions | PermissionDenied | OperationNotAllowed | NotAuthorized`,
    vague: `access denied | Forbidden | AccessForbidden | http-403 | insufficient permissions |
      insufficient privileges | permission denied | do not have permission | does not have permission |
      not authorized to access | is not authorized | operation not permitted`,
    what: 'access is denied',
    cause: 'The key may not list, read, write or delete, may see one folder only, or the bucket is in another region.',
    remedy: `Allow the key to list, read, write and delete {permissions}; where it may see one folder only, set {prefix}
      to that folder. Check that {endpoint} is that of the bucket's region.`
  }
];

const everybodys: readonly StorageError[] = [
  {
    code: 'account-suspended',
    says: `all access to this * has been disabled | problem with your * account | problem with your account |
      is not signed up | not signed up for | user is suspended | user suspended | account has been suspended |
      account is suspended | account suspended | account is locked | account is overdue | overdue payment |
      in arrears | trial has expired | please enable r2 | payment required | AllAccessDisabled | AccountProblem |
      NotSignedUp | InvalidPayer | UserDisable | UserDisabled | AccountDisabled | AccountOverdue | NotEntitled |
      project has been disabled | project has been suspended | subscription is disabled |
      subscription has been disabled | subscription is not registered | SubscriptionDisabled | DisabledSubscription`,
    vague: 'http-402',
    what: 'the account or the {container} is suspended',
    cause: `It was disabled, often for billing, or never activated; or the {container} belongs to somebody else.`,
    remedy:
      'Ask the provider of the storage (or the administrator of your own server) to enable the account, and check {bucket}.'
  },
  {
    code: 'account-state',
    says: `container is being deleted | ContainerBeingDeleted | in the process of being created |
      account is being created | AccountBeingCreated | bucket is being created | bucket is being deleted |
      conflicting conditional operation is currently in progress | BucketNotReady | OperationAborted`,
    what: 'the account or the {container} is being created or deleted',
    cause: 'Something else changes it at this moment; a deletion takes at least 30 seconds at Azure.',
    remedy: 'Wait some minutes, and run the job again later; create the {container} again if it was deleted.'
  },
  {
    code: 'account-state',
    says: `account is disabled | account has been disabled | container has been disabled |
      disabled by the administrator | ContainerDisabled | write operations are not allowed |
      does not have sufficient permissions to execute | account is read-only |
      read operations are currently disabled | InsufficientAccountPermissions | ReadOnlyDisabledSubscription |
      not valid for the objects storage class | bucket is read-only | bucket is read only | bucket is disabled |
      bucket is frozen | bucket is archived | read-only mode | read only mode | under maintenance |
      not yet activated | InvalidObjectState | InvalidBucketState | BucketDisabled | BucketReadOnly |
      PendingActivation`,
    what: 'the account or the {container} is disabled, archived or read-only',
    cause: 'An administrator, an ended subscription, a failover or maintenance is the cause, or a secondary endpoint.',
    remedy: 'Have the account enabled for reading and writing at the storage, or wait for the end of the maintenance.'
  },
  {
    code: 'object-locked',
    says: `object lock | object is locked | object locked | worm | legal hold | under retention | retention period |
      retention policy | governance mode | compliance mode | is immutable | immutable object | event-based hold |
      temporary hold | bucket lock | immutable due to | currently a lease on the | immutability policy |
      BlobImmutableDueToPolicy | BlobImmutableDueToLegalHold | LeaseIdMissing | ContainerImmutable |
      ObjectUnderActiveHold | FileImmutable | FileAlreadyExistsAndImmutable | RetentionPolicyNotMet |
      ObjectUnderRetention | BucketLocked | ObjectImmutable`,
    what: 'the {container} does not let objects be deleted',
    cause:
      'Studio writes a small object and deletes it again, which a lock, a hold, a lease or a retention rule forbids.',
    remedy: `Use a {container} without object lock, WORM, retention or immutability policy, or remove these at the
      storage; a locked policy or compliance mode cannot be removed.`
  },
  {
    code: 'encryption-key',
    says: `kms | encryption key | customer-managed key | customer managed key | key management service | key protect |
      key vault | encryption scope | KMSAccessDeniedException | KMSDisabledException | KMSNotFoundException |
      KMSKeyNotFound | KMSKeyDisabled | KMSNotConfigured | CloudKmsDisabledKey | CloudKmsKeyNotFound |
      CloudKmsPermissionDenied | ResourceIsEncryptedWithCustomerEncryptionKey | KeyVaultEncryptionKeyNotFound |
      KeyVaultAccessTokenCannotBeAcquired | KeyVaultVaultNotFound | KeyVaultAccessDenied | EncryptionScopeDisabled`,
    what: 'the encryption key of the {container} cannot be used',
    cause:
      'The key (KMS, Key Vault) was disabled or deleted, is in another region, or its policy does not admit the user.',
    remedy: `Enable that KMS or Key Vault key and let the user of the access key use it in the policy of the key; or
      choose another default encryption for the {container}.`
  },
  {
    code: 'invalid-access-key',
    says: `malformed access key id | access key has length | access key length should be | credential is mal-formed |
      credential is malformed | non-empty access key | access key (akid) must be provided | your-akid |
      invalid credential | authorization component * is malformed | one and only one (space) required |
      authorization header is invalid | authorization header requires | incomplete signature | access key is empty |
      missing authentication token | access denied: missing credentials | MissingSecurityHeader |
      MissingSecurityElement | resolved credential object is not valid | missing credentials in config |
      could not load credentials | unable to locate credentials | partial credentials found |
      no valid providers in chain | unable to load * credentials | unable to load credentials |
      no credentials present | access key cannot be null | secret key cannot be null | credential is missing |
      credentials are required | credentials are empty | failed to refresh cached credentials |
      get identity: get credentials | CredentialsProviderError | CredentialsError | NoCredentialsError |
      NoCredentialProviders | PartialCredentialsError | EmptyStaticCreds | invalid character in header content |
      invalid header field value | invalid header value | invalid value * for header | illegal header value |
      illegal character in header | ERR_INVALID_CHAR`,
    what: 'the access key or its secret is missing, or not in the form that the storage expects',
    cause: 'One of them is empty, has a line end or white space in it, is of another kind, or they were swapped.',
    remedy:
      'Check both halves of {keyPair}, each alone on one line; else create a key {keys}, and replace them with it.'
  },
  {
    code: 'wrong-region',
    says: `region is wrong | region does not match | region mismatch | unexpected scope | region * is incorrect |
      region * is not valid | non-empty region | scoped to a valid region | invalid region |
      location-constraint is not valid | location constraint is not valid | scope is not valid |
      invalid credential scope | region must be specified | must be one of: wnam | unknown region |
      secret key required to complete authentication could not be found | region is missing | must specify a region |
      could not find region configuration | missing region | region is required | region not accepted |
      is not a valid hostname component | unable to find a region via the region provider chain |
      no regionendpoint or serviceurl configured | provided region_name * match a supported format |
      must provide an explicit region | AuthorizationHeaderMalformed | AuthorizationQueryParametersError |
      InvalidRegionName | InvalidLocationConstraint | NoRegionError`,
    vague: 'silent-400',
    what: 'the region is missing, or is not that of the storage',
    cause:
      'The region is wrong or missing, or the endpoint has another one; seldom it is the access key that is malformed.',
    remedy: 'Set {region} to {regions}, and {endpoint} to {endpointForm}; then check {accessKey}.'
  },
  {
    code: 'wrong-endpoint',
    says: `specified method is not allowed against this resource | method not allowed | specified key does not exist |
      NoSuchKey | endpoint does not support | uri does not represent any resource on the server |
      UnsupportedHttpVerb | value for one of the query parameters specified in the request uri is invalid |
      InvalidUri | EndpointUnsupportedAccountFeatures`,
    vague: 'http-405',
    what: 'the endpoint is not that of the storage API, or has the name of the {container} in it',
    cause: 'Studio adds the {container} itself; or it is the address of a web site, a console or another service.',
    remedy: 'Set {endpoint} to {endpointForm}, without the {container} or a path.'
  },
  {
    code: 'no-such-bucket',
    says: `bucket not found | bucket does not exist | no such bucket | bucket * does not exist | bucket * not found |
      does not belong to you | specified container does not exist | specified filesystem does not exist |
      specified resource does not exist | NoSuchContainer | NoSuchTenant | ContainerNotFound | FilesystemNotFound`,
    what: 'the {container} does not exist',
    cause: 'Its name is mistyped, it was deleted, or it is at another endpoint or in another account.',
    remedy: 'Correct {bucket}, the bare name of the {container}, or {host} ({endpointForm}) where it is elsewhere.'
  },
  {
    code: 'no-such-bucket',
    vague: 'not found | http-404 | ResourceNotFound',
    what: 'there is no such {container} at this endpoint, or no storage',
    cause:
      'The name of the {container} is mistyped, or what answers there is a web server, without more than "not found".',
    remedy: 'Correct {bucket}; then check that {host} is {endpointForm}.'
  },
  {
    code: 'invalid-bucket-name',
    says: `specified bucket is not valid | not parse the specified uri | input http label: bucket | invalid arn |
      failed to parse arn | specifed resource name contains invalid characters |
      specified resource name contains invalid characters |
      specified resource name length is not within the permissible limits | request inputs is out of range |
      InvalidBucketName | InvalidResourceName | OutOfRangeInput`,
    vague: 'bucket name',
    what: 'this is no name that a {container} can have',
    cause: 'It is empty, or a URL, an ARN or a path was given as the name.',
    remedy: 'Set {bucket} to the bare name of the {container}; the path goes to {prefix}, the host to {endpoint}.'
  },
  {
    code: 'storage-busy',
    says: `encountered an internal error | server is busy | unable to handle request | server not initialized |
      not initialized yet | server is initializing | server is starting | read quorum | write quorum |
      could not reach quorum | too many simultaneous request | too many requests | over the account limit |
      rate limit | bandwidth limit | request rate | not read from or written to within the timeout period |
      operation could not be completed within the | internal server error | temporarily unavailable | bad gateway |
      gateway timeout | gateway time-out | service unavailable | no tomes available | backend is unavailable |
      SlowDown | SlowDownRead | SlowDownWrite | ServerBusy | InternalError | InternalFailure | OperationTimedOut |
      RequestTimeout | TooManyRequest | Throttling | RequestLimitExceeded | RequestThrottled | RateLimitExceeded |
      BandwidthLimitExceeded | XMinioBackendDown | DownloadTrafficRateLimitControl | QpsLimitExceeded`,
    vague: 'http-500 | http-502 | http-503 | http-504 | http-429 | please try again | try again later | please retry',
    what: 'the storage is busy',
    cause: 'The storage is overloaded, starting, or failed for a moment.',
    remedy: 'Run the job again later; in scheduled checks set `failure-threshold` to 3.'
  }
];

export const s3 = [...notAzures.map((row): StorageError => ({ services: notAzure, ...row })), ...everybodys];
