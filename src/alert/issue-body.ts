/** Our part: a hidden comment with the outages, then lines that begin with a tag. People's text is kept. */
import * as z from 'zod/mini';
import { formatDuration } from '../text/duration.ts';
import type { Subject } from './subject.ts';

/** Times are ISO 8601, `until` is null while it lasts; `run` is the id of the first run that saw it. */
export type Outage = z.infer<typeof Outage>;
const Outage = z.object({
  from: z.iso.datetime(),
  until: z.nullable(z.iso.datetime()),
  cause: z.string().check(z.regex(/^[a-z-]{1,40}$/)),
  run: z.nullable(z.string().check(z.regex(/^\d{1,20}$/)))
});

const MAX_OUTAGES = 50;
/** GitHub refuses longer ones. */
const MAX_LENGTH = 65_536;
const NAME = 'edge-impulse-verify-bucket';
const END = `<!-- /${NAME} -->`;
const MARKER = new RegExp(`^<!-- ${NAME}:([0-9a-f]{16})(.*)-->`, 'm');
/** Up to its end or, where somebody removed that, up to the first blank line. */
const SECTION = new RegExp(`${MARKER.source}(?:[^]*?^${END}|.*(?:\\r?\\n[^\\S\\r\\n]*\\S.*)*)`, 'm');

/** @returns null for a duplicate, and for what is not ours */
export function identityIn(body: string): string | null {
  return MARKER.exec(body)?.[1] ?? null;
}

/** The latest last; none where people made them unreadable. */
export function outagesIn(body: string): Outage[] {
  try {
    return z.array(Outage).parse(JSON.parse(MARKER.exec(body)?.[2] ?? '[]'));
  } catch {
    return [];
  }
}

/** @param repository its address @returns the same body where people's text leaves no room */
export function bodyWith(body: string, { identity, report }: Subject, outages: Outage[], repository: string): string {
  const latest = outages.slice(-MAX_OUTAGES);
  const rows = latest.toReversed().map((outage) => `<tr>${cellsOf(outage, repository)}</tr>`);
  const table = ['<table>', '<tr><th>Down from</th><th>For</th><th>Cause</th></tr>', ...rows, '</table>'];
  const marker = `<!-- ${NAME}:${identity} ${JSON.stringify(latest)} -->`;
  const bodies = [[...report, ...table], report.slice(0, 1)].map((lines) => replaceSection(body, [marker, ...lines]));
  return bodies.find(({ length }) => length <= MAX_LENGTH) ?? body;
}

/** The body of an issue that yields to an older one; without a subject, it is not found again. */
export function duplicateBody(body: string, oldest: number): string {
  return replaceSection(body, [`<!-- ${NAME}:duplicate -->`, `<p>Duplicate of #${oldest}</p>`]);
}

function replaceSection(body: string, lines: string[]): string {
  const ours = [...lines, END];
  const before = SECTION.exec(body)?.[0];
  if (before === undefined) return ours.join('\n');
  const notes = before.split(/\r?\n/).filter((line) => /^\s*[^\s<]/.test(line));
  return body.replace(SECTION, () => [...ours, ...(notes.length > 0 ? ['', ...notes] : [])].join('\n'));
}

function cellsOf({ from, until, cause, run }: Outage, repository: string): string {
  const link = run === null ? '' : ` (<a href="${repository}/actions/runs/${run}">run ${run}</a>)`;
  const length = until === null ? 'ongoing' : formatDuration(Math.max(0, Date.parse(until) - Date.parse(from)));
  const utc = `${new Date(from).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return `<td>${utc}${link}</td><td>${length}</td><td><code>${cause}</code></td>`;
}
