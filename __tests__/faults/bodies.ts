import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { memoryTo } from '../support/preload.ts';
import { connected, connectedBody, error, json, padded, type Reply } from '../support/studio.ts';
import { down, type FaultCase, healthy, notRetried, retried, unless, withStudio } from './fault-case.ts';

const text = JSON.stringify(connectedBody);
const body = (content: string | Uint8Array, headers = {}): Reply => ({
  headers: { 'content-type': 'application/json', ...headers },
  body: content
});
/** A connected bucket with something in its answer replaced, and how many files the step then has to count. */
const counted = (count: string, more: object): FaultCase['setup'] =>
  withStudio([connected(more)], {
    complaints: ({ outputs }) =>
      unless(outputs['file-count'] === count, `file-count ${outputs['file-count']}, not ${count}`)
  });

const MEBIBYTE = 1024 * 1024;
const HUGE_MEBIBYTES = 100;

/** A body of 100 MiB: held at once, in whatever form, it takes more than the process may. */
const huge = (headers: Record<string, number> = {}) => sparing(() => ({ headers, body: padded(HUGE_MEBIBYTES, text) }));

/** As many files as 16 MiB have room for, each as little as JSON allows. */
const crowded = text.replace(/"files":\[.*?\]/, `"files":[${'{},'.repeat(5_500_000)}{"name":"a"}]`);

/** A step that must not take more than 256 MiB of memory. */
const sparing =
  (reply: () => Reply): FaultCase['setup'] =>
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'verify-bucket-memory-'));
    const file = join(folder, 'peak');
    const setup = await withStudio(reply)();
    return {
      ...setup,
      inputs: { ...setup.inputs, timeout: '20s' },
      nodeOptions: memoryTo(file),
      complaints: () => {
        const peak = Math.round(Number(readFileSync(file, 'utf8')));
        return unless(peak < 256, `${peak} MiB of memory`);
      },
      stop: async () => {
        await setup.stop?.();
        await rm(folder, { recursive: true });
      }
    };
  };

const manyFiles = Array.from({ length: 100_000 }, (_, index) => ({
  name: `${index}.wav`,
  size: index,
  folderName: 'f'
}));
const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

/** Of no use as it came, perhaps better the next time. */
const unusable: [string, Reply][] = [
  ['HTML', body('<!doctype html><html><body>Just a moment…</body></html>', { 'content-type': 'text/html' })],
  ['empty', body('')],
  ['white space', body(' \r\n ')],
  ['truncated', body(text.slice(0, -30))],
  ['two answers in one', body(text + text)],
  ['words', body('OK')],
  ['not UTF-8', body(Buffer.from(text.replace('walks', 'w\xe4lks'), 'latin1'))],
  ['UTF-16', body(Buffer.from(text, 'utf16le'))],
  ['gzip unasked for', body(gzipSync(text), { 'content-encoding': 'gzip' })],
  ['gzip unasked for, without a header', body(gzipSync(text))]
];

/** Well-formed, and not what the API says. */
const misshapen: [string, unknown][] = [
  ['null', null],
  ['[]', []],
  ['42', 42],
  ['a string', 'connected'],
  ['{}', {}],
  ['success missing', { connectionStatus: 'connected' }],
  ['success in words', { ...connectedBody, success: 'true' }],
  ['success null', { ...connectedBody, success: null }],
  ['status missing', { success: true }],
  ['status null', { ...connectedBody, connectionStatus: null }],
  ['status unknown', { ...connectedBody, connectionStatus: 'reconnecting' }],
  ['status differently cased', { ...connectedBody, connectionStatus: 'Connected' }],
  ['status with white space', { ...connectedBody, connectionStatus: 'connected ' }],
  ['status in a list', { ...connectedBody, connectionStatus: ['connected'] }],
  ['status in __proto__', JSON.parse('{"success": true, "__proto__": {"connectionStatus": "connected"}}')]
];

