import type { ComparisonView, ContenderView } from './comparison-view.js';
import type { Table } from './markdown-table.js';
import { rowTitles } from './row-titles.js';

// Wider than this, a table scrolls sideways on GitHub and breaks up in a terminal.
const CANDIDATES_ABREAST = 6;
const NAMED = 2;

/** The candidates in their order, and what each competency came to. */
export function comparisonTables(
  order: readonly ContenderView[],
  competencies: ComparisonView['competencies'],
): ComparisonView['tables'] {
  const parts = Math.ceil(order.length / CANDIDATES_ABREAST);
  const abreast = Math.ceil(order.length / Math.max(1, parts));
  return {
    order: orderTable(order),
    matrix: Array.from({ length: parts }, (_, part) =>
      matrixTable(
        order.slice(part * abreast, (part + 1) * abreast).map(({ candidate }) => candidate),
        competencies,
      ),
    ),
  };
}

type OrderColumn = Table['columns'][number] & { readonly cell: (one: ContenderView) => string };

const ORDER: readonly OrderColumn[] = [
  { title: '', align: 'right', cell: ({ place }) => String(place) },
  { title: 'Candidate', align: 'left', cell: ({ candidate }) => candidate },
  { title: 'Outcome', align: 'left', cell: outcomeText },
  { title: 'Character', align: 'right', cell: ({ character }) => character ?? '–' },
  { title: 'Weakest', align: 'right', cell: ({ weakest }) => weakest ?? '–' },
  { title: 'Skill', align: 'right', cell: ({ skill }) => skill ?? '–' },
  { title: 'Rests on', align: 'left', cell: ({ restsOn }) => restsOn },
  { title: 'Too close to', align: 'left', cell: ({ closeTo }) => closeText(closeTo) },
  { title: 'Decided', align: 'left', cell: decidedText },
  { title: 'Credentials', align: 'right', cell: ({ credentials }) => String(credentials) },
];

function orderTable(order: readonly ContenderView[]): Table {
  // Before anybody has decided anything, a column of dashes would only take room.
  const columns = ORDER.filter(
    ({ cell }) => cell !== decidedText || order.some(({ decision }) => decision !== null),
  );
  return {
    columns: columns.map(({ title, align }) => ({ title, align })),
    rows: order.map((one) => columns.map(({ cell }) => cell(one))),
  };
}

function outcomeText({ outcome, independent }: ContenderView): string {
  return independent === null ? outcome.title : `${outcome.title} (before the debrief: ${independent.title})`;
}

function decidedText({ decision }: ContenderView): string {
  return decision === null ? '–' : `${decision.title}${decision.override ? ' (override)' : ''}`;
}

function closeText(closeTo: readonly string[]): string {
  if (closeTo.length === 0) return '–';
  return closeTo.length <= NAMED ? closeTo.join(', ') : `${closeTo.length} of them`;
}

function matrixTable(candidates: readonly string[], competencies: ComparisonView['competencies']): Table {
  const titles = rowTitles(competencies);
  return {
    columns: [
      { title: 'Competency', align: 'left' },
      ...candidates.map((title) => ({ title, align: 'right' as const })),
    ],
    rows: competencies.map(({ category, scores }, index) => [
      `${titles[index] ?? ''}${category === 'skill' ? ' (skill)' : ''}`,
      ...candidates.map((id) => {
        const found = scores.find(({ candidate }) => candidate === id);
        if (found === undefined || found.score === null) return 'not rated';
        return `${found.score} (${found.people}/${found.answers})${found.missed ? ' missed' : ''}`;
      }),
    ]),
  };
}
