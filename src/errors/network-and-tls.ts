/**
 * Why there was no answer, or none that a storage gives.
 *
 * Sources: nodejs.org/api/errors.html (Node, undici, llhttp), OpenSSL's and BoringSSL's reason strings, botocore, requests
 * and urllib3, Go's net, crypto/tls and crypto/x509, Java's javax.net.ssl; MinIO's console.
 */
import type { StorageError } from './storage-errors.ts';

const reach = 'The storage must be reachable from Edge Impulse, on the internet, and not only from this runner.';

const network: readonly StorageError[] = [
  {
    code: 'account-not-found',
    services: ['azure'],
    phrases: `
      enotfound *.blob.core | enotfound *.dfs.core | lookup *.blob.core | resolve *.blob.core |
      .blob.core * name or service not known | .blob.core * no such host | .blob.core * failed to resolve`,
    codes: 'AccountNotFound',
    what: 'there is no storage account of this name',
    cause: 'The account name is mistyped, or its name is resolved in a private network only.',
    remedy:
      'Set {accessKey} to the name of the storage account, which is no secret; if it is right, allow access from public networks in the Azure portal under the storage account, Networking.'
  },
  {
    code: 'host-not-found',
    phrases: `
      inaccessible host | no such host | name or service not known | nodename nor servname provided |
      name resolution | no address associated with hostname | failed to resolve | could not resolve |
      could not be resolved | unable to resolve | getaddrinfo failed | server misbehaving |
      could not connect to the endpoint url | no addresses found | unknown host`,
    codes: `
      ENOTFOUND | EAI_AGAIN | EAI_NODATA | EAI_NONAME | EAI_FAIL | NameResolutionError | UnknownHostException |
      UnknownEndpoint | EndpointConnectionError`,
    what: "the endpoint's host name does not exist",
    cause: 'It is mistyped, made from a region that does not exist, or known in a private network only.',
    remedy: 'Correct {host}. The form is {endpointForm}, and the name must be known on the public internet.'
  },
  {
    code: 'connection-refused',
    phrases: 'connection refused | actively refused | connect econnrefused',
    codes: 'ECONNREFUSED',
    what: 'nothing listens at the endpoint',
    cause:
      'The port is closed, a firewall rejects Edge Impulse, or the address (such as localhost) means another machine there.',
    remedy: `Correct the port of {endpoint}, or open it to Edge Impulse. ${reach}`
  },
  {
    code: 'storage-unreachable',
    phrases: `
      timed out | timeout error | i/o timeout | connect timeout | connection timeout | read timeout |
      handshake timeout | request timeout | exceeded the configured * requesttimeout | deadline exceeded |
      no route to host | network is unreachable | host is unreachable | host is down`,
    codes: `
      ETIMEDOUT | ESOCKETTIMEDOUT | ETIMEOUT | EHOSTUNREACH | EHOSTDOWN | ENETUNREACH | ECONNABORTED |
      UND_ERR_CONNECT_TIMEOUT | UND_ERR_HEADERS_TIMEOUT | UND_ERR_BODY_TIMEOUT | ConnectTimeoutError |
      ConnectTimeout | ConnectionTimeout | ReadTimeoutError | TimeoutError`,
    vague: 'timeout | unable to reach | unreachable',
    what: 'the storage does not answer',
    cause: 'A firewall drops what comes from Edge Impulse, the storage is in a private network, or it is down.',
    remedy: `Let Edge Impulse reach the host and port of {endpoint} from the internet. ${reach}`
  },
  {
    code: 'storage-unreachable',
    phrases: `
      socket hang up | connection reset | connection was closed | connection closed | connection aborted |
      remote end closed connection | other side closed | forcibly closed by the remote host | server disconnected |
      server closed | premature close | broken pipe | unexpected eof |
      socket disconnected before secure tls connection`,
    codes: `
      ECONNRESET | EPIPE | UND_ERR_SOCKET | ConnectionClosedError | RemoteDisconnected | ERR_STREAM_PREMATURE_CLOSE |
      EOF`,
    vague: `
      fetch failed | NetworkingError | network error | ConnectionError | http client error |
      failed to establish a new connection | max retries exceeded | UnknownHTTPError`,
    what: 'the storage closes the connection without an answer',
    cause:
      'A firewall or a proxy cuts what comes from Edge Impulse, or the scheme does not fit the port: a port that speaks TLS hangs up on http.',
    remedy: `Write {endpoint} with the scheme https:// if its port speaks TLS, and let Edge Impulse reach it. ${reach}`
  }
];

