/** What is known while targets are verified, and what the log says of it: every change of one, of many what is decided. */
import { LONGEST_PREFLIGHT_MS } from '../checks/verdict.ts';
import type { Clock } from '../clock.ts';
import { suspicionsOf } from '../errors/suspicions.ts';
import type { Inputs } from '../inputs/read-inputs.ts';
import type { Target } from '../studio/target.ts';
import { formatDuration } from '../text/duration.ts';
import { capitalize } from '../text/words.ts';
import { failureKey } from '../verification/aggregate.ts';
import type { Observer } from '../verification/context.ts';
import type { TargetResult } from '../verification/target-result.ts';
import { longestMs } from '../verification/verify-all.ts';
import type { Log } from './log.ts';
import { type AnyTarget, advice, connectedLine, countTargets, nameOf, secretWords } from './wording.ts';

const HEARTBEAT_MS = 30_000;

export class Progress implements Observer {
  targets: AnyTarget[] = [];
  /** By the index of their targets. What was decided is reported even if something breaks. */
  readonly results: (TargetResult | undefined)[] = [];
  readonly #inputs: Inputs;
  readonly #log: Log;
  readonly #clock: Clock;
  readonly #stopped = new AbortController();
  readonly #shown = new Set<unknown>();

  /** Says what is not as usual, and from now on every 30 s that the step is alive, until `stop` is called. */
  constructor(inputs: Inputs, log: Log, clock: Clock) {
    this.#inputs = inputs;
    this.#log = log;
    this.#clock = clock;
    const { apiUrl, apiUrlFrom, trimmed } = inputs;
    if (apiUrlFrom) log.info(`Studio's API is at ${new URL(apiUrl).host} (from ${apiUrlFrom})`);
    for (const name of trimmed) log.info(`White space around \`${name}\` was removed`);
    void this.#heartbeat();
  }

  stop(): void {
    this.#stopped.abort();
  }

  /** Names what is going to be verified, how long it can take, and what looks wrong in the inputs. */
  onTargets(targets: AnyTarget[], unknownExcludes: number[]): void {
    this.targets = targets;
    const { organizationId, timeoutMs, corsOrigin } = this.#inputs;
    const extraMs = corsOrigin ? LONGEST_PREFLIGHT_MS : 0;
    const limit = `up to ${formatDuration(timeoutMs + extraMs)}`;
    const [first] = targets;
    if (targets.length > 1) {
      const longest = longestMs(targets.length, timeoutMs + extraMs);
      this.#log.info(
        `Verifying ${countTargets(targets)} of organization ${organizationId} with the secrets that Studio has stored, ` +
          `${limit} each and ${formatDuration(longest)} in all, longer only if Studio sends Retry-After`
      );
    } else if (first && first.kind !== 'unresolved') {
      this.#log.info(`Verifying ${described(first)} for organization ${organizationId}, ${limit}`);
      for (const suspicion of suspicions(first)) this.#log.info(suspicion);
    }
    if (unknownExcludes.length > 0) {
      this.#log.notice(`\`exclude\` names ids that the organization does not have: ${unknownExcludes.join(', ')}`);
    }
  }

  /** One change of state, or one pause: of many targets nobody wants to read that. */
  onChange(line: string): void {
    if (!this.#isMany) this.#log.info(line);
  }

  /** One target, as soon as it is decided. What is wrong with a target that is alone is in its annotation. */
  onResult(result: TargetResult, index: number): void {
    this.results[index] = result;
    const { failure, target, verdict } = result;
    if (!this.#isMany) {
      if (verdict.status === 'connected') this.#log.info(capitalize(connectedLine(result)));
      return;
    }
    const name = capitalize(nameOf(target));
    if (!failure) this.#log.info(`${name}: ${connectedLine(result)}`);
    else if (failure.code !== 'cancelled' && !this.#shown.has(failureKey(result))) {
      // What many targets have in common is shown once; that the run was cancelled, when it ends.
      this.#shown.add(failureKey(result));
      this.#log.group(`${name}: ${failure.code}`, advice(failure));
    }
  }

  get #isMany(): boolean {
    return this.targets.length > 1;
  }

  async #heartbeat(): Promise<void> {
    const startedMs = this.#clock.now();
    for (;;) {
      await this.#clock.sleep(HEARTBEAT_MS, this.#stopped.signal);
      if (this.#stopped.signal.aborted) return;
      const decided = this.results.filter((result) => result !== undefined);
      const unhealthy = decided.filter(({ healthy }) => !healthy).length;
      const missing = this.targets.length === 0 ? 'bucket list' : 'verdict';
      this.#log.info(
        this.#isMany
          ? `${decided.length} of ${this.targets.length} done, ${unhealthy} unhealthy`
          : `No ${missing} yet after ${formatDuration(this.#clock.now() - startedMs)}`
      );
    }
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

/** That white space was removed has been said already. */
function suspicions(target: Target): string[] {
  if (target.kind !== 'bucket' || target.given.length === 0) return [];
  return suspicionsOf({ ...target.request, given: target.given, secretTrimmed: false });
}
