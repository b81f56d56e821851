/** How the text of one input is read, and what is answered where it does not fit. */
import * as z from 'zod/mini';
import { formatDuration, parseDurationMs } from '../text/duration.ts';
import { isClean } from '../text/sanitizer.ts';
import { withScheme } from '../text/urls.ts';
import { quote } from '../text/words.ts';

/** No value of a storage service comes near it; lists of ids have no such bound. */
const LONGEST = 4096;
/** A value is quoted only if it is shorter than every secret, which may have been misplaced. */
export const SHORT = 7;

interface Shape<T> {
  /** undefined where the text is not acceptable. */
  parse: (text: string) => T | undefined;
  /** What is allowed, to follow "must be". */
  allowed: string;
  /** Longest value that the answer quotes; by default none, because it may hold a secret. */
  quotes?: number;
  /** What was probably meant. */
  meant?: (text: string) => string | undefined;
  longest?: number;
}

function input<T>({ parse, allowed, quotes = 0, meant = () => undefined, longest = LONGEST }: Shape<T>) {
  const problem = (text: string) => {
    if (text.length > longest) return `must be at most ${longest} characters long`;
    const corrected = meant(text);
    const given = text.length > quotes ? '' : `, but is ${asGiven(text)}`;
    return `must be ${allowed}${given}${corrected ? `; write \`${corrected}\`` : ''}`;
  };
  return z.transform((given: unknown, { issues }): T => {
    const text = typeof given === 'string' ? given : '';
    const value = text.length <= longest ? parse(text) : undefined;
    if (value !== undefined) return value;
    issues.push({ code: 'custom', message: problem(text), input: text });
    return z.NEVER;
  });
}

/** Between marks that it does not hold itself, so that it need not be changed. */
const asGiven = (text: string) => (text.includes('"') && !text.includes('`') ? `\`${text}\`` : quote(text));

export const matching = (pattern: RegExp, allowed: string, quotes = 0) =>
  input({ parse: (value) => (pattern.test(value) ? value : undefined), allowed, quotes });

/** Invisible characters come from copying, and fail in ways that nobody can see. */
export const clean = (what: string, pattern = /./) =>
  input({
    parse: (value) => (pattern.test(value) && isClean(value) ? value : undefined),
    allowed: `${what}, without control or invisible characters`
  });

function parseWhole(text: string, to = Number.MAX_SAFE_INTEGER): number | undefined {
  const value = /^\d{1,16}$/.test(text) ? Number(text) : 0;
  return value >= 1 && value <= to ? value : undefined;
}

/** From 1 up to `to`; of an address in Studio, the number in it was meant. */
export const whole = (allowed: string, to?: number) =>
  input({
    parse: (value) => parseWhole(value, to),
    allowed,
    quotes: SHORT,
    meant: (value) => /^(?:https?:\/\/)?[a-z0-9.:-]{1,100}\/organization\/(\d{1,16})(?!\d)/.exec(value)?.[1]
  });

const partsOf = (text: string) => text.split(/[\s,]+/).filter((part) => part !== '');

/** Ids between commas and white space; doubles count once. */
export function parseIds(text: string): number[] | undefined {
  const parts = partsOf(text);
  const ids = parts.map((part) => parseWhole(part)).filter((id) => id !== undefined);
  return parts.length > 0 && ids.length === parts.length ? [...new Set(ids)] : undefined;
}

const IDS = 'whole numbers, separated by commas, white space or line ends';
const longest = Number.POSITIVE_INFINITY;
export const ids = input({ parse: parseIds, allowed: IDS, quotes: SHORT, longest });
export const idsOrAll = input({
  parse: (value) => (value === 'all' ? 'all' : parseIds(value)),
  allowed: `\`all\`, or ${IDS} (they are in Studio under the organization, Data; a name goes to \`bucket\`)`,
  quotes: SHORT,
  meant: (value) => (/^(all|\*)$/i.test(value) ? 'all' : undefined),
  longest
});

/** As YAML 1.2 writes it. */
export function parseBoolean(text: string): boolean | undefined {
  if (/^(true|True|TRUE)$/.test(text)) return true;
  return /^(false|False|FALSE)$/.test(text) ? false : undefined;
}

export const boolean = input({
  parse: parseBoolean,
  allowed: '`true` or `false`',
  quotes: SHORT,
  meant: (value) => {
    if (/^["']?(true|yes|y|on|1)["']?$/i.test(value)) return 'true';
    return /^["']?(false|no|n|off|0)["']?$/i.test(value) ? 'false' : undefined;
  }
});

/** Of words that all begin differently, the one that was probably meant. */
const closest = (text: string, words: readonly string[]) =>
  words.find((word) => word.slice(0, 3) === text.slice(0, 3).toLowerCase());
const listed = (words: readonly string[]) => words.map((word) => `\`${word}\``).join(', ');

export const oneOf = (words: readonly string[], aliases: ReadonlyMap<string, string>) =>
  input({
    parse: (value) => words.find((word) => word === value),
    allowed: `one of ${listed(words)}`,
    quotes: SHORT,
    meant: (value) => aliases.get(value.toLowerCase()) ?? closest(value, words)
  });

export function someOf<T extends string>(words: readonly T[]) {
  const parse = (value: string): ReadonlySet<T> | undefined => {
    if (value === 'none') return new Set();
    const parts = new Set<string>(partsOf(value));
    const known = words.filter((word) => parts.has(word));
    return parts.size > 0 && known.length === parts.size ? new Set(known) : undefined;
  };
  const meant = (value: string) => {
    const corrected = partsOf(value).map((part) => closest(part, [...words, 'none']));
    return [[...new Set(corrected)].join(', ')].find(parse);
  };
  const allowed = `some of ${listed(words)}, separated by commas, or \`none\` alone`;
  return input({ parse, allowed, quotes: SHORT, meant });
}

/** What is too long in seconds was probably meant in milliseconds. @returns milliseconds */
export function duration(fromMs: number, toMs: number) {
  const within = (ms = 0) => (ms >= fromMs && ms <= toMs ? ms : undefined);
  return input({
    parse: (value) => within(parseDurationMs(value)),
    allowed: `a duration from ${formatDuration(fromMs)} to ${formatDuration(toMs)}, in seconds or as in 90s, 5 min, 1h30m`,
    quotes: SHORT,
    meant: (value) => (/^\d{1,12}$/.test(value) && within(Number(value)) ? formatDuration(Number(value)) : undefined)
  });
}

/** A URL, which often lacks its scheme, or has a path too many. */
export const address = (parse: (text: string) => string | undefined, allowed: string) =>
  input({
    parse,
    allowed,
    meant: (value) => {
      const bare = value.replace(/^https?:\/\//, '');
      const secure = withScheme(bare);
      if (!secure) return undefined;
      const whole = bare === value ? secure : value;
      return [whole, URL.parse(whole)?.origin ?? '', secure].find(parse);
    }
  });

export const labels = input({
  parse: (value) => {
    const parts = value.split(/[,\r\n]+/).map((label) => label.trim());
    const labels = [...new Set(parts)].filter((label) => label !== '');
    const fits = labels.length > 0 && labels.length <= 20;
    return fits && labels.every((label) => label.length <= 50 && isClean(label)) ? labels : undefined;
  },
  allowed: 'at most 20 labels of at most 50 characters each, separated by commas or line ends'
});
