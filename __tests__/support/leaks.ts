/**
 * Looks for secrets the other way round than a redactor would: not by encoding the secret, but by decoding the text, so
 * that any mixture of encodings is seen through.
 */
import type { StepResult } from '../../sandbox/runner.ts';
import { visible } from './commands.ts';

/** As many characters of a secret in a row are too many. */
const PIECE = 12;

export interface Leak {
  where: string;
  /** Which secret, by its place in the list: the secret itself must not get into the report either. */
  secret: number;
}

/** Secrets in whatever a step leaves behind; further texts by name. */
export function leaksOf(secrets: string[], result: StepResult, further: Record<string, string> = {}): Leak[] {
  const { log, stderr, summary, outputs, results } = result;
  const texts = {
    log: visible(log),
    stderr,
    summary,
    outputs: JSON.stringify(outputs),
    results: JSON.stringify(results)
  };
  return Object.entries({ ...texts, ...further }).flatMap(([where, text]) =>
    secretsIn(text, secrets).map((secret) => ({ where, secret }))
  );
}

/** Which of the secrets are in the text: raw, in any encoding seen here, or any 12 characters of one in a row. */
export function secretsIn(text: string, secrets: string[]): number[] {
  const pieces = new Map<string, Set<number>>();
  for (const [index, secret] of secrets.entries()) {
    for (let i = 0; i === 0 || i + PIECE <= secret.length; i++) {
      const piece = secret.slice(i, i + PIECE).toLowerCase();
      pieces.set(piece, (pieces.get(piece) ?? new Set()).add(index));
    }
  }
  const found = new Set<number>();
  for (const view of views(text)) {
    const lower = view.toLowerCase();
    for (const [piece, owners] of pieces) {
      if (lower.includes(piece)) for (const owner of owners) found.add(owner);
    }
  }
  return [...found].sort((a, b) => a - b);
}

/** The text, and what it says to a reader who decodes it, up to three encodings deep. */
function views(text: string): Set<string> {
  const seen = new Set([text]);
  let latest = [text];
  for (let depth = 0; depth < 3; depth++) {
    const decoded = new Set(latest.flatMap((view) => decoders.map((decode) => decode(view))));
    latest = [...decoded].filter((view) => !seen.has(view));
    for (const view of latest) seen.add(view);
  }
  return seen;
}

const decoders: ((text: string) => string)[] = [
  (text) =>
    text.replaceAll(/(?:%[0-9a-f]{2})+/gi, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8')),
  (text) =>
    text
      .replaceAll(/&#x0*([0-9a-f]{1,6});/gi, (_, hex: string) => character(Number.parseInt(hex, 16)))
      .replaceAll(/&#0*(\d{1,7});/g, (_, decimal: string) => character(Number(decimal)))
      .replaceAll(/&([a-z]+);/gi, (entity, name: string) => named[name.toLowerCase()] ?? entity),
  (text) => text.replaceAll(/<[^<>]*>/g, ''),
  (text) => text.replaceAll("'\\''", "'"),
  (text) =>
    text.replaceAll(/\\(?:u([0-9a-f]{4})|u\{([0-9a-f]+)\}|x([0-9a-f]{2})|(.))/gi, (_, unit, point, byte, itself) =>
      itself === undefined ? character(Number.parseInt(unit ?? point ?? byte, 16)) : itself
    ),
  // Hexadecimal digits say the same at two places where they may begin.
  ...[0, 1].map(
    (offset) => (text: string) =>
      (text.match(/[0-9a-f]{24,}/gi) ?? [])
        .map((run) => Buffer.from(run.slice(offset), 'hex').toString('latin1'))
        .join('\n')
  ),
  // Base64 says the same at four places where it may begin, in the usual alphabet and in that of URLs.
  ...[0, 1, 2, 3].map(
    (offset) => (text: string) =>
      (text.match(/[\w+/-]{16,}/g) ?? [])
        .map((run) => Buffer.from(run.slice(offset), 'base64').toString('latin1'))
        .join('\n')
  )
];

const character = (code: number) => (code <= 0x10ffff ? String.fromCodePoint(code) : '');

const named: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  sol: '/',
  plus: '+',
  equals: '=',
  lowbar: '_',
  hyphen: '-',
  period: '.',
  colon: ':',
  quest: '?',
  num: '#',
  percnt: '%',
  commat: '@',
  underbar: '_',
  verticalline: '|',
  diacriticalgrave: '`',
  midast: '*'
};
