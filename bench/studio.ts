/** The loopback Studio's other end. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Behaviour } from './studio-process.ts';

export interface Studio {
  /** As for the input `api-url`. */
  url: string;
  /** When the bucket was asked about, in milliseconds on the clock of `nowMs`. */
  asked: (bucket: string) => Promise<number[]>;
  stop: () => void;
}

/** Answers at once, has no buckets, and connects them at once, unless told otherwise. */
export async function startStudio(behaviour: Partial<Behaviour> = {}): Promise<Studio> {
  const options: Behaviour = { buckets: 0, acceptMs: 0, answerMs: 0, ...behaviour };
  const child = fork(fileURLToPath(new URL('studio-process.ts', import.meta.url)), [JSON.stringify(options)]);
  const [port] = await once(child, 'message');
  const origin = `http://127.0.0.1:${port}`;
  return {
    url: `${origin}/v1`,
    asked: async (bucket) => (await (await fetch(`${origin}/asked/${bucket}`)).json()) as number[],
    stop: () => child.disconnect()
  };
}

/** The machine's monotonic clock: the same in every process. */
export function nowMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
