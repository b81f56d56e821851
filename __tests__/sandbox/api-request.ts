/** Requests to the sandbox's Studio over plain HTTP, so that a test sees exactly what is on the wire. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Sandbox } from '../../sandbox/sandbox.ts';

export interface Reply {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests check the shape of what was received.
  body: any;
}

/** `path` is below the organization, for example `/buckets`. */
export async function apiRequest(sandbox: Sandbox, path: string, init: RequestInit = {}): Promise<Reply> {
  const response = await fetch(`${sandbox.url}/api/organizations/${sandbox.organizationId}${path}`, {
    headers: { 'x-api-key': sandbox.apiKey },
    ...init
  });
  return { status: response.status, body: await response.json() };
}

export function post(sandbox: Sandbox, path: string, body: unknown): Promise<Reply> {
  return apiRequest(sandbox, path, { method: 'POST', body: JSON.stringify(body) });
}

/** Repeats the request while the answer is `connecting`, as the API reference demands. */
export async function settled<T extends { connectionStatus: string }>(request: () => Promise<T>): Promise<T> {
  for (;;) {
    const answer = await request();
    if (answer.connectionStatus !== 'connecting') return answer;
    await sleep(100);
  }
}

/** The verdict on a registered bucket with its stored settings, except for these changes. */
export async function verified(sandbox: Sandbox, bucketId: number, changes: object = {}): Promise<Reply['body']> {
  const { secretKey: _stored, ...listed } = registered(sandbox, bucketId).target;
  const request = { ...listed, bucketId, ...changes };
  return settled(async () => (await post(sandbox, '/buckets/verify', request)).body);
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
