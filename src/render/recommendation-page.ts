import { isSameSeat } from '../domain/seat.js';
import { ratingsChart } from './chart-ratings.js';
import { timelineChart } from './chart-timeline.js';
import type { Figure } from './page.js';
import { page } from './page.js';
import type { PanelMaterial } from './panel-material.js';
import type { CompleteView, RecommendationView } from './view.js';

/** A recommendation as a page: `markdown` is its document. Of a panel that waits there is no picture. */
export function recommendationPage(
  view: RecommendationView,
  material: Pick<PanelMaterial, 'cards'>,
  markdown: string,
): string {
  const outcome = view.state === 'waiting' ? { ...view.outcome, title: 'Waiting' } : view.outcome;
  return page({
    title: `${outcome.title}: ${view.candidate} for ${view.role.title}`,
    kind: `Recommendation, ${view.role.title}`,
    language: 'en',
    markdown,
    figures: view.state === 'waiting' ? [] : figures(view, material),
    layout: 'report',
    outcome,
  });
}

function figures(view: CompleteView, { cards }: Pick<PanelMaterial, 'cards'>): readonly Figure[] {
  const timed = view.integrity.cards.flatMap((card) => {
    const filed = cards.find(({ header }) => isSameSeat(header, card));
    return filed === undefined ? [] : [{ ...card, started: filed.header.started, ended: filed.header.ended }];
  });
  return [
    { html: ratingsChart(view.competencies), place: { table: 'At a glance', folded: true } },
    { html: timelineChart(timed), place: { under: 'Integrity' } },
  ];
}
