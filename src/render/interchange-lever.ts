import type { ForeignCard } from './foreign-card.js';

/** A card in the shape of a feedback form for Lever. Fields that were not assessed are left out. Moments are milliseconds there. */
export function leverBody({ card, mapping, ids, points, note }: ForeignCard): object {
  const { header, payload } = card;
  const interview = ids.interviews?.[header.interview];
  const fields = points.flatMap(({ competency, point }) => {
    const field = mapping.competencies[competency]?.field;
    if (field === undefined || point === null) return [];
    const text = note(competency);
    return [
      { id: String(field), value: mapping.ratings[point], ...(text === null ? {} : { comment: text }) },
    ];
  });
  const overall =
    payload.recommendation === null || mapping.overall.field === undefined
      ? []
      : [{ id: String(mapping.overall.field), value: mapping.overall.values[payload.recommendation] }];
  return {
    baseTemplateId: mapping.form ?? null,
    ...(ids.panel === undefined ? {} : { panel: ids.panel }),
    ...(interview === undefined ? {} : { interview }),
    opportunity: ids.opportunity ?? null,
    user: mapping.interviewers[header.interviewer] ?? null,
    completedAt: Date.parse(header.sealed),
    fieldValues: [...fields, ...overall],
  };
}
