/** The story of one run, told top to bottom: inputs -> buckets -> verdicts -> issues -> report -> exit code. */
import { findBuckets } from './buckets.ts';
import { LONGEST_PREFLIGHT_MS } from './cors.ts';
import { spoken } from './duration.ts';
import { type BucketResult, type Examination, examine, unasked } from './examine.ts';
import { Failure, failure, messageOf } from './failure.ts';
import { examineAll, longestMs, SharedTraffic } from './fleet.ts';
import { type Environment, type Inputs, readInputs } from './inputs.ts';
import { conclude } from './outcome.ts';
import { keepIssues, pastIncidents } from './report/issue.ts';
import { Log } from './report/log.ts';
import { type Audience, readmeOf, report } from './report/report.ts';
import { TextGate } from './report/text.ts';
import { connectedLine } from './report/wording.ts';
import { createStudio, type Studio } from './studio/client.ts';
import { type Clock, type Surroundings, Wait } from './wait.ts';
import { secretsWithheldFrom } from './withheld.ts';

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
}

/** What the verifying part of a run works with. */
interface Work {
  inputs: Inputs;
  studio: Studio;
  around: Surroundings;
  examination: Examination;
  log: Log;
  /** Takes each result of several buckets as soon as it is there. */
  decided: BucketResult[];
}

/** @returns the exit code of the step: 0 only if the buckets are healthy, or `fail-on-error: false` lets it pass */
export async function run(world: World): Promise<number> {
  const { clock, env, cancelled } = world;
  const beganMs = clock.now();
  const gate = new TextGate();
  const log = new Log(gate);
  const audience: Audience = { env, gate, log, summary: true, failOnError: true, timeoutMs: 0, history: null };
  const conclusion = (results: BucketResult[], trouble: Failure | null) =>
    report(conclude(results, trouble, clock.now() - beganMs), audience);
  /** Kept here, so that what was decided is told even if something breaks. */
  const decided: BucketResult[] = [];
  try {
    const read = readInputs(env, (secret) => log.mask(secret), secretsWithheldFrom(env));
    audience.summary = read.ok ? read.inputs.summary : read.summary;
    if (!read.ok) return await conclusion([], read.failure);
    const { inputs } = read;
    audience.timeoutMs = inputs.timeoutMs;
    audience.failOnError = inputs.failOnError;
    audience.history = inputs.alert && pastIncidents(env, inputs.alert.labels);
    const verified = await Promise.race([verifyBuckets(inputs, world, log, decided), world.crashed]);
    const results = await alerted(verified, inputs, world, audience);
    return await conclusion(results, cancelled.aborted ? failure('cancelled') : null);
  } catch (error) {
    return await conclusion(decided, asFailure(error, cancelled.aborted));
  }
}

/** Brings the alert issues in line with the verdicts; nothing that happens there changes one. */
async function alerted(results: BucketResult[], inputs: Inputs, world: World, audience: Audience) {
  if (!inputs.alert || world.cancelled.aborted) return results;
  const readme = readmeOf(world.env);
  try {
    return await keepIssues(results, {
      ...inputs,
      ...inputs.alert,
      ...world,
      ...audience,
      readme,
      wallClock: Date.now
    });
  } catch (error) {
    audience.log.warning(`The alert issues could not be kept: ${messageOf(error)}`);
    return results;
  }
}

function asFailure(error: unknown, cancelled: boolean): Failure {
  if (cancelled) return failure('cancelled');
  if (error instanceof Failure) return error;
  return failure('internal', { said: { by: 'This runner', text: messageOf(error) } });
}

/** @throws Failure where it is not known which buckets there are */
async function verifyBuckets(inputs: Inputs, world: World, log: Log, decided: BucketResult[]): Promise<BucketResult[]> {
  const studio = createStudio({
    ...inputs,
    env: world.env,
    onSignedUrl: (url, request) => log.maskSignedUrl(url, request),
    onExchange: (line) => log.debug(line)
  });
  const one = inputs.selection.kind === 'new' || inputs.selection.kind === 'one';
  const around: Surroundings = { ...world, traffic: new SharedTraffic(), onFault: one ? log.fault : () => {} };
  const examination: Examination = {
    ...inputs,
    studio,
    expected: inputs,
    secretTrimmed: inputs.trimmed.includes('secret-key'),
    env: world.env,
    cancelled: world.cancelled,
    onState: one ? log.state : () => {}
  };
  const work = { inputs, studio, around, examination, log, decided };
  return one ? [await verifyOne(work)] : await verifyMany(work);
}

/** One bucket: a single deadline, which includes the bucket list. */
async function verifyOne({ inputs, studio, around, examination, log }: Work): Promise<BucketResult> {
  const wait = new Wait(inputs.timeoutMs, around);
  const heart = log.heartbeat(around.clock, () => `Still waiting for Studio after ${spoken(wait.elapsedMs)}`);
  try {
    log.circumstances(inputs);
    const { buckets } = await findBuckets(inputs.selection, studio, wait);
    log.conceal(buckets);
    const [bucket] = buckets;
    if (!bucket) throw failure('no-buckets');
    if (!bucket.request) return unasked(bucket, bucket.failure);
    log.beginOne(bucket, inputs);
    const result = await examine(bucket, wait, examination);
    if (result.verdict.status === 'connected') log.info(connectedLine(result));
    log.askedAgain(result);
    return result;
  } finally {
    heart.stop();
    wait.end();
  }
}

/** Several buckets: the list has a deadline of its own, and so has each bucket. */
async function verifyMany({ inputs, studio, around, examination, log, decided }: Work): Promise<BucketResult[]> {
  const { timeoutMs, selection } = inputs;
  const listing = new Wait(timeoutMs, around);
  let total = 0;
  const heart = log.heartbeat(around.clock, () => {
    const unhealthy = decided.filter(({ healthy }) => !healthy).length;
    return total === 0
      ? 'Still waiting for the bucket list'
      : `${decided.length} of ${total} done, ${unhealthy} unhealthy`;
  });
  try {
    const { buckets, uselessExcludes } = await findBuckets(selection, studio, listing).finally(() => listing.end());
    log.conceal(buckets);
    total = buckets.length;
    log.beginMany(total, inputs, longestMs(total, timeoutMs + (inputs.corsOrigin ? LONGEST_PREFLIGHT_MS : 0)));
    log.circumstances(inputs);
    if (uselessExcludes.length > 0) {
      log.notice(`\`exclude\` names ids that the organization does not have: ${uselessExcludes.join(', ')}`);
    }
    return await examineAll(buckets, {
      timeoutMs,
      around,
      examine: (bucket, wait) => examine(bucket, wait, examination),
      onResult: (result) => {
        decided.push(result);
        log.result(result);
      }
    });
  } finally {
    // After the line that says how long it can take, or in its place.
    if (total === 0) log.circumstances(inputs);
    heart.stop();
  }
}
