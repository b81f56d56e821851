/** `npm run sandbox`: Studio's buckets API over real storage on this machine, until Ctrl-C. */
import { parseArgs } from 'node:util';
import { type Sandbox, startSandbox } from './sandbox.ts';
import type { SeededBucket } from './seed.ts';

const USAGE = 'Usage: npm run sandbox -- [--port N] [--buckets N]';

function wholeNumber(given: string | undefined, most: number): number | undefined {
  if (given === undefined) return undefined;
  const number = Number(given);
  if (/^\d+$/.test(given) && number >= 1 && number <= most) return number;
  throw new Error(`"${given}" is not a whole number from 1 to ${most}`);
}

function options(): { port?: number; buckets?: number } {
  const { values } = parseArgs({ options: { port: { type: 'string' }, buckets: { type: 'string' } } });
  const port = wholeNumber(values.port, 65_535);
  const buckets = wholeNumber(values.buckets, 10_000);
  return { ...(port && { port }), ...(buckets && { buckets }) };
}

function table(rows: string[][]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows.map((row) => `  ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ')}`.trimEnd()).join('\n');
}

function expectation({ refusal, target }: SeededBucket): string {
  const outcome = refusal === null ? 'connected' : `error: ${refusal} …`;
  return target.storageProvider === 'azure' ? `connecting, then ${outcome}` : outcome;
}

function inputs(given: Record<string, string | number>): string {
  return Object.entries(given)
    .map(([name, value]) => `    ${name}: ${value}`)
    .join('\n');
}

function welcome({ url, organizationId, apiKey, buckets, s3, keys }: Sandbox): string {
  const special = buckets.filter(({ purpose }) => purpose !== 'one of many');
  const rows = special.map((bucket) => [
    String(bucket.id),
    bucket.target.storageProvider,
    bucket.target.bucket,
    bucket.purpose,
    expectation(bucket)
  ]);
  const many = buckets.length - special.length;
  const studio = { 'api-url': url, 'api-key': apiKey, 'organization-id': organizationId };
  return `
Edge Impulse Studio's buckets API, played on this machine over real storage servers. No key here is a real one.

${table([
  ['URL', url],
  ['organization', String(organizationId)],
  ['API key', apiKey]
])}

${table([['id', 'provider', 'bucket', 'what is special about it', 'what to expect'], ...rows])}
${many > 0 ? `  and ${many} more that connect, from ${buckets[special.length]?.id} to ${buckets.at(-1)?.id}\n` : ''}
To verify a bucket of the table, or \`all\`:

  with:
${inputs({ ...studio, 'bucket-id': special[0]?.id ?? 'all' })}

To verify new credentials:

  with:
${inputs({
  ...studio,
  bucket: 'sensor-data',
  endpoint: s3.endpoint,
  region: s3.region,
  'access-key': keys.s3.accessKey,
  'secret-key': keys.s3.secretKey
})}
`;
}

try {
  const sandbox = await startSandbox(options());
  console.log(welcome(sandbox));
  console.log(`Ready after ${process.uptime().toFixed(1)} s. Ctrl-C stops it.`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void sandbox.stop());
} catch (error) {
  console.error(`${(error as Error).message}\n${USAGE}`);
  process.exitCode = 1;
}
