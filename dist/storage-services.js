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
__nccwpck_require__.r(__webpack_exports__);
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   regionAtHost: () => (/* binding */ regionAtHost),
/* harmony export */   serviceAtHost: () => (/* binding */ serviceAtHost),
/* harmony export */   serviceOf: () => (/* binding */ serviceOf),
/* harmony export */   storageServices: () => (/* binding */ storageServices)
/* harmony export */ });
// lib/errors/storage-services.js
const docs = {
	aws: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html",
	google: "https://cloud.google.com/storage/docs/xml-api/reference-status",
	azure: "https://learn.microsoft.com/rest/api/storageservices/blob-service-error-codes",
	r2: "https://developers.cloudflare.com/r2/api/error-codes/",
	b2: "https://www.backblaze.com/docs/cloud-storage-s3-compatible-api",
	wasabi: "https://docs.wasabi.com/docs/what-are-the-service-urls-for-wasabi-s-different-storage-regions",
	digitalocean: "https://docs.digitalocean.com/products/spaces/how-to/manage-access/",
	scaleway: "https://www.scaleway.com/en/docs/object-storage/troubleshooting/api-key-does-not-work/",
	ovh: "https://help.ovhcloud.com/csm/en-public-cloud-storage-s3-location?id=kb_article_view&sysparm_article=KB0047384",
	hetzner: "https://docs.hetzner.com/storage/object-storage/overview",
	ibm: "https://cloud.ibm.com/docs/cloud-object-storage?topic=cloud-object-storage-endpoints",
	oracle: "https://docs.oracle.com/en-us/iaas/Content/Object/Tasks/s3compatibleapi.htm",
	alibaba: "https://www.alibabacloud.com/help/en/oss/developer-reference/use-amazon-s3-sdks-to-access-oss",
	studio: "https://docs.edgeimpulse.com/studio/organizations/data/cloud-data-storage"
};
const storageServices = {
	amazon: {
		name: "Amazon S3",
		hosts: [".amazonaws.com", ".amazonaws.com.cn"],
		region: /\bs3[.-](?:dualstack\.|fips\.)?([a-z]+(?:-[a-z]+)+-\d+)\.amazonaws\./,
		endpoint: "https://s3.<region>.amazonaws.com",
		regions: "written as `eu-west-1`",
		keys: "in the AWS console under IAM, Users, Security credentials",
		permissions: "in the AWS console, in the IAM policy of the user and in the bucket policy",
		cors: "in the AWS console under the bucket, Permissions, Cross-origin resource sharing",
		link: docs.aws,
		accessKey: {
			pattern: /^A[A-Z0-9]{19}$/,
			words: "has 20 characters and begins with AKIA"
		},
		secretKey: {
			pattern: /^.{40}$/,
			words: "has 40 characters"
		}
	},
	google: {
		name: "Google Cloud Storage",
		hosts: [".googleapis.com"],
		endpoint: "https://storage.googleapis.com",
		regions: "written as `europe-west1`, or `auto`",
		keys: "in the Google Cloud console under Cloud Storage, Settings, Interoperability",
		permissions: "in the Google Cloud console under the bucket, Permissions",
		cors: null,
		link: docs.google,
		accessKey: {
			pattern: /^(?:.{24}|.{61})$/,
			words: "is the access id of an HMAC key, which has 24 or 61 characters"
		},
		secretKey: {
			pattern: /^.{40}$/,
			words: "is that of an HMAC key, which has 40 characters"
		}
	},
	azure: {
		name: "Azure Blob Storage",
		hosts: [
			".blob.core.windows.net",
			".blob.core.chinacloudapi.cn",
			".blob.core.usgovcloudapi.net",
			".dfs.core.windows.net"
		],
		endpoint: "https://<account>.blob.core.windows.net",
		regions: "not needed",
		keys: "in the Azure portal under the storage account, Security + networking, Access keys",
		permissions: "in the Azure portal under the storage account, Configuration",
		cors: null,
		link: docs.azure,
		accessKey: {
			pattern: /^[a-z0-9]{3,24}$/,
			words: "is the name of the storage account: 3 to 24 lower-case letters and digits"
		},
		secretKey: {
			pattern: /^[A-Za-z0-9+/]{86}==$/,
			words: "is an account key: 88 characters that end in =="
		}
	},
	r2: {
		name: "Cloudflare R2",
		hosts: [".r2.cloudflarestorage.com"],
		endpoint: "https://<account id>.r2.cloudflarestorage.com",
		regions: "not to be chosen: it is always `auto`",
		keys: "in the Cloudflare dashboard under R2, Manage API tokens",
		permissions: "in the Cloudflare dashboard under R2, Manage API tokens, as Object Read & Write",
		cors: "in the Cloudflare dashboard under the bucket, Settings, CORS policy",
		link: docs.r2,
		accessKey: {
			pattern: /^[0-9a-f]{32}$/i,
			words: "has 32 hexadecimal digits"
		},
		secretKey: {
			pattern: /^[0-9a-f]{64}$/i,
			words: "has 64 hexadecimal digits"
		}
	},
	b2: {
		name: "Backblaze B2",
		hosts: [".backblazeb2.com"],
		region: /\bs3\.([a-z]+-[a-z]+-\d+)\.backblazeb2\./,
		endpoint: "https://s3.<region>.backblazeb2.com",
		regions: "part of the endpoint, written as `us-west-004`",
		keys: "in the Backblaze console under Application Keys",
		permissions: "in the Backblaze console under Application Keys, as Read and Write",
		cors: "in the Backblaze console under the bucket, CORS rules",
		link: docs.b2,
		accessKey: {
			pattern: /^[0-9a-f]{25}$/i,
			words: "is the keyID of an application key, which has 25 hexadecimal digits"
		},
		secretKey: {
			pattern: /^K.{30}$/,
			words: "is an application key, which has 31 characters and begins with K"
		}
	},
	wasabi: {
		name: "Wasabi",
		hosts: [".wasabisys.com"],
		region: /\bs3\.([a-z]+(?:-[a-z]+)+-\d+)\.wasabisys\./,
		endpoint: "https://s3.<region>.wasabisys.com",
		regions: "part of the endpoint, written as `eu-central-1`",
		keys: "in the Wasabi console under Access Keys",
		permissions: "in the Wasabi console under Policies and the bucket, Policies",
		cors: null,
		link: docs.wasabi
	},
	digitalocean: {
		name: "DigitalOcean Spaces",
		hosts: [".digitaloceanspaces.com"],
		region: /(?:^|\.)([a-z]{3}\d)\.digitaloceanspaces\./,
		endpoint: "https://<region>.digitaloceanspaces.com",
		regions: "part of the endpoint, written as `fra1`",
		keys: "in the DigitalOcean control panel under Spaces Object Storage, Access Keys",
		permissions: "in the DigitalOcean control panel under Spaces Object Storage, Access Keys, as Read/Write/Delete",
		cors: "in the DigitalOcean control panel under the bucket, Settings, CORS Configurations",
		link: docs.digitalocean
	},
	scaleway: {
		name: "Scaleway Object Storage",
		hosts: [".scw.cloud"],
		region: /\bs3\.([a-z]+-[a-z]+)\.scw\./,
		endpoint: "https://s3.<region>.scw.cloud",
		regions: "`fr-par`, `nl-ams`, `pl-waw` and `it-mil`",
		keys: "in the Scaleway console under IAM, API keys, with the bucket's project as its preferred project",
		permissions: "in the Scaleway console, in the IAM policy of the application and in the bucket policy",
		cors: null,
		link: docs.scaleway,
		accessKey: {
			pattern: /^SCW[A-Z0-9]{17}$/,
			words: "has 20 characters and begins with SCW"
		},
		secretKey: {
			pattern: /^[0-9a-f-]{36}$/i,
			words: "is a UUID of 36 characters"
		}
	},
	ovh: {
		name: "OVHcloud Object Storage",
		hosts: [".cloud.ovh.net", ".cloud.ovh.us"],
		region: /\bs3\.([a-z]+(?:-[a-z]+)*\d*)\.(?:io\.|perf\.)?cloud\.ovh\./,
		endpoint: "https://s3.<region>.io.cloud.ovh.net",
		regions: "written as `gra`, in lower case",
		keys: "in the OVHcloud control panel under Public Cloud, Object Storage, S3 users",
		permissions: "in the OVHcloud control panel under the container, with the role of the S3 user",
		cors: null,
		link: docs.ovh
	},
	hetzner: {
		name: "Hetzner Object Storage",
		hosts: [".your-objectstorage.com"],
		region: /(?:^|\.)([a-z]{3}\d)\.your-objectstorage\./,
		endpoint: "https://<location>.your-objectstorage.com",
		regions: "`fsn1`, `nbg1` and `hel1`, as in the endpoint",
		keys: "in the Hetzner console under the project, Security, S3 credentials",
		permissions: "with a bucket policy; keys of the same project may do everything without one",
		cors: null,
		link: docs.hetzner
	},
	ibm: {
		name: "IBM Cloud Object Storage",
		hosts: [".cloud-object-storage.appdomain.cloud"],
		region: /\bs3\.(?:private\.|direct\.)?([a-z]+(?:-[a-z]+)*)\.cloud-object-storage\./,
		endpoint: "https://s3.<location>.cloud-object-storage.appdomain.cloud",
		regions: "written as `eu-de`",
		keys: "in the IBM Cloud console under the instance, Service credentials, with HMAC credentials included",
		permissions: "in the IBM Cloud console under the bucket, Permissions, with the role Writer or Manager",
		cors: null,
		link: docs.ibm
	},
	oracle: {
		name: "Oracle Cloud Object Storage",
		hosts: [".oraclecloud.com", ".oci.customer-oci.com"],
		region: /\bobjectstorage\.([a-z]+-[a-z]+-\d+)\./,
		endpoint: "https://<namespace>.compat.objectstorage.<region>.oraclecloud.com",
		regions: "written as `eu-frankfurt-1`, and must be given",
		keys: "in the Oracle Cloud console under the user, Customer secret keys",
		permissions: "in the Oracle Cloud console under Identity, Policies: allow the group of the user to manage objects",
		cors: null,
		link: docs.oracle
	},
	alibaba: {
		name: "Alibaba Cloud OSS",
		hosts: [".aliyuncs.com"],
		region: /\boss-([a-z]+-[a-z]+(?:-\d+)?)(?:-internal)?\.aliyuncs\./,
		endpoint: "https://s3.oss-<region>.aliyuncs.com",
		regions: "written as `oss-cn-hangzhou`",
		keys: "in the Alibaba Cloud console under RAM, Users, AccessKey",
		permissions: "in the Alibaba Cloud console, in the RAM policy of the user and in the bucket policy",
		cors: "in the OSS console under the bucket, Content Security, CORS",
		link: docs.alibaba
	},
	"self-hosted": {
		name: "the storage",
		hosts: [],
		endpoint: "https://<host>:<port> of its S3 API",
		regions: "what its configuration says, by default MinIO `us-east-1`, Garage `garage`, Ceph the name of its zone group",
		keys: "in the administration of the storage",
		permissions: "in the administration of the storage, in the policy of the user and of the bucket",
		cors: null,
		link: docs.studio
	},
	unknown: {
		name: "the storage",
		hosts: [],
		endpoint: "the address that the storage service documents",
		regions: "written as the storage service writes them",
		keys: "at the storage service",
		permissions: "at the storage service",
		cors: null,
		link: docs.studio
	}
};
const byHost = Object.entries(storageServices).flatMap(([service, { hosts }]) => hosts.map((host) => [host, service]));
function serviceAtHost(hostname) {
	const host = `.${hostname.toLowerCase().replace(/\.$/, "")}`;
	const service = byHost.find(([end]) => host.endsWith(end))?.[1];
	return service === "amazon" && !host.includes(".s3") ? void 0 : service;
}
function serviceOf(storageProvider, endpoint) {
	if (storageProvider === "azure") return "azure";
	const service = serviceAtHost(URL.parse(endpoint)?.hostname ?? "");
	if (service) return service;
	if (storageProvider === "google") return "google";
	if (storageProvider === "s3" && !URL.canParse(endpoint)) return "amazon";
	return ["s3", "other"].includes(storageProvider) ? "self-hosted" : "unknown";
}
function regionAtHost(service, hostname) {
	const { region } = storageServices[service];
	return region?.exec(hostname)?.[1];
}


module.exports = __webpack_exports__;
/******/ })()
;