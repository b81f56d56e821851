import { afterEach, describe, expect, it } from '@jest/globals';
import { failure } from '../../src/errors/failure.ts';
import { Log } from '../../src/report/log.ts';
import { Sanitizer } from '../../src/text/sanitizer.ts';
import { enough, fresh, inputsOf, type Values } from '../inputs/read.ts';
import { commandsIn, masksIn, visible } from '../support/commands.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { connected, late, refused, result, unverifiable, written } from '../support/results.ts';
import { credentials } from '../verification/poll-one.ts';

/** What a log writes while it is told something. */
const log = (tell: (log: Log) => unknown) => written(() => tell(new Log(new Sanitizer())));
const annotations = async (results: ReturnType<typeof result>[], failing = true) =>
  commandsIn(await log((each) => each.annotate(results, failing)));

const down = (count: number) =>
  Array.from({ length: count }, (_, i) => result(refused(`NoSuchBucket ${i}`), { id: i + 1 }));
const keyless = (count: number) =>
  Array.from({ length: count }, (_, i) => result(unverifiable(failure('api-key-rejected')), { id: 100 + i }));

describe('annotations', () => {
  it('are one per unhealthy bucket: what happened, the likely cause, the next step, the original words', async () => {
    const [first, ...others] = await annotations([result(connected()), result(refused('NoSuchBucket'))]);
    expect(others).toEqual([]);
    expect([first?.name, ...(first?.data.split('\n') ?? [])]).toEqual([
      'error',
      'Bucket "sensor-data" (id 1) cannot be reached: the bucket does not exist (no-such-bucket).',
      expect.stringMatching(/^Likely cause: .*mistyped/),
      expect.stringMatching(/^What to do: Correct `bucket`/),
      'The storage service quote: "NoSuchBucket"'
    ]);
  });

  it('are warnings where the step is to stay green', async () => {
    expect((await annotations(down(2), false)).map(({ name }) => name)).toEqual(['warning', 'warning']);
  });

  it.each([
    [10, 10, /id 10/],
    [11, 10, /^2 more unhealthy buckets/],
    [500, 10, /^491 more unhealthy buckets/]
  ])('of %d buckets are the %d that GitHub shows, the last one counting the rest', async (buckets, shown, last) => {
    const all = await annotations(down(buckets));
    expect(all).toHaveLength(shown);
    expect(all.at(-1)?.data).toMatch(last);
  });

  it('are one in all for what hit many buckets in common', async () => {
    const all = await annotations(keyless(300));
    expect(all).toHaveLength(1);
    expect(all[0]?.data).toMatch(/^300 buckets could not be verified: .*\(api-key-rejected\)/);
  });

  it('count buckets, not troubles', async () => {
    const all = await annotations([...down(12), ...keyless(30)]);
    expect(all).toHaveLength(10);
    expect(all.at(-1)?.data).toMatch(/^33 more unhealthy buckets/);
  });

  it('tell the worst first', async () => {
    const all = await annotations([...keyless(1), result(late(), { id: 2 }), result(refused(), { id: 3 })]);
    expect(all.map(({ data }) => /\(([\w-]+)\)\./.exec(data)?.[1])).toEqual([
      'access-denied',
      'timeout',
      'api-key-rejected'
    ]);
  });

  it('say of what is unverifiable that it says nothing about the bucket', async () => {
    expect((await annotations(keyless(1)))[0]?.data).toContain('This says nothing about the bucket.');
    expect((await annotations(down(1)))[0]?.data).not.toContain('says nothing');
  });

  it('keep what is to be copied in its lines', async () => {
    const [warning] = commandsIn(await log((each) => each.warning('Add this:', 'permissions:', '  issues: write')));
    expect(warning?.data).toBe('Add this:\npermissions:\n  issues: write');
  });
});

