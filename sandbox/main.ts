/** `npm run sandbox`: runs the sandbox until Ctrl-C, or until the process that started it ends. */
import { parseArgs } from 'node:util';
import { onParentEnd } from './parent-watch.ts';
import { announceSandbox, withdrawSandbox } from './running-sandbox.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from './sandbox.ts';
import { welcome } from './welcome.ts';

const USAGE = 'Usage: npm run sandbox -- [--port N] [--buckets N] [--refusals]';
/** Connections that do not close in this time are cut. */
const STOP_TIMEOUT_MS = 5_000;

function wholeNumber(text: string | undefined, maximum: number): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= 1 && number <= maximum) return number;
  throw new Error(`"${text}" is not a whole number from 1 to ${maximum}`);
}

function options(): SandboxOptions {
  const { values } = parseArgs({
    options: { port: { type: 'string' }, buckets: { type: 'string' }, refusals: { type: 'boolean', default: false } }
  });
  const port = wholeNumber(values.port, 65_535);
  const buckets = wholeNumber(values.buckets, 10_000);
  return { ...(port && { port }), ...(buckets && { buckets }), refusals: values.refusals };
}

function announce({ url, apiKey, organizationId }: Sandbox): void {
  try {
    announceSandbox({ pid: process.pid, url, apiKey, organizationId });
  } catch (error) {
    console.warn(`\`npm run verify\` will not find this sandbox without api-url: ${(error as Error).message}`);
  }
}

/** Repeated signals change nothing: with Ctrl-C, both the terminal and npm send one. */
function stopOnce({ stop }: Sandbox): () => void {
  let stopping = false;
  return () => {
    if (stopping) return;
    stopping = true;
    withdrawSandbox(process.pid);
    setTimeout(() => process.exit(), STOP_TIMEOUT_MS).unref();
    void stop().finally(() => process.exit());
  };
}

try {
  const sandbox = await startSandbox(options());
  const stop = stopOnce(sandbox);
  // SIGHUP: the terminal was closed.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  // Before anybody hears that it is ready, and may end npm: then its shell would be watched alone.
  await onParentEnd(stop);
  console.log(welcome(sandbox));
  announce(sandbox);
  console.log(`Process ${process.pid} is ready after ${process.uptime().toFixed(1)} s. Ctrl-C stops it.`);
} catch (error) {
  console.error(`${(error as Error).message}\n${USAGE}`);
  process.exitCode = 1;
}
