import { describe, expect, it } from '@jest/globals';
import { inputNames } from '../../src/inputs/schema.ts';
import { asEnv, enough, fresh, inputsOf, named, read, type Values } from './read.ts';

describe('defaults', () => {
  it('are those of the interface', () => {
    expect(inputsOf({ ...enough, 'github-token': 'ghs_0123' })).toEqual({
      apiKey: 'ei_0123456789',
      organizationId: 7,
      apiUrl: 'https://studio.edgeimpulse.com/v1',
      apiUrlFrom: null,
      selection: { kind: 'existing', ids: [42], overrides: {} },
      timeoutMs: 300_000,
      pollIntervalMs: 5000,
      failureThreshold: 1,
      requireFiles: false,
      requireInfoLabels: false,
      maxAgeMs: null,
      corsOrigin: null,
      failOn: new Set(['error', 'timeout', 'unverifiable', 'checks']),
      summary: true,
      alert: null,
      trimmed: []
    });
  });

  it.each(['', ' ', '\t\r\n'])('hold for every input that is %j', (empty) => {
    // White space can be a prefix; only line ends cannot.
    const blank = Object.fromEntries(inputNames.map((name) => [name, name === 'prefix' ? '\r\n' : empty]));
    expect({ ...inputsOf({ ...blank, ...enough }), trimmed: [] }).toEqual(inputsOf(enough));
  });

  it('give the origin and the labels to whoever asks for them', () => {
    const inputs = inputsOf({ ...enough, 'check-cors': 'true', 'alert-issue': 'true', 'github-token': 'ghs_0123' });
    expect(inputs).toMatchObject({
      corsOrigin: 'https://studio.edgeimpulse.com',
      alert: { labels: ['bucket-alert'], token: 'ghs_0123' }
    });
  });
});

describe('environment variables', () => {
  const env = { EI_API_KEY: ' ei_from_the_env ', EI_ORGANIZATION_ID: '9', EI_API_ENDPOINT: 'https://studio.test/v1/' };

  it('stand in for inputs that are empty or blank', () => {
    const given = { 'api-key': '  ', 'organization-id': '', 'bucket-id': '42' };
    expect(inputsOf(given, env)).toMatchObject({
      apiKey: 'ei_from_the_env',
      organizationId: 9,
      apiUrl: 'https://studio.test/v1',
      apiUrlFrom: 'EI_API_ENDPOINT'
    });
  });

  it('stand back behind inputs', () => {
    expect(inputsOf({ ...enough, 'api-url': 'https://other.test' }, env)).toMatchObject({
      apiKey: 'ei_0123456789',
      organizationId: 7,
      apiUrl: 'https://other.test/v1',
      apiUrlFrom: 'api-url'
    });
  });

  it.each(['https://studio.edgeimpulse.com', 'https://studio.edgeimpulse.com/v1/'])(
    'do not make the default worth mentioning: %s',
    (url) => {
      expect(inputsOf(enough, { EI_API_ENDPOINT: url }).apiUrlFrom).toBeNull();
    }
  );
});

describe('masks', () => {
  const secrets = { 'api-key': 'ei_mask_me_1', 'secret-key': 'mask-me-2', 'github-token': 'ghs_mask_me_3' };

  it('are exactly the secrets of the interface, each as it is used', () => {
    const given = { ...secrets, 'access-key': 'AKIA4', bucket: 'bucket', 'organization-id': '7', region: 'region' };
    expect(read({ ...given, 'secret-key': ' mask-me-2\n' }).masks.sort()).toEqual(
      [...Object.values(secrets), 'AKIA4'].sort()
    );
  });

  it.each([
    ['of 4 characters', { 'access-key': 'AKIA' }, ['AKIA']],
    ['of 3 characters, which would blank half of the log', { 'access-key': 'AKI' }, []],
    ['that names an account of Azure', { 'access-key': 'account', 'storage-provider': 'azure' }, []]
  ])('take an access key %s for what it is', (_, given: Values, masks) => {
    expect(read(given).masks).toEqual(masks);
  });

  it('are registered though everything else is wrong', () => {
    const wrong = { ...Object.fromEntries(inputNames.map((name) => [name, '\u0007'])), 'secret-key': 'bad\u0007key' };
    expect(read(wrong, { EI_API_KEY: 'unused' }).masks).toContain('bad\u0007key');
    expect(read({ ...secrets, timeout: 'never' }).masks).toHaveLength(3);
  });

  it('cover a key from the environment', () => {
    expect(read({}, { EI_API_KEY: ' ei_from_the_env\n' }).masks).toEqual(['ei_from_the_env']);
  });

  it.each(['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'])('cover the password in %s', (name) => {
    expect(read({}, { [name]: 'http://user:pass-word@proxy.test:3128' }).masks).toEqual(['pass-word']);
  });

  it.each([
    ['as written and as meant', 'http://user:p%40ss%2Fword@proxy.test', ['p%40ss%2Fword', 'p@ss/word']],
    ['with a broken escape', 'http://user:pass%zzword@proxy.test', ['pass%zzword']],
    ['with an @ in it', 'http://user:pass@word@proxy.test', ['pass@word']],
    ['with a slash in it', 'http://user:pass/word@proxy.test', ['pass/word']],
    ['without a scheme', 'user:pass-word@proxy.test:3128', ['pass-word']],
    ['without a user', 'http://:pass-word@proxy.test:3128', ['pass-word']],
    ['that is none', 'http://proxy.test:3128', []],
    ['that is empty', 'http://user:@proxy.test:3128', []],
    ['with white space around the address', '  http://user:pass-word@proxy.test:3128\n', ['pass-word']],
    ['with a line end in it', 'http://user:pass\nword@proxy.test', ['pass\nword']],
    ['where there is an address alone', 'proxy.test:3128', []],
    ['where there is a user alone', 'http://user@proxy.test:3128', []]
  ])("cover a proxy's password %s", (_, url, masks) => {
    expect(read({}, { HTTPS_PROXY: url }).masks).toEqual(masks);
  });
});

