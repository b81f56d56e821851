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
  corsRemedy: () => (/* binding */ corsRemedy)
});

;// CONCATENATED MODULE: external "./index.js"
const external_index_js_namespaceObject = require("./index.js");
;// CONCATENATED MODULE: ./lib/bundled/cors-remedy.js

// lib/checks/cors-remedy.js
function corsRemedy(provider, bucket, origin, endpoint) {
	const service = provider === "google" ? "google" : (0,external_index_js_namespaceObject.serviceOf)(provider, endpoint);
	const its = external_index_js_namespaceObject.storageServices[service];
	const sentences = [
		"Save the JSON that follows as cors.json, and run the command after it.",
		...its.cors ? [`The console takes only the list, from [ to the last ], ${(0,external_index_js_namespaceObject.inConsole)(its, "cors")}.`] : [],
		"They replace all CORS rules of the bucket: add others that are needed to the file first.",
		...service === "self-hosted" ? [serverSettings(origin)] : []
	];
	const methods = ["PUT", "POST"];
	const remedy = sentences.join(" ");
	if (service === "google") {
		const rules = [{
			origin: [origin],
			method: methods,
			responseHeader: ["*"],
			maxAgeSeconds: 31536e3
		}];
		const command = `gcloud storage buckets update ${shellWord(`gs://${bucket}`)} --cors-file=cors.json`;
		return {
			remedy,
			blocks: [JSON.stringify(rules), command]
		};
	}
	const rules = [{
		AllowedOrigins: [origin],
		AllowedMethods: methods,
		AllowedHeaders: ["*"],
		ExposeHeaders: []
	}];
	const elsewhere = service === "amazon" ? "" : ` --endpoint-url ${shellWord(endpoint)}`;
	const target = `--bucket ${shellWord(bucket)} --cors-configuration file://cors.json${elsewhere}`;
	return {
		remedy,
		blocks: [JSON.stringify({ CORSRules: rules }), `aws s3api put-bucket-cors ${target}`]
	};
}
const serverSettings = (origin) => `If the server answers that this is not implemented, its setting is elsewhere: MinIO \`mc admin config set ALIAS api cors_allow_origin=${origin}\`, Swift \`swift post CONTAINER -m "Access-Control-Allow-Origin: ${origin}"\`, SeaweedFS \`weed s3 -allowedOrigins=${origin}\`.`;
function shellWord(text) {
	const line = text.replace(/[\u0000-\u001f\u007f]/g, "?");
	return /^[\w.:/-]+$/.test(line) ? line : `'${line.replaceAll("'", "'\\''")}'`;
}


module.exports = __webpack_exports__;
/******/ })()
;