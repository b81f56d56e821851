/**
 * `check-cors` beside Chromium: a page on another origin really uploads, plain bytes and a file with a type, and
 * the action says `passed` if and only if both get through. Every upload has a URL of its own, because browsers remember
 * the answers to preflights by URL.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { type Bucket, open } from '../../sandbox/providers.ts';
import { type S3Server, startS3 } from '../../sandbox/s3-server.ts';
import { KEYS, putCors, REGION } from '../../sandbox/seed.ts';
import { checkCors } from '../../src/checks/cors.ts';
import type { CorsVerdict } from '../../src/checks/verdict.ts';
import { parseSignedUrl } from '../../src/text/signed-url.ts';
import { answers, passingTroubles } from './answers.ts';
import { findChromium, NOT_LOOPBACK, openPage, startChromium, upload } from './chromium.ts';
import { oddAnswers } from './odd-answers.ts';
import { randomAnswers } from './random-answers.ts';
import { ruleSets } from './rule-sets.ts';
import { type AnsweringStorage, type Site, startAnsweringStorage, startSite } from './servers.ts';

const executable = findChromium();
if (!executable)
  console.warn('SKIPPED: no Chromium was found in PATH or CHROME_BIN, so check-cors is compared with no browser here.');

// Only the names of the cases are needed before there is a site.
const NAMES_ONLY = 'http://studio.localhost:1';
const allAnswers = (origin: string) => ({ ...answers(origin), ...oddAnswers(origin) });

(executable ? describe : describe.skip)('check-cors says what a browser does', () => {
  let site: Site;
  let browser: Browser;
  let page: Page;
  let securePage: Page;
  let storage: AnsweringStorage;

  beforeAll(async () => {
    [site, storage, browser] = await Promise.all([startSite(), startAnsweringStorage(), startChromium(executable)]);
    [page, securePage] = await Promise.all([openPage(browser, site.origin), openPage(browser, site.secureOrigin)]);
  });
  afterAll(async () => {
    await browser?.close();
    await Promise.all([site?.stop(), storage?.stop()]);
  });

  const verdictOn = (signedUrl: string, origin = site.origin): Promise<CorsVerdict> => {
    const home = { endpoint: new URL(signedUrl).origin, storageProvider: 'other' };
    const { signal } = new AbortController();
    const log = { debug: () => {}, maskInRunner: () => {} };
    return checkCors({ signedUrl: parseSignedUrl(signedUrl), home, origin, signal, log });
  };

  /** @param urlFor a new URL for each, all to the same rules */
  async function compare(urlFor: () => string | Promise<string>, by = page, origin = site.origin) {
    const [bytes, file, asked] = [await urlFor(), await urlFor(), await urlFor()];
    const [ofBytes, ofFile, verdict] = await Promise.all([
      upload(by, bytes, ''),
      upload(by, file, 'audio/wav'),
      verdictOn(asked, origin)
    ]);
    return { uploads: ofBytes && ofFile, verdict };
  }

  describe('on an S3 server with', () => {
    let s3: S3Server;
    beforeAll(async () => {
      s3 = await startS3([KEYS.s3], REGION);
    });
    afterAll(() => s3?.stop());

    test.each(Object.keys(ruleSets(NAMES_ONLY)))('%s', async (name) => {
      const bucket = `rules-${randomUUID()}`;
      const rules = ruleSets(site.origin)[name];
      await s3.createBucket(bucket);
      if (rules) await putCors(s3, bucket, rules);
      const opened: Bucket = open({
        ...KEYS.s3,
        ...{ storageProvider: 's3', endpoint: s3.endpoint, region: REGION, bucket, prefix: '' }
      });
      const { uploads, verdict } = await compare(() => opened.signedPut(randomUUID()));
      opened.close();
      expect(verdict.status).toBe(uploads ? 'passed' : 'failed');
    });
  });

  test.each(Object.keys(allAnswers(NAMES_ONLY)))('of an answer with %s', async (name) => {
    const answer = allAnswers(site.origin)[name] ?? [];
    const { uploads, verdict } = await compare(() => storage.urlFor(answer));
    expect(verdict.status).toBe(uploads ? 'passed' : 'failed');
  });

  test.each(Object.keys(passingTroubles(NAMES_ONLY)))('but does not blame the rules for %s', async (name) => {
    const answer = passingTroubles(site.origin)[name] ?? [];
    const { uploads, verdict } = await compare(() => storage.urlFor(answer));
    expect([uploads, verdict.status]).toEqual([false, 'unverifiable']);
  });

  test('of answers with random values', async () => {
    for (const batch of batchesOf(5, randomAnswers(site.origin, 200))) {
      await Promise.all(
        batch.map(async (answer) => {
          const { uploads, verdict } = await compare(() => storage.urlFor(answer));
          expect({ answer, status: verdict.status }).toEqual({ answer, status: uploads ? 'passed' : 'failed' });
        })
      );
    }
  });

  describe('for a page on https', () => {
    const allowing = () => answers(site.secureOrigin)['all that is needed'] ?? [];

    test('that uploads to http on loopback', async () => {
      const { uploads, verdict } = await compare(() => storage.urlFor(allowing()), securePage, site.secureOrigin);
      expect([uploads, verdict.status]).toEqual([true, 'passed']);
    });

    test('that uploads to http elsewhere', async () => {
      const elsewhere = () => storage.urlFor(allowing()).replace('127.0.0.1', NOT_LOOPBACK);
      const { uploads, verdict } = await compare(elsewhere, securePage, site.secureOrigin);
      expect([uploads, verdict.status]).toEqual([false, 'failed']);
    });
  });

  test('of a storage that the pages themselves come from', async () => {
    const sameOrigin = `http://127.0.0.1:${storage.port}`;
    const local = await openPage(browser, sameOrigin);
    const { uploads, verdict } = await compare(() => storage.urlFor(['403 Forbidden']), local, sameOrigin);
    await local.close();
    expect([uploads, verdict.status]).toEqual([true, 'passed']);
  });

  test('because it asks what the browser asks', async () => {
    const allowing = answers(site.origin)['all that is needed'] ?? [];
    const urls = [storage.urlFor(allowing), storage.urlFor(allowing), storage.urlFor(allowing)] as const;
    await upload(page, urls[0], '');
    await upload(page, urls[1], 'audio/wav');
    await verdictOn(urls[2]);
    const asked = storage.requests.filter(
      ({ method, url }) => method === 'OPTIONS' && urls.some((known) => known.endsWith(url))
    );
    const relevant = asked.map(({ headers }) =>
      Object.entries(headers).filter(([name]) => /^(accept|origin|access-control-.*)$/.test(name))
    );
    const [bytes, file, ...ours] = relevant.map((headers) => Object.fromEntries(headers));
    expect(ours).toHaveLength(2);
    expect(ours).toEqual(expect.arrayContaining([bytes, file]));
  });

  test('except where the answer to the upload itself allows no origin: the object is stored, the page hears of a failure', async () => {
    const secretive = await startAnsweringStorage(false);
    const { uploads, verdict } = await compare(() =>
      secretive.urlFor(answers(site.origin)['all that is needed'] ?? [])
    );
    await secretive.stop();
    expect([uploads, verdict.status]).toEqual([false, 'passed']);
    expect(secretive.requests.filter(({ method }) => method === 'PUT')).toHaveLength(2);
  });
});

function batchesOf<T>(size: number, all: T[]): T[][] {
  const count = Math.ceil(all.length / size);
  return Array.from({ length: count }, (_, i) => all.slice(i * size, (i + 1) * size));
}
