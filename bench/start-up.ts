/** What the action costs until its end where Studio does not make it wait, beside the least that Node can do. */
import { action, bareScript, nothing, type Program } from './programs.ts';
import { againstGoal, byTurns, median, medianRatio, table } from './statistics.ts';
import { type Studio, startStudio } from './studio.ts';
import type { Behaviour } from './studio-process.ts';

export async function startUp(rounds: number): Promise<string> {
  const [node = [], bare = [], ours = []] = await measured(rounds, {}, [nothing, bareScript, action]);
  const row = (name: string, runs: Sample[], goal?: number) => [
    name,
    milliseconds(runs.map(({ firstRequestMs }) => firstRequestMs)),
    milliseconds(runs.map(({ wallMs }) => wallMs)),
    goal ? againstGoal(ratio(runs, bare), goal) : ratio(runs, bare).toFixed(2)
  ];
  return table(
    ['program', 'first request, ms', 'whole run, ms', 'ratio to the bare script'],
    [row('`node -e 0`', node), row('bare `node:http` script', bare), row('`dist/index.js`', ours, 1.8)]
  );
}

export async function startUpWithLatency(rounds: number): Promise<string> {
  const rows: string[][] = [];
  for (const [name, latency] of [
    ['50 ms to accept, 50 ms to answer', { acceptMs: 50, answerMs: 50 }],
    ['100 ms to accept, 100 ms to answer', { acceptMs: 100, answerMs: 100 }]
  ] as const) {
    const [bare = [], ours = []] = await measured(rounds, latency, [bareScript, action]);
    const wall = (runs: Sample[]) => milliseconds(runs.map(({ wallMs }) => wallMs));
    rows.push([name, wall(bare), wall(ours), againstGoal(ratio(ours, bare), 1.35)]);
  }
  return table(['latency', 'bare script, ms', '`dist/index.js`, ms', 'ratio'], rows);
}

interface Sample {
  wallMs: number;
  /** null where the program asks nothing. */
  firstRequestMs: number | null;
}

async function measured(rounds: number, behaviour: Partial<Behaviour>, programs: Program[]): Promise<Sample[][]> {
  const studio = await startStudio(behaviour);
  try {
    const jobs = programs.map((program, index) => () => sample(program, studio, index));
    return await byTurns(rounds, jobs);
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

function milliseconds(values: (number | null)[]): string {
  const known = values.filter((value) => value !== null);
  return known.length > 0 ? median(known).toFixed(0) : '';
}
