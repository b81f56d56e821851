/** What an issue can be about: a target, or the watch over an organization's targets. */
import { createHash } from 'node:crypto';
import type { ErrorCode } from '../errors/error-codes.ts';
import type { Failure } from '../errors/failure.ts';
import { code } from '../report/html.ts';
import { introductions } from '../report/wording.ts';
import type { Target, UnresolvedTarget } from '../studio/target.ts';
import type { TargetResult } from '../verification/verify-target.ts';

export interface Subject {
  /** The same in every run that asks the same Studio for it: 16 hexadecimal digits. */
  identity: string;
  title: string;
  /** HTML, the beginning of a sentence. */
  name: string;
  /** How the sentence goes on once nothing is wrong any more. */
  recovered: string;
  /** What is wrong, and how the sentence goes on before it; null if nothing is. */
  down: { introduction: string; failure: Failure; since: string } | null;
  /** Where its issue is that is open, or was changed in this run; null until one is. */
  url: string | null;
}

/** A verdict on one target; its texts are sanitized. */
export interface Result extends Pick<TargetResult, 'verdict' | 'effort' | 'healthy' | 'failure' | 'issueUrl'> {
  target: Target | UnresolvedTarget;
}

export interface Studio {
  apiUrl: string;
  organizationId: number;
}

const UNCHECKED: ReadonlySet<string> = new Set(['cors-unverifiable', 'freshness-unverifiable'] as ErrorCode[]);
/** Why nothing could be verified, and why it stays so until somebody does something. */
const STANDING: ReadonlySet<string> = new Set<ErrorCode>([
  ...(['api-key-rejected', 'api-key-forbidden', 'not-found', 'no-buckets', 'unknown-bucket-id'] as const),
  ...(['redirected', 'tls', 'proxy', 'request-refused', 'unexpected-response'] as const)
]);

/** @returns null for a verdict that says nothing about the target: its issue, if any, is left alone */
export function subjectOf(result: Result, nowMs: number, studio: Studio): Subject | null {
  const { target, healthy, failure, effort } = result;
  const { status } = result.verdict;
  if (target.kind === 'unresolved' || status === 'unverifiable') return null;
  if (failure && UNCHECKED.has(failure.code)) return null;
  const { key, noun, name, id } = described(target);
  const identity = identityOf(studio, key);
  const since = new Date(nowMs - effort.durationMs).toISOString();
  const shown = name !== null && /^[\w.-]+$/.test(name) ? `${name}${id === null ? '' : ` (${id})`}` : id;
  return {
    identity,
    title: `Edge Impulse ${noun} ${shown ?? identity.slice(0, 8)} is unhealthy`,
    name: `The ${noun} ${name === null ? id : code(name)} of organization ${studio.organizationId}`,
    recovered: 'is healthy again',
    down: healthy || !failure ? null : { introduction: introductions[status], failure, since },
    url: null
  };
}

/** @returns null where it is not known whether anything can be verified */
export function watchOf(results: Result[], runError: Failure | null, nowMs: number, studio: Studio): Subject | null {
  const answered = results.some(({ verdict }) => verdict.status !== 'unverifiable');
  const failures = [runError, ...results.map(({ failure }) => failure)];
  const failure = failures.find((each) => each && STANDING.has(each.code)) ?? null;
  if (!answered && !failure) return null;
  const since = new Date(nowMs).toISOString();
  const name = `buckets of organization ${studio.organizationId}`;
  return {
    identity: identityOf(studio, ['watch']),
    title: `Edge Impulse ${name} cannot be verified`,
    name: `The ${name}`,
    recovered: 'can be verified again',
    down: answered || !failure ? null : { introduction: 'cannot be verified:', failure, since },
    url: null
  };
}

function described(target: Target) {
  switch (target.kind) {
    case 'bucket': {
      const { bucketId: id, request } = target;
      const { storageProvider, endpoint, bucket, prefix = '' } = request;
      const key = id === null ? [storageProvider, endpoint, bucket, prefix] : [id];
      return { key, noun: 'bucket', name: bucket, id };
    }
    case 'dataset':
      return { key: ['dataset', target.dataset], noun: 'dataset', name: target.dataset, id: null };
    case 'portal':
      return { key: ['portal', target.portalId], noun: 'upload portal', name: null, id: target.portalId };
  }
}

function identityOf({ apiUrl, organizationId }: Studio, key: (string | number)[]): string {
  const identity = JSON.stringify([new URL(apiUrl).host, organizationId, ...key]);
  return createHash('sha256').update(identity).digest('hex').slice(0, 16);
}
