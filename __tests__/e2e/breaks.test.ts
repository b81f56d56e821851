/** What breaks inside the process: the step is red, and what is known is reported. */
import { afterEach, expect, test } from '@jest/globals';
import { runStep, type Step } from '../../sandbox/runner.ts';
import { existing } from '../support/canaries.ts';
import { commandsIn } from '../support/commands.ts';
import { neverSummarizing, runningDry, throwing } from '../support/preload.ts';
import { connected, list, type Script, type Studio, silence, startStudio } from '../support/studio.ts';

const running: Studio[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((studio) => studio.stop()));
});

async function play(script: Script, step: Partial<Step>) {
  const studio = await startStudio(script);
  running.push(studio);
  return runStep({ ...step, inputs: { ...existing('all'), 'api-url': studio.url, ...step.inputs } });
}
const buckets = list([1, 2, 3].map((id) => ({ id, bucket: `bucket-${id}` })));
const onlyTheFirst: Script = ({ method, body }) => {
  if (method === 'GET') return buckets;
  return JSON.parse(body).bucketId === 1 ? connected() : silence;
};

test('something thrown where nobody can catch it: what was decided is reported, and that the others were not', async () => {
  const { exitCode, outputs, results, log, durationMs, stderr } = await play(onlyTheFirst, {
    nodeOptions: throwing(1000)
  });
  expect([exitCode, stderr]).toEqual([1, '']);
  expect(durationMs).toBeLessThan(10_000);
  expect(outputs).toMatchObject({ status: 'unverifiable', 'error-code': 'internal', 'unhealthy-count': '2' });
  const reported = results as { bucketId: number; status: string; errorCode: string | null }[];
  expect(reported.map(({ bucketId, status, errorCode }) => [bucketId, status, errorCode])).toEqual([
    [1, 'connected', null],
    [2, 'unverifiable', 'internal'],
    [3, 'unverifiable', 'internal']
  ]);
  const annotations = commandsIn(log).filter(({ name }) => name === 'error');
  expect(annotations.map(({ data }) => data.split('\n')[0])).toEqual([
    'The step failed: the action failed in an unexpected way (internal).'
  ]);
  expect(annotations[0]?.data).toContain('thrown by the test');
});

test('outputs that cannot be written do not unsay the verdict', async () => {
  const { exitCode, log } = await play(() => connected(), {
    inputs: {
      'bucket-id': '',
      bucket: 'sensor-data',
      'access-key': 'AKIANOTREALNOTREAL00',
      'secret-key': 'this-is-not-a-real-secret'
    },
    env: { GITHUB_OUTPUT: '/nowhere/to/be/found' }
  });
  const errors = commandsIn(log).filter(({ name }) => name === 'error');
  expect([exitCode, errors.length]).toEqual([1, 1]);
  expect(errors[0]?.data).toMatch(/^The step failed: the outputs could not be written \(internal\)/);
  expect(log).toContain('Connected after');
});

test('an event loop that runs dry: the step is red', async () => {
  const { exitCode, outputs } = await play([silence], { nodeOptions: runningDry() });
  expect([exitCode, outputs]).toEqual([1, {}]);
});

test.each(['SIGINT', 'SIGTERM'] as const)('a second %s ends a step that does not end by itself', async (signal) => {
  const { exitCode, durationMs } = await play([buckets, silence], {
    nodeOptions: neverSummarizing(),
    onStart: (child) => {
      const heard = setInterval(() => {
        if (running[0]?.requests.length === 0) return;
        clearInterval(heard);
        child.kill(signal);
        setTimeout(() => child.kill(signal), 1000);
      }, 50);
    }
  });
  expect(exitCode).toBe(1);
  expect(durationMs).toBeLessThan(15_000);
});
