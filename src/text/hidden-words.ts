/** Words that are not to be shown where they stand alone: not within longer words, and in this spelling only. */

/** Letters and digits in a row, an escape before them, or any other character. */
const PIECE = /\w+|%[0-9a-f]{2}|\\u[0-9a-f]{4}|\\[nrt]|\W/gi;

/** Words by their pieces; '' is the end of one. */
type Tree = Map<string, Tree>;

export class HiddenWords {
  readonly #tree: Tree = new Map();

  add(word: string): void {
    let node = this.#tree;
    for (const piece of [...(word.match(PIECE) ?? []), '']) {
      const next = node.get(piece) ?? new Map();
      node.set(piece, next);
      node = next;
    }
  }

  /** The text with `***` in the place of each of the words, of several that begin alike the longest. */
  hide(text: string): string {
    if (this.#tree.size === 0) return text;
    const pieces = text.match(PIECE) ?? [];
    let shown = '';
    for (let at = 0; at < pieces.length; ) {
      const length = this.#longestAt(pieces, at);
      shown += length > 0 ? '***' : pieces[at];
      at += Math.max(1, length);
    }
    return shown;
  }

  /** How many pieces the longest word has that begins here; 0 for none. */
  #longestAt(pieces: string[], at: number): number {
    let longest = 0;
    let node: Tree | undefined = this.#tree;
    for (let next = at; node; next++) {
      if (node.has('')) longest = next - at;
      node = node.get(pieces[next] ?? '');
    }
    return longest;
  }
}
