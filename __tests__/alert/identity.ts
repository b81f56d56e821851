/** Which issue is about which target: never mixed up with another, never doubled. */
import { describe, expect, test } from '@jest/globals';
import { BOT, TOKEN } from '../../sandbox/github-repository.ts';
import { newCredentials } from '../support/canaries.ts';
import { render } from '../support/markdown.ts';
import { connected } from '../support/studio.ts';
import { buckets, denied, onlyOpen, withServers, wrongKey } from './servers.ts';

const marker = /^<!-- edge-impulse-verify-bucket:([0-9a-f]{16}) /;

describe('an issue is ours by its label, its marker and its author', () => {
  test(
    'not by its title, not by a marker that somebody else wrote, quoted or put into a pull request',
    withServers(async ({ github, says, run }) => {
      says(wrongKey);
      await run({ inputs: buckets('3') });
      const { repository } = github;
      const { title, body, labels, ...ours } = onlyOpen(github);
      expect(ours.author).toBe(BOT);
      const foreign = [
        repository.add({ title, body, labels, author: 'mallory' }),
        repository.add({ title, labels, body: 'The same title' }),
        repository.add({ title, labels, body, isPullRequest: true }),
        repository.add({ title: 'Digest', labels, body: `> ${body}` })
      ];
      const before = structuredClone(foreign);
      says(connected());
      const { outputs } = await run({ inputs: buckets('3') });
      expect(outputs['issue-url']).toMatch(/\/1$/);
      expect(repository.issues[0]).toMatchObject({ state: 'closed' });
      expect(foreign).toEqual(before);
    })
  );

  test(
    'each bucket has its own, also in another organization, named after it only where that is safe to show',
    withServers(async ({ github, says, run }) => {
      says(wrongKey);
      const unsafe = { bucket: 'walks @octocat' };
      for (const inputs of [buckets('3'), buckets('4'), { ...buckets('3'), 'organization-id': '8' }, {}, unsafe]) {
        await run({ inputs });
        await run({ inputs });
      }
      const { open } = github.repository;
      const markers = open.map(({ body }) => marker.exec(body)?.[1] ?? '');
      expect(new Set(markers).size).toBe(5);
      expect(open.map(({ title }) => /bucket (.*) is/.exec(title)?.[1])).toEqual([
        '"walks-3" (id 3)',
        '"walks-4" (id 4)',
        '"walks-3" (id 3)',
        `"${newCredentials.bucket}"`,
        markers[4]?.slice(0, 8)
      ]);
    })
  );

  test(
    'another token starts an issue of its own',
    withServers(async ({ github, says, run }) => {
      const { repository } = github;
      repository.tokens.set('ghp_AnotherTokenOfTheSandbox', 'octocat');
      says(wrongKey);
      for (const token of [TOKEN, 'ghp_AnotherTokenOfTheSandbox', TOKEN])
        await run({ inputs: { 'github-token': token } });
      expect(repository.open.map(({ author }) => author)).toEqual([BOT, 'octocat']);
    })
  );

  test(
    'it is found behind a hundred others, which are read only as far as the label goes',
    withServers(async ({ github, says, run }) => {
      const { repository } = github;
      repository.labels.set('bucket-alert', { color: 'ffffff', description: '' });
      for (let i = 0; i < 120; i++) repository.add({ labels: ['bucket-alert'] });
      for (let i = 0; i < 300; i++) repository.add();
      says(wrongKey);
      await run();
      says(connected());
      const { operations, outputs } = await run();
      expect(outputs['issue-url']).toMatch(/\/421$/);
      expect(operations).toEqual(['viewer', ...Array(2).fill('issues/list-for-repo'), 'issues/get', 'issues/update']);
    })
  );
});

