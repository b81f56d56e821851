/** A Studio and a GitHub on loopback, and between them the built action as a process, step after step. */
import { expect } from '@jest/globals';
import { type GitHubOptions, type LoopbackGitHub, startGitHub } from '../../sandbox/github.ts';
import { TOKEN } from '../../sandbox/github-repository.ts';
import { runStep, type Step, type StepResult } from '../../sandbox/runner.ts';
import { newCredentials, noCredentials, secrets } from '../support/canaries.ts';
import { commandsIn } from '../support/commands.ts';
import { secretsIn } from '../support/leaks.ts';
import { connected, error, json, list, type Reply, startStudio } from '../support/studio.ts';

export interface Servers {
  github: LoopbackGitHub;
  /** What Studio answers from now on, for all buckets or for one; of several replies the last one repeats. */
  says: (reply: Reply | Reply[], bucketId?: number) => void;
  run: (step?: Partial<Step>) => Promise<Run>;
}

interface Run extends StepResult {
  warnings: string[];
  /** The operations that GitHub was asked for. */
  operations: (string | null)[];
}

/** Inputs for existing buckets, of which Studio has ten: 1 to 10. */
export const buckets = (ids: string) => ({ ...noCredentials, 'bucket-id': ids });

export const wrongKey = error('InvalidAccessKeyId: The AWS Access Key Id you provided does not exist in our records.');
export const denied = error('AccessDenied: Access Denied');
/** Says nothing about a bucket. */
export const refusing = json({ success: false, error: 'Invalid API key' }, 401);

/** How many tests may be under way at the same time. */
let room = 12;
const waiting: (() => void)[] = [];

/** A test with servers of its own. It begins as soon as there is room, not only when jest comes to it. */
export function withServers(
  test: (servers: Servers) => Promise<void>,
  options: GitHubOptions = {}
): () => Promise<void> {
  const tested = inTurn(() => between(test, options));
  // Reported when jest comes to it.
  tested.catch(() => {});
  return () => tested;
}

async function inTurn(begin: () => Promise<void>): Promise<void> {
  if (room > 0) room--;
  else await new Promise<void>((resolve) => waiting.push(resolve));
  try {
    await begin();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else room++;
  }
}

/** What every test promises is looked at in the end. */
async function between(test: (servers: Servers) => Promise<void>, options: GitHubOptions): Promise<void> {
  const github = await startGitHub(options);
  const replies = new Map<number | undefined, Reply[]>([[undefined, [connected()]]]);
  const listed = Array.from({ length: 10 }, (_, index) => ({ id: index + 1, bucket: `walks-${index + 1}` }));
  const studio = await startStudio(({ method, body }) => {
    if (method === 'GET') return list(listed);
    const { bucketId } = JSON.parse(body);
    const script = replies.get(bucketId) ?? replies.get(undefined) ?? [];
    return (script.length > 1 ? script.shift() : script[0]) ?? {};
  });
  const run: Servers['run'] = async ({ inputs, env, ...step } = {}) => {
    const before = github.calls.length;
    const alert = { 'alert-issue': 'true', 'github-token': TOKEN, 'api-url': studio.url };
    const result = await runStep({
      ...step,
      inputs: { ...newCredentials, ...alert, ...inputs },
      env: { ...github.env, ...env }
    });
    const warnings = commandsIn(result.log).filter(({ name }) => name === 'warning');
    return {
      ...result,
      warnings: warnings.map(({ data }) => data),
      operations: github.calls.slice(before).map(({ operation }) => operation)
    };
  };
  try {
    await test({ github, says: (reply, bucketId) => void replies.set(bucketId, [reply].flat()), run });
    expect(github.violations).toEqual([]);
    expect(secretsIn(JSON.stringify(github.calls.map(({ body }) => body)), secrets)).toEqual([]);
  } finally {
    await Promise.all([github.stop(), studio.stop()]);
  }
}

/** The only issue that is open. */
export function onlyOpen({ repository }: LoopbackGitHub) {
  expect(repository.open).toHaveLength(1);
  return repository.open[0] ?? repository.add();
}

/** The body as if the outage that lasts had begun so many minutes before. */
export function aged(body: string, minutes: number): string {
  return body.replace(/"from":"([^"]+)","until":null/, (_, from) => {
    return `"from":"${new Date(Date.parse(from) - minutes * 60_000).toISOString()}","until":null`;
  });
}
