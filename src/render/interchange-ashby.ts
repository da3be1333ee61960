import type { ForeignCard } from './foreign-card.js';

/** A card in the shape of a feedback submission for Ashby. Fields that were not assessed are left out: Ashby's scores have no zero. */
export function ashbyBody({ card, mapping, ids, points, note }: ForeignCard): object {
  const { header, payload } = card;
  const event = ids.interviews?.[header.interview];
  const fields = points.flatMap(({ competency, point }) => {
    const field = mapping.competencies[competency]?.field;
    if (field === undefined || point === null) return [];
    const text = note(competency);
    const value = { score: mapping.ratings[point], ...(text === null ? {} : { notes: text }) };
    return [{ path: String(field), value }];
  });
  const overall =
    payload.recommendation === null || mapping.overall.field === undefined
      ? []
      : [
          {
            path: String(mapping.overall.field),
            value: { score: mapping.overall.values[payload.recommendation] },
          },
        ];
  return {
    applicationId: ids.application ?? null,
    userId: mapping.interviewers[header.interviewer] ?? null,
    ...(event === undefined ? {} : { interviewEventId: event }),
    formDefinitionId: mapping.form ?? null,
    feedbackForm: { fieldSubmissions: [...fields, ...overall] },
  };
}
