/** What Studio can be asked to verify: a bucket, a dataset or an upload portal. */
import type { Failure } from '../errors/failure.ts';
import type { VerifyRequest } from './contract.ts';

export type Target = BucketTarget | DatasetTarget | PortalTarget;

export interface BucketTarget {
  kind: 'bucket';
  /** null for new credentials. */
  bucketId: number | null;
  request: VerifyRequest;
  /** What of the request this step's inputs gave; Studio has the rest stored. */
  given: readonly (keyof VerifyRequest)[];
}

interface DatasetTarget {
  kind: 'dataset';
  dataset: string;
}

interface PortalTarget {
  kind: 'portal';
  portalId: number;
}

/** A bucket that was selected, but that Studio cannot be asked about. */
export interface UnresolvedTarget {
  kind: 'unresolved';
  /** null for an entry of the bucket list without a usable id. */
  bucketId: number | null;
  failure: Failure;
}

/** Whether this step's secret was verified, or the one that Studio has stored. */
export function secretSource(target: Target | UnresolvedTarget): 'given' | 'stored' {
  return target.kind === 'bucket' && target.given.includes('secretKey') ? 'given' : 'stored';
}
