/** The one error class: what happened, the likely cause, the next step, and a stable code. */
import { type ErrorCode, type Explanation, explanations, type OwnCode } from './error-codes.ts';

/** Text from outside: it must pass the sanitizer before it is shown. */
export interface Quote {
  by: 'Studio' | 'The storage service' | 'This runner';
  text: string;
}

export class Failure extends Error {
  override name = 'Failure';
  readonly code: ErrorCode;
  readonly what: string;
  /** `cause` already has a meaning in `Error`. */
  readonly likelyCause: string;
  readonly remedy: string;
  readonly blocks: readonly string[];
  readonly link: string | null;
  readonly quote: Quote | null;

  constructor(code: ErrorCode, { what, cause, remedy, blocks = [], link }: Explanation, quote: Quote | null = null) {
    super(what);
    this.code = code;
    this.what = what;
    this.likelyCause = cause;
    this.remedy = remedy;
    this.blocks = blocks;
    this.link = link ?? null;
    this.quote = quote;
  }
}

/** Whatever was thrown, as a failure: `internal` unless it is one already. */
export function toFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  const text = error instanceof Error ? error.message : String(error);
  return failure('internal', { quote: { by: 'This runner', text } });
}

/** A failure with the explanation of its code, except for what the caller knows better. */
export function failure(code: OwnCode, better: Partial<Explanation> & { quote?: Quote | null } = {}): Failure {
  return new Failure(code, { ...explanations[code], ...better }, better.quote);
}
