/** What `npm run build` writes, in a folder of another name. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { find, read, root } from './documents.ts';

describe('dist, built in another folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'verify-bucket-build-'));
  const sources = ['src', 'scripts', 'package.json', 'tsconfig.json', 'tsconfig.build.json'];
  let log = '';

  beforeAll(() => {
    for (const name of sources) cpSync(join(root, name), join(folder, name), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
    log = execFileSync(process.execPath, ['scripts/build.ts'], { cwd: folder, encoding: 'utf8' });
  });
  afterAll(() => rmSync(folder, { recursive: true, maxRetries: 3 }));

  test('is the same, byte for byte', () => {
    const names = readdirSync(join(folder, 'dist'));
    expect(names).toEqual(readdirSync(join(root, 'dist')));
    for (const name of names) {
      expect(readFileSync(join(folder, 'dist', name), 'utf8')).toBe(read(`dist/${name}`));
    }
  });

  test('is listed file by file, with its size', () => {
    expect(
      log
        .match(/dist\/\S+/g)
        ?.map((path) => path.slice('dist/'.length))
        .sort()
    ).toEqual(readdirSync(join(folder, 'dist')));
  });
});

test('dist holds no path of the machine that built it, and keeps its names', () => {
  for (const path of find('dist/*.js')) {
    const code = read(path);
    expect(code).not.toContain(root);
    expect(code.length / code.split('\n').length).toBeLessThan(80);
  }
});
