/** What browsers forbid before they ask the storage, as Chromium 156 does it (see __tests__/browser). */
import { BlockList, isIP, isIPv6 } from 'node:net';
import { quote } from '../text/words.ts';
import type { CorsVerdict } from './verdict.ts';

const REMEDY = 'Give the storage an https address at a port that browsers do not block.';

/** Those of the Fetch standard, and 0, which Chromium adds; it allows 4190 and 6679. */
const BLOCKED_PORTS: readonly number[] = [
  0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110,
  111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532,
  540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061,
  6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080
];

/** The address spaces "loopback" and "local". `BlockList` unwraps IPv4 addresses in IPv6 ones. */
const LOCAL_SUBNETS = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.168.0.0/16'],
  ...['::/127', '2001:db8::/32', '3fff::/20', 'fc00::/7', 'fe80::/9']
];
const localAddresses = new BlockList();
for (const subnet of LOCAL_SUBNETS) {
  const [address = '', prefix] = subnet.split('/');
  localAddresses.addSubnet(address, Number(prefix), isIPv6(address) ? 'ipv6' : 'ipv4');
}

/** Port blocking, Local Network Access, Mixed Content. A name that needs DNS is taken for public. */
export function judgeUploadAddress(url: URL, origin: string): CorsVerdict {
  if (url.port !== '' && BLOCKED_PORTS.includes(Number(url.port))) {
    const reason = `the signed URL leads to port ${url.port}, which browsers block`;
    return { status: 'failed', reason, remedy: REMEDY };
  }
  const page = new URL(origin);
  const isLocal = isLocalHost(url.hostname);
  if (url.origin === page.origin || (isLocal && isLocalHost(page.hostname))) return { status: 'passed' };
  if (isLocal) {
    const place = `the signed URL leads into a local network (${quote(url.hostname)})`;
    const onHttps = 'browsers ask the user for permission before a page from elsewhere may upload there';
    const onHttp = 'browsers let no http page from elsewhere upload there';
    return { status: 'passed', condition: `${place}, and ${page.protocol === 'https:' ? onHttps : onHttp}` };
  }
  if (page.protocol === 'http:' || url.protocol === 'https:') return { status: 'passed' };
  const reason = 'the signed URL is an http address, and a page on https may not upload to http';
  return { status: 'failed', reason, remedy: REMEDY };
}

function isLocalHost(hostname: string): boolean {
  const address = hostname.replace(/^\[|\]$/g, '');
  if (isIP(address)) return localAddresses.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
  return /(^|\.)local(host)?\.?$/.test(hostname);
}