const protocol: readonly StorageError[] = [
  {
    code: 'storage-protocol',
    phrases: `
      wrong version number | packet length too long | gave http response to https client |
      eof occurred in violation of protocol | unknown protocol | does not look like a tls handshake |
      unrecognized ssl message | plaintext connection | oversized record received | record layer failure |
      ssl routines * http request`,
    codes: `
      EPROTO | WRONG_VERSION_NUMBER | ERR_SSL_WRONG_VERSION_NUMBER | ERR_SSL_PACKET_LENGTH_TOO_LONG |
      ssl_error_rx_record_too_long | RECORD_LAYER_FAILURE`,
    what: 'the storage does not speak TLS on this port',
    cause: 'The endpoint says https where the port speaks plain http.',
    remedy: 'Correct the scheme or the port of {endpoint}: http:// for a port without TLS.'
  },
  {
    code: 'storage-protocol',
    phrases: `
      client sent an http request to an https server | plain http request was sent to https port |
      speaking plain http to an ssl-enabled server port | requires https |
      this combination of host and port requires tls`,
    what: 'the port of the endpoint speaks TLS, and was asked without',
    cause: 'The endpoint says http where the port needs https.',
    remedy: 'Write {endpoint} with the scheme https://.'
  },
  {
    code: 'storage-protocol',
    phrases: `
      parse error: expected http | malformed http response | malformed http status | malformed http version |
      bad status line | invalid http version | transport connection broken | received http/0.9 |
      invalid http response | not a valid http`,
    codes: `
      HPE_INVALID_CONSTANT | HPE_INVALID_VERSION | HPE_INVALID_HEADER_TOKEN | HPE_INVALID_STATUS | HPE_CR_EXPECTED |
      BadStatusLine | HTTPParserError`,
    what: 'what answers on this port does not speak HTTP',
    cause: 'The port is that of another service of the machine, or speaks TLS where the endpoint says http.',
    remedy: 'Correct the port of {endpoint} to that of the S3 API, or its scheme to https://.'
  },
  {
    code: 'storage-protocol',
    phrases: `
      alert handshake failure | handshake failure | ssl alert number 40 | alert protocol version |
      ssl alert number 70 | unrecognized name | ssl alert number 112 | alert internal error | ssl alert number 80 |
      unsupported protocol | no protocols available | no shared cipher | no cipher suite |
      protocol version not supported | received fatal alert | remote error: tls`,
    codes: `
      SSLV3_ALERT_HANDSHAKE_FAILURE | TLSV1_ALERT_PROTOCOL_VERSION | TLSV1_UNRECOGNIZED_NAME |
      TLSV1_ALERT_INTERNAL_ERROR | ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE | ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION |
      ERR_SSL_TLSV1_UNRECOGNIZED_NAME | ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR | ERR_SSL_UNSUPPORTED_PROTOCOL |
      HANDSHAKE_FAILURE`,
    what: 'the storage refuses the TLS handshake',
    cause:
      'It has no certificate for this host: the account id in it is mistyped or new, or the name of the bucket stands in it; a server of its own may also speak a TLS that is too old.',
    remedy:
      'Set {endpoint} to {endpointForm}, without the name of the bucket; on a server of your own, switch TLS 1.2 or later on.'
  },
  {
    code: 'storage-protocol',
    phrases: `
      certificate required | bad certificate | ssl alert number 42 | ssl alert number 116 |
      no required ssl certificate was sent`,
    codes: 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED | TLSV13_ALERT_CERTIFICATE_REQUIRED',
    what: 'the storage asks Studio for a client certificate',
    cause: 'The server, or the proxy in front of it, admits only clients with a certificate, and Studio has none.',
    remedy: 'Switch client certificates (mutual TLS) off at the storage, for this host.'
  },
  {
    code: 'not-a-storage-api',
    phrases: `
      xml parse error | deserialization error | char * is not expected | unexpected token | is not valid json |
      unexpected end of json | non-whitespace before first tag | unparsable xml | could not parse |
      unable to parse response | failed to parse xml | unclosed root tag | unexpected close tag |
      invalid xml received | expected element type * but have | content is not allowed in prolog |
      root element is missing | data at the root level is invalid | not well-formed (invalid token) | !doctype html |
      s3 api requests must be made to api port | made to api port | failed to sanitize xml | xml syntax error |
      text/html`,
    codes: 'XMLParserError | ResponseParserError | UnexpectedContentType',
    vague: 'html | nginx | http-302',
    what: 'what answers at the endpoint is no storage API',
    cause: 'It is a web console, a proxy or a login page.',
    remedy:
      'Set {endpoint} to {endpointForm}, and not to a web page or console: with MinIO the S3 API has port 9000, and the console another one.'
  }
];

