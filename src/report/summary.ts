/**
 * The job summary: the verdict and the counts first, one table, then cause and remedy of each unhealthy target.
 * It is one HTML block without blank lines, so that Markdown has no say in it.
 */
import { appendFile } from 'node:fs';
import { formatDuration } from '../text/duration.ts';
import { escapeHtml } from '../text/sanitizer.ts';
import { pluralize } from '../text/words.ts';
import { failureKey, type RunResult, worstFirst } from '../verification/aggregate.ts';
import type { TargetResult } from '../verification/target-result.ts';
import { explanation, sentence } from './html.ts';
import { iconOf, ROWS, shortNameOf, table } from './summary-table.ts';
import { caveat, countTargets, introductions, nounOf, partsOf, secretWords } from './wording.ts';

/** GitHub drops a summary over 1 MiB whole. What is left up to that is for the last lines. */
const LARGEST_BYTES = 1_000_000;

/**
 * @param docs the page that explains the error codes; null where it is not known
 * @param file that behind GITHUB_STEP_SUMMARY
 * @throws where it is missing or cannot be written
 */
export function writeSummary(run: RunResult, docs: string | null, file: string | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (!file) throw new Error('GITHUB_STEP_SUMMARY is not set');
    // The toolkit's own summary loads `fs.promises`, which takes two milliseconds.
    appendFile(file, summaryOf(run, docs), (error) => (error ? reject(error) : resolve()));
  });
}

export function summaryOf(run: RunResult, docs: string | null): string {
  const { results, runError } = run;
  const ranked = worstFirst(results);
  const lines = [
    `<h3>${title(run, ranked)}</h3>`,
    ...counts(ranked),
    ...(runError ? explanation(runError, docs) : []),
    ...(results.length > 0 ? table(ranked, docs) : [])
  ];
  // Targets with a failure in common are explained together; what the whole run failed with is explained above.
  const unhealthy = ranked.filter(({ failure }) => failure && failure.code !== runError?.code);
  const groups = [...Map.groupBy(unhealthy, failureKey).values()];
  // What is wrong with a target that is alone is in the title.
  const block = results.length === 1 && !runError ? remedies : details;
  const blocks = groups.slice(0, ROWS).map((group) => block(group, docs));
  while (Buffer.byteLength([...lines, ...blocks].join('\n')) > LARGEST_BYTES) blocks.pop();
  return [...lines, ...blocks, ...footer(run, groups.length - blocks.length), ''].join('\n');
}

function title({ results, runError, healthy }: RunResult, ranked: TargetResult[]): string {
  const [worst] = ranked;
  if (!worst) return `❓ Nothing was verified: ${runError ? sentence(runError.what) : 'there is no bucket'}`;
  const all = pluralize(results.length, `Edge Impulse ${nounOf(worst.target)}`);
  if (runError) {
    const verified = results.filter(({ verdict }) => verdict.status !== 'unverifiable').length;
    return `⏹️ Stopped early: ${verified} of ${all} verified`;
  }
  const icon = iconOf(worst);
  if (results.length === 1) return `${icon} Edge Impulse ${stateOf(worst)}`;
  if (healthy) return `${icon} All ${all} are healthy`;
  return `${icon} ${results.filter((result) => !result.healthy).length} of ${all} are unhealthy`;
}

function stateOf({ target, verdict, failure }: TargetResult): string {
  const { noun, name } = partsOf(target);
  const who = `${name === null ? '' : `${noun} `}${shortNameOf(target)}`;
  return failure ? `${who} ${introductions[verdict.status]} ${sentence(failure.what)}` : `${who} is connected`;
}

/** How many there are of each kind, which explains the icons, too; of one kind alone the title says it. */
function counts(ranked: TargetResult[]): string[] {
  const kindOf = ({ verdict, healthy }: TargetResult) => {
    if (verdict.status !== 'connected') return verdict.status;
    return healthy ? 'healthy' : 'connected, but with a failed check';
  };
  const kinds = Map.groupBy(ranked, (result) => `${iconOf(result)}&nbsp;${kindOf(result)}`);
  const texts = [...kinds].map(([kind, { length }]) => `${kind}: <b>${length}</b>`);
  return texts.length > 1 ? [`<p>${texts.join(' · ')}</p>`] : [];
}

/** What is wrong with a target, or with several of them in common, and below it what to do, folded. */
function details(group: TargetResult[], docs: string | null): string {
  const [first] = group;
  if (!first?.failure) return '';
  const who = group.length > 1 ? countTargets(group.map(({ target }) => target)) : shortNameOf(first.target);
  const what = `${iconOf(first)} ${who}: ${sentence(first.failure.what)}`;
  return [`<details><summary>${what}</summary>`, remedies(group, docs), '</details>'].join('\n');
}

function remedies([first]: TargetResult[], docs: string | null): string {
  if (!first?.failure) return '';
  const { verdict, checks, failure, issueUrl } = first;
  const more = [
    ...[caveat(first)].filter(Boolean),
    ...(issueUrl ? [`<b>Alert:</b> <a href="${escapeHtml(issueUrl)}">the alert issue</a>`] : [])
  ];
  // A connected target can have failed several checks.
  const failures = checks.flatMap((check) => (check.result === 'failed' ? [check.failure] : []));
  const others = verdict.status === 'connected' ? failures.filter((other) => other !== failure) : [];
  return [
    ...explanation(failure, docs, more),
    ...others.flatMap((other) => [`<p><b>Also:</b> ${sentence(other.what)}</p>`, ...explanation(other, docs)])
  ].join('\n');
}

/** @param hidden how many explanations are not shown */
function footer({ results, durationMs }: RunResult, hidden: number): string[] {
  const [first, ...others] = results.filter(({ target }) => target.kind === 'bucket');
  const secret = others.length > 0 ? 'the secrets that Studio has stored' : first && secretWords(first.target);
  const parts = [
    ...(hidden > 0 ? [`${hidden} more explained in the file of the output <code>results-file</code>`] : []),
    ...(results.length > 0 ? [`Verified in ${formatDuration(durationMs)}${secret ? ` with ${secret}` : ''}`] : [])
  ];
  return parts.length > 0 ? [`<p>${parts.join(' · ')}</p>`] : [];
}
