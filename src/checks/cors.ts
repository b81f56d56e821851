import { Failure } from '../errors/failure.ts';
import { connectionFailure } from '../http/connection-failure.ts';
import { Exchanger, isTransient, startExchangeLog } from '../http/exchange.ts';
import { proxyFor } from '../http/proxy.ts';
import type { SignedUrl } from '../text/signed-url.ts';
import { isS3Host, parseWebUrl } from '../text/urls.ts';
import { quote } from '../text/words.ts';
import { judgePreflight } from './preflight.ts';
import { judgeUploadAddress } from './upload-address.ts';
import { type CorsVerdict, LONGEST_PREFLIGHT_MS } from './verdict.ts';

export interface CorsQuestion {
  /** null where Studio gave none that can be used. */
  signedUrl: SignedUrl | null;
  /** null for a dataset or portal. */
  home: { endpoint: string; storageProvider: string } | null;
  origin: string;
  signal: AbortSignal;
  log: { debug: (line: string) => void; maskInRunner: (secret: string) => void };
}

/** The header that the preflight names: none for plain bytes, this one for a File. */
const UPLOADS = [null, 'content-type'];

/** Sends the preflights of a browser; settles within 10 s, and as soon as the signal aborts. */
export async function checkCors(question: CorsQuestion): Promise<CorsVerdict> {
  const { signedUrl, origin, signal, log } = question;
  const url = uploadUrl(question);
  if (typeof url === 'string') return unverifiable(url);
  const address = judgeUploadAddress(url, origin);
  if (address.status !== 'passed' || url.origin === origin) return address;
  for (const secret of signedUrl?.masks ?? []) log.maskInRunner(secret);
  const proxy = proxyFor(url);
  if (proxy instanceof Failure) return unverifiable(proxy.what);
  const exchanger = new Exchanger(LONGEST_PREFLIGHT_MS, 0);

  const ask = async (headerName: string | null): Promise<CorsVerdict> => {
    const headers = {
      accept: '*/*',
      origin,
      'access-control-request-method': 'PUT',
      ...(headerName && { 'access-control-request-headers': headerName })
    };
    // The path is part of a write credential.
    const logOutcome = startExchangeLog(`OPTIONS ${url.host}`, (line) => log.debug(line));
    try {
      const answer = await exchanger.send({ method: 'OPTIONS', url, headers }, signal);
      logOutcome(answer.status);
      // A browser takes this as a refusal, too, but other rules would not help.
      if (isTransient(answer.status)) return unverifiable(`the storage answers ${answer.status} for the moment`);
      const reason = judgePreflight(answer, origin, headerName);
      return reason === null ? { status: 'passed' } : { status: 'failed', reason };
    } catch (error) {
      logOutcome('no answer');
      return unverifiable(connectionFailure(error, proxy, 'the storage').failure.what);
    }
  };
  const verdicts = await Promise.all(UPLOADS.map(ask));
  const first = (status: CorsVerdict['status']) => verdicts.find((verdict) => verdict.status === status);
  return first('failed') ?? first('unverifiable') ?? address;
}

/** Trusts only the endpoint's host and S3 itself. @returns the URL to ask, or why not, as the end of a sentence */
export function uploadUrl({ signedUrl, home }: Pick<CorsQuestion, 'signedUrl' | 'home'>): URL | string {
  if (!signedUrl) return 'Studio gave no signed URL that can be used';
  const url = new URL(signedUrl.href);
  if (!home) return url;
  const endpoint = parseWebUrl(home.endpoint);
  if (!endpoint) return "the bucket's endpoint is not a web address";
  const isHome = url.hostname === endpoint.hostname || url.hostname.endsWith(`.${endpoint.hostname}`);
  if (isHome || (home.storageProvider === 's3' && isS3Host(url.hostname))) return url;
  return `the signed URL leads to the host ${quote(url.hostname)}, not to that of the endpoint`;
}

const unverifiable = (reason: string): CorsVerdict => ({ status: 'unverifiable', reason });
