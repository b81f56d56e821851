/** `npm run bench:organization`: a whole organization in one step, on a Studio that takes 50 ms for every answer. */
import { SIDE_BY_SIDE } from '../src/verification/verify-all.ts';
import { actionWith, usageOf } from './compared-programs.ts';
import { againstGoal, table } from './statistics.ts';
import { startStudio } from './studio.ts';

const ANSWER_MS = 50;
const GOAL_PEAK_MB = 320;

export interface OrganizationRun {
  buckets: number;
  wallMs: number;
  /** What the answers alone take, the list included, with 16 under way at any time. */
  idealMs: number;
  peakMb: number;
  cpuMs: number;
  logBytes: number;
}

export async function verifyOrganization(buckets: number): Promise<OrganizationRun> {
  const studio = await startStudio({ buckets, answerMs: ANSWER_MS });
  try {
    const { result, usage } = await usageOf((nodeOptions, env) =>
      actionWith(studio, { 'bucket-id': 'all' }, nodeOptions, env)
    );
    const connected = (result.results as { status: string }[]).filter(({ status }) => status === 'connected').length;
    if (connected !== buckets) throw new Error(`${connected} of ${buckets} buckets are connected`);
    return {
      buckets,
      wallMs: result.durationMs,
      idealMs: ((buckets + 1) * ANSWER_MS) / SIDE_BY_SIDE,
      peakMb: usage.peakBytes / 1e6,
      cpuMs: usage.cpuMs,
      logBytes: Buffer.byteLength(result.log)
    };
  } finally {
    studio.stop();
  }
}

export function organizationTable(runs: OrganizationRun[]): string {
  const header = ['buckets', 'wall time, s', 'ideal, s', 'ratio', 'peak memory, MB', 'CPU per bucket, ms', 'log, kB'];
  const rows = runs.map(({ buckets, wallMs, idealMs, peakMb, cpuMs, logBytes }) => [
    buckets.toLocaleString('en'),
    (wallMs / 1000).toFixed(2),
    (idealMs / 1000).toFixed(2),
    againstGoal(wallMs / idealMs, 1.25),
    againstGoal(peakMb, GOAL_PEAK_MB, 0),
    (cpuMs / buckets).toFixed(2),
    (logBytes / 1000).toFixed(0)
  ]);
  return table(header, rows);
}

if (import.meta.main) {
  const runs: OrganizationRun[] = [];
  for (const buckets of [1000, 10_000]) runs.push(await verifyOrganization(buckets));
  console.log(organizationTable(runs));
}
