/**
 * What can be wrong, as data. `render/problem-text.ts` alone knows the English for it. A code is stable: people filter by it.
 */
export type Problem = { readonly code: 'unknown-key'; readonly key: string; readonly suggestion: string | null };

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
