/** Each host name is looked up once, however many connections of the run need its addresses. */
import dns, { type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';

const lookups = new Map<string, { addresses: Promise<LookupAddress[]>; settled: boolean }>();

export const sharedLookup: LookupFunction = (host, { all }, callback) => {
  const { addresses } = lookups.get(host) ?? startLookup(host);
  addresses.then(
    (found) => (all ? callback(null, found) : callback(null, found[0]?.address ?? '', found[0]?.family)),
    (error) => callback(error, '')
  );
};

/** Addresses may have changed. A lookup under way stays shared, since getaddrinfo cannot be cancelled. */
export function forgetAddresses(): void {
  for (const [host, { settled }] of lookups) if (settled) lookups.delete(host);
}

function startLookup(host: string) {
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
