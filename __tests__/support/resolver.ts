/**
 * Name servers of its own for one process: in a mount namespace, /etc/resolv.conf and /etc/hosts are other files.
 * A resolver is always asked at port 53, so that each is given an address of its own.
 */
import { spawnSync } from 'node:child_process';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Why there can be none here; null where there can. */
export const noResolvers = ((): string | null => {
  if (process.platform !== 'linux') return 'only Linux has mount namespaces';
  const { status } = spawnSync('unshare', ['-m', 'true']);
  if (status !== 0) return '`unshare -m` is not permitted here';
  return null;
})();

export interface Resolvers {
  /** For Node, in front of the entry: the process goes on in the namespace, under the same id. */
  nodeOptions: string[];
  /** The names whose IPv4 address was asked for, as often as they were. */
  asked: string[];
  /** Resolves with the first question. */
  questioned: Promise<void>;
  stop: () => Promise<void>;
}

interface Setting {
  /** How many name servers there are. */
  servers?: number;
  /** The names that lead to this machine; without any, the servers are silent. Other names do not exist. */
  names?: string[];
  search?: string;
  /** Further lines of /etc/hosts. */
  hosts?: string;
}

export async function startResolvers({ servers = 1, names, search, hosts = '' }: Setting): Promise<Resolvers> {
  const asked: string[] = [];
  const questioned = Promise.withResolvers<void>();
  const folder = await mkdtemp(join(tmpdir(), 'verify-bucket-resolver-'));
  const sockets = await Promise.all(Array.from({ length: servers }, onPort53));
  for (const socket of sockets) {
    socket.on('message', (query, { port, address }) => {
      const { name, type, end } = questionIn(query);
      questioned.resolve();
      if (type === A) asked.push(name);
      if (names) socket.send(answerTo(query.subarray(0, end), type, names.includes(name)), port, address);
    });
  }
  const lines = sockets.map((socket) => `nameserver ${socket.address().address}`);
  const files = { resolv: join(folder, 'resolv.conf'), hosts: join(folder, 'hosts') };
  await writeFile(files.resolv, [...lines, ...(search ? [`search ${search}`] : []), ''].join('\n'));
  await writeFile(files.hosts, `127.0.0.1 localhost\n::1 localhost\n${hosts}\n`);
  // The variables of inputs have hyphens in their names, which a shell would drop: Node itself goes into the namespace.
  const { resolv, hosts: table } = files;
  const inside = `import { execFileSync } from 'node:child_process';
    if (process.env.IN_NAMESPACE) {
      execFileSync('mount', ['--bind', '${resolv}', '/etc/resolv.conf']);
      execFileSync('mount', ['--bind', '${table}', '/etc/hosts']);
    } else {
      const again = [process.execPath, ...process.execArgv, process.argv[1]];
      process.execve('/usr/bin/env', ['env', 'unshare', '-m', ...again], { ...process.env, IN_NAMESPACE: '1' });
    }`;
  return {
    nodeOptions: ['--import', `data:text/javascript,${encodeURIComponent(inside)}`],
    asked,
    questioned: questioned.promise,
    stop: async () => {
      for (const socket of sockets) socket.close();
      await rm(folder, { recursive: true });
    }
  };
}

/** All of 127.0.0.0/8 is this machine. */
async function onPort53(): Promise<Socket> {
  for (;;) {
    const byte = () => 1 + Math.floor(Math.random() * 254);
    const socket = createSocket('udp4').bind(53, `127.${byte()}.${byte()}.${byte()}`);
    if (await once(socket, 'listening').catch(() => null)) return socket;
    socket.close();
  }
}

const A = 1;
const HEADER = 12;

/** RFC 1035, 4.1.2: labels with their lengths in front, and after an empty one type and class. */
function questionIn(query: Buffer): { name: string; type: number; end: number } {
  const labels: string[] = [];
  let at = HEADER;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join('.').toLowerCase(), type: query.readUInt16BE(at + 1), end: at + 5 };
}

/** RFC 1035, 4.1.1 and 4.1.3: of a name that exists, the address of this machine, and nothing of another type. */
function answerTo(question: Buffer, type: number, exists: boolean): Buffer {
  const answers = exists && type === A ? 1 : 0;
  const answer = Buffer.concat([
    question,
    // The name of the question, type A, class IN, valid for no time at all, four bytes of address.
    ...(answers ? [Buffer.from([0xc0, HEADER, 0, A, 0, 1, 0, 0, 0, 0, 0, 4, 127, 0, 0, 1])] : [])
  ]);
  // An answer, recursion available; "no such name" for those that do not exist.
  answer.writeUInt16BE(exists ? 0x8180 : 0x8183, 2);
  [1, answers, 0, 0].forEach((count, index) => void answer.writeUInt16BE(count, 4 + index * 2));
  return answer;
}
