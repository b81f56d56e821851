/**
 * Writes into the documents what the tables in src/errors know: the list that follows the heading of a code, up to an empty
 * line, and the table of storage services; everything else is written by hand. With --check it only compares.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { undiagnosed } from '../src/errors/diagnosis.ts';
import { type ErrorCode, type Explanation, explanations, type StorageErrorRow } from '../src/errors/error-codes.ts';
import { storageErrors } from '../src/errors/matching.ts';
import { inConsole, type Service, type StorageService, storageServices } from '../src/errors/storage-services.ts';

const BLOCK = /^(### ([a-z-]+)\n\n)(?:- .*\n(?: {2}- .*\n)*)*/gm;
const TABLE = /^\| Storage \|.*\n(?:\|.*\n)*/m;

/** The codes that a text explains, in its order. */
export const codesIn = (text: string): string[] => [...text.matchAll(BLOCK)].map(([, , code = '']) => code);

/** The text with what the tables know of each code made anew. */
export function withErrorCodes(text: string): string {
  return text.replaceAll(BLOCK, (_block, heading: string, code: string) =>
    [heading, explained(code as ErrorCode), '\n'].join('')
  );
}

/** The text with the table of storage services made anew. */
export const withServices = (text: string): string => text.replace(TABLE, () => `${services()}\n`);

function explained(code: ErrorCode): string {
  if (code in explanations) return worded(explanations[code as keyof typeof explanations]);
  if (code === 'storage-error') return Object.values(undiagnosed).map(worded).join('\n');
  const rows = storageErrors.filter((row) => row.code === code);
  const titles = rows.map(title);
  const isAlone = (row: StorageErrorRow) => titles.filter((each) => each === title(row)).length === 1;
  return rows
    .map((row, i) => {
      if (isAlone(row)) return worded(row);
      const again = i > 0 && titles[i - 1] === titles[i];
      return (again ? worded(row).replace(/^- \*\*.*?\*\* /, '- ') : worded(row)) + said(row);
    })
    .join('\n');
}

type Explained = Explanation & Pick<StorageErrorRow, 'services'>;

function worded(row: Explained): string {
  const remedy = filled(row.remedy, row).replace(
    'the policy that follows',
    '[the policy](storage-permissions.md#amazon-s3)'
  );
  return `- **${title(row)}.** ${filled(row.cause, row)}\n  - ${remedy}`;
}

function title(row: Explained): string {
  const service = onlyService(row);
  const start = (service ? `${storageServices[service].name}: ` : '') + filled(row.what, row);
  return start.charAt(0).toUpperCase() + start.slice(1);
}

const onlyService = ({ services }: Explained) => (services?.length === 1 ? services[0] : undefined);

function filled(text: string, row: Explained): string {
  const line = text.replace(/\n\s+/g, ' ');
  return line.replace(/\{(\w+)\}/g, (_, word: string) => meaning(word, onlyService(row)));
}

/** What a word in braces stands for where nobody knows yet whose storage it is. */
function meaning(word: string, service: Service | undefined): string {
  const at: StorageService | undefined = service && storageServices[service];
  const general: Record<string, string> = {
    secretKey: '`secret-key`',
    accessKey: '`access-key`',
    storageProvider: '`storage-provider`',
    host: '`endpoint`, or `region` where the endpoint was made from it',
    service: at?.name ?? 'the storage',
    endpointForm: at ? `\`${at.endpoint}\`` : "the service's form",
    regions: at?.regions ?? 'the one of the bucket',
    keyPair: '`access-key` and `secret-key`',
    container: service === 'azure' ? 'container' : 'bucket',
    keys: at ? inConsole(at, 'keys') : 'where the service has its keys',
    permissions: at ? inConsole(at, 'permissions') : 'where the service has its permissions',
    action: '`ACTION`',
    issueForm: '[this form]'
  };
  return general[word] ?? `\`${word}\``;
}

/** Some of the wordings, where nothing else tells one row of a code from another. */
function said({ says = '' }: StorageErrorRow): string {
  const wordings = says.split('|').map((each) => each.trim().replaceAll('*', '…'));
  const some = wordings.filter((each) => each !== '').slice(0, 3);
  return some.length > 0 ? `\n  - Said as: ${some.map((each) => `\`${each}\``).join(', ')}` : '';
}

const withoutRules: Record<string, string> = { azure: 'not needed', oracle: 'every origin is allowed' };

function services(): string {
  const rows = Object.entries(storageServices)
    .filter(([service]) => service !== 'unknown')
    .map(([service, each]: [string, StorageService]) => {
      const name = service === 'self-hosted' ? 'Others, self-hosted' : each.name;
      const pages = [each.keys, each.permissions].map((page) => page ?? each.console);
      const cors = each.cors ?? withoutRules[service] ?? 'with a command';
      return `| ${[`[${name}](${each.link})`, `\`${each.endpoint}\``, each.regions, ...pages, cors].join(' | ')} |`;
    });
  return `| Storage | \`endpoint\` | \`region\` | Keys, in the console | Permissions | CORS rules |\n|---|---|---|---|---|---|\n${rows.join('\n')}`;
}

if (import.meta.main) {
  const making = { 'docs/errors.md': withErrorCodes, 'docs/storage-permissions.md': withServices };
  for (const [path, make] of Object.entries(making)) {
    const file = fileURLToPath(new URL(`../${path}`, import.meta.url));
    const text = readFileSync(file, 'utf8');
    const made = make(text);
    if (!process.argv.includes('--check')) {
      writeFileSync(file, made);
      console.log(`${path}: ${made === text ? 'unchanged' : 'written anew'}`);
    } else if (made !== text) {
      throw new Error(`${path} is not what \`npm run docs\` makes of the tables: run it and commit`);
    }
  }
}
