/** What a browser makes of the answer to a preflight: step 7 of "CORS-preflight fetch" in the Fetch standard. Pure. */
import type { IncomingHttpHeaders } from 'node:http';

export interface PreflightAnswer {
  status: number;
  /** Repeated headers combined with ", ": so Node has them, and so "get a value from a header list" wants them. */
  headers: IncomingHttpHeaders;
}

/**
 * What a page wants to send, without credentials. (Where no methods are named, the standard makes an exception for pages
 * that listen to an upload's progress; browsers do not, and neither is it made here.)
 */
export interface CrossOriginRequest {
  origin: string;
  method: string;
  /** The "CORS-unsafe request-header names": those that the preflight asks for, in lower case. */
  requestHeaders: readonly string[];
}

export type Judgement = { status: 'passed' } | { status: 'failed'; reason: string };

/** "CORS-safelisted method" */
const SAFELISTED: readonly string[] = ['GET', 'HEAD', 'POST'];

/** "Redirect status" */
const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];

/** A token or nothing, blanks around it. Linear: no two parts of it match the same character side by side. */
const LIST_ELEMENT = /^[ \t]*(?:([\w!#$%&'*+.^`|~-]+)[ \t]*)?$/;

/** @returns with a refusal the first thing that forbids the request, as the end of a sentence */
export function judgePreflight(answer: PreflightAnswer, request: CrossOriginRequest): Judgement {
  const { status, headers } = answer;
  const { origin, method, requestHeaders } = request;
  // The standard looks at the origin first. The outcome is the same, but a status tells people more than a missing header.
  if (REDIRECTS.includes(status)) {
    return failed(`the storage redirects the preflight (status ${status}), which browsers do not follow`);
  }
  if (status < 200 || status > 299) {
    return failed(`the storage answers ${status} to the preflight for ${asked(request)}`);
  }
  // "CORS check": byte for byte, so a list, a path or a slash at the end is no origin.
  const allowedOrigin = headers['access-control-allow-origin'];
  if (allowedOrigin === undefined) {
    return failed(`the answer to the preflight for ${asked(request)} has no Access-Control-Allow-Origin`);
  }
  if (allowedOrigin !== '*' && allowedOrigin !== origin) {
    return failed(`Access-Control-Allow-Origin is neither * nor exactly ${origin}`);
  }
  const methods = parseList(headers['access-control-allow-methods']);
  if (!methods) return failed('Access-Control-Allow-Methods is not a list of methods');
  const names = parseList(headers['access-control-allow-headers']?.toLowerCase());
  if (!names) return failed('Access-Control-Allow-Headers is not a list of header names');
  // Methods are compared with their case.
  if (!methods.includes(method) && !SAFELISTED.includes(method) && !methods.includes('*')) {
    return failed(`Access-Control-Allow-Methods does not name ${method}`);
  }
  // "CORS non-wildcard request-header name": the one that * does not stand for.
  const missing = requestHeaders.find(
    (name) => !names.includes(name) && (name === 'authorization' || !names.includes('*'))
  );
  if (missing !== undefined) return failed(`Access-Control-Allow-Headers does not name ${missing}`);
  return { status: 'passed' };
}

/**
 * "Extract header list values", with the list syntax of RFC 9110, 5.6.1: empty elements do no harm, spaces and tabs
 * around elements neither, but one element that is not a token spoils the whole.
 * @returns null where it is spoilt
 */
function parseList(header = ''): string[] | null {
  const elements = header.split(',').map((element) => LIST_ELEMENT.exec(element));
  return elements.includes(null) ? null : elements.flatMap((match) => match?.[1] ?? []);
}

function asked({ origin, method, requestHeaders }: CrossOriginRequest): string {
  const carrying = requestHeaders.length > 0 ? ` with ${requestHeaders.join(', ')}` : '';
  return `${method}${carrying} from ${origin}`;
}

function failed(reason: string): Judgement {
  return { status: 'failed', reason };
}
