/**
 * What Studio does to verify a folder of a bucket, and what it answers. The API reference describes the answers
 * (https://docs.edgeimpulse.com/apis/studio/organization-data); how Studio works inside is not public.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { FileStatistics } from './organization.ts';
import { type Bucket, open, type StorageTarget } from './providers.ts';

interface Connected {
  connectionStatus: 'connected';
  files: { name: string; size: number; folderName: string }[];
  hasInfoLabelsFile: boolean;
  signedUrl: string;
  endpoint?: string;
}
type Verdict = Connected | { connectionStatus: 'error'; connectionError: string };

export type VerifyAnswer = (Verdict | { connectionStatus: 'connecting' }) & { connectionStatusSince: string };

const PROBE = '.ei-portal-check';
const SAMPLE_SIZE = 10;
const AZURE_DURATION_MS = 2_000;

/** Answers verify requests; remembers which are still running, and since when each target has had its status. */
export class Verifications {
  readonly #running = new Map<string, { verdict?: Verdict }>();
  readonly #lastStatus = new Map<string, { connectionStatus: string; connectionStatusSince: string }>();

  async answer(target: StorageTarget): Promise<VerifyAnswer> {
    const request = JSON.stringify(target);
    const verdict = target.storageProvider === 'azure' ? this.#inBackground(request, target) : await verify(target);
    return { ...verdict, connectionStatusSince: this.#since(request, verdict.connectionStatus) };
  }

  /** `connecting` until the verdict is known; the next identical request then gets it, however late. */
  #inBackground(request: string, target: StorageTarget): Verdict | { connectionStatus: 'connecting' } {
    const job = this.#running.get(request) ?? this.#start(request, target);
    if (!job.verdict) return { connectionStatus: 'connecting' };
    this.#running.delete(request);
    return job.verdict;
  }

  #start(request: string, target: StorageTarget): { verdict?: Verdict } {
    const job: { verdict?: Verdict } = {};
    this.#running.set(request, job);
    // Unreferenced: an abandoned verification does not keep the process running.
    void Promise.all([verify(target), sleep(AZURE_DURATION_MS, undefined, { ref: false })]).then(([verdict]) => {
      job.verdict = verdict;
    });
    return job;
  }

  #since(request: string, connectionStatus: string): string {
    const last = this.#lastStatus.get(request);
    if (last?.connectionStatus === connectionStatus) return last.connectionStatusSince;
    const connectionStatusSince = new Date().toISOString();
    this.#lastStatus.set(request, { connectionStatus, connectionStatusSince });
    return connectionStatusSince;
  }
}

async function verify(target: StorageTarget): Promise<Verdict> {
  let bucket: Bucket | undefined;
  try {
    bucket = open(target);
    const folder = target.prefix === '' || target.prefix.endsWith('/') ? target.prefix : `${target.prefix}/`;
    const found = await sample(bucket, target.prefix);
    await bucket.write(folder + PROBE);
    await bucket.remove(folder + PROBE);
    const { endpoint } = bucket;
    return {
      connectionStatus: 'connected',
      ...found,
      signedUrl: await bucket.signedPut(folder + PROBE),
      ...(endpoint && { endpoint })
    };
  } catch (error) {
    return { connectionStatus: 'error', connectionError: messageOf(error) };
  } finally {
    bucket?.close();
  }
}

/** A random sample of all files, uniform by Knuth's algorithm R, and whether there is an `info.labels` file. */
async function sample(bucket: Bucket, prefix: string): Promise<Pick<Connected, 'files' | 'hasInfoLabelsFile'>> {
  const files: Connected['files'] = [];
  let hasInfoLabelsFile = false;
  let seen = 0;
  for await (const { key, size } of bucket.files(prefix)) {
    const [name = '', ...folders] = key.split('/').reverse();
    if (name === '' || name === PROBE) continue;
    hasInfoLabelsFile ||= name === 'info.labels';
    const place = seen < SAMPLE_SIZE ? seen : Math.floor(Math.random() * (seen + 1));
    if (place < SAMPLE_SIZE) files[place] = { name, size, folderName: folders.reverse().join('/') };
    seen++;
  }
  return { files, hasInfoLabelsFile };
}

/** Of all files whose key begins with the prefix. */
export async function fileStatistics(bucket: Bucket, prefix: string): Promise<FileStatistics> {
  let totalFileCount = 0;
  let totalFileSize = 0;
  let newestMs = 0;
  for await (const { key, size, modified } of bucket.files(prefix)) {
    if (key.endsWith('/') || key.endsWith(PROBE)) continue;
    totalFileCount++;
    totalFileSize += size;
    newestMs = Math.max(newestMs, modified.valueOf());
  }
  return { totalFileCount, totalFileSize, lastFileCreated: newestMs > 0 ? new Date(newestMs).toISOString() : null };
}

/**
 * The SDK's message. How Studio phrases it is not documented. The error's code is put in front where the message lacks
 * it; where there was no message, or none that the SDK could read, the HTTP status is added.
 */
function messageOf(error: unknown): string {
  const { name, message, code = name, statusCode, $metadata } = error as SdkError;
  const text = message.includes(code) ? message : [code, message].filter(Boolean).join(': ');
  const status = statusCode ?? $metadata?.httpStatusCode;
  return status && /^$|^UnknownError$|Deserialization error/.test(message) ? `${text} (HTTP status ${status})` : text;
}

/** The SDKs' errors: AWS's has `$metadata`, Azure's `statusCode`. */
interface SdkError extends Error {
  code?: string;
  statusCode?: number;
  $metadata?: { httpStatusCode?: number };
}
