/** Finds the row of the tables that a text means. */
import { amazon } from './amazon.ts';
import { azure } from './azure.ts';
import type { StorageErrorRow } from './error-codes.ts';
import { google } from './google.ts';
import { network } from './network.ts';
import { anywhere, s3 } from './s3.ts';
import { type Service, storageServices } from './storage-services.ts';

const allServices = Object.keys(storageServices) as Service[];
const notAzure = allServices.filter((service) => service !== 'azure');

/** Rows for fewer services come first. */
export const storageErrors: readonly StorageErrorRow[] = [
  ...amazon,
  ...google.map((row) => ({ ...row, services: ['google'] as const })),
  ...azure.map((row) => ({ ...row, services: ['azure'] as const })),
  ...s3.map((row) => ({ ...row, services: notAzure })),
  ...anywhere,
  // The pages of the services explain their answers only.
  ...network.map((row) => ({ ...row, link: storageServices.unknown.link }))
];

/** Behind so many characters, a text says nothing new. */
const LONGEST = 8192;

/** A text in the forms in which it is searched. */
export interface SearchText {
  /** As it came, but for its length and its entities. */
  text: string;
  /** For phrases: names have no blanks, so none can hold a phrase. */
  whole: string;
  /** For codes: without names, since a bucket may be called "forbidden". */
  nameless: string;
  /** Whether it holds nothing but a code or a status: SDKs write so where the answer had no body. */
  silent: boolean;
}

const httpStatus =
  /(?:^|\(|\b(?:status(?: ?code)?|http(?:\/[\d.]{1,3})?|code|error|response|returned)\W{1,4})([345]\d\d)(?!\w)/i;

/** @param names of the bucket and the like, which say nothing about the error */
export function toSearchText(said: string, names: readonly string[]): SearchText {
  const text = decodeEntities(said.slice(0, LONGEST));
  const status = httpStatus.exec(text)?.[1] ?? '';
  const silent = !/[a-z]/i.test(text.replace(frame, '').replace(filler, ''));
  const silentStatus = status || (/bad ?request/i.test(text) ? '400' : '');
  const marks = `${status && `http-${status}`} ${silent ? `silent-${silentStatus}` : ''}`;
  const nameless = simplify(`${removeNames(text, names)} ${marks}`);
  return { text, whole: removeStopWords(simplify(text)), nameless, silent };
}

const frame = /request ?-?id.*|an error occurred|when calling the \w+ operation/gis;
const filler = /\b(?:unknown ?|error|null|undefined|none|bad ?|request|status|code|http|response)+\b/gi;

const decodeEntities = (text: string) =>
  text
    .replace(/&(?:#0{0,8}3[49]|#x0{0,8}2[27]|apos|quot);/gi, '"')
    .replace(/&lt;/gi, '<')
    .replace(/&gt;/gi, '>')
    .replace(/&amp;/gi, '&');

const simplify = (text: string) =>
  text
    .replace(/['"`´‘’“”\\]/g, '')
    .replace(/[\s<>]+/g, ' ')
    .toLowerCase();

const stopWords = /(?<![^ ])(?:an?|the|this|that|its|your|is|are|was|were|be|been|being|has|have|had|specified) /g;

/** "has been disabled", "is disabled" and "disabled" are the same. */
const removeStopWords = (text: string) => `${text} `.replaceAll('_', ' ').replace(stopWords, '').trim();

function removeNames(text: string, names: readonly string[]): string {
  const rest = text
    .replace(/\barn:[^\s"'<>]+/g, '#')
    .replace(/\b[a-z][a-z0-9+-]{0,20}:\/\/[^\s"'<>]+/gi, '#')
    // `KMS.DisabledException` is no host, nor is "denied.Please" where the blank is missing.
    .replace(/(?<![\w.-])[\w-]+(?:\.[\w-]+)+/g, (dotted) =>
      /(?:error|fault|[Ee]xception|EXCEPTION)$|[a-z][A-Z]|\.[A-Z][a-z]+$/.test(dotted) ? dotted : '#'
    );
  // A longer name cannot be in the text, and may be too large for a pattern.
  const possible = names.filter((name) => name !== '' && name.length <= text.length);
  return possible.reduce(
    (before, name) => before.replace(new RegExp(`(?<![\\w-])${RegExp.escape(name)}(?![\\w-])`, 'g'), '#'),
    rest
  );
}

interface Wording {
  row: StorageErrorRow;
  /** What every match holds: far quicker to look for than the pattern. */
  literal: string;
  pattern: RegExp;
  isCode: boolean;
  weight: number;
}

/** A phrase of several words is also looked for as a code: `QuotaExceeded`. */
function wordingsOf(row: StorageErrorRow, wordings = '', isVague = false): Wording[] {
  return wordings.split('|').flatMap((each) => {
    const text = simplify(each).trim();
    const forms = new Set([...(text.includes(' ') ? [removeStopWords(text)] : []), text.replaceAll(' ', '')]);
    return [...forms].filter(Boolean).map((form) => {
      const isCode = !form.includes(' ');
      const parts = form.split(/ ?\*/).filter(Boolean);
      const rank = isCode ? 1000 : 2000;
      const weight = (isVague ? 0 : rank) + form.length;
      return { row, literal: parts[0] ?? '', pattern: patternOf(form, parts, isCode), isCode, weight };
    });
  });
}

/** Whole words only; a code may be part of a class name: `ErrSlowDown`, `NoSuchBucketException`. */
function patternOf(text: string, parts: readonly string[], isCode: boolean): RegExp {
  const start = /^[a-z0-9]/.test(text) ? `(?<![a-z0-9])${isCode ? '(?:err|xminio)?' : ''}` : '';
  const end = /[a-z0-9]$/.test(text) ? `${isCode ? '(?:exception|error|fault)?' : ''}(?![a-z0-9])` : '';
  return new RegExp(start + parts.map(RegExp.escape).join('.{0,100}?') + end);
}

const wordings = storageErrors.flatMap((row) => [...wordingsOf(row, row.says), ...wordingsOf(row, row.vague, true)]);
const servicesOf = ({ row }: Wording) => row.services?.length ?? allServices.length;
const specialFirst = wordings.toSorted((a, b) => b.weight - a.weight);
const generalFirst = wordings.toSorted((a, b) => b.weight - a.weight || servicesOf(b) - servicesOf(a));

/** @param service `unknown` where only Studio knows it: then every row can apply */
export function findRow({ whole, nameless }: SearchText, service: Service): StorageErrorRow | undefined {
  const isUnknown = service === 'unknown';
  return (isUnknown ? generalFirst : specialFirst).find(({ row, literal, pattern, isCode }) => {
    const text = isCode ? nameless : whole;
    return (isUnknown || (row.services?.includes(service) ?? true)) && text.includes(literal) && pattern.test(text);
  })?.row;
}
