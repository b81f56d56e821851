/** Loads TLS when the first https address is asked; @actions/http-client imports it for plain http, too. */
const https = () => process.getBuiltinModule('node:https');

export const request = (...args) => https().request(...args);
export class Agent {
  constructor(options) {
    // biome-ignore lint/correctness/noConstructorReturn: whoever asks for one gets the real one
    return new (https().Agent)(options);
  }
}
