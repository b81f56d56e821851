/******/ (() => { // webpackBootstrap
/******/ 	"use strict";
/******/ 	var __webpack_modules__ = ({

/***/ 309:
/***/ ((module) => {

module.exports = require("./cors-remedy.js");

/***/ }),

/***/ 994:
/***/ ((module) => {

module.exports = require("./cors.js");

/***/ }),

/***/ 302:
/***/ ((module) => {

module.exports = require("./diagnosis.js");

/***/ }),

/***/ 853:
/***/ ((module) => {

module.exports = require("./keep-issues.js");

/***/ }),

/***/ 196:
/***/ ((module) => {

module.exports = require("./resolve-targets.js");

/***/ })

/******/ 	});
/************************************************************************/
/******/ 	// The module cache
/******/ 	var __webpack_module_cache__ = {};
/******/ 	
/******/ 	// The require function
/******/ 	function __nccwpck_require__(moduleId) {
/******/ 		// Check if module is in cache
/******/ 		var cachedModule = __webpack_module_cache__[moduleId];
/******/ 		if (cachedModule !== undefined) {
/******/ 			return cachedModule.exports;
/******/ 		}
/******/ 		// Create a new module (and put it into the cache)
/******/ 		var module = __webpack_module_cache__[moduleId] = {
/******/ 			// no module.id needed
/******/ 			// no module.loaded needed
/******/ 			exports: {}
/******/ 		};
/******/ 	
/******/ 		// Execute the module function
/******/ 		var threw = true;
/******/ 		try {
/******/ 			__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 			threw = false;
/******/ 		} finally {
/******/ 			if(threw) delete __webpack_module_cache__[moduleId];
/******/ 		}
/******/ 	
/******/ 		// Return the exports of the module
/******/ 		return module.exports;
/******/ 	}
/******/ 	
/************************************************************************/
/******/ 	/* webpack/runtime/asset-relocator-loader */
/******/ 	if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = __dirname + "/";
/******/ 	
/******/ 	/* webpack/runtime/compat get default export */
/******/ 	(() => {
/******/ 		// getDefaultExport function for compatibility with non-harmony modules
/******/ 		__nccwpck_require__.n = (module) => {
/******/ 			var getter = module && module.__esModule ?
/******/ 				() => (module['default']) :
/******/ 				() => (module);
/******/ 			__nccwpck_require__.d(getter, { a: getter });
/******/ 			return getter;
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/create fake namespace object */
/******/ 	(() => {
/******/ 		var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 		var leafPrototypes;
/******/ 		// create a fake namespace object
/******/ 		// mode & 1: value is a module id, require it
/******/ 		// mode & 2: merge all properties of value into the ns
/******/ 		// mode & 4: return value when already ns object
/******/ 		// mode & 16: return value when it's Promise-like
/******/ 		// mode & 8|1: behave like require
/******/ 		__nccwpck_require__.t = function(value, mode) {
/******/ 			if(mode & 1) value = this(value);
/******/ 			if(mode & 8) return value;
/******/ 			if(typeof value === 'object' && value) {
/******/ 				if((mode & 4) && value.__esModule) return value;
/******/ 				if((mode & 16) && typeof value.then === 'function') return value;
/******/ 			}
/******/ 			var ns = Object.create(null);
/******/ 			__nccwpck_require__.r(ns);
/******/ 			var def = {};
/******/ 			leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 			for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 				Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 			}
/******/ 			def['default'] = () => (value);
/******/ 			__nccwpck_require__.d(ns, def);
/******/ 			return ns;
/******/ 		};
/******/ 	})();
/******/ 	
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
  $ZodISODateTime: () => (/* binding */ $ZodISODateTime),
  $constructor: () => (/* binding */ $constructor),
  Deadline: () => (/* binding */ Deadline),
  Exchanger: () => (/* binding */ Exchanger),
  Failure: () => (/* binding */ Failure),
  LONGEST_PREFLIGHT_MS: () => (/* binding */ LONGEST_PREFLIGHT_MS),
  LimitError: () => (/* binding */ LimitError),
  NEW_ISSUE: () => (/* binding */ NEW_ISSUE),
  ZodMiniStringFormat: () => (/* binding */ ZodMiniStringFormat),
  __commonJSMin: () => (/* binding */ __commonJSMin),
  __require: () => (/* binding */ __require),
  __toCommonJS: () => (/* binding */ __toCommonJS),
  __toESM: () => (/* binding */ __toESM),
  _catch: () => (/* binding */ _catch),
  _isoDateTime: () => (/* binding */ _isoDateTime),
  _positive: () => (/* binding */ _positive),
  _regex: () => (/* binding */ _regex),
  array: () => (/* binding */ array),
  askWithRetries: () => (/* binding */ askWithRetries),
  connectionFailure: () => (/* binding */ connectionFailure),
  docsOf: () => (/* binding */ docsOf),
  explanation: () => (/* binding */ explanation),
  failure: () => (/* binding */ failure$1),
  fetch: () => (/* binding */ fetch),
  formatDuration: () => (/* binding */ formatDuration),
  hostSource: () => (/* binding */ hostSource),
  inConsole: () => (/* binding */ inConsole),
  init_lazy_https: () => (/* binding */ init_lazy_https),
  init_lazy_tunnel: () => (/* binding */ init_lazy_tunnel),
  init_lazy_undici: () => (/* binding */ init_lazy_undici),
  inputNameOf: () => (/* binding */ inputNameOf),
  int: () => (/* binding */ bundled_int),
  introductions: () => (/* binding */ introductions),
  isMaskable: () => (/* binding */ isMaskable),
  isS3Host: () => (/* binding */ isS3Host),
  isTransient: () => (/* binding */ isTransient),
  joinList: () => (/* binding */ joinList),
  lazy_https_exports: () => (/* binding */ lazy_https_exports),
  lazy_tunnel_exports: () => (/* binding */ lazy_tunnel_exports),
  lazy_undici_exports: () => (/* binding */ lazy_undici_exports),
  mapYielding: () => (/* binding */ mapYielding),
  messageOf: () => (/* binding */ messageOf$1),
  nameOf: () => (/* binding */ nameOf),
  nullable: () => (/* binding */ nullable),
  nullish: () => (/* binding */ nullish),
  object: () => (/* binding */ object),
  optional: () => (/* binding */ optional$1),
  optionalString: () => (/* binding */ optionalString),
  parseWebUrl: () => (/* binding */ parseWebUrl),
  partsOf: () => (/* binding */ partsOf),
  placeOf: () => (/* binding */ placeOf),
  pluralize: () => (/* binding */ pluralize),
  proxyFor: () => (/* binding */ proxyFor),
  quote: () => (/* binding */ quote),
  regionAtHost: () => (/* binding */ regionAtHost),
  sentence: () => (/* binding */ sentence),
  serviceAtHost: () => (/* binding */ serviceAtHost),
  serviceOf: () => (/* binding */ serviceOf),
  startExchangeLog: () => (/* binding */ startExchangeLog),
  storageServices: () => (/* binding */ storageServices),
  string: () => (/* binding */ string),
  suspicionsOf: () => (/* binding */ suspicionsOf),
  unknown: () => (/* binding */ unknown),
  userAgent: () => (/* binding */ userAgent)
});

;// CONCATENATED MODULE: external "node:module"
const external_node_module_namespaceObject = require("node:module");
;// CONCATENATED MODULE: external "node:timers/promises"
const promises_namespaceObject = require("node:timers/promises");
;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = require("node:fs");
;// CONCATENATED MODULE: external "os"
const external_os_namespaceObject = require("os");
;// CONCATENATED MODULE: external "fs"
const external_fs_namespaceObject = require("fs");
;// CONCATENATED MODULE: external "http"
const external_http_namespaceObject = require("http");
;// CONCATENATED MODULE: external "node:http"
const external_node_http_namespaceObject = require("node:http");
var external_node_http_default = /*#__PURE__*/__nccwpck_require__.n(external_node_http_namespaceObject);
;// CONCATENATED MODULE: external "node:dns"
const external_node_dns_namespaceObject = require("node:dns");
var external_node_dns_default = /*#__PURE__*/__nccwpck_require__.n(external_node_dns_namespaceObject);
;// CONCATENATED MODULE: external "node:buffer"
const external_node_buffer_namespaceObject = require("node:buffer");
;// CONCATENATED MODULE: external "node:util"
const external_node_util_namespaceObject = require("node:util");
;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = require("node:os");
;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = require("node:path");
;// CONCATENATED MODULE: ./lib/bundled/index.js












// \0rolldown/runtime.js
var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __esmMin = (fn, res, err) => () => {
	if (err) throw err[0];
	try {
		return fn && (res = fn(fn = 0)), res;
	} catch (e) {
		throw err = [e], e;
	}
};
var __commonJSMin = (cb, mod) => () => (mod || (cb((mod = { exports: {} }).exports, mod, mod.exports), cb = null), mod.exports);
var __exportAll = (all, flags) => {
	let target = Object.setPrototypeOf({}, null);
	for (var name in all) __defProp(target, name, {
		get: all[name],
		enumerable: true
	});
	if (!(flags & 1)) __defProp(target, Symbol.toStringTag, { value: "Module" });
	return flags & 2 ? target : Object.preventExtensions(target);
};
var __copyProps = (to, from, except, desc) => {
	if (from && typeof from === "object" || typeof from === "function") for (var keys = __getOwnPropNames(from), i = 0, n = keys.length, key; i < n; i++) {
		key = keys[i];
		if (!__hasOwnProp.call(to, key) && key !== except) __defProp(to, key, {
			get: ((k) => from[k]).bind(null, key),
			enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable
		});
	}
	return to;
};
var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(isNodeMode || !mod || !mod.__esModule || !__hasOwnProp.call(mod, "default") ? __defProp(target, "default", {
	value: mod,
	enumerable: true
}) : target, mod));
var __toCommonJS = (mod) => __hasOwnProp.call(mod, "module.exports") ? mod["module.exports"] : __copyProps(__defProp({}, "__esModule", { value: true }), mod);
var __require = (() => (0,external_node_module_namespaceObject.createRequire)(require("url").pathToFileURL(__filename).href))();
// lib/errors/error-codes.js
const NEW_ISSUE = "https://github.com/your-org/edge-impulse-verify-bucket/issues/new?template=";
const explanations = {
	"invalid-input": {
		what: "the inputs are not valid",
		cause: "An input is missing, misspelt or out of bounds.",
		remedy: "Correct these inputs of the step, or the secrets and variables behind them."
	},
	cancelled: {
		what: "the workflow run was cancelled",
		cause: "A person or a newer run cancelled it, or the job reached its time limit.",
		remedy: "Run the workflow again. If the job has a `timeout-minutes`, keep it above `timeout`."
	},
	internal: {
		what: "the action failed in an unexpected way",
		cause: "This is a bug in the action, or a problem of the runner such as a full disk.",
		remedy: `Run the job again with debug logging, and report the log: ${NEW_ISSUE}bug.yml`
	},
	"api-key-rejected": {
		what: "Studio rejected the API key",
		cause: "Usually it is a project's key, not an organization's; or it expired, was deleted or is mistyped.",
		remedy: "Create a key in Studio under the organization, Keys, and store it in the secret behind `api-key`."
	},
	"api-key-forbidden": {
		what: "the API key may not do this in this organization",
		cause: "It is a project's or another organization's, or its role is not admin; or a proxy answered.",
		remedy: "Create a key with the role admin in Studio under this organization, Keys, or correct `organization-id`."
	},
	"not-found": {
		what: "Studio does not know what it was asked for",
		cause: "`organization-id`, `dataset` or `portal-id` is mistyped or of another organization, or `api-url` is wrong.",
		remedy: "Correct the input: `organization-id` is the number in the address studio.edgeimpulse.com/organization/7, the name of a dataset or the id of a portal is on its page."
	},
	"rate-limited": {
		what: "Studio received too many requests",
		cause: "This key or this runner sent many requests in a short time.",
		remedy: "Run the workflow less often, or raise `timeout` so that the action can wait longer."
	},
	redirected: {
		what: "Studio redirected the request",
		cause: "`api-url` is not the final address, or a proxy or login page stands in between.",
		remedy: "Set `api-url` to the final address, which ends in /v1."
	},
	"studio-unavailable": {
		what: "Studio is not available",
		cause: "Studio, or a proxy in front of it, is overloaded, restarting or under maintenance.",
		remedy: "Run the job again later."
	},
	"request-refused": {
		what: "Studio refused the request",
		cause: "Studio does not accept one of the values, or the organization's plan does not include this.",
		remedy: "Correct the inputs of the step, or the bucket's settings in Studio under the organization, Data."
	},
	"unexpected-response": {
		what: "Studio's answer could not be understood",
		cause: "`api-url` is wrong, something in between changed the answer, or the API changed.",
		remedy: "Leave `api-url` out, or let it end in /v1; if it is right, look for a newer version of this action."
	},
	network: {
		what: "Studio could not be reached",
		cause: "The host name is wrong, or a network, firewall or proxy keeps this runner from it.",
		remedy: "Try `curl -v` with `api-url` on this runner; correct `api-url`, the firewall or HTTPS_PROXY."
	},
	tls: {
		what: "Studio's certificate could not be trusted",
		cause: "A proxy inspects TLS, its authority is private, it expired, or it is for another host.",
		remedy: "Set NODE_EXTRA_CA_CERTS to a file with the certificate authority, for the step or the runner."
	},
	proxy: {
		what: "the proxy did not let the request through",
		cause: "The address, user name or password of the proxy is wrong, or it does not allow this host.",
		remedy: "Correct HTTPS_PROXY (`http://user:password@host:port`, percent-encoded), allow the host, or add it to NO_PROXY."
	},
	"no-buckets": {
		what: "there is no bucket to verify",
		cause: "The organization has no bucket, or `exclude` leaves all of them out.",
		remedy: "Add a bucket in Studio under the organization, Data, or correct `organization-id` or `exclude`."
	},
	"unknown-bucket-id": {
		what: "the organization has no bucket with this id",
		cause: "The bucket was removed, or the id is mistyped or of another organization.",
		remedy: "Correct `bucket-id`; the ids are in the message and in Studio under the organization, Data."
	},
	timeout: {
		what: "Studio was still connecting at the deadline",
		cause: "Studio needs longer than usual (Azure takes longest), or the storage does not answer.",
		remedy: "Raise `timeout`; if it happens again, check that the storage can be reached from the internet."
	},
	"no-files": {
		what: "Studio's sample holds no file",
		cause: "There is no data yet, or no file name begins with the prefix.",
		remedy: "Upload the data, or correct the prefix. If it may be empty, set `require-files` to false."
	},
	"no-info-labels": {
		what: "there is no `info.labels` file",
		cause: "No folder that Studio looked at holds an `info.labels` file.",
		remedy: "Upload an `info.labels` file beside the data files, or set `require-info-labels` to false."
	},
	"stale-data": {
		what: "the newest file is older than `max-age` allows",
		cause: "Uploads have stopped, or they go straight into the storage and Studio has not looked since.",
		remedy: "Check the device or job that uploads. If it uploads straight into the storage, run \"Refresh data\" on the page of the dataset in Studio."
	},
	"freshness-unverifiable": {
		what: "Studio does not say how old the newest file is",
		cause: "Studio has not looked through the dataset yet; that says nothing about the age of the data.",
		remedy: "Run \"Refresh data\" on the page of the dataset in Studio: direct uploads are not seen without it."
	},
	cors: {
		what: "browsers may not upload into the storage",
		cause: "The CORS rules do not allow uploads from this origin, or there are none.",
		remedy: "Apply CORS rules at the storage that allow PUT and POST from the origin of Studio."
	},
	"cors-unverifiable": {
		what: "the CORS rules could not be checked",
		cause: "Studio reaches the storage, but this runner does not; that says nothing about the rules.",
		remedy: "Run the step on a runner that reaches the storage, or set `check-cors` to false."
	}
};
const storageCodes = {
	keys: [...[
		"invalid-access-key",
		"inactive-access-key",
		"signature-mismatch",
		"authentication-failed",
		"access-denied"
	], ...[
		"storage-firewall",
		"account-not-found",
		"storage-error"
	]],
	address: [
		...[
			"key-access-disabled",
			"no-such-bucket",
			"wrong-region",
			"wrong-endpoint",
			"clock-skew",
			"storage-proxy"
		],
		...[
			"host-not-found",
			"connection-refused",
			"storage-unreachable",
			"storage-protocol",
			"storage-certificate"
		],
		...["invalid-endpoint", "not-a-storage-api"]
	],
	none: [...[
		"temporary-credentials",
		"missing-permission",
		"invalid-bucket-name",
		"account-suspended",
		"account-state"
	], ...[
		"billing-closed",
		"quota-exceeded",
		"object-locked",
		"encryption-key",
		"not-supported",
		"storage-busy"
	]]
};
// lib/errors/failure.js
var Failure = class extends Error {
	name = "Failure";
	code;
	what;
	likelyCause;
	remedy;
	blocks;
	link;
	quote;
	constructor(code, { what, cause, remedy, blocks = [], link }, quote = null) {
		super(what);
		this.code = code;
		this.what = what;
		this.likelyCause = cause;
		this.remedy = remedy;
		this.blocks = blocks;
		this.link = link ?? null;
		this.quote = quote;
	}
};
function toFailure(error) {
	if (error instanceof Failure) return error;
	return failure$1("internal", { quote: {
		by: "This runner",
		text: error instanceof Error ? error.message : String(error)
	} });
}
function failure$1(code, better = {}) {
	return new Failure(code, {
		...explanations[code],
		...better
	}, better.quote);
}
// lib/text/words.js
function pluralize(count, noun) {
	return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
function joinList(items) {
	return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}
function capitalize(text) {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
function quote(text) {
	return `"${text.slice(0, 200).replace(/\r?\n\s*/g, " ⏎ ").replace(/["`]/g, "'")}"`;
}
function messageOf$1(error) {
	return error instanceof Error ? error.message : String(error);
}
// lib/text/decodings.js
const KINDS = [
	"%",
	"&",
	"\\'",
	"%&\\'"
];
function layersOf(text) {
	const isAscii = Buffer.byteLength(text) === text.length;
	const unchanged = {
		text,
		places: null
	};
	const raw = isAscii ? unchanged : rewrite(unchanged, /./gsu, ([character]) => utf8(character));
	const layers = new Map([[raw.text, raw]]);
	for (const kind of /[%&\\]/.test(text) ? KINDS : []) {
		const meaning = (match) => kind.includes(match[0].charAt(0)) ? meaningOf(match) : null;
		const once = rewrite(raw, ESCAPE, meaning);
		for (const layer of [once, rewrite(once, ESCAPE, meaning)]) layers.set(layer.text, layer);
	}
	return [...layers.values()];
}
function rewrite({ text, places }, pattern, meaning) {
	const moved = [];
	let rewritten = "";
	for (const match of text.matchAll(pattern)) {
		const undone = meaning(match);
		const bytes = undone ?? match[0];
		rewritten += bytes;
		for (let byte = 0; byte < bytes.length; byte++) moved.push(match.index + (undone === null ? byte : 0));
	}
	moved.push(text.length);
	return {
		text: rewritten,
		places: places ? moved.map((place) => places[place] ?? 0) : moved
	};
}
const ESCAPE = /%([0-9a-f]{2})|&#0*(\d{1,7});?|(?:&#x|\\u\{)0*([0-9a-f]{1,6})[;}]?|(\\u[0-9a-f]{4}(?:\\ud[c-f][0-9a-f]{2})?)|\\x([0-9a-f]{2})|&([a-z]{2,16});|'\\(')'|\\(.)|[^%&\\']+|./gis;
const ENTITIES = new Map(`amp& apos' ast* bsol\\ colon: comma, commat@ diacriticalgrave\` dollar$ equals= excl! grave\` gt> hat^ hyphen- lbrace{
   lbrack[ lcub{ lowbar_ lpar( lsqb[ lt< midast* num# percnt% period. plus+ quest? quot" rbrace} rbrack] rcub} rpar) rsqb]
   semi; sol/ underbar_ verbar| vert| verticalline|`.split(/\s+/).map((entity) => [entity.slice(0, -1), entity.slice(-1)]));
