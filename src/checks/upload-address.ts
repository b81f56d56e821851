/**
 * What a page may send an upload to, before any rule of the storage matters: "port blocking" of the Fetch standard,
 * Mixed Content and Local Network Access, as Chromium 156 does all three (__tests__/browser asks it). Pure.
 */
import { BlockList, isIP } from 'node:net';
import { quote } from '../text/words.ts';

/** Reasons are ends of sentences, without path and query. */
export type AddressJudgement =
  | { status: 'allowed' }
  | { status: 'failed'; reason: string }
  /** It depends on what only the browser knows: whether the page comes from a local network, too, or has permission. */
  | { status: 'needs-permission'; reason: string };

/** "Bad port", and 0, which Chromium adds; it lets 4190 and 6679 through, which other browsers do not. */
const BLOCKED_PORTS: readonly number[] = [
  0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110,
  111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532,
  540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061,
  6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080
];

/** The address spaces "loopback" and "local". An IPv4 address mapped into IPv6 is in that of the IPv4 address. */
const LOCAL_ADDRESSES = blockList([
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  // Two addresses: unspecified and loopback.
  ['::', 127, 'ipv6'],
  ['2001:db8::', 32, 'ipv6'],
  ['3fff::', 20, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
  // Link-local, and the site-local ones of old.
  ['fe80::', 9, 'ipv6']
]);

/**
 * Decides by what is written. What a name of the DNS leads to is known only where it is looked up: here the storage's
 * is taken for public, while the page's may be either.
 * @param origin of the page
 */
export function judgeUploadAddress(url: URL, origin: string): AddressJudgement {
  if (url.port !== '' && BLOCKED_PORTS.includes(Number(url.port))) {
    return { status: 'failed', reason: `the signed URL leads to port ${url.port}, which browsers block` };
  }
  const page = new URL(origin);
  const isLocal = isLocalHost(url.hostname);
  if (url.origin === page.origin || (isLocal && isLocalHost(page.hostname))) return { status: 'allowed' };
  if (isLocal) {
    const place = `the signed URL leads into a local network (${quote(url.hostname)})`;
    // A page without https cannot be given the permission.
    const condition =
      page.protocol === 'https:'
        ? 'and browsers ask the user for permission before a page from elsewhere may upload there'
        : 'and browsers let no http page from elsewhere upload there';
    return { status: 'needs-permission', reason: `${place}, ${condition}` };
  }
  // "Mixed Content". What is local is exempt: loopback as trustworthy, all of it by the permission.
  if (page.protocol === 'https:' && url.protocol === 'http:') {
    const reason = 'the signed URL is an http address, and a page on https may not upload to http';
    return { status: 'failed', reason };
  }
  return { status: 'allowed' };
}

/** @param hostname as `URL` has it: addresses in their one canonical form, IPv6 in brackets */
function isLocalHost(hostname: string): boolean {
  const address = hostname.replace(/^\[|\]$/g, '');
  const version = isIP(address);
  if (version !== 0) return LOCAL_ADDRESSES.check(address, version === 4 ? 'ipv4' : 'ipv6');
  return /(^|\.)local(host)?\.?$/.test(hostname);
}

function blockList(subnets: readonly [address: string, prefix: number, family: 'ipv4' | 'ipv6'][]): BlockList {
  const list = new BlockList();
  for (const subnet of subnets) list.addSubnet(...subnet);
  return list;
}
