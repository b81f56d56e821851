/** How `npm run verify` finds a sandbox that runs in another shell: by a file of this user in the temporary folder. */
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { isRunning } from './parent-watch.ts';

const RunningSandbox = z.object({ pid: z.int(), url: z.string(), apiKey: z.string(), organizationId: z.int() });
export type RunningSandbox = z.output<typeof RunningSandbox>;

const LIVENESS_TIMEOUT_MS = 2_000;

/**
 * Of several sandboxes, the last one that was started is found.
 * @throws where the file cannot be written
 */
export function announceSandbox(sandbox: RunningSandbox): void {
  rmSync(fileOfUser(), { force: true });
  // `wx` follows no link, and fails where another user has put a file.
  writeFileSync(fileOfUser(), JSON.stringify(sandbox), { mode: 0o600, flag: 'wx' });
}

export function withdrawSandbox(pid: number): void {
  if (readAnnouncement()?.pid === pid) rmSync(fileOfUser(), { force: true });
}

/** @returns null unless one is running and answers */
export async function findSandbox(): Promise<RunningSandbox | null> {
  const sandbox = readAnnouncement();
  if (!sandbox || !isRunning(sandbox.pid)) return null;
  const { url, apiKey, organizationId } = sandbox;
  const response = await fetch(`${url}/api/organizations/${organizationId}/buckets`, {
    headers: { 'x-api-key': apiKey },
    signal: AbortSignal.timeout(LIVENESS_TIMEOUT_MS)
  }).catch(() => null);
  await response?.body?.cancel();
  return response?.ok ? sandbox : null;
}

/** On Windows, which has no user ids, the temporary folder is the user's own. */
const userId = process.getuid?.() ?? 0;

function fileOfUser(): string {
  return join(tmpdir(), `edge-impulse-sandbox-${userId}.json`);
}

/** Secrets are sent to its address: files of other users and addresses of other machines are ignored. */
function readAnnouncement(): RunningSandbox | null {
  try {
    if (statSync(fileOfUser()).uid !== userId) return null;
    const sandbox = RunningSandbox.parse(JSON.parse(readFileSync(fileOfUser(), 'utf8')));
    return new URL(sandbox.url).hostname === '127.0.0.1' ? sandbox : null;
  } catch {
    return null;
  }
}
