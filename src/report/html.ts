/**
 * The words of the job summary and of the alert issue, as HTML. Every text from outside stands in <code> with its
 * punctuation as entities, since entities alone do not keep GitHub from linking a mention. No line of it is blank: to
 * Markdown that would be the end of the HTML.
 */
import type { Failure } from '../errors/failure.ts';
import { html, type Sanitizer, SENTENCE } from '../text/sanitizer.ts';

/** A text from outside. */
export function code(text: string, sanitizer: Sanitizer): string {
  return `<code>${html(sanitizer.line(text))}</code>`;
}

/**
 * Our own sentence. What it quotes, in backticks or quotation marks, can come from outside and is set as code, also where
 * the end of the quotation was cut off; so is whatever could mention somebody.
 */
export function own(text: string, sanitizer: Sanitizer): string {
  const line = sanitizer.line(text, SENTENCE);
  // Where a secret took a quotation mark with it, nobody knows any more what is ours.
  if (line.includes('***') && marks(line) !== marks(text)) return `<code>${html(line)}</code>`;
  return line
    .split(/(`[^`]*(?:`|$)|"[^"]*(?:"|$)|https?:\/\/\S+|\S*[@#]\S*)/)
    .map((part, index) => (index % 2 === 1 ? `<code>${html(part.replace(/^`|`$/g, ''))}</code>` : html(part)))
    .join('');
}

/** How many quotation marks there are. */
function marks(text: string): number {
  return text.split(/["`]/).length - 1;
}

/** An error code, which leads to its explanation. */
export function codeLink(errorCode: string, readme: string | null): string {
  const shown = `<code>${errorCode}</code>`;
  return readme ? `<a href="${readme}#${errorCode}">${shown}</a>` : shown;
}

/**
 * What to know of a failure beside what happened: a list of the likely cause, the next step, the original words.
 * @param readme the README that explains the error codes; null where it is not known
 */
export function explanation(
  failure: Failure,
  readme: string | null,
  sanitizer: Sanitizer,
  more: string[] = []
): string[] {
  const { likelyCause, remedy, quote } = failure;
  const causes = likelyCause.split('\n').map((line) => own(line, sanitizer));
  const items = [
    // Of wrong inputs it is not likely, but certain, and there can be many.
    ...(failure.code === 'invalid-input' ? causes : [`<b>Likely cause:</b> ${causes.join('<br>')}`]),
    `<b>What to do:</b> ${nextStep(remedy, sanitizer)}`,
    ...(quote ? [`<b>${quote.by} said:</b> <code>${html(sanitizer.quote(quote))}</code>`] : []),
    ...more,
    ...furtherReading(failure, readme)
  ];
  return ['<ul>', ...items.map((item) => `<li>${item}</li>`), '</ul>'];
}

/** A sentence; what follows it is to be copied, with its line ends and indentation. */
function nextStep(remedy: string, sanitizer: Sanitizer): string {
  const [sentence = '', ...copied] = remedy.split('\n');
  const lines = copied.map((line) => verbatim(line, sanitizer));
  return lines.length === 0 ? own(sentence, sanitizer) : `${own(sentence, sanitizer)}\n<pre>${lines.join('\n')}</pre>`;
}

function verbatim(line: string, sanitizer: Sanitizer): string {
  const [indentation = ''] = /^ */.exec(line) ?? [];
  // An entity is not blank to Markdown.
  return `${indentation}${html(sanitizer.line(line, SENTENCE))}` || '&#32;';
}

function furtherReading({ code: errorCode, link }: Failure, readme: string | null): string[] {
  const places = [
    ...(readme ? [`about ${codeLink(errorCode, readme)}`] : []),
    ...(link ? [`<a href="${link}">documentation</a>`] : [])
  ];
  return places.length > 0 ? [`<b>More:</b> ${places.join(' · ')}`] : [];
}
