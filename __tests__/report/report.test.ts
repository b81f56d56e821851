import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Verdict } from '../../src/checks/verdict.ts';
import type { OwnCode } from '../../src/errors/error-codes.ts';
import { type Failure, failure } from '../../src/errors/failure.ts';
import type { FailOn } from '../../src/inputs/read-inputs.ts';
import { docsOf } from '../../src/report/html.ts';
import { Log } from '../../src/report/log.ts';
import { type ReportOptions, report } from '../../src/report/report.ts';
import { Sanitizer } from '../../src/text/sanitizer.ts';
import { aggregate } from '../../src/verification/aggregate.ts';
import { commandsIn } from '../support/commands.ts';
import { connected, late, refused, result, unverifiable, written } from '../support/results.ts';

// The toolkit keeps the path of the summary: it is the same for all tests.
const folder = mkdtempSync(join(tmpdir(), 'report-'));
const files = { GITHUB_OUTPUT: join(folder, 'output'), GITHUB_STEP_SUMMARY: join(folder, 'summary') };
const before = { ...process.env };
beforeEach(() => {
  Object.assign(process.env, files);
  for (const file of Object.values(files)) {
    rmSync(file, { recursive: true, force: true });
    writeFileSync(file, '');
  }
});
afterAll(() => {
  rmSync(folder, { recursive: true });
  for (const name of Object.keys(files)) {
    if (before[name] === undefined) delete process.env[name];
    else process.env[name] = before[name];
  }
});

const EVERYTHING: ReadonlySet<FailOn> = new Set(['error', 'timeout', 'unverifiable', 'checks']);
const NOTHING: ReadonlySet<FailOn> = new Set();

interface Reported {
  code: number;
  /** Names of the annotations. */
  annotations: string[];
  texts: string;
}

/** The end of a run with these verdicts. */
async function end(
  verdicts: Verdict[],
  runError: Failure | null = null,
  more: Partial<ReportOptions> & { requireFiles?: boolean } = {}
) {
  const { requireFiles = false, ...options } = more;
  const results = verdicts.map((verdict, id) => result(verdict, { id, expected: { requireFiles } }));
  const env = { ...process.env, RUNNER_TEMP: folder };
  const usual: ReportOptions = {
    env,
    log: new Log(new Sanitizer()),
    cancelled: new AbortController().signal,
    failOn: EVERYTHING,
    summary: true
  };
  let code = -1;
  const log = await written(async () => {
    code = await report(aggregate(results, runError, 1000), { ...usual, ...options });
  });
  const commands = commandsIn(log);
  const reported: Reported = {
    code,
    annotations: commands.map(({ name }) => name),
    texts: commands.map(({ data }) => data).join('\n')
  };
  return reported;
}
const output = () => readFileSync(files.GITHUB_OUTPUT, 'utf8');
const summary = () => readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8');

const poor = connected({ fileCount: 0 });

