import type { ForeignValue } from '../domain/mapping.js';
import type { ForeignBody, ForeignCard } from './foreign-card.js';

/**
 * A card in the shape of a feedback form for Lever: `POST /opportunities/:opportunity/feedback`
 * (hire.lever.co/developer/documentation, "Create a feedback form" and "Form fields", read in November 2026). The
 * opportunity stands in the path, and the user as `perform_as` beside it; a panel and an interview go together or not at
 * all; a field value is an id and a value and nothing else. A form has one score system, an overall rating, which takes
 * one of its four texts; a score takes a whole number from 1 to 4, and a text area a text. Moments are milliseconds. What
 * was not assessed is left out.
 */
export function leverBody({ card, mapping, ids, points, note }: ForeignCard): ForeignBody {
  const { header, payload } = card;
  const interview = ids.interviews?.[header.interview];
  const fields = points.flatMap(({ competency, point }) => {
    const { field, notes } = mapping.competencies[competency] ?? {};
    const text = note(competency);
    return [
      ...(field === undefined || point === null ? [] : [fieldValue(field, mapping.ratings[point])]),
      ...(notes === undefined || text === null ? [] : [fieldValue(notes, text)]),
    ];
  });
  const { field, values } = mapping.overall;
  const overall =
    payload.recommendation === null || field === undefined
      ? []
      : [fieldValue(field, values[payload.recommendation])];
  return {
    request: {
      method: 'POST',
      path: `/opportunities/${encodeURIComponent(ids.opportunity ?? '')}/feedback`,
      query: { perform_as: String(mapping.interviewers[header.interviewer] ?? '') },
    },
    body: {
      baseTemplateId: mapping.form ?? null,
      ...(ids.panel === undefined || interview === undefined ? {} : { panel: ids.panel, interview }),
      completedAt: Date.parse(header.sealed),
      fieldValues: [...fields, ...overall],
    },
  };
}

function fieldValue(field: ForeignValue, value: ForeignValue): object {
  return { id: String(field), value };
}
