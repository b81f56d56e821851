/** The table of the job summary: one row per target, and no column that has nothing to say in this run. */
import { formatDuration } from '../text/duration.ts';
import type { TargetResult } from '../verification/target-result.ts';
import { code, codeLink } from './html.ts';

/** Nobody reads the thousandth row. */
export const ROWS = 50;
/** Bars say something only where the longest wait is so many times the shortest. */
const TELLING = 2;

interface Column {
  title: string;
  align: 'left' | 'right';
  /** Empty where there is nothing to say. */
  cell: (result: TargetResult) => string;
}

/** @param ranked in the order of the rows @param docs the page that explains the error codes; null where it is not known */
export function table(ranked: TargetResult[], docs: string | null): string[] {
  const results = ranked.slice(0, ROWS);
  const columns = columnsFor(results, docs)
    .map((column) => ({ ...column, cells: results.map(column.cell) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  const row = (index: number) =>
    columns.map(({ align, cells }) => `<td align="${align}">${cells[index]}</td>`).join('');
  return [
    '<table>',
    `<tr>${columns.map(({ title, align }) => `<th align="${align}">${title}</th>`).join('')}</tr>`,
    ...results.map((_, index) => `<tr>${row(index)}</tr>`),
    ...remainder(ranked.slice(ROWS), columns.length),
    '</table>'
  ];
}

function columnsFor(results: TargetResult[], docs: string | null): Column[] {
  const asked = results.filter(({ effort }) => effort.attempts > 0).map(({ effort }) => effort.durationMs);
  const longestMs = Math.max(...asked);
  const barsOfMs = longestMs >= 1000 && longestMs >= TELLING * Math.min(...asked) ? longestMs : null;
  return [
    { title: 'Status', align: 'left', cell: (result) => statusOf(result, docs) },
    { title: 'Target', align: 'left', cell: ({ target }) => shortNameOf(target) },
    { title: 'Storage', align: 'left', cell: ({ target }) => storageOf(target) },
    { title: 'Files', align: 'right', cell: filesOf },
    { title: 'info.labels', align: 'left', cell: ({ verdict }) => labelsOf(verdict) },
    { title: 'CORS', align: 'left', cell: corsOf },
    { title: 'Newest file', align: 'left', cell: ({ newestFile }) => newestFile?.slice(0, 10) ?? '' },
    { title: 'Waited', align: 'left', cell: ({ effort }) => waited(effort, barsOfMs) }
  ];
}

function remainder(results: TargetResult[], columns: number): string[] {
  if (results.length === 0) return [];
  const unhealthy = results.filter(({ healthy }) => !healthy).length;
  const count = `and ${results.length} more${unhealthy > 0 ? ` (${unhealthy} unhealthy)` : ''}`;
  return [`<tr><td colspan="${columns}">${count}, all in the file of the output <code>results-file</code></td></tr>`];
}

const icons = { connected: '✅', error: '❌', timeout: '⌛', unverifiable: '❓' } as const;

/** Stands for the status of a target in the title, in the table and above its explanation. */
export function iconOf({ verdict, healthy }: TargetResult): string {
  return verdict.status === 'connected' && !healthy ? '⚠️' : icons[verdict.status];
}

/** "`sensor-data` (42)", "dataset `walks`", "upload portal 3": the name first, for narrow screens. */
export function shortNameOf(target: TargetResult['target']): string {
  switch (target.kind) {
    case 'bucket':
      return `${code(target.request.bucket)}${target.bucketId === null ? '' : ` (${target.bucketId})`}`;
    case 'dataset':
      return `dataset ${code(target.dataset)}`;
    case 'portal':
      return `upload portal ${target.portalId}`;
    case 'unresolved':
      return target.bucketId === null ? 'bucket without an id' : `bucket ${target.bucketId}`;
  }
}

/** The icon tells the status: beside it, the reason is worth more than the same once again in a word. */
function statusOf(result: TargetResult, docs: string | null): string {
  const { failure, verdict } = result;
  return `${iconOf(result)}&nbsp;${failure ? codeLink(failure.code, docs) : verdict.status}`;
}

/** Known ones need not be set as code; Studio's list may name others. */
const PROVIDERS: ReadonlySet<string> = new Set(['s3', 'google', 'azure', 'other']);

function storageOf(target: TargetResult['target']): string {
  if (target.kind !== 'bucket') return '';
  const { storageProvider } = target.request;
  return PROVIDERS.has(storageProvider) ? storageProvider : code(storageProvider);
}

function filesOf({ target, verdict }: TargetResult): string {
  const count = verdict.status === 'connected' ? verdict.sample.fileCount : null;
  const prefix = target.kind === 'bucket' ? target.request.prefix : undefined;
  return count === 0 && prefix ? `0 under ${code(prefix)}` : String(count ?? '');
}

function labelsOf(verdict: TargetResult['verdict']): string {
  const has = verdict.status === 'connected' ? verdict.sample.hasInfoLabels : null;
  return has === null ? '' : has ? 'yes' : 'no';
}

function corsOf({ checks }: TargetResult): string {
  const result = checks.find(({ name }) => name === 'cors')?.result ?? 'skipped';
  return result === 'skipped' ? '' : result;
}

function waited({ attempts, durationMs }: TargetResult['effort'], barsOfMs: number | null): string {
  if (attempts === 0) return 'not asked';
  const time = formatDuration(durationMs).replaceAll(' ', '&nbsp;');
  return barsOfMs === null ? time : `<code>${bar(durationMs, barsOfMs)}</code>&nbsp;${time}`;
}

/** The part of the longest wait, as ten block characters. */
export function bar(waitedMs: number, longestMs: number): string {
  const full = Math.min(10, Math.ceil((waitedMs / longestMs) * 10));
  return '█'.repeat(full) + '░'.repeat(10 - full);
}
