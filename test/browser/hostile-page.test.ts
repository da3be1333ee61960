import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Browser, Page } from 'playwright-core';
import { candidatesChart } from '../../src/render/chart-candidates.js';
import { ratingsChart } from '../../src/render/chart-ratings.js';
import { timelineChart } from '../../src/render/chart-timeline.js';
import { escapeMarkdown } from '../../src/render/markdown.js';
import type { PageContent } from '../../src/render/page.js';
import { page } from '../../src/render/page.js';
import { plainText } from '../../src/render/safe-text.js';
import type { CompetencyView } from '../../src/render/view.js';
import { HOSTILE_TEXTS, hostileText } from '../render/hostile-text.js';
import { openChromium } from './chromium.js';

/** Ways into a page, from Markdown that nobody escaped: the worst that an organisation's own template can do. */
const ATTACKS: Readonly<Record<string, string>> = {
  script: '<script>window.hit = 1</script>',
  'script in a line': 'a <script>window.hit = 1</script> b',
  'event handler': '<img src=x onerror="window.hit = 1">',
  'svg that runs': '<svg onload="window.hit = 1"><a xlink:href="javascript:window.hit=1">x</a></svg>',
  'javascript link': '[x](javascript:window.hit=1) [y](JaVaScRiPt:window.hit=1) <javascript:window.hit=1>',
  'javascript by entity': '[x](java&#115;cript:window.hit=1) [y](&#x6A;avascript&colon;window.hit=1)',
  'data and file links':
    '[x](data:text/html,<script>window.hit=1</script>) [y](file:///etc/passwd) [z](//evil.example)',
  'images that load':
    '![x](https://evil.example/p.png) ![y](data:image/svg+xml,<svg onload=window.hit=1>) ![z][r]\n\n[r]: http://evil.example',
  'attribute break-out':
    '[x](https://a.example/"onmouseover="window.hit=1) [y](https://a.example "t\\" onclick=\\"window.hit=1")',
  'frames, forms and refreshes':
    '<iframe srcdoc="<script>parent.hit=1</script>"></iframe><form action=//evil.example><meta http-equiv=refresh content="0;url=//evil.example"><base href=//evil.example>',
  'end of the page': '</p></main></body></html><script>window.hit=1</script><style>*{display:none}</style>',
  'folds that are more than folds':
    '<details open ontoggle="window.hit=1">\n<summary>x</summary>\n\n<details>\n<summary>a<img src=x onerror=window.hit=1></summary>\n\n</details></details>\n\n</details>',
  'raw blocks and comments':
    '<pre onclick=window.hit=1>\n<!-- --><b>x</b>\n</pre>\n\n<!--><img src=x onerror=window.hit=1>-->\n\n<![CDATA[<img src=x onerror=window.hit=1>]]>\n\n<?php <img src=x> ?>',
  'fenced names':
    '```"><script>window.hit=1</script>\nx\n```\n\n# <img src=x onerror=window.hit=1>\n\n| <img src=x onerror=window.hit=1> |\n| - |\n| </td></table><script>window.hit=1</script> |',
};

