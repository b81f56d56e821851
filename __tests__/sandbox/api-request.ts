/** Talks to the sandbox's Studio over plain HTTP, so that a test sees just what is on the wire. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Sandbox } from '../../sandbox/sandbox.ts';

export interface Reply {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what came over the wire is the test's to judge.
  body: any;
}

export async function ask(sandbox: Sandbox, path: string, init: RequestInit = {}): Promise<Reply> {
  const response = await fetch(`${sandbox.url}/api/organizations/${sandbox.organizationId}/buckets${path}`, {
    headers: { 'x-api-key': sandbox.apiKey },
    ...init
  });
  return { status: response.status, body: await response.json() };
}

export function post(sandbox: Sandbox, path: string, body: unknown): Promise<Reply> {
  return ask(sandbox, path, { method: 'POST', body: JSON.stringify(body) });
}

/** Asks the same again while the answer is `connecting`, as the API reference wants it. */
export async function settled<T extends { connectionStatus: string }>(question: () => Promise<T>): Promise<T> {
  for (;;) {
    const answer = await question();
    if (answer.connectionStatus !== 'connecting') return answer;
    await sleep(100);
  }
}

/** The verdict on a registered bucket with what is on file, but for what is said otherwise. */
export async function verified(sandbox: Sandbox, bucketId: number, otherwise: object = {}): Promise<Reply['body']> {
  const { secretKey: _onFile, ...asListed } = registered(sandbox, bucketId).target;
  const request = { ...asListed, bucketId, ...otherwise };
  return settled(async () => (await post(sandbox, '/verify', request)).body);
}

export function registered(sandbox: Sandbox, bucketId: number): Sandbox['buckets'][number] {
  const bucket = sandbox.buckets.find(({ id }) => id === bucketId);
  if (!bucket) throw new Error(`no bucket ${bucketId}`);
  return bucket;
}

/** The id of the first registered bucket of that name. */
export function idOf(sandbox: Sandbox, name: string): number {
  const bucket = sandbox.buckets.find(({ target }) => target.bucket === name);
  if (!bucket) throw new Error(`no bucket "${name}"`);
  return bucket.id;
}
