import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { inputNames } from '../../src/inputs/schema.ts';
import { parseDurationMs } from '../../src/text/duration.ts';
import { parseApiUrl } from '../../src/text/urls.ts';
import { read } from './read.ts';

// The same cases each time: nobody's change fails for what somebody else broke.
fc.configureGlobal({ seed: 2026 });

const secretNames = ['api-key', 'secret-key', 'access-key', 'github-token'];

const plausible = fc.constantFrom(
  ...['all', '7', '1, 2', 'true', 'False', '5m', '250ms', '3', 's3', 'azure', 'other', 'eu-west-1', 'sensors01', 'a/b'],
  ...['none', '2 d', 'walks', 'https://s3.test', 'https://studio.test/v1', 'ei_0123456789', 'sensor-data', '', ' ']
);
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('::error::x', '##[error]x', '__proto__', '$(id)', '\u0000', '-1', '1e999', '../..', '"`\n`"')
);
const inputs = fc.dictionary(fc.constantFrom(...inputNames), fc.oneof(plausible, plausible, hostile), { maxKeys: 12 });

describe('whatever the inputs', () => {
  it('they are read, or each wrong one is named', () => {
    fc.assert(
      fc.property(inputs, (inputs) => {
        const { outcome, problems } = read(inputs);
        if (outcome.ok) {
          const { timeoutMs, pollIntervalMs, failureThreshold, maxAgeMs, organizationId } = outcome.inputs;
          expect(timeoutMs >= 1000 && timeoutMs <= 21_600_000).toBe(true);
          expect(pollIntervalMs >= 250 && pollIntervalMs <= 300_000).toBe(true);
          expect(failureThreshold >= 1 && failureThreshold <= 10).toBe(true);
          expect(maxAgeMs === null || (maxAgeMs >= 60_000 && maxAgeMs <= 366 * 86_400_000)).toBe(true);
          expect(organizationId >= 1 && Number.isSafeInteger(organizationId)).toBe(true);
        } else {
          expect(outcome.failure.code).toBe('invalid-input');
          const names = inputNames.filter((name) => problems.some((problem) => problem.includes(`\`${name}\``)));
          expect(names).not.toEqual([]);
        }
      }),
      { numRuns: 1000 }
    );
  });

  it('every secret that is given is masked as it is used, and none is shown', () => {
    const secret = fc.stringMatching(/^[A-Za-z0-9+/=]{4,40}$/).map((text) => `Canary${text}`);
    const spaced = fc.tuple(fc.constantFrom('', ' ', '\n'), secret, fc.constantFrom('', '\t', '\r\n', '\u0007x'));
    const secrets = fc.record(Object.fromEntries(secretNames.map((name) => [name, spaced])), { requiredKeys: [] });
    fc.assert(
      fc.property(inputs, secrets, (inputs, secrets) => {
        const given = Object.fromEntries(
          Object.entries(secrets).map(([name, parts]) => [name, (parts ?? []).join('')])
        );
        const { outcome, masks } = read({ ...inputs, 'storage-provider': 's3', ...given });
        for (const value of Object.values(given)) expect(masks).toContain(value.trim());
        if (!outcome.ok) expect(JSON.stringify(outcome.failure)).not.toContain('Canary');
      }),
      { numRuns: 500 }
    );
  });
});

it('every duration is read as it is written', () => {
  const units = fc.constantFrom<[string, number]>(['', 1000], ['ms', 1], ['s', 1000], ['m', 60_000], ['h', 3_600_000]);
  fc.assert(
    fc.property(fc.nat(1e6), fc.nat(999), units, (whole, thousandths, [unit, factor]) => {
      expect(parseDurationMs(`${whole}${unit}`)).toBe(whole * factor);
      const ms = parseDurationMs(`${whole}.${`${thousandths}`.padStart(3, '0')}${unit}`) ?? Number.NaN;
      expect(ms / factor).toBeCloseTo(whole + thousandths / 1000, 6);
    })
  );
});

it('a URL of the API never leads anywhere else than it says', () => {
  const host = fc.oneof(
    fc.domain(),
    fc.ipV4(),
    fc.ipV4Extended(),
    fc.constantFrom('localhost', '127.0.0.1', '[::1]', 'ａ.test')
  );
  const segment = fc.constantFrom(
    '',
    'a',
    'v1',
    'V1',
    '.',
    '..',
    '%2e',
    '.%2E',
    'a%2Fb',
    'a\\b',
    'a?b',
    'a#b',
    'a@b',
    'a:b',
    ' '
  );
  const path = fc.array(segment, { maxLength: 3 }).map((segments) => segments.join('/'));
  const scheme = fc.constantFrom('https://', 'http://', 'HTTPS://', '//', '');
  fc.assert(
    fc.property(scheme, fc.constantFrom('', 'me@', 'me:pw@'), host, path, (scheme, user, host, path) => {
      const text = `${scheme}${user}${host}${path.startsWith('/') ? '' : '/'}${path}`;
      const url = parseApiUrl(text);
      if (url === undefined) return;
      const { protocol, hostname, pathname, search, hash, username } = new URL(url);
      expect([search, hash, username]).toEqual(['', '', '']);
      expect(hostname).toBe(host.toLowerCase());
      expect(protocol === 'https:' || /^(localhost|127\..*|\[::1\])$/.test(hostname)).toBe(true);
      const written = `${path.startsWith('/') ? '' : '/'}${path}`.replace(/\/+$/, '');
      expect([written, `${written}/v1`]).toContain(pathname);
    }),
    { numRuns: 2000 }
  );
});
