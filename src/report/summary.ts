/**
 * The job summary: the verdict and the counts first, one table, then cause and remedy of each unhealthy bucket.
 * It is one HTML block without blank lines, so that Markdown has no say in it.
 */
import * as core from '@actions/core';
import type { Check } from '../checks/run-checks.ts';
import type { Failure } from '../errors/failure.ts';
import { formatDuration } from '../text/duration.ts';
import { html, type Sanitizer } from '../text/sanitizer.ts';
import { pluralize } from '../text/words.ts';
import { failureKey, type RunResult, worstFirst } from '../verification/aggregate.ts';
import type { TargetResult } from '../verification/verify-target.ts';
import { code, explanation, own } from './html.ts';
import { iconOf, ROWS, table } from './summary-table.ts';
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
export async function writeSummary(run: RunResult, options: SummaryOptions, sanitizer: Sanitizer): Promise<void> {
  await core.summary.addRaw(summaryOf(run, options, sanitizer)).write();
}

export function summaryOf(run: RunResult, options: SummaryOptions, sanitizer: Sanitizer): string {
  const { results, runError } = run;
  const ranked = worstFirst(results);
  const lines = [
    `<h3>${title(run, sanitizer)}</h3>`,
    ...counts(ranked),
    ...(runError ? explanation(runError, options.readme, sanitizer) : []),
    ...(results.length > 0 ? table(ranked, options, sanitizer) : [])
  ];
  const troubles = troublesOf(ranked, runError);
  // What is wrong with a bucket that is alone stands in the title.
  const block = results.length === 1 && !runError ? remedies : details;
  const blocks = troubles.slice(0, ROWS).map((group) => block(group, options, sanitizer));
  const shown = fitting(blocks, LARGEST_BYTES - Buffer.byteLength(lines.join('\n')));
  return [...lines, ...shown, ...footer(run, troubles.length - shown.length, options), ''].join('\n');
}

function title({ results, runError, healthy }: RunResult, sanitizer: Sanitizer): string {
  const [worst, ...others] = worstFirst(results);
  if (!worst) return `❓ Nothing was verified: ${runError ? own(runError.what, sanitizer) : 'there is no bucket'}`;
  const all = pluralize(results.length, 'Edge Impulse bucket');
  if (runError) {
    const verified = results.filter(({ verdict }) => verdict.status !== 'unverifiable').length;
    return `⏹️ Stopped early: ${verified} of ${all} verified`;
  }
  const icon = iconOf(worst);
  if (others.length === 0)
    return `${icon} Edge Impulse${worst.bucket.request ? ' bucket' : ''} ${nameOf(worst, sanitizer)} ${stateOf(worst, sanitizer)}`;
  if (healthy) return `${icon} All ${all} are healthy`;
  return `${icon} ${results.filter((result) => !result.healthy).length} of ${all} unhealthy`;
}

function stateOf({ verdict, failure }: TargetResult, sanitizer: Sanitizer): string {
  return failure ? `${introductions[verdict.status]} ${own(failure.what, sanitizer)}` : 'is connected';
}

/** How many there are of each kind, which explains the icons, too; of one kind alone the title has told it. */
function counts(ranked: TargetResult[]): string[] {
  const kinds = [...Map.groupBy(ranked, kindOf)];
  if (kinds.length < 2) return [];
  const texts = kinds.map(
    ([kind, [first, ...others]]) => `${first ? iconOf(first) : ''}&nbsp;<b>${others.length + 1}</b> ${kind}`
  );
  return [`<p>${texts.join(' · ')}</p>`];
}

function kindOf({ verdict, healthy }: TargetResult): string {
  if (verdict.status !== 'connected') return verdict.status;
  return healthy ? 'healthy' : 'connected, but with a failed check';
}

/** Unhealthy buckets, those with a runError in common together; without those whose runError is that of the whole run. */
function troublesOf(ranked: TargetResult[], runError: Failure | null): TargetResult[][] {
  const unhealthy = ranked.filter(({ failure }) => failure && failure.code !== runError?.code);
  return [...Map.groupBy(unhealthy, failureKey).values()];
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
function details(group: TargetResult[], options: SummaryOptions, sanitizer: Sanitizer): string {
  const [first, ...others] = group;
  if (!first?.failure) return '';
  const who = others.length > 0 ? pluralize(group.length, 'bucket') : nameOf(first, sanitizer);
  return [
    `<details><summary>${iconOf(first)} ${who}: ${own(first.failure.what, sanitizer)}</summary>`,
    remedies(group, options, sanitizer),
    '</details>'
  ].join('\n');
}

function remedies([first]: TargetResult[], { readme }: SummaryOptions, sanitizer: Sanitizer): string {
  if (!first?.failure) return '';
  return [
    ...explanation(first.failure, readme, sanitizer, [
      ...asked(first),
      ...checked(first, sanitizer),
      ...alerted(first)
    ]),
    ...furtherFailures(first).flatMap((further) => [
      `<p><b>Also:</b> ${own(further.what, sanitizer)}</p>`,
      ...explanation(further, readme, sanitizer)
    ])
  ].join('\n');
}

/** A connected bucket can have failed several checks. */
function furtherFailures({ checks, failure }: TargetResult): Failure[] {
  return checks.flatMap((check) => (check.result === 'failed' && check.failure !== failure ? [check.failure] : []));
}

function nameOf({ bucket: { id, request } }: TargetResult, sanitizer: Sanitizer): string {
  if (!request) return id === null ? 'bucket without an id' : `bucket ${id}`;
  return `${code(request.bucket, sanitizer)}${id === null ? '' : ` (${id})`}`;
}

/** How often Studio said `error`, and when: shown where more than one was needed. */
function asked({ effort: { errorsAtMs } }: TargetResult): string[] {
  if (errorsAtMs.length < 2) return [];
  const times = errorsAtMs.map((ms) => formatDuration(ms)).join(', ');
  return [`<b>Asked again:</b> Studio said <code>error</code> ${errorsAtMs.length} times, after ${times}`];
}

/** Those with the same result for the same reason together. */
function checked({ checks, verdict }: TargetResult, sanitizer: Sanitizer): string[] {
  if (verdict.status === 'unverifiable')
    return ['<b>Checks:</b> none could be made; this says nothing about the bucket'];
  const why = ({ result, reason }: Check) => (result === 'skipped' ? ` (${own(reason, sanitizer)})` : '');
  const groups = Map.groupBy(checks, (check) => `${check.result}${why(check)}`);
  const texts = [...groups].map(([outcome, made]) => `${made.map(({ name }) => name).join(', ')} ${outcome}`);
  return [`<b>Checks:</b> ${texts.join(' · ')}`];
}

function alerted({ issueUrl }: TargetResult): string[] {
  return issueUrl ? [`<b>Alert:</b> <a href="${html(issueUrl)}">the issue of this bucket</a>`] : [];
}

/** @param hidden how many explanations are not shown */
function footer({ results, durationMs }: RunResult, hidden: number, { history }: SummaryOptions): string[] {
  const parts = [
    ...(hidden > 0 ? [`${hidden} more explained in the file of the output <code>results-file</code>`] : []),
    ...(results.length > 0 ? [`Verified in ${formatDuration(durationMs)}`] : []),
    ...(history ? [`<a href="${history}">Past incidents</a>`] : [])
  ];
  return parts.length > 0 ? [`<p>${parts.join(' · ')}</p>`] : [];
}
