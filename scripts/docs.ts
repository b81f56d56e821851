/** Writes the README's table of error codes from the tables in src/, so that both say the same. With --check it only compares. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type ErrorCode, type Explanation, explanations } from '../src/errors/error-codes.ts';
import { storageErrors, undiagnosed } from '../src/errors/storage-errors.ts';

const readme = fileURLToPath(new URL('../README.md', import.meta.url));
const BEGIN = '<!-- error codes: written by `npm run docs` -->\n';
const END = '<!-- end of error codes -->';

const groups: [string, readonly ErrorCode[]][] = [
  ['The step', ['invalid-input', 'cancelled', 'internal']],
  [
    'Studio',
    [
      'api-key-rejected',
      'api-key-forbidden',
      'not-found',
      'unknown-bucket-id',
      'no-buckets',
      'request-refused',
      'rate-limited',
      'studio-unavailable',
      'unexpected-response',
      'redirected',
      'network',
      'proxy',
      'tls'
    ]
  ],
  ['The storage', [...new Set(storageErrors.map(({ code }) => code)), 'storage-error']],
  ['The checks', ['timeout', 'too-few-files', 'no-info-labels', 'cors', 'cors-unverifiable']]
];

/** The README with its table of error codes made anew. */
export function withErrorCodes(text: string): string {
  const [before, rest] = text.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined)
    throw new Error('README.md has lost the marks around its error codes');
  return `${before}${BEGIN}\n${groups.map(([title, codes]) => section(title, codes)).join('\n')}\n${END}${after}`;
}

/** Every code that the table explains. */
export const documentedCodes: readonly ErrorCode[] = groups.flatMap(([, codes]) => codes);

function section(title: string, codes: readonly ErrorCode[]): string {
  const rows = codes.flatMap((code) => explained(code).map((each, index) => row(code, each, index === 0)));
  return `### ${title}\n\n| Code | What happened | Likely cause | What to do |\n|---|---|---|---|\n${rows.join('\n')}\n`;
}

function row(code: ErrorCode, { what, cause, remedy }: Explanation, first: boolean): string {
  const anchor = first ? `<a id="${code}"></a>\`${code}\`` : '';
  return `| ${anchor} | ${[what, cause, remedy].map(cell).join(' | ')} |`;
}

/** One code can have several rows: the remedy depends on the provider. */
function explained(code: ErrorCode): Explanation[] {
  if (code in explanations) return [explanations[code as keyof typeof explanations]];
  if (code === 'storage-error') return [undiagnosed];
  return storageErrors
    .filter((each) => each.code === code)
    .map(({ what, cause, remedy, providers }) => ({
      what: `${named(what)}${where(providers)}`,
      cause,
      remedy: named(remedy)
    }));
}

/** What the error itself names, a region or an action. */
function named(words: string): string {
  return words.replaceAll(/`?\$1`?/g, '…');
}

function where(providers: readonly string[] | undefined): string {
  const names: Record<string, string> = { s3: 'S3', google: 'Google', azure: 'Azure' };
  return providers?.length === 1 ? ` (${names[providers[0] ?? ''] ?? providers[0]})` : '';
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replace(/<(\w+)>/g, '&lt;$1&gt;');
}

if (import.meta.main) {
  const text = readFileSync(readme, 'utf8');
  const made = withErrorCodes(text);
  if (!process.argv.includes('--check')) writeFileSync(readme, made);
  else if (made !== text)
    throw new Error('README.md is not what `npm run docs` makes of the tables: run it and commit');
}
