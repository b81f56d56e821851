/**
 * The job summary: the verdict and the counts first, one table, then cause and remedy of each unhealthy bucket.
 * It is one HTML block without blank lines, so that Markdown has no say in it; every text from outside stands in <code>
 * with its punctuation as entities, since entities alone do not keep GitHub from linking a mention.
 */
import * as core from '@actions/core';
import type { Check } from '../checks.ts';
import { plural } from '../checks.ts';
import { linkFor } from '../diagnosis.ts';
import { spoken } from '../duration.ts';
import type { BucketResult } from '../examine.ts';
import type { Failure } from '../failure.ts';
import { type Outcome, troubleOf, worstFirst } from '../outcome.ts';
import { html, type TextGate } from './text.ts';
import { advice, headlineForAll } from './wording.ts';

/** GitHub drops a summary over 1 MiB whole. */
const ROWS = 50;

export interface SummaryOptions {
  timeoutMs: number;
  /** The README that explains the error codes; null where it is not known. */
  readme: string | null;
  /** Closed alert issues; null where none are kept. */
  history: string | null;
}

/** @throws where the file behind GITHUB_STEP_SUMMARY is missing or cannot be written */
export async function writeSummary(outcome: Outcome, options: SummaryOptions, gate: TextGate): Promise<void> {
  await core.summary.addRaw(summaryOf(outcome, options, gate)).write();
}

export function summaryOf(outcome: Outcome, options: SummaryOptions, gate: TextGate): string {
  const { results, trouble } = outcome;
  const ranked = worstFirst(results);
  const groups = [
    ...Map.groupBy(
      ranked.filter(({ healthy }) => !healthy),
      troubleOf
    ).values()
  ];
  const lines = [
    `<h3>${title(outcome)}</h3>`,
    ...(trouble ? troubleBlock(trouble, options, gate) : []),
    ...(results.length > 0 ? table(ranked, options.timeoutMs, gate) : []),
    ...(trouble ? [] : groups.slice(0, ROWS).map((group) => details(group, groups.length === 1, options, gate))),
    footer(outcome, options)
  ];
  return `${lines.join('\n')}\n`;
}

const icons = { connected: '✅', error: '❌', timeout: '⌛', unverifiable: '❔' } as const;

function iconOf({ verdict, healthy }: BucketResult): string {
  return verdict.status === 'connected' && !healthy ? '⚠️' : icons[verdict.status];
}

function title({ results, trouble, healthy }: Outcome): string {
  if (results.length === 0)
    return `${icons.unverifiable} Edge Impulse buckets: ${trouble?.code ?? 'nothing to verify'}`;
  const count = results.filter((result) => !result.healthy).length;
  if (results.length > 1) {
    return healthy
      ? `${icons.connected} All ${results.length} Edge Impulse buckets are healthy`
      : `${icons.error} ${count} of ${plural(results.length, 'Edge Impulse bucket')} unhealthy`;
  }
  const [only] = results;
  if (!only) return '';
  const words = {
    connected: 'connected',
    error: 'cannot be reached',
    timeout: 'is still connecting',
    unverifiable: 'could not be verified'
  };
  const state =
    only.verdict.status === 'connected' && !healthy ? 'connected, but not healthy' : words[only.verdict.status];
  return `${iconOf(only)} Edge Impulse bucket ${state}`;
}

function table(ranked: BucketResult[], timeoutMs: number, gate: TextGate): string[] {
  const rest = ranked.length - ROWS;
  return [
    '<table>',
    '<tr><th></th><th>Bucket</th><th>Storage</th><th>Status</th><th>Files</th><th>info.labels</th><th>CORS</th><th>Waited</th></tr>',
    ...ranked.slice(0, ROWS).map((result) => row(result, timeoutMs, gate)),
    ...(rest > 0 ? [`<tr><td></td><td colspan="7">and ${rest} more, in the output results-file</td></tr>`] : []),
    '</table>'
  ];
}

