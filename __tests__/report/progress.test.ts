import { describe, expect, it } from '@jest/globals';
import { failure } from '../../src/errors/failure.ts';
import { Log } from '../../src/report/log.ts';
import { type Progress, startProgress } from '../../src/report/progress.ts';
import type { VerifyRequest } from '../../src/studio/contract.ts';
import type { Target, UnresolvedTarget } from '../../src/studio/target.ts';
import { Sanitizer } from '../../src/text/sanitizer.ts';
import { enough, fresh, inputsOf, type Values } from '../inputs/read.ts';
import { commandsIn } from '../support/commands.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { connected, late, refused, result, unverifiable, written } from '../support/results.ts';
import { credentials } from '../verification/poll-one.ts';

const bucket = (bucketId: number | null, given: 'secretKey'[] = []): Target => ({
  kind: 'bucket',
  bucketId,
  request: credentials,
  given
});
const buckets = (count: number) => Array.from({ length: count }, (_, index) => bucket(index + 1));

interface Setting {
  inputs?: Values;
  env?: Record<string, string>;
  targets?: (Target | UnresolvedTarget)[];
}

/** What the log says while `work` goes on, without what it says of the targets at first unless that is asked for. */
async function logged(work: (log: Progress) => unknown, { inputs = enough, env = {}, targets }: Setting = {}) {
  return await written(async () => {
    const log = startProgress(inputsOf(inputs, env), new Log(new Sanitizer()), new FakeClock());
    if (targets) log.onTargets(targets, []);
    await work(log);
    log.stop();
  });
}
const nothing = () => {};
const of = (count: number): Setting => ({ targets: buckets(count) });
const linesAfterFirst = (log: string) => log.trim().split('\n').slice(1);

describe('the beginning', () => {
  it('says what is verified, with which secret, where, for whom and how long', async () => {
    expect(await logged(nothing, { targets: [bucket(42)] })).toBe(
      'Verifying s3 bucket "sensor-data" (id 42) for organization 7 at https://s3.amazonaws.com with the secret that Studio has stored, up to 5 min\n'
    );
    expect(await logged(nothing, { targets: [bucket(null, ['secretKey'])] })).toContain(
      'bucket "sensor-data" for organization 7 at https://s3.amazonaws.com with the secret given in this step'
    );
    expect(await logged(nothing, { targets: [{ kind: 'dataset', dataset: 'walks' }] })).toBe(
      'Verifying dataset "walks" for organization 7, up to 5 min\n'
    );
    expect(await logged(nothing, { targets: [{ kind: 'portal', portalId: 3 }] })).toContain('upload portal 3 for');
  });

  it('names the longest possible wait for many', async () => {
    expect(await logged(nothing, { ...of(40), inputs: { ...enough, 'bucket-id': 'all' } })).toBe(
      'Verifying 40 buckets for organization 7 with the secrets that Studio has stored, up to 5 min each and 15 min in all, longer only if Studio sends Retry-After\n'
    );
  });

  it('promises no wait where there is nothing to ask Studio for', async () => {
    const unknown = (bucketId: number): UnresolvedTarget => ({
      ...{ kind: 'unresolved', bucketId },
      failure: failure('unknown-bucket-id')
    });
    expect(await logged(nothing, { targets: [unknown(99)] })).toBe('');
    expect(await logged(nothing, { targets: [unknown(98), unknown(99)] })).toBe('');
    expect(await logged(nothing, { targets: [bucket(1), unknown(99)] })).toMatch(/^Verifying 2 buckets /);
  });

  it('says nothing of what is as usual', async () => {
    expect(await logged(nothing, { inputs: fresh })).toBe('');
  });

  it('names the host of the API, and where it came from, if it is not the default', async () => {
    const EI_API_ENDPOINT = 'https://studio.test/v1';
    expect(await logged(nothing, { env: { EI_API_ENDPOINT } })).toMatch(/studio\.test.*EI_API_ENDPOINT/);
    expect(await logged(nothing, { inputs: { ...enough, 'api-url': EI_API_ENDPOINT } })).toMatch(
      /studio\.test.*api-url/
    );
  });

  const fromInputs = (request: Partial<VerifyRequest>, given: (keyof VerifyRequest)[]): Target => ({
    ...{ kind: 'bucket', bucketId: null, given },
    request: { ...credentials, ...request }
  });

  it('names what merely looks wrong in the inputs, once', async () => {
    const endpoint = 'http://minio.example.com:443';
    const targets = [fromInputs({ endpoint }, ['endpoint', 'secretKey'])];
    const inputs = { ...fresh, 'secret-key': ' secret-0123456789\n' };
    const log = await logged(nothing, { targets, inputs });
    expect(log.split('\n').filter((line) => line.includes('at port 443'))).toEqual([
      '`endpoint` says http at port 443, which usually speaks https.'
    ]);
    expect(log.match(/white space/gi)).toHaveLength(1);
  });

  it('finds nothing wrong in what Studio has stored', async () => {
    const stored = { ...fromInputs({ endpoint: 'http://minio.example.com:443' }, []), bucketId: 42 };
    expect(await logged(nothing, { targets: [stored as Target] })).not.toContain('at port 443');
  });

  it('names a secret that had white space around it, and does not show it', async () => {
    const log = await logged(nothing, { inputs: { ...fresh, 'secret-key': ' secret-0123456789\n' } });
    expect(log).toMatch(/white space.*`secret-key`/i);
    expect(log).not.toContain('0123456789');
  });
});

