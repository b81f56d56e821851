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

// lib/errors/amazon.js
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
	what: "the key may not do {action}",
	services: [
		"amazon",
		"wasabi",
		"scaleway",
		"self-hosted"
	],
	link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html"
};
const deniedOnKey = {
	...denied,
	what: "the key may not do {action} with the bucket's encryption key",
	cause: "A KMS key encrypts the bucket, and its key policy does not let this user use it.",
	remedy: `Allow \`kms:GenerateDataKey\` and \`kms:Decrypt\` to the user in the key policy of that KMS key, in the AWS
    console under KMS, Customer managed keys.`
};
const amazon = [
	{
		...denied,
		says: "no identity-based policy allows | explicit deny in an identity-based policy",
		vague: "is not authorized to",
		cause: "The policy of its user lacks this action, denies it, or allows it in one folder only.",
		remedy: `Allow {action} {permissions}, as in the policy that follows. Where the key may see one folder only, set
      {prefix} to that folder.`,
		blocks: [studioPolicy]
	},
	{
		...denied,
		says: "explicit deny in a resource-based policy | explicit deny in a bucket policy | denied by bucket policy",
		vague: "with an explicit deny | explicitly denies access",
		cause: "A policy, mostly that of the bucket, denies it; it may admit only some networks, and no other outweighs it.",
		remedy: `Remove the statement with "Effect": "Deny" from the bucket policy (or the policy of the user), or except
      this key from it.`
	},
	{
		...denied,
		says: "no resource-based policy allows",
		cause: "The bucket belongs to another account, and its bucket policy does not let this user in.",
		remedy: "Allow {action} to the user in the bucket policy, beside the user's own IAM policy."
	},
	{
		...denied,
		says: "service control policy | resource control policy",
		cause: "A policy of the AWS organization (SCP or RCP) forbids it; nothing in this account outweighs it.",
		remedy: `Ask the administrator of your AWS organization to allow {action} in the service control policy or resource
      control policy that the message names.`
	},
	{
		...denied,
		says: "permissions boundary | permission boundary",
		cause: "The permissions boundary of the user does not allow it, whatever its policies say.",
		remedy: "Allow {action} in the permissions boundary of the user, in the AWS console under IAM, Users."
	},
	{
		...denied,
		says: "vpc endpoint policy",
		cause: "The request came through a VPC endpoint whose policy does not allow it.",
		remedy: "Allow {action} in the policy of the VPC endpoint, or set {endpoint} to the public {endpointForm}."
	},
	{
		code: "access-denied",
		services: ["amazon"],
		vague: "access denied | Forbidden | http-403",
		what: "access is denied",
		cause: `A policy does not allow it, the key may see one folder only or not use the KMS key; or there is no such
      bucket.`,
		remedy: `Allow the key to list, read, write and delete {permissions}, as in the policy that follows; where it may see
      one folder only, set {prefix} to that folder.`,
		blocks: [studioPolicy]
	}
];
// lib/errors/azure.js
const firewall = `Allow access from Edge Impulse in the Azure portal under the storage account, Security + networking,
  Networking. If all networks are allowed there, replace {secretKey} with a current account key.`;
