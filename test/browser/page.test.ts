import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import axe from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openChromium } from './chromium.js';
import { PAGES } from './sample-pages.js';

const WIDTHS = [360, 800, 1600];

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

let browser: Browser;
/** As a reader has it, and as a checker needs it that puts its script into the page. */
let reading: BrowserContext;
let checking: BrowserContext;

beforeAll(async () => {
  browser = await openChromium();
  reading = await browser.newContext();
  checking = await browser.newContext({ bypassCSP: true });
}, 60_000);

afterAll(async () => {
  await (browser as Browser | undefined)?.close();
});

/** A page from an address, so that its policy counts as it does for a reader; whatever it loads beside is told. */
async function opened(context: BrowserContext, html: string): Promise<{ page: Page; told: string[] }> {
  const page = await context.newPage();
  const told: string[] = [];
  page.on('console', (message) => told.push(message.text()));
  page.on('pageerror', (error) => told.push(error.message));
  await page.route('**/*', async (route) => {
    const address = route.request().url();
    if (address === 'http://touchstone.test/') {
      await route.fulfill({ contentType: 'text/html; charset=utf-8', body: html });
    } else {
      told.push(`loads ${address}`);
      await route.abort();
    }
  });
  await page.goto('http://touchstone.test/');
  return { page, told };
}

describe.each(Object.keys(PAGES))('the page of a %s', (name) => {
  const html = (): string => PAGES[name]?.() ?? '';

  test('loads nothing, breaks no policy of its own, and never scrolls sideways', async () => {
    const { page, told } = await opened(reading, html());
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      const wide: unknown = await page.evaluate('document.documentElement.scrollWidth');
      expect({ width, wide }).toEqual({ width, wide: width });
    }
    expect(told).toEqual([]);
    // Its style is let in by its hash; were the hash wrong, the page would stand there bare.
    expect(await page.evaluate('getComputedStyle(document.body).maxWidth')).not.toBe('none');
    await page.close();
  }, 60_000);

  test.each(['light', 'dark'] as const)(
    'axe finds nothing (%s)',
    async (colorScheme) => {
      const { page } = await opened(checking, html());
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width: 360, height: 900 });
      await page.evaluate(axe.source);
      const found = await page.evaluate<readonly Violation[]>(
        `document.querySelectorAll('details').forEach((one) => { one.open = true; });
       axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)`,
      );
      expect(found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
      await page.close();
    },
    60_000,
  );
});

describe('by keyboard', () => {
  test('the first stop skips to the content, folds open, and wide tables scroll', async () => {
    const { page } = await opened(checking, PAGES.split?.() ?? '');
    await page.setViewportSize({ width: 360, height: 900 });
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('content');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.parentElement.open')).toBe(true);
    await page.locator('.table', { hasText: 'Range' }).first().focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction('document.activeElement.scrollLeft > 0');
    await page.close();
  }, 60_000);
});

describe('on paper', () => {
  test.each(['A4', 'Letter'])(
    '%s: every kind prints, and a guide begins its parts on pages of their own',
    async (format) => {
      const { page } = await opened(reading, PAGES['guide for a seat']?.() ?? '');
      const pdf = await page.pdf({ format });
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
      const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
      expect(pages).toBeGreaterThan(10);
      await page.close();
    },
    60_000,
  );

  test('what is folded away is open there, and the picture in words is not printed twice', async () => {
    const { page } = await opened(reading, PAGES.split?.() ?? '');
    const quote = page.locator('details:not(.in-words) blockquote').first();
    const words = page.locator('.in-words');
    expect(await quote.isVisible()).toBe(false);
    expect(await words.isVisible()).toBe(true);
    await page.emulateMedia({ media: 'print' });
    expect(await quote.isVisible()).toBe(true);
    expect(await words.isVisible()).toBe(false);
    await page.close();
  }, 60_000);
});
