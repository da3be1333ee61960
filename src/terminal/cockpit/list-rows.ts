import type { Look } from './frame.js';
import { rowsOf, windowAround } from './frame.js';

/** One line of a list. */
export interface ListItem {
  readonly label: string;
  /** Whether it has a box, and whether that is ticked. */
  readonly ticked?: boolean;
  /** A heading that stands above the first of its items. */
  readonly group?: string;
  /** No number to choose it by. */
  readonly unnumbered?: boolean;
}

const LONGEST_ROW = 100;
const LONGEST_LABEL = 400;

/** A list with the line under the cursor in view. */
export function listRows(
  items: readonly ListItem[],
  at: number,
  columns: number,
  rows: number,
  look: Look,
): readonly string[] {
  if (items.length === 0) return [look.palette.muted('There is nothing here.')];
  const width = Math.min(columns, LONGEST_ROW);
  const laid: string[] = [];
  let first = 0;
  let last = 0;
  items.forEach((item, index) => {
    if (item.group !== undefined && item.group !== items[index - 1]?.group)
      laid.push(...rowsOf(item.group, width, { paint: look.palette.strong }));
    if (index === at) first = laid.length;
    const here = index === at;
    const box = item.ticked === undefined ? '' : `[${item.ticked ? look.glyphs.done : ' '}] `;
    const number = item.unnumbered === true || index > 8 ? '  ' : `${index + 1} `;
    const label = item.label.length > LONGEST_LABEL ? `${item.label.slice(0, LONGEST_LABEL)}...` : item.label;
    laid.push(
      ...rowsOf(label, width, {
        lead: `${here ? look.glyphs.folded : ' '} ${number}${box}`,
        ...(here ? { paint: look.palette.strong } : {}),
      }),
    );
    if (here) last = laid.length - 1;
  });
  return windowAround(laid, first, last, Math.max(1, rows));
}
