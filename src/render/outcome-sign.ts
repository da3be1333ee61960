import type { Outcome } from '../domain/recommendation.js';
import { OUTCOMES } from '../domain/recommendation.js';
import { OUTCOME_WORDS } from './words.js';

/** A shape for each outcome, drawn around the origin, so that colour says nothing alone. */
const SHAPES: Readonly<Record<Outcome, string>> = {
  'strong-hire': '<path d="M0-8 2.1-2.6 7.8-2.5 3.3 1 4.9 6.6 0 3.4-4.9 6.6-3.3 1-7.8-2.5-2.1-2.6Z"/>',
  hire: '<circle r="5.5"/>',
  discuss: '<path d="M0-6.5 6.5 0 0 6.5-6.5 0Z"/>',
  incomplete: '<circle class="hollow" r="5"/>',
  'no-hire': '<path class="hollow" d="M-4.5-4.5 4.5 4.5M4.5-4.5-4.5 4.5"/>',
};

/** An outcome's shape in its colour, to be put into a picture. A pointer that rests on it is told the `title`, which is HTML. */
export function outcomeShape(outcome: Outcome, title = ''): string {
  return `<g class="sign-${outcome}">${title === '' ? '' : `<title>${title}</title>`}${SHAPES[outcome]}</g>`;
}

/** The same as a picture of its own that stands beside the outcome's name and is not read out. */
export function outcomeSign(outcome: Outcome): string {
  return signOf(outcomeShape(outcome));
}

/**
 * The sign for a cell that begins with an outcome's name; room for one where it says something else, so that the words
 * of a column stand in line. Empty for an empty cell.
 */
export function signForCell(text: string): string {
  if (text === '') return '';
  const outcome = OUTCOMES.find(
    (code) => text === OUTCOME_WORDS[code] || text.startsWith(`${OUTCOME_WORDS[code]} (`),
  );
  return signOf(outcome === undefined ? '' : outcomeShape(outcome));
}

function signOf(shape: string): string {
  return `<svg class="at" width="20" height="20" viewBox="-10 -10 20 20" aria-hidden="true">${shape}</svg>`;
}
