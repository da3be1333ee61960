import { LINT_RULES } from '../domain/lint-problem.js';
import type { LintRule } from '../domain/lint-problem.js';
import type { Exception } from '../domain/rubric.js';
import { nearest } from '../domain/suggestion.js';
import type { Remark } from './remark.js';

/**
 * Takes out the remarks that are wanted, and adds what is wrong with the exceptions themselves: a rule that there is not (error), and
 * an exception that nothing was found for (note). `at` names a place by ids, such as `questions/beacon/ask` or `competencies/candor`,
 * or by positions, as the remark's path does; everything below it is meant.
 */
export function withoutExceptions(
  remarks: readonly Remark[],
  value: { readonly exceptions?: readonly Exception[] },
): readonly Remark[] {
  const exceptions = value.exceptions ?? [];
  if (exceptions.length === 0) return remarks;
  const used = new Set<Exception>();
  const left = remarks.filter((remark) => {
    const matching = exceptions.filter((exception) => covers(exception, remark, value));
    for (const exception of matching) used.add(exception);
    return matching.length === 0;
  });
  return [
    ...left,
    ...exceptions.flatMap((exception, place): readonly Remark[] => {
      const { rule } = exception;
      if (!isRule(rule)) {
        const suggestion = nearest(rule, LINT_RULES);
        const problem = { code: 'exception-rule-unknown', rule, suggestion } as const;
        return [{ severity: 'error', path: `/exceptions/${place}/rule`, problem }];
      }
      return used.has(exception)
        ? []
        : [{ severity: 'note', path: `/exceptions/${place}`, problem: { code: 'exception-unused', rule } }];
    }),
  ];
}

function isRule(rule: string): rule is LintRule {
  return (LINT_RULES as readonly string[]).includes(rule);
}

function covers(exception: Exception, { path, problem }: Remark, value: object): boolean {
  if (exception.rule !== problem.code) return false;
  if (exception.at === undefined) return true;
  const at = exception.at
    .trim()
    .replace(/^\/|\/$/g, '')
    .split('/');
  const steps = path.slice(1).split('/');
  const names = namedSteps(steps, value);
  return at.every((step, depth) => step === steps[depth] || step === names[depth]);
}

// The same path with ids in place of positions, where the entries have ids.
function namedSteps(steps: readonly string[], value: unknown): readonly string[] {
  let current = value;
  return steps.map((step) => {
    const entry: unknown = isRecord(current) && Object.hasOwn(current, step) ? current[step] : undefined;
    const inList = Array.isArray(current);
    current = entry;
    if (!inList || !isRecord(entry)) return step;
    const name = entry.id ?? entry.rubric;
    return typeof name === 'string' ? name : step;
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
