import type { MeaningProblem } from '../../domain/problems/meaning.js';
import { listed } from '../number-text.js';
import { inner, quoted, type ProblemText } from './wording.js';

/** What is called wrong that does not hold together, in English. */
export function describeMeaningProblem(problem: MeaningProblem): ProblemText {
  switch (problem.code) {
    case 'card-twice':
      return {
        what: `There are two scorecards by ${quoted(problem.interviewer)} for the interview ${quoted(problem.interview)}.`,
        todo: 'Keep the one that was sealed first, and take the other out of the folder.',
      };
    case 'instrument-missing':
      return {
        what: `The version of ${quoted(problem.id)} that a scorecard was rated under (${inner(problem.digest)}) is not in "instruments".`,
        todo: 'Bring its file back from git.',
      };
    case 'rubric-missing':
      return {
        what: `The role asks for ${quoted(problem.id)}, and there is no such rubric.`,
        todo: 'Add the rubric, or take it out of the role.',
      };
    case 'duplicate-id':
      return {
        what: `The id ${quoted(problem.id)} is taken already.`,
        todo: 'Give one of the two another id.',
      };
    case 'teachable-character':
      return {
        what: 'A character competency is called teachable.',
        todo: 'Write "teachable: false", or make it a skill: a gap in character is not closed on the job.',
      };
    case 'thresholds-unordered':
      return {
        what: `The threshold ${quoted(problem.higher)} is below ${quoted(problem.lower)}.`,
        todo: 'They go down from strongHire over hire to discuss.',
      };
    case 'seat-twice':
      return {
        what: `${quoted(problem.interviewer)} sits in the interview ${quoted(problem.interview)} twice.`,
        todo: 'Put the questions into one seat.',
      };
    case 'assessed-twice':
      return {
        what: `${quoted(problem.question)} is assessed twice for ${quoted(problem.competency)}.`,
        todo: 'A card judges each answer once. Take the card back from git, or from whoever sent it.',
      };
    case 'question-core-and-pool':
      return {
        what: `${quoted(problem.question)} is a core question and in the pool as well.`,
        todo: 'Take it out of the pool: every candidate gets it anyway.',
      };
    case 'reference-unknown':
      return {
        what: `There is no ${problem.what} ${quoted(problem.id)} here.`,
        todo: referenceTodo(problem),
      };
    case 'mapping-lacks':
      return {
        what: `The mapping does not say what the ${problem.what} ${quoted(problem.id)} is there, so this card was left out.`,
        todo: `Add it to the mapping, under ${problem.what === 'competency' ? 'competencies' : `${problem.what}s`}.`,
      };
    case 'mapping-for-another':
      return {
        what: `This mapping is for ${inner(problem.system)}.`,
        todo: `Give one for ${inner(problem.wanted)}, or leave --format out.`,
      };
    case 'question-outside-role':
      return {
        what: `${quoted(problem.question)} is of a rubric that the role ${quoted(problem.role)} does not judge.`,
        todo: 'Take another question, or add the rubric to the role.',
      };
    case 'instrument-misnamed':
      return {
        what: `The file's content belongs under the name ${quoted(problem.expected)}.`,
        todo: 'An archived instrument never changes. Take it back from git.',
      };
    case 'seal-broken':
      return {
        what: `The card was changed after it was sealed: its ${problem.part} does not fit its seal.`,
        todo: 'Take it back from git, or ask its author for it. Corrections belong in the debrief.',
      };
  }
}

function referenceTodo({
  what,
  suggestion,
  known,
}: Extract<MeaningProblem, { readonly code: 'reference-unknown' }>): string {
  if (suggestion !== null) return `Did you mean ${quoted(suggestion)}?`;
  if (known.length === 0) return `Correct it, or add the ${what}.`;
  return `Take ${listed(known.map(quoted), 'or')}, or add the ${what}.`;
}
