import { plainText } from '../../render/safe-text.js';
import { displayWidth } from '../../render/width.js';
import type { TextBuffer } from '../text-buffer.js';

/** The rows of what is being typed, and where the cursor stands among them. */
export interface LineRows {
  readonly rows: readonly string[];
  readonly cursor: { readonly row: number; readonly before: string };
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

// Of a line longer than this only the part around the cursor is laid out, so that a pasted book does not slow the keys.
const LONGEST_LAID_OUT = 4000;

/** A buffer as rows of at most `columns`, broken at words; when there are more than `most`, those around the cursor. */
export function lineRows({ lines, cursor }: TextBuffer, columns: number, most: number): LineRows {
  const from = Math.max(0, cursor.row - most);
  const near = lines.slice(from, cursor.row + most + 1);
  const rows: string[] = [];
  let at = { row: 0, before: '' };
  near.forEach((line, index) => {
    const here = from + index === cursor.row;
    const start = here ? Math.max(0, cursor.column - LONGEST_LAID_OUT / 2) : 0;
    const part = line.slice(start, start + LONGEST_LAID_OUT);
    const spans = breakLine(part, columns);
    spans.forEach(({ from: begin, to }, order) => {
      const column = cursor.column - start;
      const last = order === spans.length - 1;
      if (here && column >= begin && (column < to || (last && column <= to))) {
        at = { row: rows.length, before: plainText(part.slice(begin, column)) };
      }
      rows.push(plainText(part.slice(begin, to)));
    });
  });
  if (rows.length <= most) return { rows, cursor: at };
  const first = Math.max(0, Math.min(at.row - Math.floor(most / 2), rows.length - most));
  return { rows: rows.slice(first, first + most), cursor: { ...at, row: at.row - first } };
}

interface Span {
  readonly from: number;
  readonly to: number;
}

function breakLine(line: string, columns: number): readonly Span[] {
  // One column stays free for the cursor behind the last letter.
  const room = Math.max(4, columns - 1);
  if (line.length * 2 <= room) return [{ from: 0, to: line.length }];
  const spans: Span[] = [];
  let from = 0;
  let width = 0;
  let space = -1;
  let widthAtSpace = 0;
  for (const { segment, index } of graphemes.segment(line)) {
    const wide = segment >= ' ' && segment <= '~' ? 1 : displayWidth(plainText(segment));
    if (width + wide > room && index > from) {
      const to = space > from ? space : index;
      spans.push({ from, to });
      width = space > from ? width - widthAtSpace : 0;
      from = to;
      space = -1;
    }
    width += wide;
    if (segment === ' ') {
      space = index + 1;
      widthAtSpace = width;
    }
  }
  spans.push({ from, to: line.length });
  return spans;
}
