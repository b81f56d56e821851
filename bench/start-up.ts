/** What the action costs until its end where Studio does not make it wait, beside the least that Node can do. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundle, type Means, means } from '../scripts/bundle.ts';
import { action, bareScript, emptyScript, type Program } from './compared-programs.ts';
import { againstGoal, byTurns, median, medianRatio, table } from './statistics.ts';
import { type Studio, startStudio } from './studio.ts';
import type { Behaviour } from './studio-server.ts';

/** One bucket on plain http, the toolkit's own cost, and the action without each of the means by which it starts sooner. */
export async function startUp(rounds: number): Promise<string> {
  const folder = await mkdtemp('lib/bench-');
  try {
    const toolkit = await built('bench/toolkit-action.ts', `${folder}/toolkit`, means);
    const variants: [string, Program][] = [];
    for (const name of Object.keys(means) as (keyof Means)[]) {
      const entry = await built('lib/main.js', `${folder}/${name}`, { ...means, [name]: false });
      variants.push([`without ${words[name]}`, action(entry)]);
    }
    const programs: [string, Program][] = [
      ['bare `node:http` script', bareScript],
      ['`node -e 0`', emptyScript],
      ['20 lines on the toolkit', action(toolkit)],
      ['`dist/index.js`', action()],
      ...variants
    ];
    const runs = await measured(
      rounds,
      await startStudio(),
      programs.map(([, program]) => program)
    );
    const [bare = []] = runs;
    const rows = programs.map(([name], index) => {
      const own = runs[index] ?? [];
      const value = ratio(own, bare);
      const shown = name === '`dist/index.js`' ? againstGoal(value, 1.5) : value.toFixed(2);
      return [name, milliseconds(own.map(({ firstRequestMs }) => firstRequestMs)), wall(own), shown];
    });
    return table(['program', 'first request, ms', 'whole run, ms', 'ratio to the bare script'], rows);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const words: Record<keyof Means, string> = {
  treeShaking: 'leaving out code that is never called',
  standIns: 'the stand-ins for `undici`, `tunnel`, `https` and `crypto`',
  codeSplitting: 'loading on first use what `src/` loads by `import()`',
  oneFile: 'one file for what every step needs'
};

/** Latency as users have it, and TLS. */
export async function startUpOverNetworks(rounds: number): Promise<string> {
  const rows: string[][] = [];
  for (const [name, behaviour, protocol, goal] of [
    ['50 ms to accept, 50 ms to answer', { acceptMs: 50, answerMs: 50 }, 'http', 1.15],
    ['100 ms to accept, 100 ms to answer', { acceptMs: 100, answerMs: 100 }, 'http', null],
    ['https on loopback', {}, 'https', 1.5]
  ] satisfies [string, Partial<Behaviour>, string, number | null][]) {
    const studio = await startStudio(behaviour, protocol);
    const [bare = [], ours = []] = await measured(rounds, studio, [bareScript, action()]);
    const value = ratio(ours, bare);
    rows.push([name, wall(bare), wall(ours), goal ? againstGoal(value, goal) : value.toFixed(2)]);
  }
  return table(['network', 'bare script, ms', '`dist/index.js`, ms', 'ratio'], rows);
}

/** @returns the path of a program built by the same means as dist, or by some of them */
async function built(entry: string, folder: string, used: Means): Promise<string> {
  const { files } = await bundle(entry, `${folder}/bundled`, used);
  await mkdir(`${folder}/dist`);
  for (const [name, code] of files) await writeFile(`${folder}/dist/${name}`, code);
  await writeFile(`${folder}/dist/package.json`, '{ "type": "commonjs" }\n');
  return join(process.cwd(), folder, 'dist', 'index.js');
}

interface Sample {
  wallMs: number;
  /** null where the program asks nothing. */
  firstRequestMs: number | null;
}

async function measured(rounds: number, studio: Studio, programs: Program[]): Promise<Sample[][]> {
  try {
    return await byTurns(
      rounds,
      programs.map((program, index) => () => sample(program, studio, index))
    );
  } finally {
    studio.stop();
  }
}

let samples = 0;

async function sample(program: Program, studio: Studio, index: number): Promise<Sample> {
  const bucket = `after-0-ms-${index}-${samples++}`;
  const { beganMs, wallMs } = await program(studio, bucket);
  const [firstMs] = await studio.asked(bucket);
  return { wallMs, firstRequestMs: firstMs === undefined ? null : firstMs - beganMs };
}

function ratio(runs: Sample[], bases: Sample[]): number {
  return medianRatio(
    runs.map(({ wallMs }) => wallMs),
    bases.map(({ wallMs }) => wallMs)
  );
}

function wall(runs: Sample[]): string {
  return milliseconds(runs.map(({ wallMs }) => wallMs));
}

function milliseconds(values: (number | null)[]): string {
  const known = values.filter((value) => value !== null);
  return known.length > 0 ? median(known).toFixed(0) : '';
}
