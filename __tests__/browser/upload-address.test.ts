/** What a page may send an upload to, host by host and port by port: the action says what Chromium does. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Browser, Page } from 'playwright-core';
import { judgeUploadAddress } from '../../src/checks/upload-address.ts';
import type { CorsVerdict } from '../../src/checks/verdict.ts';
import { findChromium, openPage, startChromium, UNKNOWN_HOST, uploadAll } from './chromium.ts';
import { hosts } from './hosts.ts';
import { type Site, startSite } from './servers.ts';

const executable = findChromium();
if (!executable)
  console.warn('SKIPPED: no Chromium was found in PATH or CHROME_BIN, so no addresses are tried in one.');

type Scheme = 'http' | 'https';

const statusOf = (verdict: CorsVerdict) => ('condition' in verdict ? 'needs-permission' : verdict.status);

(executable ? describe : describe.skip)('what is said of an address is what Chromium does', () => {
  // Every host is 127.0.0.1 to this browser: which of the two answers is a matter of the port.
  let internet: Site;
  let localNetwork: Site;
  let browser: Browser;
  let local: boolean[];
  const all = hosts(60);

  const originAt = (site: Site, scheme: Scheme, host: string) =>
    `${scheme}://${host}:${scheme === 'http' ? site.port : site.securePort}`;
  const urlAt = (...where: Parameters<typeof originAt>) => `${originAt(...where)}/${randomUUID()}?signature=made-up`;
  const open = (site: Site, scheme: Scheme, host: string) => openPage(browser, originAt(site, scheme, host));
  const openPermitted = () => openPage(browser, originAt(internet, 'https', 'studio.test'), ['local-network-access']);

  beforeAll(async () => {
    [internet, localNetwork] = await Promise.all([startSite(), startSite()]);
    browser = await startChromium(executable, [internet.port, internet.securePort]);
    // By its looks alone Chromium takes a host for a local one, and lets a page on https upload there by http.
    const urls = all.map((host) => urlAt(internet, 'http', host));
    local = await uploadAll(await openPermitted(), urls, '');
  });
  afterAll(async () => {
    await browser?.close();
    await Promise.all([internet?.stop(), localNetwork?.stop()]);
  });

  /** @param pages the same page under all circumstances that only the browser knows */
  async function expectAgreement(pages: Page[], origin: string) {
    for (const scheme of ['http', 'https'] as const) {
      const urls = () => all.map((host, i) => urlAt(local[i] ? localNetwork : internet, scheme, host));
      const uploads: boolean[][] = [];
      for (const page of pages) uploads.push(await uploadAll(page, urls(), ''));
      const observed = all.map((host, i) => {
        const outcomes = uploads.map((ofPage) => ofPage[i]);
        return [host, outcomes.every(Boolean) ? 'passed' : outcomes.some(Boolean) ? 'needs-permission' : 'failed'];
      });
      const ours = urls().map((url, i) => [all[i], statusOf(judgeUploadAddress(new URL(url), origin))]);
      expect({ scheme, verdicts: ours }).toEqual({ scheme, verdicts: observed });
    }
  }

  test('for a page on https from elsewhere, with a permission or without', async () => {
    const pages = [await openPermitted(), await open(internet, 'https', 'studio.test')];
    await expectAgreement(pages, 'https://studio.test');
  });

  test('for a page on http whose name may stand for a host here or elsewhere', async () => {
    const pages = [await open(internet, 'http', 'studio.test'), await open(localNetwork, 'http', 'studio.test')];
    await expectAgreement(pages, 'http://studio.test');
  });

  test.each([
    ['https', 'studio.localhost'],
    ['http', 'localhost'],
    ['https', '10.1.2.3'],
    ['http', '[fd12::1]'],
    ['https', 'studio.local']
  ] as const)('for a page on a local host: %s://%s', async (scheme, host) => {
    await expectAgreement([await open(localNetwork, scheme, host)], originAt(localNetwork, scheme, host));
  });

  test('where its port is one of the lowest or near a blocked one', async () => {
    const origin = originAt(internet, 'https', 'studio.test');
    const page = await openPage(browser, origin);
    const blocked = new Set<number>();
    page.on('requestfailed', (request) => {
      if (request.failure()?.errorText === 'net::ERR_UNSAFE_PORT') blocked.add(Number(new URL(request.url()).port));
    });
    const high = [1719, 2049, 3659, 4045, 5060, 6000, 6566, 6667, 6697, 10080];
    const near = high.flatMap((port) => Array.from({ length: 9 }, (_, i) => port - 4 + i));
    const others = fc.sample(fc.integer({ min: 1024, max: 65535 }), { seed: 5, numRuns: 200 });
    // The Fetch standard blocks these, and other browsers do; Chromium does not.
    const beyond = [4190, 6679];
    const ports = [...new Set([...Array(1024).keys(), ...near, ...others])].filter((port) => !beyond.includes(port));
    const urlOf = (port: number) => `https://${UNKNOWN_HOST}:${port}/`;
    await uploadAll(page, ports.map(urlOf), '');
    const isRefused = (port: number) => judgeUploadAddress(new URL(urlOf(port)), origin).status === 'failed';
    expect(ports.filter((port) => blocked.has(port))).toEqual(ports.filter(isRefused));
    expect(blocked.size).toBe(81);
  });
});
