import { afterEach, describe, expect, it } from '@jest/globals';
import { Log } from '../../src/report/log.ts';
import { Sanitizer } from '../../src/text/sanitizer.ts';
import { commandsIn, masksIn, visible } from '../support/commands.ts';
import { written } from '../support/results.ts';

const logged = (write: (log: Log) => unknown) => written(() => write(new Log(new Sanitizer())));

it('lets no text from outside command the runner, wherever it stands', async () => {
  const evil = '\n::error::owned\r##[group]x\n##[add-mask]y';
  const log = await logged((each) => {
    each.info(evil);
    each.annotate('notice', evil);
    each.annotate('warning', evil, evil);
    each.group(evil, [evil]);
    each.annotate('error', evil);
  });
  expect(commandsIn(log).map(({ name }) => name)).toEqual(['notice', 'warning', 'group', 'endgroup', 'error']);
  expect(log).not.toContain('##[');
});

it('keeps what is to be copied in its lines', async () => {
  const [warning] = commandsIn(
    await logged((each) => each.annotate('warning', 'Add this:', 'permissions:', '  issues: write'))
  );
  expect(warning?.data).toBe('Add this:\npermissions:\n  issues: write');
});

it('has secrets masked by the runner, once each, and removes them itself', async () => {
  const log = await logged((each) => {
    each.mask('canary-0123456789');
    each.mask('canary-0123456789');
    each.info('it is canary-0123456789');
  });
  expect([masksIn(log), visible(log)]).toEqual([['canary-0123456789'], 'it is ***\n']);
});

describe('debugging', () => {
  const before = process.env.RUNNER_DEBUG;
  afterEach(() => {
    if (before === undefined) delete process.env.RUNNER_DEBUG;
    else process.env.RUNNER_DEBUG = before;
  });

  it.each([
    ['1', '::debug::GET /x -> 200, 5 ms\n'],
    ['0', '']
  ])('with RUNNER_DEBUG=%s says %j of an exchange', async (debug, line) => {
    process.env.RUNNER_DEBUG = debug;
    expect(await logged((each) => each.debug('GET /x -> 200, 5 ms'))).toBe(line);
  });
});
