/** Texts that real services and SDKs gave to real people, each with what it should lead to. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { diagnose } from '../../src/errors/diagnosis.ts';
import { at } from './bucket-settings.ts';

interface WildError {
  service: string;
  provider: string;
  endpoint?: string;
  bucket?: string;
  accessKey?: string;
  text: string;
  situation?: string;
  /** Patterns. */
  code: string;
  remedy: string;
  source: string;
}

const wild: WildError[] = JSON.parse(readFileSync(new URL('wild-errors.json', import.meta.url), 'utf8'));

const isRight = (error: WildError, endpoint: string | undefined) => {
  const { provider: storageProvider, bucket, accessKey, text } = error;
  const about = at({
    storageProvider,
    ...(endpoint && { endpoint }),
    ...(bucket && { bucket }),
    ...(accessKey && { accessKey })
  });
  const { code, remedy } = diagnose(text, about);
  return new RegExp(error.code, 'i').test(code) && new RegExp(error.remedy, 'i').test(remedy);
};

/** None today; a text whose expectation is wrong would stand here, with the reason. */
const exceptions: Record<string, string> = {};

describe.each([
  ["at the service's endpoint", (error: WildError) => error.endpoint],
  ['at an endpoint that tells nothing', () => undefined]
] as const)('%s', (_where, endpointOf) => {
  it('all of them lead where they should', () => {
    const wrong = wild.filter((error) => !(error.text in exceptions) && !isRight(error, endpointOf(error)));
    expect(wild.length).toBeGreaterThanOrEqual(162);
    expect(wrong.map(({ text }) => text)).toEqual([]);
  });
});
