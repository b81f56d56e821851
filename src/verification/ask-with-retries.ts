import { type Failure, failure } from '../errors/failure.ts';
import type { Reply } from '../studio/client.ts';
import { formatDuration } from '../text/duration.ts';
import { capitalize } from '../text/words.ts';
import type { VerifyContext } from './context.ts';
import type { Deadline } from './deadline.ts';

type Asked<T> =
  | { kind: 'answer'; body: T }
  /** `deadline`: the time ran out, and no request has failed by itself since the last answer. */
  | { kind: 'refusal' | 'faults' | 'deadline'; failure: Failure };

const MAX_FAULTS = 5;

/** Never throws for anything that Studio or the network does. @param pauseMs before the first request */
export async function askWithRetries<T>(
  send: (signal: AbortSignal) => Promise<Reply<T>>,
  deadline: Deadline,
  context: VerifyContext,
  pauseMs = 0
): Promise<Asked<T>> {
  const { clock, random, cancelled, circuitBreaker, rateLimitPause, observer } = context;
  let nextPauseMs = pauseMs;
  let fault: Failure | null = null;
  const late = (cutOff = failure('network', { what: 'Studio did not answer in time' })): Asked<never> =>
    fault ? { kind: 'faults', failure: fault } : { kind: 'deadline', failure: cutOff };
  for (let faults = 1; ; faults++) {
    const ended = await pauseBeforeRequest(nextPauseMs, deadline, context);
    if (ended) return ended;
    if (deadline.signal.aborted) return late();
    deadline.start();
    const sentMs = clock.now();
    const reply = await send(deadline.signal);
    if (reply.kind === 'answer') {
      circuitBreaker.recordAnswer();
      deadline.recordAnswer(clock.now() - sentMs);
      return reply;
    }
    if (cancelled.aborted) return { kind: 'refusal', failure: failure('cancelled') };
    if (reply.kind === 'refusal') return reply;
    if (deadline.signal.aborted) return late(reply.failure);

    fault = reply.failure;
    circuitBreaker.recordFault(deadline, fault, sentMs, clock.now());
    const { retryAfterMs } = reply;
    if (retryAfterMs !== null) rateLimitPause.extend(retryAfterMs, fault);
    // 1, 4, 16, 32 s, each ±25 % so that many runs do not come back together.
    const waitMs = retryAfterMs ?? deadline.fit(Math.min(4 ** (faults - 1), 32) * 1000 * (0.75 + random() / 2));
    if (faults === MAX_FAULTS || waitMs === null) return { kind: 'faults', failure: fault };
    const line = `${capitalize(fault.what)}; asking again in ${formatDuration(waitMs)}`;
    if (waitMs < deadline.leftMs) observer.onChange(line);
    nextPauseMs = waitMs;
  }
}

/** Keeps this pause or that of all targets, whichever is longer. @returns why no request may follow */
async function pauseBeforeRequest(
  pauseMs: number,
  deadline: Deadline,
  { clock, cancelled, circuitBreaker, rateLimitPause }: VerifyContext
): Promise<Asked<never> | null> {
  const stop = AbortSignal.any([deadline.signal, circuitBreaker.signal]);
  let leftMs = Math.max(pauseMs, rateLimitPause.leftMs);
  while (leftMs > 0 && !stop.aborted) {
    const { failure: tooLong } = rateLimitPause;
    if (tooLong && rateLimitPause.leftMs >= deadline.leftMs) return { kind: 'faults', failure: tooLong };
    await clock.sleep(leftMs, stop);
    // Meanwhile another target may have received a longer `Retry-After`.
    leftMs = rateLimitPause.leftMs;
  }
  const why = cancelled.aborted ? failure('cancelled') : circuitBreaker.failure;
  return why && { kind: 'refusal', failure: why };
}
