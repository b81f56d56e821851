/** The log: every line passes the text gate on its way, and nothing else of the action writes to standard output. */
import * as core from '@actions/core';
import type { Bucket, KnownBucket } from '../buckets.ts';
import { plural } from '../checks.ts';
import { spoken } from '../duration.ts';
import type { BucketResult } from '../examine.ts';
import type { Failure } from '../failure.ts';
import type { Inputs } from '../inputs.ts';
import { troubleOf, worstFirst } from '../outcome.ts';
import type { VerifyRequest } from '../studio/contract.ts';
import type { Routine } from '../verify.ts';
import type { Clock } from '../wait.ts';
import type { TextGate } from './text.ts';
import { advice, capitalized, connectedLine, headline, headlineForAll, nameOf } from './wording.ts';

/** GitHub shows ten annotations of a kind per step. */
const ANNOTATIONS = 10;
const LINE = 4000;

export class Log {
  readonly #gate: TextGate;
  readonly #troubles = new Set<unknown>();

  constructor(gate: TextGate) {
    this.#gate = gate;
  }

  /** Tells the runner and the gate to hide a secret. */
  mask(secret: string): void {
    this.#gate.learn(secret);
    core.setSecret(secret);
  }

  /** A signed URL and its signature are secret; what the URL has in common with honest texts about the bucket is not. */
  maskSignedUrl(signedUrl: string, request: VerifyRequest): void {
    core.setSecret(signedUrl);
    for (const signature of signaturesOf(signedUrl)) this.mask(signature);
    const { storageProvider, accessKey, endpoint, bucket, prefix = '' } = request;
    const host = URL.canParse(endpoint) ? new URL(endpoint).host : endpoint;
    const account = storageProvider === 'azure' ? accessKey : '';
    const known = [host, account, bucket, prefix, '.ei-portal-check'].filter((part) => part !== '');
    for (const part of unshared(signedUrl, known)) this.#gate.learn(part);
  }

  /** The access keys that the bucket list names are not to be shown, but no secrets either. Azure's is the account's name. */
  conceal(buckets: Bucket[]): void {
    for (const { request } of buckets)
      if (request && request.storageProvider !== 'azure') this.#gate.learn(request.accessKey);
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
    if (state.status === 'connecting') this.info('Studio is connecting …');
    else
      this.info(
        `Studio could not reach the bucket, ${state.inARow} in a row; asking again in ${spoken(state.pauseMs)}`
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

  /** What is going to happen, and how long it can take. */
  beginOne(bucket: KnownBucket, { organizationId, timeoutMs }: Inputs): void {
    const { storageProvider, endpoint } = bucket.request;
    const what = `${this.#gate.line(storageProvider)} ${nameOf(bucket, this.#gate)} at ${this.#gate.line(endpoint)}`;
    this.info(`Verifying ${what} for organization ${organizationId}, up to ${spoken(timeoutMs)}`);
  }

  beginMany(buckets: number, { organizationId, timeoutMs }: Inputs, longestMs: number): void {
    const what = `${plural(buckets, 'bucket')} of organization ${organizationId}`;
    this.info(`Verifying ${what}, up to ${spoken(timeoutMs)} each and ${spoken(longestMs)} in all`);
  }

  /** What is not as usual, and can be why the rest is not either. */
  circumstances({ apiUrl, apiUrlFrom, trimmed }: Inputs): void {
    if (apiUrlFrom) this.info(`Studio's API is at ${new URL(apiUrl).host} (from ${apiUrlFrom})`);
    for (const name of trimmed) this.info(`White space around \`${name}\` was removed`);
  }

  /** How often Studio said `error`, and when, where once was not enough. */
  askedAgain({ effort: { errorsAtMs } }: BucketResult): void {
    if (errorsAtMs.length < 2) return;
    this.info(`Studio said error ${errorsAtMs.length} times in a row, after ${errorsAtMs.map(spoken).join(', ')}`);
  }

  /** One bucket of many, as soon as it is decided: a line if healthy, else a group with all that is known. */
  result(result: BucketResult): void {
    const { failure } = result;
    if (!failure) {
      this.info(`${capitalized(nameOf(result.bucket, this.#gate))}: ${connectedLine(result)}`);
      return;
    }
    // What hits many buckets in common is told once.
    if (this.#troubles.has(troubleOf(result))) return;
    this.#troubles.add(troubleOf(result));
    core.startGroup(this.#gate.line(headline(result, this.#gate), LINE));
    for (const line of advice(failure, this.#gate)) this.info(line);
    core.endGroup();
  }

  /**
   * One annotation per unhealthy bucket, but one in all for what hit several of them in common; warnings where the step
   * is to stay green.
   */
  annotate(results: BucketResult[], failing: boolean): void {
    const unhealthy = worstFirst(results).filter(({ healthy }) => !healthy);
    const groups = [...Map.groupBy(unhealthy, troubleOf).values()];
    const shown = groups.length > ANNOTATIONS ? groups.slice(0, ANNOTATIONS - 1) : groups;
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
    if (failing) core.error(text);
    else core.warning(text);
  }
}

/** The pieces of a signed URL that stand in no honest text: without the known parts and the times in it. */
function unshared(signedUrl: string, known: string[]): string[] {
  const times = /\d{4}-\d\d-\d\dT[\d:%A.-]*Z?/gi;
  const pieces = known.reduce((parts, each) => parts.flatMap((part) => part.split(each)), [signedUrl]);
  return pieces.flatMap((piece) => piece.replace(times, '&').split(/[?&=]/)).filter((piece) => piece.length >= 12);
}

/** What presigned URLs are signed with: AWS Signature 4 and 2, Google's of the same kinds, Azure's SAS. */
function signaturesOf(signedUrl: string): string[] {
  if (!URL.canParse(signedUrl)) return [];
  const parameters = [...new URL(signedUrl).searchParams];
  return parameters.filter(([name]) => /(^|-)sig(nature)?$/i.test(name)).map(([, value]) => value);
}
