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

;// CONCATENATED MODULE: external "./run.js"
const external_run_js_namespaceObject = require("./run.js");
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
	const elements = header.split(",").map((element) => element.split(/[ \t]/).filter((part) => part !== ""));
	const tokens = elements.flat();
	return elements.every((parts) => parts.length <= 1) && tokens.every((token) => /^[\w!#$%&'*+.^`|~-]+$/.test(token)) ? tokens : null;
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
// lib/checks/cors.js
const UPLOADS = [[], ["content-type"]];
const LIMITS = {
	connectMs: external_run_js_namespaceObject.LONGEST_PREFLIGHT_MS,
	totalMs: external_run_js_namespaceObject.LONGEST_PREFLIGHT_MS,
	bodyBytes: () => 0
};
async function checkCors(question) {
	const { clock } = question;
	const target = uploadTarget(question);
	if ("verdict" in target) return target.verdict;
	if (target.url.origin === question.origin) return { status: "passed" };
	for (const secret of question.signedUrl?.masks ?? []) question.events.register(secret);
	const route = (0,external_run_js_namespaceObject.routeTo)(target.url);
	if (!route.ok) return unverifiable(route.failure.what);
	const exchanger = new external_run_js_namespaceObject.Exchanger(LIMITS);
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
		const logOutcome = (outcome) => question.events.onExchange(`OPTIONS ${target.url.host} -> ${outcome}, ${Math.round(clock.now() - startedMs)} ms`);
		try {
			const answer = await exchanger.send({
				method: "OPTIONS",
				url: target.url.href,
				headers
			}, question.signal);
			logOutcome(answer.status);
			if ((0,external_run_js_namespaceObject.mayPass)(answer.status)) return unverifiable(`the storage answers ${answer.status} for the moment`);
			return judgePreflight(answer, request);
		} catch (error) {
			logOutcome("no answer");
			return unverifiable((0,external_run_js_namespaceObject.connectionFailure)(error, route.proxy, "the storage").failure.what);
		}
	};
	const verdicts = await Promise.all(UPLOADS.map(ask));
	const first = (status) => verdicts.find((verdict) => verdict.status === status);
	return first("failed") ?? first("unverifiable") ?? { status: "passed" };
}
function uploadTarget({ signedUrl, home }) {
	if (!signedUrl) return { verdict: unverifiable("Studio gave no signed URL that can be used") };
	const url = new URL(signedUrl.href);
	const endpoint = home && (0,external_run_js_namespaceObject.parseWebUrl)(home.endpoint);
	if (home && !endpoint) return { verdict: unverifiable("the bucket's endpoint is not a web address") };
	const isHome = !endpoint || url.hostname === endpoint.hostname || url.hostname.endsWith(`.${endpoint.hostname}`);
	if (!isHome && !(home?.storageProvider === "s3" && (0,external_run_js_namespaceObject.isS3Host)(url.hostname))) return { verdict: unverifiable(`the signed URL leads to the host ${`${(0,external_run_js_namespaceObject.quote)(url.hostname)}, not to that of the endpoint`}`) };
	if (url.protocol === "http:" && !(isHome && (0,external_run_js_namespaceObject.isLoopback)((endpoint ?? url).hostname))) return { verdict: {
		status: "failed",
		reason: "the signed URL is an http address, and a page on https may not upload to http"
	} };
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