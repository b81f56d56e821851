/** Every workflow that a reader could copy, and every one of ours, as GitHub itself and actionlint see it. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { parse, parseDocument } from 'yaml';
import { documents, find, lineOf, read, root } from './documents.ts';

interface Workflow {
  permissions: Record<string, string>;
  jobs: Record<string, { steps?: { run?: string }[] }>;
}

const snippets = Object.fromEntries(
  documents.flatMap(({ path, nodes }) =>
    nodes
      .filter(({ type, lang }) => type === 'code' && /^ya?ml$/.test(lang ?? ''))
      .map((node) => [`${path}, line ${lineOf(node)}`, asWorkflow(node.value ?? '')] as const)
  )
);
const ours = Object.fromEntries(find('.github/workflows/*').map((path) => [path, read(path)]));
const workflows = { ...snippets, ...ours };

/** What shows steps only is put into a job, what shows permissions only gets one, and inputs alone get a step. */
function asWorkflow(text: string): string {
  const content: unknown = parse(text);
  if (Array.isArray(content)) return `on: push\npermissions: {}\n${jobOf(text.replaceAll(/^(?=.)/gm, '      '))}`;
  const has = (key: string) => typeof content === 'object' && content !== null && key in content;
  if (has('jobs')) return text;
  if (has('permissions')) return `on: push\n${text}\n${jobOf('      - run: "true"')}`;
  const inputs = text.replaceAll(/^ *(?=.)/gm, '          ');
  return `on: push\npermissions: {}\n${jobOf(`      - uses: your-org/edge-impulse-verify-bucket@v1\n        with:\n${inputs}`)}`;
}

function jobOf(steps: string): string {
  return `jobs:\n  job:\n    runs-on: ubuntu-latest\n    steps:\n${steps}\n`;
}

const SOUND = `
on:
  schedule:
    - cron: '17 3 * * *'
permissions:
  issues: write
jobs:
  verify:
    runs-on: ubuntu-latest
    outputs:
      results: \${{ steps.bucket.outputs.results }}
    steps:
      - uses: your-org/edge-impulse-verify-bucket@v1
        id: bucket
        with:
          api-key: \${{ secrets.EI_API_KEY }}
          region: \${{ vars.EI_REGION }}
        background: true
      - wait: bucket
      - if: steps.bucket.outputs.healthy == 'true'
        run: ./deploy.sh
  report:
    needs: verify
    runs-on: ubuntu-latest
    env:
      RESULTS: \${{ toJSON(fromJSON(needs.verify.outputs.results)) }}
    steps:
      - run: echo "$RESULTS"
      - uses: ./
        with:
          bucket-id: all
          exclude: 17
`;

/** A fault, what it stands in place of, itself, and the complaint that it has to meet. */
const faults: [string, string, string, string][] = [
  ['an unknown input', 'region:', 'zone:', "GitHub: Invalid action input 'zone'"],
  ['an unknown input of `./`', 'exclude:', 'excluded:', "GitHub: Invalid action input 'excluded'"],
  ['an unknown version of the action', '@v1', '@v9', 'GitHub: Unable to resolve action'],
  ['an unknown output in a condition', '.healthy', '.helthy', 'GitHub: Context access might be invalid: helthy'],
  ['an unknown output of a step', 'bucket.outputs.results', 'bucket.outputs.list', 'GitHub: Context access might be'],
  ['an unknown output of a job', 'verify.outputs.results', 'verify.outputs.list', 'GitHub: Context access might be'],
  ['an unknown step', 'if: steps.bucket', 'if: steps.pail', 'actionlint: property "pail" is not defined'],
  ['waiting for an unknown step', 'wait: bucket', 'wait: pail', "GitHub: Step references unknown step ID 'pail'"],
  ['an unknown job', 'needs: verify', 'needs: check', "GitHub: Job 'report' depends on unknown job 'check'"],
  ['an unknown function', 'fromJSON(', 'parseJSON(', "GitHub: Unrecognized function: 'parseJSON'"],
  ['an expression without an end', "== 'true'", '==', 'GitHub: Unexpected end of expression'],
  ['an unknown event', 'schedule:', 'timetable:', "GitHub: Unexpected value 'timetable'"],
  ['an hour that no day has', '17 3 *', '17 25 *', 'GitHub: Invalid cron expression'],
  ['an unknown permission', 'issues: write', 'issue: write', "GitHub: Unexpected value 'issue'"],
  ['a key given twice', 'id: bucket', 'id: bucket\n        id: bucket', 'YAML: Map keys must be unique'],
  ['words of strangers in a script', './deploy.sh', `echo \${{ github.head_ref }}`, 'actionlint: "github.head_ref" is']
];

