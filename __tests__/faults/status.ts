import { connected, type Reply, refused, startStudio } from '../support/studio.ts';
import {
  type Expected,
  type FaultCase,
  healthy,
  notRetried,
  retried,
  unless,
  unverifiable,
  withStudio
} from './fault-case.ts';

/** Pages of servers in between, which speak no JSON. */
const page = (status: number): Reply => ({
  status,
  headers: { 'content-type': 'text/html' },
  body: `<html><body><h1>${status}</h1></body></html>`
});

const codes: [number, Expected][] = [
  [201, notRetried('unexpected-response')],
  [202, notRetried('unexpected-response')],
  [204, notRetried('unexpected-response')],
  [300, notRetried('redirected')],
  [304, notRetried('redirected')],
  [400, notRetried('request-refused')],
  [401, notRetried('api-key-rejected')],
  [403, notRetried('api-key-forbidden')],
  [404, notRetried('not-found')],
  [405, notRetried('request-refused')],
  [407, notRetried('proxy', 'request-refused')], // Said by Studio's own address: open which of both.
  [408, retried('studio-unavailable')],
  [409, notRetried('request-refused')],
  [410, notRetried('request-refused')],
  [413, notRetried('request-refused')],
  [415, notRetried('request-refused')],
  [422, notRetried('request-refused')],
  [425, retried('studio-unavailable')],
  [429, retried('rate-limited')],
  [451, notRetried('request-refused')],
  [500, retried('studio-unavailable')],
  [501, notRetried('studio-unavailable')],
  [502, retried('studio-unavailable')],
  [503, retried('studio-unavailable')],
  [504, retried('studio-unavailable')],
  [520, retried('studio-unavailable')]
];

/** A redirect to a second host, which may see nothing at all. */
const redirected = (status: number): FaultCase => ({
  fault: `status ${status}, to another host`,
  ...notRetried('redirected'),
  setup: async () => {
    const other = await startStudio([connected()]);
    const location = `${other.url}/api/organizations/7/buckets/verify`;
    const setup = await withStudio([{ status, headers: { location } }], () => ({
      complaints: () => unless(other.requests.length === 0, 'the other host was asked')
    }))();
    return {
      ...setup,
      stop: async () => {
        await setup.stop?.();
        await other.stop();
      }
    };
  }
});

const busy = (retryAfter: string, status = 503): Reply => ({ status, headers: { 'retry-after': retryAfter } });

/** One unavailable answer that says when to come back, then a good one. */
const comingBack = (retryAfter: () => string, leastMs: number): FaultCase['setup'] =>
  withStudio(
    (_, index) => (index === 0 ? busy(retryAfter()) : connected()),
    ({ verifications }) => ({
      inputs: { timeout: '8s' },
      complaints: () => {
        const [first, second] = verifications();
        const pauseMs = (second?.atMs ?? 0) - (first?.atMs ?? 0);
        return unless(pauseMs >= leastMs, `asked again after ${Math.round(pauseMs)} ms, not after ${leastMs}`);
      }
    })
  );

/** Once is enough: a long timeout, of which nothing is waited. */
const tooLate = (retryAfter: () => string, status = 503): FaultCase['setup'] =>
  withStudio(() => busy(retryAfter(), status), { inputs: { timeout: '30s' }, endsWithinMs: 15_000 });

const inSeconds = (seconds: number) => () => new Date(Date.now() + seconds * 1000).toUTCString();

const retryAfter: FaultCase[] = [
  { fault: 'Retry-After: seconds', ...healthy(2), setup: comingBack(() => '2', 1950) },
  // A date has no fractions of a second.
  { fault: 'Retry-After: a date', ...healthy(2), setup: comingBack(inSeconds(4), 2500) },
  { fault: 'Retry-After: a date in the past', ...healthy(2), setup: comingBack(inSeconds(-3600), 0) },
  { fault: 'Retry-After: zero', ...healthy(2), setup: comingBack(() => '0', 0) },
  { fault: 'Retry-After: negative', ...healthy(2), setup: comingBack(() => '-5', 500) },
  { fault: 'Retry-After: words', ...healthy(2), setup: comingBack(() => 'soon, perhaps', 500) },
  { fault: 'Retry-After: empty', ...healthy(2), setup: comingBack(() => '', 500) },
  { fault: 'Retry-After: a number with an exponent', ...healthy(2), setup: comingBack(() => '1e9', 500) },
  { fault: 'Retry-After: past the deadline', ...notRetried('studio-unavailable'), setup: tooLate(() => '60') },
  {
    fault: 'Retry-After: past the deadline, rate limit',
    ...notRetried('rate-limited'),
    setup: tooLate(() => '60', 429)
  },
  {
    fault: 'Retry-After: a date past the deadline',
    ...notRetried('studio-unavailable'),
    setup: tooLate(inSeconds(3600))
  },
  { fault: 'Retry-After: absurd', ...notRetried('studio-unavailable'), setup: tooLate(() => '9'.repeat(40)) },
  {
    fault: 'Retry-After: an absurd date',
    ...notRetried('studio-unavailable'),
    setup: tooLate(() => 'Fri, 31 Dec 9999 23:59:59 GMT')
  }
];

export const status: FaultCase[] = [
  ...codes.map(([code, expected]) => ({ fault: `status ${code}`, ...expected, setup: withStudio([page(code)]) })),
  ...[301, 302, 303, 307, 308].map(redirected),
  {
    fault: 'a 400 that speaks of the API key',
    ...notRetried('api-key-rejected'),
    setup: withStudio([refused('Invalid API key', 400)])
  },
  { fault: 'a 503 in JSON', ...retried('studio-unavailable'), setup: withStudio([refused('Under maintenance', 503)]) },
  { fault: 'a 503 once', ...healthy(2), setup: withStudio([page(503), connected()]) },
  {
    fault: 'five 503 in a faultCase',
    ...unverifiable(5, 'studio-unavailable'),
    setup: withStudio([busy('1')], { inputs: { timeout: '45s' }, endsWithinMs: 20_000 })
  },
  ...retryAfter
];
