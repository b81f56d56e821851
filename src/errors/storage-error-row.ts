/** The form of the tables of what storage services say. */
import type { Explanation, StorageCode } from './error-codes.ts';
import type { Service } from './storage-services.ts';

/**
 * One thing that a storage can mean, and all its wordings, with ` | ` between them. Case, quotation marks and white space
 * do not count; `*` stands for up to 100 characters. In the explanation, braces name what diagnosis.ts fills in.
 */
export interface StorageErrorRow extends Explanation {
  code: StorageCode;
  /** Phrases decide wherever they stand, the longest of all rows first; a code (no blank in it) where no phrase does. */
  says?: string;
  /** What is said of many things, or begins many sentences: decides where nothing else does. */
  vague?: string;
  /** Where the row applies; everywhere if absent. Of equal wordings, the one for fewer services wins. */
  services?: readonly Service[];
}
