/**
 * GitHub's own description of its API, to hold requests and answers against. Stricter than the description in one
 * point: a request may not hold what it does not name.
 */
import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';

type Schema = { [keyword: string]: unknown };
interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  schema: Schema;
}
type Content = { 'application/json'?: { schema: Schema } };
interface Described {
  operationId: string;
  parameters?: (Parameter | { $ref: string })[];
  requestBody?: { required?: boolean; content: Content };
  responses: Record<string, { content?: Content } | { $ref: string }>;
}
interface Description {
  paths: Record<string, Record<string, Described>>;
  components: Record<string, Record<string, unknown>>;
}

const file = new URL('github-openapi.json', import.meta.url);
const description = JSON.parse(readFileSync(file, 'utf8')) as Description;

/** One operation of the API, and a request to it. */
export interface Operation {
  id: string;
  /** From the path, decoded. */
  parameters: Record<string, string>;
  described: Described;
}

/** @returns null for what the description does not know */
export function operationFor(method: string, pathname: string): Operation | null {
  for (const [template, methods] of Object.entries(description.paths)) {
    const pattern = template.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)');
    const match = new RegExp(`^${pattern}$`).exec(pathname);
    const described = methods[method.toLowerCase()];
    if (!match || !described) continue;
    const decoded = Object.entries(match.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]);
    return { id: described.operationId, parameters: Object.fromEntries(decoded), described };
  }
  return null;
}

/** What is wrong with a request. */
export function requestProblems(operation: Operation, query: URLSearchParams, body: unknown): string[] {
  const { id, parameters, described } = operation;
  const known = (described.parameters ?? []).map(resolved<Parameter>);
  const given = (where: string, name: string) => (where === 'path' ? parameters[name] : query.get(name));
  const foreign = [...query.keys()].filter((name) => !known.some((each) => each.in === 'query' && each.name === name));
  const wrong = known.flatMap(({ name, in: where, required, schema }) => {
    const value = given(where, name) ?? undefined;
    if (value === undefined) return required ? [`${name} is missing`] : [];
    const typed = schema.type === 'integer' ? Number(value) : value;
    return violations(`${id} ${name}`, schema, typed);
  });
  const content = described.requestBody?.content['application/json'];
  return [
    ...foreign.map((name) => `${id}: unknown parameter ${name}`),
    ...wrong,
    ...(content
      ? violations(`${id} request`, { ...content.schema, additionalProperties: false }, body)
      : body === undefined
        ? []
        : [`${id}: a body`])
  ];
}

/** What is wrong with an answer. */
export function answerProblems({ id, described }: Operation, status: number, body: unknown): string[] {
  const answer = described.responses[status];
  if (!answer) return [`${id} never answers ${status}`];
  const schema = resolved<{ content?: Content }>(answer).content?.['application/json']?.schema;
  return schema ? violations(`${id} ${status}`, schema, body) : [];
}

function resolved<T>(node: T | { $ref: string }): T {
  const [kind = '', name = ''] = (node as { $ref?: string }).$ref?.replace('#/components/', '').split('/') ?? [];
  return kind ? (description.components[kind]?.[name] as T) : (node as T);
}

const ajv = new Ajv({
  allErrors: true,
  strictTypes: false,
  allowUnionTypes: true,
  keywords: ['components'],
  formats: {
    uri: (text) => URL.canParse(text),
    'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
    int64: { type: 'number', validate: Number.isSafeInteger }
  }
});
const components = jsonSchema(description.components);
const compiled = new Map<string, ValidateFunction>();

function violations(where: string, schema: Schema, value: unknown): string[] {
  let validate = compiled.get(where);
  if (!validate) {
    validate = ajv.compile({ ...(jsonSchema(schema) as Schema), components });
    compiled.set(where, validate);
  }
  if (validate(value)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${where}${instancePath} ${message} ${JSON.stringify(params)}`
  );
}

/** OpenAPI 3.0 -> JSON Schema: null is a type of its own there. */
function jsonSchema(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(jsonSchema);
  if (node === null || typeof node !== 'object') return node;
  const { nullable, ...rest } = Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, jsonSchema(value)])
  );
  return nullable === true ? { anyOf: [rest, { type: 'null' }] } : rest;
}