describe('the exit code', () => {
  it.each<[string, Verdict[], number, number]>([
    ['healthy buckets', [connected(), connected()], 0, 0],
    ['a bucket that is down', [connected(), refused()], 1, 0],
    ['a bucket that is late', [late()], 1, 0],
    ['a bucket that could not be verified', [unverifiable()], 1, 0],
    ['no bucket at all', [], 1, 0]
  ])('for %s is as `fail-on` says', async (_, verdicts, failing, passing) => {
    expect((await end(verdicts)).code).toBe(failing);
    expect((await end(verdicts, null, { failOn: NOTHING })).code).toBe(passing);
  });

  it('for a check that failed is as `fail-on` says', async () => {
    expect(await end([poor], null, { requireFiles: true })).toMatchObject({ code: 1, annotations: ['error'] });
    expect(await end([poor], null, { requireFiles: true, failOn: NOTHING })).toMatchObject({
      code: 0,
      annotations: ['warning']
    });
  });

  it.each<[OwnCode, number]>([
    ['invalid-input', 1],
    ['cancelled', 1],
    ['internal', 1],
    ['api-key-rejected', 0],
    ['no-buckets', 0],
    ['proxy', 0]
  ])('for %s is %d with `fail-on: none`, and 1 without', async (code, lenient) => {
    expect((await end([], failure(code))).code).toBe(1);
    expect((await end([], failure(code), { failOn: NOTHING })).code).toBe(lenient);
  });

  it('is 1 for a cancelled run, also where all verdicts that were in are good', async () => {
    for (const failOn of [EVERYTHING, NOTHING]) {
      expect((await end([connected()], failure('cancelled'), { failOn })).code).toBe(1);
    }
  });

  it.each([EVERYTHING, NOTHING])('is 1 where the outputs could not be written (%#)', async (failOn) => {
    const env = { ...process.env, RUNNER_TEMP: join(folder, 'nowhere') };
    const { code, annotations, texts } = await end([connected()], null, { failOn, env });
    expect([code, annotations]).toEqual([1, ['error']]);
    expect(texts).toMatch(/outputs could not be written \(internal\)/);
  });

  it('is 1, with one annotation for each, where the run is cancelled beside that while the summary is written', async () => {
    const cancellation = new AbortController();
    const env = { ...process.env, RUNNER_TEMP: join(folder, 'nowhere') };
    const ended = end([connected()], null, { env, cancelled: cancellation.signal });
    cancellation.abort();
    const { code, annotations } = await ended;
    expect([code, annotations]).toEqual([1, ['error', 'warning']]);
    expect(output()).toContain('cancelled');
  });
});

describe('what people see', () => {
  it('is one annotation in all for what went wrong beside the buckets', async () => {
    expect(await end([], failure('invalid-input'))).toMatchObject({ annotations: ['error'] });
    expect(await end([], failure('api-key-rejected'), { failOn: NOTHING })).toMatchObject({ annotations: ['warning'] });
  });

  it('is one warning for a cancelled run, whatever the verdicts', async () => {
    const undecided = unverifiable(failure('cancelled'));
    expect((await end([connected(), refused(), undecided, undecided], failure('cancelled'))).annotations).toEqual([
      'warning'
    ]);
  });

  it('is nothing but the summary and the outputs where all is well', async () => {
    expect((await end([connected()])).annotations).toEqual([]);
    expect(summary()).not.toBe('');
    expect(output()).toContain('healthy');
  });

  it('is no summary where none is wanted', async () => {
    await end([refused()], null, { summary: false });
    expect(summary()).toBe('');
  });

  it('is a warning where the summary could not be written; the verdict and the outputs stand', async () => {
    rmSync(files.GITHUB_STEP_SUMMARY);
    mkdirSync(files.GITHUB_STEP_SUMMARY);
    const { code, annotations, texts } = await end([connected()]);
    expect([code, annotations]).toEqual([0, ['warning']]);
    expect(texts).toMatch(/summary could not be written/);
    expect(output()).toContain('healthy');
  });

  it('is errors for the outcomes that `fail-on` names, and warnings for the others', async () => {
    const { code, annotations } = await end([late(), refused('NoSuchBucket')], null, { failOn: new Set(['error']) });
    expect([code, annotations]).toEqual([1, ['error', 'warning']]);
  });

  it('is a warning where the results are too large for an output', async () => {
    const { code, annotations } = await end(Array.from({ length: 1000 }, () => connected()));
    expect([code, annotations]).toEqual([0, ['warning']]);
  });
});

describe('the link to the explanations', () => {
  const env = {
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_ACTION_REPOSITORY: 'o/verify-bucket',
    GITHUB_ACTION_REF: 'v1'
  };

  it('leads to the version of the action that runs', () => {
    expect(docsOf(env)).toBe('https://github.com/o/verify-bucket/blob/v1/docs/errors.md');
  });

  it.each([{ GITHUB_ACTION_REPOSITORY: '' }, { GITHUB_ACTION_REF: undefined }, { GITHUB_ACTION_REF: 'v1)[x](y' }])(
    'is left out where it would lead nowhere: %j',
    (more) => {
      expect(docsOf({ ...env, ...more })).toBeNull();
    }
  );
});
