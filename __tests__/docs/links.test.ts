/** Where the documents send their reader: to files, headings and commands that exist. */
import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { type Document, documents, find, lineOf, read, root, within } from './documents.ts';

const commands = Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts);
const anchorsByPath = new Map(documents.map((document) => [document.path, anchorsOf(document)]));

/** The ids that GitHub gives to headings, and those that stand in HTML. */
function anchorsOf({ nodes, text }: Document): Set<string> {
  const anchors = new Set([...text.matchAll(/<a id="([^"]+)">/g)].map(([, id = '']) => id));
  for (const heading of nodes.filter(({ type }) => type === 'heading')) {
    const words = [...within(heading)].map(({ value = '' }) => value).join('');
    const slug = words
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-');
    let anchor = slug;
    for (let i = 1; anchors.has(anchor); i++) anchor = `${slug}-${i}`;
    anchors.add(anchor);
  }
  return anchors;
}

/** @param url as it stands in the document */
function leadsSomewhere({ path }: Document, url: string): boolean {
  const [file = '', anchor] = url.split('#');
  const target = file === '' ? path : posix.join(posix.dirname(path), file);
  if (!existsSync(join(root, target))) return false;
  return anchor === undefined || (anchorsByPath.get(target)?.has(anchor) ?? false);
}

function missingCommands(text: string): string[] {
  const named = [...text.matchAll(/\bnpm run ([\w:-]+)/g)].map(([, command = '']) => command);
  return named.filter((command) => !commands.includes(command));
}

describe.each(documents.map((document) => [document.path, document] as const))('%s', (_path, document) => {
  test('links to files and headings that exist', () => {
    const links = document.nodes.filter(({ url }) => url && !/^(?:https?|mailto):/.test(url));
    const broken = links.filter(({ url = '' }) => !leadsSomewhere(document, url));
    expect(broken.map((node) => `line ${lineOf(node)}: ${node.url}`)).toEqual([]);
  });

  test('names files that exist', () => {
    const files = /(?<![\w./-])(?:src|sandbox|scripts|bench|docs|dist|__tests__|\.github)\/[\w./-]*\w/g;
    const named = [...document.text.matchAll(files)].map(([file]) => file);
    expect(named.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });

  test('names commands that exist', () => expect(missingCommands(document.text)).toEqual([]));
});

test.each(find('.github/workflows/*'))('%s runs commands that exist', (path) => {
  expect(missingCommands(read(path))).toEqual([]);
});

test('a link to nowhere is found', () => {
  const readme = documents.find(({ path }) => path === 'README.md') as Document;
  const good = ['#inputs', 'docs/errors.md#invalid-input', 'SECURITY.md#reporting'];
  const urls = [...good, '#nowhere', 'docs/errors.md#nowhere', 'SECURITY.md#nowhere', 'NOWHERE.md'];
  expect(urls.filter((url) => leadsSomewhere(readme, url))).toEqual(good);
});

test('the README is short enough to be read', () => {
  expect(Buffer.byteLength(read('README.md'))).toBeLessThanOrEqual(12_288);
});
