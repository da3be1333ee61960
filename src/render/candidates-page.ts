import type { Policy } from '../domain/role.js';
import type { CandidatePoint } from './chart-candidates.js';
import { candidatesChart } from './chart-candidates.js';
import type { Figure } from './page.js';
import { page } from './page.js';

/** The picture of one role's candidates, and the table of the document above which it stands. */
export interface CandidatesPicture {
  readonly points: readonly CandidatePoint[];
  readonly policy: Pick<Policy, 'strongHire' | 'hire' | 'discuss'>;
  readonly place: Figure['place'];
}

/** Candidates side by side, or a summary of many, as a page: one picture for each role. Nobody, no picture. */
export function candidatesPage(
  title: string,
  kind: 'Comparison' | 'Summary',
  markdown: string,
  pictures: readonly CandidatesPicture[],
): string {
  const figures = pictures
    .filter(({ points }) => points.length > 0)
    .map(({ points, policy, place }) => ({ html: candidatesChart(points, policy), place }));
  return page({ title, kind, language: 'en', markdown, figures, layout: 'report', outcome: null });
}
