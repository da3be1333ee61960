import type { ForeignBody, ForeignCard } from './foreign-card.js';

/**
 * A card in the shape of Greenhouse's scorecard object (developers.greenhouse.io/harvest.html, "The scorecard object",
 * read in November 2026), but for the ids and moments that Greenhouse gives itself. Harvest tells scorecards and takes none,
 * so there is no request. What was not assessed is `no_decision`, and so is the whole where the interviewer
 * recommended nothing.
 */
export function greenhouseBody({ card, mapping, ids, points, note }: ForeignCard): ForeignBody {
  const { header, payload } = card;
  const user = { id: mapping.interviewers[header.interviewer] ?? null };
  const attributes = points.map(({ competency, point }) => ({
    name: mapping.competencies[competency]?.label ?? competency,
    type: mapping.competencies[competency]?.type ?? 'Skills',
    note: note(competency),
    rating: point === null ? 'no_decision' : mapping.ratings[point],
  }));
  const named = (rating: string): readonly string[] =>
    attributes.filter((attribute) => attribute.rating === rating).map(({ name }) => name);
  const body = {
    ...(ids.candidate === undefined ? {} : { candidate_id: ids.candidate }),
    application_id: ids.application ?? null,
    interview: mapping.interviews[header.interview] ?? header.interview,
    interviewed_at: header.started,
    submitted_by: user,
    interviewer: user,
    submitted_at: header.sealed,
    overall_recommendation:
      payload.recommendation === null ? 'no_decision' : mapping.overall.values[payload.recommendation],
    attributes,
    ratings: Object.fromEntries(
      ['definitely_not', 'no', 'mixed', 'yes', 'strong_yes'].map((rating) => [rating, named(rating)]),
    ),
    questions: [],
  };
  return { request: null, body };
}