describe('an access key that looks like the name of an Azure account', () => {
  const key = { 'access-key': 'lowercase0key' };
  const id = { 'bucket-id': '7' };
  it.each([
    ['waits for the list of buckets beside an id', { ...key, ...id }, []],
    ['is a key for new credentials', key, ['lowercase0key']],
    ['is a key beside an id of S3', { ...key, ...id, 'storage-provider': 's3' }, ['lowercase0key']],
    ['is a name beside an id of Azure', { ...key, ...id, 'storage-provider': 'azure' }, []],
    ['is a name for new credentials of Azure', { ...key, 'storage-provider': 'azure' }, []]
  ])('%s', (_, given: Values, masks) => {
    expect(read(given).masks).toEqual(masks);
  });

  it('is a key beside an id where it does not quite look so', () => {
    expect(read({ ...id, 'access-key': 'AKIAIOSFODNN7EXAMPLE' }).masks).toEqual(['AKIAIOSFODNN7EXAMPLE']);
  });
});

describe('what is wrong', () => {
  const failureOf = (given: Values, env = {}) => {
    const { outcome } = read(given, env);
    return outcome.ok ? null : outcome.failure;
  };

  it('is counted', () => {
    expect(failureOf({ ...enough, timeout: 'soon' })?.what).toBe('an input is not valid');
    expect(failureOf({ ...enough, timeout: 'soon', summary: 'no' })?.what).toBe('2 inputs are not valid');
  });

  it('names the variable that it comes from, if it comes from one', () => {
    const { 'organization-id': _, ...others } = enough;
    expect(failureOf(others, { EI_ORGANIZATION_ID: 'seven' })?.likelyCause).toBe(
      '`organization-id` (from EI_ORGANIZATION_ID) is "seven", but must be a whole number: the number in the address studio.edgeimpulse.com/organization/7.'
    );
    expect(failureOf({ ...enough, 'organization-id': 'seven' })?.likelyCause).toBe(
      '`organization-id` is "seven", but must be a whole number: the number in the address studio.edgeimpulse.com/organization/7.'
    );
  });

  it('names a missing secret, and a missing id', () => {
    const { 'api-key': _, 'organization-id': __, ...others } = enough;
    expect(failureOf(others)?.likelyCause.split('\n')).toEqual([
      '`api-key` is empty, and so is the environment variable EI_API_KEY: a secret that does not exist, or whose name is misspelt, is empty.',
      '`organization-id` is empty, and so is the environment variable EI_ORGANIZATION_ID: it is the number in the address studio.edgeimpulse.com/organization/7.'
    ]);
  });

  it('is still reported without a summary where none is wanted, and with one otherwise', () => {
    const summaryOf = (summary?: string) => {
      const { outcome } = read({ ...enough, timeout: 'soon', ...(summary !== undefined && { summary }) });
      return outcome.ok || outcome.summary;
    };
    expect([summaryOf(), summaryOf('false'), summaryOf('FALSE'), summaryOf('falsely'), summaryOf('a false')]).toEqual([
      true,
      false,
      false,
      true,
      true
    ]);
  });
});

it('takes all line ends off a prefix, and nothing else', () => {
  const { outcome } = read({ ...enough, prefix: '\r\n\n walks \n\r\n' });
  expect(outcome.ok && outcome.inputs.selection).toMatchObject({ overrides: { prefix: ' walks ' } });
});

it('keeps issues without a token where none is given: GitHub is asked, and says so', () => {
  const { outcome } = read({ ...enough, 'alert-issue': 'true' });
  expect(outcome.ok && outcome.inputs.alert).toEqual({ labels: ['bucket-alert'], token: '' });
});

