/** See docs.edgeimpulse.com/apis/studio/organization-data. A detail of another type counts as absent. */
import * as z from 'zod/mini';

/** Body of `POST /api/organizations/{organizationId}/buckets/verify`. */
export interface VerifyRequest {
  storageProvider: string;
  accessKey: string;
  bucket: string;
  endpoint: string;
  /** This or `bucketId`; with both, the new secret is verified for the existing bucket. */
  secretKey?: string;
  bucketId?: number;
  region?: string;
  prefix?: string;
}

const optional = <T>(read: (value: unknown) => T | null) => z.transform(read);
export const optionalString = optional((value) => (typeof value === 'string' ? value : null));
/** Only shown to people: the beginning is enough. */
const optionalText = optional((value) => (typeof value === 'string' ? value.slice(0, 4096) : null));

export const VerifyAnswer = z.object({
  connectionStatus: z.enum(['connected', 'connecting', 'error']),
  connectionError: optionalText,
  connectionStatusSince: optionalString,
  /** Their number, as `parseResponse` counts them: names of files can be personal data, and are not kept. */
  files: optional((value) => (typeof value === 'number' ? value : null)),
  hasInfoLabelsFile: optional((value) => (typeof value === 'boolean' ? value : null)),
  signedUrl: optionalString,
  /** Azure only: the endpoint in the form in which the bucket has to be registered. */
  endpoint: optionalString
});
export type VerifyAnswer = z.infer<typeof VerifyAnswer>;

/** The entries are not checked, so that an odd one spoils only its own bucket. */
export const BucketList = z.pipe(
  z.object({ buckets: z.custom<unknown[]>(Array.isArray) }),
  z.transform(({ buckets }) => buckets)
);

/** `GET /api/organizations/{organizationId}/dataset/{dataset}` -> when its newest file was created. */
export const DatasetAnswer = z.pipe(
  z.object({ dataset: z.object({ lastFileCreated: optionalString }) }),
  z.transform(({ dataset }) => dataset.lastFileCreated)
);

/** In every answer: with `success: false` the request has failed, whatever else is in it. */
export const Envelope = z.object({ success: z.boolean(), error: optionalText });
