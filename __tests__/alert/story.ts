/** One issue per bucket, from its first failed run to its recovery, and the next outage. */
import { describe, expect, test } from '@jest/globals';
import { render } from '../support/markdown.ts';
import { connected, connecting } from '../support/studio.ts';
import { aged, buckets, denied, onlyOpen, refusing, staged, wrongKey } from './stage.ts';

const url = (number: number) => `https://github.com/octo-org/sensors/issues/${number}`;

// These take ten seconds: first, so that the others are played meanwhile.
describe('with a failure-threshold of 2', () => {
  const inputs = { ...buckets('3'), 'failure-threshold': '2' };

  test(
    'one refusal is no alarm',
    staged(async ({ says, run }) => {
      says([wrongKey, connected()]);
      const { outputs, operations, log } = await run({ inputs });
      expect(outputs).toMatchObject({ status: 'connected', healthy: 'true', attempts: '2' });
      expect(operations).toEqual(['viewer', 'issues/list-for-repo']);
      expect(log).toContain('Studio could not reach the bucket (1 of 2 in a row); asking again in 10 s');
    })
  );

  test(
    'two in a row are, and it is told when it was asked',
    staged(async ({ github, says, run }) => {
      says(wrongKey);
      const { outputs, summary } = await run({ inputs });
      expect(outputs).toMatchObject({ status: 'error', attempts: '2' });
      expect(render(summary).text).toMatch(/Studio said error 2 times, after \d+ ms, 10(\.\d)? s/);
      onlyOpen(github);
    })
  );
});

describe('while it is down', () => {
  test(
    'an issue is opened that helps at night, and its address is told',
    staged(async ({ github, says, run }) => {
      says(wrongKey);
      const { outputs, results, log } = await run({ inputs: buckets('3'), env: { GITHUB_RUN_ID: '4711' } });
      const { title, body, labels } = onlyOpen(github);
      expect(title).toBe('Edge Impulse bucket 3 is unhealthy');
      expect(labels).toEqual(['bucket-alert']);
      const { text, links } = render(body);
      for (const words of [
        'The bucket walks-3 cannot be reached: the access key does not exist (invalid-access-key)',
        'walks-3 (id 3) of organization 7',
        's3 at https://storage.invalid',
        'Likely cause: It was probably deleted or mistyped',
        'What to do: Create a key',
        'The storage service said: InvalidAccessKeyId: The AWS Access Key Id you provided',
        'Seen downin 1 run'
      ]) {
        expect(text).toContain(words);
      }
      expect(text).toMatch(/Down since\d{4}-\d\d-\d\d \d\d:\d\d UTC \(run 4711\)/);
      expect(links).toContain('https://github.com/octo-org/sensors/actions/runs/4711');
      expect(outputs['issue-url']).toBe(url(1));
      expect(results).toMatchObject([{ bucketId: 3, issueUrl: url(1) }]);
      expect(log).toContain(`Alert issue opened: ${url(1)}`);
    })
  );

  test(
    'as long as the cause is the same, its last time and count are edited, and nobody gets a mail',
    staged(async ({ github, says, run }) => {
      says(wrongKey);
      await run();
      const before = onlyOpen(github).body;
      const { operations, outputs } = await run({ env: { GITHUB_RUN_ID: '1002' } });
      expect(operations).toEqual(['viewer', 'issues/list-for-repo', 'issues/update']);
      const { body, comments } = onlyOpen(github);
      expect(comments).toEqual([]);
      expect(render(body).text).toMatch(/Down since.*\(run 1001\)\s*Last seen down.*\(run 1002\)\s*Seen downin 2 runs/);
      const since = /"since":"([^"]+)"/;
      expect(since.exec(body)?.[1]).toBe(since.exec(before)?.[1]);
      expect(outputs['issue-url']).toBe(url(1));
    })
  );

  test(
    'when the cause changes, that is commented on, once',
    staged(async ({ github, says, run }) => {
      says(wrongKey);
      await run();
      says(denied);
      await run();
      await run();
      const { comments, body } = onlyOpen(github);
      expect(comments).toHaveLength(1);
      const { text } = render(comments[0]?.body ?? '');
      expect(text).toContain('The cause has changed');
      expect(text).toContain('(access-denied)');
      expect(text).toContain('Before it was invalid-access-key');
      expect(text).toContain('What to do: Allow the key to list');
      expect(render(body).text).toContain('access is denied (access-denied)');
      expect(render(body).text).toContain('in 3 runs');
    })
  );

  test(
    'a timeout and a failed check are alerts, too',
    staged(async ({ github, says, run }) => {
      says(connecting());
      await run({ inputs: { ...buckets('1'), timeout: '1s' } });
      says(connected({ files: [] }));
      await run({ inputs: { ...buckets('2'), 'min-files': '1' } });
      const [late, empty] = github.repository.open.map(({ body }) => render(body).text);
      expect(late).toContain('is not connected: Studio was still connecting after 1 s (timeout)');
      expect(empty).toContain(
        "is connected, but Studio's sample holds 0 files, fewer than the 1 of min-files (no-files)"
      );
    })
  );
});

