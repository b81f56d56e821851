import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { connected, connecting, error, fault, refusal, type TimedReply } from '../support/fake-clock.ts';
import { codeOf, pollOne } from './poll-one.ts';

// The same cases each time: nobody's change fails for what somebody else broke.
fc.configureGlobal({ seed: 2026 });

const timedReply = fc.oneof(
  { weight: 6, arbitrary: fc.constant(connecting) },
  { weight: 3, arbitrary: fc.constant(error()) },
  { weight: 1, arbitrary: fc.constant(connected()) },
  { weight: 1, arbitrary: fc.constant(refusal()) },
  { weight: 4, arbitrary: fc.constantFrom(fault('network'), fault('studio-unavailable')) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 400_000 }).map((ms) => fault('rate-limited', ms)) }
);
const takesMs = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 500 }) },
  { weight: 1, arbitrary: fc.integer({ min: 500, max: 60_000 }) }
);
/** Of what Studio may say, the last repeats: for ever, if need be. */
const script: fc.Arbitrary<TimedReply[]> = fc.array(
  fc.tuple(timedReply, takesMs).map(([timedReply, takesMs]) => ({ ...timedReply, takesMs })),
  { minLength: 1, maxLength: 30 }
);
const setting = fc.record({
  timeoutMs: fc.integer({ min: 1000, max: 600_000 }),
  pollIntervalMs: fc.oneof(fc.integer({ min: 2000, max: 8000 }), fc.integer({ min: 8000, max: 300_000 })),
  failureThreshold: fc.integer({ min: 1, max: 10 }),
  random: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
});

/** The verdict as the interface has it, derived from the answers alone. */
function expected(heard: TimedReply[], threshold: number): string {
  let last = '';
  let failed = '';
  let errors = 0;
  for (const { reply } of heard) {
    if (reply.kind === 'refusal') return reply.failure.code;
    if (reply.kind === 'fault') failed = reply.failure.code;
    else {
      last = reply.body.connectionStatus;
      failed = '';
      if (last === 'error') errors++;
      if (last === 'connected' || errors === threshold) return last;
    }
  }
  if (last === 'error') return 'error';
  return last && !failed ? 'timeout' : failed || 'network';
}

describe('whatever Studio says, and however long it takes', () => {
  it('the verdict is there by the deadline, and it is the one of the interface', async () => {
    await fc.assert(
      fc.asyncProperty(script, setting, async (script, setting) => {
        const { verdict, endedAtMs, studio, clock } = await pollOne(script, setting);
        expect(endedAtMs).toBeLessThanOrEqual(setting.timeoutMs);
        expect([clock.pending, studio.open]).toEqual([0, 0]);
        const timedReplies = studio.verifiedAtMs.map((atMs, index) => ({
          atMs,
          timedReply: script[index] ?? script.at(-1)
        }));
        const heard = timedReplies.filter(({ atMs, timedReply }) => atMs + (timedReply?.takesMs ?? 0) <= endedAtMs);
        // What ends in the very moment of the deadline may be heard or not.
        fc.pre(heard.every(({ atMs, timedReply }) => atMs + (timedReply?.takesMs ?? 0) < setting.timeoutMs));
        const answers = heard.flatMap(({ timedReply }) => timedReply ?? []);
        expect(codeOf(verdict)).toBe(expected(answers, setting.failureThreshold));
      }),
      { numRuns: 400 }
    );
  });

  it('no more than four tries follow a fault, and none without a pause', async () => {
    await fc.assert(
      fc.asyncProperty(script, setting, async (script, setting) => {
        const { studio } = await pollOne(script, setting);
        let inARow = 0;
        for (const [index, atMs] of studio.verifiedAtMs.entries()) {
          const previous = script[index - 1] ?? script.at(-1);
          if (index > 0 && previous?.reply.kind === 'fault') inARow++;
          else inARow = 0;
          expect(inARow).toBeLessThanOrEqual(4);
          const answeredMs = (studio.verifiedAtMs[index - 1] ?? -1) + (previous?.takesMs ?? 0);
          if (index > 0) expect(atMs).toBeGreaterThan(answeredMs);
        }
      }),
      { numRuns: 200 }
    );
  });

  it('cancellation ends it in the same moment', async () => {
    await fc.assert(
      fc.asyncProperty(script, setting, fc.nat(400_000), async (script, setting, cancelledAtMs) => {
        const { verdict, endedAtMs, studio, clock } = await pollOne(script, { ...setting, cancelledAtMs });
        expect(endedAtMs).toBeLessThanOrEqual(cancelledAtMs);
        // An answer of that very moment may still be heard.
        if (endedAtMs === cancelledAtMs) expect(['cancelled', 'connected']).toContain(codeOf(verdict));
        expect(studio.open).toBe(0);
        // The clock itself still holds the cancellation where the verdict was earlier.
        expect(clock.pending).toBeLessThanOrEqual(endedAtMs < cancelledAtMs ? 1 : 0);
      }),
      { numRuns: 200 }
    );
  });
});
