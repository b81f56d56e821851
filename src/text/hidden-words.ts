/** Removes words where they stand alone, not within longer ones. A pattern of all of them could be too large to compile. */

/** Where a word can begin or end: beside anything but a letter, a digit or an underscore, and behind an escape. */
const EDGE = /(?<!\w)|(?!\w)|(?<=%[0-9a-f]{2}|\\u[0-9a-f]{4}|\\[nrt])/gi;

export class HiddenWords {
  readonly #words = new Set<string>();
  readonly #lengths = new Set<number>();

  add(word: string): void {
    this.#words.add(word);
    this.#lengths.add(word.length);
  }

  /** The text with `***` in the place of each of the words, of several that begin alike the longest. */
  redact(text: string): string {
    if (this.#words.size === 0) return text;
    const edges = new Set(Array.from(text.matchAll(EDGE), ({ index }) => index));
    const lengths = [...this.#lengths].filter((length) => length <= text.length).sort((a, b) => b - a);
    let shown = '';
    let end = 0;
    for (const begin of edges) {
      if (begin < end) continue;
      const isHidden = (length: number) =>
        edges.has(begin + length) && this.#words.has(text.slice(begin, begin + length));
      const length = lengths.find(isHidden);
      if (length === undefined) continue;
      shown += `${text.slice(end, begin)}***`;
      end = begin + length;
    }
    return shown + text.slice(end);
  }
}
