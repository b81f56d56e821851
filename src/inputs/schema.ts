/** The inputs as they may be: defaults, bounds, and the words that say what is allowed. */
import * as z from 'zod/mini';
import { formatDuration, parseDurationMs } from '../text/duration.ts';
import { parseApiUrl, parseOrigin, parsePlainUrl } from '../text/urls.ts';
import { quote } from '../text/words.ts';

/** What an input that is not given means; the same in action.yml. */
export const defaults: Readonly<Record<string, string>> = {
  timeout: '5m',
  'poll-interval': '5s',
  'failure-threshold': '1',
  'min-files': '0',
  'require-info-labels': 'false',
  'check-cors': 'false',
  'cors-origin': 'https://studio.edgeimpulse.com',
  'fail-on-error': 'true',
  summary: 'true',
  'alert-issue': 'false',
  'alert-labels': 'bucket-alert',
  'api-url': 'https://studio.edgeimpulse.com/v1'
};

/** Where else the value of an input that is not given comes from. */
export const fallbackVariables: Readonly<Record<string, string>> = {
  'api-key': 'EI_API_KEY',
  'organization-id': 'EI_ORGANIZATION_ID',
  'api-url': 'EI_API_ENDPOINT'
};

/** A longer value is no misspelt one: perhaps a secret that is in the wrong place. */
const LONGEST_TOLD = 12;
/** No value of a storage service comes near it; lists of ids have no such bound. */
const LONGEST = 4096;

interface Shape<T> {
  /** undefined where the text is not acceptable. */
  parse: (text: string) => T | undefined;
  /** What is allowed, to follow "must be". */
  allowed: string;
  /** Whether an error may quote the value: only where nobody puts a secret, not even by mistake. */
  tellable?: boolean;
  longest?: number;
}

function input<T>({ parse, allowed, tellable = false, longest = LONGEST }: Shape<T>) {
  return z.pipe(
    z.string(),
    z.transform((text, context): T => {
      const fits = text.length <= longest;
      const value = fits ? parse(text) : undefined;
      if (value !== undefined) return value;
      const but = tellable && text.length <= LONGEST_TOLD ? `, but is ${quote(text)}` : '';
      const message = fits ? `must be ${allowed}${but}` : `must be at most ${longest} characters long`;
      context.issues.push({ code: 'custom', message, input: text });
      return z.NEVER;
    })
  );
}

function parseId(text: string): number | undefined {
  const id = /^\d{1,16}$/.test(text) ? Number(text) : 0;
  return id >= 1 && id <= Number.MAX_SAFE_INTEGER ? id : undefined;
}

/** Ids between commas and white space; doubles count once. */
export function parseIds(text: string): number[] | undefined {
  const ids = text.split(/[\s,]+/).filter((id) => id !== '');
  const numbers = ids.map(parseId).filter((id) => id !== undefined);
  return ids.length > 0 && numbers.length === ids.length ? [...new Set(numbers)] : undefined;
}

function parseBoolean(text: string): boolean | undefined {
  if (/^(true|True|TRUE)$/.test(text)) return true;
  return /^(false|False|FALSE)$/.test(text) ? false : undefined;
}

function parseLabels(text: string): string[] | undefined {
  const labels = [...new Set(text.split(/[,\r\n]+/).map((label) => label.trim()))].filter((label) => label !== '');
  return labels.length > 0 && labels.length <= 20 && labels.every((label) => label.length <= 50 && isClean(label))
    ? labels
    : undefined;
}

/** Control characters and invisible ones come from copying, and fail in ways that nobody can see. */
const isClean = (text: string) => !/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u.test(text);

const text = (what: string, shortest = 1) =>
  input({
    parse: (value) => (value.length >= shortest && isClean(value) ? value : undefined),
    allowed: `${what}${shortest > 1 ? ` of at least ${shortest} characters` : ''}, without control or invisible characters`
  });