describe('one target', () => {
  it('has a line for each change of state', async () => {
    const log = await logged((each) => {
      each.onChange('Studio is connecting …');
      each.onChange('Studio could not be reached; asking again in 1 s');
    }, of(1));
    expect(linesAfterFirst(log)).toEqual([
      'Studio is connecting …',
      'Studio could not be reached; asking again in 1 s'
    ]);
  });

  it('has a line if it is connected; what is wrong with it is in its annotation', async () => {
    const effort = { attempts: 6, durationMs: 4200 };
    const fine = result(connected({ fileCount: 10, hasInfoLabels: true }), { effort });
    expect(linesAfterFirst(await logged((each) => each.onResult(fine, 0), of(1)))).toEqual([
      'Connected after 4.2 s and 6 polls: 10 files sampled, info.labels found.'
    ]);
    expect(linesAfterFirst(await logged((each) => each.onResult(result(refused()), 0), of(1)))).toEqual([]);
  });
});

describe('one of many', () => {
  it('is a line if it is healthy', async () => {
    const effort = { attempts: 6, durationMs: 4200 };
    const fine = result(connected({ fileCount: 10, hasInfoLabels: true }), { id: 7, effort });
    expect(linesAfterFirst(await logged((each) => each.onResult(fine, 0), of(2)))).toEqual([
      'Bucket "sensor-data" (id 7): connected after 4.2 s and 6 polls: 10 files sampled, info.labels found.'
    ]);
  });

  it('is a group if it is not, and no annotation yet', async () => {
    const lines = linesAfterFirst(await logged((each) => each.onResult(result(refused('NoSuchBucket')), 0), of(2)));
    expect(lines[0]).toBe('::group::Bucket "sensor-data" (id 1): no-such-bucket');
    expect(lines.at(-1)).toBe('::endgroup::');
    expect(lines.slice(1, -1).join('\n')).toMatch(/^Likely cause: .*\n.*said: "NoSuchBucket"$/);
  });

  it('has its likely cause only where that is not in the log already', async () => {
    const log = await logged((each) => {
      for (const id of [1, 2]) each.onResult(result(refused(`NoSuchBucket ${id}`), { id }), id);
    }, of(2));
    expect(log.match(/Likely cause/g)).toHaveLength(1);
    expect(log).toMatch(/said: "NoSuchBucket 1".*said: "NoSuchBucket 2"/s);
  });

  it('is no group where there is nothing to unfold', async () => {
    const log = await logged((each) => {
      for (const id of [1, 2]) each.onResult(result(late(), { id }), id);
    }, of(2));
    expect(linesAfterFirst(log)).toEqual([
      '::group::Bucket "sensor-data" (id 1): timeout',
      expect.stringMatching(/^Likely cause: /),
      '::endgroup::',
      'Bucket "sensor-data" (id 2): timeout'
    ]);
  });

  it('is a group once for all that have a failure in common', async () => {
    const log = await logged((each) => {
      for (let id = 0; id < 20; id++) each.onResult(result(unverifiable(failure('api-key-rejected')), { id }), 0);
      for (let id = 20; id < 22; id++) each.onResult(result(refused(), { id }), 0);
    }, of(30));
    expect(commandsIn(log).filter(({ name }) => name === 'group')).toHaveLength(3);
  });

  it('has no line if the run is cancelled before: that is said of the run', async () => {
    const undecided = result(unverifiable(failure('cancelled')));
    expect(linesAfterFirst(await logged((each) => each.onResult(undecided, 0), of(2)))).toEqual([]);
  });

  it('has no line before it is decided', async () => {
    const log = await logged((each) => {
      each.onChange('Studio is connecting …');
    }, of(2));
    expect(linesAfterFirst(log)).toEqual([]);
  });
});

describe('the heartbeat', () => {
  async function beating(targets: Target[], work: (progress: Progress) => void = nothing): Promise<string[]> {
    const clock = new FakeClock();
    const log = await written(async () => {
      const progress = startProgress(inputsOf(enough), new Log(new Sanitizer()), clock);
      if (targets.length > 0) progress.onTargets(targets, []);
      work(progress);
      await new Promise<void>((resolve) => clock.at(65_000, resolve));
      progress.stop();
    });
    expect(clock.pending).toBe(0);
    return log.trim().split('\n').slice(-2);
  }

  it('says every 30 s how far many have come', async () => {
    const lines = await beating(buckets(500), (progress) => progress.onResult(result(refused()), 1));
    expect(lines).toEqual(['1 of 500 done, 1 unhealthy', '1 of 500 done, 1 unhealthy']);
  });

  it('says how long one takes', async () => {
    expect(await beating(buckets(1))).toEqual(['No verdict yet after 30 s', 'No verdict yet after 1 min']);
  });

  it('says that there is no list yet', async () => {
    expect(await beating([])).toEqual(['No bucket list yet after 30 s', 'No bucket list yet after 1 min']);
  });
});