const CONTROLS = {
	b: "\b",
	f: "\f",
	n: "\n",
	r: "\r",
	t: "	"
};
function meaningOf([, byte, decimal, hex, units, short, name, quote, other]) {
	const character = quote ?? other;
	if (character !== void 0) return CONTROLS[character] ?? character;
	if (name !== void 0) return ENTITIES.get(name.toLowerCase()) ?? null;
	if (byte !== void 0) return String.fromCharCode(Number.parseInt(byte, 16));
	if (units !== void 0) return utf8(JSON.parse(`"${units.toLowerCase()}"`));
	const codePoint = decimal ? Number(decimal) : Number.parseInt(hex ?? short ?? "", 16);
	return codePoint <= 1114111 ? utf8(String.fromCodePoint(codePoint)) : null;
}
function utf8(text) {
	return Buffer.from(text).toString("latin1");
}
// lib/text/redactor.js
const WINDOW = 12;
const WINDOW_BASE64 = 15;
var Redactor = class {
	#windows = new Map();
	#starts = new Set();
	addSecret(secret) {
		for (const { text } of layersOf(secret)) {
			if (text.length < 4) continue;
			const bytes = Buffer.from(text, "latin1");
			this.#addWindows(text, WINDOW);
			this.#addWindows(bytes.toString("hex"), 24);
			for (const offset of [
				0,
				1,
				2
			]) this.#addWindows(base64At(offset, bytes), WINDOW_BASE64);
		}
	}
	#addWindows(form, window) {
		const folded = fold(form);
		const length = Math.min(window, folded.length);
		const windows = this.#windows.get(length) ?? new Set();
		this.#windows.set(length, windows);
		for (let at = 0; at + length <= folded.length; at++) {
			windows.add(folded.slice(at, at + length));
			this.#starts.add(folded.slice(at, at + 4));
		}
	}
	redact(text) {
		const hidden = this.#hiddenIn(text);
		if (!hidden.includes(1)) return text;
		let shown = "";
		for (let at = 0; at < text.length; at++) if (!hidden[at]) shown += text[at];
		else if (!hidden[at - 1]) shown += "***";
		return shown;
	}
	#hiddenIn(original) {
		const hidden = new Uint8Array(original.length);
		for (const { text, places } of layersOf(original)) {
			const folded = fold(text);
			for (let at = 0; at + 4 <= folded.length; at++) {
				if (!this.#starts.has(folded.slice(at, at + 4))) continue;
				for (const [length, windows] of this.#windows) {
					if (!windows.has(folded.slice(at, at + length))) continue;
					hidden.fill(1, places?.[at] ?? at, places?.[at + length] ?? at + length);
				}
			}
		}
		return hidden;
	}
};
function fold(text) {
	return text.toLowerCase().replace(/["`]/g, "'").replace(/[+-]/g, " ").replaceAll("_", "/");
}
function base64At(offset, secret) {
	return Buffer.concat([Buffer.alloc(offset), secret]).toString("base64").slice(Math.ceil(offset * 8 / 6), Math.floor((offset + secret.length) * 8 / 6));
}
// lib/text/urls.js
function parseApiUrl(text) {
	const url = parsePlainUrl(text);
	if (!url || url.protocol !== "https:" && !isLoopback(url.hostname)) return void 0;
	const [, path] = /^((?:\/[\w.~-]+)*)\/?$/.exec(url.pathname) ?? [];
	return path === void 0 ? void 0 : `${url.origin}${path.replace(/\/v1$/, "")}/v1`;
}
function parsePlainUrl(text) {
	const [, authority = "", path = "/"] = /^https?:\/\/([^/?#\\@\s]+)(\/[^?#\\\s]*)?$/i.exec(text) ?? [];
	const url = URL.parse(text);
	const host = authority.replace(/:\d*$/, "").toLowerCase();
	return host !== "" && host === url?.hostname && path === url.pathname ? url : void 0;
}
function parseOrigin(text) {
	return parsePlainUrl(text)?.origin === text ? text : void 0;
}
function withScheme(text) {
	return text.length <= 100 && /^(?=[a-z0-9-]+[.:])[a-z0-9-]+(\.[a-z0-9-]+)*(\.[a-z]{2,}|\.\d{1,3}|:\d{2,5})(\/[a-z0-9.-]*)*$/.test(text) ? `https://${text}` : void 0;
}
function parseWebUrl(text) {
	const url = URL.parse(text);
	return url && /^https?:$/.test(url.protocol) && !url.username && !url.password ? url : null;
}
function isS3Host(hostname) {
	return /(^|\.)s3(express)?(-[a-z0-9-]+)?(\.dualstack)?(\.[a-z]+(-[a-z]+)+-\d+)?\.amazonaws\.com(\.cn)?$/.test(hostname);
}
function formsOf(text) {
	try {
		return [...new Set([text, decodeURIComponent(text)])];
	} catch {
		return [text];
	}
}
function isLoopback(hostname) {
	return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);
}
// node_modules/zod/v4/core/util.js
function getEnumValues(entries) {
	const numericValues = Object.values(entries).filter((v) => typeof v === "number");
	return Object.entries(entries).filter(([k, _]) => numericValues.indexOf(+k) === -1).map(([_, v]) => v);
}
function jsonStringifyReplacer(_, value) {
	if (typeof value === "bigint") return value.toString();
	return value;
}
var Cached = class {
	constructor(getter) {
		this._getter = getter;
		this._value = void 0;
	}
	get value() {
		const getter = this._getter;
		if (getter !== void 0) {
			this._value = getter();
			this._getter = void 0;
		}
		return this._value;
	}
};
function cached(getter) {
	return new Cached(getter);
}
function cleanRegex(source) {
	const start = source.startsWith("^") ? 1 : 0;
	const end = source.endsWith("$") ? source.length - 1 : source.length;
	return source.slice(start, end);
}
function assignProp(target, prop, value) {
	Object.defineProperty(target, prop, {
		value,
		writable: true,
		enumerable: true,
		configurable: true
	});
}
const captureStackTrace = "captureStackTrace" in Error ? Error.captureStackTrace : (..._args) => {};
function isObject(data) {
	return typeof data === "object" && data !== null && !Array.isArray(data);
}
const propertyKeyTypes = new Set([
	"string",
	"number",
	"symbol"
]);
function escapeRegex(str) {
	return str.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
function clone(inst, def, params) {
	const cl = new inst._zod.constr(def ?? inst._zod.def);
	if (!def || params?.parent) cl._zod.parent = inst;
	return cl;
}
function normalizeParams(_params) {
	const params = _params;
	if (!params) return {};
	if (typeof params === "string") return { error: () => params };
	if (params?.message !== void 0) {
		if (params?.error !== void 0) throw new Error("Cannot specify both `message` and `error` params");
		params.error = params.message;
	}
	delete params.message;
	if (typeof params.error === "string") return {
		...params,
		error: () => params.error
	};
	return params;
}
function optionalKeys(shape) {
	return Object.keys(shape).filter((k) => {
		return shape[k]._zod.optin !== void 0 && shape[k]._zod.optout === "optional";
	});
}
const NUMBER_FORMAT_RANGES = (() => ({
	safeint: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
	int32: [-2147483648, 2147483647],
	uint32: [0, 4294967295],
	float32: [-34028234663852886e22, 34028234663852886e22],
	float64: [-Number.MAX_VALUE, Number.MAX_VALUE]
}))();
function aborted(x, startIndex = 0) {
	if (x.aborted === true) return true;
	for (let i = startIndex; i < x.issues.length; i++) if (x.issues[i]?.continue !== true) return true;
	return false;
}
function explicitlyAborted(x, startIndex = 0) {
	if (x.aborted === true) return true;
	for (let i = startIndex; i < x.issues.length; i++) if (x.issues[i]?.continue === false) return true;
	return false;
}
function prefixIssues(path, issues) {
	return issues.map((iss) => {
		var _a;
		(_a = iss).path ?? (_a.path = []);
		iss.path.unshift(path);
		return iss;
	});
}
function unwrapMessage(message) {
	return typeof message === "string" ? message : message?.message;
}
function sizeCaps(defChecks) {
	const caps = [];
	for (const ch of defChecks ?? []) {
		const d = ch._zod.def;
		if (!/_(length|size)$|_equals$/.test(d.check)) break;
		const max = d.maximum ?? d.length ?? d.size;
		if (max >= 0) caps.push([max, ch]);
	}
	return caps;
}
function attachSchema(issues, start, inst) {
	var _a;
	for (let i = start; i < issues.length; i++) (_a = issues[i]).schema ?? (_a.schema = inst);
}
function finalizeIssue(iss, ctx, config) {
	var _a;
	const traits = iss.inst?._zod?.traits;
	if (traits?.has("$ZodType")) {
		if (traits.has("$ZodCheck")) (_a = iss).schema ?? (_a.schema = iss.inst);
		else iss.schema = iss.inst;
	}
	const schemaError = iss.schema !== iss.inst ? iss.schema?._zod.def?.error : void 0;
	const message = iss.message ? iss.message : unwrapMessage(iss.inst?._zod.def?.error?.(iss)) ?? unwrapMessage(schemaError?.(iss)) ?? unwrapMessage(ctx?.error?.(iss)) ?? unwrapMessage(config.customError?.(iss)) ?? unwrapMessage(config.localeError?.(iss)) ?? "Invalid input";
	const full = {};
	for (const k of Object.keys(iss)) {
		if (k === "inst" || k === "schema" || k === "continue" || k === "input" || k === "__proto__") continue;
		full[k] = iss[k];
	}
	full.path ?? (full.path = []);
	full.message = message;
	if (ctx?.reportInput) full.input = iss.input;
	return full;
}
function issue$1(...args) {
	const [iss, input, inst] = args;
	if (typeof iss === "string") return {
		message: iss,
		code: "custom",
		input,
		inst
	};
	return { ...iss };
}
function members(proto, table) {
	for (const key in table) {
		const desc = Object.getOwnPropertyDescriptor(table, key);
		if (desc.get) Object.defineProperty(proto, key, {
			...desc,
			enumerable: false
		});
		else defineBound(proto, key, desc.value);
	}
}
function own(inst, key, value, enumerable = true) {
	Object.defineProperty(inst, key, {
		configurable: true,
		writable: true,
		enumerable,
		value
	});
	return value;
}
function hide(inst, key, value) {
	return own(inst, key, value, false);
}
function defineBound(proto, key, fn) {
	Object.defineProperty(proto, key, {
		configurable: true,
		get() {
			return this == null ? fn : own(this, key, fn.bind(this));
		},
		set(value) {
			own(this, key, value);
		}
	});
}
function claim(inst, sentinel) {
	const proto = Object.getPrototypeOf(inst);
	return sentinel in proto ? void 0 : proto;
}
let installing;
let broke = false;
const breaker = {
	configurable: true,
	get() {
		broke = true;
	}
};
function defineLazyInternal(inst, key, compute) {
	const proto = Object.getPrototypeOf(inst._zod);
	if (key in proto && installing !== inst._zod) {
		installing = void 0;
		return;
	}
	installing = inst._zod;
	Object.defineProperty(proto, key, {
		configurable: true,
		get() {
			Object.defineProperty(this, key, breaker);
			const outer = broke;
			broke = false;
			try {
				const value = compute(this);
				if (broke) delete this[key];
				else Object.defineProperty(this, key, {
					configurable: true,
					writable: true,
					value
				});
				broke = broke || outer;
				return value;
			} catch (err) {
				delete this[key];
				broke = broke || outer;
				throw err;
			}
		},
		set(value) {
			Object.defineProperty(this, key, {
				configurable: true,
				writable: true,
				value
			});
		}
	});
}
function installLazyProp(inst, key, make, enumerable) {
	const proto = claim(inst, key);
	if (!proto) return;
	Object.defineProperty(proto, key, {
		configurable: true,
		get() {
			const desc = {
				configurable: true,
				writable: true,
				enumerable,
				value: void 0
			};
			Object.defineProperty(this, key, desc);
			desc.value = make(this);
			Object.defineProperty(this, key, desc);
			return desc.value;
		},
		set(value) {
			Object.defineProperty(this, key, {
				configurable: true,
				writable: true,
				enumerable,
				value
			});
		}
	});
}
const CONSTANT_CATCH = "~constantCatch";
function constantCatch(value) {
	const fn = () => value;
	fn[CONSTANT_CATCH] = true;
	return fn;
}
// node_modules/zod/v4/core/core.js
var _a;
const NEVER = Object.freeze({ status: "aborted" });
const _zodDesc = {
	value: void 0,
	enumerable: false
};
let _E = "captureStackTrace" in Error ? Error : null;
function newError(Definition) {
	const E = _E;
	if (E) {
		const saved = E.stackTraceLimit;
		if (typeof saved === "number") {
			try {
				E.stackTraceLimit = 0;
			} catch {
				_E = null;
				return new Definition();
			}
			try {
				return new Definition();
			} finally {
				E.stackTraceLimit = saved;
			}
		}
	}
	return new Definition();
}
function $constructor(name, initializer, proto, params) {
	const zodProto = {};
	function Internals(def) {
		this.def = def;
		this.constr = _;
		this.traits = new Set();
	}
	Internals.prototype = zodProto;
	const protoMembers = proto;
	const initialized = protoMembers && new WeakSet();
	function init(inst, def) {
		if (!inst._zod) {
			_zodDesc.value = new Internals(def);
			try {
				Object.defineProperty(inst, "_zod", _zodDesc);
			} finally {
				_zodDesc.value = void 0;
			}
		} else if (inst._zod.traits.has(name)) return;
		inst._zod.traits.add(name);
		initializer(inst, def);
		if (initialized) {
			const own = Object.getPrototypeOf(inst);
			const ctorProto = inst._zod.constr.prototype;
			let up = own;
			while (up && up !== ctorProto) up = Object.getPrototypeOf(up);
			const target = up ?? own;
			if (!initialized.has(target)) {
				initialized.add(target);
				members(target, protoMembers);
			}
		}
		const proto = _.prototype;
		for (const k in proto) {
			if (!Object.prototype.hasOwnProperty.call(proto, k)) continue;
			if (!(k in inst)) inst[k] = proto[k].bind(inst);
		}
	}
	const Parent = params?.Parent ?? Object;
	class Definition extends Parent {}
	Object.defineProperty(Definition, "name", { value: name });
	function _(def) {
		const inst = params?.Parent ? newError(Definition) : this;
		init(inst, def);
		const deferred = inst._zod.deferred;
		if (deferred) {
			for (const fn of deferred) fn();
			inst._zod.deferred = void 0;
		}
		const pp = globalThis.__zod_globalConfig?.postProcessor;
		if (pp) pp(inst);
		return inst;
	}
	Object.defineProperty(_, "init", { value: init });
	Object.defineProperty(_, Symbol.hasInstance, { value: (inst) => {
		if (params?.Parent && inst instanceof params.Parent) return true;
		return inst?._zod?.traits?.has(name);
	} });
	Object.defineProperty(_, "name", { value: name });
	return _;
}
var $ZodAsyncError = class extends Error {
	constructor() {
		super(`Encountered Promise during synchronous parse. Use .parseAsync() instead.`);
	}
};
var $ZodEncodeError = class extends Error {
	constructor(name) {
		super(`Encountered unidirectional transform during encode: ${name}`);
		this.name = "ZodEncodeError";
	}
};
(_a = globalThis).__zod_globalConfig ?? (_a.__zod_globalConfig = {});
const globalConfig = globalThis.__zod_globalConfig;
function config(newConfig) {
	if (newConfig) Object.assign(globalConfig, newConfig);
	return globalConfig;
}
// node_modules/zod/v4/core/errors.js
function _getMessage() {
	const internals = this._zod;
	internals.message ?? (internals.message = JSON.stringify(internals.def, jsonStringifyReplacer, 2));
	return internals.message;
}
function _setMessage(value) {
	this._zod.message = value;
}
const _messageDesc = {
	get: _getMessage,
	set: _setMessage,
	enumerable: true,
	configurable: true
};
const _issuesDesc = {
	value: void 0,
	enumerable: false
};
const _installedToString = new WeakSet([Object.prototype, Error.prototype]);
const initializer = (inst, def) => {
	inst.name = "$ZodError";
	_issuesDesc.value = def;
	Object.defineProperty(inst, "issues", _issuesDesc);
	_issuesDesc.value = void 0;
	Object.defineProperty(inst, "message", _messageDesc);
	const proto = Object.getPrototypeOf(inst);
	if (!_installedToString.has(proto)) {
		_installedToString.add(proto);
		Object.defineProperty(proto, "toString", {
			configurable: true,
			enumerable: false,
			get() {
				const value = () => this.message;
				Object.defineProperty(this, "toString", {
					value,
					configurable: true,
					writable: true
				});
				return value;
			},
			set(value) {
				Object.defineProperty(this, "toString", {
					value,
					configurable: true,
					writable: true
				});
			}
		});
	}
};
const $ZodRealError = $constructor("$ZodError", initializer, void 0, { Parent: Error });
// node_modules/zod/v4/core/parse.js
const _parse = (_Err) => {
	const fn = (schema, value, _ctx, _params) => {
		const ctx = _ctx ? {
			..._ctx,
			async: false
		} : { async: false };
		const result = schema._zod.run({
			value,
			issues: []
		}, ctx);
		if (result instanceof Promise) throw new $ZodAsyncError();
		if (result.issues.length) {
			const e = new ((_params?.Err) ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, config())));
			captureStackTrace(e, _params?.callee ?? fn);
			throw e;
		}
		return result.value;
	};
	return fn;
};
const parse = _parse($ZodRealError);
const _parseAsync = (_Err) => {
	const fn = async (schema, value, _ctx, params) => {
		const ctx = _ctx ? {
			..._ctx,
			async: true
		} : { async: true };
		let result = schema._zod.run({
			value,
			issues: []
		}, ctx);
		if (result instanceof Promise) result = await result;
		if (result.issues.length) {
			const e = new ((params?.Err) ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, config())));
			captureStackTrace(e, params?.callee ?? fn);
			throw e;
		}
		return result.value;
	};
	return fn;
};
const parseAsync = _parseAsync($ZodRealError);
const _safeParse = (_Err) => (schema, value, _ctx) => {
	const ctx = _ctx ? {
		..._ctx,
		async: false
	} : { async: false };
	const result = schema._zod.run({
		value,
		issues: []
	}, ctx);
	if (result instanceof Promise) throw new $ZodAsyncError();
	return result.issues.length ? failure(_Err, result.issues, ctx) : {
		success: true,
		data: result.value
	};
};
const safeParse = _safeParse($ZodRealError);
function failure(Err, issues, ctx) {
	let error;
	return {
		success: false,
		get error() {
			if (!error) {
				error = new Err(issues.map((iss) => finalizeIssue(iss, ctx, config())));
				issues = void 0;
				ctx = void 0;
			}
			return error;
		},
		set error(e) {
			error = e;
			issues = void 0;
			ctx = void 0;
		}
	};
}
const _safeParseAsync = (_Err) => async (schema, value, _ctx) => {
	const ctx = _ctx ? {
		..._ctx,
		async: true
	} : { async: true };
	let result = schema._zod.run({
		value,
		issues: []
	}, ctx);
	if (result instanceof Promise) result = await result;
	return result.issues.length ? failure(_Err, result.issues, ctx) : {
		success: true,
		data: result.value
	};
};
const safeParseAsync = _safeParseAsync($ZodRealError);
// node_modules/zod/v4/core/regexes.js
const dateSource = `(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))`;
function timeSource(args) {
	const hhmm = `(?:[01]\\d|2[0-3]):[0-5]\\d`;
	return typeof args.precision === "number" ? args.precision === -1 ? `${hhmm}` : args.precision === 0 ? `${hhmm}:[0-5]\\d` : `${hhmm}:[0-5]\\d\\.\\d{${args.precision}}` : args.seconds ? `${hhmm}:[0-5]\\d(?:\\.\\d+)?` : `${hhmm}(?::[0-5]\\d(?:\\.\\d+)?)?`;
}
function datetime(args) {
	const opts = ["Z"];
	if (args.offset) opts.push(`([+-](?:[01]\\d|2[0-3]):[0-5]\\d)`);
	const qualified = `${timeSource({
		precision: args.precision,
		seconds: true
	})}(?:${opts.join("|")})`;
	const timeRegex = args.local ? `${qualified}|${timeSource({ precision: args.precision })}` : qualified;
	return new RegExp(`^${dateSource}T(?:${timeRegex})$`);
}
const anyString = /^[\s\S]{0,}$/;
const number = /^-?\d+(?:\.\d+)?$/;
const boolean$2 = /^(?:true|false)$/i;
// node_modules/zod/v4/core/checks.js
const $ZodCheck = $constructor("$ZodCheck", (inst, def) => {
	var _a;
	inst._zod ?? (inst._zod = {});
	inst._zod.def = def;
	(_a = inst._zod).onattach ?? (_a.onattach = []);
});
const numericOriginMap = {
	number: "number",
	bigint: "bigint",
	object: "date"
};
const $ZodCheckGreaterThan = $constructor("$ZodCheckGreaterThan", (inst, def) => {
	$ZodCheck.init(inst, def);
	const origin = numericOriginMap[typeof def.value];
	inst._zod.check = (payload) => {
		if (def.inclusive ? payload.value >= def.value : payload.value > def.value) return;
		payload.issues.push({
			origin: numericOriginMap[typeof payload.value] ?? origin,
			code: "too_small",
			minimum: typeof def.value === "object" ? def.value.getTime() : def.value,
			input: payload.value,
			inclusive: def.inclusive,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckNumberFormat = $constructor("$ZodCheckNumberFormat", (inst, def) => {
	$ZodCheck.init(inst, def);
	def.format = def.format || "float64";
	const isInt = def.format?.includes("int");
	const origin = isInt ? "int" : "number";
	const [minimum, maximum] = NUMBER_FORMAT_RANGES[def.format];
	inst._zod.check = (payload) => {
		const input = payload.value;
		if (isInt) {
			if (!Number.isInteger(input)) {
				payload.issues.push({
					expected: origin,
					format: def.format,
					code: "invalid_type",
					continue: false,
					input,
					inst
				});
				return;
			}
			if (!Number.isSafeInteger(input)) {
				if (input > 0) payload.issues.push({
					input,
					code: "too_big",
					maximum: Number.MAX_SAFE_INTEGER,
					note: "Integers must be within the safe integer range.",
					inst,
					origin,
					inclusive: true,
					continue: !def.abort
				});
				else payload.issues.push({
					input,
					code: "too_small",
					minimum: Number.MIN_SAFE_INTEGER,
					note: "Integers must be within the safe integer range.",
					inst,
					origin,
					inclusive: true,
					continue: !def.abort
				});
				return;
			}
		}
		if (input < minimum) payload.issues.push({
			origin: "number",
			input,
			code: "too_small",
			minimum,
			inclusive: true,
			inst,
			continue: !def.abort
		});
		if (input > maximum) payload.issues.push({
			origin: "number",
			input,
			code: "too_big",
			maximum,
			inclusive: true,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckStringFormat = $constructor("$ZodCheckStringFormat", (inst, def) => {
	var _a, _b;
	$ZodCheck.init(inst, def);
	if (def.pattern) (_a = inst._zod).check ?? (_a.check = (payload) => {
		def.pattern.lastIndex = 0;
		if (def.pattern.test(payload.value)) return;
		payload.issues.push({
			origin: "string",
			code: "invalid_format",
			format: def.format,
			input: payload.value,
			...def.pattern ? { pattern: def.pattern.toString() } : {},
			inst,
			continue: !def.abort
		});
	});
	else (_b = inst._zod).check ?? (_b.check = () => {});
});
const $ZodCheckRegex = $constructor("$ZodCheckRegex", (inst, def) => {
	$ZodCheckStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		def.pattern.lastIndex = 0;
		if (def.pattern.test(payload.value)) return;
		payload.issues.push({
			origin: "string",
			code: "invalid_format",
			format: "regex",
			input: payload.value,
			pattern: def.pattern.toString(),
			inst,
			continue: !def.abort
		});
	};
});
// node_modules/zod/v4/core/versions.js
const version$1 = {
	major: 4,
	minor: 6,
	patch: 7
};
// node_modules/zod/v4/core/schemas.js
const $ZodType = $constructor("$ZodType", (inst, def) => {
	var _a;
	inst ?? (inst = {});
	inst._zod.def = def;
	inst._zod.bag = inst._zod.bag || {};
	inst._zod.version = version$1;
	const defChecks = inst._zod.def.checks;
	const checks = inst._zod.traits.has("$ZodCheck") ? [inst, ...defChecks ?? []] : defChecks?.length ? [...defChecks] : [];
	for (const ch of checks) for (const fn of ch._zod.onattach) fn(inst);
	if (checks.length === 0) {
		(_a = inst._zod).deferred ?? (_a.deferred = []);
		inst._zod.deferred?.push(() => {
			inst._zod.run = inst._zod.parse;
		});
	} else {
		const runChecks = (payload, checks, ctx) => {
			if (payload.memo) return payload;
			let isAborted = aborted(payload);
			let asyncResult;
			for (const ch of checks) {
				if (ch._zod.def.when) {
					if (explicitlyAborted(payload)) continue;
					if (!ch._zod.def.when(payload)) continue;
				} else if (isAborted) continue;
				const currLen = payload.issues.length;
				const _ = ch._zod.check(payload);
				if (_ instanceof Promise && ctx?.async === false) throw new $ZodAsyncError();
				if (asyncResult || _ instanceof Promise) asyncResult = (asyncResult ?? Promise.resolve()).then(async () => {
					await _;
					if (payload.issues.length === currLen) return;
					attachSchema(payload.issues, currLen, inst);
					if (!isAborted) isAborted = aborted(payload, currLen);
				});
				else {
					if (payload.issues.length === currLen) continue;
					attachSchema(payload.issues, currLen, inst);
					if (!isAborted) isAborted = aborted(payload, currLen);
				}
			}
			if (asyncResult) return asyncResult.then(() => {
				return payload;
			});
			return payload;
		};
		const handleCanaryResult = (canary, payload, ctx) => {
			if (aborted(canary)) {
				canary.aborted = true;
				return canary;
			}
			const checkResult = runChecks(payload, checks, ctx);
			if (checkResult instanceof Promise) {
				if (ctx.async === false) throw new $ZodAsyncError();
				return checkResult.then((checkResult) => inst._zod.parse(checkResult, ctx));
			}
			return inst._zod.parse(checkResult, ctx);
		};
		inst._zod.run = (payload, ctx) => {
			if (ctx.skipChecks) return inst._zod.parse(payload, ctx);
			if (ctx.direction === "backward") {
				const canary = inst._zod.parse({
					value: payload.value,
					issues: []
				}, {
					...ctx,
					skipChecks: true
				});
				if (canary instanceof Promise) return canary.then((canary) => {
					return handleCanaryResult(canary, payload, ctx);
				});
				return handleCanaryResult(canary, payload, ctx);
			}
			const result = inst._zod.parse(payload, ctx);
			if (result instanceof Promise) {
				if (ctx.async === false) throw new $ZodAsyncError();
				return result.then((result) => runChecks(result, checks, ctx));
			}
			return runChecks(result, checks, ctx);
		};
	}
}, {
	get "~standard"() {
		return hide(this, "~standard", standardProps(this));
	},
	set "~standard"(value) {
		own(this, "~standard", value);
	}
});
const toStandardResult = (r, ctx) => r.issues.length ? { issues: r.issues.map((iss) => finalizeIssue(iss, ctx, config())) } : { value: r.value };
async function validateAsync(inst, value) {
	const ctx = { async: true };
	return toStandardResult(await inst._zod.run({
		value,
		issues: []
	}, ctx), ctx);
}
function standardProps(inst) {
	return {
		validate: (value) => {
			const ctx = { async: false };
			try {
				const r = inst._zod.run({
					value,
					issues: []
				}, ctx);
				if (!(r instanceof Promise)) return toStandardResult(r, ctx);
			} catch (_) {}
			return validateAsync(inst, value);
		},
		vendor: "zod",
		version: 1
	};
}
const $ZodString = $constructor("$ZodString", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.pattern = def.pattern ?? anyString;
	inst._zod.parse = (payload, _) => {
		if (def.coerce) try {
			payload.value = String(payload.value);
		} catch (_) {}
		if (typeof payload.value === "string") return payload;
		payload.issues.push({
			expected: "string",
			code: "invalid_type",
			input: payload.value,
			inst
		});
		return payload;
	};
});
const $ZodStringFormat = $constructor("$ZodStringFormat", (inst, def) => {
	$ZodCheckStringFormat.init(inst, def);
	$ZodString.init(inst, def);
});
const $ZodISODateTime = $constructor("$ZodISODateTime", (inst, def) => {
	def.pattern ?? (def.pattern = datetime(def));
	$ZodStringFormat.init(inst, def);
});
const $ZodNumber = $constructor("$ZodNumber", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.pattern = number;
	inst._zod.parse = (payload, _ctx) => {
		if (def.coerce) try {
			payload.value = Number(payload.value);
		} catch (_) {}
		const input = payload.value;
		if (typeof input === "number" && !Number.isNaN(input) && Number.isFinite(input)) return payload;
		const received = typeof input === "number" ? Number.isNaN(input) ? "NaN" : !Number.isFinite(input) ? String(input) : void 0 : void 0;
		payload.issues.push({
			expected: "number",
			code: "invalid_type",
			input,
			inst,
			...received ? { received } : {}
		});
		return payload;
	};
});
const $ZodNumberFormat = $constructor("$ZodNumberFormat", (inst, def) => {
	$ZodCheckNumberFormat.init(inst, def);
	$ZodNumber.init(inst, def);
});
const $ZodBoolean = $constructor("$ZodBoolean", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.pattern = boolean$2;
	inst._zod.parse = (payload, _ctx) => {
		if (def.coerce) try {
			payload.value = Boolean(payload.value);
		} catch (_) {}
		const input = payload.value;
		if (typeof input === "boolean") return payload;
		payload.issues.push({
			expected: "boolean",
			code: "invalid_type",
			input,
			inst
		});
		return payload;
	};
});
const $ZodUnknown = $constructor("$ZodUnknown", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.parse = (payload) => payload;
});
function capSize(inst, size) {
	const caps = sizeCaps(inst._zod.def.checks);
	if (!caps.length) return;
	const cap = Math.min(...caps.map((c) => c[0]));
	const parse = inst._zod.parse;
	inst._zod.parse = (payload, ctx) => {
		const n = size(payload.value);
		if (n > cap && !ctx?.skipChecks && ctx?.direction !== "backward") {
			for (const [max, ch] of sizeCaps(inst._zod.def.checks)) if (n > max && ch._zod.def.when(payload)) {
				const start = payload.issues.length;
				ch._zod.check(payload);
				payload.issues[start].continue = false;
				attachSchema(payload.issues, start, inst);
				return payload;
			}
		}
		return parse(payload, ctx);
	};
}
const arraySize = (input) => Array.isArray(input) ? input.length : -1;
function handleArrayResult(result, final, index) {
	if (result.issues.length) final.issues.push(...prefixIssues(index, result.issues));
	final.value[index] = result.value;
}
const $ZodArray = $constructor("$ZodArray", (inst, def) => {
	$ZodType.init(inst, def);
	const memo = globalConfig.memoizer;
	memo?.attach(inst);
	inst._zod.parse = (payload, ctx) => {
		const input = payload.value;
		if (!Array.isArray(input)) {
			payload.issues.push({
				expected: "array",
				code: "invalid_type",
				input,
				inst
			});
			return payload;
		}
		payload.value = memo ? memo.alloc(inst, payload, Array(input.length), ctx) : Array(input.length);
		const proms = [];
		const abortEarly = ctx?.abortEarly;
		for (let i = 0; i < input.length; i++) {
			const item = input[i];
			const result = def.element._zod.run({
				value: item,
				issues: []
			}, ctx);
			if (result instanceof Promise) proms.push(result.then((result) => handleArrayResult(result, payload, i)));
			else {
				handleArrayResult(result, payload, i);
				if (abortEarly && result.issues.length !== 0 && aborted(result)) break;
			}
		}
		if (proms.length) return Promise.all(proms).then(() => payload);
		return payload;
	};
	capSize(inst, arraySize);
});
function handlePropertyResult(result, final, key, input, optin, optout) {
	const isPresent = key in input;
	const isOptionalOut = optout === "optional";
	if (!isPresent && isOptionalOut && optin === "optional") return;
	if (result.issues.length) {
		if (optin !== void 0 && isOptionalOut && !isPresent) return;
		final.issues.push(...prefixIssues(key, result.issues));
	}
	if (!isPresent && optin === void 0) {
		if (!result.issues.length) final.issues.push({
			code: "invalid_type",
			expected: "nonoptional",
			input: void 0,
			path: [key]
		});
		return;
	}
	if (result.value === void 0) {
		if (isPresent || optin === "defaulted" && !isOptionalOut) final.value[key] = void 0;
	} else final.value[key] = result.value;
}
const NO_SYMBOL_KEYS = [];
function normalizeDef(def) {
	const keys = Object.keys(def.shape);
	const ownSymbols = Object.getOwnPropertySymbols(def.shape);
	const symbolKeys = ownSymbols.length ? ownSymbols : NO_SYMBOL_KEYS;
	const allKeys = symbolKeys.length ? [...keys, ...symbolKeys] : keys;
	for (const k of allKeys) if (!def.shape?.[k]?._zod?.traits?.has("$ZodType")) throw new Error(`Invalid element at key "${String(k)}": expected a Zod schema`);
	const okeys = optionalKeys(def.shape);
	return {
		...def,
		allKeys,
		symbolKeys,
		keySet: new Set(keys),
		numKeys: keys.length,
		optionalKeys: new Set(okeys)
	};
}
function handleCatchall(proms, input, payload, ctx, def, inst, abortEarly) {
	const unrecognized = [];
	const keySet = def.keySet;
	const _catchall = def.catchall._zod;
	const t = _catchall.def.type;
	const optin = _catchall.optin;
	const optout = _catchall.optout;
	let seen = 0;
	for (const key in input) {
		if (abortEarly && payload.issues.length !== seen) {
			if (aborted(payload, seen)) break;
			seen = payload.issues.length;
		}
		if (keySet.has(key)) continue;
		if (key === "__proto__") {
			if (t === "never") unrecognized.push(key);
			continue;
		}
		if (t === "never") {
			unrecognized.push(key);
			continue;
		}
		const r = _catchall.run({
			value: input[key],
			issues: []
		}, ctx);
		if (r instanceof Promise) proms.push(r.then((r) => handlePropertyResult(r, payload, key, input, optin, optout)));
		else handlePropertyResult(r, payload, key, input, optin, optout);
	}
	if (unrecognized.length) payload.issues.push({
		code: "unrecognized_keys",
		keys: unrecognized,
		input,
		inst,
		continue: true
	});
	if (!proms.length) return payload;
	return Promise.all(proms).then(() => {
		return payload;
	});
}
const $ZodObject = $constructor("$ZodObject", (inst, def) => {
	$ZodType.init(inst, def);
	const desc = Object.getOwnPropertyDescriptor(def, "shape");
	const sh = desc?.get ? desc.get.raw : def.shape ?? {};
	if (sh) {
		const get = () => {
			const newSh = { ...sh };
			Object.defineProperty(def, "shape", { value: newSh });
			get.raw = newSh;
			return newSh;
		};
		get.raw = sh;
		Object.defineProperty(def, "shape", { get });
	}
	const _normalized = cached(() => normalizeDef(def));
	defineLazyInternal(inst, "propValues", (zod) => {
		const shape = zod.def.shape;
		const propValues = {};
		for (const key in shape) {
			const field = shape[key]._zod;
			if (field.values) {
				if (!Object.prototype.hasOwnProperty.call(propValues, key)) assignProp(propValues, key, new Set());
				for (const v of field.values) propValues[key].add(v);
				if (field.optin !== void 0) propValues[key].add(void 0);
			}
		}
		return propValues;
	});
	const isObject$1 = isObject;
	const catchall = def.catchall;
	let value;
	const memo = globalConfig.memoizer;
	memo?.attach(inst);
	inst._zod.parse = (payload, ctx) => {
		value ?? (value = _normalized.value);
		const input = payload.value;
		if (!isObject$1(input)) {
			payload.issues.push({
				expected: "object",
				code: "invalid_type",
				input,
				inst
			});
			return payload;
		}
		payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
		const proms = [];
		const shape = value.shape;
		const abortEarly = ctx?.abortEarly;
		let seen = payload.issues.length;
		for (const key of value.allKeys) {
			if (abortEarly && payload.issues.length !== seen) {
				if (aborted(payload, seen)) break;
				seen = payload.issues.length;
			}
			if (key === "__proto__") continue;
			const el = shape[key];
			const optin = el._zod.optin;
			const optout = el._zod.optout;
			const r = el._zod.run({
				value: input[key],
				issues: []
			}, ctx);
			if (r instanceof Promise) proms.push(r.then((r) => handlePropertyResult(r, payload, key, input, optin, optout)));
			else handlePropertyResult(r, payload, key, input, optin, optout);
		}
		if (!catchall) return proms.length ? Promise.all(proms).then(() => payload) : payload;
		return handleCatchall(proms, input, payload, ctx, _normalized.value, inst, abortEarly === true);
	};
});
const $ZodEnum = $constructor("$ZodEnum", (inst, def) => {
	$ZodType.init(inst, def);
	const values = getEnumValues(def.entries);
	const valuesSet = new Set(values);
	inst._zod.values = valuesSet;
	defineLazyInternal(inst, "pattern", (zod) => {
		const patternValues = getEnumValues(zod.def.entries).filter((k) => propertyKeyTypes.has(typeof k));
		return new RegExp(patternValues.length ? `^(${patternValues.map((o) => escapeRegex(o.toString())).join("|")})$` : "^[^\\s\\S]$");
	});
	inst._zod.parse = (payload, _ctx) => {
		const input = payload.value;
		if (valuesSet.has(input)) return payload;
		payload.issues.push({
			code: "invalid_value",
			values,
			input,
			inst
		});
		return payload;
	};
});
const $ZodTransform = $constructor("$ZodTransform", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.optin = "optional";
	globalConfig.memoizer?.guard(inst);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") throw new $ZodEncodeError(inst.constructor.name);
		const _out = def.transform(payload.value, payload);
		if (ctx.async) return (_out instanceof Promise ? _out : Promise.resolve(_out)).then((output) => {
			payload.value = output;
			return payload;
		});
		if (_out instanceof Promise) throw new $ZodAsyncError();
		payload.value = _out;
		return payload;
	};
});
function handleOptionalResult(payload, result) {
	payload.value = result.issues.length ? void 0 : result.value;
	return payload;
}
const $ZodOptional = $constructor("$ZodOptional", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional");
	inst._zod.optout = "optional";
	defineLazyInternal(inst, "values", (zod) => {
		const values = zod.def.innerType._zod.values;
		return values ? new Set([...values, void 0]) : void 0;
	});
	defineLazyInternal(inst, "pattern", (zod) => {
		const pattern = zod.def.innerType._zod.pattern;
		return pattern ? new RegExp(`^(${cleanRegex(pattern.source)})?$`) : void 0;
	});
	inst._zod.parse = (payload, ctx) => {
		if (payload.value === void 0) {
			if (def.innerType._zod.optin !== "defaulted") return payload;
			const result = def.innerType._zod.run({
				value: payload.value,
				issues: []
			}, ctx);
			if (result instanceof Promise) return result.then((result) => handleOptionalResult(payload, result));
			return handleOptionalResult(payload, result);
		}
		return def.innerType._zod.run(payload, ctx);
	};
});
const $ZodNullable = $constructor("$ZodNullable", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin);
	defineLazyInternal(inst, "optout", (zod) => zod.def.innerType._zod.optout);
	defineLazyInternal(inst, "pattern", (zod) => {
		const pattern = zod.def.innerType._zod.pattern;
		return pattern ? new RegExp(`^(${cleanRegex(pattern.source)}|null)$`) : void 0;
	});
	defineLazyInternal(inst, "values", (zod) => {
		return zod.def.innerType._zod.values ? new Set([...zod.def.innerType._zod.values, null]) : void 0;
	});
	inst._zod.parse = (payload, ctx) => {
		if (payload.value === null) return payload;
		return def.innerType._zod.run(payload, ctx);
	};
});
function handleCatchResult(payload, result, def, ctx) {
	if (!result.issues.length) {
		payload.value = result.value;
		if (result.memo) payload.memo = true;
		return payload;
	}
	payload.value = def.catchValue({
		...result,
		value: payload.value,
		error: { issues: result.issues.map((iss) => finalizeIssue(iss, ctx, config())) },
		input: payload.value
	});
	return payload;
}
const $ZodCatch = $constructor("$ZodCatch", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional");
	defineLazyInternal(inst, "optout", (zod) => zod.def.innerType._zod.optout);
	defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") return def.innerType._zod.run(payload, ctx);
		const result = def.innerType._zod.run({
			value: payload.value,
			issues: []
		}, ctx);
		if (result instanceof Promise) return result.then((result) => handleCatchResult(payload, result, def, ctx));
		return handleCatchResult(payload, result, def, ctx);
	};
});
const $ZodPipe = $constructor("$ZodPipe", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "values", (zod) => zod.def.in._zod.values);
	defineLazyInternal(inst, "optin", (zod) => zod.def.in._zod.optin);
	defineLazyInternal(inst, "optout", (zod) => zod.def.out._zod.optout);
	defineLazyInternal(inst, "propValues", (zod) => zod.def.in._zod.propValues);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") {
			const right = def.out._zod.run(payload, ctx);
			if (right instanceof Promise) return right.then((right) => handlePipeResult(right, def.in, ctx));
			return handlePipeResult(right, def.in, ctx);
		}
		const left = def.in._zod.run(payload, ctx);
		if (left instanceof Promise) return left.then((left) => handlePipeResult(left, def.out, ctx));
		return handlePipeResult(left, def.out, ctx);
	};
});
function handlePipeResult(left, next, ctx) {
	if (left.issues.some((iss) => iss.code !== "unrecognized_keys")) {
		left.aborted = true;
		return left;
	}
	return next._zod.run({
		value: left.value,
		issues: left.issues
	}, ctx);
}
const $ZodCustom = $constructor("$ZodCustom", (inst, def) => {
	$ZodCheck.init(inst, def);
	$ZodType.init(inst, def);
	inst._zod.parse = (payload, _) => {
		return payload;
	};
	inst._zod.check = (payload) => {
		const input = payload.value;
		const r = def.fn(input);
		if (r instanceof Promise) return r.then((r) => handleRefineResult(r, payload, input, inst));
		handleRefineResult(r, payload, input, inst);
	};
});
function handleRefineResult(result, payload, input, inst) {
	if (!result) {
		const _iss = {
			code: "custom",
			input,
			inst,
			path: [...inst._zod.def.path ?? []],
			continue: !inst._zod.def.abort
		};
		if (inst._zod.def.params) _iss.params = inst._zod.def.params;
		payload.issues.push(issue$1(_iss));
	}
}
// node_modules/zod/v4/core/api.js
function snapshotChecks(def) {
	if (def.checks) def.checks = [...def.checks];
	return def;
}
function _string(Class, params) {
	return new Class(snapshotChecks({
		type: "string",
		...normalizeParams(params)
	}));
}
function _isoDateTime(Class, params) {
	return new Class({
		type: "string",
		format: "datetime",
		check: "string_format",
		offset: false,
		local: false,
		precision: null,
		...normalizeParams(params)
	});
}
function _int(Class, params) {
	return new Class({
		type: "number",
		check: "number_format",
		abort: false,
		format: "safeint",
		...normalizeParams(params)
	});
}
function _boolean(Class, params) {
	return new Class({
		type: "boolean",
		...normalizeParams(params)
	});
}
function _unknown(Class) {
	return new Class({ type: "unknown" });
}
function _gt(value, params) {
	return new $ZodCheckGreaterThan({
		check: "greater_than",
		...normalizeParams(params),
		value,
		inclusive: false
	});
}
function _positive(params) {
	return _gt(0, params);
}
function _regex(pattern, params) {
	return new $ZodCheckRegex({
		check: "string_format",
		format: "regex",
		...normalizeParams(params),
		pattern
	});
}
function _custom(Class, fn, _params) {
	const norm = normalizeParams(_params);
	norm.abort ?? (norm.abort = true);
	return new Class({
		type: "custom",
		check: "custom",
		fn,
		...norm
	});
}
// node_modules/zod/v4/mini/schemas.js
const ZodMiniType = $constructor("ZodMiniType", (inst, def) => {
	if (!inst._zod) throw new Error("Uninitialized schema in ZodMiniType.");
	$ZodType.init(inst, def);
	inst.def = def;
	inst.type = def.type;
}, {
	get with() {
		return this.check;
	},
	set with(value) {
		own(this, "with", value);
	},
	parse(data, params) {
		return parse(this, data, params, { callee: this.parse });
	},
	parseAsync(data, params) {
		return parseAsync(this, data, params, { callee: this.parseAsync });
	},
	safeParse(data, params) {
		return safeParse(this, data, params);
	},
	safeParseAsync(data, params) {
		return safeParseAsync(this, data, params);
	},
	check(...checks) {
		const def = this.def;
		return this.clone({
			...def,
			checks: [...def.checks ?? [], ...checks.map((ch) => typeof ch === "function" ? { _zod: {
				check: ch,
				def: { check: "custom" },
				onattach: []
			} } : ch)]
		}, { parent: true });
	},
	clone(_def, params) {
		return clone(this, _def, params);
	},
	brand() {
		return this;
	},
	register(reg, meta) {
		reg.add(this, meta);
		return this;
	},
	apply(fn, ...args) {
		return args.length === 0 ? fn(this) : fn(this, ...args);
	}
});
const ZodMiniString = $constructor("ZodMiniString", (inst, def) => {
	$ZodString.init(inst, def);
	ZodMiniType.init(inst, def);
});
function string(params) {
	return _string(ZodMiniString, params);
}
const ZodMiniStringFormat = $constructor("ZodMiniStringFormat", (inst, def) => {
	$ZodStringFormat.init(inst, def);
	ZodMiniString.init(inst, def);
});
const ZodMiniNumber = $constructor("ZodMiniNumber", (inst, def) => {
	$ZodNumber.init(inst, def);
	ZodMiniType.init(inst, def);
});
const ZodMiniNumberFormat = $constructor("ZodMiniNumberFormat", (inst, def) => {
	$ZodNumberFormat.init(inst, def);
	ZodMiniNumber.init(inst, def);
});
function bundled_int(params) {
	return _int(ZodMiniNumberFormat, params);
}
const ZodMiniBoolean = $constructor("ZodMiniBoolean", (inst, def) => {
	$ZodBoolean.init(inst, def);
	ZodMiniType.init(inst, def);
});
function boolean$1(params) {
	return _boolean(ZodMiniBoolean, params);
}
const ZodMiniUnknown = $constructor("ZodMiniUnknown", (inst, def) => {
	$ZodUnknown.init(inst, def);
	ZodMiniType.init(inst, def);
});
function unknown() {
	return _unknown(ZodMiniUnknown);
}
const ZodMiniArray = $constructor("ZodMiniArray", (inst, def) => {
	$ZodArray.init(inst, def);
	ZodMiniType.init(inst, def);
});
function array(element, params) {
	return new ZodMiniArray({
		type: "array",
		element,
		...normalizeParams(params)
	});
}
const ZodMiniObject = $constructor("ZodMiniObject", (inst, def) => {
	$ZodObject.init(inst, def);
	ZodMiniType.init(inst, def);
	installLazyProp(inst, "shape", (self) => self._zod.def.shape, false);
});
function object(shape, params) {
	const def = {
		type: "object",
		shape: shape ?? {},
		...normalizeParams(params)
	};
	return new ZodMiniObject(def);
}
const ZodMiniEnum = $constructor("ZodMiniEnum", (inst, def) => {
	$ZodEnum.init(inst, def);
	ZodMiniType.init(inst, def);
	inst.options = [...inst._zod.values];
});
function _enum(values, params) {
	const entries = Array.isArray(values) ? Object.fromEntries(values.map((v) => [v, v])) : values;
	return new ZodMiniEnum({
		type: "enum",
		entries,
		...normalizeParams(params)
	});
}
const ZodMiniTransform = $constructor("ZodMiniTransform", (inst, def) => {
	$ZodTransform.init(inst, def);
	ZodMiniType.init(inst, def);
});
function transform(fn) {
	return new ZodMiniTransform({
		type: "transform",
		transform: fn
	});
}
const ZodMiniOptional = $constructor("ZodMiniOptional", (inst, def) => {
	$ZodOptional.init(inst, def);
	ZodMiniType.init(inst, def);
});
function optional$1(innerType) {
	return new ZodMiniOptional({
		type: "optional",
		innerType
	});
}
const ZodMiniNullable = $constructor("ZodMiniNullable", (inst, def) => {
	$ZodNullable.init(inst, def);
	ZodMiniType.init(inst, def);
});
function nullable(innerType) {
	return new ZodMiniNullable({
		type: "nullable",
		innerType
	});
}
function nullish(innerType) {
	return optional$1(nullable(innerType));
}
const ZodMiniCatch = $constructor("ZodMiniCatch", (inst, def) => {
	$ZodCatch.init(inst, def);
	ZodMiniType.init(inst, def);
});
function _catch(innerType, catchValue) {
	return new ZodMiniCatch({
		type: "catch",
		innerType,
		catchValue: typeof catchValue === "function" ? catchValue : constantCatch(catchValue)
	});
}
const ZodMiniPipe = $constructor("ZodMiniPipe", (inst, def) => {
	$ZodPipe.init(inst, def);
	ZodMiniType.init(inst, def);
});
function pipe(in_, out) {
	return new ZodMiniPipe({
		type: "pipe",
		in: in_,
		out
	});
}
const ZodMiniCustom = $constructor("ZodMiniCustom", (inst, def) => {
	$ZodCustom.init(inst, def);
	ZodMiniType.init(inst, def);
});
function custom(fn, _params) {
	return _custom(ZodMiniCustom, fn ?? (() => true), _params);
}
// lib/text/hidden-words.js
const EDGE = /(?<!\w)|(?!\w)|(?<=%[0-9a-f]{2}|\\u[0-9a-f]{4}|\\[nrt])/gi;
var HiddenWords = class {
	#words = new Set();
	#lengths = new Set();
	add(word) {
		this.#words.add(word);
		this.#lengths.add(word.length);
	}
	redact(text) {
		if (this.#words.size === 0) return text;
		const edges = new Set(Array.from(text.matchAll(EDGE), ({ index }) => index));
		const lengths = [...this.#lengths].filter((length) => length <= text.length).sort((a, b) => b - a);
		let shown = "";
		let end = 0;
		for (const begin of edges) {
			if (begin < end) continue;
			const isHidden = (length) => edges.has(begin + length) && this.#words.has(text.slice(begin, begin + length));
			const length = lengths.find(isHidden);
			if (length === void 0) continue;
			shown += `${text.slice(end, begin)}***`;
			end = begin + length;
		}
		return shown + text.slice(end);
	}
};
// lib/text/sanitizer.js
const SHOWN = 200;
const SENTENCE = 2e3;
const CREDENTIAL = /((?:[?&;,\s]|%3f|%26|\\u0026)[\w.-]*(?:sig|signature|token|credential)(?:=|%3d))(?:(?!%26|\\u)[^&,\s"'<>])+/gi;
const ACCOUNT_ID = /(?<!\d)\d{12}(?!\d)/g;
var Sanitizer = class Sanitizer {
	#base;
	#redactor = new Redactor();
	#hidden = new HiddenWords();
	constructor(base = null) {
		this.#base = base;
	}
	addSecret(secret) {
		this.#redactor.addSecret(secret);
	}
	addWord(word) {
		if (word.length >= 4) this.#hidden.add(word);
	}
	with(secrets) {
		const child = new Sanitizer(this);
		for (const secret of secrets) child.addSecret(secret);
		return child;
	}
	line(text, limit = SHOWN) {
		return cut(visible(this.#redact(text, limit)), limit);
	}
	quote({ by, text }) {
		const redacted = this.#redact(text, SHOWN);
		return cut(visible(by === "The storage service" ? redacted.replace(ACCOUNT_ID, "***") : redacted), SHOWN);
	}
	#redact(text, limit) {
		return this.#removeKnown(text.slice(0, 2 * Math.max(limit, 1e3))).replace(CREDENTIAL, "$1***");
	}
	#removeKnown(text) {
		const redacted = this.#redactor.redact(text);
		return this.#hidden.redact(this.#base ? this.#base.#removeKnown(redacted) : redacted);
	}
};
function visible(text) {
	const lines = text.split(/\r\n|[\n\r\u0085\u2028\u2029]/).map((line) => line.trim());
	const unseen = isAscii(text) ? /[\0-\x1f\x7f]/g : unicode(UNSEEN);
	const hexOf = (c) => (c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
	return lines.filter((line) => line !== "").join(" ⏎ ").replace(unseen, (c) => `<U+${hexOf(c)}>`).replaceAll("##[", "## [").replace(/^::/, ": :");
}
function escapeHtml(text) {
	const marks = isAscii(text) ? /[^A-Za-z0-9 ]/g : unicode("[^\\p{L}\\p{N}\\p{M} ]");
	return text.replace(marks, (c) => `&#${c.codePointAt(0)};`);
}
function isClean(text) {
	return /^[ -~]*$/.test(text) || !unicode(UNSEEN).test(text);
}
function isAscii(text) {
	return !/[^\0-\x7f]/.test(text);
}
const UNSEEN = "[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\p{Default_Ignorable_Code_Point}]";
function unicode(pattern) {
	return new RegExp(pattern, "gu");
}
function cut(text, limit) {
	if (text.length <= limit) return text;
	const characters = [...text.slice(0, limit * 2 + 2)];
	return characters.length <= limit ? text : `${characters.slice(0, limit - 1).join("")}…`;
}
// lib/text/duration.js
const units = [
	["w|weeks?", 6048e5],
	["d|days?", 864e5],
	["h|hrs?|hours?", 36e5],
	["(?-i:m)|mins?|minutes?", 6e4],
	["s|secs?|seconds?", 1e3],
	["ms|milliseconds?", 1]
];
function parseDurationMs(text) {
	if (/^\d{1,9}(\.\d{1,3})?$/.test(text)) return Number(text) * 1e3;
	const [, days = "", time = ""] = /^P([\dWD]*)(?:T([\d.HMS]+))?$/.exec(text) ?? [];
	const written = `${days}${time}`.toLowerCase() || text;
	const parts = units.map(([names]) => `(?:(\\d{1,9}(?:\\.\\d{1,3})?) *(?:${names})(?![a-z]) *)?`);
	const [whole, ...amounts] = new RegExp(`^${parts.join("")}$`, "i").exec(written) ?? [];
	return whole ? units.reduce((sum, [, ms], index) => sum + Number(amounts[index] ?? 0) * ms, 0) : void 0;
}
function formatDuration(durationMs) {
	if (durationMs < 950) return `${Math.round(durationMs)} ms`;
	if (durationMs < 59950) return `${Number((durationMs / 1e3).toFixed(1))} s`;
	const seconds = Math.round(durationMs / 1e3);
	const parts = [
		`${Math.floor(seconds / 86400)} d`,
		`${Math.floor(seconds / 3600) % 24} h`,
		`${Math.floor(seconds / 60) % 60} min`,
		`${seconds % 60} s`
	];
	const isZero = (part) => part.startsWith("0 ");
	const first = parts.findIndex((part) => !isZero(part));
	return parts.slice(first, first + 2).filter((part) => !isZero(part)).join(" ");
}
// lib/inputs/shapes.js
const LONGEST = 4096;
function input(parse, allowed, correct = () => void 0, longest = LONGEST) {
	return transform((given, { issues }) => {
		const text = String(given ?? "");
		const isTooLong = text.length > longest;
		const value = isTooLong ? void 0 : parse(text);
		if (value !== void 0) return value;
		const limits = isTooLong ? `at most ${longest} characters long` : allowed;
		const corrected = correct(text);
		const message = `must be ${limits}${corrected ? `; write \`${corrected}\`` : ""}`;
		issues.push({
			code: "custom",
			message,
			input: text
		});
		return NEVER;
	});
}
const matching = (pattern, allowed) => input((text) => pattern.test(text) ? text : void 0, allowed);
const clean = (what, pattern = /./) => input((text) => pattern.test(text) && isClean(text) ? text : void 0, `${what}, without control or invisible characters`);
function parseWhole(text, to = Number.MAX_SAFE_INTEGER) {
	const value = /^\d{1,16}$/.test(text) ? Number(text) : 0;
	return value >= 1 && value <= to ? value : void 0;
}
const whole = (allowed, to) => input((text) => parseWhole(text, to), allowed);
const organization = (allowed) => input((text) => parseWhole(text), allowed, (text) => /^(?:https?:\/\/)?[a-z0-9.:-]{1,100}\/organization\/(\d{1,16})(?!\d)/.exec(text)?.[1]);
const partsOf$1 = (text) => text.split(/[\s,]+/).filter((part) => part !== "");
function parseIds(text) {
	const ids = partsOf$1(text).map((part) => parseWhole(part) ?? 0);
	return ids.length > 0 && !ids.includes(0) ? [...new Set(ids)] : void 0;
}
const IDS = "whole numbers, separated by commas, white space or line ends";
const ids = input(parseIds, IDS, void 0, Number.POSITIVE_INFINITY);
const idsOrAll = input((text) => text === "all" ? "all" : parseIds(text), `\`all\`, or ${IDS} (they are in Studio under the organization, Data; a name goes to \`bucket\`)`, (text) => /^(all|\*)$/i.test(text) ? "all" : void 0, Number.POSITIVE_INFINITY);
function parseBoolean(text) {
	if (/^(true|True|TRUE)$/.test(text)) return true;
	return /^(false|False|FALSE)$/.test(text) ? false : void 0;
}
const bundled_boolean = input(parseBoolean, "`true` or `false`", (text) => {
	if (/^["']?(true|yes|y|on|1)["']?$/i.test(text)) return "true";
	return /^["']?(false|no|n|off|0)["']?$/i.test(text) ? "false" : void 0;
});
const closest = (text, words) => words.find((word) => word.slice(0, 3) === text.slice(0, 3).toLowerCase());
const list$1 = (words) => words.map((word) => `\`${word}\``).join(", ");
const oneOf = (words, aliases) => input((text) => words.find((word) => word === text), `one of ${list$1(words)}`, (text) => aliases.get(text.toLowerCase()) ?? closest(text, words));
function someOf(words) {
	const parse = (text) => {
		const parts = partsOf$1(text);
		const chosen = new Set(words.filter((word) => parts.includes(word)));
		if (text === "none") return new Set();
		return parts.length > 0 && parts.every((part) => chosen.has(part)) ? chosen : void 0;
	};
	const correct = (text) => {
		const corrected = partsOf$1(text).map((part) => closest(part, [...words, "none"]) ?? part);
		return [[...new Set(corrected)].join(", ")].find(parse);
	};
	return input(parse, `one or more of ${list$1(words)}, separated by commas, or \`none\` alone`, correct);
}
function duration(fromMs, toMs) {
	const within = (ms = 0) => ms >= fromMs && ms <= toMs ? ms : void 0;
	return input((text) => within(parseDurationMs(text)), `a duration from ${formatDuration(fromMs)} to ${formatDuration(toMs)}, in seconds or as in 90s, 5 min, 1h30m`, (text) => /^\d{1,12}$/.test(text) && within(Number(text)) ? formatDuration(Number(text)) : void 0);
}
const address = (parse, allowed) => input(parse, allowed, (text) => {
	const secure = withScheme(text.replace(/^https?:\/\//, ""));
	if (!secure) return void 0;
	const whole = /^https?:/.test(text) ? text : secure;
	return [
		whole,
		URL.parse(whole)?.origin ?? "",
		secure
	].find(parse);
});
const labels = input((text) => {
	const parts = text.split(/[,\r\n]+/).map((label) => label.trim());
	const labels = [...new Set(parts)].filter((label) => label !== "");
	return labels.every((label) => label.length <= 50 && isClean(label)) && labels.length > 0 && labels.length <= 20 ? labels : void 0;
}, "at most 20 labels of at most 50 characters each, separated by commas or line ends");
// lib/inputs/schema.js
const outcomes = [
	"error",
	"timeout",
	"unverifiable",
	"checks"
];
const defaults = {
	timeout: "5m",
	"poll-interval": "5s",
	"failure-threshold": "1",
	"require-files": "false",
	"require-info-labels": "false",
	"check-cors": "false",
	"cors-origin": "https://studio.edgeimpulse.com",
	"fail-on": outcomes.join(", "),
	summary: "true",
	"alert-issue": "false",
	"alert-labels": "bucket-alert",
	"api-url": "https://studio.edgeimpulse.com/v1"
};
const secretInputs = [
	"api-key",
	"secret-key",
	"access-key",
	"github-token"
];
const fallbackVariables = {
	"api-key": "EI_API_KEY",
	"organization-id": "EI_ORGANIZATION_ID",
	"api-url": "EI_API_ENDPOINT"
};
const EMPTY_SECRET = "a secret that does not exist, or whose name is misspelt, is empty";
const ORGANIZATION_PLACE = "the number in the address studio.edgeimpulse.com/organization/7";
const PLAIN_URL = "without credentials, query, fragment, escapes and dot segments";
const providers = [
	"s3",
	"google",
	"azure",
	"other"
];
const aliases = new Map(Object.entries({
	aws: "s3",
	amazon: "s3",
	gcs: "google",
	gcp: "google",
	minio: "other"
}));
const HOUR_MS = 36e5;
const parseEndpoint = (text) => parsePlainUrl(text) && isClean(text) ? text : void 0;
const InputSchema = object({
	"api-key": matching(/^[!-~]{8,}$/, "an API key of the organization: at least 8 visible ASCII characters"),
	"organization-id": organization(`a whole number: ${ORGANIZATION_PLACE}`),
	"bucket-id": optional$1(idsOrAll),
	exclude: optional$1(ids),
	dataset: optional$1(clean("the name of a dataset, at most 255 characters long", /^(?!\.\.?$).{1,255}$/)),
	"portal-id": optional$1(whole("a whole number: the id of an upload portal")),
	"max-age": optional$1(duration(6e4, 8784 * HOUR_MS)),
	bucket: optional$1(clean("the name of a bucket or container")),
	"storage-provider": optional$1(oneOf(providers, aliases)),
	"access-key": optional$1(clean("an access key")),
	"secret-key": optional$1(clean("a secret key of at least 8 characters", /.{8}/)),
	endpoint: optional$1(address(parseEndpoint, `a URL that begins with https:// or http://, ${PLAIN_URL}`)),
	region: optional$1(matching(/^[A-Za-z0-9_-]+$/, "as in eu-west-1: letters, digits, hyphens and underscores")),
	prefix: optional$1(matching(/^[^\u0000-\u001f\u007f-\u009f]+$/, "a prefix without control characters")),
	timeout: duration(1e3, 6 * HOUR_MS),
	"poll-interval": duration(250, HOUR_MS / 12),
	"failure-threshold": whole("a whole number from 1 to 10", 10),
	"require-files": bundled_boolean,
	"require-info-labels": bundled_boolean,
	"check-cors": bundled_boolean,
	"cors-origin": address(parseOrigin, "an origin such as https://studio.edgeimpulse.com"),
	"fail-on": someOf(outcomes),
	summary: bundled_boolean,
	"alert-issue": bundled_boolean,
	"alert-labels": labels,
	"github-token": optional$1(matching(/^[!-~]+$/, "a token of visible ASCII characters")),
	"api-url": address(parseApiUrl, `an https URL (http only on loopback) ${PLAIN_URL}`)
});
const inputNames = Object.keys(InputSchema.shape);
// lib/inputs/gather.js
function gather(env) {
	const gathered = {
		given: {},
		trimmed: new Set(),
		variables: {}
	};
	for (const name of inputNames) {
		const input = `INPUT_${name.toUpperCase()}`;
		const source = [input, fallbackVariables[name] ?? ""].find((variable) => trim(name, env[variable]) !== "");
		if (source === void 0) continue;
		const value = trim(name, env[source]);
		gathered.given[name] = value;
		if (value !== env[source]) gathered.trimmed.add(name);
		if (source !== input) gathered.variables[name] = source;
	}
	return gathered;
}
function trim(name, value = "") {
	return name === "prefix" ? value.replace(/^[\r\n]+|(?<![\r\n])[\r\n]+$/g, "") : value.trim();
}
function isMaskable(secret) {
	return secret.length >= 4 && !secret.startsWith("${{");
}
function isAccountName(text) {
	return /^[a-z0-9]{3,24}$/.test(text);
}
function secretsOf(given, env) {
	const { "access-key": key = "", "storage-provider": provider, "bucket-id": id } = given;
	const isAccount = provider === "azure" || provider === void 0 && id !== void 0 && isAccountName(key);
	const secrets = secretInputs.filter((name) => name !== "access-key" || !isAccount).map((name) => given[name] ?? "");
	const proxies = [
		"https_proxy",
		"HTTPS_PROXY",
		"http_proxy",
		"HTTP_PROXY"
	];
	return [...secrets, ...proxies.flatMap((name) => passwordsOf(env[name]))].filter(isMaskable);
}
function passwordsOf(proxy = "") {
	const address = proxy.trim().replace(/^[a-z]+:\/\//i, "");
	const [, password] = /^[^:@]*:(.*)@/s.exec(address) ?? [];
	return password ? formsOf(password) : [];
}
function secretsWithheldFrom(env) {
	if (env.GITHUB_ACTOR === "dependabot[bot]") return "runs that Dependabot triggers; store them as Dependabot secrets";
	const path = env.GITHUB_EVENT_PATH;
	if (env.GITHUB_EVENT_NAME !== "pull_request" || !path) return null;
	try {
		if (!(0,external_node_fs_namespaceObject.statSync)(path).isFile()) return null;
		const { repo } = JSON.parse((0,external_node_fs_namespaceObject.readFileSync)(path, "utf8")).pull_request.head;
		return repo === null || typeof repo.full_name === "string" && repo.full_name !== env.GITHUB_REPOSITORY ? "pull requests from forks" : null;
	} catch {
		return null;
	}
}
// lib/errors/storage-services.js
const STUDIO_DOCS = "https://docs.edgeimpulse.com/studio/organizations/data/cloud-data-storage";
const storageServices = {
	amazon: {
		name: "Amazon S3",
		endpoint: "https://s3.<region>.amazonaws.com",
		hosts: [".amazonaws.com", ".amazonaws.com.cn"],
		regions: "the bucket's, such as `eu-west-1`",
		console: "the AWS console",
		keys: "IAM, Users, Security credentials",
		permissions: "IAM, Users, Permissions, and in the bucket policy",
		cors: "the bucket, Permissions, Cross-origin resource sharing",
		link: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html",
		accessKey: [/^A[A-Z0-9]{19}$/, "20 characters and begins with AKIA"],
		secretKey: [/^.{40}$/, "40 characters"]
	},
	google: {
		name: "Google Cloud Storage",
		endpoint: "https://storage.googleapis.com",
		hosts: [".googleapis.com"],
		regions: "`auto`, or the bucket's, such as `europe-west1`",
		console: "the Google Cloud console",
		keys: "Cloud Storage, Settings, Interoperability, as an HMAC key",
		permissions: "the bucket, Permissions",
		link: "https://cloud.google.com/storage/docs/xml-api/reference-status",
		accessKey: [/^(?:.{24}|.{61})$/, "24 or 61 characters"],
		secretKey: [/^.{40}$/, "40 characters"]
	},
	azure: {
		name: "Azure Blob Storage",
		endpoint: "https://<account>.blob.core.windows.net",
		hosts: [...[
			".blob.core.windows.net",
			".blob.core.chinacloudapi.cn",
			".blob.core.usgovcloudapi.net"
		], ...[
			".dfs.core.windows.net",
			".dfs.core.chinacloudapi.cn",
			".dfs.core.usgovcloudapi.net"
		]],
		regions: "nothing: Azure needs none",
		console: "the Azure portal",
		keys: "the storage account, Access keys",
		permissions: "the storage account, Configuration",
		link: "https://learn.microsoft.com/rest/api/storageservices/blob-service-error-codes",
		secretKey: [/^[A-Za-z0-9+/]{86}==$/, "88 characters and ends with =="]
	},
	r2: {
		name: "Cloudflare R2",
		endpoint: "https://<account id>.r2.cloudflarestorage.com",
		regions: "`auto`",
		console: "the Cloudflare dashboard",
		keys: "R2, Manage API tokens",
		permissions: "R2, Manage API tokens, as Object Read & Write",
		cors: "the bucket, Settings, CORS policy",
		link: "https://developers.cloudflare.com/r2/api/error-codes/",
		accessKey: [/^[0-9a-f]{32}$/i, "32 hexadecimal digits"],
		secretKey: [/^[0-9a-f]{64}$/i, "64 hexadecimal digits"]
	},
	b2: {
		name: "Backblaze B2",
		endpoint: "https://s3.<region>.backblazeb2.com",
		regions: "the endpoint's, such as `us-west-004`",
		console: "the Backblaze console",
		keys: "Application Keys (the keyID is the access key)",
		permissions: "Application Keys, as Read and Write",
		cors: "the bucket, CORS rules",
		link: "https://www.backblaze.com/docs/cloud-storage-s3-compatible-api",
		accessKey: [/^[0-9a-f]{25}$/i, "25 hexadecimal digits (the keyID)"],
		secretKey: [/^K.{30}$/, "31 characters and begins with K"]
	},
	wasabi: {
		name: "Wasabi",
		endpoint: "https://s3.<region>.wasabisys.com",
		regions: "the endpoint's, such as `eu-central-1`",
		console: "the Wasabi console",
		keys: "Access Keys",
		permissions: "Policies, and under the bucket, Policies",
		link: "https://docs.wasabi.com/docs/what-are-the-service-urls-for-wasabi-s-different-storage-regions"
	},
	digitalocean: {
		name: "DigitalOcean Spaces",
		endpoint: "https://<region>.digitaloceanspaces.com",
		regions: "the endpoint's, such as `fra1`",
		console: "the DigitalOcean control panel",
		keys: "Spaces Object Storage, Access Keys",
		permissions: "Spaces Object Storage, Access Keys, as Read/Write/Delete",
		cors: "the bucket, Settings, CORS Configurations",
		link: "https://docs.digitalocean.com/products/spaces/how-to/manage-access/"
	},
	scaleway: {
		name: "Scaleway Object Storage",
		endpoint: "https://s3.<region>.scw.cloud",
		regions: "`fr-par`, `nl-ams`, `pl-waw` or `it-mil`",
		console: "the Scaleway console",
		keys: "IAM, API keys, with the bucket's project as preferred project",
		permissions: "IAM, Policies, and in the bucket policy",
		link: "https://www.scaleway.com/en/docs/object-storage/troubleshooting/api-key-does-not-work/",
		accessKey: [/^SCW[A-Z0-9]{17}$/, "20 characters and begins with SCW"],
		secretKey: [/^[0-9a-f-]{36}$/i, "36 characters, as a UUID"]
	},
	ovh: {
		name: "OVHcloud Object Storage",
		endpoint: "https://s3.<region>.io.cloud.ovh.net",
		hosts: [".cloud.ovh.net", ".cloud.ovh.us"],
		regions: "the endpoint's, such as `gra`",
		console: "the OVHcloud control panel",
		keys: "Public Cloud, Object Storage, S3 users",
		permissions: "the container, as the role of the S3 user",
		link: "https://help.ovhcloud.com/csm/en-public-cloud-storage-s3-location?id=kb_article_view&sysparm_article=KB0047384"
	},
	hetzner: {
		name: "Hetzner Object Storage",
		endpoint: "https://<region>.your-objectstorage.com",
		regions: "`fsn1`, `nbg1` or `hel1`",
		console: "the Hetzner console",
		keys: "the project, Security, S3 credentials",
		permissions: "the project, Security, S3 credentials, or in the bucket policy",
		link: "https://docs.hetzner.com/storage/object-storage/overview"
	},
	ibm: {
		name: "IBM Cloud Object Storage",
		endpoint: "https://s3.<region>.cloud-object-storage.appdomain.cloud",
		regions: "the endpoint's, such as `eu-de`",
		console: "the IBM Cloud console",
		keys: "the instance, Service credentials, with HMAC credentials included",
		permissions: "the bucket, Permissions, as Writer or Manager",
		link: "https://cloud.ibm.com/docs/cloud-object-storage?topic=cloud-object-storage-endpoints"
	},
	oracle: {
		name: "Oracle Cloud Object Storage",
		endpoint: "https://<namespace>.compat.objectstorage.<region>.oraclecloud.com",
		hosts: [".oraclecloud.com", ".oci.customer-oci.com"],
		regions: "the endpoint's, such as `eu-frankfurt-1`",
		console: "the Oracle Cloud console",
		keys: "the user, Customer secret keys",
		permissions: "Identity, Policies, as \"manage objects\" for the group of the user",
		link: "https://docs.oracle.com/en-us/iaas/Content/Object/Tasks/s3compatibleapi.htm"
	},
	alibaba: {
		name: "Alibaba Cloud OSS",
		endpoint: "https://s3.oss-<region>.aliyuncs.com",
		regions: "the bucket's, such as `oss-cn-hangzhou`",
		console: "the Alibaba Cloud console",
		keys: "RAM, Users, AccessKey",
		permissions: "RAM, Policies, and in the bucket policy",
		cors: "OSS, the bucket, Content Security, CORS",
		link: "https://www.alibabacloud.com/help/en/oss/developer-reference/use-amazon-s3-sdks-to-access-oss"
	},
	"self-hosted": {
		name: "the storage",
		endpoint: "https://<host>:<port>",
		hosts: [],
		regions: "the one that the server is set up with (by default `us-east-1`; Garage: `garage`)",
		console: "the server's admin tools",
		link: STUDIO_DOCS
	},
	unknown: {
		name: "the storage",
		endpoint: "the one that its provider documents",
		hosts: [],
		regions: "the bucket's, as its provider writes it",
		console: "the provider's console",
		link: STUDIO_DOCS
	}
};
function inConsole(service, page) {
	return `in ${service.console}${service[page] ? ` under ${service[page]}` : ""}`;
}
function endingOf(hostname) {
	const host = `.${hostname.toLowerCase().replace(/\.$/, "")}`;
	for (const [service, { endpoint, hosts }] of Object.entries(storageServices)) {
		const ending = (hosts ?? [endpoint.slice(endpoint.lastIndexOf(">") + 1)]).find((each) => host.endsWith(each));
		if (!ending || service === "amazon" && !host.includes(".s3")) continue;
		return {
			service,
			rest: host.slice(0, -ending.length)
		};
	}
}
const serviceAtHost = (hostname) => endingOf(hostname)?.service;
function regionAtHost(hostname) {
	const { service, rest = "" } = endingOf(hostname) ?? {};
	if (!service || !storageServices[service].endpoint.includes("<region>")) return void 0;
	return /\.(?:s3-|oss-)?((?!oss-)[a-z]{2,3}(?:-[a-z]+)*?-?\d*)(?:-internal|\.io|\.perf|\.cdn)?$/.exec(rest)?.[1];
}
function serviceOf(storageProvider, endpoint) {
	if (storageProvider === "azure") return "azure";
	const service = serviceAtHost(URL.parse(endpoint)?.hostname ?? "");
	if (service) return service;
	if (storageProvider === "google") return "google";
	if (storageProvider === "s3" && !URL.canParse(endpoint)) return "amazon";
	return ["s3", "other"].includes(storageProvider) ? "self-hosted" : "unknown";
}
// lib/inputs/pasted-by-mistake.js
function pastingMistake(name, given) {
	const value = given[name];
	return value === void 0 ? void 0 : mistakes[name]?.(value, given);
}
const QUOTED = "must be given without the quotation marks around it";
const mistakes = {
	"api-key": (key) => {
		if (/^["']?(bearer|x-api-key)\b/i.test(key)) return "must be the key alone, from `ei_` on, without the name of a header";
		return isQuoted(key) ? QUOTED : void 0;
	},
	"access-key": (key, given) => isQuoted(key) && hasPlainKeys(given) ? QUOTED : void 0,
	"secret-key": (key, given) => {
		if (/AccountKey=/i.test(key)) return "must be the key alone, not a connection string: what follows `AccountKey=`, up to the next `;`";
		if (/SharedAccessSignature=|(^|[?&])sig=/i.test(key)) return "must be an access key, not a SAS token (in the Azure portal under the storage account, Access keys)";
		if (/^["']?\{.*"(private_key|client_email)"/s.test(key) || key.includes("PRIVATE KEY-----")) return "must be that of an HMAC key, not of a service account (Cloud Storage, Settings, Interoperability)";
		return isQuoted(key) && hasPlainKeys(given) ? QUOTED : void 0;
	},
	bucket: (bucket) => {
		if (!/^(arn:|(s3[an]?|gs|https?|wasbs?|abfss?):\/\/)/i.test(bucket)) return void 0;
		const [, bare] = /^(?:arn:[a-z-]+:s3:::|(?!http)\w+:\/\/)([^/@]*)/i.exec(bucket) ?? [];
		const [name] = /^[a-z0-9._-]{3,63}$/.exec(bare ?? bucketIn(parseWebUrl(bucket))) ?? [];
		return `must be the bare name, not an address${name ? `: write \`${name}\`` : ""} (a folder goes to \`prefix\`)`;
	},
	endpoint: (endpoint, { bucket }) => {
		const url = parseWebUrl(endpoint);
		if (!url || !bucket) return void 0;
		const isInHost = url.hostname.startsWith(`${bucket}.`);
		const host = isInHost ? url.hostname.slice(bucket.length + 1) : url.hostname;
		if (!isInHost && url.pathname.split("/")[1] !== bucket) return void 0;
		return isEndpoint(host) ? `must not hold the bucket's name: write \`${url.protocol}//${host}\`` : void 0;
	}
};
const isQuoted = (text) => /^["'`“”‘’].*["'`“”‘’]$/s.test(text);
function hasPlainKeys({ "storage-provider": provider, "bucket-id": id, endpoint }) {
	if (id !== void 0 && endpoint === void 0) return provider === "google" || provider === "azure";
	return [
		"amazon",
		"google",
		"azure"
	].includes(serviceOf(provider ?? "s3", endpoint ?? ""));
}
function bucketIn(url) {
	if (!url) return "";
	const [first = "", ...rest] = url.hostname.split(".");
	const isBare = (host) => isS3Host(host) ? host.startsWith("s3") : isEndpoint(host);
	if (first !== "s3" && isBare(rest.join("."))) return first;
	return isBare(url.hostname) ? url.pathname.split("/")[1] ?? "" : "";
}
function isEndpoint(host) {
	const service = serviceAtHost(host.slice(host.indexOf(".") + 1));
	return isS3Host(host) || service !== void 0 && service !== "amazon" && service !== "oracle";
}
// lib/errors/bucket-settings.js
const inputNameOf = {
	accessKey: "access-key",
	secretKey: "secret-key",
	bucket: "bucket",
	endpoint: "endpoint",
	region: "region",
	prefix: "prefix",
	storageProvider: "storage-provider"
};
const isStored = (setting, about) => about === null || about.bucketId !== void 0 && !about.given.includes(setting);
function placeOf(setting, about) {
	const name = inputNameOf[setting];
	if (isStored(setting, about)) return `the ${setting === "bucket" ? "bucket name" : name.replace("-", " ")} in Studio`;
	return setting === "secretKey" || setting === "accessKey" && about?.storageProvider !== "azure" ? `the secret behind \`${name}\`` : `\`${name}\``;
}
function hostSource(about) {
	if (!about || isStored("endpoint", about) || about.given.includes("endpoint")) return "endpoint";
	if (about.storageProvider === "azure") return "accessKey";
	return about.storageProvider === "s3" && about.region ? "region" : "endpoint";
}
// lib/inputs/selection.js
function contradictions(given) {
	const { "bucket-id": id = "", "storage-provider": provider, "access-key": accessKey } = given;
	const isGiven = (name) => given[name] !== void 0;
	const settings = Object.values(inputNameOf).filter(isGiven);
	const [way, ...otherWays] = [
		"dataset",
		"portal-id",
		"bucket-id"
	].filter(isGiven);
	const isExisting = way === "bucket-id";
	const isMany = isExisting && (id === "all" || (parseIds(id) ?? []).length > 1);
	const isOne = isExisting && !isMany;
	const others = list([...otherWays, ...settings]);
	const absent = [
		"bucket",
		"access-key",
		"secret-key"
	].filter((name) => !isGiven(name));
	const isNew = way === void 0 && absent.length < 3;
	const are = absent.length > 1 ? "are" : "is";
	const hint = absent.includes("secret-key") ? ` (${EMPTY_SECRET})` : "";
	const isNoAccount = provider === "azure" && accessKey !== void 0 && !isAccountName(accessKey);
	return [
		[way && !isExisting && others, `\`${way}\` cannot be combined with ${others}: a step verifies one of them`],
		[isMany && settings.length, `${list(settings)} cannot be combined with more than one \`bucket-id\``],
		[isOne && isGiven("access-key") && !isGiven("secret-key"), `\`access-key\` beside \`bucket-id\` needs \`secret-key\` too (${EMPTY_SECRET}): the stored secret belongs to another key`],
		[!way && !isNew, "nothing says what to verify: give `bucket-id`, `dataset` or `portal-id` (an undefined variable is empty), or `bucket`, `access-key` and `secret-key`"],
		[isNew && absent.length, `${list(absent)} ${are} missing${hint}, or give \`bucket-id\``],
		[isNew && provider === "other" && !isGiven("endpoint"), "`endpoint` is required for `storage-provider: other`: the URL of its S3 API"],
		[isGiven("exclude") && id !== "all", "`exclude` needs `bucket-id: all`"],
		[isGiven("max-age") && !isGiven("dataset"), "`max-age` needs `dataset`"],
		[isNoAccount, "`access-key` must be the storage account name for azure: 3 to 24 lower-case letters and digits"]
	].flatMap(([applies, problem]) => applies ? [problem] : []);
}
const list = (names) => joinList(names.map((name) => `\`${name}\``));
function selectionOf(raw) {
	const { "bucket-id": ids, "portal-id": portalId, dataset, exclude = [] } = raw;
	if (dataset !== void 0) return {
		kind: "target",
		target: {
			kind: "dataset",
			dataset
		}
	};
	if (portalId !== void 0) return {
		kind: "target",
		target: {
			kind: "portal",
			portalId
		}
	};
	if (ids === "all") return {
		kind: "all",
		exclude
	};
	const overrides = credentialsOf(raw);
	if (ids !== void 0) return {
		kind: "existing",
		ids,
		overrides
	};
	const { storageProvider = "s3", accessKey = "", bucket = "", region } = overrides;
	const endpoint = overrides.endpoint ?? usualEndpoint(storageProvider, accessKey, region);
	return {
		kind: "target",
		target: {
			kind: "bucket",
			bucketId: null,
			request: {
				...overrides,
				storageProvider,
				accessKey,
				bucket,
				endpoint
			},
			given: Object.keys(overrides)
		}
	};
}
function credentialsOf(raw) {
	const all = Object.entries(inputNameOf).map(([field, name]) => [field, raw[name]]);
	return Object.fromEntries(all.filter(([, value]) => value !== void 0));
}
function usualEndpoint(provider, account, region) {
	if (provider === "google") return "https://storage.googleapis.com";
	if (provider === "azure") return `https://${account}.blob.core.windows.net`;
	if (!region) return "https://s3.amazonaws.com";
	return `https://s3.${region}.amazonaws.com${region.startsWith("cn-") ? ".cn" : ""}`;
}
// lib/inputs/read-inputs.js
function readInputs(env, mask) {
	const gathered = gather(env);
	const { given } = gathered;
	for (const secret of secretsOf(given, env)) mask(secret);
	if (!parseBoolean(given["alert-issue"] ?? "")) delete given["github-token"];
	const parsed = InputSchema.safeParse({
		...defaults,
		...given
	});
	const problems = [...wrongValues(parsed.error?.issues ?? [], gathered, env), ...contradictions(given)];
	if (parsed.success && problems.length === 0) return {
		ok: true,
		inputs: toInputs(parsed.data, gathered)
	};
	const what = problems.length === 1 ? "an input is not valid" : `${problems.length} inputs are not valid`;
	const cause = problems.map((problem) => `${problem}.`).join("\n");
	const remedy = `${explanations["invalid-input"].remedy} No request was made.`;
	const summary = parseBoolean(given.summary ?? "") ?? true;
	return {
		ok: false,
		failure: failure$1("invalid-input", {
			what,
			cause,
			remedy
		}),
		summary
	};
}
function wrongValues(issues, { given, variables }, env) {
	const messages = new Map(issues.map(({ path, message }) => [path[0], message]));
	return inputNames.flatMap((name) => {
		const message = pastingMistake(name, given) ?? messages.get(name);
		if (message === void 0) return [];
		const value = given[name];
		if (value === void 0) return missing(name, env);
		const isQuotable = value.length <= 7 && !secretInputs.some((secret) => secret === name);
		return `\`${name}\`${variables[name] ? ` (from ${variables[name]})` : ""} ${isQuotable ? `is ${asGiven(value)}, but ` : ""}${message}`;
	});
}
const asGiven = (text) => text.includes("\"") && !/[`\n]/.test(text) ? `\`${text}\`` : quote(text);
function missing(name, env) {
	const empty = `\`${name}\` is empty, and so is the environment variable ${fallbackVariables[name]}`;
	if (name !== "api-key") return `${empty}: it is ${ORGANIZATION_PLACE}`;
	const who = secretsWithheldFrom(env);
	return who ? `${empty} (GitHub gives no secrets to ${who})` : `${empty}: ${EMPTY_SECRET}`;
}
function toInputs(raw, { given, trimmed, variables }) {
	return {
		apiKey: raw["api-key"],
		organizationId: raw["organization-id"],
		apiUrl: raw["api-url"],
		apiUrlFrom: raw["api-url"] === defaults["api-url"] ? null : variables["api-url"] ?? "api-url",
		selection: selectionOf(raw),
		timeoutMs: raw.timeout,
		pollIntervalMs: raw["poll-interval"],
		failureThreshold: raw["failure-threshold"],
		requireFiles: raw["require-files"],
		requireInfoLabels: raw["require-info-labels"],
		maxAgeMs: raw["max-age"] ?? null,
		corsOrigin: raw["check-cors"] ? raw["cors-origin"] : null,
		failOn: raw["fail-on"],
		summary: raw.summary,
		alert: raw["alert-issue"] ? {
			labels: raw["alert-labels"],
			token: raw["github-token"] ?? ""
		} : null,
		trimmed: secretInputs.filter((name) => trimmed.has(name) && given[name] !== void 0)
	};
}
// node_modules/@actions/core/lib/utils.js
function toCommandValue(input) {
	if (input === null || input === void 0) return "";
	else if (typeof input === "string" || input instanceof String) return input;
	return JSON.stringify(input);
}
function toCommandProperties(annotationProperties) {
	if (!Object.keys(annotationProperties).length) return {};
	return {
		title: annotationProperties.title,
		file: annotationProperties.file,
		line: annotationProperties.startLine,
		endLine: annotationProperties.endLine,
		col: annotationProperties.startColumn,
		endColumn: annotationProperties.endColumn
	};
}
// node_modules/@actions/core/lib/command.js
function issueCommand(command, properties, message) {
	const cmd = new Command(command, properties, message);
	process.stdout.write(cmd.toString() + external_os_namespaceObject.EOL);
}
function issue(name, message = "") {
	issueCommand(name, {}, message);
}
const CMD_STRING = "::";
var Command = class {
	constructor(command, properties, message) {
		if (!command) command = "missing.command";
		this.command = command;
		this.properties = properties;
		this.message = message;
	}
	toString() {
		let cmdStr = CMD_STRING + this.command;
		if (this.properties && Object.keys(this.properties).length > 0) {
			cmdStr += " ";
			let first = true;
			for (const key in this.properties) if (this.properties.hasOwnProperty(key)) {
				const val = this.properties[key];
				if (val) {
					if (first) first = false;
					else cmdStr += ",";
					cmdStr += `${key}=${escapeProperty(val)}`;
				}
			}
		}
		cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
		return cmdStr;
	}
};
function escapeData(s) {
	return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
function escapeProperty(s) {
	return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C");
}
// scripts/stand-ins/lazy-crypto.js
const randomUUID = () => `${Math.random()}`.slice(2) + `${Math.random()}`.slice(2);
// node_modules/@actions/core/lib/file-command.js
function issueFileCommand(command, message) {
	const filePath = process.env[`GITHUB_${command}`];
	if (!filePath) throw new Error(`Unable to find environment variable for file command ${command}`);
	if (!external_fs_namespaceObject.existsSync(filePath)) throw new Error(`Missing file at path: ${filePath}`);
	external_fs_namespaceObject.appendFileSync(filePath, `${toCommandValue(message)}${external_os_namespaceObject.EOL}`, { encoding: "utf8" });
}
function prepareKeyValueMessage(key, value) {
	const delimiter = `ghadelimiter_${randomUUID()}`;
	const convertedValue = toCommandValue(value);
	if (key.includes(delimiter)) throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
	if (convertedValue.includes(delimiter)) throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
	return `${key}<<${delimiter}${external_os_namespaceObject.EOL}${convertedValue}${external_os_namespaceObject.EOL}${delimiter}`;
}
// scripts/stand-ins/lazy-https.js
var lazy_https_exports = __exportAll({
	Agent: () => Agent,
	request: () => request
});
var https, request, Agent;
var init_lazy_https = __esmMin((() => {
	https = () => process.getBuiltinModule("node:https");
	request = (...args) => https().request(...args);
	Agent = class {
		constructor(options) {
			return new (https()).Agent(options);
		}
	};
}));
// node_modules/@actions/http-client/lib/proxy.js
init_lazy_https();
function getProxyUrl(reqUrl) {
	const usingSsl = reqUrl.protocol === "https:";
	if (checkBypass(reqUrl)) return;
	const proxyVar = (() => {
		if (usingSsl) return process.env["https_proxy"] || process.env["HTTPS_PROXY"];
		else return process.env["http_proxy"] || process.env["HTTP_PROXY"];
	})();
	if (proxyVar) try {
		return new DecodedURL(proxyVar);
	} catch (_a) {
		if (!proxyVar.startsWith("http://") && !proxyVar.startsWith("https://")) return new DecodedURL(`http://${proxyVar}`);
	}
	else return;
}
function checkBypass(reqUrl) {
	if (!reqUrl.hostname) return false;
	const reqHost = reqUrl.hostname;
	if (isLoopbackAddress(reqHost)) return true;
	const noProxy = process.env["no_proxy"] || process.env["NO_PROXY"] || "";
	if (!noProxy) return false;
	let reqPort;
	if (reqUrl.port) reqPort = Number(reqUrl.port);
	else if (reqUrl.protocol === "http:") reqPort = 80;
	else if (reqUrl.protocol === "https:") reqPort = 443;
	const upperReqHosts = [reqUrl.hostname.toUpperCase()];
	if (typeof reqPort === "number") upperReqHosts.push(`${upperReqHosts[0]}:${reqPort}`);
	for (const upperNoProxyItem of noProxy.split(",").map((x) => x.trim().toUpperCase()).filter((x) => x)) if (upperNoProxyItem === "*" || upperReqHosts.some((x) => x === upperNoProxyItem || x.endsWith(`.${upperNoProxyItem}`) || upperNoProxyItem.startsWith(".") && x.endsWith(`${upperNoProxyItem}`))) return true;
	return false;
}
function isLoopbackAddress(host) {
	const hostLower = host.toLowerCase();
	return hostLower === "localhost" || hostLower.startsWith("127.") || hostLower.startsWith("[::1]") || hostLower.startsWith("[0:0:0:0:0:0:0:1]");
}
var DecodedURL = class extends URL {
	constructor(url, base) {
		super(url, base);
		this._decodedUsername = decodeURIComponent(super.username);
		this._decodedPassword = decodeURIComponent(super.password);
	}
	get username() {
		return this._decodedUsername;
	}
	get password() {
		return this._decodedPassword;
	}
};
// scripts/stand-ins/lazy-tunnel.js
var lazy_tunnel_exports = __exportAll({
	httpOverHttp: () => httpOverHttp,
	httpOverHttps: () => httpOverHttps,
	httpsOverHttp: () => httpsOverHttp,
	httpsOverHttps: () => httpsOverHttps
});
var tunnel, httpOverHttp, httpsOverHttp, httpOverHttps, httpsOverHttps;
var init_lazy_tunnel = __esmMin((() => {
	tunnel = () => require("./tunnel.js").default;
	httpOverHttp = (options) => tunnel().httpOverHttp(options);
	httpsOverHttp = (options) => tunnel().httpsOverHttp(options);
	httpOverHttps = (options) => tunnel().httpOverHttps(options);
	httpsOverHttps = (options) => tunnel().httpsOverHttps(options);
}));
// scripts/stand-ins/lazy-undici.js
var lazy_undici_exports = __exportAll({
	ProxyAgent: () => ProxyAgent,
	fetch: () => fetch
});
var undici, fetch, ProxyAgent;
var init_lazy_undici = __esmMin((() => {
	undici = () => require("./undici.js").default;
	fetch = (...args) => undici().fetch(...args);
	ProxyAgent = class {
		constructor(options) {
			return new (undici()).ProxyAgent(options);
		}
	};
}));
// node_modules/@actions/http-client/lib/index.js
init_lazy_tunnel();
init_lazy_undici();
var __awaiter$1 = function(thisArg, _arguments, P, generator) {
	function adopt(value) {
		return value instanceof P ? value : new P(function(resolve) {
			resolve(value);
		});
	}
	return new (P || (P = Promise))(function(resolve, reject) {
		function fulfilled(value) {
			try {
				step(generator.next(value));
			} catch (e) {
				reject(e);
			}
		}
		function rejected(value) {
			try {
				step(generator["throw"](value));
			} catch (e) {
				reject(e);
			}
		}
		function step(result) {
			result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
		}
		step((generator = generator.apply(thisArg, _arguments || [])).next());
	});
};
var HttpCodes;
(function(HttpCodes) {
	HttpCodes[HttpCodes["OK"] = 200] = "OK";
	HttpCodes[HttpCodes["MultipleChoices"] = 300] = "MultipleChoices";
	HttpCodes[HttpCodes["MovedPermanently"] = 301] = "MovedPermanently";
	HttpCodes[HttpCodes["ResourceMoved"] = 302] = "ResourceMoved";
	HttpCodes[HttpCodes["SeeOther"] = 303] = "SeeOther";
	HttpCodes[HttpCodes["NotModified"] = 304] = "NotModified";
	HttpCodes[HttpCodes["UseProxy"] = 305] = "UseProxy";
	HttpCodes[HttpCodes["SwitchProxy"] = 306] = "SwitchProxy";
	HttpCodes[HttpCodes["TemporaryRedirect"] = 307] = "TemporaryRedirect";
	HttpCodes[HttpCodes["PermanentRedirect"] = 308] = "PermanentRedirect";
	HttpCodes[HttpCodes["BadRequest"] = 400] = "BadRequest";
	HttpCodes[HttpCodes["Unauthorized"] = 401] = "Unauthorized";
	HttpCodes[HttpCodes["PaymentRequired"] = 402] = "PaymentRequired";
	HttpCodes[HttpCodes["Forbidden"] = 403] = "Forbidden";
	HttpCodes[HttpCodes["NotFound"] = 404] = "NotFound";
	HttpCodes[HttpCodes["MethodNotAllowed"] = 405] = "MethodNotAllowed";
	HttpCodes[HttpCodes["NotAcceptable"] = 406] = "NotAcceptable";
	HttpCodes[HttpCodes["ProxyAuthenticationRequired"] = 407] = "ProxyAuthenticationRequired";
	HttpCodes[HttpCodes["RequestTimeout"] = 408] = "RequestTimeout";
	HttpCodes[HttpCodes["Conflict"] = 409] = "Conflict";
	HttpCodes[HttpCodes["Gone"] = 410] = "Gone";
	HttpCodes[HttpCodes["TooManyRequests"] = 429] = "TooManyRequests";
	HttpCodes[HttpCodes["InternalServerError"] = 500] = "InternalServerError";
	HttpCodes[HttpCodes["NotImplemented"] = 501] = "NotImplemented";
	HttpCodes[HttpCodes["BadGateway"] = 502] = "BadGateway";
	HttpCodes[HttpCodes["ServiceUnavailable"] = 503] = "ServiceUnavailable";
	HttpCodes[HttpCodes["GatewayTimeout"] = 504] = "GatewayTimeout";
})(HttpCodes || (HttpCodes = {}));
var Headers;
(function(Headers) {
	Headers["Accept"] = "accept";
	Headers["ContentType"] = "content-type";
})(Headers || (Headers = {}));
var MediaTypes;
(function(MediaTypes) {
	MediaTypes["ApplicationJson"] = "application/json";
})(MediaTypes || (MediaTypes = {}));
const HttpRedirectCodes = [
	HttpCodes.MovedPermanently,
	HttpCodes.ResourceMoved,
	HttpCodes.SeeOther,
	HttpCodes.TemporaryRedirect,
	HttpCodes.PermanentRedirect
];
const HttpResponseRetryCodes = [
	HttpCodes.BadGateway,
	HttpCodes.ServiceUnavailable,
	HttpCodes.GatewayTimeout
];
const RetryableHttpVerbs = [
	"OPTIONS",
	"GET",
	"DELETE",
	"HEAD"
];
const ExponentialBackoffCeiling = 10;
const ExponentialBackoffTimeSlice = 5;
var HttpClientError = class HttpClientError extends Error {
	constructor(message, statusCode) {
		super(message);
		this.name = "HttpClientError";
		this.statusCode = statusCode;
		Object.setPrototypeOf(this, HttpClientError.prototype);
	}
};
var HttpClientResponse = class {
	constructor(message) {
		this.message = message;
	}
	readBody() {
		return __awaiter$1(this, void 0, void 0, function* () {
			return new Promise((resolve) => __awaiter$1(this, void 0, void 0, function* () {
				let output = Buffer.alloc(0);
				this.message.on("data", (chunk) => {
					output = Buffer.concat([output, chunk]);
				});
				this.message.on("end", () => {
					resolve(output.toString());
				});
			}));
		});
	}
	readBodyBuffer() {
		return __awaiter$1(this, void 0, void 0, function* () {
			return new Promise((resolve) => __awaiter$1(this, void 0, void 0, function* () {
				const chunks = [];
				this.message.on("data", (chunk) => {
					chunks.push(chunk);
				});
				this.message.on("end", () => {
					resolve(Buffer.concat(chunks));
				});
			}));
		});
	}
};
var HttpClient = class {
	constructor(userAgent, handlers, requestOptions) {
		this._ignoreSslError = false;
		this._allowRedirects = true;
		this._allowRedirectDowngrade = false;
		this._maxRedirects = 50;
		this._allowRetries = false;
		this._maxRetries = 1;
		this._keepAlive = false;
		this._disposed = false;
		this.userAgent = this._getUserAgentWithOrchestrationId(userAgent);
		this.handlers = handlers || [];
		this.requestOptions = requestOptions;
		if (requestOptions) {
			if (requestOptions.ignoreSslError != null) this._ignoreSslError = requestOptions.ignoreSslError;
			this._socketTimeout = requestOptions.socketTimeout;
			if (requestOptions.allowRedirects != null) this._allowRedirects = requestOptions.allowRedirects;
			if (requestOptions.allowRedirectDowngrade != null) this._allowRedirectDowngrade = requestOptions.allowRedirectDowngrade;
			if (requestOptions.maxRedirects != null) this._maxRedirects = Math.max(requestOptions.maxRedirects, 0);
			if (requestOptions.keepAlive != null) this._keepAlive = requestOptions.keepAlive;
			if (requestOptions.allowRetries != null) this._allowRetries = requestOptions.allowRetries;
			if (requestOptions.maxRetries != null) this._maxRetries = requestOptions.maxRetries;
		}
	}
	options(requestUrl, additionalHeaders) {
		return __awaiter$1(this, void 0, void 0, function* () {
			return this.request("OPTIONS", requestUrl, null, additionalHeaders || {});
		});
	}
	get(requestUrl, additionalHeaders) {
		return __awaiter$1(this, void 0, void 0, function* () {
			return this.request("GET", requestUrl, null, additionalHeaders || {});
		});
	}
	del(requestUrl, additionalHeaders) {
		return __awaiter$1(this, void 0, void 0, function* () {
			return this.request("DELETE", requestUrl, null, additionalHeaders || {});
		});
	}
	post(requestUrl, data, additionalHeaders) {
		return __awaiter$1(this, void 0, void 0, function* () {
			return this.request("POST", requestUrl, data, additionalHeaders || {});
		});
	}
	patch(requestUrl, data, additionalHeaders) {
		return __awaiter$1(this, void 0, void 0, function* () {
			return this.request("PATCH", requestUrl, data, additionalHeaders || {});
		});
	}
	put(requestUrl, data, additionalHeaders) {
		return __awaiter$1(this, void 0, void 0, function* () {
			return this.request("PUT", requestUrl, data, additionalHeaders || {});
		});
	}
	head(requestUrl, additionalHeaders) {
		return __awaiter$1(this, void 0, void 0, function* () {
			return this.request("HEAD", requestUrl, null, additionalHeaders || {});
		});
	}
	sendStream(verb, requestUrl, stream, additionalHeaders) {
		return __awaiter$1(this, void 0, void 0, function* () {
			return this.request(verb, requestUrl, stream, additionalHeaders);
		});
	}
	getJson(requestUrl_1) {
		return __awaiter$1(this, arguments, void 0, function* (requestUrl, additionalHeaders = {}) {
			additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
			const res = yield this.get(requestUrl, additionalHeaders);
			return this._processResponse(res, this.requestOptions);
		});
	}
	postJson(requestUrl_1, obj_1) {
		return __awaiter$1(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
			const data = JSON.stringify(obj, null, 2);
			additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
			additionalHeaders[Headers.ContentType] = this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
			const res = yield this.post(requestUrl, data, additionalHeaders);
			return this._processResponse(res, this.requestOptions);
		});
	}
	putJson(requestUrl_1, obj_1) {
		return __awaiter$1(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
			const data = JSON.stringify(obj, null, 2);
			additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
			additionalHeaders[Headers.ContentType] = this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
			const res = yield this.put(requestUrl, data, additionalHeaders);
			return this._processResponse(res, this.requestOptions);
		});
	}
	patchJson(requestUrl_1, obj_1) {
		return __awaiter$1(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
			const data = JSON.stringify(obj, null, 2);
			additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
			additionalHeaders[Headers.ContentType] = this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
			const res = yield this.patch(requestUrl, data, additionalHeaders);
			return this._processResponse(res, this.requestOptions);
		});
	}
	request(verb, requestUrl, data, headers) {
		return __awaiter$1(this, void 0, void 0, function* () {
			if (this._disposed) throw new Error("Client has already been disposed.");
			const parsedUrl = new URL(requestUrl);
			let info = this._prepareRequest(verb, parsedUrl, headers);
			const maxTries = this._allowRetries && RetryableHttpVerbs.includes(verb) ? this._maxRetries + 1 : 1;
			let numTries = 0;
			let response;
			do {
				response = yield this.requestRaw(info, data);
				if (response && response.message && response.message.statusCode === HttpCodes.Unauthorized) {
					let authenticationHandler;
					for (const handler of this.handlers) if (handler.canHandleAuthentication(response)) {
						authenticationHandler = handler;
						break;
					}
					if (authenticationHandler) return authenticationHandler.handleAuthentication(this, info, data);
					else return response;
				}
				let redirectsRemaining = this._maxRedirects;
				while (response.message.statusCode && HttpRedirectCodes.includes(response.message.statusCode) && this._allowRedirects && redirectsRemaining > 0) {
					const redirectUrl = response.message.headers["location"];
					if (!redirectUrl) break;
					const parsedRedirectUrl = new URL(redirectUrl);
					if (parsedUrl.protocol === "https:" && parsedUrl.protocol !== parsedRedirectUrl.protocol && !this._allowRedirectDowngrade) throw new Error("Redirect from HTTPS to HTTP protocol. This downgrade is not allowed for security reasons. If you want to allow this behavior, set the allowRedirectDowngrade option to true.");
					yield response.readBody();
					if (parsedRedirectUrl.hostname !== parsedUrl.hostname) {
						for (const header in headers) if (header.toLowerCase() === "authorization") delete headers[header];
					}
					info = this._prepareRequest(verb, parsedRedirectUrl, headers);
					response = yield this.requestRaw(info, data);
					redirectsRemaining--;
				}
				if (!response.message.statusCode || !HttpResponseRetryCodes.includes(response.message.statusCode)) return response;
				numTries += 1;
				if (numTries < maxTries) {
					yield response.readBody();
					yield this._performExponentialBackoff(numTries);
				}
			} while (numTries < maxTries);
			return response;
		});
	}
	dispose() {
		if (this._agent) this._agent.destroy();
		this._disposed = true;
	}
	requestRaw(info, data) {
		return __awaiter$1(this, void 0, void 0, function* () {
			return new Promise((resolve, reject) => {
				function callbackForResult(err, res) {
					if (err) reject(err);
					else if (!res) reject(new Error("Unknown error"));
					else resolve(res);
				}
				this.requestRawWithCallback(info, data, callbackForResult);
			});
		});
	}
	requestRawWithCallback(info, data, onResult) {
		if (typeof data === "string") {
			if (!info.options.headers) info.options.headers = {};
			info.options.headers["Content-Length"] = Buffer.byteLength(data, "utf8");
		}
		let callbackCalled = false;
		function handleResult(err, res) {
			if (!callbackCalled) {
				callbackCalled = true;
				onResult(err, res);
			}
		}
		const req = info.httpModule.request(info.options, (msg) => {
			handleResult(void 0, new HttpClientResponse(msg));
		});
		let socket;
		req.on("socket", (sock) => {
			socket = sock;
		});
		req.setTimeout(this._socketTimeout || 18e4, () => {
			if (socket) socket.end();
			handleResult(new Error(`Request timeout: ${info.options.path}`));
		});
		req.on("error", function(err) {
			handleResult(err);
		});
		if (data && typeof data === "string") req.write(data, "utf8");
		if (data && typeof data !== "string") {
			data.on("close", function() {
				req.end();
			});
			data.pipe(req);
		} else req.end();
	}
	getAgent(serverUrl) {
		const parsedUrl = new URL(serverUrl);
		return this._getAgent(parsedUrl);
	}
	getAgentDispatcher(serverUrl) {
		const parsedUrl = new URL(serverUrl);
		const proxyUrl = getProxyUrl(parsedUrl);
		if (!(proxyUrl && proxyUrl.hostname)) return;
		return this._getProxyAgentDispatcher(parsedUrl, proxyUrl);
	}
	_prepareRequest(method, requestUrl, headers) {
		const info = {};
		info.parsedUrl = requestUrl;
		const usingSsl = info.parsedUrl.protocol === "https:";
		info.httpModule = usingSsl ? lazy_https_exports : external_http_namespaceObject;
		const defaultPort = usingSsl ? 443 : 80;
		info.options = {};
		info.options.host = info.parsedUrl.hostname;
		info.options.port = info.parsedUrl.port ? parseInt(info.parsedUrl.port) : defaultPort;
		info.options.path = (info.parsedUrl.pathname || "") + (info.parsedUrl.search || "");
		info.options.method = method;
		info.options.headers = this._mergeHeaders(headers);
		if (this.userAgent != null) info.options.headers["user-agent"] = this.userAgent;
		info.options.agent = this._getAgent(info.parsedUrl);
		if (this.handlers) for (const handler of this.handlers) handler.prepareRequest(info.options);
		return info;
	}
	_mergeHeaders(headers) {
		if (this.requestOptions && this.requestOptions.headers) return Object.assign({}, lowercaseKeys(this.requestOptions.headers), lowercaseKeys(headers || {}));
		return lowercaseKeys(headers || {});
	}
	_getExistingOrDefaultHeader(additionalHeaders, header, _default) {
		let clientHeader;
		if (this.requestOptions && this.requestOptions.headers) {
			const headerValue = lowercaseKeys(this.requestOptions.headers)[header];
			if (headerValue) clientHeader = typeof headerValue === "number" ? headerValue.toString() : headerValue;
		}
		const additionalValue = additionalHeaders[header];
		if (additionalValue !== void 0) return typeof additionalValue === "number" ? additionalValue.toString() : additionalValue;
		if (clientHeader !== void 0) return clientHeader;
		return _default;
	}
	_getExistingOrDefaultContentTypeHeader(additionalHeaders, _default) {
		let clientHeader;
		if (this.requestOptions && this.requestOptions.headers) {
			const headerValue = lowercaseKeys(this.requestOptions.headers)[Headers.ContentType];
			if (headerValue) {
				if (typeof headerValue === "number") clientHeader = String(headerValue);
				else if (Array.isArray(headerValue)) clientHeader = headerValue.join(", ");
				else clientHeader = headerValue;
			}
		}
		const additionalValue = additionalHeaders[Headers.ContentType];
		if (additionalValue !== void 0) {
			if (typeof additionalValue === "number") return String(additionalValue);
			else if (Array.isArray(additionalValue)) return additionalValue.join(", ");
			else return additionalValue;
		}
		if (clientHeader !== void 0) return clientHeader;
		return _default;
	}
	_getAgent(parsedUrl) {
		let agent;
		const proxyUrl = getProxyUrl(parsedUrl);
		const useProxy = proxyUrl && proxyUrl.hostname;
		if (this._keepAlive && useProxy) agent = this._proxyAgent;
		if (!useProxy) agent = this._agent;
		if (agent) return agent;
		const usingSsl = parsedUrl.protocol === "https:";
		let maxSockets = 100;
		if (this.requestOptions) maxSockets = this.requestOptions.maxSockets || external_http_namespaceObject.globalAgent.maxSockets;
		if (proxyUrl && proxyUrl.hostname) {
			const agentOptions = {
				maxSockets,
				keepAlive: this._keepAlive,
				proxy: Object.assign(Object.assign({}, (proxyUrl.username || proxyUrl.password) && { proxyAuth: `${proxyUrl.username}:${proxyUrl.password}` }), {
					host: proxyUrl.hostname,
					port: proxyUrl.port
				})
			};
			let tunnelAgent;
			const overHttps = proxyUrl.protocol === "https:";
			if (usingSsl) tunnelAgent = overHttps ? httpsOverHttps : httpsOverHttp;
			else tunnelAgent = overHttps ? httpOverHttps : httpOverHttp;
			agent = tunnelAgent(agentOptions);
			this._proxyAgent = agent;
		}
		if (!agent) {
			const options = {
				keepAlive: this._keepAlive,
				maxSockets
			};
			agent = usingSsl ? new Agent(options) : new external_http_namespaceObject.Agent(options);
			this._agent = agent;
		}
		if (usingSsl && this._ignoreSslError) agent.options = Object.assign(agent.options || {}, { rejectUnauthorized: false });
		return agent;
	}
	_getProxyAgentDispatcher(parsedUrl, proxyUrl) {
		let proxyAgent;
		if (this._keepAlive) proxyAgent = this._proxyAgentDispatcher;
		if (proxyAgent) return proxyAgent;
		const usingSsl = parsedUrl.protocol === "https:";
		proxyAgent = new ProxyAgent(Object.assign({
			uri: proxyUrl.href,
			pipelining: !this._keepAlive ? 0 : 1
		}, (proxyUrl.username || proxyUrl.password) && { token: `Basic ${Buffer.from(`${proxyUrl.username}:${proxyUrl.password}`).toString("base64")}` }));
		this._proxyAgentDispatcher = proxyAgent;
		if (usingSsl && this._ignoreSslError) proxyAgent.options = Object.assign(proxyAgent.options.requestTls || {}, { rejectUnauthorized: false });
		return proxyAgent;
	}
	_getUserAgentWithOrchestrationId(userAgent) {
		const baseUserAgent = userAgent || "actions/http-client";
		const orchId = process.env["ACTIONS_ORCHESTRATION_ID"];
		if (orchId) return `${baseUserAgent} actions_orchestration_id/${orchId.replace(/[^a-z0-9_.-]/gi, "_")}`;
		return baseUserAgent;
	}
	_performExponentialBackoff(retryNumber) {
		return __awaiter$1(this, void 0, void 0, function* () {
			retryNumber = Math.min(ExponentialBackoffCeiling, retryNumber);
			const ms = ExponentialBackoffTimeSlice * Math.pow(2, retryNumber);
			return new Promise((resolve) => setTimeout(() => resolve(), ms));
		});
	}
	_processResponse(res, options) {
		return __awaiter$1(this, void 0, void 0, function* () {
			return new Promise((resolve, reject) => __awaiter$1(this, void 0, void 0, function* () {
				const statusCode = res.message.statusCode || 0;
				const response = {
					statusCode,
					result: null,
					headers: {}
				};
				if (statusCode === HttpCodes.NotFound) resolve(response);
				function dateTimeDeserializer(key, value) {
					if (typeof value === "string") {
						const a = new Date(value);
						if (!isNaN(a.valueOf())) return a;
					}
					return value;
				}
				let obj;
				let contents;
				try {
					contents = yield res.readBody();
					if (contents && contents.length > 0) {
						if (options && options.deserializeDates) obj = JSON.parse(contents, dateTimeDeserializer);
						else obj = JSON.parse(contents);
						response.result = obj;
					}
					response.headers = res.message.headers;
				} catch (err) {}
				if (statusCode > 299) {
					let msg;
					if (obj && obj.message) msg = obj.message;
					else if (contents && contents.length > 0) msg = contents;
					else msg = `Failed request: (${statusCode})`;
					const err = new HttpClientError(msg, statusCode);
					err.result = response.result;
					reject(err);
				} else resolve(response);
			}));
		});
	}
};
const lowercaseKeys = (obj) => Object.keys(obj).reduce((c, k) => (c[k.toLowerCase()] = obj[k], c), {});
var ExitCode;
(function(ExitCode) {
	ExitCode[ExitCode["Success"] = 0] = "Success";
	ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
function setSecret(secret) {
	issueCommand("add-mask", {}, secret);
}
function setOutput(name, value) {
	if (process.env["GITHUB_OUTPUT"] || "") return issueFileCommand("OUTPUT", prepareKeyValueMessage(name, value));
	process.stdout.write(external_os_namespaceObject.EOL);
	issueCommand("set-output", { name }, toCommandValue(value));
}
function isDebug() {
	return process.env["RUNNER_DEBUG"] === "1";
}
function debug(message) {
	issueCommand("debug", {}, message);
}
function error(message, properties = {}) {
	issueCommand("error", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function warning(message, properties = {}) {
	issueCommand("warning", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function notice(message, properties = {}) {
	issueCommand("notice", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function info(message) {
	process.stdout.write(message + external_os_namespaceObject.EOL);
}
function startGroup(name) {
	issue("group", name);
}
function endGroup() {
	issue("endgroup");
}
// lib/report/log.js
const LINE = 4e3;
const writers = {
	error,
	warning,
	notice
};
var Log = class {
	annotations = {
		error: 0,
		warning: 0,
		notice: 0
	};
	#sanitizer;
	#masked = new Set();
	constructor(sanitizer) {
		this.#sanitizer = sanitizer;
	}
	mask(secret) {
		this.#sanitizer.addSecret(secret);
		this.maskInRunner(secret);
	}
	maskInRunner(secret) {
		if (!this.#masked.has(secret)) setSecret(secret);
		this.#masked.add(secret);
	}
	info(line) {
		info(this.#line(line));
	}
	debug(line) {
		if (isDebug()) debug(this.#line(line));
	}
	annotate(kind, ...lines) {
		this.annotations[kind]++;
		writers[kind](lines.map((line) => this.#line(line)).join("\n"));
	}
	group(title, lines) {
		startGroup(this.#line(title));
		for (const line of lines) this.info(line);
		endGroup();
	}
	#line(line) {
		return (/^ */.exec(line)?.[0] ?? "") + this.#sanitizer.line(line, LINE);
	}
};
// lib/checks/verdict.js
const LONGEST_PREFLIGHT_MS = 1e4;
// lib/errors/suspicions.js
function suspicionsOf(about, code) {
	const isIn = (codes) => code !== void 0 && codes.includes(code);
	if (isIn(storageCodes.none)) return [];
	return [...addressSuspicions(about), ...isIn(storageCodes.address) ? [] : keySuspicions(about)].flatMap(([applies, text]) => applies ? [text.charAt(0).toUpperCase() + text.slice(1)] : []);
}
const usualScheme = {
	80: "http",
	8080: "http",
	443: "https",
	8443: "https",
	9443: "https"
};
function addressSuspicions(about) {
	const { bucket, region = "", storageProvider } = about;
	const url = URL.parse(about.endpoint);
	const host = url?.hostname ?? "";
	const [, scheme = "", port = ""] = /^(https?):\/\/[^/]*:(\d{1,5})(?:\/|$)/i.exec(about.endpoint.toLowerCase()) ?? [];
	const usual = usualScheme[port] ?? scheme;
	const isInPath = url?.pathname.replace(/\/$/, "").endsWith(`/${bucket}`);
	const holdsBucket = bucket !== "" && (isInPath || host.startsWith(`${bucket.toLowerCase()}.`));
	const service = serviceAtHost(host) ?? "unknown";
	const isOther = service !== "unknown" && service === "azure" !== (storageProvider === "azure");
	const isMade = storageProvider === "s3" && hostSource(about) === "region";
	const isRegion = /^[a-z]{2,}(-[a-z]+)+-\d+$/.test(region);
	const isPrivate = /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)|\.(local|internal|lan|corp|home)$/.test(host);
	const hostRegion = regionAtHost(host);
	const [name, where, its, provider] = [
		"bucket",
		"region",
		"endpoint",
		"storageProvider"
	].map((each) => placeOf(each, about));
	return [
		[/\/|^arn:/.test(bucket), `${name} looks like a URL or a path: give the bare name, and the path as \`prefix\`.`],
		[isMade && !isRegion, "the endpoint was made from `region`, which does not look like one of Amazon (eu-west-1)."],
		[holdsBucket, `${its} holds the name of the bucket: give the bare host, without the bucket.`],
		[usual !== scheme, `${its} says ${scheme} at port ${port}, which usually speaks ${usual}.`],
		[/^(9001|9090)$/.test(port), `${its} has port ${port}, which is usually that of a web console.`],
		[isPrivate, `${its} has a private address, which Edge Impulse can reach only in the same network.`],
		[hostRegion && region && region.toLowerCase().replace("oss-", "") !== hostRegion, `${where} and ${its} name different regions.`],
		[isOther, `${its} is that of ${storageServices[service].name}, but ${provider} says otherwise.`]
	];
}
function keySuspicions(about) {
	const { accessKey, secretKey = "", secretTrimmed } = about;
	const its = storageServices[serviceOf(about.storageProvider, about.endpoint)];
	const [key, secret] = [placeOf("accessKey", about), placeOf("secretKey", about)];
	const isTemporary = accessKey.startsWith("ASIA");
	const isSwapped = accessKey.length >= 30 && secretKey !== "" && secretKey.length <= 25;
	const isOdd = (value, look) => value !== "" && !isSwapped && look && !look[0].test(value);
	const isOddKey = isOdd(accessKey, its.accessKey) && !isTemporary;
	return [
		[isTemporary, "the access key begins with ASIA: it is a temporary one, which Studio does not support."],
		[isSwapped, `${key} and ${secret} look as if they were swapped.`],
		[isOddKey, `${key} looks odd: an access key of ${its.name} has ${its.accessKey?.[1]}.`],
		[isOdd(secretKey, its.secretKey), `${secret} looks odd: a secret of ${its.name} has ${its.secretKey?.[1]}.`],
		[secretTrimmed, "white space around `secret-key` was taken off: it may have been damaged when it was pasted."],
		[/^(['"]).*\1$/s.test(secretKey), "the quotation marks around `secret-key` are sent as part of the secret."]
	];
}
// lib/verification/aggregate.js
const WORST_FIRST = [
	"error",
	"timeout",
	"unverifiable",
	"connected"
];
const ALWAYS_FAILING = new Set([
	"invalid-input",
	"cancelled",
	"internal"
]);
function aggregate(results, runError, durationMs) {
	return {
		results,
		status: WORST_FIRST.find((each) => results.some(({ verdict }) => verdict.status === each)) ?? "unverifiable",
		healthy: !runError && results.length > 0 && results.every((result) => result.healthy),
		runError,
		worst: worstFirst(results).find((result) => !result.healthy) ?? null,
		durationMs
	};
}
function failsStep({ healthy, verdict, failure }, failOn) {
	if (failure && ALWAYS_FAILING.has(failure.code)) return true;
	return !healthy && failOn.has(verdict.status === "connected" ? "checks" : verdict.status);
}
function isFailing({ results, runError }, failOn) {
	if (runError && (ALWAYS_FAILING.has(runError.code) || failOn.has("unverifiable"))) return true;
	if (results.length === 0) return failOn.has("unverifiable");
	return results.some((result) => failsStep(result, failOn));
}
function worstFirst(results) {
	const rank = ({ healthy, verdict, checks }) => {
		if (healthy) return Number.POSITIVE_INFINITY;
		const failed = checks.findIndex(({ result }) => result === "failed");
		return WORST_FIRST.indexOf(verdict.status) + Math.max(failed, 0);
	};
	return results.toSorted((a, b) => rank(a) - rank(b));
}
function failureKey({ verdict, failure }) {
	if (!failure || verdict.status !== "unverifiable") return failure;
	return [
		failure.code,
		failure.what,
		failure.quote?.text
	].join("\n");
}
const userAgent = `edge-impulse-verify-bucket/1.0.0`;
// lib/http/lookup.js
const lookups = new Map();
const sharedLookup = (host, { all }, callback) => {
	const { addresses } = lookups.get(host) ?? startLookup(host);
	addresses.then((found) => all ? callback(null, found) : callback(null, found[0]?.address ?? "", found[0]?.family), (error) => callback(error, ""));
};
function forgetAddresses() {
	for (const [host, { settled }] of lookups) if (settled) lookups.delete(host);
}
function startLookup(host) {
	const { promise: addresses, resolve, reject } = Promise.withResolvers();
	const lookup = {
		addresses,
		settled: false
	};
	lookups.set(host, lookup);
	external_node_dns_default().lookup(host, { all: true }, (error, found) => {
		lookup.settled = true;
		if (error) reject(error);
		else resolve(found);
	});
	return lookup;
}
// lib/http/exchange.js
const CONNECT_MS = 1e4;
const REFUSAL_BODY_MS = 2e3;
const MAX_HEADER_BYTES = 65536;
var LimitError = class extends Error {
	name = "AbortError";
};
function isTransient(status) {
	return [
		408,
		425,
		429
	].includes(status) || status >= 500 && status < 600 && status !== 501;
}
function startExchangeLog(request, log) {
	const startedMs = Date.now();
	return (outcome) => log(`${request} -> ${outcome}, ${Date.now() - startedMs} ms`);
}
var Exchanger = class {
	#client;
	#totalMs;
	#maxBytes;
	constructor(totalMs, maxBytes = 16 * 2 ** 20, keepAlive = true) {
		this.#client = new HttpClient(void 0, [], { keepAlive });
		this.#totalMs = totalMs;
		this.#maxBytes = maxBytes;
	}
	async send(request, cancelled) {
		const late = new AbortController();
		const signal = AbortSignal.any([cancelled, late.signal]);
		const timers = [setTimeout(() => late.abort(tooSlow("complete answer", this.#totalMs)), this.#totalMs)];
		const chunks = [];
		let refusal;
		try {
			signal.throwIfAborted();
			const message = await sendRequest(request, this.#client.getAgent(request.url.href), signal);
			const { headers, statusCode: status = 0 } = message;
			if (status !== 200) {
				refusal = {
					status,
					headers
				};
				timers.push(setTimeout(() => late.abort(), REFUSAL_BODY_MS));
			}
			return {
				status,
				headers,
				body: await read(message, this.#maxBytes, chunks)
			};
		} catch (error) {
			if (refusal) return {
				...refusal,
				body: Buffer.concat(chunks)
			};
			forgetAddresses();
			throw signal.aborted ? signal.reason : error;
		} finally {
			timers.forEach(clearTimeout);
		}
	}
};
const tooSlow = (missing, ms) => new LimitError(`no ${missing} within ${ms / 1e3} s`);
function sendRequest(request, agent, signal) {
	const { method, url, headers, body } = request;
	const { proxyOptions: proxy } = agent;
	if (proxy) Object.assign(proxy, {
		host: proxy.host.replace(/^\[|\]$/g, ""),
		lookup: sharedLookup
	});
	const options = {
		method,
		agent,
		signal,
		lookup: sharedLookup,
		maxHeaderSize: MAX_HEADER_BYTES,
		headers: {
			...headers,
			"user-agent": userAgent
		},
		...proxy && { hostname: url.hostname }
	};
	const isSecure = url.protocol === "https:";
	const { request: open } = isSecure ? process.getBuiltinModule("node:https") : (external_node_http_default());
	const { promise, resolve, reject } = Promise.withResolvers();
	const outgoing = open(url, options, resolve);
	const onAbort = () => reject(signal.reason);
	signal.addEventListener("abort", onAbort);
	const connecting = setTimeout(() => {
		reject(tooSlow("connection", CONNECT_MS));
		outgoing.destroy();
	}, CONNECT_MS).unref();
	let bytesBefore = 0;
	outgoing.on("socket", (socket) => {
		bytesBefore = socket.bytesRead;
		const onConnected = () => clearTimeout(connecting);
		if (outgoing.reusedSocket || !(isSecure || socket.connecting)) onConnected();
		else socket.once(isSecure ? "secureConnect" : "connect", onConnected);
	});
	outgoing.on("error", (error) => {
		if (outgoing.reusedSocket && outgoing.socket?.bytesRead === bytesBefore && !signal.aborted) resolve(sendRequest(request, false, signal));
		else reject(error);
	});
	outgoing.on("upgrade", (message, socket) => {
		socket.destroy();
		resolve(message);
	});
	outgoing.end(body);
	return promise.finally(() => signal.removeEventListener("abort", onAbort));
}
async function read(message, limit, chunks) {
	let left = limit;
	if (limit === 0) message.destroy();
	else for await (const chunk of message) {
		left -= chunk.length;
		if (left < 0) return null;
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}
// lib/http/connection-failure.js
const CERTIFICATE = /^(CERT_|UNABLE_TO_|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|ERR_TLS_CERT_ALTNAME|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED|CRL_)/;
function noAnswer(isRetryable, failure, retryAfterMs = null) {
	return isRetryable ? {
		kind: "fault",
		failure,
		retryAfterMs
	} : {
		kind: "refusal",
		failure
	};
}
const reasons = {
	ENOTFOUND: "its host name was not found",
	EAI_AGAIN: "its host name could not be looked up",
	ECONNREFUSED: "it refused the connection",
	ECONNRESET: "the connection was closed before the answer was complete",
	EPIPE: "the connection was closed before the request was sent",
	ETIMEDOUT: "the connection timed out",
	EHOSTUNREACH: "there is no route to it",
	ENETUNREACH: "there is no route to its network"
};
function connectionFailure(thrown, proxy, server = "Studio") {
	const { message, code: given, name } = Object(thrown);
	const code = typeof given === "string" ? given : "";
	const [, refused] = /^tunneling socket could not be established, (.*)/s.exec(message) ?? [];
	if (refused !== void 0) return tunnelFailure(refused, proxy);
	if (CERTIFICATE.test(code)) return noAnswer(false, failure$1("tls", { what: `${server}'s certificate could not be trusted: ${code}` }));
	if (code === "EPROTO" || code.startsWith("ERR_SSL_")) return noAnswer(false, failure$1("tls", {
		what: `a TLS connection to ${server} could not be made: ${code}`,
		cause: "The port of `api-url` does not speak TLS, or a proxy or firewall in between breaks it."
	}));
	let reason = reasons[code] ?? `the connection failed${code && ` (${code})`}`;
	if (thrown instanceof LimitError) reason = message;
	else if (name === "AbortError") reason = "it did not answer in time";
	else if (code.startsWith("HPE_")) reason = `what answered does not speak HTTP as it should (${code})`;
	return noAnswer(true, failure$1("network", { what: `${server} could not be reached${proxy ? ` through the proxy ${quote(proxy)}` : ""}: ${reason}` }));
}
function tunnelFailure(refused, proxy) {
	const name = proxy ? quote(proxy) : "in between";
	const [, status] = /^statusCode=(\d+)/.exec(refused) ?? [];
	if (status === void 0) {
		const [code = ""] = /\bE[A-Z_]+\b/.exec(refused) ?? [];
		return noAnswer(true, failure$1("proxy", { what: `the proxy ${name} could not be reached: ${reasons[code] ?? "the connection failed"}` }));
	}
	const what = `the proxy ${name} did not let the request through: it answered ${status}`;
	return noAnswer(isTransient(Number(status)), failure$1("proxy", { what }));
}
// lib/http/proxy.js
function proxyFor(url) {
	const variable = (url.protocol === "https:" ? ["https_proxy", "HTTPS_PROXY"] : ["http_proxy", "HTTP_PROXY"]).find((name) => process.env[name]);
	if (!variable || checkBypass(url)) return null;
	const setting = process.env[variable]?.trim() ?? "";
	try {
		const { hostname, protocol, host } = getProxyUrl(url) ?? {};
		if (hostname && protocol === "http:") return `http://${host}`;
	} catch {}
	const [, address] = /^https?:\/\/[^@]*@([\w.-]+(?::\d+)?)\/?$/i.exec(setting) ?? [];
	return failure$1("proxy", {
		what: `the proxy${address ? ` ${quote(address)}` : ""} in ${variable} cannot be used`,
		cause: "It is not of the form http://user:password@host:port (a proxy reached by https is not supported).",
		remedy: `Correct ${variable}; percent-encode the user name and password ("%" as %25, "@" as %40).`
	});
}
// lib/http/retry-after.js
const MAX_MS = 31536e7;
function retryAfterMs(header = "", timeOfDayMs) {
	const text = header.trim();
	const isDate = /^[A-Z][a-z]+,? /.test(text);
	const date = /:\d\d \d{4}$/.test(text) ? `${text} GMT` : text;
	const waitMs = isDate ? Date.parse(date) - timeOfDayMs : /^\d+$/.test(text) ? Number(text) * 1e3 : 0;
	return waitMs > 0 ? Math.min(waitMs, MAX_MS) : null;
}
// lib/studio/contract.js
const optional = (read) => transform(read);
const optionalString = optional((value) => typeof value === "string" ? value : null);
const optionalText = optional((value) => typeof value === "string" ? value.slice(0, 4096) : null);
const VerifyAnswer = object({
	connectionStatus: _enum([
		"connected",
		"connecting",
		"error"
	]),
	connectionError: optionalText,
	connectionStatusSince: optionalString,
	files: optional((value) => typeof value === "number" ? value : null),
	hasInfoLabelsFile: optional((value) => typeof value === "boolean" ? value : null),
	signedUrl: optionalString,
	endpoint: optionalString
});
const BucketList = pipe(object({ buckets: custom(Array.isArray) }), transform(({ buckets }) => buckets));
const DatasetAnswer = pipe(object({ dataset: object({ lastFileCreated: optionalString }) }), transform(({ dataset }) => dataset.lastFileCreated));
const Envelope = object({
	success: boolean$1(),
	error: optionalText
});
// lib/studio/parse-response.js
function parseResponse({ body, headers }) {
	if (body === null) return {
		ok: false,
		problem: `longer than 16 MiB`,
		isTransient: false
	};
	const unusable = (problem) => ({
		ok: false,
		problem,
		isTransient: true
	});
	if (!/^(identity|[, ])*$/i.test(headers["content-encoding"] ?? "")) return unusable("compressed without being asked");
	if (body.length === 0) return unusable("empty");
	if (!(0,external_node_buffer_namespaceObject.isUtf8)(body)) return unusable("not UTF-8");
	const text = new TextDecoder().decode(body);
	try {
		return {
			ok: true,
			json: parseAnswer(text)
		};
	} catch {
		return unusable(/^\s*</.test(text) ? "an HTML page instead of JSON" : "not JSON, or cut off");
	}
}
const FILES = /[ \t\r\n]*"files"[ \t\r\n]*:[ \t\r\n]*\[/y;
function parseAnswer(text) {
	const begin = text.search(/[^ \t\r\n]/);
	if (text[begin] !== "{") return JSON.parse(text);
	for (const [from] of entriesOf(text, begin)) {
		FILES.lastIndex = from;
		if (!FILES.test(text)) continue;
		const bracket = FILES.lastIndex - 1;
		const { count, end } = countNamed(text, bracket);
		return Object.assign(JSON.parse(text.slice(0, bracket + 1) + text.slice(end)), { files: count });
	}
	return Object.assign(JSON.parse(text), { files: null });
}
function countNamed(text, bracket) {
	let count = 0;
	let end = bracket;
	for (const [from, to] of entriesOf(text, bracket)) {
		end = to;
		if (from === bracket + 1 && text[to] === "]" && /^[ \t\r\n]*$/.test(text.slice(from, to))) break;
		if (typeof JSON.parse(text.slice(from, to))?.name === "string") count++;
	}
	return {
		count,
		end
	};
}
function* entriesOf(text, bracket) {
	let depth = 0;
	let from = bracket + 1;
	for (let at = bracket; at < text.length; at++) {
		const mark = text[at] ?? "";
		if (mark === "\"") at = endOfString(text, at);
		else if ("[{".includes(mark)) depth++;
		else if ("]}".includes(mark)) depth--;
		if (depth > 1 || depth === 1 && mark !== ",") continue;
		yield [from, at];
		from = at + 1;
		if (depth === 0) return;
	}
	throw new SyntaxError("JSON that does not end");
}
function endOfString(text, begin) {
	for (let end = text.indexOf("\"", begin + 1); end > 0; end = text.indexOf("\"", end + 1)) {
		let backslashes = 0;
		while (text[end - 1 - backslashes] === "\\") backslashes++;
		if (backslashes % 2 === 0) return end;
	}
	throw new SyntaxError("a string that does not end");
}
// lib/studio/client.js
function createStudio({ apiUrl, apiKey, organizationId, clock, onExchange }) {
	const base = new URL(`${apiUrl}/api/organizations/${organizationId}/`);
	const proxy = proxyFor(base);
	if (proxy instanceof Failure) throw proxy;
	const exchanger = new Exchanger(6e4);
	const ask = async (method, path, schema, signal, { body, onSignedUrl } = {}) => {
		const url = new URL(path, base);
		const logOutcome = startExchangeLog(`${method} ${url.pathname}`, onExchange);
		const headers = {
			accept: "application/json",
			"x-api-key": apiKey,
			...body && { "content-type": "application/json" }
		};
		try {
			const response = await exchanger.send({
				method,
				url,
				headers,
				body: body && JSON.stringify(body)
			}, signal);
			const parsed = parseResponse(response);
			const { signedUrl, connectionStatus } = Object(parsed.ok && parsed.json);
			if (typeof signedUrl === "string") onSignedUrl?.(signedUrl);
			const state = typeof connectionStatus === "string" && /^(connected|connecting|error)$/.exec(connectionStatus)?.[0];
			logOutcome(`${response.status}${state ? ` ${state}` : ""}`);
			return replyOf(response, parsed, schema, clock.timeOfDay());
		} catch (error) {
			logOutcome("no answer");
			return connectionFailure(error, proxy, `Studio (${base.host})`);
		}
	};
	return {
		listBuckets: (signal) => ask("GET", "buckets", BucketList, signal),
		verify(target, signal, onSignedUrl) {
			const method = target.kind === "portal" ? "GET" : "POST";
			const body = target.kind === "bucket" ? target.request : void 0;
			return ask(method, `${pathOf(target)}/verify`, VerifyAnswer, signal, {
				body,
				onSignedUrl
			});
		},
		lastFileCreated: (dataset, signal) => ask("GET", pathOf({
			kind: "dataset",
			dataset
		}), DatasetAnswer, signal)
	};
}
function pathOf(target) {
	if (target.kind === "bucket") return "buckets";
	return target.kind === "portal" ? `portals/${target.portalId}` : `dataset/${encodeURIComponent(target.dataset)}`;
}
function replyOf(response, parsed, schema, timeOfDayMs) {
	const { status, headers } = response;
	const waitMs = retryAfterMs(headers["retry-after"], timeOfDayMs);
	const envelope = Envelope.safeParse(parsed.ok ? parsed.json : null);
	const reason = envelope.data?.error ?? null;
	if (status !== 200) return noAnswer(isTransient(status), refusalOf(codeOf(status), reason, `: it answered ${status}`), waitMs);
	if (!parsed.ok) return noAnswer(parsed.isTransient, unexpected(`Studio's answer was ${parsed.problem}`), waitMs);
	if (envelope.data?.success === false) return noAnswer(false, refusalOf("request-refused", reason));
	const body = schema.safeParse(parsed.json);
	if (envelope.success && body.success) return {
		kind: "answer",
		body: body.data
	};
	const path = (envelope.error ?? body.error)?.issues[0]?.path.join(".");
	return noAnswer(false, unexpected(`Studio's answer is not as documented${path ? `, from ${quote(path)} on` : ""}`));
}
const codes = {
	3: "redirected",
	4: "request-refused",
	5: "studio-unavailable",
	401: "api-key-rejected",
	403: "api-key-forbidden",
	404: "not-found",
	407: "proxy",
	408: "studio-unavailable",
	425: "studio-unavailable",
	429: "rate-limited"
};
function codeOf(status) {
	return codes[status] ?? codes[Math.floor(status / 100)] ?? "unexpected-response";
}
const unexpected = (what) => failure$1("unexpected-response", { what });
function refusalOf(code, reason, answered = "") {
	const quoted = reason ? { quote: {
		by: "Studio",
		text: reason
	} } : {};
	if (code === "request-refused" && /\bapi[\s_-]?key\b/i.test(reason ?? "")) return failure$1("api-key-rejected", quoted);
	return failure$1(code, {
		what: `${explanations[code].what}${answered}`,
		...quoted
	});
}
// lib/verification/circuit-breaker.js
const MAX_FAULTS$1 = 5;
var CircuitBreaker = class {
	#controller = new AbortController();
	signal = this.#controller.signal;
	#faultyTargets = new Set();
	#faults = 0;
	#lastFaultMs = Number.NEGATIVE_INFINITY;
	get failure() {
		return this.signal.reason ?? null;
	}
	open(why) {
		this.#controller.abort(why);
	}
	recordAnswer() {
		this.#faults = 0;
		this.#faultyTargets.clear();
	}
	recordFault(target, why, sentMs, nowMs) {
		this.#faultyTargets.add(target);
		if (sentMs <= this.#lastFaultMs) return;
		this.#lastFaultMs = nowMs;
		if (++this.#faults >= MAX_FAULTS$1 && this.#faultyTargets.size > 1) this.open(why);
	}
};
// lib/verification/rate-limit-pause.js
var RateLimitPause = class {
	failure = null;
	#clock;
	#untilMs = Number.NEGATIVE_INFINITY;
	constructor(clock) {
		this.#clock = clock;
	}
	get leftMs() {
		return this.#untilMs - this.#clock.now();
	}
	extend(retryAfterMs, why) {
		if (retryAfterMs <= this.leftMs) return;
		this.#untilMs = this.#clock.now() + retryAfterMs;
		const what = `Studio asks for a pause of ${formatDuration(retryAfterMs)}, which ends after the deadline`;
		this.failure = new Failure(why.code, {
			what,
			cause: why.likelyCause,
			remedy: why.remedy
		}, why.quote);
	}
};
// lib/checks/run-checks.js
function runChecks({ sample, prefix, cors, newestFile, nowMs }, expected) {
	return [
		passed("connected", "Studio reached it"),
		filesCheck(sample.fileCount, expected.requireFiles, prefix),
		labelsCheck(sample.hasInfoLabels, expected.requireInfoLabels),
		corsCheck(cors),
		freshCheck(newestFile, expected.maxAgeMs, nowMs)
	];
}
function skipChecks({ status, failure: why }) {
	return [status === "unverifiable" ? skipped("connected", why.what) : failed("connected", why), ...[
		"files",
		"info-labels",
		"cors",
		"fresh"
	].map((name) => skipped(name, "it is not connected"))];
}
function filesFound(count, prefix) {
	if (count === null) return "Studio did not say how many files it found";
	return count === 0 ? `0 files sampled${under(prefix)}` : `${pluralize(count, "file")} sampled`;
}
function labelsFound(has) {
	if (has === null) return "Studio did not say whether there is an info.labels file";
	return has ? "info.labels found" : "no info.labels found";
}
const under = (prefix) => prefix ? ` under the prefix ${quote(prefix)}` : "";
function filesCheck(count, required, prefix) {
	const found = filesFound(count, prefix);
	if (!required) return skipped("files", `not required: ${found}`);
	if (count) return passed("files", found);
	if (count === 0) return failed("files", failure$1("no-files", { what: `Studio found no files${under(prefix)}` }));
	return failed("files", failure$1("no-files", {
		what: found,
		cause: "The answer of Studio had no list of files.",
		remedy: "Run the step again; if Studio never lists files, set `require-files` to false."
	}));
}
function labelsCheck(has, required) {
	const found = labelsFound(has);
	if (!required) return skipped("info-labels", `not required: ${found}`);
	if (has) return passed("info-labels", found);
	return failed("info-labels", failure$1("no-info-labels", { what: has === null ? found : "it has no info.labels file" }));
}
function corsCheck(cors) {
	if (cors.status === "skipped") return skipped("cors", cors.reason);
	if (cors.status === "passed") return passed("cors", `browsers may upload${cors.condition ? `, with a condition: ${cors.condition}` : ""}`);
	const { status, reason, ...advice } = cors;
	if (status === "failed") return failed("cors", failure$1("cors", {
		what: `browsers may not upload into it: ${reason}`,
		...advice
	}));
	return failed("cors", failure$1("cors-unverifiable", { what: `its CORS rules could not be checked: ${reason}` }));
}
function freshCheck(newest, maxAgeMs, nowMs) {
	if (!newest || maxAgeMs === null) return skipped("fresh", "`max-age` is not set");
	if (newest instanceof Failure) {
		const { likelyCause: cause, remedy, quote } = newest;
		const what = `its age could not be checked: ${newest.what}`;
		return failed("fresh", failure$1("freshness-unverifiable", {
			what,
			cause,
			remedy,
			quote
		}));
	}
	const ageMs = Math.max(0, nowMs - Date.parse(newest));
	const age = `its newest file is ${formatDuration(ageMs)} old`;
	if (ageMs <= maxAgeMs) return passed("fresh", age);
	const what = `${age}, more than the ${formatDuration(maxAgeMs)} of \`max-age\``;
	return failed("fresh", failure$1("stale-data", { what }));
}
const passed = (name, reason) => ({
	name,
	result: "passed",
	reason
});
const skipped = (name, reason) => ({
	name,
	result: "skipped",
	reason
});
const failed = (name, why) => ({
	name,
	result: "failed",
	reason: why.what,
	failure: why
});
// lib/verification/target-result.js
const ADDRESS = 1024;
function resultOf(found, sanitizer) {
	const { effort, newestFile = null, checks: done = [] } = found;
	const target = sanitizeTarget(found.target, sanitizer);
	const verdict = sanitizeVerdict(found.verdict, sanitizer);
	const isConnected = verdict.status === "connected";
	const checks = isConnected ? done.map((check) => sanitizeCheck(check, sanitizer)) : skipChecks(verdict);
	const failures = checks.flatMap((check) => check.result === "failed" ? [check.failure] : []);
	const failure = isConnected ? failures[0] ?? null : verdict.failure;
	return {
		target,
		verdict,
		effort,
		checks,
		newestFile,
		healthy: !failure,
		failure,
		issueUrl: null
	};
}
function unverifiableResult(target, why, sanitizer) {
	return resultOf({
		target,
		verdict: {
			status: "unverifiable",
			since: null,
			failure: why
		},
		effort: {
			attempts: 0,
			durationMs: 0
		}
	}, sanitizer);
}
const sanitized = new WeakSet();
function sanitizeFailure(failure, sanitizer) {
	if (sanitized.has(failure)) return failure;
	const { code, what, likelyCause, remedy, blocks, link, quote } = failure;
	const sentence = (text) => sanitizer.line(text, SENTENCE);
	const indented = (line) => (/^ */.exec(line)?.[0] ?? "") + sentence(line);
	const lines = (text) => text.split("\n").map(indented).join("\n");
	const clean = new Failure(code, {
		what: sentence(what),
		cause: lines(likelyCause),
		remedy: sentence(remedy),
		blocks: blocks.map(lines),
		...link && { link }
	}, quote && {
		by: quote.by,
		text: sanitizer.quote(quote)
	});
	sanitized.add(clean);
	return clean;
}
function sanitizeVerdict(verdict, sanitizer) {
	if (verdict.status !== "connected") return {
		...verdict,
		failure: sanitizeFailure(verdict.failure, sanitizer)
	};
	const { endpoint } = verdict.sample;
	return {
		...verdict,
		sample: {
			...verdict.sample,
			endpoint: endpoint && sanitizer.line(endpoint, 1024)
		}
	};
}
function sanitizeCheck(check, sanitizer) {
	const reason = sanitizer.line(check.reason, SENTENCE);
	if (check.result !== "failed") return {
		...check,
		reason
	};
	return {
		...check,
		reason,
		failure: sanitizeFailure(check.failure, sanitizer)
	};
}
function sanitizeTarget(target, sanitizer) {
	if (target.kind === "dataset") return {
		...target,
		dataset: sanitizer.line(target.dataset)
	};
	if (target.kind !== "bucket") return target;
	const { storageProvider, bucket, endpoint, prefix } = target.request;
	const request = {
		storageProvider: sanitizer.line(storageProvider),
		accessKey: "",
		bucket: sanitizer.line(bucket),
		endpoint: sanitizer.line(endpoint, ADDRESS),
		...prefix !== void 0 && { prefix: sanitizer.line(prefix, 1024) }
	};
	return {
		...target,
		request
	};
}
// lib/text/signed-url.js
const LONGEST_URL = 8192;
const SHORTEST_SECRET = 12;
const SIGNATURE = /(^|[-_])sig(nature)?$/i;
function parseSignedUrl(text) {
	const given = text.trim();
	const href = parseWebUrl(given)?.href ?? "";
	if (href === "" || /[\0\n\v\f\r\u0085\u2028\u2029]/.test(given)) return null;
	if (Math.max(given.length, href.length) > LONGEST_URL) return null;
	const signatures = parametersOf(href).flatMap(([name, value]) => SIGNATURE.test(name) ? value : []);
	return {
		href,
		masks: [...new Set([
			given,
			href,
			...signatures.filter(isSecret).flatMap(formsOf)
		])]
	};
}
function secretsOfSignedUrl(text, names = {}) {
	const given = text.trim();
	const bounded = given.length > LONGEST_URL ? given.slice(0, LONGEST_URL) + given.slice(-8192) : given;
	const url = parseSignedUrl(text)?.href ?? bounded;
	const folders = (url.split(/[?#]/)[0] ?? "").split("/").slice(3);
	const parts = [...parametersOf(url).map(secretIn), ...folders.filter((folder) => !isPublic(folder, names))];
	return [...new Set(parts)].filter(isSecret);
}
function parametersOf(url) {
	const [, query = ""] = /\?([^#]*)/.exec(url) ?? [];
	return query.split("&").map((parameter) => {
		const [name = "", ...value] = parameter.split("=");
		return [name, value.join("=")];
	});
}
function isSecret(part) {
	return part.length >= SHORTEST_SECRET && formsOf(part).every((form) => /^[^\s"`]+$/.test(form));
}
function isPublic(folder, { bucket, endpoint, prefix, storageProvider, accessKey }) {
	const names = [
		".ei-portal-check",
		bucket,
		endpoint,
		prefix,
		storageProvider === "azure" ? accessKey : ""
	];
	return formsOf(folder).some((form) => names.some((name) => name?.includes(form)));
}
function secretIn([name, value]) {
	if (/headers$/i.test(name) || /^\d{4}-?\d\d-?\d\dT|^[A-Z0-9-]+-SHA256$/.test(value)) return "";
	return /credential$/i.test(name) ? value.replace(/(\/|%2f).*$/i, "") : value;
}
// lib/verification/ask-with-retries.js
const MAX_FAULTS = 5;
async function askWithRetries(send, deadline, context, pauseMs = 0) {
	const { clock, random, cancelled, circuitBreaker, rateLimitPause, observer } = context;
	let nextPauseMs = pauseMs;
	let fault = null;
	const late = (cutOff = failure$1("network", { what: "Studio did not answer in time" })) => fault ? {
		kind: "faults",
		failure: fault
	} : {
		kind: "deadline",
		failure: cutOff
	};
	for (let faults = 1;; faults++) {
		const ended = await pauseBeforeRequest(nextPauseMs, deadline, context);
		if (ended) return ended;
		if (deadline.signal.aborted) return late();
		deadline.start();
		const sentMs = clock.now();
		const reply = await send(deadline.signal);
		if (reply.kind === "answer") {
			circuitBreaker.recordAnswer();
			deadline.recordAnswer(clock.now() - sentMs);
			return reply;
		}
		if (cancelled.aborted) return {
			kind: "refusal",
			failure: failure$1("cancelled")
		};
		if (reply.kind === "refusal") return reply;
		if (deadline.signal.aborted) return late(reply.failure);
		fault = reply.failure;
		circuitBreaker.recordFault(deadline, fault, sentMs, clock.now());
		const { retryAfterMs } = reply;
		if (retryAfterMs !== null) rateLimitPause.extend(retryAfterMs, fault);
		const waitMs = retryAfterMs ?? deadline.fit(Math.min(4 ** (faults - 1), 32) * 1e3 * (.75 + random() / 2));
		if (faults === MAX_FAULTS || waitMs === null) return {
			kind: "faults",
			failure: fault
		};
		const line = `${capitalize(fault.what)}; asking again in ${formatDuration(waitMs)}`;
		if (waitMs < deadline.leftMs) observer.onChange(line);
		nextPauseMs = waitMs;
	}
}
async function pauseBeforeRequest(pauseMs, deadline, { clock, cancelled, circuitBreaker, rateLimitPause }) {
	const stop = AbortSignal.any([deadline.signal, circuitBreaker.signal]);
	let leftMs = Math.max(pauseMs, rateLimitPause.leftMs);
	while (leftMs > 0 && !stop.aborted) {
		const { failure: tooLong } = rateLimitPause;
		if (tooLong && rateLimitPause.leftMs >= deadline.leftMs) return {
			kind: "faults",
			failure: tooLong
		};
		await clock.sleep(leftMs, stop);
		leftMs = rateLimitPause.leftMs;
	}
	const why = cancelled.aborted ? failure$1("cancelled") : circuitBreaker.failure;
	return why && {
		kind: "refusal",
		failure: why
	};
}
// lib/verification/deadline.js
var Deadline = class {
	timeoutMs;
	signal;
	#clock;
	#reached = new AbortController();
	#cleared = new AbortController();
	#startedMs = null;
	#slowestAnswerMs = 0;
	constructor(timeoutMs, clock, cancelled) {
		this.timeoutMs = timeoutMs;
		this.#clock = clock;
		this.signal = AbortSignal.any([cancelled, this.#reached.signal]);
	}
	start() {
		if (this.#startedMs !== null) return;
		this.#startedMs = this.#clock.now();
		this.#clock.sleep(this.timeoutMs, this.#cleared.signal).then(() => {
			if (!this.#cleared.signal.aborted) this.#reached.abort();
		});
	}
	clear() {
		this.#cleared.abort();
	}
	get elapsedMs() {
		return this.#startedMs === null ? 0 : this.#clock.now() - this.#startedMs;
	}
	get leftMs() {
		return this.timeoutMs - this.elapsedMs;
	}
	recordAnswer(tookMs) {
		this.#slowestAnswerMs = Math.max(this.#slowestAnswerMs, tookMs);
	}
	fit(pauseMs) {
		const marginMs = Math.min(Math.max(2 * this.#slowestAnswerMs, 500), this.timeoutMs / 4);
		const untilLastRequestMs = this.leftMs - marginMs;
		if (untilLastRequestMs > 0) return Math.min(pauseMs, untilLastRequestMs);
		return pauseMs < this.leftMs ? pauseMs : null;
	}
};
// lib/verification/poll.js
async function poll(send, deadline, context, diagnose) {
	const { inputs, observer } = context;
	const { pollIntervalMs, failureThreshold } = inputs;
	let last = null;
	let pauseMs = 0;
	let connecting = 0;
	let errors = 0;
	for (;;) {
		const asked = await askWithRetries(send, deadline, context, pauseMs);
		if (asked.kind !== "answer") {
			const lastDecides = asked.kind === "deadline" || asked.kind === "faults" && last?.connectionStatus === "error";
			if (last && lastDecides) return await verdictOf(last, deadline, diagnose);
			return {
				status: "unverifiable",
				since: null,
				failure: asked.failure
			};
		}
		const answer = asked.body;
		const isError = answer.connectionStatus === "error";
		pauseMs = deadline.fit(isError ? errorPauseMs(++errors) : pollPauseMs(++connecting, pollIntervalMs));
		if (answer.connectionStatus === "connected" || errors === failureThreshold || pauseMs === null) return await verdictOf(answer, deadline, diagnose);
		if (isError) {
			const { code, what } = await diagnose(answer.connectionError);
			const count = `${errors} of ${failureThreshold} in a row`;
			const next = `asking again in ${formatDuration(pauseMs)}`;
			observer.onChange(`Studio could not reach it: ${what} (${code}, ${count}); ${next}`);
		} else if (last?.connectionStatus !== "connecting") observer.onChange("Studio is connecting …");
		last = answer;
	}
}
function pollPauseMs(answers, pollIntervalMs) {
	return Math.min(answers * 250, pollIntervalMs);
}
function errorPauseMs(errors) {
	return Math.min(10 * 2 ** (errors - 1), 60) * 1e3;
}
async function verdictOf(answer, { timeoutMs }, diagnose) {
	const { connectionStatus: status, connectionError } = answer;
	const since = isoTime(answer.connectionStatusSince);
	if (status === "connected") return {
		status,
		since,
		sample: sampleOf(answer)
	};
	if (status === "error") return {
		status,
		since,
		failure: await diagnose(connectionError)
	};
	return {
		status: "timeout",
		since,
		failure: failure$1("timeout", { what: `Studio was still connecting after ${formatDuration(timeoutMs)}` })
	};
}
function sampleOf({ files: fileCount, hasInfoLabelsFile, endpoint }) {
	return {
		fileCount,
		hasInfoLabels: hasInfoLabelsFile,
		endpoint: endpoint && parsePlainUrl(endpoint) ? endpoint : null
	};
}
function isoTime(text) {
	return text && /^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(Date.parse(text)) ? new Date(text).toISOString() : null;
}
// lib/verification/verify-target.js
async function verifyTarget(target, context) {
	const { inputs, clock, cancelled, studio } = context;
	const deadline = new Deadline(inputs.timeoutMs, clock, cancelled);
	let attempts = 0;
	const signedUrls = new Set();
	let signedUrl = "";
	const send = (signal) => {
		attempts++;
		signedUrl = "";
		return studio.verify(target, signal, (url) => {
			signedUrl = url;
			signedUrls.add(url);
		});
	};
	const diagnose = (said) => diagnoseRefusal(said, target, inputs);
	try {
		const verdict = await poll(send, deadline, context, diagnose);
		const effort = {
			attempts,
			durationMs: deadline.elapsedMs
		};
		const bucket = target.kind === "bucket" ? target.request : null;
		const names = target.kind === "dataset" ? { prefix: target.dataset } : bucket ?? {};
		const sanitizer = context.sanitizer.with([...signedUrls].flatMap((url) => secretsOfSignedUrl(url, names)));
		if (verdict.status !== "connected") return resultOf({
			target,
			verdict,
			effort
		}, sanitizer);
		const newestFile = await newestFileOf(target, deadline, context);
		const cors = await corsOf(target, signedUrl, {
			...context,
			sanitizer
		});
		if (cancelled.aborted) return {
			...unverifiableResult(target, failure$1("cancelled"), sanitizer),
			effort
		};
		const { sample } = verdict;
		return resultOf({
			target,
			verdict,
			effort,
			checks: runChecks({
				sample,
				prefix: bucket?.prefix,
				cors,
				newestFile,
				nowMs: clock.timeOfDay()
			}, inputs),
			newestFile: newestFile instanceof Failure ? null : newestFile
		}, sanitizer);
	} finally {
		deadline.clear();
	}
}
async function diagnoseRefusal(said, target, { trimmed }) {
	const { diagnose } = await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 302, 23));
	if (target.kind !== "bucket") return diagnose(said, null);
	const { request, given } = target;
	return diagnose(said, {
		...request,
		given,
		secretTrimmed: trimmed.includes("secret-key")
	});
}
async function newestFileOf(target, deadline, context) {
	if (target.kind !== "dataset" || context.inputs.maxAgeMs === null) return null;
	const send = (signal) => context.studio.lastFileCreated(target.dataset, signal);
	const asked = await askWithRetries(send, deadline, context);
	if (asked.kind !== "answer") return asked.failure;
	return isoTime(asked.body) ?? failure$1("freshness-unverifiable", { what: "Studio did not say when its newest file was created" });
}
async function corsOf(target, signedUrl, { inputs, cancelled, log, sanitizer }) {
	const skipped = (reason) => ({
		status: "skipped",
		reason
	});
	const { corsOrigin: origin } = inputs;
	if (!origin) return skipped("`check-cors` is false");
	const home = target.kind === "bucket" ? target.request : null;
	if (home?.storageProvider === "azure") return skipped("Azure needs no CORS rules");
	if (!home && !signedUrl) return skipped("Studio gave no signed URL");
	const { checkCors } = await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 994, 23));
	const { corsRemedy } = await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 309, 23));
	const verdict = await checkCors({
		signedUrl: parseSignedUrl(signedUrl),
		home,
		origin,
		signal: cancelled,
		log
	});
	if (verdict.status !== "failed" || verdict.remedy || !home) return verdict;
	const [bucket, endpoint] = [sanitizer.line(home.bucket), sanitizer.line(home.endpoint, ADDRESS)];
	return {
		...verdict,
		...corsRemedy(home.storageProvider, bucket, origin, endpoint)
	};
}
const REFUSED_FOR_ALL = new Set(["api-key-rejected", "api-key-forbidden"]);
function longestMs(targets, timeoutMs) {
	return Math.ceil(targets / 16) * timeoutMs;
}
async function verifySelection(options) {
	const { inputs, observer, clock, log } = options;
	const { apiUrl, apiKey, organizationId, selection } = inputs;
	const studio = createStudio({
		apiUrl,
		apiKey,
		organizationId,
		clock,
		onExchange: (line) => log.debug(line)
	});
	const rateLimitPause = new RateLimitPause(clock);
	const context = {
		...options,
		studio,
		circuitBreaker: new CircuitBreaker(),
		rateLimitPause
	};
	const { targets, unknownExcludes } = selection.kind === "target" ? {
		targets: [selection.target],
		unknownExcludes: []
	} : await (await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 196, 23))).resolveTargets(selection, context);
	observer.onTargets(targets, unknownExcludes);
	await verifyAll(targets, context);
}
async function verifyAll(targets, context) {
	const { observer, clock, cancelled } = context;
	const queue = targets.entries();
	const work = async () => {
		for (const [index, target] of queue) {
			if (cancelled.aborted) return;
			observer.onResult(await resultFor(target, context), index);
			if (index % 10 === 9) await clock.sleep(0, cancelled);
		}
	};
	await Promise.all(Array.from({ length: 16 }, work));
}
async function resultFor(target, context) {
	const { circuitBreaker, sanitizer } = context;
	if (target.kind === "unresolved") return unverifiableResult(target, target.failure, sanitizer);
	if (circuitBreaker.failure) return unverifiableResult(target, circuitBreaker.failure, sanitizer);
	const result = await verifyTarget(target, context).catch((error) => unverifiableResult(target, toFailure(error), sanitizer));
	if (result.failure && REFUSED_FOR_ALL.has(result.failure.code)) circuitBreaker.open(result.failure);
	return result;
}
// lib/studio/target.js
function secretSource(target) {
	return target.kind === "bucket" && target.given.includes("secretKey") ? "given" : "stored";
}
// lib/report/wording.js
const nouns = {
	bucket: "bucket",
	unresolved: "bucket",
	dataset: "dataset",
	portal: "upload portal"
};
function partsOf(target) {
	const noun = nouns[target.kind];
	if (target.kind === "dataset") return {
		noun,
		name: target.dataset,
		id: null
	};
	if (target.kind === "portal") return {
		noun,
		name: null,
		id: target.portalId
	};
	return {
		noun,
		name: target.kind === "bucket" ? target.request.bucket : null,
		id: target.bucketId
	};
}
function nameOf(target) {
	const { noun, name, id } = partsOf(target);
	if (name === null) return `${noun} ${id ?? "without an id"}`;
	return `${noun} ${quote(name)}${id === null ? "" : ` (id ${id})`}`;
}
function countTargets(targets) {
	return pluralize(targets.length, targets[0] ? partsOf(targets[0]).noun : "bucket");
}
function secretWords([target, ...others]) {
	if (target && secretSource(target) === "given") return "the secret given in this step";
	return `the ${others.length > 0 ? "secrets" : "secret"} that Studio has stored`;
}
const introductions = {
	connected: "is connected, but",
	error: "cannot be reached:",
	timeout: "is not connected:",
	unverifiable: "could not be verified:"
};
function headline({ target, verdict, failure }, targets = [target]) {
	const isOne = targets.length === 1;
	const who = isOne ? capitalize(nameOf(target)) : countTargets(targets);
	if (!failure) return `${who} is connected.`;
	const what = `${who} ${introductions[verdict.status]} ${failure.what} (${failure.code}).`;
	if (verdict.status !== "unverifiable" || failure.code === "unknown-bucket-id") return what;
	return `${what} This says nothing about ${isOne ? `the ${partsOf(target).noun}` : "them"}.`;
}
function problemsIn(results) {
	return [...Map.groupBy(worstFirst(results), failureKey).values()].flatMap((group) => {
		const [result] = group;
		if (!result?.failure) return [];
		const targets = group.map(({ target }) => target);
		return [{
			failure: result.failure,
			headline: headline(result, targets),
			count: targets.length,
			result
		}];
	});
}
const beginnings = {
	"invalid-input": "Nothing was verified",
	"no-buckets": "Nothing was verified",
	internal: "The step failed",
	cancelled: "Stopped early"
};
function runHeadline({ code, what }) {
	if (beginnings[code]) return `${beginnings[code]}: ${what} (${code}).`;
	return `The buckets could not be verified: ${what} (${code}). This says nothing about them.`;
}
function advice(failure, withNextStep = true) {
	const { remedy, blocks, quote } = failure;
	return [
		...causesOf(failure).map(([label, cause]) => label ? `${label} ${cause}` : cause),
		...withNextStep ? [`What to do: ${remedy}`] : [],
		...blocks.flatMap((block) => block.split("\n")),
		...quote ? [`${quote.by} said: "${quote.text}"`] : []
	];
}
function causesOf({ code, likelyCause }) {
	return code === "invalid-input" ? likelyCause.split("\n").map((cause) => ["", cause]) : [["Likely cause:", likelyCause]];
}
function connectedLine({ target, verdict, effort, checks }) {
	if (verdict.status !== "connected") return "";
	const { fileCount, hasInfoLabels } = verdict.sample;
	const others = checks.filter(({ name, result }) => ["cors", "fresh"].includes(name) && result === "passed");
	const facts = [
		filesFound(fileCount, target.kind === "bucket" ? target.request.prefix : void 0),
		...hasInfoLabels === null ? [] : [labelsFound(hasInfoLabels)],
		...others.map(({ reason }) => reason)
	];
	return `connected after ${formatDuration(effort.durationMs)} and ${pluralize(effort.attempts, "poll")}: ${facts.join(", ")}.`;
}
// lib/report/progress.js
const HEARTBEAT_MS = 3e4;
function startProgress(inputs, log, clock) {
	const { apiUrl, apiUrlFrom, trimmed, organizationId, timeoutMs, corsOrigin } = inputs;
	const startedMs = clock.now();
	const stopped = new AbortController();
	const shown = new Set();
	let targets = [];
	const isMany = () => targets.length > 1;
	const results = [];
	const observer = {
		onTargets(resolved, unknownExcludes) {
			targets = resolved;
			const eachMs = timeoutMs + (corsOrigin ? LONGEST_PREFLIGHT_MS : 0);
			const longest = formatDuration(longestMs(targets.length, eachMs));
			const inAll = isMany() ? ` each and ${longest} in all, longer only if Studio sends Retry-After` : "";
			const limit = `up to ${formatDuration(eachMs)}${inAll}`;
			if (targets.some(({ kind }) => kind !== "unresolved")) log.info(`Verifying ${describeTargets(targets, organizationId)}, ${limit}`);
			for (const suspicion of isMany() ? [] : targets.flatMap(suspicions)) log.info(suspicion);
			const unknown = `\`exclude\` names ids that the organization does not have: ${unknownExcludes.join(", ")}`;
			if (unknownExcludes.length > 0) log.annotate("notice", unknown);
		},
		onChange(line) {
			if (!isMany()) log.info(line);
		},
		onResult(result, index) {
			results[index] = result;
			const { failure, target, verdict } = result;
			const name = capitalize(nameOf(target));
			if (!isMany()) {
				if (verdict.status === "connected") log.info(capitalize(connectedLine(result)));
			} else if (!failure) log.info(`${name}: ${connectedLine(result)}`);
			else if (failure.code !== "cancelled" && !shown.has(failureKey(result))) {
				const [cause = "", ...others] = advice(failure, false);
				const lines = shown.has(cause) ? others : [cause, ...others];
				const title = `${name}: ${failure.code}`;
				if (lines.length > 0) log.group(title, lines);
				else log.info(title);
				shown.add(failureKey(result)).add(cause);
			}
		}
	};
	async function logHeartbeats() {
		for (;;) {
			await clock.sleep(HEARTBEAT_MS, stopped.signal);
			if (stopped.signal.aborted) return;
			const decided = results.filter((result) => result !== void 0);
			const unhealthy = decided.filter(({ healthy }) => !healthy).length;
			const missing = targets.length === 0 ? "bucket list" : "verdict";
			const waited = formatDuration(clock.now() - startedMs);
			if (isMany()) log.info(`${decided.length} of ${targets.length} done, ${unhealthy} unhealthy`);
			else log.info(`No ${missing} yet after ${waited}`);
		}
	}
	if (apiUrlFrom) log.info(`Studio's API is at ${new URL(apiUrl).host} (from ${apiUrlFrom})`);
	for (const name of trimmed) log.info(`White space around \`${name}\` was removed`);
	logHeartbeats();
	return {
		...observer,
		targets: () => targets,
		results,
		stop: () => stopped.abort()
	};
}
function describeTargets(targets, organizationId) {
	const [target, ...others] = targets;
	const whose = `for organization ${organizationId}`;
	if (!target || others.length > 0) return `${countTargets(targets)} ${whose} with ${secretWords(targets)}`;
	if (target.kind !== "bucket") return `${nameOf(target)} ${whose}`;
	const { storageProvider, endpoint } = target.request;
	return `${storageProvider} ${nameOf(target)} ${whose} at ${endpoint} with ${secretWords(targets)}`;
}
function suspicions(target) {
	if (target.kind !== "bucket" || target.given.length === 0) return [];
	return suspicionsOf({
		...target.request,
		given: target.given,
		secretTrimmed: false
	});
}
// lib/report/html.js
function docsOf(env) {
	const { GITHUB_SERVER_URL: server, GITHUB_ACTION_REPOSITORY: name, GITHUB_ACTION_REF: ref } = env;
	const url = `${server}/${name}/blob/${ref}/docs/errors.md`;
	return server && name && ref && /^https?:\/\/[\w.:/-]+$/.test(url) ? url : null;
}
function code(text) {
	return `<code>${escapeHtml(text)}</code>`;
}
function sentence(text) {
	if (text.includes("***")) return code(text);
	return text.split(/(`[^`]*(?:`|$)|"[^"]*(?:"|$)|https?:\/\/\S+|\S*[@#]\S*)/).map((part, index) => index % 2 === 1 ? code(part.replace(/^`|`$/g, "")) : escapeHtml(part)).join("");
}
function explanation(failure, docs) {
	const { code: errorCode, remedy, blocks, quote, link } = failure;
	const links = [...docs ? [`<a href="${docs}#${errorCode}"><code>${errorCode}</code></a>`] : [], ...link ? [`<a href="${link}">documentation</a>`] : []];
	const copied = blocks.map((block) => `<pre>${escapeHtml(block)}</pre>`).join("");
	return [
		"<ul>",
		...[
			...causesOf(failure).map(([label, cause]) => `${label && `<b>${label}</b> `}${sentence(cause)}`),
			`<b>What to do:</b> ${sentence(remedy)}${copied}`,
			...quote ? [`<b>${quote.by} said:</b> ${code(quote.text)}`] : [],
			...links.length > 0 ? [`<b>More:</b> ${links.join(" · ")}`] : []
		].map((item) => `<li>${item}</li>`),
		"</ul>"
	];
}
// lib/report/outputs.js
const MAX_RESULTS_BYTES = 102400;
function writeOutputs(run, { GITHUB_OUTPUT, RUNNER_TEMP }) {
	const described = run.results.map(describeResult);
	const results = JSON.stringify(described);
	const fits = Buffer.byteLength(results) <= MAX_RESULTS_BYTES;
	const outputs = {
		...outputsOf(run, described),
		results: fits ? results : "",
		"results-file": ""
	};
	if (!GITHUB_OUTPUT) throw new Error("GITHUB_OUTPUT is not set");
	if ((0,external_node_fs_namespaceObject.statSync)(GITHUB_OUTPUT, { throwIfNoEntry: false })?.isFIFO()) throw new Error("GITHUB_OUTPUT is a pipe");
	try {
		const folder = (0,external_node_fs_namespaceObject.mkdtempSync)((0,external_node_path_namespaceObject.join)(RUNNER_TEMP || (0,external_node_os_namespaceObject.tmpdir)(), "edge-impulse-verify-bucket-"));
		const file = (0,external_node_path_namespaceObject.join)(folder, "results.json");
		(0,external_node_fs_namespaceObject.writeFileSync)(file, results, { mode: 384 });
		outputs["results-file"] = file;
	} finally {
		for (const [name, value] of Object.entries(outputs)) setOutput(name, value);
	}
	if (fits) return null;
	return "The output `results` is empty, being over 100 KiB: read the file in the output `results-file`.";
}
function outputsOf(run, described = run.results.map(describeResult)) {
	const { results, runError, worst } = run;
	const connected = described.filter(({ status }) => status === "connected");
	const labels = connected.map(({ hasInfoLabels }) => hasInfoLabels);
	const cors = described.map(({ checks }) => checks.find(({ name }) => name === "cors")?.result);
	const isCounted = runError === null || runError.code === "no-buckets" || results.length > 0;
	const message = runError ? messageOf(runHeadline(runError), runError) : worst && describeResult(worst).errorMessage;
	const areLabelsKnown = labels.includes(false) || labels.length > 0 && !labels.includes(null);
	return {
		status: run.status,
		healthy: String(run.healthy),
		"file-count": sumOf(connected.map(({ fileCount }) => fileCount)),
		"has-info-labels": areLabelsKnown ? String(!labels.includes(false)) : "",
		"newest-file": onlyOne(described.map(({ newestFile }) => newestFile)),
		"error-code": runError?.code ?? worst?.failure?.code ?? "",
		"error-message": message ?? "",
		"status-since": onlyOne(described.map(({ statusSince }) => statusSince)),
		endpoint: onlyOne(described.map(({ endpoint }) => endpoint)),
		cors: ["failed", "passed"].find((result) => cors.some((each) => each === result)) ?? "skipped",
		attempts: sumOf([0, ...described.map(({ attempts }) => attempts)]),
		"duration-seconds": seconds(run.durationMs),
		"bucket-count": isCounted ? String(results.length) : "",
		"unhealthy-count": isCounted ? String(results.filter(({ healthy }) => !healthy).length) : "",
		"issue-url": onlyOne(described.map(({ issueUrl }) => issueUrl))
	};
}
function describeResult(result) {
	const { target, verdict, effort, checks, healthy, failure, newestFile, issueUrl } = result;
	const request = target.kind === "bucket" ? target.request : null;
	const sample = verdict.status === "connected" ? verdict.sample : null;
	return {
		bucketId: "bucketId" in target ? target.bucketId : null,
		bucket: request?.bucket ?? null,
		dataset: "dataset" in target ? target.dataset : null,
		portalId: "portalId" in target ? target.portalId : null,
		storageProvider: request?.storageProvider ?? null,
		secret: secretSource(target),
		status: verdict.status,
		healthy,
		fileCount: sample?.fileCount ?? null,
		hasInfoLabels: sample?.hasInfoLabels ?? null,
		newestFile,
		statusSince: verdict.since,
		endpoint: sample?.endpoint ?? null,
		errorCode: failure?.code ?? null,
		errorMessage: failure && messageOf(headline(result), failure),
		checks: checks.map(({ name, result: outcome, reason }) => ({
			name,
			result: outcome,
			reason
		})),
		attempts: effort.attempts,
		durationSeconds: Number(seconds(effort.durationMs)),
		issueUrl
	};
}
function messageOf(what, failure) {
	return cut([what, ...advice(failure)].join(" "), SENTENCE);
}
function sumOf(numbers) {
	if (numbers.length === 0 || numbers.includes(null)) return "";
	return String(numbers.reduce((sum, number) => (sum ?? 0) + (number ?? 0)));
}
function onlyOne(values) {
	const [first = "", ...others] = values.filter((value) => value !== null);
	return others.length === 0 ? first : "";
}
function seconds(durationMs) {
	return (durationMs / 1e3).toFixed(1);
}
// lib/report/summary.js
const ROWS = 50;
const MAX_BYTES = 1e6;
function summaryOf(run, docs) {
	const { results, runError, durationMs } = run;
	const ranked = worstFirst(results);
	const buckets = results.map(({ target }) => target).filter(({ kind }) => kind === "bucket");
	const secret = buckets.length > 0 ? ` with ${secretWords(buckets)}` : "";
	const lines = [
		`<h3>${title(run, ranked)}</h3>`,
		...counts(ranked),
		...runError ? explanation(runError, docs) : [],
		...results.length > 0 ? table(ranked) : []
	];
	const footer = results.length > 0 ? [`<p>Verified in ${formatDuration(durationMs)}${secret}</p>`] : [];
	const problems = problemsIn(results).filter(({ failure }) => failure.code !== runError?.code);
	const explain = results.length === 1 && !runError ? remedies : details;
	const blocks = problems.slice(0, ROWS).map((problem) => explain(problem, docs));
	while (Buffer.byteLength([
		...lines,
		...blocks,
		...footer
	].join("\n")) > MAX_BYTES) blocks.pop();
	return [
		...lines,
		...blocks,
		...footer,
		""
	].join("\n");
}
function title({ results, runError, healthy }, [worst]) {
	if (runError) return `❓ Edge Impulse: ${sentence(runHeadline(runError))}`;
	if (!worst) return "❓ Edge Impulse: nothing was verified";
	const all = countTargets(results.map(({ target }) => target));
	const unhealthy = results.filter((result) => !result.healthy).length;
	let text = `${unhealthy} of ${all} ${unhealthy === 1 ? "is" : "are"} unhealthy`;
	if (healthy) text = `all ${all} are healthy`;
	if (results.length === 1) text = sentence(headline(worst));
	return `${icons[kindOf(worst)]} Edge Impulse: ${text}`;
}
const icons = {
	healthy: "✅",
	"failed check": "⚠️",
	error: "❌",
	timeout: "⌛",
	unverifiable: "❓"
};
function kindOf({ verdict, healthy }) {
	if (verdict.status !== "connected") return verdict.status;
	return healthy ? "healthy" : "failed check";
}
function counts(ranked) {
	const kinds = [...Map.groupBy(ranked, kindOf)];
	const texts = kinds.map(([kind, { length }]) => `${icons[kind]}&nbsp;${kind}: <b>${length}</b>`);
	return kinds.length > 1 ? [`<p>${texts.join(" · ")}</p>`] : [];
}
function details(problem, docs) {
	return [
		`<details><summary>${`${icons[kindOf(problem.result)]} ${sentence(problem.headline)}`}</summary>`,
		remedies(problem, docs),
		"</details>"
	].join("\n");
}
function remedies({ failure, result }, docs) {
	const { checks, issueUrl } = result;
	const others = checks.flatMap((check) => check.result === "failed" ? [check.failure] : []).filter((other) => other !== failure);
	return [
		...explanation(failure, docs),
		...others.flatMap((other) => [`<p><b>Also:</b> ${sentence(other.what)}</p>`, ...explanation(other, docs)]),
		...issueUrl ? [`<p><a href="${issueUrl}">The alert issue</a></p>`] : []
	].join("\n");
}
function table(ranked) {
	const shown = ranked.slice(0, ROWS);
	const columns = columnsFor(shown).filter(([, cell]) => shown.some(cell));
	const header = columns.map(([name]) => `<th>${name}</th>`);
	const rows = shown.map((result) => columns.map(([, cell]) => `<td>${cell(result)}</td>`));
	const rest = ranked.length - shown.length;
	const more = `<p>and ${rest} more, all in the file of the output <code>results-file</code></p>`;
	return [
		"<table>",
		...[header, ...rows].map((cells) => `<tr>${cells.join("")}</tr>`),
		"</table>",
		...rest > 0 ? [more] : []
	];
}
function columnsFor(results) {
	const waits = results.filter(({ effort }) => effort.attempts > 0).map(({ effort }) => effort.durationMs);
	const longestMs = Math.max(...waits);
	const hasBars = longestMs >= 1e3 && longestMs >= 2 * Math.min(...waits);
	return [
		["Status", statusCell],
		["Target", nameCell],
		["Id", ({ target }) => String(partsOf(target).id ?? "")],
		["Storage", ({ target }) => target.kind === "bucket" ? code(target.request.storageProvider) : ""],
		["Files", ({ verdict }) => verdict.status === "connected" ? String(verdict.sample.fileCount ?? "") : ""],
		["info.labels", labelsCell],
		["CORS", ({ checks }) => checks.find(({ name, result }) => name === "cors" && result !== "skipped")?.result ?? ""],
		["Newest file", ({ newestFile }) => newestFile?.slice(0, 10) ?? ""],
		["Waited", ({ effort }) => waitCell(effort, hasBars ? longestMs : null)]
	];
}
function statusCell(result) {
	const status = result.failure ? `<code>${result.failure.code}</code>` : "connected";
	return `${icons[kindOf(result)]}&nbsp;${status}`;
}
function nameCell({ target }) {
	const { noun, name } = partsOf(target);
	return name === null ? noun : code(name);
}
function labelsCell({ verdict }) {
	if (verdict.status !== "connected" || verdict.sample.hasInfoLabels === null) return "";
	return verdict.sample.hasInfoLabels ? "yes" : "no";
}
function waitCell({ attempts, durationMs }, longestMs) {
	if (attempts === 0) return "not asked";
	const time = formatDuration(durationMs).replaceAll(" ", "&nbsp;");
	return longestMs === null ? time : `<code>${bar(durationMs, longestMs)}</code>&nbsp;${time}`;
}
function bar(waitedMs, longestMs) {
	const full = Math.min(10, Math.ceil(waitedMs / longestMs * 10));
	return "█".repeat(full) + "░".repeat(10 - full);
}
// lib/report/report.js
const ANNOTATIONS = 10;
async function report(run, options) {
	const { env, log, cancelled, failOn, summary } = options;
	let reported = run;
	let lost = tryToWriteOutputs(run, options);
	if (summary) await Promise.race([writeSummary(run, env), failLate(cancelled)]).catch((error) => warn(`The job summary could not be written: ${messageOf$1(error)}`, options));
	if (cancelled.aborted && run.runError?.code !== "cancelled") {
		reported = aggregate(run.results, failure$1("cancelled"), run.durationMs);
		lost = tryToWriteOutputs(reported, options);
	}
	if (lost) log.annotate("error", "The step failed: the outputs could not be written (internal).", lost);
	annotate(reported, failOn, log);
	return lost || isFailing(reported, failOn) ? 1 : 0;
}
function tryToWriteOutputs(run, options) {
	try {
		const warning = writeOutputs(run, options.env);
		if (warning) warn(warning, options);
		return null;
	} catch (error) {
		return `${failure$1("internal").remedy} The runner said: "${messageOf$1(error)}"`;
	}
}
async function writeSummary(run, env) {
	if (!env.GITHUB_STEP_SUMMARY) throw new Error("GITHUB_STEP_SUMMARY is not set");
	await (0,external_node_util_namespaceObject.promisify)(external_node_fs_namespaceObject.appendFile)(env.GITHUB_STEP_SUMMARY, summaryOf(run, docsOf(env)));
}
async function failLate(cancelled) {
	await (0,promises_namespaceObject.setTimeout)(4500, null, {
		ref: false,
		signal: cancelled
	}).catch(() => void 0);
	await (0,promises_namespaceObject.setTimeout)(500, null, { ref: false });
	throw new Error("the disk did not answer in time");
}
function warn(line, { cancelled, log }) {
	if (cancelled.aborted) log.info(line);
	else log.annotate("warning", line);
}
function annotate(run, failOn, log) {
	const { runError, results } = run;
	if (runError) {
		const kind = isFailing(run, failOn) && runError.code !== "cancelled" ? "error" : "warning";
		log.annotate(kind, runHeadline(runError), ...advice(runError));
		return;
	}
	const kindOf = ({ result }) => failsStep(result, failOn) ? "error" : "warning";
	for (const [kind, problems] of Map.groupBy(problemsIn(results), kindOf)) {
		const room = Math.max(1, ANNOTATIONS - log.annotations[kind]);
		const shown = problems.length > room ? problems.slice(0, room - 1) : problems;
		for (const { failure, headline } of shown) log.annotate(kind, headline, ...results.length > 1 ? [nextStep(failure)] : advice(failure));
		const others = problems.slice(shown.length);
		for (const { failure, headline } of others) log.info(`${headline} ${nextStep(failure)}`);
		const rest = others.reduce((sum, { count }) => sum + count, 0);
		const more = `${pluralize(rest, "more unhealthy target")}: the file of the output results-file lists all.`;
		if (rest > 0) log.annotate(kind, more);
	}
}
function nextStep({ remedy, blocks }) {
	return blocks.length > 0 ? `${remedy} The text to copy is in the log above.` : remedy;
}
// lib/verification/map-yielding.js
const LONGEST_STRETCH_MS = 10;
async function mapYielding(items, map, clock, cancelled = new AbortController().signal) {
	const mapped = [];
	let yieldedMs = clock.now();
	for (const [index, item] of items.entries()) {
		mapped.push(map(item, index));
		if (clock.now() - yieldedMs < LONGEST_STRETCH_MS) continue;
		await clock.sleep(0, cancelled);
		cancelled.throwIfAborted();
		yieldedMs = clock.now();
	}
	return mapped;
}
// lib/run.js
async function run(runtime) {
	const { env, clock, random, cancelled, crashed } = runtime;
	const startedMs = clock.now();
	const sanitizer = new Sanitizer();
	const log = new Log(sanitizer);
	const read = readInputs(env, (secret) => log.mask(secret));
	if (!read.ok) return await report(aggregate([], sanitizeFailure(read.failure, sanitizer), clock.now() - startedMs), {
		env,
		log,
		cancelled,
		failOn: new Set(),
		summary: read.summary
	});
	const { inputs } = read;
	const progress = startProgress(inputs, log, clock);
	const verified = verifySelection({
		inputs,
		observer: progress,
		clock,
		random,
		cancelled,
		sanitizer,
		log
	});
	const thrown = await Promise.race([verified.then(() => null), crashed]).catch(toFailure);
	progress.stop();
	const runError = cancelled.aborted ? failure$1("cancelled") : thrown && sanitizeFailure(thrown, sanitizer);
	const undecided = sanitizeFailure(runError ?? failure$1("internal"), sanitizer);
	const result = aggregate(await mapYielding(progress.targets(), (target, index) => progress.results[index] ?? unverifiableResult(target, undecided, sanitizer), clock), runError, clock.now() - startedMs);
	const { failOn, summary } = inputs;
	return await report(await withAlertIssues(result, inputs, runtime, log), {
		env,
		log,
		cancelled,
		failOn,
		summary
	});
}
async function withAlertIssues(result, inputs, runtime, log) {
	const { alert, apiUrl, organizationId } = inputs;
	const { env, clock, cancelled } = runtime;
	if (!alert || cancelled.aborted) return result;
	const { keepIssues } = await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 853, 23));
	const kept = await keepIssues(result, {
		...alert,
		apiUrl,
		organizationId,
		env,
		log,
		clock,
		cancelled
	});
	return cancelled.aborted ? aggregate(kept.results, failure$1("cancelled"), kept.durationMs) : kept;
}
// lib/main.js
process.exitCode = 1;
process.noDeprecation = true;
if (process.env.NODE_DEBUG) process.stderr.write = () => true;
Error.stackTraceLimit = 0;
const STANDSTILL_MS = 500;
process.stdout.on("error", () => void 0);
const cancellation = new AbortController();
for (const signal of [
	"SIGINT",
	"SIGTERM",
	"SIGBREAK"
]) process.on(signal, () => {
	if (cancellation.signal.aborted) exit(1);
	cancellation.abort();
});
const crashed = new Promise((_, reject) => {
	process.on("uncaughtException", reject);
});
crashed.catch(() => void 0);
const runtime = {
	env: process.env,
	clock: {
		now: () => Number(process.hrtime.bigint()) / 1e6,
		timeOfDay: Date.now,
		sleep: (ms, signal) => (0,promises_namespaceObject.setTimeout)(ms, void 0, { signal }).catch(() => void 0)
	},
	random: Math.random,
	cancelled: cancellation.signal,
	crashed
};
async function main() {
	try {
		process.exitCode = await run(runtime);
	} finally {
		process.stdout.setTimeout?.(STANDSTILL_MS, () => exit());
		process.stdout.write("", () => setImmediate(exit));
	}
}
function exit(code = process.exitCode) {
	if (process.getActiveResourcesInfo().some((name) => name.includes("Req"))) {
		process.execve?.("/bin/sh", [
			"sh",
			"-c",
			`exit ${code}`
		], {});
		if (code !== 0) process.kill(process.pid, "SIGKILL");
	}
	process.exit(code);
}
function obstacleIn({ GITHUB_ACTIONS, GITHUB_OUTPUT }) {
	const { node } = process.versions;
	if (Number.parseInt(node, 10) < 24) return `This action runs on Node 24, and this is Node ${node}.`;
	if (GITHUB_ACTIONS || GITHUB_OUTPUT) return null;
	return "This action runs as a step of a GitHub workflow. To run it here: npm run verify -- bucket-id=42";
}
const obstacle = obstacleIn(process.env);
if (obstacle) console.log(obstacle);
else main();


module.exports = __webpack_exports__;
/******/ })()
;