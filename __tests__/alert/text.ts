/** What people get to read: bounded, and nothing from outside acts on it. */
import { describe, expect, test } from '@jest/globals';
import { identityIn, incidentIn } from '../../src/alert/issue-state.ts';
import {
  causeComment,
  closedBody,
  type Down,
  duplicateBody,
  openSection,
  titleOf
} from '../../src/alert/issue-text.ts';
import { diagnose } from '../../src/errors/diagnosis.ts';
import { failure } from '../../src/errors/failure.ts';
import { Sanitizer } from '../../src/text/sanitizer.ts';
import { quote } from '../../src/text/words.ts';
import { apiKey, secretKey, secrets } from '../support/canaries.ts';
import { secretsIn } from '../support/leaks.ts';
import { type Rendered, render } from '../support/markdown.ts';
import { connected, error } from '../support/studio.ts';
import { onlyOpen, staged, wrongKey } from './stage.ts';

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

const place = { repository: 'https://github.com/octo-org/sensors', run: '1001', readme: null, organizationId: 7 };
const incident = incidentIn({ body: '', createdAt: '2026-01-05T10:00:00Z' });
const identity = 'fedcba9876543210';

const harmless = ({ mentions, references, images, links, elements }: Rendered, allowed: number[] = []) => {
  expect({ mentions, images }).toEqual({ mentions: [], images: [] });
  expect(references.map((each) => Number(/\d+$/.exec(each)))).toEqual(allowed);
  const ours =
    /^https:\/\/(github\.com\/octo-org\/sensors\/actions|docs\.aws|cloud\.google|learn\.microsoft|docs\.edgeimpulse|github\.com\/your-org)/;
  expect(links.filter((link) => !ours.test(link))).toEqual([]);
  expect(elements.filter((name) => /^(h\d|script|em|strong)$/.test(name))).toEqual([]);
};

test.each(hostile)('nothing from outside pings, links or leaks: %j', (text) => {
  const sanitizer = new Sanitizer();
  for (const secret of [apiKey, secretKey]) sanitizer.learn(secret);
  const request = { storageProvider: text, bucket: text, endpoint: text, accessKey: text, prefix: text };
  const bucket = { id: 3, request };
  const circumstances = { ...request, given: [], secretTrimmed: false };
  // Sentences of ours quote what is not ours; mentions are looked for beyond that.
  const within = `no, ${quote(text)} @octocat wrote in octo/home#3`;
  const downs: Down[] = [
    { bucket, status: 'error', failure: diagnose(text, circumstances), lookedMs: 0 },
    {
      bucket,
      status: 'connected',
      failure: failure('cors', { what: within, cause: within, remedy: within }),
      lookedMs: 0
    }
  ];
  for (const down of downs) {
    const body = openSection(down, identity, { ...incident, previous: 12 }, place, sanitizer);
    harmless(render(body), [12]);
    expect(identityIn(body)).toBe(identity);
    // To Markdown, a blank line would be the end of the HTML.
    expect(body).not.toMatch(/\n\s*\n/);
    const comment = causeComment(down, 'access-denied', place, sanitizer);
    harmless(render(comment));
    const closed = closedBody(body, identity, incident, '2026-01-05T12:05:00Z', place);
    harmless(render(closed), [12]);
    harmless(render(duplicateBody(body, identity, incident, 4)), [4, 12]);
    expect(secretsIn(body + comment + closed, secrets)).toEqual([]);
    expect(titleOf(bucket, identity)).toBe('Edge Impulse bucket 3 is unhealthy');
  }
});

test(
  'the same of the whole step',
  staged(async ({ github, says, run }) => {
    const all = hostile.join(' ');
    for (const reply of [wrongKey, error(all), connected(), error(all)]) {
      says(reply);
      await run({ inputs: { bucket: 'walks" @octocat #1 <b> https://evil.test', prefix: '@octocat/#7' } });
    }
    const [first, second, ...more] = github.repository.issues;
    expect(more).toEqual([]);
    harmless(render(first?.body ?? ''));
    // The only reference is the one to the outage before.
    harmless(render(second?.body ?? ''), [1]);
    expect(first?.comments).toHaveLength(1);
    for (const { body } of first?.comments ?? []) harmless(render(body));
    for (const { title } of github.repository.issues)
      expect(title).toMatch(/^Edge Impulse bucket [0-9a-f]{8} is unhealthy$/);
  })
);

describe('a body is at most as long as GitHub takes it', () => {
  test(
    'whatever the storage says',
    staged(async ({ github, says, run }) => {
      says(error('😀<&>'.repeat(100_000)));
      const { warnings } = await run({ inputs: { bucket: '!'.repeat(4000), prefix: '?'.repeat(4000) } });
      expect(warnings).toEqual([]);
      expect(onlyOpen(github).body.length).toBeLessThan(65_536);
    })
  );

  test(
    'and whatever people add to it: our part is always there',
    staged(async ({ github, says, run }) => {
      says(wrongKey);
      await run();
      const issue = onlyOpen(github);
      issue.body = `${'Notes! '.repeat(9300)}\n\n${issue.body}`;
      const { warnings } = await run();
      expect(warnings).toEqual([]);
      expect(issue.body.length).toBe(65_536);
      expect(issue.body).toContain('in 2 runs');
    })
  );
});
