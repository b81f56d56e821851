/** One issue per target, from its first failed run to its recovery, and the next outage. */
import { describe, expect, test } from '@jest/globals';
import { render } from '../support/markdown.ts';
import { connected, connecting } from '../support/studio.ts';
import { aged, buckets, denied, onlyOpen, refusing, withServers, wrongKey } from './servers.ts';

const url = (number: number) => `https://github.com/octo-org/sensors/issues/${number}`;

// These take ten seconds: first, so that the others are tested meanwhile.
describe('with a failure-threshold of 2', () => {
  const inputs = { ...buckets('3'), 'failure-threshold': '2' };

  test(
    'one refusal is no alarm',
    withServers(async ({ says, run }) => {
      says([wrongKey, connected()]);
      const { outputs, operations, log } = await run({ inputs });
      expect(outputs).toMatchObject({ status: 'connected', healthy: 'true', attempts: '2' });
      expect(operations).toEqual(['viewer', 'issues/list-for-repo']);
      expect(log).toContain('(invalid-access-key, 1 of 2 in a row); asking again in 10 s');
    })
  );

  test(
    'two in a row are, and the log says so after the first',
    withServers(async ({ github, says, run }) => {
      says(wrongKey);
      const { outputs, log } = await run({ inputs });
      expect(outputs).toMatchObject({ status: 'error', attempts: '2' });
      expect(log).toContain('(invalid-access-key, 1 of 2 in a row); asking again in 10 s');
      onlyOpen(github);
    })
  );
});

describe('while it is down', () => {
  test(
    'an issue is opened that helps at night, and its address is an output',
    withServers(async ({ github, says, run }) => {
      says(wrongKey);
      const { outputs, results, log } = await run({ inputs: buckets('3'), env: { GITHUB_RUN_ID: '4711' } });
      const { title, body, labels } = onlyOpen(github);
      expect(title).toBe('Edge Impulse bucket "walks-3" (id 3) is unhealthy');
      expect(labels).toEqual(['bucket-alert']);
      const { text, links } = render(body);
      for (const words of [
        'The bucket "walks-3" (id 3) of organization 7 cannot be reached: the access key does not exist (invalid-access-key)',
        'Likely cause: It was probably deleted or mistyped',
        'What to do: Check that',
        'The storage service said: InvalidAccessKeyId: The AWS Access Key Id you provided',
        'stillinvalid-access-key'
      ]) {
        expect(text).toContain(words);
      }
      expect(text).toMatch(/Down from\s*For\s*Cause\s*\d{4}-\d\d-\d\d \d\d:\d\d UTC \(run 4711\)/);
      expect(links).toContain('https://github.com/octo-org/sensors/actions/runs/4711');
      expect(outputs['issue-url']).toBe(url(1));
      expect(results).toMatchObject([{ bucketId: 3, issueUrl: url(1) }]);
      expect(log).toContain(`Alert issue opened: ${url(1)}`);
    })
  );

  test(
    'as long as the cause is the same, nothing is written, and nobody gets a mail',
    withServers(async ({ github, says, run }) => {
      says(wrongKey);
      await run();
      const before = structuredClone(onlyOpen(github));
      const { operations, outputs } = await run({ env: { GITHUB_RUN_ID: '1002' } });
      expect(operations).toEqual(['viewer', 'issues/list-for-repo']);
      expect(onlyOpen(github)).toEqual(before);
      expect(outputs['issue-url']).toBe(url(1));
    })
  );

  test(
    'when the cause changes, that is commented on, once',
    withServers(async ({ github, says, run }) => {
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
      expect(text).toContain('It was invalid-access-key before');
      expect(text).toContain('What to do: Allow the key to list');
      expect(render(body).text).toContain('access is denied (access-denied)');
      expect(render(body).text).toMatch(/still\s*access-denied/);
    })
  );

  test(
    'a timeout and a failed check are alerts, too',
    withServers(async ({ github, says, run }) => {
      says(connecting());
      await run({ inputs: { ...buckets('1'), timeout: '1s' } });
      says(connected({ files: [] }));
      await run({ inputs: { ...buckets('2'), 'require-files': 'true' } });
      const [late, empty] = github.repository.open.map(({ body }) => render(body).text);
      expect(late).toContain('is not connected: Studio was still connecting after 1 s (timeout)');
      expect(empty).toContain('(no-files)');
    })
  );
});

