/** The action beside shell-loop.sh, the usual curl and jq: how long until the verdict on a bucket that connects after a while. */
import { spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { action, type Program, shellLoop } from './compared-programs.ts';
import { median, medianRatio, table } from './statistics.ts';
import { startStudio } from './studio.ts';

/** The longest first: while it waits, the others have their turn. */
const CONNECTS_AFTER_S = [60, 10, 3, 1, 0];
const BETWEEN_STARTS_MS = 400;

export async function besideShellLoop(pairs: number): Promise<string> {
  const missing = ['bash', 'curl', 'jq'].filter((tool) => spawnSync(tool, ['--version']).status !== 0);
  if (missing.length > 0) return `Skipped: this machine has no ${missing.join(' and no ')}.`;
  const studio = await startStudio();
  let started = 0;
  // All that a run does is wait: it is enough that no two of them begin together.
  const start = async (program: Program, afterS: number, runs: Promise<number>[]) => {
    runs.push(program(studio, `after-${afterS * 1000}-ms-${started++}`).then(({ wallMs }) => wallMs));
    await sleep(BETWEEN_STARTS_MS);
  };
  try {
    const rows: Promise<string[]>[] = [];
    for (const afterS of CONNECTS_AFTER_S) {
      const loop: Promise<number>[] = [];
      const ours: Promise<number>[] = [];
      for (let pair = 0; pair < pairs; pair++) {
        await start(shellLoop, afterS, loop);
        await start(action(), afterS, ours);
      }
      rows.unshift(row(afterS, loop, ours));
    }
    return table(
      ['connects after, s', '`bench/shell-loop.sh`, s', '`dist/index.js`, s', 'ratio'],
      await Promise.all(rows)
    );
  } finally {
    studio.stop();
  }
}

async function row(afterS: number, loop: Promise<number>[], ours: Promise<number>[]): Promise<string[]> {
  const [loopMs, oursMs] = await Promise.all([Promise.all(loop), Promise.all(ours)]);
  const seconds = [loopMs, oursMs].map((runs) => (median(runs) / 1000).toFixed(2));
  return [String(afterS), ...seconds, medianRatio(oursMs, loopMs).toFixed(2)];
}
