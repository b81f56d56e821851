/** Finds the row of the tables that a text means. */
import { type StorageError, storageErrors } from './storage-errors.ts';
import type { Service } from './storage-services.ts';

/** No text says what is wrong behind so many characters. */
const LONGEST = 8192;
/** What `*` in a phrase stands for, at most. */
const GAP = 100;

/** A text as it is searched: lower case, without quotation marks and with single blanks, so that only words count. */
export interface Searched {
  /** With all names in it: no name has a blank, so none can hold a phrase of several words. */
  whole: string;
  /** Without names: a bucket may be called "forbidden", and a host "self-signed.example.com". */
  nameless: string;
  /** Whether it holds nothing but a code or a status: SDKs write so where the answer had no body. */
  silent: boolean;
  named: { region?: string | undefined; action?: string | undefined };
}

export function searched(said: string, names: readonly string[]): Searched {
  const text = withoutEntities(said.slice(0, LONGEST));
  const status =
    /(?:^|\(|\b(?:status(?: ?code)?|http(?:\/[\d.]{1,3})?|code|error|response|returned)\W{1,4})([345]\d\d)(?!\w)/i.exec(
      text
    )?.[1];
  const silent = isSilent(text);
  const marks = [
    status && ` http-${status}`,
    silent && ` silent-${status ?? (/bad ?request/i.test(text) ? '400' : '')}`
  ];
  return {
    whole: plain(text).replaceAll('_', ' '),
    nameless: plain(withoutNames(text, names) + marks.filter(Boolean).join('')),
    silent,
    named: {
      region: /(?:expecting|this region:|use region)\W{0,6}([a-z0-9][\w-]{0,62})/i.exec(text)?.[1],
      action: (/perform:?\W{0,3}([a-z0-9-]{2,40}:[a-z]{2,60})/i.exec(text) ??
        /\b(storage\.[a-z]{2,30}\.[a-z]{2,30})\b/i.exec(text))?.[1]
    }
  };
}

function withoutEntities(text: string): string {
  return text
    .replace(/&(?:#0{0,8}3[49]|#x0{0,8}2[27]|apos|quot);/gi, '"')
    .replace(/&lt;/gi, '<')
    .replace(/&gt;/gi, '>')
    .replace(/&amp;/gi, '&');
}

function plain(text: string): string {
  return text
    .replace(/['"`´‘’“”\\]/g, '')
    .replace(/[\s<>]+/g, ' ')
    .toLowerCase();
}

function withoutNames(text: string, names: readonly string[]): string {
  const rest = text
    .replace(/\barn:[^\s"'<>]+/g, '#')
    .replace(/\b[a-z][a-z0-9+-]{0,20}:\/\/[^\s"'<>]+/gi, '#')
    .replace(/(?<![\w.-])[\w-]+(?:\.[\w-]+)+/g, (dotted) => (isHost(dotted) ? '#' : dotted));
  return (
    names
      // What is longer cannot be in the text, and as a pattern may be too large.
      .filter((name) => name !== '' && name.length <= text.length)
      .reduce(
        (before, name) => before.replace(new RegExp(`(?<![\\w-])${RegExp.escape(name)}(?![\\w-])`, 'g'), '#'),
        rest
      )
  );
}

/** `KMS.DisabledException` is no host, nor is "denied.Please" where the blank is missing. */
function isHost(dotted: string): boolean {
  return !/(?:exception|error|fault)$|[a-z][A-Z]|\.[A-Z][a-z]+$/.test(dotted) && !/exception$/i.test(dotted);
}

const fillers = new Set(
  'unknownerror unknown error null undefined none badrequest bad request status code http response'.split(' ')
);

function isSilent(text: string): boolean {
  const rest = text.replace(/request ?-?id.*/is, '').replace(/an error occurred|when calling the \w+ operation/gi, '');
  return (rest.match(/[a-z]+/gi) ?? []).every((word) => fillers.has(word.toLowerCase()));
}

interface Needle {
  parts: readonly string[];
  isCode: boolean;
  /** Phrases before codes before what is vague; the longer before the shorter. */
  weight: number;
}

const compiled = storageErrors.map((row) => ({ row, needles: [row.vague, row.codes, row.phrases].flatMap(needlesIn) }));

function needlesIn(wordings: string | undefined, rank: number): Needle[] {
  return (plain(wordings ?? '').match(/[^|]+/g) ?? []).map((each) => {
    const text = each.trim();
    const isCode = !text.includes(' ');
    return { parts: (isCode ? text : text.replaceAll('_', ' ')).split('*'), isCode, weight: rank * 1000 + text.length };
  });
}

/** @param service `unknown` where nobody knows whose storage it is: then every row can apply */
export function bestRow(text: Searched, service: Service, accessKey: string): StorageError | undefined {
  let best: { row?: StorageError; weight: number } = { weight: Number.NEGATIVE_INFINITY };
  for (const { row, needles } of compiled) {
    if (!applies(row, text, service, accessKey)) continue;
    const preferred = preference(row, service);
    for (const { parts, isCode, weight } of needles) {
      if (weight + preferred <= best.weight || !contains(isCode ? text.nameless : text.whole, parts, isCode)) continue;
      best = { row, weight: weight + preferred };
    }
  }
  return best.row;
}

function applies(
  { services, names, accessKey: start = '' }: StorageError,
  text: Searched,
  service: Service,
  accessKey: string
) {
  if (services && service !== 'unknown' && !services.includes(service)) return false;
  if (names === 'region' && !text.named.region) return false;
  if (names === 'key' && !text.named.action?.toLowerCase().startsWith('kms:')) return false;
  return accessKey.startsWith(start);
}

/** What knows more comes first: a named region or a kind of key, then, of equal wordings, the row for fewer services. */
function preference({ services, names, accessKey }: StorageError, service: Service): number {
  const share = (services?.length ?? 100) / 1000;
  return (names || accessKey ? 500 : 0) + (service === 'unknown' ? share : -share);
}

/** Whether the parts follow each other as whole words. A code may be part of a class name: `ErrSlowDown`, `NoSuchBucketException`. */
function contains(text: string, [first = '', ...rest]: readonly string[], isCode: boolean): boolean {
  const before = isCode ? /(?:^|[^a-z0-9])(?:err|xminio)?$/ : /(?:^|[^a-z0-9])$/;
  const after = isCode ? /^(?:exception|error|fault)?(?![a-z0-9])/ : /^(?![a-z0-9])/;
  for (let at = text.indexOf(first); at >= 0; at = text.indexOf(first, at + 1)) {
    let end = at + first.length;
    let last = first;
    for (const part of rest) {
      const next = text.indexOf(part, end);
      if (next < 0) return false;
      end = next - end > GAP ? -1 : next + part.length;
      last = part;
      if (end < 0) break;
    }
    if (end < 0) continue;
    const startsWell = !/^[a-z0-9]/.test(first) || before.test(text.slice(Math.max(0, at - 7), at));
    const endsWell = !/[a-z0-9]$/.test(last) || after.test(text.slice(end, end + 10));
    if (startsWell && endsWell) return true;
  }
  return false;
}
