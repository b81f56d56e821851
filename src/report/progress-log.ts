/** What the log says while targets are verified: every change of state of one, only what is decided of many. */

import { LONGEST_PREFLIGHT_MS } from '../checks/verdict.ts';
import type { Clock } from '../clock.ts';
import type { Failure } from '../errors/failure.ts';
import type { Inputs } from '../inputs/read-inputs.ts';
import type { Target } from '../studio/target.ts';
import { formatDuration } from '../text/duration.ts';
import { capitalize, pluralize } from '../text/words.ts';
import { failureKey } from '../verification/aggregate.ts';
import type { TargetResult } from '../verification/target-result.ts';
import { longestMs } from '../verification/verify-all.ts';
import type { SelectionEvents } from '../verification/verify-selection.ts';
import type { Log } from './log.ts';
import { advice, connectedLine, countTargets, nameOf, secretWords } from './wording.ts';

const HEARTBEAT_MS = 30_000;

export class ProgressLog implements SelectionEvents {
  readonly #log: Log;
  readonly #inputs: Inputs;
  readonly #clock: Clock;
  readonly #stopped = new AbortController();
  readonly #shown = new Set<unknown>();
  #startedMs = 0;
  #total = 0;
  #decided = 0;
  #unhealthy = 0;

  /** Says what is not as usual, and from now on every 30 s that the step is alive, until `stop` is called. */
  constructor(log: Log, inputs: Inputs, clock: Clock) {
    this.#log = log;
    this.#inputs = inputs;
    this.#clock = clock;
    this.#startedMs = clock.now();
    const { apiUrl, apiUrlFrom, trimmed } = inputs;
    if (apiUrlFrom) log.info(`Studio's API is at ${new URL(apiUrl).host} (from ${apiUrlFrom})`);
    for (const name of trimmed) log.info(`White space around \`${name}\` was removed`);
    void this.#heartbeat();
  }

  stop(): void {
    this.#stopped.abort();
  }

  readonly mask = (secret: string): void => this.#log.mask(secret);

  readonly register = (secret: string): void => this.#log.register(secret);

  readonly onExchange = (line: string): void => this.#log.debug(line);

  /** Names what is going to be verified, and how long it can take. */
  readonly onTargets: SelectionEvents['onTargets'] = (targets, unknownExcludes) => {
    const { organizationId, timeoutMs, corsOrigin } = this.#inputs;
    const limit = formatDuration(timeoutMs);
    const [first] = targets;
    this.#total = targets.length;
    if (targets.length > 1) {
      const longest = longestMs(targets.length, timeoutMs + (corsOrigin ? LONGEST_PREFLIGHT_MS : 0));
      this.#log.info(
        `Verifying ${countTargets(targets)} of organization ${organizationId} with the secrets that Studio has stored, ` +
          `up to ${limit} each and ${formatDuration(longest)} in all, longer only if Studio sends Retry-After`
      );
    } else if (first && first.kind !== 'unresolved') {
      this.#log.info(`Verifying ${described(first)} for organization ${organizationId}, up to ${limit}`);
    }
    if (unknownExcludes.length > 0) {
      this.#log.notice(`\`exclude\` names ids that the organization does not have: ${unknownExcludes.join(', ')}`);
    }
  };

  readonly onConnecting = (): void => {
    if (this.#isAlone) this.#log.info('Studio is connecting …');
  };

  readonly onFault = ({ what }: Failure, pauseMs: number): void => {
    if (this.#total <= 1) this.#log.info(`${capitalize(what)}; asking again in ${formatDuration(pauseMs)}`);
  };

  /** An `error` below the threshold. */
  readonly onRefused = ({ code, what }: Failure, inARow: number, pauseMs: number): void => {
    if (!this.#isAlone) return;
    const count = `${inARow} of ${this.#inputs.failureThreshold} in a row`;
    this.#log.info(
      `Studio could not reach it: ${what} (${code}, ${count}); asking again in ${formatDuration(pauseMs)}`
    );
  };

  /** One target, as soon as it is decided. What is wrong with a target that is alone is in its annotation. */
  readonly onResult = (result: TargetResult): void => {
    const { failure, healthy, verdict } = result;
    this.#decided++;
    if (!healthy) this.#unhealthy++;
    if (this.#isAlone) {
      if (verdict.status === 'connected') this.#log.info(capitalize(connectedLine(result)));
      for (const line of this.#looks(result)) this.#log.info(line);
    } else if (!failure) {
      this.#log.info(`${capitalize(nameOf(result.target))}: ${connectedLine(result)}`);
    } else if (!this.#shown.has(failureKey(result))) {
      // What many targets have in common is shown once.
      this.#shown.add(failureKey(result));
      const title = `${capitalize(nameOf(result.target))}: ${failure.code}`;
      this.#log.group(title, [...advice(failure), ...this.#looks(result)]);
    }
    if (this.#decided === this.#total && !this.#isAlone) this.#log.info(this.#summary());
  };

  #summary(): string {
    const healthy = this.#total - this.#unhealthy;
    return `${this.#total} verified: ${this.#unhealthy === 0 ? 'all healthy' : `${healthy} healthy, ${this.#unhealthy} not`}`;
  }

  get #isAlone(): boolean {
    return this.#total === 1;
  }

  async #heartbeat(): Promise<void> {
    for (;;) {
      await this.#clock.sleep(HEARTBEAT_MS, this.#stopped.signal);
      if (this.#stopped.signal.aborted) return;
      this.#log.info(this.#progress());
    }
  }

  #progress(): string {
    const elapsed = formatDuration(this.#clock.now() - this.#startedMs);
    if (this.#total === 0) return `No bucket list yet after ${elapsed}`;
    if (this.#isAlone) return `No verdict yet after ${elapsed}`;
    return `${this.#decided} of ${this.#total} done, ${this.#unhealthy} unhealthy`;
  }

  /** How often Studio said `error`, and when, where more than one look was wanted. */
  #looks({ verdict, effort: { errorsAtMs } }: TargetResult): string[] {
    const { failureThreshold } = this.#inputs;
    if (failureThreshold === 1 || errorsAtMs.length === 0) return [];
    const times = `${pluralize(errorsAtMs.length, 'time')} in a row, after ${errorsAtMs.map(formatDuration).join(', ')}`;
    const tooFew = verdict.status === 'error' && errorsAtMs.length < failureThreshold;
    const wanted = tooFew ? `; for the ${failureThreshold} of \`failure-threshold\`, \`timeout\` is too short` : '';
    return [`Studio said error ${times}${wanted}`];
  }
}

/** "s3 bucket "sensor-data" (id 42, with the secret that Studio has stored) at https://…". */
function described(target: Target): string {
  if (target.kind !== 'bucket') return nameOf(target);
  const { storageProvider, endpoint } = target.request;
  const name = nameOf({ ...target, bucketId: null });
  const id = target.bucketId === null ? '' : `id ${target.bucketId}, `;
  return `${storageProvider} ${name} (${id}with ${secretWords(target)}) at ${endpoint}`;
}
