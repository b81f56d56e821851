/** What readers of the job summary get to see, rendered as GitHub does: whatever comes from outside stays text. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { runChecks } from '../../src/checks/run-checks.ts';
import type { CorsVerdict, Verdict } from '../../src/checks/verdict.ts';
import { diagnose } from '../../src/errors/diagnosis.ts';
import { type Failure, failure } from '../../src/errors/failure.ts';
import { storageErrors } from '../../src/errors/matching.ts';
import { storageServices } from '../../src/errors/storage-services.ts';
import { readInputs } from '../../src/inputs/read-inputs.ts';
import { sentence } from '../../src/report/html.ts';
import { summaryOf } from '../../src/report/summary.ts';
import type { BucketTarget } from '../../src/studio/target.ts';
import { Sanitizer } from '../../src/text/sanitizer.ts';
import { aggregate } from '../../src/verification/aggregate.ts';
import {
  resultOf,
  sanitizeFailure,
  type TargetResult,
  unverifiableResult
} from '../../src/verification/target-result.ts';
import { render } from '../support/markdown.ts';

const docs = 'https://github.com/octo/home/blob/v1/docs/errors.md';
const issueUrl = 'https://github.com/octo/home/issues/12';
const MEBIBYTE = 1024 * 1024;

/** What GitHub, Markdown or a browser would make something of. */
const fragments = [
  ...['@user', '@octo/team', '#1', 'o/r#9', 'GH-1', 'o/r@a5c3785', 'a5c3785ed8d6a35868bc169f07e40e889087fd2e'],
  ...['<img src="x">', '<a href="https://evil.invalid">x</a>', '</td></table>', '</code>', '</details>', '</pre>'],
  ...['-->', '<!--', ']]>', '?>', '<script>', '<h1>', '&lt;b&gt;', '&#64;user', '&#x40;user', '&commat;user'],
  ...['![x](y)', '[x](https://evil.invalid)', 'https://evil.invalid', 'www.evil.invalid', 'a@evil.invalid'],
  ...[
    '`',
    '``',
    '```',
    '~~~',
    '"',
    "'",
    '“',
    '\\',
    '**',
    '__',
    '~~',
    '|',
    '> ',
    '# ',
    '- [ ] ',
    '[^1]',
    '$x$',
    ':tada:'
  ],
  ...['\n', '\r\n', '\n\n', '\n\n\n# x\n\n', '\u2028', '\u0085', '\t', '\0', '\u202e', '\u200b', '\ufeff', '\ud800']
];
/** Also so long that it is cut off somewhere: the end of a quotation goes with it. */
const hostile = fc
  .tuple(
    fc.array(fc.oneof(fc.constantFrom(...fragments), fc.string({ unit: 'binary', maxLength: 8 })), { minLength: 1 }),
    fc.constantFrom(1, 1, 1, 50, 1000)
  )
  .map(([parts, times]) => `x${parts.join('').repeat(times)}`);

/** The texts of one bucket that come from outside. */
interface Words {
  name: string;
  provider: string;
  prefix: string;
  reason: string;
}
const words = fc.record({ name: hostile, provider: hostile, prefix: hostile, reason: hostile });
const plain: Words = { name: 'xname', provider: 'xprovider', prefix: 'xprefix', reason: 'xreason' };

const bucket = (bucketId: number, { name, provider, prefix }: Words): BucketTarget => ({
  kind: 'bucket',
  bucketId,
  request: { bucketId, storageProvider: provider, bucket: name, endpoint: 'https://x.invalid', accessKey: 'x', prefix },
  given: []
});

function checked(target: BucketTarget, verdict: Verdict, blocks: string[] = []): TargetResult {
  const cors: CorsVerdict =
    blocks.length > 0
      ? { status: 'failed', reason: 'no rule allows it', remedy: 'Run this.', blocks }
      : { status: 'skipped', reason: '`check-cors` is false' };
  const { prefix } = target.request;
  const expected = { requireFiles: true, requireInfoLabels: true, maxAgeMs: null };
  const checks =
    verdict.status === 'connected'
      ? runChecks({ sample: verdict.sample, prefix, cors, newestFile: null, nowMs: 0 }, expected)
      : [];
  const effort = { attempts: 3, durationMs: 31_000 };
  return { ...resultOf({ target, verdict, effort, checks }, new Sanitizer()), issueUrl };
}

/** One bucket of each kind, in all of whose places are these words. */
function resultsWith(said: Words): TargetResult[] {
  const sample = { fileCount: 0, hasInfoLabels: false, endpoint: null };
  const refused = failure('request-refused', { quote: { by: 'Studio', text: said.reason } });
  const why = failure('unexpected-response');
  const { request, given } = bucket(1, said);
  const diagnosed = diagnose(said.reason, { ...request, given, secretTrimmed: false });
  const blocks = ['{\n  "AllowedHeaders": ["*"]\n}', `aws s3api --bucket '${said.name.replaceAll(/\s/g, '?')}'`];
  return [
    checked(bucket(1, said), { status: 'error', since: null, failure: diagnosed }),
    checked(bucket(2, said), { status: 'timeout', since: null, failure: failure('timeout') }),
    checked(bucket(3, said), { status: 'unverifiable', since: null, failure: refused }),
    checked(bucket(4, said), { status: 'connected', since: null, sample }, blocks),
    unverifiableResult({ kind: 'unresolved', bucketId: null, failure: why }, why, new Sanitizer())
  ];
}

