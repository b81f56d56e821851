/** What policies refuse: the end of Amazon's sentence says where to act (IAM User Guide, access denied messages). */
import type { StorageErrorRow } from './error-codes.ts';

const studioPolicy = `{"Version": "2012-10-17", "Statement": [
  {"Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::{bucketName}"},
  {"Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"],
    "Resource": "arn:aws:s3:::{bucketName}/*"}]}`;

const denied = {
  code: 'missing-permission',
  what: 'the key may not do {action}',
  services: ['amazon', 'wasabi', 'scaleway', 'self-hosted']
} as const;

/** For actions that begin with `kms:`, whichever policy the sentence names. */
export const deniedOnKey: StorageErrorRow = {
  ...denied,
  what: "the key may not do {action} with the bucket's encryption key",
  cause: 'A KMS key encrypts the bucket, and its key policy does not allow this user.',
  remedy: 'Allow the user `kms:GenerateDataKey` and `kms:Decrypt` in the key policy of that KMS key in the AWS console.'
};

export const amazon: readonly StorageErrorRow[] = [
  {
    ...denied,
    says: 'no identity-based policy allows | explicit deny in identity-based policy',
    vague: 'not authorized to',
    cause: "Its user's policy lacks this action, denies it, or allows it in one folder only.",
    remedy: 'Allow {action} {permissions}, as in the policy that follows; for a key of one folder, set {prefix} to it.',
    blocks: [studioPolicy]
  },
  {
    ...denied,
    says: 'explicit deny in resource-based policy | explicit deny in bucket policy | denied by bucket policy',
    vague: 'with explicit deny | explicitly denies access',
    cause: 'A policy, usually the bucket policy, denies it, perhaps for all but some networks.',
    remedy: 'Remove the statement with "Effect": "Deny" from the bucket policy or the user policy, or except this key.'
  },
  {
    ...denied,
    says: 'no resource-based policy allows',
    cause: 'The bucket belongs to another account, and its bucket policy does not allow this user.',
    remedy: "Allow {action} to the user in the bucket policy, beside the user's own IAM policy."
  },
  {
    ...denied,
    says: 'service control policy | resource control policy',
    cause: 'A policy of the AWS organization (SCP or RCP) forbids it, whatever this account allows.',
    remedy: 'Ask your AWS administrator to allow {action} in the service control policy or resource control policy.'
  },
  {
    ...denied,
    says: 'permissions boundary | permission boundary',
    cause: "The user's permissions boundary does not allow it, whatever its policies say.",
    remedy: "Allow {action} in the user's permissions boundary, in the AWS console under IAM, Users."
  },
  {
    ...denied,
    says: 'vpc endpoint policy',
    cause: 'The request came through a VPC endpoint whose policy does not allow it.',
    remedy: 'Allow {action} in the policy of the VPC endpoint, or set {endpoint} to the public one, {endpointForm}.'
  },
  {
    code: 'access-denied',
    services: ['amazon'],
    vague: 'access denied | Forbidden | http-403',
    what: 'access is denied',
    cause: 'A policy or the KMS key denies it, the key may see one folder only, or there is no such bucket.',
    remedy: `Allow the key to list, read, write and delete {permissions}, as in the policy that follows; for a key
      of one folder, set {prefix} to it.`,
    blocks: [studioPolicy]
  }
];
