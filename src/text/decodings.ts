export interface Layer {
  /** In UTF-8, one character per byte, since percent escapes and base64 are made of bytes. */
  text: string;
  /** Where in the original each character begins, and then its end; null where nothing has moved. */
  places: number[] | null;
}

/** Each kind of escape is undone alone, because a secret may contain what looks like another kind; then all together. */
const KINDS = ['%', '&', "\\'", "%&\\'"];

/** The text as it is, and with its escapes undone once and twice. */
export function layersOf(text: string): Layer[] {
  const isAscii = Buffer.byteLength(text) === text.length;
  const unchanged: Layer = { text, places: null };
  const raw = isAscii ? unchanged : rewrite(unchanged, /./gsu, ([character]) => utf8(character));
  const layers = new Map([[raw.text, raw]]);
  for (const kind of /[%&\\]/.test(text) ? KINDS : []) {
    const meaning = (match: RegExpExecArray) => (kind.includes(match[0].charAt(0)) ? meaningOf(match) : null);
    const once = rewrite(raw, ESCAPE, meaning);
    for (const layer of [once, rewrite(once, ESCAPE, meaning)]) layers.set(layer.text, layer);
  }
  return [...layers.values()];
}

/** @param pattern matches every character; where `meaning` returns null, the match is kept */
function rewrite({ text, places }: Layer, pattern: RegExp, meaning: (match: RegExpExecArray) => string | null): Layer {
  const moved: number[] = [];
  let rewritten = '';
  for (const match of text.matchAll(pattern)) {
    const undone = meaning(match);
    const bytes = undone ?? match[0];
    rewritten += bytes;
    for (let byte = 0; byte < bytes.length; byte++) moved.push(match.index + (undone === null ? byte : 0));
  }
  moved.push(text.length);
  return { text: rewritten, places: places ? moved.map((place) => places[place] ?? 0) : moved };
}

/** %2F, &#47;, &#x2f; or \u{2f}, \u002f (one or a pair), \x2f, &sol;, '\'' of a shell, \/; and what is no escape. */
const ESCAPE =
  /%([0-9a-f]{2})|&#0*(\d{1,7});?|(?:&#x|\\u\{)0*([0-9a-f]{1,6})[;}]?|(\\u[0-9a-f]{4}(?:\\ud[c-f][0-9a-f]{2})?)|\\x([0-9a-f]{2})|&([a-z]{2,16});|'\\(')'|\\(.)|[^%&\\']+|./gis;

/** HTML's names for punctuation marks, each with its mark behind it. */
const ENTITIES: ReadonlyMap<string, string> = new Map(
  `amp& apos' ast* bsol\\ colon: comma, commat@ diacriticalgrave\` dollar$ equals= excl! grave\` gt> hat^ hyphen- lbrace{
   lbrack[ lcub{ lowbar_ lpar( lsqb[ lt< midast* num# percnt% period. plus+ quest? quot" rbrace} rbrack] rcub} rpar) rsqb]
   semi; sol/ underbar_ verbar| vert| verticalline|`
    .split(/\s+/)
    .map((entity) => [entity.slice(0, -1), entity.slice(-1)])
);

const CONTROLS: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

function meaningOf([, byte, decimal, hex, units, short, name, quote, other]: RegExpExecArray): string | null {
  const character = quote ?? other;
  if (character !== undefined) return CONTROLS[character] ?? character;
  if (name !== undefined) return ENTITIES.get(name.toLowerCase()) ?? null;
  if (byte !== undefined) return String.fromCharCode(Number.parseInt(byte, 16));
  if (units !== undefined) return utf8(JSON.parse(`"${units.toLowerCase()}"`));
  const codePoint = decimal ? Number(decimal) : Number.parseInt(hex ?? short ?? '', 16);
  return codePoint <= 0x10ffff ? utf8(String.fromCodePoint(codePoint)) : null;
}

function utf8(text: string): string {
  return Buffer.from(text).toString('latin1');
}
