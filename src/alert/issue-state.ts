/**
 * What an alert issue knows of its bucket: kept in a hidden comment at the head of the part of the body that is ours.
 * That part is one HTML block, which ends at the first blank line; whatever people write around it stays as it is.
 */
import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import type { KnownBucket } from '../verification/resolve-targets.ts';

/** One outage, as told by the runs that saw it. Times are ISO 8601. */
export interface Incident {
  /** When the first run that found the bucket down looked at it, and when the last one did. */
  since: string;
  seen: string;
  /** How many runs found it down. */
  runs: number;
  /** Error code; null where it is not known any more. */
  cause: string | null;
  /** Id of the first of these runs. */
  firstRun: string | null;
  /** Number of the issue of the outage before. */
  previous: number | null;
}

/** GitHub takes no longer ones. */
const LONGEST_BODY = 65_536;
const NAME = 'edge-impulse-verify-bucket';
const MARKER = new RegExp(`^<!-- ${NAME}:([0-9a-f]{16})(.*)-->`, 'm');
const SECTION = new RegExp(`${MARKER.source}.*(?:\\r?\\n[^\\S\\r\\n]*\\S.*)*`, 'm');

/** Of which bucket an issue tells: 16 hexadecimal digits, the same in every run that asks the same Studio for it. */
export function identityOf({ id, request }: KnownBucket, apiUrl: string, organizationId: number): string {
  const { storageProvider, endpoint, bucket, prefix = '' } = request;
  const which = id === null ? [storageProvider, endpoint, bucket, prefix] : [id];
  const identity = JSON.stringify([new URL(apiUrl).host, organizationId, ...which]);
  return createHash('sha256').update(identity).digest('hex').slice(0, 16);
}

/** The identity in an issue's body, if it is one of ours. */
export function identityIn(body: string): string | null {
  return MARKER.exec(body)?.[1] ?? null;
}

/** The comment itself: invisible on GitHub. */
export function markerOf(identity: string, incident: Incident): string {
  return `<!-- ${NAME}:${identity} ${JSON.stringify(incident)} -->`;
}

const time = z.iso.datetime();
const Stored = z.object({
  since: z.catch(z.nullable(time), null),
  seen: z.catch(z.nullable(time), null),
  runs: z.catch(z.int().check(z.positive()), 1),
  cause: z.catch(z.nullable(z.string().check(z.regex(/^[a-z-]{1,40}$/))), null),
  firstRun: z.catch(z.nullable(z.string().check(z.regex(/^\d{1,20}$/))), null),
  previous: z.catch(z.nullable(z.int().check(z.positive())), null)
});

/** What the body remembers. People may have edited it: what cannot be read any more begins anew. */
export function incidentIn({ body, createdAt }: { body: string; createdAt: string }): Incident {
  const stored = Stored.safeParse(json(MARKER.exec(body)?.[2] ?? '')).data ?? Stored.parse({});
  const since = stored.since ?? createdAt;
  return { ...stored, since, seen: stored.seen ?? since };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The body with our part made anew, and what people wrote around it. */
export function withSection(body: string, section: string): string {
  const replaced = body.replace(SECTION, () => section);
  if (replaced.length <= LONGEST_BODY) return replaced;
  // Notes that leave no room for it stay in the history that GitHub keeps of every edit.
  return `${section}\n\n${body.replace(SECTION, '')}`.slice(0, LONGEST_BODY).toWellFormed();
}

/** Our part of the body as it stands, without the marker. */
export function sectionIn(body: string): string {
  return SECTION.exec(body)?.[0].replace(MARKER, '').trimStart() ?? '';
}
