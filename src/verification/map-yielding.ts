/** A loop over many targets that keeps no signal waiting. */
import type { Clock } from '../clock.ts';
import { failure } from '../errors/failure.ts';

const LONGEST_STRETCH_MS = 10;

/**
 * Like `Array.map`, with a turn of the event loop every 10 ms.
 * @throws Failure `cancelled` as soon as the signal aborts
 */
export async function mapYielding<T, R>(
  items: readonly T[],
  map: (item: T, index: number) => R,
  clock: Clock,
  cancelled = new AbortController().signal
): Promise<R[]> {
  const mapped: R[] = [];
  let yieldedMs = clock.now();
  for (const [index, item] of items.entries()) {
    mapped.push(map(item, index));
    if (clock.now() - yieldedMs < LONGEST_STRETCH_MS) continue;
    await clock.sleep(0, cancelled);
    if (cancelled.aborted) throw failure('cancelled');
    yieldedMs = clock.now();
  }
  return mapped;
}
