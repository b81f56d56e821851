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

/** Whether the runner is to mask it: neither a letter or two, nor an expression that was not evaluated. */
export function isMaskable(secret: string): boolean {
  return secret.length >= SHORTEST && !secret.startsWith('${{');
}

/** Whether it can be the name of an Azure storage account. */
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