describe('one bucket of many', () => {
  it('is a line if it is healthy', async () => {
    const fine = result(connected({ fileCount: 10, hasInfoLabels: true }), {
      id: 7,
      effort: { attempts: 6, durationMs: 4200 }
    });
    expect(await log((each) => each.result(fine, inputsOf(enough)))).toBe(
      'Bucket "sensor-data" (id 7): connected after 4.2 s and 6 polls: 10 files sampled, info.labels found.\n'
    );
  });

  it('is a group if it is not, and no annotation yet', async () => {
    const lines = (await log((each) => each.result(result(refused('NoSuchBucket')), inputsOf(enough))))
      .trim()
      .split('\n');
    expect(lines[0]).toMatch(/^::group::Bucket "sensor-data" \(id 1\): no-such-bucket$/);
    expect(lines.at(-1)).toBe('::endgroup::');
    expect(lines.slice(1, -1).join('\n')).toMatch(/Correct `bucket`.*\n.*quote: "NoSuchBucket"/);
  });

  it('is told once for all where its runError hit many', async () => {
    const said = await log((each) => {
      for (const one of [...keyless(20), ...down(2)]) each.result(one, inputsOf(enough));
    });
    expect(commandsIn(said).filter(({ name }) => name === 'group')).toHaveLength(3);
  });
});

it('lets no text from outside command the runner, wherever it stands', async () => {
  const evil = '\n::error::owned\r##[group]x\n##[add-mask]y';
  const odd = result(refused(evil), { request: { bucket: evil, endpoint: evil, storageProvider: evil } });
  const said = await log((each) => {
    if (odd.bucket.request) each.beginOne(odd.bucket, inputsOf(enough));
    each.result(odd, inputsOf(enough));
    each.annotate([odd], true);
    each.info(evil);
    each.notice(evil);
    each.warning(evil, evil);
    each.runError(failure('internal', { what: evil, quote: { by: 'This runner', text: evil } }), true);
  });
  const names = ['group', 'endgroup', 'error', 'notice', 'warning', 'error'];
  expect(commandsIn(said).map(({ name }) => name)).toEqual(names);
  expect(said).not.toContain('##[');
});

describe('secrets', () => {
  const request = { ...credentials, endpoint: 'https://s3.eu-west-1.amazonaws.com', prefix: 'walks/daily walks' };
  const signature = 'f00dfeed'.repeat(8);
  const signedUrl = `https://sensor-data.s3.eu-west-1.amazonaws.com/walks/daily%20walks/.ei-portal-check?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20260105T100000Z&X-Amz-Signature=${signature}`;

  it('are masked by the runner, and removed by the action itself', async () => {
    const said = await log((each) => {
      each.mask('canary-0123456789');
      each.info('it is canary-0123456789');
    });
    expect([masksIn(said), visible(said)]).toEqual([['canary-0123456789'], 'it is ***\n']);
  });

  it('are registered once each', async () => {
    const said = await log((each) => {
      for (let i = 0; i < 3; i++) for (const secret of ['canary-0123456789', signature]) each.register(secret);
    });
    expect(masksIn(said)).toEqual(['canary-0123456789', signature]);
  });

  it('are the keys and signatures of signed URLs, but not what an honest text says of the bucket', async () => {
    const honest =
      'X-Amz-Algorithm AWS4-HMAC-SHA256 of sensor-data.s3.eu-west-1.amazonaws.com, walks/daily walks, 2026-01-05T10:00:00.000Z';
    const said = await log((each) => {
      each.learnSignedUrl(signedUrl, request);
      each.info(`<${signedUrl}>`);
      each.info(`<${signature.slice(0, 20)}>`);
      each.info(honest);
    });
    // The runner is told where the URL is used.
    expect(masksIn(said)).toEqual([]);
    expect(visible(said)).not.toContain(signature.slice(0, 12));
    expect(visible(said)).toContain(honest);
  });

  it.each([
    ['sig=ab%2Bcd%2Fefghijklmnop%3D', 'ab+cd/efghijklmnop='],
    ['AWSAccessKeyId=AKIA&Signature=vjbyPxybdZaNmGa%2ByT272YEAiv4%3D', 'vjbyPxybdZaNmGa+yT272YEAiv4='],
    ['X-Goog-Signature=0123456789abcdef0123', '0123456789abcdef0123']
  ])('are signatures of every kind: %s', async (query, mask) => {
    const said = await log((each) => {
      each.learnSignedUrl(`https://storage.test/x?${query}`, request);
      each.info(`<${query}>`);
      each.info(`<${mask}>`);
    });
    expect(visible(said)).not.toContain(mask);
    expect(visible(said)).not.toContain(encodeURIComponent(mask));
  });

  it('are not the names of Azure accounts, also where they are a part of the path', async () => {
    const azure = { ...request, storageProvider: 'azure', accessKey: 'devstoreaccount1' };
    const said = await log((each) => {
      each.learnSignedUrl(`https://azurite.test/devstoreaccount1/sensor-data/x?sig=${signature}`, azure);
      each.info('devstoreaccount1');
    });
    expect(visible(said)).toBe('devstoreaccount1\n');
  });

  it('are not the access keys of the bucket list, which are just not shown', async () => {
    const said = await log((each) => {
      each.conceal('AKIALISTEDKEY0123');
      each.conceal('minioadmin');
      each.info('AKIALISTEDKEY0123 or "minioadmin" at minioadmins.example.com');
    });
    expect(said).toBe('*** or "***" at minioadmins.example.com\n');
  });
});

