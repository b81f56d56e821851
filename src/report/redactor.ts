/**
 * Finds the secrets of this run in a text, also encoded, and also in part: any 12 consecutive characters.
 *
 * Every form of a secret is indexed by the blocks of 6 characters that it is made of. A run of 12 common characters
 * always contains one whole block, so it is enough to look each position of the text up in the index and to grow a
 * hit to both sides. That keeps the index small where ten thousand signed URLs are known.
 */
const BLOCK = 6;
const RUN = 12;
/** Shorter ones are not secrets, and to remove them would only make holes in the text. */
const SHORTEST = 4;

interface Place {
  form: string;
  at: number;
  /** How long a common run has to be. */
  run: number;
}

export class Redactor {
  readonly #known = new Set<string>();
  readonly #blocks = new Map<string, Place[]>();

  /** From now on the secret is removed from every text, and so is any part of it that is long enough. */
  learn(secret: string): void {
    for (const form of this.#newForms(secret)) {
      const run = Math.min(RUN, form.length);
      // Where only the whole form counts, one block of it is enough; it may be shorter than a block.
      const last = form.length < RUN ? 0 : form.length - BLOCK;
      for (let at = 0; at <= last; at += BLOCK) this.#index({ form, at, run });
    }
  }

  /** The same for a text of which only the whole is secret. Looked up by its end: addresses all begin alike. */
  learnWhole(secret: string): void {
    for (const form of this.#newForms(secret)) {
      this.#index({ form, at: Math.max(0, form.length - BLOCK), run: form.length });
    }
  }

  /** The text with `***` in the place of each secret. */
  redact(text: string): string {
    const spans = this.#find(folded(text)).sort((a, b) => a.start - b.start);
    let redacted = '';
    let end = -1;
    for (const span of spans) {
      if (span.end <= end) continue;
      // Spans that overlap or touch become one hole.
      if (span.start > end) redacted += `${text.slice(Math.max(end, 0), span.start)}***`;
      end = span.end;
    }
    return redacted + text.slice(Math.max(end, 0));
  }

  #newForms(secret: string): string[] {
    if (secret.length < SHORTEST) return [];
    const forms = [...new Set(formsOf(secret).map(folded))].filter((form) => !this.#known.has(form));
    for (const form of forms) this.#known.add(form);
    return forms;
  }

  #index(place: Place): void {
    const block = place.form.slice(place.at, place.at + BLOCK);
    const places = this.#blocks.get(block);
    if (places) places.push(place);
    else this.#blocks.set(block, [place]);
  }

  #find(text: string): { start: number; end: number }[] {
    if (this.#blocks.size === 0) return [];
    const spans: { start: number; end: number }[] = [];
    for (let at = 0; at + SHORTEST <= text.length; at++) {
      // Forms of 4 and 5 characters are blocks of their own.
      for (let length = BLOCK; length >= SHORTEST; length--) {
        for (const place of this.#blocks.get(text.slice(at, at + length)) ?? []) {
          const span = grown(text, at, place);
          if (span.end - span.start >= place.run) spans.push(span);
        }
      }
    }
    return spans;
  }
}

/** The longest common run around one common block. */
function grown(text: string, at: number, { form, at: formAt }: Place): { start: number; end: number } {
  let before = 0;
  while (at > before && formAt > before && text[at - before - 1] === form[formAt - before - 1]) before++;
  let after = 0;
  while (at + after < text.length && formAt + after < form.length && text[at + after] === form[formAt + after]) after++;
  return { start: at - before, end: at + after };
}

/** ASCII only, so that every position stays where it is: percent escapes and hosts are written in either case. */
function folded(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** The forms in which a secret turns up in logs, answers and pages. */
function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const codePoints = [...secret].map((character) => character.codePointAt(0) ?? 0);
  const escaped = encodeURIComponent(secret.toWellFormed());
  const json = JSON.stringify(secret).slice(1, -1);
  const strict = (pattern: RegExp, text: string) => text.replace(pattern, (c) => `%${c.charCodeAt(0).toString(16)}`);
  const html = (quote: string, apostrophe: string) =>
    secret
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', quote)
      .replaceAll("'", apostrophe);
  return [
    secret,
    escaped,
    strict(/[!'()*]/g, escaped),
    strict(/[!'()*~._-]/g, escaped),
    escaped.replaceAll('%20', '+'),
    encodeURI(secret.toWellFormed()),
    [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
    html('&quot;', '&#39;'),
    html('&#34;', '&#039;'),
    html('&quot;', '&#x27;'),
    html('&quot;', '&apos;'),
    secret.replace(/[^A-Za-z0-9 ]/gu, (c) => `&#${c.codePointAt(0)};`),
    secret.replace(/[^A-Za-z0-9 ]/gu, (c) => `&#x${c.codePointAt(0)?.toString(16)};`),
    codePoints.map((point) => `&#${point};`).join(''),
    codePoints.map((point) => `&#x${point.toString(16)};`).join(''),
    json,
    json.replaceAll('/', '\\/'),
    JSON.stringify(json).slice(1, -1),
    secret.replace(/[^A-Za-z0-9]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`),
    ...base64Forms(bytes)
  ];
}

/** Inside of a longer text, base64 of the same bytes looks three ways, by where in a group of three they begin. */
function base64Forms(bytes: Buffer): string[] {
  return [0, 1, 2].flatMap((offset) => {
    const padded = Buffer.concat([Buffer.alloc(offset), bytes]);
    const whole = padded.length - (padded.length % 3);
    // The first group holds foreign bits, and so does what follows the last whole group.
    const form = padded
      .subarray(0, whole)
      .toString('base64')
      .slice(offset === 0 ? 0 : 4);
    const tail = padded
      .toString('base64')
      .replace(/=+$/, '')
      .slice(offset === 0 ? 0 : 4);
    return [form, tail]
      .filter((text) => text.length >= SHORTEST)
      .flatMap((text) => [text, text.replaceAll('+', '-').replaceAll('/', '_')]);
  });
}
