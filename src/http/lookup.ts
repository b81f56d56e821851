/** Addresses of host names, looked up once per host, however many connections of the run need them. */
import dns, { type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';

interface Lookup {
  addresses: Promise<LookupAddress[]>;
  settled: boolean;
}

const lookups = new Map<string, Lookup>();

/** For a connection's option `lookup`. */
export const sharedLookup: LookupFunction = (host, { all }, callback) => {
  const lookup = lookups.get(host) ?? begin(host);
  lookup.addresses.then(
    (addresses) => {
      if (all) return callback(null, addresses);
      callback(null, addresses[0]?.address ?? '', addresses[0]?.family);
    },
    (error) => callback(error, '')
  );
};

/**
 * The next connections look their hosts up again: an address may have changed.
 * What is under way goes on, since getaddrinfo cannot be cancelled, and is still shared.
 */
export function forgetAddresses(): void {
  for (const [host, { settled }] of lookups) if (settled) lookups.delete(host);
}

function begin(host: string): Lookup {
  const addresses = new Promise<LookupAddress[]>((resolve, reject) => {
    dns.lookup(host, { all: true }, (error, found) => {
      lookup.settled = true;
      if (error) reject(error);
      else resolve(found);
    });
  });
  const lookup = { addresses, settled: false };
  lookups.set(host, lookup);
  return lookup;
}
