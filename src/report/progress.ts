/** What the log says while targets are verified. */
import { LONGEST_PREFLIGHT_MS } from '../checks/verdict.ts';
import type { Clock } from '../clock.ts';
import { suspicionsOf } from '../errors/suspicions.ts';
import type { Inputs } from '../inputs/read-inputs.ts';
import { formatDuration } from '../text/duration.ts';
import { capitalize } from '../text/words.ts';
import { failureKey } from '../verification/aggregate.ts';
import type { Observer } from '../verification/context.ts';
import type { AnyTarget, TargetResult } from '../verification/target-result.ts';
import { longestMs } from '../verification/verify-all.ts';
import type { Log } from './log.ts';
import { advice, connectedLine, countTargets, nameOf, secretWords } from './wording.ts';

const HEARTBEAT_MS = 30_000;

export type Progress = ReturnType<typeof startProgress>;

export function startProgress(inputs: Inputs, log: Log, clock: Clock) {
  const { apiUrl, apiUrlFrom, trimmed, organizationId, timeoutMs, corsOrigin } = inputs;
  const startedMs = clock.now();
  const stopped = new AbortController();
  const shown = new Set<unknown>();

  let targets: AnyTarget[] = [];
  const isMany = () => targets.length > 1;
  /** By the index of their targets; a crash does not lose them. */
  const results: (TargetResult | undefined)[] = [];

  const observer: Observer = {
    onTargets(resolved, unknownExcludes) {
      targets = resolved;
      const eachMs = timeoutMs + (corsOrigin ? LONGEST_PREFLIGHT_MS : 0);
      const longest = formatDuration(longestMs(targets.length, eachMs));
      const inAll = isMany() ? ` each and ${longest} in all, longer only if Studio sends Retry-After` : '';
      const limit = `up to ${formatDuration(eachMs)}${inAll}`;
      // An unresolved target has failed already.
      if (targets.some(({ kind }) => kind !== 'unresolved')) {
        log.info(`Verifying ${describeTargets(targets, organizationId)}, ${limit}`);
      }
      for (const suspicion of isMany() ? [] : targets.flatMap(suspicions)) log.info(suspicion);
      const unknown = `\`exclude\` names ids that the organization does not have: ${unknownExcludes.join(', ')}`;
      if (unknownExcludes.length > 0) log.annotate('notice', unknown);
    },
    onChange(line) {
      if (!isMany()) log.info(line);
    },
    onResult(result, index) {
      results[index] = result;
      const { failure, target, verdict } = result;
      const name = capitalize(nameOf(target));
      if (!isMany()) {
        // What is wrong with a single target is in its annotation.
        if (verdict.status === 'connected') log.info(capitalize(connectedLine(result)));
      } else if (!failure) {
        log.info(`${name}: ${connectedLine(result)}`);
      } else if (failure.code !== 'cancelled' && !shown.has(failureKey(result))) {
        // The next step is in the annotations, which follow.
        const [cause = '', ...others] = advice(failure, false);
        const lines = shown.has(cause) ? others : [cause, ...others];
        const title = `${name}: ${failure.code}`;
        if (lines.length > 0) log.group(title, lines);
        else log.info(title);
        shown.add(failureKey(result)).add(cause);
      }
    }
  };

  async function logHeartbeats(): Promise<void> {
    for (;;) {
      await clock.sleep(HEARTBEAT_MS, stopped.signal);
      if (stopped.signal.aborted) return;
      const decided = results.filter((result) => result !== undefined);
      const unhealthy = decided.filter(({ healthy }) => !healthy).length;
      const missing = targets.length === 0 ? 'bucket list' : 'verdict';
      const waited = formatDuration(clock.now() - startedMs);
      if (isMany()) log.info(`${decided.length} of ${targets.length} done, ${unhealthy} unhealthy`);
      else log.info(`No ${missing} yet after ${waited}`);
    }
  }

  if (apiUrlFrom) log.info(`Studio's API is at ${new URL(apiUrl).host} (from ${apiUrlFrom})`);
  for (const name of trimmed) log.info(`White space around \`${name}\` was removed`);
  void logHeartbeats();
  return { ...observer, targets: () => targets, results, stop: () => stopped.abort() };
}

function describeTargets(targets: AnyTarget[], organizationId: number): string {
  const [target, ...others] = targets;
  const whose = `for organization ${organizationId}`;
  if (!target || others.length > 0) return `${countTargets(targets)} ${whose} with ${secretWords(targets)}`;
  if (target.kind !== 'bucket') return `${nameOf(target)} ${whose}`;
  const { storageProvider, endpoint } = target.request;
  return `${storageProvider} ${nameOf(target)} ${whose} at ${endpoint} with ${secretWords(targets)}`;
}

function suspicions(target: AnyTarget): string[] {
  if (target.kind !== 'bucket' || target.given.length === 0) return [];
  // The log has already said that white space was removed.
  return suspicionsOf({ ...target.request, given: target.given, secretTrimmed: false });
}
