import { connected, type Reply, refused, startStudio } from '../support/studio.ts';
import { again, type Expected, fine, once, type Row, served, unless, unverifiable } from './row.ts';

/** Pages of servers in between, which speak no JSON. */
const page = (status: number): Reply => ({
  status,
  headers: { 'content-type': 'text/html' },
  body: `<html><body><h1>${status}</h1></body></html>`
});

const codes: [number, Expected][] = [
  [201, once('unexpected-response')],
  [202, once('unexpected-response')],
  [204, once('unexpected-response')],
  [300, once('redirected')],
  [304, once('redirected')],
  [400, once('request-refused')],
  [401, once('api-key-rejected')],
  [403, once('api-key-forbidden')],
  [404, once('not-found')],
  [405, once('request-refused')],
  [407, once('proxy', 'request-refused')], // Said by Studio's own address: open which of both.
  [408, again('studio-unavailable')],
  [409, once('request-refused')],
  [410, once('request-refused')],
  [413, once('request-refused')],
  [415, once('request-refused')],
  [422, once('request-refused')],
  [425, again('studio-unavailable')],
  [429, again('rate-limited')],
  [451, once('request-refused')],
  [500, again('studio-unavailable')],
  [501, once('studio-unavailable')],
  [502, again('studio-unavailable')],
  [503, again('studio-unavailable')],
  [504, again('studio-unavailable')],
  [520, again('studio-unavailable')]
];

/** A redirect to a second host, which may see nothing at all. */
const redirected = (status: number): Row => ({
  fault: `status ${status}, to another host`,
  ...once('redirected'),
  scene: async () => {
    const other = await startStudio([connected()]);
    const location = `${other.url}/api/organizations/7/buckets/verify`;
    const scene = await served([{ status, headers: { location } }], () => ({
      complaints: () => unless(other.requests.length === 0, 'the other host was asked')
    }))();
    return {
      ...scene,
      stop: async () => {
        await scene.stop?.();
        await other.stop();
      }
    };
  }
});

const busy = (retryAfter: string, status = 503): Reply => ({ status, headers: { 'retry-after': retryAfter } });

/** One unavailable answer that says when to come back, then a good one. */
const comingBack = (retryAfter: () => string, leastMs: number): Row['scene'] =>
  served(
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
const tooLate = (retryAfter: () => string, status = 503): Row['scene'] =>
  served(() => busy(retryAfter(), status), { inputs: { timeout: '30s' }, endsWithinMs: 15_000 });

const inSeconds = (seconds: number) => () => new Date(Date.now() + seconds * 1000).toUTCString();

const retryAfter: Row[] = [
  { fault: 'Retry-After: seconds', ...fine(2), scene: comingBack(() => '2', 1950) },
  // A date has no fractions of a second.
  { fault: 'Retry-After: a date', ...fine(2), scene: comingBack(inSeconds(4), 2500) },
  { fault: 'Retry-After: a date in the past', ...fine(2), scene: comingBack(inSeconds(-3600), 0) },
  { fault: 'Retry-After: zero', ...fine(2), scene: comingBack(() => '0', 0) },
  { fault: 'Retry-After: negative', ...fine(2), scene: comingBack(() => '-5', 500) },
  { fault: 'Retry-After: words', ...fine(2), scene: comingBack(() => 'soon, perhaps', 500) },
  { fault: 'Retry-After: empty', ...fine(2), scene: comingBack(() => '', 500) },
  { fault: 'Retry-After: a number with an exponent', ...fine(2), scene: comingBack(() => '1e9', 500) },
  { fault: 'Retry-After: past the deadline', ...once('studio-unavailable'), scene: tooLate(() => '60') },
  { fault: 'Retry-After: past the deadline, rate limit', ...once('rate-limited'), scene: tooLate(() => '60', 429) },
  { fault: 'Retry-After: a date past the deadline', ...once('studio-unavailable'), scene: tooLate(inSeconds(3600)) },
  { fault: 'Retry-After: absurd', ...once('studio-unavailable'), scene: tooLate(() => '9'.repeat(40)) },
  {
    fault: 'Retry-After: an absurd date',
    ...once('studio-unavailable'),
    scene: tooLate(() => 'Fri, 31 Dec 9999 23:59:59 GMT')
  }
];

export const status: Row[] = [
  ...codes.map(([code, expected]) => ({ fault: `status ${code}`, ...expected, scene: served([page(code)]) })),
  ...[301, 302, 303, 307, 308].map(redirected),
  {
    fault: 'a 400 that speaks of the API key',
    ...once('api-key-rejected'),
    scene: served([refused('Invalid API key', 400)])
  },
  { fault: 'a 503 in JSON', ...again('studio-unavailable'), scene: served([refused('Under maintenance', 503)]) },
  { fault: 'a 503 once', ...fine(2), scene: served([page(503), connected()]) },
  {
    fault: 'five 503 in a row',
    ...unverifiable(5, 'studio-unavailable'),
    scene: served([busy('1')], { inputs: { timeout: '45s' }, endsWithinMs: 20_000 })
  },
  ...retryAfter
];
