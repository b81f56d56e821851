/** The programs that are compared, each as a process that verifies one bucket on the loopback Studio. */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runStep } from '../sandbox/runner.ts';
import { nowMs, type Studio } from './studio.ts';

export interface Run {
  /** On the clock of `nowMs`. */
  beganMs: number;
  wallMs: number;
}

/** Starts a program, has it verify the bucket, and resolves at its end. Rejects unless it says that the bucket is connected. */
export type Program = (studio: Studio, bucket: string) => Promise<Run>;

type Inputs = Record<string, string>;
type Environment = Record<string, string>;

const apiKey = 'ei_0123456789abcdef0123456789abcdef';
const accessKey = 'AKIA0000000000000000';
const secretKey = '0123456789abcdefghijklmnopqrstuvwxyzABCD';
const endpoint = 'https://s3.eu-west-1.amazonaws.com';

export const emptyScript: Program = () => spawned(process.execPath, ['-e', '0'], {});

export const bareScript: Program = (studio, bucket) => bareWith(studio, bucket);

/** The usual curl and jq. */
export const shellLoop: Program = (studio, bucket) =>
  spawned('bash', [path('shell-loop.sh')], environment(studio, bucket));

/** An action as the runner would run it; by default the one in dist. */
export const action =
  (entry?: string): Program =>
  async (studio, bucket) => {
    const { beganMs, durationMs } = await actionWith(studio, credentials(bucket), [], {}, entry);
    return { beganMs, wallMs: durationMs };
  };

/** Inputs that verify one bucket with a single kind of request, as the bare script does. */
export function credentials(bucket: string): Inputs {
  return { bucket, 'access-key': accessKey, 'secret-key': secretKey, endpoint };
}

export function bareWith(studio: Studio, bucket: string, nodeOptions: string[] = [], env: Environment = {}) {
  return spawned(process.execPath, [...nodeOptions, path('bare-script.cjs')], {
    ...environment(studio, bucket),
    ...env
  });
}

/** One step of the built action as the runner would run it; rejects unless it is green. */
export async function actionWith(
  studio: Studio,
  inputs: Inputs,
  nodeOptions: string[] = [],
  env: Environment = {},
  entry?: string
) {
  let beganMs = 0;
  const result = await runStep({
    inputs: { 'api-key': apiKey, 'organization-id': '7', 'api-url': studio.url, ...inputs },
    env: { ...studio.env, ...env },
    nodeOptions,
    ...(entry && { entry }),
    onStart: () => {
      beganMs = nowMs();
    }
  });
  if (result.exitCode !== 0) throw new Error(`the action failed:\n${result.log}${result.stderr}`);
  return { ...result, beganMs };
}

interface Usage {
  peakBytes: number;
  /** User and system time. */
  cpuMs: number;
}

/** What a process took: `measured` starts it with the options for Node and the environment that it is given. */
export async function usageOf<T>(measured: (nodeOptions: string[], env: Environment) => Promise<T>) {
  const folder = await mkdtemp(join(tmpdir(), 'verify-bucket-bench-'));
  try {
    const file = join(folder, 'usage.json');
    const result = await measured(['--require', path('write-usage.cjs')], { BENCH_USAGE: file });
    return { result, usage: JSON.parse(await readFile(file, 'utf8')) as Usage };
  } finally {
    await rm(folder, { recursive: true });
  }
}

function environment(studio: Studio, bucket: string): Environment {
  const request = { storageProvider: 's3', accessKey, secretKey, bucket, endpoint };
  return { ...studio.env, API_URL: studio.url, API_KEY: apiKey, BODY: JSON.stringify(request) };
}

function spawned(command: string, args: string[], env: Environment): Promise<Run> {
  return new Promise((resolve, reject) => {
    const { PATH, SystemRoot } = process.env;
    const begun = performance.now();
    const child = spawn(command, args, { env: { PATH, SystemRoot, ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
    const beganMs = nowMs();
    child.stdout.resume();
    child.on('error', reject);
    child.on('close', (exitCode) => {
      const wallMs = performance.now() - begun;
      if (exitCode === 0) resolve({ beganMs, wallMs });
      else reject(new Error(`${command} ${args.join(' ')} ended with ${exitCode}`));
    });
  });
}

function path(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}
