import type { Panel } from '../panel.js';
import type { Basis } from '../recommendation.js';
import type { Policy } from '../role.js';
import type { Standing } from '../scoring.js';
import type { Rule } from './rule.js';
import { capAt, competencyRule } from './rule.js';

/** Every knockout on the competency, and the debrief entries that bear one out. */
function knockoutsOn({ competency }: Standing, panel: Panel): readonly Basis[] {
  const marked = panel.cards.flatMap(({ interviewer, interview, knockouts }) =>
    knockouts
      .filter((knockout) => knockout.competency === competency)
      .map(({ signal, question, notes }) => ({
        kind: 'signal' as const,
        interviewer,
        interview,
        competency,
        signal,
        question,
        notes,
      })),
  );
  const borneOut = panel.confirmations
    .filter((confirmation) => confirmation.competency === competency)
    .map(({ author, entry }) => ({ kind: 'debrief' as const, author, entry }));
  return [...marked, ...borneOut];
}

function isCorroborated({ corroborators }: Standing, { corroboration }: Policy): boolean {
  return corroborators.length >= corroboration;
}

export const knockoutSingle: Rule = competencyRule({
  code: 'knockout-single',
  category: null,
  effect: capAt('discuss'),
  fires: (standing, policy) => standing.accusers.length > 0 && !isCorroborated(standing, policy),
  interviewers: ({ accusers }) => accusers,
  basis: knockoutsOn,
});

export const knockoutCorroborated: Rule = competencyRule({
  code: 'knockout-corroborated',
  category: null,
  effect: capAt('no-hire'),
  fires: isCorroborated,
  interviewers: ({ corroborators }) => corroborators,
  basis: knockoutsOn,
});
