/**
 * Parses an answer whose `files` are counted one after the other and never held together: what fits into 16 MiB of
 * text can take 700 MiB as objects.
 */

/**
 * @returns the JSON, with `fileCount` in the place of `files`: how many entries have a name (an odd one does no harm),
 * null where there is no such array
 * @throws SyntaxError where the text is not JSON
 */
export function parseAnswer(text: string): unknown {
  const begin = afterSpace(text, 0);
  if (text[begin] !== '{') return JSON.parse(text);
  let shortened = '';
  let copied = 0;
  let fileCount: number | null = null;
  for (const [from] of partsOf(text, begin)) {
    const name = afterSpace(text, from);
    if (text[name] !== '"') continue;
    const nameEnd = afterString(text, name);
    if (JSON.parse(text.slice(name, nameEnd)) !== 'files') continue;
    const value = afterSpace(text, afterSpace(text, nameEnd) + 1);
    fileCount = null;
    if (text[value] !== '[') continue;
    const { count, end } = countNamed(text, value);
    fileCount = count;
    shortened += `${text.slice(copied, value)}null`;
    copied = end;
  }
  return Object.assign(JSON.parse(shortened + text.slice(copied)), { fileCount });
}

function countNamed(text: string, begin: number): { count: number; end: number } {
  let count = 0;
  let end = begin;
  for (const [from, to] of partsOf(text, begin)) {
    if (text[to] === '}') throw new SyntaxError('an array that ends like an object');
    end = to + 1;
    // Between the brackets of an empty array there is nothing to parse.
    if (from === begin + 1 && text[to] === ']' && afterSpace(text, from) === to) break;
    const file = JSON.parse(text.slice(from, to)) as { name?: unknown } | null;
    if (typeof file?.name === 'string') count++;
  }
  return { count, end };
}

/** From where to where the entries of the array or object at `begin` stand; the last ends at its bracket. */
function* partsOf(text: string, begin: number): Generator<[number, number]> {
  let depth = 0;
  let from = begin + 1;
  for (let at = begin; at < text.length; at++) {
    switch (text[at]) {
      case '"':
        at = afterString(text, at) - 1;
        break;
      case '[':
      case '{':
        depth++;
        break;
      case ',':
        if (depth > 1) break;
        yield [from, at];
        from = at + 1;
        break;
      case ']':
      case '}':
        if (--depth > 0) break;
        yield [from, at];
        return;
    }
  }
  throw new SyntaxError('JSON that does not end');
}

/** The place behind the string that begins there. */
function afterString(text: string, begin: number): number {
  for (let end = text.indexOf('"', begin + 1); end > 0; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (text[end - 1 - backslashes] === '\\') backslashes++;
    if (backslashes % 2 === 0) return end + 1;
  }
  throw new SyntaxError('a string that does not end');
}

const SPACE = /[ \t\r\n]*/y;

/** The place of the next character that is no white space. */
function afterSpace(text: string, begin: number): number {
  SPACE.lastIndex = begin;
  SPACE.test(text);
  return SPACE.lastIndex;
}
