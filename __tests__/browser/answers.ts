/** Answers to a preflight, header by header: what servers really say, and what they had better not. */

/** The status line after the version, then the header lines; a function where it depends on the headers asked for. */
export type Answer = readonly string[] | ((asked: string | undefined) => readonly string[]);

export function answers(origin: string): Record<string, Answer> {
  const OK = '200 OK';
  const allowOrigin = (value: string) => `Access-Control-Allow-Origin: ${value}`;
  const allowMethods = (value: string) => `Access-Control-Allow-Methods: ${value}`;
  const allowHeaders = (value: string) => `Access-Control-Allow-Headers: ${value}`;
  const ours = allowOrigin(origin);
  const put = allowMethods('PUT');
  const type = allowHeaders('content-type');
  const all = [ours, put, type];
  const withStatus = (status: string, ...more: string[]): Answer => [status, ...all, ...more];
  const withOrigin = (...values: string[]): Answer => [OK, ...values.map(allowOrigin), put, type];
  const withMethods = (...values: string[]): Answer => [OK, ours, ...values.map(allowMethods), type];
  const withHeaders = (...values: string[]): Answer => [OK, ours, put, ...values.map(allowHeaders)];
  const { protocol, hostname, port } = new URL(origin);

  return {
    'all that is needed': withStatus(OK),
    'nothing at all': [OK],
    'header names in odd case': [OK, `ACCESS-CONTROL-ALLOW-ORIGIN: ${origin}`, put.toLowerCase(), type.toUpperCase()],
    'header names with an underscore': [OK, `Access_Control_Allow_Origin: ${origin}`, put, type],

    'status 201': withStatus('201 Created'),
    'status 202': withStatus('202 Accepted'),
    'status 204': withStatus('204 No Content'),
    'status 206': withStatus('206 Partial Content'),
    'status 226': withStatus('226 IM Used'),
    'status 299': withStatus('299 Odd'),
    'status 300': withStatus('300 Multiple Choices'),
    'status 301 with an empty place': withStatus('301 Moved Permanently', 'Location: '),
    'status 302 elsewhere': withStatus('302 Found', `Location: ${origin}/elsewhere`),
    'status 303 elsewhere': withStatus('303 See Other', `Location: ${origin}/elsewhere`),
    'status 304': withStatus('304 Not Modified'),
    'status 307, as for a bucket in another region': withStatus('307 Temporary Redirect', `Location: ${origin}/region`),
    'status 308 elsewhere': withStatus('308 Permanent Redirect', `Location: ${origin}/elsewhere`),
    'status 307 without a place': withStatus('307 Temporary Redirect'),
    'status 400': withStatus('400 Bad Request'),
    'status 401 that asks for a password': withStatus('401 Unauthorized', 'WWW-Authenticate: Basic realm="storage"'),
    'status 403': withStatus('403 Forbidden'),
    'status 403 without CORS headers': ['403 Forbidden'],
    'status 404': withStatus('404 Not Found'),
    'status 405': withStatus('405 Method Not Allowed', 'Allow: GET, PUT'),
    'status 501': withStatus('501 Not Implemented'),
    'early hints that allow, then an answer that does not': ['103 Early Hints', ...all, '', 'HTTP/1.1 200 OK'],
    'early hints that do not, then an answer that does': ['103 Early Hints', '', 'HTTP/1.1 200 OK', ...all],

    'no origin': [OK, put, type],
    'any origin': withOrigin('*'),
    'any origin, quoted': withOrigin('"*"'),
    'any origin twice in one header': withOrigin('*, *'),
    'any origin in two headers': withOrigin('*', '*'),
    'any origin and ours in two headers': withOrigin('*', origin),
    'an empty origin': withOrigin(''),
    'two equal origins in one header': withOrigin(`${origin}, ${origin}`),
    'two equal origins in two headers': withOrigin(origin, origin),
    'our origin among others, by comma': withOrigin(`https://studio.edgeimpulse.com, ${origin}`),
    'our origin among others, by space': withOrigin(`${origin} https://studio.edgeimpulse.com`),
    'our origin and an empty header': withOrigin(origin, ''),
    'our origin with a comma behind': withOrigin(`${origin},`),
    'another origin': withOrigin('https://studio.edgeimpulse.com'),
    'null for an origin': withOrigin('null'),
    'our origin with a slash': withOrigin(`${origin}/`),
    'our origin with a path': withOrigin(`${origin}/studio`),
    'our origin in upper case': withOrigin(origin.toUpperCase()),
    'our origin with another scheme': withOrigin(origin.replace('http:', 'https:')),
    'our origin without its scheme': withOrigin(`${hostname}:${port}`),
    'our origin without its port': withOrigin(`${protocol}//${hostname}`),
    'our origin with another port': withOrigin(`${protocol}//${hostname}:1`),
    'our origin with zeros before its port': withOrigin(`${protocol}//${hostname}:0${port}`),
    'our origin with a dot behind the host': withOrigin(`${protocol}//${hostname}.:${port}`),
    'our origin by a pattern for hosts': withOrigin(`${protocol}//*.localhost:${port}`),
    'our origin by a pattern for ports': withOrigin(`${protocol}//${hostname}:*`),
    'our origin, quoted': withOrigin(`"${origin}"`),
    'our origin with spaces around': withOrigin(`   ${origin}   `),
    'our origin with tabs around': withOrigin(`\t${origin}\t`),
    'our origin with a space inside': withOrigin(origin.replace('://', ':// ')),

    'no methods': [OK, ours, type],
    'empty methods': withMethods(''),
    'any method': withMethods('*'),
    'any method among others': withMethods('GET, *'),
    'any method, quoted': withMethods('"*"'),
    'another method': withMethods('POST'),
    'methods with PUT': withMethods('GET, PUT, POST'),
    'methods without spaces': withMethods('GET,PUT,POST'),
    'methods with tabs and many spaces': withMethods('GET\t,\t  PUT   ,POST'),
    'methods in two headers': withMethods('GET', 'PUT'),
    'methods with empty elements': withMethods(', GET, , PUT,,'),
    'only commas for methods': withMethods(', ,,'),
    'put in lower case': withMethods('put'),
    'Put in mixed case': withMethods('Put, GET'),
    'put in lower case beside any method': withMethods('put, *'),
    'methods by spaces': withMethods('GET PUT POST'),
    'methods by semicolons': withMethods('GET; PUT'),
    'PUT, quoted': withMethods('"PUT"'),
    'PUT beside something that is no name': withMethods('PUT, G@T'),
    'PUT beside something with a space': withMethods('PUT, GET HEAD'),
    'PUT beside something in a second header that is no name': withMethods('PUT', '[POST]'),
    'PUT beside letters outside of ASCII': withMethods('PUT, P\u00dcT'),
    'PUT beside an odd but right name': withMethods("PUT, !#$%&'*+-.^_`|~9z"),
    'PUT as a part of a name': withMethods('PUTS, INPUT'),
    'a pattern for methods': withMethods('P*'),

    'no headers': [OK, ours, put],
    'empty headers': withHeaders(''),
    'any header': withHeaders('*'),
    'any header among others': withHeaders('x-amz-date, *'),
    'any header, quoted': withHeaders('"*"'),
    'any header beside authorization': withHeaders('*, authorization'),
    'authorization alone': withHeaders('Authorization'),
    'another header': withHeaders('x-amz-date'),
    'Content-Type in mixed case': withHeaders('Content-Type'),
    'CONTENT-TYPE in upper case': withHeaders('CONTENT-TYPE'),
    'content-type among others': withHeaders('origin,content-type, x-amz-acl'),
    'content-type in a second header': withHeaders('origin', 'content-type'),
    'content-type with tabs around': withHeaders('origin,\tcontent-type\t,x-amz-acl'),
    'content-type with empty elements': withHeaders(',, content-type ,'),
    'content-type by spaces': withHeaders('origin content-type'),
    'content-type by semicolons': withHeaders('origin; content-type'),
    'content-type with a colon': withHeaders('content-type:'),
    'content-type with a value': withHeaders('content-type: audio/wav'),
    'content-type, quoted': withHeaders('"content-type"'),
    'content-type with an underscore': withHeaders('content_type'),
    'content-type beside something that is no name': withHeaders('content-type, x/y'),
    'something that is no name in a second header': withHeaders('content-type', 'a b'),
    'a pattern for headers': withHeaders('content-*'),
    'an odd but right name beside content-type': withHeaders('content-type, $odd'),
    'something that is no name, with all methods right': withHeaders('(none)'),

    'credentials allowed beside any origin': [
      ...[OK, allowOrigin('*'), put, type],
      'Access-Control-Allow-Credentials: true'
    ],
    'credentials refused': withStatus(OK, 'Access-Control-Allow-Credentials: false'),
    'wildcards only': [OK, allowOrigin('*'), allowMethods('*'), allowHeaders('*')],
    'an age that is no number': withStatus(OK, 'Access-Control-Max-Age: for ever'),
    'an age below zero': withStatus(OK, 'Access-Control-Max-Age: -1'),
    'a policy that keeps the answer to its own origin': withStatus(OK, 'Cross-Origin-Resource-Policy: same-origin'),
    'a header that browsers know no more': withStatus(OK, 'Access-Control-Allow-Private-Network: false'),

    'what was asked for, as S3 does': (asked) => [OK, ours, put, ...(asked ? [allowHeaders(asked)] : [])],
    'a refusal where a header is asked for': (asked) => (asked ? ['403 Forbidden'] : [OK, ...all]),
    'a refusal where no header is asked for': (asked) => (asked ? [OK, ...all] : ['403 Forbidden']),
    'another origin where a header is asked for': (asked) => [OK, asked ? allowOrigin('null') : ours, put, type],
    'a spoilt list where no header is asked for': (asked) => [OK, ours, put, asked ? type : allowHeaders('a b')]
  };
}

/** A service that is overloaded or down: a refusal to browsers, but none that the rules are to blame for. */
export function passingTroubles(origin: string): Record<string, Answer> {
  const { 'all that is needed': all } = answers(origin);
  const lines = Array.isArray(all) ? all.slice(1) : [];
  const statuses = ['408 Request Timeout', '425 Too Early', '429 Too Many Requests', '500 Internal Server Error'];
  const more = ['502 Bad Gateway', '503 Slow Down', '504 Gateway Timeout', '599 Odd'];
  return Object.fromEntries([...statuses, ...more].map((status) => [`status ${status}`, [status, ...lines]]));
}
