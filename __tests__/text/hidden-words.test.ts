import { describe, expect, it } from '@jest/globals';
import { Sanitizer } from '../../src/text/sanitizer.ts';
import { cpuMsOf } from '../support/cpu-time.ts';

function hiding(...words: string[]): (text: string) => string {
  const sanitizer = new Sanitizer();
  for (const word of words) sanitizer.addWord(word);
  return (text) => sanitizer.line(text, 4000);
}

describe('a word is not shown', () => {
  const long = `${'K3y+/='.repeat(40)}end`;
  const show = hiding('minioadmin', 'svc:team@corp', 'AKIAIOSFODNN7EXAMPLE', long, '"odd" [key]', '~$%');

  it.each([
    ['minioadmin', '***'],
    ['the key minioadmin, svc:team@corp and AKIAIOSFODNN7EXAMPLE are', 'the key ***, *** and *** are'],
    ['{"accessKey":"minioadmin"}', '{"accessKey":"***"}'],
    ['<Key>svc:team@corp</Key>', '<Key>***</Key>'],
    ['X-Amz-Credential%3DAKIAIOSFODNN7EXAMPLE%2F2026', 'X-Amz-Credential%3D***%2F2026'],
    ['\\u0022minioadmin\\u0022 \\nminioadmin', '\\u0022***\\u0022 \\n***'],
    [`<${long}>`, '<***>'],
    ['"odd" [key]', '***'],
    ['minioadmin/minioadmin', '***/***']
  ])('alone: %s', (text, shown) => {
    expect(show(text)).toBe(shown);
  });

  it.each([
    'minioadmin2',
    'xminioadmin',
    'MinioAdmin',
    'svc:team@corp1',
    'a svc:team, a corp',
    'AKIAIOSFODNN7EXAMPLE_',
    '~$%'
  ])('but within a longer word, in another spelling, or so short that it says nothing, it is: %s', (text) => {
    expect(show(text)).toBe(text);
  });

  it('of several that begin alike, the longest is taken', () => {
    expect(hiding('team', 'team@corp', 'team@corp:x:y')('team team@corp team@corp:x team@corp:x:y')).toBe(
      '*** *** ***:x ***'
    );
  });
});

it('whatever the words are, the other texts are shown', () => {
  const show = hiding(
    'minioadmin',
    'K'.repeat(9_000_000),
    ...Array.from({ length: 99 }, (_, i) => `${i}x`.repeat(9000))
  );
  expect(show('the key minioadmin does not exist')).toBe('the key *** does not exist');
});

it('costs next to nothing, however many words there are', () => {
  const show = hiding(...Array.from({ length: 10_000 }, (_, i) => `svc:team-${i}@corp`));
  const lines = Array.from(
    { length: 1000 },
    (_, i) => `Bucket ${i} cannot be reached: svc:team-${i * 20}@corp, svc:team-`
  );
  expect(show(lines[7] ?? '')).toBe('Bucket 7 cannot be reached: ***, svc:team-');
  expect(cpuMsOf(() => lines.forEach(show))).toBeLessThan(1000);
  expect(cpuMsOf(() => hiding('a.'.repeat(4000))('a.'.repeat(3999)))).toBeLessThan(3000);
});
