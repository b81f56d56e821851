/** Everything that people and workflows get to see in the end, in its order, and the exit code. */

import type { ErrorCode } from '../errors/error-codes.ts';
import { failure } from '../errors/failure.ts';
import type { Environment } from '../inputs/read-inputs.ts';
import type { Outcome } from '../verification/aggregate.ts';
import { messageOf } from '../text/words.ts';
import type { Log } from './log.ts';
import { writeOutputs } from './outputs.ts';
import { writeSummary } from './summary.ts';
import type { TextGate } from '../text/sanitizer.ts';

export interface Audience {
  env: Environment;
  gate: TextGate;
  log: Log;
  /** The README that explains the error codes; null where it is not known. */
  readme: string | null;
  summary: boolean;
  failOnError: boolean;
  timeoutMs: number;
  /** Where past incidents are listed; null where no issues are kept. */
  history: string | null;
}

/** @returns the exit code */
export async function report(outcome: Outcome, audience: Audience): Promise<number> {
  const { gate, log, env } = audience;
  if (audience.summary) await summarized(outcome, audience);
  const written = output(outcome, gate, env);
  const { trouble, results } = outcome;
  // A cancelled run has one warning, which is about that.
  if (written.warning && trouble?.code === 'cancelled') log.info(written.warning);
  else if (written.warning) log.warning(written.warning);
  const passing = outcome.healthy || (!audience.failOnError && !(trouble && ALWAYS_FAILING.has(trouble.code)));
  if (trouble) log.trouble(trouble, !passing && trouble.code !== 'cancelled');
  else log.annotate(results, !passing);
  if (written.error) log.trouble(written.error, true);
  return passing && !written.error ? 0 : 1;
}

/** What no `fail-on-error: false` makes green. */
const ALWAYS_FAILING: ReadonlySet<string> = new Set<ErrorCode>(['invalid-input', 'cancelled', 'internal']);

async function summarized(outcome: Outcome, { gate, log, readme, timeoutMs, history }: Audience): Promise<void> {
  try {
    await writeSummary(outcome, { timeoutMs, readme, history }, gate);
  } catch (error) {
    log.warning(`The job summary could not be written: ${messageOf(error)}`);
  }
}

function output(outcome: Outcome, gate: TextGate, env: Environment) {
  try {
    return { warning: writeOutputs(outcome, gate, env), error: null };
  } catch (error) {
    const said = { by: 'This runner', text: messageOf(error) } as const;
    return { warning: null, error: failure('internal', { what: 'the outputs could not be written', said }) };
  }
}
