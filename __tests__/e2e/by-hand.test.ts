/** Started by hand, the action says how it is run; that is no failure of its own. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

const entry = join(fileURLToPath(new URL('../..', import.meta.url)), 'dist', 'index.js');

function start(nodeOptions: string[], env: Record<string, string>) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...nodeOptions, entry], { encoding: 'utf8', env });
  return { status, stdout, stderr };
}

test('without the variables of a runner it names the command for this machine', () => {
  expect(start([], { EI_API_KEY: 'ei_canary_0123456789' })).toEqual({
    status: 1,
    stdout: 'This action runs as a step of a GitHub workflow. To run it here: npm run verify -- bucket-id=42\n',
    stderr: ''
  });
});

test('by an older Node it names the one that it needs', () => {
  const older = "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.1.0' } })";
  expect(start(['--import', `data:text/javascript,${older}`], { GITHUB_ACTIONS: 'true' })).toEqual({
    status: 1,
    stdout: 'This action runs on Node 24, and this is Node 20.1.0.\n',
    stderr: ''
  });
});
