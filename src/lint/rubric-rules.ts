import { anchorsAlike, anchorsDifferByDegree } from './anchor-repeats.js';
import { anchorsWithoutDeed } from './anchor-wording.js';
import { knockoutsWithoutDeed } from './knockout.js';
import { hypotheticalsAsPast, withoutPastEvent } from './past-event.js';
import { privateMatterAsked, privateMatterRewarded } from './private-matter.js';
import { missingProbeKinds } from './probe-kinds.js';
import { doubleQuestions, leadingQuestions, yesOrNoQuestions } from './question-form.js';
import { longQuestions } from './reading-time.js';
import type { Rule } from './remark.js';
import type { ReadRubric } from './rubric-texts.js';
import { genderedWords, vagueWords } from './wording.js';

/**
 * The rules for rubrics. A rule that was right less than nine times in ten on questions it was not written for is a note, and so is a
 * word list that was never measured; the figures stand in CONTRIBUTING.md. That ids are known and unique, and that no character
 * competency is teachable, is seen to when a file is read.
 */
export const RUBRIC_RULES: readonly Rule<ReadRubric>[] = [
  { code: 'private-matter-asked', severity: 'error', find: privateMatterAsked },
  { code: 'private-matter-rewarded', severity: 'note', find: privateMatterRewarded },
  { code: 'question-leading', severity: 'warning', find: leadingQuestions },
  { code: 'question-double', severity: 'note', find: doubleQuestions },
  { code: 'question-yes-or-no', severity: 'warning', find: yesOrNoQuestions },
  { code: 'no-past-event', severity: 'warning', find: withoutPastEvent },
  { code: 'hypothetical-as-past', severity: 'error', find: hypotheticalsAsPast },
  { code: 'too-long-to-read', severity: 'warning', find: longQuestions },
  { code: 'probe-kinds-missing', severity: 'warning', find: missingProbeKinds },
  { code: 'vague-word', severity: 'warning', find: vagueWords },
  { code: 'gendered-word', severity: 'warning', find: genderedWords },
  { code: 'anchor-without-deed', severity: 'warning', find: anchorsWithoutDeed },
  { code: 'anchors-alike', severity: 'warning', find: anchorsAlike },
  { code: 'anchors-differ-by-degree', severity: 'warning', find: anchorsDifferByDegree },
  { code: 'knockout-without-deed', severity: 'error', find: knockoutsWithoutDeed },
];
