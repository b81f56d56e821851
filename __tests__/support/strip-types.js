import { createHash } from 'node:crypto';
import { stripTypeScriptTypes } from 'node:module';

// The types are erasable by rule (tsconfig: erasableSyntaxOnly), so removing them is all a transform has to do.
export default {
  process: (source) => ({ code: stripTypeScriptTypes(source) }),
  getCacheKey: (source) => createHash('sha256').update(source).update(process.version).digest('hex')
};
