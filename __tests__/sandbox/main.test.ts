/** `npm run sandbox` as a process: what it prints, and when it ends. */
import { once } from 'node:events';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { announcements, folder, start, startSandbox, stopped, until } from './processes.ts';

/** Signals end processes on Windows without their knowledge, and npm needs a shell there. */
const onPosix = process.platform === 'win32' ? test.skip : test;

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
