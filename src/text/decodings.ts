/** A text with its escapes undone, and where in the original each character of that stands. */

export interface Layer {
  /** In UTF-8, one character per byte, since that is what percent escapes and base64 are made of. */
  text: string;
  /** Where in the original each character begins, and then its end; null where nothing has moved. */
  places: number[] | null;
}

/**
 * How escapes begin, by their kind: percent, HTML, JSON and JavaScript; and all of them together, with the line ends in
 * base64. Each alone since a secret may itself hold what looks like an escape of another kind.
 */
const KINDS = ['%', '&', "\\'", "%&\\'\r\n"];

/** The text as it is, and with its escapes undone, by their kind, once and twice. */
export function layersOf(original: string): Layer[] {
  const raw = bytesOf(original);
  const layers = [raw];
  if (!/[%&\\\n]/.test(original)) return layers;
  for (const kind of KINDS) {
    const once = unescaped(raw, kind);
    const twice = once && unescaped(once, kind);
    for (const layer of [once, twice]) if (layer && !layers.some(({ text }) => text === layer.text)) layers.push(layer);
  }
  return layers;
}

function bytesOf(original: string): Layer {
  // Most texts are ASCII, where a byte is a character.
  if (Buffer.byteLength(original) === original.length) return { text: original, places: null };
  const places: number[] = [];
  let at = 0;
  for (const character of original) {
    for (let byte = Buffer.byteLength(character); byte > 0; byte--) places.push(at);
    at += character.length;
  }
  return { text: utf8(original), places: [...places, at] };
}

/**
 * Bytes, decimal and hexadecimal code points, UTF-16, one byte of that, names, an apostrophe within a shell's quotation
 * marks, whatever else is behind a backslash, and line ends.
 */
const ESCAPE =
  /%([0-9a-f]{2})|&#0*(\d{1,7});?|(?:&#x|\\u\{)0*([0-9a-f]{1,6})[;}]?|\\u([0-9a-f]{4})(?:\\u(d[c-f][0-9a-f]{2}))?|\\x([0-9a-f]{2})|&([a-z]{2,7});|'\\(')'|\\(.)|\r?\n[ \t]*/gis;

/** The names that HTML has for the characters of secrets. */
const ENTITIES: ReadonlyMap<string, string> = new Map(
  `amp& apos' ast* bsol\\ colon: comma, commat@ dollar$ equals= excl! grave\` gt> hat^ hyphen- lbrace{ lbrack[ lcub{ lowbar_
   lpar( lsqb[ lt< num# percnt% period. plus+ quest? quot" rbrace} rbrack] rcub} rpar) rsqb] semi; sol/ verbar| vert|`
    .split(/\s+/)
    .map((entity) => [entity.slice(0, -1), entity.slice(-1)])
);

/** What behind a backslash does not stand for itself. */
const CONTROLS: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** null where there is no escape of that kind. */
function unescaped({ text, places }: Layer, kind: string): Layer | null {
  const placeOf = (index: number) => places?.[index] ?? index;
  const moved: number[] = [];
  let inner = '';
  let done = 0;
  const copyUpTo = (end: number) => {
    inner += text.slice(done, end);
    for (; done < end; done++) moved.push(placeOf(done));
  };
  for (const match of text.matchAll(ESCAPE)) {
    const meaning = kind.includes(match[0].charAt(0)) ? meaningOf(match) : null;
    if (meaning === null) continue;
    copyUpTo(match.index);
    inner += meaning;
    for (let byte = 0; byte < meaning.length; byte++) moved.push(placeOf(match.index));
    done = match.index + match[0].length;
  }
  if (done === 0) return null;
  copyUpTo(text.length);
  return { text: inner, places: [...moved, placeOf(text.length)] };
}

/** null where it is no escape. */
function meaningOf([, byte, decimal, hex, unit, low, short, name, quote, other]: RegExpMatchArray): string | null {
  const character = quote ?? other;
  if (character !== undefined) return CONTROLS[character] ?? character;
  if (name !== undefined) return ENTITIES.get(name.toLowerCase()) ?? null;
  if (byte !== undefined) return String.fromCharCode(parseInt(byte, 16));
  if (unit !== undefined) return utf8(String.fromCharCode(parseInt(unit, 16), ...(low ? [parseInt(low, 16)] : [])));
  const codePoint = decimal ? Number(decimal) : parseInt(hex ?? short ?? '', 16);
  if (Number.isNaN(codePoint)) return '';
  return codePoint <= 0x10ffff ? utf8(String.fromCodePoint(codePoint)) : null;
}

function utf8(text: string): string {
  return Buffer.from(text).toString('latin1');
}
