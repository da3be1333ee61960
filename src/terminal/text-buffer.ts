/** A place in a text: the line from 0, and the offset in UTF-16 units within it. It never stands inside a grapheme. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** A text that is being edited. Lines are as they came; only line ends count as line ends. */
export interface TextBuffer {
  readonly lines: readonly string[];
  readonly cursor: Place;
  /** What the text was before; the newest first. */
  readonly earlier: Earlier | null;
}

interface Earlier {
  readonly lines: readonly string[];
  readonly cursor: Place;
  readonly earlier: Earlier | null;
}

export type Movement =
  'left' | 'right' | 'word-left' | 'word-right' | 'home' | 'end' | 'up' | 'down' | 'start' | 'finish';

export type Deletion = 'left' | 'right' | 'word-left' | 'word-right' | 'line-left' | 'line-right';

export const EMPTY_BUFFER: TextBuffer = { lines: [''], cursor: { row: 0, column: 0 }, earlier: null };

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

// Enough for the longest emoji and for letters with a tower of accents; a text of 200 KB is not looked at as a whole.
const NEIGHBOURHOOD = 256;

/** A buffer with this text, the cursor at its end. */
export function bufferOf(text: string): TextBuffer {
  return insert(EMPTY_BUFFER, text);
}

export function textOfBuffer({ lines }: TextBuffer): string {
  return lines.join('\n');
}

export function isEmptyBuffer({ lines }: TextBuffer): boolean {
  return lines.length === 1 && lines[0] === '';
}

/** Puts text in at the cursor, exactly as it is; CRLF and CR, as which terminals send line ends, become line ends. */
export function insert(buffer: TextBuffer, text: string): TextBuffer {
  if (text === '') return buffer;
  const { row, column } = buffer.cursor;
  const line = lineAt(buffer, row);
  const added = text.replace(/\r\n?/g, '\n').split('\n');
  const last = added.length - 1;
  const lines = added.map(
    (piece, index) =>
      (index === 0 ? line.slice(0, column) : '') + piece + (index === last ? line.slice(column) : ''),
  );
  const end = (last === 0 ? column : 0) + (added[last] ?? '').length;
  return {
    lines: buffer.lines.toSpliced(row, 1, ...lines),
    cursor: { row: row + last, column: end },
    earlier: belongsToWord(buffer, text) ? buffer.earlier : remembered(buffer),
  };
}

export function move(buffer: TextBuffer, movement: Movement): TextBuffer {
  return { ...buffer, cursor: target(buffer, movement) };
}

/** Takes text out, up to where the cursor would go. Nothing left to take out gives the buffer unchanged. */
export function remove(buffer: TextBuffer, deletion: Deletion): TextBuffer {
  const other = target(buffer, MOVEMENTS[deletion]);
  const { row, column } = buffer.cursor;
  if (other.row === row && other.column === column) return buffer;
  const backwards = other.row < row || (other.row === row && other.column < column);
  const [from, to] = backwards ? [other, buffer.cursor] : [buffer.cursor, other];
  const joined = lineAt(buffer, from.row).slice(0, from.column) + lineAt(buffer, to.row).slice(to.column);
  return {
    lines: buffer.lines.toSpliced(from.row, to.row - from.row + 1, joined),
    cursor: from,
    earlier: remembered(buffer),
  };
}

/** Takes the whole text out; undoing brings it back. */
export function clear(buffer: TextBuffer): TextBuffer {
  return { ...EMPTY_BUFFER, earlier: remembered(buffer) };
}

/** The buffer before its last change; null when nothing was changed. */
export function undoEdit({ earlier }: TextBuffer): TextBuffer | null {
  return earlier;
}

/** Where the grapheme before or after an offset begins or ends. */
function neighbour(line: string, column: number, direction: -1 | 1): number {
  if (direction < 0) {
    const tail = line.slice(Math.max(0, column - NEIGHBOURHOOD), column);
    const last = [...graphemes.segment(tail)].at(-1)?.segment ?? '';
    return column - last.length;
  }
  const [first] = graphemes.segment(line.slice(column, column + NEIGHBOURHOOD));
  return column + (first?.segment.length ?? 0);
}

const MOVEMENTS: Readonly<Record<Deletion, Movement>> = {
  left: 'left',
  right: 'right',
  'word-left': 'word-left',
  'word-right': 'word-right',
  'line-left': 'home',
  'line-right': 'end',
};

function target(buffer: TextBuffer, movement: Movement): Place {
  const { row, column } = buffer.cursor;
  const line = lineAt(buffer, row);
  const lastRow = buffer.lines.length - 1;
  const before = row > 0 ? { row: row - 1, column: lineAt(buffer, row - 1).length } : { row, column };
  const after = row < lastRow ? { row: row + 1, column: 0 } : { row, column };
  switch (movement) {
    case 'left':
      return column > 0 ? { row, column: neighbour(line, column, -1) } : before;
    case 'right':
      return column < line.length ? { row, column: neighbour(line, column, 1) } : after;
    case 'word-left': {
      if (column === 0) return before;
      return { row, column: wordBefore(line, column) };
    }
    case 'word-right': {
      if (column === line.length) return after;
      return { row, column: column + (/^\s*\S*/u.exec(line.slice(column))?.[0].length ?? 0) };
    }
    case 'home':
      return { row, column: 0 };
    case 'end':
      return { row, column: line.length };
    case 'up':
      return row === 0 ? { row, column: 0 } : { row: row - 1, column: settled(buffer, row - 1, column) };
    case 'down':
      return row === lastRow
        ? { row, column: line.length }
        : { row: row + 1, column: settled(buffer, row + 1, column) };
    case 'start':
      return { row: 0, column: 0 };
    case 'finish':
      return { row: lastRow, column: lineAt(buffer, lastRow).length };
  }
}

function wordBefore(line: string, column: number): number {
  let at = column;
  while (at > 0 && /\s/u.test(line.charAt(at - 1))) at -= 1;
  while (at > 0 && /\S/u.test(line.charAt(at - 1))) at -= 1;
  return at;
}

// The same offset in another line may lie inside a grapheme there.
function settled(buffer: TextBuffer, row: number, column: number): number {
  const line = lineAt(buffer, row);
  if (column >= line.length) return line.length;
  const from = Math.max(0, column - NEIGHBOURHOOD);
  const around = line.slice(from, column + NEIGHBOURHOOD);
  return from + (graphemes.segment(around).containing(column - from)?.index ?? 0);
}

// Letters of one word are undone together.
function belongsToWord({ earlier, cursor, lines }: TextBuffer, text: string): boolean {
  if (earlier === null || !/^\S$/u.test(text)) return false;
  const before = (lines[cursor.row] ?? '').charAt(cursor.column - 1);
  const grewByTyping = earlier.lines.length === lines.length && earlier.cursor.column < cursor.column;
  return grewByTyping && /\S/u.test(before);
}

function remembered({ lines, cursor, earlier }: TextBuffer): Earlier {
  return { lines, cursor, earlier };
}

function lineAt({ lines }: TextBuffer, row: number): string {
  return lines[row] ?? '';
}
