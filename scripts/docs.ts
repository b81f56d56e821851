/**
 * Writes into docs/errors.md what the tables in src/errors know, between marks; what stands outside of the marks is written
 * by hand. With --check it only compares.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { undiagnosed } from '../src/errors/diagnosis.ts';
import { type ErrorCode, type Explanation, explanations, type StorageErrorRow } from '../src/errors/error-codes.ts';
import { storageErrors } from '../src/errors/matching.ts';
import { inConsole, type Service, type StorageService, storageServices } from '../src/errors/storage-services.ts';

const path = fileURLToPath(new URL('../docs/errors.md', import.meta.url));
const BLOCK = /<!-- written by `npm run docs`: ([a-z-]+) -->\n[\s\S]*?<!-- end -->/g;
const SERVICES = 'storage-services';

/** The codes that a text explains, in its order. */
export const codesIn = (text: string): string[] =>
  [...text.matchAll(BLOCK)].map(([, name = '']) => name).filter((name) => name !== SERVICES);

/** The text with all that stands between marks made anew. */
export function withErrorCodes(text: string): string {
  return text.replaceAll(BLOCK, (_block, name: string) => {
    const body = name === SERVICES ? services() : explained(name as ErrorCode);
    return `<!-- written by \`npm run docs\`: ${name} -->\n${body}\n<!-- end -->`;
  });
}

function explained(code: ErrorCode): string {
  if (code in explanations) return [explanations[code as keyof typeof explanations]].map(worded).join('\n');
  if (code === 'storage-error') return Object.values(undiagnosed).map(worded).join('\n');
  return storageErrors
    .filter((row) => row.code === code)
    .map((row) => [worded(row), said(row)].filter(Boolean).join('\n'))
    .join('\n');
}

function worded({ what, cause, remedy, services }: Explanation & Pick<StorageErrorRow, 'services'>): string {
  const [service] = services?.length === 1 ? services : [];
  const where = service ? `${storageServices[service].name}: ` : '';
  const fill = (text: string) =>
    text.replace(/\n\s+/g, ' ').replace(/\{(\w+)\}/g, (_, word: string) => meaning(word, service));
  const start = where + fill(what);
  return `- **${start.charAt(0).toUpperCase()}${start.slice(1)}.** ${fill(cause)}\n  - What to do: ${fill(remedy)}`;
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
    endpointForm: at ? `\`${at.endpoint}\`` : `[the service's form](#${SERVICES})`,
    regions: at?.regions ?? `[the one of the bucket](#${SERVICES})`,
    keyPair: '`access-key` and `secret-key`',
    container: service === 'azure' ? 'container' : 'bucket',
    keys: at ? inConsole(at, 'keys') : `[where the service has them](#${SERVICES})`,
    permissions: at ? inConsole(at, 'permissions') : `[where the service has them](#${SERVICES})`,
    action: '`ACTION`',
    issueForm: '[this form](https://github.com/your-org/edge-impulse-verify-bucket/issues/new?template=remedy.yml)'
  };
  return general[word] ?? `\`${word}\``;
}

/** Some of the wordings, for those who search for one. */
function said({ says = '' }: StorageErrorRow): string {
  const wordings = says.split('|').map((each) => each.trim().replaceAll('*', '…'));
  const some = wordings.filter((each) => each !== '').slice(0, 6);
  return some.length > 0 ? `  - Said as: ${some.map((each) => `\`${each}\``).join(', ')}` : '';
}

const withoutRules: Record<string, string> = { azure: 'not needed', oracle: 'every origin is allowed' };

function services(): string {
  const rows = Object.entries(storageServices)
    .filter(([service]) => service !== 'unknown')
    .map(([service, each]: [string, StorageService]) => {
      const name = service === 'self-hosted' ? 'Others, self-hosted' : each.name;
      const pages = [each.keys, each.permissions].map((page) => page ?? each.console);
      const cors = each.cors ?? withoutRules[service] ?? '[with a command](#cors)';
      return `| ${[`[${name}](${each.link})`, `\`${each.endpoint}\``, each.regions, ...pages, cors].join(' | ')} |`;
    });
  return `| Storage | \`endpoint\` | \`region\` | Keys, in the console | Permissions | CORS rules |\n|---|---|---|---|---|---|\n${rows.join('\n')}`;
}

if (import.meta.main) {
  const text = readFileSync(path, 'utf8');
  const made = withErrorCodes(text);
  if (!process.argv.includes('--check')) {
    writeFileSync(path, made);
    console.log(`docs/errors.md: ${made === text ? 'unchanged' : 'written anew'}`);
  } else if (made !== text) {
    throw new Error('docs/errors.md is not what `npm run docs` makes of the tables: run it and commit');
  }
}
