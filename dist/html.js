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
  code: () => (/* binding */ code),
  codeLink: () => (/* binding */ codeLink),
  explanation: () => (/* binding */ explanation),
  sentence: () => (/* binding */ sentence)
});

;// CONCATENATED MODULE: external "./index.js"
const external_index_js_namespaceObject = require("./index.js");
;// CONCATENATED MODULE: ./lib/bundled/html.js

// lib/report/html.js
function code(text) {
	return `<code>${(0,external_index_js_namespaceObject.html)(text)}</code>`;
}
function sentence(text) {
	if (text.includes("***")) return code(text);
	return text.split(/(`[^`]*(?:`|$)|"[^"]*(?:"|$)|https?:\/\/\S+|\S*[@#]\S*)/).map((part, index) => index % 2 === 1 ? code(part.replace(/^`|`$/g, "")) : (0,external_index_js_namespaceObject.html)(part)).join("");
}
function codeLink(errorCode, docs) {
	return docs ? `<a href="${docs}#${errorCode}"><code>${errorCode}</code></a>` : `<code>${errorCode}</code>`;
}
function explanation(failure, docs, more = []) {
	const { code: errorCode, remedy, blocks, quote, link } = failure;
	const places = [...docs ? [`about ${codeLink(errorCode, docs)}`] : [], ...link ? [`<a href="${link}">documentation</a>`] : []];
	return [
		"<ul>",
		...[
			...(0,external_index_js_namespaceObject.causesOf)(failure).map(({ label, text }) => `${label && `<b>${label.trim()}</b> `}${sentence(text)}`),
			`<b>What to do:</b> ${sentence(remedy)}${blocks.map(block).join("")}`,
			...quote ? [`<b>${quote.by} said:</b> ${code(quote.text)}`] : [],
			...more,
			...places.length > 0 ? [`<b>More:</b> ${places.join(" · ")}`] : []
		].map((item) => `<li>${item}</li>`),
		"</ul>"
	];
}
function block(text) {
	return `\n<pre>${text.split("\n").map((line) => `${/^ */.exec(line)?.[0]}${(0,external_index_js_namespaceObject.html)(line.trimStart())}` || "&#32;").join("\n")}</pre>`;
}


module.exports = __webpack_exports__;
/******/ })()
;