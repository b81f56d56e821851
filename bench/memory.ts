/** Peak memory: of Node itself, of one verification, and of a whole organization's. */

import { actionWith, bareWith, credentials, usageOf } from './compared-programs.ts';
import type { OrganizationRun } from './organization.ts';
import { againstGoal, median, table } from './statistics.ts';
import { startStudio } from './studio.ts';

const RUNS = 5;

export async function memory(organization: OrganizationRun): Promise<string> {
  const studio = await startStudio();
  try {
    const bare: number[] = [];
    const one: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      bare.push(await peakMb((options, env) => bareWith(studio, 'after-0-ms', options, env)));
      one.push(await peakMb((options, env) => actionWith(studio, credentials('after-0-ms'), options, env)));
    }
    return table(
      ['what', 'peak memory, MB'],
      [
        ['bare `node:http` script', median(bare).toFixed(0)],
        ['`dist/index.js`, one bucket', againstGoal(median(one), 60, 0)],
        [`\`dist/index.js\`, ${organization.buckets.toLocaleString('en')} buckets`, organization.peakMb.toFixed(0)]
      ]
    );
  } finally {
    studio.stop();
  }
}

async function peakMb(measured: (nodeOptions: string[], env: Record<string, string>) => Promise<unknown>) {
  return (await usageOf(measured)).usage.peakBytes / 1e6;
}
