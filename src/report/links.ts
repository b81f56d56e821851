/** Addresses on GitHub, or on the Enterprise Server that the workflow runs on. Null where the run does not tell enough for them. */
import type { Environment } from '../inputs/read-inputs.ts';
import type { Sanitizer } from '../text/sanitizer.ts';

/** Only what needs no encoding, wherever it is put. */
export function repositoryOf({ GITHUB_SERVER_URL, GITHUB_REPOSITORY: name = '' }: Environment): string | null {
  const server = GITHUB_SERVER_URL || 'https://github.com';
  return /^https?:\/\/[\w.:-]+$/.test(server) && /^[\w.-]+\/[\w.-]+$/.test(name) ? `${server}/${name}` : null;
}

/** Closed alert issues, for the job summary; null where it is not known where they are, or the label is nothing to be shown. */
export function pastIncidents(env: Environment, [label = '']: string[], sanitizer: Sanitizer): string | null {
  if (sanitizer.line(label) !== label) return null;
  const query = `is:issue is:closed label:"${label.replaceAll('"', '\\"')}"`;
  const repository = repositoryOf(env);
  return repository && `${repository}/issues?q=${encodeURIComponent(query)}`;
}

/** Where this version of the action is explained; not known where the action runs from the workflow's own checkout. */
export function readmeOf({
  GITHUB_SERVER_URL: server,
  GITHUB_ACTION_REPOSITORY: name,
  GITHUB_ACTION_REF: ref
}: Environment) {
  const url = `${server}/${name}/blob/${ref}/README.md`;
  return server && name && ref && /^https?:\/\/[\w.:/-]+$/.test(url) ? url : null;
}
