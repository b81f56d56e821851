/** The project's documents, and what stands in them. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** @param path from the root, with slashes */
export const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** @returns paths from the root, with slashes */
export const find = (...patterns: string[]) =>
  globSync(patterns, { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .sort();

interface Node {
  type: string;
  children?: Node[];
  value?: string;
  lang?: string | null | undefined;
  url?: string;
  position?: { start: { line: number } } | undefined;
}

export interface Document {
  path: string;
  text: string;
  /** All nodes of its Markdown, in its order. */
  nodes: Node[];
}

export const documents: Document[] = find('*.md', 'docs/**/*.md', '.github/**/*.md').map((path) => {
  const text = read(path);
  return { path, text, nodes: [...within(unified().use(remarkParse).use(remarkGfm).parse(text))] };
});

export function* within(node: Node): Generator<Node> {
  yield node;
  for (const child of node.children ?? []) yield* within(child);
}

export const lineOf = ({ position }: Node) => position?.start.line;
