/** What every step promises, whatever a Studio answers, in whatever order. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sideBySide } from '../support/side-by-side.ts';
import { connected, connecting, error, json, type Reply, refused, silence } from '../support/studio.ts';
import { withStudio } from './fault-case.ts';
import { brokenPromises, runSetup } from './run-case.ts';

const replies: Record<string, Reply> = {
  connected: connected(),
  'connected without files': connected({ files: [], hasInfoLabelsFile: false }),
  connecting: connecting(),
  error: error('AccessDenied'),
  'error without a reason': error(null),
  refused: refused('No.'),
  slow: { ...connecting(), waitMs: 300 },
  silence,
  empty: {},
  HTML: { body: '<html></html>' },
  null: json(null),
  'unknown status': json({ success: true, connectionStatus: 'sleeping' }),
  401: json({}, 401),
  403: json({}, 403),
  429: { status: 429, headers: { 'retry-after': '1' } },
  503: { status: 503 },
  redirect: { status: 302, headers: { location: 'http://127.0.0.1:1/' } }
};

const scenario = fc.record({
  script: fc.array(fc.constantFrom(...Object.keys(replies)), { minLength: 1, maxLength: 5 }),
  inputs: fc.record({
    timeout: fc.constantFrom('1s', '2s'),
    'fail-on': fc.constantFrom('error, timeout, unverifiable, checks', 'none'),
    'failure-threshold': fc.constantFrom('1', '2'),
    'require-files': fc.constantFrom('false', 'true'),
    'require-info-labels': fc.constantFrom('true', 'false'),
    summary: fc.constantFrom('true', 'false')
  })
});

const scenarios = fc.sample(scenario, { numRuns: 32, seed: 1 });

test('the exit code, the outputs, the annotations and the end of a step keep their promises', async () => {
  const runs = sideBySide(scenarios, 4, async ({ script, inputs }) => {
    const [first = {}, ...rest] = script.map((name) => replies[name] ?? {});
    const setup = await withStudio([first, ...rest], { inputs })();
    const { result, limitMs } = await runSetup(setup);
    const complaints = brokenPromises(result, setup, limitMs);
    await setup.stop?.();
    return complaints.length > 0 ? [{ script, inputs, complaints }] : [];
  });
  expect((await Promise.all(runs)).flat()).toEqual([]);
});
