import { awaitedSeats } from '../domain/candidate.js';
import { overridesIn } from '../domain/decision.js';
import type { ExportedPanel } from '../domain/exported-panel.js';
import type { Judgement, PanelRecommendation } from '../domain/recommendation.js';
import { figure, fraction } from './export-scores.js';
import type { ExportColumn, ExportTable } from './export-table.js';
import { columnFor } from './export-table.js';

const column = columnFor<ExportedPanel>();

type Cell = ExportColumn<ExportedPanel>['cell'];

/** The table of candidates. Of a panel that waits, everything after `planned` is null. */
export const OUTCOMES_TABLE: ExportTable<ExportedPanel> = {
  name: 'outcomes',
  row: 'One row for each candidate. While the panel waits, everything after `planned` is null.',
  columns: [
    column('candidate', 'string', false, 'The candidate’s id.', ({ panel }) => panel.candidate.id),
    column('role', 'string', false, 'The role’s id.', ({ panel }) => panel.candidate.role),
    column(
      'state',
      'string',
      false,
      '`complete`, or `waiting` for a card.',
      ({ recommendation }) => recommendation.state,
    ),
    column('status', 'string', false, '`open` or `withdrawn`.', ({ panel }) => panel.candidate.status),
    column(
      'sealed',
      'integer',
      false,
      'How many of the planned cards are sealed.',
      ({ panel, recommendation }) =>
        recommendation.state === 'waiting' ? recommendation.sealed : awaitedSeats(panel.candidate).length,
    ),
    column(
      'planned',
      'integer',
      false,
      'How many cards are planned.',
      ({ panel }) => awaitedSeats(panel.candidate).length,
    ),
    column(
      'outcome',
      'string',
      true,
      'What the program recommends: `strong-hire`, `hire`, `discuss`, `incomplete` or `no-hire`.',
      ofComplete(({ outcome }) => outcome),
    ),
    column(
      'independent_outcome',
      'string',
      true,
      'The same before the debrief.',
      ofComplete(({ independent }) => independent.outcome),
    ),
    column(
      'earned',
      'string',
      true,
      'What the character composite earned before any rule capped it.',
      ofComplete((complete) => headline(complete).earned),
    ),
    column(
      'character',
      'number',
      true,
      'The character composite, cut to two decimals.',
      ofComplete((complete) => figure(headline(complete).character)),
    ),
    column(
      'character_exact',
      'string',
      true,
      'The same as a fraction.',
      ofComplete((complete) => fraction(headline(complete).character)),
    ),
    column(
      'skill',
      'number',
      true,
      'The skill composite, cut to two decimals.',
      ofComplete((complete) => figure(headline(complete).skill)),
    ),
    column(
      'skill_exact',
      'string',
      true,
      'The same as a fraction.',
      ofComplete((complete) => fraction(headline(complete).skill)),
    ),
    column(
      'rules',
      'string',
      true,
      'The rules that fired, with semicolons between.',
      ofComplete((complete) => [...new Set(headline(complete).reasons.map(({ code }) => code))].join(';')),
    ),
    column(
      'decision',
      'string',
      true,
      'What people decided: `hire`, `no-hire`, `on-hold` or `withdrawn`; null while they have not.',
      ofDecided((decision) => decision.decision),
    ),
    column(
      'decided_at',
      'string',
      true,
      'When, UTC.',
      ofDecided((decision) => decision.on),
    ),
    column(
      'overrides',
      'integer',
      true,
      'How often they decided against the recommendation; null while they have not decided.',
      ofDecided(overridesIn),
    ),
  ],
};

function headline({ revised, independent }: PanelRecommendation): Judgement {
  return revised ?? independent;
}

function ofComplete(cell: (recommendation: PanelRecommendation) => ReturnType<Cell>): Cell {
  return ({ recommendation }) => (recommendation.state === 'complete' ? cell(recommendation) : null);
}

// A decision names the outcome, so while the panel waits it is kept back like one.
function ofDecided(cell: (decision: NonNullable<ExportedPanel['decision']>) => ReturnType<Cell>): Cell {
  return ({ recommendation, decision }) =>
    recommendation.state === 'complete' && decision !== null ? cell(decision) : null;
}
