import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { filters } from 'liquidjs';
import { readFileSync } from 'node:fs';
import { parseMarkdown, type MarkedToken } from '../../src/render/document.js';
import { plainText } from '../../src/render/safe-text.js';
import { fillTemplate } from '../../src/render/template.js';
import { viewOf } from '../../src/render/views.js';
import { HOSTILE_TEXTS, hostileText } from './hostile-text.js';
import { evenly, samplePanel, TITLES } from './sample-panel.js';

const shipped = {
  file: 'templates/recommendation.md',
  text: readFileSync(new URL('../../templates/recommendation.md', import.meta.url), 'utf8'),
};

const fill = (text: string, view: object = {}): string => {
  const result = fillTemplate({ file: 't.md', text }, view);
  if (!result.ok) throw new Error(JSON.stringify(result.findings));
  return result.value;
};

/** A panel in which every free field holds what `text` makes of its ordinary text. */
function documentWith(text: (ordinary: string) => string): string {
  const { recommendation, material } = samplePanel({
    text,
    credentials: ['OSCP'],
    cards: {
      ana: {
        own: 'no',
        judged: [
          { on: 'candor', rating: 1, note: 'Hid the wiped host.', knockout: true },
          { on: 'helpfulness', rating: 4 },
          { on: 'learning-orientation', rating: 4 },
          { on: 'energy', rating: 4 },
        ],
      },
      ben: evenly({ candor: 5, helpfulness: 4, 'learning-orientation': 4, energy: 4, investigation: 2 }),
    },
  });
  const result = fillTemplate(shipped, viewOf(recommendation, material));
  if (!result.ok) throw new Error(JSON.stringify(result.findings));
  return result.value;
}

function everyToken(tokens: readonly MarkedToken[]): readonly MarkedToken[] {
  return tokens.flatMap((token) => {
    const below: MarkedToken[] = [];
    if ('tokens' in token) below.push(...(token.tokens as MarkedToken[]));
    if (token.type === 'list') below.push(...token.items);
    if (token.type === 'table') {
      for (const cell of [...token.header, ...token.rows.flat()])
        below.push(...(cell.tokens as MarkedToken[]));
    }
    return [token, ...everyToken(below)];
  });
}

/** The skeleton of a document: its blocks in order, with how deep headings are and how large lists and tables. */
function skeleton(markdown: string): readonly string[] {
  return parseMarkdown(markdown)
    .filter(({ type }) => type !== 'space')
    .map((token) => {
      if (token.type === 'heading') return `heading ${token.depth}`;
      if (token.type === 'list') return `list of ${token.items.length}`;
      if (token.type === 'table') return `table ${token.header.length} by ${token.rows.length}`;
      return token.type;
    });
}