describe('wrong inputs', () => {
  it('are reported all at once, each by its name and with what is allowed', () => {
    const wrong = { timeout: '7h', 'poll-interval': '1ms', 'require-files': '-1', 'check-cors': 'yes', region: 'E U' };
    const { problems, outcome } = read({ ...wrong, exclude: 'x' });
    expect(named(problems).sort()).toEqual([
      'api-key',
      'check-cors',
      'exclude',
      'exclude',
      expect.stringMatching(/bucket-id.*bucket.*access-key.*secret-key/),
      'organization-id',
      'poll-interval',
      'region',
      'require-files',
      'timeout'
    ]);
    expect(outcome).toMatchObject({ ok: false, failure: { code: 'invalid-input' } });
  });

  it('name the variable that is empty as well', () => {
    const { problems } = read({ 'bucket-id': '42' });
    expect(problems).toEqual([
      expect.stringMatching(/`api-key`.*EI_API_KEY/),
      expect.stringMatching(/`organization-id`.*EI_ORGANIZATION_ID/)
    ]);
  });

  it('say who gets no secrets, only where the key is empty', () => {
    const { 'api-key': _, ...keyless } = enough;
    const dependabot = { GITHUB_ACTOR: 'dependabot[bot]' };
    expect(read(keyless, dependabot).problems).toEqual([expect.stringContaining('Dependabot secrets')]);
    expect(read({ ...enough, 'api-key': 'short' }, dependabot).problems.join()).not.toMatch(/Dependabot/);
  });

  it.each([
    'api-key',
    'secret-key',
    'access-key',
    'github-token',
    'api-url',
    'endpoint',
    'organization-id',
    'bucket-id'
  ])('are not quoted where somebody may have put a secret: %s', (name) => {
    const { problems } = read({
      ...fresh,
      'alert-issue': 'true',
      [name]: 'https://me:hunter2hunter2@x\u0007?sig=c2lnbmF0dXJl'
    });
    expect(named(problems)).toContain(name);
    expect(problems.join('\n')).not.toMatch(/hunter|c2ln/);
  });

  it.each([
    ['false', false],
    ['False', false],
    ['', true],
    ['nonsense', true]
  ])('leave it at the wish for a summary: %j', (summary, wanted) => {
    expect(read({ summary }).outcome).toMatchObject({ ok: false, summary: wanted });
  });
});

describe('the token', () => {
  const expression = `$${'{{ github.token }}'}`;
  const unevaluated = { ...enough, 'github-token': expression };

  it.each([expression, 'two words', '\u0007', ' padded '])('%j is not looked at without an issue', (token) => {
    for (const alerting of ['', 'false']) {
      const inputs = inputsOf({ ...enough, 'github-token': token, 'alert-issue': alerting });
      expect(inputs).toMatchObject({ alert: null, trimmed: [] });
    }
  });

  it('is no secret where it is an expression that nobody evaluated', () => {
    expect(read(unevaluated).masks).toEqual(['ei_0123456789']);
  });

  it('is looked at where it is used', () => {
    expect(named(read({ ...unevaluated, 'alert-issue': 'true' }).problems)).toEqual(['github-token']);
  });
});

describe('white space around a secret', () => {
  it.each(['api-key', 'secret-key', 'access-key', 'github-token'])('is taken off and noted: %s', (name) => {
    const { outcome } = read({
      ...fresh,
      'alert-issue': 'true',
      'github-token': 'ghs_0123',
      [name]: '\ufeff value-of-it \n'
    });
    expect(outcome).toMatchObject({ ok: true, inputs: { trimmed: [name] } });
    expect(JSON.stringify(outcome)).toContain('"value-of-it"');
  });

  it('is noted of a key from the environment', () => {
    expect(inputsOf({ 'organization-id': '7', 'bucket-id': '42' }, { EI_API_KEY: 'ei_0123456789\n' }).trimmed).toEqual([
      'api-key'
    ]);
  });

  it('is not noted of a blank input, which counts as not given', () => {
    expect(inputsOf({ ...enough, 'secret-key': ' ', 'github-token': '\n' }).trimmed).toEqual([]);
    const blank = { ...enough, 'api-key': ' ' };
    expect(inputsOf(blank, { EI_API_KEY: 'ei_0123456789' }).trimmed).toEqual([]);
  });
});

it('takes inputs from nowhere but the variables of the runner', () => {
  expect(asEnv({ 'api-key': 'x' })).toEqual({ 'INPUT_API-KEY': 'x' });
  expect(
    read({}, { 'api-key': 'ei_0123456789', API_KEY: 'ei_0123456789', INPUT_API_KEY: 'ei_0123456789' }).masks
  ).toEqual([]);
});
