import type { AcceptedEntry } from './debrief-result.js';
import type { Id } from './id.js';
import type { Panel } from './panel.js';
import { byText } from './id.js';
import type { Ratio } from './ratio.js';
import { compare, difference, ratio } from './ratio.js';
import { standingsOf } from './scoring.js';
import { interviewersOf } from './seat.js';

interface Shift {
  readonly author: Id;
  readonly competency: Id;
  readonly from: number;
  readonly to: number;
}

/** Every rating that the debrief changed in the end, from what was sealed to what stands now. */
function shiftsOf(accepted: readonly AcceptedEntry[]): readonly Shift[] {
  const shifts = new Map<string, Shift>();
  for (const { author, content, card } of accepted) {
    if (content.kind !== 'revised' || card === null) continue;
    const { question, competency, from, to } = content;
    const place = JSON.stringify([card.seal, question, competency]);
    shifts.set(place, { author, competency, from: shifts.get(place)?.from ?? from, to });
  }
  return [...shifts.values()].filter(({ from, to }) => from !== to);
}

function distance(rating: number, score: Ratio): Ratio {
  const { numerator, denominator } = difference(ratio(rating, 1), score);
  return ratio(Math.abs(numerator), denominator);
}

/** Whether a rating lies closer to a score than another does. */
export function isCloser(rating: number, other: number, score: Ratio): boolean {
  return compare(distance(rating, score), distance(other, score)) < 0;
}

/**
 * The interviewers towards whom the panel moved: every revised rating, all of them by others, ended closer to that
 * person's sealed score on its competency. In order; empty when nothing was revised or there is nobody like that.
 */
export function movedTowards(panel: Panel, accepted: readonly AcceptedEntry[]): readonly Id[] {
  const shifts = shiftsOf(accepted);
  if (shifts.length === 0) return [];
  const standings = new Map(standingsOf(panel).map((standing) => [standing.competency, standing]));
  const scoreBy = (interviewer: Id, competency: Id): Ratio | null => {
    const standing = standings.get(competency);
    const index = standing?.tallies.findIndex((tally) => tally.interviewer === interviewer) ?? -1;
    const score = standing?.scores[index];
    return standing === undefined || score === undefined ? null : ratio(score, standing.unit);
  };
  const people = interviewersOf(panel.cards).toSorted(byText);
  return people.filter((person) =>
    shifts.every(({ author, competency, from, to }) => {
      const score = scoreBy(person, competency);
      return author !== person && score !== null && isCloser(to, from, score);
    }),
  );
}
