/**
 * src/ -> lib/ (tsc) -> dist/ (ncc). The licences are those of the packages whose modules are really bundled:
 * the bundler's own list leaves most of them out.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Chunks are named after where modules lie: always build in the repository's own folder.
const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
const ncc = fileURLToPath(import.meta.resolve('@vercel/ncc/dist/ncc/cli.js'));

const scratch = mkdtempSync(join(tmpdir(), 'verify-bucket-build-'));
try {
  for (const folder of ['lib', 'dist']) rmSync(folder, { recursive: true, force: true });
  run('node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json');
  const stats = join(scratch, 'stats.json');
  run(ncc, 'build', 'lib/main.js', '-o', 'dist', '--stats-out', stats);
  writeFileSync('dist/licenses.txt', licenses(bundledPackages(JSON.parse(readFileSync(stats, 'utf8')))));
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

function run(script: string, ...args: string[]): void {
  execFileSync(process.execPath, [script, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
}

interface Module {
  name?: string;
  modules?: Module[];
}

/** Folders of packages that the bundle holds modules of, in order of their names. */
function bundledPackages(stats: Module): string[] {
  const folders = new Set<string>();
  const visit = (module: Module): void => {
    const folder = /(node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/ ]+)\//.exec(module.name ?? '')?.[1];
    if (folder) folders.add(folder);
    module.modules?.forEach(visit);
  };
  visit(stats);
  return [...folders].sort();
}

function licenses(folders: string[]): string {
  const texts = new Map<string, string>();
  for (const folder of folders) {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
    const text = file && existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8').trim() : '';
    texts.set(`${name}@${version}`, `${name} ${version}\n${license}\n\n${text.replaceAll('\r\n', '\n')}`.trim());
  }
  return `${[...texts.keys()]
    .sort()
    .map((key) => texts.get(key))
    .join('\n\n---\n\n')}\n`;
}
