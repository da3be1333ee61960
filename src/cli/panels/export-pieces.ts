import type { ExportedPanel } from '../../domain/exported-panel.js';
import type { Id } from '../../domain/id.js';
import type { Mapping } from '../../domain/mapping.js';
import type { ScorecardHeader } from '../../domain/scorecard.js';
import { csvLines } from '../../format/csv.js';
import { ASSESSMENTS, ASSESSMENTS_WITH_EVIDENCE, assessmentRows } from '../../render/export-assessments.js';
import { OUTCOMES_TABLE } from '../../render/export-outcomes.js';
import { SCORES, scoreRows } from '../../render/export-scores.js';
import type { ExportTable } from '../../render/export-table.js';
import { dataDictionary, exportCells, exportRecord } from '../../render/export-table.js';
import type { Unmapped } from '../../render/interchange.js';
import { bodyData, foreignCards, unmappedIn } from '../../render/interchange.js';
import { dataText } from '../report.js';
import { EXPORT_TABLES } from '../table/option-words.js';

type TableName = (typeof EXPORT_TABLES)[number];

/** What an export leaves out, to be told. */
export interface Left {
  readonly waiting: (id: Id) => void;
  readonly lacking: (unmapped: Unmapped, header: ScorecardHeader) => void;
  readonly unmapped: Id[];
}

/** Turns panels into the pieces of a text, one panel at a time. */
export type Pieces = (panels: AsyncIterable<ExportedPanel>, left: Left) => AsyncGenerator<string>;

/** Rows of a table. A piece is one candidate's rows. */
export function rowPieces(name: TableName, format: 'csv' | 'ndjson', withEvidence: boolean): Pieces {
  switch (name) {
    case 'assessments':
      return piecesOf(withEvidence ? ASSESSMENTS_WITH_EVIDENCE : ASSESSMENTS, assessmentRows, format);
    case 'scores':
      return piecesOf(SCORES, scoreRows, format);
    case 'outcomes':
      return piecesOf(OUTCOMES_TABLE, (panel) => [panel], format);
  }
}

function piecesOf<Row>(
  table: ExportTable<Row>,
  rowsOf: (panel: ExportedPanel) => readonly Row[],
  format: 'csv' | 'ndjson',
): Pieces {
  return async function* (panels, left) {
    if (format === 'csv') yield csvLines([table.columns.map(({ name }) => name)]);
    for await (const panel of panels) {
      const rows = rowsOf(panel);
      if (rows.length === 0 && panel.recommendation.state === 'waiting')
        left.waiting(panel.panel.candidate.id);
      if (rows.length === 0) continue;
      yield format === 'csv'
        ? csvLines(rows.map((row) => exportCells(table, row)))
        : rows.map((row) => `${dataText(exportRecord(table, row), 0)}\n`).join('');
    }
  };
}

/** Bodies for another system, one a line. */
export function bodyPieces(mapping: Mapping, withEvidence: boolean): Pieces {
  return async function* (panels, left) {
    for await (const panel of panels) {
      const { id } = panel.panel.candidate;
      if (panel.recommendation.state === 'waiting') left.waiting(id);
      else if (!Object.hasOwn(mapping.candidates, id)) left.unmapped.push(id);
      else {
        for (const foreign of foreignCards(panel, mapping, withEvidence)) {
          const lacking = unmappedIn(foreign);
          for (const one of lacking) left.lacking(one, foreign.card.header);
          if (lacking.length === 0) yield `${dataText(bodyData(foreign), 0)}\n`;
        }
      }
    }
  };
}

/** What every column of every table means, as Markdown. */
export function dictionary(): string {
  return [
    dataDictionary(ASSESSMENTS_WITH_EVIDENCE),
    dataDictionary(SCORES),
    dataDictionary(OUTCOMES_TABLE),
  ].join('\n');
}
