/** The job summary, as its readers see it: what comes first, what is there, and what is left out. */
import { describe, expect, test } from '@jest/globals';
import { type Failure, failure } from '../../src/errors/failure.ts';
import { bar, summaryOf } from '../../src/report/summary.ts';
import { Sanitizer } from '../../src/text/sanitizer.ts';
import { aggregate } from '../../src/verification/aggregate.ts';
import { type TargetResult, unverifiableResult } from '../../src/verification/target-result.ts';
import { render } from '../support/markdown.ts';
import { connected, late, type More, refused, result, unverifiable } from '../support/results.ts';

function summarize(results: TargetResult[], runError: Failure | null = null, docs: string | null = null) {
  return summaryOf(aggregate(results, runError, 3000), docs);
}

/** What is inside of each element of this name, as text. */
function within(summary: string, element: string): string[] {
  const contents = [...summary.matchAll(new RegExp(`<${element}[ >][\\s\\S]*?</${element}>`, 'g'))];
  return contents.map(([html]) => render(html).text.replaceAll('\u00a0', ' ').trim());
}

const unresolved = (bucketId: number | null, why: Failure) =>
  unverifiableResult({ kind: 'unresolved', bucketId, failure: why }, why, new Sanitizer());
const titleOf = (results: TargetResult[], runError?: Failure) => within(summarize(results, runError), 'h3')[0];
const named = (id: number, bucket: string, more: More = {}): More => ({ ...more, id, request: { bucket } });

describe('to the letter', () => {
  const healthy = result(connected({ fileCount: 10, hasInfoLabels: true }), {
    ...named(7, 'data'),
    effort: { durationMs: 90_000 }
  });

  test('one bucket that is healthy', () => {
    expect(summarize([healthy])).toBe(
      [
        '<h3>✅ Edge Impulse: Bucket <code>&#34;data&#34;</code> &#40;id 7&#41; is connected&#46;</h3>',
        '<table>',
        '<tr><th>Status</th><th>Target</th><th>Id</th><th>Storage</th><th>Files</th><th>info.labels</th><th>Waited</th></tr>',
        '<tr><td>✅&nbsp;connected</td><td><code>data</code></td><td>7</td><td><code>s3</code></td><td>10</td><td>yes</td><td>1&nbsp;min&nbsp;30&nbsp;s</td></tr>',
        '</table>',
        '<p>Verified in 3 s with the secret that Studio has stored</p>',
        ''
      ].join('\n')
    );
  });

  test('one bucket that is not, without an id', () => {
    const alone = result(refused('SlowDown'), {
      id: null,
      request: { bucket: 'data' },
      given: ['secretKey']
    });
    const summary = summarize([alone]);
    expect(summary).toBe(
      [
        '<h3>❌ Edge Impulse: Bucket <code>&#34;data&#34;</code> cannot be reached&#58; the storage is busy &#40;storage&#45;busy&#41;&#46;</h3>',
        '<table>',
        '<tr><th>Status</th><th>Target</th><th>Storage</th><th>Waited</th></tr>',
        '<tr><td>❌&nbsp;<code>storage-busy</code></td><td><code>data</code></td><td><code>s3</code></td><td>1&nbsp;s</td></tr>',
        '</table>',
        '<ul>',
        '<li><b>Likely cause:</b> The storage is overloaded&#44; starting&#44; or failed for a moment&#46;</li>',
        '<li><b>What to do:</b> Run the job again later&#59; in scheduled checks set <code>failure&#45;threshold</code> to 3&#46;</li>',
        '<li><b>The storage service said:</b> <code>SlowDown</code></li>',
        '<li><b>More:</b> <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html">documentation</a></li>',
        '</ul>',
        '<p>Verified in 3 s with the secret given in this step</p>',
        ''
      ].join('\n')
    );
  });

  test('nothing at all', () => {
    const lines = summarize([], failure('no-buckets')).split('\n');
    expect([lines[0], lines.at(-2), lines.at(-1)]).toEqual([
      '<h3>❓ Edge Impulse: Nothing was verified&#58; there is no bucket to verify &#40;no&#45;buckets&#41;&#46;</h3>',
      '</ul>',
      ''
    ]);
    expect(lines.join()).not.toMatch(/<table>|Verified in/);
  });

  test('several, of which some could not be verified, and one has no id', () => {
    const lost = unresolved(null, failure('unexpected-response'));
    const unknown = unresolved(9, failure('unknown-bucket-id'));
    const summary = summarize([healthy, lost, unknown]);
    expect(summary).toContain('<p>❓&nbsp;unverifiable: <b>2</b> · ✅&nbsp;healthy: <b>1</b></p>');
    expect(within(summary, 'summary')).toEqual([
      expect.stringMatching(/^❓ Bucket without an id could not be verified: .* says nothing about the bucket\.$/),
      '❓ Bucket 9 could not be verified: the organization has no bucket with this id (unknown-bucket-id).'
    ]);
    expect(summary).toContain('</ul>\n</details>\n<details>');
  });

  test('no kinds are counted where there is only one, and two where there are two', () => {
    expect(summarize([healthy, healthy])).not.toContain('<p>✅');
    expect(summarize([healthy, result(late())])).toContain(
      '<p>⌛&nbsp;timeout: <b>1</b> · ✅&nbsp;healthy: <b>1</b></p>'
    );
  });

  test('a run that was stopped says how many were verified', () => {
    const waiting = unverifiableResult(healthy.target, failure('cancelled'), new Sanitizer());
    const summary = summarize([healthy, waiting, waiting], failure('cancelled'));
    expect(summary).toContain('<p>❓&nbsp;unverifiable: <b>2</b> · ✅&nbsp;healthy: <b>1</b></p>');
  });

  test('what does not fit is counted', () => {
    const wordy = (id: number) => result(refused(`${id} ${'&'.repeat(195)}`), named(id, '&'.repeat(200)));
    const many = Array.from({ length: 400 }, (_, id) => wordy(id));
    const summary = summarize(many);
    const shown = summary.split('<details>').length - 1;
    expect(shown).toBe(50);
    expect(summary).toContain('<p>Verified in 3 s with the secrets that Studio has stored</p>');
  });
});

