import type { ComparisonView, ContenderView } from './comparison-view.js';
import type { Table } from './markdown-table.js';

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

function orderTable(order: readonly ContenderView[]): Table {
  return {
    columns: [
      { title: '', align: 'right' },
      { title: 'Candidate', align: 'left' },
      { title: 'Outcome', align: 'left' },
      { title: 'Character', align: 'right' },
      { title: 'Weakest', align: 'right' },
      { title: 'Skill', align: 'right' },
      { title: 'Rests on', align: 'left' },
      { title: 'Too close to', align: 'left' },
      { title: 'Decided', align: 'left' },
      { title: 'Credentials', align: 'right' },
    ],
    rows: order.map((one) => [
      String(one.place),
      one.candidate,
      one.independent === null
        ? one.outcome.title
        : `${one.outcome.title} (before the debrief: ${one.independent.title})`,
      one.character ?? '–',
      one.weakest ?? '–',
      one.skill ?? '–',
      one.restsOn,
      closeText(one.closeTo),
      one.decision === null ? '–' : `${one.decision.title}${one.decision.override ? ' (override)' : ''}`,
      String(one.credentials),
    ]),
  };
}

function closeText(closeTo: readonly string[]): string {
  if (closeTo.length === 0) return '–';
  return closeTo.length <= NAMED ? closeTo.join(', ') : `${closeTo.length} of them`;
}

function matrixTable(candidates: readonly string[], competencies: ComparisonView['competencies']): Table {
  return {
    columns: [
      { title: 'Competency', align: 'left' },
      ...candidates.map((title) => ({ title, align: 'right' as const })),
    ],
    rows: competencies.map(({ title, category, scores }) => [
      category === 'skill' ? `${title} (skill)` : title,
      ...candidates.map((id) => {
        const found = scores.find(({ candidate }) => candidate === id);
        if (found === undefined || found.score === null) return 'not rated';
        return `${found.score} (${found.people}/${found.answers})${found.missed ? ' missed' : ''}`;
      }),
    ]),
  };
}
