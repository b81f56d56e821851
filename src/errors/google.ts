/** What only Google Cloud Storage says (cloud.google.com/storage/docs, "status codes" of the JSON and XML API). */
import type { StorageErrorRow } from './error-codes.ts';

export const google: readonly StorageErrorRow[] = [
  {
    code: 'inactive-access-key',
    says: 'provided security credentials not valid | access key not active | InvalidSecurity',
    what: 'the HMAC key is not active, or is none',
    cause: 'It was deactivated or created a moment ago, or {accessKey} is not the access id of an HMAC key.',
    remedy: 'Activate the HMAC key, which takes some minutes, or create a key {keys}, and replace {keyPair}.'
  },
  {
    code: 'billing-closed',
    says: `billing account for | closed billing account | billing not enabled | billing disabled |
      billing account not in good standing | requester pays bucket | UserProjectAccountProblem | UserProjectMissing`,
    what: 'billing of the project does not work',
    cause: 'The billing account is closed or not linked, or the bucket lets the requester pay.',
    remedy: 'Link an open billing account to the project in the Google Cloud console, or switch "Requester pays" off.'
  },
  {
    code: 'missing-permission',
    says: `does not have storage.* access | permission storage.* denied on resource |
      does not have * access to google cloud storage`,
    what: 'the service account may not do {action}',
    cause: 'Its role on the bucket is missing or too small.',
    remedy: 'Grant the service account of the HMAC key the role Storage Object Admin {permissions}.'
  },
  {
    code: 'key-access-disabled',
    says: 'restrictauthtypes | organization policy | hmac keys disabled',
    what: 'an organization policy forbids HMAC keys',
    cause: 'The constraint storage.restrictAuthTypes of the organization restricts them.',
    remedy: 'Ask the administrator of the Google Cloud organization to except the project from it.'
  },
  {
    code: 'account-state',
    says: 'api not been used in project | AccessNotConfigured | NotSignedUp',
    what: 'the Cloud Storage API is not enabled in the project',
    cause: 'The project of the HMAC key does not use Cloud Storage yet.',
    remedy: 'Enable the Cloud Storage API of the project: `gcloud services enable storage.googleapis.com`.'
  },
  {
    code: 'access-denied',
    vague: 'access denied | Forbidden | http-403 | permission denied | does not have permission',
    what: 'access is denied',
    cause: 'The secret is wrong, a role is missing, or an organization policy restricts HMAC keys.',
    remedy: `Paste the secret again to replace {secretKey}; then grant the key's service account the role Storage Object
      Admin (list, read, write and delete) {permissions}.`
  }
];