const matching = (pattern: RegExp, allowed: string, tellable = false) =>
  input({ parse: (value) => (pattern.test(value) ? value : undefined), allowed, tellable });
const ids = input({
  parse: parseIds,
  allowed: 'whole numbers, separated by commas, white space or line ends',
  longest: Number.POSITIVE_INFINITY
});
const boolean = input({ parse: parseBoolean, allowed: '`true` or `false`', tellable: true });

const duration = (fromMs: number, toMs: number) =>
  input({
    parse: (value) => {
      const ms = parseDurationMs(value) ?? 0;
      return ms >= fromMs && ms <= toMs ? ms : undefined;
    },
    allowed: `a duration from ${formatDuration(fromMs)} to ${formatDuration(toMs)}, in seconds or as in 90s, 5m, 1h`,
    tellable: true
  });

const whole = (from: number, to: number) =>
  input({
    parse: (value) =>
      /^\d{1,6}$/.test(value) && Number(value) >= from && Number(value) <= to ? Number(value) : undefined,
    allowed: `a whole number from ${from} to ${to}`,
    tellable: true
  });

/** Each input on its own, by name; what depends on more than one input is checked in selection.ts. */
export const InputSchema = z.object({
  // It travels in a header: visible ASCII is all that fits there.
  'api-key': matching(/^[!-~]{8,}$/, 'an API key: at least 8 visible ASCII characters'),
  'organization-id': input({
    parse: parseId,
    allowed: 'a whole number from 1 to 2^53 - 1, digits only'
  }),
  'bucket-id': z.optional(
    input({
      parse: (value) => (value === 'all' ? 'all' : parseIds(value)),
      allowed:
        '`all`, or whole numbers, separated by commas, white space or line ends (they are in Studio under the organization, Data; a name goes to `bucket`)',
      longest: Number.POSITIVE_INFINITY
    })
  ),
  exclude: z.optional(ids),
  bucket: z.optional(text('the name of a bucket or container')),
  'storage-provider': z.optional(matching(/^(s3|google|azure|other)$/, '`s3`, `google`, `azure` or `other`', true)),
  'access-key': z.optional(text('an access key')),
  'secret-key': z.optional(text('a secret key', 8)),
  endpoint: z.optional(
    input({
      parse: (value) => (parsePlainUrl(value) && isClean(value) ? value : undefined),
      allowed:
        'a URL that begins with https:// or http://, as it will be used: no credentials, query, fragment, escapes and dot segments'
    })
  ),
  region: z.optional(matching(/^[a-z0-9-]+$/, 'lower-case letters, digits and hyphens')),
  // Passed on verbatim: an object's name may hold any character, and emoji are made with invisible ones.
  prefix: z.optional(matching(/^\P{Cc}+$/u, 'a prefix without control characters')),
  timeout: duration(1000, 6 * 3_600_000),
  'poll-interval': duration(250, 5 * 60_000),
  'failure-threshold': whole(1, 10),
  'min-files': whole(0, 10_000),
  'require-info-labels': boolean,
  'check-cors': boolean,
  'cors-origin': input({ parse: parseOrigin, allowed: 'an origin such as https://studio.edgeimpulse.com' }),
  'fail-on-error': boolean,
  summary: boolean,
  'alert-issue': boolean,
  'alert-labels': input({
    parse: parseLabels,
    allowed: 'at most 20 labels of at most 50 characters each, separated by commas or line ends'
  }),
  'github-token': z.optional(matching(/^[!-~]+$/, 'a token of visible ASCII characters')),
  'api-url': input({
    parse: parseApiUrl,
    allowed: 'an https URL (http only on loopback) without credentials, query, fragment, escapes and dot segments'
  })
});
export type RawInputs = z.infer<typeof InputSchema>;
export type InputName = keyof RawInputs;
export const inputNames = Object.keys(InputSchema.shape) as InputName[];