const summarize = (results: TargetResult[], runError: Failure | null = null) =>
  summaryOf(aggregate(results, runError && sanitizeFailure(runError, new Sanitizer()), 3000), docs);

/** All that a summary may lead to. */
function isOurs(link: string): boolean {
  const ours = [issueUrl, ...[...storageErrors, ...Object.values(storageServices)].map(({ link }) => link)];
  return ours.includes(link) || new RegExp(`^${docs}#[a-z-]+$`).test(link);
}

/** What text from outside must not change; it is set as code itself. */
function shapeOf(markdown: string) {
  const { elements, links, images, mentions, references } = render(markdown);
  return { elements: elements.filter((name) => name !== 'code'), links, images, mentions, references };
}

function expectHarmless(summary: string, sameButPlain: string): void {
  const shape = shapeOf(summary);
  expect(shape).toEqual(shapeOf(sameButPlain));
  expect(shape).toMatchObject({ images: [], mentions: [], references: [] });
  expect(shape.links.filter((link) => !isOurs(link))).toEqual([]);
  // Markdown would take over after a blank line.
  expect(summary).not.toMatch(/\n[^\S\n]*\n/);
  expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(MEBIBYTE);
}

test('names, prefixes, providers and reasons stay text, of many buckets', () => {
  const many = summarize(resultsWith(plain));
  fc.assert(
    fc.property(words, (said) => expectHarmless(summarize(resultsWith(said)), many)),
    { numRuns: 60 }
  );
});

test('names, prefixes, providers and reasons stay text, of a bucket that is alone', () => {
  fc.assert(
    fc.property(words, fc.nat(3), (said, index) => {
      const alone = (results: TargetResult[]) => summarize(results.slice(index, index + 1));
      expectHarmless(alone(resultsWith(said)), alone(resultsWith(plain)));
    }),
    { numRuns: 100 }
  );
});

test('what is said about the run as a whole stays text', () => {
  const wrongInputs = (text: string) => {
    const given = ['timeout', 'region', 'endpoint', 'bucket-id', 'cors-origin', 'api-url', 'bucket', 'prefix'];
    const inputs = Object.fromEntries(given.map((name) => [`INPUT_${name.toUpperCase()}`, text]));
    const read = readInputs(inputs, () => {});
    return read.ok ? failure('internal') : read.failure;
  };
  const refusal = (text: string) => failure('api-key-rejected', { quote: { by: 'Studio', text } });
  fc.assert(
    fc.property(hostile, fc.constantFrom(refusal, wrongInputs), (text, troubleFrom) => {
      const summary = summarize([], troubleFrom(text));
      const { links, ...others } = shapeOf(summary);
      expect(others).toMatchObject({ images: [], mentions: [], references: [] });
      expect(links.filter((link) => !isOurs(link))).toEqual([]);
      expect(summary).not.toMatch(/\n[^\S\n]*\n/);
    }),
    // A line end once ended the quotation, too.
    { numRuns: 100, examples: [['x\nwww.evil.invalid\nGH-1', wrongInputs]] }
  );
});

test('what is to be copied comes out as it went in', () => {
  const { text } = render(summarize(resultsWith(plain).slice(3, 4)));
  expect(text).toContain('{\n  "AllowedHeaders": ["*"]\n}');
  expect(text).toContain("aws s3api --bucket 'xname'");
});

test('what a bucket that was not reached cannot tell has no column', () => {
  const [refused] = resultsWith(plain);
  const { text } = render(summarize(refused ? [refused] : []));
  expect(text).toContain('StatusTargetIdStorageWaited');
});

test('a quotation whose end was cut off stays a quotation', () => {
  const { text, mentions } = render(
    `<p>${sentence(new Sanitizer().line(`it is "${'x @user '.repeat(1000)}", says @user`, 2000))}</p>`
  );
  expect(text).toContain('x @user');
  expect(mentions).toEqual([]);
});

describe.each([
  ['200 characters of markup', '</td>@user `"'.repeat(16).slice(0, 200)],
  ['more than anybody reads', '\u{10fffd}'.repeat(4000)]
])('ten thousand unhealthy buckets fit into a summary, whose names have %s', (_, text) => {
  // Sixty of each kind are made; the others have the same words, but failures of their own.
  const made = Array.from({ length: 60 }, (_, index) =>
    resultsWith({ name: text, provider: text, prefix: text, reason: `${index} ${text}` })
  ).flat();

  test.each(['error', 'timeout', 'unverifiable', 'connected'])('%s', (status) => {
    const ofKind = made.filter(({ verdict }) => verdict.status === status);
    const results = Array.from({ length: 10_000 }, (_, index) => {
      const { failure, ...rest } = ofKind[index % ofKind.length] as TargetResult;
      return {
        ...rest,
        failure: failure && Object.assign(Object.create(failure), failure, { what: `${index} ${failure.what}` })
      };
    });
    const summary = summarize(results);
    expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(MEBIBYTE);
    const { elements, text: seen } = render(summary);
    expect(elements.filter((name) => name === 'tr')).toHaveLength(1 + 50);
    expect(seen).toContain('and 9950 more');
    expect(seen).toContain('Verified in 3 s');
  });
});
