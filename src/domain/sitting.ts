import type { Seat } from './candidate.js';
import type { Id, QuestionAddress } from './id.js';
import { parseQuestionAddress, rubricOf } from './id.js';
import type { Role } from './role.js';
import type { Anchors, Question, Rubrics, Signal } from './rubric.js';
import { anchorsFor, findQuestion } from './rubric.js';

/** One interviewer's seat with the instruments that they rate by. */
export interface Sitting {
  readonly role: Role;
  readonly rubrics: Rubrics;
  readonly seat: Seat;
}

/** One judgement that is asked for: an answer, and the competency it is judged for. */
export interface Judged {
  readonly question: QuestionAddress;
  readonly competency: Id;
}

/** The question at an address of this seat; null when the seat does not ask it. */
export function questionOfSeat(sitting: Sitting, address: QuestionAddress): Question | null {
  return sitting.seat.questions.includes(address) ? findQuestion(sitting.rubrics, address) : null;
}

/** The competencies that an answer is judged for: its rubric's, then those of the role that a team exercise shows as well. */
export function judgedBy(
  sitting: Pick<Sitting, 'role' | 'rubrics'>,
  address: QuestionAddress,
): readonly Id[] {
  const own = rubricOf(address);
  const question = findQuestion(sitting.rubrics, address);
  const further = (question?.alsoShows ?? []).filter(
    (id) =>
      id !== own &&
      sitting.rubrics.has(id) &&
      sitting.role.competencies.some((competency) => competency.rubric === id),
  );
  return [own, ...further];
}

/** Whether every candidate for the role gets this question. */
export function isCore(role: Role, address: QuestionAddress): boolean {
  const parsed = parseQuestionAddress(address);
  if (parsed === null) return false;
  const competency = role.competencies.find(({ rubric }) => rubric === parsed.rubric);
  return competency?.core.includes(parsed.question) ?? false;
}

/**
 * The anchors by which an answer is rated for a competency: a question's own anchors hold for its own rubric; for a
 * further competency that a team exercise shows, that competency's rubric has them. Null when question or rubric is missing.
 */
export function anchorsOf(
  { rubrics }: Pick<Sitting, 'rubrics'>,
  { question: address, competency }: Judged,
): Anchors | null {
  const rubric = rubrics.get(competency);
  const question = findQuestion(rubrics, address);
  if (rubric === undefined || question === null) return null;
  return rubricOf(address) === competency ? anchorsFor(rubric, question) : rubric.anchors;
}

/** A signal of one of the role's competencies; null when there is none. */
export function signalOf(sitting: Sitting, competency: Id, signal: Id): Signal | null {
  if (!sitting.role.competencies.some(({ rubric }) => rubric === competency)) return null;
  return sitting.rubrics.get(competency)?.signals.find(({ id }) => id === signal) ?? null;
}

/** Every judgement the seat may give, competency by competency in the role's order, questions in the seat's order. */
export function judgementsOf(sitting: Sitting): readonly Judged[] {
  const all = sitting.seat.questions.flatMap((question) =>
    judgedBy(sitting, question).map((competency) => ({ question, competency })),
  );
  const ranks = new Map(sitting.role.competencies.map(({ rubric }, rank) => [rubric, rank]));
  const rankOf = (judged: Judged): number => ranks.get(judged.competency) ?? ranks.size;
  return all.toSorted((one, other) => rankOf(one) - rankOf(other));
}
