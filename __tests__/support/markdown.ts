/** Renders a job summary as nearly as possible as GitHub does, and tells what became of it. */

import rehypeRaw from 'rehype-raw';
import rehypeSanitize from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import remarkGithub, { type BuildUrlValues, defaultBuildUrl } from 'remark-github';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';

export interface Rendered {
  /** Names of all elements, in the order of the document: what text from outside may not change. */
  elements: string[];
  links: string[];
  images: string[];
  /** Names after an `@`. */
  mentions: string[];
  /** Issues, pull requests, commits: `#1`, `o/r#9`. */
  references: string[];
  /** What a reader sees. */
  text: string;
}

type Root = ReturnType<typeof parse>;
type Content = Root | Root['children'][number];

/** GitHub links neither inside of code nor of links. */
const LITERAL = new Set(['a', 'code', 'pre', 'tt']);

export function render(markdown: string): Rendered {
  const rendered: Rendered = { elements: [], links: [], images: [], mentions: [], references: [], text: '' };
  visit(parse(markdown), rendered, false);
  return rendered;
}

function parse(markdown: string) {
  const processor = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkRehype, { allowDangerousHtml: true })
    .use(rehypeRaw)
    .use(rehypeSanitize);
  return processor.runSync(processor.parse(markdown));
}

function visit(node: Content, rendered: Rendered, literal: boolean): void {
  if (node.type === 'text') {
    rendered.text += node.value;
    if (!literal) linked(node.value, rendered);
  }
  if (node.type === 'element') {
    rendered.elements.push(node.tagName);
    if (node.tagName === 'a') rendered.links.push(String(node.properties.href ?? ''));
    if (node.tagName === 'img') rendered.images.push(String(node.properties.src ?? ''));
  }
  if (!('children' in node)) return;
  const within = literal || (node.type === 'element' && LITERAL.has(node.tagName));
  for (const child of node.children) visit(child, rendered, within);
}

/** GitHub turns bare addresses, mentions and references in any text into links, also where that text stands in HTML. */
function linked(value: string, rendered: Rendered): void {
  rendered.links.push(...(value.match(/(?:https?:\/\/|www\.)[^\s<]+|[\w.+-]+@[\w-]+\.[\w.-]+/gi) ?? []));
  const buildUrl = (values: BuildUrlValues) => {
    if (values.type === 'mention') rendered.mentions.push(values.user);
    else rendered.references.push(defaultBuildUrl(values));
    return false as const;
  };
  unified()
    .use(remarkGithub, { repository: 'octo/home', buildUrl })
    .runSync({ type: 'root', children: [{ type: 'paragraph', children: [{ type: 'text', value }] }] });
}
