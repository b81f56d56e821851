import type { Clock } from '../clock.ts';

const LONGEST_STRETCH_MS = 10;

/** Lets the process hear signals every 10 ms, and throws once it is cancelled. */
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
    cancelled.throwIfAborted();
    yieldedMs = clock.now();
  }
  return mapped;
}
