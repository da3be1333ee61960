import type { Id } from '../domain/id.js';
import type { Role, RoleInterview } from '../domain/role.js';
import type { Rubrics } from '../domain/rubric.js';

/** A role and the rubrics that it names. What a rubric is missing for is told of when the folder is read. */
export interface RoleSubject {
  readonly role: Role;
  readonly rubrics: Rubrics;
}

/** The sessions that hear a competency. */
export function heardBy(role: Role, competency: Id): readonly RoleInterview[] {
  return role.interviews.filter(({ competencies }) => competencies.includes(competency));
}
