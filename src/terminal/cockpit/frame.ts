import { plainText } from '../../render/safe-text.js';
import type { Glyphs, Paint, Palette } from '../../render/style.js';
import { cutText, displayWidth, wrapText } from '../../render/width.js';
import type { Frame, Size } from '../screen.js';

/** How things look on this terminal. */
export interface Look {
  readonly palette: Palette;
  readonly glyphs: Glyphs;
}

/** A key and what it does, for the bottom line; the most useful first. */
export type Hint = readonly [key: string, does: string];

const plain: Paint = (text) => text;

/** A text as rows of at most `columns`; line breaks are kept, and each row is painted on its own. */
export function rowsOf(
  text: string,
  columns: number,
  options: { readonly paint?: Paint; readonly lead?: string; readonly hang?: number } = {},
): readonly string[] {
  const { paint = plain, lead = '' } = options;
  const indent = options.hang ?? displayWidth(lead);
  const width = Math.max(8, columns - Math.max(indent, displayWidth(lead)));
  return plainText(text, 'keep')
    .split('\n')
    .flatMap((line) => wrapText(line.trim(), width))
    .map((row, index) => (index === 0 ? lead : ' '.repeat(indent)) + paint(row));
}

/** One row with something at each end; the left end gives way. */
export function ends(left: string, right: string, columns: number, look: Look, paint: Paint = plain): string {
  const room = columns - displayWidth(right) - 2;
  if (room < 8) return paint(cutText(right, columns, look.glyphs.ellipsis));
  const start = cutText(left, room, look.glyphs.ellipsis);
  return paint(start) + ' '.repeat(Math.max(1, columns - displayWidth(start) - displayWidth(right))) + right;
}

export function rule(columns: number, look: Look, title = ''): string {
  const { palette, glyphs } = look;
  if (title === '') return palette.muted(glyphs.rule.repeat(columns));
  const head = cutText(`${glyphs.rule}${glyphs.rule} ${title} `, columns, glyphs.ellipsis);
  return palette.muted(head + glyphs.rule.repeat(Math.max(0, columns - displayWidth(head))));
}

/** The bottom line: as many keys as fit. */
export function keyLine(hints: readonly Hint[], columns: number, look: Look): string {
  let shown = '';
  let width = 0;
  for (const [key, does] of hints) {
    const gap = width === 0 ? 0 : 2;
    const more = gap + displayWidth(key) + 1 + displayWidth(does);
    if (width + more > columns) continue;
    shown += `${' '.repeat(gap)}${look.palette.key(key)} ${look.palette.muted(does)}`;
    width += more;
  }
  return shown;
}

/** What was just done, or why it was not. */
export function noticeRows(
  notice: { readonly tone: 'told' | 'refused'; readonly text: string } | null,
  columns: number,
  look: Look,
): readonly string[] {
  if (notice === null) return [];
  const paint = notice.tone === 'refused' ? look.palette.severity.warning : look.palette.saved;
  return rowsOf(notice.text, columns, { paint }).slice(0, 3);
}

/** The rows from which `at` is seen, when only `room` of them fit. */
export function windowAround<Row>(
  rows: readonly Row[],
  first: number,
  last: number,
  room: number,
): readonly Row[] {
  if (rows.length <= room) return rows;
  const wanted = Math.min(first, Math.max(0, last - room + 1));
  const middle = Math.max(0, wanted - Math.max(0, Math.floor((room - (last - first + 1)) / 2)));
  const start = Math.min(last - room + 1 > middle ? last - room + 1 : middle, rows.length - room);
  return rows.slice(Math.max(0, Math.min(start, first)), Math.max(0, Math.min(start, first)) + room);
}

/** Puts a frame together: a head, a body that takes the room there is, and a foot at the bottom. */
export function framed(
  size: Size,
  head: readonly string[],
  body: readonly string[],
  foot: readonly string[],
  cursor: Frame['cursor'] = null,
): Frame {
  const room = Math.max(0, size.rows - head.length - foot.length);
  const filled = [
    ...body.slice(0, room),
    ...Array.from({ length: Math.max(0, room - body.length) }, () => ''),
  ];
  return { lines: [...head, ...filled, ...foot].slice(0, size.rows), cursor };
}

/** Two columns side by side; each row of the left one is filled up to `left` columns. */
export function sideBySide(
  left: readonly string[],
  right: readonly string[],
  leftColumns: number,
  look: Look,
): readonly string[] {
  return Array.from({ length: Math.max(left.length, right.length) }, (_, row) => {
    const start = left[row] ?? '';
    const space = ' '.repeat(Math.max(0, leftColumns - displayWidth(start)));
    return `${start}${space} ${look.palette.muted(look.glyphs.quoteBar)} ${right[row] ?? ''}`;
  });
}
