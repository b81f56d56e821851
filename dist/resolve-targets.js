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

// lib/verification/resolve-targets.js
const MAX_WITHOUT_ID = 100;
const MAX_NAMED = 20;
async function resolveTargets(selection, studio, timeoutMs, context, onAccessKey) {
	const list = await fetchList(studio, timeoutMs, context);
	if ("refused" in list) {
		if (selection.kind === "all") throw list.refused;
		const { ids, overrides } = selection;
		return {
			targets: ids.map((id) => withoutList(id, overrides, list.refused)),
			unknownExcludes: []
		};
	}
	for (const entry of list.byId.values()) hideAccessKey(entry, onAccessKey);
	if (selection.kind === "all") return everything(list, selection.exclude);
	return {
		targets: selection.ids.map((id) => fromList(id, list, selection.overrides)),
		unknownExcludes: []
	};
}
async function fetchList(studio, timeoutMs, context) {
	const deadline = new external_index_js_namespaceObject.Deadline(timeoutMs, context.clock, context.cancelled);
	const asked = await (0,external_index_js_namespaceObject.askWithRetries)((signal) => studio.listBuckets(signal), deadline, context);
	deadline.clear();
	switch (asked.kind) {
		case "answer": return indexed(asked.body);
		case "refusal": return { refused: asked.failure };
		case "cancelled": return { refused: (0,external_index_js_namespaceObject.failure)("cancelled") };
		case "gave-up": return { refused: asked.fault ?? (0,external_index_js_namespaceObject.failure)("network", { what: "Studio did not answer with its bucket list in time" }) };
	}
}
function indexed(entries) {
	const list = {
		byId: new Map(),
		withoutId: 0
	};
	for (const entry of entries) {
		const { id } = entry ?? {};
		if (!Number.isSafeInteger(id) || id < 1) list.withoutId++;
		else if (!list.byId.has(id)) list.byId.set(id, entry);
	}
	return list;
}
function hideAccessKey(entry, onAccessKey) {
	const { accessKey, storageProvider, bucket, endpoint } = entry;
	if (typeof accessKey !== "string" || storageProvider === "azure") return;
	if (![bucket, endpoint].some((name) => typeof name === "string" && name.includes(accessKey))) onAccessKey(accessKey);
}
function everything(list, exclude) {
	const excluded = new Set(exclude);
	const ids = [...list.byId.keys()].filter((id) => !excluded.has(id)).sort((a, b) => a - b);
	const withoutId = Array.from({ length: Math.min(list.withoutId, MAX_WITHOUT_ID) }, () => oddEntry(null, "id"));
	const targets = [...ids.map((id) => fromList(id, list, {})), ...withoutId];
	if (targets.length === 0) {
		const hasNone = list.byId.size === 0;
		throw (0,external_index_js_namespaceObject.failure)("no-buckets", { what: hasNone ? "the organization has no buckets" : "`exclude` leaves out every bucket" });
	}
	return {
		targets,
		unknownExcludes: exclude.filter((id) => !list.byId.has(id))
	};
}
function fromList(id, list, overrides) {
	const entry = list.byId.get(id);
	if (!entry) return unresolved(id, unknownId(id, list));
	const accessKey = overrides.accessKey ?? (entry.accessKey || entry.storageAccountName);
	const listed = external_index_js_namespaceObject.ListedBucket.safeParse({
		...entry,
		...overrides,
		id,
		accessKey
	});
	if (!listed.success) return oddEntry(id, String(listed.error.issues[0]?.path[0]));
	const { bucket, endpoint, region, storageProvider, checkConnectivityPrefix } = listed.data;
	return bucketTarget(id, overrides, {
		storageProvider: storageProvider || "s3",
		accessKey: listed.data.accessKey,
		bucket,
		endpoint,
		region: region ?? "",
		prefix: overrides.prefix ?? checkConnectivityPrefix ?? "",
		secretKey: overrides.secretKey ?? ""
	});
}
function withoutList(id, overrides, refused) {
	const { accessKey, secretKey, bucket, endpoint } = overrides;
	if (!(refused.code === "api-key-forbidden" || refused.code === "not-found") || !accessKey || !secretKey || !bucket || !endpoint) return unresolved(id, refused);
	return bucketTarget(id, overrides, {
		storageProvider: "s3",
		...overrides,
		accessKey,
		bucket,
		endpoint
	});
}
function bucketTarget(bucketId, overrides, request) {
	const { region, prefix, secretKey, ...rest } = request;
	return {
		kind: "bucket",
		bucketId,
		request: {
			...rest,
			bucketId,
			...region ? { region } : {},
			...prefix ? { prefix } : {},
			...secretKey ? { secretKey } : {}
		},
		given: Object.keys(overrides)
	};
}
function unresolved(bucketId, why) {
	return {
		kind: "unresolved",
		bucketId,
		failure: why
	};
}
function unknownId(id, { byId }) {
	const what = `the organization has no bucket with the id ${id}`;
	if (byId.size === 0) return (0,external_index_js_namespaceObject.failure)("unknown-bucket-id", {
		what,
		cause: "The organization has no buckets at all."
	});
	const named = [...byId].slice(0, MAX_NAMED).map(([known, { bucket }]) => typeof bucket === "string" ? `${known} ("${bucket.slice(0, 100)}")` : `${known}`);
	const more = byId.size > MAX_NAMED ? [`${byId.size - MAX_NAMED} more`] : [];
	return (0,external_index_js_namespaceObject.failure)("unknown-bucket-id", {
		what,
		cause: `The organization has ${(0,external_index_js_namespaceObject.joinList)([...named, ...more])}.`
	});
}
function oddEntry(id, field) {
	const what = `the entry in Studio's bucket list has no usable \`${field}\``;
	return unresolved(id, (0,external_index_js_namespaceObject.failure)("unexpected-response", { what }));
}


module.exports = __webpack_exports__;
/******/ })()
;