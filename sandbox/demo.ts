/** `npm run demo`: the built action, run as GitHub's runner would run it, against the sandbox. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { styleText } from 'node:util';
import { LogView } from './log-view.ts';
import { runStep } from './runner.ts';
import { type Sandbox, startSandbox } from './sandbox.ts';

interface Run {
  name: string;
  title: string;
  inputs: Record<string, string>;
  expected: { status: string; exitCode: number };
}

const FOLDER = join('out', 'demo');
/** What GitHub says of a step that uses a release: its summary leads to the README of that release. */
const RELEASE = {
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_ACTION_REPOSITORY: 'your-org/edge-impulse-verify-bucket',
  GITHUB_ACTION_REF: 'v1'
};

function plan({ buckets, s3, keys }: Sandbox): Run[] {
  const idOf = (bucket: string) => String(buckets.find(({ target }) => target.bucket === bucket)?.id);
  return [
    {
      name: '1-connected',
      title: 'New credentials for an S3 bucket',
      inputs: {
        bucket: 'sensor-data',
        endpoint: s3.endpoint,
        region: s3.region,
        'access-key': keys.s3.accessKey,
        'secret-key': keys.s3.secretKey,
        'require-info-labels': 'true'
      },
      expected: { status: 'connected', exitCode: 0 }
    },
    {
      name: '2-connecting',
      title: 'A registered Azure bucket, which takes a while to connect',
      inputs: { 'bucket-id': idOf('sensor-azure') },
      expected: { status: 'connected', exitCode: 0 }
    },
    {
      name: '3-refused',
      title: 'A registered bucket whose secret was revoked: the step has to fail',
      inputs: { 'bucket-id': idOf('sensor-archive') },
      expected: { status: 'error', exitCode: 1 }
    },
    {
      name: '4-organization',
      title: 'Every bucket of the organization, good and bad: the step has to fail',
      inputs: { 'bucket-id': 'all' },
      expected: { status: 'error', exitCode: 1 }
    }
  ];
}

/** Runs one step and shows it; resolves to what went otherwise than expected, if anything did. */
async function show(
  { name, title, inputs, expected }: Run,
  { url, apiKey, organizationId }: Sandbox
): Promise<string[]> {
  console.log(`\n${styleText('bold', title)}\n${styleText('dim', '─'.repeat(title.length))}`);
  for (const [input, value] of Object.entries(inputs)) {
    console.log(styleText('dim', `  ${input}: ${input === 'secret-key' ? '***' : value}`));
  }
  console.log();
  const view = new LogView((line) => console.log(`  ${line}`));
  const studio = { 'api-url': url, 'api-key': apiKey, 'organization-id': String(organizationId) };
  const result = await runStep({ inputs: { ...studio, ...inputs }, env: RELEASE, onLog: (text) => view.write(text) });
  view.end();
  if (result.stderr) console.log(styleText('red', result.stderr));

  const summary = join(FOLDER, `${name}.md`);
  const results = join(FOLDER, `${name}.json`);
  await writeFile(summary, result.summary);
  await writeFile(results, JSON.stringify(result.results, null, 2));
  // The runner's file is gone with the run; the copy is not.
  const outputs = { ...result.outputs, ...(result.results !== null && { 'results-file': results }) };
  const ended = result.exitCode ?? result.signal;
  console.log();
  for (const [output, value] of Object.entries(outputs)) if (value !== '') fact(output, value);
  fact('(exit code)', `${ended}, after ${(result.durationMs / 1_000).toFixed(1)} s`);
  fact('(job summary)', summary);

  const { status } = result.outputs;
  if (status === expected.status && ended === expected.exitCode) return [];
  return [
    `"${title}" was to end with status ${expected.status} and exit code ${expected.exitCode}, ` +
      `but it ended with status ${status || 'unknown'} and exit code ${ended}.`
  ];
}

function fact(name: string, value: string): void {
  const shown = value.length > 90 ? `${value.slice(0, 89)}…` : value;
  console.log(`  ${styleText('dim', name.padEnd(16))} ${shown}`);
}

await rm(FOLDER, { recursive: true, force: true });
await mkdir(FOLDER, { recursive: true });
const sandbox = await startSandbox();
process.once('SIGINT', () => void sandbox.stop().finally(() => process.exit(130)));
const surprises: string[] = [];
try {
  for (const run of plan(sandbox)) surprises.push(...(await show(run, sandbox)));
} finally {
  await sandbox.stop();
}
if (surprises.length === 0) {
  console.log(`\n${styleText('green', 'All four steps ended as expected.')} Their job summaries are in ${FOLDER}.`);
} else {
  console.log(`\n${styleText('red', surprises.join('\n'))}`);
  process.exitCode = 1;
}
