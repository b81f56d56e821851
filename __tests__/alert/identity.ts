/** Which issue tells of which bucket: never mixed up with another, never doubled. */
import { describe, expect, test } from '@jest/globals';
import { BOT, TOKEN } from '../../sandbox/github-repository.ts';
import { connected } from '../support/studio.ts';
import { buckets, denied, onlyOpen, staged, wrongKey } from './stage.ts';

const marker = /^<!-- edge-impulse-verify-bucket:([0-9a-f]{16}) /;

describe('an issue is ours by its marker and its author', () => {
  test(
    'not by its title, not by a marker that somebody else wrote, quoted or put into a pull request',
    staged(async ({ github, says, run }) => {
      says(wrongKey);
      await run({ inputs: buckets('3') });
      const { repository } = github;
      const { title, body, ...ours } = onlyOpen(github);
      Object.assign(repository.issues[0] ?? {}, { state: 'closed' });
      expect(ours.author).toBe(BOT);
      const foreign = [
        repository.add({ title, body, author: 'mallory' }),
        repository.add({ title, body: 'The same title' }),
        repository.add({ title, body, isPullRequest: true }),
        repository.add({ title: 'Digest', body: `> ${body}` })
      ];
      const before = structuredClone(foreign);
      await run({ inputs: buckets('3') });
      expect(repository.open.map(({ number }) => number)).toEqual([2, 3, 4, 5, 6]);
      says(connected());
      const { outputs } = await run({ inputs: buckets('3') });
      expect(outputs['issue-url']).toMatch(/\/6$/);
      expect(foreign).toEqual(before);
    })
  );

  test(
    'each bucket has its own, also in another organization, and without an id it is named by the marker',
    staged(async ({ github, says, run }) => {
      says(wrongKey);
      for (const inputs of [buckets('3'), buckets('4'), { ...buckets('3'), 'organization-id': '8' }, {}]) {
        await run({ inputs });
        await run({ inputs });
      }
      const { open } = github.repository;
      const markers = open.map(({ body }) => marker.exec(body)?.[1] ?? '');
      expect(new Set(markers).size).toBe(4);
      expect(open.map(({ title }) => /bucket (\w+) is/.exec(title)?.[1])).toEqual([
        '3',
        '4',
        '3',
        markers[3]?.slice(0, 8)
      ]);
    })
  );

  test(
    'another token starts an issue of its own',
    staged(async ({ github, says, run }) => {
      const { repository } = github;
      repository.tokens.set('ghp_AnotherTokenOfTheSandbox', 'octocat');
      says(wrongKey);
      for (const token of [TOKEN, 'ghp_AnotherTokenOfTheSandbox', TOKEN])
        await run({ inputs: { 'github-token': token } });
      expect(repository.open.map(({ author }) => author)).toEqual([BOT, 'octocat']);
    })
  );

  test(
    'it is looked for on five pages at most',
    staged(async ({ github, says, run }) => {
      const { repository, calls } = github;
      says(wrongKey);
      await run();
      for (let i = 0; i < 250; i++) repository.add();
      await run();
      expect(repository.open).toHaveLength(251);
      for (let i = 0; i < 400; i++) repository.add();
      says(connected());
      const { operations, outputs } = await run();
      expect(operations).toEqual(['viewer', ...Array(5).fill('issues/list-for-repo')]);
      expect(outputs['issue-url']).toBe('');
      const lists = calls.filter(({ operation }) => operation === 'issues/list-for-repo');
      expect(lists.every(({ path }) => path.includes(`creator=${encodeURIComponent(BOT)}`))).toBe(true);
    })
  );
});

describe('one per bucket', () => {
  test(
    'of two runs at once, the younger issue is closed as a duplicate',
    staged(async ({ github, says, run }) => {
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
      // A duplicate is no outage to link to.
      for (const reply of [connected(), denied]) {
        says(reply);
        await run({ inputs: buckets('3') });
      }
      expect(onlyOpen(github).body).toContain('#1<');
    })
  );

  test(
    'what a run that was cut off left double is put right by the next',
    staged(async ({ github, says, run }) => {
      const { repository } = github;
      says(wrongKey);
      await run();
      const { body, title } = onlyOpen(github);
      repository.add({ title, body });
      repository.add({ title, body });
      await run();
      expect(repository.issues.map(({ state, stateReason }) => stateReason ?? state)).toEqual([
        'open',
        'duplicate',
        'duplicate'
      ]);
      repository.add({ title, body });
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
    staged(async ({ github, says, run }) => {
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
      expect(issue.body.match(/<!--/g)).toHaveLength(1);
    })
  );

  test(
    'what was kept there and is gone begins anew, counted from when the issue was opened',
    staged(async ({ github, says, run }) => {
      says(wrongKey);
      await run();
      const issue = onlyOpen(github);
      issue.createdAt = new Date(Date.now() - 3 * 86_400_000).toISOString();
      issue.body = issue.body.replace(/\{.*\}/, '{"since": "yesterday", "runs": -1, "cause": "<b>"');
      says(denied);
      await run();
      expect(issue.body).toContain('in 2 runs');
      expect(issue.comments).toEqual([]);
      says(connected());
      await run();
      expect(issue.body).toContain('down for <b>3 d</b>');
    })
  );

  test(
    'an issue that somebody closed is not reopened, nor one without its marker touched',
    staged(async ({ github, says, run }) => {
      const { repository } = github;
      says(wrongKey);
      await run();
      onlyOpen(github).state = 'closed';
      await run();
      onlyOpen(github).body = 'I have rewritten it all';
      await run();
      expect(repository.issues.map(({ state }) => state)).toEqual(['closed', 'open', 'open']);
      expect(repository.issues[1]?.body).toBe('I have rewritten it all');
      expect(repository.issues[2]?.body).toContain('#1<');
    })
  );
});
