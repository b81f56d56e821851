/**
 * What storage with an S3 API says: Amazon, those that are compatible with it, and the servers that people run themselves.
 *
 * Sources: docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html; MinIO cmd/api-errors.go; Ceph rgw_common.cc;
 * Garage src/api/s3/error.rs; SeaweedFS weed/s3api/s3err; backblaze.com/docs (S3-compatible API);
 * developers.cloudflare.com/r2/api/error-codes; alibabacloud.com/help/en/oss (error codes);
 * docs.oracle.com (S3 compatibility API); cloud.ibm.com/docs/cloud-object-storage (error codes).
 */
import type { StorageError } from './storage-errors.ts';
import { type Service, storageServices } from './storage-services.ts';

const all = Object.keys(storageServices) as Service[];
const notAzure = all.filter((service) => service !== 'azure');

/** A key that cannot exist at all, or is not what belongs into the field. */
const keys: readonly StorageError[] = [
  {
    code: 'temporary-credentials',
    accessKey: 'ASIA',
    phrases: 'access key id you provided does not exist',
    codes: 'InvalidAccessKeyId | InvalidClientTokenId',
    what: 'the access key is a temporary one',
    cause:
      'Access keys that begin with ASIA come from a session (SSO, STS) and work only with a session token, which Studio does not take.',
    remedy: 'Create a long-term access key of an IAM user {keys}, and store it in {accessKey} and {secretKey}.',
    link: 'https://docs.edgeimpulse.com/studio/organizations/data/cloud-data-storage'
  },
  {
    code: 'temporary-credentials',
    phrases: `
      provided token has expired | provided token is malformed | provided token must be refreshed |
      security token included in the request | session token | token has expired | token is expired |
      security token * expired`,
    codes: `
      ExpiredToken | InvalidToken | InvalidTokenId | TokenRefreshRequired | SecurityTokenExpired |
      InvalidSecurityToken`,
    what: 'the credentials are temporary ones',
    cause: 'They come from a session (SSO, STS), which has expired or whose token is missing.',
    remedy:
      'Create a long-term access key {keys} (at Amazon that of an IAM user), and store it in {accessKey} and {secretKey}.',
    link: 'https://docs.edgeimpulse.com/studio/organizations/data/cloud-data-storage'
  },
  {
    code: 'invalid-access-key',
    phrases: `
      access key id you provided does not exist | does not exist in our records | forbidden: no such key |
      access key not found | access key does not exist | access key was not found | unknown access key |
      invalid access key | no such access key | key id * not found | invalid credentials | bad credentials |
      credentials are not valid | the key * is not valid`,
    codes: `
      InvalidAccessKeyId | InvalidAccessKey | InvalidClientTokenId | UnrecognizedClientException | NoSuchAccessKey |
      InvalidCredentials | InvalidCredential | InvalidSecurity | NotAuthenticated`,
    what: 'the access key does not exist',
    cause:
      'It was probably deleted or mistyped, was created a moment ago, or belongs to another provider or to another region of this one.',
    remedy:
      'Check that {endpoint} is {endpointForm}, where the key belongs; else create a key {keys}, and store it in {accessKey}, its secret in {secretKey}.'
  },
  {
    code: 'invalid-access-key',
    services: ['b2'],
    phrases: 'malformed access key id | the key * is not valid | application key',
    codes: 'InvalidAccessKeyId',
    what: 'the access key is not one of this region',
    cause:
      'It is no application key (the master key does not work with S3), was deleted, or belongs to another region than the endpoint.',
    remedy:
      'Create an application key {keys}, store its keyID in {accessKey} and the key in {secretKey}, and take {endpoint} from the page of the bucket.'
  },
  {
    code: 'invalid-access-key',
    phrases: `
      malformed access key id | credential access key has length | access key has length |
      access key length should be | credential is mal-formed | credential is malformed | non-empty access key |
      access key (akid) must be provided | your-akid | invalid credential | authorization component * is malformed |
      one and only one (space) required | authorization header is invalid | authorization header requires |
      incomplete signature | access key is empty | missing authentication token | access denied: missing credentials`,
    codes: 'IncompleteSignature | MissingAuthenticationToken | MissingSecurityHeader | MissingSecurityElement',
    what: 'the access key is not in the form that the storage expects',
    cause:
      'It is empty, incomplete, has white space or a line end in it, is of another kind, or was swapped with the secret.',
    remedy:
      "Store the access key's id in {accessKey} and its secret in {secretKey}, each alone on one line; both are made {keys}. With Backblaze B2 the id is the keyID of an application key, with Cloudflare R2 the one of 32 characters."
  },
  {
    code: 'invalid-access-key',
    phrases: 'requires setting up seaweedfs s3 authentication | no identities | authentication is not configured',
    what: 'the server knows no access keys at all',
    cause: 'No identity, that is no pair of access key and secret, is configured on the server.',
    remedy:
      'Configure an identity on the server (SeaweedFS: `s3.configure` in `weed shell`), and store its key in {accessKey} and {secretKey}.'
  },
  {
    code: 'invalid-access-key',
    vague: `
      Unauthorized | http-401 | authentication failed | AuthenticationFailed | authentication required | AuthFailure |
      requires authentication | could not verify that you are authorized`,
    what: 'the credentials are not accepted',
    cause: 'The access key or its secret is wrong or was deleted, or the endpoint is not that of the S3 API.',
    remedy:
      'Store the key and the secret again in {accessKey} and {secretKey}, or create a new pair {keys}; check that {endpoint} is {endpointForm}.'
  },
  {
    code: 'inactive-access-key',
    phrases: `
      your account is disabled | account is disabled | user is disabled | access key is disabled |
      access key is inactive | access key * is disabled | access key * is inactive | access key * has been disabled |
      access key id is disabled | access key id is inactive | access key is not active | key is inactive |
      key has been disabled | key has expired | access key has expired | application key has expired`,
    codes: `
      InactiveAccessKey | AccessKeyDisabled | AccessKeyInactive | DisabledAccessKey | InvalidAccessKeyId.Inactive`,
    what: 'the access key, or the user that it belongs to, is disabled',
    cause:
      'Somebody has disabled the user or the key, or it has expired: a new key of a disabled user is disabled, too.',
    remedy:
      'Ask the administrator of the storage to enable the user or the key {keys} (MinIO: `mc admin user enable`), or take the key of another user for {accessKey} and {secretKey}.'
  },
  {
    code: 'signature-mismatch',
    phrases: `
      signature we calculated does not match | forbidden: invalid signature | invalid signature | signature mismatch |
      signature does not match | signature validation failed | bad signature | invalid secret key |
      required information to complete authentication was not provided`,
    codes: 'SignatureDoesNotMatch | InvalidSignature | SignatureMismatch | XMinioSignatureMismatch',
    what: 'the secret does not belong to the access key',
    cause: 'The secret is that of another key, or something was lost or added when it was pasted.',
    remedy: 'Paste the secret again into {secretKey}, or create a new key {keys} and store both halves.'
  }
];