const azure = [
	{
		code: "authentication-failed",
		says: `server failed to authenticate the request | authentication information is not given in the correct format |
      mac signature found in the http request * is not the same as any computed signature |
      signature fields not well formed | not a valid base-64 string | AuthenticationFailed |
      InvalidAuthenticationInfo | NoAuthenticationInformation | SignatureDoesNotMatch |
      public access is not permitted | PublicAccessNotPermitted`,
		vague: "Unauthorized | http-401",
		what: "the account key is not accepted",
		cause: "It is empty or wrong, was rotated, or is that of another storage account.",
		remedy: "Replace {secretKey} with a current key ({keys}), and check that {accessKey} is the name of its storage account."
	},
	{
		code: "storage-firewall",
		says: `using this source ip | not authorized * source ip | blocked by the network rules | AuthorizationFailure |
      NetworkAclDenied | AuthorizationSourceIPMismatch`,
		vague: "not authorized to perform this operation",
		what: "the storage account does not let Studio in",
		cause: "Mostly its firewall, which admits only some networks; seldom the key, or a SAS token in its place.",
		remedy: firewall
	},
	{
		code: "access-denied",
		vague: "Forbidden | access denied | http-403",
		what: "access is denied, without a reason",
		cause: "Mostly the storage account's firewall, else a wrong key.",
		remedy: firewall
	},
	{
		code: "access-denied",
		says: `using this permission | InsufficientPermissions | AuthorizationPermissionMismatch |
      AuthorizationResourceTypeMismatch`,
		what: "the credentials do not allow all that Studio does",
		cause: "They are those of a SAS token or a role that may not list, read, write and delete; an account key may.",
		remedy: "Replace {secretKey} with an account key ({keys})."
	},
	{
		code: "key-access-disabled",
		says: `key based authentication is not permitted | shared key authorization is not permitted |
      shared key access is disabled | KeyBasedAuthenticationNotPermitted`,
		what: "the storage account does not accept account keys",
		cause: "The setting \"Allow storage account key access\" is off; an Azure policy may switch it off for every account.",
		remedy: `Switch "Allow storage account key access" on in the Azure portal under the storage account, Settings,
      Configuration.`
	},
	{
		code: "account-not-found",
		says: `enotfound *.blob.core | .blob.core * name or service not known | .blob.core * no such host |
      AccountNotFound`,
		what: "there is no storage account of this name",
		cause: "The account name is mistyped, or is resolved in a private network only.",
		remedy: `Set {accessKey} to the name of the storage account. If it is right, allow access from public networks in the
      Azure portal under the storage account, Networking.`
	}
].map((row) => ({
	services: ["azure"],
	...row
}));
const google = [
	{
		code: "inactive-access-key",
		says: "provided security credentials are not valid | access key is not active | InvalidSecurity",
		what: "the HMAC key is not active, or is none",
		cause: "It was deactivated or made a moment ago, or {accessKey} is not the access id of an HMAC key.",
		remedy: `Activate the HMAC key, which takes some minutes, or create a key {keys}, and replace {keyPair} with it.`
	},
	{
		code: "billing-closed",
		says: `billing account for | closed billing account | billing is not enabled | billing is disabled |
      billing account not in good standing | BillingNotEnabled | BillingDisabled | requester pays bucket |
      UserProjectAccountProblem | UserProjectMissing`,
		what: "billing of the project does not work",
		cause: "The billing account of the project is closed or not linked, or the bucket lets the requester pay.",
		remedy: `Open or link the billing account of the project in the Google Cloud console under Billing, and switch
      "Requester pays" off for the bucket.`
	},
	{
		code: "missing-permission",
		says: `does not have storage.* access | permission storage.* denied on resource |
      does not have * access to the google cloud storage`,
		what: "the service account may not do {action}",
		cause: "Its role on the bucket is missing or too small.",
		remedy: "Grant the service account of the HMAC key the role Storage Object Admin {permissions}."
	},
	{
		code: "key-access-disabled",
		says: "restrictauthtypes | organization policy | hmac keys are disabled",
		what: "an organization policy forbids HMAC keys",
		cause: "The constraint storage.restrictAuthTypes of the Google Cloud organization restricts them.",
		remedy: "Ask the administrator of the Google Cloud organization to except the project from that constraint."
	},
	{
		code: "account-state",
		says: "api has not been used in project | AccessNotConfigured | NotSignedUp",
		what: "the Cloud Storage API is not enabled in the project",
		cause: "The project that the HMAC key belongs to does not use Cloud Storage yet.",
		remedy: "Enable the Cloud Storage API of the project: `gcloud services enable storage.googleapis.com`."
	},
	{
		code: "access-denied",
		vague: "access denied | Forbidden | http-403 | permission denied | does not have permission",
		what: "access is denied",
		cause: "Google says so of a wrong secret, a missing role, and where an organization policy restricts HMAC keys.",
		remedy: `Paste the secret again to replace {secretKey}; then grant the service account of the key the role Storage
      Object Admin (list, read, write and delete) {permissions}.`
	}
].map((row) => ({
	services: ["google"],
	...row
}));
// lib/errors/network.js
const rows = [
	{
		code: "invalid-endpoint",
		says: `invalid url | not a valid uri | invalid endpoint | endpoint * is not valid | unsupported protocol scheme |
      missing scheme | no scheme supplied | cannot have fully qualified paths |
      does not follow ip address or domain name standards | protocol * not supported | too many colons in address |
      invalid port | invalid uri`,
		what: "the endpoint is not a URL",
		cause: "It lacks its scheme, has another than https and http, or holds something that is no address.",
		remedy: "Write {endpoint} with https:// in front: {endpointForm}."
	},
	{
		code: "host-not-found",
		says: `inaccessible host | no such host | name or service not known | nodename nor servname | name resolution |
      failed to resolve | could not resolve | unable to resolve | getaddrinfo failed |
      could not connect to the endpoint url | unknown host | ENOTFOUND | EAI_* | EndpointConnectionError`,
		what: "the endpoint's host name does not exist",
		cause: "It is mistyped, made from a region that does not exist, or known in a private network only.",
		remedy: "Correct {host}: it should be {endpointForm}, and its name must be known on the public internet."
	},
	{
		code: "connection-refused",
		says: "connection refused | ECONNREFUSED",
		what: "nothing listens at the endpoint",
		cause: "The port is wrong or closed, a firewall rejects Edge Impulse, or the address (localhost) is a private one.",
		remedy: "Correct the port of {endpoint}, or open it to Edge Impulse: that this runner reaches it is not enough."
	},
	{
		code: "storage-unreachable",
		says: `timed out | read timeout | exceeded the configured * requesttimeout | deadline exceeded |
      no route to host | *TIMEDOUT | EHOSTUNREACH | ENETUNREACH | ConnectTimeout | ConnectionTimeout |
      socket hang up | connection reset | connection closed | connection aborted | other side closed |
      forcibly closed | server disconnected | socket disconnected | ECONNRESET | EPIPE | UND_ERR_SOCKET | EOF`,
		vague: `timeout | unable to reach | unreachable | fetch failed | NetworkingError | network error |
      ConnectionError | http client error | establish a new connection | max retries exceeded | UnknownHTTPError`,
		what: "the storage does not answer, or hangs up",
		cause: `A firewall or a private network keeps Edge Impulse out, the storage is down, or the port speaks TLS and was
      asked with http.`,
		remedy: `Let Edge Impulse reach {endpoint}: that this runner reaches it is not enough. If the port speaks TLS, write
      it with https://.`
	},
	{
		code: "storage-protocol",
		says: `wrong version number | packet length too long | gave http response to https client |
      eof occurred in violation of protocol | does not look like a tls handshake | unrecognized ssl message |
      plaintext connection | ssl routines * http request | EPROTO`,
		what: "the storage does not speak TLS on this port",
		cause: "The endpoint says https where the port speaks plain http.",
		remedy: "Write {endpoint} with http://, or with the port that speaks TLS."
	},
	{
		code: "storage-protocol",
		says: `http request to an https server | http request was sent to https port | requires https | requires tls |
      expected http | malformed http | transport connection broken | invalid http response | does not support http |
      AccountRequiresHttps | AuthorizationProtocolMismatch | HPE_*`,
		what: "what answers on this port does not speak plain HTTP",
		cause: "The port needs https where the endpoint says http, or is that of another service of the machine.",
		remedy: "Write {endpoint} with the scheme https://, or with the port of the storage API."
	},
	{
		code: "storage-protocol",
		says: `handshake failure | alert protocol version | unrecognized name | alert internal error |
      ssl alert number * | unsupported protocol | no cipher suite | protocol version not supported |
      remote error: tls | tls version of the connection | TlsVersionNotPermitted`,
		what: "the storage refuses the TLS handshake",
		cause: `It has no certificate for this host (an account id that is mistyped or new, the {container} in the host), or
      speaks another TLS version.`,
		remedy: "Set {endpoint} to {endpointForm}, without the {container}; at the storage, allow TLS 1.2 and later."
	},
	{
		code: "storage-protocol",
		says: `certificate required | bad certificate | ssl alert number 42 | ssl alert number 116 |
      ssl certificate was sent`,
		what: "the storage asks Studio for a client certificate",
		cause: "The server, or the proxy in front of it, admits only clients with a certificate, and Studio has none.",
		remedy: "Switch client certificates (mutual TLS) off at the storage, for this host."
	},
	{
		code: "not-a-storage-api",
		says: `xml parse error | deserialization error | char * is not expected | unexpected token | is not valid json |
      unexpected end of json | non-whitespace before first tag | could not parse | unable to parse response |
      failed to parse xml | expected element type | content is not allowed in prolog | not well-formed |
      made to api port | xml syntax error | XMLParserError | ResponseParserError`,
		vague: "html | nginx | http-302",
		what: "what answers at the endpoint is no storage API",
		cause: "It is a web console, a proxy or a login page.",
		remedy: "Set {endpoint} to {endpointForm}. With MinIO the S3 API has port 9000, and the console another one."
	},
	{
		code: "storage-certificate",
		says: "certificate expired | not yet valid | CERT_HAS_EXPIRED",
		what: "the storage's certificate has expired, or is not valid yet",
		cause: "It was not renewed, the server was not restarted after it was, or the clock of a server is wrong.",
		remedy: "Renew the certificate at the storage, and restart what serves it."
	},
	{
		code: "storage-certificate",
		says: `certificates altnames | certs altnames | doesnt match either of | hostname mismatch | ip address mismatch |
      certificate is not valid for | certificate is valid for | contain any ip sans | no subject alternative |
      ERR_TLS_CERT_ALTNAME_INVALID`,
		what: "the storage's certificate is for another name than the endpoint's",
		cause: "The endpoint has an IP address, a wrong region or the {container} in it, or the {container} a dot in its name.",
		remedy: `Set {endpoint} to a name that the certificate holds ({endpointForm}, without the {container}), or give the
      storage a certificate for the name in it.`
	},
	{
		code: "storage-certificate",
		says: `self signed | self-signed | unable to verify the first certificate | unable to get * issuer certificate |
      signed by unknown authority | valid certification path | certificate is not trusted |
      authority that is not trusted | unknown ca | certificate revoked | x509 | UNABLE_TO_VERIFY_LEAF_SIGNATURE |
      UNABLE_TO_GET_ISSUER_CERT* | SSLCertVerificationError | CERT_*`,
		vague: `certificate verify failed | certificate verification failure | path building failed |
      ssl validation failed | SSLHandshakeException | CertificateError | ssl error`,
		what: "the storage's certificate cannot be trusted",
		cause: "It is self-signed, comes from a private authority, or is sent without its intermediate certificates.",
		remedy: "Give the storage a certificate of a public authority, with its whole chain, for the host of the endpoint."
	}
];
const { link: diagnosis_link } = external_index_js_namespaceObject.storageServices.unknown;
const network = rows.map((row) => ({
	link: diagnosis_link,
	...row
}));
// lib/errors/s3.js
const notAzure = Object.keys(external_index_js_namespaceObject.storageServices).filter((service) => service !== "azure");
const temporaryKey = {
	code: "temporary-credentials",
	says: `provided token must be refreshed | provided token is malformed | security token | session token |
    token has expired | no session policy allows | explicit deny in a session policy | ExpiredToken | InvalidToken |
    InvalidTokenId | TokenRefreshRequired | InvalidSecurityToken`,
	what: "the credentials are temporary ones",
	cause: `They come from a session (SSO, STS; at Amazon the key begins with ASIA) and need a session token, which Studio
    does not take.`,
	remedy: "Create a long-term key (at Amazon, of an IAM user) {keys}, and replace {keyPair} with it."
};
const elsewhere = [
	temporaryKey,
	{
		code: "invalid-access-key",
		says: `access key id you provided does not exist | does not exist in our records | no such key: |
      access key not found | unknown access key | invalid access key | no such access key | invalid credentials |
      credentials are not valid | the key * is not valid | application key | anonymous caller does not have |
      InvalidAccessKeyId | InvalidClientTokenId | UnrecognizedClientException | InvalidCredential | NotAuthenticated`,
		what: "the access key does not exist",
		cause: `It was probably deleted or mistyped, was made a moment ago (Amazon then needs some seconds), or belongs to
      another provider or region.`,
		remedy: "Check that {endpoint} is {endpointForm}. If it is, create a key {keys}, and replace {keyPair} with it."
	},
	{
		code: "invalid-access-key",
		says: "seaweedfs s3 authentication | no identities | authentication is not configured",
		vague: "Unauthorized | InvalidSecurity | http-401 | authentication failed | authentication required | AuthFailure",
		what: "the credentials are not accepted",
		cause: "The access key or its secret is wrong or was deleted, the server knows none, or it is not the S3 API.",
		remedy: "Create a key {keys}, and replace {keyPair} with it. Check that {endpoint} is {endpointForm}."
	},
	{
		code: "inactive-access-key",
		says: `account is disabled | user is disabled | access key * disabled | access key is not active |
      key is disabled | key has expired | InactiveAccessKey | AccessKeyDisabled | InvalidAccessKeyId.Inactive`,
		what: "the access key, or the user that it belongs to, is disabled",
		cause: "Somebody disabled the key or its user, or it has expired; a new key of a disabled user is disabled, too.",
		remedy: `Enable the key or its user {keys} (MinIO: \`mc admin user enable\`), or replace {keyPair} with the key of
      another user.`
	},
	{
		code: "signature-mismatch",
		says: `signature we calculated does not match | invalid signature | signature mismatch |
      signature does not match | signature validation failed | invalid secret key |
      required information to complete authentication was not provided`,
		what: "the secret does not belong to the access key",
		cause: "The secret is that of another key, or something was lost or added when it was pasted.",
		remedy: "Paste the secret again to replace {secretKey}, or create a new key {keys} and replace both halves."
	},
	{
		code: "wrong-region",
		says: "is wrong; expecting | bucket is in this region | please use region",
		what: "the bucket is in the region {namedRegion}, and the request was made for another",
		cause: "The region is wrong or missing.",
		remedy: "Set {region} to {namedRegion}, and {endpoint} to that region where it names one."
	},
	{
		code: "wrong-endpoint",
		says: `must be addressed using the specified endpoint | exists in another region |
      location constraint is incompatible | incorrect region, the bucket is not in | namespace * not found |
      PermanentRedirect | TemporaryRedirect | IllegalLocationConstraint | IncorrectEndpoint | BucketRegionError`,
		vague: "moved permanently | http-301 | http-307",
		what: "the bucket is in another region than the endpoint",
		cause: "The endpoint or the region is not that of the bucket.",
		remedy: "Set {region} to {regions}, and {endpoint} to {endpointForm}."
	},
	{
		code: "clock-skew",
		says: `difference between the request time | date is too old | date is too new | request is not valid yet |
      signature expired | request expired | RequestTimeTooSkewed | ExpiredRequest | InvalidRequestTime`,
		what: "the clocks of Studio and the storage are too far apart",
		cause: "The clock of a self-hosted storage is wrong.",
		remedy: "Correct the clock of the storage server: it should follow NTP."
	},
	{
		code: "quota-exceeded",
		says: `quota | cap exceeded | storage limit | disk full | no space left | storage full |
      minimum free drive threshold | insufficient storage | *QuotaExceeded | *CapExceeded | *LimitExceeded | ENOSPC`,
		vague: "http-507",
		what: "the storage is full, or a quota is used up",
		cause: "Studio writes a small object to verify, and the quota, the spending cap or the disk leaves no room.",
		remedy: "At {service}, delete objects that are not needed, raise the quota or the cap, or add disk space."
	},
	{
		code: "storage-firewall",
		says: `source ip | ip address * not allowed | ip not allowed | ip filtering | firewall | vpc service controls |
      prohibited by organizations policy | SecurityPolicyViolated`,
		what: "the storage does not admit the address that Studio comes from",
		cause: "A firewall, a service perimeter or a rule of the bucket admits only some networks.",
		remedy: "Admit Edge Impulse in the firewall, the service perimeter or the IP rules of the storage."
	},
	{
		code: "not-supported",
		says: `not implemented | does not allow acls | blocked upload requests |
      authorization mechanism you have provided is not supported | unsupported header | payload trailer |
      is not supported by this server | AccessControlListNotSupported`,
		vague: "http-501",
		what: "the storage does not support something that Studio asks for",
		cause: "It lacks a feature of the S3 API, or a setting of the bucket forbids it (ACLs, types of encryption).",
		remedy: `Update the server; at Amazon, change the object ownership (ACLs) or the allowed encryption of the bucket. If
      that does not help, report it with {issueForm}.`
	},
	{
		code: "storage-proxy",
		says: `headers present in the request which were not signed | content-sha256 * does not match |
      content-md5 you specified did not match | must provide the content-length | request entity too large |
      attention required! | request blocked | XAmzContentSHA256Mismatch | BadDigest | MissingContentLength`,
		vague: "http-413 | http-407",
		what: "something between Studio and the storage changes or refuses the request",
		cause: "A proxy, a CDN or a web application firewall in front of it changes headers, or blocks.",
		remedy: `Let the proxy pass on the path, Host and all other headers unchanged, without a limit for the body; or set
      {endpoint} to the storage itself.`
	},
	{
		code: "access-denied",
		says: `operation is not allowed for this key | not entitled | use of objects is not allowed |
      have no right to access | InsufficientPermissions | PermissionDenied | NotAuthorized`,
		vague: `access denied | Forbidden | AccessForbidden | http-403 | insufficient permissions |
      insufficient privileges | permission denied | do not have permission | does not have permission |
      not authorized to access | is not authorized | operation not permitted`,
		what: "access is denied",
		cause: "The key may not list, read, write or delete, may see one folder only, or the bucket is in another region.",
		remedy: `Allow the key to list, read, write and delete {permissions}; where it may see one folder only, set {prefix}
      to that folder. Check that {endpoint} is that of the bucket's region.`
	}
];
const anywhere = [
	{
		code: "account-suspended",
		says: `all access to this * has been disabled | problem with your * account | problem with your account |
      not signed up | user suspended | account suspended | account is locked | overdue payment | please enable r2 |
      payment required | AllAccessDisabled | AccountProblem | InvalidPayer | UserDisable | AccountDisabled |
      AccountOverdue | NotEntitled | account for the specified project is disabled | project has been disabled |
      subscription is disabled | subscription is not registered | DisabledSubscription`,
		vague: "http-402",
		what: "the account or the {container} is suspended",
		cause: "It was disabled, often for billing, or never activated; or the {container} belongs to somebody else.",
		remedy: `Ask the provider of the storage, or the administrator of the server, to enable the account; then check
      {bucket}.`
	},
	{
		code: "account-state",
		says: `being deleted | being created | ContainerBeingDeleted | AccountBeingCreated |
      conflicting conditional operation | BucketNotReady | OperationAborted`,
		what: "the account or the {container} is being created or deleted",
		cause: "Something else changes it at this moment; a deletion takes at least 30 seconds at Azure.",
		remedy: "Wait some minutes, and run the job again later; create the {container} again if it was deleted."
	},
	{
		code: "account-state",
		says: `account is disabled | AccountIsDisabled | container is disabled | ContainerDisabled |
      disabled by the administrator | write operations are not allowed |
      does not have sufficient permissions to execute | InsufficientAccountPermissions |
      ReadOnlyDisabledSubscription | not valid for the objects storage class | is read-only | is read only |
      bucket is disabled | read-only mode | under maintenance | InvalidObjectState | InvalidBucketState`,
		what: "the account or the {container} is disabled, archived or read-only",
		cause: "Somebody or the end of a subscription disabled it, or a failover or maintenance is under way.",
		remedy: "Have the account enabled for reading and writing at the storage, or wait for the end of the maintenance."
	},
	{
		code: "object-locked",
		says: `object lock | object locked | worm | legal hold | retention period | retention policy | compliance mode |
      immutable | event-based hold | bucket lock | lease on the | immutability policy | *Immutable | BlobImmutable* |
      LeaseIdMissing | RetentionPolicyNotMet`,
		what: "the {container} does not let objects be deleted",
		cause: "Studio writes a small object and deletes it again, which a lock, hold, lease or retention rule forbids.",
		remedy: `Use a {container} without object lock, WORM, retention or immutability policy, or remove these at the
      storage; a locked policy or compliance mode cannot be removed.`
	},
	{
		code: "encryption-key",
		says: `kms* | cloud kms | encryption key | customer-managed key | customer managed key | key vault |
      encryption scope | CloudKms* | KeyVault*`,
		what: "the encryption key of the {container} cannot be used",
		cause: "That key was disabled or deleted, is in another region, or its policy does not admit this user.",
		remedy: `Enable that KMS or Key Vault key and let the user of the access key use it in the policy of the key; or
      choose another default encryption for the {container}.`
	},
	{
		code: "invalid-access-key",
		says: `malformed access key id | access key has length | credential is mal-formed | credential is malformed |
      non-empty access key | your-akid | invalid credential | authorization component * is malformed |
      one and only one (space) required | authorization header is invalid | incomplete signature |
      access key is empty | missing authentication token | missing credentials | MissingSecurityHeader |
      credential object is not valid | could not load credentials | locate credentials | unable to load credentials |
      partial credentials found | no valid providers in chain | credentials are empty | CredentialsProviderError |
      CredentialsError | NoCredentialsError | NoCredentialProviders | invalid character in header |
      invalid header field value | ERR_INVALID_CHAR`,
		what: "the access key or its secret is missing or malformed",
		cause: "One of them is empty, has a line end or white space in it, is of another kind, or they were swapped.",
		remedy: "Check {keyPair}: each alone on one line. If they are right, create a key {keys}, and replace both."
	},
	{
		code: "wrong-region",
		says: `region is wrong | region does not match | region mismatch | unexpected scope | region * is incorrect |
      region * is not valid | non-empty region | invalid region | location-constraint is not valid |
      region must be specified | must be one of: wnam | unknown region |
      secret key required to complete authentication could not be found | region is missing | must specify a region |
      find region configuration | missing region | region not accepted | is not a valid hostname component |
      unable to find a region | AuthorizationHeaderMalformed | AuthorizationQueryParametersError | InvalidRegionName |
      NoRegionError`,
		vague: "silent-400",
		what: "the region is missing, or is not that of the storage",
		cause: "The region is wrong or missing, or the endpoint has another one; seldom the access key is malformed.",
		remedy: "Set {region} to {regions}, and {endpoint} to {endpointForm}. Then check {accessKey}."
	},
	{
		code: "wrong-endpoint",
		says: `virtual hosted style | virtual-hosted style | path-style * not supported | SecondLevelDomainForbidden |
      method is not allowed against this resource | method not allowed | specified key does not exist | NoSuchKey |
      endpoint does not support | uri does not represent any resource |
      query parameters specified in the request uri is invalid | EndpointUnsupportedAccountFeatures`,
		vague: "http-405",
		what: "the endpoint is not the one of the storage API",
		cause: `It has the name of the {container} in it, which Studio adds itself, or it is that of a web site, a console, a
      proxy or another API of the service.`,
		remedy: "Set {endpoint} to {endpointForm}, without the {container} or a path."
	},
	{
		code: "no-such-bucket",
		says: `bucket not found | bucket does not exist | no such bucket | bucket * does not exist | bucket * not found |
      does not belong to you | container does not exist | NoSuchContainer | ContainerNotFound | FilesystemNotFound`,
		what: "the {container} does not exist",
		cause: "Its name is mistyped, it was deleted, or it is at another endpoint or in another account.",
		remedy: "Correct {bucket}: it is the bare name of the {container}. Where that is elsewhere, correct {host}, too."
	},
	{
		code: "no-such-bucket",
		vague: "not found | http-404 | resource does not exist | ResourceNotFound",
		what: "there is no such {container} at this endpoint, or no storage",
		cause: "The name is mistyped, or what answers there is a web server: it said no more than \"not found\".",
		remedy: "Correct {bucket}; then check that {host} is {endpointForm}."
	},
	{
		code: "invalid-bucket-name",
		says: `specified bucket is not valid | not parse the specified uri | input http label: bucket |
      resource name contains invalid characters | specifed resource name | request inputs is out of range |
      InvalidURI | InvalidBucketName | InvalidResourceName | OutOfRangeInput`,
		vague: "bucket name",
		what: "this is no name that a {container} can have",
		cause: "It is empty, or a URL, an ARN or a path was given as the name.",
		remedy: "Set {bucket} to the bare name of the {container}; the path goes to {prefix}, the host to {endpoint}."
	},
	{
		code: "storage-busy",
		says: `encountered an internal error | server is busy | unable to handle request | not initialized |
      server is initializing | server is starting | write quorum | too many simultaneous request | too many requests |
      over the account limit | rate limit | request rate | within the timeout period |
      operation could not be completed within the | internal server error | bad gateway | gateway timeout |
      service unavailable | SlowDown | SlowDownRead | SlowDownWrite | ServerBusy | InternalError | OperationTimedOut |
      RequestTimeout | TooManyRequest | Throttling | RequestLimitExceeded | RateLimitExceeded`,
		vague: "http-500 | http-502 | http-503 | http-504 | http-429 | please try again | try again later | please retry",
		what: "the storage is busy",
		cause: "The storage is overloaded, starting, or failed for a moment.",
		remedy: "Run the job again later; in scheduled checks set `failure-threshold` to 3."
	}
];
const s3 = [...elsewhere.map((row) => ({
	services: notAzure,
	...row
})), ...anywhere];
// lib/errors/matching.js
const storageErrors = [
	...amazon,
	...google,
	...azure,
	...s3,
	...network
];
const LONGEST = 8192;
const httpStatus = /(?:^|\(|\b(?:status(?: ?code)?|http(?:\/[\d.]{1,3})?|code|error|response|returned)\W{1,4})([345]\d\d)(?!\w)/i;
function toSearchText(said, names) {
	const text = withoutEntities(said.slice(0, LONGEST));
	const status = httpStatus.exec(text)?.[1];
	const silent = isSilent(text);
	const marks = [...status ? [`http-${status}`] : [], ...silent ? [`silent-${status ?? (/bad ?request/i.test(text) ? "400" : "")}`] : []];
	const nameless = plain([withoutNames(text, names), ...marks].join(" "));
	return {
		text,
		whole: essence(text),
		nameless,
		silent
	};
}
const withoutEntities = (text) => text.replace(/&(?:#0{0,8}3[49]|#x0{0,8}2[27]|apos|quot);/gi, "\"").replace(/&lt;/gi, "<").replace(/&gt;/gi, ">").replace(/&amp;/gi, "&");
const plain = (text) => text.replace(/['"`´‘’“”\\]/g, "").replace(/[\s<>]+/g, " ").toLowerCase();
const stopWords = /(?<![^ ])(?:an?|the|this|that|its|your|is|are|was|were|be|been|being|has|have|had|specified) /g;
const essence = (text) => `${plain(text)} `.replaceAll("_", " ").replace(stopWords, "").trim();
function withoutNames(text, names) {
	const rest = text.replace(/\barn:[^\s"'<>]+/g, "#").replace(/\b[a-z][a-z0-9+-]{0,20}:\/\/[^\s"'<>]+/gi, "#").replace(/(?<![\w.-])[\w-]+(?:\.[\w-]+)+/g, (dotted) => /(?:error|fault)$|[a-z][A-Z]|\.[A-Z][a-z]+$/.test(dotted) || /exception$/i.test(dotted) ? dotted : "#");
	return names.filter((name) => name !== "" && name.length <= text.length).reduce((before, name) => before.replace(new RegExp(`(?<![\\w-])${RegExp.escape(name)}(?![\\w-])`, "g"), "#"), rest);
}
const diagnosis_frame = /request ?-?id.*|an error occurred|when calling the \w+ operation/gis;
const filler = /\b(?:unknown ?|error|null|undefined|none|bad ?|request|status|code|http|response)+\b/gi;
const isSilent = (text) => !/[a-z]/i.test(text.replace(diagnosis_frame, "").replace(filler, ""));
const compiled = storageErrors.map((row) => ({
	row,
	wordings: [...wordingsIn(row.vague, 0), ...wordingsIn(row.says)]
}));
function wordingsIn(wordings = "", rank) {
	return wordings.split("|").flatMap((each) => {
		const text = plain(each).trim();
		return [...new Set([text.includes(" ") ? essence(text) : "", text.replaceAll(" ", "")])].filter(Boolean).map((form) => {
			const isCode = !form.includes(" ");
			const weight = (rank ?? (isCode ? 1 : 2)) * 1e3 + form.length;
			const parts = form.split("*").filter(Boolean);
			return {
				literal: parts[0] ?? "",
				pattern: patternOf(form, parts, isCode),
				isCode,
				weight
			};
		});
	});
}
function patternOf(text, parts, isCode) {
	const start = /^[a-z0-9]/.test(text) ? `(?<![a-z0-9])${isCode ? "(?:err|xminio)?" : ""}` : "";
	const end = /[a-z0-9]$/.test(text) ? `${isCode ? "(?:exception|error|fault)?" : ""}(?![a-z0-9])` : "";
	return new RegExp(start + parts.map(RegExp.escape).join(".{0,100}?") + end);
}
function bestRow(text, service) {
	let best = { weight: Number.NEGATIVE_INFINITY };
	for (const { row, wordings } of compiled) {
		if (row.services && service !== "unknown" && !row.services.includes(service)) continue;
		const share = (row.services?.length ?? 100) / 1e3 * (service === "unknown" ? 1 : -1);
		for (const { literal, pattern, isCode, weight } of wordings) {
			const where = isCode ? text.nameless : text.whole;
			if (weight + share <= best.weight || !where.includes(literal) || !pattern.test(where)) continue;
			best = {
				row,
				weight: weight + share
			};
		}
	}
	return best.row;
}
// lib/errors/diagnosis.js
const ISSUE_FORM = "https://github.com/your-org/edge-impulse-verify-bucket/issues/new?template=remedy.yml";
const undiagnosed = {
	unknown: {
		what: "the storage service refused",
		cause: "This action does not know the reason that the storage service gave.",
		remedy: `Look the text up in the documentation of {service}. If you find out what it was, report the text and what
      helped with {issueForm}.`
	},
	silent: {
		what: "the storage service refused without a message",
		cause: `The answer had a code at most and no text, as servers answer to a HEAD request, and as consoles and proxies
      answer that are no storage.`,
		remedy: `Check that {endpoint} is {endpointForm}, then {bucket}, then that {keyPair} belong together. If you find out
      what it was, report the text and what helped with {issueForm}.`
	},
	nothing: {
		what: "Studio gave no reason",
		cause: "Studio could not connect to the storage, and did not say why.",
		remedy: `Check that {endpoint} can be reached from the internet, then {bucket} and {keyPair}. If you find out what it
      was, report it with {issueForm}.`
	}
};
const IN_STUDIO = " in Studio";
const IN_STUDIO_DATA = `${IN_STUDIO} (under the organization, Data)`;
function diagnose(said, about) {
	const text = (said ?? "").trim();
	const found = toSearchText(text, [about?.bucket ?? "", about?.storageProvider === "azure" ? about.accessKey : ""]);
	const named = namedIn(found.text);
	const service = about ? (0,external_index_js_namespaceObject.serviceOfBucket)(about) : serviceNamed(found.text);
	const row = text ? refine(bestRow(found, service), named, about) : void 0;
	const code = row?.code ?? "storage-error";
	const explanation = row ?? undiagnosed[text ? found.silent ? "silent" : "unknown" : "nothing"];
	const own = row?.services?.length === 1 ? row.services[0] : void 0;
	return new external_index_js_namespaceObject.Failure(code, fillIn(explanation, about, service === "unknown" ? own ?? service : service, named, code), text ? {
		by: "The storage service",
		text
	} : null);
}
function namedIn(text) {
	const region = /(?:expecting|this region:|use region|is in(?= ['"])|<region>)\W{0,6}([a-z0-9][\w-]{0,62})/i.exec(text);
	const host = /endpoint(?:>|\W{0,3}["'])((?:[\w-]+\.)+[\w-]+)/i.exec(text)?.[1] ?? "";
	const action = /perform:?\W{0,3}([a-z0-9-]{2,40}:[a-z]{2,60})|\b(storage\.[a-z]{2,30}\.[a-z]{2,30})\b/i.exec(text);
	return {
		region: region?.[1] ?? (0,external_index_js_namespaceObject.regionAtHost)((0,external_index_js_namespaceObject.serviceAtHost)(host) ?? "unknown", host),
		action: action?.[1] ?? action?.[2]
	};
}
function serviceNamed(text) {
	return (text.match(/(?<![\w.-])[\w-]+(?:\.[\w-]+)+/g) ?? []).map(external_index_js_namespaceObject.serviceAtHost).find((service) => service !== void 0) ?? "unknown";
}
function refine(row, { action }, about) {
	if (row?.code === "invalid-access-key" && about?.accessKey.startsWith("ASIA")) return temporaryKey;
	return (row?.code === "missing-permission" || row?.code === "encryption-key") && /^kms:/i.test(action ?? "") ? deniedOnKey : row;
}
function fillIn({ what, cause, remedy, blocks, link }, about, service, named, code) {
	const its = external_index_js_namespaceObject.storageServices[service];
	const host = (0,external_index_js_namespaceObject.hostSource)(about);
	const region = code.startsWith("wrong-") ? named.region : void 0;
	const words = {
		...Object.fromEntries(external_index_js_namespaceObject.settings.map((field) => [field, (0,external_index_js_namespaceObject.placeOf)(field, about)])),
		host: host === "endpoint" ? (0,external_index_js_namespaceObject.placeOf)(host, about) : `${(0,external_index_js_namespaceObject.placeOf)(host, about)}, which the endpoint was made from`,
		keyPair: keyPair(about),
		container: service === "azure" ? "container" : "bucket",
		service: its.name,
		endpointForm: (service === "self-hosted" ? "the server's S3 API, " : "") + its.endpoint.replace("<region>", region ?? "$&"),
		regions: region ? `\`${region}\`` : its.regions,
		keys: its.keys,
		permissions: its.permissions,
		issueForm: ISSUE_FORM,
		action: named.action ? `\`${named.action}\`` : "what Studio does",
		namedRegion: region ? `\`${region}\`` : "that the message names",
		bucketName: /^[\w.-]+$/.test(about?.bucket ?? "") ? about?.bucket ?? "" : "BUCKET"
	};
	const fill = (text) => text.replace(/\n\s+/g, " ").replace(/\{(\w+)\}/g, (whole, word) => words[word] ?? whole);
	const first = about ? (0,external_index_js_namespaceObject.suspicionsOf)(about, code) : [];
	const [start, ...rest] = fill(remedy).split(IN_STUDIO);
	return {
		what: fill(what),
		cause: fill(cause),
		remedy: [...first, start + (rest.length > 0 ? IN_STUDIO_DATA : "") + rest.join("")].join(" "),
		...blocks && { blocks: blocks.map(fill) },
		link: link ?? its.link
	};
}
const keyPair = (about) => `${(0,external_index_js_namespaceObject.placeOf)("accessKey", about)} and ${(0,external_index_js_namespaceObject.placeOf)("secretKey", about)}`.replace(`${IN_STUDIO} and the secret key`, " and the secret key").replace("secret behind `access-key` and the secret behind", "secrets behind `access-key` and");


module.exports = __webpack_exports__;
/******/ })()
;