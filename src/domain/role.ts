import type { Id } from './id.js';
import type { Category, Exception, Level, Rubrics } from './rubric.js';

export type SkillGapPolicy = 'teach' | 'require';

/** One competency of a role. `floor` is a point on the scale with at most two decimals. */
export interface RoleCompetency {
  readonly rubric: Id;
  readonly weight: number;
  readonly reason?: string;
  readonly floor: number;
  /** Questions that every candidate gets. */
  readonly core: readonly Id[];
  /** Further questions to choose from. */
  readonly pool: readonly Id[];
}

/** A named session that a candidate goes through. */
export interface RoleInterview {
  readonly id: Id;
  readonly title: string;
  readonly minutes: number;
  readonly competencies: readonly Id[];
}

/** Every number of the rules. Points on the scale have at most two decimals. */
export interface Policy {
  readonly strongHire: number;
  readonly hire: number;
  readonly discuss: number;
  readonly margin: number;
  readonly graveDoubt: number;
  readonly voices: { readonly character: number; readonly skill: number };
  readonly withheld: number;
  readonly corroboration: number;
  readonly skillGap: SkillGapPolicy;
  readonly split: number;
  readonly contradiction: { readonly yesBelow: number; readonly noFrom: number };
  readonly staleHours: number;
  readonly comparison: { readonly priorDeviation: number; readonly priorDegrees: number };
}

/** What one job asks for. */
export interface Role {
  readonly format: 'touchstone/role@1';
  readonly id: Id;
  readonly title: string;
  readonly level: Level;
  /** The version of the rules by which a recommendation is made. */
  readonly rules: 1;
  readonly summary: string;
  readonly competencies: readonly RoleCompetency[];
  readonly interviews: readonly RoleInterview[];
  readonly policy: Policy;
  /** Credentials that the job posting names. They order equals and do nothing else. */
  readonly credentials: readonly string[];
  readonly exceptions?: readonly Exception[];
}

/** The role's competencies of one category, in the role's order. A rubric that is missing counts for none. */
export function competenciesOf(role: Role, rubrics: Rubrics, category: Category): readonly RoleCompetency[] {
  return role.competencies.filter((competency) => rubrics.get(competency.rubric)?.category === category);
}
