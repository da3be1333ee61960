import type { LintProblem, LintRule } from '../domain/lint-problem.js';
import type { Severity } from '../domain/problem.js';

/** Something that a rule found. `path` is a JSON pointer into the value, such as `/questions/3/ask`. */
export interface Remark {
  readonly severity: Severity;
  readonly path: string;
  readonly problem: LintProblem;
}

/** What a rule found, before its severity is looked up. A severity of its own overrides the rule's. */
export interface Hit {
  readonly path: string;
  readonly problem: LintProblem;
  readonly severity?: Severity;
}

/** One rule: its code, its severity, and what it finds in a subject. */
export interface Rule<Subject> {
  readonly code: LintRule;
  readonly severity: Severity;
  readonly find: (subject: Subject) => readonly Hit[];
}

/** Runs rules over a subject. Remarks come rule by rule, in the order of the rules. */
export function runRules<Subject>(rules: readonly Rule<Subject>[], subject: Subject): readonly Remark[] {
  return rules.flatMap((rule) =>
    rule
      .find(subject)
      .map(({ path, problem, severity }) => ({ severity: severity ?? rule.severity, path, problem })),
  );
}
