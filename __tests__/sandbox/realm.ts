/**
 * jest runs tests in a realm of their own, where what Node's core throws is no `instanceof Error`. The AWS SDK looks at
 * just that, and would say "AWS SDK error wrapper for Error: connect ECONNREFUSED …". Import this where a test wants to
 * hear what is said outside of jest.
 */
import { types } from 'node:util';

const isInstance = Function.prototype[Symbol.hasInstance];

Object.defineProperty(Error, Symbol.hasInstance, {
  value(this: unknown, candidate: unknown): boolean {
    return this === Error ? types.isNativeError(candidate) : isInstance.call(this, candidate);
  }
});
