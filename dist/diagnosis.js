/******/ (() => { // webpackBootstrap
/******/ 	"use strict";
/******/ 	// The require scope
/******/ 	var __nccwpck_require__ = {};
/******/ 	
/************************************************************************/
/******/ 	/* webpack/runtime/define property getters */
/******/ 	(() => {
/******/ 		// define getter functions for harmony exports
/******/ 		__nccwpck_require__.d = (exports, definition) => {
/******/ 			for(var key in definition) {
/******/ 				if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 					Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 				}
/******/ 			}
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/hasOwnProperty shorthand */
/******/ 	(() => {
/******/ 		__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/make namespace object */
/******/ 	(() => {
/******/ 		// define __esModule on exports
/******/ 		__nccwpck_require__.r = (exports) => {
/******/ 			if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 				Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 			}
/******/ 			Object.defineProperty(exports, '__esModule', { value: true });
/******/ 		};
/******/ 	})();
/******/ 	
/************************************************************************/
var __webpack_exports__ = {};
// ESM COMPAT FLAG
__nccwpck_require__.r(__webpack_exports__);

// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  diagnose: () => (/* binding */ diagnose)
});

;// CONCATENATED MODULE: external "./index.js"
const external_index_js_namespaceObject = require("./index.js");
;// CONCATENATED MODULE: ./lib/bundled/diagnosis.js

// lib/errors/aws.js
const studioPolicy = JSON.stringify({
	Version: "2012-10-17",
	Statement: [{
		Effect: "Allow",
		Action: "s3:ListBucket",
		Resource: "arn:aws:s3:::{bucketName}"
	}, {
		Effect: "Allow",
		Action: [
			"s3:GetObject",
			"s3:PutObject",
			"s3:DeleteObject"
		],
		Resource: "arn:aws:s3:::{bucketName}/*"
	}]
});
const denied = {
	code: "missing-permission",
	what: "the key may not do {action}"
};
const byPolicy = "https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html";
const kms = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html";
const policies = [
	{
		...denied,
		phrases: "no identity-based policy allows | explicit deny in an identity-based policy",
		cause: "The IAM policy of the user lacks this action, limits it to other resources, or denies it.",
		remedy: "Allow {action} in the IAM policy of the user, in the AWS console under IAM, Users, Permissions, as in the policy that follows, and remove what denies it; where the policy allows one folder only, set {prefix} to that folder.",
		blocks: [studioPolicy],
		link: byPolicy
	},
	{
		...denied,
		phrases: `
      explicit deny in a resource-based policy | explicit deny in the resource-based policy |
      explicit deny in a bucket policy | explicitly denied by the bucket policy | denied by bucket policy |
      access denied by bucket policy`,
		cause: "A statement of the bucket policy denies it, which no IAM policy can outweigh.",
		remedy: "Remove the statement with \"Effect\": \"Deny\" that applies to this key from the bucket policy, or except the key from it; such a statement often allows only some networks or VPC endpoints, and Studio comes from elsewhere.",
		link: byPolicy
	},
	{
		...denied,
		phrases: "no resource-based policy allows",
		cause: "The bucket belongs to another account, and its bucket policy does not let this user in.",
		remedy: "Allow {action} to the user in the bucket policy, beside the user's own IAM policy.",
		link: byPolicy
	},
	{
		...denied,
		phrases: "service control policy",
		cause: "A service control policy (SCP) of the AWS organization forbids it, which nothing in this account can outweigh.",
		remedy: "Ask the administrator of your AWS organization to allow {action} in the service control policy.",
		link: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html"
	},
	{
		...denied,
		phrases: "resource control policy",
		cause: "A resource control policy (RCP) of the AWS organization forbids it, which nothing in this account can outweigh.",
		remedy: "Ask the administrator of your AWS organization to allow {action} in the resource control policy.",
		link: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html"
	},
	{
		...denied,
		phrases: "permissions boundary | permission boundary",
		cause: "The permissions boundary of the user does not allow it, whatever its policies say.",
		remedy: "Allow {action} in the permissions boundary of the user, in the AWS console under IAM, Users.",
		link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html"
	},
	{
		...denied,
		phrases: "vpc endpoint policy | vpce endpoint policy",
		cause: "The request came through a VPC endpoint whose policy does not allow it.",
		remedy: "Allow {action} in the policy of the VPC endpoint, or take the endpoint of the public S3 service for {endpoint}.",
		link: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies-vpc-endpoint.html"
	},
	{
		...denied,
		phrases: "no session policy allows | explicit deny in a session policy",
		cause: "The key belongs to a session that was made with a smaller policy.",
		remedy: "Create a long-term key of an IAM user {keys}, and store it in {accessKey} and {secretKey}.",
		link: byPolicy
	},
	{
		...denied,
		phrases: "with an explicit deny | explicitly denies access",
		cause: "A policy denies it explicitly, which no other policy can outweigh.",
		remedy: "Find the statement with \"Effect\": \"Deny\" {permissions}, and except this key from it.",
		link: byPolicy
	},
	{
		code: "missing-permission",
		phrases: "is not authorized to perform",
		names: "key",
		what: "the key may not do {action} with the bucket's encryption key",
		cause: "The bucket is encrypted with a KMS key, whose key policy does not let this user use it.",
		remedy: "Allow `kms:GenerateDataKey` and `kms:Decrypt` to the user in the key policy of that KMS key, in the AWS console under KMS, Customer managed keys: the bucket has no say in it.",
		link: kms
	},
	{
		...denied,
		codes: "is not authorized to perform",
		cause: "The policy of its user lacks this action, or limits it to a prefix.",
		remedy: "Allow {action} for the user {permissions} (Studio lists, reads, writes and deletes), or set {prefix} to the folder that the policy allows.",
		blocks: [studioPolicy],
		link: byPolicy
	}
];
const amazonOnly = [
	{
		code: "invalid-access-key",
		phrases: "access key id you provided does not exist",
		codes: "InvalidAccessKeyId | InvalidClientTokenId | UnrecognizedClientException",
		what: "the access key does not exist",
		cause: "It was probably deleted or mistyped, belongs to another provider, or was created a moment ago: Amazon knows a new key only after some seconds.",
		remedy: "Create a key {keys}, store it in {accessKey} and its secret in {secretKey}, and check that {storageProvider} and {endpoint} are those of the key; if it is new, run the job again with `failure-threshold` at 3."
	},
	{
		code: "wrong-endpoint",
		phrases: `
      must be addressed using the specified endpoint | bucket exists in another region |
      location constraint is incompatible | incorrect region, the bucket is not in`,
		codes: "PermanentRedirect | TemporaryRedirect | IllegalLocationConstraint | IncorrectEndpoint | EndpointNotFound",
		vague: "moved permanently | http-301 | http-307",
		what: "the bucket is in another region than the endpoint",
		cause: "The endpoint or the region is not that of the bucket's region.",
		remedy: "Set {region} to the bucket's region (`aws s3api get-bucket-location` tells it), and {endpoint} to {endpointForm} with that region, or to https://s3.amazonaws.com."
	},
	{
		code: "access-denied",
		vague: "AccessDenied | access denied | Forbidden | http-403",
		what: "access is denied",
		cause: "The IAM policy or the bucket policy does not allow it, the key may see one folder only, or may not use the KMS key of the bucket; Amazon says the same of a bucket that does not exist to those who may not list.",
		remedy: "Allow the key to list, read, write and delete {permissions}, as in the policy that follows; where it may see one folder only, set {prefix} to that folder.",
		blocks: [studioPolicy]
	}
];
const aws = [...policies.map((row) => ({
	services: [
		"amazon",
		"wasabi",
		"scaleway",
		"self-hosted"
	],
	...row
})), ...amazonOnly.map((row) => ({
	services: ["amazon"],
	...row
}))];
// lib/errors/azure.js
const common = "https://learn.microsoft.com/rest/api/storageservices/common-rest-api-error-codes";
const on403 = "https://learn.microsoft.com/troubleshoot/azure/azure-storage/blobs/authentication/storage-troubleshoot-403-errors";
const network$1 = "https://learn.microsoft.com/azure/storage/common/storage-network-security";
const azure = [
	{
		code: "authentication-failed",
		phrases: `
      server failed to authenticate the request | authentication information is not given in the correct format |
      mac signature found in the http request * is not the same as any computed signature | signature did not match |
      signature fields not well formed | not a valid base-64 string | illegal base64 data`,
		codes: "AuthenticationFailed | InvalidAuthenticationInfo | NoAuthenticationInformation | SignatureDoesNotMatch",
		vague: "Unauthorized | http-401",
		what: "the account key is not accepted",
		cause: "The key is wrong or was rotated, is that of another storage account, or lost something when it was pasted.",
		remedy: "Copy a current key into {secretKey}, {keys}, and check that {accessKey} is the name of its storage account.",
		link: on403
	},
	{
		code: "authentication-failed",
		phrases: "public access is not permitted",
		codes: "PublicAccessNotPermitted",
		what: "the request reached the storage account without a key",
		cause: "The account key is empty or was not used, and the account allows no public access.",
		remedy: "Copy a current key into {secretKey}, {keys}; public access is not needed.",
		link: on403
	},
	{
		code: "storage-firewall",
		codes: "not authorized to perform this operation | AuthorizationFailure | IpAuthorizationError | NetworkAclDenied",
		what: "the storage account does not let Studio in",
		cause: "Mostly the storage account's firewall, which admits only some networks; seldom the key.",
		remedy: "Allow access from Edge Impulse in the Azure portal under the storage account, Security + networking, Networking; if all networks are allowed there already, copy a current key, {keys}.",
		link: network$1
	},
	{
		code: "storage-firewall",
		phrases: "using this source ip | not authorized * source ip | ip firewall | blocked by the network rules",
		codes: "AuthorizationSourceIPMismatch",
		what: "the storage account does not admit the address that Studio comes from",
		cause: "Its firewall, or a SAS token in the place of the account key, admits only some IP addresses.",
		remedy: "Allow access from Edge Impulse in the Azure portal under the storage account, Security + networking, Networking, and give an account key, not a SAS token, as {secretKey}.",
		link: network$1
	},
	{
		code: "key-access-disabled",
		phrases: `
      key based authentication is not permitted | shared key authorization is not permitted |
      shared key access is disabled`,
		codes: "KeyBasedAuthenticationNotPermitted",
		what: "the storage account does not accept account keys",
		cause: "The setting \"Allow storage account key access\" is off; an Azure policy may switch it off for every account.",
		remedy: "Switch \"Allow storage account key access\" on in the Azure portal under the storage account, Settings, Configuration.",
		link: "https://learn.microsoft.com/azure/storage/common/shared-key-authorization-prevent"
	},
	{
		code: "access-denied",
		phrases: `
      using this permission | using this resource type | using this service |
      not authorized to perform blob overwrites`,
		codes: `
      AuthorizationPermissionMismatch | AuthorizationResourceTypeMismatch | AuthorizationServiceMismatch |
      UnauthorizedBlobOverwrite | InsufficientPermissions`,
		what: "the credentials do not allow all that Studio does",
		cause: "They are those of a SAS token or a role that may not list, read, write and delete; an account key may.",
		remedy: "Store an account key {keys} in {secretKey}.",
		link: on403
	},
	{
		code: "storage-protocol",
		phrases: `
      being accessed does not support http | using this protocol | tls version of the connection is not permitted`,
		codes: "AccountRequiresHttps | AuthorizationProtocolMismatch | TlsVersionNotPermitted",
		what: "the storage account does not accept this kind of connection",
		cause: "It requires https, or a newer TLS version than the one that was used.",
		remedy: "Write {endpoint} with https://; if it is so already, lower \"Minimum TLS version\" to 1.2 in the Azure portal under the storage account, Configuration.",
		link: "https://learn.microsoft.com/azure/storage/common/storage-require-secure-transfer"
	},
	{
		code: "no-such-bucket",
		phrases: `
      specified container does not exist | specified filesystem does not exist | specified resource does not exist`,
		codes: "ContainerNotFound | FilesystemNotFound | ResourceNotFound",
		vague: "NotFound | not found | http-404",
		what: "the container does not exist",
		cause: "Its name is mistyped, or it is in another storage account.",
		remedy: "Set {bucket} to the bare name of the container, and {accessKey} to the name of its storage account."
	},
	{
		code: "account-state",
		phrases: "container is being deleted",
		codes: "ContainerBeingDeleted",
		what: "the container is being deleted",
		cause: "Azure takes at least 30 seconds, and refuses a container of this name until then.",
		remedy: "Wait until the deletion is done, and create the container again."
	},
	{
		code: "account-state",
		phrases: `
      account is disabled | account has been disabled | container has been disabled | disabled by the administrator`,
		codes: "AccountIsDisabled | ContainerDisabled",
		what: "the storage account or the container is disabled",
		cause: "Its subscription has ended or was suspended, or an administrator has disabled it.",
		remedy: "Ask the owner of the Azure subscription to enable it in the Azure portal under Subscriptions.",
		link: "https://learn.microsoft.com/azure/cost-management-billing/manage/subscription-disabled"
	},
	{
		code: "account-state",
		phrases: "in the process of being created | account is being created",
		codes: "AccountBeingCreated",
		what: "the storage account is still being created",
		cause: "Azure needs some minutes for it.",
		remedy: "Wait some minutes, and run the job again later."
	},
	{
		code: "account-state",
		phrases: `
      write operations are not allowed | does not have sufficient permissions to execute | account is read-only |
      read operations are currently disabled`,
		codes: "InsufficientAccountPermissions | ReadOnlyDisabledSubscription",
		what: "the storage account may be read only",
		cause: "A failover is under way, its subscription is disabled, or {endpoint} is the secondary one, which cannot be written.",
		remedy: "Take the primary endpoint of the account, wait for the end of a failover, or have the subscription enabled: Studio needs an account with permission to write."
	},
	{
		code: "invalid-bucket-name",
		phrases: `
      specifed resource name contains invalid characters | specified resource name contains invalid characters |
      specified resource name length is not within the permissible limits | request inputs is out of range`,
		codes: "InvalidResourceName | OutOfRangeInput",
		what: "this is no name that a container can have",
		cause: "Container names are 3 to 63 lower-case letters, digits and hyphens.",
		remedy: "Set {bucket} to the bare name of the container; a path goes to {prefix}.",
		link: "https://learn.microsoft.com/rest/api/storageservices/naming-and-referencing-containers--blobs--and-metadata"
	},
	{
		code: "wrong-endpoint",
		phrases: `
      endpoint does not support blobstorageevents or softdelete | endpoint does not support |
      uri does not represent any resource on the server |
      value for one of the query parameters specified in the request uri is invalid`,
		codes: "EndpointUnsupportedAccountFeatures | InvalidUri | UnsupportedHttpVerb",
		what: "the endpoint is not that of Blob Storage",
		cause: "The endpoint is that of another service of the account (dfs, file, web), or holds the name of the container.",
		remedy: "Set {endpoint} to {endpointForm}, without a path."
	},
	{
		code: "object-locked",
		phrases: `
      immutable due to a policy | immutable due to | legal hold | currently a lease on the | immutability policy`,
		codes: "BlobImmutableDueToPolicy | BlobImmutableDueToLegalHold | LeaseIdMissing | ContainerImmutable",
		what: "the container does not let objects be deleted",
		cause: "Studio writes a small object and deletes it again, which an immutability policy, a legal hold or a lease forbids.",
		remedy: "Take a container without an immutability policy, or remove it (or break the lease) in the Azure portal under the container; a locked policy cannot be removed.",
		link: "https://learn.microsoft.com/azure/storage/blobs/immutable-storage-overview"
	},
	{
		code: "encryption-key",
		phrases: "key vault | customer-managed key | encryption key | encryption scope",
		codes: `
      KeyVaultEncryptionKeyNotFound | KeyVaultAccessTokenCannotBeAcquired | KeyVaultVaultNotFound |
      KeyVaultAccessDenied | EncryptionScopeDisabled`,
		what: "the account's encryption key cannot be used",
		cause: "The customer-managed key in the Key Vault was deleted or disabled, or the account lost its access to the vault.",
		remedy: "Enable the key and the access of the account to it in the Azure portal, under the Key Vault and under the storage account, Encryption.",
		link: "https://learn.microsoft.com/azure/storage/common/customer-managed-keys-overview"
	},
	{
		code: "account-suspended",
		phrases: "subscription is disabled | subscription has been disabled | subscription is not registered",
		codes: "SubscriptionDisabled | DisabledSubscription",
		what: "the Azure subscription is disabled",
		cause: "The subscription has ended, or its spending limit or payment stopped it.",
		remedy: "Ask the owner of the Azure subscription to enable it; the provider of the storage, Azure, tells why it was disabled."
	},
	{
		code: "access-denied",
		vague: "Forbidden | access denied | AccessDenied | http-403",
		what: "access is denied, without a reason",
		cause: "Mostly the storage account's firewall, else a wrong key.",
		remedy: "Allow access from Edge Impulse in the Azure portal under the storage account, Security + networking, Networking; then copy a current key into {secretKey}, {keys}.",
		link: on403
	}
].map((row) => ({
	services: ["azure"],
	link: common,
	...row
}));
// lib/errors/client-side.js
const studio = "https://docs.edgeimpulse.com/studio/organizations/data/cloud-data-storage";
const clientSide = [
	{
		code: "wrong-region",
		phrases: `
      region is missing | missing region in config | must specify a region | could not find region configuration |
      missing region | region is required | region not accepted | is not a valid hostname component |
      unable to find a region via the region provider chain | no regionendpoint or serviceurl configured |
      invalid configuration: missing region | provided region_name * match a supported format |
      invalid region: region was not a valid dns name | must provide an explicit region`,
		codes: "MissingRegion | NoRegionError | InvalidRegionError",
		what: "the region is missing, or is no name of a region",
		cause: "Studio needs a region to sign the request, also for services that have none.",
		remedy: "Set {region} to the storage's region. Regions of {service} are {regions}."
	},
	{
		code: "invalid-access-key",
		phrases: `
      resolved credential object is not valid | missing credentials in config | could not load credentials |
      unable to locate credentials | partial credentials found | no valid providers in chain |
      unable to load * credentials | unable to load credentials | static credentials are empty |
      no credentials present | access key cannot be null | secret key cannot be null | credential is missing |
      credentials are required | credentials are empty | failed to refresh cached credentials |
      get identity: get credentials`,
		codes: `
      CredentialsProviderError | CredentialsError | NoCredentialsError | NoCredentialProviders |
      PartialCredentialsError | EmptyStaticCreds`,
		what: "there is no access key, or no secret",
		cause: "One of the two is empty.",
		remedy: "Store the access key in {accessKey} and its secret in {secretKey}; both are made {keys}."
	},
	{
		code: "invalid-access-key",
		phrases: `
      invalid character in header content | invalid header field value | invalid header value |
      invalid value * for header | illegal header value | illegal character in header`,
		codes: "ERR_INVALID_CHAR",
		what: "the access key holds a character that no key has",
		cause: "A line end, white space or an invisible character was pasted with it, or the region holds one.",
		remedy: "Store the access key again in {accessKey}, alone on one line, and its secret in {secretKey}."
	},
	{
		code: "invalid-endpoint",
		phrases: `
      invalid url | was not a valid uri | invalid endpoint | endpoint * is not valid | unsupported protocol scheme |
      no host in request url | missing scheme | no scheme supplied | no connection adapters were found |
      cannot have fully qualified paths | does not follow ip address or domain name standards |
      only absolute urls are supported | only absolute urls | protocol * not supported |
      first path segment in url cannot contain colon | too many colons in address | invalid port | invalid uri |
      illegal character in authority | request path contains unescaped characters`,
		codes: `
      ERR_INVALID_URL | ERR_INVALID_PROTOCOL | ERR_SOCKET_BAD_PORT | ERR_UNESCAPED_CHARACTERS | MissingSchema |
      InvalidSchema | InvalidEndpoint`,
		what: "the endpoint is not a URL",
		cause: "It lacks its scheme, has another than https and http, or holds something that is no address.",
		remedy: "Write {endpoint} with https:// in front, as {endpointForm}."
	},
	{
		code: "invalid-bucket-name",
		phrases: `
      bucket name shouldnt contain | invalid bucket name | bucket name must match the regex |
      bucket name cannot be empty | bucket name contains invalid characters | bucket name cannot be shorter |
      bucket name should be between | bucket name should not contain | bucket name can be between |
      input http label: bucket | invalid arn | failed to parse arn`,
		codes: "InvalidBucketNameError",
		what: "this is no name that a bucket can have",
		cause: "It is empty, or a URL, an ARN or a path was given as the name.",
		remedy: "Set {bucket} to the bare name; the path goes to {prefix}, the host to {endpoint}."
	}
].map((row) => ({
	link: studio,
	...row
}));
// lib/errors/google.js
const hmac = "https://cloud.google.com/storage/docs/authentication/hmackeys";
const google = [
	{
		code: "invalid-access-key",
		phrases: `
      user id you provided does not exist | access key id you provided does not exist | anonymous caller does not have`,
		codes: "InvalidAccessKeyId",
		what: "the HMAC access id does not exist",
		cause: "The HMAC key was probably deleted or mistyped, or something else than an HMAC key was given: the JSON key of a service account and OAuth clients do not work.",
		remedy: "Create an HMAC key {keys}, and store its access id in {accessKey} and its secret in {secretKey}.",
		link: hmac
	},
	{
		code: "inactive-access-key",
		phrases: "provided security credentials are not valid | hmac key is not active | access key is not active",
		codes: "InvalidSecurity",
		what: "the HMAC key is not active, or is none",
		cause: "The HMAC key was deactivated or created a moment ago, or {accessKey} does not hold the access id of an HMAC key.",
		remedy: "Activate the HMAC key {keys}, which takes a few minutes to work, or create one and store both halves in {accessKey} and {secretKey}.",
		link: hmac
	},
	{
		code: "billing-closed",
		phrases: `
      billing account | closed billing account | billing has not been enabled | billing is disabled |
      requester pays bucket but no user project`,
		codes: "UserProjectAccountProblem | UserProjectMissing | BillingNotEnabled | BillingDisabled",
		what: "billing of the project does not work",
		cause: "The billing account of the project is closed or not linked, or the bucket lets the requester pay.",
		remedy: "Open or link the billing account of the project in the Google Cloud console under Billing, and switch \"Requester pays\" off for the bucket.",
		link: "https://cloud.google.com/billing/docs/how-to/modify-project"
	},
	{
		code: "missing-permission",
		phrases: `
      does not have storage.* access | permission storage.* denied on resource |
      does not have * access to the google cloud storage`,
		what: "the service account may not do {action}",
		cause: "Its role on the bucket is missing or too small.",
		remedy: "Grant the service account of the HMAC key the role Storage Object Admin on the bucket, {permissions}; it holds storage.objects.list, get, create and delete.",
		link: "https://cloud.google.com/storage/docs/access-control/iam-roles"
	},
	{
		code: "key-access-disabled",
		phrases: `
      restrictauthtypes | hmac signed requests | constraints/storage | organization policy | hmac keys are disabled`,
		what: "an organization policy forbids HMAC keys",
		cause: "The constraint storage.restrictAuthTypes of the Google Cloud organization restricts them.",
		remedy: "Ask the administrator of the Google Cloud organization to except the project from the constraint storage.restrictAuthTypes.",
		link: "https://cloud.google.com/storage/docs/org-policy-constraints"
	},
	{
		code: "storage-firewall",
		phrases: "vpc service controls | vpcservicecontrols | prohibited by organizations policy | ip filtering",
		codes: "SecurityPolicyViolated",
		what: "a service perimeter does not let Studio in",
		cause: "VPC Service Controls or the IP filter of the bucket admit only some networks.",
		remedy: "Admit Edge Impulse in the service perimeter, or in the IP filter of the bucket.",
		link: "https://cloud.google.com/vpc-service-controls/docs/troubleshooting"
	},
	{
		code: "account-suspended",
		phrases: `
      account for the specified project has been disabled | project has been disabled | project has been suspended`,
		codes: "AccountProblem | AccountDisabled",
		what: "the project is disabled",
		cause: "Google has disabled the project or its account.",
		remedy: "Ask the provider of the storage, Google Cloud, why the project is disabled."
	},
	{
		code: "account-state",
		phrases: "api has not been used in project | it is disabled. enable it by visiting",
		codes: "AccessNotConfigured | NotSignedUp",
		what: "the Cloud Storage API is not enabled in the project",
		cause: "The project that the HMAC key belongs to does not use Cloud Storage yet.",
		remedy: "Enable the Cloud Storage API of the project: `gcloud services enable storage.googleapis.com`."
	},
	{
		code: "object-locked",
		phrases: `
      is subject to buckets retention policy | retention policy or object retention | retention policy |
      event-based hold | temporary hold | bucket lock`,
		codes: "RetentionPolicyNotMet | ObjectUnderActiveHold",
		what: "a retention policy keeps objects from being deleted",
		cause: "Studio writes a small object and deletes it again, which a retention policy or a hold forbids.",
		remedy: "Take a bucket without a retention policy, or remove it in the Google Cloud console under the bucket, Protection; a locked one cannot be removed.",
		link: "https://cloud.google.com/storage/docs/bucket-lock"
	},
	{
		code: "access-denied",
		vague: "AccessDenied | access denied | Forbidden | http-403 | permission denied | does not have permission",
		what: "access is denied",
		cause: "Google says the same of a wrong secret, of a missing role, and where an organization policy restricts HMAC keys.",
		remedy: "Paste the secret again into {secretKey}; then grant the service account the role Storage Object Admin {permissions}, to list, read, write and delete.",
		link: "https://cloud.google.com/storage/docs/access-control/iam-roles"
	}
].map((row) => ({
	services: ["google"],
	...row
}));
// lib/errors/network-and-tls.js
const reach = "The storage must be reachable from Edge Impulse, on the internet, and not only from this runner.";
const network = [
	{
		code: "account-not-found",
		services: ["azure"],
		phrases: `
      enotfound *.blob.core | enotfound *.dfs.core | lookup *.blob.core | resolve *.blob.core |
      .blob.core * name or service not known | .blob.core * no such host | .blob.core * failed to resolve`,
		codes: "AccountNotFound",
		what: "there is no storage account of this name",
		cause: "The account name is mistyped, or its name is resolved in a private network only.",
		remedy: "Set {accessKey} to the name of the storage account, which is no secret; if it is right, allow access from public networks in the Azure portal under the storage account, Networking."
	},
	{
		code: "host-not-found",
		phrases: `
      inaccessible host | no such host | name or service not known | nodename nor servname provided |
      name resolution | no address associated with hostname | failed to resolve | could not resolve |
      could not be resolved | unable to resolve | getaddrinfo failed | server misbehaving |
      could not connect to the endpoint url | no addresses found | unknown host`,
		codes: `
      ENOTFOUND | EAI_AGAIN | EAI_NODATA | EAI_NONAME | EAI_FAIL | NameResolutionError | UnknownHostException |
      UnknownEndpoint | EndpointConnectionError`,
		what: "the endpoint's host name does not exist",
		cause: "It is mistyped, made from a region that does not exist, or known in a private network only.",
		remedy: "Correct {host}. The form is {endpointForm}, and the name must be known on the public internet."
	},
	{
		code: "connection-refused",
		phrases: "connection refused | actively refused | connect econnrefused",
		codes: "ECONNREFUSED",
		what: "nothing listens at the endpoint",
		cause: "The port is closed, a firewall rejects Edge Impulse, or the address (such as localhost) means another machine there.",
		remedy: `Correct the port of {endpoint}, or open it to Edge Impulse. ${reach}`
	},
	{
		code: "storage-unreachable",
		phrases: `
      timed out | timeout error | i/o timeout | connect timeout | connection timeout | read timeout |
      handshake timeout | request timeout | exceeded the configured * requesttimeout | deadline exceeded |
      no route to host | network is unreachable | host is unreachable | host is down`,
		codes: `
      ETIMEDOUT | ESOCKETTIMEDOUT | ETIMEOUT | EHOSTUNREACH | EHOSTDOWN | ENETUNREACH | ECONNABORTED |
      UND_ERR_CONNECT_TIMEOUT | UND_ERR_HEADERS_TIMEOUT | UND_ERR_BODY_TIMEOUT | ConnectTimeoutError |
      ConnectTimeout | ConnectionTimeout | ReadTimeoutError | TimeoutError`,
		vague: "timeout | unable to reach | unreachable",
		what: "the storage does not answer",
		cause: "A firewall drops what comes from Edge Impulse, the storage is in a private network, or it is down.",
		remedy: `Let Edge Impulse reach the host and port of {endpoint} from the internet. ${reach}`
	},
	{
		code: "storage-unreachable",
		phrases: `
      socket hang up | connection reset | connection was closed | connection closed | connection aborted |
      remote end closed connection | other side closed | forcibly closed by the remote host | server disconnected |
      server closed | premature close | broken pipe | unexpected eof |
      socket disconnected before secure tls connection`,
		codes: `
      ECONNRESET | EPIPE | UND_ERR_SOCKET | ConnectionClosedError | RemoteDisconnected | ERR_STREAM_PREMATURE_CLOSE |
      EOF`,
		vague: `
      fetch failed | NetworkingError | network error | ConnectionError | http client error |
      failed to establish a new connection | max retries exceeded | UnknownHTTPError`,
		what: "the storage closes the connection without an answer",
		cause: "A firewall or a proxy cuts what comes from Edge Impulse, or the scheme does not fit the port: a port that speaks TLS hangs up on http.",
		remedy: `Write {endpoint} with the scheme https:// if its port speaks TLS, and let Edge Impulse reach it. ${reach}`
	}
];
const protocol = [
	{
		code: "storage-protocol",
		phrases: `
      wrong version number | packet length too long | gave http response to https client |
      eof occurred in violation of protocol | unknown protocol | does not look like a tls handshake |
      unrecognized ssl message | plaintext connection | oversized record received | record layer failure |
      ssl routines * http request`,
		codes: `
      EPROTO | WRONG_VERSION_NUMBER | ERR_SSL_WRONG_VERSION_NUMBER | ERR_SSL_PACKET_LENGTH_TOO_LONG |
      ssl_error_rx_record_too_long | RECORD_LAYER_FAILURE`,
		what: "the storage does not speak TLS on this port",
		cause: "The endpoint says https where the port speaks plain http.",
		remedy: "Correct the scheme or the port of {endpoint}: http:// for a port without TLS."
	},
	{
		code: "storage-protocol",
		phrases: `
      client sent an http request to an https server | plain http request was sent to https port |
      speaking plain http to an ssl-enabled server port | requires https |
      this combination of host and port requires tls`,
		what: "the port of the endpoint speaks TLS, and was asked without",
		cause: "The endpoint says http where the port needs https.",
		remedy: "Write {endpoint} with the scheme https://."
	},
	{
		code: "storage-protocol",
		phrases: `
      parse error: expected http | malformed http response | malformed http status | malformed http version |
      bad status line | invalid http version | transport connection broken | received http/0.9 |
      invalid http response | not a valid http`,
		codes: `
      HPE_INVALID_CONSTANT | HPE_INVALID_VERSION | HPE_INVALID_HEADER_TOKEN | HPE_INVALID_STATUS | HPE_CR_EXPECTED |
      BadStatusLine | HTTPParserError`,
		what: "what answers on this port does not speak HTTP",
		cause: "The port is that of another service of the machine, or speaks TLS where the endpoint says http.",
		remedy: "Correct the port of {endpoint} to that of the S3 API, or its scheme to https://."
	},
	{
		code: "storage-protocol",
		phrases: `
      alert handshake failure | handshake failure | ssl alert number 40 | alert protocol version |
      ssl alert number 70 | unrecognized name | ssl alert number 112 | alert internal error | ssl alert number 80 |
      unsupported protocol | no protocols available | no shared cipher | no cipher suite |
      protocol version not supported | received fatal alert | remote error: tls`,
		codes: `
      SSLV3_ALERT_HANDSHAKE_FAILURE | TLSV1_ALERT_PROTOCOL_VERSION | TLSV1_UNRECOGNIZED_NAME |
      TLSV1_ALERT_INTERNAL_ERROR | ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE | ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION |
      ERR_SSL_TLSV1_UNRECOGNIZED_NAME | ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR | ERR_SSL_UNSUPPORTED_PROTOCOL |
      HANDSHAKE_FAILURE`,
		what: "the storage refuses the TLS handshake",
		cause: "It has no certificate for this host: the account id in it is mistyped or new, or the name of the bucket stands in it; a server of its own may also speak a TLS that is too old.",
		remedy: "Set {endpoint} to {endpointForm}, without the name of the bucket; on a server of your own, switch TLS 1.2 or later on."
	},
	{
		code: "storage-protocol",
		phrases: `
      certificate required | bad certificate | ssl alert number 42 | ssl alert number 116 |
      no required ssl certificate was sent`,
		codes: "ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED | TLSV13_ALERT_CERTIFICATE_REQUIRED",
		what: "the storage asks Studio for a client certificate",
		cause: "The server, or the proxy in front of it, admits only clients with a certificate, and Studio has none.",
		remedy: "Switch client certificates (mutual TLS) off at the storage, for this host."
	},
	{
		code: "not-a-storage-api",
		phrases: `
      xml parse error | deserialization error | char * is not expected | unexpected token | is not valid json |
      unexpected end of json | non-whitespace before first tag | unparsable xml | could not parse |
      unable to parse response | failed to parse xml | unclosed root tag | unexpected close tag |
      invalid xml received | expected element type * but have | content is not allowed in prolog |
      root element is missing | data at the root level is invalid | not well-formed (invalid token) | !doctype html |
      s3 api requests must be made to api port | made to api port | failed to sanitize xml | xml syntax error |
      text/html`,
		codes: "XMLParserError | ResponseParserError | UnexpectedContentType",
		vague: "html | nginx | http-302",
		what: "what answers at the endpoint is no storage API",
		cause: "It is a web console, a proxy or a login page.",
		remedy: "Set {endpoint} to {endpointForm}, and not to a web page or console: with MinIO the S3 API has port 9000, and the console another one."
	}
];
const certificates = [
	{
		code: "storage-certificate",
		phrases: "certificate has expired | certificate expired | certificate is expired | not yet valid",
		codes: "CERT_HAS_EXPIRED | CERT_NOT_YET_VALID | CERTIFICATE_EXPIRED",
		what: "the storage's certificate has expired, or is not valid yet",
		cause: "It was not renewed, the server was not restarted after it was, or the clock of a server is wrong.",
		remedy: "Renew the certificate at the storage, and restart what serves it."
	},
	{
		code: "storage-certificate",
		phrases: `
      certificates altnames | match certificates altnames | doesnt match either of | hostname mismatch |
      ip address mismatch | certificate is not valid for | certificate is valid for | contain any ip sans |
      no alternative certificate subject name | no subject alternative | cannot be verified for name |
      legacy common name | certificate name mismatch`,
		codes: "ERR_TLS_CERT_ALTNAME_INVALID | HOSTNAME_MISMATCH",
		what: "the storage's certificate is for another name than the endpoint's",
		cause: "The endpoint has another host than the certificate, such as an IP address, or holds the name of the bucket, too.",
		remedy: "Set {endpoint} to a name that the certificate holds, without the name of the bucket, or give the storage a certificate for the name that is in it."
	},
	{
		code: "storage-certificate",
		phrases: `
      certificates altnames: host: *.amazonaws.com. is not in | is not in the certs altnames: dns:*.amazonaws.com |
      doesnt match either of *.amazonaws.com | certificate is valid for *.amazonaws.com`,
		services: ["amazon"],
		what: "Amazon's certificate does not hold the name that was asked for",
		cause: "The endpoint holds the name of the bucket, the region is not one, or the name of the bucket has dots in it, which no certificate can cover.",
		remedy: "Set {endpoint} to the bare host, {endpointForm}, without the bucket, and {region} to a region of Amazon; a bucket with dots in its name needs an endpoint with its region."
	},
	{
		code: "storage-certificate",
		phrases: `
      self signed | self-signed | unable to verify the first certificate | unable to get local issuer certificate |
      unable to get issuer certificate | signed by unknown authority | unable to find valid certification path |
      certificate is not trusted | certificate is untrusted |
      certificate chain was issued by an authority that is not trusted | remote certificate is invalid | unknown ca |
      certificate revoked | unsuitable certificate purpose | certificate key too weak`,
		codes: `
      certificate verify failed | certificate verification failure | path building failed | ssl validation failed |
      x509 | DEPTH_ZERO_SELF_SIGNED_CERT | SELF_SIGNED_CERT_IN_CHAIN | UNABLE_TO_VERIFY_LEAF_SIGNATURE |
      UNABLE_TO_GET_ISSUER_CERT | UNABLE_TO_GET_ISSUER_CERT_LOCALLY | CERTIFICATE_VERIFY_FAILED |
      SSLCertVerificationError | CERT_UNTRUSTED | CERT_REVOKED | CERT_SIGNATURE_FAILURE | INVALID_PURPOSE | INVALID_CA`,
		vague: "SSLError | SSLHandshakeException | CertificateError | ssl error",
		what: "the storage's certificate cannot be trusted",
		cause: "It is self-signed, comes from a private authority, or is sent without its intermediate certificates.",
		remedy: "Give the storage a certificate of a public authority, with its whole chain, for the name in {endpoint}."
	}
];
const diagnosis_link = "https://docs.edgeimpulse.com/studio/organizations/data/cloud-data-storage";
const networkAndTls = [
	...network,
	...protocol,
	...certificates
].map((row) => ({
	link: diagnosis_link,
	...row
}));
// lib/errors/s3.js
const diagnosis_all = Object.keys(external_index_js_namespaceObject.storageServices);
const notAzure = diagnosis_all.filter((service) => service !== "azure");
const keys = [
	{
		code: "temporary-credentials",
		accessKey: "ASIA",
		phrases: "access key id you provided does not exist",
		codes: "InvalidAccessKeyId | InvalidClientTokenId",
		what: "the access key is a temporary one",
		cause: "Access keys that begin with ASIA come from a session (SSO, STS) and work only with a session token, which Studio does not take.",
		remedy: "Create a long-term access key of an IAM user {keys}, and store it in {accessKey} and {secretKey}.",
		link: "https://docs.edgeimpulse.com/studio/organizations/data/cloud-data-storage"
	},
	{
		code: "temporary-credentials",
		phrases: `
      provided token has expired | provided token is malformed | provided token must be refreshed |
      security token included in the request | session token | token has expired | token is expired |
      security token * expired`,
		codes: `
      ExpiredToken | InvalidToken | InvalidTokenId | TokenRefreshRequired | SecurityTokenExpired |
      InvalidSecurityToken`,
		what: "the credentials are temporary ones",
		cause: "They come from a session (SSO, STS), which has expired or whose token is missing.",
		remedy: "Create a long-term access key {keys} (at Amazon that of an IAM user), and store it in {accessKey} and {secretKey}.",
		link: "https://docs.edgeimpulse.com/studio/organizations/data/cloud-data-storage"
	},
	{
		code: "invalid-access-key",
		phrases: `
      access key id you provided does not exist | does not exist in our records | forbidden: no such key |
      access key not found | access key does not exist | access key was not found | unknown access key |
      invalid access key | no such access key | key id * not found | invalid credentials | bad credentials |
      credentials are not valid | the key * is not valid`,
		codes: `
      InvalidAccessKeyId | InvalidAccessKey | InvalidClientTokenId | UnrecognizedClientException | NoSuchAccessKey |
      InvalidCredentials | InvalidCredential | InvalidSecurity | NotAuthenticated`,
		what: "the access key does not exist",
		cause: "It was probably deleted or mistyped, was created a moment ago, or belongs to another provider or to another region of this one.",
		remedy: "Check that {endpoint} is {endpointForm}, where the key belongs; else create a key {keys}, and store it in {accessKey}, its secret in {secretKey}."
	},
	{
		code: "invalid-access-key",
		services: ["b2"],
		phrases: "malformed access key id | the key * is not valid | application key",
		codes: "InvalidAccessKeyId",
		what: "the access key is not one of this region",
		cause: "It is no application key (the master key does not work with S3), was deleted, or belongs to another region than the endpoint.",
		remedy: "Create an application key {keys}, store its keyID in {accessKey} and the key in {secretKey}, and take {endpoint} from the page of the bucket."
	},
	{
		code: "invalid-access-key",
		phrases: `
      malformed access key id | credential access key has length | access key has length |
      access key length should be | credential is mal-formed | credential is malformed | non-empty access key |
      access key (akid) must be provided | your-akid | invalid credential | authorization component * is malformed |
      one and only one (space) required | authorization header is invalid | authorization header requires |
      incomplete signature | access key is empty | missing authentication token | access denied: missing credentials`,
		codes: "IncompleteSignature | MissingAuthenticationToken | MissingSecurityHeader | MissingSecurityElement",
		what: "the access key is not in the form that the storage expects",
		cause: "It is empty, incomplete, has white space or a line end in it, is of another kind, or was swapped with the secret.",
		remedy: "Store the access key's id in {accessKey} and its secret in {secretKey}, each alone on one line; both are made {keys}. With Backblaze B2 the id is the keyID of an application key, with Cloudflare R2 the one of 32 characters."
	},
	{
		code: "invalid-access-key",
		phrases: "requires setting up seaweedfs s3 authentication | no identities | authentication is not configured",
		what: "the server knows no access keys at all",
		cause: "No identity, that is no pair of access key and secret, is configured on the server.",
		remedy: "Configure an identity on the server (SeaweedFS: `s3.configure` in `weed shell`), and store its key in {accessKey} and {secretKey}."
	},
	{
		code: "invalid-access-key",
		vague: `
      Unauthorized | http-401 | authentication failed | AuthenticationFailed | authentication required | AuthFailure |
      requires authentication | could not verify that you are authorized`,
		what: "the credentials are not accepted",
		cause: "The access key or its secret is wrong or was deleted, or the endpoint is not that of the S3 API.",
		remedy: "Store the key and the secret again in {accessKey} and {secretKey}, or create a new pair {keys}; check that {endpoint} is {endpointForm}."
	},
	{
		code: "inactive-access-key",
		phrases: `
      your account is disabled | account is disabled | user is disabled | access key is disabled |
      access key is inactive | access key * is disabled | access key * is inactive | access key * has been disabled |
      access key id is disabled | access key id is inactive | access key is not active | key is inactive |
      key has been disabled | key has expired | access key has expired | application key has expired`,
		codes: `
      InactiveAccessKey | AccessKeyDisabled | AccessKeyInactive | DisabledAccessKey | InvalidAccessKeyId.Inactive`,
		what: "the access key, or the user that it belongs to, is disabled",
		cause: "Somebody has disabled the user or the key, or it has expired: a new key of a disabled user is disabled, too.",
		remedy: "Ask the administrator of the storage to enable the user or the key {keys} (MinIO: `mc admin user enable`), or take the key of another user for {accessKey} and {secretKey}."
	},
	{
		code: "signature-mismatch",
		phrases: `
      signature we calculated does not match | forbidden: invalid signature | invalid signature | signature mismatch |
      signature does not match | signature validation failed | bad signature | invalid secret key |
      required information to complete authentication was not provided`,
		codes: "SignatureDoesNotMatch | InvalidSignature | SignatureMismatch | XMinioSignatureMismatch",
		what: "the secret does not belong to the access key",
		cause: "The secret is that of another key, or something was lost or added when it was pasted.",
		remedy: "Paste the secret again into {secretKey}, or create a new key {keys} and store both halves."
	}
];
const places = [
	{
		code: "wrong-region",
		names: "region",
		phrases: "is wrong; expecting | bucket is in this region | please use region | the region is wrong; expecting",
		what: "the bucket is in the region {namedRegion}, and the request was made for another",
		cause: "The region is wrong or missing.",
		remedy: "Set {region} to {namedRegion}, and {endpoint} to that region where it names one."
	},
	{
		code: "wrong-region",
		phrases: `
      region is wrong | region does not match | region mismatch | unexpected scope | region name * is not valid |
      region name * is incorrect | region * is incorrect | region * is not valid | non-empty region |
      scoped to a valid region | invalid region | location-constraint is not valid |
      location constraint is not valid | scope is not valid | invalid credential scope | region must be specified |
      must be one of: wnam | unknown region`,
		codes: `
      AuthorizationHeaderMalformed | AuthorizationQueryParametersError | InvalidRegion | InvalidRegionName |
      InvalidLocationConstraint`,
		vague: "silent-400",
		what: "the request was made for another region than the one of the storage",
		cause: "The region is wrong or missing, or the endpoint is that of another region; seldom it is the access key that is malformed.",
		remedy: "Set {region} to the storage's region, and {endpoint} to {endpointForm}; then check {accessKey}. Regions of {service} are {regions}."
	},
	{
		code: "wrong-region",
		services: ["r2"],
		phrases: "region name * is not valid | must be one of: wnam",
		codes: "InvalidRegionName | AuthorizationHeaderMalformed",
		what: "this is no region of R2",
		cause: "R2 has no regions to choose from.",
		remedy: "Set {region} to `auto`."
	},
	{
		code: "wrong-region",
		phrases: "secret key required to complete authentication could not be found",
		what: "the key is not known in this region",
		cause: "The region is missing or wrong, or {accessKey} does not hold a customer secret key of this tenancy.",
		remedy: "Set {region} to the bucket's region, which at Oracle is written as `eu-frankfurt-1` and must be given, and {endpoint} to that region; then create a customer secret key {keys}."
	},
	{
		code: "wrong-endpoint",
		phrases: `
      must be addressed using the specified endpoint | bucket exists in another region |
      location constraint is incompatible | incorrect region, the bucket is not in | namespace * not found`,
		codes: `
      PermanentRedirect | TemporaryRedirect | IllegalLocationConstraint | IncorrectEndpoint | EndpointNotFound |
      BucketRegionError | NamespaceNotFound`,
		vague: "moved permanently | http-301 | http-307",
		what: "the bucket is at another endpoint of the service",
		cause: "The endpoint is that of another region, or of another service: then it was not the endpoint that was meant.",
		remedy: "Set {endpoint} to {endpointForm}, as the page of the bucket shows it, and {region} to the bucket's region."
	},
	{
		code: "wrong-endpoint",
		phrases: "specified method is not allowed against this resource | method not allowed",
		codes: "MethodNotAllowed",
		vague: "http-405",
		what: "the endpoint is not that of the S3 API",
		cause: "It is the address of a web site that the bucket serves, of a console, or of a proxy in front of the storage.",
		remedy: "Set {endpoint} to {endpointForm}, and {region} to its region."
	},
	{
		code: "wrong-endpoint",
		phrases: `
      please use virtual hosted style | virtual hosted style | virtual-hosted style | path-style * not supported |
      path style * not supported`,
		codes: "SecondLevelDomainForbidden | PathStyleDomainForbidden | InvalidHostHeader",
		what: "this endpoint takes the name of the bucket in the host only",
		cause: "The service refuses path-style addresses at this endpoint, which serves its own API.",
		remedy: "Set {endpoint} to the S3-compatible endpoint of the service (Alibaba: https://s3.oss-<region>.aliyuncs.com); if it has none, virtual hosted addresses have to be switched on at the storage."
	},
	{
		code: "wrong-endpoint",
		phrases: "specified key does not exist",
		codes: "NoSuchKey",
		what: "the storage looked for an object instead of listing the bucket",
		cause: "The endpoint ends in the name of the bucket, or is that of another location: Studio adds the name of the bucket itself.",
		remedy: "Set {endpoint} to {endpointForm}, without the name of the bucket, and {bucket} to that name."
	},
	{
		code: "no-such-bucket",
		phrases: `
      specified bucket does not exist | bucket not found | bucket does not exist | no such bucket |
      bucket * does not exist | bucket * not found | bucket * is not found |
      bucket you access does not belong to you | does not belong to you`,
		codes: "NoSuchBucket | BucketNotFound | NoSuchContainer | NoSuchTenant",
		what: "the bucket does not exist",
		cause: "Its name is mistyped, it was deleted, or it is at another endpoint or in another account.",
		remedy: "Correct {bucket}, or {endpoint} where the bucket is elsewhere ({endpointForm})."
	},
	{
		code: "no-such-bucket",
		vague: "NotFound | not found | http-404 | ResourceNotFound",
		what: "there is no such bucket at this endpoint, or no storage",
		cause: "The storage gave no more than \"not found\": the name of the bucket is mistyped, or what answers at the endpoint is a web server, or the endpoint has a path in it.",
		remedy: "Correct {bucket}; then check that {endpoint} is {endpointForm}."
	},
	{
		code: "invalid-bucket-name",
		phrases: `
      specified bucket is not valid | bucket name is invalid | bucket name is not valid |
      not parse the specified uri | bucket name must`,
		codes: "InvalidBucketName | InvalidURI",
		vague: "bucket name",
		what: "this is no name that a bucket can have",
		cause: "A URL, an ARN or a path was probably given as the name.",
		remedy: "Set {bucket} to the bare name; the path goes to {prefix}, the host to {endpoint}."
	}
];
const states = [
	{
		code: "clock-skew",
		phrases: `
      difference between the request time | date is too old | date is too new | date is in the future |
      request is not valid yet | signature not yet current | signature expired | request has expired |
      request expired | request is expired | too far in the | times are too far apart`,
		codes: "RequestTimeTooSkewed | RequestExpired | ExpiredRequest | RequestInTheFuture | InvalidRequestTime",
		what: "the clocks of Studio and the storage are too far apart",
		cause: "The clock of a self-hosted storage is wrong.",
		remedy: "Correct the clock of the storage server: it should follow NTP."
	},
	{
		code: "account-suspended",
		phrases: `
      all access to this * has been disabled | problem with your * account | problem with your account |
      is not signed up | not signed up for | user is suspended | user suspended | account has been suspended |
      account is suspended | account suspended | account is locked | account is overdue | overdue payment |
      in arrears | trial has expired | please enable r2 | payment required`,
		codes: `
      AllAccessDisabled | AccountProblem | NotSignedUp | InvalidPayer | UserSuspended | UserDisable | UserDisabled |
      AccountSuspended | AccountDisabled | AccountOverdue | NotEntitled | PaymentRequired`,
		vague: "http-402",
		what: "the account or the bucket is suspended",
		cause: "The provider has disabled it, often for billing, or it has not been activated; or the bucket belongs to somebody else.",
		remedy: "Ask the provider of the storage, or on a server of one's own its administrator, to enable the account; check {bucket}."
	},
	{
		code: "account-state",
		phrases: `
      not valid for the objects storage class | bucket is being created | bucket is being deleted |
      bucket is read-only | bucket is read only | bucket is disabled | bucket is frozen | bucket is archived |
      read-only mode | read only mode | under maintenance | not yet activated |
      conflicting conditional operation is currently in progress`,
		codes: `
      InvalidObjectState | InvalidBucketState | BucketNotReady | BucketDisabled | BucketReadOnly | OperationAborted |
      PendingActivation`,
		what: "the bucket or its account is in a state that does not allow this",
		cause: "It is being created or deleted, archived, read only, or under maintenance.",
		remedy: "Wait until the change is done, and run the job again later; if the state stays, change it at the storage: it must take writing."
	},
	{
		code: "quota-exceeded",
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
		vague: "http-507",
		what: "the storage is full, or a quota is used up",
		cause: "Studio writes a small object to verify, and the quota of the bucket or the account, its spending cap, or the disk of the server leaves no room.",
		remedy: "At {service}, delete objects that are not needed, raise the quota or the cap, or add disk space."
	},
	{
		code: "object-locked",
		phrases: `
      protected by object lock | object lock | object is locked | object locked | worm protected | worm | legal hold |
      under retention | retention period | retention policy | governance mode | compliance mode | is immutable |
      immutable object`,
		codes: `
      ObjectLocked | FileImmutable | FileAlreadyExistsAndImmutable | RetentionPolicyNotMet | ObjectUnderRetention |
      BucketLocked | ObjectImmutable | XMinioObjectLocked`,
		what: "the bucket does not let objects be deleted",
		cause: "Studio writes a small object and deletes it again, which Object Lock, WORM protection or a retention rule forbids: such a bucket can never be verified.",
		remedy: "Take a bucket without Object Lock, or remove its default retention and the legal hold at the storage; a retention in compliance mode cannot be removed.",
		link: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html"
	},
	{
		code: "encryption-key",
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
		cause: "The KMS key that encrypts the bucket is disabled, deleted, in another region, or does not admit this user.",
		remedy: "Enable the KMS key at {service} and let the user of the access key use it, in the policy of the key and not of the bucket; or choose another key as the default encryption of the bucket.",
		link: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html"
	},
	{
		code: "storage-firewall",
		phrases: `
      source ip | client ip | your ip | ip address * not allowed | ip address * is not | ip is not allowed |
      ip not allowed | ip whitelist | ip allowlist | firewall`,
		codes: "AccessDeniedByFirewall | IpNotAllowed",
		what: "the storage does not admit the address that Studio comes from",
		cause: "A firewall or a rule of the bucket admits only some IP addresses.",
		remedy: "Admit Edge Impulse in the firewall or the IP rules of the storage, {permissions}."
	},
	{
		code: "not-supported",
		phrases: `
      functionality that is not implemented | not implemented | does not allow acls | bucket does not allow acls |
      blocked upload requests that specify server side encryption | this bucket has blocked upload requests |
      authorization mechanism you have provided is not supported | unsupported header | payload trailer |
      unsupported signature | is not supported by this server`,
		codes: `
      NotImplemented | AccessControlListNotSupported | UnsupportedHeader | UnsupportedSignature |
      InvalidEncryptionAlgorithmError`,
		vague: "http-501",
		what: "the storage does not support something that Studio asks for",
		cause: "The storage lacks a feature of the S3 API (a checksum, a signature, a header), or a setting of the bucket forbids it, such as its object ownership for ACLs or its encryption types.",
		remedy: "Bring the server up to date; at Amazon, change the object ownership (ACLs) or the allowed encryption of the bucket. If that does not help, report it with {issueForm}."
	},
	{
		code: "storage-proxy",
		phrases: `
      headers present in the request which were not signed | content-sha256 * does not match |
      content-md5 you specified did not match | must provide the content-length |
      did not provide the number of bytes specified | request entity too large | header or cookie too large |
      attention required! | request blocked | error code: 1020`,
		codes: "XAmzContentSHA256Mismatch | BadDigest | IncompleteBody | MissingContentLength",
		vague: "http-413 | http-407",
		what: "something between Studio and the storage changes or refuses the request",
		cause: "A reverse proxy, a CDN or a web application firewall in front of the storage adds or removes headers, or blocks: no permission helps against it.",
		remedy: "Let the proxy pass on Host and all headers as they come, without rewriting the path and with no limit for the body, or set {endpoint} to the storage itself."
	}
];
const denials = [{
	code: "access-denied",
	phrases: `
      operation is not allowed for this key | not entitled | use of objects is not allowed by this account |
      have no right to access`,
	codes: "InsufficientPermissions | PermissionDenied | OperationNotAllowed | NotAuthorized",
	vague: `
      AccessDenied | access denied | Forbidden | AccessForbidden | http-403 | insufficient permissions |
      insufficient privileges | permission denied | do not have permission | does not have permission |
      not authorized to access | is not authorized | operation not permitted`,
	what: "access is denied",
	cause: "The key may not list, read, write or delete in this bucket, may see one folder only, or the bucket is at another endpoint of the service.",
	remedy: "Allow the key to list, read, write and delete {permissions}; where it may see one folder only, set {prefix} to that folder. Check that {endpoint} is that of the region of the bucket."
}];
const busy = [{
	code: "storage-busy",
	services: diagnosis_all,
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
	vague: "http-500 | http-502 | http-503 | http-504 | http-429 | please try again | try again later | please retry",
	what: "the storage is busy",
	cause: "The storage is overloaded, starting, or failed for a moment.",
	remedy: "Run the job again later; in scheduled checks set `failure-threshold` to 3."
}];
const s3 = [...[
	...keys,
	...places,
	...states,
	...denials
].map((row) => ({
	services: notAzure,
	...row
})), ...busy];
// lib/errors/storage-errors.js
const storageErrors = [
	...aws,
	...google,
	...azure,
	...s3,
	...clientSide,
	...networkAndTls
];
// lib/errors/matching.js
const LONGEST = 8192;
const GAP = 100;
function searched(said, names) {
	const text = withoutEntities(said.slice(0, LONGEST));
	const status = /(?:^|\(|\b(?:status(?: ?code)?|http(?:\/[\d.]{1,3})?|code|error|response|returned)\W{1,4})([345]\d\d)(?!\w)/i.exec(text)?.[1];
	const silent = isSilent(text);
	const marks = [status && ` http-${status}`, silent && ` silent-${status ?? (/bad ?request/i.test(text) ? "400" : "")}`];
	return {
		whole: plain(text).replaceAll("_", " "),
		nameless: plain(withoutNames(text, names) + marks.filter(Boolean).join("")),
		silent,
		named: {
			region: /(?:expecting|this region:|use region)\W{0,6}([a-z0-9][\w-]{0,62})/i.exec(text)?.[1],
			action: (/perform:?\W{0,3}([a-z0-9-]{2,40}:[a-z]{2,60})/i.exec(text) ?? /\b(storage\.[a-z]{2,30}\.[a-z]{2,30})\b/i.exec(text))?.[1]
		}
	};
}
function withoutEntities(text) {
	return text.replace(/&(?:#0{0,8}3[49]|#x0{0,8}2[27]|apos|quot);/gi, "\"").replace(/&lt;/gi, "<").replace(/&gt;/gi, ">").replace(/&amp;/gi, "&");
}
function plain(text) {
	return text.replace(/['"`´‘’“”\\]/g, "").replace(/[\s<>]+/g, " ").toLowerCase();
}
function withoutNames(text, names) {
	const rest = text.replace(/\barn:[^\s"'<>]+/g, "#").replace(/\b[a-z][a-z0-9+-]{0,20}:\/\/[^\s"'<>]+/gi, "#").replace(/(?<![\w.-])[\w-]+(?:\.[\w-]+)+/g, (dotted) => isHost(dotted) ? "#" : dotted);
	return names.filter((name) => name !== "" && name.length <= text.length).reduce((before, name) => before.replace(new RegExp(`(?<![\\w-])${RegExp.escape(name)}(?![\\w-])`, "g"), "#"), rest);
}
function isHost(dotted) {
	return !/(?:exception|error|fault)$|[a-z][A-Z]|\.[A-Z][a-z]+$/.test(dotted) && !/exception$/i.test(dotted);
}
const fillers = new Set("unknownerror unknown error null undefined none badrequest bad request status code http response".split(" "));
function isSilent(text) {
	return (text.replace(/request ?-?id.*/is, "").replace(/an error occurred|when calling the \w+ operation/gi, "").match(/[a-z]+/gi) ?? []).every((word) => fillers.has(word.toLowerCase()));
}
const compiled = storageErrors.map((row) => ({
	row,
	needles: [
		row.vague,
		row.codes,
		row.phrases
	].flatMap(needlesIn)
}));
function needlesIn(wordings, rank) {
	return (plain(wordings ?? "").match(/[^|]+/g) ?? []).map((each) => {
		const text = each.trim();
		const isCode = !text.includes(" ");
		return {
			parts: (isCode ? text : text.replaceAll("_", " ")).split("*"),
			isCode,
			weight: rank * 1e3 + text.length
		};
	});
}
function bestRow(text, service, accessKey) {
	let best = { weight: Number.NEGATIVE_INFINITY };
	for (const { row, needles } of compiled) {
		if (!applies(row, text, service, accessKey)) continue;
		const preferred = preference(row, service);
		for (const { parts, isCode, weight } of needles) {
			if (weight + preferred <= best.weight || !contains(isCode ? text.nameless : text.whole, parts, isCode)) continue;
			best = {
				row,
				weight: weight + preferred
			};
		}
	}
	return best.row;
}
function applies({ services, names, accessKey: start = "" }, text, service, accessKey) {
	if (services && service !== "unknown" && !services.includes(service)) return false;
	if (names === "region" && !text.named.region) return false;
	if (names === "key" && !text.named.action?.toLowerCase().startsWith("kms:")) return false;
	return accessKey.startsWith(start);
}
function preference({ services, names, accessKey }, service) {
	const share = (services?.length ?? 100) / 1e3;
	return (names || accessKey ? 500 : 0) + (service === "unknown" ? share : -share);
}
function contains(text, [first = "", ...rest], isCode) {
	const before = isCode ? /(?:^|[^a-z0-9])(?:err|xminio)?$/ : /(?:^|[^a-z0-9])$/;
	const after = isCode ? /^(?:exception|error|fault)?(?![a-z0-9])/ : /^(?![a-z0-9])/;
	for (let at = text.indexOf(first); at >= 0; at = text.indexOf(first, at + 1)) {
		let end = at + first.length;
		let last = first;
		for (const part of rest) {
			const next = text.indexOf(part, end);
			if (next < 0) return false;
			end = next - end > GAP ? -1 : next + part.length;
			last = part;
			if (end < 0) break;
		}
		if (end < 0) continue;
		const startsWell = !/^[a-z0-9]/.test(first) || before.test(text.slice(Math.max(0, at - 7), at));
		const endsWell = !/[a-z0-9]$/.test(last) || after.test(text.slice(end, end + 10));
		if (startsWell && endsWell) return true;
	}
	return false;
}
// lib/errors/diagnosis.js
const ISSUE_FORM = "https://github.com/your-org/edge-impulse-verify-bucket/issues/new?template=remedy.yml";
const undiagnosed = {
	unknown: {
		what: "the storage service refused",
		cause: "This action does not know the reason that the storage service gave.",
		remedy: "Look the text up in the documentation of {service}. If you find out what it was, report the text and what helped with {issueForm}."
	},
	silent: {
		what: "the storage service refused without a message",
		cause: "The answer had a code at most and no text, as servers answer to a HEAD request, and as consoles and proxies answer that are no storage.",
		remedy: "Check that {endpoint} is {endpointForm}, then {bucket}, then that {accessKey} and {secretKey} belong together. If you find out what it was, report the text and what helped with {issueForm}."
	},
	nothing: {
		what: "Studio gave no reason",
		cause: "Studio could not connect to the storage, and did not say why.",
		remedy: "Check that {endpoint} can be reached from the internet, then {bucket}, {accessKey} and {secretKey}. If you find out what it was, report it with {issueForm}."
	}
};
function diagnose(said, about) {
	const text = (said ?? "").trim();
	const quote = text ? {
		by: "The storage service",
		text
	} : null;
	const found = searched(text, [about?.bucket, about?.storageProvider === "azure" ? about.accessKey : ""].map((name) => name ?? ""));
	const service = about ? (0,external_index_js_namespaceObject.serviceIn)(about) : serviceNamed(text);
	const row = text ? bestRow(found, service, about?.accessKey ?? "") : void 0;
	const code = row?.code ?? "storage-error";
	const explanation = row ?? undiagnosed[text ? found.silent ? "silent" : "unknown" : "nothing"];
	const first = about ? (0,external_index_js_namespaceObject.suspicionsOf)(about, code) : [];
	return new external_index_js_namespaceObject.Failure(code, worded(explanation, first, about, row ? nearest(service, row.services) : service, found), quote);
}
function serviceNamed(text) {
	return (text.slice(0, 8192).match(/(?<![\w.-])[\w-]+(?:\.[\w-]+)+/g) ?? []).map(external_index_js_namespaceObject.serviceAtHost).find((service) => service !== void 0) ?? "unknown";
}
function nearest(service, services) {
	return service === "unknown" && services?.length === 1 ? services[0] ?? service : service;
}
function worded({ what, cause, remedy, blocks, link }, first, about, service, { named }) {
	const { name, endpoint, regions, keys, permissions, link: serviceLink } = external_index_js_namespaceObject.storageServices[service];
	const host = (0,external_index_js_namespaceObject.hostSource)(about);
	const words = {
		...Object.fromEntries(external_index_js_namespaceObject.fields.map((field) => [field, (0,external_index_js_namespaceObject.placeOf)(field, about)])),
		host: host === "endpoint" ? (0,external_index_js_namespaceObject.placeOf)(host, about) : `${(0,external_index_js_namespaceObject.inputOf)(host)}, which the host of the endpoint was made from`,
		service: name,
		endpointForm: endpoint,
		regions,
		keys,
		permissions,
		issueForm: ISSUE_FORM,
		action: named.action ? `\`${named.action}\`` : "what Studio does",
		namedRegion: `\`${named.region}\``,
		bucketName: /^[\w.-]+$/.test(about?.bucket ?? "") ? about?.bucket ?? "" : "BUCKET"
	};
	const fill = (text) => text.replace(/\{(\w+)\}/g, (whole, word) => words[word] ?? whole);
	const isNamed = (field) => remedy.includes(`{${field}}`) || field === host && remedy.includes("{host}");
	const isStudios = external_index_js_namespaceObject.fields.some((field) => (0,external_index_js_namespaceObject.isStored)(field, about) && isNamed(field));
	return {
		what: fill(what),
		cause: fill(cause),
		remedy: [
			...first,
			fill(remedy),
			...isStudios ? [external_index_js_namespaceObject.IN_STUDIO] : []
		].join(" "),
		...blocks && { blocks: blocks.map(fill) },
		link: link ?? serviceLink
	};
}


module.exports = __webpack_exports__;
/******/ })()
;