import type { MarkedToken, Tokens } from './document.js';
import { inlineText, type InlineLook } from './inline-terminal.js';
import { displayWidth, padText, wrapText } from './width.js';

// Columns stand two apart, or one where that saves lines.
const GAPS = [2, 1];
// A word longer than this may be broken before a table gives up being one.
const LONGEST_UNBROKEN_WORD = 20;

/** A table as lines: in columns where they fit, words wrapped within their column; else as a list of rows. */
export function tableLines(table: Tokens.Table, columns: number, look: InlineLook): readonly string[] {
  const text = (cell: Tokens.TableCell): string => inlineText(cell.tokens as MarkedToken[], look);
  const header = table.header.map(text);
  const rows = table.rows.map((row) => row.map(text));
  const aligns = table.align.map((align) => (align === 'right' ? 'right' : 'left'));
  const layouts = GAPS.flatMap((gap) => {
    const widths = columnWidths([header, ...rows], columns, gap);
    if (widths === null) return [];
    const line = (cells: readonly string[]): readonly string[] => cellsAbreast(cells, widths, gap, aligns);
    const rule = widths.map((width) => look.glyphs.rule.repeat(width)).join(' '.repeat(gap));
    const titles = line(header.map((title) => look.palette.strong(title)));
    return [[...titles, look.palette.muted(rule), ...rows.flatMap(line)]];
  });
  const [shortest] = layouts.sort((one, other) => one.length - other.length);
  return shortest ?? rowList(header, rows, columns, look);
}

/** Widths that fit side by side; null when not even the longest words do. */
function columnWidths(
  rows: readonly (readonly string[])[],
  columns: number,
  gap: number,
): readonly number[] | null {
  const count = rows[0]?.length ?? 0;
  const room = columns - gap * (count - 1);
  const column = (index: number): readonly string[] => rows.map((row) => row[index] ?? '');
  const natural = Array.from({ length: count }, (_, index) =>
    Math.max(1, ...column(index).flatMap((cell) => cell.split('\n').map(displayWidth))),
  );
  const least = Array.from({ length: count }, (_, index) =>
    Math.max(1, ...column(index).flatMap((cell) => cell.split(/\s+(?!\()/).map(wordWidth))),
  );
  if (sum(least) > room) return null;
  const widths = [...natural];
  for (let over = sum(widths) - room; over > 0; over -= 1) {
    // Take from the column that has most to spare.
    const spare = widths.map((width, index) => (width > (least[index] ?? 0) ? width : 0));
    const widest = spare.indexOf(Math.max(...spare));
    widths[widest] = (widths[widest] ?? 1) - 1;
  }
  return widths;
}

function wordWidth(word: string): number {
  return Math.min(LONGEST_UNBROKEN_WORD, displayWidth(word));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function cellsAbreast(
  cells: readonly string[],
  widths: readonly number[],
  gap: number,
  aligns: readonly ('left' | 'right')[],
): readonly string[] {
  const wrapped = widths.map((width, index) =>
    (cells[index] ?? '').split('\n').flatMap((line) => wrapText(line, width)),
  );
  const height = Math.max(1, ...wrapped.map(({ length }) => length));
  return Array.from({ length: height }, (_, at) =>
    wrapped
      .map((lines, index) => padText(lines[at] ?? '', widths[index] ?? 0, aligns[index]))
      .join(' '.repeat(gap))
      .trimEnd(),
  );
}

function rowList(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  columns: number,
  look: InlineLook,
): readonly string[] {
  return rows.flatMap((row, at) => {
    const [first = '', ...others] = row;
    const head = wrapText(look.palette.strong(first === '' ? (header[0] ?? '') : first), columns);
    const body = others.flatMap((cell, index) => {
      const [label = '', ...more] = wrapText(
        `${header[index + 1] ?? ''}: ${cell}`.trim(),
        Math.max(8, columns - 4),
      );
      return [`  ${label}`, ...more.map((line) => `    ${line}`)];
    });
    return at === 0 ? [...head, ...body] : ['', ...head, ...body];
  });
}
