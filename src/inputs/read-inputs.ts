import type * as z from 'zod/mini';
import { explanations } from '../errors/error-codes.ts';
import { type Failure, failure } from '../errors/failure.ts';
import { quote } from '../text/words.ts';
import { type Environment, type Gathered, gather, secretsOf, secretsWithheldFrom } from './gather.ts';
import { pastingMistake } from './pasted-by-mistake.ts';
import * as schema from './schema.ts';
import { contradictions, selectionOf } from './selection.ts';
import { parseBoolean } from './shapes.ts';

export type { Environment } from './gather.ts';
export type { FailOn } from './schema.ts';

export type Inputs = ReturnType<typeof toInputs>;
export type InputsRead = { ok: true; inputs: Inputs } | { ok: false; failure: Failure; summary: boolean };

/** Hands every secret to `mask` before anything else is looked at. */
export function readInputs(env: Environment, mask: (secret: string) => void): InputsRead {
  const gathered = gather(env);
  const { given } = gathered;
  for (const secret of secretsOf(given, env)) mask(secret);
  // Not used without an issue, and possibly an expression that was not evaluated.
  if (!parseBoolean(given['alert-issue'] ?? '')) delete given['github-token'];

  const parsed = schema.InputSchema.safeParse({ ...schema.defaults, ...given });
  const problems = [...wrongValues(parsed.error?.issues ?? [], gathered, env), ...contradictions(given)];
  if (parsed.success && problems.length === 0) return { ok: true, inputs: toInputs(parsed.data, gathered) };
  const what = problems.length === 1 ? 'an input is not valid' : `${problems.length} inputs are not valid`;
  const cause = problems.map((problem) => `${problem}.`).join('\n');
  const remedy = `${explanations['invalid-input'].remedy} No request was made.`;
  const summary = parseBoolean(given.summary ?? '') ?? true;
  return { ok: false, failure: failure('invalid-input', { what, cause, remedy }), summary };
}

/** One sentence for each input that is wrong by itself, in the order of the schema. */
function wrongValues(issues: z.core.$ZodIssue[], { given, variables }: Gathered, env: Environment): string[] {
  const messages = new Map(issues.map(({ path, message }) => [path[0], message]));
  return schema.inputNames.flatMap((name) => {
    const message = pastingMistake(name, given) ?? messages.get(name);
    if (message === undefined) return [];
    const value = given[name];
    if (value === undefined) return missing(name, env);
    // A longer value could be a secret in the wrong place.
    const isQuotable = value.length <= 7 && !schema.secretInputs.some((secret) => secret === name);
    const source = variables[name] ? ` (from ${variables[name]})` : '';
    return `\`${name}\`${source} ${isQuotable ? `is ${asGiven(value)}, but ` : ''}${message}`;
  });
}

/** Between marks that it does not hold itself; line ends would make two problems of one. */
const asGiven = (text: string) => (text.includes('"') && !/[`\n]/.test(text) ? `\`${text}\`` : quote(text));

function missing(name: schema.InputName, env: Environment): string {
  const empty = `\`${name}\` is empty, and so is the environment variable ${schema.fallbackVariables[name]}`;
  if (name !== 'api-key') return `${empty}: it is ${schema.ORGANIZATION_PLACE}`;
  const who = secretsWithheldFrom(env);
  return who ? `${empty} (GitHub gives no secrets to ${who})` : `${empty}: ${schema.EMPTY_SECRET}`;
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
    maxAgeMs: raw['max-age'] ?? null,
    /** Where uploads come from; null where CORS is not checked. */
    corsOrigin: raw['check-cors'] ? raw['cors-origin'] : null,
    failOn: raw['fail-on'],
    summary: raw.summary,
    alert: raw['alert-issue'] ? { labels: raw['alert-labels'], token: raw['github-token'] ?? '' } : null,
    /** Secret inputs that had white space around them. */
    trimmed: schema.secretInputs.filter((name) => trimmed.has(name) && given[name] !== undefined) as string[]
  };
}
