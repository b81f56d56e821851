/** HTML for summary and issue: text from outside is in <code>, so that GitHub links no mention; no line is blank. */
import type { Failure } from '../errors/failure.ts';
import type { Environment } from '../inputs/read-inputs.ts';
import { escapeHtml } from '../text/sanitizer.ts';
import { causesOf } from './wording.ts';

/** The page that explains the error codes; null where the action runs from the workflow's own checkout. */
export function docsOf(env: Environment): string | null {
  const { GITHUB_SERVER_URL: server, GITHUB_ACTION_REPOSITORY: name, GITHUB_ACTION_REF: ref } = env;
  const url = `${server}/${name}/blob/${ref}/docs/errors.md`;
  return server && name && ref && /^https?:\/\/[\w.:/-]+$/.test(url) ? url : null;
}

export function code(text: string): string {
  return `<code>${escapeHtml(text)}</code>`;
}

/** A sentence of the action: what it quotes, also without an end, and what could mention somebody, is set as code. */
export function sentence(text: string): string {
  // A redacted secret may have taken a quotation mark with it: where a quotation ends is then unknown.
  if (text.includes('***')) return code(text);
  return text
    .split(/(`[^`]*(?:`|$)|"[^"]*(?:"|$)|https?:\/\/\S+|\S*[@#]\S*)/)
    .map((part, index) => (index % 2 === 1 ? code(part.replace(/^`|`$/g, '')) : escapeHtml(part)))
    .join('');
}

export function explanation(failure: Failure, docs: string | null): string[] {
  const { code: errorCode, remedy, blocks, quote, link } = failure;
  const links = [
    ...(docs ? [`<a href="${docs}#${errorCode}"><code>${errorCode}</code></a>`] : []),
    ...(link ? [`<a href="${link}">documentation</a>`] : [])
  ];
  // Line ends become entities, too, so that a blank line does no harm.
  const copied = blocks.map((block) => `<pre>${escapeHtml(block)}</pre>`).join('');
  const items = [
    ...causesOf(failure).map(([label, cause]) => `${label && `<b>${label}</b> `}${sentence(cause)}`),
    `<b>What to do:</b> ${sentence(remedy)}${copied}`,
    ...(quote ? [`<b>${quote.by} said:</b> ${code(quote.text)}`] : []),
    ...(links.length > 0 ? [`<b>More:</b> ${links.join(' · ')}`] : [])
  ];
  return ['<ul>', ...items.map((item) => `<li>${item}</li>`), '</ul>'];
}
