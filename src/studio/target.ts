import type { Failure } from '../errors/failure.ts';
import type { VerifyRequest } from './contract.ts';

export type Target = BucketTarget | { kind: 'dataset'; dataset: string } | { kind: 'portal'; portalId: number };

export interface BucketTarget {
  kind: 'bucket';
  /** null for new credentials. */
  bucketId: number | null;
  request: VerifyRequest;
  /** Which fields of the request come from this step's inputs; Studio has the others stored. */
  given: readonly (keyof VerifyRequest)[];
}

/** Selected, but Studio cannot be asked about it. */
export interface UnresolvedTarget {
  kind: 'unresolved';
  bucketId: number | null;
  failure: Failure;
}

export function secretSource(target: Target | UnresolvedTarget): 'given' | 'stored' {
  return target.kind === 'bucket' && target.given.includes('secretKey') ? 'given' : 'stored';
}
