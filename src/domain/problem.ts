/**
 * What can be wrong, as data. `render/problem-text.ts` alone knows the English for it. A code is stable: people filter by it.
 */
export type Problem =
  | { readonly code: 'unknown-key'; readonly key: string; readonly suggestion: string | null }
  // templates
  | { readonly code: 'template-syntax'; readonly detail: string }
  | { readonly code: 'template-unknown-variable'; readonly name: string }
  | { readonly code: 'template-unknown-filter'; readonly name: string }
  | { readonly code: 'template-unknown-tag'; readonly name: string }
  | { readonly code: 'template-wants-file'; readonly name: string }
  | { readonly code: 'template-too-much' }
  | { readonly code: 'template-failed'; readonly detail: string }
  // the interview
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
  | { readonly code: 'nothing-to-redo' }
  // the draft
  | { readonly code: 'journal-line-broken'; readonly reason: string }
  | { readonly code: 'journal-event-refused'; readonly refusal: Problem }
  | { readonly code: 'journal-torn'; readonly bytes: number }
  | { readonly code: 'journal-instruments-changed'; readonly changed: readonly string[] }
  | { readonly code: 'journal-of-another-seat'; readonly journal: string; readonly seat: string }
  | { readonly code: 'draft-in-use'; readonly pid: number }
  | { readonly code: 'draft-beside-card'; readonly draft: string; readonly card: string }
  | { readonly code: 'draft-exists'; readonly draft: string }
  | { readonly code: 'file-exists'; readonly path: string }
  | { readonly code: 'path-leaves-folder'; readonly path: string; readonly root: string };

/** A judgement that is still asked for: a question's address and a competency. */
interface OpenJudgement {
  readonly question: string;
  readonly competency: string;
}

export type ProblemCode = Problem['code'];

export const SEVERITIES = ['error', 'warning', 'note'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Where something is. Lines and columns count from 1; `path` is a JSON pointer into the value, such as `/anchors/3`. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly path?: string;
}

/** Something that was found in a file: a value, collected and shown with the others. */
export interface Finding {
  readonly severity: Severity;
  readonly place: Place;
  readonly problem: Problem;
}

/** A value, or what stood in its way. */
export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly findings: readonly Finding[] };

// Each command is a bundle of its own, so two copies of this class can meet: the brand tells them apart from defects.
const FAILURE = Symbol.for('touchstone.failure');

/** Thrown on purpose when a command cannot go on. `exit` is the exit code, 2 unless said otherwise. */
export class Failure extends Error {
  readonly [FAILURE] = true;

  constructor(
    readonly problem: Problem,
    readonly place: Place | null = null,
    readonly exit: number = 2,
  ) {
    super(problem.code);
  }
}

/** Whether something thrown is a failure, whichever bundle's. */
export function isFailure(thrown: unknown): thrown is Failure {
  return typeof thrown === 'object' && thrown !== null && FAILURE in thrown;
}
