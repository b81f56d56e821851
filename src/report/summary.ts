/**
 * The job summary: the verdict and the counts first, one table, then cause and remedy of each unhealthy target.
 * It is one HTML block without blank lines, so that Markdown has no say in it.
 */
import * as core from '@actions/core';
import type { Failure } from '../errors/failure.ts';
import { formatDuration } from '../text/duration.ts';
import { html } from '../text/sanitizer.ts';
import { failureKey, type RunResult, worstFirst } from '../verification/aggregate.ts';
import type { TargetResult } from '../verification/target-result.ts';
import { explanation, sentence } from './html.ts';
import { iconOf, ROWS, shortNameOf, table } from './summary-table.ts';
import { countTargets, introductions, nounOf, secretWords } from './wording.ts';

/** GitHub drops a summary over 1 MiB whole. What is left up to that is for the last lines. */
const LARGEST_BYTES = 1_000_000;

export interface SummaryOptions {
  /** The page that explains the error codes; null where it is not known. */
  docs: string | null;
  /** Where alert issues are listed; null where none are kept. */
  alertIssues: string | null;
}

/** @throws where the file behind GITHUB_STEP_SUMMARY is missing or cannot be written */
export async function writeSummary(run: RunResult, options: SummaryOptions): Promise<void> {
  await core.summary.addRaw(summaryOf(run, options)).write();
}

export function summaryOf(run: RunResult, options: SummaryOptions): string {
  const { results, runError } = run;
  const { docs } = options;
  const ranked = worstFirst(results);
  const lines = [
    `<h3>${title(run, ranked)}</h3>`,
    ...counts(ranked),
    ...(runError ? explanation(runError, docs) : []),
    ...(results.length > 0 ? table(ranked, docs) : [])
  ];
  // What is wrong with a target that is alone is in the title.
  const block = results.length === 1 && !runError ? remedies : details;
  const groups = failuresOf(ranked, runError);
  const blocks = groups.slice(0, ROWS).map((group) => block(group, docs));
  const shown = fitting(blocks, LARGEST_BYTES - Buffer.byteLength(lines.join('\n')));
  return [...lines, ...shown, ...footer(run, groups.length - shown.length, options), ''].join('\n');
}

function title({ results, runError, healthy }: RunResult, ranked: TargetResult[]): string {
  const [worst] = ranked;
  if (!worst) return `❓ Nothing was verified: ${runError ? sentence(runError.what) : 'there is no bucket'}`;
  const all = `${countTargets(results.map(({ target }) => target))} of Edge Impulse`;
  if (runError) {
    const verified = results.filter(({ verdict }) => verdict.status !== 'unverifiable').length;
    return `⏹️ Stopped early: ${verified} of ${all} verified`;
  }
  const icon = iconOf(worst);
  if (results.length === 1) return `${icon} ${loneName(worst)} ${stateOf(worst)}`;
  if (healthy) return `${icon} All ${all} are healthy`;
  return `${icon} ${results.filter((result) => !result.healthy).length} of ${all} unhealthy`;
}

function loneName({ target }: TargetResult): string {
  return target.kind === 'bucket'
    ? `Edge Impulse bucket ${shortNameOf(target)}`
    : `Edge Impulse ${shortNameOf(target)}`;
}

function stateOf({ verdict, failure }: TargetResult): string {
  return failure ? `${introductions[verdict.status]} ${sentence(failure.what)}` : 'is connected';
}

/** How many there are of each kind, which explains the icons, too; of one kind alone the title says it. */
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

/** Unhealthy targets, those with a failure in common together; without those whose failure is that of the whole run. */
function failuresOf(ranked: TargetResult[], runError: Failure | null): TargetResult[][] {
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

/** What is wrong with a target, or with several of them in common, and below it what to do, folded. */
function details(group: TargetResult[], docs: string | null): string {
  const [first] = group;
  if (!first?.failure) return '';
  const who = group.length > 1 ? countTargets(group.map(({ target }) => target)) : shortNameOf(first.target);
  return [
    `<details><summary>${iconOf(first)} ${who}: ${sentence(first.failure.what)}</summary>`,
    remedies(group, docs),
    '</details>'
  ].join('\n');
}

function remedies([first]: TargetResult[], docs: string | null): string {
  if (!first?.failure) return '';
  return [
    ...explanation(first.failure, docs, [...caveat(first), ...looks(first), ...alerted(first)]),
    ...furtherFailures(first).flatMap((further) => [
      `<p><b>Also:</b> ${sentence(further.what)}</p>`,
      ...explanation(further, docs)
    ])
  ].join('\n');
}

/** A connected target can have failed several checks. */
function furtherFailures({ checks, failure }: TargetResult): Failure[] {
  return checks.flatMap((check) => (check.result === 'failed' && check.failure !== failure ? [check.failure] : []));
}

function caveat({ target, verdict }: TargetResult): string[] {
  return verdict.status === 'unverifiable' ? [`This says nothing about the ${nounOf(target)}.`] : [];
}

/** How often Studio said `error`, and when: shown where more than one look was needed. */
function looks({ effort: { errorsAtMs } }: TargetResult): string[] {
  if (errorsAtMs.length < 2) return [];
  const times = errorsAtMs.map(formatDuration).join(', ');
  return [`<b>Asked again:</b> Studio said <code>error</code> ${errorsAtMs.length} times, after ${times}`];
}

function alerted({ issueUrl }: TargetResult): string[] {
  return issueUrl ? [`<b>Alert:</b> <a href="${html(issueUrl)}">the alert issue</a>`] : [];
}

/** @param hidden how many explanations are not shown */
function footer({ results, durationMs }: RunResult, hidden: number, { alertIssues }: SummaryOptions): string[] {
  const [first, ...others] = results.filter(({ target }) => target.kind === 'bucket');
  const secret = others.length > 0 ? 'the secrets that Studio has stored' : first && secretWords(first.target);
  const parts = [
    ...(hidden > 0 ? [`${hidden} more explained in the file of the output <code>results-file</code>`] : []),
    ...(results.length > 0 ? [`Verified in ${formatDuration(durationMs)}${secret ? ` with ${secret}` : ''}`] : []),
    ...(alertIssues ? [`<a href="${alertIssues}">Alert issues</a>`] : [])
  ];
  return parts.length > 0 ? [`<p>${parts.join(' · ')}</p>`] : [];
}
