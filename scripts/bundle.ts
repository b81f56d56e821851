/** Compiled modules -> files for Node: first rolldown, which leaves out what is never used, then ncc, which does not. */
import { rmSync } from 'node:fs';
import ncc from '@vercel/ncc';
import { type OutputChunk, type RolldownOptions, type RolldownOutput, rolldown } from 'rolldown';

/** By which a process starts sooner. The benchmark leaves them out one by one; docs/performance.md has the figures. */
export const means = {
  /** Code that nothing calls is left out. */
  treeShaking: true,
  /** What the toolkit imports and most steps never use is loaded when it is used, see stand-ins/. */
  standIns: true,
  /** What src/ loads by `import()` is a file of its own. */
  codeSplitting: true,
  /** What every step needs is one file, whatever the others share with it, and no more than that. */
  oneFile: true
};
export type Means = typeof means;

const STAND_INS = ['crypto', 'https', 'tunnel', 'undici'];

export interface Bundle {
  /** Code by file name. */
  files: Map<string, string>;
  /** Paths of the modules of which some code is in it. */
  modules: string[];
}

/**
 * @param entry becomes index.js; it, and what it imports, lies below the working directory
 * @param workFolder for what is in between, relative to the working directory
 */
export async function bundle(entry: string, workFolder: string, used: Means = means): Promise<Bundle> {
  rmSync(workFolder, { recursive: true, force: true });
  const chunks = await shaken({ index: entry }, workFolder, used, used.standIns ? STAND_INS : []);
  for (const name of used.standIns ? ['tunnel', 'undici'] : []) {
    chunks.push(...(await shaken({ [name]: `node_modules/${name}/index.js` }, workFolder, used)));
  }
  const names = chunks.map(({ fileName }) => fileName);
  if (new Set(names).size < names.length) throw new Error(`Two chunks have the same name: ${names.join(', ')}`);
  const files = new Map<string, string>();
  for (const name of names) files.set(name, await packed(name, names, workFolder));
  const modules = chunks.flatMap((chunk) => Object.entries(chunk.modules));
  return { files, modules: modules.flatMap(([path, { renderedLength }]) => (renderedLength > 0 ? [path] : [])) };
}

/** Writes ESM chunks, each named after the module that it begins with. */
async function shaken(
  input: Record<string, string>,
  dir: string,
  { treeShaking, codeSplitting, oneFile }: Means,
  standIns: string[] = []
): Promise<OutputChunk[]> {
  const alias = standIns.map((name) => [name, `${process.cwd()}/scripts/stand-ins/lazy-${name}.js`]);
  const options: RolldownOptions = {
    input,
    // The other chunks get what they share with the entry from there.
    preserveEntrySignatures: 'allow-extension',
    platform: 'node',
    // node_modules may lie elsewhere: modules keep the names that they have from here.
    resolve: { symlinks: false, alias: Object.fromEntries(alias) },
    // Of the packages none does anything by being imported; of src/ only the entry, which is never left out.
    treeshake: treeShaking && { moduleSideEffects: false }
  };
  const groups = [
    // Each file costs as much as some ten thousand characters.
    { name: 'index', test: /\blib\/main\.js$/ }
  ];
  const { output }: RolldownOutput = await (await rolldown(options)).write({
    dir,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: '[name].js',
    minifyInternalExports: false,
    comments: { legal: false, annotation: false, jsdoc: false },
    codeSplitting: codeSplitting && { groups: oneFile ? groups : [] }
  });
  return output.filter((each) => each.type === 'chunk');
}

/** One chunk in CommonJS, which Node starts faster than ESM. It requires the others by their names. */
async function packed(name: string, names: string[], folder: string): Promise<string> {
  const externals = Object.fromEntries(names.map((other) => [`./${other}`, `./${other}`]));
  // Without a cache: what is built must not depend on what was built before.
  const { code } = await ncc(`${process.cwd()}/${folder}/${name}`, { externals, cache: false, quiet: true });
  return code;
}
