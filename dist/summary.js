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
  writeSummary: () => (/* binding */ writeSummary)
});

;// CONCATENATED MODULE: external "./job-summary.js"
const external_job_summary_js_namespaceObject = require("./job-summary.js");
;// CONCATENATED MODULE: external "./index.js"
const external_index_js_namespaceObject = require("./index.js");
;// CONCATENATED MODULE: external "./html.js"
const external_html_js_namespaceObject = require("./html.js");
;// CONCATENATED MODULE: ./lib/bundled/summary.js



const TELLING = 2;
function table(ranked, docs) {
	const results = ranked.slice(0, 50);
	const columns = columnsFor(results, docs).filter(([, cell]) => results.some((result) => cell(result) !== ""));
	const header = columns.map(([title, , align = "left"]) => `<th align="${align}">${title}</th>`);
	const rows = results.map((result) => columns.map(([, cell, align = "left"]) => `<td align="${align}">${cell(result)}</td>`));
	const rest = remainder(ranked.slice(50)).map((text) => [`<td colspan="${columns.length}">${text}</td>`]);
	return [
		"<table>",
		...[
			header,
			...rows,
			...rest
		].map((cells) => `<tr>${cells.join("")}</tr>`),
		"</table>"
	];
}
function columnsFor(results, docs) {
	const asked = results.filter(({ effort }) => effort.attempts > 0).map(({ effort }) => effort.durationMs);
	const longestMs = Math.max(...asked);
	const barsOfMs = longestMs >= 1e3 && longestMs >= TELLING * Math.min(...asked) ? longestMs : null;
	return [
		["Status", (result) => statusOf(result, docs)],
		["Target", ({ target }) => shortNameOf(target)],
		["Storage", ({ target }) => target.kind === "bucket" ? (0,external_html_js_namespaceObject.code)(target.request.storageProvider) : ""],
		[
			"Files",
			filesOf,
			"right"
		],
		["info.labels", labelsOf],
		["CORS", corsOf],
		["Newest file", ({ newestFile }) => newestFile?.slice(0, 10) ?? ""],
		["Waited", ({ effort }) => waited(effort, barsOfMs)]
	];
}
function remainder(results) {
	if (results.length === 0) return [];
	const unhealthy = results.filter(({ healthy }) => !healthy).length;
	return [`${`and ${results.length} more${unhealthy > 0 ? ` (${unhealthy} unhealthy)` : ""}`}, all in the file of the output <code>results-file</code>`];
}
const icons = {
	connected: "✅",
	error: "❌",
	timeout: "⌛",
	unverifiable: "❓"
};
function iconOf({ verdict, healthy }) {
	return verdict.status === "connected" && !healthy ? "⚠️" : icons[verdict.status];
}
function shortNameOf(target) {
	const { noun, name, id } = (0,external_index_js_namespaceObject.partsOf)(target);
	if (name === null) return `${noun} ${id ?? "without an id"}`;
	return `${(0,external_html_js_namespaceObject.code)(name)}${id === null ? "" : ` (${id})`}`;
}
function statusOf(result, docs) {
	const { failure, verdict } = result;
	return `${iconOf(result)}&nbsp;${failure ? (0,external_html_js_namespaceObject.codeLink)(failure.code, docs) : verdict.status}`;
}
function filesOf({ target, verdict }) {
	const count = verdict.status === "connected" ? verdict.sample.fileCount : null;
	const prefix = target.kind === "bucket" ? target.request.prefix : void 0;
	return count === 0 && prefix ? `0 under ${(0,external_html_js_namespaceObject.code)(prefix)}` : String(count ?? "");
}
function labelsOf({ verdict }) {
	const has = verdict.status === "connected" ? verdict.sample.hasInfoLabels : null;
	return has === null ? "" : has ? "yes" : "no";
}
function corsOf({ checks }) {
	const cors = checks.find(({ name }) => name === "cors");
	return !cors || cors.result === "skipped" ? "" : cors.result;
}
function waited({ attempts, durationMs }, barsOfMs) {
	if (attempts === 0) return "not asked";
	const time = (0,external_index_js_namespaceObject.formatDuration)(durationMs).replaceAll(" ", "&nbsp;");
	return barsOfMs === null ? time : `<code>${bar(durationMs, barsOfMs)}</code>&nbsp;${time}`;
}
function bar(waitedMs, longestMs) {
	const full = Math.min(10, Math.ceil(waitedMs / longestMs * 10));
	return "█".repeat(full) + "░".repeat(10 - full);
}
// lib/report/summary.js
const LARGEST_BYTES = 1e6;
async function writeSummary(run, docs) {
	await external_job_summary_js_namespaceObject.summary.addRaw(summaryOf(run, docs)).write();
}
function summaryOf(run, docs) {
	const { results, runError } = run;
	const ranked = (0,external_index_js_namespaceObject.worstFirst)(results);
	const lines = [
		`<h3>${title(run, ranked)}</h3>`,
		...counts(ranked),
		...runError ? (0,external_html_js_namespaceObject.explanation)(runError, docs) : [],
		...results.length > 0 ? table(ranked, docs) : []
	];
	const unhealthy = ranked.filter(({ failure }) => failure && failure.code !== runError?.code);
	const groups = [...Map.groupBy(unhealthy, external_index_js_namespaceObject.failureKey).values()];
	const block = results.length === 1 && !runError ? remedies : details;
	const blocks = groups.slice(0, 50).map((group) => block(group, docs));
	while (Buffer.byteLength([...lines, ...blocks].join("\n")) > LARGEST_BYTES) blocks.pop();
	return [
		...lines,
		...blocks,
		...footer(run, groups.length - blocks.length),
		""
	].join("\n");
}
function title({ results, runError, healthy }, ranked) {
	const [worst] = ranked;
	if (!worst) return `❓ Nothing was verified: ${runError ? (0,external_html_js_namespaceObject.sentence)(runError.what) : "there is no bucket"}`;
	const all = (0,external_index_js_namespaceObject.pluralize)(results.length, `Edge Impulse ${(0,external_index_js_namespaceObject.nounOf)(worst.target)}`);
	if (runError) return `⏹️ Stopped early: ${results.filter(({ verdict }) => verdict.status !== "unverifiable").length} of ${all} verified`;
	const icon = iconOf(worst);
	if (results.length === 1) return `${icon} Edge Impulse ${stateOf(worst)}`;
	if (healthy) return `${icon} All ${all} are healthy`;
	return `${icon} ${results.filter((result) => !result.healthy).length} of ${all} are unhealthy`;
}
function stateOf({ target, verdict, failure }) {
	const { noun, name } = (0,external_index_js_namespaceObject.partsOf)(target);
	const who = `${name === null ? "" : `${noun} `}${shortNameOf(target)}`;
	return failure ? `${who} ${external_index_js_namespaceObject.introductions[verdict.status]} ${(0,external_html_js_namespaceObject.sentence)(failure.what)}` : `${who} is connected`;
}
function counts(ranked) {
	const kindOf = ({ verdict, healthy }) => {
		if (verdict.status !== "connected") return verdict.status;
		return healthy ? "healthy" : "connected, but with a failed check";
	};
	const texts = [...Map.groupBy(ranked, (result) => `${iconOf(result)}&nbsp;${kindOf(result)}`)].map(([kind, { length }]) => `${kind}: <b>${length}</b>`);
	return texts.length > 1 ? [`<p>${texts.join(" · ")}</p>`] : [];
}
function details(group, docs) {
	const [first] = group;
	if (!first?.failure) return "";
	const who = group.length > 1 ? (0,external_index_js_namespaceObject.countTargets)(group.map(({ target }) => target)) : shortNameOf(first.target);
	return [
		`<details><summary>${`${iconOf(first)} ${who}: ${(0,external_html_js_namespaceObject.sentence)(first.failure.what)}`}</summary>`,
		remedies(group, docs),
		"</details>"
	].join("\n");
}
function remedies([first], docs) {
	if (!first?.failure) return "";
	const { verdict, checks, failure, issueUrl } = first;
	const more = [...[(0,external_index_js_namespaceObject.caveat)(first)].filter(Boolean), ...issueUrl ? [`<b>Alert:</b> <a href="${(0,external_index_js_namespaceObject.html)(issueUrl)}">the alert issue</a>`] : []];
	const failures = checks.flatMap((check) => check.result === "failed" ? [check.failure] : []);
	const others = verdict.status === "connected" ? failures.filter((other) => other !== failure) : [];
	return [...(0,external_html_js_namespaceObject.explanation)(failure, docs, more), ...others.flatMap((other) => [`<p><b>Also:</b> ${(0,external_html_js_namespaceObject.sentence)(other.what)}</p>`, ...(0,external_html_js_namespaceObject.explanation)(other, docs)])].join("\n");
}
function footer({ results, durationMs }, hidden) {
	const [first, ...others] = results.filter(({ target }) => target.kind === "bucket");
	const secret = others.length > 0 ? "the secrets that Studio has stored" : first && (0,external_index_js_namespaceObject.secretWords)(first.target);
	const parts = [...hidden > 0 ? [`${hidden} more explained in the file of the output <code>results-file</code>`] : [], ...results.length > 0 ? [`Verified in ${(0,external_index_js_namespaceObject.formatDuration)(durationMs)}${secret ? ` with ${secret}` : ""}`] : []];
	return parts.length > 0 ? [`<p>${parts.join(" · ")}</p>`] : [];
}


module.exports = __webpack_exports__;
/******/ })()
;