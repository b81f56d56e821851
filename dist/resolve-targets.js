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
  resolveTargets: () => (/* binding */ resolveTargets)
});

;// CONCATENATED MODULE: external "./index.js"
const external_index_js_namespaceObject = require("./index.js");
;// CONCATENATED MODULE: ./lib/bundled/resolve-targets.js

// lib/studio/listed-bucket.js
const ListedBucket = (0,external_index_js_namespaceObject.object)({
	id: (0,external_index_js_namespaceObject.int)().check((0,external_index_js_namespaceObject._positive)()),
	accessKey: (0,external_index_js_namespaceObject.string)(),
	bucket: (0,external_index_js_namespaceObject.string)(),
	endpoint: (0,external_index_js_namespaceObject.string)(),
	region: external_index_js_namespaceObject.optionalString,
	storageProvider: external_index_js_namespaceObject.optionalString,
	checkConnectivityPrefix: external_index_js_namespaceObject.optionalString
});
// lib/verification/resolve-targets.js
const MAX_WITHOUT_ID = 100;
const MAX_NAMED = 20;
async function resolveTargets(selection, timeoutMs, context) {
	const list = await fetchList(timeoutMs, context);
	if (selection.kind === "all") {
		if (list instanceof external_index_js_namespaceObject.Failure) throw list;
		return await everything(list, selection.exclude, context);
	}
	const { ids, overrides } = selection;
	const targetOf = list instanceof external_index_js_namespaceObject.Failure ? (id) => withoutList(id, overrides, list) : (id) => fromList(id, list, overrides);
	const targets = await (0,external_index_js_namespaceObject.mapYielding)(ids, targetOf, context.clock, context.cancelled);
	for (const target of targets) maskAccessKey(target, overrides, context);
	return {
		targets,
		unknownExcludes: []
	};
}
async function fetchList(timeoutMs, context) {
	const deadline = new external_index_js_namespaceObject.Deadline(timeoutMs, context.clock, context.cancelled);
	const asked = await (0,external_index_js_namespaceObject.askWithRetries)((signal) => context.studio.listBuckets(signal), deadline, context);
	deadline.clear();
	if (asked.kind !== "answer") return asked.failure;
	const list = {
		byId: new Map(),
		withoutId: 0,
		names: ""
	};
	const add = (each) => {
		const entry = Object(each);
		addListedKey(entry, context);
		const id = Number.isSafeInteger(entry.id) ? entry.id : 0;
		if (id < 1) list.withoutId++;
		else if (!list.byId.has(id)) list.byId.set(id, entry);
	};
	await (0,external_index_js_namespaceObject.mapYielding)(asked.body, add, context.clock, context.cancelled);
	return {
		...list,
		names: namesIn(list.byId)
	};
}
async function everything(list, exclude, context) {
	const { byId, withoutId } = list;
	const excluded = new Set(exclude);
	const ids = [...byId.keys()].filter((id) => !excluded.has(id)).sort((a, b) => a - b);
	const odd = Array.from({ length: Math.min(withoutId, MAX_WITHOUT_ID) }, () => oddEntry(null, "id"));
	const targets = [...await (0,external_index_js_namespaceObject.mapYielding)(ids, (id) => fromList(id, list, {}), context.clock, context.cancelled), ...odd];
	if (targets.length > 0) return {
		targets,
		unknownExcludes: exclude.filter((id) => !byId.has(id))
	};
	const what = byId.size === 0 ? "the organization has no buckets" : "`exclude` leaves out every bucket";
	throw (0,external_index_js_namespaceObject.failure)("no-buckets", { what });
}
function addListedKey({ accessKey, storageProvider, bucket, endpoint }, { sanitizer }) {
	if (typeof accessKey !== "string" || storageProvider === "azure") return;
	if (![bucket, endpoint].some((name) => typeof name === "string" && name.includes(accessKey))) sanitizer.addWord(accessKey);
}
function fromList(id, list, overrides) {
	const entry = list.byId.get(id);
	if (!entry) return unresolved(id, unknownId(id, list));
	const accessKey = overrides.accessKey ?? (entry.accessKey || entry.storageAccountName);
	const listed = ListedBucket.safeParse({
		...entry,
		...overrides,
		id,
		accessKey
	});
	if (!listed.success) return oddEntry(id, String(listed.error.issues[0]?.path[0]));
	const { id: _, checkConnectivityPrefix, storageProvider, ...request } = listed.data;
	return bucketTarget(id, overrides, {
		...request,
		storageProvider: storageProvider || "s3",
		prefix: overrides.prefix ?? checkConnectivityPrefix,
		secretKey: overrides.secretKey
	});
}
function withoutList(id, overrides, refused) {
	const { accessKey, secretKey, bucket, endpoint, storageProvider = "s3" } = overrides;
	if (!(refused.code === "api-key-forbidden" || refused.code === "not-found") || !accessKey || !secretKey || !bucket || !endpoint) return unresolved(id, refused);
	return bucketTarget(id, overrides, {
		...overrides,
		storageProvider,
		accessKey,
		bucket,
		endpoint
	});
}
function bucketTarget(bucketId, overrides, known) {
	const { region, prefix, secretKey, ...rest } = known;
	const optional = {
		...region && { region },
		...prefix && { prefix },
		...secretKey && { secretKey }
	};
	const given = Object.keys(overrides);
	return {
		kind: "bucket",
		bucketId,
		request: {
			...rest,
			bucketId,
			...optional
		},
		given
	};
}
function maskAccessKey(target, { accessKey, storageProvider }, { log }) {
	const provider = target.kind === "bucket" ? target.request.storageProvider : storageProvider;
	if (accessKey && provider !== "azure" && (0,external_index_js_namespaceObject.isMaskable)(accessKey)) log.mask(accessKey);
}
function unresolved(bucketId, why) {
	return {
		kind: "unresolved",
		bucketId,
		failure: why
	};
}
function unknownId(id, { names }) {
	return (0,external_index_js_namespaceObject.failure)("unknown-bucket-id", {
		what: `the organization has no bucket with the id ${id}`,
		cause: names
	});
}
function namesIn(byId) {
	if (byId.size === 0) return "The organization has no buckets at all.";
	const named = [...byId.entries().take(MAX_NAMED)].map(([id, { bucket }]) => typeof bucket === "string" ? `${id} (${(0,external_index_js_namespaceObject.quote)(bucket.slice(0, 100))})` : `${id}`);
	const more = byId.size > MAX_NAMED ? [`${byId.size - MAX_NAMED} more`] : [];
	return `The organization has ${(0,external_index_js_namespaceObject.joinList)([...named, ...more])}.`;
}
function oddEntry(bucketId, field) {
	const what = `the entry in Studio's bucket list has no usable \`${field}\``;
	return unresolved(bucketId, (0,external_index_js_namespaceObject.failure)("unexpected-response", { what }));
}


module.exports = __webpack_exports__;
/******/ })()
;