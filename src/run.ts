/** The story of one run, told top to bottom: inputs -> buckets -> verdicts -> issues -> report -> exit code. */
import { type Bucket, findBucket, findBuckets } from './verification/resolve-targets.ts';
import type { Clock } from './clock.ts';
import { LONGEST_PREFLIGHT_MS } from './checks/cors.ts';
import { spoken } from './text/duration.ts';
import { type BucketResult, type Examination, examine, unasked } from './verification/verify-target.ts';
import { Failure, failure } from './errors/failure.ts';
import { examineAll, longestMs, SharedTraffic } from './verification/verify-all.ts';
import { type Environment, type Inputs, isMaskable, readInputs } from './inputs/read-inputs.ts';
import { conclude } from './verification/aggregate.ts';
import { pastIncidents, readmeOf } from './report/links.ts';
import { Log } from './report/log.ts';
import { type Audience, report } from './report/report.ts';
import { TextGate } from './text/sanitizer.ts';
import type { ManyBuckets, OneBucket } from './inputs/selection.ts';
import { createStudio, type Studio } from './studio/client.ts';
import { type Surroundings, Wait } from './verification/deadline.ts';
import { secretsWithheldFrom } from './inputs/withheld-secrets.ts';
import { messageOf } from './text/words.ts';

/** Everything that the action needs of the process it runs in. */
export interface World {
  env: Environment;
  clock: Clock;
  /** From 0 up to 1. */
  random: () => number;
  /** Aborts when the run is to end early. */
  cancelled: AbortSignal;
  /** Rejects when something was thrown where nobody could catch it. */
  crashed: Promise<never>;
  /** From now on the process takes less memory, for somewhat more of the processor's time. */
  saveMemory: () => void;
}

/** More buckets than that leave enough garbage for memory to matter. */
const MANY = 1000;

/** @returns the exit code of the step: 0 only if the buckets are healthy, or `fail-on-error: false` lets it pass */
export async function run(world: World): Promise<number> {
  const { clock, env, cancelled } = world;
  const beganMs = clock.now();
  const gate = new TextGate();
  const log = new Log(gate);
  const readme = readmeOf(env);
  const audience: Audience = { env, gate, log, readme, summary: true, failOnError: true, timeoutMs: 0, history: null };
  const conclusion = (results: BucketResult[], trouble: Failure | null) =>
    report(conclude(results, trouble, clock.now() - beganMs), audience);
  const progress: Progress = { buckets: [], decided: new Map() };
  try {
    const read = readInputs(env, (secret) => log.mask(secret), secretsWithheldFrom(env));
    audience.summary = read.ok ? read.inputs.summary : read.summary;
    if (!read.ok) return await conclusion([], read.failure);
    const { inputs } = read;
    audience.timeoutMs = inputs.timeoutMs;
    audience.failOnError = inputs.failOnError;
    audience.history = inputs.alert && pastIncidents(env, inputs.alert.labels, gate);
    const verified = await Promise.race([verifyBuckets(inputs, world, log, progress), world.crashed]);
    const results = await alerted(verified, inputs, world, audience);
    return await conclusion(results, cancelled.aborted ? failure('cancelled') : null);
  } catch (error) {
    const trouble = asFailure(error, cancelled.aborted);
    const soFar = progress.buckets.map((bucket) => progress.decided.get(bucket) ?? unasked(bucket, trouble));
    return await conclusion(soFar, trouble);
  }
}

/** Kept outside of the verifying, so that what was decided is told even if something breaks. */
interface Progress {
  buckets: Bucket[];
  decided: Map<Bucket, BucketResult>;
}

/** What the verifying part of a run works with. */
interface Work {
  inputs: Inputs;
  studio: Studio;
  around: Surroundings;
  examination: Examination;
  log: Log;
  progress: Progress;
  world: World;
}

