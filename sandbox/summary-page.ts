/** Job summaries as one HTML page, rendered about as GitHub does. */
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

const STYLE = `
  :root { color-scheme: light dark; }
  body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
  body > section { border-top: 1px solid #8886; margin-top: 2rem; }
  body > section > h2 { font-weight: normal; opacity: .7; }
  table { border-collapse: collapse; display: block; overflow-x: auto; }
  th, td { border: 1px solid #8886; padding: .3rem .7rem; text-align: left; }
  code { font-size: 85%; background: #8882; padding: .1em .3em; border-radius: 4px; }
  pre { background: #8882; padding: 1rem; overflow-x: auto; } pre code { background: none; padding: 0; }
`;

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
