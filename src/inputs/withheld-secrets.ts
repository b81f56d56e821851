/** Whom GitHub gives no secrets: the commonest cause of an empty API key. */
import { readFileSync, statSync } from 'node:fs';
import type { Environment } from './gather.ts';

/** @returns in words, or null where the run gets its secrets */
export function secretsWithheldFrom(env: Environment): string | null {
  if (env.GITHUB_ACTOR === 'dependabot[bot]') return 'runs that Dependabot triggers; store them as Dependabot secrets';
  const path = env.GITHUB_EVENT_PATH;
  if (env.GITHUB_EVENT_NAME !== 'pull_request' || !path) return null;
  try {
    // A pipe in its place would never end.
    if (!statSync(path).isFile()) return null;
    const { repo } = JSON.parse(readFileSync(path, 'utf8')).pull_request.head;
    // A fork that was deleted has no repository any more.
    const isFork = repo === null || (typeof repo.full_name === 'string' && repo.full_name !== env.GITHUB_REPOSITORY);
    return isFork ? 'pull requests from forks' : null;
  } catch {
    // It is only a hint: a broken event must not cost the answer.
    return null;
  }
}
