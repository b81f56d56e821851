/** A fetch with limits, for clients that bring none: no redirects, and neither waiting nor reading without end. */

const LONGEST_WAIT_S = 10;
const LARGEST_MIB = 16;

/** What another try would not change. */
class LimitError extends Error {
  /** What clients take for a request that was ended on purpose, and do not repeat. */
  override name = 'AbortError';
}

/**
 * @param ended ends what is under way, and whatever would follow
 * @param onExchange called for each exchange, with one line without body and headers
 * @returns throws LimitError for an answer that is too slow or too large
 */
export function boundedFetch(
  fetch: typeof globalThis.fetch,
  ended: AbortSignal,
  onExchange: (line: string) => void
): typeof globalThis.fetch {
  return async (url, options) => {
    const startedMs = performance.now();
    const logOutcome = (outcome: string | number) => {
      const exchange = `${options?.method ?? 'GET'} ${new URL(String(url)).pathname}`;
      onExchange(`${exchange} -> ${outcome}, ${Math.round(performance.now() - startedMs)} ms`);
    };
    const late = AbortSignal.timeout(LONGEST_WAIT_S * 1000);
    const signal = AbortSignal.any([ended, late]);
    try {
      const { status, headers, body } = await fetch(url, { ...options, redirect: 'manual', signal });
      const chunks: Uint8Array[] = [];
      let left = LARGEST_MIB * 2 ** 20;
      for await (const chunk of body ?? []) {
        left -= chunk.length;
        if (left < 0) throw new LimitError(`more than ${LARGEST_MIB} MiB came`);
        chunks.push(chunk);
      }
      logOutcome(status);
      return new Response([204, 205, 304].includes(status) ? null : Buffer.concat(chunks), { status, headers });
    } catch (error) {
      logOutcome('no answer');
      if (late.aborted) throw new LimitError(`no answer within ${LONGEST_WAIT_S} s`);
      throw error;
    }
  };
}
