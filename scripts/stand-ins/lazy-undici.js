/**
 * Loads the package when somebody first uses it. GitHub's toolkit imports undici wherever it imports its HTTP client, but
 * uses it for Octokit alone: two thirds of all code, for nothing in most steps.
 */
const undici = () => __non_webpack_require__('./undici.js').default;

export const fetch = (...args) => undici().fetch(...args);
export class ProxyAgent {
  constructor(options) {
    // biome-ignore lint/correctness/noConstructorReturn: whoever asks for one gets the real one
    return new (undici().ProxyAgent)(options);
  }
}
