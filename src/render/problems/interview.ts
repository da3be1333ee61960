import type { InterviewProblem } from '../../domain/problems/interview.js';
import { inner, list, quoted, type ProblemText } from './wording.js';

/** What is called wrong that the interview refuses, in English. */
export function describeInterviewProblem(problem: InterviewProblem): ProblemText {
  switch (problem.code) {
    case 'interview-not-started':
      return {
        what: 'The interview has not started.',
        todo: 'Give mode, language and conflict of interest first.',
      };
    case 'interview-started-already':
      return {
        what: 'The interview has started already.',
        todo: 'Go on with it, or leave and resume it later.',
      };
    case 'interview-paused':
      return { what: 'The interview is paused.', todo: 'Resume it first.' };
    case 'interview-sealed':
      return { what: 'The scorecard is sealed.', todo: 'A correction is an entry in the debrief.' };
    case 'conflict-ended-interview':
      return {
        what: 'A conflict of interest was declared, so nothing more is asked, noted or rated here.',
        todo: 'Seal the empty card, and ask for somebody else to take the seat.',
      };
    case 'moment-malformed':
      return {
        what: `${quoted(problem.moment)} is no moment in UTC to the second.`,
        todo: 'Write it as 2026-11-02T14:00:00Z.',
      };
    case 'language-malformed':
      return {
        what: `${quoted(problem.language)} is no language tag.`,
        todo: 'Write a tag such as en, de or pt-BR.',
      };
    case 'interview-ends-before-start':
      return {
        what: `The interview ends (${inner(problem.ended)}) before it starts (${inner(problem.started)}).`,
        todo: 'Correct one of the two.',
      };
    case 'question-not-in-seat':
      return {
        what: `${quoted(problem.question)} is no question of this seat.`,
        todo: `This seat asks ${list(problem.questions)}.`,
      };
    case 'competency-not-judged':
      return {
        what: `${quoted(problem.question)} is not rated for ${quoted(problem.competency)}.`,
        todo: `It is rated for ${list(problem.judged)}.`,
      };
    case 'signal-unknown':
      return {
        what: `There is no signal ${quoted(problem.signal)} in this role.`,
        todo:
          problem.known.length === 0
            ? 'Write it as competency/signal, with a competency of this role.'
            : `Known there: ${list(problem.known)}.`,
      };
    case 'signal-not-marked':
      return {
        what: `The signal ${quoted(problem.signal)} is not marked here.`,
        todo: 'There is nothing to take back.',
      };
    case 'probe-unknown':
      return {
        what: `${quoted(problem.question)} has no probe ${problem.probe}.`,
        todo: `Its probes are numbered 1 to ${problem.count}.`,
      };
    case 'note-empty':
      return { what: 'The note is empty.', todo: 'Write what the candidate said or did.' };
    case 'note-not-text':
      return {
        what: 'The text holds half of a character, which cannot be stored.',
        todo: 'Type it again without that character.',
      };
    case 'note-id-taken':
      return {
        what: `There is a note ${quoted(problem.note)} already.`,
        todo: 'Give this one the next free number.',
      };
    case 'note-unknown':
      return {
        what: `There is no note ${quoted(problem.note)}.`,
        todo: 'Look at the list of notes for its number.',
      };
    case 'note-struck':
      return { what: `The note ${quoted(problem.note)} is struck.`, todo: 'Choose one that stands.' };
    case 'note-is-evidence':
      return {
        what: `The note ${quoted(problem.note)} is evidence for ${list(problem.restingOn)}.`,
        todo: 'Give that other evidence first; then strike the note.',
      };
    case 'rating-not-a-point':
      return {
        what: `${inner(problem.rating)} is no rating.`,
        todo: 'Choose 1, 2, 3, 4 or 5: whole points only.',
      };
    case 'rating-without-evidence':
      return {
        what: `The rating of ${quoted(problem.competency)} on ${quoted(problem.question)} names no evidence.`,
        todo: 'Point to at least one note of what was said or done, or mark it as not assessed.',
      };
    case 'knockout-without-evidence':
      return {
        what: `The knockout ${quoted(problem.signal)} names no evidence.`,
        todo: 'Point to at least one note of what was said or done.',
      };
    case 'judgements-open':
      return {
        what: `Still open: ${judgements(problem.open)}.`,
        todo: 'Rate each of them, or mark it as not assessed with a reason.',
      };
    case 'recommendation-too-early':
      return {
        what: `Your own recommendation comes after the ratings. Still open: ${judgements(problem.open)}.`,
        todo: 'Rate each of them, or mark it as not assessed with a reason.',
      };
    case 'recommendation-without-rating':
      return {
        what: 'Nothing was rated, so there is nothing a recommendation could rest on.',
        todo: 'Rate what was heard, or seal without a recommendation.',
      };
    case 'recommendation-missing':
      return {
        what: 'Your own recommendation is missing, or a rating changed after it was given.',
        todo: 'Give it now: strong-yes, yes, no or strong-no.',
      };
    case 'nothing-assessed':
      return {
        what: 'The card assesses nothing.',
        todo: 'Rate an answer, or mark the questions as not assessed with a reason.',
      };
    case 'nothing-to-undo':
      return { what: 'There is nothing to undo.', todo: 'Go on.' };
    case 'nothing-to-redo':
      return { what: 'There is nothing to redo.', todo: 'Go on.' };
  }
}

function judgements(open: readonly { readonly question: string; readonly competency: string }[]): string {
  return list(open.map(({ question, competency }) => `${competency} (${question})`));
}
