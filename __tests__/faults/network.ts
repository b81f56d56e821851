import { connected, connectedBody, dripping, silence } from '../support/studio.ts';
import { startTlsStudio } from '../support/tls-studio.ts';
import { closes, drips, hangs, inTurn, resets, says, startFullBacklog } from '../support/wire.ts';
import { again, fine, once, type Row, served, unverifiable, wired } from './row.ts';

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
