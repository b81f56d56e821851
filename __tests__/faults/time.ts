import { clockSet } from '../support/preload.ts';
import { connected, connecting, error, json, type Reply, silence } from '../support/studio.ts';
import { down, type FaultCase, healthy, timesOut, unless, unverifiable, withStudio } from './fault-case.ts';

const away: Reply = { status: 503 };
/** Away, and to be asked again after a second, however many faults came before. */
const shortlyAway: Reply = { status: 503, headers: { 'retry-after': '1' } };
const lasting = (timeout: string, more: Record<string, string> = {}) => ({ inputs: { timeout, ...more } });

const waiting: FaultCase[] = [
  { fault: 'connecting for ever', ...timesOut(), setup: withStudio([connecting()]) },
  {
    fault: 'connecting, then connected',
    ...healthy(4),
    setup: withStudio([connecting(), connecting(), connecting(), connected()], lasting('8s'))
  },
  {
    fault: 'connecting, then error',
    ...down('no-such-bucket', 2),
    setup: withStudio([connecting(), error('NoSuchBucket')])
  },
  { fault: 'slow answers', ...timesOut(), setup: withStudio([{ ...connecting(), waitMs: 400 }]) },
  {
    fault: 'an answer after the deadline',
    ...unverifiable('once', 'network'),
    setup: withStudio([{ ...connected(), waitMs: 5000 }])
  },
  {
    fault: 'faults after connecting',
    ...unverifiable('again', 'studio-unavailable'),
    setup: withStudio([connecting(), away])
  },
  {
    fault: 'faults between connecting',
    ...timesOut(),
    setup: withStudio([connecting(), shortlyAway, connecting()], lasting('3s'))
  },
  { fault: 'silence after connecting', ...timesOut(2), setup: withStudio([connecting(), silence]) },
  {
    fault: 'silence after a fault',
    ...unverifiable(2, 'studio-unavailable'),
    setup: withStudio([away, silence], lasting('3s'))
  },
  {
    fault: 'four faults, an answer, four faults: five in a faultCase they are not',
    ...healthy(10),
    setup: withStudio(
      (_, index) => (index === 9 ? connected() : index === 4 ? connecting() : shortlyAway),
      lasting('30s')
    )
  },
  {
    fault: 'the last of several faults counts',
    ...unverifiable('again', 'rate-limited'),
    setup: withStudio([shortlyAway, { status: 429 }], lasting('8s'))
  },
  {
    fault: 'a refusal after a fault',
    ...unverifiable(2, 'api-key-rejected'),
    setup: withStudio([shortlyAway, json({}, 401)], lasting('8s'))
  }
];

const thresholds: FaultCase[] = [
  {
    fault: 'flapping: error, and back before the threshold',
    ...healthy(2),
    setup: withStudio([error('SlowDown'), connected()], lasting('14s', { 'failure-threshold': '3' }))
  },
  {
    fault: 'flapping: down as often as the threshold says',
    ...down('storage-busy', 2),
    setup: withStudio([error('SlowDown')], lasting('14s', { 'failure-threshold': '2' }))
  },
  {
    fault: 'flapping: error at the deadline, below the threshold',
    ...down('storage-busy', 'any'),
    setup: withStudio([error('SlowDown')], lasting('2s', { 'failure-threshold': '10' }))
  },
  {
    fault: 'flapping: faults after an error, below the threshold',
    ...down('storage-busy', 'any'),
    setup: withStudio([error('SlowDown'), away], lasting('3s', { 'failure-threshold': '2' }))
  },
  {
    fault: 'flapping: connecting after an error, below the threshold',
    ...timesOut('any'),
    setup: withStudio([error('SlowDown'), connecting()], lasting('3s', { 'failure-threshold': '2' }))
  }
];

const clocks: FaultCase[] = [3, -3].flatMap((days): FaultCase[] => [
  {
    fault: `the wall clock moves by ${days} days: connected after it`,
    ...healthy('again'),
    setup: withStudio([connecting(), connecting(), connecting(), connected()], {
      ...lasting('8s'),
      nodeOptions: clockSet(days, 500),
      complaints: ({ outputs }) =>
        unless(Number(outputs['duration-seconds']) < 10, `took ${outputs['duration-seconds']} s`)
    })
  },
  {
    fault: `the wall clock moves by ${days} days: still connecting`,
    ...timesOut(),
    setup: withStudio([connecting()], {
      ...lasting('3s'),
      nodeOptions: clockSet(days, 500),
      complaints: ({ durationMs }) => unless(durationMs > 2000, 'ended before its time')
    })
  }
]);

export const time: FaultCase[] = [...thresholds, ...waiting, ...clocks];
