import { isLintProblem } from '../domain/lint-problem.js';
import type { Problem } from '../domain/problem.js';
import { isKeysProblem } from '../domain/problems/keys.js';
import { isSignatureProblem } from '../domain/problems/signature.js';
import { isRetentionProblem } from '../domain/problems/retention.js';
import { describeLintProblem } from './lint-text.js';
import { describeCommandProblem } from './problems/command.js';
import { describeDecisionProblem } from './problems/decision.js';
import { describeDraftProblem } from './problems/draft.js';
import { describeEncryptionProblem } from './problems/encryption.js';
import { describeFolderProblem } from './problems/folder.js';
import { describeFormatProblem } from './problems/format.js';
import { describeInterviewProblem } from './problems/interview.js';
import { describeKeysProblem } from './problems/keys.js';
import { describeMeaningProblem } from './problems/meaning.js';
import { describeRetentionProblem } from './problems/retention.js';
import { describeSignatureProblem } from './problems/signature.js';
import { describeTemplateProblem } from './problems/template.js';
import { describeTextProblem } from './problems/text.js';
import type { ProblemText } from './problems/wording.js';

/** What is wrong and what to do about it, in one line. */
export function problemLine(problem: Problem): string {
  const { what, todo } = describeProblem(problem);
  return `${what} ${todo}`;
}

/**
 * What a problem is called by people. Every text from a file in it is plain and short enough for a line or two. The
 * sentences stand in `problems/`, one file for each part of `Problem`.
 */
export function describeProblem(problem: Problem): ProblemText {
  if (isLintProblem(problem)) return describeLintProblem(problem);
  if (isKeysProblem(problem)) return describeKeysProblem(problem);
  if (isSignatureProblem(problem)) return describeSignatureProblem(problem);
  if (isRetentionProblem(problem)) return describeRetentionProblem(problem);
  switch (problem.code) {
    case 'file-not-utf8':
    case 'file-empty':
    case 'file-too-large':
    case 'file-too-many-parts':
    case 'conflict-markers':
    case 'nested-too-deep':
    case 'duplicate-key':
    case 'lone-surrogate':
    case 'yaml-syntax':
    case 'yaml-tab':
    case 'yaml-several-documents':
    case 'yaml-tag':
    case 'yaml-alias-unknown':
    case 'yaml-alias-circular':
    case 'yaml-aliases-too-many':
    case 'yaml-key-not-text':
    case 'json-syntax':
    case 'json-cut-off':
    case 'number-unsafe':
    case 'json-layout':
      return describeTextProblem(problem);

    case 'unknown-key':
    case 'format-newer':
    case 'format-unknown':
    case 'missing-key':
    case 'excluded-key':
    case 'wrong-type':
    case 'too-small':
    case 'too-large':
    case 'too-many-decimals':
    case 'not-one-of':
    case 'id-malformed':
    case 'address-malformed':
    case 'digest-malformed':
    case 'date-malformed':
    case 'email-malformed':
    case 'text-malformed':
    case 'text-blank':
    case 'text-too-long':
    case 'too-few-entries':
    case 'too-many-entries':
    case 'duplicate-entry':
    case 'more-findings':
      return describeFormatProblem(problem);

    case 'duplicate-id':
    case 'teachable-character':
    case 'thresholds-unordered':
    case 'seat-twice':
    case 'assessed-twice':
    case 'question-core-and-pool':
    case 'reference-unknown':
    case 'mapping-lacks':
    case 'mapping-for-another':
    case 'question-outside-role':
    case 'instrument-misnamed':
    case 'seal-broken':
    case 'card-twice':
    case 'instrument-missing':
    case 'rubric-missing':
      return describeMeaningProblem(problem);

    case 'file-is-link':
    case 'file-is-folder':
    case 'file-is-special':
    case 'file-ending':
    case 'file-unreadable':
    case 'disk-refused':
    case 'output-refused':
    case 'folder-in-use':
    case 'changed-meanwhile':
    case 'id-unlike-file':
    case 'folder-not-candidate':
    case 'card-elsewhere':
    case 'instrument-changed':
    case 'names-unreadable':
    case 'no-hiring-folder':
    case 'hiring-folder-exists':
    case 'folder-occupied':
    case 'person-unknown':
    case 'person-exists':
    case 'person-twice':
    case 'address-taken':
    case 'person-not-identified':
    case 'candidate-unknown':
    case 'candidate-id-drawn':
    case 'role-unknown':
    case 'role-not-here':
    case 'seat-unknown':
    case 'seat-ambiguous':
    case 'candidate-withdrawn':
    case 'answers-for-another':
    case 'no-draft':
    case 'plan-changed':
    case 'plan-frozen':
    case 'card-of-other-folder':
    case 'sealed-already':
    case 'changed-since-commit':
    case 'git-refused':
    case 'git-shallow':
    case 'not-on-panel':
      return describeFolderProblem(problem);

    case 'identity-missing':
    case 'identity-malformed':
    case 'identity-refused':
    case 'candidate-key-missing':
    case 'candidate-key-broken':
    case 'candidate-without-key':
    case 'key-without-encryption':
    case 'recipient-unlike-key':
    case 'card-not-encrypted':
    case 'ciphertext-broken':
      return describeEncryptionProblem(problem);

    case 'panel-incomplete':
    case 'decided-already':
    case 'override-without-words':
    case 'nothing-on-agenda':
    case 'debrief-of-another':
    case 'debrief-for-another':
    case 'debrief-entry-refused':
    case 'debrief-without-evidence':
    case 'debrief-note-unknown':
    case 'competency-not-character':
      return describeDecisionProblem(problem);

    case 'option-missing':
    case 'option-malformed':
    case 'option-excluded':
    case 'word-unknown':
    case 'terminal-missing':
    case 'file-missing':
      return describeCommandProblem(problem);

    case 'template-syntax':
    case 'template-unknown-variable':
    case 'template-unknown-filter':
    case 'template-unknown-tag':
    case 'template-wants-file':
    case 'template-too-much':
    case 'template-failed':
      return describeTemplateProblem(problem);

    case 'interview-not-started':
    case 'interview-started-already':
    case 'interview-paused':
    case 'interview-sealed':
    case 'conflict-ended-interview':
    case 'moment-malformed':
    case 'language-malformed':
    case 'interview-ends-before-start':
    case 'question-not-in-seat':
    case 'competency-not-judged':
    case 'signal-unknown':
    case 'signal-not-marked':
    case 'probe-unknown':
    case 'note-empty':
    case 'note-not-text':
    case 'note-id-taken':
    case 'note-unknown':
    case 'note-struck':
    case 'note-is-evidence':
    case 'rating-not-a-point':
    case 'rating-without-evidence':
    case 'knockout-without-evidence':
    case 'judgements-open':
    case 'recommendation-too-early':
    case 'recommendation-without-rating':
    case 'recommendation-missing':
    case 'nothing-assessed':
    case 'nothing-to-undo':
    case 'nothing-to-redo':
      return describeInterviewProblem(problem);

    case 'journal-line-broken':
    case 'journal-too-long':
    case 'journal-torn':
    case 'journal-instruments-changed':
    case 'journal-of-another-seat':
    case 'draft-in-use':
    case 'draft-beside-card':
    case 'draft-removed':
    case 'draft-exists':
    case 'file-exists':
    case 'path-leaves-folder':
      return describeDraftProblem(problem);

    case 'journal-event-refused':
      return {
        what: `This line of the draft does not fit what stands before it. ${describeProblem(problem.refusal).what}`,
        todo: 'Nothing was changed. Restore the file from a backup, or mend this line by hand.',
      };
  }
}
