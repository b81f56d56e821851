/** The licences in dist against what is really in it, as dist itself shows it and not as what built it says. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { find, read, root } from './documents.ts';

interface Lock {
  packages: Record<string, { version: string; dev?: boolean; optional?: boolean }>;
}

const bundle = find('dist/*.js').map(read).join('\n');
const sections = read('dist/licenses.txt').split(/\n\n---\n\n/);
const named = sections.map((section) => section.split('\n', 1)[0] ?? '');

/** The folders of all packages that could be in it, and what licenses.txt calls them. */
const { packages } = JSON.parse(read('package-lock.json')) as Lock;
const folders = Object.keys(packages).filter((folder) => {
  const { dev, optional } = packages[folder] ?? {};
  return folder.startsWith('node_modules/') && !dev && !optional && existsSync(join(root, folder));
});
const nameOf = (folder: string) => `${folder.split('node_modules/').at(-1)} ${packages[folder]?.version}`;
const holds = (folder: string, path: string) =>
  path.startsWith(`${folder}/`) && !path.slice(folder.length).includes('/node_modules/');

/** Lines long enough to tell which package they are from, without what a bundler writes in another way. */
const tellingLines = (source: string) =>
  source
    .split('\n')
    .map((line) => line.replace(/["'`\s;]/g, ''))
    .filter((line) => line.length >= 40);

/** Packages that the comments in dist name. */
function placed(): string[] {
  const places = [...bundle.matchAll(/^\/\/ (node_modules\/.*)$/gm)].map(([, place = '']) => place);
  return folders.filter((folder) => places.some((place) => holds(folder, place))).map(nameOf);
}

/** Packages of which dist has a line that is in no other one. */
function recognised(): string[] {
  const owners = new Map(tellingLines(bundle).map((line) => [line, new Set<string>()]));
  for (const folder of folders) {
    const files = find(`${folder}/**/*.{js,cjs,mjs}`).filter((path) => holds(folder, path));
    for (const line of files.map(read).flatMap(tellingLines)) owners.get(line)?.add(nameOf(folder));
  }
  return [...owners.values()].flatMap((names) => (names.size === 1 ? [...names] : []));
}

test('licenses.txt names every package that is in the bundle, and no other', () => {
  const [byComment, byLine] = [placed(), recognised()];
  expect(byComment.length).toBeGreaterThan(3);
  expect(byLine.length).toBeGreaterThan(3);
  expect(named.sort()).toEqual([...new Set([...byComment, ...byLine])].sort());
});

test('each with the text of its licence', () => {
  const text = /Permission is hereby granted|Permission to use, copy, modify|Apache License/;
  expect(sections.filter((section) => !text.test(section))).toEqual([]);
});
