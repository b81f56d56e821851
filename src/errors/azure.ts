/** What only Azure Blob Storage and Azurite say (learn.microsoft.com, "common-rest-api-error-codes"). */
import type { StorageErrorRow } from './error-codes.ts';

const firewall = `Allow Edge Impulse in the Azure portal under the storage account, Networking. If all networks are
  allowed there, replace {secretKey} with a current account key.`;

export const azure: readonly StorageErrorRow[] = [
  {
    code: 'authentication-failed',
    says: `failed to authenticate request | authentication information not given | not same as any computed signature |
      signature fields not well formed | not valid base-64 string | AuthenticationFailed | InvalidAuthenticationInfo |
      NoAuthenticationInformation | SignatureDoesNotMatch | public access not permitted`,
    vague: 'Unauthorized | http-401',
    what: 'the account key is not accepted',
    cause: 'It is wrong, was rotated, or is that of another storage account.',
    remedy: 'Replace {secretKey} with a current key ({keys}); check that {accessKey} is the name of its account.'
  },
  {
    code: 'storage-firewall',
    says: `using this source ip | not authorized * source ip | blocked by network rules | AuthorizationFailure |
      NetworkAclDenied | AuthorizationSourceIPMismatch`,
    vague: 'not authorized to perform this operation',
    what: 'the storage account does not let Studio in',
    cause: 'Usually its firewall admits only some networks; rarely, the key is wrong or a SAS token.',
    remedy: firewall
  },
  {
    code: 'access-denied',
    vague: 'Forbidden | access denied | http-403',
    what: 'access is denied, without a reason',
    cause: "It is usually the storage account's firewall, otherwise a wrong key.",
    remedy: firewall
  },
  {
    code: 'access-denied',
    says: `using this permission | InsufficientPermissions | AuthorizationPermissionMismatch |
      AuthorizationResourceTypeMismatch`,
    what: 'the credentials do not allow all that Studio does',
    cause: 'They are a SAS token or a role that may not list, read, write and delete.',
    remedy: 'Replace {secretKey} with an account key ({keys}).'
  },
  {
    code: 'key-access-disabled',
    says: `key based authentication not permitted | shared key authorization not permitted |
      shared key access disabled`,
    what: 'the storage account does not accept account keys',
    cause: 'The setting "Allow storage account key access" is off, perhaps by an Azure policy.',
    remedy: 'Switch "Allow storage account key access" on in the Azure portal under the storage account, Configuration.'
  },
  {
    code: 'account-not-found',
    says: `enotfound *.blob.core | .blob.core * name or service not known | .blob.core * no such host |
      AccountNotFound`,
    what: 'there is no storage account of this name',
    cause: 'The account name is mistyped, or is known in a private network only.',
    remedy:
      'Correct {accessKey}, the name of the account, or allow public networks in the Azure portal under Networking.'
  }
];
