/** The story of one run, told top to bottom: inputs -> buckets -> verdicts -> issues -> report -> exit code. */

import { LONGEST_PREFLIGHT_MS } from './checks/cors.ts';
import type { Clock } from './clock.ts';
import { Failure, failure } from './errors/failure.ts';
import { type Environment, type Inputs, isMaskable, readInputs } from './inputs/read-inputs.ts';
import type { ManyBuckets, OneBucket } from './inputs/selection.ts';
import { secretsWithheldFrom } from './inputs/withheld-secrets.ts';
import { pastIncidents, readmeOf } from './report/links.ts';
import { Log } from './report/log.ts';
import { type ReportOptions, report } from './report/report.ts';
import { createStudio, type Studio } from './studio/client.ts';
import { formatDuration } from './text/duration.ts';
import { Sanitizer } from './text/sanitizer.ts';
import { messageOf } from './text/words.ts';
import { aggregate } from './verification/aggregate.ts';
import { type Surroundings, Wait } from './verification/deadline.ts';
import { type Bucket, findBucket, findBuckets } from './verification/resolve-targets.ts';
import { CircuitBreaker, examineAll, longestMs } from './verification/verify-all.ts';
import { type Examination, examine, type TargetResult, unasked } from './verification/verify-target.ts';

/** Everything that the action needs of the process it runs in. */
export interface Runtime {
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
export async function run(runtime: Runtime): Promise<number> {
  const { clock, env, cancelled } = runtime;
  const beganMs = clock.now();
  const sanitizer = new Sanitizer();
  const log = new Log(sanitizer);
  const readme = readmeOf(env);
  const audience: ReportOptions = {
    env,
    sanitizer,
    log,
    readme,
    summary: true,
    failOnError: true,
    timeoutMs: 0,
    history: null
  };
  const conclusion = (results: TargetResult[], runError: Failure | null) =>
    report(aggregate(results, runError, clock.now() - beganMs), audience);
  const progress: Progress = { buckets: [], decided: new Map() };
  try {
    const read = readInputs(env, (secret) => log.mask(secret), secretsWithheldFrom(env));
    audience.summary = read.ok ? read.inputs.summary : read.summary;
    if (!read.ok) return await conclusion([], read.failure);
    const { inputs } = read;
    audience.timeoutMs = inputs.timeoutMs;
    audience.failOnError = inputs.failOnError;
    audience.history = inputs.alert && pastIncidents(env, inputs.alert.labels, sanitizer);
    const verified = await Promise.race([verifyBuckets(inputs, runtime, log, progress), runtime.crashed]);
    const results = await alerted(verified, inputs, runtime, audience);
    return await conclusion(results, cancelled.aborted ? failure('cancelled') : null);
  } catch (error) {
    const runError = asFailure(error, cancelled.aborted);
    const soFar = progress.buckets.map((bucket) => progress.decided.get(bucket) ?? unasked(bucket, runError));
    return await conclusion(soFar, runError);
  }
}

/** Kept outside of the verifying, so that what was decided is told even if something breaks. */
interface Progress {
  buckets: Bucket[];
  decided: Map<Bucket, TargetResult>;
}

/** What the verifying part of a run works with. */
interface Work {
  inputs: Inputs;
  studio: Studio;
  around: Surroundings;
  examination: Examination;
  log: Log;
  progress: Progress;
  runtime: Runtime;
}

/** @throws Failure where it is not known which buckets there are */
async function verifyBuckets(inputs: Inputs, runtime: Runtime, log: Log, progress: Progress): Promise<TargetResult[]> {
  const onExchange = (line: string) => log.debug(line);
  const studio = createStudio({
    ...inputs,
    clock: runtime.clock,
    onSignedUrl: (url, request) => log.learnSignedUrl(url, request),
    onAccessKey: (key) => log.conceal(key),
    onExchange
  });
  const { selection } = inputs;
  const one = selection.kind === 'new' || selection.kind === 'existing';
  const around: Surroundings = { ...runtime, traffic: new CircuitBreaker(runtime.cancelled), onFault: log.fault };
  const examination: Examination = {
    ...inputs,
    studio,
    expected: inputs,
    secretTrimmed: inputs.trimmed.includes('secret-key'),
    clock: runtime.clock,
    cancelled: runtime.cancelled,
    onExchange,
    register: (secret) => log.register(secret),
    onState: one ? log.state : () => {}
  };
  const work = { inputs, studio, around, examination, log, progress, runtime };
  log.circumstances(inputs);
  return one ? [await verifyOne(selection, work)] : await verifyMany(selection, work);
}

/** One bucket: a single deadline, which includes the bucket list. */
async function verifyOne(
  selection: OneBucket,
  { inputs, studio, around, examination, log, progress }: Work
): Promise<TargetResult> {
  const wait = new Wait(inputs.timeoutMs, around);
  const heart = log.heartbeat(around.clock, () => `No verdict yet after ${formatDuration(wait.elapsedMs)}`);
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
  { inputs, studio, around, examination, log, progress, runtime }: Work
): Promise<TargetResult[]> {
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
    if (total > MANY) runtime.saveMemory();
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
async function alerted(results: TargetResult[], inputs: Inputs, runtime: Runtime, audience: ReportOptions) {
  if (!inputs.alert || runtime.cancelled.aborted) return results;
  // Loaded only where issues are kept: most steps keep none.
  const { keepIssues } = await import('./alert/keep-issues.ts');
  return await keepIssues(results, { ...inputs, ...inputs.alert, ...runtime, ...audience });
}

function asFailure(error: unknown, cancelled: boolean): Failure {
  if (cancelled) return failure('cancelled');
  if (error instanceof Failure) return error;
  return failure('internal', { quote: { by: 'This runner', text: messageOf(error) } });
}
