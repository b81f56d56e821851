/**
 * Studio's API for buckets, as its public reference documents it
 * (https://docs.edgeimpulse.com/apis/studio/organization-data). Answers come from outside:
 * what the verdict needs is checked and fails closed, what is optional beside it never costs the verdict,
 * and unknown fields are left alone.
 */
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

/** A detail of another type than documented counts as absent: it must not cost the verdict. */
const optional = <T>(read: (value: unknown) => T | null) => z.transform(read);
export const optionalString = optional((value) => (typeof value === 'string' ? value : null));
/** Of what is only shown to people, the beginning is enough. */
const optionalText = optional((value) => (typeof value === 'string' ? value.slice(0, 4096) : null));

/** What is verified, as `parseResponse` reads it: names of files can be personal data, so only their number is kept. */
export const VerifyAnswer = z.object({
  connectionStatus: z.enum(['connected', 'connecting', 'error']),
  connectionError: optionalText,
  connectionStatusSince: optionalString,
  /** Size of the sample of files that Studio chose; null where it gave none. */
  fileCount: optional((value) => (typeof value === 'number' ? value : null)),
  hasInfoLabelsFile: optional((value) => (typeof value === 'boolean' ? value : null)),
  /** A write credential: whoever has it may store an object. */
  signedUrl: optionalString,
  /** Azure only: the endpoint in the form in which the bucket has to be registered. */
  endpoint: optionalString
});
export type VerifyAnswer = z.infer<typeof VerifyAnswer>;

/** The list itself; each entry is looked at on its own, so that an odd one spoils only its own bucket. */
export const BucketList = z.object({ buckets: z.custom<unknown[]>(Array.isArray) });

/** `GET /api/organizations/{organizationId}/dataset/{dataset}`, as far as freshness needs it. */
export const DatasetAnswer = z.object({ dataset: z.object({ lastFileCreated: optionalString }) });

/** What every answer of Studio says first: `success: false` is a failed request, whatever else stands there. */
export const Envelope = z.object({ success: z.boolean(), error: optionalText });
