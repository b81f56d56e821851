/**
 * src/ -> lib/ (tsc) -> lib/bundled/ (rolldown) -> dist/ (ncc). Rolldown leaves out what is never used, which ncc does
 * not: a process starts sooner the less it has to read. Comments go, names stay.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ncc from '@vercel/ncc';
import { type OutputChunk, type RolldownOptions, rolldown } from 'rolldown';

// Paths of modules stand in dist: seen from here they are the same in every checkout.
process.chdir(fileURLToPath(new URL('..', import.meta.url)));

for (const folder of ['lib', 'dist']) rmSync(folder, { recursive: true, force: true });
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], { stdio: 'inherit' });
// Where the entry's folder does not say "module", ncc makes a bundle in CommonJS, which Node starts faster.
writeFileSync('lib/package.json', '{}\n');

/** What the toolkit imports and most steps never use, see stand-ins/. Only what they load is bundled apart. */
const standIns = ['crypto', 'https', 'tunnel', 'undici'];
const chunks = [
  ...(await bundle({ index: 'lib/main.js' }, standIns)),
  ...(await bundle({ tunnel: 'node_modules/tunnel/index.js' })),
  ...(await bundle({ undici: 'node_modules/undici/index.js' }))
];

mkdirSync('dist');
for (const { fileName } of chunks) write(fileName, await packed(fileName));
write('package.json', '{ "type": "commonjs" }\n');
write('licenses.txt', licenses(chunks));

/** Writes chunks to lib/bundled/, named after the module that they begin with. */
async function bundle(input: Record<string, string>, replaced: string[] = []): Promise<OutputChunk[]> {
  const options: RolldownOptions = {
    input,
    platform: 'node',
    resolve: {
      // node_modules may lie elsewhere: modules keep the names that they have from here.
      symlinks: false,
      alias: Object.fromEntries(replaced.map((name) => [name, `${process.cwd()}/scripts/stand-ins/lazy-${name}.js`]))
    },
    // Of the packages none does anything by being imported; of src/ only the entry, which is never left out.
    treeshake: { moduleSideEffects: false }
  };
  const { output } = await (await rolldown(options)).write({
    dir: 'lib/bundled',
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: '[name].js',
    minifyInternalExports: false,
    comments: { legal: false, annotation: false, jsdoc: false },
    // What every step needs is one file: each costs as much as some ten thousand characters.
    codeSplitting: { groups: [{ name: 'index', test: /\blib\/main\.js$/ }] }
  });
  return output.filter((each) => each.type === 'chunk');
}

/** Chunks load each other as files when they need them. */
async function packed(fileName: string): Promise<string> {
  const others = chunks.map((chunk) => `./${chunk.fileName}`);
  const externals = Object.fromEntries(others.map((other) => [other, other]));
  // Without a cache: what is built must not depend on what was built before.
  const { code } = await ncc(`${process.cwd()}/lib/bundled/${fileName}`, { externals, cache: false, quiet: true });
  return ascii(code);
}

/** One character beyond Latin-1 makes V8 keep a whole file in two bytes per character. */
function ascii(code: string): string {
  return code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function write(name: string, content: string): void {
  writeFileSync(`dist/${name}`, content);
  console.log(`${(content.length / 1000).toFixed(1).padStart(6)} kB  dist/${name}`);
}

/** The licences of the packages of which some code is in the chunks. */
function licenses(bundled: OutputChunk[]): string {
  const used = bundled.flatMap(({ modules }) =>
    Object.entries(modules).flatMap(([path, { renderedLength }]) => (renderedLength > 0 ? [path] : []))
  );
  const texts = new Map<string, string>();
  for (const path of used) {
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