const places: readonly StorageError[] = [
  {
    code: 'wrong-region',
    names: 'region',
    phrases: 'is wrong; expecting | bucket is in this region | please use region | the region is wrong; expecting',
    what: 'the bucket is in the region {namedRegion}, and the request was made for another',
    cause: 'The region is wrong or missing.',
    remedy: 'Set {region} to {namedRegion}, and {endpoint} to that region where it names one.'
  },
  {
    code: 'wrong-region',
    phrases: `
      region is wrong | region does not match | region mismatch | unexpected scope | region name * is not valid |
      region name * is incorrect | region * is incorrect | region * is not valid | non-empty region |
      scoped to a valid region | invalid region | location-constraint is not valid |
      location constraint is not valid | scope is not valid | invalid credential scope | region must be specified |
      must be one of: wnam | unknown region`,
    codes: `
      AuthorizationHeaderMalformed | AuthorizationQueryParametersError | InvalidRegion | InvalidRegionName |
      InvalidLocationConstraint`,
    vague: 'silent-400',
    what: 'the request was made for another region than the one of the storage',
    cause:
      'The region is wrong or missing, or the endpoint is that of another region; seldom it is the access key that is malformed.',
    remedy:
      "Set {region} to the storage's region, and {endpoint} to {endpointForm}; then check {accessKey}. Regions of {service} are {regions}."
  },
  {
    code: 'wrong-region',
    services: ['r2'],
    phrases: 'region name * is not valid | must be one of: wnam',
    codes: 'InvalidRegionName | AuthorizationHeaderMalformed',
    what: 'this is no region of R2',
    cause: 'R2 has no regions to choose from.',
    remedy: 'Set {region} to `auto`.'
  },
  {
    code: 'wrong-region',
    phrases: 'secret key required to complete authentication could not be found',
    what: 'the key is not known in this region',
    cause: 'The region is missing or wrong, or {accessKey} does not hold a customer secret key of this tenancy.',
    remedy:
      "Set {region} to the bucket's region, which at Oracle is written as `eu-frankfurt-1` and must be given, and {endpoint} to that region; then create a customer secret key {keys}."
  },
  {
    code: 'wrong-endpoint',
    phrases: `
      must be addressed using the specified endpoint | bucket exists in another region |
      location constraint is incompatible | incorrect region, the bucket is not in | namespace * not found`,
    codes: `
      PermanentRedirect | TemporaryRedirect | IllegalLocationConstraint | IncorrectEndpoint | EndpointNotFound |
      BucketRegionError | NamespaceNotFound`,
    vague: 'moved permanently | http-301 | http-307',
    what: 'the bucket is at another endpoint of the service',
    cause:
      'The endpoint is that of another region, or of another service: then it was not the endpoint that was meant.',
    remedy: "Set {endpoint} to {endpointForm}, as the page of the bucket shows it, and {region} to the bucket's region."
  },
  {
    code: 'wrong-endpoint',
    phrases: 'specified method is not allowed against this resource | method not allowed',
    codes: 'MethodNotAllowed',
    vague: 'http-405',
    what: 'the endpoint is not that of the S3 API',
    cause:
      'It is the address of a web site that the bucket serves, of a console, or of a proxy in front of the storage.',
    remedy: 'Set {endpoint} to {endpointForm}, and {region} to its region.'
  },
  {
    code: 'wrong-endpoint',
    phrases: `
      please use virtual hosted style | virtual hosted style | virtual-hosted style | path-style * not supported |
      path style * not supported`,
    codes: 'SecondLevelDomainForbidden | PathStyleDomainForbidden | InvalidHostHeader',
    what: 'this endpoint takes the name of the bucket in the host only',
    cause: 'The service refuses path-style addresses at this endpoint, which serves its own API.',
    remedy:
      'Set {endpoint} to the S3-compatible endpoint of the service (Alibaba: https://s3.oss-<region>.aliyuncs.com); if it has none, virtual hosted addresses have to be switched on at the storage.'
  },
  {
    code: 'wrong-endpoint',
    phrases: 'specified key does not exist',
    codes: 'NoSuchKey',
    what: 'the storage looked for an object instead of listing the bucket',
    cause:
      'The endpoint ends in the name of the bucket, or is that of another location: Studio adds the name of the bucket itself.',
    remedy: 'Set {endpoint} to {endpointForm}, without the name of the bucket, and {bucket} to that name.'
  },
  {
    code: 'no-such-bucket',
    phrases: `
      specified bucket does not exist | bucket not found | bucket does not exist | no such bucket |
      bucket * does not exist | bucket * not found | bucket * is not found |
      bucket you access does not belong to you | does not belong to you`,
    codes: 'NoSuchBucket | BucketNotFound | NoSuchContainer | NoSuchTenant',
    what: 'the bucket does not exist',
    cause: 'Its name is mistyped, it was deleted, or it is at another endpoint or in another account.',
    remedy: 'Correct {bucket}, or {endpoint} where the bucket is elsewhere ({endpointForm}).'
  },
  {
    code: 'no-such-bucket',
    vague: 'NotFound | not found | http-404 | ResourceNotFound',
    what: 'there is no such bucket at this endpoint, or no storage',
    cause:
      'The storage gave no more than "not found": the name of the bucket is mistyped, or what answers at the endpoint is a web server, or the endpoint has a path in it.',
    remedy: 'Correct {bucket}; then check that {endpoint} is {endpointForm}.'
  },
  {
    code: 'invalid-bucket-name',
    phrases: `
      specified bucket is not valid | bucket name is invalid | bucket name is not valid |
      not parse the specified uri | bucket name must`,
    codes: 'InvalidBucketName | InvalidURI',
    vague: 'bucket name',
    what: 'this is no name that a bucket can have',
    cause: 'A URL, an ARN or a path was probably given as the name.',
    remedy: 'Set {bucket} to the bare name; the path goes to {prefix}, the host to {endpoint}.'
  }
];