const ELEMENTS = new Set(
  'html head meta title link style body a header main footer section h1 h2 h3 h4 h5 h6 p strong em b del code pre br hr ul ol li blockquote details summary div span table thead tbody tr th td figure figcaption svg g rect line circle path text tspan bdi'.split(
    ' ',
  ),
);
const ATTRIBUTES = new Set(
  'lang charset http-equiv content name rel href class id tabindex role dir scope start aria-label aria-hidden width height viewBox x y x1 x2 y1 y2 r d'.split(
    ' ',
  ),
);
const ADDRESS = /^(?:#content$|https?:\/\/|mailto:|data:image\/svg\+xml,%3Csvg)/i;

interface Parsed {
  readonly elements: readonly (readonly [string, readonly (readonly [string, string])[]])[];
  readonly body: readonly string[];
  readonly text: string;
}

const PARSE = `(html) => {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  parsed.querySelectorAll('br').forEach((one) => one.replaceWith(' '));
  return {
    elements: [...parsed.querySelectorAll('*')].map((one) => [one.localName, [...one.attributes].map(({ name, value }) => [name, value])]),
    body: [...parsed.body.children].map(({ localName }) => localName),
    text: [...parsed.querySelectorAll('main p')].map((one) => one.textContent).join(' '),
  };
}`;

let browser: Browser;
let blank: Page;

beforeAll(async () => {
  browser = await openChromium();
  blank = await browser.newPage();
}, 60_000);

afterAll(async () => {
  await (browser as Browser | undefined)?.close();
});

async function parsed(html: string): Promise<Parsed> {
  return blank.evaluate<Parsed>(`(${PARSE})(${JSON.stringify(html)})`);
}

function pageOf(markdown: string, rest: Partial<PageContent> = {}): string {
  return page({
    title: 'Title',
    kind: 'Kind',
    language: 'en',
    markdown,
    figures: [],
    layout: 'report',
    outcome: null,
    ...rest,
  });
}

/** What a page must not hold, whatever it was made of. */
function strangers({ elements, body }: Parsed): readonly string[] {
  const strange = elements.flatMap(([element, attributes]) => [
    ...(ELEMENTS.has(element) ? [] : [`<${element}>`]),
    ...attributes.flatMap(([name, value]) => {
      if (!ATTRIBUTES.has(name)) return [`${name} on <${element}>`];
      return name === 'href' && !ADDRESS.test(value) ? [`a link to ${value}`] : [];
    }),
  ]);
  const policies = elements.filter(([element]) => element === 'meta').length;
  return [
    ...strange,
    ...(policies === 5 ? [] : [`${policies} meta elements`]),
    ...(body.join() === 'a,header,main,footer' ? [] : [`a body of ${body.join()}`]),
  ];
}

function words(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

describe('Markdown that attacks', () => {
  test.each(Object.entries(ATTACKS))('%s: becomes no markup', async (_name, markdown) => {
    for (const wrapped of [markdown, `> ${markdown}`, `- ${markdown}`, `# T\n\n${markdown}\n\nend`]) {
      expect(strangers(await parsed(pageOf(wrapped)))).toEqual([]);
    }
  });

  test.each(Object.entries(ATTACKS))(
    '%s: runs and loads nothing, even without the policy',
    async (_name, markdown) => {
      const context = await browser.newContext({ bypassCSP: true });
      const attacked = await context.newPage();
      const loaded: string[] = [];
      await attacked.route('**/*', async (route) => {
        const address = route.request().url();
        if (address === 'http://touchstone.test/') {
          await route.fulfill({ contentType: 'text/html; charset=utf-8', body: pageOf(markdown) });
        } else {
          loaded.push(address);
          await route.abort();
        }
      });
      await attacked.goto('http://touchstone.test/');
      await attacked.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
      for (const link of await attacked.locator('main a').all()) await link.hover();
      expect(loaded).toEqual([]);
      expect(await attacked.evaluate('window.hit === undefined')).toBe(true);
      await context.close();
    },
    30_000,
  );

  test('whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, async (markdown) => {
        expect(strangers(await parsed(pageOf(markdown)))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  }, 120_000);
});

describe('text in a page stays text', () => {
  test('in the document', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.constantFrom(...HOSTILE_TEXTS), hostileText), async (text) => {
        const found = await parsed(pageOf(escapeMarkdown(text)));
        expect(strangers(found)).toEqual([]);
        expect(words(found.text)).toBe(words(plainText(text, 'keep')));
      }),
      { numRuns: 300 },
    );
  }, 120_000);

  test('in the title, the heading and every picture', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, async (text) => {
        const figures = [ratingsChart([competency(text)]), candidates(text), timeline(text)].map((html) => ({
          html,
          place: { under: text },
        }));
        const outcome = { code: 'hire', title: text } as const;
        const html = pageOf(`# ${escapeMarkdown(text)}: x`, {
          title: text,
          kind: text,
          language: text,
          figures,
          outcome,
        });
        expect(strangers(await parsed(html))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  }, 120_000);
});

function competency(text: string): CompetencyView {
  return {
    id: text,
    title: text,
    category: 'skill',
    weight: 1,
    score: '3.00',
    floor: '3.00',
    standing: 'missed',
    bar: '',
    range: text,
    averageDeviation: null,
    people: 1,
    answers: 1,
    restsOn: text,
    fired: ['split'],
    voices: [
      { interviewer: text, score: '3.00', answers: 1, notAssessed: [] },
      { interviewer: `${text}b`, score: null, answers: 0, notAssessed: [{ question: text, reason: text }] },
    ],
  };
}

function candidates(text: string): string {
  const point = { candidate: text, outcome: 'hire', skill: '4.00' } as const;
  return candidatesChart(
    [
      { ...point, character: '4.00' },
      { ...point, character: null },
    ],
    { strongHire: 4, hire: 3, discuss: 2.5 },
  );
}

function timeline(text: string): string {
  return timelineChart([
    {
      interviewer: text,
      interview: text,
      started: '2026-11-02T09:00:00Z',
      ended: '2026-11-02T10:00:00Z',
      sealed: '2026-11-02T11:00:00Z',
      late: true,
      counted: false,
    },
  ]);
}
