import { isUtf8 } from 'node:buffer';
import { MAX_MIB, type Response } from '../http/exchange.ts';

/** `problem` follows "the answer was". */
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
    return { ok: true, json: parseAnswer(text) };
  } catch {
    return unusable(/^\s*</.test(text) ? 'an HTML page instead of JSON' : 'not JSON, or cut off');
  }
}

/** How the entry for files begins, up to its bracket. */
const FILES = /[ \t\r\n]*"files"[ \t\r\n]*:[ \t\r\n]*\[/y;

/** Has the number of named files as `files`: held together, 16 MiB of text would take 700 MiB. @throws SyntaxError */
export function parseAnswer(text: string): unknown {
  const begin = text.search(/[^ \t\r\n]/);
  if (text[begin] !== '{') return JSON.parse(text);
  for (const [from] of entriesOf(text, begin)) {
    FILES.lastIndex = from;
    if (!FILES.test(text)) continue;
    const bracket = FILES.lastIndex - 1;
    const { count, end } = countNamed(text, bracket);
    return Object.assign(JSON.parse(text.slice(0, bracket + 1) + text.slice(end)), { files: count });
  }
  return Object.assign(JSON.parse(text), { files: null });
}

function countNamed(text: string, bracket: number): { count: number; end: number } {
  let count = 0;
  let end = bracket;
  for (const [from, to] of entriesOf(text, bracket)) {
    end = to;
    // Between the brackets of an empty array there is nothing to parse.
    if (from === bracket + 1 && text[to] === ']' && /^[ \t\r\n]*$/.test(text.slice(from, to))) break;
    const file = JSON.parse(text.slice(from, to)) as { name?: unknown } | null;
    if (typeof file?.name === 'string') count++;
  }
  return { count, end };
}

/** From where to where the entries of an array or object stand; the last ends at its closing bracket. */
function* entriesOf(text: string, bracket: number): Generator<[from: number, to: number]> {
  let depth = 0;
  let from = bracket + 1;
  for (let at = bracket; at < text.length; at++) {
    const mark = text[at] ?? '';
    if (mark === '"') at = endOfString(text, at);
    else if ('[{'.includes(mark)) depth++;
    else if (']}'.includes(mark)) depth--;
    if (depth > 1 || (depth === 1 && mark !== ',')) continue;
    yield [from, at];
    from = at + 1;
    if (depth === 0) return;
  }
  throw new SyntaxError('JSON that does not end');
}

function endOfString(text: string, begin: number): number {
  for (let end = text.indexOf('"', begin + 1); end > 0; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (text[end - 1 - backslashes] === '\\') backslashes++;
    if (backslashes % 2 === 0) return end;
  }
  throw new SyntaxError('a string that does not end');
}
