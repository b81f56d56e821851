/** URLs are accepted only as they will be used, so that people read the host that is asked. */

/** @returns https, or http on loopback, with /v1 at the end */
export function parseApiUrl(text: string): string | undefined {
  const url = parsePlainUrl(text);
  if (!url || (url.protocol !== 'https:' && !isLoopback(url.hostname))) return undefined;
  const [, path] = /^((?:\/[\w.~-]+)*)\/?$/.exec(url.pathname) ?? [];
  return path === undefined ? undefined : `${url.origin}${path.replace(/\/v1$/, '')}/v1`;
}

/** Absolute, http(s), without credentials, query and fragment. */
export function parsePlainUrl(text: string): URL | undefined {
  const [, authority = '', path = '/'] = /^https?:\/\/([^/?#\\@\s]+)(\/[^?#\\\s]*)?$/i.exec(text) ?? [];
  const url = URL.parse(text);
  // Parsing would make another host of "2130706433", "0x7f.1" and look-alike letters, another path of ".." and "%2e".
  const host = authority.replace(/:\d*$/, '').toLowerCase();
  return host !== '' && host === url?.hostname && path === url.pathname ? url : undefined;
}

export function parseOrigin(text: string): string | undefined {
  return parsePlainUrl(text)?.origin === text ? text : undefined;
}

/** It is shown, and may be a misplaced secret: only lower case with a domain or a port counts as an address. */
export function withScheme(text: string): string | undefined {
  const isAddress = /^(?=[a-z0-9-]+[.:])[a-z0-9-]+(\.[a-z0-9-]+)*(\.[a-z]{2,}|\.\d{1,3}|:\d{2,5})(\/[a-z0-9.-]*)*$/;
  return text.length <= 100 && isAddress.test(text) ? `https://${text}` : undefined;
}

/** As a browser would use it: http(s), without user name and password. */
export function parseWebUrl(text: string): URL | null {
  const url = URL.parse(text);
  return url && /^https?:$/.test(url.protocol) && !url.username && !url.password ? url : null;
}

/** `[bucket.]s3[-variant][.dualstack][.region].amazonaws.com`: names that only S3 can have. */
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
