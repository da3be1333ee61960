import type { Seat } from '../domain/candidate.js';
import { isGap, reviewOf } from '../domain/interview-review.js';
import type { InterviewState } from '../domain/interview.js';
import { sealingProblem } from '../domain/interview.js';
import type { InterviewEvent } from '../domain/interview-events.js';
import type { Finding, ProblemCode, Result } from '../domain/problem.js';
import type { Role } from '../domain/role.js';
import type { Rubrics } from '../domain/rubric.js';
import { findQuestion } from '../domain/rubric.js';
import type { Answers } from '../domain/scripted.js';
import { playAnswers } from '../domain/scripted.js';
import type { Sitting } from '../domain/sitting.js';
import { isCore, judgedBy } from '../domain/sitting.js';
import type { Id } from '../domain/id.js';
import { ANSWERS } from './formats.js';
import type { Located } from './place.js';
import { findingsIn, pointer } from './place.js';
import { readYamlFormat } from './read-format.js';
import { modeline } from './yaml-edit.js';

// What these say is wrong with a key, not with what stands under it.
const KEY_PROBLEMS: ReadonlySet<ProblemCode> = new Set([
  'question-not-in-seat',
  'competency-not-judged',
  'conflict-ended-interview',
]);

/** Reads an answers file. Whether the engine takes the answers is `interviewFrom`'s business. */
export function parseAnswers(text: string, file: string): Result<Located<Answers>> {
  return readYamlFormat(ANSWERS, text, file, () => []);
}

/**
 * The interview that answers tell: its events, and the draft they lead to, which can be sealed as it is. Everything that the
 * terminal would refuse is a finding at its line and column; so is what keeps the draft from being sealed.
 */
export function interviewFrom(
  sitting: Sitting,
  answers: Located<Answers>,
  file: string,
): Result<{ readonly events: readonly InterviewEvent[]; readonly state: InterviewState }> {
  const finding = findingsIn(file, answers.locate);
  const played = playAnswers(sitting, answers.value);
  if (!played.ok) {
    const findings = played.refusals.map(({ path, problem }) =>
      finding(pointer(...path), problem, KEY_PROBLEMS.has(problem.code) ? 'key' : 'value'),
    );
    return { ok: false, findings: findings.toSorted(byPlace) };
  }
  const { events, state } = played;
  if (sealingProblem(state) !== null) return { ok: false, findings: gaps(state, finding) };
  return { ok: true, value: { events, state } };
}

/** The blank form of a seat: every question as a comment, and a place for notes and ratings. `candidate` as in the plan. */
export function blankAnswers(candidate: Id, seat: Seat, role: Role, rubrics: Rubrics): string {
  const head = [
    modeline('schemas/answers.schema.json'),
    `${role.title}, ${seat.interview}: what was heard, question by question.`,
    'Notes are numbered from 1 within a question; a rating points to the notes it rests on.',
    'A note is a text, or {text: …, kind: situation|task|action|result|reflection|quote}.',
    'Where there is no rating: {notAssessed: not-asked|no-evidence|declined}.',
  ];
  const lines = [
    ...head.map((line) => comment(line)),
    'format: touchstone/answers@1',
    `candidate: ${candidate}`,
    `interviewer: ${seat.interviewer}`,
    `interview: ${seat.interview}`,
    'mode: in-person        # in-person, video or phone',
    'language: en',
    'conflict: false        # true: related, friends, rivals, or otherwise not free',
    'started: ""            # in UTC, such as 2026-11-02T14:00:00Z',
    'ended: ""',
    seat.questions.length === 0 ? 'answers: {}' : 'answers:',
    ...seat.questions.flatMap((address) => {
      const question = findQuestion(rubrics, address);
      const texts =
        question === null
          ? []
          : [...(question.setting === undefined ? [] : [question.setting]), question.ask];
      const probes = (question?.probes ?? []).map(
        ({ kind, text }, index) => `Probe ${index + 1} (${kind}): ${text}`,
      );
      return [
        '',
        ...[...texts, ...probes].flatMap((text) => wrapped(text)).map((line) => `  ${comment(line)}`),
        ...(isCore(role, address) ? [] : [`  ${comment('Not core: take it out if it was not asked.')}`]),
        `  ${address}:`,
        '    notes: []            # - what the candidate said or did',
        '    # signals: [{ signal: rubric/signal, evidence: [1] }]',
        '    ratings:',
        ...judgedBy({ role, rubrics }, address).map(
          (id) => `      ${id}: { rating: , evidence: [] }   # 1 to 5`,
        ),
      ];
    }),
    '',
    'recommendation:          # strong-yes, yes, no or strong-no; after the ratings',
    '# closing: a remark for the panel',
  ];
  return `${lines.join('\n')}\n`;
}

function gaps(state: InterviewState, finding: ReturnType<typeof findingsIn>): readonly Finding[] {
  const open = reviewOf(state).filter(isGap);
  const found = open.flatMap((item) => {
    if (item.kind === 'open') {
      const path = pointer('answers', item.judged.question, 'ratings');
      return [finding(path, { code: 'judgements-open', open: [item.judged] }, 'key')];
    }
    return item.kind === 'no-recommendation'
      ? [finding('/recommendation', { code: 'recommendation-missing' })]
      : [];
  });
  // While judgements are open, the missing recommendation is only their echo.
  const judgements = found.filter(({ problem }) => problem.code === 'judgements-open');
  if (judgements.length > 0) return judgements.toSorted(byPlace);
  return found.length > 0 ? found : [finding('/answers', { code: 'nothing-assessed' }, 'key')];
}

function byPlace(one: Finding, other: Finding): number {
  const line = (one.place.line ?? 0) - (other.place.line ?? 0);
  return line !== 0 ? line : (one.place.column ?? 0) - (other.place.column ?? 0);
}

// Anything in a comment that could end it would become part of the file.
function comment(text: string): string {
  return `# ${text.replace(/[\u0000-\u001F\u007F-\u009F\u2028\u2029\uFEFF]+/gu, ' ')}`;
}

function wrapped(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => line.match(/\S(?:.{0,95}\S)?(?=\s|$)|\S{97}/gsu) ?? []);
}
