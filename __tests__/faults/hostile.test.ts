/** No text from outside is obeyed: not by the runner, which reads the log, and not by GitHub, which renders the summary. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { startGitHub } from '../../sandbox/github.ts';
import { TOKEN } from '../../sandbox/github-repository.ts';
import type { StepResult } from '../../sandbox/runner.ts';
import { existing, noCredentials } from '../support/canaries.ts';
import { commandsIn } from '../support/commands.ts';
import { render } from '../support/markdown.ts';
import { closes, sends, startRawServer } from '../support/raw-server.ts';
import { sideBySide } from '../support/side-by-side.ts';
import { connected, error, json, list, type Reply, type Script, type Seen } from '../support/studio.ts';
import { startTlsStudio } from '../support/tls-studio.ts';
import { type Setup, withStudio } from './fault-case.ts';
import { runSetup } from './run-case.ts';

/** What would be obeyed by somebody: the runner, a terminal, a reader's eyes, GitHub's renderer, a shell. */
const fragments = [
  ...'::set-output name=healthy::true|::add-mask::a|::error::forged|::stop-commands::x'.split('|'),
  ...'##[set-output name=status]ok|##[error]forged|##[add-path]/tmp|%0A::error::x|$(id)|`id`|EOF|<<|='.split('|'),
  ...['\n::warning::x', '\r::notice::x', '\u2028::debug::x', '\u0085::group::x', '\u0024{{ github.token }}'],
  ...['\u001b[31m', '\u0000', '\u0007', '\u202e', '\u2066', '\u200b', '\ufeff', '\u061c', '\ud800', '\t', '    '],
  ...'<script>alert(1)</script>|<img src="https://evil.invalid/x.png">|<a href="https://evil.invalid">x</a>'.split('|'),
  ...'</code></td></table>|<!--|-->|<details open>|</summary>|<h1>|]]>|&lt;b&gt;|&#64;octocat'.split('|'),
  ...'@octocat|@octo/team|#1|octo/home#9|GH-7|@|#|a5c3785ed8d6a35868bc169f07e40e889087fd2e'.split('|'),
  ...'[x](https://evil.invalid)|![x](https://evil.invalid/y.png)|<https://evil.invalid>|https://evil.invalid'.split(
    '|'
  ),
  ...'www.evil.invalid|a@evil.invalid|```|~~~|`|``|**|__|~~|> |- [ ] |\\|[^1]|$x$|:tada:'.split('|'),
  ...['\n\n# heading\n\n', '\n---\n', '| a | b |']
];

const hostile = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...fragments) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) }
    ),
    { minLength: 1, maxLength: 6 }
  )
  .map((parts) => parts.join(''))
  // A text without anything to see is no text, and changes the shape as such.
  .filter((text) => /[!-~]/.test(text));

/** So many texts for one run, the same ones each time. Equal ones would be reported together, white space aside. */
const SIZE = 40;
const distinct = { minLength: SIZE, maxLength: SIZE, selector: (text: string) => text.replaceAll(/\s/g, '') };
const textsOf = (seed: number) => fc.sample(fc.uniqueArray(hostile, distinct), { numRuns: 1, seed })[0] ?? [];
const plainTexts = Array.from({ length: SIZE }, (_, index) => `plain ${index}`);

async function run(script: Script, setup: Setup = {}): Promise<StepResult> {
  const started = await withStudio(script, setup)();
  const { result } = await runSetup(started);
  await started.stop?.();
  return result;
}

/** Where explanations lead: which page it is depends on what is explained. */
const documentation = /^https:\/\/(docs\.edgeimpulse\.com|docs\.aws\.amazon\.com|learn\.microsoft\.com)\/[\w./-]*$/;

/** What text from outside must not change about a step: its commands, and what its summary is made of. Only hints, set as code, may depend on it. */
function shapeOf({ log, summary, exitCode }: StepResult) {
  const { text: _, elements, links, ...rendered } = render(summary);
  const commands = commandsIn(log).map(({ form, name, properties }) =>
    [form, name, ...Object.keys(properties)].join(' ')
  );
  return {
    exitCode,
    commands: commands.sort(),
    elements: elements.filter((name) => name !== 'code'),
    links: links.map((link) => (documentation.test(link) ? 'documentation' : link)),
    ...rendered
  };
}

/** The commands of a step with three secrets that goes wrong. */
const red = [':: add-mask', ':: add-mask', ':: add-mask', ':: error'];

/** Control characters, and those that change the direction of a text or are not seen at all. */
const unseen = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;

/** Every place of the list, and of the answers, in which Studio can put a text. */
const organization =
  (textOf: (id: number) => string, replyOf: (text: string) => Reply): Script =>
  (request: Seen) => {
    if (request.method !== 'GET') return replyOf(textOf((JSON.parse(request.body) as { bucketId: number }).bucketId));
    const buckets = Array.from({ length: SIZE }, (_, index) => index + 1);
    return list(buckets.map((id) => ({ id, bucket: textOf(id), region: textOf(id), endpoint: textOf(id) })));
  };

const answers: Record<string, (text: string) => Reply> = {
  'reason of an error': error,
  'reason of a refusal': (text) => json({ success: false, error: text }),
  'reason of a 422': (text) => json({ success: false, error: text }, 422),
  'details of a connected bucket': (text) =>
    connected({
      files: [{ name: text, size: 1, folderName: text }],
      endpoint: `https://x.invalid/${text}`,
      connectionStatusSince: text,
      [text]: text
    }),
  'an unknown status': (text) => json({ success: true, connectionStatus: text })
};

