import type { ProbeKind, QuestionKind } from './rubric.js';

/** What law or decency keeps out of an interview. */
export const PRIVATE_GROUNDS = [
  'family',
  'age',
  'religion',
  'origin',
  'sex-or-orientation',
  'health',
  'politics',
  'union',
  'police-record',
  'pay-history',
  'money-and-home',
  'military-discharge',
  'spare-time',
] as const;
export type PrivateGround = (typeof PRIVATE_GROUNDS)[number];

/** What a rule of `check` found in a rubric, a role or a plan. `words` is the part of the text that set it off. */
export type LintProblem =
  // the wording of questions
  | { readonly code: 'private-matter-asked'; readonly ground: PrivateGround; readonly words: string }
  | { readonly code: 'private-matter-rewarded'; readonly ground: PrivateGround; readonly words: string }
  | { readonly code: 'question-leading'; readonly words: string }
  | { readonly code: 'question-double'; readonly words: string }
  | { readonly code: 'question-yes-or-no'; readonly words: string }
  | { readonly code: 'no-past-event'; readonly kind: QuestionKind }
  | { readonly code: 'hypothetical-as-past'; readonly kind: QuestionKind; readonly words: string }
  | { readonly code: 'too-long-to-read'; readonly seconds: number; readonly limit: number }
  | { readonly code: 'probe-kinds-missing'; readonly missing: readonly ProbeKind[] }
  // the wording of everything
  | { readonly code: 'vague-word'; readonly words: string }
  | { readonly code: 'gendered-word'; readonly words: string; readonly instead: string | null }
  // anchors and signals
  | { readonly code: 'anchor-without-deed' }
  | { readonly code: 'anchors-alike'; readonly point: number; readonly other: number }
  | {
      readonly code: 'anchors-differ-by-degree';
      readonly point: number;
      readonly other: number;
      readonly words: string;
    }
  | { readonly code: 'knockout-without-deed'; readonly words: string }
  // roles
  | { readonly code: 'too-many-competencies'; readonly count: number; readonly limit: number }
  | { readonly code: 'interview-over-time'; readonly needed: number; readonly minutes: number }
  | {
      readonly code: 'heard-too-seldom';
      readonly competency: string;
      readonly times: number;
      readonly wanted: number;
    }
  | { readonly code: 'heard-never'; readonly competency: string }
  | {
      readonly code: 'questions-run-out';
      readonly competency: string;
      readonly questions: number;
      readonly interviews: number;
    }
  | { readonly code: 'weight-without-reason'; readonly weight: number; readonly usual: number }
  | { readonly code: 'threshold-above-good-hire'; readonly threshold: number }
  | { readonly code: 'no-past-behavior'; readonly competency: string }
  | { readonly code: 'question-kind-missing'; readonly kind: QuestionKind }
  | { readonly code: 'question-for-other-level'; readonly question: string; readonly level: string }
  | { readonly code: 'rubric-unused'; readonly rubric: string }
  // plans
  | { readonly code: 'question-asked-twice'; readonly question: string; readonly by: readonly string[] }
  | { readonly code: 'core-question-unasked'; readonly question: string }
  // changes and exceptions
  | { readonly code: 'version-not-raised'; readonly version: number; readonly before: number }
  | { readonly code: 'exception-rule-unknown'; readonly rule: string; readonly suggestion: string | null }
  | { readonly code: 'exception-unused'; readonly rule: string };

export type LintRule = LintProblem['code'];

// As a record, so that the compiler misses a rule that is not named here.
const NAMES: Readonly<Record<LintRule, true>> = {
  'private-matter-asked': true,
  'private-matter-rewarded': true,
  'question-leading': true,
  'question-double': true,
  'question-yes-or-no': true,
  'no-past-event': true,
  'hypothetical-as-past': true,
  'too-long-to-read': true,
  'probe-kinds-missing': true,
  'vague-word': true,
  'gendered-word': true,
  'anchor-without-deed': true,
  'anchors-alike': true,
  'anchors-differ-by-degree': true,
  'knockout-without-deed': true,
  'too-many-competencies': true,
  'interview-over-time': true,
  'heard-too-seldom': true,
  'heard-never': true,
  'questions-run-out': true,
  'weight-without-reason': true,
  'threshold-above-good-hire': true,
  'no-past-behavior': true,
  'question-kind-missing': true,
  'question-for-other-level': true,
  'rubric-unused': true,
  'question-asked-twice': true,
  'core-question-unasked': true,
  'version-not-raised': true,
  'exception-rule-unknown': true,
  'exception-unused': true,
};

/** The codes of all rules, in the order in which they are explained. */
export const LINT_RULES = Object.keys(NAMES) as readonly LintRule[];

/** Whether a problem is a finding of a lint rule. */
export function isLintProblem(problem: { readonly code: string }): problem is LintProblem {
  return Object.hasOwn(NAMES, problem.code);
}
