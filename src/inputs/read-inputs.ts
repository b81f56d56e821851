/** INPUT_* and the environment -> Inputs: gather, mask, then validate. Nothing is requested before all of it is right. */
import { type Failure, failure } from '../errors/failure.ts';
import { formsOf } from '../text/urls.ts';
import { defaults, fallbackVariables, type InputName, InputSchema, inputNames, type RawInputs } from './schema.ts';
import { contradictions, type Given, isAccountName, type Selection, selectionOf } from './selection.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Inputs {
  apiKey: string;
  organizationId: number;
  apiUrl: string;
  /** The variable or input that named the API; null for the default. */
  apiUrlFrom: string | null;
  selection: Selection;
  timeoutMs: number;
  pollIntervalMs: number;
  failureThreshold: number;
  minFiles: number;
  requireInfoLabels: boolean;
  /** Where uploads come from; null where CORS is not to be checked. */
  corsOrigin: string | null;
  failOnError: boolean;
  summary: boolean;
  /** null where no issue is to be kept. */
  alert: { labels: string[]; token: string } | null;
  /** Secrets that had white space around them, by input name. */
  trimmed: string[];
}

export type InputsRead = { ok: true; inputs: Inputs } | { ok: false; failure: Failure; summary: boolean };

/**
 * Reads all inputs. Every secret is handed to `mask` before anything is looked at.
 * @param withheldFrom whom GitHub gives no secrets in this run, if anybody: the commonest cause of an empty API key
 */
export function readInputs(env: Environment, mask: (secret: string) => void, withheldFrom: string | null): InputsRead {
  const gathered = gather(env);
  const { given } = gathered;
  for (const secret of secretsOf(given, env)) mask(secret);

  const problems: string[] = [];
  const parsed = InputSchema.safeParse({ ...defaults, ...given });
  for (const issue of parsed.error?.issues ?? []) {
    const name = issue.path[0] as InputName;
    const from = gathered.variables[name] ? ` (from ${gathered.variables[name]})` : '';
    problems.push(given[name] === undefined ? missing(name, withheldFrom) : `\`${name}\`${from} ${issue.message}`);
  }
  problems.push(...contradictions(given));
  if (parsed.success && problems.length === 0) return { ok: true, inputs: assembled(parsed.data, gathered) };
  const summary = !/^false$/i.test(given.summary ?? '');
  return { ok: false, failure: invalidInputs(problems), summary };
}

interface Gathered {
  /** Without the white space around them; what is empty counts as not given. */
  given: Given;
  /** Which of them had white space around them. */
  trimmed: Set<InputName>;
  /** The environment variables that stood in for inputs. */
  variables: Given;
}

/** Each input, or else the variable that stands in for it. */
function gather(env: Environment): Gathered {
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
  return name === 'prefix' ? value.replace(/^[\r\n]+|[\r\n]+$/g, '') : value.trim();
}

/** A mask of a letter or two protects nothing, and makes the log unreadable. */
export function isMaskable(secret: string): boolean {
  return secret.length >= 4;
}

function secretsOf(given: Given, env: Environment): string[] {
  // Azure's access key is the account's name: masked, it would blank the endpoint's host and drop outputs that hold it.
  const { 'access-key': key = '', 'storage-provider': provider, 'bucket-id': id } = given;
  // Of an existing bucket, only the list can tell whether it is one of Azure's: then what looks so waits for it, see run.ts.
  const isAccount = provider === 'azure' || (provider === undefined && id !== undefined && isAccountName(key));
  const accessKey = isAccount ? undefined : key;
  const proxies = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'].flatMap((name) => passwordsOf(env[name]));
  const secrets = [given['api-key'], given['secret-key'], given['github-token'], accessKey, ...proxies];
  return secrets.filter((secret) => secret !== undefined).filter(isMaskable);
}

/** The password in a proxy's URL as written and as meant. Where it is too wrong to be parsed, whatever can be the password. */
function passwordsOf(proxy = ''): string[] {
  const [, rest = ''] = /^(?:[a-z][a-z0-9+.-]*:\/\/)?(.*)$/is.exec(proxy.trim()) ?? [];
  const [, password] = /^[^:@]*:(.*)@/s.exec(rest) ?? [];
  const isUsable = /^[a-z]+:\/\//i.test(proxy) && URL.canParse(proxy) && !rest.includes('%40');
  // "host:port" lacks the scheme, which is the commonest mistake, and has no password.
  const isHarmless = isUsable || /^(?:https?:)?[\w.-]+(?::\d{1,5})?\/?$/i.test(rest);
  const suspects = password ? [password] : isHarmless ? [] : rest.split(/[:@#/]|%40/i);
  return [...new Set(suspects.flatMap(formsOf))];
}

function missing(name: InputName, withheldFrom: string | null): string {
  const variable = fallbackVariables[name];
  const fallback = variable ? `, and so is the environment variable ${variable}` : '';
  const withheld = withheldFrom ? ` (GitHub gives no secrets to ${withheldFrom})` : SECRET_IS_EMPTY;
  return `\`${name}\` is empty${fallback}${name === 'api-key' ? withheld : ''}`;
}

const SECRET_IS_EMPTY =
  ': a secret that this repository, organization or environment does not have is empty, and so is one whose name is misspelt';

function invalidInputs(problems: string[]): Failure {
  const what = problems.length === 1 ? 'an input is not valid' : `${problems.length} inputs are not valid`;
  const cause = problems.map((problem) => `${problem}.`).join('\n');
  return failure('invalid-input', { what, cause });
}

function assembled(raw: RawInputs, { trimmed, variables }: Gathered): Inputs {
  return {
    apiKey: raw['api-key'],
    organizationId: raw['organization-id'],
    apiUrl: raw['api-url'],
    apiUrlFrom: raw['api-url'] === defaults['api-url'] ? null : (variables['api-url'] ?? 'api-url'),
    selection: selectionOf(raw),
    timeoutMs: raw.timeout,
    pollIntervalMs: raw['poll-interval'],
    failureThreshold: raw['failure-threshold'],
    minFiles: raw['min-files'],
    requireInfoLabels: raw['require-info-labels'],
    corsOrigin: raw['check-cors'] ? raw['cors-origin'] : null,
    failOnError: raw['fail-on-error'],
    summary: raw.summary,
    alert: raw['alert-issue'] ? { labels: raw['alert-labels'], token: raw['github-token'] ?? '' } : null,
    trimmed: (['api-key', 'secret-key', 'access-key', 'github-token'] as const).filter((name) => trimmed.has(name))
  };
}
