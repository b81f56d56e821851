/** What people copy when their bucket refuses uploads. */
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { corsRemedy } from '../../src/checks/cors-remedy.ts';

const origin = 'https://studio.edgeimpulse.com';
const recipe = (provider: string, bucket: string, from: string, endpoint = 'https://s3.amazonaws.com') => {
  const { remedy: how, blocks } = corsRemedy(provider, bucket, from, endpoint);
  const [rules = '', command = '', ...more] = blocks;
  expect(more).toEqual([]);
  return { how, rules, command };
};

describe('the rules are those that Edge Impulse documents', () => {
  it('for S3, in the form that the command takes', () => {
    const { rules, how } = recipe('s3', 'sensor-data', origin);
    expect(rules).toBe(
      '{"CORSRules":[{"AllowedOrigins":["https://studio.edgeimpulse.com"],"AllowedMethods":["PUT","POST"],"AllowedHeaders":["*"],"ExposeHeaders":[]}]}'
    );
    expect(how).toContain(
      'The console takes only the list, from [ to the last ], in the AWS console under the bucket, Permissions'
    );
  });

  it('for Google Cloud Storage', () => {
    expect(recipe('google', 'sensor-data', origin).rules).toBe(
      '[{"origin":["https://studio.edgeimpulse.com"],"method":["PUT","POST"],"responseHeader":["*"],"maxAgeSeconds":31536000}]'
    );
  });

  it('for the origin that was asked for', () => {
    expect(recipe('other', 'sensor-data', 'https://studio.example.com').rules).toContain(
      '["https://studio.example.com"]'
    );
  });

  it('with a word of care, because rules that the bucket has are lost', () => {
    expect(recipe('google', 'sensor-data', origin).how).toContain('replace all CORS rules');
    expect(recipe('s3', 'sensor-data', origin).how).toContain('replace all CORS rules');
  });
});

describe('the command goes to where the bucket is', () => {
  const put = 'aws s3api put-bucket-cors --bucket sensor-data --cors-configuration file://cors.json';

  it.each([
    ['s3', undefined, put],
    ['s3', 'https://s3.eu-west-1.amazonaws.com', put],
    ['s3', 'https://s3.cn-north-1.amazonaws.com.cn', put],
    ['s3', 'https://storage.example.com', `${put} --endpoint-url https://storage.example.com`],
    ['other', 'http://127.0.0.1:9000', `${put} --endpoint-url http://127.0.0.1:9000`],
    ['other', 'https://s3.amazonaws.com', put],
    ['other', 'https://x.r2.cloudflarestorage.com', `${put} --endpoint-url https://x.r2.cloudflarestorage.com`],
    ['other', 'https://storage.googleapis.com', 'gcloud storage buckets update gs://sensor-data --cors-file=cors.json'],
    ['unheard-of', 'not a URL', `${put} --endpoint-url 'not a URL'`],
    ['google', 'https://storage.googleapis.com', 'gcloud storage buckets update gs://sensor-data --cors-file=cors.json']
  ])('%s at %s', (provider, endpoint, command) => {
    expect(recipe(provider, 'sensor-data', origin, endpoint).command).toBe(command);
  });
});

it('a server without rules per bucket has its setting elsewhere', () => {
  const { how } = recipe('other', 'sensor-data', origin, 'http://127.0.0.1:9000');
  expect(how).toContain(`not implemented`);
  for (const setting of ['cors_allow_origin', 'Access-Control-Allow-Origin', '-allowedOrigins'])
    expect(how).toMatch(new RegExp(`${setting}[=:] ?${origin}`));
  expect(recipe('s3', 'sensor-data', origin).how).not.toContain('mc admin');
});

describe('a name that nobody would give a bucket', () => {
  const odd = fc.oneof(fc.string({ maxLength: 12 }), fc.stringMatching(/^['"$`\\();&|<>* #!~a-]{1,12}$/));
  const run = (command: string) =>
    execFileSync('sh', ['-c', `aws() { printf '%s\\0' "$@"; }\ngcloud() { aws "$@"; }\n${command}`], {
      encoding: 'utf8'
    })
      .split('\0')
      .slice(0, -1);
  const seen = (text: string) => text.replace(/[\u0000-\u001f\u007f]/g, '?');

  it('is one word of the command, and nothing else happens', () => {
    fc.assert(
      fc.property(odd, odd, (bucket, endpoint) => {
        const s3 = run(recipe('other', bucket, origin, `x${endpoint}`).command);
        expect([s3[3], s3.at(-1)]).toEqual([seen(bucket), seen(`x${endpoint}`)]);
        expect(s3).toHaveLength(8);
        expect(run(recipe('google', bucket, origin).command)[3]).toBe(seen(`gs://${bucket}`));
      }),
      { numRuns: 50 }
    );
  });

  it('cannot begin a line of its own', () => {
    const { command } = recipe('s3', 'a\n::error::b\r\n::error::c', origin);
    expect(command).not.toMatch(/[\r\n]/);
  });
});
