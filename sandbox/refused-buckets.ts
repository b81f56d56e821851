/**
 * Buckets with faults that the storage servers of the sandbox cannot show, among them errors of particular services, as
 * quoted in their documentation and in public reports.
 */
import type { StorageTarget } from './providers.ts';
import { type CannedAnswer, type RefusingStorage, s3Error } from './refusing-storage.ts';
import type { S3Server } from './s3-server.ts';
import { KEYS, type SeededBucket } from './seed.ts';

type Provider = 's3' | 'google' | 'azure' | 'other';
type Refusal = CannedAnswer & { refusal: string };
type Row = [bucket: string, purpose: string, answer: Refusal];

/** An error of an S3 API or of Azure while a verification lists, writes or removes. */
const error =
  (on: CannedAnswer['on']) =>
  (status: number, code: string, message: string): Refusal => ({
    ...{ on, status, body: s3Error(code, message), refusal: message || code }
  });
const [list, write, remove] = [error('list'), error('write'), error('remove')];

const page = (status: number, body: string, refusal: string): Refusal => ({ on: 'list', status, body, refusal });

const unauthorized = (action: string, reason: string) =>
  `User: arn:aws:iam::123456789012:user/studio is not authorized to perform: ${action} ${reason}`;
const HTML = '<!DOCTYPE html><html><head><title>Console</title></head><body><p>Sign in<br></body></html>';
const UNREADABLE = 'Deserialization error';

const rows: Record<Provider, Row[]> = {
  s3: [
    [
      'policy-identity',
      'the IAM policy lacks an action',
      list(
        403,
        'AccessDenied',
        unauthorized(
          's3:ListBucket',
          'on resource: "arn:aws:s3:::policy-identity" because no identity-based policy allows the s3:ListBucket action'
        )
      )
    ],
    [
      'policy-bucket',
      'the bucket policy denies it',
      list(
        403,
        'AccessDenied',
        unauthorized(
          's3:ListBucket',
          'on resource: "arn:aws:s3:::policy-bucket" with an explicit deny in a resource-based policy'
        )
      )
    ],
    [
      'policy-service',
      'the organization denies it',
      write(
        403,
        'AccessDenied',
        unauthorized(
          's3:PutObject',
          'on resource: "arn:aws:s3:::policy-service/x" with an explicit deny in a service control policy'
        )
      )
    ],
    [
      'encryption-off',
      'the encryption key is disabled',
      write(
        400,
        'KMS.DisabledException',
        'arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555 is disabled.'
      )
    ],
    [
      'encryption-denied',
      'no permission for the encryption key',
      write(
        403,
        'AccessDenied',
        unauthorized(
          'kms:GenerateDataKey',
          'on this resource because no identity-based policy allows the kms:GenerateDataKey action'
        )
      )
    ],
    [
      'object-lock',
      'objects are locked',
      remove(403, 'AccessDenied', 'Access Denied because object protected by object lock.')
    ],
    [
      'redirect',
      'bucket in another region',
      list(
        301,
        'PermanentRedirect',
        'The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.'
      )
    ],
    ['temporary-key', 'temporary credentials', list(400, 'ExpiredToken', 'The provided token has expired.')]
  ],
  google: [
    [
      'google-role',
      'a role is missing',
      list(
        403,
        'AccessDenied',
        'studio@example.iam.gserviceaccount.com does not have storage.objects.list access to the Google Cloud Storage bucket.'
      )
    ],
    [
      'google-billing',
      'billing account closed',
      list(403, 'UserProjectAccountProblem', 'The project to be billed is associated with a closed billing account.')
    ]
  ],
  azure: [
    [
      'azure-keys',
      'shared keys are disabled',
      list(
        403,
        'KeyBasedAuthenticationNotPermitted',
        'Key based authentication is not permitted on this storage account.'
      )
    ],
    [
      'azure-key',
      'wrong account key',
      list(
        403,
        'AuthenticationFailed',
        'Server failed to authenticate the request. Make sure the value of Authorization header is formed correctly including the signature.'
      )
    ],
    [
      'azure-firewall',
      'firewall',
      list(403, 'AuthorizationFailure', 'This request is not authorized to perform this operation.')
    ],
    ['azure-disabled', 'account disabled', list(403, 'AccountIsDisabled', 'The specified account is disabled.')],
    [
      'azure-immutable',
      'blobs are immutable',
      remove(
        409,
        'BlobImmutableDueToPolicy',
        'This operation is not permitted as the blob is immutable due to a policy.'
      )
    ]
  ],
  other: [
    ['no-write', 'the key may list only', write(403, 'AccessDenied', 'Access Denied')],
    ['no-delete', 'the key may not delete', remove(403, 'AccessDenied', 'Access Denied')],
    [
      'clock',
      'the clock of the storage is wrong',
      list(403, 'RequestTimeTooSkewed', "The difference between the request time and the server's time is too large.")
    ],
    [
      'worm',
      'Versity: write once, read many',
      remove(400, 'InvalidRequest', 'Object is WORM protected and cannot be overwritten')
    ],
    ['quota-ceph', 'Ceph: quota, no message', write(403, 'QuotaExceeded', '')],
    ['quota-minio', 'MinIO: quota', write(400, 'XMinioAdminBucketQuotaExceeded', 'Bucket quota exceeded')],
    [
      'disk-full',
      'MinIO: disk full',
      write(
        507,
        'XMinioStorageFull',
        'Storage backend has reached its minimum free drive threshold. Please delete a few objects to proceed.'
      )
    ],
    ['suspended', 'Ceph: user suspended, no message', list(403, 'UserSuspended', '')],
    [
      'key-length',
      'R2: not an R2 key',
      list(400, 'InvalidArgument', 'Credential access key has length 20, should be 32')
    ],
    ['busy', 'the storage is overloaded', list(503, 'SlowDown', 'Please reduce your request rate.')],
    ['console', 'a web console', page(200, HTML, UNREADABLE)],
    ['console-minio', 'MinIO: its console', list(400, 'InvalidArgument', 'S3 API Requests must be made to API port.')],
    ['xhtml', 'a web page that is well-formed XML', page(200, '<html><body>Welcome</body></html>', UNREADABLE)],
    ['nothing', 'an answer without a body', page(200, '', UNREADABLE)],
    ['json', 'another API', page(200, '{"status":"ok"}', UNREADABLE)],
    ['proxy-page', 'a proxy refuses with a web page', page(403, HTML, '(HTTP status 403)')],
    ['silent-403', 'refused without a reason', page(403, '', '(HTTP status 403)')],
    ['silent-404', 'not found, without a reason', page(404, '', '(HTTP status 404)')],
    ['silent-500', 'failed without a reason', page(500, '', '(HTTP status 500)')]
  ]
};

