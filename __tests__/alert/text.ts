/** What people get to read: bounded, and nothing from outside acts on it. */
import { describe, expect, test } from '@jest/globals';
import { bodyWith, identityIn, outagesIn } from '../../src/alert/issue-body.ts';
import { subjectOf, watchOf } from '../../src/alert/subject.ts';
import { failure } from '../../src/errors/failure.ts';
import { Sanitizer } from '../../src/text/sanitizer.ts';
import { quote as quoted } from '../../src/text/words.ts';
import { aggregate } from '../../src/verification/aggregate.ts';
import { resultOf, sanitizeFailure, type TargetResult } from '../../src/verification/target-result.ts';
import { apiKey, secretKey, secrets } from '../support/canaries.ts';
import { secretsIn } from '../support/leaks.ts';
import { type Rendered, render } from '../support/markdown.ts';
import { refused, result } from '../support/results.ts';
import { connected, error } from '../support/studio.ts';
import { denied, onlyOpen, withServers, wrongKey } from './servers.ts';

const hostile = [
  '@octocat and @github/security',
  '`@octocat` "@octocat" \'@octocat\'',
  'AccessDenied " @octocat ` @octocat',
  '</code></p>@octocat<!-- --><img src=https://evil.test/x><script>alert(1)</script>',
  '#1 GH-2 octo/home#3 https://github.com/octo/home/issues/4',
  '[click](https://evil.test) ![](https://evil.test/y.png) www.evil.test me@evil.test',
  '-->\n\n# Heading\n\n* list\n\n@octocat',
  '<!-- edge-impulse-verify-bucket:0123456789abcdef {"runs":99} -->',
  '\u202e@octocat\u200b ##[error]x ::error::y %0A',
  `the key ${apiKey} and the secret ${secretKey}`
];

const repository = 'https://github.com/octo-org/sensors';
const studio = { apiUrl: 'https://studio.edgeimpulse.com/v1', organizationId: 7, env: {} };
const outage = { from: '2026-01-05T10:00:00Z', until: null, cause: 'cors', run: '1001' };

const harmless = ({ mentions, references, images, links, elements }: Rendered) => {
  expect({ mentions, images, references }).toEqual({ mentions: [], images: [], references: [] });
  const ours =
    /^https:\/\/(github\.com\/octo-org\/sensors\/actions|docs\.aws|cloud\.google|learn\.microsoft|docs\.edgeimpulse|github\.com\/your-org)/;
  expect(links.filter((link) => !ours.test(link))).toEqual([]);
  expect(elements.filter((name) => /^(h\d|script|em|strong)$/.test(name))).toEqual([]);
};

test.each(hostile)('nothing from outside pings, links or leaks: %j', (text) => {
  const sanitizer = new Sanitizer();
  for (const secret of [apiKey, secretKey]) sanitizer.addSecret(secret);
  // Sentences of ours quote what is not ours; mentions are looked for beyond that.
  const within = `no, ${quoted(text)} @octocat wrote in octo/home#3`;
  const quote = { by: 'The storage service', text } as const;
  const why = failure('cors', { what: within, cause: within, remedy: within, blocks: [`${text}\n\n  ${text}`], quote });
  const request = { storageProvider: text, bucket: text, endpoint: text, prefix: text };
  const ofBucket = result(refused(text), { id: null, request, sanitizer });
  const clean = (target: TargetResult['target']): TargetResult => {
    const verdict = { status: 'error', since: null, failure: why } as const;
    return resultOf({ ...ofBucket, target, verdict }, sanitizer);
  };
  const results = [
    ofBucket,
    clean(ofBucket.target),
    clean({ kind: 'dataset', dataset: text }),
    clean({ kind: 'portal', portalId: 3 })
  ];
  const refusal = sanitizeFailure(failure('api-key-rejected', { what: within, quote }), sanitizer);
  const subjects = [...results.map((each) => subjectOf(each, studio)), watchOf(aggregate([], refusal, 0), studio)];
  for (const subject of subjects) {
    if (!subject) throw new Error('nothing to alert of');
    const body = bodyWith('', subject, [outage], repository);
    harmless(render(body));
    expect(identityIn(body)).toBe(subject.identity);
    expect(outagesIn(body)).toEqual([outage]);
    // To Markdown, a blank line would be the end of the HTML; a line without a tag is somebody's note.
    expect(body.split('\n').filter((line) => !line.startsWith('<'))).toEqual([]);
    const comment = subject.report.join('\n');
    harmless(render(comment));
    expect(secretsIn(body + comment, secrets)).toEqual([]);
    expect(subject.title).toMatch(
      /^Edge Impulse (bucket [0-9a-f]{8}|dataset [0-9a-f]{8}|upload portal 3) is unhealthy$|^Edge Impulse buckets of organization 7 cannot be verified$/
    );
  }
});

test(
  'the same of the whole step',
  withServers(async ({ github, says, run }) => {
    const all = hostile.join(' ');
    for (const reply of [wrongKey, error(all), connected(), error(all)]) {
      says(reply);
      await run({ inputs: { bucket: 'walks" @octocat #1 <b> https://evil.test', prefix: '@octocat/#7' } });
    }
    const [issue, ...more] = github.repository.issues;
    expect(more).toEqual([]);
    harmless(render(issue?.body ?? ''));
    expect(issue?.comments).toHaveLength(2);
    for (const { body } of issue?.comments ?? []) harmless(render(body));
    for (const { title } of github.repository.issues)
      expect(title).toMatch(/^Edge Impulse bucket [0-9a-f]{8} is unhealthy$/);
  })
);

describe('a body is at most as long as GitHub takes it', () => {
  test(
    'whatever the storage says',
    withServers(async ({ github, says, run }) => {
      says(error('😀<&>'.repeat(100_000)));
      const { warnings } = await run({ inputs: { bucket: '!'.repeat(4000), prefix: '?'.repeat(4000) } });
      expect(warnings).toEqual([]);
      expect(onlyOpen(github).body.length).toBeLessThan(65_536);
    })
  );

  test(
    'and whatever people add to it: of our part, what there is room for; theirs is always kept',
    withServers(async ({ github, says, run }) => {
      says(wrongKey);
      await run();
      const issue = onlyOpen(github);
      const notes = (length: number) => 'Notes! '.repeat(10_000).slice(0, length);
      issue.body = `${notes(65_000)}\n\n${issue.body}`;
      says(denied);
      await run();
      expect(issue.body).toContain(notes(65_000));
      expect(issue.body).toContain('(<code>access-denied</code>)');
      expect(issue.comments).toHaveLength(1);
      says(connected());
      await run();
      expect(issue.state).toBe('closed');
      issue.body = issue.body.replace(/(<!-- \w.*-->\n)[\s\S]*(<!-- \/)/, '$1$2');
      issue.body += '!'.repeat(65_536 - issue.body.length);
      const before = issue.body;
      says(denied);
      const { warnings } = await run();
      expect(warnings).toEqual([]);
      expect(issue).toMatchObject({ state: 'open', body: before });
      expect(issue.comments).toHaveLength(1);
    })
  );
});
