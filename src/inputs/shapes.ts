/** How the text of one input is read, and what is said where it does not fit. */
import * as z from 'zod/mini';
import { formatDuration, parseDurationMs } from '../text/duration.ts';
import { isClean } from '../text/sanitizer.ts';
import { withScheme } from '../text/urls.ts';

/** No storage service has a longer value; lists of ids have no such limit. */
const LONGEST = 4096;

type Parse<T> = (text: string) => T | undefined;

/**
 * @param allowed follows "must be"
 * @param correct makes what was probably meant from what was given
 */
function input<T>(parse: Parse<T>, allowed: string, correct: Parse<string> = () => undefined, longest = LONGEST) {
  return z.transform((given: unknown, { issues }): T => {
    const text = String(given ?? '');
    const isTooLong = text.length > longest;
    const value = isTooLong ? undefined : parse(text);
    if (value !== undefined) return value;
    const limits = isTooLong ? `at most ${longest} characters long` : allowed;
    const corrected = correct(text);
    const message = `must be ${limits}${corrected ? `; write \`${corrected}\`` : ''}`;
    issues.push({ code: 'custom', message, input: text });
    return z.NEVER;
  });
}

export const matching = (pattern: RegExp, allowed: string) =>
  input((text) => (pattern.test(text) ? text : undefined), allowed);

/** Invisible characters come from copying, and cause errors that nobody can see. */
export const clean = (what: string, pattern = /./) =>
  input(
    (text) => (pattern.test(text) && isClean(text) ? text : undefined),
    `${what}, without control or invisible characters`
  );

function parseWhole(text: string, to = Number.MAX_SAFE_INTEGER): number | undefined {
  const value = /^\d{1,16}$/.test(text) ? Number(text) : 0;
  return value >= 1 && value <= to ? value : undefined;
}

export const whole = (allowed: string, to?: number) => input((text) => parseWhole(text, to), allowed);

/** An address in Studio is corrected to the number in it. */
export const organization = (allowed: string) =>
  input(
    (text) => parseWhole(text),
    allowed,
    (text) => /^(?:https?:\/\/)?[a-z0-9.:-]{1,100}\/organization\/(\d{1,16})(?!\d)/.exec(text)?.[1]
  );

const partsOf = (text: string) => text.split(/[\s,]+/).filter((part) => part !== '');

export function parseIds(text: string): number[] | undefined {
  const ids = partsOf(text).map((part) => parseWhole(part) ?? 0);
  return ids.length > 0 && !ids.includes(0) ? [...new Set(ids)] : undefined;
}

const IDS = 'whole numbers, separated by commas, white space or line ends';
export const ids = input(parseIds, IDS, undefined, Number.POSITIVE_INFINITY);
export const idsOrAll = input(
  (text) => (text === 'all' ? 'all' : parseIds(text)),
  `\`all\`, or ${IDS} (they are in Studio under the organization, Data; a name goes to \`bucket\`)`,
  (text) => (/^(all|\*)$/i.test(text) ? 'all' : undefined),
  Number.POSITIVE_INFINITY
);

/** As YAML 1.2 writes it. */
export function parseBoolean(text: string): boolean | undefined {
  if (/^(true|True|TRUE)$/.test(text)) return true;
  return /^(false|False|FALSE)$/.test(text) ? false : undefined;
}

export const boolean = input(parseBoolean, '`true` or `false`', (text) => {
  if (/^["']?(true|yes|y|on|1)["']?$/i.test(text)) return 'true';
  return /^["']?(false|no|n|off|0)["']?$/i.test(text) ? 'false' : undefined;
});

const closest = (text: string, words: readonly string[]) =>
  words.find((word) => word.slice(0, 3) === text.slice(0, 3).toLowerCase());
const list = (words: readonly string[]) => words.map((word) => `\`${word}\``).join(', ');

export const oneOf = (words: readonly string[], aliases: ReadonlyMap<string, string>) =>
  input(
    (text) => words.find((word) => word === text),
    `one of ${list(words)}`,
    (text) => aliases.get(text.toLowerCase()) ?? closest(text, words)
  );

export function someOf<T extends string>(words: readonly T[]) {
  const parse = (text: string): ReadonlySet<T> | undefined => {
    const parts = partsOf(text);
    const chosen = new Set<string>(words.filter((word) => parts.includes(word)));
    if (text === 'none') return new Set();
    return parts.length > 0 && parts.every((part) => chosen.has(part)) ? (chosen as Set<T>) : undefined;
  };
  const correct = (text: string) => {
    const corrected = partsOf(text).map((part) => closest(part, [...words, 'none']) ?? part);
    return [[...new Set(corrected)].join(', ')].find(parse);
  };
  return input(parse, `one or more of ${list(words)}, separated by commas, or \`none\` alone`, correct);
}

/** What is too long in seconds was probably meant in milliseconds. @returns milliseconds */
export function duration(fromMs: number, toMs: number) {
  const within = (ms = 0) => (ms >= fromMs && ms <= toMs ? ms : undefined);
  return input(
    (text) => within(parseDurationMs(text)),
    `a duration from ${formatDuration(fromMs)} to ${formatDuration(toMs)}, in seconds or as in 90s, 5 min, 1h30m`,
    (text) => (/^\d{1,12}$/.test(text) && within(Number(text)) ? formatDuration(Number(text)) : undefined)
  );
}

/** A URL, which often lacks its scheme, or has a path too many. */
export const address = (parse: Parse<string>, allowed: string) =>
  input(parse, allowed, (text) => {
    const secure = withScheme(text.replace(/^https?:\/\//, ''));
    if (!secure) return undefined;
    const whole = /^https?:/.test(text) ? text : secure;
    return [whole, URL.parse(whole)?.origin ?? '', secure].find(parse);
  });

export const labels = input((text) => {
  const parts = text.split(/[,\r\n]+/).map((label) => label.trim());
  const labels = [...new Set(parts)].filter((label) => label !== '');
  const isFitting = labels.every((label) => label.length <= 50 && isClean(label));
  return isFitting && labels.length > 0 && labels.length <= 20 ? labels : undefined;
}, 'at most 20 labels of at most 50 characters each, separated by commas or line ends');