describe('the beginning', () => {
  it('says what is verified, where, for whom and how long', async () => {
    const said = await log((each) => each.beginOne({ id: null, request: credentials }, inputsOf(fresh)));
    expect(said).toBe(
      'Verifying s3 bucket "sensor-data" at https://s3.amazonaws.com for organization 7, up to 5 min\n'
    );
  });

  const beside = (inputs: Values, env = {}) => log((each) => each.circumstances(inputsOf(inputs, env)));

  it('says nothing of what is as usual', async () => {
    expect(await beside(fresh)).toBe('');
  });

  it('names the longest possible wait for many', async () => {
    const said = await log((each) => each.beginMany(40, inputsOf({ ...enough, 'bucket-id': 'all' }), 900_000));
    expect(said).toBe(
      'Verifying 40 buckets of organization 7, up to 5 min each and 15 min in all (longer only if Studio asks to be asked later)\n'
    );
  });

  it('names the host of the API, and who chose it, if it is not the default', async () => {
    const EI_API_ENDPOINT = 'https://studio.test/v1';
    expect(await beside(fresh, { EI_API_ENDPOINT })).toMatch(/studio\.test.*EI_API_ENDPOINT/);
    expect(await beside({ ...fresh, 'api-url': EI_API_ENDPOINT })).toMatch(/studio\.test.*api-url/);
  });

  it('names a secret that had white space around it, and does not show it', async () => {
    const said = await beside({ ...fresh, 'secret-key': ' secret-0123456789\n' });
    expect(said).toMatch(/white space.*`secret-key`/i);
    expect(said).not.toContain('0123456789');
  });
});

it('gives a sign of life every 30 s, until it is stopped', async () => {
  const clock = new FakeClock();
  const beats: number[] = [];
  await log(async (each) => {
    const heart = each.heartbeat(clock, () => `${beats.push(clock.elapsedMs)} of 500 done`);
    await new Promise<void>((resolve) => clock.at(100_000, resolve));
    heart.stop();
  });
  expect([beats, clock.pending]).toEqual([[30_000, 60_000, 90_000], 0]);
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
    expect(await log((each) => each.debug('GET /x -> 200, 5 ms'))).toBe(line);
  });
});

describe('how often a bucket was asked', () => {
  const asked = (threshold: number, errorsAtMs: number[], verdict = refused()) =>
    log((each) =>
      each.endOne(
        result(verdict, { effort: { errorsAtMs } }),
        inputsOf({ ...enough, 'failure-threshold': `${threshold}` })
      )
    );

  it('is told with the times, where once was not enough', async () => {
    expect(await asked(3, [900, 11_000, 31_500])).toBe(
      'Studio said error 3 times in a row, after 900 ms, 11 s, 31.5 s\n'
    );
    expect(await asked(3, [900], connected())).toContain('Studio said error 1 time in a row, after 900 ms\n');
  });

  it('is told where the time was too short for as often as was wanted', async () => {
    expect(await asked(3, [900])).toMatch(/1 time in a row.*for 3 times.*`timeout` is too short/);
    expect(await asked(3, [900], connected())).not.toContain('too short');
  });

  it('is told of many buckets, too', async () => {
    const one = result(refused(), { effort: { errorsAtMs: [900, 11_000] } });
    const said = await log((each) => each.result(one, inputsOf({ ...enough, 'failure-threshold': '2' })));
    expect(said).toContain('Studio said error 2 times in a row, after 900 ms, 11 s\n::endgroup::');
  });

  it('is not worth a line otherwise', async () => {
    expect(await asked(1, [900])).toBe('');
  });
});
