/** Job summaries as one HTML page, rendered about as GitHub does. */
import { readFileSync } from 'node:fs';
import rehypeRaw from 'rehype-raw';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';

export interface Section {
  title: string;
  markdown: string;
}

const STYLE = readFileSync(new URL('summary-page.css', import.meta.url), 'utf8');

export function summaryPage(sections: Section[]): string {
  const body = sections.map(({ title, markdown }) => `<section><h2>${title}</h2>\n${render(markdown)}</section>`);
  return [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
    `<title>Job summaries</title><style>${STYLE}</style></head><body>`,
    '<h1>Job summaries</h1>',
    ...body,
    '</body></html>\n'
  ].join('\n');
}

function render(markdown: string): string {
  const processor = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkRehype, { allowDangerousHtml: true })
    .use(rehypeRaw)
    .use(rehypeSanitize)
    .use(rehypeStringify);
  return String(processor.processSync(markdown));
}
