/**
 * `npm run verify -- name=value …`: the built action on one's own machine, as a runner would run it. Secrets come from
 * the environment; without `api-url`, a running sandbox is asked.
 */
import type { ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { styleText } from 'node:util';
import { type Environment, jobEnvironment, parseInputs } from '../sandbox/local-step.ts';
import { findSandbox } from '../sandbox/running-sandbox.ts';
import { showInputs, showStep } from '../sandbox/step-view.ts';
import { summaryPage } from '../sandbox/summary-page.ts';

const FOLDER = join('out', 'verify');
const STUDIO = 'https://studio.edgeimpulse.com/v1';

/** Inputs of a running sandbox, unless the address of an API is known. */
async function connection(inputs: Record<string, string>, env: Environment): Promise<Record<string, string>> {
  if (inputs['api-url'] || env.EI_API_ENDPOINT) return {};
  const sandbox = await findSandbox();
  if (!sandbox) {
    console.log(`No sandbox is running, so ${STUDIO} is asked. (\`npm run sandbox\` starts one.)\n`);
    return {};
  }
  console.log(`Asking the sandbox (process ${sandbox.pid}). Edge Impulse Studio itself: api-url=${STUDIO}\n`);
  return { 'api-url': sandbox.url, 'api-key': sandbox.apiKey, 'organization-id': String(sandbox.organizationId) };
}

async function verify(): Promise<number> {
  const { inputs, notes } = parseInputs(process.argv.slice(2), process.env);
  for (const note of notes) console.log(styleText('yellow', note));
  const all = { ...(await connection(inputs, process.env)), ...inputs };
  showInputs(all);
  const step = {
    inputs: all,
    env: jobEnvironment(process.env),
    onStart: (child: ChildProcess) => process.on('SIGTERM', () => child.kill('SIGTERM'))
  };
  // Ctrl-C reaches the action as well, which then ends by itself with its outputs.
  process.on('SIGINT', () => {});
  const { exitCode, summary } = await showStep(step, FOLDER, 'summary');
  if (summary) {
    const page = join(FOLDER, 'index.html');
    writeFileSync(page, summaryPage([{ title: 'npm run verify', markdown: summary }]));
    console.log(`\nThe job summary as GitHub shows it: ${page}`);
  }
  return exitCode ?? 1;
}

try {
  process.exitCode = await verify();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
