/** What Studio's answers about one target came to. Each case holds exactly what is known. */
import type { Failure } from '../errors/failure.ts';

export type Verdict =
  | { status: 'connected'; since: string | null; sample: Sample }
  | { status: 'error'; since: string | null; connectionError: string | null }
  | { status: 'timeout'; since: string | null }
  | { status: 'unverifiable'; failure: Failure };

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
  /** `remedy`: where it is not the storage's rules that forbid it. */
  | { status: 'failed'; reason: string; remedy?: string }
  /** This runner could not ask the storage: says nothing about the rules. */
  | { status: 'unverifiable'; reason: string };

/** For both preflights of a target, which go side by side. */
export const LONGEST_PREFLIGHT_MS = 10_000;
