import type { Candidate } from '../domain/candidate.js';
import type { Role } from '../domain/role.js';
import type { Rubric, Rubrics } from '../domain/rubric.js';
import { withoutExceptions } from './exceptions.js';
import { PLAN_RULES } from './plan-rules.js';
import type { Remark } from './remark.js';
import { runRules } from './remark.js';
import { ROLE_RULES } from './role-rules.js';
import { readRubricTexts } from './rubric-texts.js';
import { RUBRIC_RULES } from './rubric-rules.js';
import { versionNotRaised } from './version-change.js';

/** What is to be said about a rubric by itself, without what its exceptions allow. Empty when all is well. */
export function lintRubric(rubric: Rubric): readonly Remark[] {
  return withoutExceptions(runRules(RUBRIC_RULES, readRubricTexts(rubric)), rubric);
}

/** What is to be said about a role beside its rubrics. What a missing rubric would tell is left out. */
export function lintRole(role: Role, rubrics: Rubrics): readonly Remark[] {
  return withoutExceptions(runRules(ROLE_RULES, { role, rubrics }), role);
}

/** What is to be said about a candidate's plan. A candidate without seats has no plan yet, and nothing is said. */
export function lintPlan(candidate: Candidate, role: Role, rubrics: Rubrics): readonly Remark[] {
  return candidate.seats.length === 0 ? [] : runRules(PLAN_RULES, { candidate, role, rubrics });
}

/** What is to be said about a change: `before` is what the last commit holds, null where it holds nothing. */
export function lintRubricChange(before: Rubric | null, after: Rubric): readonly Remark[] {
  if (before === null) return [];
  return versionNotRaised(before, after).map((hit) => ({ ...hit, severity: 'warning' }));
}

/** Rubrics of a folder that no role names: notes, one for each rubric, with the path of its id. */
export function lintUnusedRubrics(
  rubrics: Rubrics,
  roles: readonly Role[],
): readonly { readonly rubric: string; readonly remark: Remark }[] {
  const used = new Set(roles.flatMap(({ competencies }) => competencies.map(({ rubric }) => rubric)));
  return [...rubrics.keys()]
    .filter((rubric) => !used.has(rubric))
    .map((rubric) => ({
      rubric,
      remark: { severity: 'note', path: '/id', problem: { code: 'rubric-unused', rubric } },
    }));
}
