/** Why no storage answered, as Node, OpenSSL, Python, Go, Java and the AWS SDKs say it. */
import type { StorageErrorRow } from './error-codes.ts';

export const network: readonly StorageErrorRow[] = [
  {
    code: 'invalid-endpoint',
    says: `invalid url | not valid uri | invalid endpoint | endpoint * not valid | unsupported protocol scheme |
      missing scheme | no scheme supplied | cannot have fully qualified paths | does not follow ip address |
      protocol * not supported | too many colons in address | invalid port | invalid uri`,
    what: 'the endpoint is not a URL',
    cause: 'It lacks its scheme, has another than https and http, or is no address.',
    remedy: 'Write {endpoint} with https:// in front: {endpointForm}.'
  },
  {
    code: 'host-not-found',
    says: `inaccessible host | no such host | name or service not known | nodename nor servname | name resolution |
      failed to resolve | could not resolve | unable to resolve | getaddrinfo failed | connect to endpoint url |
      unknown host | ENOTFOUND | EAI_* | EndpointConnectionError`,
    what: "the endpoint's host name does not exist",
    cause: 'It is mistyped, made from a wrong region, or known in a private network only.',
    remedy: 'Correct {host}: it should be {endpointForm}, and be known on the public internet.'
  },
  {
    code: 'connection-refused',
    says: 'connection refused | ECONNREFUSED',
    what: 'nothing listens at the endpoint',
    cause: 'The port is wrong or closed, a firewall rejects Edge Impulse, or the address is private.',
    remedy: 'Correct the port of {endpoint}, or open it to Edge Impulse, not only to this runner.'
  },
  {
    code: 'storage-unreachable',
    says: `timed out | read timeout | exceeded configured * requesttimeout | deadline exceeded | no route to host |
      *TIMEDOUT | EHOSTUNREACH | ENETUNREACH | ConnectTimeout | ConnectionTimeout | socket hang up | connection reset |
      connection closed | connection aborted | other side closed | forcibly closed | server disconnected |
      socket disconnected | ECONNRESET | EPIPE | UND_ERR_SOCKET | EOF`,
    vague: `timeout | unable to reach | unreachable | fetch failed | NetworkingError | network error |
      ConnectionError | http client error | establish new connection | max retries exceeded | UnknownHTTPError`,
    what: 'the storage does not answer, or hangs up',
    cause: 'A firewall or private network keeps Edge Impulse out, the storage is down, or its port speaks TLS.',
    remedy: 'Let Edge Impulse, not only this runner, reach {endpoint}. If the port speaks TLS, write https://.'
  },
  {
    code: 'storage-protocol',
    says: `wrong version number | packet length too long | gave http response to https client |
      in violation of protocol | does not look like tls handshake | unrecognized ssl message | plaintext connection |
      ssl routines * http request | EPROTO`,
    what: 'the storage does not speak TLS on this port',
    cause: 'The endpoint says https where the port speaks plain http.',
    remedy: 'Write {endpoint} with http://, or with the port that speaks TLS.'
  },
  {
    code: 'storage-protocol',
    says: `http request to https server | http request sent to https port | requires https | requires tls |
      expected http | malformed http | transport connection broken | invalid http response | does not support http |
      AccountRequiresHttps | AuthorizationProtocolMismatch | HPE_*`,
    what: 'this port does not speak plain HTTP',
    cause: 'It needs https, or is that of another service.',
    remedy: 'Write {endpoint} with https://, or with the port of the storage API.'
  },
  {
    code: 'storage-protocol',
    says: `handshake failure | alert protocol version | unrecognized name | alert internal error | ssl alert number * |
      unsupported protocol | no cipher suite | protocol version not supported | remote error: tls |
      tls version of connection | TlsVersionNotPermitted`,
    what: 'the storage refuses the TLS handshake',
    cause: 'It has no certificate for this host (account id, {container} in it), or another TLS version.',
    remedy: 'Set {endpoint} to {endpointForm}, without the {container}; allow TLS 1.2 and later at the storage.'
  },
  {
    code: 'storage-protocol',
    says: 'certificate required | bad certificate | ssl alert number 42 | ssl alert number 116 | ssl certificate sent',
    what: 'the storage asks Studio for a client certificate',
    cause: 'The server or its proxy demands one, and Studio has none.',
    remedy: 'Switch client certificates (mutual TLS) off for this host at the storage.'
  },
  {
    code: 'not-a-storage-api',
    says: `xml parse error | deserialization error | char * not expected | unexpected token | not valid json |
      unexpected end of json | before first tag | could not parse | parse response | parse xml |
      expected element type | not allowed in prolog | not well-formed | made to api port | xml syntax error |
      XMLParserError | ResponseParserError`,
    vague: 'html | nginx | http-302',
    what: 'the endpoint is no storage API',
    cause: 'It is a web console, a proxy or a login page.',
    remedy: "Set {endpoint} to {endpointForm}. MinIO's S3 API has port 9000, and its console another one."
  },
  {
    code: 'storage-certificate',
    says: 'certificate expired | not yet valid | CERT_HAS_EXPIRED',
    what: "the storage's certificate has expired, or is not valid yet",
    cause: 'It was not renewed, the server was not restarted since, or a clock is wrong.',
    remedy: 'Renew the certificate at the storage, and restart what serves it.'
  },
  {
    code: 'storage-certificate',
    says: `certificates altnames | certs altnames | doesnt match either of | hostname mismatch | ip address mismatch |
      certificate not valid for | certificate valid for | contain any ip sans | no subject alternative |
      ERR_TLS_CERT_ALTNAME_INVALID`,
    what: "the storage's certificate is for another host name",
    cause: 'The endpoint holds an IP address, a wrong region or the {container}, or its name has a dot.',
    remedy: 'Set {endpoint} to a name in the certificate ({endpointForm}, without the {container}), or renew it.'
  },
  {
    code: 'storage-certificate',
    says: `self signed | self-signed | verify first certificate | unable to get * issuer certificate |
      signed by unknown authority | valid certification path | certificate not trusted | authority that not trusted |
      unknown ca | certificate revoked | x509 | UNABLE_TO_VERIFY_LEAF_SIGNATURE | UNABLE_TO_GET_ISSUER_CERT* |
      SSLCertVerificationError | CERT_*`,
    vague: `certificate verify failed | certificate verification failure | path building failed |
      ssl validation failed | SSLHandshakeException | CertificateError | ssl error`,
    what: "the storage's certificate cannot be trusted",
    cause: 'It is self-signed or from a private authority, or lacks its intermediate certificates.',
    remedy: 'Give the storage a certificate of a public authority, with its whole chain, for this host.'
  }
];
