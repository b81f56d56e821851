/** A `fetch` for Octokit with the limits, the proxies and the name lookup of all other exchanges. */
import { Exchanger, LimitError, MAX_MIB, startExchangeLog } from './exchange.ts';

export function boundedFetch(ended: AbortSignal, onExchange: (line: string) => void) {
  // A write that is sent again could be done twice.
  const exchanger = new Exchanger(10_000, undefined, false);
  return async (address: string, request: { method: string; headers: Record<string, string>; body?: string }) => {
    const url = new URL(address);
    const logOutcome = startExchangeLog(`${request.method} ${url.pathname}`, onExchange);
    const { status, headers, body } = await exchanger.send({ ...request, url }, ended).catch((error) => {
      logOutcome('no answer');
      throw error;
    });
    logOutcome(status);
    if (!body) throw new LimitError(`more than ${MAX_MIB} MiB came`);
    const fields = Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]);
    return new Response([204, 205, 304].includes(status) ? null : body, { status, headers: fields });
  };
}
