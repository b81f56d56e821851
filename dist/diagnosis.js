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
const studioPolicy = `{"Version": "2012-10-17", "Statement": [
  {"Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::{bucketName}"},
  {"Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"],
    "Resource": "arn:aws:s3:::{bucketName}/*"}]}`;
const denied = {
	code: "missing-permission",
	what: "the key may not do {action}",
	services: [
		"amazon",
		"wasabi",
		"scaleway",
		"self-hosted"
	]
};
const deniedOnKey = {
	...denied,
	what: "the key may not do {action} with the bucket's encryption key",
	cause: "A KMS key encrypts the bucket, and its key policy does not allow this user.",
	remedy: "Allow the user `kms:GenerateDataKey` and `kms:Decrypt` in the key policy of that KMS key in the AWS console."
};
const amazon = [
	{
		...denied,
		says: "no identity-based policy allows | explicit deny in identity-based policy",
		vague: "not authorized to",
		cause: "Its user's policy lacks this action, denies it, or allows it in one folder only.",
		remedy: "Allow {action} {permissions}, as in the policy that follows; for a key of one folder, set {prefix} to it.",
		blocks: [studioPolicy]
	},
	{
		...denied,
		says: "explicit deny in resource-based policy | explicit deny in bucket policy | denied by bucket policy",
		vague: "with explicit deny | explicitly denies access",
		cause: "A policy, usually the bucket policy, denies it, perhaps for all but some networks.",
		remedy: "Remove the statement with \"Effect\": \"Deny\" from the bucket policy or the user policy, or except this key."
	},
	{
		...denied,
		says: "no resource-based policy allows",
		cause: "The bucket belongs to another account, and its bucket policy does not allow this user.",
		remedy: "Allow {action} to the user in the bucket policy, beside the user's own IAM policy."
	},
	{
		...denied,
		says: "service control policy | resource control policy",
		cause: "A policy of the AWS organization (SCP or RCP) forbids it, whatever this account allows.",
		remedy: "Ask your AWS administrator to allow {action} in the service control policy or resource control policy."
	},
	{
		...denied,
		says: "permissions boundary | permission boundary",
		cause: "The user's permissions boundary does not allow it, whatever its policies say.",
		remedy: "Allow {action} in the user's permissions boundary, in the AWS console under IAM, Users."
	},
	{
		...denied,
		says: "vpc endpoint policy",
		cause: "The request came through a VPC endpoint whose policy does not allow it.",
		remedy: "Allow {action} in the policy of the VPC endpoint, or set {endpoint} to the public one, {endpointForm}."
	},
	{
		code: "access-denied",
		services: ["amazon"],
		vague: "access denied | Forbidden | http-403",
		what: "access is denied",
		cause: "A policy or the KMS key denies it, the key may see one folder only, or there is no such bucket.",
		remedy: `Allow the key to list, read, write and delete {permissions}, as in the policy that follows; for a key
      of one folder, set {prefix} to it.`,
		blocks: [studioPolicy]
	}
];
// lib/errors/azure.js
const firewall = `Allow Edge Impulse in the Azure portal under the storage account, Networking. If all networks are
  allowed there, replace {secretKey} with a current account key.`;
