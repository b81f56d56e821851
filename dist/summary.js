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
	const columns = columnsFor(results, docs).map((column) => ({
		...column,
		cells: results.map(column.cell)
	})).filter(({ cells }) => cells.some((cell) => cell !== ""));
	const row = (index) => columns.map(({ align, cells }) => `<td align="${align}">${cells[index]}</td>`).join("");
	return [
		"<table>",
		`<tr>${columns.map(({ title, align }) => `<th align="${align}">${title}</th>`).join("")}</tr>`,
		...results.map((_, index) => `<tr>${row(index)}</tr>`),
		...remainder(ranked.slice(50), columns.length),
		"</table>"
	];
}
function columnsFor(results, docs) {
	const asked = results.filter(({ effort }) => effort.attempts > 0).map(({ effort }) => effort.durationMs);
	const longestMs = Math.max(...asked);
	const barsOfMs = longestMs >= 1e3 && longestMs >= TELLING * Math.min(...asked) ? longestMs : null;
	return [
		{
			title: "Status",
			align: "left",
			cell: (result) => statusOf(result, docs)
		},
		{
			title: "Target",
			align: "left",
			cell: ({ target }) => shortNameOf(target)
		},
		{
			title: "Storage",
			align: "left",
			cell: ({ target }) => storageOf(target)
		},
		{
			title: "Files",
			align: "right",
			cell: filesOf
		},
		{
			title: "info.labels",
			align: "left",
			cell: ({ verdict }) => labelsOf(verdict)
		},
		{
			title: "CORS",
			align: "left",
			cell: corsOf
		},
		{
			title: "Newest file",
			align: "left",
			cell: ({ newestFile }) => newestFile?.slice(0, 10) ?? ""
		},
		{
			title: "Waited",
			align: "left",
			cell: ({ effort }) => waited(effort, barsOfMs)
		}
	];
}
function remainder(results, columns) {
	if (results.length === 0) return [];
	const unhealthy = results.filter(({ healthy }) => !healthy).length;
	return [`<tr><td colspan="${columns}">${`and ${results.length} more${unhealthy > 0 ? ` (${unhealthy} unhealthy)` : ""}`}, all in the file of the output <code>results-file</code></td></tr>`];
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
	switch (target.kind) {
		case "bucket": return `${(0,external_html_js_namespaceObject.code)(target.request.bucket)}${target.bucketId === null ? "" : ` (${target.bucketId})`}`;
		case "dataset": return `dataset ${(0,external_html_js_namespaceObject.code)(target.dataset)}`;
		case "portal": return `upload portal ${target.portalId}`;
		case "unresolved": return target.bucketId === null ? "bucket without an id" : `bucket ${target.bucketId}`;
	}
}
function statusOf(result, docs) {
	const { failure, verdict } = result;
	return `${iconOf(result)}&nbsp;${failure ? (0,external_html_js_namespaceObject.codeLink)(failure.code, docs) : verdict.status}`;
}
const PROVIDERS = new Set([
	"s3",
	"google",
	"azure",
	"other"
]);
function storageOf(target) {
	if (target.kind !== "bucket") return "";
	const { storageProvider } = target.request;
	return PROVIDERS.has(storageProvider) ? storageProvider : (0,external_html_js_namespaceObject.code)(storageProvider);
}
function filesOf({ target, verdict }) {
	const count = verdict.status === "connected" ? verdict.sample.fileCount : null;
	const prefix = target.kind === "bucket" ? target.request.prefix : void 0;
	return count === 0 && prefix ? `0 under ${(0,external_html_js_namespaceObject.code)(prefix)}` : String(count ?? "");
}
function labelsOf(verdict) {
	const has = verdict.status === "connected" ? verdict.sample.hasInfoLabels : null;
	return has === null ? "" : has ? "yes" : "no";
}
function corsOf({ checks }) {
	const result = checks.find(({ name }) => name === "cors")?.result ?? "skipped";
	return result === "skipped" ? "" : result;
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
async function writeSummary(run, options) {
	await external_job_summary_js_namespaceObject.summary.addRaw(summaryOf(run, options)).write();
}
function summaryOf(run, options) {
	const { results, runError } = run;
	const { docs } = options;
	const ranked = (0,external_index_js_namespaceObject.worstFirst)(results);
	const lines = [
		`<h3>${title(run, ranked)}</h3>`,
		...counts(ranked),
		...runError ? (0,external_html_js_namespaceObject.explanation)(runError, docs) : [],
		...results.length > 0 ? table(ranked, docs) : []
	];
	const block = results.length === 1 && !runError ? remedies : details;
	const groups = failuresOf(ranked, runError);
	const shown = fitting(groups.slice(0, 50).map((group) => block(group, docs)), LARGEST_BYTES - Buffer.byteLength(lines.join("\n")));
	return [
		...lines,
		...shown,
		...footer(run, groups.length - shown.length, options),
		""
	].join("\n");
}
function title({ results, runError, healthy }, ranked) {
	const [worst] = ranked;
	if (!worst) return `❓ Nothing was verified: ${runError ? (0,external_html_js_namespaceObject.sentence)(runError.what) : "there is no bucket"}`;
	const all = `${(0,external_index_js_namespaceObject.countTargets)(results.map(({ target }) => target))} of Edge Impulse`;
	if (runError) return `⏹️ Stopped early: ${results.filter(({ verdict }) => verdict.status !== "unverifiable").length} of ${all} verified`;
	const icon = iconOf(worst);
	if (results.length === 1) return `${icon} ${loneName(worst)} ${stateOf(worst)}`;
	if (healthy) return `${icon} All ${all} are healthy`;
	return `${icon} ${results.filter((result) => !result.healthy).length} of ${all} unhealthy`;
}
function loneName({ target }) {
	return target.kind === "bucket" ? `Edge Impulse bucket ${shortNameOf(target)}` : `Edge Impulse ${shortNameOf(target)}`;
}
function stateOf({ verdict, failure }) {
	return failure ? `${external_index_js_namespaceObject.introductions[verdict.status]} ${(0,external_html_js_namespaceObject.sentence)(failure.what)}` : "is connected";
}
function counts(ranked) {
	const kinds = [...Map.groupBy(ranked, kindOf)];
	if (kinds.length < 2) return [];
	return [`<p>${kinds.map(([kind, [first, ...others]]) => `${first ? iconOf(first) : ""}&nbsp;<b>${others.length + 1}</b> ${kind}`).join(" · ")}</p>`];
}
function kindOf({ verdict, healthy }) {
	if (verdict.status !== "connected") return verdict.status;
	return healthy ? "healthy" : "connected, but with a failed check";
}
function failuresOf(ranked, runError) {
	const unhealthy = ranked.filter(({ failure }) => failure && failure.code !== runError?.code);
	return [...Map.groupBy(unhealthy, external_index_js_namespaceObject.failureKey).values()];
}
function fitting(blocks, roomBytes) {
	let bytes = 0;
	const tooMuch = blocks.findIndex((block) => {
		bytes += Buffer.byteLength(block) + 1;
		return bytes > roomBytes;
	});
	return tooMuch < 0 ? blocks : blocks.slice(0, tooMuch);
}
function details(group, docs) {
	const [first] = group;
	if (!first?.failure) return "";
	const who = group.length > 1 ? (0,external_index_js_namespaceObject.countTargets)(group.map(({ target }) => target)) : shortNameOf(first.target);
	return [
		`<details><summary>${iconOf(first)} ${who}: ${(0,external_html_js_namespaceObject.sentence)(first.failure.what)}</summary>`,
		remedies(group, docs),
		"</details>"
	].join("\n");
}
function remedies([first], docs) {
	if (!first?.failure) return "";
	return [...(0,external_html_js_namespaceObject.explanation)(first.failure, docs, [
		...caveat(first),
		...looks(first),
		...alerted(first)
	]), ...furtherFailures(first).flatMap((further) => [`<p><b>Also:</b> ${(0,external_html_js_namespaceObject.sentence)(further.what)}</p>`, ...(0,external_html_js_namespaceObject.explanation)(further, docs)])].join("\n");
}
function furtherFailures({ checks, failure }) {
	return checks.flatMap((check) => check.result === "failed" && check.failure !== failure ? [check.failure] : []);
}
function caveat({ target, verdict }) {
	return verdict.status === "unverifiable" ? [`This says nothing about the ${(0,external_index_js_namespaceObject.nounOf)(target)}.`] : [];
}
function looks({ effort: { errorsAtMs } }) {
	if (errorsAtMs.length < 2) return [];
	const times = errorsAtMs.map(external_index_js_namespaceObject.formatDuration).join(", ");
	return [`<b>Asked again:</b> Studio said <code>error</code> ${errorsAtMs.length} times, after ${times}`];
}
function alerted({ issueUrl }) {
	return issueUrl ? [`<b>Alert:</b> <a href="${(0,external_index_js_namespaceObject.html)(issueUrl)}">the alert issue</a>`] : [];
}
function footer({ results, durationMs }, hidden, { alertIssues }) {
	const [first, ...others] = results.filter(({ target }) => target.kind === "bucket");
	const secret = others.length > 0 ? "the secrets that Studio has stored" : first && (0,external_index_js_namespaceObject.secretWords)(first.target);
	const parts = [
		...hidden > 0 ? [`${hidden} more explained in the file of the output <code>results-file</code>`] : [],
		...results.length > 0 ? [`Verified in ${(0,external_index_js_namespaceObject.formatDuration)(durationMs)}${secret ? ` with ${secret}` : ""}`] : [],
		...alertIssues ? [`<a href="${alertIssues}">Alert issues</a>`] : []
	];
	return parts.length > 0 ? [`<p>${parts.join(" · ")}</p>`] : [];
}


module.exports = __webpack_exports__;
/******/ })()
;