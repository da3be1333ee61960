import type { Topic } from './agenda.js';
import { isOnAgenda, topicsOf } from './agenda.js';
import type { Debrief, NoteReference } from './debrief.js';
import { awaitedAnswers, readEntries } from './debrief-result.js';
import type { Id, QuestionAddress } from './id.js';
import type { Panel } from './panel.js';
import type { AgendaItem } from './recommendation.js';
import type { Point } from './rubric.js';
import type { Scorecard } from './scorecard.js';

/** A rating of the author's, as it stands after their own entries so far. */
export interface OwnRating {
  readonly competency: Id;
  readonly question: QuestionAddress;
  readonly rating: Point;
}

interface OpenKnockout {
  readonly interviewer: Id;
  readonly competency: Id;
  readonly signal: Id;
}

/** One topic of the agenda, as one interviewer can settle it. */
export interface DebriefPart {
  readonly topic: Topic;
  /** The competencies that the author may come back to under this topic. */
  readonly competencies: readonly Id[];
  readonly ratings: readonly OwnRating[];
  /** Knockouts on the panel that are on this topic; the author's own can be withdrawn. */
  readonly knockouts: readonly OpenKnockout[];
  /** What the author could let stand: null when there is nothing of theirs. */
  readonly stands: Id | null;
  /** Whether the author's answer is still to come. */
  readonly awaited: boolean;
}

/** The agenda as one interviewer can settle it, with what they have settled so far; topics that they have no part in are left out. */
export function partsOf(
  panel: Panel,
  agenda: readonly AgendaItem[],
  author: Id,
  debrief: Debrief | null,
): readonly DebriefPart[] {
  const { accepted } = readEntries({ ...panel, debriefs: debrief === null ? [] : [debrief] }, agenda);
  const awaited = awaitedAnswers(panel, agenda, accepted).filter(({ interviewer }) => interviewer === author);
  const mine = panel.cards.filter(({ interviewer }) => interviewer === author);
  const current = new Map<string, Point>();
  for (const { content } of accepted) {
    if (content.kind === 'revised') current.set(`${content.competency} ${content.question}`, content.to);
  }
  const touched = mine.flatMap(({ assessments, knockouts }) =>
    [...assessments, ...knockouts].map(({ competency }) => competency),
  );
  return topicsOf(agenda).flatMap((topic) => {
    if (topic.competency === null && !topic.interviewers.includes(author)) return [];
    const competencies =
      topic.competency === null
        ? panel.role.competencies
            .map(({ rubric }) => rubric)
            .filter((id) => touched.includes(id) && isOnAgenda(agenda, author, id, panel))
        : [topic.competency];
    const ratings = mine.flatMap(({ assessments }) =>
      assessments.flatMap((assessment) => {
        const { competency, question } = assessment;
        if (!('rating' in assessment) || !competencies.includes(competency)) return [];
        return [
          { competency, question, rating: current.get(`${competency} ${question}`) ?? assessment.rating },
        ];
      }),
    );
    const knockouts = topic.competency === null ? [] : knockoutsOn(panel, topic.competency);
    const stands = competencies.find((id) => touched.includes(id)) ?? null;
    if (stands === null && knockouts.length === 0) return [];
    return [
      {
        topic,
        competencies,
        ratings,
        knockouts,
        stands,
        awaited: awaited.some(
          ({ item }) => item.competency === topic.competency && topic.codes.includes(item.code),
        ),
      },
    ];
  });
}

function knockoutsOn(panel: Panel, competency: Id): readonly OpenKnockout[] {
  const found = panel.cards.flatMap(({ interviewer, knockouts }) =>
    knockouts
      .filter((knockout) => knockout.competency === competency)
      .map(({ signal }) => ({ interviewer, competency, signal })),
  );
  return [...new Map(found.map((one) => [`${one.interviewer} ${one.signal}`, one])).values()];
}

/** Every note that a rating or a knockout on one of these competencies rests on, the author's own first. */
export function notesOn(
  competencies: readonly Id[],
  author: Id,
  cards: readonly Scorecard[],
): readonly NoteReference[] {
  const ordered = [
    ...cards.filter(({ header }) => header.interviewer === author),
    ...cards.filter(({ header }) => header.interviewer !== author),
  ];
  return ordered.flatMap(({ header: { interviewer, interview }, payload }) => {
    const about = ({ competency }: { readonly competency: Id }): boolean => competencies.includes(competency);
    const ids = new Set([
      ...payload.assessments.filter(about).flatMap((one) => ('evidence' in one ? one.evidence : [])),
      ...payload.signals.filter(about).flatMap(({ evidence }) => evidence),
    ]);
    return payload.notes
      .filter(({ id }) => ids.has(id))
      .map(({ id }) => ({ interviewer, interview, note: id }));
  });
}