test.each(Object.entries(answers))('what Studio says stays text: %s', async (_, answer) => {
  const setup = { inputs: { ...noCredentials, ...existing('all'), timeout: '30s' }, endsWithinMs: 40_000 };
  const answeredWith = (texts: string[]) =>
    run(
      organization((id) => texts[id - 1] ?? '', answer),
      setup
    );
  const plain = shapeOf(await answeredWith(plainTexts));
  for (const seed of [1, 2, 3]) {
    const result = await answeredWith(textsOf(seed));
    expect(shapeOf(result)).toEqual(plain);
    expect(render(result.summary).text).toContain('evil.invalid');
    expect(result.log).not.toMatch(unseen);
    expect(render(result.summary).text).not.toMatch(unseen);
    expect(Object.values(result.outputs).filter((value) => /[\r\n]/.test(value))).toEqual([]);
  }
});

test('what an input says stays text, also where it is wrong', async () => {
  const names = ['timeout', 'region', 'endpoint', 'bucket-id', 'cors-origin', 'api-url', 'bucket', 'prefix'];
  // An environment variable holds no NUL.
  const texts = textsOf(4).filter((text) => !text.includes('\0'));
  const runs = sideBySide(texts.slice(0, 12), 4, (text) =>
    run([connected()], { inputs: Object.fromEntries(names.map((name) => [name, text])) })
  );
  for (const result of await Promise.all(runs)) {
    const { commands, links, images, mentions, references } = shapeOf(result);
    expect(commands).toEqual(red);
    expect([links, images, mentions, references].flat()).toEqual([]);
    expect(result.log).not.toMatch(unseen);
  }
});

test('what a server says instead of an answer stays text', async () => {
  const heads = [
    'HTTP/1.1 503 ::set-output name=healthy::true##[error]x',
    'HTTP/1.1 302 Found\r\nlocation: ##[set-output name=healthy]true',
    'HTTP/1.1 200 OK\r\ncontent-encoding: ##[error]x',
    'HTTP/1.1 503 x\r\nretry-after: 9999 ##[error]x',
    '##[error]x::error::y'
  ];
  const runs = sideBySide(heads, 4, async (head) => {
    const server = await startRawServer(sends(`${head}\r\n\r\n\r\n::error::x`, closes));
    const result = await run([connected()], { inputs: { 'api-url': server.url, timeout: '1s' } });
    await server.stop();
    return shapeOf(result).commands;
  });
  for (const commands of await Promise.all(runs)) expect(commands).toEqual(red);
});

test('what a certificate says stays text', async () => {
  const studio = await startTlsStudio([connected()], '##[set-output name=healthy]true');
  const result = await run([connected()], { inputs: { 'api-url': studio.url }, env: studio.trust });
  await studio.stop();
  expect(result.outputs['error-code']).toBe('tls');
  expect(shapeOf(result).commands).toEqual(red);
});

/** What GitHub makes a reference or a link of, wherever it is not set as code. */
const linked =
  'GH-1 octo/home#9 0123456789abcdef0123456789abcdef01234567 www.evil.invalid @octocat https://evil.invalid';

const oddNames: Record<string, Parameters<typeof list>[0]> = {
  'a quotation mark in a name': [{ id: 1, bucket: `x") ${linked} ("` }],
  'names without any': [{ id: 1, bucket: linked }],
  'a line end in a name': [{ id: 1, bucket: `a\n\n${linked}\n\n# b` }],
  'an access key that takes a quotation mark away': [
    { id: 1, bucket: 'zzz', accessKey: 'zzz")' },
    { id: 2, bucket: linked },
    { id: 3, bucket: 'zzz' }
  ]
};

test('the buckets that an unknown id is answered with stay text, in the summary and in the issue', async () => {
  const runs = sideBySide(Object.entries(oddNames), 4, async ([odd, buckets]) => {
    const github = await startGitHub();
    const inputs = { ...noCredentials, ...existing('9'), 'alert-issue': 'true', 'github-token': TOKEN };
    const { summary, outputs } = await run([list(buckets)], { inputs, env: github.env });
    await github.stop();
    return { odd, outputs, texts: [summary, ...github.repository.open.map(({ body }) => body)].map(render) };
  });
  for (const { odd, outputs, texts } of await Promise.all(runs)) {
    expect([odd, outputs['error-code'], texts.length]).toEqual([odd, 'unknown-bucket-id', 2]);
    for (const { mentions, references, links, images, elements, text } of texts) {
      expect(text).toContain('evil.invalid');
      const evil = links.filter((link) => link.includes('evil'));
      expect({ odd, found: [mentions, references, images, evil].flat() }).toEqual({ odd, found: [] });
      expect(elements.filter((name) => /^h[124-6]$/.test(name))).toEqual([]);
    }
  }
});

test('an error message is one line, whatever a bucket is called', async () => {
  const names = ['a\n\nx', 'a\r\rx', 'a\u2028\u2028x', 'a\u0085x', 'a\r\n\r\n::error::x'];
  const cases = names.flatMap((bucket) => ['1', '9'].map((id) => ({ bucket, id })));
  const runs = sideBySide(cases, 5, ({ bucket, id }) =>
    run([list([{ id: 1, bucket }]), error('AccessDenied')], { inputs: { ...noCredentials, ...existing(id) } })
  );
  for (const { outputs, log } of await Promise.all(runs)) {
    expect(outputs['error-message']).toMatch(/^[^\r\n\u0085\u2028]*⏎[^\r\n\u0085\u2028]*$/);
    expect(commandsIn(log).filter(({ name }) => name === 'error')).toHaveLength(1);
  }
});
