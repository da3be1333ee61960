import type { ForeignValue } from '../domain/mapping.js';
import type { ForeignBody, ForeignCard } from './foreign-card.js';

/**
 * A card in the shape of a feedback submission for Ashby: `POST /applicationFeedback.submit`
 * (developers.ashbyhq.com/reference/applicationfeedbacksubmit, read in November 2026). The form, the application and the
 * fields by their paths are required; an interview event goes with the user who held it. A Score field takes
 * `{ score: 1 to 4 }` and nothing beside it, a ValueSelect field the text of an option, a RichText field plain text in a
 * wrapper. What was not assessed is left out: Ashby's scores have no zero.
 */
export function ashbyBody({ card, mapping, ids, points, note }: ForeignCard): ForeignBody {
  const { header, payload } = card;
  const event = ids.interviews?.[header.interview];
  const fields = points.flatMap(({ competency, point }) => {
    const { field, notes } = mapping.competencies[competency] ?? {};
    const text = note(competency);
    return [
      ...(field === undefined || point === null ? [] : [submission(field, chosen(mapping.ratings[point]))]),
      ...(notes === undefined || text === null
        ? []
        : [submission(notes, { type: 'PlainText', value: text })]),
    ];
  });
  const { field, values } = mapping.overall;
  const overall =
    payload.recommendation === null || field === undefined
      ? []
      : [submission(field, chosen(values[payload.recommendation]))];
  return {
    request: { method: 'POST', path: '/applicationFeedback.submit', query: {} },
    body: {
      applicationId: ids.application ?? null,
      userId: mapping.interviewers[header.interviewer] ?? null,
      ...(event === undefined ? {} : { interviewEventId: event }),
      formDefinitionId: mapping.form ?? null,
      feedbackForm: { fieldSubmissions: [...fields, ...overall] },
    },
  };
}

function submission(field: ForeignValue, value: unknown): object {
  return { path: String(field), value };
}

function chosen(value: ForeignValue): unknown {
  return typeof value === 'number' ? { score: value } : value;
}
