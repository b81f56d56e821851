/** `npm run sandbox` and `npm run verify` as processes, side by side as in two shells. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

/** Signals end processes on Windows without their knowledge, and npm needs a shell there. */
const onPosix = process.platform === 'win32' ? test.skip : test;

let folder: string;
let started: ChildProcess[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sandbox-process-'));
  started = [];
});
afterEach(async () => {
  for (const child of started) if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

interface Options {
  env?: Record<string, string>;
  stdin?: 'ignore' | 'pipe';
}

/** With a temporary folder of its own, so that no other sandbox of this machine is found. */
function start(command: string, parameters: string[], { env, stdin = 'ignore' }: Options = {}): ChildProcess {
  const { PATH, SystemRoot, HOME } = process.env;
  const child = spawn(command, parameters, {
    env: { PATH, SystemRoot, HOME, TMPDIR: folder, TEMP: folder, TMP: folder, ...env } as NodeJS.ProcessEnv,
    stdio: [stdin, 'pipe', 'pipe']
  });
  started.push(child);
  return child;
}

interface RunningSandbox {
  child: ChildProcess;
  pid: number;
  url: string;
  output: string;
}

/** @param command Node with the script, unless npm is to be in between */
async function startSandbox(options: Options = {}, command = process.execPath): Promise<RunningSandbox> {
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

async function verify(inputs: string[], env: Record<string, string> = {}): Promise<{ exitCode: number; text: string }> {
  const child = start(process.execPath, ['scripts/verify.ts', ...inputs], { env });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
  }
  const [exitCode] = await once(child, 'close');
  return { exitCode, text };
}

async function announcements(): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.startsWith('edge-impulse-sandbox-'));
}

/** Fails after half a minute. */
async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let attempt = 0; !(await condition()); attempt++) {
    if (attempt === 600) throw new Error(`still not so: ${condition}`);
    await sleep(50);
  }
}

/** An orphan can stay in the process table for long: what counts is that nothing answers, and that nothing is left behind. */
async function stopped({ url }: RunningSandbox): Promise<void> {
  await until(() =>
    fetch(url).then(
      () => false,
      () => true
    )
  );
  await until(async () => (await announcements()).length === 0);
}

describe('the sandbox', () => {
  test('prints its process id, and commands and YAML to copy', async () => {
    const { child, pid, output } = await startSandbox();
    expect(pid).toBe(child.pid);
    expect(output).toContain('npm run verify -- bucket-id=108');
    expect(output).toContain('npm run verify -- dataset=motors max-age=1d');
    expect(output).toMatch(/^ {4}bucket-id: 101$/m);
  });

  onPosix.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('stops at %s, and leaves nothing behind', async (signal) => {
    const sandbox = await startSandbox();
    expect(await announcements()).toHaveLength(1);
    sandbox.child.kill(signal);
    sandbox.child.kill(signal);
    expect(await once(sandbox.child, 'close')).toEqual([0, null]);
    expect(await readdir(folder)).toEqual([]);
  });

  onPosix('ends with the npm that started it, even if that is killed', async () => {
    const sandbox = await startSandbox({}, 'npm');
    expect(sandbox.pid).not.toBe(sandbox.child.pid);
    sandbox.child.kill('SIGKILL');
    await stopped(sandbox);
  });

  onPosix('ends with npm also where npm runs scripts in a shell that stays', async () => {
    const shell = join(folder, 'sh');
    await writeFile(shell, '#!/bin/sh\n/bin/sh "$@"\nexit $?\n', { mode: 0o755 });
    const sandbox = await startSandbox({ env: { npm_config_script_shell: shell } }, 'npm');
    sandbox.child.kill('SIGKILL');
    await stopped(sandbox);
  });

  test('ends with the pipe of its standard input, which its parent holds', async () => {
    const sandbox = await startSandbox({ stdin: 'pipe' });
    await sleep(1_500);
    sandbox.child.stdin?.end();
    await stopped(sandbox);
  });

  test('goes on where standard input was closed from the start', async () => {
    const child = start(process.execPath, ['sandbox/main.ts'], { stdin: 'pipe' });
    child.stdin?.end();
    child.stdout?.resume();
    await until(async () => (await announcements()).length > 0);
    await sleep(1_500);
    expect(child.exitCode).toBeNull();
  });
});

describe('npm run verify', () => {
  test('asks the running sandbox, and ends with the exit code of the action', async () => {
    await startSandbox();
    const refused = await verify(['bucket-id=108']);
    expect(refused.exitCode).toBe(1);
    expect(refused.text).toContain('(signature-mismatch)');
    expect(refused.text).toContain('Paste the secret again');
    expect(refused.text).toMatch(/\(exit code\) +1,/);
    const [, page = ''] = refused.text.match(/as GitHub shows it: (\S+)/) ?? [];
    expect(await readFile(page, 'utf8')).toContain('sensor-archive');

    const secret = 'sandbox-s3-secret-this-is-not-a-real-one';
    const renewed = await verify(['bucket-id=108'], { SECRET_KEY: secret });
    expect(renewed.exitCode).toBe(0);
    expect(renewed.text).toContain('secret-key: from the environment variable SECRET_KEY');
    expect(renewed.text).not.toContain(secret);
  });

  test('prefers `api-url` to a sandbox, and uses the API key of the environment there', async () => {
    const { url } = await startSandbox();
    const EI_API_KEY = 'ei_another_key_which_is_not_real';
    const { exitCode, text } = await verify([`api-url=${url}`, 'organization-id=7', 'bucket-id=101'], { EI_API_KEY });
    expect(exitCode).toBe(1);
    expect(text).toContain('api-key-rejected');
  });

  test('does not ask a sandbox that has ended without removing its file', async () => {
    const { child } = await startSandbox();
    child.kill('SIGKILL');
    await once(child, 'close');
    expect(await announcements()).toHaveLength(1);
    const { exitCode, text } = await verify([]);
    expect(exitCode).toBe(1);
    expect(text).toContain('No sandbox is running');
    expect(text).toContain('invalid-input');
  });

  test.each([
    [['bucketid=108'], 'There is no input "bucketid".'],
    [['bucket-id'], 'bucket-id needs a value'],
    [['secret=hunter2hunter2'], 'There is no input "secret".']
  ])('refuses %j, and lists what inputs there are', async (inputs, message) => {
    const { exitCode, text } = await verify(inputs);
    expect(exitCode).toBe(1);
    expect(text).toContain(message);
    expect(text).toContain('\n  bucket-id\n');
    expect(text).not.toContain('hunter2');
  });

  test('warns of a secret among the arguments', async () => {
    const { text } = await verify(['secret-key=not-a-real-secret', 'timeout=nonsense']);
    expect(text).toContain('use the environment variable SECRET_KEY');
    expect(text).not.toContain('not-a-real-secret');
  });
});
