/** Words and the marks between them. */

/** "1 file", "2 files". */
export function pluralize(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** "a, b and c". */
export function joinList(items: string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

export function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const LONGEST_WORD = 200;

/**
 * A word from outside within a sentence of ours: the quotation marks around it are the only ones, so that its end is
 * certain, and it stays on one line, since explanations are taken apart at their line ends.
 */
export function quote(text: string): string {
  return `"${text
    .slice(0, LONGEST_WORD)
    .replace(/["`]/g, "'")
    .replace(/\r?\n\s*/g, ' ⏎ ')}"`;
}

/** What was thrown, in its own words. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
