import { formatDuration } from '../text/duration.ts';
import { type RunResult, worstFirst } from '../verification/aggregate.ts';
import type { TargetResult } from '../verification/target-result.ts';
import { code, explanation, sentence } from './html.ts';
import { countTargets, headline, type Problem, partsOf, problemsIn, runHeadline, secretWords } from './wording.ts';

const ROWS = 50;
/** GitHub drops a summary over 1 MiB. */
const MAX_BYTES = 1_000_000;

/** @param docs the page that explains the error codes; null where it is not known */
export function summaryOf(run: RunResult, docs: string | null): string {
  const { results, runError, durationMs } = run;
  const ranked = worstFirst(results);
  const buckets = results.map(({ target }) => target).filter(({ kind }) => kind === 'bucket');
  const secret = buckets.length > 0 ? ` with ${secretWords(buckets)}` : '';
  const lines = [
    `<h3>${title(run, ranked)}</h3>`,
    ...counts(ranked),
    ...(runError ? explanation(runError, docs) : []),
    ...(results.length > 0 ? table(ranked) : [])
  ];
  const footer = results.length > 0 ? [`<p>Verified in ${formatDuration(durationMs)}${secret}</p>`] : [];
  // What the whole run failed with is explained above the table.
  const problems = problemsIn(results).filter(({ failure }) => failure.code !== runError?.code);
  // The title says what is wrong with a single target.
  const explain = results.length === 1 && !runError ? remedies : details;
  const blocks = problems.slice(0, ROWS).map((problem) => explain(problem, docs));
  while (Buffer.byteLength([...lines, ...blocks, ...footer].join('\n')) > MAX_BYTES) blocks.pop();
  return [...lines, ...blocks, ...footer, ''].join('\n');
}

function title({ results, runError, healthy }: RunResult, [worst]: TargetResult[]): string {
  if (runError) return `❓ Edge Impulse: ${sentence(runHeadline(runError))}`;
  if (!worst) return '❓ Edge Impulse: nothing was verified';
  const all = countTargets(results.map(({ target }) => target));
  const unhealthy = results.filter((result) => !result.healthy).length;
  let text = `${unhealthy} of ${all} ${unhealthy === 1 ? 'is' : 'are'} unhealthy`;
  if (healthy) text = `all ${all} are healthy`;
  if (results.length === 1) text = sentence(headline(worst));
  return `${icons[kindOf(worst)]} Edge Impulse: ${text}`;
}

const icons = { healthy: '✅', 'failed check': '⚠️', error: '❌', timeout: '⌛', unverifiable: '❓' } as const;

function kindOf({ verdict, healthy }: TargetResult): keyof typeof icons {
  if (verdict.status !== 'connected') return verdict.status;
  return healthy ? 'healthy' : 'failed check';
}

/** Where there is only one kind, the title says it. */
function counts(ranked: TargetResult[]): string[] {
  const kinds = [...Map.groupBy(ranked, kindOf)];
  const texts = kinds.map(([kind, { length }]) => `${icons[kind]}&nbsp;${kind}: <b>${length}</b>`);
  return kinds.length > 1 ? [`<p>${texts.join(' · ')}</p>`] : [];
}

function details(problem: Problem, docs: string | null): string {
  const what = `${icons[kindOf(problem.result)]} ${sentence(problem.headline)}`;
  return [`<details><summary>${what}</summary>`, remedies(problem, docs), '</details>'].join('\n');
}

function remedies({ failure, result }: Problem, docs: string | null): string {
  const { checks, issueUrl } = result;
  const failures = checks.flatMap((check) => (check.result === 'failed' ? [check.failure] : []));
  const others = failures.filter((other) => other !== failure);
  return [
    ...explanation(failure, docs),
    ...others.flatMap((other) => [`<p><b>Also:</b> ${sentence(other.what)}</p>`, ...explanation(other, docs)]),
    ...(issueUrl ? [`<p><a href="${issueUrl}">The alert issue</a></p>`] : [])
  ].join('\n');
}

function table(ranked: TargetResult[]): string[] {
  const shown = ranked.slice(0, ROWS);
  const columns = columnsFor(shown).filter(([, cell]) => shown.some(cell));
  const header = columns.map(([name]) => `<th>${name}</th>`);
  const rows = shown.map((result) => columns.map(([, cell]) => `<td>${cell(result)}</td>`));
  const rest = ranked.length - shown.length;
  const more = `<p>and ${rest} more, all in the file of the output <code>results-file</code></p>`;
  const lines = [header, ...rows].map((cells) => `<tr>${cells.join('')}</tr>`);
  return ['<table>', ...lines, '</table>', ...(rest > 0 ? [more] : [])];
}

function columnsFor(results: TargetResult[]): [title: string, cell: (result: TargetResult) => string][] {
  const waits = results.filter(({ effort }) => effort.attempts > 0).map(({ effort }) => effort.durationMs);
  const longestMs = Math.max(...waits);
  // Bars of nearly the same length would say nothing.
  const hasBars = longestMs >= 1000 && longestMs >= 2 * Math.min(...waits);
  return [
    ['Status', statusCell],
    ['Target', nameCell],
    ['Id', ({ target }) => String(partsOf(target).id ?? '')],
    ['Storage', ({ target }) => (target.kind === 'bucket' ? code(target.request.storageProvider) : '')],
    ['Files', ({ verdict }) => (verdict.status === 'connected' ? String(verdict.sample.fileCount ?? '') : '')],
    ['info.labels', labelsCell],
    ['CORS', ({ checks }) => checks.find(({ name, result }) => name === 'cors' && result !== 'skipped')?.result ?? ''],
    ['Newest file', ({ newestFile }) => newestFile?.slice(0, 10) ?? ''],
    ['Waited', ({ effort }) => waitCell(effort, hasBars ? longestMs : null)]
  ];
}

function statusCell(result: TargetResult): string {
  const status = result.failure ? `<code>${result.failure.code}</code>` : 'connected';
  return `${icons[kindOf(result)]}&nbsp;${status}`;
}

function nameCell({ target }: TargetResult): string {
  const { noun, name } = partsOf(target);
  return name === null ? noun : code(name);
}

function labelsCell({ verdict }: TargetResult): string {
  if (verdict.status !== 'connected' || verdict.sample.hasInfoLabels === null) return '';
  return verdict.sample.hasInfoLabels ? 'yes' : 'no';
}

function waitCell({ attempts, durationMs }: TargetResult['effort'], longestMs: number | null): string {
  if (attempts === 0) return 'not asked';
  const time = formatDuration(durationMs).replaceAll(' ', '&nbsp;');
  return longestMs === null ? time : `<code>${bar(durationMs, longestMs)}</code>&nbsp;${time}`;
}

/** The part of the longest wait, as ten block characters. */
export function bar(waitedMs: number, longestMs: number): string {
  const full = Math.min(10, Math.ceil((waitedMs / longestMs) * 10));
  return '█'.repeat(full) + '░'.repeat(10 - full);
}
