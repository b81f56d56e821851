/**
 * What Studio does to verify a bucket, and what it answers. The reference says what is to be seen of it
 * (https://docs.edgeimpulse.com/apis/studio/organization-data); how Studio does it inside is not public.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Bucket, open, type Target } from './providers.ts';

interface Connected {
  connectionStatus: 'connected';
  files: { name: string; size: number; folderName: string }[];
  hasInfoLabelsFile: boolean;
  signedUrl: string;
  endpoint?: string;
}
type Verdict = Connected | { connectionStatus: 'error'; connectionError: string };

export type Answer = (Verdict | { connectionStatus: 'connecting' }) & { connectionStatusSince: string };

const PROBE = '.ei-portal-check';
const SAMPLE_SIZE = 10;
const AZURE_TAKES_MS = 2_000;

/** Answers verify requests; knows which are still under way, and since when each bucket has been what it is. */
export class Verifications {
  readonly #underway = new Map<string, { verdict?: Verdict }>();
  readonly #last = new Map<string, { connectionStatus: string; connectionStatusSince: string }>();

  async answer(target: Target): Promise<Answer> {
    const asked = JSON.stringify(target);
    const verdict = target.storageProvider === 'azure' ? this.#inBackground(asked, target) : await verify(target);
    return { ...verdict, connectionStatusSince: this.#since(asked, verdict.connectionStatus) };
  }

  /** `connecting` until the verdict is there; then it is kept until the same request asks for it, however late. */
  #inBackground(asked: string, target: Target): Verdict | { connectionStatus: 'connecting' } {
    const job = this.#underway.get(asked) ?? this.#begin(asked, target);
    if (!job.verdict) return { connectionStatus: 'connecting' };
    this.#underway.delete(asked);
    return job.verdict;
  }

  #begin(asked: string, target: Target): { verdict?: Verdict } {
    const job: { verdict?: Verdict } = {};
    this.#underway.set(asked, job);
    // Unreferenced: a verification that nobody waits for does not keep the sandbox running.
    void Promise.all([verify(target), sleep(AZURE_TAKES_MS, undefined, { ref: false })]).then(([verdict]) => {
      job.verdict = verdict;
    });
    return job;
  }

  #since(asked: string, connectionStatus: string): string {
    const last = this.#last.get(asked);
    if (last?.connectionStatus === connectionStatus) return last.connectionStatusSince;
    const connectionStatusSince = new Date().toISOString();
    this.#last.set(asked, { connectionStatus, connectionStatusSince });
    return connectionStatusSince;
  }
}

async function verify(target: Target): Promise<Verdict> {
  let bucket: Bucket | undefined;
  try {
    bucket = open(target);
    const folder = target.prefix === '' || target.prefix.endsWith('/') ? target.prefix : `${target.prefix}/`;
    const found = await lookAround(bucket, target.prefix);
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
    return { connectionStatus: 'error', connectionError: saidBy(error) };
  } finally {
    bucket?.close();
  }
}

/** A random sample of all files, each with the same chance to be in it (Knuth's algorithm R), and whether any gives labels. */
async function lookAround(bucket: Bucket, prefix: string): Promise<Pick<Connected, 'files' | 'hasInfoLabelsFile'>> {
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

/**
 * The SDK's own words. How Studio phrases them is not documented; the code is put in front where the message lacks it,
 * since without it an error such as "Access Denied" or an empty message would say less than what Studio knew.
 */
function saidBy(error: unknown): string {
  const { name, message, code = name } = error as Error & { code?: string };
  return message.includes(code) ? message : [code, message].filter(Boolean).join(': ');
}
