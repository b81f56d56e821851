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
const SAFELISTED = [
	"GET",
	"HEAD",
	"POST"
];
const REDIRECTS = [
	301,
	302,
	303,
	307,
	308
];
const LIST_ELEMENT = /^[ \t]*(?:([\w!#$%&'*+.^`|~-]+)[ \t]*)?$/;
function judgePreflight(answer, request) {
	const { status, headers } = answer;
	const { origin, method, requestHeaders } = request;
	if (REDIRECTS.includes(status)) return failed(`the storage redirects the preflight (status ${status}), which browsers do not follow`);
	if (status < 200 || status > 299) return failed(`the storage answers ${status} to the preflight for ${asked(request)}`);
	const allowedOrigin = headers["access-control-allow-origin"];
	if (allowedOrigin === void 0) return failed(`the answer to the preflight for ${asked(request)} has no Access-Control-Allow-Origin`);
	if (allowedOrigin !== "*" && allowedOrigin !== origin) return failed(`Access-Control-Allow-Origin is neither * nor exactly ${origin}`);
	const methods = parseList(headers["access-control-allow-methods"]);
	if (!methods) return failed("Access-Control-Allow-Methods is not a list of methods");
	const names = parseList(headers["access-control-allow-headers"]?.toLowerCase());
	if (!names) return failed("Access-Control-Allow-Headers is not a list of header names");
	if (!methods.includes(method) && !SAFELISTED.includes(method) && !methods.includes("*")) return failed(`Access-Control-Allow-Methods does not name ${method}`);
	const missing = requestHeaders.find((name) => !names.includes(name) && (name === "authorization" || !names.includes("*")));
	if (missing !== void 0) return failed(`Access-Control-Allow-Headers does not name ${missing}`);
	return { status: "passed" };
}
function parseList(header = "") {
	const elements = header.split(",").map((element) => LIST_ELEMENT.exec(element));
	return elements.includes(null) ? null : elements.flatMap((match) => match?.[1] ?? []);
}
function asked({ origin, method, requestHeaders }) {
	return `${method}${requestHeaders.length > 0 ? ` with ${requestHeaders.join(", ")}` : ""} from ${origin}`;
}
function failed(reason) {
	return {
		status: "failed",
		reason
	};
}
// lib/checks/upload-address.js
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
const LOCAL_ADDRESSES = blockList([
	[
		"0.0.0.0",
		8,
		"ipv4"
	],
	[
		"10.0.0.0",
		8,
		"ipv4"
	],
	[
		"100.64.0.0",
		10,
		"ipv4"
	],
	[
		"127.0.0.0",
		8,
		"ipv4"
	],
	[
		"169.254.0.0",
		16,
		"ipv4"
	],
	[
		"172.16.0.0",
		12,
		"ipv4"
	],
	[
		"192.168.0.0",
		16,
		"ipv4"
	],
	[
		"::",
		127,
		"ipv6"
	],
	[
		"2001:db8::",
		32,
		"ipv6"
	],
	[
		"3fff::",
		20,
		"ipv6"
	],
	[
		"fc00::",
		7,
		"ipv6"
	],
	[
		"fe80::",
		9,
		"ipv6"
	]
]);
function judgeUploadAddress(url, origin) {
	if (url.port !== "" && BLOCKED_PORTS.includes(Number(url.port))) return {
		status: "failed",
		reason: `the signed URL leads to port ${url.port}, which browsers block`
	};
	const page = new URL(origin);
	const isLocal = isLocalHost(url.hostname);
	if (url.origin === page.origin || isLocal && isLocalHost(page.hostname)) return { status: "allowed" };
	if (isLocal) return {
		status: "needs-permission",
		reason: `${`the signed URL leads into a local network (${(0,external_index_js_namespaceObject.quote)(url.hostname)})`}, ${page.protocol === "https:" ? "and browsers ask the user for permission before a page from elsewhere may upload there" : "and browsers let no http page from elsewhere upload there"}`
	};
	if (page.protocol === "https:" && url.protocol === "http:") return {
		status: "failed",
		reason: "the signed URL is an http address, and a page on https may not upload to http"
	};
	return { status: "allowed" };
}
function isLocalHost(hostname) {
	const address = hostname.replace(/^\[|\]$/g, "");
	const version = (0,external_node_net_namespaceObject.isIP)(address);
	if (version !== 0) return LOCAL_ADDRESSES.check(address, version === 4 ? "ipv4" : "ipv6");
	return /(^|\.)local(host)?\.?$/.test(hostname);
}
function blockList(subnets) {
	const list = new external_node_net_namespaceObject.BlockList();
	for (const subnet of subnets) list.addSubnet(...subnet);
	return list;
}
// lib/checks/cors.js
const UPLOADS = [[], ["content-type"]];
const LIMITS = {
	connectMs: external_index_js_namespaceObject.LONGEST_PREFLIGHT_MS,
	totalMs: external_index_js_namespaceObject.LONGEST_PREFLIGHT_MS,
	bodyBytes: () => 0
};
async function checkCors(question) {
	const { clock } = question;
	const target = uploadTarget(question);
	if ("verdict" in target) return target.verdict;
	const address = judgeUploadAddress(target.url, question.origin);
	if (address.status === "failed") return {
		...address,
		remedy: "Give the storage an https address at a port that browsers do not block."
	};
	if (target.url.origin === question.origin) return { status: "passed" };
	for (const secret of question.signedUrl?.masks ?? []) question.log.maskInRunner(secret);
	const route = (0,external_index_js_namespaceObject.routeTo)(target.url);
	if (!route.ok) return unverifiable(route.failure.what);
	const exchanger = new external_index_js_namespaceObject.Exchanger(LIMITS);
	const ask = async (requestHeaders) => {
		const request = {
			origin: question.origin,
			method: "PUT",
			requestHeaders
		};
		const headers = {
			accept: "*/*",
			origin: request.origin,
			"access-control-request-method": request.method,
			...requestHeaders.length > 0 && { "access-control-request-headers": requestHeaders.join(",") }
		};
		const startedMs = clock.now();
		const logOutcome = (outcome) => question.log.debug(`OPTIONS ${target.url.host} -> ${outcome}, ${Math.round(clock.now() - startedMs)} ms`);
		try {
			const answer = await exchanger.send({
				method: "OPTIONS",
				url: target.url.href,
				headers
			}, question.signal);
			logOutcome(answer.status);
			if ((0,external_index_js_namespaceObject.mayPass)(answer.status)) return unverifiable(`the storage answers ${answer.status} for the moment`);
			return judgePreflight(answer, request);
		} catch (error) {
			logOutcome("no answer");
			return unverifiable((0,external_index_js_namespaceObject.connectionFailure)(error, route.proxy, "the storage").failure.what);
		}
	};
	const verdicts = await Promise.all(UPLOADS.map(ask));
	const first = (status) => verdicts.find((verdict) => verdict.status === status);
	const condition = address.status === "needs-permission" ? { condition: address.reason } : {};
	return first("failed") ?? first("unverifiable") ?? {
		status: "passed",
		...condition
	};
}
function uploadTarget({ signedUrl, home }) {
	if (!signedUrl) return { verdict: unverifiable("Studio gave no signed URL that can be used") };
	const url = new URL(signedUrl.href);
	const endpoint = home && (0,external_index_js_namespaceObject.parseWebUrl)(home.endpoint);
	if (home && !endpoint) return { verdict: unverifiable("the bucket's endpoint is not a web address") };
	if (!(!endpoint || url.hostname === endpoint.hostname || url.hostname.endsWith(`.${endpoint.hostname}`)) && !(home?.storageProvider === "s3" && (0,external_index_js_namespaceObject.isS3Host)(url.hostname))) return { verdict: unverifiable(`the signed URL leads to the host ${`${(0,external_index_js_namespaceObject.quote)(url.hostname)}, not to that of the endpoint`}`) };
	return { url };
}
function unverifiable(reason) {
	return {
		status: "unverifiable",
		reason
	};
}


module.exports = __webpack_exports__;
/******/ })()
;