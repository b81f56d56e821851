/** The log: every line passes the text sanitizer on its way, and nothing else of the action writes to standard output. */
import * as core from '@actions/core';
import type { Clock } from '../clock.ts';
import type { Failure } from '../errors/failure.ts';
import type { Inputs } from '../inputs/read-inputs.ts';
import type { VerifyRequest } from '../studio/contract.ts';
import { formatDuration } from '../text/duration.ts';
import type { Sanitizer } from '../text/sanitizer.ts';
import { parseSignedUrl } from '../text/signed-url.ts';
import { capitalize, pluralize } from '../text/words.ts';
import { failureKey, worstFirst } from '../verification/aggregate.ts';
import type { Routine } from '../verification/poll.ts';
import type { KnownBucket } from '../verification/resolve-targets.ts';
import type { TargetResult } from '../verification/verify-target.ts';
import { advice, connectedLine, headline, headlineForAll, nameOf } from './wording.ts';

/** GitHub shows ten annotations of a kind per step. */
const ANNOTATIONS = 10;
const LINE = 4000;

export class Log {
  readonly #sanitizer: Sanitizer;
  readonly #masked = new Set<string>();
  readonly #troubles = new Set<unknown>();
  /** How many annotations there are, by their kind. */
  readonly #annotations = { error: 0, warning: 0 };

  constructor(sanitizer: Sanitizer) {
    this.#sanitizer = sanitizer;
  }

  /** Tells the runner and the sanitizer to hide a secret. */
  mask(secret: string): void {
    this.#sanitizer.learn(secret);
    this.register(secret);
  }

