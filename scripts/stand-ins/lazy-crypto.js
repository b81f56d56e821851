/** @actions/core needs this one function, for which Node's Web Crypto loads half as much. */
export const randomUUID = () => globalThis.crypto.randomUUID();
