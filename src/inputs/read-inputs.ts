/** INPUT_* and the environment -> Inputs: gather, mask, validate. Nothing is requested before all of it is right. */
import type * as z from 'zod/mini';
import { type Failure, failure } from '../errors/failure.ts';
import { type Environment, type Gathered, gather, secretsOf } from './gather.ts';
import { pastedByMistake } from './pasted-by-mistake.ts';
import * as schema from './schema.ts';
import { contradictions, selectionOf } from './selection.ts';
import { parseBoolean } from './shapes.ts';
import { secretsWithheldFrom } from './withheld-secrets.ts';

export type { Environment } from './gather.ts';
export type { FailOn } from './schema.ts';

export type Inputs = ReturnType<typeof toInputs>;
export type InputsRead = { ok: true; inputs: Inputs } | { ok: false; failure: Failure; summary: boolean };

/** Reads all inputs. Every secret is handed to `mask` before anything is looked at. */
export function readInputs(env: Environment, mask: (secret: string) => void): InputsRead {
  const gathered = gather(env);
  const { given } = gathered;
  for (const secret of secretsOf(given, env)) mask(secret);
  // Of no use without an issue, and possibly nothing but an expression.
  if (!parseBoolean(given['alert-issue'] ?? '')) delete given['github-token'];

  const parsed = schema.InputSchema.safeParse({ ...schema.defaults, ...given });
  const problems = [...wrongValues(parsed.error?.issues ?? [], gathered, env), ...contradictions(given)];
  if (parsed.success && problems.length === 0) return { ok: true, inputs: toInputs(parsed.data, gathered) };
  return { ok: false, failure: invalidInputs(problems), summary: parseBoolean(given.summary ?? '') ?? true };
}

/** One sentence for each input that is wrong by itself, in the order of the schema. */
function wrongValues(issues: z.core.$ZodIssue[], { given, variables }: Gathered, env: Environment): string[] {
  const pasted = pastedByMistake(given);
  const messages = new Map(issues.map(({ path, message }) => [path[0], message]));
  return schema.inputNames.flatMap((name) => {
    const message = pasted[name] ?? messages.get(name);
    if (message === undefined) return [];
    if (given[name] === undefined) return missing(name, env);
    return `\`${name}\`${variables[name] ? ` (from ${variables[name]})` : ''} ${message}`;
  });
}

const SECRET_IS_EMPTY =
  ': a secret that this repository, organization or environment does not have is empty, and so is one whose name is misspelt';

function missing(name: schema.InputName, env: Environment): string {
  const empty = `\`${name}\` is empty, and so is the environment variable ${schema.fallbackVariables[name]}`;
  if (name !== 'api-key') return `${empty}: it is ${schema.ORGANIZATION_PLACE}`;
  const who = secretsWithheldFrom(env);
  return empty + (who ? ` (GitHub gives no secrets to ${who})` : SECRET_IS_EMPTY);
}

function invalidInputs(problems: string[]): Failure {
  const what = problems.length === 1 ? 'an input is not valid' : `${problems.length} inputs are not valid`;
  const cause = problems.map((problem) => `${problem}.`).join('\n');
  const remedy =
    'Correct the inputs of this step, or the secrets and variables that they come from. No request was made.';
  return failure('invalid-input', { what, cause, remedy });
}

function toInputs(raw: schema.RawInputs, { given, trimmed, variables }: Gathered) {
  return {
    apiKey: raw['api-key'],
    organizationId: raw['organization-id'],
    apiUrl: raw['api-url'],
    /** The variable or input that named the API; null for the default. */
    apiUrlFrom: raw['api-url'] === schema.defaults['api-url'] ? null : (variables['api-url'] ?? 'api-url'),
    selection: selectionOf(raw),
    timeoutMs: raw.timeout,
    pollIntervalMs: raw['poll-interval'],
    failureThreshold: raw['failure-threshold'],
    requireFiles: raw['require-files'],
    requireInfoLabels: raw['require-info-labels'],
    /** null where freshness is not checked. */
    maxAgeMs: raw['max-age'] ?? null,
    /** Where uploads come from; null where CORS is not checked. */
    corsOrigin: raw['check-cors'] ? raw['cors-origin'] : null,
    /** Empty for `none`. */
    failOn: raw['fail-on'],
    summary: raw.summary,
    /** null where no issue is kept. */
    alert: raw['alert-issue'] ? { labels: raw['alert-labels'], token: raw['github-token'] ?? '' } : null,
    /** Secrets that had white space around them, by input name. */
    trimmed: schema.secretInputs.filter((name) => trimmed.has(name) && given[name] !== undefined) as string[]
  };
}
