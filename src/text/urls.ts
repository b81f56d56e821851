/** URLs from inputs: accepted only if written as they will be used, so that people read the host that is asked. */

/** @returns a URL for Studio's API, https or http on loopback, that ends in /v1; undefined for anything else */
export function parseApiUrl(text: string): string | undefined {
  const url = parsePlainUrl(text);
  if (!url || (url.protocol !== 'https:' && !isLoopback(url.hostname))) return undefined;
  const [, path] = /^((?:\/[\w.~-]+)*)\/?$/.exec(url.pathname) ?? [];
  return path === undefined ? undefined : `${url.origin}${path.replace(/\/v1$/, '')}/v1`;
}

/** An absolute http(s) URL without credentials, query and fragment; undefined for anything else. */
export function parsePlainUrl(text: string): URL | undefined {
  const [, authority = '', path = '/'] = /^https?:\/\/([^/?#\\@\s]+)(\/[^?#\\\s]*)?$/i.exec(text) ?? [];
  const url = URL.parse(text);
  // Parsing would make another host of "2130706433", "0x7f.1" and look-alike letters, another path of ".." and "%2e".
  const host = authority.replace(/:\d*$/, '').toLowerCase();
  return host !== '' && host === url?.hostname && path === url.pathname ? url : undefined;
}

/** An origin as browsers send it; undefined for anything else. */
export function parseOrigin(text: string): string | undefined {
  return parsePlainUrl(text)?.origin === text ? text : undefined;
}

/**
 * The address with https:// in front of it, where nothing else is missing. It is shown, and the text may be a misplaced
 * secret: so only hosts and paths in lower case, with a domain or a port, count as addresses.
 */
export function withScheme(text: string): string | undefined {
  const isAddress = /^(?=[a-z0-9-]+[.:])[a-z0-9-]+(\.[a-z0-9-]+)*(\.[a-z]{2,}|\.\d{1,3}|:\d{2,5})(\/[a-z0-9.-]*)*$/;
  return text.length <= 100 && isAddress.test(text) ? `https://${text}` : undefined;
}

/** A URL that a browser would send something to, so without user name and password. */
export function parseWebUrl(text: string): URL | null {
  const url = URL.parse(text);
  return url && /^https?:$/.test(url.protocol) && !url.username && !url.password ? url : null;
}

/** Whether it is one of `[bucket.]s3[-variant][.dualstack][.region].amazonaws.com`, names that only S3 can have. */
export function isS3Host(hostname: string): boolean {
  return /(^|\.)s3(express)?(-[a-z0-9-]+)?(\.dualstack)?(\.[a-z]+(-[a-z]+)+-\d+)?\.amazonaws\.com(\.cn)?$/.test(
    hostname
  );
}

/** As written and, where it is percent-encoded, as meant. */
export function formsOf(text: string): string[] {
  try {
    return [...new Set([text, decodeURIComponent(text)])];
  } catch {
    return [text];
  }
}

export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
