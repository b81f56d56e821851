import type { Failure } from '../errors/failure.ts';

/** `since` is null where Studio did not say it. */
export type Verdict =
  | { status: 'connected'; since: string | null; sample: Sample }
  | { status: 'error' | 'timeout' | 'unverifiable'; since: string | null; failure: Failure };

export type Status = Verdict['status'];

/** null where Studio did not say it. */
export interface Sample {
  fileCount: number | null;
  hasInfoLabels: boolean | null;
  /** Only of Azure: the endpoint to register the bucket with. */
  endpoint: string | null;
}

/** Reasons are ends of sentences, without path and query of the signed URL. */
export type CorsVerdict =
  /** `condition`: what the user of the browser has to do. */
  | { status: 'passed'; condition?: string }
  | { status: 'failed'; reason: string; remedy?: string; blocks?: string[] }
  /** This runner could not ask the storage. */
  | { status: 'unverifiable'; reason: string }
  | { status: 'skipped'; reason: string };

/** For both preflights, which go side by side. */
export const LONGEST_PREFLIGHT_MS = 10_000;
