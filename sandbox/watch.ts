/**
 * `npm run demo:watch`: scheduled checks on bad days. A bucket goes down, stays down, comes back, goes down again: one issue
 * (on a GitHub that is played on this machine) is opened, left alone, closed, reopened. Then Studio rejects the API key, and the
 * watch gets an issue of its own, until the next answer.
 */
import { styleText } from 'node:util';
import { type LoopbackGitHub, startGitHub } from './github.ts';
import { type StoredIssue, TOKEN } from './github-repository.ts';
import { LogView } from './log-view.ts';
import { runStep } from './runner.ts';
import { type Sandbox, startSandbox } from './sandbox.ts';

interface Look {
  title: string;
  /** What happens to the bucket before. */
  happens?: (sandbox: Sandbox) => void;
  apiKey?: string;
  exitCode: number;
  /** States of all issues after it. */
  issues: StoredIssue['state'][];
}

const BUCKET = 101;

const looks: Look[] = [
  { title: 'All is well: no issue', exitCode: 0, issues: [] },
  {
    title: 'The key of the bucket was revoked: an issue is opened',
    happens: (sandbox) => sandbox.revoke(BUCKET),
    exitCode: 1,
    issues: ['open']
  },
  { title: 'Still down: nobody gets another mail', exitCode: 1, issues: ['open'] },
  {
    title: 'The key is back: the issue is closed',
    happens: (sandbox) => sandbox.restore(BUCKET),
    exitCode: 0,
    issues: ['closed']
  },
  {
    title: 'Revoked once more: the same issue is opened again',
    happens: (sandbox) => sandbox.revoke(BUCKET),
    exitCode: 1,
    issues: ['open']
  },
  {
    title: 'Studio rejects the API key: nothing can be verified, and that gets an issue, too',
    apiKey: 'ei_sandbox_9876543210_expired',
    exitCode: 1,
    issues: ['open', 'open']
  },
  {
    title: 'Both keys are in order: both issues are closed',
    happens: (sandbox) => sandbox.restore(BUCKET),
    exitCode: 0,
    issues: ['closed', 'closed']
  }
];

/** Runs one scheduled check and shows it; resolves to whether it ended as it should. */
async function show(look: Look, index: number, sandbox: Sandbox, github: LoopbackGitHub): Promise<boolean> {
  console.log(`\n${styleText('bold', look.title)}\n${styleText('dim', '─'.repeat(look.title.length))}\n`);
  look.happens?.(sandbox);
  const view = new LogView((line) => console.log(`  ${line}`));
  const { exitCode, stderr } = await runStep({
    inputs: {
      ...{ 'api-url': sandbox.url, 'api-key': look.apiKey ?? sandbox.apiKey, 'bucket-id': String(BUCKET) },
      ...{ 'organization-id': String(sandbox.organizationId), 'alert-issue': 'true', 'github-token': TOKEN }
    },
    env: { ...github.env, GITHUB_RUN_ID: String(1001 + index) },
    onLog: (text) => view.write(text)
  });
  view.end();
  if (stderr) console.log(styleText('red', stderr));
  const { issues } = github.repository;
  for (const issue of issues) console.log(`\n${framed(issue)}`);
  const states = issues.map(({ state }) => state);
  return exitCode === look.exitCode && states.join() === look.issues.join() && github.violations.length === 0;
}

function framed({ number, title, state, labels, body, comments }: StoredIssue): string {
  const color = state === 'open' ? 'green' : 'magenta';
  const lines = [
    `${styleText('bold', title)} ${styleText('dim', `#${number}`)}`,
    `${styleText(color, state)}  ${styleText('dim', labels.join(', '))}`,
    '',
    ...textOf(body).split('\n'),
    ...comments.flatMap((comment) => ['', styleText('dim', 'Comment'), ...textOf(comment.body).split('\n')])
  ];
  return lines.map((line) => `  ${styleText('dim', '│')} ${line}`).join('\n');
}

/** What a reader sees of the body on GitHub, more or less. */
function textOf(html: string): string {
  return html
    .replace(/<!--.*?-->\n?/gs, '')
    .replace(/<li>/g, '• ')
    .replace(/<\/t[hd]><t[hd]>/g, ' │ ')
    .replace(/<\/?(ul|table)>\n?/g, '')
    .replace(/<[^<>]+>/g, '')
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
}

const [sandbox, github] = await Promise.all([startSandbox({ buckets: 1 }), startGitHub()]);
const stop = () => Promise.all([sandbox.stop(), github.stop()]);
process.once('SIGINT', () => void stop().finally(() => process.exit(130)));
const surprises: string[] = [];
try {
  for (const [index, look] of looks.entries()) {
    if (!(await show(look, index, sandbox, github))) surprises.push(look.title);
  }
} finally {
  await stop();
}
if (surprises.length === 0) {
  console.log(`\n${styleText('green', 'Both outages are in one issue, which is closed; so is the one of the watch.')}`);
} else {
  console.log(`\n${styleText('red', `These looks ended otherwise than expected:\n${surprises.join('\n')}`)}`);
  process.exitCode = 1;
}
