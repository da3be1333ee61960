import type { LintProblem } from './lint-problem.js';
import type { CommandProblem } from './problems/command.js';
import type { DecisionProblem } from './problems/decision.js';
import type { DraftProblem } from './problems/draft.js';
import type { EncryptionProblem } from './problems/encryption.js';
import type { FolderProblem } from './problems/folder.js';
import type { FormatProblem } from './problems/format.js';
import type { InterviewProblem } from './problems/interview.js';
import type { KeysProblem } from './problems/keys.js';
import type { MeaningProblem } from './problems/meaning.js';
import type { RetentionProblem } from './problems/retention.js';
import type { SignatureProblem } from './problems/signature.js';
import type { TemplateProblem } from './problems/template.js';
import type { TextProblem } from './problems/text.js';

/**
 * What can be wrong, as data. `render/problem-text.ts` alone knows the English for it. A code is stable: people filter by it.
 */
export type Problem =
  // rubrics, roles and plans that could be better
  | LintProblem
  | TextProblem
  | FormatProblem
  | MeaningProblem
  | FolderProblem
  | EncryptionProblem
  | KeysProblem
  | RetentionProblem
  | SignatureProblem
  | DecisionProblem
  | CommandProblem
  | TemplateProblem
  | InterviewProblem
  | DraftProblem
  // a line of a draft that the interview refuses
  | { readonly code: 'journal-event-refused'; readonly refusal: Problem };

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
    readonly exit = 2,
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
export function errorAt(file: string, problem: Problem, where: Omit<Place, 'file'> = {}): Finding {
  return { severity: 'error', place: { file, ...where }, problem };
}

/** That something gives no value, for one error. */
export function refused(file: string, problem: Problem, where: Omit<Place, 'file'> = {}): Result<never> {
  return { ok: false, findings: [errorAt(file, problem, where)] };
}
