import { signature } from '../support/canaries.ts';
import {
  type ConnectionHandler,
  closes,
  drips,
  hangs,
  inTurn,
  resets,
  reused,
  sends,
  startFullBacklog
} from '../support/raw-server.ts';
import { connected, connectedBody, dripping, silence, startStudio } from '../support/studio.ts';
import { startTlsStudio } from '../support/tls-studio.ts';
import {
  type FaultCase,
  healthy,
  notRetried,
  retried,
  timesOut,
  unless,
  unverifiable,
  withRawServer,
  withStudio
} from './fault-case.ts';

const body = JSON.stringify(connectedBody);
const head = (...headers: string[]) => ['HTTP/1.1 200 OK', ...headers, '', ''].join('\r\n');
const chunked = head('transfer-encoding: chunked');
const sized = head(`content-length: ${body.length}`);

/** Cut off or garbled, an answer can count as a network fault or as an unusable body. */
const garbled = retried('network', 'unexpected-response');

/** Nobody listens on port 1: it is never given out as a free one. */
const refusedBy =
  (host: string): FaultCase['setup'] =>
  async () => ({ inputs: { 'api-url': `http://${host}:1/v1` } });

const neverConnecting =
  (timeout: string): FaultCase['setup'] =>
  async () => {
    const { url, stop } = await startFullBacklog();
    return { inputs: { 'api-url': url, timeout }, stop };
  };

/** A Studio behind TLS whose certificate has a flaw, unless it is for this address, valid and trusted. */
const behindTls =
  ({ name = '127.0.0.1', validDays = 1, trusted = true } = {}): FaultCase['setup'] =>
  async () => {
    const studio = await startTlsStudio([connected()], name, validDays);
    return { inputs: { 'api-url': studio.url }, env: trusted ? studio.trust : {}, stop: studio.stop };
  };

/** A server without TLS that is asked as if it had it. */
const askedOverTls =
  (start: FaultCase['setup']): FaultCase['setup'] =>
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
const closedAsReused = (handle: ConnectionHandler, attempts: number, faults: number): FaultCase['setup'] =>
  withRawServer(inTurn(reused(stillConnecting, handle), sends(answerTo(connectedBody))), {
    inputs: { timeout: '5s' },
    complaints: ({ log, outputs }) => [
      ...unless(outputs.attempts === String(attempts), `attempts is ${outputs.attempts}, not ${attempts}`),
      ...unless(log.split('asking again').length - 1 === faults, `not ${faults} faults`)
    ]
  });

/** A preflight whose answer has headers that are long, or that take long to read. */
const preflighted =
  (cors: 'passed' | 'failed', headers: Record<string, string>): FaultCase['setup'] =>
  async () => {
    const storage = await startStudio([{ status: 204, headers: { 'access-control-allow-origin': '*', ...headers } }]);
    const { origin } = new URL(storage.url);
    const signedUrl = `${origin}/sensor-data/x?X-Amz-Signature=${signature}`;
    const setup = await withStudio([connected({ signedUrl })])();
    return {
      ...setup,
      inputs: { ...setup.inputs, endpoint: origin, 'check-cors': 'true' },
      // On top of that, a quadratic reader would need more than 6 s.
      endsWithinMs: 5000,
      complaints: ({ outputs }) => unless(outputs.cors === cors, `cors is ${outputs.cors}`),
      stop: async () => {
        await setup.stop?.();
        await storage.stop();
      }
    };
  };
const rules = { 'access-control-allow-methods': 'PUT', 'access-control-allow-headers': 'content-type' };

