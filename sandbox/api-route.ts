/** What the API's routes have in common: their form, reading a body, and refusing a request. */
import type { IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import * as z from 'zod/mini';

/** By method and pattern below the organization, for example `GET /buckets/:bucketId(\\d+)`. */
export type Routes = Record<string, (request: IncomingMessage, parameters: Parameters) => object | Promise<object>>;

/** The named parts of the path, decoded. */
export type Parameters = Record<string, string>;

/** Becomes an answer with this status, `success: false`, and the message as `error`. */
export class ApiError extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export const nonEmpty = z.string().check(z.minLength(1));

/** @throws ApiError 400 where the body is not JSON, or not what the schema describes */
export async function readBody<Schema extends z.ZodMiniType>(
  request: IncomingMessage,
  schema: Schema
): Promise<z.output<Schema>> {
  const body = await json(request).catch(() => {
    throw new ApiError(400, 'The body is not JSON');
  });
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map(({ path }) => path.join('.') || 'body');
  throw new ApiError(400, `Missing or invalid: ${fields.join(', ')}`);
}

/** @throws ApiError with `status` where the organization has no such bucket, dataset or portal */
export function findOrRefuse<Entry>(
  entries: Entry[],
  matches: (entry: Entry) => boolean,
  status: number,
  description: string
): Entry {
  const entry = entries.find(matches);
  if (!entry) throw new ApiError(status, `No ${description}`);
  return entry;
}
