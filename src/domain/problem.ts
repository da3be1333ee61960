import type { LintProblem } from './lint-problem.js';

/**
 * What can be wrong, as data. `render/problem-text.ts` alone knows the English for it. A code is stable: people filter by it.
 */
export type Problem =
  // rubrics, roles and plans that could be better: see lint-problem.ts
  | LintProblem
  | { readonly code: 'unknown-key'; readonly key: string; readonly suggestion: string | null }
  // the text of a file
  | { readonly code: 'file-not-utf8' }
  | { readonly code: 'file-empty' }
  | { readonly code: 'file-too-large'; readonly mebibytes: number }
  | { readonly code: 'conflict-markers' }
  | { readonly code: 'nested-too-deep'; readonly levels: number }
  | { readonly code: 'duplicate-key'; readonly key: string }
  | { readonly code: 'lone-surrogate' }
  | { readonly code: 'yaml-syntax'; readonly fault: YamlFault }
  | { readonly code: 'yaml-tab' }
  | { readonly code: 'yaml-several-documents' }
  | { readonly code: 'yaml-tag'; readonly tag: string }
  | { readonly code: 'yaml-alias-unknown'; readonly alias: string }
  | { readonly code: 'yaml-alias-circular'; readonly alias: string }
  | { readonly code: 'yaml-aliases-too-many'; readonly limit: number }
  | { readonly code: 'yaml-key-not-text' }
  | { readonly code: 'json-syntax'; readonly found: string }
  | { readonly code: 'json-cut-off' }
  | { readonly code: 'number-unsafe'; readonly number: string }
  | { readonly code: 'json-layout' }
  // what a format asks for
  | { readonly code: 'format-newer'; readonly found: string; readonly known: string }
  | { readonly code: 'format-unknown'; readonly found: string; readonly expected: string }
  | { readonly code: 'missing-key'; readonly key: string }
  | { readonly code: 'excluded-key'; readonly key: string }
  | {
      readonly code: 'wrong-type';
      readonly expected: readonly ValueKind[];
      readonly found: ValueKind;
      readonly shown: string;
    }
  | { readonly code: 'too-small'; readonly least: number; readonly found: number }
  | { readonly code: 'too-large'; readonly most: number; readonly found: number }
  | { readonly code: 'too-many-decimals'; readonly decimals: number; readonly found: number }
  | {
      readonly code: 'not-one-of';
      readonly allowed: readonly string[];
      readonly shown: string;
      readonly suggestion: string | null;
    }
  | { readonly code: 'id-malformed'; readonly id: string }
  | { readonly code: 'address-malformed'; readonly address: string }
  | { readonly code: 'digest-malformed'; readonly digest: string }
  | { readonly code: 'date-malformed'; readonly date: string }
  | { readonly code: 'email-malformed'; readonly email: string }
  | { readonly code: 'text-malformed'; readonly shown: string }
  | { readonly code: 'text-blank' }
  | { readonly code: 'text-too-long'; readonly most: number }
  | { readonly code: 'too-few-entries'; readonly least: number }
  | { readonly code: 'too-many-entries'; readonly most: number }
  | { readonly code: 'duplicate-entry'; readonly shown: string }
  | { readonly code: 'more-findings'; readonly count: number }
  // what a file means
  | { readonly code: 'duplicate-id'; readonly id: string }
  | { readonly code: 'teachable-character' }
  | { readonly code: 'thresholds-unordered'; readonly higher: string; readonly lower: string }
  | { readonly code: 'seat-twice'; readonly interviewer: string; readonly interview: string }
  | { readonly code: 'assessed-twice'; readonly question: string; readonly competency: string }
  | { readonly code: 'question-core-and-pool'; readonly question: string }
  | {
      readonly code: 'reference-unknown';
      readonly what: ReferenceKind;
      readonly id: string;
      readonly suggestion: string | null;
    }
  | { readonly code: 'question-outside-role'; readonly question: string; readonly role: string }
  | { readonly code: 'instrument-misnamed'; readonly expected: string }
  | { readonly code: 'seal-broken'; readonly part: 'header' | 'payload' }
  // the panel
  | { readonly code: 'card-twice'; readonly interviewer: string; readonly interview: string }
  | { readonly code: 'instrument-missing'; readonly id: string; readonly digest: string }
  | { readonly code: 'rubric-missing'; readonly id: string }
  // the hiring folder
  | { readonly code: 'file-is-link' }
  | { readonly code: 'file-is-folder' }
  | { readonly code: 'file-is-special' }
  | { readonly code: 'file-unreadable'; readonly reason: string }
  | { readonly code: 'disk-refused'; readonly reason: string }
  | { readonly code: 'id-unlike-file'; readonly id: string; readonly file: string }
  | { readonly code: 'folder-not-candidate'; readonly name: string }
  | { readonly code: 'card-elsewhere'; readonly home: string }
  | { readonly code: 'instrument-changed'; readonly id: string; readonly digest: string }
  | { readonly code: 'names-unreadable' }
  | { readonly code: 'no-hiring-folder'; readonly folder: string }
  | { readonly code: 'hiring-folder-exists'; readonly folder: string }
  | { readonly code: 'person-unknown'; readonly id: string; readonly suggestion: string | null }
  | { readonly code: 'person-exists'; readonly id: string }
  | { readonly code: 'address-taken'; readonly address: string }
  | { readonly code: 'person-not-identified'; readonly email: string | null }
  | { readonly code: 'candidate-unknown'; readonly id: string; readonly suggestion: string | null }
  | { readonly code: 'candidate-id-drawn'; readonly id: string }
  | { readonly code: 'role-unknown'; readonly id: string; readonly suggestion: string | null }
  | {
      readonly code: 'seat-unknown';
      readonly interviewer: string;
      readonly candidate: string;
      readonly seats: readonly string[];
    }
  | { readonly code: 'seat-ambiguous'; readonly interviews: readonly string[] }
  | { readonly code: 'candidate-withdrawn'; readonly id: string }
  | {
      readonly code: 'answers-for-another';
      readonly key: string;
      readonly found: string;
      readonly expected: string;
    }
  | { readonly code: 'no-draft' }
  | { readonly code: 'plan-changed'; readonly interviewer: string }
  | { readonly code: 'plan-frozen' }
  | { readonly code: 'card-of-other-folder'; readonly folder: string }
  | { readonly code: 'sealed-already'; readonly file: string }
  | { readonly code: 'changed-since-commit' }
  // the command line
  | { readonly code: 'option-missing'; readonly option: string; readonly example: string }
  | {
      readonly code: 'option-malformed';
      readonly option: string;
      readonly given: string;
      readonly example: string;
    }
  | { readonly code: 'option-excluded'; readonly option: string; readonly other: string }
  | {
      readonly code: 'word-unknown';
      readonly what: string;
      readonly word: string;
      readonly suggestion: string | null;
      readonly known: readonly string[];
    }
  | { readonly code: 'terminal-missing'; readonly option: string }
  | { readonly code: 'file-missing'; readonly file: string }
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
  // the plan
  | {
      readonly code: 'not-on-panel';
      readonly interviewer: string;
      readonly candidate: string;
      readonly panel: readonly string[];
    }
  // the draft
  | { readonly code: 'journal-line-broken'; readonly fault: JournalFault }
  | { readonly code: 'journal-event-refused'; readonly refusal: Problem }
  | { readonly code: 'journal-torn'; readonly bytes: number }
  | { readonly code: 'journal-instruments-changed'; readonly changed: readonly string[] }
  | { readonly code: 'journal-of-another-seat'; readonly journal: string; readonly seat: string }
  | { readonly code: 'draft-in-use'; readonly pid: number }
  | { readonly code: 'draft-beside-card'; readonly draft: string; readonly card: string }
  | { readonly code: 'draft-exists'; readonly draft: string }
  | { readonly code: 'file-exists'; readonly path: string }
  | { readonly code: 'path-leaves-folder'; readonly path: string; readonly root: string };

