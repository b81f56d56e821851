import { signature } from '../support/canaries.ts';
import { connected, connectedBody, dripping, silence, startStudio } from '../support/studio.ts';
import { startTlsStudio } from '../support/tls-studio.ts';
import { closes, drips, hangs, inTurn, type Manner, resets, reused, says, startFullBacklog } from '../support/wire.ts';
import { again, fine, late, once, type Row, served, unless, unverifiable, wired } from './row.ts';

const body = JSON.stringify(connectedBody);
const head = (...headers: string[]) => ['HTTP/1.1 200 OK', ...headers, '', ''].join('\r\n');
const chunked = head('transfer-encoding: chunked');
const sized = head(`content-length: ${body.length}`);

/** Cut off or garbled, an answer can count as a network fault or as an unusable body. */
const garbled = again('network', 'unexpected-response');

/** Nobody listens on port 1: it is never given out as a free one. */
const refusedBy =
  (host: string): Row['scene'] =>
  async () => ({ inputs: { 'api-url': `http://${host}:1/v1` } });

const neverConnecting =
  (timeout: string): Row['scene'] =>
  async () => {
    const { url, stop } = await startFullBacklog();
    return { inputs: { 'api-url': url, timeout }, stop };
  };

/** A Studio behind TLS whose certificate has a flaw, unless it is for this address, valid and trusted. */
const behindTls =
  ({ name = '127.0.0.1', validDays = 1, trusted = true } = {}): Row['scene'] =>
  async () => {
    const studio = await startTlsStudio([connected()], name, validDays);
    return { inputs: { 'api-url': studio.url }, env: trusted ? studio.trust : {}, stop: studio.stop };
  };

/** A server without TLS, where TLS is formatDuration. */
const spokenToInTls =
  (start: Row['scene']): Row['scene'] =>
  async () => {
    const { inputs, stop } = await start();
    const url = inputs?.['api-url']?.replace('http:', 'https:') ?? '';
    // What arrives there is no request, and is not counted.
    return { inputs: { ...inputs, 'api-url': url }, ...(stop && { stop }) };
  };

const answerTo = (answer: object) => {
  const text = JSON.stringify({ success: true, ...answer });
  return `${head(`content-length: ${text.length}`)}${text}`;
};
const stillConnecting = answerTo({ connectionStatus: 'connecting' });

/** The first connection is kept alive, and this becomes of it as soon as it is used again. */
const closedAsReused = (manner: Manner, attempts: number, faults: number): Row['scene'] =>
  wired(inTurn(reused(stillConnecting, manner), says(answerTo(connectedBody))), {
    inputs: { timeout: '5s' },
    complaints: ({ log, outputs }) => [
      ...unless(outputs.attempts === String(attempts), `attempts is ${outputs.attempts}, not ${attempts}`),
      ...unless(log.split('asking again').length - 1 === faults, `not ${faults} faults`)
    ]
  });

/** A preflight whose answer has headers that are long, or that take long to read. */
const preflighted =
  (cors: 'passed' | 'failed', headers: Record<string, string>): Row['scene'] =>
  async () => {
    const storage = await startStudio([{ status: 204, headers: { 'access-control-allow-origin': '*', ...headers } }]);
    const { origin } = new URL(storage.url);
    const signedUrl = `${origin}/sensor-data/x?X-Amz-Signature=${signature}`;
    const scene = await served([connected({ signedUrl })])();
    return {
      ...scene,
      inputs: { ...scene.inputs, endpoint: origin, 'check-cors': 'true' },
      // On top of that, a quadratic reader would need more than 6 s.
      endsWithinMs: 5000,
      complaints: ({ outputs }) => unless(outputs.cors === cors, `cors is ${outputs.cors}`),
      stop: async () => {
        await scene.stop?.();
        await storage.stop();
      }
    };
  };
const rules = { 'access-control-allow-methods': 'PUT', 'access-control-allow-headers': 'content-type' };

