/** From the bytes of an answer to its JSON, or to why there is none. */
import type { Response } from '../http/exchange.ts';
import { parseAnswer } from './parse-answer.ts';

export type Parsed = { ok: true; json: unknown } | Unusable;
interface Unusable {
  ok: false;
  problem: string;
  /** Whether another try may help. */
  passing: boolean;
}

export function parseResponse({ body, headers }: Response): Parsed {
  if (body === null) return { ok: false, problem: 'longer than 16 MiB', passing: false };
  const codings = (headers['content-encoding'] ?? '').toLowerCase().split(',');
  if (codings.some((coding) => !['', 'identity'].includes(coding.trim())))
    return { ok: false, problem: 'compressed, which nobody had asked for', passing: true };
  if (body.length === 0) return { ok: false, problem: 'empty', passing: true };
  let text: string;
  try {
    // A byte order mark at the beginning is dropped, as the Encoding standard says.
    text = new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return { ok: false, problem: 'not UTF-8', passing: true };
  }
  try {
    return { ok: true, json: parseAnswer(text) };
  } catch {
    const problem = /^\s*</.test(text) ? 'an HTML page instead of JSON' : 'not JSON, or cut off';
    return { ok: false, problem, passing: true };
  }
}
