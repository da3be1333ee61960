import { WELCOME_AND_FAREWELL_MINUTES } from '../domain/plan-session.js';
import type { RoleCompetency, RoleInterview } from '../domain/role.js';
import type { Question, Rubric } from '../domain/rubric.js';
import type { RoleSubject } from './role-subject.js';
import { heardBy } from './role-subject.js';
import type { Hit } from './remark.js';

/** More than this many competencies in one session tire an interviewer; more than the second cannot be rated apart. */
const MANY = 6;
const TOO_MANY = 8;

/** Sessions that are to hear more competencies than one person can keep apart. */
export function crowdedInterviews({ role }: RoleSubject): readonly Hit[] {
  return role.interviews.flatMap(({ competencies }, place) => {
    const count = competencies.length;
    if (count <= MANY) return [];
    const limit = count > TOO_MANY ? TOO_MANY : MANY;
    return [
      {
        path: `/interviews/${place}/competencies`,
        problem: { code: 'too-many-competencies' as const, count, limit },
        severity: count > TOO_MANY ? ('error' as const) : ('warning' as const),
      },
    ];
  });
}

/**
 * Sessions that cannot hold what they must. Which session asks which question is the plan's business, so only what every plan has to put
 * there is counted: the core questions of competencies that no other session hears, and the shortest question of the others.
 * And the sessions together, when all core questions do not fit into all of them.
 */
export function overfullInterviews(subject: RoleSubject): readonly Hit[] {
  const { role } = subject;
  const single = role.interviews.flatMap((interview, place) => {
    const needed = neededMinutes(interview, subject);
    return needed > interview.minutes
      ? [{ path: `/interviews/${place}/minutes`, problem: overTime(needed, interview.minutes) }]
      : [];
  });
  if (single.length > 0) return single;
  const minutes = role.interviews.reduce((sum, interview) => sum + interview.minutes, 0);
  const needed =
    WELCOME_AND_FAREWELL_MINUTES * role.interviews.length +
    role.competencies.reduce((sum, competency) => sum + total(questionsOf(competency, 'core', subject)), 0);
  return needed > minutes ? [{ path: '/interviews', problem: overTime(needed, minutes) }] : [];
}

function overTime(needed: number, minutes: number): Hit['problem'] {
  return { code: 'interview-over-time', needed, minutes };
}

function neededMinutes(interview: RoleInterview, subject: RoleSubject): number {
  return interview.competencies.reduce((sum, id) => {
    const competency = subject.role.competencies.find(({ rubric }) => rubric === id);
    if (competency === undefined) return sum;
    const core = questionsOf(competency, 'core', subject);
    if (heardBy(subject.role, id).length === 1) return sum + total(core);
    const shortest = [...core, ...questionsOf(competency, 'pool', subject)].map(({ minutes }) => minutes);
    return sum + (shortest.length === 0 ? 0 : Math.min(...shortest));
  }, WELCOME_AND_FAREWELL_MINUTES);
}

/**
 * Competencies with fewer questions than sessions that hear them: whatever the plan, one question is asked twice. A role does not
 * say which session asks what, so this is how it can already be wrong; a plan that asks twice is told of by the plan's rules.
 */
export function questionsRunOut({ role }: RoleSubject): readonly Hit[] {
  return role.competencies.flatMap(({ rubric, core, pool }, place) => {
    const interviews = heardBy(role, rubric).length;
    const questions = new Set([...core, ...pool]).size;
    return questions < interviews
      ? [
          {
            path: `/competencies/${place}/core`,
            problem: { code: 'questions-run-out' as const, competency: rubric, questions, interviews },
          },
        ]
      : [];
  });
}

/** The questions of a competency that the role names and the rubric has. */
export function questionsOf(
  { rubric, ...lists }: RoleCompetency,
  list: 'core' | 'pool',
  { rubrics }: RoleSubject,
): readonly Question[] {
  const known: Rubric | undefined = rubrics.get(rubric);
  return lists[list].flatMap((id) => known?.questions.filter((question) => question.id === id) ?? []);
}

function total(questions: readonly Question[]): number {
  return questions.reduce((sum, { minutes }) => sum + minutes, 0);
}
