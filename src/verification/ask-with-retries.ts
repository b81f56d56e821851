/** One usable answer of Studio, however many requests it takes. */
import type { Clock } from '../clock.ts';
import type { Failure } from '../errors/failure.ts';
import type { Reply } from '../studio/client.ts';
import { faultPauseMs, MAX_FAULTS } from './backoff.ts';
import type { CircuitBreaker } from './circuit-breaker.ts';
import type { Deadline } from './deadline.ts';

/** What all waits of a run share. */
export interface PollContext {
  clock: Clock;
  /** From 0 up to 1. */
  random: () => number;
  cancelled: AbortSignal;
  circuitBreaker: CircuitBreaker;
  /** Called before the pause that follows a fault. */
  onFault: (fault: Failure, pauseMs: number) => void;
}

export type Asked<T> =
  | { kind: 'answer'; body: T }
  | { kind: 'refusal'; failure: Failure }
  /**
   * The deadline, too many faults, or a `Retry-After` past the deadline. `fault` is the last one since the last answer;
   * what the deadline cuts off is none, but says how far the request came.
   */
  | { kind: 'gave-up'; fault: Failure | null; cutOff?: Failure }
  | { kind: 'cancelled' };

/** Aborts the request at the deadline and on cancellation. Never throws for anything that Studio or the network does. */
export async function askWithRetries<T>(
  send: (signal: AbortSignal) => Promise<Reply<T>>,
  deadline: Deadline,
  context: PollContext
): Promise<Asked<T>> {
  const { clock, circuitBreaker, cancelled, random, onFault } = context;
  let fault: Failure | null = null;
  for (let faults = 1; ; faults++) {
    const stopped = await untilAllowed(deadline, context, fault);
    if (stopped) return stopped;
    const askedMs = clock.now();
    const reply = await send(deadline.signal);
    if (cancelled.aborted && reply.kind !== 'answer') return { kind: 'cancelled' };
    if (deadline.signal.aborted && reply.kind === 'fault') return { kind: 'gave-up', fault, cutOff: reply.failure };
    circuitBreaker.record(deadline, reply, askedMs, clock.now());
    if (reply.kind === 'answer') {
      deadline.slowestAnswerMs = Math.max(deadline.slowestAnswerMs, clock.now() - askedMs);
    }
    if (reply.kind !== 'fault') return reply;
    fault = reply.failure;
    if (faults === MAX_FAULTS) return { kind: 'gave-up', fault };
    if (reply.retryAfterMs === null) {
      const pauseMs = deadline.fit(faultPauseMs(faults, random()));
      if (pauseMs === null) return { kind: 'gave-up', fault };
      onFault(fault, pauseMs);
      await pause(pauseMs, deadline, context);
    } else if (deadline.elapsedMs + reply.retryAfterMs < deadline.timeoutMs) {
      onFault(fault, reply.retryAfterMs);
    }
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
  const { clock, circuitBreaker, cancelled } = context;
  const pausedMs = () => (circuitBreaker.paused?.untilMs ?? 0) - clock.now();
  while (!deadline.signal.aborted && !circuitBreaker.opened && circuitBreaker.paused && pausedMs() > 0) {
    if (deadline.elapsedMs + pausedMs() >= deadline.timeoutMs) {
      return { kind: 'gave-up', fault: circuitBreaker.paused.failure };
    }
    await pause(pausedMs(), deadline, context);
  }
  if (cancelled.aborted) return { kind: 'cancelled' };
  if (circuitBreaker.opened) return { kind: 'refusal', failure: circuitBreaker.opened };
  return deadline.signal.aborted ? { kind: 'gave-up', fault } : null;
}
