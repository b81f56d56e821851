/** One bucket's routine from its first request to its verdict, in virtual time. */
import type { Failure } from '../../src/errors/failure.ts';
import type { Credentials } from '../../src/inputs/selection.ts';
import { Wait } from '../../src/verification/deadline.ts';
import { type Routine, type Verdict, type Verified, verify } from '../../src/verification/poll.ts';
import { FakeClock, FakeStudio, type Script, surroundings } from '../support/fake-clock.ts';

export const credentials: Credentials = {
  storageProvider: 's3',
  accessKey: 'AKIAEXAMPLE',
  secretKey: 'a secret key',
  bucket: 'sensor-data',
  endpoint: 'https://s3.amazonaws.com'
};

export interface Setting {
  timeoutMs?: number;
  pollIntervalMs?: number;
  failureThreshold?: number;
  random?: number;
  /** When the run is cancelled. */
  cancelledAtMs?: number;
}

export interface Told {
  /** When the routine was through. */
  endedAtMs: number;
  studio: FakeStudio;
  clock: FakeClock;
  states: Parameters<Routine['onState']>[0][];
  faults: { code: string; pauseMs: number }[];
}

const MINUTE = 60_000;

export async function routine(script: Script, setting: Setting = {}): Promise<Verified & Told> {
  const { timeoutMs = 5 * MINUTE, pollIntervalMs = 5000, failureThreshold = 1, random = 0.5, cancelledAtMs } = setting;
  const clock = new FakeClock();
  const studio = new FakeStudio(clock, script);
  const cancellation = new AbortController();
  if (cancelledAtMs === 0) cancellation.abort();
  else if (cancelledAtMs !== undefined) clock.at(cancelledAtMs, () => cancellation.abort());
  const states: Told['states'] = [];
  const faults: Told['faults'] = [];
  const wait = new Wait(
    timeoutMs,
    surroundings(clock, {
      random: () => random,
      cancelled: cancellation.signal,
      onFault: ({ code }: Failure, pauseMs) => faults.push({ code, pauseMs })
    })
  );
  const onState: Routine['onState'] = (state) => states.push(state);
  const verified = await verify(credentials, { studio, wait, pollIntervalMs, failureThreshold, onState });
  wait.end();
  return { ...verified, endedAtMs: clock.elapsedMs, studio, clock, states, faults };
}

/** The code that an unverifiable bucket has got. */
export const codeOf = (verdict: Verdict) => (verdict.status === 'unverifiable' ? verdict.failure.code : verdict.status);

/** Seconds to milliseconds, for lists of times that are to be read. */
export const s = (...seconds: number[]) => seconds.map((each) => each * 1000);
