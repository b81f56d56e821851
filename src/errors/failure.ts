/** The one error class: what happened, the likely cause, the next step, and a stable code. */
import { type ErrorCode, type Explanation, explanations, type OwnCode } from './error-codes.ts';

/** Text from outside: it must pass the sanitizer before it is shown. */
export interface Quote {
  by: 'Studio' | 'The storage service' | 'This runner';
  text: string;
}

export class Failure extends Error {
  readonly code: ErrorCode;
  readonly what: string;
  /** `cause` already has a meaning in `Error`. */
  readonly likelyCause: string;
  readonly remedy: string;
  readonly blocks: readonly string[];
  readonly link: string | null;
  readonly quote: Quote | null;

  constructor(code: ErrorCode, explanation: Explanation, quote: Quote | null = null) {
    super(explanation.what);
    this.name = 'Failure';
    this.code = code;
    this.what = explanation.what;
    this.likelyCause = explanation.cause;
    this.remedy = explanation.remedy;
    this.blocks = explanation.blocks ?? [];
    this.link = explanation.link ?? null;
    this.quote = quote;
  }
}

/** @param error whatever was thrown: `internal` unless it is a failure already */
export function toFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  const text = error instanceof Error ? error.message : String(error);
  return failure('internal', { quote: { by: 'This runner', text } });
}

/** A failure with the explanation of its code, except for what the caller knows better. */
export function failure(code: OwnCode, better: Partial<Explanation> & { quote?: Quote | null } = {}): Failure {
  return new Failure(code, { ...explanations[code], ...better }, better.quote);
}