describe('one per bucket', () => {
  test(
    'of two runs at once, the younger issue is closed as a duplicate',
    withServers(async ({ github, says, run }) => {
      says(wrongKey);
      // Nobody gets a list before both have asked for it.
      const both = Promise.withResolvers<void>();
      let lists = 0;
      github.fault = async ({ operation }) => {
        if (operation === 'issues/list-for-repo' && ++lists === 2) both.resolve();
        if (operation === 'issues/list-for-repo') await both.promise;
        return null;
      };
      const runs = await Promise.all([run({ inputs: buckets('3') }), run({ inputs: buckets('3') })]);
      const [older, younger, ...more] = github.repository.issues;
      expect(more).toEqual([]);
      expect(older).toMatchObject({ state: 'open', stateReason: null });
      expect(younger).toMatchObject({ state: 'closed', stateReason: 'duplicate' });
      expect(younger?.body).toContain('Duplicate of #1');
      expect(runs.map(({ outputs }) => outputs['issue-url']?.at(-1))).toEqual(['1', '1']);
      expect(runs.flatMap(({ warnings }) => warnings)).toEqual([]);
      for (const reply of [connected(), denied]) {
        says(reply);
        await run({ inputs: buckets('3') });
      }
      expect(onlyOpen(github)).toBe(older);
      expect(github.repository.issues).toHaveLength(2);
    })
  );

  test(
    'where GitHub does not list yet what another run has opened, the second one yields once it does',
    withServers(async ({ github, says, run }) => {
      const { repository } = github;
      says(wrongKey);
      await run();
      repository.unlisted = 1;
      let lists = 0;
      github.fault = ({ operation }) => {
        // The list before it opens one, and the first list after, are old.
        if (operation === 'issues/list-for-repo') repository.unlisted = [1, 2, 0][lists++] ?? 0;
        return null;
      };
      const { outputs, warnings } = await run();
      expect(warnings).toEqual([]);
      expect(repository.issues.map(({ state, stateReason }) => stateReason ?? state)).toEqual(['open', 'duplicate']);
      expect(outputs['issue-url']).toMatch(/\/1$/);
    })
  );

  test(
    'what a run that was cut off left double is put right by the next',
    withServers(async ({ github, says, run }) => {
      const { repository } = github;
      says(wrongKey);
      await run();
      const { body, title, labels } = onlyOpen(github);
      repository.add({ title, body, labels });
      repository.add({ title, body, labels });
      await run();
      expect(repository.issues.map(({ state, stateReason }) => stateReason ?? state)).toEqual([
        'open',
        'duplicate',
        'duplicate'
      ]);
      repository.add({ title, body, labels });
      says(connected());
      await run();
      expect(repository.issues.map(({ stateReason }) => stateReason)).toEqual([
        'completed',
        ...Array(3).fill('duplicate')
      ]);
    })
  );
});

