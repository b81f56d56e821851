/**
 * What Google Cloud Storage says, which Studio uses through its S3 interoperability.
 *
 * Sources: cloud.google.com/storage/docs/xml-api/reference-status, cloud.google.com/storage/docs/json_api/v1/status-codes,
 * cloud.google.com/storage/docs/authentication/hmackeys.
 */
import type { StorageError } from './storage-errors.ts';

const hmac = 'https://cloud.google.com/storage/docs/authentication/hmackeys';

const rows: readonly StorageError[] = [
  {
    code: 'invalid-access-key',
    phrases: `
      user id you provided does not exist | access key id you provided does not exist | anonymous caller does not have`,
    codes: 'InvalidAccessKeyId',
    what: 'the HMAC access id does not exist',
    cause:
      'The HMAC key was probably deleted or mistyped, or something else than an HMAC key was given: the JSON key of a service account and OAuth clients do not work.',
    remedy: 'Create an HMAC key {keys}, and store its access id in {accessKey} and its secret in {secretKey}.',
    link: hmac
  },
  {
    code: 'inactive-access-key',
    phrases: 'provided security credentials are not valid | hmac key is not active | access key is not active',
    codes: 'InvalidSecurity',
    what: 'the HMAC key is not active, or is none',
    cause:
      'The HMAC key was deactivated or created a moment ago, or {accessKey} does not hold the access id of an HMAC key.',
    remedy:
      'Activate the HMAC key {keys}, which takes a few minutes to work, or create one and store both halves in {accessKey} and {secretKey}.',
    link: hmac
  },
  {
    code: 'billing-closed',
    phrases: `
      billing account | closed billing account | billing has not been enabled | billing is disabled |
      requester pays bucket but no user project`,
    codes: 'UserProjectAccountProblem | UserProjectMissing | BillingNotEnabled | BillingDisabled',
    what: 'billing of the project does not work',
    cause: 'The billing account of the project is closed or not linked, or the bucket lets the requester pay.',
    remedy:
      'Open or link the billing account of the project in the Google Cloud console under Billing, and switch "Requester pays" off for the bucket.',
    link: 'https://cloud.google.com/billing/docs/how-to/modify-project'
  },
  {
    code: 'missing-permission',
    phrases: `
      does not have storage.* access | permission storage.* denied on resource |
      does not have * access to the google cloud storage`,
    what: 'the service account may not do {action}',
    cause: 'Its role on the bucket is missing or too small.',
    remedy:
      'Grant the service account of the HMAC key the role Storage Object Admin on the bucket, {permissions}; it holds storage.objects.list, get, create and delete.',
    link: 'https://cloud.google.com/storage/docs/access-control/iam-roles'
  },
  {
    code: 'key-access-disabled',
    phrases: `
      restrictauthtypes | hmac signed requests | constraints/storage | organization policy | hmac keys are disabled`,
    what: 'an organization policy forbids HMAC keys',
    cause: 'The constraint storage.restrictAuthTypes of the Google Cloud organization restricts them.',
    remedy:
      'Ask the administrator of the Google Cloud organization to except the project from the constraint storage.restrictAuthTypes.',
    link: 'https://cloud.google.com/storage/docs/org-policy-constraints'
  },
  {
    code: 'storage-firewall',
    phrases: 'vpc service controls | vpcservicecontrols | prohibited by organizations policy | ip filtering',
    codes: 'SecurityPolicyViolated',
    what: 'a service perimeter does not let Studio in',
    cause: 'VPC Service Controls or the IP filter of the bucket admit only some networks.',
    remedy: 'Admit Edge Impulse in the service perimeter, or in the IP filter of the bucket.',
    link: 'https://cloud.google.com/vpc-service-controls/docs/troubleshooting'
  },
  {
    code: 'account-suspended',
    phrases: `
      account for the specified project has been disabled | project has been disabled | project has been suspended`,
    codes: 'AccountProblem | AccountDisabled',
    what: 'the project is disabled',
    cause: 'Google has disabled the project or its account.',
    remedy: 'Ask the provider of the storage, Google Cloud, why the project is disabled.'
  },
  {
    code: 'account-state',
    phrases: 'api has not been used in project | it is disabled. enable it by visiting',
    codes: 'AccessNotConfigured | NotSignedUp',
    what: 'the Cloud Storage API is not enabled in the project',
    cause: 'The project that the HMAC key belongs to does not use Cloud Storage yet.',
    remedy: 'Enable the Cloud Storage API of the project: `gcloud services enable storage.googleapis.com`.'
  },
  {
    code: 'object-locked',
    phrases: `
      is subject to buckets retention policy | retention policy or object retention | retention policy |
      event-based hold | temporary hold | bucket lock`,
    codes: 'RetentionPolicyNotMet | ObjectUnderActiveHold',
    what: 'a retention policy keeps objects from being deleted',
    cause: 'Studio writes a small object and deletes it again, which a retention policy or a hold forbids.',
    remedy:
      'Take a bucket without a retention policy, or remove it in the Google Cloud console under the bucket, Protection; a locked one cannot be removed.',
    link: 'https://cloud.google.com/storage/docs/bucket-lock'
  },
  {
    code: 'access-denied',
    vague: 'AccessDenied | access denied | Forbidden | http-403 | permission denied | does not have permission',
    what: 'access is denied',
    cause:
      'Google says the same of a wrong secret, of a missing role, and where an organization policy restricts HMAC keys.',
    remedy:
      'Paste the secret again into {secretKey}; then grant the service account the role Storage Object Admin {permissions}, to list, read, write and delete.',
    link: 'https://cloud.google.com/storage/docs/access-control/iam-roles'
  }
];

export const google: readonly StorageError[] = rows.map((row) => ({ services: ['google'], ...row }));
