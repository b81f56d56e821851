/** The log. Nothing else of the action writes to standard output. */
import * as core from '@actions/core';
import type { Sanitizer } from '../text/sanitizer.ts';

const LINE = 4000;

export class Log {
  /** How many annotations there are, by their kind. */
  readonly annotations = { error: 0, warning: 0 };
  readonly #sanitizer: Sanitizer;
  readonly #registered = new Set<string>();

  constructor(sanitizer: Sanitizer) {
    this.#sanitizer = sanitizer;
  }

  /** Makes the runner and the sanitizer hide a secret. */
  mask(secret: string): void {
    this.#sanitizer.addSecret(secret);
    this.maskInRunner(secret);
  }

  /** Makes the runner alone hide a secret. */
  maskInRunner(secret: string): void {
    if (this.#registered.has(secret)) return;
    this.#registered.add(secret);
    core.setSecret(secret);
  }

  info(line: string): void {
    core.info(this.#line(line));
  }

  notice(line: string): void {
    core.notice(this.#line(line));
  }

  debug(line: string): void {
    if (core.isDebug()) core.debug(this.#line(line));
  }

  /** The first line says what happened, the others what to do. */
  warning(...lines: string[]): void {
    this.annotation('warning', lines);
  }

  annotation(kind: 'error' | 'warning', lines: string[]): void {
    this.annotations[kind]++;
    const text = lines.map((line) => this.#line(line)).join('\n');
    if (kind === 'error') core.error(text);
    else core.warning(text);
  }

  /** Lines that are folded under a title. */
  group(title: string, lines: string[]): void {
    core.startGroup(this.#line(title));
    for (const line of lines) this.info(line);
    core.endGroup();
  }

  /** Keeps the indentation: some lines are to be copied. */
  #line(line: string): string {
    return (/^ */.exec(line)?.[0] ?? '') + this.#sanitizer.line(line, LINE);
  }
}
