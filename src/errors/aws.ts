/**
 * What Amazon S3 alone says, and what its sentences name as the place to act.
 *
 * Sources: docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html,
 * docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html,
 * docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html.
 */
import type { StorageError } from './storage-errors.ts';

/** The policy that a verification needs, as one line to be copied. */
export const studioPolicy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Action: 's3:ListBucket', Resource: 'arn:aws:s3:::{bucketName}' },
    {
      Effect: 'Allow',
      Action: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
      Resource: 'arn:aws:s3:::{bucketName}/*'
    }
  ]
});

const denied = { code: 'missing-permission', what: 'the key may not do {action}' } as const;
const byPolicy = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html';
const kms = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html';

/** The end of the sentence says which policy decided (IAM's troubleshooting page). */
const policies: readonly StorageError[] = [
  {
    ...denied,
    phrases: 'no identity-based policy allows | explicit deny in an identity-based policy',
    cause: 'The IAM policy of the user lacks this action, limits it to other resources, or denies it.',
    remedy:
      'Allow {action} in the IAM policy of the user, in the AWS console under IAM, Users, Permissions, as in the policy that follows, and remove what denies it; where the policy allows one folder only, set {prefix} to that folder.',
    blocks: [studioPolicy],
    link: byPolicy
  },
  {
    ...denied,
    phrases: `
      explicit deny in a resource-based policy | explicit deny in the resource-based policy |
      explicit deny in a bucket policy | explicitly denied by the bucket policy | denied by bucket policy |
      access denied by bucket policy`,
    cause: 'A statement of the bucket policy denies it, which no IAM policy can outweigh.',
    remedy:
      'Remove the statement with "Effect": "Deny" that applies to this key from the bucket policy, or except the key from it; such a statement often allows only some networks or VPC endpoints, and Studio comes from elsewhere.',
    link: byPolicy
  },
  {
    ...denied,
    phrases: 'no resource-based policy allows',
    cause: 'The bucket belongs to another account, and its bucket policy does not let this user in.',
    remedy: "Allow {action} to the user in the bucket policy, beside the user's own IAM policy.",
    link: byPolicy
  },
  {
    ...denied,
    phrases: 'service control policy',
    cause:
      'A service control policy (SCP) of the AWS organization forbids it, which nothing in this account can outweigh.',
    remedy: 'Ask the administrator of your AWS organization to allow {action} in the service control policy.',
    link: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html'
  },
  {
    ...denied,
    phrases: 'resource control policy',
    cause:
      'A resource control policy (RCP) of the AWS organization forbids it, which nothing in this account can outweigh.',
    remedy: 'Ask the administrator of your AWS organization to allow {action} in the resource control policy.',
    link: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html'
  },
  {
    ...denied,
    phrases: 'permissions boundary | permission boundary',
    cause: 'The permissions boundary of the user does not allow it, whatever its policies say.',
    remedy: 'Allow {action} in the permissions boundary of the user, in the AWS console under IAM, Users.',
    link: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html'
  },
  {
    ...denied,
    phrases: 'vpc endpoint policy | vpce endpoint policy',
    cause: 'The request came through a VPC endpoint whose policy does not allow it.',
    remedy:
      'Allow {action} in the policy of the VPC endpoint, or take the endpoint of the public S3 service for {endpoint}.',
    link: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies-vpc-endpoint.html'
  },
  {
    ...denied,
    phrases: 'no session policy allows | explicit deny in a session policy',
    cause: 'The key belongs to a session that was made with a smaller policy.',
    remedy: 'Create a long-term key of an IAM user {keys}, and store it in {accessKey} and {secretKey}.',
    link: byPolicy
  },
  {
    ...denied,
    phrases: 'with an explicit deny | explicitly denies access',
    cause: 'A policy denies it explicitly, which no other policy can outweigh.',
    remedy: 'Find the statement with "Effect": "Deny" {permissions}, and except this key from it.',
    link: byPolicy
  },
  {
    code: 'missing-permission',
    phrases: 'is not authorized to perform',
    names: 'key',
    what: "the key may not do {action} with the bucket's encryption key",
    cause: 'The bucket is encrypted with a KMS key, whose key policy does not let this user use it.',
    remedy:
      'Allow `kms:GenerateDataKey` and `kms:Decrypt` to the user in the key policy of that KMS key, in the AWS console under KMS, Customer managed keys: the bucket has no say in it.',
    link: kms
  },
  {
    ...denied,
    // The sentence begins so whichever policy decided: its end, where there is one, says more.
    codes: 'is not authorized to perform',
    cause: 'The policy of its user lacks this action, or limits it to a prefix.',
    remedy:
      'Allow {action} for the user {permissions} (Studio lists, reads, writes and deletes), or set {prefix} to the folder that the policy allows.',
    blocks: [studioPolicy],
    link: byPolicy
  }
];

const amazonOnly: readonly StorageError[] = [
  {
    code: 'invalid-access-key',
    phrases: 'access key id you provided does not exist',
    codes: 'InvalidAccessKeyId | InvalidClientTokenId | UnrecognizedClientException',
    what: 'the access key does not exist',
    cause:
      'It was probably deleted or mistyped, belongs to another provider, or was created a moment ago: Amazon knows a new key only after some seconds.',
    remedy:
      'Create a key {keys}, store it in {accessKey} and its secret in {secretKey}, and check that {storageProvider} and {endpoint} are those of the key; if it is new, run the job again with `failure-threshold` at 3.'
  },
  {
    code: 'wrong-endpoint',
    phrases: `
      must be addressed using the specified endpoint | bucket exists in another region |
      location constraint is incompatible | incorrect region, the bucket is not in`,
    codes: 'PermanentRedirect | TemporaryRedirect | IllegalLocationConstraint | IncorrectEndpoint | EndpointNotFound',
    vague: 'moved permanently | http-301 | http-307',
    what: 'the bucket is in another region than the endpoint',
    cause: "The endpoint or the region is not that of the bucket's region.",
    remedy:
      "Set {region} to the bucket's region (`aws s3api get-bucket-location` tells it), and {endpoint} to {endpointForm} with that region, or to https://s3.amazonaws.com."
  },
  {
    code: 'access-denied',
    vague: 'AccessDenied | access denied | Forbidden | http-403',
    what: 'access is denied',
    cause:
      'The IAM policy or the bucket policy does not allow it, the key may see one folder only, or may not use the KMS key of the bucket; Amazon says the same of a bucket that does not exist to those who may not list.',
    remedy:
      'Allow the key to list, read, write and delete {permissions}, as in the policy that follows; where it may see one folder only, set {prefix} to that folder.',
    blocks: [studioPolicy]
  }
];

export const aws: readonly StorageError[] = [
  ...policies.map((row): StorageError => ({ services: ['amazon', 'wasabi', 'scaleway', 'self-hosted'], ...row })),
  ...amazonOnly.map((row): StorageError => ({ services: ['amazon'], ...row }))
];
