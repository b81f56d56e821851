/** What Studio's answers about one target came to. Each case holds exactly what is known. */
import type { Failure } from '../errors/failure.ts';

export type Verdict =
  | { status: 'connected'; since: string | null; sample: Sample }
  /** `since` is null where Studio did not say it, and for `unverifiable`. */
  | { status: 'error' | 'timeout' | 'unverifiable'; since: string | null; failure: Failure };

export type Status = Verdict['status'];

/** What Studio found in a target that it reached; null where it did not say. */
export interface Sample {
  fileCount: number | null;
  hasInfoLabels: boolean | null;
  /** Azure only: the endpoint in the form in which the bucket has to be registered. */
  endpoint: string | null;
}

/** Whether a browser may upload. Reasons are ends of sentences, without paths and queries: the signed URL is a write credential. */
export type CorsVerdict =
  /** `condition`: what is left to the people at the browser. */
  | { status: 'passed'; condition?: string }
  /** With what to do about it, and what is to be copied for that. */
  | { status: 'failed'; reason: string; remedy?: string; blocks?: string[] }
  /** This runner could not ask the storage: says nothing about the rules. */
  | { status: 'unverifiable'; reason: string }
  | { status: 'skipped'; reason: string };

/** For both preflights of a target, which go side by side. */
export const LONGEST_PREFLIGHT_MS = 10_000;
