/** INPUT_* and the environment -> Inputs: gather, mask, then validate. Nothing is requested before all of it is right. */

import { type Failure, failure } from './failure.ts';
import { defaults, fallbackVariables, type InputName, InputSchema, inputNames, type RawInputs } from './schema.ts';
import { contradictions, type Given, type Selection, selectionOf } from './selection.ts';

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
  const given = gather(env);
  for (const secret of secretsOf(given, env)) mask(secret);

  const problems: string[] = [];
  const parsed = InputSchema.safeParse(withDefaults(given));
  for (const issue of parsed.error?.issues ?? []) {
    const name = issue.path[0] as InputName;
    problems.push(given[name] === undefined ? missing(name, withheldFrom) : `\`${name}\` ${issue.message}`);
  }
  problems.push(...contradictions(given));
  if (parsed.success && problems.length === 0) {
    return { ok: true, inputs: assembled(parsed.data, given, env) };
  }
  const summary = !/^false$/i.test(given.summary ?? '');
  return { ok: false, failure: invalidInputs(problems), summary };
}

/** What was given: trimmed, empty means not given; else the variable that stands in for the input. */
function gather(env: Environment): Given {
  const given: Given = {};
  for (const name of inputNames) {
    const { input, fallback } = sourcesOf(name, env);
    const value = trimmed(name, input) || trimmed(name, fallback);
    if (value) given[name] = value;
  }
  return given;
}

/** The variable of the input, and the one that stands in for it. */
function sourcesOf(name: InputName, env: Environment): { input: string; fallback: string } {
  return { input: env[`INPUT_${name.toUpperCase()}`] ?? '', fallback: env[fallbackVariables[name] ?? ''] ?? '' };
}

/** A prefix may begin or end in spaces: only line ends, which YAML's block scalars leave, are taken off. */
function trimmed(name: InputName, value = ''): string {
  return name === 'prefix' ? value.replace(/^[\r\n]+|[\r\n]+$/g, '') : value.trim();
}

function withDefaults(given: Given): Record<string, string | undefined> {
  return { ...defaults, ...given };
}

function secretsOf(given: Given, env: Environment): string[] {
  // Azure's access key is the account's name: masked, it would blank the endpoint's host and drop outputs that hold it.
  const accessKey = given['storage-provider'] === 'azure' ? undefined : given['access-key'];
  const proxies = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'].flatMap((name) => passwordsOf(env[name]));
  const secrets = [given['api-key'], given['secret-key'], given['github-token'], accessKey, ...proxies];
  // A mask of a letter or two protects nothing and makes the log unreadable.
  return secrets.filter((secret) => secret !== undefined).filter((secret) => secret.length >= 4);
}

/** The password in a proxy's URL as written and as meant; also where the URL is too wrong to be parsed. */
function passwordsOf(proxy = ''): string[] {
  const [, password] = /^(?:[a-z][a-z0-9+.-]*:\/\/)?[^:@]*:(.*)@/is.exec(proxy.trim()) ?? [];
  if (!password) return [];
  try {
    return [...new Set([password, decodeURIComponent(password)])];
  } catch {
    return [password];
  }
}

function missing(name: InputName, withheldFrom: string | null): string {
  const variable = fallbackVariables[name];
  const fallback = variable ? `, and so is the environment variable ${variable}` : '';
  const why = name === 'api-key' && withheldFrom ? ` (GitHub gives no secrets to ${withheldFrom})` : '';
  return `\`${name}\` is empty${fallback}${why}`;
}

function invalidInputs(problems: string[]): Failure {
  const what = problems.length === 1 ? 'an input is not valid' : `${problems.length} inputs are not valid`;
  const cause = problems.map((problem) => `${problem}.`).join('\n');
  return failure('invalid-input', { what, cause });
}

function assembled(raw: RawInputs, given: Given, env: Environment): Inputs {
  return {
    apiKey: raw['api-key'],
    organizationId: raw['organization-id'],
    apiUrl: raw['api-url'],
    apiUrlFrom: raw['api-url'] === defaults['api-url'] ? null : apiUrlFrom(env),
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
    trimmed: (['api-key', 'secret-key', 'access-key', 'github-token'] as const).filter((name) => {
      const { input, fallback } = sourcesOf(name, env);
      const used = input.trim() ? input : fallback;
      return used !== used.trim() && given[name] !== undefined;
    })
  };
}

function apiUrlFrom(env: Environment): string | null {
  return sourcesOf('api-url', env).input.trim() ? 'api-url' : (fallbackVariables['api-url'] ?? null);
}
