/** A real Chromium without a window, where this machine has one. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const QUIET = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];

/** A host whose name does not say that it is this machine. */
export const NOT_LOOPBACK = 'storage.test';
/** The one host that is not found. */
export const UNKNOWN_HOST = 'unknown.test';

/** @returns the path of a browser: `CHROME_BIN` if set, else the first that is in `PATH`; undefined for none */
export function findChromium(): string | undefined {
  if (process.env.CHROME_BIN) return process.env.CHROME_BIN;
  const folders = (process.env.PATH ?? '').split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * With a profile of its own, that goes away with it. Every host is 127.0.0.1 to it, addresses included.
 * @param publicPorts the ports of 127.0.0.1 that it takes for the internet
 */
export function startChromium(executablePath: string | undefined, publicPorts: number[] = []): Promise<Browser> {
  if (!executablePath) throw new Error('No Chromium was found');
  return chromium.launch({
    executablePath,
    // The sandbox does not start for root, which is whom containers run as.
    chromiumSandbox: false,
    args: [
      ...QUIET,
      ...['--disable-component-update', '--disable-sync'],
      `--host-resolver-rules=MAP ${UNKNOWN_HOST} ^NOTFOUND, MAP * 127.0.0.1`,
      `--ip-address-space-overrides=${publicPorts.map((port) => `127.0.0.1:${port}=public`).join(',')}`
    ]
  });
}

/** Opens a page of this origin; its certificate is taken as it is. Without a window, what is not permitted is refused. */
export async function openPage(browser: Browser, origin: string, permissions: string[] = []): Promise<Page> {
  const page = await browser.newPage({ ignoreHTTPSErrors: true, permissions });
  await page.goto(origin);
  return page;
}

/**
 * Uploads from the page, as Studio's pages do.
 * @param type of the file; empty for plain bytes, which have no `content-type`
 * @returns whether the page was let, and the storage took it
 */
export async function upload(page: Page, url: string, type: string): Promise<boolean> {
  const [uploaded = false] = await uploadAll(page, [url], type);
  return uploaded;
}

/** Uploads to several places side by side. */
export function uploadAll(page: Page, urls: string[], type: string): Promise<boolean[]> {
  return page.evaluate(
    ([urls, type]) => {
      const body = new File(['recorded'], 'recording', { type });
      const put = async (url: string) => {
        try {
          const response = await fetch(url, { method: 'PUT', body, signal: AbortSignal.timeout(20_000) });
          return response.ok;
        } catch (error) {
          // What a page hears of any refusal. Everything else is a fault of the test.
          if (error instanceof TypeError) return false;
          throw error;
        }
      };
      return Promise.all(urls.map(put));
    },
    [urls, type] as const
  );
}
