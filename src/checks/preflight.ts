/** How browsers judge the answer to a preflight: step 7 of "CORS-preflight fetch" in the Fetch standard. */
import type { Response } from '../http/exchange.ts';

/** A token or nothing, with blanks around it. No two parts match the same character, so it takes linear time. */
const LIST_ELEMENT = /^[ \t]*(?:([\w!#$%&'*+.^`|~-]+)[ \t]*)?$/;

/** @param headerName that it asks for, in lower case @returns why the upload is forbidden, as the end of a sentence */
export function judgePreflight(
  { status, headers }: Pick<Response, 'status' | 'headers'>,
  origin: string,
  headerName: string | null
): string | null {
  const preflight = `the preflight for PUT${headerName ? ` with ${headerName}` : ''} from ${origin}`;
  // The standard looks at the origin first, but a status tells people more than a missing header.
  if ([301, 302, 303, 307, 308].includes(status)) {
    return `the storage redirects the preflight (status ${status}), which browsers do not follow`;
  }
  if (status < 200 || status > 299) return `the storage answers ${status} to ${preflight}`;
  const allowedOrigin = headers['access-control-allow-origin'];
  if (allowedOrigin === undefined) return `the answer to ${preflight} has no Access-Control-Allow-Origin`;
  if (allowedOrigin !== '*' && allowedOrigin !== origin) {
    return `Access-Control-Allow-Origin is neither * nor exactly ${origin}`;
  }
  const methods = parseList(headers['access-control-allow-methods']);
  if (!methods) return 'Access-Control-Allow-Methods is not a list of methods';
  const names = parseList(headers['access-control-allow-headers']?.toLowerCase());
  if (!names) return 'Access-Control-Allow-Headers is not a list of header names';
  // Unlike names of headers, methods are compared with their case.
  if (!methods.includes('PUT') && !methods.includes('*')) return 'Access-Control-Allow-Methods does not name PUT';
  if (headerName && !names.includes(headerName) && !names.includes('*')) {
    return `Access-Control-Allow-Headers does not name ${headerName}`;
  }
  return null;
}

/** A list as in RFC 9110, 5.6.1, without its empty elements; null where an element is not a token. */
function parseList(header = ''): string[] | null {
  const elements = header.split(',').map((element) => LIST_ELEMENT.exec(element));
  return elements.includes(null) ? null : elements.flatMap((match) => match?.[1] ?? []);
}