/** Odd in what comes beside the verdict, which is not lost for it. An empty count means that it is not known. */
const odd: [string, string, object][] = [
  ['files absent', '', { files: undefined }],
  ['files null', '', { files: null }],
  ['files empty', '0', { files: [] }],
  ['files in words', '', { files: 'many' }],
  ['100 000 files', '100000', { files: manyFiles }],
  ['negative and huge sizes', '3', { files: [-1, 1e308, -0].map((size) => ({ name: 'x', size, folderName: 'f' })) }],
  ['dates of garbage', '3', { connectionStatusSince: 'yesterday, or so' }],
  ['a date far away', '3', { connectionStatusSince: '+275760-09-13T00:00:00.001Z' }],
  ['a date in numbers', '3', { connectionStatusSince: 1e21 }],
  ['labels in words', '3', { hasInfoLabelsFile: 'true' }],
  ['an URL of garbage', '3', { signedUrl: 'not an url' }],
  ['an error beside connected', '3', { connectionError: 'left over' }],
  ['fields nobody knows', '3', { buckets: [], version: { major: 2 } }],
  ['__proto__', '3', JSON.parse('{"__proto__": {"success": false, "healthy": "no"}, "constructor": {"prototype": 1}}')]
];

const refusals: [string, object, string][] = [
  ['false with a reason', { success: false, error: 'The bucket name is not valid.' }, 'request-refused'],
  ['false without a reason', { success: false }, 'request-refused'],
  ['false with a reason that is no text', { success: false, error: { code: 7 } }, 'request-refused'],
  ['false beside connected', { ...connectedBody, success: false }, 'request-refused'],
  ['false, speaking of the API key', { success: false, error: 'Invalid API key' }, 'api-key-rejected']
];

export const bodies: FaultCase[] = [
  ...unusable.map(([name, reply]) => ({
    fault: `body: ${name}`,
    ...retried('unexpected-response'),
    setup: withStudio([reply])
  })),
  { fault: 'body: unusable once', ...healthy(2), setup: withStudio([body(''), connected()]) },
  ...misshapen.map(([name, value]) => ({
    fault: `body: ${name}`,
    ...notRetried('unexpected-response'),
    setup: withStudio([json(value)])
  })),
  { fault: 'body: deep nesting', ...notRetried('unexpected-response'), setup: withStudio([body(nested(100_000))]) },
  ...refusals.map(([name, value, code]) => ({
    fault: `body: ${name}`,
    ...notRetried(code),
    setup: withStudio([json(value)])
  })),
  ...odd.map(([name, count, more]) => ({ fault: `body: ${name}`, ...healthy(), setup: counted(count, more) })),
  {
    fault: 'body: odd entries in files',
    ...healthy(),
    // How many of them count as files is left open.
    setup: withStudio([
      connected({ files: [null, 7, 'x', [], {}, { name: 7 }, { name: 'a.wav', size: 1, folderName: 'f' }] })
    ])
  },
  {
    fault: 'body: deep nesting in a field nobody knows',
    ...healthy(),
    setup: withStudio([body(text.replace('{', `{"extra":${nested(100_000)},`))])
  },
  { fault: 'body: with a BOM', ...healthy(), setup: withStudio([body(`\ufeff${text}`)]) },
  { fault: 'body: said to be text', ...healthy(), setup: withStudio([body(text, { 'content-type': 'text/plain' })]) },
  { fault: 'body: error without a reason', ...down('storage-error'), setup: withStudio([error(null)]) },
  { fault: 'body: error with an empty reason', ...down('storage-error'), setup: withStudio([error('')]) },
  { fault: 'body: error with a reason', ...down('no-such-bucket'), setup: withStudio([error('NoSuchBucket')]) },
  {
    fault: 'body: error with 1 MiB of reason',
    ...down('storage-error'),
    setup: withStudio([error('z'.repeat(MEBIBYTE))])
  },
  {
    fault: 'body: 15 MiB',
    ...healthy(),
    setup: withStudio(() => ({ body: padded(15, text) }), { inputs: { timeout: '20s' } })
  },
  {
    fault: 'body: 16 MiB of files',
    ...healthy(),
    setup: withStudio(() => ({ body: crowded }), {
      inputs: { timeout: '20s' },
      complaints: ({ outputs }) => unless(outputs['file-count'] === '1', `file-count ${outputs['file-count']}, not 1`)
    })
  },
  {
    fault: 'body: 100 MiB, declared',
    ...notRetried('unexpected-response'),
    setup: huge({ 'content-length': HUGE_MEBIBYTES * MEBIBYTE + text.length })
  },
  { fault: 'body: 100 MiB, in chunks', ...notRetried('unexpected-response'), setup: huge() }
];
