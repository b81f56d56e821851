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
async function resolveTargets(selection, context) {
	const { inputs, studio, clock, cancelled, log } = context;
	const deadline = new external_index_js_namespaceObject.Deadline(inputs.timeoutMs, clock, cancelled);
	const asked = await (0,external_index_js_namespaceObject.askWithRetries)((signal) => studio.listBuckets(signal), deadline, context);
	deadline.clear();
	if (selection.kind === "all") {
		if (asked.kind !== "answer") throw asked.failure;
		return await resolveAll(asked.body, selection.exclude, context);
	}
	const { ids, overrides } = selection;
	let targets;
	if (asked.kind === "answer") {
		const byId = await indexById(asked.body, context);
		targets = ids.map((id) => fromList(id, byId, overrides));
	} else targets = ids.map((id) => withoutList(id, overrides, asked.failure));
	const { accessKey = "", storageProvider } = overrides;
	if (!targets.some((each) => each.kind === "bucket" && each.request.storageProvider === "azure") && storageProvider !== "azure" && (0,external_index_js_namespaceObject.isMaskable)(accessKey)) log.mask(accessKey);
	return {
		targets,
		unknownExcludes: []
	};
}
async function indexById(entries, context) {
	const byId = new Map();
	const add = (each) => {
		const entry = Object(each);
		hideAccessKey(entry, context);
		if (isId(entry.id) && !byId.has(entry.id)) byId.set(entry.id, entry);
	};
	await (0,external_index_js_namespaceObject.mapYielding)(entries, add, context.clock, context.cancelled);
	return byId;
}
const isId = (id) => typeof id === "number" && Number.isSafeInteger(id) && id > 0;
function hideAccessKey({ accessKey, storageProvider, bucket, endpoint }, { sanitizer }) {
	if (typeof accessKey !== "string" || storageProvider === "azure") return;
	if (![bucket, endpoint].some((name) => typeof name === "string" && name.includes(accessKey))) sanitizer.addWord(accessKey);
}
async function resolveAll(entries, exclude, context) {
	const byId = await indexById(entries, context);
	const excluded = new Set(exclude);
	const ids = [...byId.keys()].filter((id) => !excluded.has(id)).sort((a, b) => a - b);
	const withoutId = entries.filter((entry) => !isId(Object(entry).id)).slice(0, MAX_WITHOUT_ID);
	if (ids.length + withoutId.length === 0) {
		const what = byId.size === 0 ? "the organization has no buckets" : "`exclude` leaves out every bucket";
		throw (0,external_index_js_namespaceObject.failure)("no-buckets", { what });
	}
	return {
		targets: [...await (0,external_index_js_namespaceObject.mapYielding)(ids, (id) => fromList(id, byId, {}), context.clock, context.cancelled), ...withoutId.map(() => oddEntry(null, "id"))],
		unknownExcludes: exclude.filter((id) => !byId.has(id))
	};
}
function fromList(id, byId, overrides) {
	const entry = byId.get(id);
	if (!entry) {
		const what = `the organization has no bucket with the id ${id}`;
		return {
			kind: "unresolved",
			bucketId: id,
			failure: (0,external_index_js_namespaceObject.failure)("unknown-bucket-id", {
				what,
				cause: namesIn(byId)
			})
		};
	}
	const accessKey = overrides.accessKey ?? (entry.accessKey || entry.storageAccountName);
	const listed = ListedBucket.safeParse({
		...entry,
		...overrides,
		id,
		accessKey
	});
	if (!listed.success) return oddEntry(id, String(listed.error.issues[0]?.path[0]));
	const { checkConnectivityPrefix, storageProvider, region, id: _, ...required } = listed.data;
	const prefix = overrides.prefix ?? checkConnectivityPrefix;
	return bucketTarget(id, overrides, {
		...required,
		storageProvider: storageProvider || "s3",
		...region && { region },
		...prefix && { prefix }
	});
}
function withoutList(id, overrides, why) {
	const { accessKey, secretKey, bucket, endpoint, storageProvider = "s3" } = overrides;
	if (!(why.code === "api-key-forbidden" || why.code === "not-found") || !accessKey || !secretKey || !bucket || !endpoint) return {
		kind: "unresolved",
		bucketId: id,
		failure: why
	};
	return bucketTarget(id, overrides, {
		storageProvider,
		accessKey,
		bucket,
		endpoint
	});
}
function bucketTarget(bucketId, overrides, request) {
	const given = Object.keys(overrides);
	return {
		kind: "bucket",
		bucketId,
		request: {
			...overrides,
			...request,
			bucketId
		},
		given
	};
}
function namesIn(byId) {
	if (byId.size === 0) return "The organization has no buckets at all.";
	const named = [...byId.entries().take(MAX_NAMED)].map(([id, { bucket }]) => typeof bucket === "string" ? `${id} (${(0,external_index_js_namespaceObject.quote)(bucket.slice(0, 100))})` : `${id}`);
	const more = byId.size > MAX_NAMED ? [`${byId.size - MAX_NAMED} more`] : [];
	return `The organization has ${(0,external_index_js_namespaceObject.joinList)([...named, ...more])}.`;
}
function oddEntry(bucketId, field) {
	const what = `the entry in Studio's bucket list has no usable \`${field}\``;
	return {
		kind: "unresolved",
		bucketId,
		failure: (0,external_index_js_namespaceObject.failure)("unexpected-response", { what })
	};
}


module.exports = __webpack_exports__;
/******/ })()
;