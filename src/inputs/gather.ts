/** The text of each input, from the runner or from the variable that stands in for it; and which of them is secret. */
import { readFileSync, statSync } from 'node:fs';
import { SHORTEST } from '../text/redactor.ts';
import { formsOf } from '../text/urls.ts';
import { fallbackVariables, type InputName, inputNames, secretInputs } from './schema.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export type Given = Partial<Record<InputName, string>>;

export interface Gathered {
  /** Without white space around them; what is empty counts as not given. */
  given: Given;
  trimmed: Set<InputName>;
  /** The environment variables that stood in for inputs. */
  variables: Given;
}

export function gather(env: Environment): Gathered {
  const gathered: Gathered = { given: {}, trimmed: new Set(), variables: {} };
  for (const name of inputNames) {
    const input = `INPUT_${name.toUpperCase()}`;
    const source = [input, fallbackVariables[name] ?? ''].find((variable) => trim(name, env[variable]) !== '');
    if (source === undefined) continue;
    const value = trim(name, env[source]);
    gathered.given[name] = value;
    if (value !== env[source]) gathered.trimmed.add(name);
    if (source !== input) gathered.variables[name] = source;
  }
  return gathered;
}

/** A prefix may begin or end in spaces: it loses only the line ends that YAML's block scalars leave. */
function trim(name: InputName, value = ''): string {
  return name === 'prefix' ? value.replace(/^[\r\n]+|(?<![\r\n])[\r\n]+$/g, '') : value.trim();
}

/** Neither a letter or two, nor an expression that was not evaluated. */
export function isMaskable(secret: string): boolean {
  return secret.length >= SHORTEST && !secret.startsWith('${{');
}

export function isAccountName(text: string): boolean {
  return /^[a-z0-9]{3,24}$/.test(text);
}

/** What has to be registered with the runner before anything can throw. */
export function secretsOf(given: Given, env: Environment): string[] {
  // Azure's access key is the account's name: masked, it would blank the endpoint's host and drop outputs that hold it.
  const { 'access-key': key = '', 'storage-provider': provider, 'bucket-id': id } = given;
  // Without a provider, only the bucket list tells whether it is Azure's: resolve-targets.ts masks the others then.
  const isAccount = provider === 'azure' || (provider === undefined && id !== undefined && isAccountName(key));
  const secrets = secretInputs.filter((name) => name !== 'access-key' || !isAccount).map((name) => given[name] ?? '');
  const proxies = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'];
  return [...secrets, ...proxies.flatMap((name) => passwordsOf(env[name]))].filter(isMaskable);
}

/** The password in a proxy's URL as written and as meant, also where the URL is not right. */
function passwordsOf(proxy = ''): string[] {
  const address = proxy.trim().replace(/^[a-z]+:\/\//i, '');
  const [, password] = /^[^:@]*:(.*)@/s.exec(address) ?? [];
  return password ? formsOf(password) : [];
}

/** Which runs get no secrets from GitHub, the commonest cause of an empty API key; null where this run gets them. */
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
    // A broken event must not hide the input error.
    return null;
  }
}
