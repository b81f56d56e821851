/**
 * Stands in for undici in the bundle. GitHub's toolkit imports undici wherever it imports its HTTP client, but uses it for
 * Octokit alone: two thirds of all code, for nothing in most steps. Here it is loaded when somebody first uses it.
 */
const undici = () => require('./undici-bundle.js');

exports.fetch = (...request) => undici().fetch(...request);
exports.ProxyAgent = class {
  constructor(options) {
    // biome-ignore lint/correctness/noConstructorReturn: whoever asks for one gets the real one
    return new (undici().ProxyAgent)(options);
  }
};
