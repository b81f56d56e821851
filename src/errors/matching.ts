/** Finds the row of the tables that a text means. */
import { amazon } from './amazon.ts';
import { azure } from './azure.ts';
import { google } from './google.ts';
import { network } from './network.ts';
import { s3 } from './s3.ts';
import type { StorageErrorRow } from './storage-error-row.ts';
import type { Service } from './storage-services.ts';

export const storageErrors: readonly StorageErrorRow[] = [...amazon, ...google, ...azure, ...s3, ...network];

/** No text says what is wrong behind so many characters. */
const LONGEST = 8192;

/** A text as it is searched: lower case, without quotation marks and with single blanks, so that only words count. */
export interface SearchText {
  /** As it came, but for its length and its entities. */
  text: string;
  /** With all names in it: no name has a blank, so none can hold a phrase of several words. */
  whole: string;
  /** Without names: a bucket may be called "forbidden", and a host "self-signed.example.com". */
  nameless: string;
  /** Whether it holds nothing but a code or a status: SDKs write so where the answer had no body. */
  silent: boolean;
}

const httpStatus =
  /(?:^|\(|\b(?:status(?: ?code)?|http(?:\/[\d.]{1,3})?|code|error|response|returned)\W{1,4})([345]\d\d)(?!\w)/i;

export function toSearchText(said: string, names: readonly string[]): SearchText {
  const text = withoutEntities(said.slice(0, LONGEST));
  const status = httpStatus.exec(text)?.[1];
  const silent = isSilent(text);
  const marks = [
    ...(status ? [`http-${status}`] : []),
    ...(silent ? [`silent-${status ?? (/bad ?request/i.test(text) ? '400' : '')}`] : [])
  ];
  const nameless = plain([withoutNames(text, names), ...marks].join(' '));
  return { text, whole: essence(text), nameless, silent };
}

const withoutEntities = (text: string) =>
  text
    .replace(/&(?:#0{0,8}3[49]|#x0{0,8}2[27]|apos|quot);/gi, '"')
    .replace(/&lt;/gi, '<')
    .replace(/&gt;/gi, '>')
    .replace(/&amp;/gi, '&');

const plain = (text: string) =>
  text
    .replace(/['"`´‘’“”\\]/g, '')
    .replace(/[\s<>]+/g, ' ')
    .toLowerCase();

const stopWords = /(?<![^ ])(?:an?|the|this|that|its|your|is|are|was|were|be|been|being|has|have|had|specified) /g;

/** Without the words that make no difference: "has been disabled", "is disabled" and "disabled" are the same. */
const essence = (text: string) => `${plain(text)} `.replaceAll('_', ' ').replace(stopWords, '').trim();

function withoutNames(text: string, names: readonly string[]): string {
  const rest = text
    .replace(/\barn:[^\s"'<>]+/g, '#')
    .replace(/\b[a-z][a-z0-9+-]{0,20}:\/\/[^\s"'<>]+/gi, '#')
    // `KMS.DisabledException` is no host, nor is "denied.Please" where the blank is missing.
    .replace(/(?<![\w.-])[\w-]+(?:\.[\w-]+)+/g, (dotted) =>
      /(?:error|fault)$|[a-z][A-Z]|\.[A-Z][a-z]+$/.test(dotted) || /exception$/i.test(dotted) ? dotted : '#'
    );
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

const frame = /request ?-?id.*|an error occurred|when calling the \w+ operation/gis;
const filler = /\b(?:unknown ?|error|null|undefined|none|bad ?|request|status|code|http|response)+\b/gi;

const isSilent = (text: string) => !/[a-z]/i.test(text.replace(frame, '').replace(filler, ''));

interface Wording {
  /** What every match holds: far quicker to look for than the pattern. */
  literal: string;
  pattern: RegExp;
  isCode: boolean;
  /** Phrases before codes before what is vague; the longer before the shorter. */
  weight: number;
}

const compiled = storageErrors.map((row) => ({
  row,
  wordings: [...wordingsIn(row.vague, 0), ...wordingsIn(row.says)]
}));

/** A phrase of several words is a code, too, where it is written without blanks: `QuotaExceeded`. */
function wordingsIn(wordings = '', rank?: number): Wording[] {
  return wordings.split('|').flatMap((each) => {
    const text = plain(each).trim();
    return [...new Set([text.includes(' ') ? essence(text) : '', text.replaceAll(' ', '')])]
      .filter(Boolean)
      .map((form) => {
        const isCode = !form.includes(' ');
        const weight = (rank ?? (isCode ? 1 : 2)) * 1000 + form.length;
        const parts = form.split('*').filter(Boolean);
        return { literal: parts[0] ?? '', pattern: patternOf(form, parts, isCode), isCode, weight };
      });
  });
}

/** Whole words only; a code may be part of a class name: `ErrSlowDown`, `NoSuchBucketException`. */
function patternOf(text: string, parts: readonly string[], isCode: boolean): RegExp {
  const start = /^[a-z0-9]/.test(text) ? `(?<![a-z0-9])${isCode ? '(?:err|xminio)?' : ''}` : '';
  const end = /[a-z0-9]$/.test(text) ? `${isCode ? '(?:exception|error|fault)?' : ''}(?![a-z0-9])` : '';
  return new RegExp(start + parts.map(RegExp.escape).join('.{0,100}?') + end);
}

/** @param service `unknown` where nobody knows whose storage it is: then every row can apply */
export function bestRow(text: SearchText, service: Service): StorageErrorRow | undefined {
  let best: { row?: StorageErrorRow; weight: number } = { weight: Number.NEGATIVE_INFINITY };
  for (const { row, wordings } of compiled) {
    if (row.services && service !== 'unknown' && !row.services.includes(service)) continue;
    // Of equal wordings, the row for fewer services, or for more where the service is unknown.
    const share = ((row.services?.length ?? 100) / 1000) * (service === 'unknown' ? 1 : -1);
    for (const { literal, pattern, isCode, weight } of wordings) {
      const where = isCode ? text.nameless : text.whole;
      if (weight + share <= best.weight || !where.includes(literal) || !pattern.test(where)) continue;
      best = { row, weight: weight + share };
    }
  }
  return best.row;
}
