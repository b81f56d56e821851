/**
 * What storage services say when they refuse, each row with its source, and what is to be made of it: the table of the
 * diagnosis as it must be, kept apart from the one in src.
 */
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
  ['storage-firewall', 'azure', 'AuthorizationFailure', /networking/],
  [
    'storage-firewall',
    'azure',
    'This request is not authorized to perform this operation.\nRequestId:0e7d',
    /Edge Impulse/
  ],
  ['no-such-bucket', 'azure', 'ContainerNotFound', /bare name/],
  ['no-such-bucket', 'azure', 'The specified container does not exist.\nRequestId:0e7d', /bare name/],
  ['account-state', 'azure', 'ContainerBeingDeleted', /Wait/],
  ['account-state', 'azure', 'AccountIsDisabled', /enable/],
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

export const refusals: readonly Refusal[] = [...s3, ...google, ...azure, ...anywhere];
