/** Redacts, makes visible, cuts, encodes: in any other order a piece or form of a secret could go unrecognised. */
import type { Quote } from '../errors/failure.ts';
import { HiddenWords } from './hidden-words.ts';
import { Redactor, SHORTEST } from './redactor.ts';

/** Code points of a text from outside that are shown. */
const SHOWN = 200;
/** Code points of a sentence of the action with words from outside in it. */
export const SENTENCE = 2000;
/** A credential in a URL that was never registered. */
const CREDENTIAL =
  /((?:[?&;,\s]|%3f|%26|\\u0026)[\w.-]*(?:sig|signature|token|credential)(?:=|%3d))(?:(?!%26|\\u)[^&,\s"'<>])+/gi;
/** AWS names the account, by twelve digits, in what it says of missing permissions. */
const ACCOUNT_ID = /(?<!\d)\d{12}(?!\d)/g;

export class Sanitizer {
  readonly #base: Sanitizer | null;
  readonly #redactor = new Redactor();
  readonly #hidden = new HiddenWords();

  constructor(base: Sanitizer | null = null) {
    this.#base = base;
  }

  addSecret(secret: string): void {
    this.#redactor.addSecret(secret);
  }

  /** Is removed only where it stands alone and is spelt like that. */
  addWord(word: string): void {
    if (word.length >= SHORTEST) this.#hidden.add(word);
  }

  /** Also knows the secrets of one bucket, and is forgotten with it. */
  with(secrets: readonly string[]): Sanitizer {
    const child = new Sanitizer(this);
    for (const secret of secrets) child.addSecret(secret);
    return child;
  }

  line(text: string, limit = SHOWN): string {
    return cut(visible(this.#redact(text, limit)), limit);
  }

  quote({ by, text }: Quote): string {
    const redacted = this.#redact(text, SHOWN);
    return cut(visible(by === 'The storage service' ? redacted.replace(ACCOUNT_ID, '***') : redacted), SHOWN);
  }

  #redact(text: string, limit: number): string {
    // Redaction makes texts shorter, so it sees more than is shown; megabytes would cost seconds.
    return this.#removeKnown(text.slice(0, 2 * Math.max(limit, 1000))).replace(CREDENTIAL, '$1***');
  }

  #removeKnown(text: string): string {
    const redacted = this.#redactor.redact(text);
    return this.#hidden.redact(this.#base ? this.#base.#removeKnown(redacted) : redacted);
  }
}

/** No character of the result acts on a terminal, on the order of the letters, or on GitHub's runner. */
export function visible(text: string): string {
  const lines = text.split(/\r\n|[\n\r\u0085\u2028\u2029]/).map((line) => line.trim());
  const unseen = isAscii(text) ? /[\0-\x1f\x7f]/g : unicode(UNSEEN);
  const hexOf = (c: string) => (c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const joined = lines.filter((line) => line !== '').join(' ⏎ ');
  const shown = joined.replace(unseen, (c) => `<U+${hexOf(c)}>`);
  // The runner obeys "##[command]" anywhere in a line, and "::command" at the beginning of one.
  return shown.replaceAll('##[', '## [').replace(/^::/, ': :');
}

/** For HTML and Markdown: every punctuation mark as an entity. */
export function escapeHtml(text: string): string {
  const marks = isAscii(text) ? /[^A-Za-z0-9 ]/g : unicode('[^\\p{L}\\p{N}\\p{M} ]');
  return text.replace(marks, (c) => `&#${c.codePointAt(0)};`);
}

export function isClean(text: string): boolean {
  return /^[ -~]*$/.test(text) || !unicode(UNSEEN).test(text);
}

function isAscii(text: string): boolean {
  return !/[^\0-\x7f]/.test(text);
}

/** Control characters, zero-width ones, marks that turn the direction of writing, halves of characters. */
const UNSEEN = '[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\p{Default_Ignorable_Code_Point}]';

/** Made when needed: V8 takes a millisecond to read such a literal, whether it is used or not. */
function unicode(pattern: string): RegExp {
  return new RegExp(pattern, 'gu');
}

/** At most `limit` code points, the last one an ellipsis where something was cut. */
export function cut(text: string, limit: number): string {
  // A string has at least as many code units as code points: most texts need not be taken apart.
  if (text.length <= limit) return text;
  const characters = [...text.slice(0, limit * 2 + 2)];
  return characters.length <= limit ? text : `${characters.slice(0, limit - 1).join('')}…`;
}