/** Why a line of a draft cannot be read. */
export type JournalFault = 'cut' | 'encoding' | 'json' | 'layout' | 'header' | 'event';

/** A judgement that is still asked for: a question's address and a competency. */
interface OpenJudgement {
  readonly question: string;
  readonly competency: string;
}

/** What a value in a file is, in the words of people. */
export type ValueKind = 'text' | 'number' | 'whole-number' | 'yes-or-no' | 'list' | 'map' | 'nothing';

/** What an id in a file can refer to. */
export type ReferenceKind =
  'rubric' | 'question' | 'signal' | 'competency' | 'role' | 'interview' | 'person' | 'candidate' | 'note';

/** What makes a text no YAML. */
export const YAML_FAULTS = [
  'indentation',
  'quotes-or-brackets',
  'colon-in-text',
  'escape',
  'special-start',
  'key-over-lines',
  'directive',
  'other',
] as const;
export type YamlFault = (typeof YAML_FAULTS)[number];

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

const BLOCKED = Symbol.for('touchstone.blocked');

/** Thrown when findings stand in a command's way. `folder` is what the files in them are relative to. */
export class Blocked extends Error {
  readonly [BLOCKED] = true;

  constructor(
    readonly findings: readonly Finding[],
    readonly folder: string,
  ) {
    super(findings.map(({ problem }) => problem.code).join(', '));
  }
}

/** Whether something thrown is findings in the way, whichever bundle's. */
export function isBlocked(thrown: unknown): thrown is Blocked {
  return typeof thrown === 'object' && thrown !== null && BLOCKED in thrown;
}

/** The value of a result; throws `Blocked` with its findings when there is none. */
export function unwrap<Value>(result: Result<Value>, folder: string): Value {
  if (result.ok) return result.value;
  throw new Blocked(result.findings, folder);
}

/** An error at a place. */
export function errorAt(file: string, problem: Problem): Finding {
  return { severity: 'error', place: { file }, problem };
}
