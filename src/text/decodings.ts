/** A text with its escapes undone, and where in the original each character of that stands. */

export interface Layer {
  /** In UTF-8, one character per byte, since that is what percent escapes and base64 are made of. */
  text: string;
  /** Where in the original each character begins, and then its end; null where nothing has moved. */
  places: number[] | null;
}

/** How escapes begin: of one kind, since a secret may itself hold what looks like one of another; and of all. */
const KINDS = ['%', '&', "\\'", "%&\\'"];

/** The text as it is, and with its escapes undone, once and twice. */
export function layersOf(original: string): Layer[] {
  const isAscii = Buffer.byteLength(original) === original.length;
  const unchanged: Layer = { text: original, places: null };
  const raw = isAscii ? unchanged : rewritten(unchanged, /./gsu, ([character]) => utf8(character));
  const layers = new Map([[raw.text, raw]]);
  for (const kind of /[%&\\]/.test(original) ? KINDS : []) {
    const meaning = (match: RegExpExecArray) => (kind.includes(match[0].charAt(0)) ? meaningOf(match) : null);
    const once = rewritten(raw, ESCAPE, meaning);
    for (const layer of [once, rewritten(once, ESCAPE, meaning)]) layers.set(layer.text, layer);
  }
  return [...layers.values()];
}

/** @param pattern matches every character; what `meaning` makes null of stays as it is */
function rewritten(
  { text, places }: Layer,
  pattern: RegExp,
  meaning: (match: RegExpExecArray) => string | null
): Layer {
  const moved: number[] = [];
  let inner = '';
  for (const match of text.matchAll(pattern)) {
    const undone = meaning(match);
    const bytes = undone ?? match[0];
    inner += bytes;
    for (let byte = 0; byte < bytes.length; byte++) moved.push(match.index + (undone === null ? byte : 0));
  }
  moved.push(text.length);
  return { text: inner, places: places ? moved.map((place) => places[place] ?? 0) : moved };
}

/** %2F, &#47;, &#x2f; or \u{2f}, \u002f (one or a pair), \x2f, &sol;, '\'' of a shell, \/; and what is no escape. */
const ESCAPE =
  /%([0-9a-f]{2})|&#0*(\d{1,7});?|(?:&#x|\\u\{)0*([0-9a-f]{1,6})[;}]?|\\u([0-9a-f]{4})(?:\\u(d[c-f][0-9a-f]{2}))?|\\x([0-9a-f]{2})|&([a-z]{2,16});|'\\(')'|\\(.)|[^%&\\']+|./gis;

/** The names that HTML has for the characters of secrets, each with its character behind it. */
const ENTITIES: ReadonlyMap<string, string> = new Map(
  `amp& apos' ast* bsol\\ colon: comma, commat@ diacriticalgrave\` dollar$ equals= excl! grave\` gt> hat^ hyphen- lbrace{
   lbrack[ lcub{ lowbar_ lpar( lsqb[ lt< midast* num# percnt% period. plus+ quest? quot" rbrace} rbrack] rcub} rpar) rsqb]
   semi; sol/ underbar_ verbar| vert| verticalline|`
    .split(/\s+/)
    .map((entity) => [entity.slice(0, -1), entity.slice(-1)])
);

/** What behind a backslash does not stand for itself. */
const CONTROLS: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** null where it is no escape. */
function meaningOf(match: RegExpExecArray): string | null {
  const [, byte, decimal, hex, unit, low, short, name, quote, other] = match;
  const character = quote ?? other;
  if (character !== undefined) return CONTROLS[character] ?? character;
  if (name !== undefined) return ENTITIES.get(name.toLowerCase()) ?? null;
  if (byte !== undefined) return String.fromCharCode(parseInt(byte, 16));
  if (unit !== undefined) return utf8([unit, low ?? ''].map(utf16Unit).join(''));
  const codePoint = decimal ? Number(decimal) : parseInt(hex ?? short ?? '', 16);
  return codePoint <= 0x10ffff ? utf8(String.fromCodePoint(codePoint)) : null;
}

function utf16Unit(hex: string): string {
  return hex && String.fromCharCode(parseInt(hex, 16));
}

function utf8(text: string): string {
  return Buffer.from(text).toString('latin1');
}