export const network: FaultCase[] = [
  {
    fault: 'a connect that hangs is given up after 10 s, and tried again',
    ...retried('network'),
    setup: neverConnecting('13s')
  },
  { fault: 'a connect that hangs until the deadline', ...notRetried('network'), setup: neverConnecting('2s') },
  {
    fault: 'name not found',
    // A resolver of its own pace: the deadline may come first.
    ...unverifiable('any', 'network'),
    setup: async () => ({ inputs: { 'api-url': 'https://studio.invalid/v1' } })
  },
  { fault: 'refused', ...retried('network'), setup: refusedBy('127.0.0.1') },
  { fault: 'refused on both addresses of localhost', ...retried('network'), setup: refusedBy('localhost') },
  { fault: 'reset before headers', ...retried('network'), setup: withRawServer(resets) },
  { fault: 'closed before headers', ...retried('network'), setup: withRawServer(closes) },
  { fault: 'reset in headers', ...retried('network'), setup: withRawServer(sends('HTTP/1.1 200 OK\r\nconte', resets)) },
  {
    fault: 'closed in headers',
    ...retried('network'),
    setup: withRawServer(sends('HTTP/1.1 200 OK\r\nconte', closes))
  },
  { fault: 'reset in the body', ...garbled, setup: withRawServer(sends(sized + body.slice(0, 40), resets)) },
  { fault: 'closed in the body', ...garbled, setup: withRawServer(sends(sized + body.slice(0, 40), closes)) },
  { fault: 'reset in a chunk', ...garbled, setup: withRawServer(sends(`${chunked}ff\r\n{"success"`, resets)) },
  { fault: 'a truncated chunk', ...garbled, setup: withRawServer(sends(`${chunked}ff\r\n{"success"`, closes)) },
  { fault: 'a missing last chunk', ...garbled, setup: withRawServer(sends(`${chunked}2\r\n{}\r\n`, closes)) },
  { fault: 'a chunk of no size', ...garbled, setup: withRawServer(sends(`${chunked}zz\r\n{}\r\n0\r\n\r\n`, closes)) },
  {
    fault: 'two lengths',
    ...garbled,
    setup: withRawServer(sends(`${head('content-length: 2', 'content-length: 3')}{}`, closes))
  },
  { fault: 'a header of 64 KiB', ...garbled, setup: withRawServer(sends(head(`x: ${'y'.repeat(65_536)}`), closes)) },
  { fault: 'garbage instead of HTTP', ...garbled, setup: withRawServer(sends('\x16\x03\0\xff\r\n\r\n', closes)) },
  { fault: 'another protocol instead of HTTP', ...garbled, setup: withRawServer(sends('220 mail ESMTP\r\n', closes)) },
  { fault: 'reset once', ...healthy('again'), setup: withRawServer(inTurn(resets, sends(sized + body, closes))) },
  {
    fault: 'cut off once',
    ...healthy('again'),
    setup: withRawServer(inTurn(sends(sized, closes), sends(sized + body, closes)))
  },
  { fault: 'a kept-alive connection, closed as it is used again', ...healthy(2), setup: closedAsReused(closes, 2, 0) },
  { fault: 'a kept-alive connection, reset as it is used again', ...healthy(2), setup: closedAsReused(resets, 2, 0) },
  {
    fault: 'a kept-alive connection, cut off within an answer',
    ...healthy(2),
    setup: closedAsReused(sends('HTTP/1.1 2', closes), 3, 1)
  },
  {
    fault: 'kept-alive connections, each closed as it is used again',
    ...timesOut(),
    setup: withRawServer(reused(stillConnecting, closes))
  },
  {
    fault: 'a preflight answer with 40 KB of headers',
    ...healthy(),
    setup: preflighted('passed', { ...rules, 'x-long': 'y'.repeat(40_000) })
  },
  {
    fault: 'a preflight answer with 60 KB of blanks within a header',
    status: 'connected',
    code: 'cors',
    asked: 1,
    exit: 1,
    setup: preflighted('failed', { ...rules, 'access-control-allow-methods': `PUT${' '.repeat(60_000)}GET` })
  },
  { fault: 'accepted, then nothing', ...notRetried('network'), setup: withRawServer(hangs) },
  { fault: 'headers that never come', ...notRetried('network'), setup: withStudio([silence]) },
  { fault: 'headers that drip', ...notRetried('network'), setup: withRawServer(drips(sized + body)) },
  { fault: 'headers, then nothing', ...notRetried('network'), setup: withRawServer(sends(sized)) },
  { fault: 'a body that drips', ...notRetried('network'), setup: withRawServer(sends(sized, drips(body))) },
  {
    fault: 'a body that drips in chunks',
    ...notRetried('network'),
    setup: withStudio(() => ({ body: dripping(body) }))
  },
  { fault: 'TLS, and nothing wrong', ...healthy(), setup: behindTls() },
  { fault: 'TLS: unknown authority', ...notRetried('tls'), setup: behindTls({ trusted: false }) },
  { fault: 'TLS: expired', ...notRetried('tls'), setup: behindTls({ validDays: -1 }) },
  { fault: 'TLS: wrong host', ...notRetried('tls'), setup: behindTls({ name: 'elsewhere.test' }) },
  // Neither a certificate nor quite the network: either code would be understood, and a retry does no harm.
  {
    fault: 'TLS: plain HTTP on that port',
    ...unverifiable('any', 'tls', 'network'),
    setup: askedOverTls(withStudio([connected()]))
  },
  { fault: 'TLS: a handshake that hangs', ...notRetried('network'), setup: askedOverTls(withRawServer(hangs)) }
];
