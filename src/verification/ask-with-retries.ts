/** One usable answer of Studio, however many requests it takes. */
import type { Clock } from '../clock.ts';
import { type Failure, failure } from '../errors/failure.ts';
import type { Reply, Studio } from '../studio/client.ts';
import { formatDuration } from '../text/duration.ts';
import { capitalize } from '../text/words.ts';
import { faultPauseMs, MAX_FAULTS } from './backoff.ts';
import type { CircuitBreaker } from './circuit-breaker.ts';
import type { Deadline } from './deadline.ts';

/** What all waits of a run share. */
export interface PollContext {
  studio: Studio;
  clock: Clock;
  /** From 0 up to 1. */
  random: () => number;
  cancelled: AbortSignal;
  circuitBreaker: CircuitBreaker;
  /** Called with a line for each change of state, and for each pause after something went wrong. */
  onChange: (line: string) => void;
}

export type Asked<T> =
  | { kind: 'answer'; body: T }
  | { kind: 'refusal'; failure: Failure }
  /** The deadline, too many faults, or too long a pause. `faulted`: not only by what the deadline cut off. */
  | { kind: 'gave-up'; failure: Failure; faulted: boolean };

/** Aborts the request at the deadline and on cancellation. Never throws for anything that Studio or the network does. */
export async function askWithRetries<T>(
  send: (signal: AbortSignal) => Promise<Reply<T>>,
  deadline: Deadline,
  context: PollContext
): Promise<Asked<T>> {
  const { clock, circuitBreaker, cancelled, random, onChange } = context;
  let fault: Failure | null = null;
  for (let faults = 1; ; faults++) {
    const stopped = await untilAllowed(deadline, context, fault);
    if (stopped) return stopped;
    const askedMs = clock.now();
    const reply = await send(deadline.signal);
    if (cancelled.aborted && reply.kind !== 'answer') return { kind: 'refusal', failure: failure('cancelled') };
    // What the deadline cuts off is no fault, but says how far the request came.
    if (deadline.signal.aborted && reply.kind === 'fault') return gaveUp(deadline, fault, reply.failure);
    circuitBreaker.record(deadline, reply, askedMs);
    if (reply.kind === 'answer') {
      deadline.slowestAnswerMs = Math.max(deadline.slowestAnswerMs, clock.now() - askedMs);
    }
    if (reply.kind !== 'fault') return reply;
    fault = reply.failure;
    const pauseMs = reply.retryAfterMs ?? deadline.fit(faultPauseMs(faults, random()));
    if (faults === MAX_FAULTS || pauseMs === null) return gaveUp(deadline, fault);
    // `untilAllowed` keeps the pause that Studio asked for.
    const isTooLong = deadline.elapsedMs + pauseMs >= deadline.timeoutMs;
    if (!isTooLong) onChange(`${capitalize(fault.what)}; asking again in ${formatDuration(pauseMs)}`);
    if (reply.retryAfterMs === null) await pause(pauseMs, deadline, context);
  }
}

/** Ends early at the deadline, on cancellation, and when nobody is to ask any more. */
export function pause(ms: number, deadline: Deadline, { clock, circuitBreaker }: PollContext): Promise<void> {
  return clock.sleep(ms, AbortSignal.any([deadline.signal, circuitBreaker.signal]));
}

/** Keeps the pause that Studio asked for. @returns how the wait ends, if it does not go on */
async function untilAllowed(
  deadline: Deadline,
  context: PollContext,
  fault: Failure | null
): Promise<Asked<never> | null> {
  const { circuitBreaker, cancelled } = context;
  while (!deadline.signal.aborted && !circuitBreaker.opened && circuitBreaker.pauseMs > 0) {
    if (deadline.elapsedMs + circuitBreaker.pauseMs >= deadline.timeoutMs) {
      return gaveUp(deadline, circuitBreaker.pausedBy);
    }
    await pause(circuitBreaker.pauseMs, deadline, context);
  }
  if (cancelled.aborted) return { kind: 'refusal', failure: failure('cancelled') };
  if (circuitBreaker.opened) return { kind: 'refusal', failure: circuitBreaker.opened };
  return deadline.signal.aborted ? gaveUp(deadline, fault) : null;
}

/** @param cutOff how far the request came that the deadline has ended */
function gaveUp({ timeoutMs }: Deadline, fault: Failure | null, cutOff?: Failure): Asked<never> {
  const silence = { what: `Studio did not answer within ${formatDuration(timeoutMs)}` };
  return { kind: 'gave-up', failure: fault ?? cutOff ?? failure('network', silence), faulted: fault !== null };
}
