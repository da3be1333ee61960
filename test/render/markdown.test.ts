import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { parseMarkdown, type MarkedToken } from '../../src/render/document.js';
import { inlineText } from '../../src/render/inline-terminal.js';
import { escapeMarkdown, escapeMarkdownLines, foldMarkdown, quoteLines } from '../../src/render/markdown.js';
import { markdownTable } from '../../src/render/markdown-table.js';
import { plainText } from '../../src/render/safe-text.js';
import { glyphsFor, paletteFor } from '../../src/render/style.js';
import { HOSTILE_TEXTS, hostileText } from './hostile-text.js';

const look = { palette: paletteFor(0), glyphs: glyphsFor(true) };
const OWN_HTML = new Set(['<br>', '<!-- -->', '<span>', '</span>']);

/** Every token below these, with itself. */
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

function markup(tokens: readonly MarkedToken[], allowed: readonly string[]): readonly string[] {
  return everyToken(tokens)
    .filter((token) => !(token.type === 'html' && OWN_HTML.has(token.text)))
    .map(({ type }) => type)
    .filter((type) => !['text', 'escape', 'space', ...allowed].includes(type));
}

/** What a reader sees, runs of white space as one space: HTML does not keep them. */
function words(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function seen(tokens: readonly MarkedToken[]): string {
  return words(
    tokens
      .map((token) =>
        token.type === 'space'
          ? ' '
          : 'tokens' in token
            ? inlineText(token.tokens as MarkedToken[], look)
            : '',
      )
      .join(' '),
  );
}

const written = (text: string): string => words(plainText(text, 'keep'));

describe('text within a document stays text', () => {
  test.each(HOSTILE_TEXTS.map((text) => [text]))('as a paragraph: %j', (text) => {
    const tokens = parseMarkdown(escapeMarkdown(text));
    expect(markup(tokens, ['paragraph'])).toEqual([]);
    expect(seen(tokens)).toBe(written(text));
  });

  test('as a paragraph, whatever it is', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const tokens = parseMarkdown(escapeMarkdown(text));
        expect(markup(tokens, ['paragraph'])).toEqual([]);
        expect(seen(tokens)).toBe(written(text));
      }),
      { numRuns: 2000 },
    );
  });

  test('after other text, before other text, within emphasis and in a list', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (one, two) => {
        const [a, b] = [escapeMarkdown(one), escapeMarkdown(two)];
        expect(markup(parseMarkdown(`It: ${a} and ${b} end`), ['paragraph'])).toEqual([]);
        const list = parseMarkdown(`- ${a}\n- ${b}\n`);
        expect(markup(list, ['list', 'list_item', 'paragraph'])).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  test('in the cell of a table', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (title, cell) => {
        const table = {
          columns: [
            { title, align: 'left' as const },
            { title: 'B', align: 'right' as const },
          ],
          rows: [
            [cell, 'x'],
            ['y', cell],
          ],
        };
        const [token, ...rest] = parseMarkdown(markdownTable(table, escapeMarkdown));
        expect(rest).toEqual([]);
        if (token?.type !== 'table') throw new Error('a table became something else');
        expect(markup([token], ['table'])).toEqual([]);
        expect(
          token.rows.map((row) => row.map(({ tokens }) => words(inlineText(tokens as MarkedToken[], look)))),
        ).toEqual([
          [written(cell), 'x'],
          ['y', written(cell)],
        ]);
      }),
      { numRuns: 1000 },
    );
  });

  test('in a quotation, folded or not, without getting out of it', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const quote = quoteLines([...escapeMarkdownLines(text), '', '— ana']);
        const tokens = parseMarkdown(foldMarkdown('What ana noted', quote));
        expect(tokens.filter(({ type }) => type !== 'space').map(({ type }) => type)).toEqual([
          'html',
          'blockquote',
          'html',
        ]);
        const [inside] = tokens.filter(({ type }) => type === 'blockquote');
        if (inside?.type !== 'blockquote') throw new Error('no quotation');
        expect(markup([inside], ['blockquote', 'paragraph'])).toEqual([]);
        expect(seen(inside.tokens as MarkedToken[])).toBe(`${written(text)} — ana`.trim());
      }),
      { numRuns: 1000 },
    );
  });
});

describe('what GitHub alone makes of text', () => {
  test.each([
    ['@soc-team', '@<!-- -->soc-team'],
    ['a@b.example', 'a@<!-- -->b.example'],
    ['#123', '#<!-- -->123'],
    ['GH-12', 'GH-<!-- -->12'],
    ['https://e.example', 'https:<!-- -->//e.example'],
    ['www.e.example', 'www<!-- -->.e.example'],
    [':smile:', ':<!-- -->smile:'],
    ['$5', '<span>$</span>5'],
  ])('%s is parted so that nothing is made of it', (text, expected) => {
    expect(escapeMarkdown(text)).toBe(expected);
  });
});

describe('what begins a line like a list, a heading, a quotation or a rule', () => {
  test.each([
    ['1. first', '1\\. first'],
    ['12) twelfth', '12\\) twelfth'],
    ['- and so on', '\\- and so on'],
    ['+ and more', '\\+ and more'],
    ['## not a title', '\\## not a title'],
    ['> not quoted', '\\> not quoted'],
    ['===', '\\==='],
    ['---', '\\---'],
  ])('%j is escaped', (text, expected) => {
    expect(escapeMarkdown(text)).toBe(expected);
    expect(escapeMarkdown(`a\n${text}`)).toBe(`a<br>${expected}`);
  });
});

test('lines of a quotation stay apart, and blank ones need no break', () => {
  expect(quoteLines(escapeMarkdownLines('one\ntwo\n\nthree'))).toBe('> one<br>\n> two\n>\n> three');
});

describe('ordinary text stays readable in the source', () => {
  test.each([
    'Found it Monday, 08:11:23, nobody else had (really).',
    'C:\\Users\\bob\\run.exe and /etc/hosts',
    'snake_case_name, R&D, 5 + 3 = 8, a - b, "quoted", it’s 100 %!  So?'.replace('  ', ' '),
    'Zoë 漢字 👩🏽‍🚒',
    'Line 3.5 -> 4, -5 degrees, 2026-11-02',
    '-5 degrees',
    '-v was set',
    '+1 from me',
    'Steps 3. and 4) of it',
  ])('%s', (text) => {
    expect(escapeMarkdown(text)).toBe(text);
  });
});

test('a summary holds words and ids only, whatever it is given', () => {
  expect(foldMarkdown('a <b>&"x" (c-7k2m): 1, v2.', 'y')).toBe(
    '<details>\n<summary>a bx (c-7k2m): 1, v2.</summary>\n\ny\n\n</details>',
  );
});
