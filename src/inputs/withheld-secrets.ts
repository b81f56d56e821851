/** Runs that get no secrets from GitHub: the commonest cause of an empty API key. */
import { readFileSync, statSync } from 'node:fs';
import type { Environment } from './gather.ts';

/** @returns which runs these are, in words; null where this run gets its secrets */
export function secretsWithheldFrom(env: Environment): string | null {
  if (env.GITHUB_ACTOR === 'dependabot[bot]') return 'runs that Dependabot triggers; store them as Dependabot secrets';
  const path = env.GITHUB_EVENT_PATH;
  if (env.GITHUB_EVENT_NAME !== 'pull_request' || !path) return null;
  try {
    // A pipe in its place would never end.
    if (!statSync(path).isFile()) return null;
    const { repo } = JSON.parse(readFileSync(path, 'utf8')).pull_request.head;
    // A deleted fork has no repository any more.
    const isFork = repo === null || (typeof repo.full_name === 'string' && repo.full_name !== env.GITHUB_REPOSITORY);
    return isFork ? 'pull requests from forks' : null;
  } catch {
    // Only a hint: a broken event must not hide the input error.
    return null;
  }
}
