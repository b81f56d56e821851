import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAuthority } from './certificates.ts';
import { type Script, type Studio, startStudio } from './studio.ts';

export interface TlsStudio extends Studio {
  /** The environment of a process that trusts it. */
  trust: { NODE_EXTRA_CA_CERTS: string };
}

/** A Studio behind TLS, with a certificate for a name or an IPv4 address that is valid for so many days yet. */
export async function startTlsStudio(script: Script, name = '127.0.0.1', validDays = 1): Promise<TlsStudio> {
  const authority = await createAuthority();
  const folder = await mkdtemp(join(tmpdir(), 'verify-bucket-authority-'));
  const file = join(folder, 'authority.pem');
  await writeFile(file, authority.pem);
  const studio = await startStudio(script, await authority.issue(name, validDays));
  return {
    ...studio,
    trust: { NODE_EXTRA_CA_CERTS: file },
    stop: async () => {
      await studio.stop();
      await rm(folder, { recursive: true });
    }
  };
}
