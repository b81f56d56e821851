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
  /%([0-9a-f]{2})|&#(\d{1,7});?|&#x([0-9a-f]{1,6});?|&(amp|lt|gt|quot|apos|sol|plus|equals|nbsp);|\\u([0-9a-f]{4})|\\u\{([0-9a-f]{1,6})\}|\\x([0-9a-f]{2})|\\([\\"'/bfnrt])/gi;

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  sol: '/',
  plus: '+',
  equals: '=',
  nbsp: ' ',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t'
};

/** Percent escapes, HTML entities, JSON and JavaScript escapes, all at once; null where there are none. */
function unescaped(view: View): View | null {
  const inner = new Composer(view);
  let done = 0;
  for (const match of view.text.matchAll(ESCAPE)) {
    inner.copy(done, match.index);
    inner.add(meaning(match), match.index, match.index + match[0].length);
    done = match.index + match[0].length;
  }
  if (done === 0) return null;
  inner.copy(done, view.text.length);
  return inner.done();
}

function meaning([, percent, decimal, hex, entity, unit, point, byte, letter]: RegExpMatchArray): string {
  if (percent ?? byte) return String.fromCharCode(Number.parseInt(percent ?? byte ?? '', 16));
  const name = entity?.toLowerCase() ?? letter;
  if (name !== undefined) return NAMED[name] ?? name;
  const codePoint = decimal === undefined ? Number.parseInt(hex ?? unit ?? point ?? '', 16) : Number(decimal);
  return codePoint <= 0x10ffff ? bytesOf(String.fromCodePoint(codePoint)) : '';
}

/** Both alphabets, the one for URLs, too. */
const BASE64 = /[A-Za-z0-9+/_-]+/g;

/** A stretch may begin anywhere within a group of four. */
function base64(view: View, shortest: number): View[] {
  const stretches = [...view.text.matchAll(BASE64)].filter(({ 0: stretch }) => stretch.length * 3 >= shortest * 4);
  return stretches.flatMap(({ 0: stretch, index }) =>
    [0, 1, 2, 3].map((offset) => {
      const bytes = Buffer.from(stretch.slice(offset), 'base64').toString('latin1');
      // Three bytes come of four characters: byte i begins in character 4i/3 and ends in the one after it.
      const origin = (byte: number) => index + offset + Math.floor((byte * 4) / 3);
      const last = index + stretch.length - 1;
      return {
        text: bytes,
        from: (byte: number) => view.from(origin(byte)),
        to: (byte: number) => view.to(Math.min(origin(byte) + 1, last))
      };
    })
  );
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
