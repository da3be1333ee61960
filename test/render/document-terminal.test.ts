import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { renderDocument, type DocumentLook } from '../../src/render/document-terminal.js';
import { escapeMarkdown, foldMarkdown, quoteLines } from '../../src/render/markdown.js';
import { markdownTable } from '../../src/render/markdown-table.js';
import { plainText } from '../../src/render/safe-text.js';
import { glyphsFor, paletteFor } from '../../src/render/style.js';
import { displayWidth } from '../../src/render/width.js';
import { hostileText } from './hostile-text.js';

const look = (columns: number, over: Partial<DocumentLook> = {}): DocumentLook => ({
  columns,
  details: 'folded',
  palette: paletteFor(0),
  glyphs: glyphsFor(true),
  ...over,
});

const SAMPLE = `# Discuss: c-7k2m for SOC analyst

**Let us talk before anybody decides.** Candor was read in two ways.

| Competency           |      ana |      ben |    Panel | What fired         |
| -------------------- | -------: | -------: | -------: | ------------------ |
| Candor               | 1.00 (1) | 4.00 (1) | 2.50 (2) | grave-doubt, split |
| Learning orientation |        – | 4.00 (2) | 4.00 (2) | –                  |

> *action:* Said “I don’t know” twice.<br>
> Then how he would find out.
>
> — ben, on candor/first, rated 4

<details>
<summary>The evidence behind it</summary>

> folded away

</details>

1. First step of the plan, long enough to be wrapped in a narrow terminal.
2. Second step.
`;

describe('a document in a terminal', () => {
  test('120 columns', () => {
    expect(renderDocument(SAMPLE, look(120))).toBe(`Discuss: c-7k2m for SOC analyst
===============================

Let us talk before anybody decides. Candor was read in two ways.

Competency                 ana       ben     Panel  What fired
────────────────────  ────────  ────────  ────────  ──────────────────
Candor                1.00 (1)  4.00 (1)  2.50 (2)  grave-doubt, split
Learning orientation         –  4.00 (2)  4.00 (2)  –

│ action: Said “I don’t know” twice.
│ Then how he would find out.
│
│ — ben, on candor/first, rated 4

▸ The evidence behind it

1. First step of the plan, long enough to be wrapped in a narrow terminal.
2. Second step.
`);
  });

  test('60 columns: words wrap within their column', () => {
    expect(renderDocument(SAMPLE, look(60)).split('\n').slice(6, 13)).toEqual([
      'Competency           ana       ben     Panel  What fired',
      '──────────────  ────────  ────────  ────────  ──────────────',
      'Candor          1.00 (1)  4.00 (1)  2.50 (2)  grave-doubt,',
      '                                              split',
      'Learning               –  4.00 (2)  4.00 (2)  –',
      'orientation',
      '',
    ]);
  });

  test('columns stand closer where that saves lines', () => {
    const table = '| Candidate | Rests on |\n| --- | --- |\n| c-7k2m | 3 people, 22 answers |\n';
    const lines = (columns: number): readonly string[] => renderDocument(table, look(columns)).split('\n');
    expect(lines(31)[2]).toBe('c-7k2m     3 people, 22 answers');
    expect(lines(30)[2]).toBe('c-7k2m    3 people, 22 answers');
    expect(lines(29).slice(2, 4)).toEqual(['c-7k2m     3 people, 22', '           answers']);
  });

  test('40 columns: a table becomes a list of rows', () => {
    expect(renderDocument(SAMPLE, look(40)).split('\n').slice(6, 17)).toEqual([
      'Candor',
      '  ana: 1.00 (1)',
      '  ben: 4.00 (1)',
      '  Panel: 2.50 (2)',
      '  What fired: grave-doubt, split',
      '',
      'Learning orientation',
      '  ana: –',
      '  ben: 4.00 (2)',
      '  Panel: 4.00 (2)',
      '  What fired: –',
    ]);
  });

  test('what is folded can be shown', () => {
    const shown = renderDocument(SAMPLE, look(80, { details: 'unfolded' }));
    expect(shown).toContain('▾ The evidence behind it\n\n│ folded away\n\n1. First');
    expect(renderDocument(SAMPLE, look(80))).not.toContain('folded away');
  });

  test('ASCII twins, bars included', () => {
    const shown = renderDocument('- ██░░\n\n> q\n', look(80, { glyphs: glyphsFor(false) }));
    expect(shown).toBe('- ##..\n\n| q\n');
  });

  test('colour adds nothing but colour', () => {
    const colored = renderDocument(SAMPLE, look(80, { palette: paletteFor(3) }));
    expect(colored).toContain('\u001b[');
    expect(colored.replace(/\u001b\[[0-9;]*m/g, '').replace(/ +$/gm, '')).toBe(
      renderDocument(SAMPLE, look(80)).replace(/ +$/gm, ''),
    );
  });

  test('nested lists, code, rules, links and a template author’s HTML', () => {
    const markdown = '- a\n  - b\n    1. c\n\n---\n\n    code\n\n[text](https://e.example) <b>x</b>\n';
    expect(renderDocument(markdown, look(24))).toBe(
      '• a\n  • b\n    1. c\n\n────────────────────────\n\n    code\n\ntext (https://e.example)\n<b>x</b>\n',
    );
  });
});

describe('hostile text in a terminal', () => {
  const written = (text: string): string => plainText(text, 'keep').normalize().replace(/\s+/g, '');

  test('is printed as exactly itself, and no line is wider than the terminal', () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 20, max: 120 }), (text, columns) => {
        const cell = { columns: [{ title: 'T', align: 'left' as const }], rows: [[text]] };
        const markdown = [
          escapeMarkdown(text),
          markdownTable(cell, escapeMarkdown),
          foldMarkdown('x', quoteLines([escapeMarkdown(text)])),
        ].join('\n\n');
        const shown = renderDocument(markdown, look(columns, { details: 'unfolded' }));
        for (const line of shown.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(columns);
        expect(shown).not.toMatch(/(?!\n)\p{Cc}|[\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u);
        const paragraph = renderDocument(escapeMarkdown(text), look(columns));
        expect(paragraph.replace(/\s+/g, '')).toBe(written(text));
      }),
      { numRuns: 1000 },
    );
  });
});
