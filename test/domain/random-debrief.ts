import { agendaOf } from '../../src/domain/agenda.js';
import type { Debrief, DebriefEntry } from '../../src/domain/debrief.js';
import { judge } from '../../src/domain/judgement.js';
import type { Panel } from '../../src/domain/panel.js';
import type { AgendaItem } from '../../src/domain/recommendation.js';
import { POINTS } from '../../src/domain/rubric.js';
import type { PanelSpec } from './panel-spec.js';
import { moment, panelOf } from './panel-spec.js';
import type { Draw } from './random-panel.js';
import { tapeDraw } from './random-panel.js';

const reason = 'We talked it through.';
const on = moment(3000);

/** What one interviewer may answer to one agenda item; now and then something that is not theirs to say. */
function drawEntry(draw: Draw, panel: Panel, author: string, item: AgendaItem): DebriefEntry {
  const competencies = panel.role.competencies.map(({ rubric }) => rubric);
  const competency =
    (draw(12) === 11 ? null : item.competency) ?? competencies[draw(competencies.length)] ?? 'candor';
  const rated = panel.cards
    .filter((card) => card.interviewer === author)
    .flatMap((card) => card.assessments)
    .filter((assessment) => assessment.competency === competency && 'rating' in assessment);
  const assessment = rated[draw(Math.max(rated.length, 1))];
  const kind = draw(item.code === 'knockout-single' ? 4 : 3);
  const marker = item.interviewers[0] ?? author;
  if (item.code === 'knockout-single' && kind === 0) {
    return { kind: 'knockout-withdrawn', competency, signal: 'harm', reason, on };
  }
  if (item.code === 'knockout-single' && kind < 3) {
    return { kind: 'knockout-confirmed', interviewer: marker, competency, signal: 'harm', reason, on };
  }
  if (kind < 2 && assessment !== undefined && 'rating' in assessment) {
    const to = POINTS[draw(POINTS.length)] ?? 3;
    return {
      kind: 'revised',
      question: assessment.question,
      competency,
      from: assessment.rating,
      to,
      reason,
      on,
    };
  }
  return { kind: 'stands', competency, reason, on };
}

/** Debriefs on an agenda: mostly complete, mostly valid. */
function drawDebriefs(draw: Draw, panel: Panel, agenda: readonly AgendaItem[]): readonly Debrief[] {
  const authors = [...new Set(panel.cards.map(({ interviewer }) => interviewer))];
  const answersAll = draw(3) > 0;
  return authors.map((author) => {
    const mine = agenda.filter((item) => item.interviewers.includes(author) || draw(6) === 5);
    const answered = answersAll ? mine : mine.filter(() => draw(2) === 1);
    const entries = answered.flatMap((item) => {
      const entry = drawEntry(draw, panel, author, item);
      const stands: DebriefEntry = { kind: 'stands', competency: entry.competency, reason, on };
      return answersAll && item.code === 'knockout-single' ? [entry, stands] : [entry];
    });
    return {
      format: 'touchstone/debrief@1',
      candidate: 'c-7k2m',
      author,
      cards: panel.cards.filter(({ interviewer }) => interviewer === author).map(({ seal }) => seal),
      entries,
    };
  });
}

/** A panel with debriefs on what it has to talk about. */
export function withDebriefs(spec: PanelSpec, tape: readonly number[]): Panel {
  const panel = panelOf(spec);
  return { ...panel, debriefs: drawDebriefs(tapeDraw(tape), panel, agendaOf(judge(panel))) };
}