export const network: Row[] = [
  {
    fault: 'a connect that hangs is given up after 10 s, and tried again',
    ...again('network'),
    scene: neverConnecting('13s')
  },
  { fault: 'a connect that hangs until the deadline', ...once('network'), scene: neverConnecting('2s') },
  {
    fault: 'name not found',
    // A resolver of its own pace: the deadline may come first.
    ...unverifiable('any', 'network'),
    scene: async () => ({ inputs: { 'api-url': 'https://studio.invalid/v1' } })
  },
  { fault: 'refused', ...again('network'), scene: refusedBy('127.0.0.1') },
  { fault: 'refused on both addresses of localhost', ...again('network'), scene: refusedBy('localhost') },
  { fault: 'reset before headers', ...again('network'), scene: wired(resets) },
  { fault: 'closed before headers', ...again('network'), scene: wired(closes) },
  { fault: 'reset in headers', ...again('network'), scene: wired(says('HTTP/1.1 200 OK\r\nconte', resets)) },
  { fault: 'closed in headers', ...again('network'), scene: wired(says('HTTP/1.1 200 OK\r\nconte', closes)) },
  { fault: 'reset in the body', ...garbled, scene: wired(says(sized + body.slice(0, 40), resets)) },
  { fault: 'closed in the body', ...garbled, scene: wired(says(sized + body.slice(0, 40), closes)) },
  { fault: 'reset in a chunk', ...garbled, scene: wired(says(`${chunked}ff\r\n{"success"`, resets)) },
  { fault: 'a truncated chunk', ...garbled, scene: wired(says(`${chunked}ff\r\n{"success"`, closes)) },
  { fault: 'a missing last chunk', ...garbled, scene: wired(says(`${chunked}2\r\n{}\r\n`, closes)) },
  { fault: 'a chunk of no size', ...garbled, scene: wired(says(`${chunked}zz\r\n{}\r\n0\r\n\r\n`, closes)) },
  {
    fault: 'two lengths',
    ...garbled,
    scene: wired(says(`${head('content-length: 2', 'content-length: 3')}{}`, closes))
  },
  { fault: 'a header of 64 KiB', ...garbled, scene: wired(says(head(`x: ${'y'.repeat(65_536)}`), closes)) },
  { fault: 'garbage instead of HTTP', ...garbled, scene: wired(says('\x16\x03\0\xff\r\n\r\n', closes)) },
  { fault: 'another protocol instead of HTTP', ...garbled, scene: wired(says('220 mail ESMTP\r\n', closes)) },
  { fault: 'reset once', ...fine('again'), scene: wired(inTurn(resets, says(sized + body, closes))) },
  { fault: 'cut off once', ...fine('again'), scene: wired(inTurn(says(sized, closes), says(sized + body, closes))) },
  { fault: 'a kept-alive connection, closed as it is used again', ...fine(2), scene: closedAsReused(closes, 2, 0) },
  { fault: 'a kept-alive connection, reset as it is used again', ...fine(2), scene: closedAsReused(resets, 2, 0) },
  {
    fault: 'a kept-alive connection, cut off within an answer',
    ...fine(2),
    scene: closedAsReused(says('HTTP/1.1 2', closes), 3, 1)
  },
  {
    fault: 'kept-alive connections, each closed as it is used again',
    ...late(),
    scene: wired(reused(stillConnecting, closes))
  },
  {
    fault: 'a preflight answer with 40 KB of headers',
    ...fine(),
    scene: preflighted('passed', { ...rules, 'x-long': 'y'.repeat(40_000) })
  },
  {
    fault: 'a preflight answer with 60 KB of blanks within a header',
    status: 'connected',
    code: 'cors',
    asked: 1,
    exit: 1,
    scene: preflighted('failed', { ...rules, 'access-control-allow-methods': `PUT${' '.repeat(60_000)}GET` })
  },
  { fault: 'accepted, then nothing', ...once('network'), scene: wired(hangs) },
  { fault: 'headers that never come', ...once('network'), scene: served([silence]) },
  { fault: 'headers that drip', ...once('network'), scene: wired(drips(sized + body)) },
  { fault: 'headers, then nothing', ...once('network'), scene: wired(says(sized)) },
  { fault: 'a body that drips', ...once('network'), scene: wired(says(sized, drips(body))) },
  { fault: 'a body that drips in chunks', ...once('network'), scene: served(() => ({ body: dripping(body) })) },
  { fault: 'TLS, and nothing wrong', ...fine(), scene: behindTls() },
  { fault: 'TLS: unknown authority', ...once('tls'), scene: behindTls({ trusted: false }) },
  { fault: 'TLS: expired', ...once('tls'), scene: behindTls({ validDays: -1 }) },
  { fault: 'TLS: wrong host', ...once('tls'), scene: behindTls({ name: 'elsewhere.test' }) },
  // Neither a certificate nor quite the network: either code would be understood, and a retry does no harm.
  {
    fault: 'TLS: plain HTTP on that port',
    ...unverifiable('any', 'tls', 'network'),
    scene: spokenToInTls(served([connected()]))
  },
  { fault: 'TLS: a handshake that hangs', ...once('network'), scene: spokenToInTls(wired(hangs)) }
];
