import { displayWidth } from '../../render/width.js';
import type { NoteLine } from './cockpit.js';
import type { Look } from './frame.js';
import type { LineRows } from './line-rows.js';
import { lineRows } from './line-rows.js';

/** What is being typed, behind its mark, as at most `most` rows. */
export function inputRows(line: NoteLine, columns: number, most: number, look: Look, label = ''): LineRows {
  const mark = line.mark === 'plain' ? '' : `${line.mark} `;
  const lead = `${label}${line.replaces === null ? '' : `note ${line.replaces.slice(1)} `}${mark}> `;
  const indent = displayWidth(lead);
  const { rows, cursor } = lineRows(line.buffer, Math.max(8, columns - indent), most);
  const painted = look.palette.key(lead);
  const space = ' '.repeat(indent);
  return {
    rows: rows.map((row, index) => (index === 0 ? painted : space) + row),
    cursor: { row: cursor.row, before: (cursor.row === 0 ? painted : space) + cursor.before },
  };
}
