import type { Problem } from '../domain/problem.js';
import { plainText } from './safe-text.js';
import { cutText } from './width.js';

/** A problem in English: what happened, and what to do next. Where it happened is told beside it. */
export interface ProblemText {
  readonly what: string;
  readonly todo: string;
}

/** What a problem is called by people. Every text from a file in it is plain and short enough for a line or two. */
export function describeProblem(problem: Problem): ProblemText {
  switch (problem.code) {
    // files that people write
    case 'unknown-key':
      return {
        what: `${quoted(problem.key)} is not a key that belongs here.`,
        todo:
          problem.suggestion === null
            ? 'Remove it, or look at the schema for the keys that do.'
            : `Did you mean ${quoted(problem.suggestion)}?`,
      };

    // templates
    case 'template-syntax':
      return {
        what: `The template cannot be read: ${inner(problem.detail)}.`,
        todo: 'Look for a tag or brace that is not closed near here.',
      };
    case 'template-unknown-variable':
      return {
        what: `The template uses ${quoted(problem.name)}, which the view does not have.`,
        todo: 'Run "touchstone show schema view" for everything it has.',
      };
    case 'template-unknown-filter':
      return {
        what: `The template uses the filter ${quoted(problem.name)}, which there is not.`,
        todo: 'Remove it. Dates, random choices and "raw" are left out on purpose.',
      };
    case 'template-unknown-tag':
      return {
        what: `The template uses the tag ${quoted(problem.name)}, which there is not.`,
        todo: 'Remove it, or correct its name.',
      };
    case 'template-wants-file':
      return {
        what: `The template wants to read ${quoted(problem.name)}, and templates read no files.`,
        todo: 'Put its text into the template itself.',
      };
    case 'template-too-much':
      return {
        what: 'The template does more work than a document of any size needs.',
        todo: 'Look for a loop that runs too often.',
      };
    case 'template-failed':
      return {
        what: `The template cannot be filled in: ${inner(problem.detail)}.`,
        todo: 'Correct the template at this place.',
      };

    // the interview
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
        what: `${quoted(problem.rating)} is no rating.`,
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

    // the draft
    case 'journal-line-broken':
      return {
        what: `This line of the draft cannot be read: ${inner(problem.reason)}.`,
        todo: 'Nothing was changed. Restore the file from a backup, or mend this line by hand.',
      };
    case 'journal-event-refused':
      return {
        what: `This line of the draft does not fit what stands before it. ${describeProblem(problem.refusal).what}`,
        todo: 'Nothing was changed. Restore the file from a backup, or mend this line by hand.',
      };
    case 'journal-torn':
      return {
        what: `The draft's last line was cut off while it was being written; its ${problem.bytes} bytes were left out.`,
        todo: 'Every line that was shown as saved is there. Type the last one again if you miss it.',
      };
    case 'journal-instruments-changed':
      return {
        what: `The draft was begun under other versions of ${list(problem.changed)}.`,
        todo: 'Put those files back as they were, resume and seal; then change them again.',
      };
    case 'journal-of-another-seat':
      return {
        what: `The draft belongs to ${quoted(problem.journal)}, not to ${quoted(problem.seat)}.`,
        todo: 'Move it out of the way, and start again.',
      };
    case 'draft-in-use':
      return {
        what: `This interview is open in another session (process ${problem.pid}).`,
        todo: 'Go on there, or leave it there first.',
      };
    case 'draft-beside-card':
      return {
        what: `There is a sealed card, and a draft that says something else: ${inner(problem.draft)}.`,
        todo: `The card holds (${inner(problem.card)}). Read the draft, then move it away.`,
      };
    case 'draft-exists':
      return {
        what: `There is a draft of this interview already: ${inner(problem.draft)}.`,
        todo: 'Resume it, or move it away.',
      };
    case 'file-exists':
      return {
        what: `${quoted(problem.path)} exists already.`,
        todo: 'It was left as it is. Choose another name.',
      };
    case 'path-leaves-folder':
      return {
        what: `${quoted(problem.path)} leads out of ${quoted(problem.root)}.`,
        todo: 'Replace the link by the file itself.',
      };
  }
}

/** A word or value from a file, quoted, on one line, and not longer than a sentence bears. */
function quoted(text: string): string {
  return `"${inner(text)}"`;
}

function inner(text: string): string {
  return cutText(plainText(text), 80);
}

function list(names: readonly string[]): string {
  const shown = names.slice(0, 8).map(inner).join(', ');
  return names.length > 8 ? `${shown} and ${names.length - 8} more` : shown || 'nothing';
}

function judgements(open: readonly { readonly question: string; readonly competency: string }[]): string {
  return list(open.map(({ question, competency }) => `${competency} (${question})`));
}