describe('people may edit the body', () => {
  test(
    'what they write around our part stays',
    withServers(async ({ github, says, run }) => {
      says(wrongKey);
      await run();
      const issue = onlyOpen(github);
      issue.body = `Ask Kim first.\n\n${issue.body}\n\nTicket 12 is with the provider.\n`.replaceAll('\n', '\r\n');
      for (const reply of [wrongKey, denied, connected()]) {
        says(reply);
        await run();
        expect(issue.body).toMatch(/^Ask Kim first\.\r\n\r\n<!--/);
        expect(issue.body).toMatch(/\r\n\r\nTicket 12 is with the provider\.\r\n$/);
      }
      expect(issue).toMatchObject({ state: 'closed' });
      expect(issue.body.match(/<!--/g)).toHaveLength(2);
    })
  );

  test(
    'what they write while the run is under way stays, too',
    withServers(async ({ github, says, run }) => {
      says(wrongKey);
      await run();
      const issue = onlyOpen(github);
      github.fault = ({ operation }) => {
        if (operation === 'issues/get') issue.body += '\n\nKim is on it.';
        return null;
      };
      says(connected());
      await run();
      expect(issue).toMatchObject({
        state: 'closed',
        body: expect.stringMatching(/healthy again[\s\S]*\n\nKim is on it\.$/)
      });
    })
  );

  test(
    'between the lines of our part as well, and where its end was cut off',
    withServers(async ({ github, says, run }) => {
      says(wrongKey);
      await run();
      const issue = onlyOpen(github);
      issue.body = issue.body.replace('<table>', '\nKim is on it.\n\n<table>');
      says(denied);
      await run();
      expect(issue.body).toMatch(/-->\n\nKim is on it\.$/);
      issue.body = `${issue.body.replace(/<!-- \/.*-->/, '')}\n\nTicket 12.`;
      says(connected());
      await run();
      expect(issue.body).toContain('Kim is on it.');
      expect(issue.body).toContain('Ticket 12.');
      expect(issue.body.match(/❌/g)).toBeNull();
    })
  );

  test(
    'what is kept there and cannot be read any more begins anew',
    withServers(async ({ github, says, run }) => {
      says(wrongKey);
      await run();
      const issue = onlyOpen(github);
      issue.body = issue.body.replace(/\[.*\] -->/, '[{"from":"yesterday","cause":"<b>"}] -->');
      says(denied);
      const { warnings } = await run();
      expect(warnings).toEqual([]);
      expect(issue.comments).toEqual([]);
      expect(render(issue.body).text).toMatch(/ongoing\s*access-denied/);
    })
  );

  test(
    'an issue that somebody closed is opened again, without a word; one without its marker is not touched',
    withServers(async ({ github, says, run }) => {
      const { repository } = github;
      says(wrongKey);
      await run();
      const issue = onlyOpen(github);
      issue.state = 'closed';
      await run();
      expect(issue).toMatchObject({ state: 'open', comments: [] });
      issue.body = 'I have rewritten it all';
      await run();
      expect(repository.issues.map(({ state }) => state)).toEqual(['open', 'open']);
      expect(issue.body).toBe('I have rewritten it all');
    })
  );
});

describe('an issue that cannot be touched concerns its own target alone', () => {
  test(
    'deleted or transferred: a new one is opened, and the others are kept',
    withServers(async ({ github, says, run }) => {
      const { repository } = github;
      says(wrongKey);
      await run({ inputs: buckets('1 2 3') });
      const [deleted, transferred, kept] = repository.issues;
      Object.assign(deleted ?? {}, { gone: 'deleted' });
      Object.assign(transferred ?? {}, { gone: 'transferred' });
      says(denied);
      const { warnings, results } = await run({ inputs: buckets('1 2 3') });
      expect(warnings).toEqual([]);
      expect(results).toMatchObject([4, 5, 3].map((number) => ({ issueUrl: expect.stringMatching(`/${number}$`) })));
      expect(kept?.comments).toHaveLength(1);
    })
  );

  test(
    'the same where GitHub still lists them',
    withServers(async ({ github, says, run }) => {
      const { repository } = github;
      says(wrongKey);
      await run({ inputs: buckets('1 2') });
      github.fault = ({ operation }) => {
        // After the list, before the issue is read.
        if (operation === 'issues/get') Object.assign(repository.issues[0] ?? {}, { gone: 'deleted' });
        return null;
      };
      says(denied);
      const { warnings } = await run({ inputs: buckets('1 2') });
      expect(warnings).toEqual([]);
      expect(repository.issues).toMatchObject([{ gone: 'deleted' }, { comments: [{}] }, { state: 'open' }]);
    })
  );

  test(
    'locked: one warning, and the others are kept',
    withServers(async ({ github, says, run }) => {
      const { repository } = github;
      says(wrongKey);
      await run({ inputs: buckets('1 2') });
      Object.assign(repository.issues[0] ?? {}, { locked: true });
      says(denied);
      const { warnings } = await run({ inputs: buckets('1 2') });
      expect(warnings).toEqual([
        expect.stringMatching(
          /an issue is locked: it answered 403\. .*\nUnlock it\.\nGitHub said: "Unable to create comment/
        )
      ]);
      expect(repository.issues.map(({ comments }) => comments.length)).toEqual([0, 1]);
    })
  );
});
