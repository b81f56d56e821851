/**
 * Removes secrets from a text, whole or in part (any 12 consecutive characters), in the forms that SECURITY.md lists.
 * Both are cut into windows, those of the secrets lie in sets: that takes time by the length of the text only.
 */
import { layersOf } from './decodings.ts';

/** So many consecutive characters of a secret are too many; of a shorter secret, all of them. */
const WINDOW = 12;
/** As many letters of base64 are certain where 12 bytes stand anywhere in it. */
const WINDOW_BASE64 = 15;
/** To remove shorter ones would only make holes in the text. */
export const SHORTEST = 4;

export class Redactor {
  readonly #secrets = new Set<string>();
  /** By their length. */
  readonly #windows = new Map<number, Set<string>>();
  /** How they begin: most places in most texts need no further look. */
  readonly #beginnings = new Set<number>();

  /** From now on the secret is removed. */
  addSecret(secret: string): void {
    if (this.#secrets.has(secret)) return;
    this.#secrets.add(secret);
    // A text is unescaped as a whole, and with it what only looks like an escape in the secret.
    for (const { text } of layersOf(secret)) {
      if (text.length < SHORTEST) continue;
      const bytes = Buffer.from(text, 'latin1');
      this.#add(text, WINDOW);
      this.#add(bytes.toString('hex'), 2 * WINDOW);
      for (const before of [0, 1, 2]) this.#add(base64Of(bytes, before), WINDOW_BASE64);
    }
  }

  #add(form: string, window: number): void {
    const folded = fold(form);
    const length = Math.min(window, folded.length);
    const windows = this.#windows.get(length) ?? new Set();
    this.#windows.set(length, windows);
    for (let at = 0; at + length <= folded.length; at++) {
      windows.add(folded.slice(at, at + length));
      this.#beginnings.add(beginningAt(folded, at));
    }
  }

  /** The text with `***` in the place of each secret. Secrets that overlap or touch become one hole. */
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

  /** 1 for each character that is part of a secret. */
  #hiddenIn(original: string): Uint8Array {
    const hidden = new Uint8Array(original.length);
    for (const { text, places } of layersOf(original)) {
      const folded = fold(text);
      for (let at = 0; at + SHORTEST <= folded.length; at++) {
        if (!this.#beginnings.has(beginningAt(folded, at))) continue;
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

/** A number for four characters. */
function beginningAt(text: string, at: number): number {
  let number = 0;
  for (let next = at; next < at + SHORTEST; next++) number = (number << 7) ^ text.charCodeAt(next);
  return number;
}

/** The letters that depend on the secret alone, where so many other bytes stand before it. */
function base64Of(secret: Buffer, before: number): string {
  const letters = Buffer.concat([Buffer.alloc(before), secret]).toString('base64');
  return letters.slice(Math.ceil((before * 8) / 6), Math.floor(((before + secret.length) * 8) / 6));
}
