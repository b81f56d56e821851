/** Loads the package when the first request goes through a proxy; @actions/http-client imports it for all of them. */
const tunnel = () => __non_webpack_require__('./tunnel.js').default;

export const httpOverHttp = (options) => tunnel().httpOverHttp(options);
export const httpsOverHttp = (options) => tunnel().httpsOverHttp(options);
export const httpOverHttps = (options) => tunnel().httpOverHttps(options);
export const httpsOverHttps = (options) => tunnel().httpsOverHttps(options);