function row(result: BucketResult, timeoutMs: number, gate: TextGate): string {
  const { bucket, verdict, effort, failure, checks } = result;
  const id = bucket.id === null ? '' : ` ${bucket.id}`;
  const name = bucket.request ? code(bucket.request.bucket, gate) : '';
  const storage = bucket.request ? code(bucket.request.storageProvider, gate) : '';
  const sample = verdict.status === 'connected' ? verdict.sample : null;
  const status = failure ? `${verdict.status}<br><code>${failure.code}</code>` : verdict.status;
  const waited = `<code>${bar(effort.durationMs, timeoutMs)}</code> ${spoken(effort.durationMs)}, ${plural(effort.attempts, 'poll')}`;
  const cells = [
    iconOf(result),
    `${name}${id}`.trim(),
    storage,
    status,
    sample?.fileCount ?? '',
    sample?.hasInfoLabels === true ? 'yes' : sample?.hasInfoLabels === false ? 'no' : '',
    checks.find(({ name }) => name === 'cors')?.result ?? '',
    waited
  ];
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

/** The part of the timeout that was waited, as ten block characters. */
export function bar(waitedMs: number, timeoutMs: number): string {
  const full = Math.min(10, Math.ceil((waitedMs / timeoutMs) * 10));
  return '█'.repeat(full) + '░'.repeat(10 - full);
}

/** What is wrong with a bucket, or with several of them in common. */
function details(group: BucketResult[], open: boolean, options: SummaryOptions, gate: TextGate): string {
  const [first, ...others] = group;
  if (!first?.failure) return '';
  const { id, request } = first.bucket;
  const name = request ? code(request.bucket, gate) : `bucket ${id ?? 'without an id'}`;
  const who = others.length > 0 ? plural(group.length, 'bucket') : name;
  return [
    `<details${open ? ' open' : ''}><summary>${iconOf(first)} ${who}: ${own(first.failure.what, gate)}</summary>`,
    ...explanation(first.failure, options, gate),
    ...asked(first),
    `<p>Checks: ${first.checks.map((check) => checkLine(check, gate)).join('; ')}.</p>`,
    '</details>'
  ].join('\n');
}

function explanation(failure: Failure, { readme }: SummaryOptions, gate: TextGate): string[] {
  const [remedy = '', ...rules] = failure.remedy.split('\n');
  const reference = readme ? ` <a href="${readme}#${failure.code}">More about <code>${failure.code}</code></a>` : '';
  const link = linkFor(failure.code);
  return [
    `<p><b>Likely cause.</b> ${own(failure.likelyCause, gate)}</p>`,
    `<p><b>What to do.</b> ${own(remedy, gate)}${reference}${link ? ` <a href="${link}">Documentation of the storage</a>` : ''}</p>`,
    ...(rules.length > 0 ? [`<pre>${rules.map((line) => html(gate.line(line, 2000))).join('\n')}</pre>`] : []),
    ...(failure.said ? [`<p><b>${failure.said.by} said.</b> ${code(failure.said.text, gate)}</p>`] : [])
  ];
}

/** How often Studio said `error`, and when: shown where more than one was needed. */
function asked({ effort: { errorsAtMs } }: BucketResult): string[] {
  if (errorsAtMs.length < 2) return [];
  const times = errorsAtMs.map((ms) => spoken(ms)).join(', ');
  return [`<p>Studio said <code>error</code> ${errorsAtMs.length} times in a row, after ${times}.</p>`];
}

function checkLine(check: Check, gate: TextGate): string {
  return `${check.name} ${check.result}${check.result === 'passed' ? '' : ` (${own(check.reason, gate)})`}`;
}

function troubleBlock(trouble: Failure, options: SummaryOptions, gate: TextGate): string[] {
  const [first = '', ...rest] = [headlineForAll(trouble, 0, gate), ...advice(trouble, gate)];
  const reference = options.readme
    ? ` <a href="${options.readme}#${trouble.code}">More about <code>${trouble.code}</code></a>`
    : '';
  return [`<p>${own(first, gate)}</p>`, `<p>${rest.map((line) => own(line, gate)).join('<br>')}${reference}</p>`];
}

function footer({ durationMs }: Outcome, { history }: SummaryOptions): string {
  const past = history ? ` · <a href="${history}">Past incidents</a>` : '';
  return `<p>Verified in ${spoken(durationMs)}.${past}</p>`;
}

/** A text from outside. */
function code(text: string, gate: TextGate): string {
  return `<code>${html(gate.line(text))}</code>`;
}

/** Our own sentence. What it quotes, in backticks or quotation marks, can come from outside and is set as code. */
function own(text: string, gate: TextGate): string {
  return gate
    .line(text, 2000)
    .split(/(`[^`]*`|"[^"]*"|https?:\/\/\S+)/)
    .map((part, index) => (index % 2 === 1 ? `<code>${html(part.replace(/^`|`$/g, ''))}</code>` : html(part)))
    .join('');
}
