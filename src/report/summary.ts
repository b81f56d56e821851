/**
 * The job summary: the verdict and the counts first, one table, then cause and remedy of each unhealthy bucket.
 * It is one HTML block without blank lines, so that Markdown has no say in it.
 */
import * as core from '@actions/core';
import type { Check } from '../checks/run-checks.ts';
import { spoken } from '../text/duration.ts';
import type { BucketResult } from '../verification/verify-target.ts';
import type { Failure } from '../errors/failure.ts';
import { type Outcome, troubleKey, worstFirst } from '../verification/aggregate.ts';
import { plural } from '../text/words.ts';
import { code, explanation, own } from './html.ts';
import { iconOf, ROWS, table } from './summary-table.ts';
import { html, type TextGate } from '../text/sanitizer.ts';
import { introductions } from './wording.ts';

/** GitHub drops a summary over 1 MiB whole. What is left up to that is for the last lines. */
const LARGEST_BYTES = 1_000_000;

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
  const lines = [
    `<h3>${title(outcome, gate)}</h3>`,
    ...counts(ranked),
    ...(trouble ? explanation(trouble, options.readme, gate) : []),
    ...(results.length > 0 ? table(ranked, options, gate) : [])
  ];
  const troubles = troublesOf(ranked, trouble);
  // What is wrong with a bucket that is alone stands in the title.
  const block = results.length === 1 && !trouble ? remedies : details;
  const blocks = troubles.slice(0, ROWS).map((group) => block(group, options, gate));
  const shown = fitting(blocks, LARGEST_BYTES - Buffer.byteLength(lines.join('\n')));
  return [...lines, ...shown, ...footer(outcome, troubles.length - shown.length, options), ''].join('\n');
}

function title({ results, trouble, healthy }: Outcome, gate: TextGate): string {
  const [worst, ...others] = worstFirst(results);
  if (!worst) return `❓ Nothing was verified: ${trouble ? own(trouble.what, gate) : 'there is no bucket'}`;
  const all = plural(results.length, 'Edge Impulse bucket');
  if (trouble) {
    const verified = results.filter(({ verdict }) => verdict.status !== 'unverifiable').length;
    return `⏹️ Stopped early: ${verified} of ${all} verified`;
  }
  const icon = iconOf(worst);
  if (others.length === 0)
    return `${icon} Edge Impulse${worst.bucket.request ? ' bucket' : ''} ${nameOf(worst, gate)} ${stateOf(worst, gate)}`;
  if (healthy) return `${icon} All ${all} are healthy`;
  return `${icon} ${results.filter((result) => !result.healthy).length} of ${all} unhealthy`;
}

function stateOf({ verdict, failure }: BucketResult, gate: TextGate): string {
  return failure ? `${introductions[verdict.status]} ${own(failure.what, gate)}` : 'is connected';
}

/** How many there are of each kind, which explains the icons, too; of one kind alone the title has told it. */
function counts(ranked: BucketResult[]): string[] {
  const kinds = [...Map.groupBy(ranked, kindOf)];
  if (kinds.length < 2) return [];
  const texts = kinds.map(
    ([kind, [first, ...others]]) => `${first ? iconOf(first) : ''}&nbsp;<b>${others.length + 1}</b> ${kind}`
  );
  return [`<p>${texts.join(' · ')}</p>`];
}

function kindOf({ verdict, healthy }: BucketResult): string {
  if (verdict.status !== 'connected') return verdict.status;
  return healthy ? 'healthy' : 'connected, but with a failed check';
}

/** Unhealthy buckets, those with a trouble in common together; without those whose trouble is that of the whole run. */
function troublesOf(ranked: BucketResult[], trouble: Failure | null): BucketResult[][] {
  const unhealthy = ranked.filter(({ failure }) => failure && failure.code !== trouble?.code);
  return [...Map.groupBy(unhealthy, troubleKey).values()];
}

/** As many blocks, from the first one, as there is room for. */
function fitting(blocks: string[], roomBytes: number): string[] {
  let bytes = 0;
  const tooMuch = blocks.findIndex((block) => {
    bytes += Buffer.byteLength(block) + 1;
    return bytes > roomBytes;
  });
  return tooMuch < 0 ? blocks : blocks.slice(0, tooMuch);
}

/** What is wrong with a bucket, or with several of them in common, and below it what to do, folded. */
function details(group: BucketResult[], options: SummaryOptions, gate: TextGate): string {
  const [first, ...others] = group;
  if (!first?.failure) return '';
  const who = others.length > 0 ? plural(group.length, 'bucket') : nameOf(first, gate);
  return [
    `<details><summary>${iconOf(first)} ${who}: ${own(first.failure.what, gate)}</summary>`,
    remedies(group, options, gate),
    '</details>'
  ].join('\n');
}

function remedies([first]: BucketResult[], { readme }: SummaryOptions, gate: TextGate): string {
  if (!first?.failure) return '';
  return [
    ...explanation(first.failure, readme, gate, [...asked(first), ...checked(first, gate), ...alerted(first)]),
    ...furtherFailures(first).flatMap((further) => [
      `<p><b>Also:</b> ${own(further.what, gate)}</p>`,
      ...explanation(further, readme, gate)
    ])
  ].join('\n');
}

/** A connected bucket can have failed several checks. */
function furtherFailures({ checks, failure }: BucketResult): Failure[] {
  return checks.flatMap((check) => (check.result === 'failed' && check.failure !== failure ? [check.failure] : []));
}

function nameOf({ bucket: { id, request } }: BucketResult, gate: TextGate): string {
  if (!request) return id === null ? 'bucket without an id' : `bucket ${id}`;
  return `${code(request.bucket, gate)}${id === null ? '' : ` (${id})`}`;
}

/** How often Studio said `error`, and when: shown where more than one was needed. */
function asked({ effort: { errorsAtMs } }: BucketResult): string[] {
  if (errorsAtMs.length < 2) return [];
  const times = errorsAtMs.map((ms) => spoken(ms)).join(', ');
  return [`<b>Asked again:</b> Studio said <code>error</code> ${errorsAtMs.length} times, after ${times}`];
}

/** Those with the same result for the same reason together. */
function checked({ checks, verdict }: BucketResult, gate: TextGate): string[] {
  if (verdict.status === 'unverifiable')
    return ['<b>Checks:</b> none could be made; this says nothing about the bucket'];
  const why = ({ result, reason }: Check) => (result === 'skipped' ? ` (${own(reason, gate)})` : '');
  const groups = Map.groupBy(checks, (check) => `${check.result}${why(check)}`);
  const texts = [...groups].map(([outcome, made]) => `${made.map(({ name }) => name).join(', ')} ${outcome}`);
  return [`<b>Checks:</b> ${texts.join(' · ')}`];
}

function alerted({ issueUrl }: BucketResult): string[] {
  return issueUrl ? [`<b>Alert:</b> <a href="${html(issueUrl)}">the issue of this bucket</a>`] : [];
}

/** @param hidden how many explanations are not shown */
function footer({ results, durationMs }: Outcome, hidden: number, { history }: SummaryOptions): string[] {
  const parts = [
    ...(hidden > 0 ? [`${hidden} more explained in the file of the output <code>results-file</code>`] : []),
    ...(results.length > 0 ? [`Verified in ${spoken(durationMs)}`] : []),
    ...(history ? [`<a href="${history}">Past incidents</a>`] : [])
  ];
  return parts.length > 0 ? [`<p>${parts.join(' · ')}</p>`] : [];
}
