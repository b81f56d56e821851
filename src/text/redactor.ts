/** Removes secrets, whole or any 12 consecutive characters, in the forms that SECURITY.md lists. */
import { layersOf } from './decodings.ts';

/** Of a shorter secret, all characters together. */
const WINDOW = 12;
/** At any offset, 12 bytes fix at least 15 letters of base64. */
const WINDOW_BASE64 = 15;
/** Shorter secrets are not removed: that would make holes in every text. */
export const SHORTEST = 4;

export class Redactor {
  /** By their length. */
  readonly #windows = new Map<number, Set<string>>();
  /** First characters of all windows: most places in most texts need no further look. */
  readonly #starts = new Set<string>();

  addSecret(secret: string): void {
    // Texts are unescaped as a whole, and with them what only looks like an escape in the secret.
    for (const { text } of layersOf(secret)) {
      if (text.length < SHORTEST) continue;
      const bytes = Buffer.from(text, 'latin1');
      this.#addWindows(text, WINDOW);
      this.#addWindows(bytes.toString('hex'), 2 * WINDOW);
      for (const offset of [0, 1, 2]) this.#addWindows(base64At(offset, bytes), WINDOW_BASE64);
    }
  }

  #addWindows(form: string, window: number): void {
    const folded = fold(form);
    const length = Math.min(window, folded.length);
    const windows = this.#windows.get(length) ?? new Set();
    this.#windows.set(length, windows);
    for (let at = 0; at + length <= folded.length; at++) {
      windows.add(folded.slice(at, at + length));
      this.#starts.add(folded.slice(at, at + SHORTEST));
    }
  }

  /** The text with `***` in the place of each secret, or of several that overlap or touch. */
  redact(text: string): string {
    const hidden = this.#hiddenIn(text);
    if (!hidden.includes(1)) return text;
    let shown = '';
    for (let at = 0; at < text.length; at++) {
      if (!hidden[at]) shown += text[at];
      else if (!hidden[at - 1]) shown += '***';
    }
    return shown;
  }

  #hiddenIn(original: string): Uint8Array {
    const hidden = new Uint8Array(original.length);
    for (const { text, places } of layersOf(original)) {
      const folded = fold(text);
      for (let at = 0; at + SHORTEST <= folded.length; at++) {
        if (!this.#starts.has(folded.slice(at, at + SHORTEST))) continue;
        for (const [length, windows] of this.#windows) {
          if (!windows.has(folded.slice(at, at + length))) continue;
          hidden.fill(1, places?.[at] ?? at, places?.[at + length] ?? at + length);
        }
      }
    }
    return hidden;
  }
}

/** Letters in lower case, base64 in one alphabet, a plus sign as a space, quotation marks as in words.ts. */
function fold(text: string): string {
  return text.toLowerCase().replace(/["`]/g, "'").replace(/[+-]/g, ' ').replaceAll('_', '/');
}

/** The letters of base64 that depend on the secret alone, where `offset` other bytes stand before it. */
function base64At(offset: number, secret: Buffer): string {
  const letters = Buffer.concat([Buffer.alloc(offset), secret]).toString('base64');
  return letters.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + secret.length) * 8) / 6));
}
