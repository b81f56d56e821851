/** From Node's errors for a connection, TLS and a proxy to a failure that says what to do. */
import { type Failure, failure } from '../errors/failure.ts';
import { quote } from '../text/words.ts';
import { isTransient, LimitError } from './exchange.ts';

export type NoAnswer =
  /** Worth another try, after the time that was asked for. */
  { kind: 'fault'; failure: Failure; retryAfterMs: number | null } | { kind: 'refusal'; failure: Failure };

/** Codes of Node's TLS and OpenSSL's X509_V_ERR_*. */
const CERTIFICATE =
  /^(CERT_|UNABLE_TO_|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|ERR_TLS_CERT_ALTNAME|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED|CRL_)/;

export function noAnswer(isRetryable: boolean, failure: Failure, retryAfterMs: number | null = null): NoAnswer {
  return isRetryable ? { kind: 'fault', failure, retryAfterMs } : { kind: 'refusal', failure };
}

const reasons: Readonly<Record<string, string>> = {
  ENOTFOUND: 'its host name was not found',
  EAI_AGAIN: 'its host name could not be looked up',
  ECONNREFUSED: 'it refused the connection',
  ECONNRESET: 'the connection was closed before the answer was complete',
  EPIPE: 'the connection was closed before the request was sent',
  ETIMEDOUT: 'the connection timed out',
  EHOSTUNREACH: 'there is no route to it',
  ENETUNREACH: 'there is no route to its network'
};

export function connectionFailure(thrown: unknown, proxy: string | null, server = 'Studio'): NoAnswer {
  const { message, code: given, name } = Object(thrown) as NodeJS.ErrnoException;
  // An aborted request has a number for a code.
  const code = typeof given === 'string' ? given : '';
  const [, refused] = /^tunneling socket could not be established, (.*)/s.exec(message) ?? [];
  if (refused !== undefined) return tunnelFailure(refused, proxy);
  if (CERTIFICATE.test(code)) {
    return noAnswer(false, failure('tls', { what: `${server}'s certificate could not be trusted: ${code}` }));
  }
  if (code === 'EPROTO' || code.startsWith('ERR_SSL_')) {
    const what = `a TLS connection to ${server} could not be made: ${code}`;
    const cause = 'The port of `api-url` does not speak TLS, or a proxy or firewall in between breaks it.';
    return noAnswer(false, failure('tls', { what, cause }));
  }
  let reason = reasons[code] ?? `the connection failed${code && ` (${code})`}`;
  if (thrown instanceof LimitError) reason = message;
  else if (name === 'AbortError') reason = 'it did not answer in time';
  else if (code.startsWith('HPE_')) reason = `what answered does not speak HTTP as it should (${code})`;
  const through = proxy ? ` through the proxy ${quote(proxy)}` : '';
  return noAnswer(true, failure('network', { what: `${server} could not be reached${through}: ${reason}` }));
}

/** @param refused the proxy's status, or why the proxy itself could not be reached, in http-client's words */
function tunnelFailure(refused: string, proxy: string | null): NoAnswer {
  const name = proxy ? quote(proxy) : 'in between';
  const [, status] = /^statusCode=(\d+)/.exec(refused) ?? [];
  if (status === undefined) {
    const [code = ''] = /\bE[A-Z_]+\b/.exec(refused) ?? [];
    const reason = reasons[code] ?? 'the connection failed';
    return noAnswer(true, failure('proxy', { what: `the proxy ${name} could not be reached: ${reason}` }));
  }
  const what = `the proxy ${name} did not let the request through: it answered ${status}`;
  return noAnswer(isTransient(Number(status)), failure('proxy', { what }));
}
