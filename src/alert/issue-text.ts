/**
 * The words of the alert issue, for somebody who opens it at night: what happened, why, what to do, since when. HTML
 * without blank lines, as in the job summary, and for the same reason; nothing in it ever pings anybody.
 */

import type { Failure } from '../errors/failure.ts';
import { code, explanation, own } from '../report/html.ts';
import { introductions } from '../report/wording.ts';
import { formatDuration } from '../text/duration.ts';
import type { Sanitizer } from '../text/sanitizer.ts';
import { pluralize } from '../text/words.ts';
import type { Status } from '../verification/poll.ts';
import type { KnownBucket } from '../verification/resolve-targets.ts';
import { type Incident, markerOf, sectionIn, withSection } from './issue-state.ts';

/** Where the issue is, and where it points to. */
export interface Place {
  /** The repository's address, without a slash at its end. */
  repository: string;
  /** This run's id; null outside of GitHub. */
  run: string | null;
  /** The README that explains the error codes; null where it is not known. */
  readme: string | null;
  organizationId: number;
}

/** A bucket that is down, and what is wrong with it. */
export interface Down {
  bucket: KnownBucket;
  status: Status;
  failure: Failure;
  /** How long this run has looked at it. */
  lookedMs: number;
}

/** Fixed but for the id: what is in a title cannot be set as code. */
export function titleOf({ id }: KnownBucket, identity: string): string {
  return `Edge Impulse bucket ${id ?? identity.slice(0, 8)} is unhealthy`;
}

/** Our part of the body while the bucket is down. */
export function openSection(
  down: Down,
  identity: string,
  incident: Incident,
  place: Place,
  sanitizer: Sanitizer
): string {
  const { id, request } = down.bucket;
  const { since, seen, runs, firstRun, previous } = incident;
  const facts = [
    [
      'Bucket',
      `${code(request.bucket, sanitizer)}${id === null ? '' : ` (id ${id})`} of organization ${place.organizationId}`
    ],
    ['Storage', `${code(request.storageProvider, sanitizer)} at ${code(request.endpoint, sanitizer)}`],
    ['Down since', `${utc(since)}${runLink(firstRun, place)}`],
    ['Last seen down', `${utc(seen)}${runLink(place.run, place)}`],
    ['Seen down', `in ${pluralize(runs, 'run')}`],
    ...(previous === null ? [] : [['Outage before', `#${previous}`]])
  ];
  return [
    markerOf(identity, incident),
    `<p>❌ ${happened(down, sanitizer)}</p>`,
    '<table>',
    ...facts.map(([name, value]) => `<tr><th align="left">${name}</th><td>${value}</td></tr>`),
    '</table>',
    ...explained(down, place, sanitizer),
    '<p><sub>Each run that finds the bucket down brings this up to date; the first that finds it healthy closes the issue. ' +
      'Notes are safe in comments, and here below an empty line.</sub></p>'
  ].join('\n');
}

/** The body of an issue whose bucket is back: how long it was down, above what was known of it. */
export function closedBody(body: string, identity: string, incident: Incident, nowIso: string, place: Place): string {
  const { since, runs, cause } = incident;
  const downMs = Math.max(0, Date.parse(nowIso) - Date.parse(since));
  const last = cause ? `, the last time with <code>${cause}</code>` : '';
  const healthy =
    `<p>✅ Healthy again: ${utc(nowIso)}${runLink(place.run, place)}, after it was down for <b>${formatDuration(downMs)}</b> ` +
    `and seen so in ${pluralize(runs, 'run')}${last}. What follows is how it was.</p>`;
  return withSection(body, [markerOf(identity, incident), healthy, sectionIn(body)].filter(Boolean).join('\n'));
}

/** The body of an issue that another one of the same bucket makes superfluous. */
export function duplicateBody(body: string, identity: string, incident: Incident, other: number): string {
  const section = sectionIn(body);
  return withSection(body, [markerOf(identity, incident), `<p>Duplicate of #${other}</p>`, section].join('\n'));
}

/** Written when the bucket is still down, but for another reason. */
export function causeComment(down: Down, before: string | null, place: Place, sanitizer: Sanitizer): string {
  const was = before ? ` Before it was <code>${before}</code>.` : '';
  return [
    `<p>The cause has changed${runLink(place.run, place)}. ${happened(down, sanitizer)}${was}</p>`,
    ...explained(down, place, sanitizer)
  ].join('\n');
}

function happened({ bucket, status, failure }: Down, sanitizer: Sanitizer): string {
  const name = code(bucket.request.bucket, sanitizer);
  return `The bucket ${name} ${introductions[status]} ${own(failure.what, sanitizer)} (<code>${failure.code}</code>).`;
}

function explained({ failure }: Down, { readme }: Place, sanitizer: Sanitizer): string[] {
  return explanation(failure, readme, sanitizer);
}

function runLink(run: string | null, { repository }: Place): string {
  return run === null ? '' : ` (<a href="${repository}/actions/runs/${run}">run ${run}</a>)`;
}

/** "2026-01-05 10:00 UTC". */
function utc(iso: string): string {
  return `${new Date(iso).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
