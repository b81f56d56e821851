/** What a text says once its escapes or its base64 are undone, and where in the original each character of that stands. */

/** A text as UTF-8, one character per byte, since that is what escapes and base64 are made of. */
export interface View {
  text: string;
  /** Where in the original the character at `index` begins. */
  from: (index: number) => number;
  /** Where in the original the character at `index` ends. */
  to: (index: number) => number;
}

export function viewOf(original: string): View {
  // Most texts are ASCII, where a byte is a character and stands where it stood.
  if (/^[\0-\x7f]*$/.test(original)) return { text: original, from: (index) => index, to: (index) => index + 1 };
  const view = new Composer();
  let at = 0;
  for (const character of original) {
    view.add(bytesOf(character), at, at + character.length);
    at += character.length;
  }
  return view.done();
}

/**
 * One layer further in: escapes undone, and every stretch decoded that can be base64.
 * @param shortest so many bytes have to be in the base64 to be of interest
 */
export function decodings(view: View, shortest: number): View[] {
  const inner = base64(view, shortest);
  const plain = unescaped(view);
  return plain ? [plain, ...inner] : inner;
}

const ESCAPE =
  /%([0-9a-f]{2})|&#(\d{1,7});?|&#x([0-9a-f]{1,6});?|&([a-z]+);|\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})|\\u([0-9a-f]{4})|\\u\{([0-9a-f]{1,6})\}|\\x([0-9a-f]{2})|\\([\\"'/bfnrt])/gi;

/** The names that HTML has for what secrets are made of. */
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['apos', "'"],
  ['ast', '*'],
  ['bsol', '\\'],
  ['colon', ':'],
  ['comma', ','],
  ['commat', '@'],
  ['dollar', '$'],
  ['equals', '='],
  ['excl', '!'],
  ['grave', '`'],
  ['gt', '>'],
  ['hat', '^'],
  ['hyphen', '-'],
  ['lbrace', '{'],
  ['lbrack', '['],
  ['lcub', '{'],
  ['lowbar', '_'],
  ['lpar', '('],
  ['lsqb', '['],
  ['lt', '<'],
  ['nbsp', ' '],
  ['newline', '\n'],
  ['num', '#'],
  ['percnt', '%'],
  ['period', '.'],
  ['plus', '+'],
  ['quest', '?'],
  ['quot', '"'],
  ['rbrace', '}'],
  ['rbrack', ']'],
  ['rcub', '}'],
  ['rpar', ')'],
  ['rsqb', ']'],
  ['semi', ';'],
  ['sol', '/'],
  ['tab', '\t'],
  ['verbar', '|'],
  ['vert', '|']
]);

/** What stands behind a backslash and does not mean itself. */
const CONTROLS: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** Percent escapes, HTML entities, JSON and JavaScript escapes, all at once; null where there are none. */
export function unescaped(view: View): View | null {
  if (!/[%&\\]/.test(view.text)) return null;
  const inner = new Composer(view);
  let done = 0;
  for (const match of view.text.matchAll(ESCAPE)) {
    const bytes = meaning(match);
    if (bytes === null) continue;
    inner.copy(done, match.index);
    inner.add(bytes, match.index, match.index + match[0].length);
    done = match.index + match[0].length;
  }
  if (done === 0) return null;
  inner.copy(done, view.text.length);
  return inner.done();
}

/** null where it is no escape. */
function meaning(match: RegExpMatchArray): string | null {
  const [, percent, decimal, hex, entity, high, low, unit, point, byte, letter] = match;
  if (percent ?? byte) return String.fromCharCode(Number.parseInt(percent ?? byte ?? '', 16));
  if (entity !== undefined) return ENTITIES.get(entity.toLowerCase()) ?? null;
  if (letter !== undefined) return CONTROLS[letter.toLowerCase()] ?? letter;
  if (high !== undefined)
    return bytesOf(String.fromCharCode(Number.parseInt(high, 16), Number.parseInt(low ?? '', 16)));
  const codePoint = decimal === undefined ? Number.parseInt(hex ?? unit ?? point ?? '', 16) : Number(decimal);
  return codePoint <= 0x10ffff ? bytesOf(String.fromCodePoint(codePoint)) : '';
}

/** Both alphabets, the one for URLs, too; MIME and PEM break it into lines. */
const BASE64 = /[\w+/-]{8,}(?:[ \t]*\r?\n[ \t]*[\w+/-]+)*/g;

/** A stretch may begin anywhere within a group of four. */
function base64(view: View, shortest: number): View[] {
  return [...view.text.matchAll(BASE64)].flatMap(({ 0: stretch, index }) => {
    const letters = stretch.replace(/\s+/g, '');
    if (letters.length * 3 < shortest * 4) return [];
    const places = letters.length === stretch.length ? null : placesOf(stretch);
    const placeOf = (letter: number) => index + (places?.[letter] ?? letter);
    return [0, 1, 2, 3].map((offset) => {
      // Three bytes come of four letters: byte i begins in letter 4i/3 and ends in the one after it.
      const letterOf = (byte: number) => offset + Math.floor((byte * 4) / 3);
      return {
        text: Buffer.from(letters.slice(offset), 'base64').toString('latin1'),
        from: (byte: number) => view.from(placeOf(letterOf(byte))),
        to: (byte: number) => view.to(placeOf(Math.min(letterOf(byte) + 1, letters.length - 1)))
      };
    });
  });
}

/** Where the letters stand that are not white space. */
function placesOf(stretch: string): number[] {
  return [...stretch.matchAll(/\S/g)].map(({ index }) => index);
}

/** Builds a view piece by piece. */
class Composer {
  #text = '';
  readonly #from: number[] = [];
  readonly #to: number[] = [];
  readonly #outer: View | undefined;

  /** @param outer the view that positions refer to; the original text itself if absent */
  constructor(outer?: View) {
    this.#outer = outer;
  }

  /** Bytes that come of the stretch from `start` to `end`. */
  add(bytes: string, start: number, end: number): void {
    this.#text += bytes;
    for (let i = 0; i < bytes.length; i++) {
      this.#from.push(this.#outer?.from(start) ?? start);
      this.#to.push(this.#outer?.to(end - 1) ?? end);
    }
  }

  copy(start: number, end: number): void {
    for (let at = start; at < end; at++) this.add(this.#outer?.text[at] ?? '', at, at + 1);
  }

  done(): View {
    const [from, to] = [this.#from, this.#to];
    return { text: this.#text, from: (index) => from[index] ?? 0, to: (index) => to[index] ?? 0 };
  }
}

function bytesOf(text: string): string {
  return Buffer.from(text).toString('latin1');
}
