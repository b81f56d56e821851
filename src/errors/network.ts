/**
 * Why there was no answer, or none that a storage gives.
 *
 * Sources: nodejs.org/api/errors.html (Node, undici, llhttp), OpenSSL's and BoringSSL's reason strings, botocore, requests
 * and urllib3, Go's net, crypto/tls and crypto/x509, Java's javax.net.ssl; the AWS SDKs; MinIO's console.
 */
import type { StorageError } from './storage-error.ts';

export const network: readonly StorageError[] = [
  {
    code: 'invalid-endpoint',
    says: `invalid url | was not a valid uri | invalid endpoint | endpoint * is not valid |
      unsupported protocol scheme | no host in request url | missing scheme | no scheme supplied |
      no connection adapters were found | cannot have fully qualified paths |
      does not follow ip address or domain name standards | only absolute urls | protocol * not supported |
      first path segment in url cannot contain colon | too many colons in address | invalid port | invalid uri |
      illegal character in authority | request path contains unescaped characters | ERR_INVALID_PROTOCOL |
      ERR_SOCKET_BAD_PORT | ERR_UNESCAPED_CHARACTERS | MissingSchema | InvalidSchema`,
    what: 'the endpoint is not a URL',
    cause: 'It lacks its scheme, has another than https and http, or holds something that is no address.',
    remedy: 'Write {endpoint} with https:// in front, as {endpointForm}.'
  },
  {
    code: 'host-not-found',
    says: `inaccessible host | no such host | name or service not known | nodename nor servname provided |
      name resolution | no address associated with hostname | failed to resolve | could not resolve |
      could not be resolved | unable to resolve | getaddrinfo failed | server misbehaving |
      could not connect to the endpoint url | no addresses found | unknown host | ENOTFOUND | EAI_AGAIN | EAI_NODATA |
      EAI_NONAME | EAI_FAIL | UnknownEndpoint | EndpointConnectionError`,
    what: "the endpoint's host name does not exist",
    cause: 'It is mistyped, made from a region that does not exist, or known in a private network only.',
    remedy: 'Correct {host}: it should be {endpointForm}, and its name must be known on the public internet.'
  },
  {
    code: 'connection-refused',
    says: 'connection refused | actively refused | ECONNREFUSED',
    what: 'nothing listens at the endpoint',
    cause:
      'The port is closed, a firewall rejects Edge Impulse, or the address (such as localhost) is another machine there.',
    remedy: 'Correct the port of {endpoint}, and open it to Edge Impulse: reaching it from this runner is not enough.'
  },
  {
    code: 'storage-unreachable',
    says: `timed out | read timeout | exceeded the configured * requesttimeout | deadline exceeded |
      no route to host | host is down | ETIMEDOUT | ESOCKETTIMEDOUT | ETIMEOUT | EHOSTUNREACH | EHOSTDOWN |
      ENETUNREACH | ECONNABORTED | ConnectTimeout | ConnectionTimeout`,
    vague: 'timeout | unable to reach | unreachable',
    what: 'the storage does not answer',
    cause: 'A firewall drops what comes from Edge Impulse, the storage is in a private network, or it is down.',
    remedy: 'Let Edge Impulse reach the host and port of {endpoint}: reaching it from this runner is not enough.'
  },
  {
    code: 'storage-unreachable',
    says: `socket hang up | connection reset | connection was closed | connection closed | connection aborted |
      remote end closed connection | other side closed | forcibly closed by the remote host | server disconnected |
      server closed | premature close | broken pipe | socket disconnected before secure tls connection | ECONNRESET |
      EPIPE | UND_ERR_SOCKET | RemoteDisconnected | EOF`,
    vague: `fetch failed | NetworkingError | network error | ConnectionError | http client error |
      failed to establish a new connection | max retries exceeded | UnknownHTTPError`,
    what: 'the storage closes the connection without an answer',
    cause: 'A firewall or a proxy cuts what comes from Edge Impulse, or a port that speaks TLS was asked with http.',
    remedy: 'Write {endpoint} with https:// if its port speaks TLS; else let Edge Impulse reach it.'
  },
  {
    code: 'storage-protocol',
    says: `wrong version number | packet length too long | gave http response to https client |
      eof occurred in violation of protocol | unknown protocol | does not look like a tls handshake |
      unrecognized ssl message | plaintext connection | oversized record received | record layer failure |
      ssl routines * http request | EPROTO | ssl_error_rx_record_too_long`,
    what: 'the storage does not speak TLS on this port',
    cause: 'The endpoint says https where the port speaks plain http.',
    remedy: 'Write {endpoint} with http://, or with the port that speaks TLS.'
  },
  {
    code: 'storage-protocol',
    says: `client sent an http request to an https server | plain http request was sent to https port |
      speaking plain http to an ssl-enabled server port | requires https |
      this combination of host and port requires tls | parse error: expected http | malformed http response |
      malformed http status | malformed http version | bad status line | invalid http version |
      transport connection broken | received http/0.9 | invalid http response | not a valid http |
      being accessed does not support http | using this protocol | AccountRequiresHttps |
      AuthorizationProtocolMismatch | HPE_INVALID_CONSTANT | HPE_INVALID_VERSION | HPE_INVALID_HEADER_TOKEN |
      HPE_INVALID_STATUS | HPE_CR_EXPECTED | HTTPParserError`,
    what: 'what answers on this port does not speak plain HTTP',
    cause: 'The port needs https where the endpoint says http, or is that of another service of the machine.',
    remedy: 'Write {endpoint} with the scheme https://, or with the port of the storage API.'
  },
  {
    code: 'storage-protocol',
    says: `handshake failure | ssl alert number 40 | alert protocol version | ssl alert number 70 |
      unrecognized name | ssl alert number 112 | alert internal error | ssl alert number 80 | unsupported protocol |
      no protocols available | no shared cipher | no cipher suite | protocol version not supported |
      received fatal alert | remote error: tls | tls version of the connection is not permitted |
      TlsVersionNotPermitted`,
    what: 'the storage refuses the TLS handshake',
    cause: `It has no certificate for this host (an account id that is mistyped or new, the {container} in the host), or
      speaks another TLS version.`,
    remedy: 'Set {endpoint} to {endpointForm}, without the {container}; at the storage, allow TLS 1.2 and later.'
  },
  {
    code: 'storage-protocol',
    says: `certificate required | bad certificate | ssl alert number 42 | ssl alert number 116 |
      no required ssl certificate was sent`,
    what: 'the storage asks Studio for a client certificate',
    cause: 'The server, or the proxy in front of it, admits only clients with a certificate, and Studio has none.',
    remedy: 'Switch client certificates (mutual TLS) off at the storage, for this host.'
  },
  {
    code: 'not-a-storage-api',
    says: `xml parse error | deserialization error | char * is not expected | unexpected token | is not valid json |
      unexpected end of json | non-whitespace before first tag | unparsable xml | could not parse |
      unable to parse response | failed to parse xml | unclosed root tag | unexpected close tag |
      invalid xml received | expected element type * but have | content is not allowed in prolog |
      root element is missing | data at the root level is invalid | not well-formed (invalid token) |
      made to api port | failed to sanitize xml | xml syntax error | XMLParserError | ResponseParserError |
      UnexpectedContentType`,
    vague: 'html | nginx | http-302',
    what: 'what answers at the endpoint is no storage API',
    cause: 'It is a web console, a proxy or a login page.',
    remedy: 'Set {endpoint} to {endpointForm}. With MinIO the S3 API has port 9000, and the console another one.'
  },
  {
    code: 'storage-certificate',
    says: 'certificate has expired | certificate expired | certificate is expired | not yet valid | CERT_HAS_EXPIRED',
    what: "the storage's certificate has expired, or is not valid yet",
    cause: 'It was not renewed, the server was not restarted after it was, or the clock of a server is wrong.',
    remedy: 'Renew the certificate at the storage, and restart what serves it.'
  },
  {
    code: 'storage-certificate',
    says: `certificates altnames | doesnt match either of | hostname mismatch | ip address mismatch |
      certificate is not valid for | certificate is valid for | contain any ip sans |
      no alternative certificate subject name | no subject alternative | cannot be verified for name |
      legacy common name | certificate name mismatch | ERR_TLS_CERT_ALTNAME_INVALID`,
    what: "the storage's certificate is for another name than the endpoint's",
    cause:
      'The endpoint has an IP address, a wrong region or the {container} in it, or the {container} has dots in its name.',
    remedy: `Set {endpoint} to a name that the certificate holds, as {endpointForm} without the {container}; or give the
      storage a certificate for the name in it.`
  },
  {
    code: 'storage-certificate',
    says: `self signed | self-signed | unable to verify the first certificate |
      unable to get local issuer certificate | unable to get issuer certificate | signed by unknown authority |
      unable to find valid certification path | certificate is not trusted | certificate is untrusted |
      certificate chain was issued by an authority that is not trusted | remote certificate is invalid | unknown ca |
      certificate revoked | unsuitable certificate purpose | certificate key too weak | x509 |
      UNABLE_TO_VERIFY_LEAF_SIGNATURE | UNABLE_TO_GET_ISSUER_CERT | SSLCertVerificationError | CERT_UNTRUSTED |
      CERT_REVOKED | CERT_SIGNATURE_FAILURE | INVALID_PURPOSE | INVALID_CA`,
    vague: `certificate verify failed | certificate verification failure | path building failed |
      ssl validation failed | SSLHandshakeException | CertificateError | ssl error`,
    what: "the storage's certificate cannot be trusted",
    cause: 'It is self-signed, comes from a private authority, or is sent without its intermediate certificates.',
    remedy: 'Give the storage a certificate of a public authority, with its whole chain, for the name in {endpoint}.'
  }
];
