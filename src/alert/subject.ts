/** What an issue can be about: a target, or the watch over all targets of an organization. */
import { createHash } from 'node:crypto';
import type { ErrorCode } from '../errors/error-codes.ts';
import type { Failure } from '../errors/failure.ts';
import { sentence } from '../report/html.ts';
import { introductions, nameOf, nounOf } from '../report/wording.ts';
import type { Target } from '../studio/target.ts';
import type { RunResult } from '../verification/aggregate.ts';
import type { TargetResult } from '../verification/target-result.ts';

export interface Subject {
  /** The same in every run that asks the same Studio for it: 16 hexadecimal digits. */
  identity: string;
  title: string;
  /** HTML: how a sentence about it begins that says what is wrong, and the whole one that says that nothing is. */
  introduction: string;
  recovered: string;
  /** null where nothing is wrong. */
  failure: Failure | null;
  /** Of its issue, if that is open or was changed in this run. */
  url: string | null;
}

export interface Organization {
  apiUrl: string;
  organizationId: number;
}

/** These say nothing about the target. */
const UNCHECKED: ReadonlySet<string> = new Set<ErrorCode>(['cors-unverifiable', 'freshness-unverifiable']);
/** Why nothing can be verified until somebody does something. */
const STANDING: ReadonlySet<string> = new Set<ErrorCode>([
  ...(['api-key-rejected', 'api-key-forbidden', 'not-found', 'no-buckets', 'unknown-bucket-id'] as const),
  ...(['redirected', 'tls', 'proxy', 'request-refused', 'unexpected-response'] as const)
]);

/** @returns null for a verdict that says nothing about the target: its issue, if any, is left alone */
export function subjectOf({ target, verdict, checks }: TargetResult, organization: Organization): Subject | null {
  if (target.kind === 'unresolved' || verdict.status === 'unverifiable') return null;
  const failures = checks.flatMap((check) => (check.result === 'failed' ? [check.failure] : []));
  const failure = failures.find(({ code }) => !UNCHECKED.has(code)) ?? null;
  if (failures.length > 0 && !failure) return null;
  const isStored = target.kind === 'bucket' && target.bucketId !== null;
  const identity = identityOf(keyOf(target), organization);
  const isSafe = /^[a-z ]+ "?[\w.-]+"?( \(id \d+\))?$/.test(nameOf(target));
  const number = isStored ? target.bucketId : identity.slice(0, 8);
  const title = `Edge Impulse ${isSafe ? nameOf(target) : `${nounOf(target)} ${number}`} is unhealthy`;
  const name = `The ${sentence(nameOf(target))} of organization ${organization.organizationId}`;
  const introduction = `${name} ${introductions[verdict.status]}`;
  return { identity, title, introduction, recovered: `${name} is healthy again.`, failure, url: null };
}

/** @returns null where it is not known whether anything can be verified */
export function watchOf({ results, runError }: RunResult, organization: Organization): Subject | null {
  const answered = results.some(({ verdict }) => verdict.status !== 'unverifiable');
  const failures = [runError, ...results.map((result) => result.failure)];
  const failure = answered ? null : (failures.find((each) => each && STANDING.has(each.code)) ?? null);
  if (!answered && !failure) return null;
  const name = `buckets of organization ${organization.organizationId}`;
  const title = `Edge Impulse ${name} cannot be verified`;
  const introduction = `The ${name} cannot be verified:`;
  const identity = identityOf('watch', organization);
  return { identity, title, introduction, recovered: `The ${name} can be verified again.`, failure, url: null };
}

/** What a target is known by, in this run as in those to come. */
function keyOf(target: Target): unknown {
  if (target.kind === 'dataset') return ['dataset', target.dataset];
  if (target.kind === 'portal') return ['portal', target.portalId];
  const { storageProvider, endpoint, bucket, prefix = '' } = target.request;
  return target.bucketId ?? [storageProvider, endpoint, bucket, prefix];
}

function identityOf(key: unknown, { apiUrl, organizationId }: Organization): string {
  const identity = JSON.stringify([new URL(apiUrl).host, organizationId, key]);
  return createHash('sha256').update(identity).digest('hex').slice(0, 16);
}
