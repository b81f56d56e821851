/** The layers of src/: one folder for each, and every import points down this list. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

const LAYERS = [
  'main.ts',
  'run.ts',
  'alert',
  'report',
  'verification',
  'checks',
  'inputs',
  'studio',
  'http',
  'text',
  'errors'
];
/** Nothing of a run is in them: everybody may import them, and they import nothing. */
const SHARED = ['clock.ts', 'version.ts'];

const src = fileURLToPath(new URL('../src', import.meta.url));
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(ts|cjs)$/.test(file))
  .map((file) => file.replaceAll('\\', '/'));

/** The files of src/ that a file imports: statically, as types, or when they are first used. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(src, file), 'utf8');
  return [...text.matchAll(/\b(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+)'/g)].map(([, path = '']) =>
    relative(src, join(src, dirname(file), path)).replaceAll('\\', '/')
  );
}

const layerOf = (file: string) => LAYERS.indexOf(file.split('/')[0] ?? '');

test('every file is in a layer', () => {
  expect(files.filter((file) => layerOf(file) < 0 && !SHARED.includes(file))).toEqual([]);
});

test('no import points up', () => {
  const up = files.flatMap((file) =>
    importsOf(file)
      .filter((imported) => (SHARED.includes(file) || layerOf(imported) < layerOf(file)) && !SHARED.includes(imported))
      .map((imported) => `${file} -> ${imported}`)
  );
  expect(up).toEqual([]);
});

test('no imports go round in a circle', () => {
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (file: string, path: string[]): void => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' -> '));
    else if (!done.has(file)) for (const imported of importsOf(file)) visit(imported, [...path, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  expect(circles).toEqual([]);
});

test('at most six files are at the root, and none has more than 200 lines but tables', () => {
  expect(files.filter((file) => !file.includes('/')).length).toBeLessThanOrEqual(6);
  const long = files.filter((file) => readFileSync(join(src, file), 'utf8').split('\n').length > 201);
  expect(long.filter((file) => !file.startsWith('errors/'))).toEqual([]);
});
