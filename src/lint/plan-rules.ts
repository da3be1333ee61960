import type { Candidate, Seat } from '../domain/candidate.js';
import { awaitedSeats } from '../domain/candidate.js';
import type { QuestionAddress } from '../domain/id.js';
import { questionAddress, rubricOf } from '../domain/id.js';
import { competenciesOf } from '../domain/role.js';
import { KINDS_FOR_EVERYBODY, findQuestion, minutesOf } from '../domain/rubric.js';
import { WELCOME_AND_FAREWELL_MINUTES } from '../domain/plan-session.js';
import type { Hit, Rule } from './remark.js';
import type { RoleSubject } from './role-subject.js';

/** A candidate's plan beside the role and its rubrics. Only seats that are waited for count: no shadows, nobody who left. */
export interface PlanSubject extends RoleSubject {
  readonly candidate: Candidate;
}

/**
 * Questions that a candidate would hear twice. Two interviewers who sit in the same session at the same time hear one answer, so
 * that is once; without dates, two seats are two sessions.
 */
function questionsAskedTwice({ candidate }: PlanSubject): readonly Hit[] {
  const first = new Map<QuestionAddress, Seat>();
  return candidate.seats.flatMap((seat, place) => {
    if (!awaitedSeats(candidate).includes(seat)) return [];
    return seat.questions.flatMap((question, position) => {
      const earlier = first.get(question);
      if (earlier === undefined) {
        first.set(question, seat);
        return [];
      }
      if (isSameSession(earlier, seat)) return [];
      const by = [...new Set([earlier.interviewer, seat.interviewer])];
      return [
        {
          path: `/seats/${place}/questions/${position}`,
          problem: { code: 'question-asked-twice' as const, question, by },
        },
      ];
    });
  });
}

function isSameSession(one: Seat, other: Seat): boolean {
  return one !== other && one.interview === other.interview && one.on !== undefined && one.on === other.on;
}

/** Core questions, which every candidate gets, that no seat asks. */
function coreQuestionsUnasked({ candidate, role, rubrics }: PlanSubject): readonly Hit[] {
  const asked = new Set(awaitedSeats(candidate).flatMap(({ questions }) => questions));
  return role.competencies
    .flatMap(({ rubric, core }) => core.map((id) => questionAddress(rubric, id)))
    .filter((question) => !asked.has(question) && findQuestion(rubrics, question) !== null)
    .map((question) => ({ path: '/seats', problem: { code: 'core-question-unasked', question } }));
}

/** Seats whose questions do not fit into their session. */
function overfullSeats({ candidate, role, rubrics }: PlanSubject): readonly Hit[] {
  return candidate.seats.flatMap((seat, place) => {
    const minutes = role.interviews.find(({ id }) => id === seat.interview)?.minutes;
    if (minutes === undefined || !awaitedSeats(candidate).includes(seat)) return [];
    const needed = WELCOME_AND_FAREWELL_MINUTES + minutesOf(seat.questions, rubrics);
    return needed > minutes
      ? [
          {
            path: `/seats/${place}/questions`,
            problem: { code: 'interview-over-time' as const, needed, minutes },
          },
        ]
      : [];
  });
}

/** Competencies that fewer people ask about than the policy wants voices. A team exercise is heard for what else it shows, too. */
function seldomAsked({ candidate, role, rubrics }: PlanSubject): readonly Hit[] {
  return role.competencies.flatMap(({ rubric }): readonly Hit[] => {
    const category = rubrics.get(rubric)?.category;
    if (category === undefined) return [];
    const people = awaitedSeats(candidate).filter(({ questions }) =>
      questions.some(
        (address) =>
          rubricOf(address) === rubric ||
          findQuestion(rubrics, address)?.alsoShows?.includes(rubric) === true,
      ),
    );
    const times = new Set(people.map(({ interviewer }) => interviewer)).size;
    const wanted = role.policy.voices[category];
    return times < wanted
      ? [{ path: '/seats', problem: { code: 'heard-too-seldom', competency: rubric, times, wanted } }]
      : [];
  });
}

/** Character competencies that nobody asks about by past behaviour. */
function planWithoutPastBehavior({ candidate, role, rubrics }: PlanSubject): readonly Hit[] {
  const covered = new Set(
    awaitedSeats(candidate)
      .flatMap(({ questions }) => questions)
      .filter((address) => findQuestion(rubrics, address)?.kind === 'past-behavior')
      .map(rubricOf),
  );
  return competenciesOf(role, rubrics, 'character')
    .filter(({ rubric }) => !covered.has(rubric))
    .map(({ rubric }) => ({ path: '/seats', problem: { code: 'no-past-behavior', competency: rubric } }));
}

/** Kinds that no seat asks: scenario, past mistake, team exercise. */
function planWithoutKinds({ candidate, rubrics }: PlanSubject): readonly Hit[] {
  const kinds = new Set(
    awaitedSeats(candidate)
      .flatMap(({ questions }) => questions)
      .map((address) => findQuestion(rubrics, address)?.kind),
  );
  return KINDS_FOR_EVERYBODY.filter((kind) => !kinds.has(kind)).map((kind) => ({
    path: '/seats',
    problem: { code: 'question-kind-missing', kind },
  }));
}

/** The rules for plans. That ids are known is seen to when the candidate is read. */
export const PLAN_RULES: readonly Rule<PlanSubject>[] = [
  { code: 'question-asked-twice', severity: 'error', find: questionsAskedTwice },
  { code: 'core-question-unasked', severity: 'warning', find: coreQuestionsUnasked },
  { code: 'interview-over-time', severity: 'warning', find: overfullSeats },
  { code: 'heard-too-seldom', severity: 'warning', find: seldomAsked },
  { code: 'no-past-behavior', severity: 'warning', find: planWithoutPastBehavior },
  { code: 'question-kind-missing', severity: 'warning', find: planWithoutKinds },
];