let complaints: Record<string, string[]>;

beforeAll(() => {
  const wrong = Object.fromEntries(faults.map(([name, sound, instead]) => [name, SOUND.replace(sound, instead)]));
  const input = JSON.stringify({ 'action.yml': read('action.yml'), ...workflows, SOUND, ...wrong });
  const program = join(root, '__tests__', 'docs', 'check-workflows.ts');
  complaints = JSON.parse(execFileSync(process.execPath, [program], { input, encoding: 'utf8' }));
});

describe('the checkers', () => {
  test('have nothing to say of a sound workflow', () => expect(complaints.SOUND).toEqual([]));

  test.each(faults)('find %s', (name, _sound, _instead, complaint) => {
    expect(complaints[name]).toContainEqual(expect.stringContaining(complaint));
  });
});

test.each([
  ['README.md', 3],
  ['docs/recipes.md', 16]
])('%s shows at least %i workflows, each of them a complete file', (path, least) => {
  const shown = documents.find((document) => document.path === path)?.nodes ?? [];
  const files = shown.flatMap(({ lang, value = '' }) => (lang === 'yaml' ? [parse(value) as Workflow] : []));
  expect(files.length).toBeGreaterThanOrEqual(least);
  for (const file of files)
    expect(Object.keys(file)).toEqual(expect.arrayContaining(['name', 'on', 'permissions', 'jobs']));
});

test('action.yml is sound', () => expect(complaints['action.yml']).toEqual([]));

describe.each(Object.entries(workflows))('%s', (name, text) => {
  test('is sound', () => expect(complaints[name]).toEqual([]));

  test('says which permissions it needs, and puts no expression into a script', () => {
    const { permissions, jobs } = parse(text) as Workflow;
    const scripts = Object.values(jobs).flatMap(({ steps = [] }) => steps.map(({ run = '' }) => run));
    expect(permissions).toEqual(expect.any(Object));
    expect(scripts.filter((script) => script.includes('${{'))).toEqual([]);
  });
});

describe.each(Object.entries(snippets))('%s', (_name, text) => {
  test("gates on `healthy`, compared with 'true', and never on the status", () => {
    const conditions = [...text.matchAll(/\bif: (.*)/g)].map(([, condition = '']) => condition);
    expect(conditions.filter((condition) => /\boutputs\.(?:status|error-code)\b/.test(condition))).toEqual([]);
    const gates = conditions.filter((condition) => /\boutputs\.healthy\b/.test(condition));
    expect(gates.filter((condition) => !/\boutputs\.healthy [!=]= 'true'/.test(condition))).toEqual([]);
  });

  test('keeps keys in secrets, and ids and names in variables', () => {
    const given = [...text.matchAll(/^ *([\w-]+): \$\{\{ (secrets|vars)\./gm)];
    const misplaced = given.filter(
      ([, name = '', context]) =>
        (/(?<!key)[-_]id$|bucket$|dataset$|region$|endpoint$/i.test(name) && context === 'secrets') ||
        (/secret|api.key/i.test(name) && context === 'vars')
    );
    expect(misplaced.map(([line]) => line.trim())).toEqual([]);
  });
});

describe.each(Object.entries(ours))('%s, which runs here,', (_path, text) => {
  test('may write in single jobs only', () => {
    expect(Object.values((parse(text) as Workflow).permissions)).not.toContain('write');
  });

  test('names the actions of others by commit, with the version beside', () => {
    const others = [...text.matchAll(/\buses: (?!\.\/)(.*)/g)].map(([, what = '']) => what);
    expect(others.filter((what) => !/^[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(what))).toEqual([]);
  });
});

test('one workflow uses the action itself, without a secret, so that forks can run it', () => {
  const using = Object.values(ours).filter((text) => /\buses: \.\/$/m.test(text));
  expect(using).toHaveLength(1);
  expect(using[0]).not.toContain('secrets.');
});

test.each(find('.github/*.yml', '.github/ISSUE_TEMPLATE/*'))('%s is YAML that has one meaning', (path) => {
  const { errors, warnings } = parseDocument(read(path));
  expect([...errors, ...warnings]).toEqual([]);
});