describe('once it is healthy', () => {
  test(
    'the issue is closed, with the time since the first failed run',
    withServers(async ({ github, says, run }) => {
      says(wrongKey);
      await run();
      const issue = onlyOpen(github);
      issue.body = aged(issue.body, 125);
      await run();
      says(connected());
      const { outputs, operations, exitCode } = await run();
      expect(exitCode).toBe(0);
      expect(operations).toEqual(['viewer', 'issues/list-for-repo', 'issues/get', 'issues/update']);
      expect(issue).toMatchObject({ state: 'closed', stateReason: 'completed', comments: [] });
      expect(render(issue.body).text).toMatch(
        /is healthy again\..* UTC \(run 1001\)\s*2 h 5 min\s*invalid-access-key/s
      );
      expect(outputs['issue-url']).toBe(url(1));
    })
  );

  test(
    'without an issue there is nothing to do, and none is opened',
    withServers(async ({ run }) => {
      const { operations, outputs } = await run();
      expect(operations).toEqual(['viewer', 'issues/list-for-repo']);
      expect(outputs['issue-url']).toBe('');
    })
  );

  test(
    'the next outage reopens the same issue, with one comment that says so, and the table has them all',
    withServers(async ({ github, says, run }) => {
      const { repository } = github;
      for (const reply of [wrongKey, connected(), connected(), denied, denied, connected(), wrongKey]) {
        says(reply);
        await run({ inputs: buckets('3') });
      }
      const [issue, ...others] = repository.issues;
      expect(others).toEqual([]);
      expect(issue).toMatchObject({ state: 'open', stateReason: 'reopened' });
      const { text, references, mentions } = render(issue?.body ?? '');
      expect(text).toMatch(/still\s*invalid-access-key.*access-denied.*invalid-access-key/s);
      expect({ references, mentions }).toEqual({ references: [], mentions: [] });
      const comments = issue?.comments.map(({ body }) => render(body).text) ?? [];
      expect(comments).toEqual([
        expect.stringMatching(/^Down again\.\s*❌ The bucket "walks-3" .* access is denied \(access-denied\)/),
        expect.stringMatching(/^Down again\.\s*❌ The bucket "walks-3" .* the access key does not exist/)
      ]);
    })
  );

  test(
    'the body keeps the latest fifty outages',
    withServers(async ({ github, says, run }) => {
      says(wrongKey);
      await run();
      const issue = onlyOpen(github);
      const outage = (index: number) => {
        const from = new Date(Date.UTC(2026, 0, 1, index)).toISOString();
        return { from, until: from, cause: 'timeout', run: String(index + 1) };
      };
      const past = JSON.stringify(Array.from({ length: 60 }, (_, index) => outage(index)));
      issue.body = issue.body.replace(/\[.*\] -->/, `${past} -->`);
      await run();
      const { text } = render(issue.body);
      expect(text.match(/run \d+/g)).toHaveLength(50);
      expect(text).toMatch(/run 1001.*run 60.*run 12\)/s);
      expect(text).not.toContain('run 11)');
    })
  );
});

describe('the issue of the watch itself', () => {
  const title = 'Edge Impulse buckets of organization 7 cannot be verified';

  test(
    'is opened once when the API key is rejected, closed with the next answer, and reopened',
    withServers(async ({ github, says, run }) => {
      const { repository } = github;
      const wanted = [
        [refusing, 'open'],
        [refusing, 'open'],
        [connected(), 'closed'],
        [refusing, 'open'],
        [wrongKey, 'closed']
      ] as const;
      for (const [reply, state] of wanted) {
        says(reply);
        const { warnings, outputs } = await run({ inputs: buckets('3 4') });
        expect(warnings).toEqual([]);
        expect(repository.issues[0]).toMatchObject({ title, state });
        if (reply === refusing) expect(outputs['issue-url']).toBe('');
      }
      const [watch, ...others] = repository.issues;
      expect(others.map((issue) => issue.title)).toEqual(
        [3, 4].map((id) => `Edge Impulse bucket "walks-${id}" (id ${id}) is unhealthy`)
      );
      expect(watch?.comments).toHaveLength(1);
      expect(render(watch?.body ?? '').text).toMatch(
        /The buckets of organization 7 can be verified again\..*api-key-rejected.*api-key-rejected/s
      );
    })
  );

  test(
    'is kept where the bucket list is refused, too',
    withServers(async ({ github, run }) => {
      const { outputs } = await run({ inputs: { ...buckets('all'), exclude: '1,2,3,4,5,6,7,8,9,10' } });
      expect(outputs['error-code']).toBe('no-buckets');
      expect(onlyOpen(github).title).toBe(title);
      await run({ inputs: buckets('3') });
      expect(github.repository.issues).toMatchObject([{ state: 'closed' }]);
    })
  );

  test(
    'is not opened for what passes by itself, nor closed by it',
    withServers(async ({ github, says, run }) => {
      const busy = { status: 503, headers: { 'retry-after': '3600' } };
      says(busy);
      const { operations, outputs } = await run();
      expect(outputs['error-code']).toBe('studio-unavailable');
      expect(operations).toEqual([]);
      says(refusing);
      await run();
      says(busy);
      await run();
      expect(onlyOpen(github).title).toBe(title);
    })
  );
});

describe('left alone', () => {
  test(
    'on a verdict that says nothing about the bucket',
    withServers(async ({ github, says, run }) => {
      says(wrongKey);
      await run();
      const before = structuredClone(onlyOpen(github));
      says(refusing);
      const { outputs } = await run();
      expect(outputs).toMatchObject({ status: 'unverifiable', 'issue-url': '' });
      expect(github.repository.issues[0]).toEqual(before);
    })
  );

  test(
    'where only the CORS rules could not be looked at, nothing is opened or closed',
    withServers(async ({ github, says, run }) => {
      const inputs = { 'check-cors': 'true' };
      const { outputs, operations } = await run({ inputs });
      expect(outputs).toMatchObject({ status: 'connected', healthy: 'false', 'error-code': 'cors-unverifiable' });
      expect(operations).toEqual(['viewer', 'issues/list-for-repo']);
      says(wrongKey);
      await run();
      says(connected());
      await run({ inputs });
      expect(onlyOpen(github).state).toBe('open');
    })
  );

  test(
    'without alert-issue',
    withServers(async ({ says, run }) => {
      says(wrongKey);
      // A library that was loaded would complain about the event.
      const env = { GITHUB_EVENT_PATH: 'package.json', GITHUB_API_URL: 'nowhere' };
      const { operations, warnings, summary } = await run({ inputs: { 'alert-issue': 'false' }, env });
      expect({ operations, warnings }).toEqual({ operations: [], warnings: [] });
      expect(summary).not.toContain('Past incidents');
    })
  );
});
