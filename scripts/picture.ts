/**
 * `npm run picture`: the README's picture, a job summary of the built action in the sandbox. Its fonts are the same
 * wherever it is drawn, so that it changes only with the summary.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { findChromium, startChromium } from '../__tests__/browser/chromium.ts';
import { runStep } from '../sandbox/runner.ts';
import { startSandbox } from '../sandbox/sandbox.ts';
import { summaryPage } from '../sandbox/summary-page.ts';

const FILE = 'docs/summary.png';
const BUCKETS = ['sensor-data', 'sensor-raw', 'sensor-azure', 'sensor-archive', 'sensor-eu'];
/** Variables of a step that uses a release: links in its summary lead to the documents of that release. */
const RELEASE = {
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_ACTION_REPOSITORY: 'your-org/edge-impulse-verify-bucket',
  GITHUB_ACTION_REF: 'v1'
};
/** Of the browser: this project is compiled without its types. */
declare const FontFace: new (name: string, source: string) => { load: () => Promise<unknown> };
const FONTS = ['Liberation Sans', 'Liberation Mono', 'Noto Color Emoji'];
const INSTALL = 'apt-get install chromium fonts-liberation fonts-noto-color-emoji';

async function summary(): Promise<string> {
  const { stop, buckets, url, apiKey, organizationId } = await startSandbox();
  const ids = BUCKETS.map((name) => buckets.find(({ target }) => target.bucket === name)?.id);
  const connection = { 'api-url': url, 'api-key': apiKey, 'organization-id': String(organizationId) };
  const step = await runStep({ inputs: { ...connection, 'bucket-id': ids.join(' ') }, env: RELEASE }).finally(stop);
  return step.summary;
}

/** @throws where one of the fonts is not installed: another would take its place without a word */
async function requireFonts(page: Page): Promise<void> {
  const missing = await page.evaluate(async (names) => {
    const loads = names.map((name) => new FontFace(name, `local("${name}")`).load());
    const loaded = await Promise.allSettled(loads);
    return names.filter((_, index) => loaded[index]?.status === 'rejected');
  }, FONTS);
  if (missing.length > 0) throw new Error(`Fonts are missing: ${missing.join(', ')}. On Debian: ${INSTALL}`);
}

async function draw(executablePath: string): Promise<Buffer> {
  const browser = await startChromium(executablePath);
  try {
    // GitHub shows it about 830 pixels wide.
    const page = await browser.newPage({ viewport: { width: 880, height: 200 }, deviceScaleFactor: 1.25 });
    await requireFonts(page);
    await page.setContent(
      summaryPage([{ title: '', markdown: await summary() }]).replace('<details>', '<details open>')
    );
    await page.addStyleTag({
      content: 'h1, h2 { display: none } body, section { margin: 0; padding: 8px; border: 0 }'
    });
    return await page.screenshot({ fullPage: true });
  } finally {
    await browser.close();
  }
}

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
try {
  const chromium = findChromium();
  if (!chromium) throw new Error(`There is no Chromium or Chrome in PATH. On Debian: ${INSTALL}`);
  const png = await draw(chromium);
  writeFileSync(FILE, png);
  console.log(`${FILE}: ${Math.ceil(png.length / 1000)} kB`);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
