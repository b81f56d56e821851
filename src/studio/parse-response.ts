/** From the bytes of an answer to its JSON, or to why there is none. */
import { isUtf8 } from 'node:buffer';
import { MAX_MIB, type Response } from '../http/exchange.ts';

/** `problem` follows "the answer was"; where it is transient, another try may help. */
export type Parsed = { ok: true; json: unknown } | { ok: false; problem: string; isTransient: boolean };

export function parseResponse({ body, headers }: Response): Parsed {
  if (body === null) return { ok: false, problem: `longer than ${MAX_MIB} MiB`, isTransient: false };
  const unusable = (problem: string): Parsed => ({ ok: false, problem, isTransient: true });
  if (!/^(identity|[, ])*$/i.test(headers['content-encoding'] ?? '')) return unusable('compressed without being asked');
  if (body.length === 0) return unusable('empty');
  if (!isUtf8(body)) return unusable('not UTF-8');
  // Unlike `toString`, it drops a byte order mark.
  const text = new TextDecoder().decode(body);
  try {
    return { ok: true, json: JSON.parse(text) };
  } catch {
    return unusable(/^\s*</.test(text) ? 'an HTML page instead of JSON' : 'not JSON, or cut off');
  }
}
