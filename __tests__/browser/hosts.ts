/** Hosts that a storage may have, in all their spellings, the same ones in every run. */
import fc from 'fast-check';

const NAMES = [
  ...['localhost', 'LOCALHOST', 'localhost.', 'storage.localhost', 'a.b.localhost.', '127.0.0.1', '127.0.0.2', '127.1'],
  ...['127.255.255.254', '2130706433', '0x7f.1', '0177.0.0.1', '[::1]', '[0:0::0:1]', '[::ffff:127.0.0.1]'],
  ...['[::ffff:7f01:203]', '[::127.0.0.1]', '0.0.0.0', '0', '0.1.2.3', '[::]', '[::2]', '[::ffff:0.0.0.0]'],
  ...['10.0.0.5', '[::ffff:10.0.0.5]', '[::10.0.0.5]', '[::ffff:8.8.8.8]', '[64:ff9b::a00:5]', '[2002:a00:5::1]'],
  ...['192.168.0.1', '169.254.169.254', '100.64.0.1', '198.18.0.1', '192.0.2.1', '224.0.0.1', '255.255.255.255'],
  ...['[fe80::1]', '[fec0::1]', '[fd12:3456::1]', '[2001:db8::1]', '[3fff::1]', '[3fff:1000::1]', '[ff02::1]'],
  ...['local', 'nas.local', 'nas.local.', 'nas.lan', 'nas.home.arpa', 's3.internal', 'minio', 'notlocal', 'local.test'],
  ...['notlocalhost', 'localhost.test', 'localhost.localdomain', 'localhost4', 'ip6-localhost', '10.0.0.5.test'],
  ...['storage.test', 'sensor-data.s3.amazonaws.com', 'xn--mnchen-3ya.test', 'a_b.test']
];

export function hosts(count: number): string[] {
  const hex = (values: number[]) => fc.constantFrom(...values).map((value) => value.toString(16));
  const [byte, group] = [fc.integer({ min: 0, max: 0xff }), fc.integer({ min: 0, max: 0xffff })];
  const ipv4 = fc
    .tuple(
      fc.oneof(byte, fc.constantFrom(0, 9, 10, 11, 100, 126, 127, 128, 169, 172, 192)),
      fc.oneof(byte, fc.constantFrom(0, 15, 16, 31, 32, 63, 64, 127, 128, 167, 168, 169, 253, 254)),
      ...[byte, byte]
    )
    .map((bytes) => bytes.join('.'));
  const first = [0x64, 0x2000, 0x2001, 0x2002, 0x3ffe, 0x3fff, 0x4000, 0xfbff, 0xfc00, 0xfdff, 0xfe00];
  const ipv6 = fc
    .tuple(
      hex([...first, 0xfe7f, 0xfe80, 0xfebf, 0xfec0, 0xfeff, 0xff00]),
      hex([0, 0xdb7, 0xdb8, 0xfff, 0x1000]),
      group
    )
    .map(([one, two, last]) => `[${one}:${two}::${last.toString(16)}]`);
  const mapped = ipv4.map((address) => `[::ffff:${address}]`);
  return [...NAMES, ...fc.sample(fc.oneof(ipv4, ipv6, mapped), { seed: 5, numRuns: count })];
}
