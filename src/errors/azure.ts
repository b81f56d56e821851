/**
 * What Azure Blob Storage says, and Azurite.
 *
 * Sources: learn.microsoft.com/rest/api/storageservices/common-rest-api-error-codes and blob-service-error-codes,
 * learn.microsoft.com/troubleshoot/azure/azure-storage/blobs/authentication/storage-troubleshoot-403-errors.
 */
import type { StorageError } from './storage-errors.ts';

const common = 'https://learn.microsoft.com/rest/api/storageservices/common-rest-api-error-codes';
const on403 =
  'https://learn.microsoft.com/troubleshoot/azure/azure-storage/blobs/authentication/storage-troubleshoot-403-errors';
const network = 'https://learn.microsoft.com/azure/storage/common/storage-network-security';

const rows: readonly StorageError[] = [
  {
    code: 'authentication-failed',
    phrases: `
      server failed to authenticate the request | authentication information is not given in the correct format |
      mac signature found in the http request * is not the same as any computed signature | signature did not match |
      signature fields not well formed | not a valid base-64 string | illegal base64 data`,
    codes: 'AuthenticationFailed | InvalidAuthenticationInfo | NoAuthenticationInformation | SignatureDoesNotMatch',
    vague: 'Unauthorized | http-401',
    what: 'the account key is not accepted',
    cause: 'The key is wrong or was rotated, is that of another storage account, or lost something when it was pasted.',
    remedy:
      'Copy a current key into {secretKey}, {keys}, and check that {accessKey} is the name of its storage account.',
    link: on403
  },
  {
    code: 'authentication-failed',
    phrases: 'public access is not permitted',
    codes: 'PublicAccessNotPermitted',
    what: 'the request reached the storage account without a key',
    cause: 'The account key is empty or was not used, and the account allows no public access.',
    remedy: 'Copy a current key into {secretKey}, {keys}; public access is not needed.',
    link: on403
  },
  {
    code: 'storage-firewall',
    // The sentence goes on where there is more to say.
    codes: 'not authorized to perform this operation | AuthorizationFailure | IpAuthorizationError | NetworkAclDenied',
    what: 'the storage account does not let Studio in',
    cause: "Mostly the storage account's firewall, which admits only some networks; seldom the key.",
    remedy:
      'Allow access from Edge Impulse in the Azure portal under the storage account, Security + networking, Networking; if all networks are allowed there already, copy a current key, {keys}.',
    link: network
  },
  {
    code: 'storage-firewall',
    phrases: 'using this source ip | not authorized * source ip | ip firewall | blocked by the network rules',
    codes: 'AuthorizationSourceIPMismatch',
    what: 'the storage account does not admit the address that Studio comes from',
    cause: 'Its firewall, or a SAS token in the place of the account key, admits only some IP addresses.',
    remedy:
      'Allow access from Edge Impulse in the Azure portal under the storage account, Security + networking, Networking, and give an account key, not a SAS token, as {secretKey}.',
    link: network
  },
  {
    code: 'key-access-disabled',
    phrases: `
      key based authentication is not permitted | shared key authorization is not permitted |
      shared key access is disabled`,
    codes: 'KeyBasedAuthenticationNotPermitted',
    what: 'the storage account does not accept account keys',
    cause:
      'The setting "Allow storage account key access" is off; an Azure policy may switch it off for every account.',
    remedy:
      'Switch "Allow storage account key access" on in the Azure portal under the storage account, Settings, Configuration.',
    link: 'https://learn.microsoft.com/azure/storage/common/shared-key-authorization-prevent'
  },
  {
    code: 'access-denied',
    phrases: `
      using this permission | using this resource type | using this service |
      not authorized to perform blob overwrites`,
    codes: `
      AuthorizationPermissionMismatch | AuthorizationResourceTypeMismatch | AuthorizationServiceMismatch |
      UnauthorizedBlobOverwrite | InsufficientPermissions`,
    what: 'the credentials do not allow all that Studio does',
    cause: 'They are those of a SAS token or a role that may not list, read, write and delete; an account key may.',
    remedy: 'Store an account key {keys} in {secretKey}.',
    link: on403
  },
  {
    code: 'storage-protocol',
    phrases: `
      being accessed does not support http | using this protocol | tls version of the connection is not permitted`,
    codes: 'AccountRequiresHttps | AuthorizationProtocolMismatch | TlsVersionNotPermitted',
    what: 'the storage account does not accept this kind of connection',
    cause: 'It requires https, or a newer TLS version than the one that was used.',
    remedy:
      'Write {endpoint} with https://; if it is so already, lower "Minimum TLS version" to 1.2 in the Azure portal under the storage account, Configuration.',
    link: 'https://learn.microsoft.com/azure/storage/common/storage-require-secure-transfer'
  },
  {
    code: 'no-such-bucket',
    phrases: `
      specified container does not exist | specified filesystem does not exist | specified resource does not exist`,
    codes: 'ContainerNotFound | FilesystemNotFound | ResourceNotFound',
    vague: 'NotFound | not found | http-404',
    what: 'the container does not exist',
    cause: 'Its name is mistyped, or it is in another storage account.',
    remedy: 'Set {bucket} to the bare name of the container, and {accessKey} to the name of its storage account.'
  },
  {
    code: 'account-state',
    phrases: 'container is being deleted',
    codes: 'ContainerBeingDeleted',
    what: 'the container is being deleted',
    cause: 'Azure takes at least 30 seconds, and refuses a container of this name until then.',
    remedy: 'Wait until the deletion is done, and create the container again.'
  },
  {
    code: 'account-state',
    phrases: `
      account is disabled | account has been disabled | container has been disabled | disabled by the administrator`,
    codes: 'AccountIsDisabled | ContainerDisabled',
    what: 'the storage account or the container is disabled',
    cause: 'Its subscription has ended or was suspended, or an administrator has disabled it.',
    remedy: 'Ask the owner of the Azure subscription to enable it in the Azure portal under Subscriptions.',
    link: 'https://learn.microsoft.com/azure/cost-management-billing/manage/subscription-disabled'
  },
  {
    code: 'account-state',
    phrases: 'in the process of being created | account is being created',
    codes: 'AccountBeingCreated',
    what: 'the storage account is still being created',
    cause: 'Azure needs some minutes for it.',
    remedy: 'Wait some minutes, and run the job again later.'
  },
  {
    code: 'account-state',
    phrases: `
      write operations are not allowed | does not have sufficient permissions to execute | account is read-only |
      read operations are currently disabled`,
    codes: 'InsufficientAccountPermissions | ReadOnlyDisabledSubscription',
    what: 'the storage account may be read only',
    cause:
      'A failover is under way, its subscription is disabled, or {endpoint} is the secondary one, which cannot be written.',
    remedy:
      'Take the primary endpoint of the account, wait for the end of a failover, or have the subscription enabled: Studio needs an account with permission to write.'
  },
  {
    code: 'invalid-bucket-name',
    // The service spells it so.
    phrases: `
      specifed resource name contains invalid characters | specified resource name contains invalid characters |
      specified resource name length is not within the permissible limits | request inputs is out of range`,
    codes: 'InvalidResourceName | OutOfRangeInput',
    what: 'this is no name that a container can have',
    cause: 'Container names are 3 to 63 lower-case letters, digits and hyphens.',
    remedy: 'Set {bucket} to the bare name of the container; a path goes to {prefix}.',
    link: 'https://learn.microsoft.com/rest/api/storageservices/naming-and-referencing-containers--blobs--and-metadata'
  },
  {
    code: 'wrong-endpoint',
    phrases: `
      endpoint does not support blobstorageevents or softdelete | endpoint does not support |
      uri does not represent any resource on the server |
      value for one of the query parameters specified in the request uri is invalid`,
    codes: 'EndpointUnsupportedAccountFeatures | InvalidUri | UnsupportedHttpVerb',
    what: 'the endpoint is not that of Blob Storage',
    cause:
      'The endpoint is that of another service of the account (dfs, file, web), or holds the name of the container.',
    remedy: 'Set {endpoint} to {endpointForm}, without a path.'
  },
  {
    code: 'object-locked',
    phrases: `
      immutable due to a policy | immutable due to | legal hold | currently a lease on the | immutability policy`,
    codes: 'BlobImmutableDueToPolicy | BlobImmutableDueToLegalHold | LeaseIdMissing | ContainerImmutable',
    what: 'the container does not let objects be deleted',
    cause:
      'Studio writes a small object and deletes it again, which an immutability policy, a legal hold or a lease forbids.',
    remedy:
      'Take a container without an immutability policy, or remove it (or break the lease) in the Azure portal under the container; a locked policy cannot be removed.',
    link: 'https://learn.microsoft.com/azure/storage/blobs/immutable-storage-overview'
  },
  {
    code: 'encryption-key',
    phrases: 'key vault | customer-managed key | encryption key | encryption scope',
    codes: `
      KeyVaultEncryptionKeyNotFound | KeyVaultAccessTokenCannotBeAcquired | KeyVaultVaultNotFound |
      KeyVaultAccessDenied | EncryptionScopeDisabled`,
    what: "the account's encryption key cannot be used",
    cause:
      'The customer-managed key in the Key Vault was deleted or disabled, or the account lost its access to the vault.',
    remedy:
      'Enable the key and the access of the account to it in the Azure portal, under the Key Vault and under the storage account, Encryption.',
    link: 'https://learn.microsoft.com/azure/storage/common/customer-managed-keys-overview'
  },
  {
    code: 'account-suspended',
    phrases: 'subscription is disabled | subscription has been disabled | subscription is not registered',
    codes: 'SubscriptionDisabled | DisabledSubscription',
    what: 'the Azure subscription is disabled',
    cause: 'The subscription has ended, or its spending limit or payment stopped it.',
    remedy:
      'Ask the owner of the Azure subscription to enable it; the provider of the storage, Azure, tells why it was disabled.'
  },
  {
    code: 'access-denied',
    vague: 'Forbidden | access denied | AccessDenied | http-403',
    what: 'access is denied, without a reason',
    cause: "Mostly the storage account's firewall, else a wrong key.",
    remedy:
      'Allow access from Edge Impulse in the Azure portal under the storage account, Security + networking, Networking; then copy a current key into {secretKey}, {keys}.',
    link: on403
  }
];

export const azure: readonly StorageError[] = rows.map((row) => ({ services: ['azure'], link: common, ...row }));