const states: readonly StorageError[] = [
  {
    code: 'clock-skew',
    phrases: `
      difference between the request time | date is too old | date is too new | date is in the future |
      request is not valid yet | signature not yet current | signature expired | request has expired |
      request expired | request is expired | too far in the | times are too far apart`,
    codes: 'RequestTimeTooSkewed | RequestExpired | ExpiredRequest | RequestInTheFuture | InvalidRequestTime',
    what: 'the clocks of Studio and the storage are too far apart',
    cause: 'The clock of a self-hosted storage is wrong.',
    remedy: 'Correct the clock of the storage server: it should follow NTP.'
  },
  {
    code: 'account-suspended',
    phrases: `
      all access to this * has been disabled | problem with your * account | problem with your account |
      is not signed up | not signed up for | user is suspended | user suspended | account has been suspended |
      account is suspended | account suspended | account is locked | account is overdue | overdue payment |
      in arrears | trial has expired | please enable r2 | payment required`,
    codes: `
      AllAccessDisabled | AccountProblem | NotSignedUp | InvalidPayer | UserSuspended | UserDisable | UserDisabled |
      AccountSuspended | AccountDisabled | AccountOverdue | NotEntitled | PaymentRequired`,
    vague: 'http-402',
    what: 'the account or the bucket is suspended',
    cause:
      'The provider has disabled it, often for billing, or it has not been activated; or the bucket belongs to somebody else.',
    remedy:
      "Ask the provider of the storage, or on a server of one's own its administrator, to enable the account; check {bucket}."
  },
  {
    code: 'account-state',
    phrases: `
      not valid for the objects storage class | bucket is being created | bucket is being deleted |
      bucket is read-only | bucket is read only | bucket is disabled | bucket is frozen | bucket is archived |
      read-only mode | read only mode | under maintenance | not yet activated |
      conflicting conditional operation is currently in progress`,
    codes: `
      InvalidObjectState | InvalidBucketState | BucketNotReady | BucketDisabled | BucketReadOnly | OperationAborted |
      PendingActivation`,
    what: 'the bucket or its account is in a state that does not allow this',
    cause: 'It is being created or deleted, archived, read only, or under maintenance.',
    remedy:
      'Wait until the change is done, and run the job again later; if the state stays, change it at the storage: it must take writing.'
  },
  {
    code: 'quota-exceeded',
    phrases: `
      quota | quota exceeded | quota is reached | exceeds the quota | cap exceeded | transaction cap | storage cap |
      caps & alerts | storage limit | size limit of the bucket | disk full | disk is full | disk path full |
      no space left | out of space | out of disk | storage full | storage is full | storage backend has reached |
      minimum free drive threshold | insufficient storage | insufficient capacity | not enough space |
      no writable volumes | no free volumes | exceeded your storage | maximum number of objects`,
    codes: `
      QuotaExceeded | XMinioAdminBucketQuotaExceeded | XMinioStorageFull | XRustfsQuotaExceeded | StorageFull |
      InsufficientStorage | InsufficientCapacity | ServiceQuotaExceeded | StorageCapExceeded | StorageLimitExceeded |
      BucketQuotaExceeded | UserQuotaExceeded | ENOSPC`,
    vague: 'http-507',
    what: 'the storage is full, or a quota is used up',
    cause:
      'Studio writes a small object to verify, and the quota of the bucket or the account, its spending cap, or the disk of the server leaves no room.',
    remedy: 'At {service}, delete objects that are not needed, raise the quota or the cap, or add disk space.'
  },
  {
    code: 'object-locked',
    phrases: `
      protected by object lock | object lock | object is locked | object locked | worm protected | worm | legal hold |
      under retention | retention period | retention policy | governance mode | compliance mode | is immutable |
      immutable object`,
    codes: `
      ObjectLocked | FileImmutable | FileAlreadyExistsAndImmutable | RetentionPolicyNotMet | ObjectUnderRetention |
      BucketLocked | ObjectImmutable | XMinioObjectLocked`,
    what: 'the bucket does not let objects be deleted',
    cause:
      'Studio writes a small object and deletes it again, which Object Lock, WORM protection or a retention rule forbids: such a bucket can never be verified.',
    remedy:
      'Take a bucket without Object Lock, or remove its default retention and the legal hold at the storage; a retention in compliance mode cannot be removed.',
    link: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html'
  },
  {
    code: 'encryption-key',
    phrases: `
      kms | kms key | kms is not configured | cloud kms | cloud kms key is disabled | specified kms key |
      access denied to the specified kms key | encryption key | customer-managed key | customer managed key |
      customer-managed encryption key | key management service | key protect`,
    codes: `
      KMS.DisabledException | KMS.NotFoundException | KMS.KMSInvalidStateException | KMS.InvalidStateException |
      KMS.InvalidKeyUsageException | KMSAccessDeniedException | KMSDisabledException | KMSNotFoundException |
      KMSKeyNotFound | KMSKeyDisabled | KMSNotConfigured | XMinioKMSNotConfigured | XMinioKMSKeyNotFound |
      CloudKmsDisabledKey | CloudKmsKeyNotFound | CloudKmsPermissionDenied |
      ResourceIsEncryptedWithCustomerEncryptionKey`,
    what: "the bucket's encryption key cannot be used",
    cause: 'The KMS key that encrypts the bucket is disabled, deleted, in another region, or does not admit this user.',
    remedy:
      'Enable the KMS key at {service} and let the user of the access key use it, in the policy of the key and not of the bucket; or choose another key as the default encryption of the bucket.',
    link: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html'
  },
  {
    code: 'storage-firewall',
    phrases: `
      source ip | client ip | your ip | ip address * not allowed | ip address * is not | ip is not allowed |
      ip not allowed | ip whitelist | ip allowlist | firewall`,
    codes: 'AccessDeniedByFirewall | IpNotAllowed',
    what: 'the storage does not admit the address that Studio comes from',
    cause: 'A firewall or a rule of the bucket admits only some IP addresses.',
    remedy: 'Admit Edge Impulse in the firewall or the IP rules of the storage, {permissions}.'
  },
  {
    code: 'not-supported',
    phrases: `
      functionality that is not implemented | not implemented | does not allow acls | bucket does not allow acls |
      blocked upload requests that specify server side encryption | this bucket has blocked upload requests |
      authorization mechanism you have provided is not supported | unsupported header | payload trailer |
      unsupported signature | is not supported by this server`,
    codes: `
      NotImplemented | AccessControlListNotSupported | UnsupportedHeader | UnsupportedSignature |
      InvalidEncryptionAlgorithmError`,
    vague: 'http-501',
    what: 'the storage does not support something that Studio asks for',
    cause:
      'The storage lacks a feature of the S3 API (a checksum, a signature, a header), or a setting of the bucket forbids it, such as its object ownership for ACLs or its encryption types.',
    remedy:
      'Bring the server up to date; at Amazon, change the object ownership (ACLs) or the allowed encryption of the bucket. If that does not help, report it with {issueForm}.'
  },
  {
    code: 'storage-proxy',
    phrases: `
      headers present in the request which were not signed | content-sha256 * does not match |
      content-md5 you specified did not match | must provide the content-length |
      did not provide the number of bytes specified | request entity too large | header or cookie too large |
      attention required! | request blocked | error code: 1020`,
    codes: 'XAmzContentSHA256Mismatch | BadDigest | IncompleteBody | MissingContentLength',
    vague: 'http-413 | http-407',
    what: 'something between Studio and the storage changes or refuses the request',
    cause:
      'A reverse proxy, a CDN or a web application firewall in front of the storage adds or removes headers, or blocks: no permission helps against it.',
    remedy:
      'Let the proxy pass on Host and all headers as they come, without rewriting the path and with no limit for the body, or set {endpoint} to the storage itself.'
  }
];

