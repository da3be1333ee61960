import { plainText } from './safe-text.js';

export type ExportCell = string | number | boolean | null;

/** A column of an exported table. `type` is that of the JSON value; null stands where there is nothing. */
export interface ExportColumn<Row> {
  readonly name: string;
  readonly type: 'string' | 'integer' | 'number' | 'boolean';
  readonly nullable: boolean;
  /** For the data dictionary. */
  readonly text: string;
  readonly cell: (row: Row) => ExportCell;
}

/** A table that is exported: what one row is, and its columns in order. */
export interface ExportTable<Row> {
  readonly name: string;
  readonly row: string;
  readonly columns: readonly ExportColumn<Row>[];
}

/** Makes columns for one kind of row. */
export function columnFor<Row>(): (
  name: string,
  type: ExportColumn<Row>['type'],
  nullable: boolean,
  text: string,
  cell: ExportColumn<Row>['cell'],
) => ExportColumn<Row> {
  return (name, type, nullable, text, cell) => ({ name, type, nullable, text, cell });
}

/** A row as the cells of a CSV line. Booleans are `true` and `false`. */
export function exportCells<Row>(
  { columns }: ExportTable<Row>,
  row: Row,
): readonly (string | number | null)[] {
  return columns.map(({ cell }) => {
    const value = cell(row);
    if (typeof value === 'boolean') return String(value);
    return typeof value === 'string' ? plainText(value, 'keep') : value;
  });
}

/** A row as a record, keys in the order of the columns. */
export function exportRecord<Row>(
  { columns }: ExportTable<Row>,
  row: Row,
): Readonly<Record<string, ExportCell>> {
  return Object.fromEntries(columns.map(({ name, cell }) => [name, cell(row)]));
}

/** The data dictionary of a table as Markdown. */
export function dataDictionary<Row>({ name, row, columns }: ExportTable<Row>): string {
  const lines = columns.map(
    (column) =>
      `| \`${column.name}\` | ${column.type}${column.nullable ? ' or null' : ''} | ${column.text} |`,
  );
  return `### ${name}\n\n${row}\n\n| Column | Type | Meaning |\n| --- | --- | --- |\n${lines.join('\n')}\n`;
}
