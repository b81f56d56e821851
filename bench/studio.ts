/** The loopback Studio, seen from the benchmark. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createAuthority } from '../__tests__/support/certificates.ts';
import type { Behaviour } from './studio-server.ts';

export interface Studio {
  /** As for the input `api-url`. */
  url: string;
  /** What a program needs in its environment to trust the certificate. */
  env: Record<string, string>;
  /** When the bucket was asked about, in milliseconds on the clock of `nowMs`. */
  asked: (bucket: string) => Promise<number[]>;
  stop: () => void;
}

/** By default it speaks plain http, answers at once, has no buckets in its list, and connects each bucket at once. */
export async function startStudio(behaviour: Partial<Behaviour> = {}, protocol = 'http'): Promise<Studio> {
  const folder = mkdtempSync(join(tmpdir(), 'verify-bucket-bench-'));
  const authority = protocol === 'https' ? await createAuthority() : null;
  const file = join(folder, 'authority.pem');
  writeFileSync(file, authority?.pem ?? '');
  const certificate = (await authority?.issue('127.0.0.1')) ?? null;
  const options: Behaviour = { buckets: 0, acceptMs: 0, answerMs: 0, certificate, ...behaviour };
  const child = fork(fileURLToPath(new URL('studio-server.ts', import.meta.url)));
  child.send(options);
  const [port] = await once(child, 'message');
  return {
    url: `${protocol}://127.0.0.1:${port}/v1`,
    env: authority ? { NODE_EXTRA_CA_CERTS: file } : {},
    asked: async (bucket) => {
      child.send({ bucket });
      const [times] = await once(child, 'message');
      return times as number[];
    },
    stop: () => {
      child.disconnect();
      rmSync(folder, { recursive: true });
    }
  };
}

/** The machine's monotonic clock: the same in every process. */
export function nowMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
