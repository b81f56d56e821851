import { expect, test } from '@jest/globals';
import { LogView } from '../../sandbox/log-view.ts';

function shown(...chunks: string[]): string[] {
  const lines: string[] = [];
  const view = new LogView((line) => lines.push(line));
  for (const chunk of chunks) view.write(chunk);
  view.end();
  return lines;
}

test('masked values are never shown, nor is the command that masks them', () => {
  expect(shown('::add-mask::hunter2\n', 'the key is hunter2\n', '::error::hunter2%0Ais wrong\n')).toEqual([
    'the key is ***',
    'Error: ***',
    'is wrong'
  ]);
});

test('annotations and groups look as on the runner', () => {
  const log =
    '::group::first\ninside\n::endgroup::\n::warning title=Bucket::100%25 bad%250A\n::notice::so\n::debug::no\n';
  expect(shown(log)).toEqual(['▼ first', '  inside', 'Warning: 100% bad%0A', 'Notice: so']);
});

test('lines are put together from pieces, the last one too', () => {
  expect(shown('Verif', 'ying\r\nConn', 'ected')).toEqual(['Verifying', 'Connected']);
});
