import type { DraftProblem, JournalFault } from '../../domain/problems/draft.js';
import { inner, list, quoted, type ProblemText } from './wording.js';

/** What is called wrong with a draft, in English. */
export function describeDraftProblem(problem: DraftProblem): ProblemText {
  switch (problem.code) {
    case 'journal-line-broken':
      return {
        what: `This line of the draft cannot be read: ${JOURNAL_FAULTS[problem.fault]}.`,
        todo: 'Nothing was changed. Restore the file from a backup, or mend this line by hand.',
      };
    case 'journal-too-long':
      return {
        what: `The draft has more than ${problem.most} lines; no interview has so many.`,
        todo: 'A key may have been held down. Make a copy of the file, keep the lines above this one, and resume.',
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
    case 'draft-removed':
      return {
        what: `Somebody removed the draft while it was open: ${inner(problem.draft)}.`,
        todo: 'What you see here is kept nowhere else: copy it before you leave.',
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

const JOURNAL_FAULTS: Readonly<Record<JournalFault, string>> = {
  cut: 'it was cut off',
  encoding: 'it is not UTF-8',
  json: 'it is not JSON',
  layout: 'it was changed by hand or by another program',
  header: 'it does not say whose draft this is',
  event: 'nothing that happens in an interview is written so',
};
