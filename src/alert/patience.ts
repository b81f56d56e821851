/**
 * How long the action bothers with GitHub: a minute in all, of which ten seconds at most for a GitHub in trouble, and
 * about a second between two writes (https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api).
 */

import type { Clock } from '../clock.ts';
import { formatDuration } from '../text/duration.ts';
import { CATCH_UP, GitHubTrouble, troubleOf } from './trouble.ts';

const TOTAL_MS = 60_000;
const TROUBLE_MS = 10_000;
const BETWEEN_WRITES_MS = 1000;

/** The step is being cancelled: nothing more is asked of GitHub. */
export class Cancelled extends Error {}

/** The minute is over; what was not done is for later runs. */
export class OutOfTime extends GitHubTrouble {
  constructor() {
    super(`the ${formatDuration(TOTAL_MS)} for alert issues were over before all was done`, [
      'Later runs go on with it.'
    ]);
  }
}

export class Patience {
  readonly #clock: Clock;
  readonly #cancelled: AbortSignal;
  readonly #endsMs: number;
  #troubledMs = 0;
  #nextWriteMs = 0;

  /** The minute begins now. */
  constructor(clock: Clock, cancelled: AbortSignal) {
    this.#clock = clock;
    this.#cancelled = cancelled;
    this.#endsMs = clock.now() + TOTAL_MS;
  }

  /** A question, asked again while there is hope. @throws GitHubTrouble, Cancelled */
  read<T>(send: (signal: AbortSignal) => Promise<T>): Promise<T> {
    return this.#insist(send, () => true);
  }

  /** A change, made again only where GitHub surely did not make it: nobody wants two issues. @throws GitHubTrouble, Cancelled */
  async write<T>(send: (signal: AbortSignal) => Promise<T>): Promise<T> {
    await this.#pause(this.#nextWriteMs - this.#clock.now());
    try {
      return await this.#insist(send, ({ undone }) => undone);
    } finally {
      this.#nextWriteMs = this.#clock.now() + BETWEEN_WRITES_MS;
    }
  }

  async #insist<T>(
    send: (signal: AbortSignal) => Promise<T>,
    repeatable: (trouble: GitHubTrouble) => boolean
  ): Promise<T> {
    for (let tries = 1; ; tries++) {
      this.#check();
      const beganMs = this.#clock.now();
      try {
        return await this.#once(send);
      } catch (thrown) {
        this.#check();
        const trouble = troubleOf(thrown, this.#clock.timeOfDay());
        if (trouble.retry === 'never' || !repeatable(trouble)) throw trouble;
        const pauseMs = trouble.retry === 'soon' ? 1000 * 2 ** (tries - 1) : trouble.retry;
        this.#troubledMs += this.#clock.now() - beganMs + pauseMs;
        if (this.#troubledMs >= TROUBLE_MS) throw trouble.retry === 'soon' ? trouble : later(trouble, pauseMs);
        await this.#pause(pauseMs);
      }
    }
  }

  /** One exchange, ended when the step is cancelled, when the minute is over, or when it has hung for too long. */
  async #once<T>(send: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const limitMs = Math.min(TROUBLE_MS - this.#troubledMs, this.#endsMs - this.#clock.now());
    const settled = new AbortController();
    const late = new AbortController();
    void this.#clock.sleep(limitMs, settled.signal).then(() => {
      if (!settled.signal.aborted) late.abort();
    });
    const signal = AbortSignal.any([this.#cancelled, late.signal]);
    const aborted = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(hung(limitMs)), { once: true });
    });
    try {
      return await Promise.race([send(signal), aborted]);
    } finally {
      settled.abort();
    }
  }

  async #pause(ms: number): Promise<void> {
    if (ms <= 0) return;
    // Where the pause does not fit, neither does what was to follow.
    if (this.#clock.now() + ms >= this.#endsMs) throw new OutOfTime();
    await this.#clock.sleep(ms, this.#cancelled);
  }

  #check(): void {
    if (this.#cancelled.aborted) throw new Cancelled();
    if (this.#clock.now() >= this.#endsMs) throw new OutOfTime();
  }
}

function hung(limitMs: number): GitHubTrouble {
  return new GitHubTrouble(`GitHub did not answer within ${formatDuration(limitMs)}`, CATCH_UP);
}

function later({ message, remedy, status, said }: GitHubTrouble, pauseMs: number): GitHubTrouble {
  return new GitHubTrouble(`${message}; it asks to come back in ${formatDuration(pauseMs)}`, remedy, { status, said });
}
