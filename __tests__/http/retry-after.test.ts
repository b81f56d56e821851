import { execFileSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import { retryAfterMs } from '../../src/http/retry-after.ts';

describe('`Retry-After`', () => {
  const nowMs = Date.parse('2026-10-21T07:27:00Z');

  it.each([
    ['120', 120_000],
    [' 7 ', 7000],
    ['Wed, 21 Oct 2026 07:28:00 GMT', 60_000],
    ['Wednesday, 21-Oct-26 07:28:00 GMT', 60_000]
  ])('%j is obeyed', (header, ms) => {
    expect(retryAfterMs(header, nowMs)).toBe(ms);
  });

  it.each([
    undefined,
    '',
    ' ',
    '-5',
    '+5',
    '1.5',
    '1e3',
    '0x10',
    'soon',
    'Soon, maybe',
    '5 minutes',
    '5, 6',
    'NaN',
    '2026-10-21T07:28:00Z'
  ])('%j is nonsense, and ignored', (header) => {
    expect(retryAfterMs(header, nowMs)).toBeNull();
  });

  it('is in GMT also in the old form without a zone, wherever the runner is', () => {
    const script = `import { retryAfterMs } from './src/http/retry-after.ts';
      console.log(retryAfterMs('Wed Oct 21 07:28:00 2026', ${nowMs}));`;
    const env = { ...process.env, TZ: 'America/New_York' };
    const printed = execFileSync(process.execPath, ['--input-type=module', '-e', script], { env, encoding: 'utf8' });
    expect(printed.trim()).toBe('60000');
  });

  it('is no time in the past', () => {
    expect(retryAfterMs('Wed, 21 Oct 2026 07:26:00 GMT', nowMs)).toBeNull();
  });

  it.each(['9'.repeat(400), 'Fri, 31 Dec 9999 23:59:59 GMT'])(
    'that is absurd is still a number that can be written: %s',
    (header) => {
      const ms = retryAfterMs(header, nowMs);
      expect(ms).toBeGreaterThan(365 * 86_400_000);
      expect(ms).toBeLessThan(Number.MAX_SAFE_INTEGER);
    }
  );
});
