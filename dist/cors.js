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
  checkCors: () => (/* binding */ checkCors)
});

;// CONCATENATED MODULE: external "./index.js"
const external_index_js_namespaceObject = require("./index.js");
;// CONCATENATED MODULE: external "node:net"
const external_node_net_namespaceObject = require("node:net");
;// CONCATENATED MODULE: ./lib/bundled/cors.js


// lib/checks/preflight.js
const LIST_ELEMENT = /^[ \t]*(?:([\w!#$%&'*+.^`|~-]+)[ \t]*)?$/;
function judgePreflight({ status, headers }, origin, headerName) {
	const preflight = `the preflight for PUT${headerName ? ` with ${headerName}` : ""} from ${origin}`;
	if ([
		301,
		302,
		303,
		307,
		308
	].includes(status)) return `the storage redirects the preflight (status ${status}), which browsers do not follow`;
	if (status < 200 || status > 299) return `the storage answers ${status} to ${preflight}`;
	const allowedOrigin = headers["access-control-allow-origin"];
	if (allowedOrigin === void 0) return `the answer to ${preflight} has no Access-Control-Allow-Origin`;
	if (allowedOrigin !== "*" && allowedOrigin !== origin) return `Access-Control-Allow-Origin is neither * nor exactly ${origin}`;
	const methods = parseList(headers["access-control-allow-methods"]);
	if (!methods) return "Access-Control-Allow-Methods is not a list of methods";
	const names = parseList(headers["access-control-allow-headers"]?.toLowerCase());
	if (!names) return "Access-Control-Allow-Headers is not a list of header names";
	if (!methods.includes("PUT") && !methods.includes("*")) return "Access-Control-Allow-Methods does not name PUT";
	if (headerName && !names.includes(headerName) && !names.includes("*")) return `Access-Control-Allow-Headers does not name ${headerName}`;
	return null;
}
function parseList(header = "") {
	const elements = header.split(",").map((element) => LIST_ELEMENT.exec(element));
	return elements.includes(null) ? null : elements.flatMap((match) => match?.[1] ?? []);
}
// lib/checks/upload-address.js
const REMEDY = "Give the storage an https address at a port that browsers do not block.";
const BLOCKED_PORTS = [
	0,
	1,
	7,
	9,
	11,
	13,
	15,
	17,
	19,
	20,
	21,
	22,
	23,
	25,
	37,
	42,
	43,
	53,
	69,
	77,
	79,
	87,
	95,
	101,
	102,
	103,
	104,
	109,
	110,
	111,
	113,
	115,
	117,
	119,
	123,
	135,
	137,
	139,
	143,
	161,
	179,
	389,
	427,
	465,
	512,
	513,
	514,
	515,
	526,
	530,
	531,
	532,
	540,
	548,
	554,
	556,
	563,
	587,
	601,
	636,
	989,
	990,
	993,
	995,
	1719,
	1720,
	1723,
	2049,
	3659,
	4045,
	4190,
	5060,
	5061,
	6e3,
	6566,
	6665,
	6666,
	6667,
	6668,
	6669,
	6679,
	6697,
	10080
];
const LOCAL_SUBNETS = [...[
	"0.0.0.0/8",
	"10.0.0.0/8",
	"100.64.0.0/10",
	"127.0.0.0/8",
	"169.254.0.0/16",
	"172.16.0.0/12",
	"192.168.0.0/16"
], ...[
	"::/127",
	"2001:db8::/32",
	"3fff::/20",
	"fc00::/7",
	"fe80::/9"
]];
const localAddresses = new external_node_net_namespaceObject.BlockList();
for (const subnet of LOCAL_SUBNETS) {
	const [address = "", prefix] = subnet.split("/");
	localAddresses.addSubnet(address, Number(prefix), (0,external_node_net_namespaceObject.isIPv6)(address) ? "ipv6" : "ipv4");
}
function judgeUploadAddress(url, origin) {
	if (url.port !== "" && BLOCKED_PORTS.includes(Number(url.port))) return {
		status: "failed",
		reason: `the signed URL leads to port ${url.port}, which browsers block`,
		remedy: REMEDY
	};
	const page = new URL(origin);
	const isLocal = isLocalHost(url.hostname);
	if (url.origin === page.origin || isLocal && isLocalHost(page.hostname)) return { status: "passed" };
	if (isLocal) return {
		status: "passed",
		condition: `${`the signed URL leads into a local network (${(0,external_index_js_namespaceObject.quote)(url.hostname)})`}, and ${page.protocol === "https:" ? "browsers ask the user for permission before a page from elsewhere may upload there" : "browsers let no http page from elsewhere upload there"}`
	};
	if (page.protocol === "http:" || url.protocol === "https:") return { status: "passed" };
	return {
		status: "failed",
		reason: "the signed URL is an http address, and a page on https may not upload to http",
		remedy: REMEDY
	};
}
function isLocalHost(hostname) {
	const address = hostname.replace(/^\[|\]$/g, "");
	if ((0,external_node_net_namespaceObject.isIP)(address)) return localAddresses.check(address, (0,external_node_net_namespaceObject.isIPv6)(address) ? "ipv6" : "ipv4");
	return /(^|\.)local(host)?\.?$/.test(hostname);
}
// lib/checks/cors.js
const UPLOADS = [null, "content-type"];
async function checkCors(question) {
	const { signedUrl, origin, signal, log } = question;
	const url = uploadUrl(question);
	if (typeof url === "string") return unverifiable(url);
	const address = judgeUploadAddress(url, origin);
	if (address.status !== "passed" || url.origin === origin) return address;
	for (const secret of signedUrl?.masks ?? []) log.maskInRunner(secret);
	const proxy = (0,external_index_js_namespaceObject.proxyFor)(url);
	if (proxy instanceof external_index_js_namespaceObject.Failure) return unverifiable(proxy.what);
	const exchanger = new external_index_js_namespaceObject.Exchanger(external_index_js_namespaceObject.LONGEST_PREFLIGHT_MS, 0);
	const ask = async (headerName) => {
		const headers = {
			accept: "*/*",
			origin,
			"access-control-request-method": "PUT",
			...headerName && { "access-control-request-headers": headerName }
		};
		const logOutcome = (0,external_index_js_namespaceObject.startExchangeLog)(`OPTIONS ${url.host}`, (line) => log.debug(line));
		try {
			const answer = await exchanger.send({
				method: "OPTIONS",
				url,
				headers
			}, signal);
			logOutcome(answer.status);
			if ((0,external_index_js_namespaceObject.isTransient)(answer.status)) return unverifiable(`the storage answers ${answer.status} for the moment`);
			const reason = judgePreflight(answer, origin, headerName);
			return reason === null ? { status: "passed" } : {
				status: "failed",
				reason
			};
		} catch (error) {
			logOutcome("no answer");
			return unverifiable((0,external_index_js_namespaceObject.connectionFailure)(error, proxy, "the storage").failure.what);
		}
	};
	const verdicts = await Promise.all(UPLOADS.map(ask));
	const first = (status) => verdicts.find((verdict) => verdict.status === status);
	return first("failed") ?? first("unverifiable") ?? address;
}
function uploadUrl({ signedUrl, home }) {
	if (!signedUrl) return "Studio gave no signed URL that can be used";
	const url = new URL(signedUrl.href);
	if (!home) return url;
	const endpoint = (0,external_index_js_namespaceObject.parseWebUrl)(home.endpoint);
	if (!endpoint) return "the bucket's endpoint is not a web address";
	if (url.hostname === endpoint.hostname || url.hostname.endsWith(`.${endpoint.hostname}`) || home.storageProvider === "s3" && (0,external_index_js_namespaceObject.isS3Host)(url.hostname)) return url;
	return `the signed URL leads to the host ${(0,external_index_js_namespaceObject.quote)(url.hostname)}, not to that of the endpoint`;
}
const unverifiable = (reason) => ({
	status: "unverifiable",
	reason
});


module.exports = __webpack_exports__;
/******/ })()
;