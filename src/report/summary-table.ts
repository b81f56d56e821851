/** The table of the job summary: one row per target, and no column that has nothing to say in this run. */
import { formatDuration } from '../text/duration.ts';
import type { TargetResult } from '../verification/target-result.ts';
import { code, codeLink } from './html.ts';
import { partsOf } from './wording.ts';

/** Nobody reads the thousandth row. */
export const ROWS = 50;
/** Bars say something only where the longest wait is so many times the shortest. */
const TELLING = 2;

/** Its cells are empty where there is nothing to say. */
type Column = [title: string, cell: (result: TargetResult) => string, align?: 'right'];

/** @param ranked in the order of the rows @param docs the page that explains the error codes; null where it is not known */
export function table(ranked: TargetResult[], docs: string | null): string[] {
  const results = ranked.slice(0, ROWS);
  const columns = columnsFor(results, docs).filter(([, cell]) => results.some((result) => cell(result) !== ''));
  const header = columns.map(([title, , align = 'left']) => `<th align="${align}">${title}</th>`);
  const rows = results.map((result) =>
    columns.map(([, cell, align = 'left']) => `<td align="${align}">${cell(result)}</td>`)
  );
  const rest = remainder(ranked.slice(ROWS)).map((text) => [`<td colspan="${columns.length}">${text}</td>`]);
  return ['<table>', ...[header, ...rows, ...rest].map((cells) => `<tr>${cells.join('')}</tr>`), '</table>'];
}

function columnsFor(results: TargetResult[], docs: string | null): Column[] {
  const asked = results.filter(({ effort }) => effort.attempts > 0).map(({ effort }) => effort.durationMs);
  const longestMs = Math.max(...asked);
  const barsOfMs = longestMs >= 1000 && longestMs >= TELLING * Math.min(...asked) ? longestMs : null;
  return [
    ['Status', (result) => statusOf(result, docs)],
    ['Target', ({ target }) => shortNameOf(target)],
    ['Storage', ({ target }) => (target.kind === 'bucket' ? code(target.request.storageProvider) : '')],
    ['Files', filesOf, 'right'],
    ['info.labels', labelsOf],
    ['CORS', corsOf],
    ['Newest file', ({ newestFile }) => newestFile?.slice(0, 10) ?? ''],
    ['Waited', ({ effort }) => waited(effort, barsOfMs)]
  ];
}

function remainder(results: TargetResult[]): string[] {
  if (results.length === 0) return [];
  const unhealthy = results.filter(({ healthy }) => !healthy).length;
  const count = `and ${results.length} more${unhealthy > 0 ? ` (${unhealthy} unhealthy)` : ''}`;
  return [`${count}, all in the file of the output <code>results-file</code>`];
}

const icons = { connected: '✅', error: '❌', timeout: '⌛', unverifiable: '❓' } as const;

/** Stands for the status of a target in the title, in the table and above its explanation. */
export function iconOf({ verdict, healthy }: TargetResult): string {
  return verdict.status === 'connected' && !healthy ? '⚠️' : icons[verdict.status];
}

/** "`sensor-data` (42)", "`walks`", "upload portal 3": the name first, for narrow screens. */
export function shortNameOf(target: TargetResult['target']): string {
  const { noun, name, id } = partsOf(target);
  if (name === null) return `${noun} ${id ?? 'without an id'}`;
  return `${code(name)}${id === null ? '' : ` (${id})`}`;
}

/** The icon tells the status: beside it, the reason is worth more than the same once again in a word. */
function statusOf(result: TargetResult, docs: string | null): string {
  const { failure, verdict } = result;
  return `${iconOf(result)}&nbsp;${failure ? codeLink(failure.code, docs) : verdict.status}`;
}

function filesOf({ target, verdict }: TargetResult): string {
  const count = verdict.status === 'connected' ? verdict.sample.fileCount : null;
  const prefix = target.kind === 'bucket' ? target.request.prefix : undefined;
  return count === 0 && prefix ? `0 under ${code(prefix)}` : String(count ?? '');
}

function labelsOf({ verdict }: TargetResult): string {
  const has = verdict.status === 'connected' ? verdict.sample.hasInfoLabels : null;
  return has === null ? '' : has ? 'yes' : 'no';
}

function corsOf({ checks }: TargetResult): string {
  const cors = checks.find(({ name }) => name === 'cors');
  return !cors || cors.result === 'skipped' ? '' : cors.result;
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
