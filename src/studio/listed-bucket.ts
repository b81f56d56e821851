import * as z from 'zod/mini';
import { optionalString } from './contract.ts';

/** Of `GET /api/organizations/{organizationId}/buckets`; in a file of its own, since most steps need no list. */
export const ListedBucket = z.object({
  id: z.int().check(z.positive()),
  accessKey: z.string(),
  bucket: z.string(),
  endpoint: z.string(),
  region: optionalString,
  storageProvider: optionalString,
  checkConnectivityPrefix: optionalString
});
export type ListedBucket = z.infer<typeof ListedBucket>;
