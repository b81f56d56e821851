/** The text of each input, from the runner or from the variable that stands in for it; and which of them is secret. */
import { SHORTEST } from '../text/redactor.ts';
import { formsOf } from '../text/urls.ts';
import { fallbackVariables, type InputName, inputNames, secretInputs } from './schema.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The inputs that were given, by name. */
export type Given = Partial<Record<InputName, string>>;

export interface Gathered {
  /** Without the white space around them; what is empty counts as not given. */
  given: Given;
  /** Which of them had white space around them. */
  trimmed: Set<InputName>;
  /** The environment variables that stood in for inputs. */
  variables: Given;
}

export function gather(env: Environment): Gathered {
  const gathered: Gathered = { given: {}, trimmed: new Set(), variables: {} };
  for (const name of inputNames) {
    const sources = [`INPUT_${name.toUpperCase()}`, fallbackVariables[name] ?? ''];
    const source = sources.find((each) => stripped(name, env[each]) !== '');
    if (source === undefined) continue;
    const value = stripped(name, env[source]);
    gathered.given[name] = value;
    if (value !== env[source]) gathered.trimmed.add(name);
    if (source !== sources[0]) gathered.variables[name] = source;
  }
  return gathered;
}

/** A prefix may begin or end in spaces: only line ends, which YAML's block scalars leave, are taken off. */
function stripped(name: InputName, value = ''): string {
  if (name !== 'prefix') return value.trim();
  // Not by a pattern for both ends, which takes quadratic time.
  const begin = value.search(/[^\r\n]/);
  let end = value.length;
  while (end > begin && /[\r\n]/.test(value.charAt(end - 1))) end--;
  return value.slice(Math.max(begin, 0), end);
}

/** Whether the runner is to mask it: a letter or two, or an expression that nobody evaluated, is no secret. */
export function isMaskable(secret: string): boolean {
  return secret.length >= SHORTEST && !secret.startsWith('${{');
}

/** Whether it can be the name of an Azure storage account. */
export function isAccountName(text: string): boolean {
  return /^[a-z0-9]{3,24}$/.test(text);
}

/** All that has to be registered with the runner before anything can throw. */
export function secretsOf(given: Given, env: Environment): string[] {
  // Azure's access key is the account's name: masked, it would blank the endpoint's host and drop outputs that hold it.
  const { 'access-key': key = '', 'storage-provider': provider, 'bucket-id': id } = given;
  // Of an existing bucket, only the list can tell whether it is one of Azure's: then what looks so waits for it.
  const isAccount = provider === 'azure' || (provider === undefined && id !== undefined && isAccountName(key));
  const proxies = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'];
  const passwords = proxies.flatMap((name) => passwordsOf(env[name]));
  const secrets = secretInputs.filter((name) => name !== 'access-key' || !isAccount).map((name) => given[name] ?? '');
  return [...secrets, ...passwords].filter(isMaskable);
}

/** The password in a proxy's URL as written and as meant, also where the URL is not right. */
function passwordsOf(proxy = ''): string[] {
  const address = proxy.trim().replace(/^[a-z]+:\/\//i, '');
  const [, password] = /^[^:@]*:(.*)@/s.exec(address) ?? [];
  return password ? formsOf(password) : [];
}
