/** What storage services say when they refuse: the tables behind diagnosis.ts, put together. */
import { aws } from './aws.ts';
import { azure } from './azure.ts';
import { clientSide } from './client-side.ts';
import type { Explanation, StorageCode } from './error-codes.ts';
import { google } from './google.ts';
import { networkAndTls } from './network-and-tls.ts';
import { s3 } from './s3.ts';
import type { Service } from './storage-services.ts';

/**
 * One thing that a storage can mean, and all its wordings, with ` | ` between them. Case, quotation marks and white space
 * do not count; `*` stands for up to 100 characters. In `what`, `cause` and `remedy`, braces name what is filled in.
 */
export interface StorageError extends Explanation {
  code: StorageCode;
  /** Words that decide wherever they stand; the longest of all rows wins. */
  phrases?: string;
  /** A service's error codes: they decide where no phrase does. */
  codes?: string;
  /** What is said of many things: decides where nothing else does. */
  vague?: string;
  /** Where the row applies; everywhere if absent. Of equal wordings, the one for fewer services wins. */
  services?: readonly Service[];
  /** What the text must name for the row to apply; it then comes before the others. */
  names?: 'region' | 'key';
  /** What the access key must begin with; the row then comes before the others. */
  accessKey?: string;
}

export const storageErrors: readonly StorageError[] = [
  ...aws,
  ...google,
  ...azure,
  ...s3,
  ...clientSide,
  ...networkAndTls
];
