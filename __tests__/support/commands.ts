/**
 * Reads a log as GitHub's runner does (src/Runner.Common/ActionCommand.cs). Stricter in one point: a command that the
 * runner does not know is reported too, since nothing that looks like one may come from outside.
 */

export interface Command {
  name: string;
  properties: Record<string, string>;
  /** Unescaped, as the runner takes it. */
  data: string;
  /** `::x::` at the start of a line, or the older `##[x]` anywhere in one. */
  form: '::' | '##';
}

/** The runner's lines end at CR, LF or both. */
const lines = (log: string) => log.split(/\r\n|\r|\n/);

export const commandsIn = (log: string): Command[] =>
  lines(log)
    .map(commandOf)
    .filter((command) => command !== null);

/** What the runner was asked to mask. */
export const masksIn = (log: string): string[] =>
  commandsIn(log)
    .filter(({ name }) => name === 'add-mask')
    .map(({ data }) => data);

/** The log as promises about secrets speak of it: without the lines that register a mask. */
export const visible = (log: string): string =>
  lines(log)
    .filter((line) => commandOf(line)?.name !== 'add-mask')
    .join('\n');

function commandOf(line: string): Command | null {
  // .NET's TrimStart knows U+0085 as white space, JavaScript knows U+FEFF: both count here.
  const [, head, data = ''] = line.match(/^[\s\u0085]*::(.+?)::(.*)$/s) ?? [];
  if (head) return command('::', head, ',', data.replaceAll(/%(0[DA]|25)/gi, unescaped), unescapedProperty);
  const [, oldHead, oldData = ''] = line.match(/##\[(.*?)\](.*)$/s) ?? [];
  if (oldHead) return command('##', oldHead, ';', oldData.replaceAll(/%(3B|0D|0A|5D)/gi, unescaped), unescapedProperty);
  return null;
}

function command(
  form: Command['form'],
  head: string,
  separator: string,
  data: string,
  decode: (text: string) => string
) {
  const [, name = head, rest = ''] = head.match(/^(\S+)\s+(.*)$/s) ?? [];
  const pairs = rest.split(separator).flatMap((pair) => {
    const at = pair.indexOf('=');
    return at > 0 ? [[pair.slice(0, at).trim(), decode(pair.slice(at + 1))] as const] : [];
  });
  return { form, name: name.toLowerCase(), properties: Object.fromEntries(pairs), data };
}

const unescaped = (code: string) => String.fromCharCode(Number.parseInt(code.slice(1), 16));
const unescapedProperty = (text: string) => text.replaceAll(/%(0D|0A|3A|2C|3B|5D|25)/gi, unescaped);
