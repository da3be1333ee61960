import { competenciesOf } from '../domain/role.js';
import type { QuestionKind } from '../domain/rubric.js';
import { KINDS_FOR_EVERYBODY } from '../domain/rubric.js';
import { questionsOf } from './interview-load.js';
import type { Hit } from './remark.js';
import type { RoleSubject } from './role-subject.js';
import { heardBy } from './role-subject.js';

/** Kinds that a role needs one of somewhere, beside past behaviour for each character competency. */

/** Competencies that no session hears: they weigh, and nobody asks about them. */
export function unheardCompetencies({ role }: RoleSubject): readonly Hit[] {
  return role.competencies.flatMap(({ rubric }, place) =>
    heardBy(role, rubric).length === 0
      ? [
          {
            path: `/competencies/${place}/rubric`,
            problem: { code: 'heard-never' as const, competency: rubric },
          },
        ]
      : [],
  );
}

/** Competencies that fewer sessions hear than the policy wants voices: 2 for character by default, so one is thin evidence. */
export function seldomHeard({ role, rubrics }: RoleSubject): readonly Hit[] {
  return role.competencies.flatMap(({ rubric }, place) => {
    const category = rubrics.get(rubric)?.category;
    const times = heardBy(role, rubric).length;
    const wanted = category === undefined ? 0 : role.policy.voices[category];
    return times > 0 && times < wanted
      ? [
          {
            path: `/competencies/${place}/rubric`,
            problem: { code: 'heard-too-seldom' as const, competency: rubric, times, wanted },
          },
        ]
      : [];
  });
}

/** Character competencies without a question about past behaviour. */
export function withoutPastBehavior(subject: RoleSubject): readonly Hit[] {
  const character = new Set(competenciesOf(subject.role, subject.rubrics, 'character'));
  return subject.role.competencies.flatMap((competency, place) =>
    character.has(competency) && !asked([competency], subject).has('past-behavior')
      ? [
          {
            path: `/competencies/${place}/core`,
            problem: { code: 'no-past-behavior' as const, competency: competency.rubric },
          },
        ]
      : [],
  );
}

/** Kinds of question that a role needs and does not have: scenario, past mistake, team exercise. */
export function missingKinds(subject: RoleSubject): readonly Hit[] {
  const kinds = asked(subject.role.competencies, subject);
  return KINDS_FOR_EVERYBODY.filter((kind) => !kinds.has(kind)).map((kind) => ({
    path: '/competencies',
    problem: { code: 'question-kind-missing', kind },
  }));
}

/** Questions that their rubric means for other levels than the role's. */
export function questionsForOtherLevels(subject: RoleSubject): readonly Hit[] {
  const { level } = subject.role;
  return subject.role.competencies.flatMap((competency, place) => {
    const other = new Set(
      (['core', 'pool'] as const)
        .flatMap((list) => questionsOf(competency, list, subject))
        .filter(({ levels }) => !levels.includes(level))
        .map(({ id }) => id),
    );
    return (['core', 'pool'] as const).flatMap((list) =>
      competency[list].flatMap((question, position) =>
        other.has(question)
          ? [
              {
                path: `/competencies/${place}/${list}/${position}`,
                problem: { code: 'question-for-other-level' as const, question, level },
              },
            ]
          : [],
      ),
    );
  });
}

function asked(
  competencies: RoleSubject['role']['competencies'],
  subject: RoleSubject,
): ReadonlySet<QuestionKind> {
  const lists = ['core', 'pool'] as const;
  return new Set(
    competencies.flatMap((competency) =>
      lists.flatMap((list) => questionsOf(competency, list, subject).map(({ kind }) => kind)),
    ),
  );
}
