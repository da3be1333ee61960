import { cardPoints } from '../domain/card-points.js';
import type { ExportedPanel } from '../domain/exported-panel.js';
import type { Id } from '../domain/id.js';
import type { Mapping, System } from '../domain/mapping.js';
import { mergedPoints } from '../domain/mapping.js';
import type { PanelRecommendation } from '../domain/recommendation.js';
import type { Scorecard } from '../domain/scorecard.js';
import { isSameSeat } from '../domain/seat.js';
import { evidenceText } from './export-assessments.js';
import type { ForeignBody, ForeignCard } from './foreign-card.js';
import { ashbyBody } from './interchange-ashby.js';
import { greenhouseBody } from './interchange-greenhouse.js';
import { leverBody } from './interchange-lever.js';
import { listed } from './number-text.js';

/** A name that a mapping lacks. */
export interface Unmapped {
  readonly what: 'interviewer' | 'interview' | 'competency';
  readonly id: Id;
}

const BODIES: Readonly<Record<System, (card: ForeignCard) => ForeignBody>> = {
  greenhouse: greenhouseBody,
  ashby: ashbyBody,
  lever: leverBody,
};

/** The cards of a panel that go to another system: those that count, once the panel is complete. */
export function foreignCards(
  { recommendation, cards }: ExportedPanel,
  mapping: Mapping,
  withEvidence: boolean,
): readonly ForeignCard[] {
  const ids = mapping.candidates[recommendation.candidate];
  if (recommendation.state === 'waiting' || ids === undefined) return [];
  return countedCards(recommendation, cards).map((card) => ({
    card,
    mapping,
    ids,
    points: cardPoints(card, mapping.between),
    note: (competency) => (withEvidence ? notesOn(card, competency) : null),
  }));
}

/** The names on a card that its mapping lacks: nothing is guessed, so such a card has no body. */
export function unmappedIn({ card, mapping, points }: ForeignCard): readonly Unmapped[] {
  const { interviewer, interview } = card.header;
  const lacks = (known: Readonly<Record<Id, unknown>>, id: Id): boolean => !Object.hasOwn(known, id);
  return [
    ...(lacks(mapping.interviewers, interviewer) ? [{ what: 'interviewer' as const, id: interviewer }] : []),
    ...(lacks(mapping.interviews, interview) ? [{ what: 'interview' as const, id: interview }] : []),
    ...points
      .filter(({ competency }) => lacks(mapping.competencies, competency))
      .map(({ competency }) => ({ what: 'competency' as const, id: competency })),
  ];
}

/**
 * One line of the export, `touchstone/body@1`: whose card, how its points were mapped, the body for the other system and
 * the request that it is meant for.
 */
export function bodyData(foreign: ForeignCard): object {
  const { card, mapping, points } = foreign;
  return {
    format: 'touchstone/body@1',
    system: mapping.system,
    candidate: card.header.candidate,
    interviewer: card.header.interviewer,
    interview: card.header.interview,
    seal: card.seal,
    mapped: points.map(({ competency, ratings, point }) => ({
      competency,
      ratings,
      point,
      value: point === null ? null : mapping.ratings[point],
    })),
    ...BODIES[mapping.system](foreign),
  };
}

/** What becomes of our points, in a sentence or two: a mapping is never silent. Plain text. */
export function mappingSentence(mapping: Mapping): string {
  const pairs = Object.entries(mapping.ratings).map(([point, value]) => `${point} becomes ${value}`);
  const merged = mergedPoints(mapping).map((points) => `${listed(points)} are not told apart there`);
  return [
    `Five points: ${listed(pairs)}.`,
    ...(merged.length === 0 ? [] : [`${listed(merged)}.`]),
    `A score between two points is taken for the ${mapping.between} one.`,
  ].join(' ');
}

/** What becomes of evidence that was asked for where the mapping has no place for it; null where it has. Plain text. */
export function evidenceSentence({ system, competencies }: Mapping): string | null {
  const without = Object.entries(competencies).filter(([, { notes }]) => notes === undefined);
  if (system === 'greenhouse' || without.length === 0) return null;
  return `The mapping names no field for notes on ${listed(without.map(([id]) => id))}, so the evidence on that stays here.`;
}

function countedCards({ uncounted }: PanelRecommendation, cards: readonly Scorecard[]): readonly Scorecard[] {
  return cards.filter(({ header }) => !uncounted.some((one) => isSameSeat(one, header)));
}

function notesOn(card: Scorecard, competency: Id): string | null {
  const texts = card.payload.assessments
    .filter((assessment) => assessment.competency === competency)
    .flatMap((assessment) => evidenceText({ card, assessment }) ?? []);
  return texts.length === 0 ? null : texts.join('\n');
}
