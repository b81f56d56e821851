/**
 * HTML for the job summary and the alert issue. Every text from outside is in <code> with its punctuation as entities,
 * since entities alone do not keep GitHub from linking a mention. No line is blank: to Markdown that would be the end of
 * the HTML.
 */
import type { Failure } from '../errors/failure.ts';
import { escapeHtml } from '../text/sanitizer.ts';
import { causesOf } from './wording.ts';

/** A text from outside. */
export function code(text: string): string {
  return `<code>${escapeHtml(text)}</code>`;
}

/**
 * A sentence of the action. What it quotes, in backticks or quotation marks, can come from outside and is set as code, also
 * where the end of the quotation was cut off; so is whatever could mention somebody.
 */
export function sentence(text: string): string {
  // A secret may have taken a quotation mark with it: then nobody knows any more what is quoted.
  if (text.includes('***')) return code(text);
  return text
    .split(/(`[^`]*(?:`|$)|"[^"]*(?:"|$)|https?:\/\/\S+|\S*[@#]\S*)/)
    .map((part, index) => (index % 2 === 1 ? code(part.replace(/^`|`$/g, '')) : escapeHtml(part)))
    .join('');
}

/** An error code, which leads to its explanation. */
export function codeLink(errorCode: string, docs: string | null): string {
  return docs ? `<a href="${docs}#${errorCode}"><code>${errorCode}</code></a>` : `<code>${errorCode}</code>`;
}

/**
 * What to know of a failure beside what happened: a list of the likely cause, the next step, the original words.
 * @param docs the page that explains the error codes; null where it is not known
 */
export function explanation(failure: Failure, docs: string | null, more: string[] = []): string[] {
  const { code: errorCode, remedy, blocks, quote, link } = failure;
  const places = [
    ...(docs ? [`about ${codeLink(errorCode, docs)}`] : []),
    ...(link ? [`<a href="${link}">documentation</a>`] : [])
  ];
  const items = [
    ...causesOf(failure).map(({ label, text }) => `${label && `<b>${label.trim()}</b> `}${sentence(text)}`),
    `<b>What to do:</b> ${sentence(remedy)}${blocks.map(block).join('')}`,
    ...(quote ? [`<b>${quote.by} said:</b> ${code(quote.text)}`] : []),
    ...more,
    ...(places.length > 0 ? [`<b>More:</b> ${places.join(' · ')}`] : [])
  ];
  return ['<ul>', ...items.map((item) => `<li>${item}</li>`), '</ul>'];
}

/** To be copied, with its line ends and indentation. */
function block(text: string): string {
  // An entity is not blank to Markdown.
  const lines = text.split('\n').map((line) => `${/^ */.exec(line)?.[0]}${escapeHtml(line.trimStart())}` || '&#32;');
  return `\n<pre>${lines.join('\n')}</pre>`;
}
