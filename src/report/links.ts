/** Addresses on GitHub, or on the Enterprise Server of the workflow. Null where the run does not tell enough for them. */
import type { Environment } from '../inputs/read-inputs.ts';

/** Only what needs no encoding, wherever it is put. */
export function repositoryOf({ GITHUB_SERVER_URL, GITHUB_REPOSITORY: name = '' }: Environment): string | null {
  const server = GITHUB_SERVER_URL || 'https://github.com';
  return /^https?:\/\/[\w.:-]+$/.test(server) && /^[\w.-]+\/[\w.-]+$/.test(name) ? `${server}/${name}` : null;
}

/** Where this version of the action explains its error codes; not known where it runs from the workflow's own checkout. */
export function docsOf(env: Environment): string | null {
  const { GITHUB_SERVER_URL: server, GITHUB_ACTION_REPOSITORY: name, GITHUB_ACTION_REF: ref } = env;
  const url = `${server}/${name}/blob/${ref}/docs/errors.md`;
  return server && name && ref && /^https?:\/\/[\w.:/-]+$/.test(url) ? url : null;
}
