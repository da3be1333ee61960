import type { Id } from '../domain/id.js';

/** Where all candidates are filed, relative to the hiring folder, as every path here. */
export const CANDIDATES = 'candidates';
/** How the name of a card's file ends. */
export const CARD_ENDING = '.scorecard.json';

/** The folder of a candidate. */
export function candidateFolder(id: Id): string {
  return `${CANDIDATES}/${id}`;
}

/** The candidate's plan. */
export function candidateFile(id: Id): string {
  return `${candidateFolder(id)}/candidate.yaml`;
}

/** The card of a seat. */
export function cardFile(candidate: Id, interviewer: Id, interview: Id): string {
  return `${candidateFolder(candidate)}/${interviewer}.${interview}${CARD_ENDING}`;
}

/** The folder of what was settled about a candidate. */
export function debriefFolder(candidate: Id): string {
  return `${candidateFolder(candidate)}/debrief`;
}

/** What was decided about a candidate. */
export function decisionFile(candidate: Id): string {
  return `${candidateFolder(candidate)}/decision.json`;
}

/** What `touchstone merge` writes about a candidate. */
export function recommendationFile(candidate: Id): string {
  return `${candidateFolder(candidate)}/recommendation.md`;
}
