import { assessmentOf, standingNotes } from '../domain/draft-content.js';
import type { InterviewState } from '../domain/interview.js';
import type { Judged } from '../domain/sitting.js';
import { isCore, judgementsOf } from '../domain/sitting.js';

/** The judgements that a session rates, competency by competency: of core questions, of those opened, and those made already. */
export function judgementsToRate({ sitting, opened, content }: InterviewState): readonly Judged[] {
  return judgementsOf(sitting).filter(
    (judged) =>
      isCore(sitting.role, judged.question) ||
      opened.includes(judged.question) ||
      assessmentOf(content, judged) !== null,
  );
}

/** Whether an answer is not judged yet, or was heard in part before the candidate left. */
export function waitsForRating({ content }: InterviewState, judged: Judged): boolean {
  const assessment = assessmentOf(content, judged);
  if (assessment === null) return true;
  const notAsked = 'notAssessed' in assessment && assessment.notAssessed === 'not-asked';
  return notAsked && standingNotes(content).some(({ question }) => question === judged.question);
}