  /** Tells the runner alone, once. */
  register(secret: string): void {
    if (this.#masked.has(secret)) return;
    this.#masked.add(secret);
    core.setSecret(secret);
  }

  /** Tells the sanitizer alone: the runner is told where the URL is used. */
  learnSignedUrl(
    signedUrl: string,
    { storageProvider, accessKey, bucket, endpoint, prefix = '' }: VerifyRequest
  ): void {
    const names = [bucket, prefix, endpoint, ...(storageProvider === 'azure' ? [accessKey] : [])];
    for (const secret of parseSignedUrl(signedUrl, names)?.secrets ?? []) this.#sanitizer.learn(secret);
  }

  /** An access key that the bucket list names is not to be shown, but no secret either. */
  conceal(accessKey: string): void {
    this.#sanitizer.hide(accessKey);
  }

  info(line: string): void {
    core.info(this.#sanitizer.line(line, LINE));
  }

  notice(line: string): void {
    core.notice(this.#sanitizer.line(line, LINE));
  }

  warning(...lines: string[]): void {
    this.#annotation(lines, false);
  }

  /** Costs nothing while nobody debugs the step: ten thousand buckets make a lot of lines. */
  debug(line: string): void {
    if (core.isDebug()) core.debug(this.#sanitizer.line(line, LINE));
  }

  /** What went wrong in between, and when Studio is asked again. */
  readonly fault = (fault: Failure, pauseMs: number): void => {
    this.info(`${capitalize(fault.what)}; asking again in ${formatDuration(pauseMs)}`);
  };

  /** A change of state. */
  readonly state: Routine['onState'] = (state) => {
    if (state.status === 'connecting') return this.info('Studio is connecting …');
    const { inARow, of, pauseMs } = state;
    this.info(
      `Studio could not reach the bucket (${inARow} of ${of} in a row); asking again in ${formatDuration(pauseMs)}`
    );
  };

  /** A sign of life every 30 s until it is stopped. */
  heartbeat(clock: Clock, line: () => string): { stop(): void } {
    const stopped = new AbortController();
    const beat = async () => {
      for (;;) {
        await clock.sleep(30_000, stopped.signal);
        if (stopped.signal.aborted) return;
        this.info(line());
      }
    };
    void beat();
    return { stop: () => stopped.abort() };
  }

  /** What is not as usual, and can be why the rest is not either. */
  circumstances({ apiUrl, apiUrlFrom, trimmed }: Inputs): void {
    if (apiUrlFrom) this.info(`Studio's API is at ${new URL(apiUrl).host} (from ${apiUrlFrom})`);
    for (const name of trimmed) this.info(`White space around \`${name}\` was removed`);
  }

  /** What is going to happen, and how long it can take. */
  beginOne(bucket: KnownBucket, { organizationId, timeoutMs }: Inputs): void {
    const { storageProvider, endpoint } = bucket.request;
    const what = `${this.#sanitizer.line(storageProvider)} ${nameOf(bucket, this.#sanitizer)} at ${this.#sanitizer.line(endpoint)}`;
    this.info(`Verifying ${what} for organization ${organizationId}, up to ${formatDuration(timeoutMs)}`);
  }

  beginMany(buckets: number, { organizationId, timeoutMs }: Inputs, longestMs: number): void {
    const what = `${pluralize(buckets, 'bucket')} of organization ${organizationId}`;
    const longest = `up to ${formatDuration(timeoutMs)} each and ${formatDuration(longestMs)} in all`;
    this.info(`Verifying ${what}, ${longest} (longer only if Studio asks to be asked later)`);
  }

  /** A bucket that is alone; what is wrong with it is told by its annotation. */
  endOne(result: TargetResult, inputs: Inputs): void {
    if (result.verdict.status === 'connected') this.info(capitalize(connectedLine(result, this.#sanitizer)));
    this.#looks(result, inputs);
  }

  /** One bucket of many, as soon as it is decided: a line if healthy, else a group with all that is known. */
  result(result: TargetResult, inputs: Inputs): void {
    const { bucket, failure } = result;
    const name = capitalize(nameOf(bucket, this.#sanitizer));
    if (!failure) {
      this.info(`${name}: ${connectedLine(result, this.#sanitizer)}`);
      return;
    }
    // What hits many buckets in common is told once.
    if (this.#troubles.has(failureKey(result))) return;
    this.#troubles.add(failureKey(result));
    core.startGroup(this.#sanitizer.line(`${name}: ${failure.code}`, LINE));
    for (const line of [headline(result, this.#sanitizer), ...advice(failure, this.#sanitizer)]) this.info(line);
    this.#looks(result, inputs);
    core.endGroup();
  }

  endMany(buckets: number, unhealthy: number): void {
    const rest = unhealthy === 0 ? 'all healthy' : `${buckets - unhealthy} healthy, ${unhealthy} not`;
    this.info(`${pluralize(buckets, 'bucket')} verified: ${rest}`);
  }

  /** How often Studio said `error`, and when, where more than one look at it was wanted. */
  #looks({ verdict, effort: { errorsAtMs } }: TargetResult, { failureThreshold }: Inputs): void {
    if (failureThreshold === 1 || errorsAtMs.length === 0) return;
    const times = `${pluralize(errorsAtMs.length, 'time')} in a row, after ${errorsAtMs.map(formatDuration).join(', ')}`;
    const tooFew = verdict.status === 'error' && errorsAtMs.length < failureThreshold;
    const wanted = tooFew
      ? `; for ${failureThreshold} times, as \`failure-threshold\` wants, \`timeout\` is too short`
      : '';
    this.info(`Studio said error ${times}${wanted}`);
  }

  /**
   * One annotation per unhealthy bucket, but one in all for what hit several of them in common; warnings where the step
   * is to stay green.
   */
  annotate(results: TargetResult[], failing: boolean): void {
    const unhealthy = worstFirst(results).filter(({ healthy }) => !healthy);
    const groups = [...Map.groupBy(unhealthy, failureKey).values()];
    const room = Math.max(1, ANNOTATIONS - this.#annotations[failing ? 'error' : 'warning']);
    const shown = groups.length > room ? groups.slice(0, room - 1) : groups;
    for (const group of shown) this.#annotation(this.#told(group), failing);
    const rest = unhealthy.length - shown.flat().length;
    const more = `${pluralize(rest, 'more unhealthy bucket')}; the job summary and the output results-file list them all.`;
    if (rest > 0) this.#annotation([more], failing);
  }

  /** What is wrong with one bucket, or with several in common. */
  #told([first, ...others]: TargetResult[]): string[] {
    if (!first?.failure) return [];
    const common = headlineForAll(first.failure, others.length + 1, this.#sanitizer);
    return [others.length > 0 ? common : headline(first, this.#sanitizer), ...advice(first.failure, this.#sanitizer)];
  }

  /** One annotation for what happened to the step as a whole. */
  runError(failure: Failure, failing: boolean): void {
    this.#annotation([headlineForAll(failure, 0, this.#sanitizer), ...advice(failure, this.#sanitizer)], failing);
  }

  /** Lines keep their indentation: some are YAML, to be copied. */
  #annotation(lines: string[], failing: boolean): void {
    const text = lines.map((line) => (/^ +/.exec(line)?.[0] ?? '') + this.#sanitizer.line(line, LINE)).join('\n');
    const kind = failing ? 'error' : 'warning';
    this.#annotations[kind]++;
    if (failing) core.error(text);
    else core.warning(text);
  }
}
