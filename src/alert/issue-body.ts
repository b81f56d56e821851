/**
 * The part of an issue's body that is ours. A hidden comment at its head remembers the subject and its outages; all its
 * lines begin with a tag, and whatever people write around it, or between its lines, is kept. Nothing in it pings anybody.
 */
import * as z from 'zod/mini';
import { explanation, sentence } from '../report/html.ts';
import { formatDuration } from '../text/duration.ts';
import type { Subject } from './subject.ts';

/** Times are ISO 8601, `until` null while it lasts; the error code; the id of the first run that saw it. */
export type Outage = z.infer<typeof Outage>;
const Outage = z.object({
  from: z.iso.datetime(),
  until: z.nullable(z.iso.datetime()),
  cause: z.string().check(z.regex(/^[a-z-]{1,40}$/)),
  run: z.nullable(z.string().check(z.regex(/^\d{1,20}$/)))
});

/** The repository's address, without a slash at its end, and the page that explains the error codes, if known. */
export interface Links {
  repository: string;
  docs: string | null;
}

const NAME = 'edge-impulse-verify-bucket';
const END = `<!-- /${NAME} -->`;
const MARKER = new RegExp(`^<!-- ${NAME}:([0-9a-f]{16})(.*)-->`, 'm');
/** Up to its end, or where somebody removed that, up to the first blank line. */
const SECTION = new RegExp(`${MARKER.source}(?:[^]*?^${END}|.*(?:\\r?\\n[^\\S\\r\\n]*\\S.*)*)`, 'm');

/** Whom an issue is about: 16 hexadecimal digits; null where it is none of ours, or a duplicate. */
export function identityIn(body: string): string | null {
  return MARKER.exec(body)?.[1] ?? null;
}

/** The outages so far, the latest last. What people made unreadable begins anew. */
export function outagesIn(body: string): Outage[] {
  try {
    return z.array(Outage).parse(JSON.parse(MARKER.exec(body)?.[2] ?? '[]'));
  } catch {
    return [];
  }
}

/** @returns the body with our part made anew; null where what people wrote leaves no room for it */
export function bodyWith(body: string, subject: Subject, outages: Outage[], links: Links): string | null {
  const latest = outages.slice(-50);
  const marker = `<!-- ${NAME}:${subject.identity} ${JSON.stringify(latest)} -->`;
  const [what = '', ...why] = happened(subject, links);
  const full = replaced(body, [marker, what, ...why, ...tableOf(latest, links), END]);
  const short = replaced(body, [marker, what, END]);
  // GitHub takes no longer one.
  return [full, short].find(({ length }) => length <= 65_536) ?? null;
}

/** The body of an issue that yields to an older one: it is nobody's any more. */
export function duplicateBody(body: string, oldest: number): string {
  return replaced(body, [`<!-- ${NAME}:duplicate -->`, `<p>Duplicate of #${oldest}</p>`, END]);
}

function replaced(body: string, lines: string[]): string {
  const before = SECTION.exec(body)?.[0];
  if (before === undefined) return lines.join('\n');
  const notes = before.split(/\r?\n/).filter((line) => /^\s*[^\s<]/.test(line));
  return body.replace(SECTION, () => [...lines, ...(notes.length > 0 ? ['', ...notes] : [])].join('\n'));
}

/** The first line says what, the others why. */
export function happened({ introduction, recovered, failure }: Subject, { docs }: Links): string[] {
  if (!failure) return [`<p>✅ ${recovered}</p>`];
  const what = `<p>❌ ${introduction} ${sentence(failure.what)} (<code>${failure.code}</code>).</p>`;
  return [what, ...explanation(failure, docs).map((line) => line.replaceAll('\n', '&#10;'))];
}

/** The latest outage first. */
function tableOf(outages: Outage[], { repository }: Links): string[] {
  const rows = outages.toReversed().map(({ from, until, cause, run }) => {
    const link = run === null ? '' : ` (<a href="${repository}/actions/runs/${run}">run ${run}</a>)`;
    const length = until === null ? 'ongoing' : formatDuration(Math.max(0, Date.parse(until) - Date.parse(from)));
    const utc = `${new Date(from).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
    return `<tr><td>${utc}${link}</td><td>${length}</td><td><code>${cause}</code></td></tr>`;
  });
  return ['<table>', '<tr><th>Down from</th><th>For</th><th>Cause</th></tr>', ...rows, '</table>'];
}
