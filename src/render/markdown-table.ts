import { displayWidth, padText } from './width.js';

type Align = 'left' | 'right';

/** A table of plain texts. Every row has as many cells as there are columns. */
export interface Table {
  readonly columns: readonly { readonly title: string; readonly align: Align }[];
  readonly rows: readonly (readonly string[])[];
}

// Two ids and what stands between them fit. Beyond it the source is not lined up: padding would only lengthen lines.
const WIDEST_PADDED_CELL = 96;

/** A table as Markdown whose source is lined up too. `escape` turns a cell's text into Markdown. */
export function markdownTable(table: Table, escape: (text: string) => string): string {
  const titles = table.columns.map((column) => escape(column.title));
  const rows = table.rows.map((row) => table.columns.map((_, index) => escape(row[index] ?? '')));
  const widths = titles.map((title, index) =>
    Math.min(
      WIDEST_PADDED_CELL,
      Math.max(3, displayWidth(title), ...rows.map((row) => displayWidth(row[index] ?? ''))),
    ),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells
      .map((cell, index) => padText(cell, widths[index] ?? 0, table.columns[index]?.align))
      .join(' | ')} |`;
  const rule = table.columns.map(({ align }, index) => {
    const dashes = '-'.repeat((widths[index] ?? 3) - 1);
    return align === 'right' ? `${dashes}:` : `${dashes}-`;
  });
  return [line(titles), `| ${rule.join(' | ')} |`, ...rows.map(line)].join('\n');
}
