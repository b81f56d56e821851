/** Nothing else of the action writes to standard output. */
import * as core from '@actions/core';
import type { Sanitizer } from '../text/sanitizer.ts';

const LINE = 4000;
const writers = { error: core.error, warning: core.warning, notice: core.notice };

export class Log {
  readonly annotations = { error: 0, warning: 0, notice: 0 };
  readonly #sanitizer: Sanitizer;
  readonly #masked = new Set<string>();

  constructor(sanitizer: Sanitizer) {
    this.#sanitizer = sanitizer;
  }

  /** Makes the runner and the sanitizer hide a secret. */
  mask(secret: string): void {
    this.#sanitizer.addSecret(secret);
    this.maskInRunner(secret);
  }

  maskInRunner(secret: string): void {
    if (!this.#masked.has(secret)) core.setSecret(secret);
    this.#masked.add(secret);
  }

  info(line: string): void {
    core.info(this.#line(line));
  }

  debug(line: string): void {
    if (core.isDebug()) core.debug(this.#line(line));
  }

  annotate(kind: keyof typeof writers, ...lines: string[]): void {
    this.annotations[kind]++;
    writers[kind](lines.map((line) => this.#line(line)).join('\n'));
  }

  group(title: string, lines: string[]): void {
    core.startGroup(this.#line(title));
    for (const line of lines) this.info(line);
    core.endGroup();
  }

  /** Keeps the indentation of lines that are to be copied. */
  #line(line: string): string {
    return (/^ */.exec(line)?.[0] ?? '') + this.#sanitizer.line(line, LINE);
  }
}
