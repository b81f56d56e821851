/** The licences in dist against what is really in the bundle, as told by the bundle and not by what built it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { find, read, root } from './documents.ts';

interface Lock {
  packages: Record<string, { version: string; dev?: boolean; optional?: boolean }>;
}

const bundle = find('dist/*.js').map(read).join('\n');

/** Where the bundle says of some modules, not of all, that they come from. */
const places = [...bundle.matchAll(/MODULE: \.\/(node_modules\/.*)\/[^/]+ *$/gm)].map(([, place = '']) => place);

/** The folders of all packages that could be in it. */
const { packages } = JSON.parse(read('package-lock.json')) as Lock;
const folders = Object.keys(packages).filter((folder) => {
  const { dev, optional } = packages[folder] ?? {};
  return folder.startsWith('node_modules/') && !dev && !optional && existsSync(join(root, folder));
});
const within = (folder: string) => (path: string) =>
  `${path}/`.startsWith(`${folder}/`) && !path.slice(folder.length).includes('/node_modules/');
const nameOf = (folder: string) => folder.split('node_modules/').at(-1) ?? '';

/** Lines long enough to tell which package they are from. */
const tellingLines = (source: string) =>
  source
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.length >= 40);

/** Names of the packages of which the bundle has a line that is in no other package. */
function recognised(): Set<string> {
  const owners = new Map(tellingLines(bundle).map((line) => [line, new Set<string>()]));
  for (const folder of folders) {
    const files = find(`${folder}/**/*.{js,cjs,mjs}`).filter(within(folder));
    for (const line of files.map(read).flatMap(tellingLines)) owners.get(line)?.add(nameOf(folder));
  }
  return new Set([...owners.values()].flatMap((names) => (names.size === 1 ? [...names] : [])));
}

/** Of a package that is there in more than one version, its place tells which is in the bundle. */
function bundled(): string[] {
  const placed = folders.filter((folder) => places.some(within(folder)));
  const byName = recognised();
  for (const folder of placed) byName.delete(nameOf(folder));
  return [...placed, ...folders.filter((folder) => byName.has(nameOf(folder)))];
}

const sections = read('dist/licenses.txt').split(/\n\n---\n\n/);

test('licenses.txt names every package that is in the bundle, and no other', () => {
  const named = sections.map((section) => section.split('\n', 1)[0] ?? '');
  const expected = new Set(bundled().map((folder) => `${nameOf(folder)} ${packages[folder]?.version}`));
  expect(expected.size).toBeGreaterThan(3);
  expect(named.sort()).toEqual([...expected].sort());
});

test('each with the text of its licence', () => {
  const text = /Permission is hereby granted|Permission to use, copy, modify|Apache License/;
  expect(sections.filter((section) => !text.test(section))).toEqual([]);
});
