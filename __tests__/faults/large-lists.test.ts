/** Lists of a size that nobody has, and names that nobody gives: none of them costs another bucket its verdict, or keeps a signal waiting. */
import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import type { StepResult } from '../../sandbox/runner.ts';
import { existing, noCredentials } from '../support/canaries.ts';
import { connected, error, type Listed, list, type Reply, silence, startStudio } from '../support/studio.ts';
import { withStudio } from './fault-case.ts';
import { runSetup } from './run-case.ts';

test.each([
  ['letters', 'a'.repeat(33_000)],
  ['marks of a pattern', '('.repeat(33_000)],
  ['marks, as many as are searched', '('.repeat(8192)]
])('a name of 33,000 %s costs neither its own bucket nor another one its verdict', async (_, bucket) => {
  const script = ({ method, body }: { method: string; body: string }) => {
    if (method === 'GET')
      return list([
        { id: 1, bucket },
        { id: 2, bucket: 'fine' }
      ]);
    return JSON.parse(body).bucketId === 1 ? error(`AccessDenied: ${bucket}`) : connected();
  };
  const setup = await withStudio(script, { inputs: { ...noCredentials, ...existing('1 2') } })();
  const { result } = await runSetup(setup);
  await setup.stop?.();
  expect(result.results).toMatchObject([
    { status: 'error', errorCode: expect.not.stringMatching('internal') },
    { status: 'connected', healthy: true }
  ]);
});

/** Processor time of a process's main thread, in milliseconds; null where the system does not tell it. */
function mainThreadMs({ pid }: ChildProcess): number | null {
  try {
    const [, fields = ''] = readFileSync(`/proc/${pid}/task/${pid}/stat`, 'utf8').split(') ');
    const [user, system] = fields.split(' ').slice(11, 13).map(Number);
    return ((user ?? 0) + (system ?? 0)) * 10;
  } catch {
    return null;
  }
}

interface Ended {
  result: StepResult;
  /** From the signal to the end: the time of day, and what the main thread worked meanwhile. */
  afterMs: number;
  workedMs: number;
}

/** A step that gets SIGINT so long after the whole list was sent, whose verdicts never come. */
async function interrupted(answer: Reply, ids: string, afterListMs: number): Promise<Ended> {
  let child: ChildProcess | undefined;
  const ended = { afterMs: 0, workedMs: 0 };
  const interrupt = () => {
    const beganMs = performance.now();
    const before = child && mainThreadMs(child);
    const watch = setInterval(() => {
      const now = child && mainThreadMs(child);
      if (now && before) ended.workedMs = now - before;
    }, 20);
    child?.on('exit', () => {
      clearInterval(watch);
      ended.afterMs = performance.now() - beganMs;
    });
    child?.kill('SIGINT');
  };
  const studio = await startStudio(({ method }) => {
    if (method !== 'GET') return silence;
    setTimeout(interrupt, afterListMs);
    return answer;
  });
  const inputs = { ...noCredentials, ...existing(ids), 'api-url': studio.url, timeout: '55s' };
  const onStart = (started: ChildProcess) => {
    child = started;
  };
  const { result } = await runSetup({ inputs, onStart, endsWithinMs: 20_000 });
  await studio.stop();
  return { result, ...ended };
}

const entries = (count: number, entry: (id: number) => Omit<Listed, 'id'>) =>
  list(Array.from({ length: count }, (_, index) => ({ ...entry(index + 1), id: index + 1 }) as Listed));
const dots = (count: number) => '.'.repeat(count);

/** So long after the list was sent, a step is mostly at work with it. */
const AT_WORK_MS = 900;

test.each<[string, () => Reply, string, number?]>([
  [
    '17,000 unknown ids',
    () => entries(10_000, (id) => ({ bucket: `b${id}` })),
    Array.from({ length: 17_000 }, (_, index) => 900_000 + index).join(),
    1200
  ],
  [
    '1,000 names of dots, and a key of dots',
    () =>
      entries(1000, (id) => ({ bucket: dots(1990) + id, accessKey: id === 1 ? dots(3000) : 'LISTEDCANARYKEYP5T8N1' })),
    'all'
  ],
  ['10,000 buckets', () => entries(10_000, (id) => ({ bucket: `b${id}` })), 'all'],
  [
    '100,000 entries with nothing but an id',
    () => ({ body: JSON.stringify({ success: true, buckets: Array.from({ length: 100_000 }, (_, id) => ({ id })) }) }),
    'all'
  ],
  ['a key of a million dots', () => entries(1, () => ({ bucket: 'b', accessKey: dots(1_000_000) })), 'all', 150]
])('SIGINT is heard and done within a second: %s', async (_, answer, ids, afterListMs = AT_WORK_MS) => {
  const { result, afterMs, workedMs } = await interrupted(answer(), ids, afterListMs);
  expect(result.exitCode).toBe(1);
  expect(result.outputs).toMatchObject({ 'error-code': 'cancelled', healthy: 'false' });
  // On a machine that is busy with something else, both take longer.
  expect(workedMs).toBeLessThan(1500);
  expect(afterMs).toBeLessThan(8000);
});