/** @throws Failure where it is not known which buckets there are */
async function verifyBuckets(inputs: Inputs, world: World, log: Log, progress: Progress): Promise<BucketResult[]> {
  const onExchange = (line: string) => log.debug(line);
  const studio = createStudio({
    ...inputs,
    clock: world.clock,
    onSignedUrl: (url, request) => log.maskSignedUrl(url, request),
    onAccessKey: (key) => log.conceal(key),
    onExchange
  });
  const { selection } = inputs;
  const one = selection.kind === 'new' || selection.kind === 'existing';
  const around: Surroundings = { ...world, traffic: new SharedTraffic(world.cancelled), onFault: log.fault };
  const examination: Examination = {
    ...inputs,
    studio,
    expected: inputs,
    secretTrimmed: inputs.trimmed.includes('secret-key'),
    clock: world.clock,
    cancelled: world.cancelled,
    onExchange,
    onState: one ? log.state : () => {}
  };
  const work = { inputs, studio, around, examination, log, progress, world };
  log.circumstances(inputs);
  return one ? [await verifyOne(selection, work)] : await verifyMany(selection, work);
}

/** One bucket: a single deadline, which includes the bucket list. */
async function verifyOne(
  selection: OneBucket,
  { inputs, studio, around, examination, log, progress }: Work
): Promise<BucketResult> {
  const wait = new Wait(inputs.timeoutMs, around);
  const heart = log.heartbeat(around.clock, () => `No verdict yet after ${spoken(wait.elapsedMs)}`);
  try {
    const bucket = await findBucket(selection, studio, wait);
    progress.buckets = [bucket];
    const accessKey = selection.kind === 'existing' ? selection.overrides.accessKey : undefined;
    // Whether it is a secret may be known only now: Azure's is the name of the account.
    if (accessKey && isMaskable(accessKey) && bucket.request?.storageProvider !== 'azure') log.mask(accessKey);
    if (!bucket.request) return unasked(bucket, bucket.failure);
    log.beginOne(bucket, inputs);
    const result = await examine(bucket, wait, examination);
    progress.decided.set(bucket, result);
    log.endOne(result, inputs);
    return result;
  } finally {
    heart.stop();
    wait.end();
  }
}

/** Several buckets: the list has a deadline of its own, and so has each bucket. */
async function verifyMany(
  selection: ManyBuckets,
  { inputs, studio, around, examination, log, progress, world }: Work
): Promise<BucketResult[]> {
  const { timeoutMs } = inputs;
  const { decided } = progress;
  const listing = new Wait(timeoutMs, around);
  const unhealthy = () => [...decided.values()].filter(({ healthy }) => !healthy).length;
  const heart = log.heartbeat(around.clock, () => {
    const total = progress.buckets.length;
    return total === 0 ? 'No bucket list yet' : `${decided.size} of ${total} done, ${unhealthy()} unhealthy`;
  });
  try {
    const { buckets, uselessExcludes } = await findBuckets(selection, studio, listing).finally(() => listing.end());
    progress.buckets = buckets;
    const total = buckets.length;
    if (total > MANY) world.saveMemory();
    log.beginMany(total, inputs, longestMs(total, timeoutMs + (inputs.corsOrigin ? LONGEST_PREFLIGHT_MS : 0)));
    if (uselessExcludes.length > 0) {
      log.notice(`\`exclude\` names ids that the organization does not have: ${uselessExcludes.join(', ')}`);
    }
    const results = await examineAll(buckets, {
      timeoutMs,
      // What goes wrong with single buckets is told when they are decided.
      around: { ...around, onFault: () => {} },
      examine: (bucket, wait) => examine(bucket, wait, examination),
      onResult: (result) => {
        decided.set(result.bucket, result);
        log.result(result, inputs);
      }
    });
    log.endMany(total, unhealthy());
    return results;
  } finally {
    heart.stop();
  }
}

/** Brings the alert issues in line with the verdicts; nothing that happens there changes one. */
async function alerted(results: BucketResult[], inputs: Inputs, world: World, audience: Audience) {
  if (!inputs.alert || world.cancelled.aborted) return results;
  // Loaded only where issues are kept: most steps keep none.
  const { keepIssues } = await import('./alert/keep-issues.ts');
  return await keepIssues(results, { ...inputs, ...inputs.alert, ...world, ...audience });
}

function asFailure(error: unknown, cancelled: boolean): Failure {
  if (cancelled) return failure('cancelled');
  if (error instanceof Failure) return error;
  return failure('internal', { said: { by: 'This runner', text: messageOf(error) } });
}
