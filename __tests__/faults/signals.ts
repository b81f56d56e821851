import { type ChildProcess, execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { existing, noCredentials, signature } from '../support/canaries.ts';
import { relaying, signalledAtOnce } from '../support/preload.ts';
import { startRawServer } from '../support/raw-server.ts';
import { connected, connecting, list, type Reply, silence, startStudio } from '../support/studio.ts';
import {
  type Asked,
  type Expected,
  type FaultCase,
  type Setup,
  unless,
  unverifiable,
  withStudio
} from './fault-case.ts';

const cancelled = (asked: Asked): Expected => unverifiable(asked, 'cancelled');

/** A wait of almost a minute, of which little is left once the signal came. */
const long = { inputs: { timeout: '55s' }, endsWithinMs: 12_000 };
/** Keeps the step in a pause, longer than any test. */
const comeBackLater: Reply = { status: 503, headers: { 'retry-after': '40' } };

/** Sends the signals, one after the other and each only once, when it is first asked to. */
function signaller(...signals: NodeJS.Signals[]) {
  let child: ChildProcess | undefined;
  let sent = false;
  return {
    onStart: (started: ChildProcess) => {
      child = started;
    },
    send: () => {
      if (!sent) for (const [turn, signal] of signals.entries()) setTimeout(() => child?.kill(signal), turn * 20);
      sent = true;
    }
  };
}

/** Resolves as soon as the log says it. */
function logged(child: ChildProcess, words: RegExp): Promise<void> {
  let log = '';
  return new Promise((resolve) => {
    child.stdout?.on('data', (text) => {
      log += text;
      if (words.test(log)) resolve();
    });
  });
}

/** The signals, once the last of these requests is under way, or in the pause that follows its answer. */
const signalled =
  (signals: NodeJS.Signals[], replies: [Reply, ...Reply[]], more: Setup = {}): FaultCase['setup'] =>
  async () => {
    const { onStart, send } = signaller(...signals);
    const isPause = replies.at(-1) === comeBackLater;
    const studio = await startStudio((_, index) => {
      if (index === replies.length - 1 && !isPause) send();
      return replies[index] ?? silence;
    });
    return {
      endsWithinMs: long.endsWithinMs,
      ...more,
      inputs: { ...long.inputs, 'api-url': studio.url, ...more.inputs },
      onStart: (child) => {
        onStart(child);
        if (isPause) void logged(child, /asking again in/).then(send);
      },
      asked: () => studio.verifications().length,
      exact: true,
      stop: studio.stop
    };
  };

const bySignal = (['SIGINT', 'SIGTERM'] as const).flatMap((signal): FaultCase[] => [
  {
    fault: `${signal} before the first request`,
    // The request may just have begun.
    ...cancelled('any'),
    setup: withStudio([silence], { ...long, exact: false, nodeOptions: signalledAtOnce(signal) })
  },
  { fault: `${signal} during a request`, ...cancelled(2), setup: signalled([signal], [connecting(), silence]) },
  { fault: `${signal} between requests`, ...cancelled(2), setup: signalled([signal], [connecting(), comeBackLater]) },
  {
    fault: `${signal} during a request, with fail-on: none`,
    ...cancelled(1),
    setup: signalled([signal], [silence], { inputs: { 'fail-on': 'none' } })
  }
]);

const buckets = [
  { id: 1, bucket: 'walks' },
  { id: 2, bucket: 'runs' }
];

export const signals: FaultCase[] = [
  ...bySignal,
  {
    fault: 'SIGBREAK during a request',
    ...cancelled(2),
    setup: signalled(['SIGUSR2'], [connecting(), silence], { nodeOptions: relaying('SIGUSR2', 'SIGBREAK') })
  },
  {
    fault: 'SIGBREAK between requests',
    ...cancelled(2),
    setup: signalled(['SIGUSR2'], [connecting(), comeBackLater], { nodeOptions: relaying('SIGUSR2', 'SIGBREAK') })
  },
  {
    fault: 'a second signal',
    // What was written by then is open; green it is not.
    ...cancelled(1),
    setup: signalled(['SIGINT', 'SIGTERM'], [silence], { lost: 'outputs', errors: 0 })
  },
  {
    fault: 'SIGTERM while the list is asked for',
    ...cancelled('never'),
    setup: signalled(['SIGTERM'], [silence], { inputs: { ...noCredentials, ...existing('all') } })
  },
  {
    fault: 'SIGTERM with one of two buckets decided',
    ...cancelled(2),
    setup: async () => {
      const { onStart, send } = signaller('SIGTERM');
      const bothAsked = Promise.withResolvers<void>();
      const setup = await withStudio(({ method, body }) => {
        if (method === 'GET') return list(buckets);
        if (body.includes('"walks"')) return connected();
        bothAsked.resolve();
        return silence;
      })();
      return {
        ...setup,
        endsWithinMs: 12_000,
        inputs: { ...setup.inputs, ...noCredentials, ...existing('1 2'), timeout: '55s' },
        onStart: (child) => {
          onStart(child);
          void Promise.all([bothAsked.promise, logged(child, /"walks".*connected after/)]).then(send);
        },
        complaints: ({ results, outputs }) => [
          ...unless(outputs['unhealthy-count'] === '1', `unhealthy-count ${outputs['unhealthy-count']}, not 1`),
          ...unless(
            Array.isArray(results) && results.map(({ status }) => status).join() === 'connected,unverifiable',
            'the decided bucket did not keep its verdict'
          )
        ]
      };
    }
  },
  {
    fault: 'SIGTERM during a preflight: the bucket is undecided, and nothing is said of its rules',
    ...cancelled(1),
    setup: async () => {
      const { onStart, send } = signaller('SIGTERM');
      const storage = await startRawServer(send);
      const signedUrl = `${new URL(storage.url).origin}/sensor-data/x?X-Amz-Signature=${signature}`;
      const setup = await withStudio([connected({ signedUrl })])();
      return {
        ...setup,
        endsWithinMs: 12_000,
        inputs: { ...setup.inputs, endpoint: new URL(storage.url).origin, 'check-cors': 'true', timeout: '55s' },
        onStart,
        complaints: ({ outputs, summary }) => [
          ...unless(outputs.cors === 'skipped', `cors is ${outputs.cors}`),
          ...unless(!summary.includes('check-cors'), 'the summary gives advice on CORS')
        ],
        stop: async () => {
          await setup.stop?.();
          await storage.stop();
        }
      };
    }
  },
  {
    fault: 'SIGTERM while the age of a dataset is asked for: nothing is decided',
    ...cancelled(1),
    setup: async () => {
      const { onStart, send } = signaller('SIGTERM');
      const setup = await withStudio(({ path }) => {
        if (path.endsWith('/verify')) return connected();
        send();
        return silence;
      })();
      const dataset = { ...noCredentials, dataset: 'walks', 'max-age': '1d', timeout: '55s' };
      return { ...setup, endsWithinMs: 12_000, inputs: { ...setup.inputs, ...dataset }, onStart };
    }
  },
  {
    fault: 'SIGINT while the summary is written, which is a pipe that nobody reads',
    // The verdict was decided; the step is cancelled all the same.
    status: 'connected',
    code: 'cancelled',
    asked: 1,
    exit: 1,
    setup: async () => {
      const folder = await mkdtemp(join(tmpdir(), 'verify-bucket-pipe-'));
      const pipe = join(folder, 'summary');
      execFileSync('mkfifo', [pipe]);
      const setup = await withStudio([connected()])();
      return {
        ...setup,
        env: { GITHUB_STEP_SUMMARY: pipe },
        endsWithinMs: 6000,
        onStart: (child) => {
          // What comes next in the step is the summary.
          void logged(child, /Connected after/).then(() => setTimeout(() => child.kill('SIGINT'), 500));
        },
        stop: async () => {
          await setup.stop?.();
          await rm(folder, { recursive: true });
        }
      };
    }
  },
  {
    fault: 'SIGTERM with more results than fit into an output',
    ...cancelled('any'),
    setup: async () => {
      const { onStart, send } = signaller('SIGTERM');
      const many = Array.from({ length: 600 }, (_, index) => ({ id: index + 1, bucket: `bucket-${index + 1}` }));
      const setup = await withStudio(({ method }) => {
        if (method === 'GET') return list(many);
        send();
        return silence;
      })();
      return {
        ...setup,
        endsWithinMs: 12_000,
        inputs: { ...setup.inputs, ...noCredentials, ...existing('all'), timeout: '55s' },
        onStart,
        complaints: ({ results }) => unless(Array.isArray(results) && results.length === 600, 'results are missing')
      };
    }
  }
];