const certificates: readonly StorageError[] = [
  {
    code: 'storage-certificate',
    phrases: 'certificate has expired | certificate expired | certificate is expired | not yet valid',
    codes: 'CERT_HAS_EXPIRED | CERT_NOT_YET_VALID | CERTIFICATE_EXPIRED',
    what: "the storage's certificate has expired, or is not valid yet",
    cause: 'It was not renewed, the server was not restarted after it was, or the clock of a server is wrong.',
    remedy: 'Renew the certificate at the storage, and restart what serves it.'
  },
  {
    code: 'storage-certificate',
    phrases: `
      certificates altnames | match certificates altnames | doesnt match either of | hostname mismatch |
      ip address mismatch | certificate is not valid for | certificate is valid for | contain any ip sans |
      no alternative certificate subject name | no subject alternative | cannot be verified for name |
      legacy common name | certificate name mismatch`,
    codes: 'ERR_TLS_CERT_ALTNAME_INVALID | HOSTNAME_MISMATCH',
    what: "the storage's certificate is for another name than the endpoint's",
    cause:
      'The endpoint has another host than the certificate, such as an IP address, or holds the name of the bucket, too.',
    remedy:
      'Set {endpoint} to a name that the certificate holds, without the name of the bucket, or give the storage a certificate for the name that is in it.'
  },
  {
    code: 'storage-certificate',
    phrases: `
      certificates altnames: host: *.amazonaws.com. is not in | is not in the certs altnames: dns:*.amazonaws.com |
      doesnt match either of *.amazonaws.com | certificate is valid for *.amazonaws.com`,
    services: ['amazon'],
    what: "Amazon's certificate does not hold the name that was asked for",
    cause:
      'The endpoint holds the name of the bucket, the region is not one, or the name of the bucket has dots in it, which no certificate can cover.',
    remedy:
      'Set {endpoint} to the bare host, {endpointForm}, without the bucket, and {region} to a region of Amazon; a bucket with dots in its name needs an endpoint with its region.'
  },
  {
    code: 'storage-certificate',
    phrases: `
      self signed | self-signed | unable to verify the first certificate | unable to get local issuer certificate |
      unable to get issuer certificate | signed by unknown authority | unable to find valid certification path |
      certificate is not trusted | certificate is untrusted |
      certificate chain was issued by an authority that is not trusted | remote certificate is invalid | unknown ca |
      certificate revoked | unsuitable certificate purpose | certificate key too weak`,
    // These begin many sentences, whose end may say more.
    codes: `
      certificate verify failed | certificate verification failure | path building failed | ssl validation failed |
      x509 | DEPTH_ZERO_SELF_SIGNED_CERT | SELF_SIGNED_CERT_IN_CHAIN | UNABLE_TO_VERIFY_LEAF_SIGNATURE |
      UNABLE_TO_GET_ISSUER_CERT | UNABLE_TO_GET_ISSUER_CERT_LOCALLY | CERTIFICATE_VERIFY_FAILED |
      SSLCertVerificationError | CERT_UNTRUSTED | CERT_REVOKED | CERT_SIGNATURE_FAILURE | INVALID_PURPOSE | INVALID_CA`,
    vague: 'SSLError | SSLHandshakeException | CertificateError | ssl error',
    what: "the storage's certificate cannot be trusted",
    cause: 'It is self-signed, comes from a private authority, or is sent without its intermediate certificates.',
    remedy: 'Give the storage a certificate of a public authority, with its whole chain, for the name in {endpoint}.'
  }
];

const link = 'https://docs.edgeimpulse.com/studio/organizations/data/cloud-data-storage';

export const networkAndTls: readonly StorageError[] = [...network, ...protocol, ...certificates].map((row) => ({
  link,
  ...row
}));
