/** The inputs: names, defaults, bounds, and the words that say what is allowed. */
import * as z from 'zod/mini';
import { isClean } from '../text/sanitizer.ts';
import { parseApiUrl, parseOrigin, parsePlainUrl } from '../text/urls.ts';
import * as shape from './shapes.ts';

const outcomes = ['error', 'timeout', 'unverifiable', 'checks'] as const;
export type FailOn = (typeof outcomes)[number];

/** The same as in action.yml. */
export const defaults: Readonly<Record<string, string>> = {
  timeout: '5m',
  'poll-interval': '5s',
  'failure-threshold': '1',
  'require-files': 'false',
  'require-info-labels': 'false',
  'check-cors': 'false',
  'cors-origin': 'https://studio.edgeimpulse.com',
  'fail-on': outcomes.join(', '),
  summary: 'true',
  'alert-issue': 'false',
  'alert-labels': 'bucket-alert',
  'api-url': 'https://studio.edgeimpulse.com/v1'
};

/** Azure's access key is no secret, see gather.ts. */
export const secretInputs = ['api-key', 'secret-key', 'access-key', 'github-token'] as const;

export const fallbackVariables: Readonly<Record<string, string>> = {
  'api-key': 'EI_API_KEY',
  'organization-id': 'EI_ORGANIZATION_ID',
  'api-url': 'EI_API_ENDPOINT'
};

export const EMPTY_SECRET = 'a secret that does not exist, or whose name is misspelt, is empty';
export const ORGANIZATION_PLACE = 'the number in the address studio.edgeimpulse.com/organization/7';
const PLAIN_URL = 'without credentials, query, fragment, escapes and dot segments';
const providers = ['s3', 'google', 'azure', 'other'];
const aliases = new Map(Object.entries({ aws: 's3', amazon: 's3', gcs: 'google', gcp: 'google', minio: 'other' }));
const HOUR_MS = 3_600_000;

const parseEndpoint = (text: string) => (parsePlainUrl(text) && isClean(text) ? text : undefined);

/** Each input by itself; selection.ts checks what depends on more than one. */
export const InputSchema = z.object({
  // It travels in a header: visible ASCII is all that fits there.
  'api-key': shape.matching(/^[!-~]{8,}$/, 'an API key of the organization: at least 8 visible ASCII characters'),
  'organization-id': shape.organization(`a whole number: ${ORGANIZATION_PLACE}`),
  'bucket-id': z.optional(shape.idsOrAll),
  exclude: z.optional(shape.ids),
  // A path segment of dots would lead to another operation of the API.
  dataset: z.optional(shape.clean('the name of a dataset, at most 255 characters long', /^(?!\.\.?$).{1,255}$/)),
  'portal-id': z.optional(shape.whole('a whole number: the id of an upload portal')),
  'max-age': z.optional(shape.duration(60_000, 366 * 24 * HOUR_MS)),
  bucket: z.optional(shape.clean('the name of a bucket or container')),
  'storage-provider': z.optional(shape.oneOf(providers, aliases)),
  'access-key': z.optional(shape.clean('an access key')),
  'secret-key': z.optional(shape.clean('a secret key of at least 8 characters', /.{8}/)),
  endpoint: z.optional(shape.address(parseEndpoint, `a URL that begins with https:// or http://, ${PLAIN_URL}`)),
  region: z.optional(shape.matching(/^[A-Za-z0-9_-]+$/, 'as in eu-west-1: letters, digits, hyphens and underscores')),
  // Names of objects may hold invisible characters: emoji are made with them.
  prefix: z.optional(shape.matching(/^[^\u0000-\u001f\u007f-\u009f]+$/, 'a prefix without control characters')),
  timeout: shape.duration(1000, 6 * HOUR_MS),
  'poll-interval': shape.duration(250, HOUR_MS / 12),
  'failure-threshold': shape.whole('a whole number from 1 to 10', 10),
  'require-files': shape.boolean,
  'require-info-labels': shape.boolean,
  'check-cors': shape.boolean,
  'cors-origin': shape.address(parseOrigin, 'an origin such as https://studio.edgeimpulse.com'),
  'fail-on': shape.someOf(outcomes),
  summary: shape.boolean,
  'alert-issue': shape.boolean,
  'alert-labels': shape.labels,
  'github-token': z.optional(shape.matching(/^[!-~]+$/, 'a token of visible ASCII characters')),
  'api-url': shape.address(parseApiUrl, `an https URL (http only on loopback) ${PLAIN_URL}`)
});
export type RawInputs = z.infer<typeof InputSchema>;
export type InputName = keyof RawInputs;
export const inputNames = Object.keys(InputSchema.shape) as InputName[];
