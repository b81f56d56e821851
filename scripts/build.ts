/**
 * src/ -> lib/ (tsc) -> dist/ (ncc). The licences are those of the packages whose modules are really bundled:
 * the bundler's own list leaves most of them out.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ncc, { type Bundle, type Module } from '@vercel/ncc';

// Chunks are named after where modules lie: always build in the repository's own folder.
process.chdir(fileURLToPath(new URL('..', import.meta.url)));

for (const folder of ['lib', 'dist']) rmSync(folder, { recursive: true, force: true });
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], { stdio: 'inherit' });
// Where the entry's folder does not say "module", ncc makes a bundle in CommonJS, which Node starts faster.
writeFileSync('lib/package.json', '{}\n');

// Every import of undici gets the stand-in; only that loads the real one.
const action = await bundle('lib/main.js', { undici: './undici.js' });
const undici = await bundle('node_modules/undici/index.js', {});
mkdirSync('dist');
for (const [name, { source }] of Object.entries(action.assets)) writeFileSync(`dist/${name}`, source);
writeFileSync('dist/index.js', action.code);
copyFileSync('src/undici.cjs', 'dist/undici.js');
writeFileSync('dist/undici-bundle.js', undici.code);
writeFileSync('dist/package.json', '{ "type": "commonjs" }\n');
writeFileSync('dist/licenses.txt', licenses([...bundledPackages(action), ...bundledPackages(undici)]));

function bundle(entry: string, externals: Record<string, string>): Promise<Bundle> {
  // Without a cache: what is built must not depend on what was built before.
  return ncc(`${process.cwd()}/${entry}`, { externals, cache: false, quiet: true });
}

/** Folders of packages that the bundle holds modules of. */
function bundledPackages({ stats }: Bundle): string[] {
  const folders = new Set<string>();
  const visit = (module: Module): void => {
    const folder = /(node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/ ]+)\//.exec(module.name ?? '')?.[1];
    if (folder) folders.add(folder);
    module.modules?.forEach(visit);
  };
  visit(stats.toJson());
  return [...folders];
}

function licenses(folders: string[]): string {
  const texts = new Map<string, string>();
  for (const folder of folders) {
    const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
    const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
    const text = file ? readFileSync(`${folder}/${file}`, 'utf8').trim() : '';
    texts.set(`${name}@${version}`, `${name} ${version}\n${license}\n\n${text.replaceAll('\r\n', '\n')}`.trim());
  }
  return `${[...texts.keys()]
    .sort()
    .map((key) => texts.get(key))
    .join('\n\n---\n\n')}\n`;
}
