/**
 * What storage services say when they refuse, each row with its source, and what is to be made of it: the table of the
 * diagnosis as it must be, kept apart from the one in src.
 */
/** `code` is a pattern. */
export type Refusal = readonly [code: string, providers: string, said: string, remedy: RegExp];

/** docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html; MinIO and Ceph use the same codes. */
const s3: Refusal[] = [
  ['invalid-access-key', 's3 other', 'InvalidAccessKeyId', /create a key/i],
  ['invalid-access-key', 's3 other', 'The AWS Access Key Id you provided does not exist in our records.', /endpoint/],
  ['signature-mismatch', 's3 other google', 'SignatureDoesNotMatch', /paste the secret again/i],
  [
    'signature-mismatch',
    's3 other google',
    'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
    /`secret-key`/
  ],
  [
    'wrong-region',
    's3 other',
    "AuthorizationHeaderMalformed: The authorization header is malformed; the region 'us-east-1' is wrong; expecting 'eu-central-1'",
    /Set `region` to `eu-central-1`/
  ],
  // MinIO's api-errors.go
  [
    'wrong-region',
    's3 other',
    "The authorization header is malformed; the region is wrong; expecting 'eu-west-1'.",
    /Set `region` to `eu-west-1`/
  ],
  ['wrong-region', 's3 other', "the region 'a' is wrong; expecting &#39;eu-west-1&#39;", /Set `region` to `eu-west-1`/],
  ['wrong-region', 's3 other', 'AuthorizationHeaderMalformed', /Set `region`/],
  ['wrong-region', 's3 other', 'AuthorizationQueryParametersError', /Set `region`/],
  ['wrong-endpoint', 's3', 'PermanentRedirect', /endpoint/],
  ['wrong-endpoint', 's3', 'IllegalLocationConstraintException', /endpoint/],
  [
    'wrong-endpoint',
    's3',
    'The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.',
    /s3\.<region>\.amazonaws\.com/
  ],
  [
    'missing-permission',
    's3',
    'AccessDenied: User: arn:aws:iam::123456789012:user/x is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::data"',
    /`s3:ListBucket`.*`prefix`/
  ],
  ['access-denied', 's3 other', 'AccessDenied', /list, read, write and delete.*`prefix`/],
  ['access-denied', 's3 other', 'Access Denied', /`prefix`/],
  ['access-denied', 's3 other', 'Forbidden', /`prefix`/],
  ['no-such-bucket', 's3 other google', 'NoSuchBucket', /Correct `bucket`/],
  ['no-such-bucket', 's3 other google', 'The specified bucket does not exist', /Correct `bucket`/],
  ['invalid-bucket-name', 's3 other google', 'InvalidBucketName', /bare name.*`prefix`/],
  ['clock-skew', 's3 other', 'RequestTimeTooSkewed', /clock/i],
  [
    'missing-permission',
    's3',
    'User: x is not authorized to perform: kms:GenerateDataKey on this resource',
    /`kms:GenerateDataKey`/
  ],
  ['account-suspended', 's3', 'All access to this Amazon S3 resource has been disabled.', /provider/],
  ['account-suspended', 's3', 'There is a problem with your AWS account that prevents the operation', /provider/],
  ['account-suspended', 's3', 'Your account is not signed up for the Amazon S3 service.', /provider/],
  ['temporary-credentials', 's3', 'The provided token has expired.', /long-term.*IAM user/],
  ['storage-busy', 's3', 'We encountered an internal error. Please try again.', /later/],
  ['account-suspended', 's3', 'AllAccessDisabled', /provider/],
  ['account-suspended', 's3', 'AccountProblem', /provider/],
  ['account-suspended', 's3', 'NotSignedUp', /provider/],
  ['temporary-credentials', 's3', 'ExpiredToken', /long-term.*IAM user/],
  ['temporary-credentials', 's3', 'InvalidToken', /long-term.*IAM user/]
];

