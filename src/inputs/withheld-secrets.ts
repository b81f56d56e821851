/** Whom GitHub gives no secrets: the commonest cause of an empty API key. */
import { readFileSync, statSync } from 'node:fs';
import * as z from 'zod/mini';
import type { Environment } from './gather.ts';

const Event = z.object({
  pull_request: z.object({ head: z.object({ repo: z.nullable(z.object({ full_name: z.string() })) }) })
});

/** @returns in words, or null where the run gets its secrets */
export function secretsWithheldFrom(env: Environment): string | null {
  if (env.GITHUB_ACTOR === 'dependabot[bot]') return 'runs that Dependabot triggers; store them as Dependabot secrets';
  if (env.GITHUB_EVENT_NAME !== 'pull_request' || !env.GITHUB_EVENT_PATH) return null;
  const event = Event.safeParse(read(env.GITHUB_EVENT_PATH));
  // A fork that was deleted has no repository any more.
  const fromFork = event.success && event.data.pull_request.head.repo?.full_name !== env.GITHUB_REPOSITORY;
  return fromFork ? 'pull requests from forks' : null;
}

/** It is only a hint: a broken event file must not cost the verdict, nor a pipe in its place the time. */
function read(path: string): unknown {
  try {
    return statSync(path).isFile() && JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}
