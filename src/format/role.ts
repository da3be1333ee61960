import type { Finding, Result } from '../domain/problem.js';
import type { Role } from '../domain/role.js';
import { ROLE } from './formats.js';
import type { Locate, Located } from './place.js';
import { findingsIn, pointer } from './place.js';
import { readYamlFormat, repeated } from './read-format.js';
import { unknownReference } from './unknown-reference.js';

/** Reads a role that people wrote. */
export function parseRole(text: string, file: string): Result<Role> {
  const read = readRole(text, file);
  return read.ok ? { ok: true, value: read.value.value } : read;
}

/** The same, with the way back to lines and columns. */
export function readRole(text: string, file: string): Result<Located<Role>> {
  return readYamlFormat(ROLE, text, file, checkRoleAlone);
}

/** What the schema cannot say of a role by itself; `checkRole` looks at it beside its rubrics. */
export function checkRoleAlone(role: Role, file: string, locate: Locate): readonly Finding[] {
  const finding = findingsIn(file, locate);
  const { policy } = role;
  const ordered = (higher: 'strongHire' | 'hire', lower: 'hire' | 'discuss'): readonly Finding[] =>
    policy[higher] >= policy[lower]
      ? []
      : [finding(pointer('policy', higher), { code: 'thresholds-unordered', higher, lower })];
  const known = new Set(role.competencies.map(({ rubric }) => rubric));
  return [
    ...repeated(
      role.competencies.map(({ rubric }) => rubric),
      (id, position) => finding(pointer('competencies', position, 'rubric'), { code: 'duplicate-id', id }),
    ),
    ...role.competencies.flatMap((competency, position) =>
      competency.pool.flatMap((question, place) =>
        competency.core.includes(question)
          ? [
              finding(pointer('competencies', position, 'pool', place), {
                code: 'question-core-and-pool',
                question,
              }),
            ]
          : [],
      ),
    ),
    ...repeated(
      role.interviews.map(({ id }) => id),
      (id, position) => finding(pointer('interviews', position, 'id'), { code: 'duplicate-id', id }),
    ),
    ...role.interviews.flatMap((interview, position) =>
      interview.competencies.flatMap((id, place) =>
        known.has(id)
          ? []
          : [
              finding(
                pointer('interviews', position, 'competencies', place),
                unknownReference('competency', id, known),
              ),
            ],
      ),
    ),
    ...ordered('strongHire', 'hire'),
    ...ordered('hire', 'discuss'),
  ];
}
