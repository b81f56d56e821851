/** Addresses of host names, looked up once per host, however many connections of the run need them. */
import dns, { type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';

const lookups = new Map<string, { addresses: Promise<LookupAddress[]>; settled: boolean }>();

/** For a connection's option `lookup`. */
export const sharedLookup: LookupFunction = (host, { all }, callback) => {
  const { addresses } = lookups.get(host) ?? begin(host);
  addresses.then(
    (found) => (all ? callback(null, found) : callback(null, found[0]?.address ?? '', found[0]?.family)),
    (error) => callback(error, '')
  );
};

/**
 * The next connections look their hosts up again: an address may have changed.
 * What is under way goes on, since getaddrinfo cannot be cancelled, and stays shared.
 */
export function forgetAddresses(): void {
  for (const [host, { settled }] of lookups) if (settled) lookups.delete(host);
}

function begin(host: string) {
  const { promise: addresses, resolve, reject } = Promise.withResolvers<LookupAddress[]>();
  const lookup = { addresses, settled: false };
  lookups.set(host, lookup);
  dns.lookup(host, { all: true }, (error, found) => {
    lookup.settled = true;
    if (error) reject(error);
    else resolve(found);
  });
  return lookup;
}
