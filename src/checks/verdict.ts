import type { Failure } from '../errors/failure.ts';

/** What Studio's answers about one target come to; `since` is null where Studio did not say it. */
export type Verdict =
  | { status: 'connected'; since: string | null; sample: Sample }
  | { status: 'error' | 'timeout' | 'unverifiable'; since: string | null; failure: Failure };

export type Status = Verdict['status'];

/** What Studio found in the target; null where it did not say. */
export interface Sample {
  fileCount: number | null;
  hasInfoLabels: boolean | null;
  /** Only of Azure: the endpoint to register the bucket with. */
  endpoint: string | null;
}

/** Whether a browser may upload. Reasons are ends of sentences, without path and query of the signed URL. */
export type CorsVerdict =
  /** `condition`: what the user of the browser has to do. */
  | { status: 'passed'; condition?: string }
  /** `blocks`: texts to be copied. */
  | { status: 'failed'; reason: string; remedy?: string; blocks?: string[] }
  /** This runner could not ask the storage. */
  | { status: 'unverifiable'; reason: string }
  | { status: 'skipped'; reason: string };

/** For both preflights of a target, which go side by side. */
export const LONGEST_PREFLIGHT_MS = 10_000;
