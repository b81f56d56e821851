import { clockSet } from '../support/preload.ts';
import { connected, connecting, error, json, type Reply, silence } from '../support/studio.ts';
import { down, fine, late, type Row, served, unless, unverifiable } from './row.ts';

const away: Reply = { status: 503 };
/** Away, and to be asked again after a second, however many faults came before. */
const shortlyAway: Reply = { status: 503, headers: { 'retry-after': '1' } };
const lasting = (timeout: string, more: Record<string, string> = {}) => ({ inputs: { timeout, ...more } });

const waiting: Row[] = [
  { fault: 'connecting for ever', ...late(), scene: served([connecting()]) },
  {
    fault: 'connecting, then connected',
    ...fine(4),
    scene: served([connecting(), connecting(), connecting(), connected()], lasting('8s'))
  },
  {
    fault: 'connecting, then error',
    ...down('no-such-bucket', 2),
    scene: served([connecting(), error('NoSuchBucket')])
  },
  { fault: 'slow answers', ...late(), scene: served([{ ...connecting(), waitMs: 400 }]) },
  {
    fault: 'an answer after the deadline',
    ...unverifiable('once', 'network'),
    scene: served([{ ...connected(), waitMs: 5000 }])
  },
  {
    fault: 'faults after connecting',
    ...unverifiable('again', 'studio-unavailable'),
    scene: served([connecting(), away])
  },
  {
    fault: 'faults between connecting',
    ...late(),
    scene: served([connecting(), shortlyAway, connecting()], lasting('3s'))
  },
  { fault: 'silence after connecting', ...late(2), scene: served([connecting(), silence]) },
  {
    fault: 'silence after a fault',
    ...unverifiable(2, 'studio-unavailable'),
    scene: served([away, silence], lasting('3s'))
  },
  {
    fault: 'four faults, an answer, four faults: five in a row they are not',
    ...fine(10),
    scene: served((_, index) => (index === 9 ? connected() : index === 4 ? connecting() : shortlyAway), lasting('30s'))
  },
  {
    fault: 'the last of several faults counts',
    ...unverifiable('again', 'rate-limited'),
    scene: served([shortlyAway, { status: 429 }], lasting('3s'))
  },
  {
    fault: 'a refusal after a fault',
    ...unverifiable(2, 'api-key-rejected'),
    scene: served([shortlyAway, json({}, 401)], lasting('8s'))
  }
];

const thresholds: Row[] = [
  {
    fault: 'flapping: error, and back before the threshold',
    ...fine(2),
    scene: served([error('SlowDown'), connected()], lasting('14s', { 'failure-threshold': '3' }))
  },
  {
    fault: 'flapping: down as often as the threshold says',
    ...down('storage-busy', 2),
    scene: served([error('SlowDown')], lasting('14s', { 'failure-threshold': '2' }))
  },
  {
    fault: 'flapping: error at the deadline, below the threshold',
    ...down('storage-busy', 'any'),
    scene: served([error('SlowDown')], lasting('2s', { 'failure-threshold': '10' }))
  },
  {
    fault: 'flapping: faults after an error, below the threshold',
    ...down('storage-busy', 'any'),
    scene: served([error('SlowDown'), away], lasting('3s', { 'failure-threshold': '2' }))
  },
  {
    fault: 'flapping: connecting after an error, below the threshold',
    ...late('any'),
    scene: served([error('SlowDown'), connecting()], lasting('3s', { 'failure-threshold': '2' }))
  }
];

const clocks: Row[] = [3, -3].flatMap((days): Row[] => [
  {
    fault: `the wall clock moves by ${days} days: connected after it`,
    ...fine('again'),
    scene: served([connecting(), connecting(), connecting(), connected()], {
      ...lasting('8s'),
      nodeOptions: clockSet(days, 500),
      complaints: ({ outputs }) =>
        unless(Number(outputs['duration-seconds']) < 10, `took ${outputs['duration-seconds']} s`)
    })
  },
  {
    fault: `the wall clock moves by ${days} days: still connecting`,
    ...late(),
    scene: served([connecting()], {
      ...lasting('3s'),
      nodeOptions: clockSet(days, 500),
      complaints: ({ durationMs }) => unless(durationMs > 2000, 'ended before its time')
    })
  }
]);

export const time: Row[] = [...thresholds, ...waiting, ...clocks];
