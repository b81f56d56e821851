/**
 * Would a browser be allowed to upload? The storage is asked what the browser would ask it, and the answer is judged as the
 * browser would. What stays unknown: whether the answer to the upload itself carries `Access-Control-Allow-Origin` (to
 * learn that, an object would have to be stored).
 */
import { quoted } from './failure.ts';
import { type Judgement, judgePreflight } from './preflight.ts';
import { connectionFailure } from './studio/connection.ts';
import { Exchanger } from './studio/exchange.ts';
import { routeTo } from './studio/proxy.ts';
import { isLoopback } from './urls.ts';
import { version } from './version.ts';

/** Reasons are ends of sentences. Neither a path nor a query is in them: the signed URL is a write credential. */
export type CorsVerdict =
  | Judgement
  /** This runner could not ask: says nothing about the rules. */
  | { status: 'unverifiable'; reason: string };

export interface CorsQuestion {
  /** What Studio gave for an upload; null where it gave nothing. */
  signedUrl: string | null;
  endpoint: string;
  provider: string;
  origin: string;
  env: Readonly<Record<string, string | undefined>>;
  signal: AbortSignal;
}

/** By the headers that the preflight asks for: an upload of plain bytes, and one of a File, which brings its type along. */
const UPLOADS: readonly (readonly string[])[] = [[], ['content-type']];
/** For both preflights, which go side by side. */
export const LONGEST_PREFLIGHT_MS = 10_000;
const LIMITS = { connectMs: LONGEST_PREFLIGHT_MS, totalMs: LONGEST_PREFLIGHT_MS, bodyBytes: () => 0 };

/** Sends two preflights side by side, and nothing else. Always settles, within 10 s, and as soon as the signal aborts. */
export async function checkCors(question: CorsQuestion): Promise<CorsVerdict> {
  const target = uploadTarget(question);
  if ('verdict' in target) return target.verdict;
  // "Main fetch": nobody has to allow what stays within an origin.
  if (target.url.origin === question.origin) return { status: 'passed' };
  const route = routeTo(target.url, question.env);
  if (!route.ok) return unverifiable(route.failure.what);
  const exchanger = new Exchanger(LIMITS, `edge-impulse-verify-bucket/${version}`);
  const ask = async (requestHeaders: readonly string[]): Promise<CorsVerdict> => {
    const request = { origin: question.origin, method: 'PUT', requestHeaders };
    const headers = {
      accept: '*/*',
      origin: request.origin,
      'access-control-request-method': request.method,
      ...(requestHeaders.length > 0 && { 'access-control-request-headers': requestHeaders.join(',') })
    };
    try {
      const answer = await exchanger.send({ method: 'OPTIONS', url: target.url.href, headers }, question.signal);
      return isPassing(answer.status)
        ? unverifiable(`the storage answers ${answer.status} for the moment`)
        : judgePreflight(answer, request);
    } catch (error) {
      if (question.signal.aborted) return unverifiable('the run was cancelled');
      const { what } = connectionFailure(error, route.proxy).failure;
      return unverifiable(what.replace('Studio', 'the storage'));
    }
  };
  const verdicts = await Promise.all(UPLOADS.map(ask));
  // One kind of upload that is forbidden is certain, whatever became of the other question.
  const first = (status: CorsVerdict['status']) => verdicts.find((verdict) => verdict.status === status);
  return first('failed') ?? first('unverifiable') ?? { status: 'passed' };
}

/**
 * Answers of a service that is overloaded or down, those after which Studio would be asked again. A browser takes them as
 * a refusal, too, but they come from no rule, and changing the rules would not help.
 */
function isPassing(status: number): boolean {
  return [408, 425, 429].includes(status) || (status >= 500 && status !== 501);
}

/** `[bucket.]s3[-variant][.dualstack][.region].amazonaws.com`: the names in which nobody but S3 has a say. */
const S3_HOST = /(^|\.)s3(express)?(-[a-z0-9-]+)?(\.dualstack)?(\.[a-z]+(-[a-z]+)+-\d+)?\.amazonaws\.com(\.cn)?$/;

/** Whether a runner may send something to the signed URL, and a page an upload: whoever answers for Studio chose its host. */
export function uploadTarget({
  signedUrl,
  endpoint,
  provider
}: Pick<CorsQuestion, 'signedUrl' | 'endpoint' | 'provider'>): { url: URL } | { verdict: CorsVerdict } {
  if (!signedUrl) return { verdict: unverifiable('Studio gave no signed URL') };
  const url = webUrl(signedUrl);
  if (!url) return { verdict: unverifiable('the signed URL that Studio gave is not a web address') };
  const home = webUrl(endpoint);
  if (!home) return { verdict: unverifiable("the bucket's endpoint is not a web address") };
  const isHome = url.hostname === home.hostname || url.hostname.endsWith(`.${home.hostname}`);
  if (!isHome && !(provider === 's3' && S3_HOST.test(url.hostname))) {
    const hosts = `${quoted(url.hostname)}, not to that of the endpoint`;
    return { verdict: unverifiable(`the signed URL leads to the host ${hosts}`) };
  }
  // "Mixed Content": loopback alone is taken for as safe as https.
  if (url.protocol === 'http:' && !(isHome && isLoopback(home.hostname))) {
    const reason = 'the signed URL is an http address, and a page on https may not upload to http';
    return { verdict: { status: 'failed', reason } };
  }
  return { url };
}

/** Browsers send nothing to URLs with a user name or a password in them. */
function webUrl(text: string): URL | null {
  const url = URL.parse(text);
  return url && /^https?:$/.test(url.protocol) && !url.username && !url.password ? url : null;
}

function unverifiable(reason: string): CorsVerdict {
  return { status: 'unverifiable', reason };
}

/**
 * The rules that Edge Impulse documents for its uploads, for this origin, and the command that applies them.
 * @returns a sentence and two lines to copy
 */
export function corsRules(provider: string, bucket: string, origin: string, endpoint?: string): string {
  const methods = ['PUT', 'POST'];
  if (provider === 'google') {
    const rules = [{ origin: [origin], method: methods, responseHeader: ['*'], maxAgeSeconds: 31_536_000 }];
    return recipe(rules, `gcloud storage buckets update ${shellWord(`gs://${bucket}`)} --cors-file=cors.json`);
  }
  const rules = [{ AllowedOrigins: [origin], AllowedMethods: methods, AllowedHeaders: ['*'], ExposeHeaders: [] }];
  const isAws = provider === 's3' && (!endpoint || S3_HOST.test(webUrl(endpoint)?.hostname ?? ''));
  const elsewhere = endpoint && !isAws ? ` --endpoint-url ${shellWord(endpoint)}` : '';
  return recipe(
    { CORSRules: rules },
    `aws s3api put-bucket-cors --bucket ${shellWord(bucket)} --cors-configuration file://cors.json${elsewhere}`,
    ' A web console takes only the list, from [ to the last ].'
  );
}

function recipe(rules: unknown, command: string, beside = ''): string {
  const how = `Save the first line below as cors.json, and run the second.${beside}`;
  const care =
    'They replace all CORS rules of the bucket: if it has others that are needed, add them to the file first.';
  return [`${how} ${care}`, JSON.stringify(rules), command].join('\n');
}

/** One word to a POSIX shell. Control characters are in no name of a bucket, and would end the line that is to be copied. */
function shellWord(text: string): string {
  const line = text.replace(/[\u0000-\u001f\u007f]/g, '?');
  return /^[\w.:/-]+$/.test(line) ? line : `'${line.replaceAll("'", "'\\''")}'`;
}
