/** Why there was no answer: what Node, TLS and the proxy tunnel call it -> a failure that says what to do. */
import { type Failure, failure } from '../errors/failure.ts';
import { quote } from '../text/words.ts';
import { mayPass, TooSlow } from './exchange.ts';

export type NoAnswer =
  /** May pass: another try is worth while, after the time that was asked for if one was. */
  | { kind: 'fault'; failure: Failure; retryAfterMs: number | null }
  /** Will not get better by asking again. */
  | { kind: 'refusal'; failure: Failure };

/** The codes that Node's TLS gives to certificates that it does not accept (tls and OpenSSL's X509_V_ERR_*). */
const CERTIFICATE =
  /^(CERT_|UNABLE_TO_|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|ERR_TLS_CERT_ALTNAME|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED|CRL_)/;

export const fault = (failure: Failure, retryAfterMs: number | null = null): NoAnswer => {
  return { kind: 'fault', failure, retryAfterMs };
};
export const refusal = (failure: Failure): NoAnswer => ({ kind: 'refusal', failure });

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
  const [, tunnel] = /^tunneling socket could not be established, (.*)/s.exec(error.message) ?? [];
  if (tunnel !== undefined) return tunnelFailure(tunnel, proxy);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (CERTIFICATE.test(code)) {
    return refusal(failure('tls', { what: `${whom}'s certificate could not be trusted: ${code}` }));
  }
  if (code === 'EPROTO' || code.startsWith('ERR_SSL_')) {
    const what = `a TLS connection to ${whom} could not be made: ${code}`;
    const cause = 'The port of `api-url` does not speak TLS, or a proxy or firewall in between breaks it.';
    return refusal(failure('tls', { what, cause }));
  }
  const through = proxy ? ` through the proxy ${quote(proxy)}` : '';
  return fault(failure('network', { what: `${whom} could not be reached${through}: ${reasonOf(error, code)}` }));
}

/** @param how what http-client says of CONNECT: the status, or why the proxy itself could not be reached */
function tunnelFailure(how: string, proxy: string | null): NoAnswer {
  const name = proxy ? quote(proxy) : 'in between';
  const [, status] = /^statusCode=(\d+)/.exec(how) ?? [];
  if (status === undefined) {
    const code = /\b(E[A-Z]+)\b/.exec(how)?.[1] ?? '';
    const what = `the proxy ${name} could not be reached: ${reasons[code] ?? 'the connection failed'}`;
    return fault(failure('proxy', { what }));
  }
  const what = `the proxy ${name} did not let the request through: it answered ${status}`;
  return (mayPass(Number(status)) ? fault : refusal)(failure('proxy', { what }));
}

/** @param code Node's name of the error; what is aborted has a number there */
function reasonOf(error: Error, code: string): string {
  if (error instanceof TooSlow) return error.message;
  if (error.name === 'AbortError') return 'it did not answer in time';
  if (code.startsWith('HPE_')) return `what answered does not speak HTTP as it should (${code})`;
  return reasons[code] ?? (code ? `the connection failed (${code})` : 'the connection failed');
}

/** A name with two addresses fails with an AggregateError that says nothing itself. */
function innermost(thrown: unknown): Error {
  if (thrown instanceof AggregateError && thrown.errors.length > 0) return innermost(thrown.errors[0]);
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