describe('the title says the verdict', () => {
  const data = { ...named(7, 'data'), expected: { requireFiles: true } };
  test.each([
    [result(connected({ fileCount: 1 }), data), '✅ Edge Impulse: Bucket "data" (id 7) is connected.'],
    [
      result(connected({ fileCount: 0 }), data),
      '⚠️ Edge Impulse: Bucket "data" (id 7) is connected, but Studio found no files'
    ],
    [
      result(refused('NoSuchBucket'), data),
      '❌ Edge Impulse: Bucket "data" (id 7) cannot be reached: the bucket does not exist'
    ],
    [result(late(), data), '⌛ Edge Impulse: Bucket "data" (id 7) is not connected: Studio was still connecting'],
    [
      result(unverifiable(), data),
      '❓ Edge Impulse: Bucket "data" (id 7) could not be verified: Studio could not be reached'
    ],
    [unresolved(9, failure('unknown-bucket-id')), '❓ Edge Impulse: Bucket 9 could not']
  ])('of one bucket: %#', (only, title) => {
    expect(titleOf([only])).toContain(title);
  });

  test('of many, with the icon of the worst of them', () => {
    expect(titleOf([result(connected()), result(connected())])).toBe('✅ Edge Impulse: all 2 buckets are healthy');
    expect(titleOf([result(connected()), result(refused()), result(late())])).toBe(
      '❌ Edge Impulse: 2 of 3 buckets are unhealthy'
    );
    expect(titleOf([result(connected()), result(unverifiable())])).toBe('❓ Edge Impulse: 1 of 2 buckets is unhealthy');
  });

  test('of a run that ended early, or before it began', () => {
    const decided = [result(connected()), result(unverifiable(failure('cancelled')))];
    expect(titleOf(decided, failure('cancelled'))).toMatch(/^❓ Edge Impulse: Stopped early: .*cancelled/);
    expect(titleOf([], failure('no-buckets'))).toMatch(/^❓ Edge Impulse: Nothing was verified: there is no bucket/);
  });
});

test('the counts of many explain the icons', () => {
  const failed = result(connected({ fileCount: 0 }), { expected: { requireFiles: true } });
  const [counts] = within(summarize([result(connected()), result(refused()), result(refused()), failed]), 'p');
  expect(counts).toBe('❌ error: 2 · ⚠️ failed check: 1 · ✅ healthy: 1');
});

describe('the table', () => {
  test('has unhealthy buckets first, and a link to the explanation of each code', () => {
    const results = [result(connected(), named(1, 'fine')), result(refused('NoSuchBucket'), named(2, 'gone'))];
    const summary = summarize(results, null, 'https://github.com/o/r/blob/v1/docs/errors.md');
    const [, first, second] = within(summary, 'tr');
    expect(first).toContain('❌ no-such-bucketgone2s3');
    expect(second).toContain('✅ connectedfine1s3');
    expect(render(summary).links).toContain('https://github.com/o/r/blob/v1/docs/errors.md#no-such-bucket');
  });

  test('has no column that nothing is known for', () => {
    const headers = (each: TargetResult) => within(summarize([each]), 'th').join(' ');
    expect(headers(result(refused()))).toBe('Status Target Id Storage Waited');
    const cors = { status: 'passed' } as const;
    const sampled = connected({ fileCount: 3, hasInfoLabels: false });
    expect(headers(result(sampled, { id: null, cors }))).toBe('Status Target Storage Files info.labels CORS Waited');
  });

  test('ends after fifty rows, with a count of the rest', () => {
    const summary = summarize(Array.from({ length: 53 }, () => result(connected())));
    expect(within(summary, 'tr')).toHaveLength(1 + 50);
    expect(within(summary, 'p')).toContain('and 3 more, all in the file of the output results-file');
  });

  test('shows how long it was waited, and whom nobody asked', () => {
    const asked = result(late(), { effort: { attempts: 9, durationMs: 150_000 } });
    const quick = result(connected(), { effort: { durationMs: 50_000 } });
    const never = unverifiableResult(asked.target, failure('cancelled'), new Sanitizer());
    const [, first, second, third] = within(summarize([asked, never, quick]), 'tr');
    expect(first).toContain('██████████ 2 min 30 s');
    expect(second).toContain('not asked');
    expect(third).toContain('████░░░░░░ 50 s');
  });

  test.each([
    [0, '░░░░░░░░░░'],
    [80, '█░░░░░░░░░'],
    [30_001, '██░░░░░░░░'],
    [300_000, '██████████']
  ])('a bar has ten blocks: %d ms, where the longest wait was 5 min', (waitedMs, blocks) => {
    expect(bar(waitedMs, 300_000)).toBe(blocks);
  });
});

