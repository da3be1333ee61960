import type { Candidate } from '../domain/candidate.js';
import type { QuestionAddress } from '../domain/id.js';
import { parseQuestionAddress, rubricOf } from '../domain/id.js';
import type { Finding, Problem } from '../domain/problem.js';
import type { Role } from '../domain/role.js';
import type { Rubrics } from '../domain/rubric.js';
import { findQuestion } from '../domain/rubric.js';
import type { Scorecard } from '../domain/scorecard.js';
import type { Locate } from './place.js';
import { findingsIn, pointer } from './place.js';
import { unknownReference } from './unknown-reference.js';
import { MOST_FINDINGS } from './validate.js';

/** What a role names and its rubrics do not have: rubrics and questions. */
export function checkRole(role: Role, rubrics: Rubrics, file: string, locate: Locate): readonly Finding[] {
  const finding = findingsIn(file, locate);
  return role.competencies.flatMap((competency, position) => {
    const rubric = rubrics.get(competency.rubric);
    if (rubric === undefined) {
      const problem = unknownReference('rubric', competency.rubric, rubrics.keys());
      return [finding(pointer('competencies', position, 'rubric'), problem)];
    }
    const known = new Set(rubric.questions.map(({ id }) => id));
    return (['core', 'pool'] as const).flatMap((list) =>
      competency[list].flatMap((id, place) =>
        known.has(id)
          ? []
          : [
              finding(
                pointer('competencies', position, list, place),
                unknownReference('question', id, known),
              ),
            ],
      ),
    );
  });
}

/**
 * What a candidate's plan names and the role, its rubrics or the people do not have, as far as it helps anybody. `people` is
 * who may sit on a panel; null where nobody can say. A rubric that the role itself lacks is told at the role.
 */
export function checkCandidate(
  candidate: Candidate,
  role: Role,
  rubrics: Rubrics,
  people: ReadonlySet<string> | null,
  file: string,
  locate: Locate,
): readonly Finding[] {
  return firstOf(faultsOfPlan(candidate, role, rubrics, people, findingsIn(file, locate)));
}

function* faultsOfPlan(
  candidate: Candidate,
  role: Role,
  rubrics: Rubrics,
  people: ReadonlySet<string> | null,
  finding: ReturnType<typeof findingsIn>,
): Generator<Finding> {
  const interviews = role.interviews.map(({ id }) => id);
  const competencies = role.competencies.map(({ rubric }) => rubric);
  const isLacking = (rubric: string): boolean => competencies.includes(rubric) && !rubrics.has(rubric);
  for (const [position, seat] of candidate.seats.entries()) {
    const at = (...steps: readonly (string | number)[]): string => pointer('seats', position, ...steps);
    if (people?.has(seat.interviewer) === false) {
      yield finding(at('interviewer'), unknownReference('person', seat.interviewer, people));
    }
    if (!interviews.includes(seat.interview)) {
      yield finding(at('interview'), unknownReference('interview', seat.interview, interviews));
    }
    for (const [place, question] of seat.questions.entries()) {
      if (isLacking(rubricOf(question))) continue;
      const problem = questionProblem(question, role, rubrics, competencies);
      if (problem !== null) yield finding(at('questions', place), problem);
    }
  }
}

/**
 * Where a card does not fit the instruments it was rated by, as far as it helps anybody: questions, competencies and signals
 * they do not have, and knockouts without evidence.
 */
export function checkScorecard(
  card: Scorecard,
  role: Role,
  rubrics: Rubrics,
  file: string,
  locate: Locate,
): readonly Finding[] {
  return firstOf(faultsOfCard(card, role, rubrics, findingsIn(file, locate)));
}

function* faultsOfCard(
  card: Scorecard,
  role: Role,
  rubrics: Rubrics,
  finding: ReturnType<typeof findingsIn>,
): Generator<Finding> {
  const competencies = role.competencies.map(({ rubric }) => rubric);
  const { assessments, signals, notes } = card.payload;
  // A card names few questions many times, and a folder holds thousands of cards.
  const known = new Set<string>();
  const faultOfQuestion = (question: QuestionAddress, list: string, position: number): Finding | null => {
    if (known.has(question)) return null;
    const problem = questionProblem(question, role, rubrics, competencies);
    if (problem !== null) return finding(pointer('payload', list, position, 'question'), problem);
    known.add(question);
    return null;
  };
  for (const [position, { question }] of notes.entries()) {
    const fault = faultOfQuestion(question, 'notes', position);
    if (fault !== null) yield fault;
  }
  for (const [position, { question, competency }] of assessments.entries()) {
    const fault = faultOfQuestion(question, 'assessments', position);
    if (fault !== null) yield fault;
    if (!competencies.includes(competency)) {
      const path = pointer('payload', 'assessments', position, 'competency');
      yield finding(path, unknownReference('competency', competency, competencies));
    }
  }
  for (const [position, { competency, signal, question, evidence }] of signals.entries()) {
    const path = (key: string): string => pointer('payload', 'signals', position, key);
    const fault = faultOfQuestion(question, 'signals', position);
    if (fault !== null) yield fault;
    const its = rubrics.get(competency)?.signals ?? [];
    const found = its.find(({ id }) => id === signal);
    if (!competencies.includes(competency)) {
      yield finding(path('competency'), unknownReference('competency', competency, competencies));
    } else if (found === undefined) {
      const ids = its.map(({ id }) => id);
      yield finding(path('signal'), unknownReference('signal', signal, ids));
    } else if (found.kind === 'knockout' && evidence.length === 0) {
      yield finding(path('evidence'), {
        code: 'knockout-without-evidence',
        signal: `${competency}/${signal}`,
      });
    }
  }
}

// Each looks for the nearest id that there is, so what is not told is not looked for.
function firstOf(findings: Iterable<Finding>): readonly Finding[] {
  const first: Finding[] = [];
  for (const finding of findings) {
    first.push(finding);
    if (first.length >= MOST_FINDINGS) break;
  }
  return first;
}

function questionProblem(
  address: QuestionAddress,
  role: Role,
  rubrics: Rubrics,
  competencies: readonly string[],
): Problem | null {
  if (competencies.includes(rubricOf(address)) && findQuestion(rubrics, address) !== null) return null;
  const parsed = parseQuestionAddress(address);
  if (parsed === null) return { code: 'address-malformed', address };
  if (!rubrics.has(parsed.rubric)) {
    return unknownReference('rubric', parsed.rubric, rubrics.keys());
  }
  if (!competencies.includes(parsed.rubric))
    return { code: 'question-outside-role', question: address, role: role.id };
  const known = rubrics.get(parsed.rubric)?.questions.map(({ id }) => `${parsed.rubric}/${id}`) ?? [];
  return unknownReference('question', address, known);
}
