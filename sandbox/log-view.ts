/** A step's log as GitHub's runner shows it: commands are processed, masked values replaced. */
import { styleText } from 'node:util';

/** What annotations and groups look like; other commands are not shown. */
const SHOWN = {
  error: { prefix: 'Error: ', style: 'red' },
  warning: { prefix: 'Warning: ', style: 'yellow' },
  notice: { prefix: 'Notice: ', style: 'cyan' },
  group: { prefix: '▼ ', style: 'bold' }
} as const;

/** Accepts standard output in pieces of any size, and prints whole lines. */
export class LogView {
  readonly #print: (line: string) => void;
  readonly #masked: string[] = [];
  #unfinished = '';
  #indent = '';

  constructor(print: (line: string) => void) {
    this.#print = print;
  }

  write(text: string): void {
    const lines = (this.#unfinished + text).split(/\r?\n/);
    this.#unfinished = lines.pop() ?? '';
    for (const line of lines) this.#line(line);
  }

  end(): void {
    if (this.#unfinished) this.write('\n');
  }

  #line(line: string): void {
    const [, command, value = ''] = line.match(/^::([a-z-]+)(?: .*?)?::(.*)$/) ?? [];
    const message = unescaped(value);
    if (command === undefined) this.#show(line);
    else if (command === 'add-mask') this.#masked.push(...message.split(/\r?\n/).filter(Boolean));
    else if (command in SHOWN) {
      const { prefix, style } = SHOWN[command as keyof typeof SHOWN];
      this.#show(prefix + message, (text) => styleText(style, text));
    }
    if (command === 'group') this.#indent = '  ';
    if (command === 'endgroup') this.#indent = '';
  }

  #show(text: string, styled = (line: string) => line): void {
    const shown = this.#masked.reduce((rest, secret) => rest.replaceAll(secret, '***'), text);
    for (const line of shown.split(/\r?\n/)) this.#print(this.#indent + styled(line));
  }
}

/** `%25` last, because the `%` that it yields does not begin another escape. */
function unescaped(message: string): string {
  return message.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}