// The only links are our own: from a reason's code to the rule in the folder's README.
const RULE_LINK = /^\[([a-z-]+)\]\(\.\.\/\.\.\/README\.md#\1\)$/;
const FORBIDDEN = ['link', 'image', 'code', 'codespan', 'def', 'del', 'hr'];
const OWN_HTML =
  /^(?:<br>|<!-- -->|<\/?span>|<\/details>\s*|<details>\n<summary>[\w ,.:()-]*<\/summary>\s*)$/;

function expectOnlyText(markdown: string): void {
  const tokens = everyToken(parseMarkdown(markdown));
  const markup = tokens.filter(({ type }) => FORBIDDEN.includes(type)).map(({ raw }) => raw);
  expect(markup.filter((raw) => !RULE_LINK.test(raw))).toEqual([]);
  const html = tokens.flatMap((token) => (token.type === 'html' ? [token.text] : []));
  expect(html.filter((one) => !OWN_HTML.test(one))).toEqual([]);
}

describe('hostile text in every free field of the shipped document', () => {
  const ordinary = skeleton(documentWith((text) => text));

  test.each(HOSTILE_TEXTS.map((text) => [text]))('%j', (hostile) => {
    const document = documentWith((text) => `${text} ${hostile}`);
    expectOnlyText(document);
    const unfolded = (blocks: readonly string[]): readonly string[] =>
      blocks.filter((block) => block !== 'html');
    expect(unfolded(skeleton(document))).toEqual(unfolded(ordinary));
  });

  test('whatever the text is', () => {
    fc.assert(
      fc.property(hostileText, (hostile) => {
        const document = documentWith((text) => `${hostile} ${text}`);
        expectOnlyText(document);
        expect(skeleton(document).filter((block) => block !== 'html')).toEqual(
          ordinary.filter((block) => block !== 'html'),
        );
        expect(document).not.toMatch(/[\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]|(?!\n)\p{Cc}/u);
      }),
      { numRuns: 200 },
    );
  });

  test('100 KB of evidence are cut, with a pointer to the card', () => {
    const { recommendation, material } = samplePanel({
      cards: {
        ana: { judged: [{ on: 'candor', rating: 1, note: 'evidence '.repeat(12_000) }] },
        ben: evenly(Object.fromEntries(Object.keys(TITLES).map((id) => [id, 4]))),
      },
    });
    const result = fillTemplate(shipped, viewOf(recommendation, material));
    if (!result.ok) throw new Error(JSON.stringify(result.findings));
    expect(result.value.length).toBeLessThan(20_000);
    expect(result.value).toContain('the whole of it is in the card');
  });
});

describe('values are escaped', () => {
  const hostile = '<b> **x** [l](javascript:1) `c`';

  test('by default, in every kind of output', () => {
    const templates = [
      '{{ x }}',
      '{% echo x %}',
      '{% assign y = x %}{{ y }}',
      '{% capture y %}{{ x }}{% endcapture %}{{ y }}',
    ];
    for (const template of templates) {
      expect(fill(template, { x: hostile })).toBe('\\<b> \\*\\*x\\*\\* \\[l\\](javascript:1) \\`c\\`\n');
    }
  });

  test.each(Object.keys(filters))('through the filter %s, where it is there at all', (filter) => {
    const result = fillTemplate({ file: 't.md', text: `{{ x | ${filter}: "a", "b" }}` }, { x: hostile });
    if (result.ok) expectOnlyText(result.value);
  });

  test.each(['raw', 'date', 'date_to_string', 'sample'])('%s is left out', (filter) => {
    expect(fillTemplate({ file: 't.md', text: `{{ x | ${filter} }}` }, { x: 'x' })).toMatchObject({
      ok: false,
      findings: [{ problem: { code: 'template-unknown-filter', name: filter } }],
    });
  });

  test('what the program made passes; once it was changed, it is text again', () => {
    const table = { columns: [{ title: '<b>', align: 'left' }], rows: [['| x |']] };
    expect(fill('{{ t | table }}', { t: table })).toBe('| \\<b>    |\n| ------- |\n| \\| x \\| |\n');
    expect(fill('{{ t | table | append: "" }}', { t: table })).toMatch(/^\\\| /);
    expect(fill('{{ x }}', { x: { toString: () => '<b>' } })).not.toContain('<b>');
  });

  test('a template may choose another escape', () => {
    const result = fillTemplate({ file: 't.html', text: '{{ x }}' }, { x: '<b>' }, (text) =>
      text.toUpperCase(),
    );
    expect(result).toEqual({ ok: true, value: '<B>\n' });
  });
});

test('two captures keep apart', () => {
  const template = '{% capture a %}<{% endcapture %}{% capture b %}{{ a }}>{% endcapture %}{{ b }}{{ a }}';
  expect(fill(template)).toBe('<><\n');
});

test.each([
  ['longer than any document', 'x'.repeat(1_000_001)],
  ['nested deeper than the stack', '{% if true %}'.repeat(70_000)],
])('a template that is %s is refused', (_, text) => {
  expect(fillTemplate({ file: 't.md', text }, {})).toMatchObject({
    ok: false,
    findings: [{ place: { file: 't.md' }, problem: { code: 'template-too-much' } }],
  });
});

describe('a template that would work without end', () => {
  const loop = (body: string, times = 100_000): string => `{% for i in (1..${times}) %}${body}{% endfor %}`;
  const view = {
    text: 'a'.repeat(900_000),
    needle: `b${'a'.repeat(400_000)}`,
    list: Array.from({ length: 5000 }, (_, id) => ({ id, name: `n${id % 7}` })),
  };
  const grown =
    '{% assign a = "x" | split: "" %}{% for i in (1..60) %}{% assign a = a | push: a %}{% endfor %}';

  test.each([
    ['loops within loops', loop(loop(loop('')))],
    ['a range', loop('x', 1_000_000_000)],
    ['a table of a range', '{% tablerow i in (1..3000000) %}{% endtablerow %}'],
    [
      'a loop that leaves most of a list out',
      `{% assign r = (1..900000) %}${loop('{% for j in r offset: 1 limit: 1 %}{% endfor %}')}`,
    ],
    ['a text put out over and over', loop('{{ text }}')],
    ['its own text, over and over', loop('lorem ipsum '.repeat(5000))],
    ['the same in a block', `{% block b %}${loop('lorem ipsum '.repeat(5000))}{% endblock %}`],
    ['a capture that grows', `{% capture c %}${loop('lorem ipsum '.repeat(5000))}{% endcapture %}{{ c }}`],
    ['a text that is doubled', `{% assign s = text %}${loop('{% assign s = s | append: s %}')}`],
    ['a list that holds itself, put out', `${grown}{{ a }}`],
    ['the same joined', `${grown}{{ a | join }}`],
    ['the same as JSON', `${grown}{{ a | json }}`],
    ['the same compared', `${grown}{% assign b = a | push: 1 | pop %}{% if a == b %}{% endif %}`],
    ['a search', loop('{% if text contains needle %}{% endif %}')],
    ['a replacement', '{{ text | replace: needle, "c" }}'],
    ['a filter over a list', loop('{% assign found = list | find: "id", -1 %}')],
    ['an expression over a list', loop('{% assign found = list | where_exp: "i", "i.id > 3" %}')],
    ['a condition without end', loop(`{% if ${'true and '.repeat(1000)} true %}{% endif %}`)],
    ['a case with many values', loop(`{% case i %}{% when ${'0, '.repeat(20_000)} 0 %}{% endcase %}`)],
  ])('by %s is refused', (_, text) => {
    let put = 0;
    const result = fillTemplate({ file: 't.md', text }, view, (value) => {
      put += 1;
      return value;
    });
    expect(result).toMatchObject({ ok: false, findings: [{ problem: { code: 'template-too-much' } }] });
    expect(put).toBeLessThan(100_000);
  });

  test('and one that does as much as any document is filled in', () => {
    expect(fill(`${loop('{{ i }} ', 2000)}{{ text | size }}`, view)).toMatch(/2000 900000\n$/);
  });
});

describe('what is wrong with a template is told with its place', () => {
  test.each([
    ['a\n  {{ nope }}', 'template-unknown-variable', 2, 6],
    ['{{ x.nope }}', 'template-unknown-variable', 1, 4],
    ['{{ x.constructor }}', 'template-unknown-variable', 1, 4],
    ['{{ x | nope }}', 'template-unknown-filter', 1, 1],
    ['\n{% nope %}', 'template-unknown-tag', 2, 1],
    ['{% include "/etc/passwd" %}', 'template-wants-file', 1, 1],
    ['{% render "x" %}', 'template-wants-file', 1, 1],
    ['{% layout "x" %}', 'template-wants-file', 1, 1],
    ['{{ x', 'template-syntax', 1, 1],
    ['{% if x %}', 'template-syntax', 1, 1],
    ['{% capture %}{% endcapture %}', 'template-syntax', 1, 1],
    ['{% for i in (1..1000000000) %}x{% endfor %}', 'template-too-much', 1, 1],
    ['{{ x | table }}', 'template-failed', 1, 1],
    ['{{ x | quotes }}', 'template-failed', 1, 1],
    ['{{ x | fold: "<b>" }}', 'template-failed', 1, 1],
  ])('%j', (text, code, line, column) => {
    expect(fillTemplate({ file: 'templates/own.md', text }, { x: 'text' })).toMatchObject({
      ok: false,
      findings: [{ severity: 'error', place: { file: 'templates/own.md', line, column }, problem: { code } }],
    });
  });
});

test('the shipped document says exactly the text of a note, control characters made visible', () => {
  const document = documentWith((text) => `${text}\u202E`);
  expect(document).toContain(`Hid the wiped host.${plainText('\u202E')}`);
});