const denials: readonly StorageError[] = [
  {
    code: 'access-denied',
    phrases: `
      operation is not allowed for this key | not entitled | use of objects is not allowed by this account |
      have no right to access`,
    codes: 'InsufficientPermissions | PermissionDenied | OperationNotAllowed | NotAuthorized',
    vague: `
      AccessDenied | access denied | Forbidden | AccessForbidden | http-403 | insufficient permissions |
      insufficient privileges | permission denied | do not have permission | does not have permission |
      not authorized to access | is not authorized | operation not permitted`,
    what: 'access is denied',
    cause:
      'The key may not list, read, write or delete in this bucket, may see one folder only, or the bucket is at another endpoint of the service.',
    remedy:
      'Allow the key to list, read, write and delete {permissions}; where it may see one folder only, set {prefix} to that folder. Check that {endpoint} is that of the region of the bucket.'
  }
];

const later = 'Run the job again later; in scheduled checks set `failure-threshold` to 3.';

const busy: readonly StorageError[] = [
  {
    code: 'storage-busy',
    services: all,
    phrases: `
      reduce your request rate | encountered an internal error | server encountered an internal error |
      server is busy | unable to handle request | server not initialized | not initialized yet |
      server is initializing | server is starting | read quorum | write quorum | could not reach quorum |
      too many simultaneous request | too many requests | over the account limit | rate limit | bandwidth limit |
      request rate | not read from or written to within the timeout period |
      operation could not be completed within the | internal server error | temporarily unavailable | bad gateway |
      gateway timeout | gateway time-out | service unavailable | no tomes available | backend is unavailable`,
    codes: `
      SlowDown | SlowDownRead | SlowDownWrite | ServiceUnavailable | ServerBusy | InternalError |
      InternalServerError | InternalFailure | OperationTimedOut | RequestTimeout | TooManyRequests | TooManyRequest |
      Throttling | ThrottlingException | RequestLimitExceeded | RequestThrottled | RateLimitExceeded |
      BandwidthLimitExceeded | XMinioServerNotInitialized | XMinioReadQuorum | XMinioWriteQuorum | XMinioBackendDown |
      TemporarilyUnavailable | DownloadTrafficRateLimitControl | QpsLimitExceeded`,
    vague: 'http-500 | http-502 | http-503 | http-504 | http-429 | please try again | try again later | please retry',
    what: 'the storage is busy',
    cause: 'The storage is overloaded, starting, or failed for a moment.',
    remedy: later
  }
];

export const s3: readonly StorageError[] = [
  ...[...keys, ...places, ...states, ...denials].map((row): StorageError => ({ services: notAzure, ...row })),
  ...busy
];
