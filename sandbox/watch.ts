/**
 * `npm run demo:watch`: three scheduled checks on a bad day. A bucket goes down, which is noticed at the third look, and an
 * issue opens (on a GitHub that is played on this machine); it comes back, and the issue closes with the duration.
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
  happens: (sandbox: Sandbox) => void;
  exitCode: number;
  /** States of all issues after it. */
  issues: StoredIssue['state'][];
}

const BUCKET = 101;

const day: Look[] = [
  { title: 'The first check: all is well', happens: () => {}, exitCode: 0, issues: [] },
  {
    title: 'The second check: the key was revoked (an alarm only after three looks, 10 s and 20 s apart)',
    happens: (sandbox) => sandbox.revoke(BUCKET),
    exitCode: 1,
    issues: ['open']
  },
  {
    title: 'The third check: the key is back',
    happens: (sandbox) => sandbox.restore(BUCKET),
    exitCode: 0,
    issues: ['closed']
  }
];

/** Runs one scheduled check and shows it; resolves to whether it ended as it should. */
async function show(look: Look, index: number, sandbox: Sandbox, github: LoopbackGitHub): Promise<boolean> {
  console.log(`\n${styleText('bold', look.title)}\n${styleText('dim', '─'.repeat(look.title.length))}\n`);
  look.happens(sandbox);
  const view = new LogView((line) => console.log(`  ${line}`));
  const { exitCode, stderr } = await runStep({
    inputs: {
      ...{ 'api-url': sandbox.url, 'api-key': sandbox.apiKey, 'organization-id': String(sandbox.organizationId) },
      ...{ 'bucket-id': String(BUCKET), 'failure-threshold': '3', 'alert-issue': 'true', 'github-token': TOKEN }
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

function framed({ number, title, state, labels, body }: StoredIssue): string {
  const color = state === 'open' ? 'green' : 'magenta';
  const lines = [
    `${styleText('bold', title)} ${styleText('dim', `#${number}`)}`,
    `${styleText(color, state)}  ${styleText('dim', labels.join(', '))}`,
    '',
    ...textOf(body).split('\n')
  ];
  return lines.map((line) => `  ${styleText('dim', '│')} ${line}`).join('\n');
}

/** What a reader sees of the body on GitHub, more or less. */
function textOf(html: string): string {
  return html
    .replace(/<!--.*?-->\n?/gs, '')
    .replace(/<li>/g, '• ')
    .replace(/<\/th>/g, ': ')
    .replace(/<\/?(ul|table)>\n?/g, '')
    .replace(/<[^<>]+>/g, '')
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
}

const [sandbox, github] = await Promise.all([startSandbox({ buckets: 1 }), startGitHub()]);
const stop = () => Promise.all([sandbox.stop(), github.stop()]);
process.once('SIGINT', () => void stop().finally(() => process.exit(130)));
const surprises: string[] = [];
try {
  for (const [index, look] of day.entries()) {
    if (!(await show(look, index, sandbox, github))) surprises.push(look.title);
  }
} finally {
  await stop();
}
if (surprises.length === 0) {
  console.log(`\n${styleText('green', 'The outage was noticed, reported once, and closed when it was over.')}`);
} else {
  console.log(`\n${styleText('red', `These looks ended otherwise than expected:\n${surprises.join('\n')}`)}`);
  process.exitCode = 1;
}
