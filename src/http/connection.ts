/** Why there was no answer: what Node, TLS and the proxy tunnel call it -> a failure that says what to do. */
import { type Failure, failure } from '../errors/failure.ts';
import { quote } from '../text/words.ts';
import { mayPass, TooSlow } from './exchange.ts';

export type NoAnswer = { kind: 'fault'; failure: Failure; retryAfterMs: null } | { kind: 'refusal'; failure: Failure };

/** The codes that Node's TLS gives to certificates that it does not accept (tls and OpenSSL's X509_V_ERR_*). */
const CERTIFICATE =
  /^(CERT_|UNABLE_TO_|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|ERR_TLS_CERT_ALTNAME|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED|CRL_)/;

const fault = (failure: Failure): NoAnswer => ({ kind: 'fault', failure, retryAfterMs: null });
const refusal = (failure: Failure): NoAnswer => ({ kind: 'refusal', failure });

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

/**
 * @param proxy the proxy that the request went through, named in the failure; never holds its password
 * @param whom who did not answer
 */
export function connectionFailure(thrown: unknown, proxy: string | null, whom = 'Studio'): NoAnswer {
  const error = innermost(thrown);
  const tunnel = /^tunneling socket could not be established, (statusCode|cause)=(.*)/s.exec(error.message);
  if (tunnel) return tunnelFailure(tunnel[1] === 'statusCode' ? Number(tunnel[2]) : null, tunnel[2] ?? '', proxy);
  const code = codeOf(error);
  if (CERTIFICATE.test(code)) {
    return refusal(failure('tls', { what: `${whom}'s certificate could not be trusted (${code})` }));
  }
  if (code === 'EPROTO' || code.startsWith('ERR_SSL_')) {
    const what = `a TLS connection to ${whom} could not be made (${code})`;
    const cause = 'The port of `api-url` does not speak TLS, or a proxy or firewall in between breaks it.';
    return refusal(failure('tls', { what, cause }));
  }
  const through = proxy ? ` through the proxy ${quote(proxy)}` : '';
  const reason = error instanceof TooSlow ? error.message : (reasons[code] ?? otherReason(error.name, code));
  return fault(failure('network', { what: `${whom} could not be reached${through}: ${reason}` }));
}

/** @param status what the proxy answered to CONNECT, null where it could not be reached itself */
function tunnelFailure(status: number | null, cause: string, proxy: string | null): NoAnswer {
  const name = proxy ? quote(proxy) : 'in between';
  if (status === null) {
    const code = /\b(E[A-Z]+)\b/.exec(cause)?.[1] ?? '';
    const what = `the proxy ${name} could not be reached: ${reasons[code] ?? 'the connection failed'}`;
    return fault(failure('proxy', { what }));
  }
  const what = `the proxy ${name} did not let the request through (it answered ${status})`;
  return (mayPass(status) ? fault : refusal)(failure('proxy', { what }));
}

function otherReason(name: string, code: string): string {
  if (name === 'AbortError') return 'it did not answer in time';
  if (code.startsWith('HPE_')) return `what answered does not speak HTTP as it should (${code})`;
  return code ? `the connection failed (${code})` : 'the connection failed';
}

/** A name with two addresses fails with an AggregateError that says nothing itself. */
function innermost(thrown: unknown): Error {
  if (thrown instanceof AggregateError && thrown.errors.length > 0) return innermost(thrown.errors[0]);
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

/** Node's name of the error; what is aborted has a number there. */
function codeOf(error: Error): string {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : '';
}
