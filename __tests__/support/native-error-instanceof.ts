/**
 * jest runs tests in a VM context of their own, where errors of Node's core are no `instanceof Error`. The AWS SDK
 * checks exactly that, and would report "AWS SDK error wrapper for Error: connect ECONNREFUSED …". With this file
 * imported, a test sees the messages that the SDK has outside of jest.
 */
import { types } from 'node:util';

const isInstance = Function.prototype[Symbol.hasInstance];

Object.defineProperty(Error, Symbol.hasInstance, {
  value(this: unknown, candidate: unknown): boolean {
    return this === Error ? types.isNativeError(candidate) : isInstance.call(this, candidate);
  }
});
