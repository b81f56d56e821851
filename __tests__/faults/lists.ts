import { accessKey, existing, noCredentials, secretKey } from '../support/canaries.ts';
import { connected, connecting, error, json, list, type Reply, refused, type Seen } from '../support/studio.ts';
import { down, type FaultCase, healthy, notRetried, unless, unverifiable, withStudio } from './fault-case.ts';

const buckets = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: index + 1, bucket: `bucket-${index + 1}` }));
const idOf = ({ body }: Seen) => (JSON.parse(body) as { bucketId: number }).bucketId;

/** A fault of the request that comes first where ids are given: that for the list. What is counted is that one. */
const listing = (reply: Reply, bucketId = '4', inputs: Record<string, string> = {}): FaultCase['setup'] =>
  withStudio(
    ({ method }) => (method === 'GET' ? reply : connected()),
    ({ requests }) => ({
      inputs: { ...noCredentials, ...existing(bucketId), ...inputs },
      asked: () => requests.filter(({ method }) => method === 'GET').length,
      exact: false
    })
  );

const beside = {
  bucket: 'sensor-data',
  'access-key': accessKey,
  'secret-key': secretKey,
  endpoint: 'https://storage.invalid'
};

/** All of so many buckets, each answered by its id; so many of them get an error annotation. */
const organization = (count: number, reply: (id: number) => Reply, errors: number): FaultCase['setup'] =>
  withStudio((request) => (request.method === 'GET' ? list(buckets(count)) : reply(idOf(request))), {
    inputs: { ...noCredentials, ...existing('all') },
    errors,
    complaints: ({ outputs, results }) => [
      ...unless(outputs['bucket-count'] === String(count), `bucket-count ${outputs['bucket-count']}, not ${count}`),
      ...unless(Array.isArray(results) && results.length === count, 'results do not hold every bucket')
    ]
  });

export const lists: FaultCase[] = [
  { fault: 'list: nothing wrong', ...healthy(), setup: listing(list([{ id: 4, bucket: 'walks' }])) },
  { fault: 'list: no bucket at all', ...notRetried('no-buckets'), setup: listing(list([]), 'all') },
  {
    fault: 'list: all excluded',
    ...notRetried('no-buckets'),
    setup: listing(list(buckets(2)), 'all', { exclude: '1 2' })
  },
  { fault: 'list: another bucket', ...notRetried('unknown-bucket-id'), setup: listing(list(buckets(2))) },
  { fault: 'list: 401', ...notRetried('api-key-rejected'), setup: listing(json({}, 401)) },
  { fault: 'list: 403', ...notRetried('api-key-forbidden'), setup: listing(json({}, 403)) },
  { fault: 'list: 404', ...notRetried('not-found'), setup: listing(json({}, 404)) },
  { fault: 'list: 403, with everything given', ...healthy(), setup: listing(json({}, 403), '4', beside) },
  { fault: 'list: 404, with everything given', ...healthy(), setup: listing(json({}, 404), '4', beside) },
  { fault: 'list: 503', ...unverifiable('again', 'studio-unavailable'), setup: listing(json({}, 503)) },
  {
    fault: 'list: 503 for several',
    ...unverifiable('again', 'studio-unavailable'),
    setup: listing(json({}, 503), '4 5')
  },
  { fault: 'list: HTML', ...unverifiable('again', 'unexpected-response'), setup: listing({ body: '<html></html>' }) },
  { fault: 'list: refused', ...notRetried('request-refused'), setup: listing(refused('Not now.')) },
  { fault: 'list: null', ...notRetried('unexpected-response'), setup: listing(json(null)) },
  { fault: 'list: no buckets field', ...notRetried('unexpected-response'), setup: listing(json({ success: true })) },
  {
    fault: 'list: buckets are words',
    ...notRetried('unexpected-response'),
    setup: listing(json({ success: true, buckets: 'all' }))
  },
  {
    fault: 'list: odd entries beside a good one',
    ...healthy(),
    setup: listing(json({ success: true, buckets: [null, 7, [], { id: 'x' }, goodEntry()] }))
  },
  ...['bucket', 'endpoint'].map((field) => ({
    fault: `list: another entry whose ${field} cannot be made a text`,
    ...healthy(),
    setup: listing({
      body: JSON.stringify({ success: true, buckets: [goodEntry(), 'odd', 'deep'] })
        .replace('"odd"', `{"id":5,"accessKey":"AKIAODD","${field}":{"toString":"x"}}`)
        .replace('"deep"', `{"id":6,"accessKey":"AKIADEEP","${field}":${'['.repeat(20_000)}${']'.repeat(20_000)}}`)
    })
  })),
  {
    fault: 'list: another entry whose key is endless',
    ...healthy(),
    setup: listing(
      list([
        { id: 4, bucket: 'walks' },
        { id: 5, bucket: 'runs', accessKey: 'K'.repeat(1_000_000) }
      ])
    )
  },
  {
    fault: 'list: the bucket asked for is odd',
    ...notRetried('unexpected-response'),
    setup: listing(json({ success: true, buckets: [{ id: 4, bucket: 42 }] }))
  },
  {
    fault: 'organization: 3 of 20 down',
    ...down('no-such-bucket', 20),
    setup: organization(20, (id) => (id % 7 === 1 ? error('NoSuchBucket') : connected()), 3)
  },
  {
    fault: 'organization: more down than annotations are shown',
    ...down('no-such-bucket', 14),
    setup: organization(14, () => error('NoSuchBucket'), 10)
  },
  {
    fault: 'organization: the key is rejected',
    ...unverifiable('any', 'api-key-rejected'),
    setup: organization(40, () => json({}, 401), 1)
  },
  {
    fault: 'organization: Studio is away',
    ...unverifiable('any', 'studio-unavailable'),
    setup: organization(40, () => json({}, 503), 1)
  },
  {
    fault: 'organization: one connects for ever',
    status: 'timeout',
    code: 'timeout',
    asked: 'any',
    exit: 1,
    setup: organization(3, (id) => (id === 2 ? connecting() : connected()), 1)
  }
];

function goodEntry() {
  return {
    id: 4,
    bucket: 'walks',
    accessKey: 'LISTEDCANARYKEYP5T8N1',
    endpoint: 'https://storage.invalid',
    storageProvider: 's3'
  };
}
