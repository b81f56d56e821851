/** The scripts of the sandbox as processes, side by side as in two shells. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach } from '@jest/globals';

/** Temporary and working folder of the processes of one test. */
export let folder: string;
let running: Promise<unknown>[];
let started: ChildProcess[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sandbox-process-'));
  started = [];
  running = [];
});
afterEach(async () => {
  for (const child of started) if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
  await Promise.all(running);
  await rm(folder, { recursive: true, force: true });
});

interface Options {
  env?: Record<string, string>;
  stdin?: 'ignore' | 'pipe';
}

/** With a temporary folder of its own, so that no other sandbox of this machine is found; scripts write there, too. */
export function start(command: string, parameters: string[], { env, stdin = 'ignore' }: Options = {}): ChildProcess {
  const [script = '', ...others] = parameters;
  const node = command === process.execPath;
  const { PATH, SystemRoot, HOME } = process.env;
  const child = spawn(command, node ? [resolve(script), ...others] : parameters, {
    cwd: node ? folder : process.cwd(),
    env: { PATH, SystemRoot, HOME, TMPDIR: folder, TEMP: folder, TMP: folder, ...env } as NodeJS.ProcessEnv,
    stdio: [stdin, 'pipe', 'pipe']
  });
  started.push(child);
  running.push(new Promise((closed) => child.once('close', closed)));
  return child;
}

interface RunningSandbox {
  child: ChildProcess;
  pid: number;
  url: string;
  output: string;
}

/** @param command Node with the script, unless npm is to be in between */
export async function startSandbox(options: Options = {}, command = process.execPath): Promise<RunningSandbox> {
  const parameters = command === process.execPath ? ['sandbox/main.ts'] : ['run', 'sandbox'];
  const child = start(command, parameters, options);
  let output = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const ready = () => output.match(/Process (\d+) is ready/);
  await until(() => ready() !== null || child.exitCode !== null);
  const [, pid] = ready() ?? [];
  const [, url = ''] = output.match(/(http:\S+\/v1)/) ?? [];
  return { child, pid: Number(pid), url, output };
}

interface Finished {
  exitCode: number;
  text: string;
}

export async function runToEnd(parameters: string[], env: Record<string, string> = {}): Promise<Finished> {
  const child = start(process.execPath, parameters, { env });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
  }
  const [exitCode] = await once(child, 'close');
  return { exitCode, text };
}

export const verify = (inputs: string[], env?: Record<string, string>) =>
  runToEnd(['scripts/verify.ts', ...inputs], env);

export async function announcements(): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.startsWith('edge-impulse-sandbox-'));
}

/** Fails after half a minute. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let attempt = 0; !(await condition()); attempt++) {
    if (attempt === 600) throw new Error(`still not so: ${condition}`);
    await sleep(50);
  }
}

/** An orphan can stay in the process table for long: what counts is that nothing answers. */
export async function stopped({ url }: RunningSandbox): Promise<void> {
  await until(() =>
    fetch(url).then(
      () => false,
      () => true
    )
  );
  await until(async () => (await announcements()).length === 0);
}