const azure = [
	{
		code: "authentication-failed",
		says: `failed to authenticate request | authentication information not given | not same as any computed signature |
      signature fields not well formed | not valid base-64 string | AuthenticationFailed | InvalidAuthenticationInfo |
      NoAuthenticationInformation | SignatureDoesNotMatch | public access not permitted`,
		vague: "Unauthorized | http-401",
		what: "the account key is not accepted",
		cause: "It is wrong, was rotated, or is that of another storage account.",
		remedy: "Replace {secretKey} with a current key ({keys}); check that {accessKey} is the name of its account."
	},
	{
		code: "storage-firewall",
		says: `using this source ip | not authorized * source ip | blocked by network rules | AuthorizationFailure |
      NetworkAclDenied | AuthorizationSourceIPMismatch`,
		vague: "not authorized to perform this operation",
		what: "the storage account does not let Studio in",
		cause: "Usually its firewall admits only some networks; rarely, the key is wrong or a SAS token.",
		remedy: firewall
	},
	{
		code: "access-denied",
		vague: "Forbidden | access denied | http-403",
		what: "access is denied, without a reason",
		cause: "It is usually the storage account's firewall, otherwise a wrong key.",
		remedy: firewall
	},
	{
		code: "access-denied",
		says: `using this permission | InsufficientPermissions | AuthorizationPermissionMismatch |
      AuthorizationResourceTypeMismatch`,
		what: "the credentials do not allow all that Studio does",
		cause: "They are a SAS token or a role that may not list, read, write and delete.",
		remedy: "Replace {secretKey} with an account key ({keys})."
	},
	{
		code: "key-access-disabled",
		says: `key based authentication not permitted | shared key authorization not permitted |
      shared key access disabled`,
		what: "the storage account does not accept account keys",
		cause: "The setting \"Allow storage account key access\" is off, perhaps by an Azure policy.",
		remedy: "Switch \"Allow storage account key access\" on in the Azure portal under the storage account, Configuration."
	},
	{
		code: "account-not-found",
		says: `enotfound *.blob.core | .blob.core * name or service not known | .blob.core * no such host |
      AccountNotFound`,
		what: "there is no storage account of this name",
		cause: "The account name is mistyped, or is known in a private network only.",
		remedy: "Correct {accessKey}, the name of the account, or allow public networks in the Azure portal under Networking."
	}
];
// lib/errors/google.js
const google = [
	{
		code: "inactive-access-key",
		says: "provided security credentials not valid | access key not active | InvalidSecurity",
		what: "the HMAC key is not active, or is none",
		cause: "It was deactivated or created a moment ago, or {accessKey} is not the access id of an HMAC key.",
		remedy: "Activate the HMAC key, which takes some minutes, or create a key {keys}, and replace {keyPair}."
	},
	{
		code: "billing-closed",
		says: `billing account for | closed billing account | billing not enabled | billing disabled |
      billing account not in good standing | requester pays bucket | UserProjectAccountProblem | UserProjectMissing`,
		what: "billing of the project does not work",
		cause: "The billing account is closed or not linked, or the bucket lets the requester pay.",
		remedy: "Link an open billing account to the project in the Google Cloud console, or switch \"Requester pays\" off."
	},
	{
		code: "missing-permission",
		says: `does not have storage.* access | permission storage.* denied on resource |
      does not have * access to google cloud storage`,
		what: "the service account may not do {action}",
		cause: "Its role on the bucket is missing or too small.",
		remedy: "Grant the service account of the HMAC key the role Storage Object Admin {permissions}."
	},
	{
		code: "key-access-disabled",
		says: "restrictauthtypes | organization policy | hmac keys disabled",
		what: "an organization policy forbids HMAC keys",
		cause: "The constraint storage.restrictAuthTypes of the organization restricts them.",
		remedy: "Ask the administrator of the Google Cloud organization to except the project from it."
	},
	{
		code: "account-state",
		says: "api not been used in project | AccessNotConfigured | NotSignedUp",
		what: "the Cloud Storage API is not enabled in the project",
		cause: "The project of the HMAC key does not use Cloud Storage yet.",
		remedy: "Enable the Cloud Storage API of the project: `gcloud services enable storage.googleapis.com`."
	},
	{
		code: "access-denied",
		vague: "access denied | Forbidden | http-403 | permission denied | does not have permission",
		what: "access is denied",
		cause: "The secret is wrong, a role is missing, or an organization policy restricts HMAC keys.",
		remedy: `Paste the secret again to replace {secretKey}; then grant the key's service account the role Storage Object
      Admin (list, read, write and delete) {permissions}.`
	}
];
// lib/errors/network.js
const network = [
	{
		code: "invalid-endpoint",
		says: `invalid url | not valid uri | invalid endpoint | endpoint * not valid | unsupported protocol scheme |
      missing scheme | no scheme supplied | cannot have fully qualified paths | does not follow ip address |
      protocol * not supported | too many colons in address | invalid port | invalid uri`,
		what: "the endpoint is not a URL",
		cause: "It lacks its scheme, has another than https and http, or is no address.",
		remedy: "Write {endpoint} with https:// in front: {endpointForm}."
	},
	{
		code: "host-not-found",
		says: `inaccessible host | no such host | name or service not known | nodename nor servname | name resolution |
      failed to resolve | could not resolve | unable to resolve | getaddrinfo failed | connect to endpoint url |
      unknown host | ENOTFOUND | EAI_* | EndpointConnectionError`,
		what: "the endpoint's host name does not exist",
		cause: "It is mistyped, made from a wrong region, or known in a private network only.",
		remedy: "Correct {host}: it should be {endpointForm}, and be known on the public internet."
	},
	{
		code: "connection-refused",
		says: "connection refused | ECONNREFUSED",
		what: "nothing listens at the endpoint",
		cause: "The port is wrong or closed, a firewall rejects Edge Impulse, or the address is private.",
		remedy: "Correct the port of {endpoint}, or open it to Edge Impulse, not only to this runner."
	},
	{
		code: "storage-unreachable",
		says: `timed out | read timeout | exceeded configured * requesttimeout | deadline exceeded | no route to host |
      *TIMEDOUT | EHOSTUNREACH | ENETUNREACH | ConnectTimeout | ConnectionTimeout | socket hang up | connection reset |
      connection closed | connection aborted | other side closed | forcibly closed | server disconnected |
      socket disconnected | ECONNRESET | EPIPE | UND_ERR_SOCKET | EOF`,
		vague: `timeout | unable to reach | unreachable | fetch failed | NetworkingError | network error |
      ConnectionError | http client error | establish new connection | max retries exceeded | UnknownHTTPError`,
		what: "the storage does not answer, or hangs up",
		cause: "A firewall or private network keeps Edge Impulse out, the storage is down, or its port speaks TLS.",
		remedy: "Let Edge Impulse, not only this runner, reach {endpoint}. If the port speaks TLS, write https://."
	},
	{
		code: "storage-protocol",
		says: `wrong version number | packet length too long | gave http response to https client |
      in violation of protocol | does not look like tls handshake | unrecognized ssl message | plaintext connection |
      ssl routines * http request | EPROTO`,
		what: "the storage does not speak TLS on this port",
		cause: "The endpoint says https where the port speaks plain http.",
		remedy: "Write {endpoint} with http://, or with the port that speaks TLS."
	},
	{
		code: "storage-protocol",
		says: `http request to https server | http request sent to https port | requires https | requires tls |
      expected http | malformed http | transport connection broken | invalid http response | does not support http |
      AccountRequiresHttps | AuthorizationProtocolMismatch | HPE_*`,
		what: "this port does not speak plain HTTP",
		cause: "It needs https, or is that of another service.",
		remedy: "Write {endpoint} with https://, or with the port of the storage API."
	},
	{
		code: "storage-protocol",
		says: `handshake failure | alert protocol version | unrecognized name | alert internal error | ssl alert number * |
      unsupported protocol | no cipher suite | protocol version not supported | remote error: tls |
      tls version of connection | TlsVersionNotPermitted`,
		what: "the storage refuses the TLS handshake",
		cause: "It has no certificate for this host (account id, {container} in it), or another TLS version.",
		remedy: "Set {endpoint} to {endpointForm}, without the {container}; allow TLS 1.2 and later at the storage."
	},
	{
		code: "storage-protocol",
		says: "certificate required | bad certificate | ssl alert number 42 | ssl alert number 116 | ssl certificate sent",
		what: "the storage asks Studio for a client certificate",
		cause: "The server or its proxy demands one, and Studio has none.",
		remedy: "Switch client certificates (mutual TLS) off for this host at the storage."
	},
	{
		code: "not-a-storage-api",
		says: `xml parse error | deserialization error | char * not expected | unexpected token | not valid json |
      unexpected end of json | before first tag | could not parse | parse response | parse xml |
      expected element type | not allowed in prolog | not well-formed | made to api port | xml syntax error |
      XMLParserError | ResponseParserError`,
		vague: "html | nginx | http-302",
		what: "the endpoint is no storage API",
		cause: "It is a web console, a proxy or a login page.",
		remedy: "Set {endpoint} to {endpointForm}. MinIO's S3 API has port 9000, and its console another one."
	},
	{
		code: "storage-certificate",
		says: "certificate expired | not yet valid | CERT_HAS_EXPIRED",
		what: "the storage's certificate has expired, or is not valid yet",
		cause: "It was not renewed, the server was not restarted since, or a clock is wrong.",
		remedy: "Renew the certificate at the storage, and restart what serves it."
	},
	{
		code: "storage-certificate",
		says: `certificates altnames | certs altnames | doesnt match either of | hostname mismatch | ip address mismatch |
      certificate not valid for | certificate valid for | contain any ip sans | no subject alternative |
      ERR_TLS_CERT_ALTNAME_INVALID`,
		what: "the storage's certificate is for another host name",
		cause: "The endpoint holds an IP address, a wrong region or the {container}, or its name has a dot.",
		remedy: "Set {endpoint} to a name in the certificate ({endpointForm}, without the {container}), or renew it."
	},
	{
		code: "storage-certificate",
		says: `self signed | self-signed | verify first certificate | unable to get * issuer certificate |
      signed by unknown authority | valid certification path | certificate not trusted | authority that not trusted |
      unknown ca | certificate revoked | x509 | UNABLE_TO_VERIFY_LEAF_SIGNATURE | UNABLE_TO_GET_ISSUER_CERT* |
      SSLCertVerificationError | CERT_*`,
		vague: `certificate verify failed | certificate verification failure | path building failed |
      ssl validation failed | SSLHandshakeException | CertificateError | ssl error`,
		what: "the storage's certificate cannot be trusted",
		cause: "It is self-signed or from a private authority, or lacks its intermediate certificates.",
		remedy: "Give the storage a certificate of a public authority, with its whole chain, for this host."
	}
];
// lib/errors/s3.js
const temporaryKey = {
	code: "temporary-credentials",
	says: `token must be refreshed | token malformed | security token | session token | token expired |
    no session policy allows | explicit deny in session policy | ExpiredToken | InvalidToken | InvalidTokenId |
    TokenRefreshRequired | InvalidSecurityToken`,
	what: "the credentials are temporary",
	cause: "Those of a session (SSO, STS) need a session token, which Studio does not support.",
	remedy: "Create a long-term key (at Amazon, of an IAM user) {keys}, and replace {keyPair} with it."
};
const s3 = [
	temporaryKey,
	{
		code: "invalid-access-key",
		says: `access key id you provided does not exist | does not exist in our records | no such key: |
      access key not found | unknown access key | invalid access key | no such access key | invalid credentials |
      credentials not valid | key * not valid | application key | anonymous caller does not have | InvalidAccessKeyId |
      InvalidClientTokenId | UnrecognizedClientException | InvalidCredential | NotAuthenticated`,
		what: "the access key does not exist",
		cause: "It was probably deleted or mistyped, was made a moment ago, or belongs to another provider or region.",
		remedy: "Check that {endpoint} is {endpointForm}; then create a key {keys}, and replace {keyPair} with it."
	},
	{
		code: "invalid-access-key",
		says: "seaweedfs s3 authentication | no identities | authentication not configured",
		vague: "Unauthorized | InvalidSecurity | http-401 | authentication failed | authentication required | AuthFailure",
		what: "the credentials are not accepted",
		cause: "The access key or its secret is wrong, or the endpoint is not the S3 API.",
		remedy: "Create a key {keys}, and replace {keyPair} with it. Check that {endpoint} is {endpointForm}."
	},
	{
		code: "inactive-access-key",
		says: `account is disabled | user disabled | access key * disabled | access key not active | key disabled |
      key expired | InactiveAccessKey | InvalidAccessKeyId.Inactive`,
		what: "the access key, or its user, is disabled",
		cause: "Somebody disabled the key or its user, or the key has expired.",
		remedy: "Enable the key and its user {keys} (MinIO: `mc admin user enable`), or replace {keyPair}."
	},
	{
		code: "signature-mismatch",
		says: `signature we calculated | invalid signature | signature mismatch | signature does not match |
      signature validation failed | invalid secret key | required information to complete`,
		what: "the secret does not belong to the access key",
		cause: "The secret is that of another key, or was damaged when it was pasted.",
		remedy: "Paste the secret again to replace {secretKey}, or create a new key {keys} and replace both halves."
	},
	{
		code: "wrong-region",
		says: "wrong; expecting | bucket in this region | please use region",
		what: "the bucket is in another region",
		cause: "The region is wrong or missing.",
		remedy: "Set {region} to {regions}, and {endpoint} to that region if it names one."
	},
	{
		code: "wrong-endpoint",
		says: `must be addressed using | exists in another region | location constraint incompatible |
      incorrect region, bucket | namespace * not found | PermanentRedirect | TemporaryRedirect |
      IllegalLocationConstraint | IncorrectEndpoint | BucketRegionError`,
		vague: "moved permanently | http-301 | http-307",
		what: "the bucket is in another region than the endpoint",
		cause: "The endpoint or the region is not that of the bucket.",
		remedy: "Set {region} to {regions}, and {endpoint} to {endpointForm}."
	},
	{
		code: "clock-skew",
		says: `difference between request time | date too old | date too new | request not valid yet | signature expired |
      request expired | RequestTimeTooSkewed | ExpiredRequest | InvalidRequestTime`,
		what: "the clocks of Studio and the storage are too far apart",
		cause: "The clock of the storage server is wrong.",
		remedy: "Correct the clock of the storage server (NTP)."
	},
	{
		code: "quota-exceeded",
		says: `quota | cap exceeded | storage limit | disk full | no space left | storage full | minimum free drive |
      insufficient storage | *QuotaExceeded | *CapExceeded | *LimitExceeded | ENOSPC`,
		vague: "http-507",
		what: "the storage is full, or a quota is used up",
		cause: "There is no room for the small object that Studio writes to verify.",
		remedy: "Delete objects at {service}, raise the quota or the spending cap, or add disk space."
	},
	{
		code: "storage-firewall",
		says: `source ip | ip address * not allowed | ip not allowed | ip filtering | firewall | vpc service controls |
      prohibited by organizations | SecurityPolicyViolated`,
		what: "the storage does not allow Studio's address",
		cause: "A firewall, a service perimeter or a rule of the bucket admits only some networks.",
		remedy: "Allow Edge Impulse in the firewall, service perimeter or IP rules of the storage."
	},
	{
		code: "not-supported",
		says: `not implemented | does not allow acls | blocked upload requests |
      authorization mechanism you have provided | unsupported header | payload trailer | not supported by this server |
      AccessControlListNotSupported`,
		vague: "http-501",
		what: "the storage does not support what Studio asks for",
		cause: "It lacks a feature of the S3 API, or a setting of the bucket forbids it.",
		remedy: "Update the server, or at Amazon change object ownership (ACLs) or encryption; else report it at {issueForm}."
	},
	{
		code: "storage-proxy",
		says: `headers * not signed | content-sha256 * not match | content-md5 * not match | must provide content-length |
      request entity too large | attention required! | request blocked | XAmzContentSHA256Mismatch | BadDigest |
      MissingContentLength`,
		vague: "http-413 | http-407",
		what: "a proxy in front of the storage changes or refuses the request",
		cause: "A proxy, CDN or firewall changes headers, limits the body, or blocks.",
		remedy: "Let the proxy pass path, headers (with Host) and body as they are, or set {endpoint} to the storage itself."
	},
	{
		code: "access-denied",
		says: `not allowed for this key | not entitled | use of objects | no right to access | InsufficientPermissions |
      PermissionDenied | NotAuthorized`,
		vague: `access denied | Forbidden | AccessForbidden | http-403 | insufficient permissions |
      insufficient privileges | permission denied | do not have permission | does not have permission |
      not authorized to access | not authorized | operation not permitted`,
		what: "access is denied",
		cause: "The key may not do all that Studio does, or in one folder only; or the bucket is in another region.",
		remedy: `Allow the key to list, read, write and delete {permissions}; for a key of one folder, set {prefix}
      to it. Check that {endpoint} is that of the bucket's region.`
	}
];
const anywhere = [
	{
		code: "account-suspended",
		says: `all access to this * disabled | problem with * account | not signed up | user suspended |
      account suspended | account locked | overdue payment | please enable r2 | payment required | AllAccessDisabled |
      AccountProblem | InvalidPayer | UserDisable | AccountDisabled | AccountOverdue | NotEntitled | project disabled |
      subscription disabled | subscription not registered | DisabledSubscription`,
		vague: "http-402",
		what: "the account or the {container} is suspended",
		cause: "It was disabled, often for billing, was never activated, or belongs to somebody else.",
		remedy: "Ask the storage's provider or administrator to enable the account; then check {bucket}."
	},
	{
		code: "account-state",
		says: `being deleted | being created | ContainerBeingDeleted | AccountBeingCreated | conflicting conditional |
      BucketNotReady | OperationAborted | account is disabled | container disabled | disabled by administrator |
      write operations not allowed | sufficient permissions to execute | InsufficientAccountPermissions |
      ReadOnlyDisabledSubscription | not valid for objects storage class | is read-only | read only | bucket disabled |
      read-only mode | under maintenance | InvalidObjectState | InvalidBucketState`,
		what: "the account or the {container} is disabled, read-only, or being created or deleted",
		cause: "It was disabled or is being changed, its subscription ended, or maintenance is under way.",
		remedy: "Wait some minutes if it is being changed; else enable it (read and write) at the storage, or recreate it."
	},
	{
		code: "object-locked",
		says: `object lock | object locked | worm | legal hold | retention period | retention policy | compliance mode |
      event-based hold | bucket lock | lease on | immutability policy | *Immutable | BlobImmutable* | LeaseIdMissing |
      RetentionPolicyNotMet`,
		what: "the {container} does not let objects be deleted",
		cause: "A lock, hold, lease or retention rule keeps the object that Studio writes to verify.",
		remedy: "Use a {container} without object lock, WORM, retention or immutability policy, or remove these from it."
	},
	{
		code: "encryption-key",
		says: `kms* | encryption key | customer-managed key | customer managed key | key vault | encryption scope |
      CloudKms* | KeyVault*`,
		what: "the encryption key of the {container} cannot be used",
		cause: "It is disabled, deleted or in another region, or its policy does not allow this user.",
		remedy: "Enable that KMS or Key Vault key, and allow this user in its policy; or encrypt the {container} otherwise."
	},
	{
		code: "invalid-access-key",
		says: `malformed access key id | access key length | credential mal-formed | credential malformed |
      non-empty access key | your-akid | invalid credential | authorization component * malformed |
      one and only one (space) | authorization header invalid | incomplete signature | access key empty |
      missing authentication token | missing credentials | MissingSecurityHeader | credential object not valid |
      load credentials | locate credentials | partial credentials found | no valid providers in chain |
      credentials empty | CredentialsProviderError | CredentialsError | NoCredentialsError | NoCredentialProviders |
      invalid character in header | invalid header field value | ERR_INVALID_CHAR`,
		what: "the access key or its secret is missing or malformed",
		cause: "One is empty, holds white space or is of another kind, or they were swapped.",
		remedy: "Check {keyPair}: each alone on one line. If they are right, create a key {keys}, and replace both."
	},
	{
		code: "wrong-region",
		says: `region wrong | region does not match | region mismatch | unexpected scope | region * incorrect |
      region * not valid | non-empty region | invalid region | location-constraint not valid |
      region must be specified | must be one of: wnam | unknown region | secret key required to complete |
      region missing | must specify region | find region configuration | missing region | region not accepted |
      valid hostname component | unable to find region | AuthorizationHeaderMalformed |
      AuthorizationQueryParametersError | InvalidRegionName | NoRegionError`,
		vague: "silent-400",
		what: "the region is missing, or is not that of the storage",
		cause: "The region or the endpoint is wrong; rarely, the access key is malformed.",
		remedy: "Set {region} to {regions}, and {endpoint} to {endpointForm}. Then check {accessKey}."
	},
	{
		code: "wrong-endpoint",
		says: `virtual hosted style | virtual-hosted style | path-style * not supported | SecondLevelDomainForbidden |
      method not allowed | specified key does not exist | NoSuchKey | endpoint does not support |
      does not represent any resource | query parameters specified in | EndpointUnsupportedAccountFeatures`,
		vague: "http-405",
		what: "the endpoint is not that of the storage API",
		cause: "It holds the name of the {container}, or is a web site, a console or another API.",
		remedy: "Set {endpoint} to {endpointForm}, without the {container} or a path."
	},
	{
		code: "no-such-bucket",
		says: `no such bucket | bucket * does not exist | bucket * not found | does not belong to you |
      container does not exist | NoSuchContainer | ContainerNotFound | FilesystemNotFound`,
		vague: "not found | http-404 | resource does not exist | ResourceNotFound",
		what: "the {container} does not exist",
		cause: "Its name is mistyped, it was deleted or is elsewhere, or what answered is no storage.",
		remedy: "Correct {bucket}: it is the bare name of the {container}. If it is right, correct {host}."
	},
	{
		code: "invalid-bucket-name",
		says: `specified bucket not valid | not parse specified uri | input http label: bucket |
      resource name contains invalid characters | specifed resource name | request inputs out of range | InvalidURI |
      InvalidBucketName | InvalidResourceName | OutOfRangeInput`,
		vague: "bucket name",
		what: "no {container} can have this name",
		cause: "It is empty, or a URL, an ARN or a path.",
		remedy: "Set {bucket} to the bare name of the {container}; the path goes to {prefix}, the host to {endpoint}."
	},
	{
		code: "storage-busy",
		says: `encountered internal | server busy | unable to handle request | not initialized | server initializing |
      server starting | write quorum | too many simultaneous | too many requests | over account limit | rate limit |
      request rate | within timeout period | could not be completed within | internal server error | bad gateway |
      gateway timeout | service unavailable | SlowDown* | InternalError | OperationTimedOut | RequestTimeout |
      TooManyRequest | Throttling | RequestLimitExceeded | RateLimitExceeded`,
		vague: "http-500 | http-502 | http-503 | http-504 | http-429 | please try again | try again later | please retry",
		what: "the storage is busy",
		cause: "The storage is overloaded, starting, or failed for a moment.",
		remedy: "Run the job again later; in scheduled checks set `failure-threshold` to 3."
	}
];
// lib/errors/matching.js
const allServices = Object.keys(external_index_js_namespaceObject.storageServices);
const notAzure = allServices.filter((service) => service !== "azure");
const storageErrors = [
	...amazon,
	...google.map((row) => ({
		...row,
		services: ["google"]
	})),
	...azure.map((row) => ({
		...row,
		services: ["azure"]
	})),
	...s3.map((row) => ({
		...row,
		services: notAzure
	})),
	...anywhere,
	...network.map((row) => ({
		...row,
		link: external_index_js_namespaceObject.storageServices.unknown.link
	}))
];
const LONGEST = 8192;
const httpStatus = /(?:^|\(|\b(?:status(?: ?code)?|http(?:\/[\d.]{1,3})?|code|error|response|returned)\W{1,4})([345]\d\d)(?!\w)/i;
const diagnosis_frame = /request ?-?id.*|an error occurred|when calling the \w+ operation/gis;
const filler = /\b(?:unknown ?|error|null|undefined|none|bad ?|request|status|code|http|response)+\b/gi;
function toSearchText(said, names) {
	const text = decodeEntities(said.slice(0, LONGEST));
	const [, status = ""] = httpStatus.exec(text) ?? [];
	const silent = !/[a-z]/i.test(text.replace(diagnosis_frame, "").replace(filler, ""));
	const silentStatus = status || (/bad ?request/i.test(text) ? "400" : "");
	const marks = ` http-${status} ${silent ? `silent-${silentStatus}` : ""}`;
	return {
		text,
		phrases: withoutStopWords(simplify(text)),
		codes: simplify(withoutNames(text, names) + marks),
		silent
	};
}
const entities = {
	lt: "<",
	gt: ">",
	amp: "&"
};
const decodeEntities = (text) => text.replace(/&(#\w{2,11}|[a-z]{2,4});/gi, (_, name) => entities[name.toLowerCase()] ?? "\"");
function simplify(text) {
	return text.replace(/['"`´‘’“”\\]/g, "").replace(/[\s<>]+/g, " ").toLowerCase();
}
const stopWords = /(?<![^ ])(?:an?|the|this|that|its|your|is|are|was|were|be|been|being|has|have|had|specified) /g;
const withoutStopWords = (text) => `${text} `.replaceAll("_", " ").replace(stopWords, "").trim();
function withoutNames(text, names) {
	const rest = text.replace(/\barn:[^\s"'<>]+/g, "#").replace(/\b[a-z][a-z0-9+-]{0,20}:\/\/[^\s"'<>]+/gi, "#").replace(/(?<![\w.-])[\w-]+(?:\.[\w-]+)+/g, (dotted) => /(?:error|fault|[Ee]xception|EXCEPTION)$|[a-z][A-Z]|\.[A-Z][a-z]+$/.test(dotted) ? dotted : "#");
	return names.filter((name) => name !== "" && name.length <= text.length).map(RegExp.escape).reduce((left, name) => left.replace(new RegExp(`(?<![\\w-])${name}(?![\\w-])`, "g"), "#"), rest);
}
function wordingsOf(row, wordings = "", isVague = false) {
	return wordings.split("|").flatMap((each) => {
		const text = simplify(each).trim();
		return (text.includes(" ") ? [withoutStopWords(text), text.replaceAll(" ", "")] : [text]).filter(Boolean).map((form) => {
			const isCode = !form.includes(" ");
			const parts = form.split(/ ?\*/).filter(Boolean);
			const rank = isCode ? 1e3 : 2e3;
			const [literal = ""] = parts;
			const weight = (isVague ? 0 : rank) + form.length;
			return {
				row,
				isCode,
				literal,
				pattern: patternOf(form, parts, isCode),
				weight
			};
		});
	});
}
function patternOf(form, parts, isCode) {
	const start = /^[a-z0-9]/.test(form) ? `(?<![a-z0-9])${isCode ? "(?:err|xminio)?" : ""}` : "";
	const end = /[a-z0-9]$/.test(form) ? `${isCode ? "(?:exception|error|fault)?" : ""}(?![a-z0-9])` : "";
	return new RegExp(start + parts.map(RegExp.escape).join(".{0,100}?") + end);
}
const specialFirst = storageErrors.flatMap((row) => [...wordingsOf(row, row.says), ...wordingsOf(row, row.vague, true)]).sort((a, b) => b.weight - a.weight);
const breadth = ({ services }) => services?.length ?? allServices.length;
const generalFirst = specialFirst.toSorted((a, b) => b.weight - a.weight || breadth(b.row) - breadth(a.row));
function findRow(said, service) {
	const isUnknown = service === "unknown";
	return (isUnknown ? generalFirst : specialFirst).find(({ row, literal, pattern, isCode }) => {
		const text = isCode ? said.codes : said.phrases;
		return (isUnknown || !row.services || row.services.includes(service)) && text.includes(literal) && pattern.test(text);
	})?.row;
}
// lib/errors/diagnosis.js
const undiagnosed = {
	unknown: {
		what: "the storage service refused",
		cause: "This action does not know the reason that it gave.",
		remedy: "Look the text up in the documentation of {service}, and report what helped at {issueForm}."
	},
	silent: {
		what: "the storage service refused without a message",
		cause: "It sent no more than a code, as consoles, proxies and servers without a body do.",
		remedy: `Check that {endpoint} is {endpointForm}, then {bucket}, then that {keyPair} belong together. Report
      what helped at {issueForm}.`
	},
	nothing: {
		what: "Studio gave no reason",
		cause: "Studio could not connect to the storage, and did not say why.",
		remedy: `Check that {endpoint} can be reached from the internet, then {bucket} and {keyPair}. Report what helped
      at {issueForm}.`
	}
};
function diagnose(said, about) {
	const quoted = (said ?? "").trim();
	const search = toSearchText(quoted, about ? [about.bucket, about.storageProvider === "azure" ? about.accessKey : ""] : []);
	const { text } = search;
	const service = about ? (0,external_index_js_namespaceObject.serviceOf)(about.storageProvider, about.endpoint) : findService(text);
	const action = findAction(text);
	const row = quoted ? refine(findRow(search, service), action, about) : void 0;
	const code = row?.code ?? "storage-error";
	const region = code.startsWith("wrong-") ? findRegion(text) : void 0;
	const unknown = search.silent ? "silent" : "unknown";
	const { what, cause, remedy, blocks = [], link = external_index_js_namespaceObject.storageServices[service].link } = row ?? undiagnosed[quoted ? unknown : "nothing"];
	const words = wordsFor(about, service, region, action);
	const fill = (template) => template.replace(/\n\s+/g, " ").replace(/\{(\w+)\}/g, (whole, word) => words[word] ?? whole);
	const [start = "", ...rest] = fill(remedy).split(" in Studio");
	const inStudio = rest.length > 0 ? " in Studio (under the organization, Data)" : "";
	const sentences = [...about ? (0,external_index_js_namespaceObject.suspicionsOf)(about, code) : [], start + inStudio + rest.join("")];
	return new external_index_js_namespaceObject.Failure(code, {
		what: fill(what),
		cause: fill(cause),
		remedy: sentences.join(" "),
		blocks: blocks.map(fill),
		link
	}, quoted ? {
		by: "The storage service",
		text: quoted
	} : null);
}
function findService(text) {
	return (text.match(/(?<![\w.-])[\w-]+(?:\.[\w-]+)+/g) ?? []).map(external_index_js_namespaceObject.serviceAtHost).find(Boolean) ?? "unknown";
}
function findAction(text) {
	const named = /perform:?\W{0,3}([a-z0-9-]{2,40}:[a-z]{2,60})|\b(storage\.[a-z]{2,30}\.[a-z]{2,30})\b/i.exec(text);
	return named?.[1] ?? named?.[2];
}
function findRegion(text) {
	const named = /(?:expecting|this region:|use region|is in(?= ['"])|<region>)\W{0,6}([a-z0-9][\w-]{0,62})/i.exec(text);
	const [, host = ""] = /endpoint(?:>|\W{0,3}["'])((?:[\w-]+\.)+[\w-]+)/i.exec(text) ?? [];
	return named?.[1] ?? (0,external_index_js_namespaceObject.regionAtHost)(host);
}
function refine(row, action = "", about) {
	if (row?.code === "invalid-access-key" && about?.accessKey.startsWith("ASIA")) return temporaryKey;
	return (row?.code === "missing-permission" || row?.code === "encryption-key") && /^kms:/i.test(action) ? deniedOnKey : row;
}
function wordsFor(about, service, region, action) {
	const its = external_index_js_namespaceObject.storageServices[service];
	const source = (0,external_index_js_namespaceObject.hostSource)(about);
	const endpoint = its.endpoint.replace("<region>", region ?? "$&");
	const places = Object.keys(external_index_js_namespaceObject.inputNameOf).map((setting) => [setting, (0,external_index_js_namespaceObject.placeOf)(setting, about)]);
	return {
		...Object.fromEntries(places),
		host: (0,external_index_js_namespaceObject.placeOf)(source, about) + (source === "endpoint" ? "" : ", which the endpoint was made from"),
		keyPair: `${(0,external_index_js_namespaceObject.placeOf)("accessKey", about)} and ${(0,external_index_js_namespaceObject.placeOf)("secretKey", about)}`.replace("secret behind `access-key` and the secret behind", "secrets behind `access-key` and"),
		container: service === "azure" ? "container" : "bucket",
		service: its.name,
		endpointForm: service === "self-hosted" ? `the server's S3 API, ${endpoint}` : endpoint,
		regions: region ? `\`${region}\`` : its.regions,
		keys: (0,external_index_js_namespaceObject.inConsole)(its, "keys"),
		permissions: (0,external_index_js_namespaceObject.inConsole)(its, "permissions"),
		issueForm: `${external_index_js_namespaceObject.NEW_ISSUE}remedy.yml`,
		action: action ? `\`${action}\`` : "what Studio does",
		bucketName: /^[\w.-]+$/.exec(about?.bucket ?? "")?.[0] ?? "BUCKET"
	};
}


module.exports = __webpack_exports__;
/******/ })()
;