/**
 * Removes the secrets of this run from a text: whole or in part (any 12 consecutive characters), raw or encoded.
 *
 * It does not encode the secrets in every way that somebody could think of, but decodes the text, layer by layer, and
 * remembers where each character came from. So any mixture of encodings is seen through, and ten thousand signed URLs
 * cost no more than their length.
 */
import { decodings, unescaped, type View, viewOf } from './decodings.ts';

/** So many consecutive characters of a secret are too many. */
const RUN = 12;
/** Secrets are indexed by blocks of 6, one in 7 characters: a common run of 12 always holds one of them whole. */
const BLOCK = 6;
const STRIDE = RUN - BLOCK + 1;
/** Shorter ones are not secrets, and to remove them would only make holes in the text. */
const SHORTEST = 4;
/**
 * A block that stands in so many places, or secrets, tells none of them apart: those that come after are known by their
 * other blocks. Without a bound, whoever chooses the secrets could choose a text that takes minutes.
 */
const CROWD = 64;
/** Layers of encoding that are seen through. */
const LAYERS = 3;

type Span = [start: number, end: number];

export class Redactor {
  readonly #known = new Set<string>();
  /** The latest block with this hash, so that looking up makes no garbage. Each bucket adds a dozen: numbers need least room. */
  readonly #latest = new Map<number, number>();
  readonly #blocks = {
    secret: [] as string[],
    at: [] as number[],
    earlier: [] as (number | undefined)[],
    howMany: [] as number[]
  };
  /** The lengths of blocks there are: a secret of 4 or 5 characters is a block of its own. */
  readonly #lengths: number[] = [];
  /** The length of the shortest run that counts. */
  #shortest = RUN;

  /** From now on the secret is removed from every text, and so is any part of it that is long enough. */
  learn(secret: string): void {
    // As words.ts puts it between quotation marks; as forms, where a space is a plus sign, write it.
    for (const form of new Set([secret, secret.replace(/["`]/g, "'"), secret.replaceAll(' ', '+')])) {
      let view: View | null = viewOf(form);
      // A text is decoded as a whole, and with it what only looks like an escape in the secret.
      for (let layer = 0; view && layer <= LAYERS; layer++) {
        this.#learn(folded(view.text));
        view = unescaped(view);
      }
    }
  }

  #learn(text: string): void {
    if (text.length < SHORTEST || this.#known.has(text)) return;
    // A copy: a part of a longer text would keep the whole of it in memory.
    const secret = Buffer.from(text, 'latin1').toString('latin1');
    this.#known.add(secret);
    this.#shortest = Math.min(this.#shortest, secret.length);
    const length = Math.min(BLOCK, secret.length);
    if (!this.#lengths.includes(length)) this.#lengths.push(length);
    // A secret shorter than a run counts as a whole only: one block of it is enough.
    const last = secret.length < RUN ? 0 : secret.length - BLOCK;
    for (let at = 0; at <= last; at += STRIDE) {
      const hash = hashOf(secret, at, length);
      const earlier = this.#latest.get(hash);
      const howMany = 1 + (earlier === undefined ? 0 : (this.#blocks.howMany[earlier] ?? 0));
      if (howMany > CROWD) continue;
      this.#blocks.secret.push(secret);
      this.#blocks.at.push(at);
      this.#blocks.earlier.push(earlier);
      this.#latest.set(hash, this.#blocks.howMany.push(howMany) - 1);
    }
  }

  /** The text with `***` in the place of each secret. */
  redact(text: string): string {
    if (this.#known.size === 0) return text;
    const spans = this.#find(viewOf(text), LAYERS);
    if (spans.length === 0) return text;
    let redacted = '';
    let done = -1;
    for (const [start, end] of spans.sort(([a], [b]) => a - b)) {
      if (end <= done) continue;
      // Spans that overlap or touch become one hole.
      if (start > done) redacted += `${text.slice(Math.max(done, 0), start)}***`;
      done = end;
    }
    return redacted + text.slice(Math.max(done, 0));
  }

  /** Where secrets are, in the text that the view was made of. */
  #find(view: View, layers: number): Span[] {
    const spans = this.#common(folded(view.text)).map(([start, end]): Span => [view.from(start), view.to(end - 1)]);
    const inner = layers > 0 ? decodings(view, this.#shortest) : [];
    return inner.length === 0 ? spans : [spans, ...inner.map((each) => this.#find(each, layers - 1))].flat();
  }

  /** Where the text has a long enough run in common with a secret, from left to right. */
  #common(text: string): Span[] {
    const spans: Span[] = [];
    for (let at = 0; at + SHORTEST <= text.length; at++) {
      const span = this.#around(text, at);
      const last = spans.at(-1);
      if (!span) continue;
      if (last && span[0] <= last[1])
        spans[spans.length - 1] = [Math.min(last[0], span[0]), Math.max(last[1], span[1])];
      else spans.push(span);
    }
    return spans;
  }

  /** What surrounds a block of a secret at this place in the text and is common to both. */
  #around(text: string, at: number): Span | null {
    let start = at;
    let end = at;
    for (const length of this.#lengths) {
      let block = this.#latest.get(hashOf(text, at, length));
      for (; block !== undefined; block = this.#blocks.earlier[block]) {
        const secret = this.#blocks.secret[block] ?? '';
        const secretAt = this.#blocks.at[block] ?? 0;
        const before = commonBefore(text, at, secret, secretAt);
        const after = commonAfter(text, at, secret, secretAt);
        if (before + after < Math.min(RUN, secret.length)) continue;
        start = Math.min(start, at - before);
        end = Math.max(end, at + after);
        // In a secret that repeats itself the same block stands in many places: none has more to tell.
        if (at - start === RUN && end - at === RUN) return [start, end];
      }
    }
    return end > start ? [start, end] : null;
  }
}

/** Blocks that differ may share it: what is found is compared in any case. */
function hashOf(text: string, at: number, length: number): number {
  let hash = length;
  for (let i = at; i < at + length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return hash;
}

/** How many characters before the block are common, up to a run: what lies further off has blocks of its own. */
function commonBefore(text: string, at: number, secret: string, secretAt: number): number {
  let before = 0;
  while (
    before < Math.min(RUN, at, secretAt) &&
    text.charCodeAt(at - before - 1) === secret.charCodeAt(secretAt - before - 1)
  ) {
    before++;
  }
  return before;
}

/** How many characters from the block on are common, up to a run. */
function commonAfter(text: string, at: number, secret: string, secretAt: number): number {
  const most = Math.min(RUN, text.length - at, secret.length - secretAt);
  let after = 0;
  while (after < most && text.charCodeAt(at + after) === secret.charCodeAt(secretAt + after)) after++;
  return after;
}

/** ASCII only, so that every position stays where it is: hosts and escapes are written in either case. */
function folded(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