/** Registered from id 201 on. */
export function refusedBuckets(storage: RefusingStorage, s3: S3Server): SeededBucket[] {
  const keys = { ...KEYS, other: KEYS.s3 };
  const canned = Object.entries(rows).flatMap(([provider, ofProvider]) =>
    ofProvider.map(([bucket, purpose, answer]) =>
      entry(purpose, answer.refusal, {
        ...{ storageProvider: provider, bucket, endpoint: storage.refuse(bucket, answer), region: '', prefix: '' },
        ...keys[provider as Provider]
      })
    )
  );
  const onS3 = (bucket: string, endpoint: string, key = KEYS.s3): StorageTarget => ({
    ...{ storageProvider: 'other', bucket, endpoint, region: s3.region, prefix: '' },
    ...key
  });
  const { accessKey, secretKey } = KEYS.s3;
  const swapped = { accessKey: secretKey, secretKey: accessKey };
  const overHttp = s3.selfSignedEndpoint.replace('https:', 'http:');
  const real = [
    entry('the endpoint ends in the bucket', 'NoSuchKey', onS3('sensor-data', `${s3.endpoint}/sensor-data`)),
    entry('http to a TLS port', 'socket hang up', onS3('tls-port', overHttp)),
    entry('a port that speaks SSH', 'HPE_INVALID_CONSTANT', onS3('ssh-port', storage.greetingEndpoint)),
    entry('a port that hangs up', 'socket hang up', onS3('closing-port', storage.closingEndpoint)),
    entry('an endpoint without a scheme', 'Invalid URL', onS3('no-scheme', 'storage.example.com')),
    entry('access and secret key swapped', 'InvalidAccessKeyId', onS3('sensor-data', s3.endpoint, swapped))
  ];
  return [...canned, ...real].map((bucket, i) => ({ ...bucket, id: 201 + i }));
}

function entry(purpose: string, refusal: string, target: StorageTarget): Omit<SeededBucket, 'id'> {
  return { purpose, refusal, target, connected: false };
}
