/** `npm run verify` and `npm run demo` as processes, the former beside a running sandbox as in a second shell. */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { announcements, folder, runToEnd, start, startSandbox, verify } from './processes.ts';

describe('npm run verify', () => {
  test('asks the running sandbox, and ends with the exit code of the action', async () => {
    await startSandbox();
    const refused = await verify(['bucket-id=108']);
    expect(refused.exitCode).toBe(1);
    expect(refused.text).toContain('(signature-mismatch)');
    expect(refused.text).toContain('Paste the secret again');
    expect(refused.text).toMatch(/\(exit code\) +1,/);
    const [, page = ''] = refused.text.match(/as GitHub shows it: (\S+)/) ?? [];
    expect(await readFile(join(folder, page), 'utf8')).toContain('sensor-archive');

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

  test('keeps the exit code of the action where nobody reads to the end, as with `| head`', async () => {
    await startSandbox();
    const child = start(process.execPath, ['scripts/verify.ts', 'bucket-id=101']);
    let complaints = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      complaints += text;
    });
    child.stdout?.destroy();
    const [exitCode] = await once(child, 'close');
    expect([exitCode, complaints]).toEqual([0, '']);
  });

  test('warns of a secret among the arguments', async () => {
    const { text } = await verify(['secret-key=not-a-real-secret', 'timeout=nonsense']);
    expect(text).toContain('use the environment variable SECRET_KEY');
    expect(text).not.toContain('not-a-real-secret');
  });
});

test('npm run demo ends as expected, leaves a page with every summary, and says what to try next', async () => {
  const { exitCode, text } = await runToEnd(['sandbox/demo.ts']);
  expect(text).toContain('All 5 steps ended as expected.');
  expect(exitCode).toBe(0);
  const [, page = ''] = text.match(/as GitHub shows them: (\S+)/) ?? [];
  const html = await readFile(join(folder, page), 'utf8');
  expect(html.match(/<section>/g)).toHaveLength(5);
  expect(html).toContain('<table>');
  expect(text.trim()).toMatch(/What to try next:\n.*npm run verify -- bucket-id=108$/s);
});
