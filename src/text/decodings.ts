/** A text with its escapes undone, and where in the original each character of that stands. */

export interface Layer {
  /** In UTF-8, one character per byte, since that is what percent escapes and base64 are made of. */
  text: string;
  /** Where in the original each character begins, and then its end; null where nothing has moved. */
  places: number[] | null;
}

/** How escapes begin: of one kind, since a secret may itself hold what looks like one of another; and of all. */
const KINDS = ['%', '&', "\\'", "%&\\'\r\n"];

/** The text as it is, and with its escapes undone, once and twice. */
export function layersOf(original: string): Layer[] {
  let raw: Layer = { text: original, places: null };
  // Most texts are ASCII, where a byte is a character.
  if (Buffer.byteLength(original) > original.length) raw = rewritten(raw, /./gsu, ([character]) => utf8(character));
  if (!/[%&\\\n]/.test(original)) return [raw];
  const layers = new Map([[raw.text, raw]]);
  for (const kind of KINDS) {
    const undone = (match: RegExpExecArray) => (kind.includes(match[0].charAt(0)) ? meaningOf(match) : null);
    const once = rewritten(raw, ESCAPE, undone);
    for (const layer of [once, rewritten(once, ESCAPE, undone)]) layers.set(layer.text, layer);
  }
  return [...layers.values()];
}

/** @param pattern matches every character; what `meaningOf` makes null of stays as it is */
function rewritten(
  { text, places }: Layer,
  pattern: RegExp,
  meaningOf: (match: RegExpExecArray) => string | null
): Layer {
  const moved: number[] = [];
  let inner = '';
  for (const match of text.matchAll(pattern)) {
    const meaning = meaningOf(match);
    const bytes = meaning ?? match[0];
    inner += bytes;
    for (let byte = 0; byte < bytes.length; byte++) moved.push(match.index + (meaning === null ? byte : 0));
  }
  moved.push(text.length);
  return { text: inner, places: places ? moved.map((place) => places[place] ?? 0) : moved };
}

/**
 * A byte, code points in decimal and hexadecimal digits, UTF-16, a byte of that, a name, an apostrophe within a shell's
 * quotation marks, whatever else is behind a backslash, the end of a line; and what is no escape.
 */
const ESCAPE =
  /%([0-9a-f]{2})|&#0*(\d{1,7});?|(?:&#x|\\u\{)0*([0-9a-f]{1,6})[;}]?|\\u([0-9a-f]{4})(?:\\u(d[c-f][0-9a-f]{2}))?|\\x([0-9a-f]{2})|&([a-z]{2,7});|'\\(')'|\\(.)|(\r?\n[ \t]*)|[^%&\\'\r\n]+|./gis;

/** The names that HTML has for the characters of secrets. */
const ENTITIES: ReadonlyMap<string, string> = new Map(
  `amp& apos' ast* bsol\\ colon: comma, commat@ dollar$ equals= excl! grave\` gt> hat^ hyphen- lbrace{ lbrack[ lcub{
   lowbar_ lpar( lsqb[ lt< num# percnt% period. plus+ quest? quot" rbrace} rbrack] rcub} rpar) rsqb] semi; sol/ verbar| vert|`
    .split(/\s+/)
    .map((entity) => [entity.slice(0, -1), entity.slice(-1)])
);

/** What behind a backslash does not stand for itself. */
const CONTROLS: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** null where it is no escape. */
function meaningOf(match: RegExpExecArray): string | null {
  const [, byte, decimal, hex, unit, low, short, name, quote, other, lineEnd] = match;
  const character = quote ?? other;
  if (character !== undefined) return CONTROLS[character] ?? character;
  if (lineEnd !== undefined) return '';
  if (name !== undefined) return ENTITIES.get(name.toLowerCase()) ?? null;
  if (byte !== undefined) return String.fromCharCode(parseInt(byte, 16));
  if (unit !== undefined)
    return utf8(String.fromCharCode(...[unit, low].filter(Boolean).map((each) => parseInt(`${each}`, 16))));
  const codePoint = decimal ? Number(decimal) : parseInt(hex ?? short ?? '', 16);
  return codePoint <= 0x10ffff ? utf8(String.fromCodePoint(codePoint)) : null;
}

function utf8(text: string): string {
  return Buffer.from(text).toString('latin1');
}
