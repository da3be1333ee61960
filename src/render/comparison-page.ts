import type { CandidatesPicture } from './candidates-page.js';
import { candidatesPage } from './candidates-page.js';
import type { ComparisonView } from './comparison-view.js';

/** Candidates for one role side by side as a page: `markdown` is the comparison's document. */
export function comparisonPage(
  view: ComparisonView,
  policy: CandidatesPicture['policy'],
  markdown: string,
): string {
  const points = view.order.map(({ candidate, outcome, character, skill }) => ({
    candidate,
    outcome: outcome.code,
    character,
    skill,
  }));
  // The table of candidates is the one whose first column, their places, has no title.
  const place = { table: '', folded: false };
  return candidatesPage(`Candidates for ${view.role.title}`, 'Comparison', markdown, [
    { points, policy, place },
  ]);
}
