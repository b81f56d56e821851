/** What a runner downloads for `uses:`, made of the last commit as GitHub makes it. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { runStep } from '../../sandbox/runner.ts';
import { newCredentials } from '../support/canaries.ts';
import { connected, startStudio } from '../support/studio.ts';
import { root } from './documents.ts';

/** Empty at the top of a checkout, the way from there within one. */
const { status, stdout: way } = spawnSync('git', ['rev-parse', '--show-prefix'], { cwd: root, encoding: 'utf8' });

if (status !== 0 || way.trim() !== '') {
  test.skip('the archive: this folder is no git checkout, so there is nothing to make it of', () => {});
} else {
  describe('the archive of the last commit', () => {
    const folder = mkdtempSync(join(tmpdir(), 'verify-bucket-archive-'));
    let archive: Buffer;

    beforeAll(() => {
      archive = execFileSync('git', ['archive', '--format=tar.gz', 'HEAD'], { cwd: root });
      execFileSync('tar', ['-xzf', '-'], { cwd: folder, input: archive });
    });
    afterAll(() => rmSync(folder, { recursive: true, maxRetries: 3 }));

    test('holds what a workflow needs, and nothing else', () => {
      expect(readdirSync(folder).sort()).toEqual(['LICENSE', 'README.md', 'action.yml', 'dist']);
      expect(archive.length).toBeLessThan(350_000);
    });

    test('runs', async () => {
      const { main } = (parse(readFileSync(join(folder, 'action.yml'), 'utf8')) as { runs: { main: string } }).runs;
      const studio = await startStudio([connected()]);
      const inputs = { ...newCredentials, 'api-url': studio.url };
      const { exitCode, outputs, stderr } = await runStep({ entry: join(folder, main), inputs });
      await studio.stop();
      expect({ exitCode, stderr, healthy: outputs.healthy }).toEqual({ exitCode: 0, stderr: '', healthy: 'true' });
    });
  });
}
