/**
 * Would a browser be allowed to upload? The storage is asked what the browser would ask it, and the answer is judged as the
 * browser would. What stays unknown: whether the answer to the upload itself carries `Access-Control-Allow-Origin` (to
 * learn that, an object would have to be stored).
 */

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
  /** Where Studio lets people upload to; null where it gave nothing that can be used. */
  signedUrl: SignedUrl | null;
  /** Where the bucket is; null for a dataset or portal, of which only Studio knows that. */
  home: { endpoint: string; storageProvider: string } | null;
  origin: string;
  signal: AbortSignal;
  log: {
    /** Called for each exchange, with one line; the path is part of a write credential, and not in it. */
    debug: (line: string) => void;
    /** Called with what the runner has to mask, before the signed URL is used. */
    maskInRunner: (secret: string) => void;
  };
}

/** By the headers that the preflight asks for: an upload of plain bytes, and one of a File, which brings its type along. */
const UPLOADS: readonly (readonly string[])[] = [[], ['content-type']];

/** Sends two preflights side by side, and nothing else. Always settles, within 10 s, and as soon as the signal aborts. */
export async function checkCors(question: CorsQuestion): Promise<CorsVerdict> {
  const target = uploadTarget(question);
  if ('verdict' in target) return target.verdict;
  const address = judgeUploadAddress(target.url, question.origin);
  if (address.status === 'failed') {
    return { ...address, remedy: 'Give the storage an https address at a port that browsers do not block.' };
  }
  // "Main fetch": nobody has to allow what stays within an origin.
  if (target.url.origin === question.origin) return { status: 'passed' };
  for (const secret of question.signedUrl?.masks ?? []) question.log.maskInRunner(secret);
  const proxy = proxyFor(target.url);
  if (proxy instanceof Failure) return unverifiable(proxy.what);
  const exchanger = new Exchanger(LONGEST_PREFLIGHT_MS, 0);
  const ask = async (requestHeaders: readonly string[]): Promise<CorsVerdict> => {
    const request = { origin: question.origin, method: 'PUT', requestHeaders };
    const headers = {
      accept: '*/*',
      origin: request.origin,
      'access-control-request-method': request.method,
      ...(requestHeaders.length > 0 && { 'access-control-request-headers': requestHeaders.join(',') })
    };
    const logOutcome = startExchangeLog(`OPTIONS ${target.url.host}`, (line) => question.log.debug(line));
    try {
      const answer = await exchanger.send({ method: 'OPTIONS', url: target.url, headers }, question.signal);
      logOutcome(answer.status);
      // A browser takes it as a refusal, too, but it comes from no rule: changing the rules would not help.
      if (isTransient(answer.status)) return unverifiable(`the storage answers ${answer.status} for the moment`);
      return judgePreflight(answer, request);
    } catch (error) {
      logOutcome('no answer');
      return unverifiable(connectionFailure(error, proxy, 'the storage').failure.what);
    }
  };
  const verdicts = await Promise.all(UPLOADS.map(ask));
  // One kind of upload that is forbidden is certain, whatever became of the other question.
  const first = (status: CorsVerdict['status']) => verdicts.find((verdict) => verdict.status === status);
  const condition = address.status === 'needs-permission' ? { condition: address.reason } : {};
  return first('failed') ?? first('unverifiable') ?? { status: 'passed', ...condition };
}

/** Whether a runner may send something to the signed URL, and a page an upload: whoever answers for Studio chose its host. */
export function uploadTarget({
  signedUrl,
  home
}: Pick<CorsQuestion, 'signedUrl' | 'home'>): { url: URL } | { verdict: CorsVerdict } {
  if (!signedUrl) return { verdict: unverifiable('Studio gave no signed URL that can be used') };
  const url = new URL(signedUrl.href);
  const endpoint = home && parseWebUrl(home.endpoint);
  if (home && !endpoint) return { verdict: unverifiable("the bucket's endpoint is not a web address") };
  const isHome = !endpoint || url.hostname === endpoint.hostname || url.hostname.endsWith(`.${endpoint.hostname}`);
  if (!isHome && !(home?.storageProvider === 's3' && isS3Host(url.hostname))) {
    const hosts = `${quote(url.hostname)}, not to that of the endpoint`;
    return { verdict: unverifiable(`the signed URL leads to the host ${hosts}`) };
  }
  return { url };
}

function unverifiable(reason: string): CorsVerdict {
  return { status: 'unverifiable', reason };
}