/** cloud.google.com/storage/docs/xml-api/reference-status */
const google: Refusal[] = [
  ['access-denied', 'google', 'Access denied.', /secret.*role/],
  ['invalid-access-key', 'google', 'The User Id you provided does not exist in our records.', /HMAC key/],
  ['inactive-access-key', 'google', 'InvalidSecurity', /activate.*minutes/i],
  ['billing-closed', 'google', 'UserProjectAccountProblem', /billing/],
  ['billing-closed', 'google', 'The billing account for the owning project is disabled in state closed', /billing/]
];

/** learn.microsoft.com/rest/api/storageservices/common-rest-api-error-codes */
const azure: Refusal[] = [
  ['key-access-disabled', 'azure', 'KeyBasedAuthenticationNotPermitted', /account key access/],
  ['authentication-failed', 'azure', 'AuthenticationFailed', /current key/],
  [
    'authentication-failed',
    'azure',
    'Server failed to authenticate the request. Make sure the value of Authorization header is formed correctly including the signature.\nRequestId:0e7d\nTime:2026-01-05T10:00:00Z',
    /current key/
  ],
  ['storage-firewall', 'azure', 'AuthorizationFailure', /networking/i],
  [
    'storage-firewall',
    'azure',
    'This request is not authorized to perform this operation.\nRequestId:0e7d',
    /Edge Impulse/
  ],
  ['no-such-bucket', 'azure', 'ContainerNotFound', /bare name/],
  ['no-such-bucket', 'azure', 'The specified container does not exist.\nRequestId:0e7d', /bare name/],
  ['account-state', 'azure', 'ContainerBeingDeleted', /Wait/],
  ['account-state', 'azure', 'AccountIsDisabled', /enable/i],
  ['invalid-bucket-name', 'azure', 'InvalidResourceName', /container/],
  // The service spells it so.
  ['invalid-bucket-name', 'azure', 'The specifed resource name contains invalid characters.', /container/],
  // Azurite, of a wrong key
  [
    'authentication-failed',
    'azure',
    'AuthorizationFailure: Server failed to authenticate the request. Make sure the value of the Authorization header is formed correctly including the signature.',
    /current key/
  ],
  ['account-not-found', 'azure', 'getaddrinfo ENOTFOUND sensordta.blob.core.windows.net', /`access-key`/]
];

