/** One bucket, polled from its first request to its verdict, in virtual time. */

import type { Verdict } from '../../src/checks/verdict.ts';
import { failure } from '../../src/errors/failure.ts';
import type { Credentials } from '../../src/inputs/selection.ts';
import { Deadline } from '../../src/verification/deadline.ts';
import { poll } from '../../src/verification/poll.ts';
import { enough, inputsOf } from '../inputs/read.ts';
import { FakeClock, FakeStudio, type Script, verifyContext } from '../support/fake-clock.ts';

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

interface Observed {
  verdict: Verdict;
  /** Requests that were sent. */
  attempts: number;
  /** When the verdict was there. */
  endedAtMs: number;
  studio: FakeStudio;
  clock: FakeClock;
  /** What was said of changes of state and of pauses. */
  lines: string[];
}

const MINUTE = 60_000;

export async function pollOne(script: Script, setting: Setting = {}): Promise<Observed> {
  const { timeoutMs = 5 * MINUTE, pollIntervalMs = 5000, failureThreshold = 1, random = 0.5, cancelledAtMs } = setting;
  const clock = new FakeClock();
  const studio = new FakeStudio(clock, script);
  const cancellation = new AbortController();
  if (cancelledAtMs === 0) cancellation.abort();
  else if (cancelledAtMs !== undefined) clock.at(cancelledAtMs, () => cancellation.abort());
  const lines: string[] = [];
  const context = verifyContext(clock, studio, {
    inputs: { ...inputsOf(enough), pollIntervalMs, failureThreshold },
    observer: { onTargets: () => {}, onChange: (line) => lines.push(line), onResult: () => {} },
    random: () => random,
    cancelled: cancellation.signal
  });
  const deadline = new Deadline(timeoutMs, clock, cancellation.signal);
  const target = { kind: 'bucket', bucketId: null, request: credentials, given: [] } as const;
  // In the storage's own words.
  const diagnose = async (said: string | null) => failure('internal', { what: String(said) });
  const send = (signal: AbortSignal) => studio.verify(target, signal);
  const verdict = await poll(send, deadline, context, diagnose);
  deadline.clear();
  return { verdict, attempts: studio.verifiedAtMs.length, endedAtMs: clock.elapsedMs, studio, clock, lines };
}

/** The code that an unverifiable bucket has got. */
export const codeOf = (verdict: Verdict) => (verdict.status === 'unverifiable' ? verdict.failure.code : verdict.status);

/** Seconds to milliseconds, for lists of times that are to be read. */
export const s = (...seconds: number[]) => seconds.map((each) => each * 1000);
