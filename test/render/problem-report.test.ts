import { describe, expect, test } from '@jest/globals';
import { Failure, type Finding } from '../../src/domain/problem.js';
import { countSentence, renderFailure, renderFindings } from '../../src/render/problem-report.js';
import { glyphsFor, paletteFor } from '../../src/render/style.js';
import { displayWidth } from '../../src/render/width.js';

const look = { columns: 80, palette: paletteFor(0), glyphs: glyphsFor(true) };

function unknownKey(
  file: string,
  line: number,
  column: number,
  key = 'anchor',
  severity: Finding['severity'] = 'error',
): Finding {
  return {
    severity,
    place: { file, line, column },
    problem: { code: 'unknown-key', key, suggestion: 'anchors' },
  };
}

describe('findings for people', () => {
  test('stand in the order of file and line, with source, caret, advice and count', () => {
    const findings = [
      unknownKey('b.yaml', 1, 1),
      unknownKey('a.yaml', 3, 3),
      unknownKey('a.yaml', 2, 1, 'x', 'warning'),
    ];
    const source = (file: string): string | null => (file === 'a.yaml' ? 'id: a\nx: 1\n  anchor:\n' : null);
    expect(renderFindings(findings, source, look)).toBe(
      [
        'a.yaml:2:1: warning: "x" is not a key that belongs here.',
        '  2 │ x: 1',
        '      ^',
        '  Did you mean "anchors"? (unknown-key)',
        '',
        'a.yaml:3:3: error: "anchor" is not a key that belongs here.',
        '  3 │   anchor:',
        '        ^',
        '  Did you mean "anchors"? (unknown-key)',
        '',
        'b.yaml:1:1: error: "anchor" is not a key that belongs here.',
        '  Did you mean "anchors"? (unknown-key)',
        '',
        '2 errors and 1 warning in 2 files.',
        '',
      ].join('\n'),
    );
  });

  test('the caret stands under the column, whatever is before it', () => {
    const report = renderFindings([unknownKey('a.yaml', 1, 4)], () => '漢字 key: 1', look);
    const [, line = '', caret = ''] = report.split('\n');
    expect(displayWidth(caret)).toBe(displayWidth(line.slice(0, line.indexOf('key'))) + 1);
  });

  test('a line of 100 KB is shown around the column, and no line is wider than the terminal', () => {
    const source = `${'x'.repeat(50_000)}KEY${'y'.repeat(50_000)}`;
    const report = renderFindings([unknownKey('a.yaml', 1, 50_001)], () => source, look);
    expect(report).toContain('KEY');
    for (const line of report.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(look.columns);
  });

  test('hostile text in keys, files and source is shown, not obeyed', () => {
    const finding = unknownKey('a\u001b[2J.yaml', 1, 1, 'k\u202E\u0000');
    expect(renderFindings([finding], () => '\u001b[31mred', look)).not.toMatch(/(?!\n)\p{Cc}|\u202E/u);
  });

  test('none at all', () => {
    expect(renderFindings([], () => null, look)).toBe('');
    expect(countSentence([])).toBe('Nothing found.');
  });
});

test('a failure says what happened and what to do', () => {
  const failure = new Failure(
    { code: 'template-too-much' },
    { file: 'templates/own.md', line: 1, column: 1 },
  );
  expect(renderFailure(failure, () => '{% for %}', { ...look, columns: 100 })).toBe(
    [
      'templates/own.md:1:1: error: The template does more work than a document of any size needs.',
      '  1 │ {% for %}',
      '      ^',
      '  Look for a loop that runs too often.',
      '',
    ].join('\n'),
  );
});
