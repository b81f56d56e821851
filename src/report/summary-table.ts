/** The table of the job summary: one row per bucket, and no column that has nothing to tell in this run. */
import { formatDuration } from '../text/duration.ts';
import type { Sanitizer } from '../text/sanitizer.ts';
import type { TargetResult } from '../verification/verify-target.ts';
import { code, codeLink } from './html.ts';

/** Nobody reads the thousandth row. */
export const ROWS = 50;

export interface TableOptions {
  timeoutMs: number;
  /** The README that explains the error codes; null where it is not known. */
  readme: string | null;
}

interface Column {
  title: string;
  align: 'left' | 'right';
  /** Empty where there is nothing to tell. */
  cell: (result: TargetResult) => string;
}

/** @param ranked in the order of the rows */
export function table(ranked: TargetResult[], options: TableOptions, sanitizer: Sanitizer): string[] {
  const results = ranked.slice(0, ROWS);
  const columns = columnsFor(options, sanitizer)
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

function columnsFor({ timeoutMs, readme }: TableOptions, sanitizer: Sanitizer): Column[] {
  return [
    { title: 'Status', align: 'left', cell: (result) => statusOf(result, readme) },
    {
      title: 'Bucket',
      align: 'left',
      cell: ({ bucket }) => (bucket.request ? code(bucket.request.bucket, sanitizer) : '')
    },
    { title: 'Id', align: 'right', cell: ({ bucket }) => String(bucket.id ?? '') },
    { title: 'Storage', align: 'left', cell: ({ bucket }) => storageOf(bucket.request?.storageProvider, sanitizer) },
    { title: 'Files', align: 'right', cell: (result) => filesOf(result, sanitizer) },
    { title: 'info.labels', align: 'left', cell: ({ verdict }) => labelsOf(verdict) },
    { title: 'CORS', align: 'left', cell: corsOf },
    { title: `Waited, of ${formatDuration(timeoutMs)}`, align: 'left', cell: ({ effort }) => waited(effort, timeoutMs) }
  ];
}

function remainder(results: TargetResult[], columns: number): string[] {
  if (results.length === 0) return [];
  const unhealthy = results.filter(({ healthy }) => !healthy).length;
  const count = `and ${results.length} more${unhealthy > 0 ? ` (${unhealthy} unhealthy)` : ''}`;
  return [`<tr><td colspan="${columns}">${count}, all in the file of the output <code>results-file</code></td></tr>`];
}

const icons = { connected: '✅', error: '❌', timeout: '⌛', unverifiable: '❓' } as const;

/** Stands for the status of a bucket in the title, in the table and above its explanation. */
export function iconOf({ verdict, healthy }: TargetResult): string {
  return verdict.status === 'connected' && !healthy ? '⚠️' : icons[verdict.status];
}

/** The icon tells the status: beside it, the reason is worth more than the same once again in a word. */
function statusOf(result: TargetResult, readme: string | null): string {
  const { failure, verdict } = result;
  return `${iconOf(result)}&nbsp;${failure ? codeLink(failure.code, readme) : verdict.status}`;
}

/** Those that we know need not be set as code; Studio's list may name others. */
const PROVIDERS: ReadonlySet<string> = new Set(['s3', 'google', 'azure', 'other']);

function storageOf(provider: string | undefined, sanitizer: Sanitizer): string {
  if (provider === undefined) return '';
  return PROVIDERS.has(provider) ? provider : code(provider, sanitizer);
}

function filesOf({ bucket, verdict }: TargetResult, sanitizer: Sanitizer): string {
  const count = verdict.status === 'connected' ? verdict.sample.fileCount : null;
  const prefix = bucket.request?.prefix;
  return count === 0 && prefix ? `0 under ${code(prefix, sanitizer)}` : String(count ?? '');
}

function labelsOf(verdict: TargetResult['verdict']): string {
  const has = verdict.status === 'connected' ? verdict.sample.hasInfoLabels : null;
  return has === null ? '' : has ? 'yes' : 'no';
}

function corsOf({ checks }: TargetResult): string {
  const result = checks.find(({ name }) => name === 'cors')?.result ?? 'skipped';
  return result === 'skipped' ? '' : result;
}

function waited({ attempts, durationMs }: TargetResult['effort'], timeoutMs: number): string {
  return attempts === 0
    ? 'not asked'
    : `<code>${bar(durationMs, timeoutMs)}</code>&nbsp;${formatDuration(durationMs).replaceAll(' ', '&nbsp;')}`;
}

/** The part of the timeout that was waited, as ten block characters. */
export function bar(waitedMs: number, timeoutMs: number): string {
  const full = Math.min(10, Math.round((waitedMs / timeoutMs) * 10));
  return '█'.repeat(full) + '▁'.repeat(10 - full);
}