describe('bars', () => {
  const after = (durationMs: number) => result(connected(), { effort: { durationMs } });

  test('are left out where the times differ too little to say something', () => {
    expect(summarize([after(80), after(900)])).not.toMatch(/[█░]/);
    expect(summarize([after(4000), after(5000)])).not.toMatch(/[█░]/);
    expect(summarize([after(60_000)])).not.toMatch(/[█░]/);
    expect(summarize([after(1000), after(5000)])).toMatch(/[█░]/);
  });
});

describe('below the table', () => {
  test('what is to be copied has blocks of its own', () => {
    const cors = { status: 'failed', reason: 'no rule fits' } as const;
    expect(summarize([result(connected(), { cors })])).toContain('<pre>&#123;&#125;</pre>');
  });

  test('each unhealthy bucket is explained, folded, and a common failure once', () => {
    const away = failure('studio-unavailable');
    const results = [
      result(refused('NoSuchBucket'), named(1, 'gone')),
      result(unverifiable(away)),
      result(unverifiable(away))
    ];
    const blocks = within(summarize([...results, result(connected())]), 'summary');
    expect(blocks).toEqual([
      '❌ Bucket "gone" (id 1) cannot be reached: the bucket does not exist (no-such-bucket).',
      '❓ 2 buckets could not be verified: Studio is not available (studio-unavailable). This says nothing about them.'
    ]);
  });

  test('cause, remedy and the original words, in this order', () => {
    const summary = summarize([result(refused('SignatureDoesNotMatch: no'))]);
    expect(within(summary, 'details')).toEqual([]);
    expect(within(summary, 'li').map((item) => item.split(':')[0])).toEqual([
      ...['Likely cause', 'What to do', 'The storage service said', 'More']
    ]);
  });

  test('the label of a cause stands out also where a secret was removed from the cause', () => {
    const why = failure('unknown-bucket-id', { cause: 'The organization has 1 ("***").' });
    expect(summarize([unresolved(9, why)])).toContain('<li><b>Likely cause:</b> <code>The organization has');
  });

  test('every check that failed has its remedy', () => {
    const cors = { status: 'failed', reason: 'no rule fits' } as const;
    const sample = { fileCount: 0, hasInfoLabels: false };
    const expected = { requireFiles: true, requireInfoLabels: true };
    const summary = summarize([result(connected(sample), { expected, cors })]);
    expect(within(summary, 'li').filter((item) => item.startsWith('What to do'))).toHaveLength(3);
    expect(summary).toContain('Apply these rules');
  });

  test('a cancelled run still explains what was found until then', () => {
    const found = [result(refused('NoSuchBucket'), named(1, 'gone')), result(unverifiable(failure('cancelled')))];
    expect(within(summarize(found, failure('cancelled')), 'summary')).toEqual([
      '❌ Bucket "gone" (id 1) cannot be reached: the bucket does not exist (no-such-bucket).'
    ]);
  });

  test('where the issue of the bucket is', () => {
    const issueUrl = 'https://github.com/o/r/issues/12';
    expect(render(summarize([result(refused(), { issueUrl })])).links).toContain(issueUrl);
  });

  test('documentation of the provider in question, not of another', () => {
    const linksFor = (storageProvider: string, endpoint: string) =>
      render(summarize([result(refused('AccessDenied'), { request: { storageProvider, endpoint } })])).links.join(' ');
    expect(linksFor('s3', 'https://s3.amazonaws.com')).toMatch(/^https:\/\/docs\.aws\.amazon\.com/);
    expect(linksFor('google', 'https://storage.googleapis.com')).toMatch(/^https:\/\/cloud\.google\.com/);
  });
});

test('wrong inputs are listed, as what they are', () => {
  const cause = '`timeout` must be a duration.\n`bucket` must be a name.';
  const items = within(summarize([], failure('invalid-input', { cause })), 'li');
  expect(items.slice(0, 2)).toEqual(['timeout must be a duration.', 'bucket must be a name.']);
});
