/**
 * Removes the secrets of this run from a text: whole or in part (any 12 consecutive characters), raw or encoded.
 *
 * It does not encode the secrets in every way that somebody could think of, but decodes the text, layer by layer, and
 * remembers where each character came from. So any mixture of encodings is seen through, and ten thousand signed URLs
 * cost no more than their length.
 */
import { decodings, type View, viewOf } from './decodings.ts';

/** So many consecutive characters of a secret are too many. */
const RUN = 12;
/** Secrets are indexed by blocks: a common run of 12 always holds one whole block of 6, wherever it begins. */
const BLOCK = 6;
/** Shorter ones are not secrets, and to remove them would only make holes in the text. */
const SHORTEST = 4;
/** Layers of encoding that are seen through. */
const LAYERS = 3;

interface Place {
  secret: string;
  at: number;
}

type Span = [start: number, end: number];

export class Redactor {
  readonly #known = new Set<string>();
  /** By the hash of the block, so that looking up makes no garbage. */
  readonly #blocks = new Map<number, Place[]>();
  /** The lengths of blocks there are: a secret of 4 or 5 characters is a block of its own. */
  readonly #lengths = new Set<number>();
  /** The length of the shortest run that counts. */
  #shortest = RUN;

  /** From now on the secret is removed from every text, and so is any part of it that is long enough. */
  learn(text: string): void {
    const secret = folded(viewOf(text).text);
    if (secret.length < SHORTEST || this.#known.has(secret)) return;
    // Forms write a space as a plus sign, which everywhere else is a plus sign.
    if (secret.includes(' ')) this.learn(secret.replaceAll(' ', '+'));
    this.#known.add(secret);
    this.#shortest = Math.min(this.#shortest, secret.length);
    // A secret shorter than a run counts as a whole only: one block of it is enough.
    const last = secret.length < RUN ? 0 : secret.length - BLOCK;
    for (let at = 0; at <= last; at += BLOCK) {
      const length = Math.min(BLOCK, secret.length);
      this.#lengths.add(length);
      const block = hashOf(secret, at, length);
      const places = this.#blocks.get(block);
      if (places) places.push({ secret, at });
      else this.#blocks.set(block, [{ secret, at }]);
    }
  }

  /** The text with `***` in the place of each secret. */
  redact(text: string): string {
    if (this.#blocks.size === 0) return text;
    const spans = this.#find(viewOf(text), LAYERS).sort(([a], [b]) => a - b);
    let redacted = '';
    let done = -1;
    for (const [start, end] of spans) {
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
    if (layers > 0) for (const inner of decodings(view, this.#shortest)) spans.push(...this.#find(inner, layers - 1));
    return spans;
  }

  /** Where the text has a long enough run in common with a secret. */
  #common(text: string): Span[] {
    const spans: Span[] = [];
    for (let at = 0; at + SHORTEST <= text.length; at++) {
      for (const length of this.#lengths) {
        for (const place of this.#blocks.get(hashOf(text, at, length)) ?? NONE) {
          const span = grown(text, at, place);
          if (span[1] - span[0] >= Math.min(RUN, place.secret.length)) spans.push(span);
        }
      }
    }
    return spans;
  }
}

const NONE: readonly Place[] = [];

/** Blocks that differ may share it: what is found is compared in any case. */
function hashOf(text: string, at: number, length: number): number {
  let hash = length;
  for (let i = at; i < at + length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return hash;
}

/** The longest common run around a common block. */
function grown(text: string, at: number, { secret, at: secretAt }: Place): Span {
  let before = 0;
  while (at > before && secretAt > before && text[at - before - 1] === secret[secretAt - before - 1]) before++;
  let after = 0;
  while (at + after < text.length && text[at + after] === secret[secretAt + after]) after++;
  return [at - before, at + after];
}

/** ASCII only, so that every position stays where it is: hosts and escapes are written in either case. */
function folded(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
