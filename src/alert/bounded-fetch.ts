/** What Octokit sends with: no redirect is followed, no answer is waited for or read without a bound. */
import { CATCH_UP, GitHubError } from './github-error.ts';

type Fetch = typeof globalThis.fetch;

const LONGEST_WAIT_S = 10;
/** A page of a hundred issues with the longest bodies that GitHub takes has about half of it. */
const LARGEST_MIB = 16;

/**
 * @param signal ends what is under way, and whatever would follow
 * @param onExchange receives one line per exchange, without body and headers
 */
export function boundedFetch(fetch: Fetch, signal: AbortSignal, onExchange: (line: string) => void): Fetch {
  return async (url, options) => {
    const beganMs = performance.now();
    const late = AbortSignal.timeout(LONGEST_WAIT_S * 1000);
    let outcome: string | number = 'no answer';
    try {
      const init = { ...options, redirect: 'manual', signal: AbortSignal.any([signal, late]) } as const;
      const { status, headers, body } = await fetch(url, init);
      outcome = status;
      const content = await read(body ?? []);
      return new Response([204, 205, 304].includes(status) ? null : content, { status, headers });
    } catch (error) {
      if (signal.aborted) throw new GitHubError('the work on issues has ended', CATCH_UP);
      if (late.aborted) throw new GitHubError(`GitHub did not answer within ${LONGEST_WAIT_S} s`, CATCH_UP);
      throw error;
    } finally {
      const tookMs = Math.round(performance.now() - beganMs);
      onExchange(`GitHub: ${options?.method} ${new URL(String(url)).pathname} -> ${outcome}, ${tookMs} ms`);
    }
  };
}

async function read(body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let left = LARGEST_MIB * 2 ** 20;
  for await (const chunk of body) {
    left -= chunk.length;
    if (left < 0) throw new GitHubError(`GitHub answered with more than ${LARGEST_MIB} MiB`, CATCH_UP);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
