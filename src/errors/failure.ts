/** The one error class: what happened, the likely cause, the next step, and a stable code. */
import { type ErrorCode, type Explanation, explanations, type OwnCode } from './error-codes.ts';

/** Words that came from outside, not yet fit to be shown: they pass the sanitizer in text/sanitizer.ts first. */
export interface Quote {
  by: 'Studio' | 'The storage service' | 'This runner';
  text: string;
}

export class Failure extends Error {
  readonly code: ErrorCode;
  readonly what: string;
  /** Not called `cause`: that is what `Error` calls the error below. */
  readonly likelyCause: string;
  readonly remedy: string;
  /** Texts to be copied, such as a command or a policy, each a block of its own. */
  readonly blocks: readonly string[];
  /** Documentation of the service that refused; null where there is none. */
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

/** What was thrown where nothing was to be thrown. */
export function unexpected(error: unknown): Failure {
  if (error instanceof Failure) return error;
  const text = error instanceof Error ? error.message : String(error);
  return failure('internal', { quote: { by: 'This runner', text } });
}

/** A failure with the explanation of its code, except where the caller knows better. */
export function failure(code: OwnCode, better: Partial<Explanation> & { quote?: Quote | null } = {}): Failure {
  const { quote = null, ...explanation } = better;
  return new Failure(code, { ...explanations[code], ...explanation }, quote);
}
