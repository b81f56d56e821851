import { expect, it } from '@jest/globals';
import { formatDuration, parseDurationMs } from '../../src/text/duration.ts';

it.each([
  ['0', 0],
  ['90', 90_000],
  ['0.25', 250],
  ['250ms', 250],
  ['1.5s', 1500],
  ['5m', 300_000],
  ['1h', 3_600_000],
  ['0.5h', 1_800_000],
  ['90 s', 90_000],
  ['5 min', 300_000],
  ['5 Min', 300_000],
  ['2 HOURS', 7_200_000],
  ['5min 30s', 330_000],
  ['1h30m', 5_400_000],
  ['1 h 30 min', 5_400_000],
  ['1 hour 30 minutes', 5_400_000],
  ['2 d', 172_800_000],
  ['2 weeks', 1_209_600_000],
  ['1d12h', 129_600_000],
  ['PT5M', 300_000],
  ['PT1H30M', 5_400_000],
  ['PT0.5S', 500],
  ['P7D', 604_800_000],
  ['P1DT12H', 129_600_000],
  ['P2W', 1_209_600_000]
])('%s is %d ms', (text, ms) => {
  expect(parseDurationMs(text)).toBe(ms);
});

it.each([
  '',
  's',
  '-1',
  '+1',
  '1e3',
  '0x1',
  '5M',
  ' 5m',
  '1h30',
  '30m1h',
  '5m5m',
  '5 months',
  '1 y',
  '5\nm',
  'P',
  'PT',
  'PT5',
  'P5',
  'P5M',
  'P1Y',
  'pt5m',
  '.5',
  '5.',
  '1,5',
  '٣',
  'NaN',
  'Infinity',
  '1'.repeat(400)
])('%j is no duration', (text) => {
  expect(parseDurationMs(text)).toBeUndefined();
});

it.each([
  [0, '0 ms'],
  [80.4, '80 ms'],
  [949, '949 ms'],
  [999, '1 s'],
  [4200, '4.2 s'],
  [59_949, '59.9 s'],
  [59_950, '1 min'],
  [60_000, '1 min'],
  [90_000, '1 min 30 s'],
  [3_599_600, '1 h'],
  [5_400_000, '1 h 30 min'],
  [3_605_000, '1 h'],
  [90_000_000, '1 d 1 h'],
  [3 * 86_400_000, '3 d']
])('%d ms reads %s', (ms, words) => {
  expect(formatDuration(ms)).toBe(words);
});
