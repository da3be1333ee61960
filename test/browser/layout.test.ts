import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openChromium } from './chromium.js';
import { PAGES } from './sample-pages.js';

const SCREENS = [
  { width: 360, height: 780 },
  { width: 800, height: 900 },
  { width: 1600, height: 900 },
];

/** What is shown of a page's pictures: words, and where they stand. */
interface Shown {
  readonly text: string;
  readonly name: boolean;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const SHOWN = `[...document.querySelectorAll('.chart text, .chart p, .chart li')].flatMap((one) => {
  const { left, right, top, bottom } = one.getBoundingClientRect();
  return right === left ? [] : [{ text: one.textContent, name: one.matches('text.name'), left, right, top, bottom }];
})`;

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await openChromium();
  page = await browser.newPage();
}, 60_000);

afterAll(async () => {
  await (browser as Browser | undefined)?.close();
});

/** The page shown at every size, one after the other. */
async function atEverySize(name: string, check: (width: number) => Promise<void>): Promise<void> {
  await page.setContent(PAGES[name]?.() ?? '');
  for (const screen of SCREENS) {
    await page.setViewportSize(screen);
    await check(screen.width);
  }
}

const PICTURED = Object.keys(PAGES).filter((name) => !name.startsWith('guide'));

describe('pictures', () => {
  test.each(PICTURED)(
    '%s: are nowhere cut, squeezed or written over',
    async (name) => {
      await atEverySize(name, async (width) => {
        const shown = await page.evaluate<readonly Shown[]>(SHOWN);
        expect(shown.filter(({ left, right }) => left < 0 || right > width)).toEqual([]);
        expect(writtenOver(shown.filter((one) => one.name))).toEqual([]);
        const narrow = `[...document.querySelectorAll('.line:not(.axis) .what')].filter((one) => one.clientWidth < 100).map((one) => one.textContent)`;
        expect(await page.evaluate(narrow)).toEqual([]);
      });
    },
    60_000,
  );
});

/** The labels that lie on each other, but for the space that lines leave above their letters. */
function writtenOver(labels: readonly Shown[]): readonly string[] {
  return labels.flatMap((one, index) =>
    labels
      .slice(index + 1)
      .filter((other) => one.left < other.right && other.left < one.right)
      .filter((other) => one.top + 3 < other.bottom && other.top + 3 < one.bottom)
      .map((other) => `${one.text} and ${other.text}`),
  );
}

describe('the first screen of a recommendation', () => {
  test.each(['hire', 'no-hire', 'split'])(
    '%s: tells the outcome, why, and how sturdy that is',
    async (name) => {
      await atEverySize(name, async () => {
        const seen = await page.evaluate<readonly string[]>(
          `[...document.querySelectorAll('h1, main > p')].filter((one) => one.getBoundingClientRect().bottom <= innerHeight).map((one) => one.textContent)`,
        );
        expect(seen.slice(0, 3)).toEqual([
          expect.stringMatching(/^(Hire|No hire|Discuss): c-\w{4} for SOC Analyst$/),
          expect.stringMatching(/^The panel /),
          expect.stringMatching(/^All of it rests on .* one-point moves? .* the outcome/),
        ]);
      });
    },
    60_000,
  );
});

describe('a text from right to left', () => {
  test('is set in its own direction, and our sentences about it are not', async () => {
    await page.setContent(PAGES['right to left']?.() ?? '');
    const directions = await page.evaluate<readonly (readonly [string, string])[]>(
      `[...document.querySelectorAll('main p, main li')].map((one) => [one.textContent, getComputedStyle(one).direction])`,
    );
    const of = (start: string): readonly string[] => [
      ...new Set(directions.filter(([text]) => text.startsWith(start)).map(([, direction]) => direction)),
    ];
    expect(of('action: הלכתי')).toEqual(['rtl']);
    expect(of('2. כנות')).toEqual(['ltr']);
    expect(of('All of it')).toEqual(['ltr']);
  }, 60_000);
});
