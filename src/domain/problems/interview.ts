/** What an interview refuses. */
export type InterviewProblem =
  | { readonly code: 'interview-not-started' }
  | { readonly code: 'interview-started-already' }
  | { readonly code: 'interview-paused' }
  | { readonly code: 'interview-sealed' }
  | { readonly code: 'conflict-ended-interview' }
  | { readonly code: 'moment-malformed'; readonly moment: string }
  | { readonly code: 'language-malformed'; readonly language: string }
  | { readonly code: 'interview-ends-before-start'; readonly started: string; readonly ended: string }
  | {
      readonly code: 'question-not-in-seat';
      readonly question: string;
      readonly questions: readonly string[];
    }
  | {
      readonly code: 'competency-not-judged';
      readonly question: string;
      readonly competency: string;
      readonly judged: readonly string[];
    }
  | { readonly code: 'signal-unknown'; readonly signal: string; readonly known: readonly string[] }
  | { readonly code: 'signal-not-marked'; readonly signal: string }
  | {
      readonly code: 'probe-unknown';
      readonly question: string;
      readonly probe: number;
      readonly count: number;
    }
  | { readonly code: 'note-empty' }
  | { readonly code: 'note-not-text' }
  | { readonly code: 'note-id-taken'; readonly note: string }
  | { readonly code: 'note-unknown'; readonly note: string }
  | { readonly code: 'note-struck'; readonly note: string }
  | { readonly code: 'note-is-evidence'; readonly note: string; readonly restingOn: readonly string[] }
  | { readonly code: 'rating-not-a-point'; readonly rating: string }
  | { readonly code: 'rating-without-evidence'; readonly question: string; readonly competency: string }
  | { readonly code: 'knockout-without-evidence'; readonly signal: string }
  | { readonly code: 'judgements-open'; readonly open: readonly OpenJudgement[] }
  | { readonly code: 'recommendation-too-early'; readonly open: readonly OpenJudgement[] }
  | { readonly code: 'recommendation-without-rating' }
  | { readonly code: 'recommendation-missing' }
  | { readonly code: 'nothing-assessed' }
  | { readonly code: 'nothing-to-undo' }
  | { readonly code: 'nothing-to-redo' };

/** A judgement that is still asked for: a question's address and a competency. */
interface OpenJudgement {
  readonly question: string;
  readonly competency: string;
}
