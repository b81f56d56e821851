/** CORS rules that people give their buckets: right ones, nearly right ones, and none. */
import type { CORSRule } from '@aws-sdk/client-s3';
import { corsRemedy } from '../../src/checks/cors-remedy.ts';

/** @returns null for a bucket without any rules */
export function ruleSets(origin: string): Record<string, CORSRule[] | null> {
  const { protocol, hostname, port, host } = new URL(origin);
  const good: CORSRule = { AllowedOrigins: [origin], AllowedMethods: ['PUT', 'POST'], AllowedHeaders: ['*'] };
  const from = (...AllowedOrigins: string[]): CORSRule[] => [{ ...good, AllowedOrigins }];
  const by = (...AllowedMethods: string[]): CORSRule[] => [{ ...good, AllowedMethods }];
  const withHeaders = (...AllowedHeaders: string[]): CORSRule[] => [{ ...good, AllowedHeaders }];
  const { AllowedHeaders: _, ...withoutHeaders } = good;
  const elsewhere = 'https://studio.edgeimpulse.com';

  return {
    'no rules at all': null,
    'the rules that the action recommends': recommended(origin),
    'the recommended rules, for the usual Studio': recommended(elsewhere),

    'any origin': from('*'),
    'another origin': from(elsewhere),
    'ours among several': from(elsewhere, origin, 'http://localhost:3000'),
    'ours and any': from(origin, '*'),
    'several others': from(elsewhere, 'http://localhost:3000'),
    'ours with a slash': from(`${origin}/`),
    'ours without its port': from(`${protocol}//${hostname}`),
    'ours with another port': from(`${protocol}//${hostname}:1`),
    'ours in upper case': from(origin.toUpperCase()),
    'ours over https': from(`https://${host}`),
    'ours without its scheme': from(host),
    'null for an origin': from('null'),
    'any host under localhost': from(`${protocol}//*.localhost:${port}`),
    'any host under another domain': from(`${protocol}//*.edgeimpulse.com`),
    'any port': from(`${protocol}//${hostname}:*`),
    'any scheme': from(`*://${host}`),
    'any origin over http': from('http://*'),
    'any origin over https': from('https://*'),
    'a pattern that only begins like ours': from(`${protocol}//stud*.org`),
    'a dot that stands for itself': from(origin.replace('.', 'x')),

    'PUT alone': by('PUT'),
    'POST alone': by('POST'),
    'reading alone': by('GET', 'HEAD'),
    'all methods': by('GET', 'PUT', 'POST', 'DELETE', 'HEAD'),
    'all but PUT': by('GET', 'POST', 'DELETE', 'HEAD'),

    'no headers': [withoutHeaders],
    'content-type': withHeaders('content-type'),
    'Content-Type in mixed case': withHeaders('Content-Type'),
    'content-type among others': withHeaders('x-amz-acl', 'content-type', 'content-md5'),
    'other headers alone': withHeaders('x-amz-acl', 'content-md5'),
    'a pattern that content-type fits': withHeaders('content-*'),
    'a pattern at the front that content-type fits': withHeaders('*-type'),
    'a pattern that content-type does not fit': withHeaders('x-amz-*'),
    'a misspelt content-type': withHeaders('contenttype'),

    'exposed headers and an age': [{ ...good, ExposeHeaders: ['ETag'], MaxAgeSeconds: 3000 }],
    'an age of zero': [{ ...good, MaxAgeSeconds: 0 }],
    'a rule for reading, then one for uploads': [{ ...good, AllowedMethods: ['GET'] }, good],
    'a rule for others, then one for us': [...from(elsewhere), good],
    'a rule without headers, then one with': [withoutHeaders, good],
    'a rule with headers, then one without': [good, withoutHeaders],
    'uploads for others, reading for us': [...from(elsewhere), ...by('GET')],
    'reading for all, uploads for us': [{ AllowedOrigins: ['*'], AllowedMethods: ['GET'] }, good]
  };
}

/** From the very line that people are to copy. */
function recommended(origin: string): CORSRule[] {
  const [line = ''] = corsRemedy('s3', 'any', origin, 'https://s3.amazonaws.com').blocks;
  return (JSON.parse(line) as { CORSRules: CORSRule[] }).CORSRules;
}
