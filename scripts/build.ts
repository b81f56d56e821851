/** src/ -> lib/ (tsc) -> dist/ (see bundle.ts), with the licences of what is in it. Comments go, names stay. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.ts';

// Paths of modules stand in dist: seen from here they are the same in every checkout.
process.chdir(fileURLToPath(new URL('..', import.meta.url)));

for (const folder of ['lib', 'dist']) rmSync(folder, { recursive: true, force: true });
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], { stdio: 'inherit' });
// Where the entry's folder does not say "module", ncc makes a bundle in CommonJS.
writeFileSync('lib/package.json', '{}\n');

const { files, modules } = await bundle('lib/main.js', 'lib/bundled');
mkdirSync('dist');
for (const [name, code] of files) write(name, code);
write('package.json', '{ "type": "commonjs" }\n');
write('licenses.txt', licenses(modules));

function write(name: string, content: string): void {
  writeFileSync(`dist/${name}`, content);
  console.log(`${(Buffer.byteLength(content) / 1000).toFixed(1).padStart(6)} kB  dist/${name}`);
}

/** The licences of the packages that the modules are from. */
function licenses(paths: string[]): string {
  const texts = new Map<string, string>();
  for (const path of paths) {
    const [, folder] = /(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path.replaceAll('\\', '/')) ?? [];
    if (!folder) continue;
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
