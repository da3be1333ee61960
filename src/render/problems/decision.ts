import type { DecisionProblem } from '../../domain/problems/decision.js';
import { REFUSED_ENTRY_WORDS } from '../words.js';
import { inner, list, quoted, type ProblemText } from './wording.js';

/** What is called wrong after the panel has sealed, in English. */
export function describeDecisionProblem(problem: DecisionProblem): ProblemText {
  switch (problem.code) {
    case 'panel-incomplete':
      return {
        what: `The panel is not complete: ${list(problem.missing)} ${problem.missing.length > 1 ? 'have' : 'has'} not sealed yet, or sealed a card that does not count. Until then nobody sees a rating.`,
        todo: 'Wait for the cards ("touchstone status" says what is lacking), or take somebody who dropped out from the plan: "touchstone plan <candidate> --left <interviewer> --reason …".',
      };
    case 'decided-already':
      return {
        what: `It was decided on ${inner(problem.on.slice(0, 10))}: ${inner(problem.decision)}.`,
        todo: 'To decide otherwise, give --force; what was decided before stays on record.',
      };
    case 'override-without-words':
      return {
        what: `The recommendation is ${inner(problem.outcome)} and the decision would be ${inner(problem.decision)}. A decision against the recommendation needs a reason in words.`,
        todo: 'Say in --reason what the ratings do not show.',
      };
    case 'nothing-on-agenda':
      return {
        what: `There is nothing on the debrief agenda of ${inner(problem.candidate)}, so no rating can be revised.`,
        todo: `Next: "touchstone decide ${inner(problem.candidate)}".`,
      };
    case 'debrief-of-another':
      return {
        what: `These entries are ${inner(problem.author)}'s, and you are ${inner(problem.interviewer)}. Only the author revises their own ratings.`,
        todo: `Let ${inner(problem.author)} feed the file, or say who you are with --as.`,
      };
    case 'debrief-for-another':
      return {
        what: `These entries are for the candidate ${quoted(problem.found)}, not ${quoted(problem.candidate)}.`,
        todo: 'Correct the file, or the command.',
      };
    case 'debrief-entry-refused':
      return {
        what: `This entry on ${inner(problem.competency)} does not count: ${REFUSED_ENTRY_WORDS[problem.why]}.`,
        todo: 'Only what is on the agenda can be settled, and only one\'s own ratings as they stand; "touchstone debrief … --blank" prints them.',
      };
    case 'debrief-without-evidence':
      return {
        what: 'This entry names no evidence.',
        todo: 'Name one note at the least, such as {interviewer: ana, question: candor/bad-news, note: 1}.',
      };
    case 'debrief-note-unknown':
      return {
        what: `${inner(problem.interviewer)} has ${problem.count === 0 ? 'no notes' : `notes 1 to ${problem.count}`} under ${inner(problem.question)}; there is no note ${problem.note}.`,
        todo: 'Count the notes under that question in the card, from 1.',
      };
    case 'competency-not-character':
      return {
        what: `${quoted(problem.competency)} is no character competency of this role; only those have weights among each other.`,
        todo: `There are: ${list(problem.known)}.`,
      };
  }
}
