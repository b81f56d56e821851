/** The log: every line passes the text gate on its way, and nothing else of the action writes to standard output. */
import * as core from '@actions/core';
import type { KnownBucket } from '../verification/resolve-targets.ts';
import type { Clock } from '../clock.ts';
import { spoken } from '../text/duration.ts';
import type { BucketResult } from '../verification/verify-target.ts';
import type { Failure } from '../errors/failure.ts';
import type { Inputs } from '../inputs/read-inputs.ts';
import { troubleKey, worstFirst } from '../verification/aggregate.ts';
import type { VerifyRequest } from '../studio/contract.ts';
import type { Routine } from '../verification/poll.ts';
import { capitalized, plural } from '../text/words.ts';
import { secretsOfSignedUrl } from '../text/signed-url.ts';
import type { TextGate } from '../text/sanitizer.ts';
import { advice, connectedLine, headline, headlineForAll, nameOf } from './wording.ts';

/** GitHub shows ten annotations of a kind per step. */
const ANNOTATIONS = 10;
const LINE = 4000;

export class Log {
  readonly #gate: TextGate;
  readonly #masked = new Set<string>();
  readonly #troubles = new Set<unknown>();
  /** How many annotations there are, by their kind. */
  readonly #annotations = { error: 0, warning: 0 };

  constructor(gate: TextGate) {
    this.#gate = gate;
  }

  /** Tells the runner and the gate to hide a secret. */
  mask(secret: string): void {
    if (this.#masked.has(secret)) return;
    this.#masked.add(secret);
    this.#gate.learn(secret);
    core.setSecret(secret);
  }

  maskSignedUrl(signedUrl: string, { storageProvider, accessKey, bucket, endpoint, prefix = '' }: VerifyRequest): void {
    const names = [bucket, prefix, endpoint, ...(storageProvider === 'azure' ? [accessKey] : [])];
    const { masked, removed } = secretsOfSignedUrl(signedUrl, names);
    for (const secret of masked) core.setSecret(secret);
    for (const secret of removed) this.#gate.learn(secret);
  }

  /** An access key that the bucket list names is not to be shown, but no secret either: words are found anywhere. */
  conceal(accessKey: string): void {
    if (/^(?![a-z]+$)[\w.~%+/=-]{8,128}$/.test(accessKey)) this.#gate.learn(accessKey);
  }

  info(line: string): void {
    core.info(this.#gate.line(line, LINE));
  }

  notice(line: string): void {
    core.notice(this.#gate.line(line, LINE));
  }

  warning(...lines: string[]): void {
    this.#annotation(lines, false);
  }

  /** Costs nothing while nobody debugs the step: ten thousand buckets make a lot of lines. */
  debug(line: string): void {
    if (core.isDebug()) core.debug(this.#gate.line(line, LINE));
  }

  /** What went wrong in between, and when Studio is asked again. */
  readonly fault = (fault: Failure, pauseMs: number): void => {
    this.info(`${capitalized(fault.what)}; asking again in ${spoken(pauseMs)}`);
  };

  /** A change of state. */
  readonly state: Routine['onState'] = (state) => {
    if (state.status === 'connecting') return this.info('Studio is connecting …');
    const { inARow, of, pauseMs } = state;
    this.info(`Studio could not reach the bucket (${inARow} of ${of} in a row); asking again in ${spoken(pauseMs)}`);
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
    const what = `${this.#gate.line(storageProvider)} ${nameOf(bucket, this.#gate)} at ${this.#gate.line(endpoint)}`;
    this.info(`Verifying ${what} for organization ${organizationId}, up to ${spoken(timeoutMs)}`);
  }

  beginMany(buckets: number, { organizationId, timeoutMs }: Inputs, longestMs: number): void {
    const what = `${plural(buckets, 'bucket')} of organization ${organizationId}`;
    const longest = `up to ${spoken(timeoutMs)} each and ${spoken(longestMs)} in all`;
    this.info(`Verifying ${what}, ${longest} (longer only if Studio asks to be asked later)`);
  }

  /** A bucket that is alone; what is wrong with it is told by its annotation. */
  endOne(result: BucketResult, inputs: Inputs): void {
    if (result.verdict.status === 'connected') this.info(capitalized(connectedLine(result, this.#gate)));
    this.#looks(result, inputs);
  }

  /** One bucket of many, as soon as it is decided: a line if healthy, else a group with all that is known. */
  result(result: BucketResult, inputs: Inputs): void {
    const { bucket, failure } = result;
    const name = capitalized(nameOf(bucket, this.#gate));
    if (!failure) {
      this.info(`${name}: ${connectedLine(result, this.#gate)}`);
      return;
    }
    // What hits many buckets in common is told once.
    if (this.#troubles.has(troubleKey(result))) return;
    this.#troubles.add(troubleKey(result));
    core.startGroup(this.#gate.line(`${name}: ${failure.code}`, LINE));
    for (const line of [headline(result, this.#gate), ...advice(failure, this.#gate)]) this.info(line);
    this.#looks(result, inputs);
    core.endGroup();
  }

  endMany(buckets: number, unhealthy: number): void {
    const rest = unhealthy === 0 ? 'all healthy' : `${buckets - unhealthy} healthy, ${unhealthy} not`;
    this.info(`${plural(buckets, 'bucket')} verified: ${rest}`);
  }

  /** How often Studio said `error`, and when, where more than one look at it was wanted. */
  #looks({ verdict, effort: { errorsAtMs } }: BucketResult, { failureThreshold }: Inputs): void {
    if (failureThreshold === 1 || errorsAtMs.length === 0) return;
    const times = `${plural(errorsAtMs.length, 'time')} in a row, after ${errorsAtMs.map(spoken).join(', ')}`;
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
  annotate(results: BucketResult[], failing: boolean): void {
    const unhealthy = worstFirst(results).filter(({ healthy }) => !healthy);
    const groups = [...Map.groupBy(unhealthy, troubleKey).values()];
    const room = Math.max(1, ANNOTATIONS - this.#annotations[failing ? 'error' : 'warning']);
    const shown = groups.length > room ? groups.slice(0, room - 1) : groups;
    for (const group of shown) this.#annotation(this.#told(group), failing);
    const rest = unhealthy.length - shown.flat().length;
    const more = `${plural(rest, 'more unhealthy bucket')}; the job summary and the output results-file list them all.`;
    if (rest > 0) this.#annotation([more], failing);
  }

  /** What is wrong with one bucket, or with several in common. */
  #told([first, ...others]: BucketResult[]): string[] {
    if (!first?.failure) return [];
    const common = headlineForAll(first.failure, others.length + 1, this.#gate);
    return [others.length > 0 ? common : headline(first, this.#gate), ...advice(first.failure, this.#gate)];
  }

  /** One annotation for what happened to the step as a whole. */
  trouble(failure: Failure, failing: boolean): void {
    this.#annotation([headlineForAll(failure, 0, this.#gate), ...advice(failure, this.#gate)], failing);
  }

  /** Lines keep their indentation: some are YAML, to be copied. */
  #annotation(lines: string[], failing: boolean): void {
    const text = lines.map((line) => (/^ +/.exec(line)?.[0] ?? '') + this.#gate.line(line, LINE)).join('\n');
    const kind = failing ? 'error' : 'warning';
    this.#annotations[kind]++;
    if (failing) core.error(text);
    else core.warning(text);
  }
}
