import type { Standing } from '../scoring.js';
import type { Policy } from '../role.js';
import { interviewersOf } from '../seat.js';
import type { Rule } from './rule.js';
import { absencesOn, capAt, competencyRule, raters, ratingsOn } from './rule.js';

// The table says "incomplete, unless a rule above caps at no-hire". Because no-hire lies below incomplete, that is what
// taking the lowest cap comes to; so somebody who is out anyway is not kept waiting.
export const evidenceMissing: Rule = competencyRule({
  code: 'evidence-missing',
  category: 'character',
  effect: capAt('incomplete'),
  coverage: true,
  fires: ({ tallies }) => tallies.length === 0,
  interviewers: ({ absences }) => interviewersOf(absences),
  basis: (standing) => absencesOn(standing),
});

function isThin({ category, tallies }: Standing, { voices }: Policy): boolean {
  // A character competency that nobody rated is missing, which is more than thin.
  return tallies.length < voices[category] && (category === 'skill' || tallies.length > 0);
}

export const evidenceThin: Rule = competencyRule({
  code: 'evidence-thin',
  category: null,
  effect: capAt('discuss'),
  coverage: true,
  fires: isThin,
  interviewers: raters,
  basis: (standing, panel) => [...ratingsOn(standing, panel), ...absencesOn(standing)],
});

export const evidenceWithheld: Rule = competencyRule({
  code: 'evidence-withheld',
  category: 'character',
  effect: capAt('discuss'),
  coverage: true,
  fires: ({ withheld }, policy) => withheld.length >= policy.withheld,
  interviewers: ({ withheld }) => withheld,
  basis: ({ competency, absences }) =>
    absences
      .filter(({ reason }) => reason !== 'not-asked')
      .map(({ interviewer, reason }) => ({ kind: 'absence', competency, interviewer, reason })),
});
