import type { Seat } from './candidate.js';
import type { Id } from './id.js';
import { rubricOf } from './id.js';
import type { Role } from './role.js';

/** The competencies that a seat is to hear: those of its session, and the rubrics of its questions. */
export function plannedCompetencies(seat: Seat, role: Role): readonly Id[] {
  const session = role.interviews.find((interview) => interview.id === seat.interview)?.competencies ?? [];
  return [...new Set([...session, ...seat.questions.map(rubricOf)])];
}
