/** `npm run bench`: the figures of docs/performance.md, as tables in Markdown. Takes about three minutes, after a build. */
import { availableParallelism, cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { detection } from './detection.ts';
import { memory } from './memory.ts';
import { organizationTable, verifyOrganization } from './organization.ts';
import { besideShellLoop } from './shell-loop.ts';
import { startUp, startUpOverNetworks } from './start-up.ts';

/** Alternating pairs per figure; ratios are medians over pairs. */
const PAIRS = 21;

// Bundles are made from the root, as dist is.
process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const began = performance.now();
console.log(`${new Date().toISOString().slice(0, 10)}, ${machine()}\n`);

await section('Start-up: one bucket, Studio answers at once', () => startUp(PAIRS));
await section('The same over networks', () => startUpOverNetworks(PAIRS));
const organizations = [await verifyOrganization(1000), await verifyOrganization(10_000)] as const;
await section('Many buckets, Studio takes 50 ms for an answer', () => organizationTable([...organizations]));
await section('Memory', () => memory(organizations[1]));
await section('Detection, simulated', detection);
await section('Beside a shell loop that polls every 5 s: seconds until the verdict is known', () =>
  besideShellLoop(15)
);

console.error(`Took ${((performance.now() - began) / 1000).toFixed(0)} s.`);

async function section(title: string, measured: () => string | Promise<string>): Promise<void> {
  console.log(`**${title}**\n\n${await measured()}\n`);
}

function machine(): string {
  const [cpu] = cpus();
  const gibibytes = (totalmem() / 2 ** 30).toFixed(0);
  return `${availableParallelism()} × ${cpu?.model.trim()}, ${gibibytes} GiB, ${process.platform}, Node ${process.versions.node}`;
}