/** nodejs.org/api/errors.html, and what the AWS SDKs make of it. */
const anywhere: Refusal[] = [
  ['host-not-found', 's3 google other', 'getaddrinfo ENOTFOUND minio.internal', /public/],
  ['host-not-found', 's3 google azure other', 'getaddrinfo EAI_AGAIN minio.internal', /public/],
  ['host-not-found', 's3 other', "Inaccessible host: `s3.eu-wst-1.amazonaws.com' at port `undefined'.", /`endpoint`/],
  ['connection-refused', 's3 google azure other', 'connect ECONNREFUSED 10.0.0.7:9000', /port/],
  ['storage-unreachable', 's3 google azure other', 'connect ETIMEDOUT 10.0.0.7:443', /Edge Impulse/],
  ['storage-unreachable', 's3 google azure other', 'read ECONNRESET', /Edge Impulse/],
  ['storage-unreachable', 's3 google azure other', 'socket hang up', /Edge Impulse/],
  ['storage-protocol', 'other', 'write EPROTO 40:error:0A00010B:SSL routines::wrong version number', /scheme|port/],
  ['storage-protocol', 'other', 'SSL routines:ssl3_get_record:wrong version number', /scheme|port/],
  ['storage-certificate', 'other', 'self signed certificate in certificate chain', /public authority/],
  ['storage-certificate', 'other', 'self-signed certificate', /public authority/],
  ['storage-certificate', 'other', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', /whole chain/],
  ['storage-certificate', 'other', 'CERT_HAS_EXPIRED', /certificate/],
  ['storage-certificate', 'other', 'ERR_TLS_CERT_ALTNAME_INVALID', /certificate/],
  ['invalid-endpoint', 's3 google azure other', 'Invalid URL', /https:\/\//],
  ['not-a-storage-api', 'other', 'XML parse error', /S3 API/],
  [
    'not-a-storage-api',
    'other',
    'Deserialization error: to see the raw response, inspect the hidden field {error}.$response',
    /S3 API/
  ],
  ['storage-busy', 's3 google other', 'SlowDown', /later/],
  ['storage-busy', 's3 google azure other', 'ServiceUnavailable', /later/],
  ['storage-busy', 'azure', 'ServerBusy', /later/],
  ['storage-busy', 's3 google azure other', 'InternalError', /later/]
];

/** min.io cmd/api-errors.go, Ceph rgw_common.cc, Garage src/api/s3/error.rs, SeaweedFS weed/s3api/s3err, and what SDKs make of empty answers. */
const servers: Refusal[] = [
  [
    'clock-skew',
    'other',
    'RequestTimeTooSkewed: The difference between the request time and the current time is too large.',
    /./i
  ],
  [
    'encryption-key',
    'other',
    'XMinioKMSNotConfigured: Server side encryption specified but KMS is not configured',
    /./i
  ],
  [
    'invalid-access-key|access-denied',
    'other',
    'AccessDenied: Forbidden: Garage does not support anonymous access yet',
    /./i
  ],
  [
    'quota-exceeded',
    'other',
    'Forbidden: Bucket size quota is reached, maximum total size of objects for this bucket: 1000',
    /./i
  ],
  ['access-denied', 'other', '403', /./i],
  ['no-such-bucket', 'other', '404', /./i],
  ['storage-busy', 'other', '503', /./i],
  ['invalid-access-key', 'other', '401', /./i],
  ['quota-exceeded', 'other', 'AccessDenied: Access Denied because quota', /./i],
  [
    'account-state',
    'other',
    'InvalidBucketState: The request is not valid with the current state of the bucket.',
    /./i
  ],
  ['quota-exceeded', 'other', '507 Insufficient Storage', /./i],
  [
    'storage-proxy',
    'other',
    "XAmzContentSHA256Mismatch: The provided 'x-amz-content-sha256' header does not match what was computed.",
    /./i
  ],
  [
    'storage-busy|not-a-storage-api',
    'other',
    '<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center><hr><center>nginx/1.18.0</center></body></html>',
    /./i
  ],
  ['storage-proxy', 'other', '413 Request Entity Too Large', /./i],
  ['invalid-access-key', 'other', 'InvalidAccessKeyId: UnknownError', /./i],
  ['no-such-bucket', 'other', 'NoSuchBucket: UnknownError', /./i],
  ['access-denied', 'other', 'AccessDenied: UnknownError', /./i],
  ['invalid-access-key', 'other', 'InvalidAccessKeyId: null', /./i],
  ['not-supported', 'other', 'NotImplemented: UnknownError', /./i],
  [
    'account-state|storage-busy',
    'other',
    'OperationAborted: A conflicting conditional operation is currently in progress against this resource. Please try again.',
    /./i
  ],
  ['invalid-bucket-name', 'other', 'Bucket name cannot contain uppercase', /./i],
  [
    'invalid-bucket-name',
    'other',
    'Invalid bucket name "Sensor_Data": Bucket name must match the regex "^[a-zA-Z0-9.\\-_]{1,255}$"',
    /./i
  ],
  ['invalid-bucket-name', 'other', 'No value provided for input HTTP label: Bucket.', /./i],
  ['storage-proxy', 'other', 'The request could not be satisfied. Request blocked.', /./i],
  ['account-suspended', 'other', 'UserSuspended', /./i],
  ['storage-busy', 'other', 'ServiceUnavailable: Please reduce your request rate.', /./i],
  ['storage-busy', 'other', 'SlowDown: Resource requested is unreadable, please reduce your request rate', /./i],
  ['access-denied', 'other', 'AccessDenied: User: anonymous is not authorized', /./i]
];

/** backblaze.com/docs (S3-compatible API), developers.cloudflare.com/r2/api/error-codes, Wasabi, docs.oracle.com (S3 compatibility API), alibabacloud.com/help (OSS error codes): as people quote them in issues of s3fs-fuse, rclone, kopia, clickhouse-backup and others. */
const providers: Refusal[] = [
  [
    'quota-exceeded',
    'other',
    'AccessDenied: Cannot upload files, storage cap exceeded. See the Caps & Alerts page to increase your cap.',
    /cap/i
  ],
  ['quota-exceeded', 'other', 'Transaction cap exceeded, see the Caps & Alerts page to increase your cap', /./i],
  [
    'quota-exceeded',
    'other',
    'download_cap_exceeded: Cannot download file, download bandwidth or transaction (Class B) cap exceeded.',
    /./i
  ],
  [
    'invalid-access-key',
    'other',
    'AuthorizationHeaderMalformed: Authorization header is malformed; the authorization component "/20240926/us-east-005/s3/aws4_request" is malformed.',
    /./i
  ],
  [
    'access-denied',
    'other',
    'AccessDenied: Public use of objects is not allowed by this account. Please contact Wasabi Support',
    /./i
  ],
  [
    'signature-mismatch',
    'other',
    'SignatureDoesNotMatch: The required information to complete authentication was not provided.',
    /./i
  ],
  [
    'wrong-endpoint',
    'other',
    'oss: service returned error: StatusCode=403, ErrorCode=AccessDenied, ErrorMessage="The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint."',
    /endpoint/i
  ],
  ['no-such-bucket', 'other', 'AccessDenied: The bucket you access does not belong to you.', /./i],
  [
    'invalid-access-key',
    'other',
    'InvalidAccessKeyId: The OSS Access Key Id you provided does not exist in our records.',
    /./i
  ],
  ['inactive-access-key', 'other', 'InvalidAccessKeyId: The OSS Access Key Id you provided is disabled.', /./i],
  ['account-suspended', 'other', 'UserDisable: UserDisable', /./i],
  [
    'wrong-endpoint',
    'other',
    'NamespaceNotFound: You do not have authorization to perform this request, or the requested resource could not be found.',
    /./i
  ],
  [
    'no-such-bucket',
    'other',
    "BucketNotFound: Either the bucket named 'sensor-data' does not exist in the namespace 'x' or you are not authorized to access it",
    /./i
  ],
  ['account-suspended', 'other', 'NotEntitled: Please enable R2 through the Cloudflare Dashboard.', /./i],
  ['not-supported', 'other', "Unsupported header 'x-amz-sdk-checksum-algorithm' received for this API call.", /./i],
  ['not-supported', 'other', "InvalidArgument: Unsupported header 'x-amz-checksum-crc32'", /./i]
];

/** docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html and API/ErrorResponses.html, botocore, the AWS SDKs for Go and Java. */
const amazon: Refusal[] = [
  ['invalid-access-key', 's3', 'Unable to locate credentials', /./i],
  ['invalid-access-key', 's3', 'CredentialsProviderError: Could not load credentials from any providers', /./i],
  ['invalid-access-key', 's3', 'NoCredentialProviders: no valid providers in chain. Deprecated.', /./i],
  ['wrong-region', 's3', 'You must specify a region.', /./i],
  ['wrong-region', 's3', 'MissingRegion: could not find region configuration', /./i],
  ['temporary-credentials', 's3', 'InvalidToken: The provided token is malformed or otherwise invalid.', /./i],
  [
    'wrong-endpoint|wrong-region',
    's3',
    "BucketRegionError: incorrect region, the bucket is not in 'us-east-1' region at endpoint '', bucket is in 'eu-west-1' region",
    /./i
  ],
  [
    'wrong-region',
    's3',
    'The bucket is in this region: eu-west-1. Please use this region to retry the request (Service: Amazon S3; Status Code: 301; Error Code: PermanentRedirect)',
    /eu-west-1/i
  ],
  ['wrong-endpoint', 's3', '301: Moved Permanently', /./i],
  ['wrong-region', 's3', 'An error occurred (400) when calling the HeadBucket operation: Bad Request', /./i],
  ['access-denied', 's3', 'An error occurred (403) when calling the HeadBucket operation: Forbidden', /./i],
  ['no-such-bucket', 's3', 'An error occurred (404) when calling the HeadBucket operation: Not Found', /./i],
  ['access-denied', 's3', '403', /./i],
  ['wrong-endpoint', 's3', '301', /./i],
  [
    'missing-permission',
    's3',
    'User: arn:aws:iam::123456789012:user/x is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::b/x" because no permissions boundary allows the s3:PutObject action',
    /boundary/i
  ],
  [
    'missing-permission',
    's3',
    'User: arn:aws:iam::123456789012:user/x is not authorized to perform: s3:PutObject on resource: "arn" with an explicit deny in a resource control policy',
    /resource control/i
  ],
  [
    'missing-permission',
    's3',
    'User: arn:aws:iam::123456789012:user/x is not authorized to perform: s3:PutObject on resource: "x" with an explicit deny in an identity-based policy',
    /IAM/i
  ],
  [
    'missing-permission',
    's3',
    'User: arn:aws:iam::1:user/x is not authorized to perform: kms:Decrypt on resource: arn:aws:kms:eu-west-1:1:key/x with an explicit deny in a resource-based policy',
    /key policy/i
  ],
  ['encryption-key', 's3', 'KMS.DisabledException: arn:aws:kms:us-east-1:1:key/x is disabled.', /./i],
  ['encryption-key', 's3', 'KMS.KMSInvalidStateException: arn:aws:kms:x is pending deletion.', /./i],
  [
    'account-suspended',
    's3',
    'AccountProblem: There is a problem with your AWS account that prevents the action from completing successfully.',
    /./i
  ],
  ['account-state', 's3', "InvalidObjectState: The operation is not valid for the object's storage class", /./i],
  [
    'object-locked',
    's3',
    'InvalidRequest: Content-MD5 OR x-amz-checksum- HTTP header is required for Put Object requests with Object Lock parameters',
    /./i
  ],
  [
    'not-supported',
    's3',
    'InvalidRequest: The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.',
    /./i
  ],
  ['clock-skew', 's3', 'AccessDenied: Request has expired', /./i],
  [
    'clock-skew',
    's3',
    'SignatureDoesNotMatch: Signature expired: 20240101T000000Z is now earlier than 20240101T001500Z',
    /./i
  ],
  ['storage-proxy', 's3', 'BadDigest: The Content-MD5 you specified did not match what we received.', /./i],
  ['storage-protocol', 's3', 'write EPROTO 140:error:0A00010B:SSL routines:ssl3_get_record:wrong version number', /./i],
  ['host-not-found', 's3', 'getaddrinfo ENOTFOUND s3.eu-wst-1.amazonaws.com', /./i],
  [
    'temporary-credentials|invalid-access-key',
    's3',
    'UnrecognizedClientException: The security token included in the request is invalid.',
    /key/i
  ]
];

/** cloud.google.com/storage/docs/json_api/v1/status-codes and xml-api/reference-status. */
const googleMore: Refusal[] = [
  ['access-denied', 'google', 'AccessDenied: Access denied.', /./i],
  ['no-such-bucket', 'google', 'NoSuchBucket: The specified bucket does not exist.', /./i],
  ['invalid-bucket-name', 'google', 'InvalidBucketName: The specified bucket is not valid.', /./i],
  [
    'object-locked',
    'google',
    "Object 'sensor-data/.ei-portal-check' is subject to bucket's retention policy or object retention and cannot be deleted or overwritten until 2025-01-01",
    /./i
  ],
  ['account-suspended', 'google', 'AccountProblem: The account for the specified project has been disabled.', /./i],
  [
    'missing-permission|invalid-access-key',
    'google',
    'Anonymous caller does not have storage.objects.list access to the Google Cloud Storage bucket.',
    /./i
  ],
  [
    'billing-closed',
    'google',
    'UserProjectMissing: Bucket is a requester pays bucket but no user project provided.',
    /./i
  ],
  ['temporary-credentials', 'google', 'ExpiredToken: The provided token has expired.', /./i],
  [
    'storage-firewall',
    'google',
    "Request is prohibited by organization's policy. vpcServiceControlsUniqueIdentifier: abc",
    /./i
  ],
  ['encryption-key', 'google', 'CloudKmsKeyNotFound: Cloud KMS key not found.', /./i],
  [
    'encryption-key',
    'google',
    'Permission denied on Cloud KMS key. Please ensure that your Cloud Storage service account has been authorized to use this key.',
    /./i
  ]
];

/** learn.microsoft.com/rest/api/storageservices/blob-service-error-codes. */
const azureMore: Refusal[] = [
  [
    'access-denied',
    'azure',
    'AuthorizationPermissionMismatch: This request is not authorized to perform this operation using this permission.',
    /./i
  ],
  ['account-state', 'azure', 'The specified container has been disabled by the administrator.', /./i],
  ['account-state', 'azure', 'ContainerDisabled', /./i],
  ['storage-protocol', 'azure', 'AccountRequiresHttps: The account being accessed does not support http.', /./i],
  [
    'invalid-bucket-name',
    'azure',
    'InvalidResourceName: The specified resource name contains invalid characters.',
    /./i
  ],
  ['invalid-bucket-name', 'azure', 'OutOfRangeInput: One of the request inputs is out of range.', /./i],
  ['wrong-endpoint', 'azure', 'InvalidUri: The requested URI does not represent any resource on the server.', /./i],
  ['object-locked', 'azure', 'BlobImmutableDueToPolicy', /./i],
  [
    'object-locked',
    'azure',
    'There is currently a lease on the container and no lease ID was specified in the request.',
    /./i
  ],
  [
    'encryption-key',
    'azure',
    'KeyVaultEncryptionKeyNotFound: The key vault key is not found to unwrap the encryption key.',
    /./i
  ],
  ['storage-busy', 'azure', 'Ingress is over the account limit.', /./i],
  ['storage-busy', 'azure', 'ServerBusy: The server is busy.', /./i],
  [
    'storage-protocol',
    'azure',
    'TlsVersionNotPermitted: The TLS version of the connection is not permitted on this storage account.',
    /./i
  ],
  ['account-not-found', 'azure', 'getaddrinfo ENOTFOUND sensordta.blob.core.windows.net', /./i],
  ['storage-busy', 'azure', 'OperationTimedOut: Operation could not be completed within the specified time.', /./i],
  [
    'account-state',
    'azure',
    'InsufficientAccountPermissions: The account being accessed does not have sufficient permissions to execute this operation.',
    /./i
  ],
  [
    'object-locked',
    'azure',
    'This operation is not permitted as the blob is immutable due to one or more legal holds.',
    /./i
  ],
  [
    'authentication-failed',
    'azure',
    "AuthenticationFailed: The MAC signature found in the HTTP request 'abc=' is not the same as any computed signature.",
    /./i
  ]
];

/** Node's and undici's errors, OpenSSL's reasons, Python's ssl, requests and urllib3, Go's net, crypto/tls and crypto/x509, Java's javax.net.ssl. */
const network: Refusal[] = [
  ['not-a-storage-api', 'other', 'S3 API Requests must be made to API port.', /port/i],
  ['storage-unreachable', 'other', 'connect EHOSTUNREACH 10.0.0.7:9000', /./i],
  ['storage-protocol', 'other', 'Parse Error: Expected HTTP/', /./i],
  ['storage-protocol', 'other', 'Error: Parse Error: Expected HTTP/, RTSP/ or ICE/ HPE_INVALID_CONSTANT', /./i],
  [
    'storage-unreachable',
    'other',
    'Client network socket disconnected before secure TLS connection was established',
    /./i
  ],
  ['storage-unreachable', 'other', 'net/http: TLS handshake timeout', /./i],
  ['host-not-found', 'other', 'dial tcp: lookup minio.internal on 127.0.0.11:53: no such host', /./i],
  ['connection-refused', 'other', 'dial tcp 10.0.0.7:9000: connect: connection refused', /./i],
  ['storage-unreachable', 'other', 'dial tcp 10.0.0.7:9000: i/o timeout', /./i],
  [
    'storage-certificate',
    'other',
    'tls: failed to verify certificate: x509: certificate has expired or is not yet valid: current time 2024-01-01T00:00:00Z is after 2023-12-01',
    /Renew/i
  ],
  ['storage-certificate', 'other', 'x509: certificate is valid for minio.local, not minio.example.com', /name/i],
  ['storage-protocol', 'other', 'tls: first record does not look like a TLS handshake', /./i],
  [
    'storage-certificate',
    'other',
    'javax.net.ssl.SSLHandshakeException: PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target',
    /./i
  ],
  ['storage-protocol', 'other', 'javax.net.ssl.SSLException: Unrecognized SSL message, plaintext connection?', /./i],
  ['host-not-found', 'other', 'java.net.UnknownHostException: minio.example.com', /./i],
  [
    'connection-refused',
    'other',
    'Connect to minio.example.com:9000 [minio.example.com/10.0.0.7] failed: Connection refused',
    /./i
  ],
  [
    'connection-refused',
    'other',
    "HTTPSConnectionPool(host='minio.example.com', port=9000): Max retries exceeded with url: /x (Caused by NewConnectionError('<urllib3.connection.HTTPSConnection object at 0x7f>: Failed to establish a new connection: [Errno 111] Connection refused'))",
    /./i
  ],
  [
    'host-not-found',
    'other',
    "HTTPSConnectionPool(host='minio.example.com', port=443): Max retries exceeded with url: / (Caused by NameResolutionError(\"<urllib3.connection.HTTPSConnection object at 0x7f>: Failed to resolve 'minio.example.com' ([Errno -2] Name or service not known)\"))",
    /./i
  ],
  ['storage-unreachable', 'other', 'Connect timeout on endpoint URL: "https://minio.example.com/sensor-data"', /./i],
  ['storage-unreachable', 'other', 'Read timeout on endpoint URL: "https://minio.example.com/sensor-data"', /./i],
  [
    'storage-unreachable',
    'other',
    'Connection was closed before we received a valid response from endpoint URL: "https://x/".',
    /./i
  ],
  ['invalid-endpoint', 'other', 'Invalid endpoint: minio.example.com:9000', /./i],
  ['invalid-endpoint', 'other', 'Endpoint url cannot have fully qualified paths.', /./i],
  ['not-a-storage-api', 'other', 'Unexpected token \'<\', "<!DOCTYPE "... is not valid JSON', /./i],
  ['not-a-storage-api', 'other', 'expected element type <Error> but have <html>', /./i],
  [
    'not-a-storage-api',
    'other',
    "char 'H' is not expected.:1:1\n  Deserialization error: to see the raw response, inspect the hidden field {error}.$response on this object.",
    /./i
  ],
  ['storage-unreachable', 'other', 'fetch failed', /./i],
  ['storage-unreachable', 'other', 'read ECONNRESET', /./i],
  ['storage-protocol', 'other', 'SSL routines:ssl3_read_bytes:tlsv1 alert internal error', /./i],
  ['storage-protocol', 'other', '[SSL: WRONG_VERSION_NUMBER] wrong version number (_ssl.c:1129)', /./i],
  [
    'storage-certificate',
    'other',
    '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed certificate (_ssl.c:1129)',
    /./i
  ],
  [
    'storage-certificate',
    'other',
    '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: certificate has expired (_ssl.c:1129)',
    /Renew/i
  ],
  [
    'storage-certificate',
    'other',
    "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: Hostname mismatch, certificate is not valid for 'minio.example.com'.",
    /name/i
  ],
  ['storage-protocol', 'other', 'tlsv13 alert certificate required', /./i],
  [
    'storage-certificate',
    'other',
    "hostname/IP does not match certificate's altnames: Host: localhost. is not in the cert's altnames: DNS:minio",
    /./i
  ],
  [
    'storage-certificate',
    'other',
    "Hostname/IP does not match certificate's altnames: IP: 10.0.0.7 is not in the cert's list:",
    /./i
  ]
];

export const refusals: readonly Refusal[] = [
  ...s3,
  ...google,
  ...azure,
  ...anywhere,
  ...servers,
  ...providers,
  ...amazon,
  ...googleMore,
  ...azureMore,
  ...network
];