describe('once it is healthy', () => {
  test(
    'the issue is closed, with the time since the first failed run',
    staged(async ({ github, says, run }) => {
      says(wrongKey);
      await run();
      const issue = onlyOpen(github);
      issue.body = aged(issue.body, 125);
      await run();
      says(connected());
      const { outputs, operations, exitCode } = await run();
      expect(exitCode).toBe(0);
      expect(operations).toEqual(['viewer', 'issues/list-for-repo', 'issues/update']);
      expect(issue).toMatchObject({ state: 'closed', stateReason: 'completed', comments: [] });
      expect(render(issue.body).text).toMatch(/Healthy again: .* down for 2 h 5 min and seen so in 2 runs/);
      expect(outputs['issue-url']).toBe(url(1));
    })
  );

  test(
    'without an issue there is nothing to do, and none is opened',
    staged(async ({ run }) => {
      const { operations, outputs } = await run();
      expect(operations).toEqual(['viewer', 'issues/list-for-repo']);
      expect(outputs['issue-url']).toBe('');
    })
  );

  test(
    'the next outage gets an issue of its own, linked to the last',
    staged(async ({ github, says, run }) => {
      const { repository } = github;
      for (const reply of [wrongKey, connected(), denied, connected(), wrongKey]) {
        says(reply);
        await run({ inputs: buckets('3') });
      }
      expect(repository.issues.map(({ state }) => state)).toEqual(['closed', 'closed', 'open']);
      const previous = repository.issues.map(({ body }) => render(body.split('\n').slice(1).join('\n')).references);
      expect(previous).toEqual([[], [expect.stringMatching(/\/1$/)], [expect.stringMatching(/\/2$/)]]);
    })
  );
});

describe('left alone', () => {
  test(
    'on a verdict that says nothing about the bucket, GitHub is not even asked',
    staged(async ({ github, says, run }) => {
      says(wrongKey);
      await run();
      const { body } = onlyOpen(github);
      says(refusing);
      const { outputs, operations } = await run();
      expect(outputs).toMatchObject({ status: 'unverifiable', 'issue-url': '' });
      expect(operations).toEqual([]);
      expect(onlyOpen(github).body).toBe(body);
    })
  );

  test(
    'where only the CORS rules could not be looked at, nothing is opened or closed',
    staged(async ({ github, says, run }) => {
      const inputs = { 'check-cors': 'true' };
      const { outputs, operations } = await run({ inputs });
      expect(outputs).toMatchObject({ status: 'connected', healthy: 'false', 'error-code': 'cors-unverifiable' });
      expect(operations).toEqual([]);
      says(wrongKey);
      await run();
      says(connected());
      await run({ inputs });
      expect(onlyOpen(github).state).toBe('open');
    })
  );

  test(
    'without alert-issue',
    staged(async ({ says, run }) => {
      says(wrongKey);
      // A library that was loaded would complain about the event.
      const env = { GITHUB_EVENT_PATH: 'package.json', GITHUB_API_URL: 'nowhere' };
      const { operations, warnings, summary } = await run({ inputs: { 'alert-issue': 'false' }, env });
      expect({ operations, warnings }).toEqual({ operations: [], warnings: [] });
      expect(summary).not.toContain('Past incidents');
    })
  );
});

test(
  'the job summary links to past incidents',
  staged(async ({ run }) => {
    const { summary } = await run({ inputs: { 'alert-labels': 'on call "A&B"\nstorage' } });
    const link = render(summary).links.find((each) => each.includes('/issues?'));
    expect(new URL(link ?? '').searchParams.get('q')).toBe('is:issue is:closed label:"on call \\"A&B\\""');
    expect(link).toMatch(/^https:\/\/github\.com\/octo-org\/sensors\/issues\?q=[\w%.-]+$/);
  })
);
