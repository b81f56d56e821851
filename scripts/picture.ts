/**
 * `npm run picture`: what the job summaries of the demo look like on GitHub, as pictures in out/pictures, and the
 * README's picture. With arguments, these summaries instead, and the README's picture stays. Needs a Chromium, and a
 * font with colour emoji where the pictures are to be shown.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import rehypeRaw from 'rehype-raw';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkGithub from 'remark-github';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { findChromium, startChromium } from '../__tests__/browser/chromium.ts';
import { indexedPng } from './indexed-png.ts';

const DEMO = join('out', 'demo');
const PICTURES = join('out', 'pictures');
/** GitHub shows it about 830 pixels wide. */
const README_PICTURE = { summary: '4-organization', file: join('docs', 'summary.png'), scale: 1.25, bytes: 150_000 };

interface View {
  name: string;
  width: number;
  colorScheme: 'light' | 'dark';
}

/** About the width of a summary on GitHub's page; that of a phone. */
const light: View = { name: 'light', width: 960, colorScheme: 'light' };
const views: View[] = [light, { ...light, name: 'dark', colorScheme: 'dark' }, { ...light, name: 'phone', width: 390 }];

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const given = process.argv.slice(2);
const executable = findChromium();
if (executable) await takePictures(given.length > 0 ? given : demoSummaries(), executable);
else {
  console.error('No Chromium or Chrome is in PATH: install one (on Debian: apt-get install chromium), then try again.');
  process.exitCode = 1;
}

async function takePictures(summaries: string[], executablePath: string): Promise<void> {
  rmSync(PICTURES, { recursive: true, force: true });
  mkdirSync(PICTURES, { recursive: true });
  const browser = await startChromium(executablePath);
  try {
    for (const summary of summaries) {
      const name = basename(summary, '.md');
      const page = pageOf(readFileSync(summary, 'utf8'));
      for (const view of views) save(join(PICTURES, `${name}-${view.name}.png`), await picture(browser, page, view));
      if (given.length === 0 && name === README_PICTURE.summary) await takeReadmePicture(browser, page);
    }
  } finally {
    await browser.close();
  }
}

/** With the first explanation unfolded, as a reader would do. */
async function takeReadmePicture(browser: Browser, page: string): Promise<void> {
  const { file, scale, bytes } = README_PICTURE;
  const png = indexedPng(await picture(browser, page.replace('<details>', '<details open>'), light, scale));
  if (png.length > bytes) throw new Error(`${file} would have ${png.length} bytes, more than ${bytes}`);
  save(file, png);
}

/** The demo is run if that has not been done yet, or not to its end. */
function demoSummaries(): string[] {
  const found = summariesIn(DEMO);
  if (found.length > 0 && found.every((summary) => statSync(summary).size > 0)) return found;
  const { status } = spawnSync(process.execPath, ['sandbox/demo.ts'], { stdio: 'inherit' });
  if (status !== 0) throw new Error('The demo failed');
  return summariesIn(DEMO);
}

function summariesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.md'));
  return names.sort().map((name) => join(folder, name));
}

/** As near to GitHub's renderer as public packages come. */
function pageOf(markdown: string): string {
  const body = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkGithub, { repository: 'octo/home' })
    .use(remarkRehype, { allowDangerousHtml: true })
    .use(rehypeRaw)
    .use(rehypeSanitize)
    .use(rehypeStringify)
    .processSync(markdown);
  const style = readFileSync('scripts/picture.css', 'utf8');
  return `<!doctype html><meta charset="utf-8"><style>${style}</style>${body}`;
}

async function picture(browser: Browser, html: string, { width, colorScheme }: View, scale = 2): Promise<Buffer> {
  const context = await browser.newContext({
    viewport: { width, height: 200 },
    deviceScaleFactor: scale,
    colorScheme,
    offline: true
  });
  const page = await context.newPage();
  await page.setContent(html);
  const png = await page.screenshot({ fullPage: true });
  await context.close();
  return png;
}

function save(file: string, png: Buffer): void {
  writeFileSync(file, png);
  console.log(`${file}  ${Math.ceil(png.length / 1000)} kB`);
}
