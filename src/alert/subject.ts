/** What an issue is about: a target, or the watch over all targets of an organization. */
import { createHash } from 'node:crypto';
import type { ErrorCode } from '../errors/error-codes.ts';
import type { Failure } from '../errors/failure.ts';
import type { Environment, Inputs } from '../inputs/read-inputs.ts';
import { docsOf, explanation, sentence } from '../report/html.ts';
import { introductions, nameOf, partsOf } from '../report/wording.ts';
import type { Target } from '../studio/target.ts';
import type { RunResult } from '../verification/aggregate.ts';
import type { TargetResult } from '../verification/target-result.ts';

export interface Subject {
  /** 16 hexadecimal digits, the same in every run that asks the same Studio for it. */
  identity: string;
  title: string;
  /** null where it is healthy. */
  cause: ErrorCode | null;
  /** Lines of HTML: the first says what is wrong, if anything is. */
  report: string[];
  /** Of its issue, if that is open or was changed in this run. */
  url: string | null;
}

export type Organization = Pick<Inputs, 'apiUrl' | 'organizationId'> & { env: Environment };

/** These say nothing about the target. */
const UNCHECKED: ReadonlySet<string> = new Set<ErrorCode>(['cors-unverifiable', 'freshness-unverifiable']);
/** Nothing can be verified until somebody acts. */
const STANDING: ReadonlySet<string> = new Set<ErrorCode>([
  ...(['api-key-rejected', 'api-key-forbidden', 'not-found', 'no-buckets', 'unknown-bucket-id'] as const),
  ...(['redirected', 'tls', 'proxy', 'request-refused', 'unexpected-response'] as const)
]);

/** @returns null for a verdict that says nothing about the target, whose issue is then left alone */
export function subjectOf({ target, verdict, checks }: TargetResult, organization: Organization): Subject | null {
  if (target.kind === 'unresolved' || verdict.status === 'unverifiable') return null;
  const failures = checks.flatMap((check) => (check.result === 'failed' ? [check.failure] : []));
  const failure = failures.find(({ code }) => !UNCHECKED.has(code)) ?? null;
  if (failures.length > 0 && !failure) return null;
  const identity = identityOf(keyOf(target), organization);
  const { noun, id } = partsOf(target);
  const isSafe = /^[a-z ]+ "?[\w.-]+"?( \(id \d+\))?$/.test(nameOf(target));
  const title = `Edge Impulse ${isSafe ? nameOf(target) : `${noun} ${id ?? identity.slice(0, 8)}`} is unhealthy`;
  const name = `The ${sentence(nameOf(target))} of organization ${organization.organizationId}`;
  const what = `${name} ${failure ? introductions[verdict.status] : 'is healthy again.'}`;
  return subject(identity, title, what, failure, organization);
}

/** @returns null where it is not known whether anything can be verified */
export function watchOf({ results, runError }: RunResult, organization: Organization): Subject | null {
  const isAnswered = results.some(({ verdict }) => verdict.status !== 'unverifiable');
  const failures = isAnswered ? [] : [runError, ...results.map((result) => result.failure)];
  const failure = failures.find((each) => each && STANDING.has(each.code)) ?? null;
  if (!isAnswered && !failure) return null;
  const name = `buckets of organization ${organization.organizationId}`;
  const what = `The ${name} ${failure ? 'cannot be verified:' : 'can be verified again.'}`;
  const identity = identityOf('watch', organization);
  return subject(identity, `Edge Impulse ${name} cannot be verified`, what, failure, organization);
}

function subject(identity: string, title: string, what: string, why: Failure | null, { env }: Organization): Subject {
  const first = why ? `❌ ${what} ${sentence(why.what)} (<code>${why.code}</code>).` : `✅ ${what}`;
  const report = [`<p>${first}</p>`, ...(why ? explanation(why, docsOf(env)) : [])];
  return { identity, title, cause: why?.code ?? null, report, url: null };
}

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
