import type { Id } from '../domain/id.js';
import type { GapCause, PlanGap } from '../domain/plan-gaps.js';
import type { Rubrics } from '../domain/rubric.js';
import { counted, listed } from './number-text.js';
import type { ProblemText } from './problems/wording.js';
import { titleOf } from './reason-text.js';
import { plainText } from './safe-text.js';
import { QUESTION_KIND_WORDS } from './words.js';

const MORE: Readonly<Record<GapCause, string>> = {
  seats: 'Seat another person in an interview that hears it, or give a seat more questions with --ask.',
  questions: 'Add questions for this level to the role’s pool.',
  minutes: 'Make an interview longer in the role, or seat one more person.',
};

/** What a plan lacks, plain text, a sentence on a line; what to do stands once, below all that it mends. Empty text for no gap. */
export function planGapsText(gaps: readonly PlanGap[], rubrics: Rubrics): string {
  const lacks = new Map<string, string[]>();
  for (const { what, todo } of gaps.map((gap) => describePlanGap(gap, rubrics))) {
    const same = lacks.get(todo);
    if (same === undefined) lacks.set(todo, [what]);
    else same.push(what);
  }
  return [...lacks].map(([todo, whats]) => `${whats.join('\n')}\n${todo}\n`).join('\n');
}

/** What a plan lacks in English, plain text: what it is, and what to do if it matters. */
export function describePlanGap(gap: PlanGap, rubrics: Rubrics): ProblemText {
  const title = (id: Id): string => plainText(titleOf(rubrics, id));
  switch (gap.code) {
    case 'interview-unknown':
      return {
        what: `The role has no interview "${gap.interview}", where ${gap.interviewer} is to sit.`,
        todo: 'Name one of the role’s interviews.',
      };
    case 'seat-without-questions':
      return {
        what: `${gap.interviewer} has no question in the interview "${gap.interview}".`,
        todo: 'The panel may be larger than the role needs: leave the seat out, or give it questions with --ask.',
      };
    case 'shadow-alone':
      return {
        what: `${gap.interviewer} is to sit in on the interview "${gap.interview}", which nobody holds.`,
        todo: 'Seat an interviewer there.',
      };
    case 'question-unknown':
      return {
        what:
          gap.interviewer === null
            ? `The role asks ${gap.question} of everybody, and no rubric has that question.`
            : `${gap.interviewer} is to ask ${gap.question}, and no rubric has that question.`,
        todo: 'Run "touchstone show questions" for those there are.',
      };
    case 'question-twice':
      return {
        what: `${listed(gap.interviewers)} are both to ask ${gap.question}.`,
        todo: 'Leave it to one of them: a second answer to the same question is rehearsed.',
      };
    case 'question-asked-before':
      return {
        what: `${gap.interviewer} is to ask ${gap.question}, which this person has been asked before.`,
        todo: 'Choose another question.',
      };
    case 'core-asked-before':
      return {
        what: `This person has been asked ${gap.question} before, so it is left out although everybody gets it.`,
        todo: 'Nothing to do; other questions stand in for it where there are any.',
      };
    case 'core-unplaced':
      return {
        what: `Everybody should get ${listed(gap.questions)}, and nobody is to ask ${gap.questions.length === 1 ? 'it' : 'them'}.`,
        todo: `Seat somebody in an interview that hears ${title(gap.competency)}, or give ${gap.questions.length === 1 ? 'it' : 'them'} to a seat with --ask.`,
      };
    case 'minutes-over':
      return {
        what: `The interview "${gap.interview}" with ${listed(gap.interviewers)} needs ${counted(gap.needed, 'minute')} and has ${gap.available}.`,
        todo: 'Seat one more person in another interview that hears the same, or make this one longer in the role.',
      };
    case 'voices-missing':
      return {
        what: `${title(gap.competency)} is heard by ${heardBy(gap.interviewers)}, and ${counted(gap.wanted, 'interviewer')} should hear it.`,
        todo: MORE[gap.why],
      };
    case 'voice-thin':
      return {
        what: `${gap.interviewer} has ${counted(gap.questions, 'question')} on ${title(gap.competency)}; ${gap.wanted} are much more reliable.`,
        todo: MORE[gap.why],
      };
    case 'past-behavior-missing':
      return {
        what: `Nobody asks for past behavior on ${title(gap.competency)}.`,
        todo: MORE[gap.why],
      };
    case 'kind-missing':
      return {
        what: `Nobody asks a ${QUESTION_KIND_WORDS[gap.kind]} question.`,
        todo:
          gap.why === 'seats'
            ? 'Seat another person in an interview that has one, or give one to a seat with --ask.'
            : MORE[gap.why],
      };
  }
}

function heardBy(interviewers: readonly string[]): string {
  if (interviewers.length === 0) return 'nobody';
  return interviewers.length === 1 ? `${interviewers.join('')} alone` : `${listed(interviewers)} only`;
}
