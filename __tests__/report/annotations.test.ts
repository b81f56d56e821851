import { describe, expect, it } from '@jest/globals';
import { failure } from '../../src/errors/failure.ts';
import type { FailOn } from '../../src/inputs/read-inputs.ts';
import { Log } from '../../src/report/log.ts';
import { annotate } from '../../src/report/report.ts';
import { Sanitizer } from '../../src/text/sanitizer.ts';
import { aggregate } from '../../src/verification/aggregate.ts';
import { commandsIn } from '../support/commands.ts';
import { connected, late, refused, result, unverifiable, written } from '../support/results.ts';

const EVERYTHING: ReadonlySet<FailOn> = new Set(['error', 'timeout', 'unverifiable', 'checks']);

const annotations = async (results: ReturnType<typeof result>[], failOn = EVERYTHING) =>
  commandsIn(await written(() => annotate(aggregate(results, null, 0), failOn, new Log(new Sanitizer()))));

const down = (count: number) =>
  Array.from({ length: count }, (_, i) => result(refused(`NoSuchBucket ${i}`), { id: i + 1 }));
const keyless = (count: number) =>
  Array.from({ length: count }, (_, i) => result(unverifiable(failure('api-key-rejected')), { id: 100 + i }));

describe('the annotation of a target that is alone', () => {
  it('says what happened, the likely cause, the next step and the original words', async () => {
    const [first, ...others] = await annotations([result(refused('NoSuchBucket'))]);
    expect(others).toEqual([]);
    expect([first?.name, ...(first?.data.split('\n') ?? [])]).toEqual([
      'error',
      'Bucket "sensor-data" (id 1) cannot be reached: the bucket does not exist (no-such-bucket).',
      expect.stringMatching(/^Likely cause: .*mistyped/),
      expect.stringMatching(/^What to do: /),
      'The storage service said: "NoSuchBucket"'
    ]);
  });
});

describe('the annotations of several targets', () => {
  it('are two lines each, what is wrong and the next step: the log has the rest', async () => {
    const [first, ...others] = await annotations([result(connected()), result(refused('NoSuchBucket'))]);
    expect(others).toEqual([]);
    const lines = first?.data.split('\n') ?? [];
    expect(lines).toHaveLength(2);
    expect(lines[0]).toBe('Bucket "sensor-data" (id 1) cannot be reached: the bucket does not exist (no-such-bucket).');
    expect(lines[1]).not.toMatch(/^Likely cause/);
    expect(lines[1]).toMatch(/^Correct .*\.$/);
  });

  it('name where to find what is to be copied', async () => {
    const cors = { status: 'failed', reason: 'no rule fits' } as const;
    const [first] = await annotations([result(connected()), result(connected(), { cors })]);
    expect(first?.data.split('\n')[1]).toBe('Apply these rules. The text to copy is in the log above.');
  });

  it('are warnings for outcomes that `fail-on` does not name', async () => {
    expect((await annotations(down(2), new Set(['timeout']))).map(({ name }) => name)).toEqual(['warning', 'warning']);
  });

  it.each([
    [10, 10, /id 10/],
    [11, 10, /^2 more unhealthy targets/],
    [500, 10, /^491 more unhealthy targets/]
  ])('of %d buckets are the %d that GitHub shows, the last one counting the rest', async (buckets, shown, last) => {
    const all = await annotations(down(buckets));
    expect(all).toHaveLength(shown);
    expect(all.at(-1)?.data).toMatch(last);
  });

  it('leave the next step of those that GitHub does not show in the log', async () => {
    const run = aggregate(down(12), null, 0);
    const log = await written(() => annotate(run, EVERYTHING, new Log(new Sanitizer())));
    const plain = log.split('\n').filter((line) => line !== '' && !line.startsWith('::'));
    expect(plain).toHaveLength(3);
    for (const line of plain) expect(line).toMatch(/\(id 1[012]\) cannot be reached: .* Correct `bucket`/);
  });

  it('are one in all for a failure that many have in common', async () => {
    const all = await annotations(keyless(300));
    expect(all).toHaveLength(1);
    expect(all[0]?.data).toMatch(/^300 buckets could not be verified: .*\(api-key-rejected\)/);
  });

  it('count targets, not failures', async () => {
    const all = await annotations([...down(12), ...keyless(30)]);
    expect(all).toHaveLength(10);
    expect(all.at(-1)?.data).toMatch(/^33 more unhealthy targets/);
  });

  it('begin with the worst', async () => {
    const all = await annotations([...keyless(1), result(late(), { id: 2 }), result(refused(), { id: 3 })]);
    expect(all.map(({ data }) => /\(([\w-]+)\)\./.exec(data)?.[1])).toEqual([
      'access-denied',
      'timeout',
      'api-key-rejected'
    ]);
  });

  it('say of what is unverifiable that it says nothing about the bucket', async () => {
    expect((await annotations(keyless(1)))[0]?.data).toContain('This says nothing about the bucket.');
    expect((await annotations(down(1)))[0]?.data).not.toContain('says nothing');
  });
});
