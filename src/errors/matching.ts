/** Finds the row of the tables that fits a text best. */
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

/** Longer texts are cut: the reason stands near the beginning. */
const LONGEST = 8192;

const httpStatus =
  /(?:^|\(|\b(?:status(?: ?code)?|http(?:\/[\d.]{1,3})?|code|error|response|returned)\W{1,4})([345]\d\d)(?!\w)/i;
const frame = /request ?-?id.*|an error occurred|when calling the \w+ operation/gis;
const filler = /\b(?:unknown ?|error|null|undefined|none|bad ?|request|status|code|http|response)+\b/gi;

/** @param names of the bucket and the like, which say nothing about the error */
export function toSearchText(said: string, names: readonly string[]) {
  const text = decodeEntities(said.slice(0, LONGEST));
  const [, status = ''] = httpStatus.exec(text) ?? [];
  // SDKs write no more than a code where the answer had no body.
  const silent = !/[a-z]/i.test(text.replace(frame, '').replace(filler, ''));
  const silentStatus = status || (/bad ?request/i.test(text) ? '400' : '');
  const marks = ` http-${status} ${silent ? `silent-${silentStatus}` : ''}`;
  // Codes are not looked for in names, since a bucket may be called "forbidden"; phrases have blanks, and names none.
  return {
    text,
    phrases: withoutStopWords(simplify(text)),
    codes: simplify(withoutNames(text, names) + marks),
    silent
  };
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&' };
const decodeEntities = (text: string) =>
  text.replace(/&(#\w{2,11}|[a-z]{2,4});/gi, (_, name: string) => entities[name.toLowerCase()] ?? '"');

function simplify(text: string): string {
  const plain = text.replace(/['"`´‘’“”\\]/g, '').replace(/[\s<>]+/g, ' ');
  return plain.toLowerCase();
}

/** "has been disabled", "is disabled" and "disabled" are the same. */
const stopWords = /(?<![^ ])(?:an?|the|this|that|its|your|is|are|was|were|be|been|being|has|have|had|specified) /g;
const withoutStopWords = (text: string) => `${text} `.replaceAll('_', ' ').replace(stopWords, '').trim();

function withoutNames(text: string, names: readonly string[]): string {
  const rest = text
    .replace(/\barn:[^\s"'<>]+/g, '#')
    .replace(/\b[a-z][a-z0-9+-]{0,20}:\/\/[^\s"'<>]+/gi, '#')
    // `KMS.DisabledException` is no host, nor is "denied.Please" where the blank is missing.
    .replace(/(?<![\w.-])[\w-]+(?:\.[\w-]+)+/g, (dotted) =>
      /(?:error|fault|[Ee]xception|EXCEPTION)$|[a-z][A-Z]|\.[A-Z][a-z]+$/.test(dotted) ? dotted : '#'
    );
  // A longer name cannot be in the text, and may be too large for a pattern.
  const possible = names.filter((name) => name !== '' && name.length <= text.length).map(RegExp.escape);
  return possible.reduce((left, name) => left.replace(new RegExp(`(?<![\\w-])${name}(?![\\w-])`, 'g'), '#'), rest);
}

/** A phrase of several words is also looked for as a code: `QuotaExceeded`. */
function wordingsOf(row: StorageErrorRow, wordings = '', isVague = false) {
  return wordings.split('|').flatMap((each) => {
    const text = simplify(each).trim();
    const forms = text.includes(' ') ? [withoutStopWords(text), text.replaceAll(' ', '')] : [text];
    return forms.filter(Boolean).map((form) => {
      const isCode = !form.includes(' ');
      const parts = form.split(/ ?\*/).filter(Boolean);
      const rank = isCode ? 1000 : 2000;
      // Every match holds the literal, which is far quicker to look for than the pattern.
      const [literal = ''] = parts;
      const weight = (isVague ? 0 : rank) + form.length;
      return { row, isCode, literal, pattern: patternOf(form, parts, isCode), weight };
    });
  });
}

/** Whole words only; a code may be part of a class name: `ErrSlowDown`, `NoSuchBucketException`. */
function patternOf(form: string, parts: readonly string[], isCode: boolean): RegExp {
  const start = /^[a-z0-9]/.test(form) ? `(?<![a-z0-9])${isCode ? '(?:err|xminio)?' : ''}` : '';
  const end = /[a-z0-9]$/.test(form) ? `${isCode ? '(?:exception|error|fault)?' : ''}(?![a-z0-9])` : '';
  return new RegExp(start + parts.map(RegExp.escape).join('.{0,100}?') + end);
}

const specialFirst = storageErrors
  .flatMap((row) => [...wordingsOf(row, row.says), ...wordingsOf(row, row.vague, true)])
  .sort((a, b) => b.weight - a.weight);
const breadth = ({ services }: StorageErrorRow) => services?.length ?? allServices.length;
const generalFirst = specialFirst.toSorted((a, b) => b.weight - a.weight || breadth(b.row) - breadth(a.row));

/** @param service `unknown` where only Studio knows it: then every row can apply */
export function findRow(said: ReturnType<typeof toSearchText>, service: Service): StorageErrorRow | undefined {
  const isUnknown = service === 'unknown';
  const found = (isUnknown ? generalFirst : specialFirst).find(({ row, literal, pattern, isCode }) => {
    const text = isCode ? said.codes : said.phrases;
    const applies = isUnknown || !row.services || row.services.includes(service);
    return applies && text.includes(literal) && pattern.test(text);
  });
  return found?.row;
}
